"""k8s/base as its README says it is used: applied as it is written, to a real API server, where nothing was before."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.apart import apart_programs
from tests.support.cluster.control_plane import ControlPlane
from tests.support.cluster.manifests import named, of_kind, read_manifests

_ROOT = Path(__file__).parents[2]
BASE = _ROOT / "k8s/base"
NAMESPACE, INSTANCES = "prompt2mesh", "prompt2mesh-instances"


@pytest.fixture(scope="module")
def manifests() -> list[dict[str, Any]]:
    return read_manifests(BASE)


@pytest.fixture(scope="module")
def applied(empty_cluster: ControlPlane) -> str:
    """What kubectl said to the one command of the README; a refusal or a warning ends the tests here."""
    return _apply(empty_cluster)


def _apply(cluster: ControlPlane, *more: str) -> str:
    done = subprocess.run(
        [cluster.programs / "kubectl", "apply", "-f", "k8s/base/", *more], cwd=_ROOT, capture_output=True, text=True,
        check=False, env={"HOME": str(cluster.folder), "KUBECONFIG": str(cluster.kubeconfig)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    # Pod Security (the namespaces ask to be warned), unknown fields, and what is deprecated.
    assert "Warning" not in done.stderr, done.stderr
    return done.stdout


def test_one_command_makes_all_of_it_at_the_first_try(
    empty_cluster: ControlPlane, applied: str, manifests: Sequence[dict[str, Any]]
) -> None:
    assert applied.count(" created") == len(manifests), applied
    for each in of_kind(manifests, "Deployment"):
        name, wanted = each["metadata"]["name"], each["spec"]["replicas"]
        empty_cluster.kubectl("rollout", "status", f"deployment/{name}", "-n", NAMESPACE, "--timeout=90s")
        status = empty_cluster.get("deployment", name, "-n", NAMESPACE)["status"]
        assert status.get("availableReplicas", 0) == wanted, name
    for each in empty_cluster.get("persistentvolumeclaims", "-n", NAMESPACE)["items"]:
        assert each["status"]["phase"] == "Bound", each["metadata"]["name"]
    empty_cluster.kubectl(
        "wait", "--for=condition=Complete", "job/prompt2mesh-db-init", "-n", NAMESPACE, "--timeout=60s"
    )


def test_applied_again_nothing_changes(empty_cluster: ControlPlane, applied: str) -> None:
    del applied

    def content() -> dict[str, Any]:
        found = empty_cluster.get("secret,poddisruptionbudget", "-n", NAMESPACE)["items"]
        return {each["metadata"]["uid"]: each.get("data") or each["spec"] for each in found}

    before = content()
    again = _apply(empty_cluster).splitlines()
    changed = {line.split("/")[0] for line in again if not line.endswith(" unchanged")}
    # kubectl always writes stringData, and the selector of a budget, though they are the same.
    assert changed <= {"secret", "poddisruptionbudget.policy"}, again
    assert content() == before


def test_the_optional_blender_is_let_in_too(empty_cluster: ControlPlane, applied: str) -> None:
    del applied
    try:
        empty_cluster.kubectl("scale", "deployment/prompt2mesh-blender", "-n", NAMESPACE, "--replicas=1")
        empty_cluster.kubectl("rollout", "status", "deployment/prompt2mesh-blender", "-n", NAMESPACE, "--timeout=60s")
    finally:
        empty_cluster.kubectl("scale", "deployment/prompt2mesh-blender", "-n", NAMESPACE, "--replicas=0")


def test_what_writes_the_one_volume_is_on_one_node(empty_cluster: ControlPlane, applied: str) -> None:
    del applied
    found = empty_cluster.get("pods", "-n", NAMESPACE, "-l", "prompt2mesh.io/blobs=shared")["items"]
    assert len(found) >= 5
    assert len({each["spec"]["nodeName"] for each in found}) == 1


def test_kustomize_knows_the_same_objects(empty_cluster: ControlPlane, manifests: Sequence[dict[str, Any]]) -> None:
    rendered = empty_cluster.kubectl("kustomize", str(BASE))
    kinds = re.findall(r"^kind: (\w+)$", rendered, re.MULTILINE)
    assert sorted(kinds) == sorted(each["kind"] for each in manifests)


_MAY = {
    "prompt2mesh-api": {"create userinstances", "patch userinstances", "get secrets"},
    "prompt2mesh-operator": {
        "create instancepools", "create deployments", "delete pods", "patch userinstances", "get secrets", "list secrets"
    },
    "prompt2mesh-streamlit": set[str](), "prompt2mesh-postgres": set[str](), "prompt2mesh-db-init": set[str](),
    "prompt2mesh-blender": set[str](), "prompt2mesh-router": set[str](),
}  # fmt: skip
_NOBODY_MAY = {"create pods", "delete instancepools", "create roles", "create pods/exec", "impersonate users"}


def test_each_account_may_do_its_work_and_no_more(
    empty_cluster: ControlPlane, applied: str, manifests: Sequence[dict[str, Any]]
) -> None:
    """Asked as `kubectl auth can-i` asks, all at once."""
    del applied
    assert {each["metadata"]["name"] for each in of_kind(manifests, "ServiceAccount")} == _MAY.keys()
    questions = [
        (account, namespace, question)
        for account in _MAY
        for namespace in (INSTANCES, NAMESPACE, "kube-system")
        for question in sorted(set.union(_NOBODY_MAY, *_MAY.values()))
    ]
    reviews = [_review(*each) for each in questions]
    answers = empty_cluster.kubectl(
        "create", "-f", "-", "-o", 'jsonpath={.status.allowed}{"\\n"}',
        stdin=json.dumps({"apiVersion": "v1", "kind": "List", "items": reviews}),
    ).splitlines()  # fmt: skip
    allowed = {each for each, answer in zip(questions, answers, strict=True) if answer == "true"}
    assert allowed == {(account, INSTANCES, question) for account, may in _MAY.items() for question in may}


def _review(account: str, namespace: str, question: str) -> dict[str, Any]:
    verb, resource = question.split(" ")
    resource, _, subresource = resource.partition("/")
    group = {"userinstances": "prompt2mesh.io", "instancepools": "prompt2mesh.io", "deployments": "apps",
             "roles": "rbac.authorization.k8s.io"}.get(resource, "")  # fmt: skip
    return {
        "apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview",
        "spec": {
            "user": f"system:serviceaccount:{NAMESPACE}:{account}",
            "groups": ["system:serviceaccounts", f"system:serviceaccounts:{NAMESPACE}", "system:authenticated"],
            "resourceAttributes": {
                "namespace": namespace, "verb": verb, "group": group, "resource": resource, "subresource": subresource
            },
        },
    }  # fmt: skip


def test_the_operator_makes_the_first_pool_with_its_own_rights(
    empty_cluster: ControlPlane, applied: str, manifests: Sequence[dict[str, Any]], tmp_path: Path
) -> None:
    del applied
    spec = named(manifests, "ConfigMap", "prompt2mesh-config")["data"]["PROMPT2MESH_DEFAULT_POOL"]
    arguments = named(manifests, "Deployment", "prompt2mesh-operator")["spec"]["template"]["spec"]["containers"][0][
        "args"
    ]
    kubeconfig = empty_cluster.service_account_kubeconfig(NAMESPACE, "prompt2mesh-operator")
    command = [sys.executable, *arguments[1:], "--kubeconfig", kubeconfig, "--host", "127.0.0.1", "--port", "0"]
    with (tmp_path / "log").open("wb") as log:
        operator = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=_ROOT, env={**os.environ, "PROMPT2MESH_DEFAULT_POOL": spec}
        )
    try:
        deadline = time.monotonic() + 60
        while not (found := empty_cluster.get("instancepools", "-n", INSTANCES)["items"]):
            assert time.monotonic() < deadline, (tmp_path / "log").read_text()
            time.sleep(0.3)
    finally:
        operator.kill()
        operator.wait()
    assert [each["metadata"]["name"] for each in found] == ["default"]
    assert json.loads(spec).items() <= found[0]["spec"].items()


def test_checkov_finds_nothing_that_is_not_argued() -> None:
    done = subprocess.run(
        [apart_programs("checkers") / "checkov", "--directory", "k8s/base", "--framework", "kubernetes", "--compact",
         "--quiet", "--skip-download", "--output", "json"],
        cwd=_ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    report = json.loads(done.stdout)
    failed = [
        f"{each['check_id']} {each['check_name']}: {each['resource']}" for each in report["results"]["failed_checks"]
    ]
    assert not failed, "\n".join(sorted(failed))
    assert report["summary"]["passed"] > 500  # it has read them
