"""Documents become programs: expressions, versions, and errors that name the place."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.document import (
    TEXT_FIELDS,
    evaluate_document,
    load_document,
    load_program,
    program_from,
    read_program,
    with_parameters,
)
from prompt2mesh.mesh.errors import (
    ExpressionError,
    InputFileError,
    ParameterError,
    ProgramError,
    ProgramLimitError,
    Prompt2MeshError,
)
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.shapes import Box
from tests.support.programs import table_document


def _table_with(path: list[str | int], value: Any) -> str:
    """The table's text with the value at `path` replaced."""
    document: Any = table_document()
    node = document
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return json.dumps(document)


def test_expressions_become_numbers() -> None:
    program = program_from(table_document())
    top = program.parts[0]
    assert isinstance(top.shape, Box)
    assert top.shape.size == (1.5, 0.8, 0.03)
    assert top.placement.location[2] == pytest.approx(0.72)
    assert [p.value for p in program.parameters] == [0.75, 1.5]


def test_a_changed_parameter_moves_what_depends_on_it() -> None:
    program = program_from(with_parameters(table_document(), {"height": 0.5}))
    top = program.parts[0]
    assert isinstance(top.shape, Box)
    assert top.shape.size[0] == pytest.approx(1.0)
    assert top.placement.location[2] == pytest.approx(0.47)


def test_with_parameters_leaves_the_document_alone() -> None:
    document = table_document()
    with_parameters(document, {"height": 0.5})
    assert document == table_document()


def test_unknown_parameter_is_refused_with_those_there_are() -> None:
    with pytest.raises(ParameterError) as caught:
        with_parameters(table_document(), {"depth": 1})
    assert "height, width" in caught.value.hint


def test_words_that_begin_with_an_equals_sign_stay_words() -> None:
    document = table_document() | {"prompt": "=1+1", "name": "=x"}
    assert program_from(document).prompt == "=1+1"
    assert program_from(document).name == "=x"


def test_text_fields_are_the_words_of_the_schema() -> None:
    """Whoever adds a field of words must say so, or a leading '=' would be taken for arithmetic."""
    schema = MeshProgram.model_json_schema()
    words: set[str] = set()
    for definition in [schema, *schema["$defs"].values()]:
        for name, field in definition.get("properties", {}).items():
            options = field.get("anyOf", [field])
            kinds = {option.get("type") for option in options}
            free = [o for o in options if o.get("type") == "string" and "enum" not in o and "const" not in o]
            guarded = all("pattern" in option for option in free)
            if free and not guarded and "number" not in kinds:
                words.add(name)
            items = field.get("items", {})
            if items.get("type") == "string" and "pattern" not in items:
                words.add(name)
    assert words <= TEXT_FIELDS


@pytest.mark.parametrize(
    ("path", "value", "where", "reason"),
    [
        (["parts", 0, "shape", "type"], "cub", "parts[0].shape.type", "box, sphere, .*; got 'cub'"),
        (["parts", 0, "shape", "size", 1], -1, "parts[0].shape.size[1]", "greater than 0 is expected; got -1"),
        (["parts", 0, "shape", "size"], [1, 2], "parts[0].shape.size[2]", "needed"),
        (["parts", 1, "shape"], {"type": "cylinder", "radius": 1}, "parts[1].shape.height", "needed"),
        (["parts", 1, "shape", "hight"], 1, "parts[1].shape.hight", "no such field"),
        (["parts", 1, "name"], "a/b", "parts[1].name", "a text like .*; got 'a/b'"),
        (["parts", 1, "name"], "top", "parts[1].name", "taken by parts\\[0\\]"),
        (["parts", 1, "instances", "count"], 5000, "parts[1].instances.count", "4096"),
        (["parts", 1, "material"], "wod", "parts[1].material", "got 'wod'"),
        (["parts"], [], "parts", "a list of at least 1 is expected; got \\[\\]"),
        (["parts"], 7, "parts", "valid list is expected; got 7"),
        (["parts", 0], None, "parts[0]", "valid dictionary"),
        (["materials", "wood", "preset"], "unobtainium", "materials.wood.preset", "preset"),
        (["parameters", 0, "value"], 5, "parameters[0].value", "0.4..1.2"),
        (["parameters", 0, "value"], None, "parameters[0].value", "a valid number or .* is expected; got None"),
        (["parameters", 0, "name"], ["x"], "parameters[0].name", "valid string"),
        (["parameters", 0, "unit"], {}, "parameters[0].unit", "'m', 'deg'"),
        (["parameters", 1, "name"], "height", "parameters[1].name", "taken"),
        (["parameters"], {"a": 1}, "parameters", "valid list"),
        (["schema_version"], 2, "schema_version", "newest"),
        (["schema_version"], "1", "schema_version", "whole number"),
        (["name"], "x" * 201, "name", "a text of at most 200 characters is expected; got 'xx"),
        (["name"], "", "name", "a text of at least 1 characters"),
        (["parts"], [{"name": "a"}] * 5000, "parts", "a list of at most 4096"),
        (["seed"], -1, "seed", "greater than or equal to 0"),
    ],
)
def test_errors_name_the_place_and_what_was_expected(
    path: list[str | int], value: Any, where: str, reason: str
) -> None:
    with pytest.raises(ProgramError, match=reason) as caught:
        load_program(_table_with(path, value))
    assert caught.value.path == where


