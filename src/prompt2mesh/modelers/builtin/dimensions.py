"""Sizes said in words, as parameters of the asset, a fit of the finished part, or a scale."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prompt2mesh.language.brief import Size, VagueSize
from prompt2mesh.library.make import clamp
from prompt2mesh.library.registry import Asset, AssetParameter, Value
from prompt2mesh.mesh.errors import ContradictionError, UnreasonableSizeError
from prompt2mesh.mesh.placement import Fit

# Axis of a size → names a length parameter of that meaning may have, the best first.
AXIS_NAMES: dict[str, tuple[str, ...]] = {
    "height": ("height", "total height", "overall height"),
    "width": ("width", "total width", "diameter"),
    "depth": ("depth", "length"),
    "length": ("length", "width", "depth"),
    "diameter": ("diameter", "outer diameter", "width"),
    "radius": ("radius",),
    "thickness": ("thickness",),
    "longest": (),
    "outer_diameter": ("outer diameter", "diameter"),
    "inner_diameter": ("inner diameter", "bore"),
    "bore": ("bore", "bore diameter"),
}
# How far from its usual size a thing may be asked: a 26 m bath duck has been built, a 1 km mug has not.
_MOST_GROWN, _MOST_SHRUNK = 500, 5000
_FIT_AXIS = {"height": "z", "width": "x", "depth": "y", "length": "x", "diameter": "x", "thickness": "z"}


@dataclass
class Dimensions:
    """What sizes come to."""

    parameters: dict[str, Value] = field(default_factory=dict[str, Value])
    fit: Fit | None = None
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)


def length_parameter(asset: Asset, axis: str) -> AssetParameter | None:
    """The asset's length parameter that means the axis."""
    lengths = [p for p in asset.parameters if p.parameter.unit == "m"]
    for name in AXIS_NAMES.get(axis, (axis,)):
        for declared in lengths:
            own = {declared.parameter.name.replace("_", " "), *(w.lower() for w in declared.words)}
            if name in own:
                return declared
    return None


def exact(asset: Asset, sizes: tuple[Size, ...]) -> Dimensions:
    """Parameters where they can take the values, and a fit that makes the bounds exact.

    Raises:
        UnreasonableSizeError: A size beyond any such thing: a mug of 1 km.
        ContradictionError: Two sizes for one measure.
    """
    result = Dimensions()
    wanted: dict[str, float] = {}
    _check_agreement(asset, sizes)
    for size in sizes:
        metres, axis = size.metres, size.axis
        _check_sense(asset, size)
        if axis == "radius":
            metres, axis = 2 * metres, "diameter"
        declared = length_parameter(asset, axis)
        name = declared.parameter.name if declared else ""
        if declared is not None and name not in result.parameters and clamp(declared.parameter, metres) == metres:
            result.parameters[name] = metres
        if axis == "longest":
            wanted["longest"] = metres
        elif axis == "length" and declared is not None and name in {"width", "depth"}:
            wanted["x" if name == "width" else "y"] = metres
        elif axis == "length":
            wanted["longest"] = metres
        elif axis in _FIT_AXIS:
            wanted[_FIT_AXIS[axis]] = metres
    if wanted:
        stretch = len(wanted.keys() & {"x", "y", "z"}) > 1
        result.fit = Fit(**wanted, mode="stretch" if stretch else "uniform")
    return result


def _check_sense(asset: Asset, size: Size) -> None:
    declared = length_parameter(asset, size.axis)
    lengths = [float(p.parameter.default) for p in asset.parameters if p.parameter.unit == "m"]
    usual = float(declared.parameter.default) if declared is not None else max(lengths, default=0.0)
    if usual <= 0 or usual / _MOST_SHRUNK <= size.metres <= usual * _MOST_GROWN:
        return
    title = asset.words[0]
    raise UnreasonableSizeError(
        f"{size.text!r} is out of all proportion for a {title}, which is usually about {usual:.2g} m",
        hint=f"a {title} can be made up to {_MOST_GROWN} times larger or {_MOST_SHRUNK} times smaller than usual",
    )


def _check_agreement(asset: Asset, sizes: tuple[Size, ...]) -> None:
    if asset.family == "technical":
        return  # its features have measures of their own: two diameters are two shoulders of a shaft
    said: dict[str, Size] = {}
    for size in sizes:
        other = said.setdefault(size.axis, size)
        if size.axis in _FIT_AXIS and abs(other.metres - size.metres) > 1e-6 * size.metres:
            raise ContradictionError(
                f"one thing cannot be both {other.text!r} and {size.text!r}", hint="keep one of the two sizes"
            )


def vague(asset: Asset, sizes: tuple[VagueSize, ...]) -> Dimensions:
    """Parameters times the factor where the asset has one of that meaning, else a scale."""
    result = Dimensions()
    for size in sizes:
        scale = list(result.scale)
        if size.axis == "all":
            result.scale = tuple(s * size.factor for s in scale)  # type: ignore[assignment]
            continue
        declared = length_parameter(asset, size.axis)
        if declared is not None:
            p = declared.parameter
            value = result.parameters.get(p.name, p.default)
            result.parameters[p.name] = clamp(p, float(value) * size.factor)
            continue
        axes = {"height": (2,), "width": (0,), "depth": (1,), "length": (0,), "thickness": (0, 1)}[size.axis]
        if asset.category == "creature" and size.axis in {"height", "width", "length", "thickness"}:
            axes = {"height": (2,), "width": (0,), "length": (1,), "thickness": (0,)}[size.axis]
        for axis in axes:
            scale[axis] *= size.factor
        result.scale = tuple(scale)  # type: ignore[assignment]
    return result


def slug(noun: str) -> str:
    """A noun as a part name: only characters a name may have."""
    kept = re.sub(r"[^A-Za-z0-9_ .\-]+", "", noun).strip(" .-") or "object"
    return kept[:80].lower()
