"""The service from k8s/deploy.sh to --destroy on a real control plane, and the commands of k8s/README.md on it."""

import re
import shlex
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.cluster.control_plane import ControlPlane
from tests.support.deploy_script import ROOT, Run, run_deploy

README = ROOT / "k8s/README.md"
_HERE = ("--overlay", "base", "--generate-secrets", "--context", "test", "--skip-smoke-test", "--wait-timeout", "4m")


def _rows() -> list[list[str]]:
    table = README.read_text().split("## When it does not work")[1]
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in table.splitlines()
        if line.startswith("| ") and "`kubectl" in line
    ]


def _kubectl(plane: ControlPlane, command: str) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    assert words[0] == "kubectl"
    return subprocess.run(
        [plane.programs / "kubectl", "--kubeconfig", plane.kubeconfig, *words[1:]],
        capture_output=True, text=True, check=False, env={"HOME": str(plane.folder)},
    )  # fmt: skip


@pytest.fixture(scope="module")
def deployed(empty_cluster: ControlPlane, tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """The first deployment to an empty cluster, after one that was killed in its middle; and where they worked."""
    folder = tmp_path_factory.mktemp("deploy")
    with subprocess.Popen(
        ["/bin/bash", str(ROOT / "k8s/deploy.sh"), *_HERE], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={
            "HOME": str(folder), "TMPDIR": str(folder), "KUBECONFIG": str(empty_cluster.kubeconfig),
            "PATH": f"{empty_cluster.programs}:/usr/bin:/bin",
        },
    ) as killed:  # fmt: skip
        assert killed.stdout
        for line in killed.stdout:
            if line.startswith("[3/7]"):
                killed.kill()
                break
    return run_deploy(*_HERE, folder=folder, kubeconfig=empty_cluster.kubeconfig), folder


def test_a_deployment_that_was_killed_is_finished_by_the_next(
    deployed: tuple[Run, Path], empty_cluster: ControlPlane
) -> None:
    run, folder = deployed
    assert run.code == 0, run.errors
    steps = [line for line in run.lines if line.startswith("[")]
    assert steps[0].startswith("[1/7] namespaces: ")
    assert steps[0].endswith("unchanged")
    assert "job prompt2mesh-db-init" in run.out
    for each in empty_cluster.get("deployments", "-n", "prompt2mesh")["items"]:
        wanted = each["spec"]["replicas"]
        assert each["status"].get("availableReplicas", 0) == wanted, each["metadata"]["name"]
    secret = empty_cluster.get("secret", "prompt2mesh-secrets", "-n", "prompt2mesh", "--output=json")
    assert len(set(secret["data"].values())) == len(secret["data"])
    assert not list(folder.glob("prompt2mesh-deploy*")), "the killed run's secrets are still in a file"


def test_a_second_run_changes_nothing_and_says_so(deployed: tuple[Run, Path], empty_cluster: ControlPlane) -> None:
    kinds = "deployments,configmaps,secrets,services,jobs,networkpolicies,serviceaccounts"

    def written() -> dict[str, tuple[str, int]]:
        return {
            each["metadata"]["uid"]: (each["metadata"].get("name", ""), each["metadata"].get("generation", 0))
            for each in empty_cluster.get(kinds, "-n", "prompt2mesh")["items"]
        }

    secret = empty_cluster.get("secret", "prompt2mesh-secrets", "-n", "prompt2mesh")["data"]
    before = written()
    # What an autoscaler did is left alone.
    empty_cluster.kubectl("scale", "deployment/prompt2mesh-backend", "-n", "prompt2mesh", "--replicas=3")
    run = run_deploy(*_HERE, folder=deployed[1], kubeconfig=empty_cluster.kubeconfig)
    assert run.code == 0, run.errors
    steps = [line for line in run.lines if line.startswith("[")]
    assert all(line.endswith(("unchanged", "nothing in this overlay")) for line in steps), run.out
    assert "Nothing was changed: the cluster had all of it already." in run.lines
    assert "prompt2mesh-db-init is done and unchanged; it is not run again" in run.out
    assert empty_cluster.get("secret", "prompt2mesh-secrets", "-n", "prompt2mesh")["data"] == secret
    after = written()
    assert set(after) == set(before)
    backend = empty_cluster.get("deployment", "prompt2mesh-backend", "-n", "prompt2mesh")
    assert backend["spec"]["replicas"] == 3
    changed = {after[uid][0] for uid in after if after[uid] != before[uid]}
    assert changed <= {"prompt2mesh-backend"}, "more than the replicas was written"


@pytest.mark.usefixtures("deployed")
def test_each_command_of_the_troubleshooting_table_works(empty_cluster: ControlPlane) -> None:
    rows = _rows()
    assert len(rows) >= 15
    for symptom, look, cause, cure in rows:
        assert cause, symptom
        assert cure, symptom
        found = re.fullmatch(r"`(kubectl .+)`", look)
        assert found, f"one command, and nothing else: {look}"
        done = _kubectl(empty_cluster, found[1])
        assert done.returncode == 0, f"{symptom}: {found[1]}: {done.stderr}"
        assert done.stdout.strip() or "No resources found" in done.stderr, found[1]
        assert not re.search(r"^(error|Error from server)", done.stderr, re.MULTILINE), done.stderr


@pytest.mark.usefixtures("deployed")
def test_the_table_finds_what_it_is_for(empty_cluster: ControlPlane) -> None:
    looks = {symptom: look.strip("`") for symptom, look, *_ in _rows()}

    def said(symptom: str) -> str:
        return _kubectl(empty_cluster, next(look for key, look in looks.items() if symptom in key)).stdout

    assert said("forbidden").strip() == "yes"
    assert "pod-security.kubernetes.io/enforce=restricted" in said("violates PodSecurity")
    assert "POSTGRES_PASSWORD" in said("CreateContainerConfigError")
    assert "idle_timeout.timeout_seconds=3600" in said("60 s")
    assert "Completions" in said("db-init fails")
    empty_cluster.kubectl("set", "image", "deployment/prompt2mesh-router", "-n", "prompt2mesh", "*=no-such-image:1.0")
    deadline = time.monotonic() + 60
    while "ImagePullBackOff" not in said("ImagePullBackOff"):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    empty_cluster.kubectl("rollout", "undo", "deployment/prompt2mesh-router", "-n", "prompt2mesh")


def test_destroy_asks_and_keeps_the_data_and_says_what(deployed: tuple[Run, Path], empty_cluster: ControlPlane) -> None:
    folder, kubeconfig = deployed[1], empty_cluster.kubeconfig
    options = ("--overlay", "base", "--context", "test", "--destroy")
    run = run_deploy(*options, folder=folder, kubeconfig=kubeconfig, answer="yes\n")
    assert (run.code, run.errors) == (10, "That is not test; nothing was deleted.\n")
    assert empty_cluster.get("deployments", "-n", "prompt2mesh")["items"]
    run = run_deploy(*options, folder=folder, kubeconfig=kubeconfig, answer="test\n")
    assert run.code == 0, run.errors
    everything = empty_cluster.kubectl("api-resources", "--verbs=list", "--namespaced", "-o", "name").split()
    kinds = ",".join(kind for kind in everything if not kind.startswith(("events", "endpoint", "pods.metrics")))
    left = {
        f"{each['kind']}/{each['metadata']['name']}"
        for namespace in ("prompt2mesh", "prompt2mesh-instances")
        for each in empty_cluster.get(kinds, "-n", namespace)["items"]
        if "deletionTimestamp" not in each["metadata"]
    }
    assert left == {
        "PersistentVolumeClaim/prompt2mesh-blobs", "PersistentVolumeClaim/prompt2mesh-postgres",
        "Secret/prompt2mesh-secrets", "ServiceAccount/default", "ConfigMap/kube-root-ca.crt",
    }  # fmt: skip
    kept = next(line for line in run.lines if line.startswith("Kept: namespace/prompt2mesh "))
    for name in (
        "persistentvolumeclaim/prompt2mesh-blobs",
        "persistentvolumeclaim/prompt2mesh-postgres",
        "secret/prompt2mesh-secrets",
    ):
        assert name in kept
    cluster = "customresourcedefinitions,clusterroles,clusterrolebindings,priorityclasses"
    assert "prompt2mesh" not in empty_cluster.kubectl("get", cluster, "-o", "name")

    run = run_deploy(*options, "--yes", "--delete-data", folder=folder, kubeconfig=kubeconfig)
    assert run.code == 0, run.errors
    assert "prompt2mesh" not in empty_cluster.kubectl("get", "namespaces,storageclasses", "-o", "name")
    run = run_deploy(*options, "--yes", folder=folder, kubeconfig=kubeconfig)
    assert run.code == 0, run.errors
    assert "Nothing of Prompt2Mesh is left to delete." in run.lines
