"""Lengths as people read them, in the unit they chose. The service speaks metres."""

from collections.abc import Sequence
from typing import Literal, get_args

LengthUnit = Literal["m", "cm", "mm", "in"]
LENGTH_UNITS: tuple[LengthUnit, ...] = get_args(LengthUnit)
_PER_METRE: dict[LengthUnit, float] = {"m": 1.0, "cm": 100.0, "mm": 1000.0, "in": 1 / 0.0254}
_DECIMALS: dict[LengthUnit, int] = {"m": 3, "cm": 1, "mm": 1, "in": 2}


def from_metres(metres: float, unit: LengthUnit) -> float:
    """A length in a unit."""
    return metres * _PER_METRE[unit]


def to_metres(value: float, unit: LengthUnit) -> float:
    """The metres of a length in a unit."""
    return value / _PER_METRE[unit]


def decimals(unit: LengthUnit) -> int:
    """How many decimals a length needs to be exact to a millimetre or so."""
    return _DECIMALS[unit]


def length(metres: float, unit: LengthUnit) -> str:
    """A length with its unit: as many digits as matter, such as `1.2 m` or `0.4 mm`."""
    return f"{_number(metres, unit)} {unit}"


def size(metres: Sequence[float], unit: LengthUnit) -> str:
    """Width, depth and height with their unit, such as `120 × 80 × 75 cm`."""
    return " × ".join(_number(one, unit) for one in metres) + f" {unit}"


def _number(metres: float, unit: LengthUnit) -> str:
    value = from_metres(metres, unit)
    text = f"{value:.{_DECIMALS[unit]}f}"
    if float(text) == 0 and value:
        text = f"{value:.2g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def megabytes(size_bytes: float) -> str:
    """A size of files, such as `340 kB` or `1.2 MB`."""
    for limit, divisor, name in ((1e6, 1e3, "kB"), (1e9, 1e6, "MB"), (float("inf"), 1e9, "GB")):
        if size_bytes < limit:
            value = size_bytes / divisor
            return f"{value:.0f} {name}" if value >= 10 else f"{value:.1f} {name}"
    raise AssertionError("infinity is above every size")


def count(number: int, noun: str) -> str:
    """A number and what is counted, such as `1 part` or `12,040 triangles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def short_count(number: float) -> str:
    """A large number in a few characters, such as `940`, `48 k` or `1.2 M`."""
    for limit, divisor, name in ((1000, 1, ""), (999_500, 1000, " k"), (float("inf"), 1e6, " M")):
        if number < limit:
            value = number / divisor
            return f"{value:.0f}{name}" if value >= 10 or divisor == 1 else f"{value:.1f}".removesuffix(".0") + name
    raise AssertionError("infinity is above every number")


def dollars(amount: float | None) -> str:
    """Money as people read it: cents, and parts of a cent where it is less than ten; `not known` for None."""
    if amount is None:
        return "not known"
    return f"${amount:.3f}" if 0 < amount < 0.1 else f"${amount:.2f}"


def clock(seconds: float) -> str:
    """A time that goes on, such as `0:07` or `12:40`."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def seconds(found: float | None) -> str:
    """A time as it is read at a glance: `14 ms`, `1.2 s`, `3 min`."""
    if found is None:
        return "–"
    if found < 1:
        return f"{found * 1000:.0f} ms"
    if found < 100:
        return f"{found:.1f} s"
    return f"{found / 60:.0f} min" if found < 7200 else f"{found / 3600:.1f} h"
