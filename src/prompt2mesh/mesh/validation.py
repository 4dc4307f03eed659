"""Turns plain data into a `MeshProgram`, and every complaint into one that names the place.

What pydantic cannot see from one field — names that must be unique, targets that
must exist, sizes that only their product makes too large — is in `mesh.checks`.
"""

import reprlib
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from prompt2mesh.mesh.errors import ProgramError
from prompt2mesh.mesh.json_types import Json, JsonObject
from prompt2mesh.mesh.program import MeshProgram

# Collecting the details of errors costs far more than the errors themselves.
_MAX_DETAILED = 2000
_SHOWN = 5
_EXPECTED = " is expected; got "
_Problem = tuple[str, str, tuple[str, ...]]

_shorten = reprlib.Repr()
_shorten.maxstring = 60
_shorten.maxlist = 4
_shorten.maxdict = 3


def validate(document: JsonObject) -> MeshProgram:
    """The program that a document of the current version describes.

    Raises:
        ProgramError: A field is missing, unknown or has a value it cannot have; the path says which.
    """
    try:
        return MeshProgram.model_validate(document)
    except ValidationError as error:
        raise explained(error, document) from None


def path_text(location: tuple[str | int, ...]) -> str:
    """A path as people read it, such as `parts[2].shape.radius`."""
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def explained(error: ValidationError, document: JsonObject, *, fields: Sequence[str] = ()) -> ProgramError:
    """What pydantic found wrong with a document, as one error that names the places.

    Args:
        error: As pydantic raised it.
        document: What was validated.
        fields: The names that a wrong name of a field may have meant; those of mesh programs by default.
    """
    count = error.error_count()
    if count > _MAX_DETAILED:
        return ProgramError(f"{count} values are not what they should be", hint="is this a mesh program?")
    problems = _by_place([_problem(detail, document, fields) for detail in error.errors(include_url=False)])
    path, message, suggestions = problems[0]
    others = [f"{p}: {m}{f' (near: {s[0]})' if s else ''}" for p, m, s in problems[1:_SHOWN]]
    if len(problems) > _SHOWN:
        others.append(f"and {len(problems) - _SHOWN} more")
    return ProgramError(message, path=path, hint="; ".join(others), suggestions=suggestions)


def _by_place(problems: list[_Problem]) -> list[_Problem]:
    """One problem a place: a value that fits no member of a union is one problem, not one a member."""
    merged: dict[str, _Problem] = {}
    for path, message, suggestions in problems:
        if path in merged:
            expected, _, got = merged[path][1].partition(_EXPECTED)
            other = message.partition(_EXPECTED)[0]
            merged[path] = (path, f"{expected} or {other}{_EXPECTED}{got}", suggestions)
        else:
            merged[path] = (path, message, suggestions)
    return list(merged.values())


def _problem(detail: ErrorDetails, document: JsonObject, fields: Sequence[str]) -> _Problem:
    """Path, message and suggestions of one of pydantic's errors."""
    kind = detail["type"]
    location = _real_location(detail["loc"], document)
    got = _shorten.repr(detail["input"])
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == "missing":
        return path_text(location), "this field is needed and is not there", ()
    if kind == "extra_forbidden":
        return path_text(location), "there is no such field here", _near(str(location[-1]), fields or _field_names())
    if kind == "union_tag_invalid":
        expected = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
        tag = str(context["tag"])
        message = f"one of {', '.join(expected)} is expected; got {_shorten.repr(tag)}"
        return path_text((*location, "type")), message, _near(tag, expected)
    if kind == "union_tag_not_found":
        return path_text((*location, "type")), "this field is needed and is not there", ()
    return path_text(location), f"{_expectation(kind, detail['msg'], context)}{_EXPECTED}{got}", ()


def _expectation(kind: str, message: str, context: dict[str, Any]) -> str:
    """What was expected, as the subject of "... is expected"."""
    match kind:
        case "too_long":
            return f"a list of at most {context['max_length']}"
        case "too_short":
            return f"a list of at least {context['min_length']}"
        case "string_too_long":
            return f"a text of at most {context['max_length']} characters"
        case "string_too_short":
            return f"a text of at least {context['min_length']} characters"
        case "string_pattern_mismatch":
            return f"a text like {context['pattern']}"
        case _:
            return message.removeprefix("Input should be ")


def _real_location(location: tuple[str | int, ...], document: JsonObject) -> tuple[str | int, ...]:
    """The location without the names of union members that pydantic puts between the keys."""
    real: list[str | int] = []
    current: Json = document
    last = len(location) - 1
    for number, step in enumerate(location):
        inner = _step(current, step)
        if inner is not _NOWHERE:
            current = cast("Json", inner)
            real.append(step)
        elif number == last and _is_missing(current, step):
            real.append(step)
    return tuple(real)


def _is_missing(value: Json, step: str | int) -> bool:
    """Whether a step that leads nowhere is a field or item that should be there, not the name of a union member."""
    if isinstance(value, list):
        return isinstance(step, int)
    return isinstance(value, dict) and value.get("type") != step


_NOWHERE = object()


def _step(value: Json, step: str | int) -> object:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step, _NOWHERE)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return _NOWHERE


def _near(word: str, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(word, known, n=3))


def _field_names() -> list[str]:
    schema = MeshProgram.model_json_schema()
    definitions = [schema, *schema["$defs"].values()]
    return sorted({name for definition in definitions for name in definition.get("properties", {})})
