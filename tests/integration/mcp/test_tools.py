"""The tools as a client uses them, over standard input and output, with real Blender behind."""

import base64
import json
from pathlib import Path

import pytest

from tests.support.mcp_peer import Peer

pytestmark = pytest.mark.blender
PNG = b"\x89PNG\r\n"


def test_words_become_a_model_that_is_shown_and_kept(peer: Peer) -> None:
    made = peer.call("make_model", prompt="a round oak table with four brass legs")
    model = made.data
    assert model["size_m"] == pytest.approx([1.2, 1.2, 0.75], abs=0.02)
    assert (model["parts"], model["watertight"], model["floating"]) == (6, True, [])
    assert model["met"] == 5
    assert model["not_met"] == []
    [picture] = made.pictures
    assert base64.b64decode(picture.data).startswith(PNG)
    assert "1.2 × 1.2 × 0.75 m" in made.text
    assert {"program", "report", "model.glb"} <= made.links.keys()
    listed = peer.call("list_projects", query="brass legs").data["projects"]
    assert model["project_id"] in [one["project_id"] for one in listed]


def test_progress_grows_to_the_end_and_names_the_stages(peer: Peer) -> None:
    told = peer.call("make_model", prompt="a marble sphere").progress
    shares = [share for share, _, _ in told]
    assert shares == sorted(set(shares))
    assert shares[-1] == 100
    stages = [message for _, _, message in told]
    assert stages[-1] == "succeeded"
    assert len(set(stages)) > 2, stages  # which of the short stages are seen depends on the machine
    assert {total for _, total, _ in told} == {100}


def test_an_edit_is_a_new_version_and_can_be_taken_back_step_by_step(peer: Peer) -> None:
    first = peer.call("make_model", prompt="a wooden cube").data
    project = first["project_id"]
    wider = peer.call("edit_model", model=project, sentence="make it twice as wide").data
    assert wider["project_id"] == project
    assert wider["number"] == 2
    assert wider["size_m"][0] == pytest.approx(2 * first["size_m"][0], rel=0.01)
    red = peer.call("edit_model", model=project, sentence="make it red").data
    assert red["number"] == 3
    once = peer.call("undo", project_id=project).data
    assert once["label"] == "back to version 2"
    twice = peer.call("undo", project_id=project).data
    assert twice["size_m"] == pytest.approx(first["size_m"])
    assert peer.call("undo", project_id=project).code == "conflict"


def test_sliders_that_get_model_lists_can_be_moved(peer: Peer, table: str) -> None:
    details = peer.call("get_model", model=table).data
    height = next(slider for slider in details["sliders"] if slider["name"] == "height")
    assert height["minimum"] < height["value"] < height["maximum"]
    copy = peer.call("make_model", prompt="a round oak table with four brass legs").data["project_id"]
    lower = peer.call("edit_model", model=copy, values={"height": 0.5}).data
    assert lower["size_m"][2] == pytest.approx(0.5, abs=0.01)
    assert peer.call("edit_model", model=copy, values={"hight": 0.5}).code == "parameter_invalid"


def test_a_program_can_be_read_changed_and_made(peer: Peer, table: str) -> None:
    program = json.loads(peer.call("get_program", model=table).text)
    program["parts"] = program["parts"][:1]
    program["prompt"] = "my own table"
    made = peer.call("make_model", program=program)
    assert made.data["name"] == "my own table"
    into = peer.call("make_model", program=program, project_id=made.data["project_id"]).data
    assert (into["project_id"], into["number"]) == (made.data["project_id"], 2)
    broken = peer.call("make_model", program={"parts": [{"name": "x", "shape": {"kind": "blob"}}]})
    assert broken.code == "program_invalid"


def test_pictures_from_chosen_sides_differ(peer: Peer, table: str) -> None:
    seen = peer.call("render_views", model=table, views=["front", "top"], azimuth_deg=45, elevation_deg=60, size_px=128)
    assert seen.data["views"] == ["front", "top", "azimuth 45°, elevation 60°"]
    pictures = [base64.b64decode(one.data) for one in seen.pictures]
    assert all(one.startswith(PNG) for one in pictures)
    assert len(set(pictures)) == 3
    leg = peer.call("render_views", model=table, views=["front"], part="table/leg 1", size_px=128)
    assert base64.b64decode(leg.pictures[0].data) not in pictures


