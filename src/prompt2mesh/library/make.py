"""Turns an `Origin` (asset, values, seed, style, states) into a part.

The same origin always gives the same part, so an edit changes the origin and
makes the part again.
"""

from collections.abc import Mapping, Sequence
from typing import get_args

from prompt2mesh.library.detail import drawn_with
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.overriding import lay_over, rename
from prompt2mesh.library.registry import Adjustment, Asset, Times, Value, load_library
from prompt2mesh.mesh.errors import AssetError, ParameterError, UnknownObjectError, UserError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import MAX_TEXT, Alteration, AlterationKind, Origin, Parameter, Part


def find_asset(kind: str) -> Asset:
    """The asset called `kind`.

    Raises:
        UnknownObjectError: There is none.
    """
    library = load_library()
    if kind not in library:
        raise UnknownObjectError(f"the library has no asset {kind!r}", hint="see: prompt2mesh library list")
    return library[kind]


def adjust(parameter: Parameter, value: Value, adjustment: Adjustment) -> Value:
    """Applies an adjustment, kept within the parameter's range."""
    if isinstance(adjustment, Times):
        return clamp(parameter, float(value) * adjustment.factor)
    return adjustment


def clamp(parameter: Parameter, value: float) -> Value:
    """The nearest value within the parameter's range; a whole one for counts."""
    low = parameter.minimum if parameter.minimum is not None else value
    high = parameter.maximum if parameter.maximum is not None else value
    kept = min(max(value, low), high)
    return round(kept) if parameter.unit == "count" else kept


def check_value(parameter: Parameter, value: Value) -> Value:
    """The value, if the parameter can have it.

    Raises:
        ParameterError: Wrong type, out of range, or not one of the choices.
    """
    name = parameter.name
    if parameter.unit == "choice":
        if value not in parameter.choices:
            raise ParameterError(f"{name} is one of {', '.join(parameter.choices)}; got {value!r}")
        return value
    if parameter.unit == "flag":
        return bool(value)
    if parameter.unit == "text":
        if not isinstance(value, str) or not 0 < len(value.strip()) <= MAX_TEXT:
            raise ParameterError(f"{name} is a text of 1 to {MAX_TEXT} letters; got {value!r}")
        return value
    if isinstance(value, str | bool):
        raise ParameterError(f"{name} is a number; got {value!r}")
    if clamp(parameter, value) != value:
        raise ParameterError(f"{name} is within {parameter.minimum}..{parameter.maximum}; got {value}")
    return value


def resolve_values(asset: Asset, origin: Origin) -> dict[str, Value]:
    """Defaults, then the style's adjustments, then the origin's own values.

    Raises:
        ParameterError: The origin names a parameter the asset does not have, or a bad value.
    """
    values: dict[str, Value] = {p.parameter.name: p.parameter.default for p in asset.parameters}
    if origin.style and origin.style in asset.styles:
        for name, adjustment in asset.styles[origin.style].items():
            values[name] = adjust(_declared(asset, name), values[name], adjustment)
    for name, value in origin.parameters.items():
        values[name] = check_value(_declared(asset, name), value)
    return values


def make_part(origin: Origin, *, name: str | None = None, detail: float = 1.0) -> Part:
    """Builds the asset's part, with its materials by slot.

    Raises:
        UnknownObjectError: No such asset.
        ParameterError: A value the asset cannot have.
        AssetError: The asset's own drawing failed.
    """
    asset = find_asset(origin.asset)
    values = resolve_values(asset, origin)
    kit = Kit(
        asset, values, seed=origin.seed, style=origin.style, states=origin.states, detail=detail,
        asked=origin.materials, features=origin.features,
    )  # fmt: skip
    try:
        with drawn_with(detail):
            asset.build(kit)
    except UserError:
        raise  # the values exclude each other, and the message says which
    except Exception as exc:
        raise AssetError(
            f"the asset {asset.kind!r} cannot be drawn with these values: {type(exc).__name__}: {exc}",
            hint="this is a mistake in the library: please report it",
        ) from exc
    materials = {**asset.slots, **asset.style_materials.get(origin.style or "", {}), **origin.materials}
    children = kit.parts
    for number, override in enumerate(origin.overrides):
        slot = f"edit {number}"
        if override.material is not None and not override.exact:
            materials[slot] = override.material
        prefixes = part_prefixes(asset, override.part)
        children = lay_over(children, override, prefixes=prefixes, slot=slot, scopes=(materials,))
    # Last, so that every edit knows a part by the name that the asset gave it.
    children = rename(children, {o.part: o.name for o in origin.overrides if o.exact and o.name is not None})
    return Part(
        name=name or asset.words[0],
        children=children,
        anchors=kit.anchors,
        materials=_used(materials, children),
        origin=origin,
        alterations=alterations(origin.states, asset, origin.seed),
    )


def alterations(states: Sequence[str], asset: Asset, seed: int) -> list[Alteration]:
    """What the builder does for the states that the asset does not draw by itself."""
    known: tuple[str, ...] = get_args(AlterationKind)
    kinds = dict.fromkeys(s for s in states if s in known and s not in asset.states)
    return [Alteration.model_validate({"kind": kind, "seed": seed}) for kind in kinds]


def part_prefixes(asset: Asset, word: str) -> tuple[str, ...]:
    """The beginnings of part names that `word` (singular) means for this asset."""
    return tuple(p.strip() for p in asset.parts.get(word, word).split(","))


def _declared(asset: Asset, name: str) -> Parameter:
    found = asset.parameter(name)
    if found is None:
        known = ", ".join(p.parameter.name for p in asset.parameters)
        raise ParameterError(f"{asset.kind} has no parameter {name!r}", hint=f"it has: {known}")
    return found.parameter


def _used(materials: Mapping[str, Material], parts: list[Part]) -> dict[str, Material]:
    names: set[str] = set()
    pending = list(parts)
    while pending:
        part = pending.pop()
        names.add(part.material or "")
        pending.extend(part.children)
    return {slot: material for slot, material in materials.items() if slot in names}
