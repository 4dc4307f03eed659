"""What is told of two versions is what a person did."""

from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import change_part, edit, model, set_parameter
from prompt2mesh.studio.service.differences import told_differences

CUBE: dict[str, object] = {"name": "cube", "shape": {"type": "box", "size": [1, 1, 1]}}


def table() -> MeshProgram:
    return model("a round oak table with four brass legs")[0]


def texts(before: MeshProgram, after: MeshProgram) -> list[str]:
    return [one.text for one in told_differences(before, after)]


def plain(*parts: dict[str, object], **fields: object) -> MeshProgram:
    return MeshProgram.model_validate({"parts": list(parts), **fields})


def test_nothing_is_told_of_the_same() -> None:
    assert texts(table(), table()) == []


def test_a_slider_is_told_with_its_values_and_what_it_did() -> None:
    told = told_differences(table(), set_parameter(table(), "height", 0.9))
    assert (told[0].path, told[0].before, told[0].after) == ("height", 0.75, 0.9)
    assert told[0].text == "height: 0.75 → 0.9"
    assert "table/leg: another shape" in [one.text for one in told]
    assert len(told) < 6


def test_an_edited_part_is_told_once() -> None:
    changed, _ = change_part(table(), "table/leg 2", color="#0000ff", name="front leg")
    assert texts(table(), changed) == ["table/leg 2: in #0000ff, renamed to front leg"]
    assert texts(changed, table()) == ["table/leg 2: as it was at first"]


def test_a_part_that_is_gone_is_told() -> None:
    assert texts(table(), change_part(table(), "table/leg 2", remove=True)[0])[0] == "table/leg 2 removed"
    assert texts(plain(CUBE, {**CUBE, "name": "lid"}), plain(CUBE)) == ["lid removed"]


def test_a_sentence_is_told_by_what_it_changed() -> None:
    assert texts(table(), edit(table(), "make the legs of glass")[0]) == ["table/leg: of glass"]
    assert "cup added" in texts(table(), edit(table(), "add a cup")[0])


def test_materials_are_told_by_what_people_call_them() -> None:
    before = plain({**CUBE, "material": "stuff"}, materials={"stuff": {"preset": "oak"}})
    after = plain({**CUBE, "material": "stuff"}, materials={"stuff": {"preset": "brass"}})
    assert texts(before, after) == ["stuff: preset oak → brass"]
    assert texts(plain({**CUBE, "material": "oak"}), plain({**CUBE, "material": "brass"})) == ["cube: oak → brass"]


def test_a_moved_part_of_a_plain_program_is_told_without_its_numbers() -> None:
    moved = {**CUBE, "placement": {"location": [1, 2, 3]}, "shape": {"type": "box", "size": [2, 1, 1]}}
    assert texts(plain(CUBE), plain(moved)) == ["cube: another shape and place"]
