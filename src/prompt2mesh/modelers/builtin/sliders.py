"""The parameters of a program: the sliders of every object, qualified where there are several."""

from __future__ import annotations

import re
from collections.abc import Collection

from prompt2mesh.library.make import find_asset, resolve_values
from prompt2mesh.mesh.program import MeshProgram, Parameter, Part

_MOST = 2048  # as many as a program may have
_MOST_GROUP_CHARACTERS = 80  # of the 120 of a parameter's name, for the longest slider to stand behind them


def parameters_with(program: MeshProgram, parts: list[Part]) -> list[Parameter]:
    """The parameters of a program when it has these parts: those of its own, and the sliders of its assets.

    Args:
        program: As it was before its parts changed.
        parts: The new ones.
    """
    own = own_parameters(program)
    return [*own, *sliders(parts, taken={p.name for p in own})][:_MOST]


def own_parameters(program: MeshProgram) -> list[Parameter]:
    """The parameters that are no sliders of its assets: somebody wrote them for numbers to follow."""
    return [p for p in program.parameters if not _is_slider(program, p)]


def _is_slider(program: MeshProgram, parameter: Parameter) -> bool:
    group, _, own = parameter.name.rpartition(".")
    for part in program.parts:
        if part.origin is not None and group in {"", group_name(part)}:
            declared = find_asset(part.origin.asset).parameter(own)
            # One of another range or kind only has the same name.
            if declared is not None and all(
                getattr(declared.parameter, field) == getattr(parameter, field)
                for field in ("unit", "default", "minimum", "maximum", "choices")
            ):
                return True
    return False


def sliders(parts: list[Part], *, taken: Collection[str] = ()) -> list[Parameter]:
    """The parameters of all parts made from assets; identical copies ("apple 1", "apple 2") share theirs.

    Args:
        parts: Top-level parts.
        taken: Names of other parameters; a slider that is called so is told with the name of its object.
    """
    groups: dict[str, Part] = {}
    for part in parts:
        if part.origin is not None:
            groups.setdefault(group_name(part), part)
    found: list[Parameter] = []
    for name, part in groups.items():
        assert part.origin is not None
        asset = find_asset(part.origin.asset)
        values = resolve_values(asset, part.origin)
        prefix = f"{name}." if len(groups) > 1 else ""
        for declared in asset.parameters:
            own = declared.parameter.name
            full = f"{name}.{own}" if own in taken else f"{prefix}{own}"
            found.append(declared.parameter.model_copy(update={"name": full, "value": values[own]}))
    return [p for p in found if p.name not in taken][:_MOST]


def group_name(part: Part) -> str:
    """The name of the object a part is a copy of, as an identifier ("red apple 2" → `red_apple`)."""
    plain = re.sub(r" \d+$", "", part.name)
    identifier = re.sub(r"[^A-Za-z0-9_]+", "_", plain).strip("_")[:_MOST_GROUP_CHARACTERS] or "object"
    return identifier if not identifier[0].isdigit() else f"_{identifier}"
