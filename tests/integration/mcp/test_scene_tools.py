"""blender-mcp's tool names, on a live Blender in the sandbox of the session."""

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.mcp_peer import Peer

pytestmark = pytest.mark.blender
PNG = b"\x89PNG\r\n"
CUBE = "import bpy\nbpy.ops.mesh.primitive_cube_add(size=2)\nbpy.context.object.name = {name!r}\nprint('made')"
CLEAR = "import bpy\nfor one in list(bpy.data.objects): bpy.data.objects.remove(one)"


@pytest.fixture(autouse=True)
def _empty_scene(peer: Peer) -> None:  # pyright: ignore[reportUnusedFunction]
    assert not peer.call("execute_blender_code", code=CLEAR).result.is_error


def scene(peer: Peer, **arguments: Any) -> dict[str, Any]:
    return json.loads(peer.call("get_scene_info", **arguments).text)


def test_code_changes_the_scene_and_what_it_prints_comes_back(peer: Peer) -> None:
    done = peer.call("execute_blender_code", code=CUBE.format(name="Box"), user_prompt="a box please")
    assert done.text == "Code executed successfully: made"
    info = scene(peer)
    assert info["object_count"] == 1
    assert info["size_m"] == [2, 2, 2]
    box = json.loads(peer.call("get_object_info", object_name="Box").text)
    assert box["dimensions"] == [2, 2, 2]
    assert box["mesh"]["polygons"] == 6
    near = peer.call("get_object_info", object_name="Bo")
    assert near.code == "code_failed"
    assert "Box" in near.text


def test_a_large_scene_is_told_shortly(peer: Peer) -> None:
    many = "import bpy\nfor n in range(60): bpy.context.collection.objects.link(bpy.data.objects.new(f'One {n}', None))"
    peer.call("execute_blender_code", code=many)
    info = scene(peer)
    assert info["object_count"] == 60
    assert len(info["objects"]) == 20
    assert "40 more" in info["more"]
    assert len(scene(peer, query="One 5", limit=50)["objects"]) == 11
    flood = peer.call("execute_blender_code", code="print('x' * 100_000)")
    assert len(flood.text) < 21_000
    assert "were cut" in flood.text


def test_code_that_fails_tells_blenders_words_and_keeps_the_scene(peer: Peer) -> None:
    peer.call("execute_blender_code", code=CUBE.format(name="Kept"))
    failed = peer.call("execute_blender_code", code="import bpy\nbpy.data.objects['Nope']")
    assert failed.code == "code_failed"
    assert "Nope" in failed.text
    assert scene(peer)["object_count"] == 1


@pytest.mark.parametrize(
    "code",
    [
        "import socket\nsocket.create_connection(('1.1.1.1', 80), 2)", "print(open('/etc/hostname').read())",
        "import os\nprint(os.environ['PROMPT2MESH_DATA'])", "open('/tmp/escaped', 'w').write('x')",
    ],
)  # fmt: skip
def test_code_cannot_reach_out_of_the_sandbox(peer: Peer, code: str) -> None:
    assert peer.call("execute_blender_code", code=code).result.is_error
    assert not Path("/tmp/escaped").exists()  # noqa: S108 - the place that the code names


def test_the_scene_is_seen_from_where_one_likes(peer: Peer) -> None:
    peer.call("execute_blender_code", code=CUBE.format(name="Box"))
    [shot] = peer.call("get_viewport_screenshot", max_size=128).pictures
    assert base64.b64decode(shot.data).startswith(PNG)
    [sheet] = peer.call("look", mode="angles", views=["front", [1, -1, 1]], target=["Box"], max_size=200).pictures
    assert base64.b64decode(sheet.data).startswith(PNG)
    assert sheet.data != shot.data
    assert peer.call("look", mode="upside down").code == "request_invalid"


def test_a_library_asset_comes_into_the_scene_in_metres_and_is_kept_as_a_project(peer: Peer) -> None:
    assert "chair: " in peer.call("search_assets", query="chair").text
    brought = peer.call("import_asset", id="chair", location=[3, 0, 0])
    assert not brought.result.is_error, brought.text
    info = scene(peer, limit=200)
    assert 0.6 < info["size_m"][2] < 1.4
    again = peer.call("import_asset", id="chair", target_size=2.0)
    assert not again.result.is_error, again.text
    kept = peer.call("list_projects", query="library asset").data["projects"]
    assert [one["name"] for one in kept].count("chair") == 1
    assert kept[0]["project_id"] in peer.call("search_assets", source="projects", query="chair").text
    assert peer.call("import_asset", id="flurbgnork").code == "object_unknown"


def test_a_model_goes_into_the_scene_and_the_scene_into_a_file(peer: Peer, tmp_path: Path) -> None:
    made = peer.call("make_model", prompt="a wooden cube", into_scene=True)
    assert "in the scene now" in made.text
    peer.call("execute_blender_code", code=CUBE.format(name="Box"))
    whole = peer.call("export_scene", folder=str(tmp_path)).data
    assert whole["objects"] >= 2
    assert Path(whole["path"]).read_bytes().startswith(b"glTF")
    part = peer.call("export_scene", format="stl", object_names=["Box"]).data
    assert part["objects"] == 1
    assert Path(part["path"]).stat().st_size == part["size_bytes"] > 84
    assert peer.call("export_scene", object_names=["Nope"]).code == "code_failed"


def test_the_status_says_which_blender_it_is(peer: Peer) -> None:
    status = json.loads(peer.call("get_addon_status").text)
    assert status["blender_version"]
    assert status["up_to_date"] is True
    assert status["libraries"] == {"library": True, "projects": True}


def test_code_that_does_not_end_can_be_taken_back_within_a_second(peer: Peer) -> None:
    peer.call("execute_blender_code", code=CUBE.format(name="Kept"))
    left_s = peer.call_and_give_up("execute_blender_code", after_s=1.0, code="while True: pass")
    started = time.monotonic()
    assert scene(peer)["objects"][0]["name"] == "Kept"
    assert left_s < 30
    assert time.monotonic() - started < 50  # another Blender has opened what there was: the code had 60 s