def test_a_check_measures_and_judges_for_a_printer(peer: Peer, table: str) -> None:
    plain = peer.call("check_mesh", model=table).data
    assert plain["watertight"]
    assert plain["open_parts"] == plain["floating"] == plain["problems"] == []
    assert plain["print"] is None
    assert plain["materials"] == {"oak": 2, "brass": 4}
    solid = peer.call("check_mesh", model=table, printing=True).data["print"]
    assert solid["watertight"]
    assert solid["size_mm"] == pytest.approx([1200, 1200, 750], abs=20)
    assert solid["flat_base_mm2"] > 1000


@pytest.mark.parametrize(
    ("wanted", "name", "begin"),
    [
        ({"format": "glb"}, "model.glb", b"glTF"),
        ({"format": "obj"}, "model.obj.zip", b"PK"),
        ({"format": "3mf", "printing": True}, "print.3mf", b"PK"),
    ],
)
def test_an_export_is_a_file_on_this_machine(
    peer: Peer, table: str, tmp_path: Path, wanted: dict[str, object], name: str, begin: bytes
) -> None:
    own = peer.call("export_model", model=table, **wanted).data
    assert own["url"] is None
    assert Path(own["path"]).name == name
    assert Path(own["path"]).read_bytes().startswith(begin)
    (tmp_path / name).write_text("mine")
    there = peer.call("export_model", model=table, folder=str(tmp_path), **wanted).data
    assert Path(there["path"]).parent == tmp_path
    assert Path(there["path"]).stat().st_size == own["size_bytes"]
    assert (tmp_path / name).read_text() == "mine"  # nothing of the person's is overwritten
    assert not list(tmp_path.glob(".*"))
    assert peer.call("export_model", model=table, folder="no/such", **wanted).code == "request_invalid"


def test_the_library_is_searched_by_words_and_family(peer: Peer) -> None:
    found = peer.call("search_library", query="chair", limit=2)
    assert found.data["kinds"][0]["kind"] == "chair"
    assert found.data["total"] > 5
    assert "more" in found.text
    gears = peer.call("search_library", family="technical", limit=50).data["kinds"]
    assert {kind["family"] for kind in gears} == {"technical"}
    nothing = peer.call("search_library", query="flurbgnork")
    assert nothing.data == {"kinds": [], "total": 0}
    assert "furniture" in nothing.text


@pytest.mark.parametrize(
    ("name", "arguments", "code", "says"),
    [
        ("make_model", {"prompt": "a flurbgnork"}, "object_unknown", "flurbgnork"),
        ("make_model", {}, "request_invalid", "no words"),
        ("make_model", {"promt": "a cube"}, "request_invalid", "near: prompt"),
        ("make_model", {"prompt": "a cube", "seed": -1}, "request_invalid", "seed"),
        ("make_model", {"prompt": "a cube", "program": {"parts": []}}, "request_invalid", "not both"),
        ("make_model", {"prompt": "a cube", "project_id": "prj_01m8cr59crrddk67bdwpz89sgp"}, "not_found", "project"),
        ("make_model", {"prompt": "a cube", "project_id": "?"}, "request_invalid", "project_id"),
        ("get_model", {"model": "table"}, "request_invalid", "prj_"),
        ("get_model", {"model": "ver_01m8cr59crrddk67bdwpz89sgp"}, "not_found", "version"),
        ("render_views", {"model": "x", "views": ["inside"]}, "request_invalid", "views"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_code_and_what_to_do(
    peer: Peer, name: str, arguments: dict[str, object], code: str, says: str
) -> None:
    answer = peer.call(name, **arguments)
    assert answer.code == code
    assert says in answer.text
    assert answer.text.startswith(f"{code}: ")
    assert "Traceback" not in answer.text
    assert "pydantic" not in answer.text
