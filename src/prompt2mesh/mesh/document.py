"""The mesh program as a document: reading, checking and writing its JSON.

A document is what a file holds; numbers in it may be expressions of its
parameters. A program is what builders get; its numbers are numbers. The rest
of the project uses this module and not the ones it is made of.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

from prompt2mesh.mesh.checks import check_program, check_unique, walk_parts
from prompt2mesh.mesh.diff import Change, diff_programs, summarise_changes
from prompt2mesh.mesh.errors import (
    InputFileError,
    ParameterError,
    ProgramLimitError,
)
from prompt2mesh.mesh.expressions import evaluate, is_expression, resolve
from prompt2mesh.mesh.formulas import FORMULAS, PART_LISTS, pointer, with_values
from prompt2mesh.mesh.json_types import Json, JsonObject
from prompt2mesh.mesh.migrations import migrate
from prompt2mesh.mesh.parsing import MAX_BYTES, parse_json
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.serialize import dump_data, dump_program, program_data, program_hash, write_program, write_text
from prompt2mesh.mesh.validation import path_text, validate

__all__ = [
    "Change",
    "check_program",
    "diff_programs",
    "dump_data",
    "dump_program",
    "evaluate_document",
    "evaluate_part",
    "load_document",
    "load_program",
    "program_data",
    "program_from",
    "program_hash",
    "read_program",
    "summarise_changes",
    "walk_parts",
    "with_parameters",
    "with_values",
    "write_program",
    "write_text",
]

Value = float | int | str | bool
MAX_EXPRESSIONS = 20_000

# Fields that hold words, where a leading "=" means nothing; every other string that has one is an expression.
TEXT_FIELDS = frozenset({
    "anchor", "asset", "choices", "description", "formula", "material", "name", "on", "part", "preset", "prompt",
    "states", "style", "target", "text", "unit", "word",
})  # fmt: skip


def load_document(text: str | bytes) -> JsonObject:
    """The document that a JSON text holds, in the current schema version; expressions are kept.

    Raises:
        ProgramLimitError: More than 20 MB, 64 levels or 2 million values.
        ProgramError: Not a JSON object, a repeated key, a number that is not finite, or an unknown version.
    """
    return migrate(parse_json(text))


def load_program(text: str | bytes) -> MeshProgram:
    """The program that a JSON text holds, worked out and wholly checked.

    Raises:
        ProgramLimitError: It is larger than a worker is allowed to build.
        ExpressionError: An expression cannot be evaluated.
        ProgramError: Anything else is wrong; `path` says where.
    """
    return program_from(load_document(text))


def read_program(path: Path) -> MeshProgram:
    """The program in a file.

    Raises:
        InputFileError: There is no such file, or it cannot be read.
        ProgramError: What it holds is not a program.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputFileError(f"a mesh program is expected at {path}: {reason}") from error
    return load_program(data)


def program_from(document: JsonObject) -> MeshProgram:
    """The program that a document describes.

    Raises:
        ProgramError: As `load_program`.
    """
    program = validate(evaluate_document(document))
    check_program(program)
    return program


def with_parameters(document: JsonObject, values: Mapping[str, Value]) -> JsonObject:
    """The document with other parameter values; its expressions will follow them.

    Raises:
        ParameterError: It has no such parameter.
    """
    parameters = _parameters(document)
    known = [str(parameter.get("name")) for parameter in parameters]
    for name in values:
        if name not in known:
            raise ParameterError(
                f"there is no parameter {name!r:.80}", hint=f"it has: {', '.join(known[:20]) or 'none'}"
            )
    changed: list[Json] = [
        {**parameter, "value": values[name]} if (name := str(parameter.get("name"))) in values else parameter
        for parameter in parameters
    ]
    return {**document, "parameters": changed}


