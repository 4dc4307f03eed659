"""Mesh programs as JSON, and what is done with one before any Blender sees it; arithmetic expressions in it."""

import json
import math
from collections.abc import Iterator
from random import Random
from typing import Any, cast

from fuzz.library import library_loaded
from fuzz.mutation import json_mutator, word_mutator
from fuzz.target import Doors, Mutate, Native, Target
from prompt2mesh.mesh.cost import vertex_estimate
from prompt2mesh.mesh.document import (
    diff_programs,
    dump_program,
    load_document,
    load_program,
    program_data,
    program_from,
    program_hash,
    summarise_changes,
    walk_parts,
    with_parameters,
    with_values,
)
from prompt2mesh.mesh.errors import ExpressionError, ModelerError, ProgramError, UserError
from prompt2mesh.mesh.expressions import MAX_RESULT, evaluate, names_in
from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.parsing import parse_json
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.builtin import change_part, edit, set_parameter, vary

_VALUES = {"a": 2.5, "b": -3.0, "leg.height": 0.7}
_NAMES = ("table", "leg", "wood", "height", "r", "oak", "#ff0000", "=r", "=height/2", "=max(r, 0.1)", "/shape/radius")
_ARITHMETIC = tuple("( ) + - * / ** % < <= == != and or not if else , . a b leg.height pi 1 0 2.5 1e9 1e-300 "
                    "min(1, a) max( clamp( sin( cos( tan( sqrt( abs( floor( ceil( round( __import__ lambda [ ] { }".split())  # fmt: skip


def _document(data: bytes) -> None:
    try:
        program = load_program(data)
    except ProgramError as error:
        assert error.message
        return
    text = dump_program(program)
    again = load_program(text)
    assert dump_program(again) == text
    assert program_hash(again) == program_hash(program)
    assert program_data(again) == json.loads(text)
    assert not diff_programs(again, again)
    for _, part in walk_parts(program):
        assert vertex_estimate(part) >= 0


def _changed(data: bytes) -> None:
    """What people do with a program: sliders, sentences, other draws, other looks of a part."""
    try:
        document = load_document(data)
        program = program_from(document)
    except ProgramError:
        return
    for parameter in program.parameters[:3]:
        for value in (0.0, 1.0, -1e9, parameter.default):
            for change in (
                lambda: program_from(with_parameters(document, {parameter.name: value})),  # noqa: B023 - called at once
                lambda: with_values(program, {parameter.name: value}),  # noqa: B023
                lambda: set_parameter(program, parameter.name, value),  # noqa: B023
            ):
                try:
                    changed = change()
                except UserError as error:
                    assert error.message
                else:
                    summarise_changes(diff_programs(program, changed))
                    load_program(dump_program(changed))
    first = program.parts[0].name
    for change in (
        lambda: edit(program, f"make the {first} twice as tall and paint it red")[0],
        lambda: edit(program, "make it 10 cm wider")[0],
        lambda: vary(program, 3),
        lambda: change_part(program, first, color="blue")[0],
        lambda: change_part(program, first, name="another name")[0],
    ):
        try:
            changed = change()
        except (UserError, ModelerError) as error:
            assert error.message
        else:
            load_program(dump_program(changed))
    for part in program.parts:
        assert all(not math.isnan(value) for value in extents(part).size)


def _json(data: bytes) -> None:
    try:
        parse_json(data)
    except ProgramError as error:
        assert error.message


def _expression(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    try:
        found = evaluate(f"={text}", _VALUES)
    except ExpressionError as error:
        assert error.message
        return
    assert math.isfinite(found)
    assert abs(found) <= MAX_RESULT
    assert names_in(f"={text}") <= _VALUES.keys()


def _schema_words(node: Any) -> Iterator[str]:
    """Every name of a field and every word that may be chosen."""
    if isinstance(node, list):
        for item in cast("list[Any]", node):
            yield from _schema_words(item)
    elif isinstance(node, dict):
        schema = cast("dict[str, Any]", node)
        yield from cast("dict[str, Any]", schema.get("properties", {}))
        yield from (word for word in (*schema.get("enum", ()), schema.get("const")) if isinstance(word, str))
        for inner in schema.values():
            yield from _schema_words(inner)


_DOORS = Doors({"document": _document, "changed": _changed, "json": _json, "expression": _expression})


def _mutate() -> Mutate:
    words = sorted(set(_schema_words(MeshProgram.model_json_schema())))
    as_json = _DOORS.mutator(json_mutator(words=(*words, *_NAMES)))
    as_words = _DOORS.mutator(word_mutator(_ARITHMETIC))

    def mutate(data: bytes, most: int, rng: Random, native: Native) -> bytes:
        return (as_words if data.startswith(b"expression\n") else as_json)(data, most, rng, native)

    return mutate


TARGET = Target(
    about="any JSON is a program that is written and read the same, or an error that names the place",
    run=_DOORS, prepare=library_loaded, mutate=_mutate(), dictionary=(*_ARITHMETIC, '"parts"', '"shape"', '"type"', '"instances"'),
    most_bytes=6000, cpu_s=10.0,
)  # fmt: skip
