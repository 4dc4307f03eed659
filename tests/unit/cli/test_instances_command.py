"""What the commands of instances do where no cluster is asked."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from prompt2mesh.cli.instances import app
from prompt2mesh.cli.instances.following import wait_for
from prompt2mesh.mesh.errors import InstanceFailedError, NotFoundError, WaitTimeoutError
from prompt2mesh.studio.ports.instances import Instance, Owner, Phase, Queueing, Reason
from prompt2mesh.studio.ports.modeling import Canceled, never

ROOT = Path(__file__).parents[3]


def run(*arguments: str, code: int = 0, **environment: str) -> Result:
    done = CliRunner().invoke(app, [*arguments], env={"PROMPT2MESH_INSTANCES": "kubernetes", **environment})
    assert done.exit_code == code, (done.stdout, done.stderr)
    return done


def test_a_dry_run_prints_the_resource_and_asks_nobody() -> None:
    printed = run("create", "Ann <a@b.c>", "--dry-run", "-o", "yaml", "--team", "red", KUBECONFIG="/nowhere").stdout
    [body] = yaml.safe_load_all(printed)
    assert body["kind"] == "UserInstance"
    assert body["spec"] == {
        "userId": "Ann <a@b.c>",
        "state": "Running",
        "profile": "cpu",
        "pool": "default",
        "team": "red",
    }


def test_a_direct_dry_run_prints_every_object() -> None:
    printed = run("create", "alice", "--direct", "--dry-run", "-o", "json", "-n", "people", "--profile", "gpu",
                  "--set", "blenderImage=r/b:1", "--set", "nodeSelector.disk=fast", KUBECONFIG="/nowhere").stdout  # fmt: skip
    listed = json.loads(printed)
    assert listed["kind"] == "List"
    assert {item["metadata"]["namespace"] for item in listed["items"]} == {"people"}
    blender, agent = [item for item in listed["items"] if item["kind"] == "Deployment"]
    assert blender["spec"]["template"]["spec"]["containers"][0]["image"] == "r/b:1"
    assert "nvidia.com/gpu" in blender["spec"]["template"]["spec"]["containers"][0]["resources"]["limits"]
    assert agent["spec"]["template"]["spec"]["nodeSelector"] == {"disk": "fast"}
    names = run("create", "alice", "--direct", "--dry-run", "-o", "name").stdout.split()
    assert "deployment/user-alice-blender" in names


def test_values_of_a_file_are_overridden_by_those_of_the_command(tmp_path: Path) -> None:
    values = tmp_path / "values.yaml"
    values.write_text("storage: Ephemeral\nblenderImage: r/b:1\n")
    printed = run("create", "a", "--direct", "--dry-run", "-o", "yaml", "--values", str(values),
                  "--set", "blenderImage=r/b:2").stdout  # fmt: skip
    assert "r/b:2" in printed
    assert "r/b:1" not in printed
    assert "PersistentVolumeClaim" not in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["create", " ", "--dry-run"], "USER should be"),
        (["create", "a\nb", "--dry-run"], "USER should be"),
        (["create", "a", "--dry-run", "--set", "x=y"], "--direct"),
        (["create", "a", "--direct", "--dry-run", "--set", "x"], "NAME=VALUE"),
        (["create", "a", "--direct", "--dry-run", "--set", "colour=red"], "colour"),
        (["create", "a", "--direct", "--dry-run", "--set", "blenderImage=b:latest"], "latest"),
        (["create", "a", "--dry-run", "--expires", "soon"], "--expires"),
        (["create", "a", "--direct", "--dry-run", "--values", "/nowhere.yaml"], "no file"),
        (["create", "a", "--driver", "local", "--dry-run"], "--driver kubernetes"),
        (["list", "--driver", "local", "-n", "people"], "kubernetes"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_do(arguments: list[str], said: str) -> None:
    assert said in run(*arguments, code=2).stderr


def test_a_cluster_that_is_not_there_is_told_apart() -> None:
    assert "no kubeconfig" in run("list", "--kubeconfig", "/nowhere", code=5).stderr


def test_the_address_of_a_person_needs_no_cluster_where_the_domain_is_known() -> None:
    assert run("url", "alice", "--domain", "mesh.example.org").stdout == "https://user-alice.mesh.example.org/\n"
    assert run("url", "usr_01kb2m3w5x6y7z8a9b0c1d2e3f", PROMPT2MESH_DOMAIN="localhost").stdout == (
        "http://user-01kb2m3w5x6y7z8a9b0c1d2e3f.localhost/\n"
    )


def test_the_script_of_the_checkout_is_a_door_to_the_same_commands() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "k8s" / "user_instance_manager.py", "create", "alice", "--dry-run", "-o", "name"],
        check=True, capture_output=True, text=True, cwd="/", env={},
    )  # fmt: skip
    assert done.stdout == "userinstance/user-alice\n"


class Told:
    """A driver that only tells what it was given to tell."""

    def __init__(self, *told: Instance | None) -> None:
        self._told = told

    def watch(self, user_id: str, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        assert user_id == "ann"
        for one in self._told:
            if canceled():
                return
            yield one


def at(phase: Phase, reason: Reason = "Requested", **more: object) -> Instance:
    return Instance(id="ann", owner=Owner(user_id="ann"), state="Running", phase=phase, reason=reason,
                    created_at=datetime(2026, 1, 1, tzinfo=UTC), **more)  # type: ignore[arg-type]  # fmt: skip


def wait(*told: Instance | None, phase: Phase | None = "Ready", timeout_s: float = 5) -> Instance | None:
    return wait_for(Told(*told), "ann", phase, timeout_s=timeout_s)  # type: ignore[arg-type]


def test_waiting_tells_each_step_and_ends_where_it_should(capsys: pytest.CaptureFixture[str]) -> None:
    queue = Queueing(position=2, of=3, estimate_s=12)
    assert wait(at("Queued", queue=queue), at("Starting"), at("Ready"), at("Failed")) == at("Ready")
    assert capsys.readouterr().err.splitlines() == [
        "user-ann: Queued (2 of 3, about 12 s)", "user-ann: Starting", "user-ann: Ready",
    ]  # fmt: skip
    assert wait(at("Deleting"), None, phase=None) is None


def test_waiting_ends_with_a_reason() -> None:
    with pytest.raises(InstanceFailedError, match="no image"):
        wait(at("Pulling"), at("Failed", "ImagePullFailed", message="no image"))
    again = at("Failed", "CrashLoop", message="crashed", retry_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert wait(again, at("Ready")) == at("Ready")  # it is tried again
    with pytest.raises(InstanceFailedError, match="crashed"):
        wait(again)
    with pytest.raises(NotFoundError):
        wait(at("Starting"), None)
    with pytest.raises(WaitTimeoutError, match="Starting"):
        wait(at("Starting"))
