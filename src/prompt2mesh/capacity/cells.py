"""Cells: one cluster each, filled one after the other, so that no cluster grows beyond what it is known to carry."""

import math
from dataclasses import dataclass

import numpy as np

from prompt2mesh.capacity.activity import SLOT_S, Activity
from prompt2mesh.capacity.calibration import Calibration
from prompt2mesh.capacity.load import MINUTE_S, load_of
from prompt2mesh.capacity.sessions import draw_spans, start_weights

# k8s/base/quotas.yaml: 10,000 pods of instances, two each; a fifth is left for successors and warm sets.
MOST_INSTANCES = 4000
# Of what the operator and the API server were measured to do, so much is planned for.
USED_SHARE = 0.5
# A cell keeps room for so long an idle time, so that it can be changed without moving people elsewhere.
ROOM_FOR_IDLE_S = 3600.0
_SAMPLE = 10_000
_SIGMAS = 3.0


@dataclass(frozen=True, kw_only=True)
class CellSize:
    """How many people a cell takes.

    Attributes:
        users: At most.
        bounds: What each limit alone would allow.
        live_per_user: Instances at the busiest minute of a mean week, of one person.
        claims_per_user_s: Starts in the busiest five minutes, a second and of one person.
    """

    users: int
    bounds: dict[str, int]
    live_per_user: float
    claims_per_user_s: float

    @property
    def binding(self) -> str:
        """The limit that is reached first."""
        return min(self.bounds, key=lambda name: self.bounds[name])


def cell_size(activity: Activity, *, hours: float, idle_s: float, calibration: Calibration, seed: int) -> CellSize:
    """The most people of one cell, by the limits that are known.

    Args:
        activity: How they work.
        hours: Of work of one person in a month.
        idle_s: After which an instance is suspended.
        calibration: What was measured of the operator.
        seed: Of the people that are drawn to find out.
    """
    spans = draw_spans(activity, users=_SAMPLE, hours=hours, idle_s=max(idle_s, ROOM_FOR_IDLE_S), weeks=1, seed=seed)
    no_pool = np.zeros(len(activity.weights), dtype=np.int64)
    load = load_of(spans, no_pool, users=_SAMPLE, per_node=1, packing=1.0, consolidate_s=0.0, lead_s=0.0)
    by_slot = load.live.reshape(-1, SLOT_S // MINUTE_S).mean(axis=1)
    live = float(by_slot.max()) / _SAMPLE
    claims = float(start_weights(activity).max()) * activity.sessions_per_week(hours) / SLOT_S
    bounds = {
        f"{MOST_INSTANCES:,} instances at a time": _most_people(MOST_INSTANCES, live),
        f"{calibration.claims_per_s * USED_SHARE:.3g} claims a second": math.floor(
            calibration.claims_per_s * USED_SHARE / claims
        ),
        f"{calibration.requests_per_s * USED_SHARE:.3g} requests a second to the API server": math.floor(
            calibration.requests_per_s * USED_SHARE
            / (claims * (calibration.requests_per_claim + 2.0 * calibration.requests_per_start))
        ),
    }  # fmt: skip
    return CellSize(users=max(1, min(bounds.values())), bounds=bounds, live_per_user=live, claims_per_user_s=claims)


def split(users: int, *, regions: int, per_cell: int) -> list[list[int]]:
    """People of each cell of each region: regions evenly, cells full but for the last of each."""
    found: list[list[int]] = []
    for index in range(regions):
        here = users // regions + (index < users % regions)
        full, rest = divmod(here, per_cell)
        found.append([per_cell] * full + ([rest] if rest or not full else []))
    return found


def _most_people(most: int, each: float) -> int:
    """The largest n with n·each + 3·sqrt(n·each) ≤ most: the count at a moment is about a Poisson one."""
    root = (-_SIGMAS + math.sqrt(_SIGMAS**2 + 4.0 * most)) / 2.0
    return math.floor(root**2 / each)
