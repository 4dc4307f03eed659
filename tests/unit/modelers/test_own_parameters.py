"""Parameters that somebody wrote, beside the sliders of the library's assets."""

from typing import cast

import pytest

from prompt2mesh.mesh.document import program_data, program_from
from prompt2mesh.mesh.errors import ProgramError
from prompt2mesh.mesh.json_types import Json, JsonObject
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.shapes import Sphere
from prompt2mesh.modelers.builtin import change_part, edit, model, set_parameter, vary


def lamp_and_ball() -> MeshProgram:
    """A table from the library, and a ball of the program's own that follows a parameter and a slider."""
    program, _ = model("a round table")
    ball: JsonObject = {
        "name": "ball", "shape": {"type": "sphere", "radius": "=girth"},
        "placement": {"location": [0, 0, "=height + girth"]},
    }  # fmt: skip
    data = program_data(program)
    girth: JsonObject = {"name": "girth", "value": 0.1, "default": 0.1, "minimum": 0.05, "maximum": 0.3}
    return program_from({
        **data, "parts": [*cast("list[Json]", data["parts"]), ball],
        "parameters": [girth, *cast("list[Json]", data["parameters"])],
    })  # fmt: skip


def test_what_follows_a_parameter_of_its_own_or_a_slider_goes_on_following_both() -> None:
    program = set_parameter(set_parameter(lamp_and_ball(), "girth", 0.2), "height", 0.9)
    ball = program.parts[1]
    assert isinstance(ball.shape, Sphere)
    assert ball.shape.radius == 0.2
    assert ball.placement.location == pytest.approx((0, 0, 1.1))
    assert program.parts[0].origin is not None
    assert program.parts[0].origin.parameters["height"] == 0.9


@pytest.mark.parametrize("change", ["edit", "vary", "recolour", "add"])
def test_a_parameter_of_its_own_survives_every_other_change(change: str) -> None:
    program = lamp_and_ball()
    match change:
        case "edit":
            changed, _ = edit(program, "make the table red")
        case "vary":
            changed = vary(program, 7)
        case "recolour":
            changed, _ = change_part(program, "ball", color="#ff0000")
        case _:
            changed, _ = edit(program, "add a vase beside the table")
    assert changed != program
    moved = set_parameter(changed, "girth", 0.25)
    ball = next(part for part in moved.parts if part.name == "ball")
    assert isinstance(ball.shape, Sphere)
    assert ball.shape.radius == 0.25


def test_a_value_of_its_own_outside_its_range_is_refused() -> None:
    with pytest.raises(ProgramError, match="a value within"):
        set_parameter(lamp_and_ball(), "girth", 0.5)
