"""The parameters of a program: the sliders of every object, qualified where there are several."""

from __future__ import annotations

import re

from prompt2mesh.library.make import find_asset, resolve_values
from prompt2mesh.mesh.program import Parameter, Part


def sliders(parts: list[Part]) -> list[Parameter]:
    """The parameters of all parts made from assets; identical copies ("apple 1", "apple 2") share theirs."""
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
            found.append(declared.parameter.model_copy(update={"name": f"{prefix}{own}", "value": values[own]}))
    return found[:2048]


def group_name(part: Part) -> str:
    """The name of the object a part is a copy of, as an identifier ("red apple 2" → `red_apple`)."""
    plain = re.sub(r" \d+$", "", part.name)
    identifier = re.sub(r"[^A-Za-z0-9_]+", "_", plain).strip("_") or "object"
    return identifier if not identifier[0].isdigit() else f"_{identifier}"
