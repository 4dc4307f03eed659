"""What an instance of this machine runs where no desktop can be locked in: never one that is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prompt2mesh.bootstrap.instances import open_local_instances
from prompt2mesh.instances.local.driver import LocalInstances
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.ports.instances import Owner
from tests.support.instances_contract import wait_phase
from tests.support.local_instances import end_all, processes_below
from tests.support.runners import wait_for

pytestmark = [pytest.mark.blender, pytest.mark.slow]
MALLORY = Owner(user_id="mallory")


@pytest.fixture
def without_namespaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with all programs of a desktop, on which bubblewrap is not allowed to do anything."""
    monkeypatch.setattr("prompt2mesh.builders.desktop.PROGRAMS", {"sh": "dash"})
    monkeypatch.setattr("prompt2mesh.builders.desktop.NOVNC", Path(__file__))
    bwrap = tmp_path / "bin" / "bwrap"
    bwrap.parent.mkdir()
    bwrap.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2; exit 1\n")
    bwrap.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bwrap.parent}:/usr/bin:/bin")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    yield folder
    end_all(folder / "instances")


def opened(data: Path, sandbox: str) -> LocalInstances:
    return open_local_instances(read_service_settings({"PROMPT2MESH_DATA": str(data), "PROMPT2MESH_SANDBOX": sandbox}))


@pytest.mark.usefixtures("without_namespaces")
def test_without_namespaces_blender_has_no_window_and_the_instance_says_why(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setenv("PROMPT2MESH_SANDBOX", "weak")  # so that Blender runs at all, behind the other locks
    instances = opened(data, "weak")
    instances.ensure(MALLORY)
    told = wait_phase(instances, MALLORY.user_id, "Ready", "Failed")
    assert told[-1].phase == "Ready", told[-1]
    assert any("without a window" in one.message and "No permissions" in one.message for one in told), told
    address = instances.address(MALLORY.user_id)
    assert address is not None
    assert address.desktop_url == ""
    [log] = instances.folder.slots.glob("*/supervisor.log")
    assert "without a window: the sandbox does not close: bwrap: No permissions" in log.read_text()


@pytest.mark.usefixtures("without_namespaces")
@pytest.mark.parametrize(("sandbox", "word"), [("strict", "bubblewrap"), ("off", "PROMPT2MESH_SANDBOX=strict")])
def test_where_no_code_of_others_may_run_no_blender_of_others_runs(
    data: Path, monkeypatch: pytest.MonkeyPatch, sandbox: str, word: str
) -> None:  # fmt: skip
    monkeypatch.setenv("PROMPT2MESH_SANDBOX", sandbox)
    instances = opened(data, sandbox)
    instances.ensure(MALLORY)
    failed = wait_phase(instances, MALLORY.user_id, "Ready", "Failed")[-1]
    assert failed.phase == "Failed"
    wait_for(lambda: (instances.get(MALLORY.user_id) or failed).retry_at is not None)
    told = instances.get(MALLORY.user_id)
    assert told is not None
    assert word in told.message
    commands = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in processes_below(data)]
    assert [one for one in commands if b"prompt2mesh.desktop" in one] == []
