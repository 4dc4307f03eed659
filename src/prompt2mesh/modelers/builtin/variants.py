"""Another draw of a model: what the words, the sliders and the edits asked for stays, what they left open varies."""

from __future__ import annotations

import random

from prompt2mesh.library.make import clamp, find_asset, resolve_values
from prompt2mesh.library.registry import Asset, Value
from prompt2mesh.mesh.errors import ParameterError, Prompt2MeshError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import preset_of
from prompt2mesh.mesh.program import MeshProgram, Origin, Parameter, Part
from prompt2mesh.modelers.builtin.editing import remade
from prompt2mesh.modelers.builtin.sliders import group_name, parameters_with

_SIZE_SPREAD, _ANGLE_SPREAD = 0.16, 0.3
_CHOICE_CHANCE, _COUNT_CHANCE, _FLAG_CHANCE, _MATERIAL_CHANCE = 0.45, 0.25, 0.25, 0.6
# Stuffs that stand for each other: a table of another wood is still the table that was asked for.
_KIN = (
    ("oak", "walnut", "pine", "cherry", "mahogany", "birch", "wood", "light_wood", "dark_oak", "polished_wood"),
    ("brass", "copper", "brushed_steel", "black_iron", "bronze", "steel"),
    ("marble", "granite", "sandstone", "slate", "limestone"),
)
_COLOURED = ("fabric", "paint", "plastic", "ceramic", "skin")
_COLOURS = ("#a63d32", "#2f5d7c", "#4f7a4a", "#c9932f", "#6b4a7a", "#d8cfc0", "#33383d", "#c8735a")


def vary(program: MeshProgram, seed: int) -> MeshProgram:
    """The program drawn again with another seed.

    Args:
        program: A program whose parts were made from the library.
        seed: Each gives another draw.

    Raises:
        ParameterError: Nothing of it was made from the library, so nothing was left open.
    """
    if all(part.origin is None for part in program.parts):
        raise ParameterError("this model was written as a program: nothing in it was left open to vary",
                             hint="make one from words, or change it by sliders")  # fmt: skip
    parts = [_varied(part, program, seed) for part in program.parts]
    return program.model_copy(update={"parts": parts, "seed": seed, "parameters": parameters_with(program, parts)})


def _varied(part: Part, program: MeshProgram, seed: int) -> Part:
    origin = part.origin
    if origin is None:
        return part
    asset = find_asset(origin.asset)
    fresh = origin.model_copy(update={"seed": max(0, origin.seed - program.seed + seed)})
    # Copies of one thing vary together.
    chance = random.Random(f"{group_name(part)}/{seed}")
    drawn, sizes = _open_parameters(asset, fresh, chance)
    materials = {**fresh.materials, **_open_materials(asset, fresh, chance)}
    for parameters in (drawn, sizes, {}):
        tried = fresh.model_copy(update={"parameters": {**fresh.parameters, **parameters}, "materials": materials})
        try:
            made = remade(part, tried, program.detail)
        except Prompt2MeshError:
            continue  # these values exclude each other
        if _asked_looks(part) <= _looks(made):
            return made
    return remade(part, fresh, program.detail)


def _asked_looks(part: Part) -> set[str]:
    """The slots that somebody dressed and that are seen: another form must not lose them."""
    assert part.origin is not None
    return _looks(part) & part.origin.materials.keys()


def _looks(part: Part) -> set[str]:
    found = {part.material} if part.material is not None and part.shape is not None else set[str]()
    return found.union(*(_looks(child) for child in part.children))


def _open_parameters(asset: Asset, origin: Origin, chance: random.Random) -> tuple[dict[str, Value], dict[str, Value]]:
    """New values for the parameters that nobody set: all of them, and only those that keep the form."""
    values = resolve_values(asset, origin)
    found: dict[str, Value] = {}
    sizes: dict[str, Value] = {}
    for declared in asset.parameters:
        parameter = declared.parameter
        drawn = _drawn(parameter, values[parameter.name], chance)
        if parameter.name in origin.parameters or drawn is None:
            continue
        found[parameter.name] = drawn
        if parameter.unit in {"m", "deg", "factor"}:
            sizes[parameter.name] = drawn
    return found, sizes


def _drawn(parameter: Parameter, value: Value, chance: random.Random) -> Value | None:
    """Another value near to one; None leaves it. Draws as often for each parameter, whatever comes of it."""
    roll, spread = chance.random(), chance.uniform(-1.0, 1.0)
    match parameter.unit:
        case "m" | "factor" if not isinstance(value, str | bool):
            return clamp(parameter, value * (1.0 + _SIZE_SPREAD * spread))
        case "deg" if not isinstance(value, str | bool):
            return clamp(parameter, value * (1.0 + _ANGLE_SPREAD * spread))
        case "count" if not isinstance(value, str | bool) and roll < _COUNT_CHANCE and value > 0:
            return clamp(parameter, max(1, value + (1 if spread > 0 else -1)))
        case "choice" if roll < _CHOICE_CHANCE:
            return parameter.choices[int((spread + 1) / 2 * len(parameter.choices)) % len(parameter.choices)]
        case "flag" if value and roll < _FLAG_CHANCE:
            return False  # what comes without it may have no place for it
        case _:
            return None


def _open_materials(asset: Asset, origin: Origin, chance: random.Random) -> dict[str, Material]:
    """Kindred stuffs and other colours for the slots that nobody dressed; slots that look alike stay alike.

    Only the main slot and what is of fabric gets another colour: tyres stay black, and a cat stays a cat's.
    """
    if asset.family in {"food", "plants", "technical"} or asset.category not in {"object", "creature", "clothing"}:
        return {}
    if asset.category == "creature" and asset.family != "fantasy":
        return {}
    styled = asset.style_materials.get(origin.style or "", {})
    main = styled.get(asset.main_slot) or asset.slots.get(asset.main_slot)
    drawn: dict[str, Material] = {}
    found: dict[str, Material] = {}
    for slot, default in asset.slots.items():
        base = styled.get(slot, default)
        key = base.model_dump_json()
        if key not in drawn:
            coloured = base == main or preset_of(base.preset).family == "fabric"
            drawn[key] = _kin(base, chance, coloured=coloured)
        if slot not in origin.materials and drawn[key] != base:
            found[slot] = drawn[key]
    return found


def _kin(material: Material, chance: random.Random, *, coloured: bool) -> Material:
    roll, at = chance.random(), chance.random()
    if roll >= _MATERIAL_CHANCE or material.pattern is not None:
        return material
    kin = next((group for group in _KIN if material.preset in group), ())
    if kin and material.color is None:
        return material.model_copy(update={"preset": kin[int(at * len(kin))]})
    if coloured and preset_of(material.preset).family in _COLOURED:
        return material.model_copy(update={"color": _COLOURS[int(at * len(_COLOURS))]})
    return material
