"""Another draw keeps what was asked and varies the rest."""

import pytest

from prompt2mesh.mesh.document import check_program
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.part_paths import walk_paths
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import change_part, edit, model, set_parameter, vary


def looks(program: MeshProgram) -> dict[str, str]:
    return {one.path: one.material.label for one in walk_paths(program) if one.part.shape is not None}


def value(program: MeshProgram, name: str) -> object:
    return next(parameter.value for parameter in program.parameters if parameter.name == name)


@pytest.mark.parametrize("words", ["a table", "a chair", "a house", "a car", "an armchair", "a bed", "a castle"])
def test_seeds_give_models_that_differ(words: str) -> None:
    program, _ = model(words)
    drawn = [vary(program, seed) for seed in (1, 2, 3, 4)]
    shapes = {str([part.model_copy(update={"origin": None}) for part in one.parts]) for one in (program, *drawn)}
    assert len(shapes) == 5
    for one in drawn:
        check_program(one)
    assert drawn[0] == vary(program, 1)


@pytest.mark.parametrize("seed", range(1, 9))
def test_what_was_asked_stays(seed: int) -> None:
    program, _ = model("a round oak table with three brass legs, 80 cm high")
    drawn = vary(program, seed)
    assert (value(drawn, "legs"), value(drawn, "shape")) == (3, "round")
    assert drawn.parts[0].fit == program.parts[0].fit
    assert {label for path, label in looks(drawn).items() if "leg" in path} == {"brass"}
    assert looks(drawn)["table/top"] == "oak"
    assert (drawn.prompt, drawn.seed) == (program.prompt, seed)


@pytest.mark.parametrize("seed", range(1, 9))
def test_what_was_changed_since_stays(seed: int) -> None:
    program = set_parameter(model("a round oak table with four brass legs")[0], "height", 0.9)
    program = edit(program, "make it wider and the top of glass")[0]
    program, _ = change_part(program, "table/leg 2", color="#0000ff", name="front leg")
    drawn = vary(program, seed)
    assert value(drawn, "height") == 0.9
    assert looks(drawn)["table/top"] == "glass"
    assert looks(drawn).get("table/front leg") == "brass #0000ff"


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_colour_that_was_asked_is_still_seen_in_another_form(seed: int) -> None:
    drawn = vary(model("a red lamp on a table")[0], seed)
    lamp = next(part.name for part in drawn.parts if part.name != "table")
    assert any("#c8201c" in label for path, label in looks(drawn).items() if path.startswith(lamp))


def test_copies_stay_alike() -> None:
    drawn = vary(model("four chairs")[0], 3)
    assert len({str(part.origin.parameters) for part in drawn.parts if part.origin}) == 1


def test_a_written_program_has_nothing_left_open() -> None:
    program = MeshProgram.model_validate({"parts": [{"name": "a", "shape": {"type": "box", "size": [1, 1, 1]}}]})
    with pytest.raises(ParameterError, match="left open"):
        vary(program, 1)
