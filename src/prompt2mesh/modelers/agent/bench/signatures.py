"""What shapes, modifiers, copies and the rest of the program's nodes take, in a line or in full, told by the code."""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any, Literal, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from prompt2mesh.mesh.errors import ParameterError, ProgramError
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.placement import Anchor, Fit, Instances, Relation, Transform
from prompt2mesh.mesh.program import Alteration, Deform, Modifier, Paint, Part
from prompt2mesh.mesh.shapes import Blob, Section, Shape, SkinNode


def _members(union: Any) -> tuple[type[BaseModel], ...]:
    return get_args(get_args(union)[0])


def _by_type(union: Any) -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    for member in _members(union):
        for tag in get_args(member.model_fields["type"].annotation):
            found[tag] = member
    return found


SHAPES: Mapping[str, type[BaseModel]] = _by_type(Shape)
MODIFIERS: Mapping[str, type[BaseModel]] = _by_type(Modifier)
COPIES: Mapping[str, type[BaseModel]] = _by_type(Instances)
OTHERS: Mapping[str, type[BaseModel]] = {
    "part": Part, "material": Material, "pattern": Pattern, "relation": Relation, "placement": Transform,
    "fit": Fit, "anchor": Anchor, "paint": Paint, "alteration": Alteration,
}  # fmt: skip
# What stands in a shape's list and needs telling with it.
_INNER: Mapping[str, tuple[type[BaseModel], ...]] = {"loft": (Section,), "blend": (Blob,), "skin": (SkinNode,)}


def signature(name: str, node: type[BaseModel], *, without: Sequence[str] = ()) -> str:
    """A node in one line: `cylinder(radius, height, segments=48, pivot=base|center)`.

    Args:
        name: As programs write it.
        node: Its class.
        without: Fields that are not told.
    """
    fields = [_field(f, info) for f, info in node.model_fields.items() if f != "type" and f not in without]
    if node is Deform:
        fields = [f for f in fields if not f.startswith("factor" if name != "taper" else ("angle", "toward"))]
    inner = "; ".join(signature(_INNER_NAMES[i], i) for i in _INNER.get(name, ()))
    return f"{name}({', '.join(fields)})" + (f" with {inner}" if inner else "")


def details(name: str, node: type[BaseModel]) -> str:
    """A node in full: its one line and what its docstring teaches."""
    about = " ".join((node.__doc__ or "").split())
    inner = [f"{_INNER_NAMES[i]}: {' '.join((i.__doc__ or '').split())}" for i in _INNER.get(name, ())]
    return "\n".join([signature(name, node), about, *inner])


_INNER_NAMES: Mapping[type[BaseModel], str] = {Section: "section", Blob: "blob", SkinNode: "node"}


def _field(name: str, info: FieldInfo) -> str:
    options = _choices(info.annotation)
    kind = _kind(info.annotation)
    if info.is_required():
        return f"{name}: {'|'.join(options)}" if options else f"{name}{kind and f': {kind}'}"
    default = info.get_default(call_default_factory=True)
    if options:
        return f"{name}={'|'.join(dict.fromkeys([str(default), *options]))}"
    if default is None or isinstance(default, BaseModel):
        return f"{name}?{kind and f': {kind}'}"
    plain = re.sub(r"\.0(?!\d)", "", json.dumps(default, separators=(",", ":")))
    return f"{name}={plain}"


def _kind(annotation: Any) -> str:
    """What a list holds, as an example of it."""
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0])
    arguments = [a for a in get_args(annotation) if a is not type(None)]
    match get_origin(annotation):
        case types.UnionType | typing.Union if len(arguments) == 1:
            return _kind(arguments[0])
        case typing_origin if typing_origin is tuple:
            return f"[{','.join('xyz'[: len(arguments)])}]"
        case typing_origin if typing_origin is list:
            inner = arguments[0]
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                return f"[{_INNER_NAMES.get(inner, inner.__name__.lower())}…]"
            return f"[{_kind(inner) or 'n'}…]"
        case _:
            return ""


def _choices(annotation: Any) -> list[str]:
    if get_origin(annotation) is Annotated:
        return _choices(get_args(annotation)[0])
    return [str(a) for a in get_args(annotation)] if get_origin(annotation) is Literal else []


def near_name(name: str) -> ParameterError:
    """The error for a name that is none of these, with what is near."""
    known = [*SHAPES, *MODIFIERS, *COPIES, *OTHERS]
    return ParameterError(
        f"the name of a shape, modifier, way of copying or node is expected; got {name[:60]!r}",
        hint=f"there are: {', '.join(dict.fromkeys(known))}", suggestions=tuple(get_close_matches(name, known, n=3)),
    )  # fmt: skip


def with_signature(error: ProgramError, document: Mapping[str, Any]) -> ProgramError:
    """An error of a part's document, with the line that tells what its shape, modifier or copies take."""
    place = re.match(r"(shape|instances|modifiers)(?:\[(\d+)\])?", error.path)
    if place is None or error.path.endswith(".type"):
        return error
    value = document.get(place[1])
    if place[2] is not None and isinstance(value, list):
        value = cast("list[Any]", value)[int(place[2])]
    name = cast("dict[str, Any]", value).get("type") if isinstance(value, dict) else None
    node = {"shape": SHAPES, "instances": COPIES, "modifiers": MODIFIERS}[place[1]].get(str(name))
    if node is None:
        return error
    message = error.message.removeprefix(f"{error.path}: ")
    hint = "; ".join(text for text in (error.hint, f"it takes {signature(str(name), node)}") if text)
    return ProgramError(message, path=error.path, hint=hint, suggestions=error.suggestions)
