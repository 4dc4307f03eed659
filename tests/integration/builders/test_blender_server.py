"""`prompt2mesh blender`: the server around a real Blender, and what hostile code can do to it."""

import base64
import hashlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.mesh.errors import CodeError, CodeRefusedError, EnvironmentFaultError, OptionError, WorkerCrashedError
from tests.integration.builders.test_live_scene_contract import serving

pytestmark = [pytest.mark.blender]
TOKEN = secrets.token_urlsafe(24)


@pytest.fixture(scope="module")
def server() -> Iterator[BlenderServer]:
    with serving(BlenderServer(port=0, sandbox=Sandbox())) as opened:
        yield opened


@pytest.fixture
def scene(server: BlenderServer) -> Iterator[SocketScene]:
    with closing(SocketScene(port=server.port)) as opened:
        yield opened


def test_pictures_and_models_are_put_where_a_client_wants_them(scene: SocketScene, tmp_path: Path) -> None:
    picture, model = tmp_path / "seen.png", tmp_path / "scene.glb"
    scene.command("get_viewport_screenshot", filepath=str(picture), max_size=64)
    scene.command("get_viewport_screenshot", filepath=str(picture), max_size=64)  # again, over the old one
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert scene.command("export_scene", filepath=str(model))["path"] == str(model)
    assert model.read_bytes().startswith(b"glTF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scene.glb", "seen.png"]


def test_code_in_the_sandbox_cannot_have_files_put_elsewhere(scene: SocketScene, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mine")
    (tmp_path / "link.png").symlink_to(secret)
    home = Path.home()
    for path in ("/etc/evil.png", str(home / "evil.png"), str(tmp_path / "evil.sh"), str(tmp_path / ".." / ".." / ".." /
                 ".." / ".." / "etc" / "evil.png"), "evil.png", str(tmp_path / "link.png")):  # fmt: skip
        with pytest.raises(CodeError, match="the file was not written"):
            scene.command("get_viewport_screenshot", filepath=path, max_size=32)
    assert secret.read_text() == "mine"
    assert not Path("/etc/evil.png").exists()
    with pytest.raises(CodeError):
        scene.command("execute_code", code=f"open({str(secret)!r}).read()")
    with pytest.raises(CodeError):
        scene.command("execute_code", code="import socket; socket.create_connection(('127.0.0.1', 22), 2)")


def test_a_blender_that_dies_is_replaced_with_the_scene_as_it_was(scene: SocketScene) -> None:
    scene.command("execute_code", code="bpy.data.objects['Cube'].location.x = 7")
    with pytest.raises(WorkerCrashedError):
        scene.command("execute_code", code="import os; os._exit(1)")
    assert scene.command("get_object_info", name="Cube")["location"][0] == 7
    with pytest.raises(WorkerCrashedError):
        scene.command("execute_code", code="import ctypes; ctypes.string_at(0)")
    assert scene.command("get_object_info", name="Cube")["location"][0] == 7


def test_ping_is_answered_while_code_runs_and_two_clients_do_not_mix(server: BlenderServer, scene: SocketScene) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as busy:
        busy.sendall(b'{"type":"execute_code","params":{"code":"import time; time.sleep(2); print(\'slept\')"}}')
        time.sleep(0.3)
        told = scene.command("ping")
        assert told["running"] == "execute_code"
        assert json.loads(busy.recv(4096))["result"]["result"] == "slept\n"


def test_the_dotted_names_of_blender_mcp_server_work(scene: SocketScene, tmp_path: Path) -> None:
    made = scene.command("object.create_mesh", type="torus", name="Ring", location=[1, 2, 3])
    assert made["location"] == [1, 2, 3]
    assert scene.command("object.translate", name="Ring", offset=[1, 0, 0])["location"] == [2, 2, 3]
    assert scene.command("object.rotate", name="Ring", rotation=[90, 0, 0])["rotation"][0] == pytest.approx(90)
    scene.command("material.create", name="Red", color=[1, 0, 0])
    scene.command("material.assign", object="Ring", material="Red")
    assert scene.command("get_object_info", name="Ring")["materials"] == ["Red"]
    scene.command("object.delete", name="Ring")
    scene.command("history.undo")
    assert "Ring" in [one["name"] for one in scene.command("scene.list_objects")["result"]]
    told = scene.command("python.execute", code="__result__ = {'n': args['n'] + 1}", args={"n": 1}, timeout_seconds=20)
    assert told["result"] == {"n": 2}
    path = tmp_path / "still.png"
    scene.command("render.still", output_path=str(path), resolution_x=32, resolution_y=32, engine="CYCLES")
    assert path.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(CodeError, match="CYCLES"):
        scene.command("render.still", output_path=str(path), engine="NO_SUCH_ENGINE")


def test_ten_megabytes_go_both_ways_through_blender(scene: SocketScene) -> None:
    code = f"s = {'x' * 10_000_000!r}\nprint(s)"
    assert len(scene.command("execute_code", code=code)["result"]) == 10_000_001


def test_only_a_few_copies_are_kept(server: BlenderServer, scene: SocketScene) -> None:
    for number in range(12):
        scene.command("execute_code", code=f"bpy.data.objects['Cube'].location.y = {number}")
    assert len(list(server.scratch.glob("*.blend"))) == 8


@contextmanager
def in_folder(scratch: Path) -> Generator[SocketScene]:
    """The scene of a server that is started anew with a folder, as by the command."""
    with closing(BlenderServer(port=0, sandbox=None, scratch=scratch)) as server:
        server.start(restore=True)
        server.wait_ready()
        with closing(SocketScene(port=server.port)) as scene:
            yield scene


def whence(scene: SocketScene) -> tuple[str, str]:
    told = scene.command("get_activity")
    return told["boot_id"], told["lineage"]


def test_the_next_server_with_the_same_folder_goes_on_with_the_scene_and_says_so(tmp_path: Path) -> None:
    with in_folder(tmp_path) as scene:
        first = whence(scene)
        scene.command("execute_code", code="bpy.data.objects['Cube'].location.x = 7")
        saved = scene.command("save_scene")
        blend = (tmp_path / saved["name"]).read_bytes()
    with in_folder(tmp_path) as scene:
        assert scene.command("get_object_info", name="Cube")["location"][0] == 7, "not older than what was saved"
        second = whence(scene)
        assert second[0] != first[0]
        assert second[1] == first[1]
        scene.command("execute_code", code="bpy.data.objects['Cube'].name = 'Before'")
        scene.command("write_scene", name="load.blend", data_base64=base64.b64encode(blend).decode())
        scene.command("load_scene", name="load.blend", sha256=hashlib.sha256(blend).hexdigest())
    with in_folder(tmp_path) as scene:
        third = whence(scene)
        assert third[1] != second[1], "no copy of the scene that was loaded: whoever loaded it has to do so again"
        assert scene.command("get_object_info", name="Cube")["location"][0] == 0
        scene.command("execute_code", code="bpy.data.objects['Cube'].location.x = 3")
        scene.command("keep_copy")
    with in_folder(tmp_path) as scene:
        assert scene.command("get_object_info", name="Cube")["location"][0] == 3
        assert whence(scene)[1] == third[1]
    newest = max(tmp_path.glob("autosave-*.blend"))
    newest.write_bytes(b"no scene")
    with in_folder(tmp_path) as scene:
        assert scene.command("get_scene_info")["object_count"] == 3
        assert whence(scene)[1] != third[1]


def die(server: BlenderServer) -> None:
    with closing(SocketScene(port=server.port)) as scene, suppress(WorkerCrashedError):
        scene.command("execute_code", code="import os; os._exit(1)")
    server.tend(10.0)


def test_a_copy_that_blender_may_die_of_is_put_aside_for_whoever_starts_the_server_again(tmp_path: Path) -> None:
    with closing(BlenderServer(port=0, sandbox=None, scratch=tmp_path)) as server:
        server.start(restore=True)
        server.wait_ready()
        with closing(SocketScene(port=server.port)) as scene:
            scene.command("execute_code", code="bpy.data.objects['Cube'].location.x = 7")
        die(server)
        die(server)
        newest = max(tmp_path.glob("autosave-*.blend")).name
        with pytest.raises(WorkerCrashedError, match="3 times"):
            die(server)
    [doubtful] = tmp_path.glob("doubtful-*")
    assert doubtful.name > f"doubtful-{newest}"
    with in_folder(tmp_path) as scene:
        assert scene.command("get_object_info", name="Cube")["location"][0] == 7, "from the copy before it"


def test_the_command_goes_on_with_the_scene_of_its_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "prompt2mesh.cli", "blender", "--port", "0", "--scratch", str(tmp_path)]
    found: list[float] = []
    for _ in range(2):
        with subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}
        ) as process:
            assert process.stderr is not None
            try:
                port = int(process.stderr.readline().split(":")[1].split(",")[0])
                with closing(SocketScene(port=port)) as scene:
                    found.append(scene.command("get_object_info", name="Cube")["location"][0])
                    scene.command("execute_code", code="bpy.data.objects['Cube'].location.x = 7")
                    scene.command("keep_copy")
            finally:
                process.kill()
    assert found == [0, 7]


