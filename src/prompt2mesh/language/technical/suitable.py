"""Which values a parameter of an asset can have."""

from __future__ import annotations

from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.library.registry import Asset, AssetParameter, Value
from prompt2mesh.mesh.errors import UnreasonableSizeError


def suits(declared: AssetParameter, symbol: Symbol) -> bool:
    """Whether a parameter can have the symbol's value."""
    match declared.parameter.unit:
        case "m":
            return symbol.measure
        case "deg":
            return symbol.kind in {"A", "N"}
        case "count" | "factor":
            return symbol.kind == "N"
        case _:
            return False


def checked_value(asset: Asset, name: str, value: Value) -> Value:
    """The value rounded to what the parameter takes.

    Raises:
        UnreasonableSizeError: It is out of the parameter's range.
    """
    declared = asset.parameter(name)
    if declared is None or isinstance(value, str | bool):
        return value
    p = declared.parameter
    if (p.maximum is not None and value > p.maximum) or (p.minimum is not None and value < p.minimum):
        low, high, got = (shown(v, p.unit) for v in (p.minimum or 0.0, p.maximum or 0.0, value))
        raise UnreasonableSizeError(
            f"the {p.name.replace('_', ' ')} is from {low} to {high}; got {got}", hint="give a value within that range"
        )
    return round(value) if p.unit == "count" else float(value)


def shown(value: float, unit: str) -> str:
    """A number with its unit, for people."""
    return f"{value * 1000:.6g} mm" if unit == "m" else f"{value:g}°" if unit == "deg" else f"{value:g}"
