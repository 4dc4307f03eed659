"""The scene tools in a Blender of the person's own, which serves a port, as blender-mcp's settings name it."""

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.settings.blender import BlenderAddress, read_blender_address
from tests.support.mcp_peer import stdio_peer
from tests.support.service import free_port


@pytest.fixture
def own_blender() -> Iterator[int]:
    """The port of a Blender that is there before the client comes, and after it has gone."""
    with closing(BlenderServer(port=0, sandbox=Sandbox())) as server:
        server.start()
        server.wait_ready()
        stopping = threading.Event()
        tending = threading.Thread(target=lambda: server.serve(stopping.is_set))
        tending.start()
        yield server.port
        stopping.set()
        tending.join()


@pytest.mark.blender
def test_code_runs_in_the_blender_behind_the_port_and_stays_there(own_blender: int, tmp_path: Path) -> None:
    code = "import bpy\nbpy.ops.mesh.primitive_cube_add(size=2)\nbpy.context.object.name = 'Mine'"
    with stdio_peer(tmp_path / "data", BLENDER_HOST="127.0.0.1", BLENDER_PORT=str(own_blender)) as peer:
        assert not peer.call("execute_blender_code", code=code).result.is_error
        assert json.loads(peer.call("get_object_info", object_name="Mine").text)["dimensions"] == [2, 2, 2]
        assert len(peer.call("get_viewport_screenshot", max_size=96).pictures) == 1
    with closing(SocketScene(port=own_blender)) as after:
        assert "Mine" in {one["name"] for one in after.command("get_scene_info", limit=50)["objects"]}


def test_a_blender_that_does_not_answer_is_told_with_what_to_do(tmp_path: Path) -> None:
    with stdio_peer(tmp_path / "data", PROMPT2MESH_BLENDER_PORT=str(free_port())) as peer:
        told = peer.call("get_scene_info")
        assert told.code == "worker_crashed"
        assert "sidebar" in told.text
        assert peer.call("search_library", query="chair").data["total"] > 0  # what needs no Blender works


def test_an_environment_names_a_blender_or_none() -> None:
    assert read_blender_address({}) is None
    assert read_blender_address({"BLENDER_HOST": "localhost"}) == BlenderAddress(host="localhost")
    ours = {"BLENDER_PORT": "1", "PROMPT2MESH_BLENDER_PORT": "2", "PROMPT2MESH_BLENDER_TOKEN": "t"}
    assert read_blender_address(ours) == BlenderAddress(port=2, token="t")  # noqa: S106 - of nothing
    with pytest.raises(EnvironmentFaultError, match="BLENDER_PORT"):
        read_blender_address({"BLENDER_PORT": "many"})
