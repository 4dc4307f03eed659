"""How many warm slots a pool keeps, and which of those it has are started or given up.

A warm slot is stock: a claim takes one, and a new one is ready after the
replenish time. So the pool is kept at the base-stock level of inventory theory:
as many as people ask for within one replenish time, at a quantile of the demand
and not at its mean. The rate is not known but estimated from the claims of a
window, so the demand is a Poisson count whose rate has a gamma posterior: a
negative binomial, which asks for more the less has been seen. Everything here
is arithmetic on what was read; the clock is an argument.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from prompt2mesh.instances.slot_state import SlotState

Weekday = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
Excess = Literal["Outdated", "Broken", "Surplus"]
WEEKDAYS: tuple[Weekday, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# A pool runs dry in one of a hundred replenish times, if the estimate is right.
SERVICE_LEVEL = 0.99
# Before anything was measured; a cold start with the images on the node takes about so long.
USUAL_REPLENISH_S = 30.0
# Younger slots are not given up as too many: demand that falls for a moment starts and ends nothing.
SETTLED_S = 120.0
# A slot that was ready and is not for so long does not come back by itself.
UNREADY_S = 30.0
# So much of a large pool may start at a time: image pulls and Blender's start share the nodes with people at work.
STARTING_SHARE = 0.25
LEAST_STARTING = 16
# After a slot that did not come up; twice as long after each further one.
FIRST_PAUSE_S = 10.0
LONGEST_PAUSE_S = 600.0


@dataclass(frozen=True, kw_only=True)
class Window:
    """A span of the week with a size of its own; one whose end is not after its start runs past midnight."""

    days: frozenset[Weekday]
    start: time
    end: time
    timezone: str
    size: int

    def covers(self, now: datetime) -> bool:
        """Whether a moment is inside, on the clock of its time zone."""
        local = now.astimezone(ZoneInfo(self.timezone))
        today, yesterday = WEEKDAYS[local.weekday()], WEEKDAYS[local.weekday() - 1]
        at = local.time()
        if self.start < self.end:
            return today in self.days and self.start <= at < self.end
        return (today in self.days and at >= self.start) or (yesterday in self.days and at < self.end)


@dataclass(frozen=True, kw_only=True)
class Sizing:
    """What an `InstancePool` says of its size.

    Attributes:
        size: Warm slots where no window of the schedule covers the moment.
        window_s: How far back claims count as recent demand; None leaves demand out.
        headroom: Factor on the rate that was seen, for people who come in groups.
        capacity: Most live instances, warm ones included; None leaves it to the cluster.
    """

    size: int = 0
    min_size: int = 0
    max_size: int | None = None
    schedule: tuple[Window, ...] = ()
    window_s: float | None = None
    headroom: float = 1.0
    capacity: int | None = None


@dataclass(frozen=True, kw_only=True)
class PoolPlan:
    """What a pool does now.

    Attributes:
        desired: Warm slots it should have.
        create: How many to start now; the rest follows as these come up.
        discard: Which to give up, and why.
        trouble: For the next plan.
        check_in_s: When to look again though nothing was told.
    """

    desired: int
    demand: int = 0
    create: int = 0
    discard: tuple[tuple[SlotState, Excess], ...] = ()
    trouble: "Trouble | None" = None
    check_in_s: float | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """That slots of a template do not come up: the next tries wait longer and longer, and are one at a time.

    Attributes:
        template: Of which; another template begins without trouble.
        failures: Tries in a row that came to nothing.
        since: When the last of them was given up.
        why: What is known of it.
    """

    template: str
    failures: int
    since: datetime
    why: str = ""

    @property
    def until(self) -> datetime:
        """When the next try is."""
        return self.since + timedelta(seconds=min(FIRST_PAUSE_S * 2.0 ** min(self.failures - 1, 20), LONGEST_PAUSE_S))


def trouble_after(
    before: Trouble | None, slots: Sequence[SlotState], broken: Sequence[SlotState], *, template: str, now: datetime
) -> Trouble | None:
    """What is known of trouble after a look: more of it, the same, or none any more.

    Args:
        before: As it was.
        slots: All slots of the pool.
        broken: Those that are given up now.
        template: Today's.
        now: The moment.
    """
    known = before if before is not None and before.template == template else None
    if known is not None and any(
        slot.ready and slot.template == template and (slot.ready_at or slot.created_at) > known.since for slot in slots
    ):
        known = None
    # One that was ready once came up: that it broke later says nothing of the next.
    stillborn = [slot for slot in broken if slot.template == template and slot.ready_at is None]
    if not stillborn:
        return known
    failures = 1 if known is None else known.failures + 1
    why = next((slot.failure for slot in stillborn if slot.failure), "they did not become ready in time")
    return Trouble(template=template, failures=failures, since=now, why=why)


def scheduled_size(sizing: Sizing, now: datetime) -> int:
    """The size by the schedule: the largest of the windows that cover the moment, else the usual one."""
    sizes = [window.size for window in sizing.schedule if window.covers(now)]
    return max(sizes, default=sizing.size)


def demand_size(claims: Sequence[datetime], *, sizing: Sizing, now: datetime, replenish_s: float) -> int:
    """Warm slots so that one replenish time's claims meet an empty pool in 1 - SERVICE_LEVEL of cases.

    With n claims in a window w the rate's posterior is Gamma(n, w), so the claims of the replenish time r are
    negative binomial with n successes at w / (w + r). The last quarter of the window is looked at by itself too,
    and the larger answer counts: the beginning of a class is seen after minutes, and not after the window.
    """
    if sizing.window_s is None:
        return 0
    found = 0
    for span_s in (sizing.window_s, sizing.window_s / 4):
        since = now - timedelta(seconds=span_s)
        seen = sum(since < at <= now for at in claims)
        if seen:
            found = max(found, negative_binomial_quantile(seen, span_s, replenish_s * sizing.headroom))
    return found


def negative_binomial_quantile(seen: int, span_s: float, ahead_s: float, *, level: float = SERVICE_LEVEL) -> int:
    """The least k that the count of arrivals in `ahead_s` is at most, with probability `level`.

    Args:
        seen: Arrivals that were counted, at least 1.
        span_s: The time they were counted in.
        ahead_s: The time ahead.
        level: The quantile, below 1.
    """
    chance = ahead_s / (span_s + ahead_s)
    log_term = seen * math.log1p(-chance)
    total, count = math.exp(log_term), 0
    most = 10 * (seen + 10) * max(1, math.ceil(ahead_s / span_s))
    while total < level and count < most:
        count += 1
        log_term += math.log((seen + count - 1) / count) + math.log(chance) if chance > 0 else -math.inf
        total += math.exp(log_term)
    return count


def desired_size(
    sizing: Sizing, *, claims: Sequence[datetime], live: int, now: datetime, replenish_s: float = USUAL_REPLENISH_S
) -> tuple[int, int]:
    """How many warm slots there should be, and what recent demand alone asks for.

    Args:
        sizing: What the pool says.
        claims: When instances were asked for.
        live: Slots that people hold, which take from the capacity.
        now: The moment.
        replenish_s: How long a slot takes to be ready.
    """
    demand = demand_size(claims, sizing=sizing, now=now, replenish_s=replenish_s)
    size = max(scheduled_size(sizing, now), demand, sizing.min_size)
    if sizing.max_size is not None:
        size = min(size, sizing.max_size)
    if sizing.capacity is not None:
        size = min(size, sizing.capacity - live)
    return max(size, 0), demand


def replenish_time_s(slots: Sequence[SlotState], *, usual_s: float = USUAL_REPLENISH_S) -> float:
    """How long slots took to be ready: the upper quartile of those there are."""
    took = sorted(
        (slot.ready_at - slot.created_at).total_seconds() for slot in slots if slot.ready and slot.ready_at is not None
    )
    return max(1.0, took[(3 * len(took)) // 4]) if took else usual_s


def plan_pool(
    slots: Sequence[SlotState],
    *,
    desired: int,
    template: str,
    now: datetime,
    demand: int = 0,
    start_timeout_s: float = 180.0,
    hold: frozenset[str] = frozenset(),
    people_wait: bool = False,
    trouble: Trouble | None = None,
) -> PoolPlan:
    """What to start and what to give up so that the pool comes to its size.

    Broken and outdated slots are never handed out, so they are given up at once and their places are filled; a
    rollout of a new image goes through in steps of what may start at a time. What does not come up is not replaced
    faster than it times out.

    Args:
        slots: All slots of the pool, held ones too.
        desired: Warm slots there should be.
        template: What slots of today's template carry.
        now: The moment.
        demand: For the record of the plan.
        start_timeout_s: A slot that takes longer to be ready is broken.
        hold: Names of slots that are being claimed right now: they are no longer the pool's.
        people_wait: Nodes have no room for people's slots: what is not ready yet makes way for them.
        trouble: What is known of slots that did not come up.
    """
    warm = [slot for slot in slots if slot.warm and slot.name not in hold]
    broken = [slot for slot in warm if is_broken(slot, now=now, start_timeout_s=start_timeout_s)]
    good = [slot for slot in warm if slot not in broken and slot.template == template]
    outdated = [slot for slot in warm if slot not in broken and slot.template != template]
    starting = [slot for slot in good if not slot.ready]
    stuck = any(slot.unschedulable for slot in starting)
    abreast = max(LEAST_STARTING, math.ceil(desired * STARTING_SHARE))
    room = max(0, abreast - len(starting))
    create = min(room, max(0, desired - len(good))) if not stuck else 0
    trouble = trouble_after(trouble, slots, broken, template=template, now=now)
    if trouble is not None:
        create = min(create, 1) if now >= trouble.until and not starting else 0
    # Old ones go only as fast as new ones may come, so that a rollout leaves the nodes to people.
    step = len(outdated) if not good and not starting else min(len(outdated), abreast)
    if people_wait:
        create, surplus = 0, starting
    else:
        surplus = _surplus(good, desired=desired, now=now)
    discard: list[tuple[SlotState, Excess]] = [(slot, "Broken") for slot in broken]
    discard.extend((slot, "Outdated") for slot in sorted(outdated, key=lambda slot: slot.created_at)[:step])
    discard.extend((slot, "Surplus") for slot in surplus)
    settled = not discard and not create and len(good) == desired and not starting
    return PoolPlan(
        desired=desired,
        demand=demand,
        create=create,
        discard=tuple(discard),
        trouble=trouble,
        check_in_s=60.0 if settled else 5.0,
    )


def is_broken(slot: SlotState, *, now: datetime, start_timeout_s: float) -> bool:
    """Whether a warm slot will not be of use: it failed, went unready for long, or never came up.

    One that no node has room for is not broken: the next one would have no room either.
    """
    if slot.failed:
        return True
    if slot.ready or slot.unschedulable:
        return False
    if slot.unready_since is not None:
        return (now - slot.unready_since).total_seconds() > UNREADY_S
    return (now - slot.created_at).total_seconds() > start_timeout_s


def _surplus(good: Sequence[SlotState], *, desired: int, now: datetime) -> list[SlotState]:
    over = len(good) - desired
    settled = [slot for slot in good if (now - slot.created_at).total_seconds() > SETTLED_S]
    # What has no room goes first, then what is not ready, then the youngest: the oldest is the next to be claimed.
    settled.sort(key=lambda slot: (not slot.unschedulable, slot.ready, -slot.created_at.timestamp(), slot.name))
    return settled[: max(0, over)]
