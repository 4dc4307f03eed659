"""Edits in idioms do what a person means by them."""

import pytest

from prompt2mesh.mesh.errors import PromptError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import edit, model


def edited(prompt: str, *sentences: str) -> MeshProgram:
    program = model(prompt)[0]
    for sentence in sentences:
        program, checklist = edit(program, sentence)
        assert checklist.count("not_understood") == 0, checklist.items
    return program


def assets(program: MeshProgram) -> list[str]:
    return [p.origin.asset for p in program.parts if p.origin is not None]


def colors(program: MeshProgram) -> list[set[str | None]]:
    return [{m.color for m in p.materials.values()} for p in program.parts]


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        ("add a second chair", 2),
        ("add two more chairs", 3),
        ("add another one", 2),
        ("duplicate it", 2),
        ("copy the chair", 2),
    ],
)
def test_more_of_the_same(sentence: str, chairs: int) -> None:
    program = edited("a chair", sentence)
    assert assets(program) == ["chair"] * chairs
    assert len({p.name for p in program.parts}) == chairs


def test_one_of_several_is_removed() -> None:
    assert assets(edited("three chairs", "remove one chair")) == ["chair"] * 2
    left = edited("three chairs", "remove the first chair")
    assert [p.name for p in left.parts] == ["chair 2", "chair 3"]
    with pytest.raises(PromptError):
        edit(model("a chair")[0], "remove the chair")


def test_one_of_several_is_changed() -> None:
    before, after = model("two chairs")[0], edited("two chairs", "make the second chair red")
    assert after.parts[0] == before.parts[0]
    assert after.parts[1] != before.parts[1]


def test_a_thing_is_taken_away_and_another_is_put_in_one_sentence() -> None:
    assert assets(edited("a candle on a table", "delete the candle and add a book")) == ["table", "book"]


def test_colours_are_swapped() -> None:
    before = colors(model("a red car and a blue house")[0])
    after = colors(edited("a red car and a blue house", "swap the colours"))
    red, blue = "#c8201c", "#2360c8"
    assert red in before[0]
    assert blue in before[1]
    assert blue in after[0]
    assert red not in after[0]
    assert red in after[1]


@pytest.mark.parametrize("sentence", ["change the colour to blue", "recolor it blue", "repaint it blue"])
def test_ways_to_say_paint(sentence: str) -> None:
    assert "#2360c8" in colors(edited("a chair", sentence))[0]


def test_less_tall_is_shorter() -> None:
    def height(program: MeshProgram) -> float:
        return float(next(p.value for p in program.parameters if p.name == "height"))

    assert height(edited("a chair", "make it less tall")) < height(model("a chair")[0])


@pytest.mark.parametrize("sentence", ["give the cat a hat", "have the cat wear a hat", "put a hat on the cat"])
def test_what_is_worn_goes_to_its_wearer(sentence: str) -> None:
    program = edited("a cat", sentence)
    relation = program.parts[1].relation
    assert relation is not None
    assert (relation.kind, relation.target) == ("worn", program.parts[0].name)


def test_a_thing_moves_by_a_length() -> None:
    program = edited("a ball on a table", "move the ball 20 cm to the left")
    relation = program.parts[0].relation
    assert relation is not None
    assert relation.offset == pytest.approx((-0.2, 0, 0))


def test_a_state_said_as_a_verb() -> None:
    origin = edited("a candle", "light the candle").parts[0].origin
    assert origin is not None
    assert "lit" in origin.states
