"""What every reader of features stands on: the symbols, their roles, and the values found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language.brief import WordRole
from prompt2mesh.language.symbols import Symbol
from prompt2mesh.library.registry import Asset, AssetParameter, Value
from prompt2mesh.mesh.errors import UnreasonableSizeError


@dataclass
class Values:
    """Values of parameters that some tokens ask for."""

    name: str
    values: dict[str, Value]
    first: int
    last: int
    note: str = ""


@dataclass
class FeatureReader:
    """One technical part; `roles` has a role for every symbol afterwards."""

    asset: Asset
    listed: list[Symbol]
    head_first: int
    head_last: int
    roles: list[WordRole] = field(default_factory=list[WordRole])
    colors: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    materials: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    states: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    adjectives: list[str] = field(default_factory=list[str])
    count: int = 1
    _found: list[Values] = field(default_factory=list[Values])
    _set: dict[str, Value] = field(default_factory=dict[str, Value])
    _usual: dict[str, Value] = field(default_factory=dict[str, Value])
    _loose: list[int] = field(default_factory=list[int])
    _wall: tuple[int, float] | None = None

    def _put(self, name: str, values: dict[str, Value], first: int, last: int) -> None:
        checked: dict[str, Value] = {}
        for parameter, value in values.items():
            declared = self.asset.parameter(parameter)
            if declared is None:
                continue
            if isinstance(value, float) and declared.parameter.unit in {"m", "count", "factor", "deg"}:
                self._check(declared, value)
            checked[parameter] = (
                round(value) if declared.parameter.unit == "count" and isinstance(value, float) else value
            )
        self._set |= checked
        self._mark(first, last, "feature")
        span = (self.listed[first].start, self.listed[last - 1].end) if last > first else (0, 0)
        self._found.append(Values(name, checked, *span))

    @staticmethod
    def _check(declared: AssetParameter, value: float) -> None:
        p = declared.parameter
        if (p.maximum is not None and value > p.maximum) or (p.minimum is not None and value < p.minimum):
            low, high, got = (_shown(v, p.unit) for v in (p.minimum or 0.0, p.maximum or 0.0, value))
            raise UnreasonableSizeError(
                f"the {p.name.replace('_', ' ')} is from {low} to {high}; got {got}",
                hint="give a value within that range",
            )

    def _mark(self, first: int, last: int, role: WordRole) -> None:
        for at in range(first, last):
            if self.roles[at] != "object":
                self.roles[at] = role

    def _has(self, *names: str) -> str | None:
        return next((n for n in names if self.asset.parameter(n) is not None), None)

    def _text(self, at: int) -> str:
        return self.listed[at].text if at < len(self.listed) and self.listed[at].kind == "W" else ""


def _shown(value: float, unit: str) -> str:
    return f"{value * 1000:g} mm" if unit == "m" else f"{value:g}"