def test_expression_errors_name_the_place() -> None:
    with pytest.raises(ExpressionError, match="no number parameter 'depth'") as caught:
        load_program(_table_with(["parts", 0, "shape", "size", 1], "=depth"))
    assert caught.value.path == "parts[0].shape.size[1]"
    with pytest.raises(ExpressionError) as caught:
        load_program(_table_with(["parameters", 1, "value"], "=widht"))
    assert caught.value.path == "parameters[1].value"


def test_near_names_are_suggested() -> None:
    with pytest.raises(ProgramError) as caught:
        load_program(_table_with(["parts", 1, "shape", "raduis"], 1))
    assert "radius" in caught.value.suggestions
    with pytest.raises(ProgramError) as caught:
        load_program(_table_with(["parts", 1, "shape", "type"], "cilinder"))
    assert caught.value.suggestions[0] == "cylinder"


def test_other_problems_are_in_the_hint() -> None:
    document: Any = table_document()
    document["parts"][0]["shape"]["size"] = [-1, -1, -1]
    with pytest.raises(ProgramError) as caught:
        load_program(json.dumps(document))
    assert "parts[0].shape.size[2]" in caught.value.hint


def test_a_heap_of_wrong_values_is_one_short_error() -> None:
    started = time.process_time()
    with pytest.raises(ProgramError) as caught:
        load_program(json.dumps({"parts": [{"name": "a", "shape": {"type": "box", "size": [1] * 100_000}}] * 9}))
    assert len(str(caught.value)) < 500
    strange = {f"k{i}": 0 for i in range(9000)}
    with pytest.raises(ProgramError, match="9002 values are not what they should be"):
        load_program(json.dumps({"parts": [{"name": 1, "shape": 2, **strange}]}))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("shape", "place"),
    [
        ({"type": "mesh", "vertices": [["x"] * 3] * 100_000, "faces": [[0, 1, 2]]}, "vertices[0][0]"),
        ({"type": "mesh", "vertices": [[0, 0, 0]] * 3, "faces": [[-1] * 9] * 100_000}, "faces[0][0]"),
        ({"type": "extrude", "height": 1, "outline": [["x", "y"]] * 4000}, "outline[0][0]"),
        ({"type": "heightfield", "size": [1, 1], "heights": [["x"] * 500] * 500}, "heights[0][0]"),
    ],
)
def test_a_long_array_stops_at_its_first_wrong_item(shape: dict[str, Any], place: str) -> None:
    with pytest.raises(ProgramError) as caught:
        load_program(json.dumps({"parts": [{"name": "a", "shape": shape}]}))
    assert caught.value.path == f"parts[0].shape.{place}"
    assert len(caught.value.hint) < 1000


def test_number_of_expressions_is_bounded() -> None:
    with pytest.raises(ProgramLimitError, match="expressions"):
        load_program(_table_with(["parts", 0, "shape", "size"], ["=1"] * 20_001))


def test_nesting_too_deep_for_parts_is_refused() -> None:
    text = '{"parts":[' + '{"name":"a","children":[' * 5000
    with pytest.raises(ProgramLimitError):
        load_program(text)


HOSTILE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["=height", "=height**99", "=nothing", "box", "top"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "type", "shape", "size", "children", "instances", "material", "value", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)
PLACES = st.sampled_from([
    ["parts"], ["parts", 0], ["parts", 0, "shape"], ["parts", 1, "instances"], ["parts", 0, "shape", "size", 0],
    ["parameters"], ["parameters", 0], ["parameters", 0, "value"], ["parameters", 1, "name"], ["materials"],
    ["materials", "wood"], ["schema_version"], ["parts", 0, "children"], ["parts", 1, "modifiers"],
    ["parts", 1, "relation"], ["parts", 1, "origin"], ["parameters", 0, "unit"],
])  # fmt: skip


@given(PLACES, HOSTILE)
def test_a_spoilt_document_is_a_program_or_a_known_error(path: list[str | int], value: object) -> None:
    try:
        assert isinstance(load_program(_table_with(path, value)), MeshProgram)
    except Prompt2MeshError as error:
        assert len(error.message) < 2000


def test_evaluating_leaves_no_expression() -> None:
    evaluated = evaluate_document(load_document(json.dumps(table_document())))
    bare = json.dumps(evaluated, default=str)
    for part in evaluated["parts"]:  # pyright: ignore[reportGeneralTypeIssues,reportOptionalIterable]
        assert isinstance(part, dict)
        bare = bare.replace(json.dumps(part.get("formulas")), "{}")
    assert '"=' not in bare.replace('"formula": "=height * 2"', "")


def test_reads_a_file(tmp_path: Path) -> None:
    file = tmp_path / "model.p2m.json"
    file.write_text(json.dumps(table_document()))
    assert read_program(file) == program_from(table_document())


def test_a_file_that_is_not_there_or_is_a_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="No such file"):
        read_program(tmp_path / "none.json")
    with pytest.raises(InputFileError, match="directory"):
        read_program(tmp_path)
