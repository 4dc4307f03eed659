"""An instance of one machine with a real desktop: it is locked in, is shown, is saved, and leaves nothing behind."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx2
import pytest

from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.instances.local.driver import LocalInstances
from prompt2mesh.instances.local.keeper import InstanceKeeper
from prompt2mesh.instances.local.records import SupervisorOrder
from prompt2mesh.studio.ports.instances import InstanceAddress, Owner
from tests.support.desktop import has_desktop
from tests.support.instances_contract import wait_phase
from tests.support.local_instances import end_all, supervisors_below
from tests.support.runners import wait_for

pytestmark = [
    pytest.mark.blender,
    pytest.mark.slow,
    pytest.mark.skipif(not has_desktop(), reason="the programs of a desktop are not installed: tools/test_systems.sh"),
]
MALLORY = Owner(user_id="mallory")
SECRET = "only-the-service-may-read-this"  # noqa: S105 - a canary


@pytest.fixture(scope="module")
def instances(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalInstances]:
    data = tmp_path_factory.mktemp("data")
    (data / "studio.db").write_text(SECRET)
    opened = LocalInstances(data / "instances", order=SupervisorOrder(name="", desktop=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JWT_SECRET_KEY", SECRET)
        keeper = InstanceKeeper(opened, look_every_s=0.5)
        keeper.start()
        opened.ensure(MALLORY)
        wait_phase(opened, MALLORY.user_id, "Ready")
        yield opened
        keeper.close()
    end_all(data / "instances")


@pytest.fixture(scope="module")
def address(instances: LocalInstances) -> InstanceAddress:
    found = instances.address(MALLORY.user_id)
    assert found is not None
    return found


def descendants_of(pid: int) -> list[int]:
    direct = [int(one) for path in Path(f"/proc/{pid}/task").glob("*/children") for one in path.read_text().split()]
    return [*direct, *(inner for one in direct for inner in descendants_of(one))]


def run(address: InstanceAddress, code: str) -> str:
    with closing(SocketScene(address.mcp_host, address.mcp_port, token=address.token)) as scene:
        return str(scene.command("execute_code", code=code, timeout_s=60)["result"])


def test_its_window_is_shown_and_its_blender_answers(address: InstanceAddress) -> None:
    assert httpx2.get(f"{address.desktop_url}/readyz", timeout=30).text == "ready"
    assert run(address, "import bpy; print(bpy.app.background)").strip() == "False"


def test_code_in_its_blender_reaches_nothing_of_the_service(
    instances: LocalInstances, address: InstanceAddress
) -> None:  # fmt: skip
    data = instances.folder.root.parent
    [supervisor] = supervisors_below(instances.folder.root)
    told = run(address, f"""
import os, socket
def tried(name, what):
    try: print(name, what())
    except Exception as exc: print(name, type(exc).__name__)
tried("database", lambda: open({str(data / "studio.db")!r}).read())
tried("folder", lambda: os.listdir({str(data)!r}))
tried("environment", lambda: open("/proc/{os.getpid()}/environ").read())
tried("supervisor", lambda: open("/proc/{supervisor}/cmdline").read())
tried("signal", lambda: os.kill({os.getpid()}, 0))
tried("agent", lambda: socket.create_connection(("127.0.0.1", {address.agent_url.rpartition(":")[2]}), timeout=5))
tried("variables", lambda: [one for one in os.environ if "SECRET" in one or "PROMPT2MESH" in one])
tried("scratch", lambda: open(os.path.expanduser("~/kept"), "w").write("kept"))
""")  # fmt: skip
    assert SECRET not in told
    *others, agent, variables, scratch = told.splitlines()
    assert others == ["database FileNotFoundError", "folder FileNotFoundError", "environment FileNotFoundError",
                      "supervisor FileNotFoundError", "signal ProcessLookupError"]  # fmt: skip
    assert agent in {"agent PermissionError", "agent ConnectionRefusedError"}, "with Landlock, and by the network alone"
    assert (variables, scratch) == ("variables []", "scratch 4")


def test_a_killed_supervisor_takes_the_desktop_along_and_the_next_has_the_scene(
    instances: LocalInstances, address: InstanceAddress
) -> None:  # fmt: skip
    run(address, "import bpy; bpy.data.objects['Cube'].name = 'kept'")
    with closing(SocketScene(address.mcp_host, address.mcp_port, token=address.token)) as scene:
        scene.command("keep_copy", timeout_s=60)  # which it does by itself after a few seconds
    [supervisor] = supervisors_below(instances.folder.root)
    parts = descendants_of(supervisor)
    assert len(parts) > 5
    os.kill(supervisor, signal.SIGKILL)
    wait_for(lambda: not [pid for pid in parts if Path(f"/proc/{pid}").exists()])
    wait_phase(instances, MALLORY.user_id, "Ready")
    again = instances.address(MALLORY.user_id)
    assert again is not None
    assert run(again, "import bpy; print('kept' in bpy.data.objects)").strip() == "True"


def test_asked_to_end_it_saves_the_scene_first(instances: LocalInstances) -> None:
    """The last: it ends the desktop that the others used."""
    root = instances.folder.root
    [log], copy = root.glob("slots/*/blender.log"), root.parent / "log"
    os.link(log, copy)
    os.kill(supervisors_below(root)[0], signal.SIGTERM)
    wait_for(lambda: "the desktop has ended" in copy.read_text(errors="replace"))
    assert "the scene is saved" in copy.read_text(errors="replace")
