"""How many warm sets a plan keeps: what the operator's own rule asks for, given the expected demand."""

import math

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.capacity.activity import SLOT_S, Activity
from prompt2mesh.capacity.sessions import start_weights
from prompt2mesh.instances.pool_size import WEEKDAYS, negative_binomial_quantile


def warm_sets(
    activity: Activity,
    *,
    users: int,
    hours: float,
    replenish_s: float,
    window_s: float,
    headroom: float,
    fixed: int | None = None,
) -> NDArray[np.int64]:
    """Warm sets in each five minutes of the week.

    The demand is that of sessions in which every break would suspend the instance, so it does not fall where the
    idle time grows. While the service is open at least one is warm.

    Args:
        activity: How people work.
        users: How many they are.
        hours: Of work of one person in a month.
        replenish_s: How long a new set takes.
        window_s: How far back the operator counts claims.
        headroom: Its factor for people who come in groups.
        fixed: A size to keep at all times instead.
    """
    if fixed is not None:
        return np.full(len(activity.weights), fixed, dtype=np.int64)
    per_week = users * activity.sessions_per_week(hours)
    if per_week <= 0:
        return np.zeros(len(activity.weights), dtype=np.int64)
    # The busiest five minutes of this slot and the next: the pool is filled before a lesson begins.
    starts = start_weights(activity)
    busiest = np.maximum(starts, np.roll(starts, -1)) * per_week / SLOT_S
    seen = np.floor(busiest * window_s + 0.5).astype(np.int64)
    sizes = {
        int(count): negative_binomial_quantile(int(count), window_s, replenish_s * headroom) if count else 0
        for count in np.unique(seen)
    }
    wanted = np.array([sizes[int(count)] for count in seen], dtype=np.int64)
    return np.maximum(wanted, activity.open_slots().astype(np.int64))


def schedule_of(warm: NDArray[np.int64]) -> list[dict[str, object]]:
    """The same sizes as `schedule` of an InstancePool has them, hour by hour; its `timezone` is to be added.

    Args:
        warm: Warm sets in each five minutes of the week.
    """
    hourly = warm.reshape(7, 24, -1).max(axis=2)
    windows: dict[tuple[int, int, int], list[str]] = {}
    for day, sizes in zip(WEEKDAYS, hourly.tolist(), strict=True):
        first = 0
        for hour in range(1, 25):
            if hour == 24 or sizes[hour] != sizes[first]:
                if sizes[first]:
                    windows.setdefault((first, hour, sizes[first]), []).append(day)
                first = hour
    return [
        {"days": days, "from": f"{first:02}:00", "to": f"{last:02}:00", "size": size}
        for (first, last, size), days in sorted(windows.items())
    ]


def replenish_s(start_p50_s: float, start_p99_s: float, fills_per_s: float, *, claims_per_s: float) -> float:
    """How long a new warm set takes: the upper quartile of a start, and its turn among those that are asked for."""
    sigma = math.log(start_p99_s / start_p50_s) / 2.3263478740408408
    quartile = start_p50_s * math.exp(0.6744897501960817 * sigma)
    busy = min(claims_per_s / fills_per_s, 0.95)
    return quartile + busy / (1.0 - busy) / fills_per_s
