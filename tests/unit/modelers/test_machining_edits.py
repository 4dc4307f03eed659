"""Edits of technical parts: what was said changes, what was not stays."""

import pytest

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.mesh.features import Cutout, Hole
from prompt2mesh.mesh.program import MeshProgram, Origin
from prompt2mesh.modelers.builtin import edit, model

PLATE = "a 60 x 40 x 5 mm plate with four 4 mm holes 6 mm from the edges"


def origin_of(program: MeshProgram) -> Origin:
    found = program.parts[0].origin
    assert found is not None
    return found


def edited(prompt: str, *sentences: str) -> Origin:
    program = model(prompt)[0]
    for sentence in sentences:
        program, checklist = edit(program, sentence)
        assert checklist.count("not_understood") == 0, checklist.items
    return origin_of(program)


def holes(origin: Origin) -> list[Hole]:
    return [f for f in origin.features if isinstance(f, Hole)]


@pytest.mark.parametrize(
    ("sentence", "diameter_mm"),
    [
        ("make the holes 6 mm", 6),
        ("change the hole diameter to 6 mm", 6),
        ("make the holes 1 mm larger", 5),
        ("make the mounting holes 50% bigger", 6),
        ("use M5 holes", 5),
        ("Make the holes 3 mm in diameter.", 3),
    ],
)
def test_the_size_of_the_holes_changes_and_their_places_stay(sentence: str, diameter_mm: float) -> None:
    before, after = holes(edited(PLATE))[0], holes(edited(PLATE, sentence))[0]
    assert after.diameter == pytest.approx(diameter_mm / 1000)
    assert after.spread == before.spread


def test_holes_move_and_keep_their_size() -> None:
    moved = holes(edited(PLATE, "move the holes 8 mm from the edges"))[0]
    assert moved.spread.inset == pytest.approx((0.008, 0.008))
    assert moved.spread.count == 4
    assert moved.diameter == pytest.approx(0.004)


def test_holes_get_a_depth_or_a_countersink() -> None:
    assert holes(edited(PLATE, "make the holes 3 mm deep"))[0].depth == pytest.approx(0.003)
    assert holes(edited(PLATE, "make the holes countersunk"))[0].countersink_diameter > 0.004


def test_features_are_added_beside_those_there_are() -> None:
    origin = edited(PLATE, "drill a 10 mm hole in the centre", "add a 20 x 8 mm slot in the middle")
    assert [h.diameter for h in holes(origin)] == pytest.approx([0.004, 0.01])
    assert sum(isinstance(f, Cutout) for f in origin.features) == 1


def test_only_the_holes_that_are_meant_are_removed() -> None:
    drilled = (PLATE, "drill a 10 mm hole in the centre")
    assert [h.diameter for h in holes(edited(*drilled, "remove the central hole"))] == pytest.approx([0.004])
    assert not holes(edited(*drilled, "remove all the holes"))


def test_edges_and_measures_of_the_stock_change() -> None:
    origin = edited(PLATE, "round the corners with 5 mm radius", "chamfer the top edges by 1 mm", "make it 10 mm thick")
    assert origin.parameters["corner_radius"] == pytest.approx(0.005)
    assert origin.parameters["edge_chamfer"] == pytest.approx(0.001)
    assert origin.parameters["thickness"] == pytest.approx(0.01)


def test_holes_that_are_measures_of_the_part_change_too() -> None:
    flange = "a flange 80 mm diameter with 6 bolt holes on a 60 mm circle"
    origin = edited(flange, "make the bolt holes 8 mm", "make it 8 bolt holes")
    assert origin.parameters["hole_diameter"] == pytest.approx(0.008)
    assert origin.parameters["holes"] == 8
    assert edited("a gear with 24 teeth, module 2", "make it 32 teeth").parameters["teeth"] == 32


def test_one_sentence_may_speak_of_features_and_of_looks() -> None:
    origin = edited(PLATE, "make the holes 6 mm and paint it red")
    assert holes(origin)[0].diameter == pytest.approx(0.006)
    assert origin.materials["body"].color is not None


def test_what_the_part_cannot_have_is_said() -> None:
    program = model("an M8 hex nut")[0]
    changed, checklist = edit(program, "add a 5 mm deep pocket")
    assert origin_of(changed) == origin_of(program)
    assert checklist.count("not_understood") == 1
    with pytest.raises(Prompt2MeshError):
        edit(program, "make the holes of nothing")


def test_a_thing_of_another_kind_takes_the_place_of_the_old_one() -> None:
    changed, _ = edit(model("a wooden chair")[0], "make it a stool")
    assert origin_of(changed).asset == "stool"
    glass, _ = edit(model("a vase")[0], "change the vase to glass")
    assert origin_of(glass).asset == "vase"