def test_an_address_for_others_needs_a_token_and_a_taken_port_is_told() -> None:
    with pytest.raises(OptionError, match="needs a token"):
        BlenderServer(host="0.0.0.0", port=0, sandbox=None)  # noqa: S104
    with pytest.raises(OptionError, match="16 characters"):
        BlenderServer(port=0, token=TOKEN[:15], sandbox=None)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(EnvironmentFaultError, match="cannot be had"):
        BlenderServer(port=taken.getsockname()[1], sandbox=None)


def test_a_client_without_an_answering_blender_is_told_what_to_start() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(WorkerCrashedError) as gone:
        SocketScene(port=port)
    assert "prompt2mesh blender" in gone.value.hint


def test_the_command_says_which_isolation_is_in_force_and_leaves_nothing_behind(tmp_path: Path) -> None:
    token_file = tmp_path / "token"
    token_file.write_text(TOKEN + "\n")
    command = [sys.executable, "-m", "prompt2mesh.cli", "blender", "--port", "0", "--token-file", str(token_file),
               "--scratch", str(tmp_path / "scratch")]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}) as process:
        assert process.stderr is not None
        lines = [process.stderr.readline() for _ in range(3)]
        try:
            assert "with a token" in lines[0]
            assert "isolation: strict" in lines[1]
            port = int(lines[0].split(":")[1].split(",")[0])
            with closing(SocketScene(port=port, token=TOKEN)) as scene:
                assert scene.command("ping")["pong"]
            with pytest.raises(CodeRefusedError):
                SocketScene(port=port, token=TOKEN[::-1])
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
    assert TOKEN not in "".join(lines)
    with pytest.raises(WorkerCrashedError):
        SocketScene(port=port, token=TOKEN)


@pytest.mark.parametrize("isolation", ["strict", "none"])
def test_nothing_is_left_running_when_the_command_is_killed(isolation: str) -> None:
    command = [sys.executable, "-m", "prompt2mesh.cli", "blender", "--port", "0", "--isolation", isolation]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}) as process:
        assert process.stderr is not None
        port = int(process.stderr.readline().split(":")[1].split(",")[0])
        process.kill()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.1)
    raise AssertionError("a Blender outlived the command that started it")
