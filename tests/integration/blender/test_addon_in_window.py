"""The add-on in a real Blender with a window (Debian's 3.4 under Xvfb), installed from its zip as a person would."""

import socket
import struct
import subprocess
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.builders.addon import build_addon
from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.mesh.errors import CodeError, WorkerCrashedError, WorkerTimeoutError
from tests.support.blender_window import OURS, Window, blender_window, has_window_blender

pytestmark = [
    pytest.mark.blender,
    pytest.mark.skipif(not has_window_blender(), reason="Debian's blender and xvfb are not installed"),
]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    folder = tmp_path_factory.mktemp("window")
    archive = build_addon(folder / "addon.zip")
    with blender_window(folder, OURS.format(zip=str(archive))) as opened:
        yield opened


@pytest.fixture
def scene(window: Window) -> Iterator[SocketScene]:
    with closing(SocketScene(port=window.port)) as opened:
        yield opened


def pixels(path: Path) -> tuple[int, int, bytes]:
    """Width, height and the RGBA bytes of a PNG of ours, whose rows are not filtered."""
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    length = struct.unpack(">I", data[33:37])[0]
    rows = zlib.decompress(data[41 : 41 + length])
    stride = width * 4 + 1
    return width, height, b"".join(rows[at + 1 : at + stride] for at in range(0, stride * height, stride))


def test_it_tells_where_it_is(scene: SocketScene) -> None:
    told = scene.command("get_addon_status")
    assert told["window"] is True
    assert told["blender_version"].startswith("3.4")
    assert scene.command("get_scene_info")["types"] == {"MESH": 1, "LIGHT": 1, "CAMERA": 1}


def test_the_viewport_is_shown_as_the_person_sees_it(scene: SocketScene, tmp_path: Path) -> None:
    told = scene.command("get_viewport_screenshot", filepath=str(tmp_path / "before.png"), max_size=400)
    assert told["method"] == "offscreen"
    scene.command("execute_code", code="bpy.data.objects['Cube'].scale = (3, 3, 3)")
    scene.command("get_viewport_screenshot", filepath=str(tmp_path / "after.png"), max_size=400)
    scene.command("undo")
    before, after = pixels(tmp_path / "before.png"), pixels(tmp_path / "after.png")
    assert before[0] == after[0] == 400
    grey = [sum(value > 120 for value in picture[2][::4]) for picture in (before, after)]
    assert grey[1] > 3 * grey[0] > 0  # the cube is lighter than what is behind it, and it grew
    assert scene.command("get_object_info", name="Cube")["scale"] == [1, 1, 1]


def test_undo_and_redo_are_blenders_own(scene: SocketScene) -> None:
    scene.command("execute_code", code="bpy.ops.mesh.primitive_monkey_add()")
    scene.command("execute_code", code="print(len(bpy.data.objects))")
    scene.command("undo")
    assert scene.command("get_scene_info")["object_count"] == 3
    scene.command("redo")
    assert scene.command("get_scene_info")["object_count"] == 4
    # The person may undo it by hand as well: it is a step like any other.
    scene.command("undo")


def test_a_file_that_code_loads_is_no_one_way_street(scene: SocketScene) -> None:
    scene.command("execute_code", code="bpy.data.objects['Cube'].location.x = 2.5")
    scene.command("execute_code", code="bpy.ops.wm.read_homefile(use_empty=True, use_factory_startup=True)")
    assert scene.command("get_scene_info")["object_count"] == 0
    scene.command("undo")
    assert scene.command("get_object_info", name="Cube")["location"][0] == 2.5


def test_a_loop_is_interrupted_and_the_window_lives(scene: SocketScene, window: Window) -> None:
    with pytest.raises(WorkerTimeoutError, match="interrupted"):
        scene.command("execute_code", code="while True: pass", timeout_s=1)
    deadline = time.monotonic() + 30
    while scene.command("ping")["busy"]:  # on a machine with much to do, the word may come before the end
        assert time.monotonic() < deadline
        time.sleep(0.1)
    with pytest.raises(CodeError, match="NameError"):
        scene.command("execute_code", code="tea")
    assert window.process.poll() is None


@pytest.mark.parametrize("kind", ["glb", "gltf", "fbx", "obj", "stl", "ply", "blend"])
def test_models_go_out_and_come_in(scene: SocketScene, tmp_path: Path, kind: str) -> None:
    path = str(tmp_path / f"model.{kind}")
    assert scene.command("export_scene", filepath=path, format=kind, object_names=["Cube"])["bytes"] > 0
    came = scene.command("import_asset", filepath=path, target_size=4)
    low, high = came["world_bounding_box"]
    assert max(top - bottom for bottom, top in zip(low, high, strict=True)) == pytest.approx(4, abs=0.01)
    scene.command("undo")


def test_views_from_several_sides_are_one_picture(scene: SocketScene, tmp_path: Path) -> None:
    told = scene.command("look", mode="angles", filepath=str(tmp_path / "views.png"), max_size=400)
    assert told["views"] == ["front", "right", "top", "three_quarter"]
    width, height, data = pixels(tmp_path / "views.png")
    assert (width, height) == (400, 400)
    quarters = {data[(y * width + x) * 4 :][:3] for x in (100, 300) for y in (100, 300)}
    assert all(sum(color) > 240 for color in quarters)  # the cube is in the middle of each
    assert scene.command("look", mode="camera", filepath=str(tmp_path / "c.png"), max_size=160)["height"] == 90


def test_the_panels_buttons_stop_and_start_the_server(scene: SocketScene, window: Window) -> None:
    with socket.create_connection(("127.0.0.1", window.port), timeout=60) as other:
        scene.command(
            "execute_code",
            code="later = bpy.app.timers.register\n"
            "later(lambda: bpy.ops.prompt2mesh.stop() and None, first_interval=1)\n"
            "later(lambda: bpy.ops.prompt2mesh.start() and None, first_interval=2)",
        )
        assert other.recv(1) == b""  # stopped: every connection has ended
    _wait_for_answer(window.port)


def test_the_same_addon_serves_without_a_window_in_a_persons_own_blender(window: Window) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": str(window.folder), "TMPDIR": str(window.folder),
        "BLENDER_USER_CONFIG": str(window.folder / "config"), "BLENDER_USER_SCRIPTS": str(window.folder / "scripts"),
    }  # fmt: skip
    code = f"import prompt2mesh_socket.headless as h; h.serve(port={port})"
    command = ["blender", "-b", "--factory-startup", "--addons", "prompt2mesh_socket", "--python-expr", code]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for_answer(port)
            with closing(SocketScene(port=port)) as scene:
                assert scene.command("get_addon_status")["window"] is False
                scene.command("execute_code", code="bpy.ops.mesh.primitive_monkey_add()")
                scene.command("undo")
                assert scene.command("get_scene_info")["object_count"] == 3
                assert scene.command("get_viewport_screenshot", max_size=64)["method"] == "render"
        finally:
            process.terminate()
            assert process.wait(timeout=30) == 0


def _wait_for_answer(port: int) -> None:
    """Connecting and asking are one attempt: a Blender on its way out may still take the connection."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with closing(SocketScene(port=port)) as scene:
                assert scene.command("ping")["pong"]
                return
        except WorkerCrashedError:
            assert time.monotonic() < deadline
            time.sleep(0.2)
