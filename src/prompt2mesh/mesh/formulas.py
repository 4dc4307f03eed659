"""Numbers of a program that follow its parameters after it was worked out.

A document may say a number as an expression. The program that comes of it holds
the number, and beside it the expression, so that a slider moves all that
follows it. A number that was changed by other means since then follows no more:
what somebody did last holds.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from prompt2mesh.mesh.errors import ExpressionError, ParameterError, ProgramError
from prompt2mesh.mesh.expressions import evaluate, names_in, resolve
from prompt2mesh.mesh.json_types import Json, JsonObject
from prompt2mesh.mesh.program import Boolean, MeshProgram, Parameter, Part
from prompt2mesh.mesh.validation import explained

Value = float | int | str | bool
FORMULAS = "formulas"
PART_LISTS = frozenset({"parts", "children", "tools"})
_Checked = TypeVar("_Checked")
_SAME = 1e-7  # nine digits are written, so a value that came from a file is a little off


def pointer(path: tuple[str | int, ...]) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def numbers_of(program: MeshProgram) -> dict[str, float]:
    """The parameters that expressions may name, with their values."""
    return {p.name: float(p.value) for p in program.parameters if not isinstance(p.value, str | bool)}


def names_followed(program: MeshProgram) -> set[str]:
    """The parameters that anything in the program follows."""
    texts = [*program.formulas.values(), *(p.formula for p in program.parameters if p.formula)]
    pending = list(program.parts)
    while pending:
        part = pending.pop()
        texts += part.formulas.values()
        pending += _inner(part)
    return {name for text in texts for name in names_in(text)}


def with_values(program: MeshProgram, values: Mapping[str, Value]) -> MeshProgram:
    """The program with other values of parameters, and all that follows them.

    Args:
        program: As it is.
        values: By name; a parameter that followed others and is set here follows them no more.

    Raises:
        ParameterError: There is no such parameter.
        ExpressionError: A formula has no value now.
        ProgramError: A number that follows is none that may stand there.
    """
    known = {p.name for p in program.parameters}
    for name in values:
        if name not in known:
            raise ParameterError(
                f"there is no parameter {name!r:.80}", hint=f"it has: {', '.join(sorted(known)[:20]) or 'none'}"
            )
    return with_parameter_list(program, [
        p.model_copy(update={"value": values[p.name], "formula": None}) if p.name in values else p
        for p in program.parameters
    ])  # fmt: skip


def with_parameter_list(program: MeshProgram, parameters: list[Parameter]) -> MeshProgram:
    """The program with these parameters, those that have a formula worked out, and all that follows them.

    Raises:
        ExpressionError: A formula has no value, or names a parameter that is not there.
        ProgramError: A number that follows is none that may stand there.
    """
    before = numbers_of(program)
    plain: dict[str, float | str] = {
        p.name: p.formula or float(p.value) for p in parameters if p.formula or not isinstance(p.value, str | bool)
    }
    after = resolve(plain)
    settled = [p.model_copy(update={"value": after[p.name]}) if p.formula else p for p in parameters]
    parts = [_followed(part, before, after, f"parts[{number}]") for number, part in enumerate(program.parts)]
    changed = program.model_copy(update={"parameters": settled, "parts": parts})
    if not program.formulas:
        return changed
    data = _applied(changed.model_dump(mode="json", exclude={"parts"}), program.formulas, before, after, "")
    data["parts"] = parts
    return _validated(MeshProgram.model_validate, data, "")


def _followed(part: Part, before: Mapping[str, float], after: Mapping[str, float], path: str) -> Part:
    changes: dict[str, Any] = {}
    if part.children:
        changes["children"] = [
            _followed(child, before, after, f"{path}.children[{number}]") for number, child in enumerate(part.children)
        ]
    if any(isinstance(modifier, Boolean) for modifier in part.modifiers):
        changes["modifiers"] = [
            modifier.model_copy(update={"tools": [_followed(t, before, after, path) for t in modifier.tools]})
            if isinstance(modifier, Boolean)
            else modifier
            for modifier in part.modifiers
        ]
    part = part.model_copy(update=changes) if changes else part
    if not part.formulas:
        return part
    data = _applied(part.model_dump(mode="json", exclude={"children"}), part.formulas, before, after, path)
    data["children"] = part.children
    return _validated(Part.model_validate, data, path)


def _applied(
    data: dict[str, Any], formulas: Mapping[str, str], before: Mapping[str, float], after: Mapping[str, float],
    path: str,
) -> dict[str, Any]:  # fmt: skip
    """The data with what follows the parameters worked out anew, and without the formulas that hold no more."""
    kept: dict[str, str] = {}
    for place, text in formulas.items():
        *steps, last = place.removeprefix("/").split("/")
        owner = _at(data, steps)
        key = _key(owner, last)
        if key is None or not names_in(text) <= after.keys() or not _holds(owner[key], text, before):
            continue
        owner[key] = evaluate(text, after, path=f"{path}{place}")
        kept[place] = text
    data[FORMULAS] = kept
    return data


def _holds(value: Json, text: str, before: Mapping[str, float]) -> bool:
    """Whether the number is still what its formula says; one that names a new parameter has to begin somewhere."""
    try:
        expected = evaluate(text, before)
    except ExpressionError:
        return True
    return isinstance(value, int | float) and abs(value - expected) <= _SAME * max(1.0, abs(expected))


def _at(data: Any, steps: list[str]) -> Any:
    for step in steps:
        key = _key(data, step)
        if key is None:
            return None
        data = data[key]
    return data


def _key(owner: Any, step: str) -> Any:
    """The key or index that a step of a pointer means in there; None where it leads nowhere."""
    name = step.replace("~1", "/").replace("~0", "~")
    if isinstance(owner, dict):
        return name if name in owner else None
    if isinstance(owner, list) and name.isdecimal() and int(name) < len(cast("list[Any]", owner)):
        return int(name)
    return None


def _validated(validate: Callable[[Any], _Checked], data: dict[str, Any], path: str) -> _Checked:
    try:
        return validate(data)
    except ValidationError as error:
        found = explained(error, cast("JsonObject", data))
        raise ProgramError(found.message, path=path, hint=found.hint, suggestions=found.suggestions) from None


def _inner(part: Part) -> Iterator[Part]:
    yield from part.children
    for modifier in part.modifiers:
        if isinstance(modifier, Boolean):
            yield from modifier.tools
