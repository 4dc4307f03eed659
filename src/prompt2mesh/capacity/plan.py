"""A plan: what is asked, and what comes out of it as plain data."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from prompt2mesh.capacity.bill import LlmUse, Part
from prompt2mesh.capacity.calibration import Calibration

Profile = Literal["cpu", "gpu"]
USUAL_NODE: dict[Profile, str] = {"cpu": "c7i.2xlarge", "gpu": "g4dn.xlarge"}
SYSTEM_NODE = "m7i.large"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a plan is asked for.

    Attributes:
        users: People who use the service in a month.
        hours: Of work of one of them in a month.
        pattern: When they work.
        regions: Where they live, evenly.
        spot_share: Of the nodes of instances.
        pool: Warm sets at all times; None sizes them by the time of the week.
        idle_minutes: After which an instance is suspended.
        profile: With a GPU or without.
        node: Type of the nodes of instances; None takes the usual one of the profile.
        llm: What a prompt takes of one, if it is to be in the bill.
        seed: Of all randomness.
    """

    users: int
    hours: float = 20.0
    pattern: str = "studio"
    regions: tuple[str, ...] = ("us-east-1",)
    spot_share: float = 0.6
    pool: int | None = None
    idle_minutes: float = 30.0
    profile: Profile = "cpu"
    node: str | None = None
    llm: LlmUse | None = None
    seed: int = 0


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A number with how it was worked out."""

    name: str
    value: float
    unit: str
    formula: str


@dataclass(frozen=True, kw_only=True)
class NodeCount:
    """Nodes of one purpose over all cells."""

    purpose: Literal["system", "instances", "gpu"]
    type: str
    peak: int
    mean: float
    spot_peak: int


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """From a click to a desktop, over all clicks; None where nobody clicks."""

    p50_s: float | None
    p95_s: float | None
    p99_s: float | None
    warm_hit_percent: float | None
    clicks: int
    moves_per_1000_hours: float


@dataclass(frozen=True, kw_only=True)
class RegionPlan:
    """A region: its cells and what it costs a month."""

    region: str
    users: int
    cells: int
    month_usd: float


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The answer.

    Attributes:
        warm_schedule: Of the cell with most people, in the form of an InstancePool.
    """

    wish: Wish
    cells: int
    users_per_cell: int
    cell_bounds: dict[str, int]
    nodes: tuple[NodeCount, ...]
    instances_per_node: int
    warm_least: int
    warm_most: int
    warm_schedule: tuple[dict[str, object], ...]
    peak_live: int
    mean_live: float
    waiting: Waiting
    parts_usd: dict[Part, float]
    fixed_usd: float
    regions: tuple[RegionPlan, ...]
    prices_as_of: date
    prices_source: str
    prices_file: str
    calibration: Calibration
    warnings: tuple[str, ...] = ()
    explained: tuple[Explained, ...] = field(default=())

    @property
    def month_usd(self) -> float:
        """All parts together."""
        return sum(self.parts_usd.values())

    @property
    def usd_per_user(self) -> float | None:
        """Of a month; None without users."""
        return self.month_usd / self.wish.users if self.wish.users else None

    @property
    def usd_per_active_hour(self) -> float | None:
        """None where nobody works."""
        hours = self.wish.users * self.wish.hours
        return self.month_usd / hours if hours else None

    def as_dict(self) -> dict[str, Any]:
        """For `--json`; dollars with cents, times with milliseconds."""
        wish, waiting, calibration = self.wish, self.waiting, self.calibration
        return {
            "asked": {
                "users": wish.users, "hours_per_user": wish.hours, "pattern": wish.pattern,
                "regions": list(wish.regions), "spot_share": wish.spot_share, "pool": wish.pool,
                "idle_minutes": wish.idle_minutes, "profile": wish.profile, "seed": wish.seed,
                "llm": wish.llm.name if wish.llm else None,
            },
            "cells": {"count": self.cells, "users_per_cell": self.users_per_cell, "bounds": self.cell_bounds},
            "nodes": [
                {"purpose": n.purpose, "type": n.type, "peak": n.peak, "mean": round(n.mean, 2),
                 "spot_peak": n.spot_peak} for n in self.nodes
            ],
            "instances_per_node": self.instances_per_node,
            "warm_pool": {"least": self.warm_least, "most": self.warm_most, "schedule": list(self.warm_schedule)},
            "concurrency": {"peak": self.peak_live, "mean": round(self.mean_live, 2)},
            "waiting": {
                "p50_s": _rounded(waiting.p50_s), "p95_s": _rounded(waiting.p95_s), "p99_s": _rounded(waiting.p99_s),
                "warm_hit_percent": _rounded(waiting.warm_hit_percent, 2), "simulated_clicks": waiting.clicks,
                "moves_per_1000_hours": round(waiting.moves_per_1000_hours, 3),
            },
            "cost": {
                "currency": "USD", "month": round(self.month_usd, 2), "fixed": round(self.fixed_usd, 2),
                "parts": {part: round(usd, 2) for part, usd in self.parts_usd.items()},
                "per_user": _rounded(self.usd_per_user, 4), "per_active_hour": _rounded(self.usd_per_active_hour, 4),
                "regions": [
                    {"region": r.region, "users": r.users, "cells": r.cells, "month": round(r.month_usd, 2)}
                    for r in self.regions
                ],
            },
            "prices": {"as_of": self.prices_as_of.isoformat(), "source": self.prices_source, "file": self.prices_file},
            "calibration": {
                "source": calibration.source, "measured": calibration.measured, "assumed": list(calibration.assumed),
            },
            "warnings": list(self.warnings),
            "explained": [
                {"name": e.name, "value": e.value, "unit": e.unit, "formula": e.formula} for e in self.explained
            ],
        }  # fmt: skip


def _rounded(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)
