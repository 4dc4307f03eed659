"""Draws the charts of docs/explanation/capacity.md as SVG, from the same model as `prompt2mesh plan`.

usage: python tools/capacity_charts.py [FOLDER]
"""

import math
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import numpy as np  # noqa: E402 - after the path is set

from prompt2mesh.capacity.activity import activity_of  # noqa: E402
from prompt2mesh.capacity.calibration import read_calibration  # noqa: E402
from prompt2mesh.capacity.load import load_of  # noqa: E402
from prompt2mesh.capacity.plan import Wish  # noqa: E402
from prompt2mesh.capacity.planner import Planner  # noqa: E402
from prompt2mesh.capacity.pool import warm_sets  # noqa: E402
from prompt2mesh.capacity.prices import read_prices  # noqa: E402
from prompt2mesh.capacity.sessions import draw_spans  # noqa: E402
from tools.drawing import BLUE, GREEN, ORANGE, Axis, Series, line_chart, write  # noqa: E402

FOLDER = ROOT / "docs" / "images" / "capacity"


def main() -> None:
    """Writes all charts."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    planner = Planner(read_prices(), read_calibration(), today=datetime.now(UTC).date())
    for name, text in {"week.svg": week(), "pool.svg": pool(planner), "idle.svg": idle(planner),
                       "scale.svg": scale(planner)}.items():  # fmt: skip
        write(folder / name, text)
        print(f"wrote {folder / name}")


def week() -> str:
    """A week of a studio: instances and the places on nodes."""
    activity, users = activity_of("studio"), 300
    spans = draw_spans(activity, users=users, hours=20, idle_s=1800, weeks=4, seed=0)
    warm = warm_sets(activity, users=users, hours=20, replenish_s=30, window_s=1800, headroom=1.5)
    load = load_of(spans, warm, users=users, per_node=7, packing=0.85, consolidate_s=600, lead_s=105)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    x = [minute / 1440 for minute in range(0, 10080, 15)]
    live, both, room = (
        [float(values[minute : minute + 15].max()) for minute in range(0, 10080, 15)]
        for values in (load.live, load.live + load.warm, load.nodes * 7)
    )
    lines = [Series("places on nodes", GREEN, x, room), Series("with warm sets", ORANGE, x, both),
             Series("people's", BLUE, x, live)]  # fmt: skip
    return line_chart("300 people of a studio, 20 hours a month each", Axis("", [*enumerate(days), (7, "")]),
                 Axis("instances", _round_ticks(max(room))), lines, steps=True)  # fmt: skip


def pool(planner: Planner) -> str:
    """Clicks that meet a warm set, by the size of the pool."""
    sizes = [0, 1, 2, 3, 4, 6, 8, 10]
    lines: list[Series] = []
    for pattern, colour in (("studio", BLUE), ("public", GREEN), ("class", ORANGE)):
        base = Wish(users=300, pattern=pattern)
        hits = [planner.plan(replace(base, pool=size)).waiting.warm_hit_percent or 0.0 for size in sizes]
        lines.append(Series(pattern, colour, sizes, hits))
    return line_chart("300 people: clicks that meet a warm set", Axis("warm sets, at all times", _ticks(0, 10, 2)),
                 Axis("%", _ticks(0, 100, 20)), lines)  # fmt: skip


def idle(planner: Planner) -> str:
    """The bill by the idle time, for each pattern."""
    minutes = [5, 10, 15, 20, 30, 45, 60, 90]
    lines: list[Series] = []
    most = 0.0
    for pattern, colour in (("public", GREEN), ("class", ORANGE), ("studio", BLUE)):
        base = Wish(users=3000, pattern=pattern)
        bills = [planner.plan(replace(base, idle_minutes=float(each)), simulated=False) for each in minutes]
        y = [plan.usd_per_active_hour or 0.0 for plan in bills]
        most = max(most, *y)
        lines.append(Series(pattern, colour, minutes, y))
    x_axis = Axis("minutes until an instance is suspended", _ticks(0, 90, 15))
    return line_chart("3,000 people: what an hour of work costs", x_axis, Axis("USD", _round_ticks(most)), lines)


def scale(planner: Planner) -> str:
    """What a person costs, by how many there are."""
    users = [10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000]
    lines: list[Series] = []
    for pattern, colour in (("public", GREEN), ("class", ORANGE), ("studio", BLUE)):
        y = [planner.plan(Wish(users=each, pattern=pattern), simulated=False).usd_per_user or 0.0 for each in users]
        lines.append(Series(pattern, colour, users, y))
    x_ticks = [(10.0**power, f"{10**power:,}") for power in range(1, 7)]
    y_ticks = [(value, f"{value:g}") for value in (1.0, 3.0, 10.0, 30.0, 100.0)]
    return line_chart("What a person costs a month (20 hours each)", Axis("people", x_ticks, log=True),
                 Axis("USD", y_ticks, log=True), lines)  # fmt: skip


def _ticks(low: float, high: float, step: float) -> list[tuple[float, str]]:
    return [(float(value), f"{value:g}") for value in np.arange(low, high + step / 2, step)]


def _round_ticks(most: float) -> list[tuple[float, str]]:
    """About five round steps from 0 to above `most`."""
    rough = most / 5
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    return _ticks(0, step * math.ceil(most / step), step)


if __name__ == "__main__":
    main()
