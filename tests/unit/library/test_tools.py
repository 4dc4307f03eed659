"""Hand tools are held by their handle, whether shown upright or put down."""

import pytest

from prompt2mesh.library.make import make_part
from prompt2mesh.library.registry import load_library
from prompt2mesh.mesh.program import Origin
from prompt2mesh.modelers.builtin import model

HAND_TOOLS = [kind for kind, asset in load_library().items() if asset.parameter("display") is not None]


@pytest.mark.parametrize("kind", HAND_TOOLS)
def test_the_grip_points_along_the_handle(kind: str) -> None:
    upright = make_part(Origin(asset=kind)).anchors["grip"]
    lying = make_part(Origin(asset=kind, parameters={"display": "lying"})).anchors["grip"]
    assert upright.normal == (0, 0, 1)
    assert upright.radius > 0
    assert lying.normal == (1, 0, 0)
    assert lying.position[2] < upright.position[2]


def test_a_tool_put_on_something_lies() -> None:
    program, checklist = model("a hammer and a saw on a wooden table")
    hammer = next(p for p in program.parts if p.origin and p.origin.asset == "hammer")
    assert hammer.origin is not None
    assert hammer.origin.parameters["display"] == "lying"
    assert checklist.count("not_understood") == 0
    alone, _ = model("a hammer")
    assert alone.parts[0].origin is not None
    assert "display" not in alone.parts[0].origin.parameters


@pytest.mark.parametrize(
    ("prompt", "kind", "parameter", "value"),
    [
        ("a sledgehammer", "hammer", "type", "sledge"),
        ("a hacksaw", "saw", "type", "hacksaw"),
        ("a phillips screwdriver", "screwdriver", "tip", "phillips"),
        ("a garden spade", "shovel", "type", "spade"),
        ("a judge's gavel", "mallet", "type", "gavel"),
        ("a pirate spyglass", "telescope", "type", "spyglass"),
        ("a flintlock pistol", "pistol", "type", "flintlock"),
    ],
)
def test_the_noun_chooses_the_form(prompt: str, kind: str, parameter: str, value: str) -> None:
    program, checklist = model(prompt)
    origin = program.parts[0].origin
    assert origin is not None
    assert (origin.asset, origin.parameters[parameter]) == (kind, value)
    assert checklist.count("not_understood") == 0
