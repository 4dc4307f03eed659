"""What follows a parameter goes on following it after the program was worked out, saved and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.document import (
    dump_program,
    load_program,
    program_data,
    program_from,
    with_parameters,
    with_values,
)
from prompt2mesh.mesh.errors import ExpressionError, ParameterError, ProgramError
from prompt2mesh.mesh.formulas import names_followed, pointer
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.program import MeshProgram
from tests.support.programs import table_document


def table() -> MeshProgram:
    return program_from(table_document())


@given(height=st.floats(0.4, 1.2))
def test_a_slider_of_a_saved_program_does_what_it_does_in_the_document(height: float) -> None:
    saved = load_program(dump_program(table()))
    moved = with_values(saved, {"height": height})
    written = program_from(with_parameters(table_document(), {"height": height}))
    assert program_data(moved) == program_data(written)


def test_what_was_changed_by_hand_follows_no_more_and_the_rest_does() -> None:
    program = table()
    top, leg = program.parts
    thick = top.model_copy(update={"placement": top.placement.model_copy(update={"location": (0, 0, 0.9)})})
    moved = with_values(program.model_copy(update={"parts": [thick, leg]}), {"height": 1.0})
    assert moved.parts[0].placement.location == (0, 0, 0.9)
    assert moved.parts[0].shape is not None
    assert moved.parts[0].shape.model_dump()["size"][0] == 2.0
    assert "/placement/location/2" not in moved.parts[0].formulas


def test_a_parameter_that_followed_and_is_set_follows_no_more() -> None:
    program = with_values(table(), {"width": 3.0})
    later = with_values(program, {"height": 0.5})
    assert {p.name: p.value for p in later.parameters} == {"height": 0.5, "width": 3.0}


def test_formulas_of_copies_children_tools_and_materials_are_followed() -> None:
    document: JsonObject = {
        "parameters": [{"name": "r", "value": 0.1, "default": 0.1}, {"name": "n", "value": 3, "default": 3}],
        "materials": {"wood/dark": {"preset": "oak", "roughness": "=r"}},
        "parts": [{
            "name": "group",
            "children": [{
                "name": "ring", "shape": {"type": "cylinder", "radius": "=2 * r", "height": "=r"},
                "material": "wood/dark",
                "modifiers": [{"type": "boolean", "operation": "cut", "tools": [
                    {"name": "bore", "shape": {"type": "cylinder", "radius": "=r", "height": 1}}]}],
                "instances": {"type": "linear", "count": "=n", "step": [0, 0, "=r"]},
            }],
        }],
    }  # fmt: skip
    data = program_data(with_values(program_from(document), {"r": 0.2, "n": 5}))
    expected = program_data(program_from(with_parameters(document, {"r": 0.2, "n": 5})))
    assert data == expected
    assert '"wood/dark": {"preset": "oak", "roughness": 0.2}' in dump_program(
        with_values(program_from(document), {"r": 0.2})
    )


def test_names_followed_are_those_that_something_depends_on() -> None:
    assert names_followed(table()) == {"height", "width"}


@pytest.mark.parametrize(
    ("values", "error", "says"),
    [({"depth": 1.0}, ParameterError, "no parameter 'depth'"), ({"height": 0.02}, ProgramError, "greater than 0")],
)
def test_what_cannot_be_set_is_said(values: dict[str, float], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        with_values(table(), values)


def test_a_formula_that_is_no_arithmetic_is_refused_and_one_that_points_nowhere_is_passed_over() -> None:
    def with_formulas(formulas: dict[str, str]) -> MeshProgram:
        program = table()
        top = program.parts[0].model_copy(update={"formulas": formulas})
        return load_program(dump_program(program.model_copy(update={"parts": [top, program.parts[1]]})))

    moved = with_values(with_formulas({"/shape/size/7": "=height", "/nothing/here": "=gone + 1"}), {"height": 1.0})
    assert moved.parts[0].formulas == {}
    with pytest.raises(ExpressionError, match=r"parts\[0\].formulas"):
        with_formulas({"/shape/size/0": "=height;"})


def test_pointers_are_those_of_rfc_6901() -> None:
    assert pointer(("a/b", 0, "m~n")) == "/a~1b/0/m~0n"
