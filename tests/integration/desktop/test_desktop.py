"""A desktop as in its image: what it may write, what counts as somebody working, and what survives the death of a part."""

import base64
import contextlib
import hashlib
import http.client
import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from websockets.sync.client import connect

from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.desktop.access import web_token
from prompt2mesh.mesh.errors import CodeRefusedError
from tests.support.desktop import Desktop, has_desktop, running_desktop

pytestmark = [
    pytest.mark.blender,
    pytest.mark.slow,
    pytest.mark.skipif(not has_desktop(), reason="the programs of a desktop are not installed: tools/test_systems.sh"),
]
TOKEN = "a-token-of-enough-characters"  # noqa: S105 - of these tests
PIECE = 4 << 20


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desktop") / "scratch"


@pytest.fixture(scope="module")
def desktop(scratch: Path) -> Iterator[Desktop]:
    with running_desktop(scratch, token=TOKEN, options=["--drain-seconds", "10"]) as started:
        yield started


@pytest.fixture
def scene(desktop: Desktop) -> Iterator[SocketScene]:
    with closing(desktop.scene()) as opened:
        yield opened


def until(what: Callable[[], object], *, seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not come to be"
        time.sleep(0.1)


def got(desktop: Desktop, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", desktop.web_port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    words = answer.read().decode()
    connection.close()
    return answer.status, words


def names(scene: SocketScene) -> set[str]:
    return {one["name"] for one in scene.command("get_scene_info", limit=200)["objects"]}


def test_it_runs_as_an_ordinary_user_who_can_write_nowhere_else(desktop: Desktop, scene: SocketScene) -> None:
    tried = scene.command("execute_code", code=(
        "import os\n"
        "print(os.getuid(), open('/proc/self/status').read().split('CapEff:')[1].split()[0])\n"
        "for place in ('/', '/usr/share', '/opt/prompt2mesh', '/var/tmp', '/etc', os.path.expanduser('~')):\n"
        "    try:\n"
        "        open(place + '/probe', 'w').close(); print(place, 'written')\n"
        "    except OSError as exc:\n"
        "        print(place, exc.errno)\n"
        "print(open(f'/proc/{os.getpid()}/environ').read().count('a-token'), open('/proc/self/cmdline').read().count('a-token'))\n"
    ))["result"].splitlines()  # fmt: skip
    if os.geteuid() == 0:
        assert tried[0] == "1000 0000000000000000"
    assert all(line.endswith((" 13", " 30")) for line in tried[1:6]), tried
    assert tried[6] == "/mnt/scratch/home written"
    assert tried[7] == "0 0"  # neither Blender nor what it starts sees the token
    assert set(desktop.parts()) == {"Xtigervnc", "openbox", "blender"}


def test_health_and_readiness_are_open_and_all_else_needs_a_key(desktop: Desktop) -> None:
    assert got(desktop, "/healthz") == (200, "alive")
    assert got(desktop, "/readyz") == (200, "ready")
    assert got(desktop, "/")[0] == 401
    assert desktop.url.endswith(web_token(TOKEN))
    with pytest.raises(CodeRefusedError):
        SocketScene(port=desktop.mcp_port, token=TOKEN[::-1])


def test_vnc_asks_for_the_password_on_its_port_and_over_the_web_socket(desktop: Desktop) -> None:
    with socket.create_connection(("127.0.0.1", desktop.vnc_port), timeout=10) as viewer:
        assert viewer.recv(12) == b"RFB 003.008\n"
        viewer.sendall(b"RFB 003.008\n")
        count = viewer.recv(1)[0]
        assert sorted(viewer.recv(count)) == [2, 19]  # the password, and over TLS; never none
    headers = {"Authorization": f"Bearer {web_token(TOKEN)}"}
    with connect(f"ws://127.0.0.1:{desktop.web_port}/websockify", additional_headers=headers, compression=None) as web:
        assert web.recv(timeout=10) == b"RFB 003.008\n"
    status, words = got(desktop, "/connection.json", **headers)
    assert status == 200
    assert len(json.loads(words)["password"]) == 8


def test_commands_count_as_work_and_the_agents_own_do_not(scene: SocketScene) -> None:
    scene.command("get_scene_info")
    assert scene.command("get_activity")["last"] == "get_scene_info"
    time.sleep(0.6)
    scene.command("save_scene")
    scene.command("ping")
    found = scene.command("get_activity")
    assert found["last"] == "get_scene_info"
    assert found["idle_s"] >= 0.6
    assert found["input_idle_s"] is None  # nobody has touched anything
    assert not found["busy"]


def test_a_scene_is_saved_taken_away_and_loaded_again_in_the_same_window(desktop: Desktop, scene: SocketScene) -> None:
    blender = desktop.parts()["blender"]
    scene.command("execute_code", code=(
        "import bpy, os\nbpy.ops.mesh.primitive_monkey_add()\nbpy.context.object.name = 'kept'\n"
        "text = bpy.data.texts.new('evil.py'); text.use_module = True\n"
        "text.write('import bpy; bpy.app.driver_namespace[\"ran\"] = True')\n"
        "import numpy as np\nmesh = bpy.data.meshes.new('noise'); mesh.vertices.add(700_000)\n"
            "mesh.vertices.foreach_set('co', np.random.default_rng(1).random(2_100_000, dtype='f4'))\n"
            "bpy.context.collection.objects.link(bpy.data.objects.new('noise', mesh))\n"
    ), timeout_s=300)  # fmt: skip
    saved = scene.command("save_scene", timeout_s=300)
    assert saved["bytes"] > PIECE
    data = b"".join(
        base64.b64decode(scene.command("read_scene", name=saved["name"], offset=at, length=PIECE)["data_base64"])
        for at in range(0, saved["bytes"], PIECE)
    )
    assert hashlib.sha256(data).hexdigest() == saved["sha256"]
    scene.command("execute_code", code="import bpy\nbpy.ops.wm.read_homefile(use_empty=True)", timeout_s=120)
    assert "kept" not in names(scene)
    for at in range(0, len(data), PIECE):
        piece = base64.b64encode(data[at : at + PIECE]).decode()
        scene.command("write_scene", name="back.blend", offset=at, data_base64=piece)
    scene.command("load_scene", name="back.blend", sha256=saved["sha256"], timeout_s=120)
    assert "kept" in names(scene)
    told = scene.command("execute_code", code=(
        "import bpy\nprint(bpy.app.driver_namespace.get('ran'), len(bpy.context.window_manager.windows),"
        " bpy.context.window_manager.windows[0].screen.name)"
    ))["result"]  # fmt: skip
    assert told.split()[:2] == ["None", "1"]  # no script of it ran
    scene.command("execute_code", timeout_s=120, code=(
        "import bpy\nbpy.ops.wm.open_mainfile(filepath=bpy.data.filepath, load_ui=False, use_scripts=True)"
    ))  # fmt: skip
    found = scene.command("execute_code", code="import bpy\nprint(bpy.app.driver_namespace.get('ran'))")
    assert found["result"].strip() == "True"  # it would have
    assert desktop.parts()["blender"] == blender


def test_a_blender_that_dies_comes_back_with_the_scene_and_on_the_same_port(desktop: Desktop) -> None:
    with closing(desktop.scene()) as before:
        # As by hand: nothing that a client asked for is saved before it happens.
        before.command(
            "execute_code", code="import bpy\nbpy.ops.mesh.primitive_cone_add()\nbpy.context.object.name = 'cone'"
        )
        told = before.command("get_activity")
        copies = sorted((desktop.folder / "scene").glob("autosave-*.blend"))
        until(lambda: sorted((desktop.folder / "scene").glob("autosave-*.blend")) != copies)
    dead = desktop.parts()["blender"]
    os.kill(dead, signal.SIGKILL)
    until(lambda: desktop.parts().get("blender", dead) != dead)
    until(lambda: got(desktop, "/readyz")[0] == 200)
    with closing(desktop.scene()) as after:
        assert "cone" in names(after)
        found = after.command("get_activity")
        assert found["boot_id"] != told["boot_id"]
        assert found["changes"] > 0  # it is not a fresh scene
        assert found["lineage"] == told["lineage"]


def test_a_screen_or_window_manager_that_dies_comes_back(desktop: Desktop) -> None:
    manager = desktop.parts()["openbox"]
    os.kill(manager, signal.SIGKILL)
    until(lambda: desktop.parts().get("openbox", manager) != manager)
    before = desktop.parts()
    os.kill(before["Xtigervnc"], signal.SIGKILL)
    until(lambda: set(after := desktop.parts()) == set(before) and not set(after.values()) & set(before.values()))
    until(lambda: got(desktop, "/readyz")[0] == 200)
    with closing(desktop.scene()) as scene:
        assert "cone" in names(scene)


def test_asked_to_end_it_saves_waits_for_the_agent_and_leaves_nothing(desktop: Desktop) -> None:
    """The last of this desktop: those after it start their own."""
    parts = desktop.parts()
    with closing(desktop.scene()) as agent:
        agent.command(
            "execute_code", code="import bpy\nbpy.ops.mesh.primitive_torus_add()\nbpy.context.object.name = 'torus'"
        )
        os.kill(desktop.pid, signal.SIGTERM)
        until(lambda: "the scene is saved" in desktop.said(), seconds=60)
        assert got(desktop, "/readyz")[0] == 503
        saved = agent.command("save_scene", timeout_s=30)  # the agent still gets it
        assert saved["bytes"] > 0
    assert desktop.process.wait(60) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in parts.values())
    assert "the desktop has ended" in desktop.said()


def test_the_next_desktop_goes_on_with_the_scene_and_a_killed_one_leaves_no_orphan(
    scratch: Path, desktop: Desktop
) -> None:
    assert desktop.process.poll() is not None, "the test before this one ends the first desktop"
    # As in its pod: reached from other machines, behind a router that asks who comes.
    with running_desktop(scratch, token=TOKEN, options=["--host", "0.0.0.0", "--web-access", "router"]) as second:  # noqa: S104
        assert got(second, "/")[0] == 200
        with socket.create_connection(("127.0.0.1", second.vnc_port), timeout=10) as viewer:
            assert viewer.recv(12) == b"RFB 003.008\n"
        with closing(second.scene()) as scene:
            assert "torus" in names(scene)
        parts = second.parts()
        assert set(parts) == {"Xtigervnc", "openbox", "blender"}
        os.kill(second.pid, signal.SIGKILL)
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in parts.values()), seconds=20)
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", second.mcp_port), timeout=1):
            pytest.fail("something still listens")
