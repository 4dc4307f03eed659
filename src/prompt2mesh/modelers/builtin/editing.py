"""Edits by sentence and by parameter: the origin of a part is changed and the part is made again."""

from __future__ import annotations

from prompt2mesh.library.make import check_value, find_asset, make_part
from prompt2mesh.library.registry import Value
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import ParameterError, PromptError
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.modelers.builtin.sliders import group_name, sliders


def edit(program: MeshProgram, sentence: str) -> tuple[MeshProgram, Checklist]:
    """Changes a program as a sentence says."""
    raise PromptError(f"edits by sentence are not understood yet: {sentence!r}; {len(program.parts)} parts")


def set_parameter(program: MeshProgram, name: str, value: Value) -> MeshProgram:
    """Sets one slider, such as `seat_height` or `chair.seat_height`.

    Raises:
        ParameterError: No such parameter, or a value it cannot have.
    """
    group, _, own = name.rpartition(".")
    parts: list[Part] = []
    found = False
    for part in program.parts:
        origin = part.origin
        declared = find_asset(origin.asset).parameter(own) if origin and group in {"", group_name(part)} else None
        if origin is None or declared is None:
            parts.append(part)
            continue
        found = True
        checked = check_value(declared.parameter, value)
        parts.append(remade(part, program, parameters={**origin.parameters, own: checked}))
    if not found:
        known = ", ".join(p.name for p in program.parameters[:30])
        raise ParameterError(f"the model has no parameter {name!r}", hint=f"it has: {known}")
    return program.model_copy(update={"parts": parts, "parameters": sliders(parts)})


def remade(part: Part, program: MeshProgram, **changes: object) -> Part:
    """The part made again from its changed origin, where it stands."""
    assert part.origin is not None
    origin = part.origin.model_copy(update=changes)
    fresh = make_part(origin, name=part.name, detail=program.detail)
    return fresh.model_copy(update={
        "placement": part.placement, "relation": part.relation, "fit": part.fit, "instances": part.instances,
    })  # fmt: skip
