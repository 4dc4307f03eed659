"""Turns plain data into a `MeshProgram`, and every complaint into one that names the place.

What pydantic cannot see from one field — names that must be unique, targets that
must exist, sizes that only their product makes too large — is in `mesh.checks`.
"""

import reprlib
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from prompt2mesh.mesh.errors import ProgramError
from prompt2mesh.mesh.program import MeshProgram

# Collecting the details of errors costs far more than the errors themselves.
_MAX_DETAILED = 2000
_SHOWN = 5

_shorten = reprlib.Repr()
_shorten.maxstring = 60
_shorten.maxlist = 4
_shorten.maxdict = 3


def validate(document: Mapping[str, Any]) -> MeshProgram:
    """The program that a document of the current version describes.

    Raises:
        ProgramError: A field is missing, unknown or has a value it cannot have; the path says which.
    """
    try:
        return MeshProgram.model_validate(document)
    except ValidationError as error:
        raise _explained(error, document) from None


def path_text(location: tuple[str | int, ...]) -> str:
    """A path as people read it, such as `parts[2].shape.radius`."""
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def _explained(error: ValidationError, document: Mapping[str, Any]) -> ProgramError:
    count = error.error_count()
    if count > _MAX_DETAILED:
        return ProgramError(f"{count} values are not what they should be", hint="is this a mesh program?")
    problems = [_problem(detail, document) for detail in error.errors(include_url=False)]
    path, message, suggestions = problems[0]
    others = [f"{p}: {m}" for p, m, _ in problems[1:_SHOWN]]
    if count > _SHOWN:
        others.append(f"and {count - _SHOWN} more")
    return ProgramError(message, path=path, hint="; ".join(others), suggestions=suggestions)


def _problem(detail: Any, document: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    """Path, message and suggestions of one of pydantic's errors."""
    kind: str = detail["type"]
    location = _real_location(detail["loc"], document)
    got = _shorten.repr(detail["input"])
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == "missing":
        return path_text(location), "this field is needed and is not there", ()
    if kind == "extra_forbidden":
        return path_text(location), "there is no such field here", _near(str(location[-1]), _field_names())
    if kind == "union_tag_invalid":
        expected = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
        tag = str(context["tag"])
        message = f"one of {', '.join(expected)} is expected; got {_shorten.repr(tag)}"
        return path_text((*location, "type")), message, _near(tag, expected)
    if kind == "union_tag_not_found":
        return path_text((*location, "type")), "this field is needed and is not there", ()
    expected = detail["msg"].removeprefix("Input should be ")
    return path_text(location), f"{expected} is expected; got {got}", ()


def _real_location(location: tuple[str | int, ...], document: Mapping[str, Any]) -> tuple[str | int, ...]:
    """The location without the names of union members that pydantic puts between the keys."""
    real: list[str | int] = []
    current: Any = document
    last = len(location) - 1
    for number, step in enumerate(location):
        if (isinstance(current, Mapping) and step in current) or (
            isinstance(current, list | tuple) and isinstance(step, int) and step < len(current)
        ):
            current = current[step]
        elif not (isinstance(current, Mapping) and number == last and current.get("type") != step):
            continue
        real.append(step)
    return tuple(real)


def _near(word: str, known: list[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(word, known, n=3))


def _field_names() -> list[str]:
    schema = MeshProgram.model_json_schema()
    definitions = [schema, *schema["$defs"].values()]
    return sorted({name for definition in definitions for name in definition.get("properties", {})})
