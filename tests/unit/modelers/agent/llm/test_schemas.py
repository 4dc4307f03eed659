"""Tools and structured answers as providers take them."""

from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field

from prompt2mesh.modelers.agent.llm.schemas import answer_schema, strict_schema, tool_name, tool_schema


class Named(BaseModel):
    """A thing with a title."""

    title: str = Field(description="What it is called.")
    kind: Literal["a", "b"] = "a"


class SetHTMLColor(BaseModel):
    """Paints.

    In a color.
    """

    thing: Named
    others: list[Named] = Field(default_factory=list[Named])
    depth: float | None = None


class Free(BaseModel):
    values: dict[str, float]


class Round(BaseModel):
    kind: Literal["round"]
    name: str = Field(max_length=20)


class Square(BaseModel):
    kind: Literal["square"]


class Either(BaseModel):
    shape: Round | Square = Field(discriminator="kind")


class Tree(BaseModel):
    children: list["Tree"]


@pytest.mark.parametrize(("name", "called"), [
    ("AddPart", "add_part"), ("Look", "look"), ("SetHTMLColor", "set_html_color"), ("Move2D", "move2_d"),
    ("RunBlenderPython", "run_blender_python"),
])  # fmt: skip
def test_names(name: str, called: str) -> None:
    assert tool_name(type(name, (BaseModel,), {})) == called


def test_a_tool_says_what_it_does_and_no_more_than_it_must() -> None:
    made = tool_schema(SetHTMLColor)
    assert made["type"] == "function"
    function: dict[str, Any] = made["function"]
    assert (function["name"], function["description"]) == ("set_html_color", "Paints.\n\nIn a color.")
    parameters = function["parameters"]
    assert set(parameters["properties"]) == {"thing", "others", "depth"}
    named = parameters["$defs"]["Named"]
    assert set(named["properties"]) == {"title", "kind"}, "a field may be called title"
    assert named["properties"]["title"] == {"type": "string", "description": "What it is called."}
    assert "description" not in parameters


def test_an_answer_has_its_name() -> None:
    assert answer_schema(Named)["title"] == "named"


def test_strict_mode_wants_every_field_and_no_other() -> None:
    strict = strict_schema(answer_schema(SetHTMLColor))
    assert strict is not None
    assert strict["required"] == ["thing", "others", "depth"]
    assert strict["additionalProperties"] is False
    named = strict["$defs"]["Named"]
    assert (named["required"], named["additionalProperties"]) == (["title", "kind"], False)
    assert "default" not in str(strict)


def test_strict_mode_is_spared_the_words_it_does_not_know() -> None:
    strict = strict_schema(answer_schema(Either))
    assert strict is not None
    assert strict["properties"]["shape"] == {"anyOf": [{"$ref": "#/$defs/Round"}, {"$ref": "#/$defs/Square"}]}
    assert "maxLength" not in str(strict)


def test_strict_mode_can_hold_trees_but_no_free_keys() -> None:
    assert strict_schema(answer_schema(Tree)) is not None
    assert strict_schema(answer_schema(Free)) is None
