"""What clients attach to a conversation: programs, reports, pictures, files, the library, and ways of working."""

import re

import pytest
from mcp import MCPError

from tests.support.mcp_peer import Peer

pytestmark = pytest.mark.blender


def test_every_resource_of_a_model_can_be_read(peer: Peer, table: str) -> None:
    root = f"prompt2mesh://projects/{table}"
    program = peer.read_json(f"{root}/program")
    assert program["prompt"] == "a round oak table with four brass legs"
    assert peer.read_json(f"{root}/report")["geometry"]["part_count"] == 6
    assert peer.read_bytes(f"{root}/renders/preview.png").startswith(b"\x89PNG")
    assert peer.read_bytes(f"{root}/files/model.glb").startswith(b"glTF")
    assert peer.media_type(f"{root}/files/model.glb") == "model/gltf-binary"
    assert peer.media_type(f"{root}/report") == "application/json"
    version = peer.call("get_model", model=table).data["model"]["version_id"]
    assert peer.read_json(f"prompt2mesh://projects/{version}/program") == program


def test_links_of_an_answer_lead_to_what_they_say(peer: Peer) -> None:
    made = peer.call("make_model", prompt="a marble sphere")
    for uri in made.links.values():
        assert peer.read(uri)


def test_the_library_can_be_browsed(peer: Peer) -> None:
    families = peer.read_json("prompt2mesh://library")
    assert "chair" in families["furniture"]
    chair = peer.read_json("prompt2mesh://library/chair")
    assert "chair" in chair["words"]
    assert any(slider["unit"] == "m" for slider in chair["parameters"])


def test_the_newest_projects_are_listed_among_the_resources(peer: Peer, table: str) -> None:
    listed = peer.resources()
    assert f"prompt2mesh://projects/{table}/program" in listed
    assert f"prompt2mesh://projects/{table}/renders/preview.png" in listed
    assert "prompt2mesh://library" in listed
    assert "prompt2mesh://projects/{project_id}/files/{name}" in peer.resource_templates()


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("prompt2mesh://projects/prj_01m8cr59crrddk67bdwpz89sgp/program", "not_found"),
        ("prompt2mesh://projects/table/program", "request_invalid"),
        ("prompt2mesh://projects/{table}/files/nothing.glb", "not_found"),
        ("prompt2mesh://projects/{table}/files/..%2F..%2Fstudio.db", "Unknown resource"),
        ("prompt2mesh://library/flurbgnork", "object_unknown"),
        ("prompt2mesh://nowhere", "Unknown resource"),
        ("file:///etc/passwd", "Unknown resource"),
    ],
)
def test_what_is_not_there_is_told_plainly(peer: Peer, table: str, uri: str, says: str) -> None:
    with pytest.raises(MCPError, match=says):
        peer.read(uri.replace("{table}", table))


@pytest.mark.parametrize(
    ("name", "arguments", "mentions"),
    [
        ("model_a_thing", {"thing": "a lighthouse"}, ["a lighthouse", "make_model", "render_views"]),
        ("critique_and_improve", {"model": "prj_1", "rounds": "2"}, ["prj_1", "at most 2", "undo"]),
        ("prepare_for_printing", {"model": "prj_1", "height_mm": "80"}, ["prj_1", "80 mm", "check_mesh"]),
        ("asset_creation_strategy", {}, ["search_assets", "execute_blender_code"]),
    ],
)
def test_every_prompt_names_the_tools_to_use(
    peer: Peer, name: str, arguments: dict[str, str], mentions: list[str]
) -> None:
    assert name in peer.prompts()
    text = peer.prompt(name, arguments)
    assert all(word in text for word in mentions)
    named = set(re.findall(r"\b[a-z]+_[a-z_]+\b", text)) - {"project_id", "three_quarter"}
    assert named <= peer.tools().keys()
