"""People's sessions drawn at random, and the spans of time for which they need an instance.

The draws are nested: person 1 to n do the same whether or not there is a person
n + 1, and the same whatever the idle time is. So a plan for more people is a
plan for the same people and some more, and differences between plans are not
noise (common random numbers).
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.capacity.activity import SLOT_S, SLOTS_OF_WEEK, WEEK_S, Activity

Floats = NDArray[np.float64]
_BLOCK = 1000  # people drawn at once
_SAMPLED = 20_000.0  # sessions from which the shape of one is taken


@dataclass(frozen=True, kw_only=True)
class Spans:
    """For how long somebody needs an instance: from the click until it is idle for too long.

    Attributes:
        start_s: From the beginning of the horizon, in order.
        held_s: How long it is needed once it is ready, the idle time included.
        horizon_s: A whole number of weeks; what runs over its end belongs to its beginning.
    """

    start_s: Floats
    held_s: Floats
    horizon_s: float

    @property
    def per_s(self) -> float:
        """Starts a second, in the mean."""
        return len(self.start_s) / self.horizon_s

    @property
    def offered(self) -> float:
        """Instances that are needed at a time, in the mean: Little's law."""
        return float(self.held_s.sum()) / self.horizon_s


def draw_spans(activity: Activity, *, users: int, hours: float, idle_s: float, weeks: int, seed: int) -> Spans:
    """The spans of some people over some weeks.

    Args:
        activity: How they work.
        users: How many they are.
        hours: Of work of one person in a month.
        idle_s: A break that is longer suspends the instance.
        weeks: How many are drawn.
        seed: Of all randomness.
    """
    rate = activity.sessions_per_week(hours) * weeks
    starts: list[Floats] = []
    holds: list[Floats] = []
    for block in range(-(-users // _BLOCK)):
        rng = np.random.default_rng([seed, block, weeks])
        start, held = _block(activity, rng, rate, idle_s, weeks, least=min(_BLOCK, users - block * _BLOCK))
        starts.append(start)
        holds.append(held)
    start = np.concatenate(starts) if starts else np.zeros(0)
    held = np.concatenate(holds) if holds else np.zeros(0)
    horizon = float(weeks * WEEK_S)
    start = np.mod(start, horizon)
    order = np.argsort(start, kind="stable")
    return Spans(start_s=start[order], held_s=np.minimum(held[order], horizon), horizon_s=horizon)


def start_weights(activity: Activity) -> Floats:
    """Starts of an instance in each five minutes of the week for each session, if every break suspended it.

    The weights of the sessions, with the returns from breaks as much later as they come. It does not depend on the
    idle time, and is never less than what there is with one.
    """
    at_once = np.zeros(SLOTS_OF_WEEK)
    at_once[0] = 1.0
    alone = replace(activity, weights=at_once)
    hours = _SAMPLED / _BLOCK / activity.sessions_per_week(1.0)
    spans = draw_spans(alone, users=_BLOCK, hours=hours, idle_s=0.0, weeks=1, seed=0)
    later = np.bincount((spans.start_s // SLOT_S).astype(np.int64), minlength=SLOTS_OF_WEEK)
    response = later / later[0]
    found = np.zeros(SLOTS_OF_WEEK)
    for slots in np.flatnonzero(response):
        found += response[slots] * np.roll(activity.weights, slots)
    return found


def _block(
    activity: Activity, rng: np.random.Generator, rate: float, idle_s: float, weeks: int, *, least: int
) -> tuple[Floats, Floats]:
    """The spans of the first people of a block; what the others would have done is drawn too, and left out."""
    count = int(rng.poisson(_BLOCK * rate))
    person = np.floor(rng.random(count) * _BLOCK)
    week = np.floor(rng.random(count) * weeks)
    slot = np.searchsorted(np.cumsum(activity.weights), rng.random(count)).clip(max=SLOTS_OF_WEEK - 1)
    start = week * float(WEEK_S) + slot * float(SLOT_S) + rng.random(count) * SLOT_S
    mean_s = activity.session_minutes * 60.0
    worked = rng.gamma(activity.session_shape, mean_s / activity.session_shape, count)
    breaks = rng.poisson(activity.breaks_per_session * worked / mean_s)
    owner = np.repeat(np.arange(count), breaks)
    at = rng.random(len(owner)) * worked[owner]
    length = rng.lognormal(np.log(activity.break_median_minutes * 60.0), activity.break_sigma, len(owner))
    order = np.lexsort((at, owner))
    at, length = at[order], length[order]
    before = np.cumsum(length) - length
    first = np.cumsum(breaks) - breaks
    earlier = before - before[first[owner]] if len(owner) else before
    break_start = start[owner] + at + earlier
    total = np.bincount(owner, weights=length, minlength=count) if count else np.zeros(0)
    end = start + worked + total

    kept = person < least
    suspends = (length > idle_s) & kept[owner]
    ids = np.arange(count)[kept]
    begins = np.concatenate([start[kept], (break_start + length)[suspends]])
    begin_of = np.concatenate([ids, owner[suspends]])
    ends = np.concatenate([end[kept], break_start[suspends]])
    end_of = np.concatenate([ids, owner[suspends]])
    # Within a session spans follow each other, so the n-th beginning belongs to the n-th end.
    begin_order = np.lexsort((begins, begin_of))
    end_order = np.lexsort((ends, end_of))
    return begins[begin_order], ends[end_order] - begins[begin_order] + idle_s
