"""`k8s/user_instance_manager.py` on a real API server, as a person with no more than the rights it needs."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from prompt2mesh.cli.instances import app
from prompt2mesh.studio.ports.instances import ON_THE_WAY
from tests.support.cluster.control_plane import ControlPlane

ROOT = Path(__file__).parents[2]
MANAGER = ROOT / "k8s" / "user_instance_manager.py"
NAMESPACE = "prompt2mesh-instances"


@pytest.fixture(scope="module")
def person(control_plane: ControlPlane) -> Path:
    """Somebody who may use `--direct` in the namespace of instances, where Pod Security is enforced."""
    for name in ("00-namespace.yaml", "crds.yaml", "rbac-api.yaml"):
        control_plane.kubectl("apply", "--server-side", "-f", str(ROOT / "k8s" / "base" / name))
    for role in ("prompt2mesh-instances-direct", "prompt2mesh-instances-edit"):
        control_plane.apply({
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
            "metadata": {"name": f"test-person-{role}", "namespace": NAMESPACE},
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
            "subjects": [{"kind": "User", "name": "person", "apiGroup": "rbac.authorization.k8s.io"}],
        })  # fmt: skip
    return control_plane.user_kubeconfig("person")


def manage(kubeconfig: Path, *arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(
        app, [*arguments, "--kubeconfig", str(kubeconfig)], env={"PROMPT2MESH_INSTANCES": "kubernetes"}
    )
    assert done.exit_code == code, (arguments, done.stdout, done.stderr)
    return done


def left(control_plane: ControlPlane, slot: str) -> list[str]:
    kinds = control_plane.kubectl("api-resources", "--verbs=list", "--namespaced", "-o", "name").split()
    kinds = [kind for kind in kinds if not kind.startswith("events")]
    return control_plane.kubectl(
        "get", ",".join(kinds), "-n", NAMESPACE, "-l", f"prompt2mesh.io/slot={slot}", "-o", "name"
    ).split()


def test_a_direct_instance_lives_and_leaves_nothing(control_plane: ControlPlane, person: Path) -> None:
    user = "Ann <ann@example.org>"
    made = manage(person, "create", user, "--direct", "--wait", "-o", "json", "--set", "domain=mesh.example.org")
    one: dict[str, Any] = json.loads(made.stdout)
    assert one["phase"] == "Ready"
    assert one["owner"]["user_id"] == user
    slot = one["name"]
    # Told line by line where there is no terminal; a quick start may pass a phase between two looks.
    told = [line.removeprefix(f"{slot}: ") for line in made.stderr.splitlines() if line.startswith(f"{slot}: ")]
    assert told == [phase for phase in ON_THE_WAY if phase in told]
    assert told[-1] == "Ready"
    assert len(told) > 1

    again = json.loads(manage(person, "create", user, "--direct", "-o", "json").stdout)
    assert again["incarnation"] == one["incarnation"]  # nothing restarted
    assert manage(person, "list", "--direct", "-o", "name").stdout.split() == [slot]
    assert manage(person, "url", user, "--direct").stdout == f"https://{slot}.mesh.example.org/\n"

    manage(person, "suspend", user, "--direct", "--wait")
    assert not [item for item in left(control_plane, slot) if item.startswith("pod/")]
    assert json.loads(manage(person, "status", user, "--direct", "-o", "json", code=6).stdout)["phase"] == "Suspended"
    token = control_plane.get("secret", slot, "-n", NAMESPACE)["data"]
    resumed = json.loads(manage(person, "resume", user, "--direct", "--wait", "-o", "json").stdout)
    assert resumed["phase"] == "Ready"
    assert resumed["incarnation"] != one["incarnation"]
    assert control_plane.get("secret", slot, "-n", NAMESPACE)["data"] == token

    manage(person, "delete", user, "--direct", "--wait")
    assert left(control_plane, slot) == []
    manage(person, "status", user, "--direct", code=2)


def test_what_the_script_prints_without_a_cluster_can_be_applied(control_plane: ControlPlane, person: Path) -> None:
    for arguments in (["--direct", "-o", "yaml"], ["-o", "json", "--expires", "8h"]):
        done = subprocess.run(
            [sys.executable, MANAGER, "create", "dry", "--dry-run", *arguments],
            check=True, capture_output=True, text=True, cwd=ROOT.parent, env={},
        )  # fmt: skip
        control_plane.kubectl(
            "apply", "--server-side", "--dry-run=server", "-f", "-", stdin=done.stdout, kubeconfig=person
        )


def test_an_instance_of_the_operator_is_asked_for_by_its_resource(control_plane: ControlPlane, person: Path) -> None:
    manage(person, "create", "ben", "--team", "red", "--profile", "gpu")
    found = control_plane.get("userinstance", "user-ben", "-n", NAMESPACE)
    assert {key: found["spec"][key] for key in ("userId", "team", "state", "profile", "pool")} == {
        "userId": "ben", "team": "red", "state": "Running", "profile": "gpu", "pool": "default",
    }  # fmt: skip
    refused = manage(person, "create", "ben", "--direct", code=2)
    assert "operator" in refused.stderr
    late = manage(person, "status", "ben", "--wait", "--timeout", "1", code=5)  # no operator runs here
    assert "wait_timeout" in late.stderr
    manage(person, "suspend", "ben")
    assert control_plane.get("userinstance", "user-ben", "-n", NAMESPACE)["spec"]["state"] == "Suspended"
    manage(person, "delete", "ben")
    left_alone = control_plane.get("userinstance", "user-ben", "-n", NAMESPACE)["metadata"]
    assert left_alone["deletionTimestamp"]
    assert left_alone["finalizers"]  # the operator ends what belongs to it first, and here is none
    control_plane.kubectl("patch", "userinstance", "user-ben", "-n", NAMESPACE, "--type=merge",
                          "-p", '{"metadata":{"finalizers":null}}')  # fmt: skip
    manage(person, "delete", "ben", code=2)


def test_a_set_that_the_cluster_refuses_is_told_so(control_plane: ControlPlane, person: Path) -> None:
    control_plane.apply({
        "apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "test-full", "namespace": NAMESPACE},
        "spec": {"hard": {"pods": "0"}},
    })  # fmt: skip
    try:
        failed = manage(person, "create", "cleo", "--direct", "--wait", "--timeout", "60", code=5)
        assert "exceeded quota" in failed.stderr
    finally:
        control_plane.kubectl("delete", "resourcequota", "test-full", "-n", NAMESPACE)
        manage(person, "delete", "cleo", "--direct")


def test_cleanup_shows_first_and_takes_only_what_is_over(control_plane: ControlPlane, person: Path) -> None:
    manage(person, "create", "dora", "--direct")
    manage(person, "create", "emil", "--direct", "--expires", "1s")
    stray = {
        "apiVersion": "v1", "kind": "Service", "spec": {"ports": [{"port": 1}]},
        "metadata": {"name": "inst-zzzzzzzz-agent", "namespace": NAMESPACE,
                     "labels": {"app.kubernetes.io/part-of": "prompt2mesh", "prompt2mesh.io/slot": "inst-zzzzzzzz"}},
    }  # fmt: skip
    control_plane.apply(stray)

    def looked() -> list[str]:
        shown = manage(person, "cleanup", "--direct", "--dry-run", "--older-than", "0", "-o", "json").stdout
        return sorted(item["name"] for item in json.loads(shown))

    deadline = time.monotonic() + 60
    while "user-emil" not in looked():  # until its second is over
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert looked() == ["Service inst-zzzzzzzz-agent", "user-emil"]
    asked = manage(person, "cleanup", "--direct", "--older-than", "0", code=2)
    assert "--yes" in asked.stderr
    manage(person, "cleanup", "--direct", "--older-than", "0", "--yes")
    assert left(control_plane, "inst-zzzzzzzz") == []
    assert left(control_plane, "user-emil") == []
    assert len(left(control_plane, "user-dora")) > 10
    manage(person, "delete", "dora", "--direct")


def test_a_person_without_rights_is_told_which_are_missing(control_plane: ControlPlane) -> None:
    stranger = control_plane.user_kubeconfig("stranger")
    refused = manage(stranger, "create", "mallory", "--direct", code=2)
    assert "forbidden" in refused.stderr
    assert "k8s/base" in refused.stderr