def evaluate_document(document: JsonObject) -> JsonObject:
    """The document with every expression replaced by its value.

    Raises:
        ExpressionError: One cannot be evaluated.
        ProgramLimitError: There are too many.
    """
    _check_parameters(document)
    parameters = _parameters(document)
    numbers: dict[str, float | str] = {}
    paths: dict[str, str] = {}
    for index, parameter in enumerate(parameters):
        name, value = parameter.get("name"), parameter.get("value")
        if isinstance(name, str) and (isinstance(value, int | float) or _is_formula(value, parameter)):
            numbers[name] = value
            paths[name] = f"parameters[{index}].value"
    values = resolve(numbers, paths=paths)
    settled: list[Json] = [
        {**p, "value": values[str(p["name"])], "formula": p["value"]}
        if str(p.get("name")) in paths and isinstance(p["value"], str)
        else p
        for p in parameters
    ]
    rest = {key: item for key, item in document.items() if key != "parameters"}
    evaluated = _Evaluation(values).evaluated_scope(rest, ())
    return {**evaluated, "parameters": settled} if parameters else evaluated


def evaluate_part(document: JsonObject, values: Mapping[str, float]) -> JsonObject:
    """The document of one part with every expression replaced by its value.

    Raises:
        ExpressionError: One cannot be evaluated.
        ProgramLimitError: There are too many.
    """
    return _Evaluation(values).evaluated_scope(document, ())


class _Evaluation:
    """Replaces expressions by values, counts them, and keeps them as formulas of the part they stand in."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = values
        self.count = 0
        self._scope: tuple[str | int, ...] = ()
        self._found: dict[str, Json] = {}

    def evaluated_scope(self, item: JsonObject, path: tuple[str | int, ...]) -> JsonObject:
        """A part, or the whole document, with the expressions in it worked out and kept as its formulas."""
        outer = self._scope, self._found
        self._scope, self._found = path, {}
        try:
            evaluated = self.evaluated_object(item, path)
            if not self._found:
                return evaluated
            known = evaluated.get(FORMULAS)
            return {**evaluated, FORMULAS: {**(known if isinstance(known, dict) else {}), **self._found}}
        finally:
            self._scope, self._found = outer

    def evaluated_object(self, item: JsonObject, path: tuple[str | int, ...]) -> JsonObject:
        """The object with the expressions in it worked out."""
        return {
            key: inner
            if key == FORMULAS or (key in TEXT_FIELDS and isinstance(inner, str))
            else self.evaluated(inner, (*path, key))
            for key, inner in item.items()
        }

    def evaluated(self, item: Json, path: tuple[str | int, ...]) -> Json:
        """The item with its expressions worked out; recursion is bounded by the document's depth."""
        if isinstance(item, dict):
            is_part = len(path) > 1 and isinstance(path[-1], int) and path[-2] in PART_LISTS
            return self.evaluated_scope(item, path) if is_part else self.evaluated_object(item, path)
        if isinstance(item, list):
            if path[-1] in TEXT_FIELDS or not any(isinstance(inner, str | dict | list) for inner in item):
                return item
            return [self.evaluated(inner, (*path, number)) for number, inner in enumerate(item)]
        if is_expression(item):
            self.count += 1
            if self.count > MAX_EXPRESSIONS:
                raise ProgramLimitError(f"a program has at most {MAX_EXPRESSIONS} expressions", path=path_text(path))
            value = evaluate(item, self.values, path=path_text(path))
            self._found[pointer(path[len(self._scope) :])] = item
            return value
        return item


def _is_formula(value: Json, parameter: JsonObject) -> TypeGuard[str]:
    return str(parameter.get("unit")) not in {"choice", "flag"} and is_expression(value)


def _check_parameters(document: JsonObject) -> None:
    """Complains of the parameters first: with one of them wrong, every expression of it would seem wrong too."""
    found = document.get("parameters", [])
    if isinstance(found, list):
        found = [_with_zero(item) for item in found]
    placeholder: JsonObject = {"name": "placeholder"}
    program = validate({"parameters": found, "parts": [placeholder]})
    check_unique([parameter.name for parameter in program.parameters], "parameters")


def _with_zero(parameter: Json) -> Json:
    """The parameter with a number in the place of an expression."""
    if isinstance(parameter, dict) and _is_formula(parameter.get("value"), parameter):
        return {**parameter, "value": 0}
    return parameter


def _parameters(document: JsonObject) -> list[JsonObject]:
    """The parameters; what is wrong with those left out, validation says."""
    found = document.get("parameters")
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
