"""How many warm slots a pool keeps, and which it starts or gives up."""

import dataclasses
import random
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances.pool_size import (
    SERVICE_LEVEL,
    WEEKDAYS,
    Sizing,
    Window,
    demand_size,
    desired_size,
    negative_binomial_quantile,
    plan_pool,
    replenish_time_s,
    scheduled_size,
)
from prompt2mesh.instances.slot_state import Holder, SlotState

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)  # a Wednesday
POOL = Holder(kind="InstancePool", name="default", uid="pool-1")
PERSON = Holder(kind="UserInstance", name="user-ada", uid="ui-1")


def slot(name: str, *, age_s: float = 600, ready: bool = True, holder: Holder | None = POOL, template: str = "t1",
         failed: bool = False, unready_s: float | None = None, unschedulable: bool = False,
         deleting: bool = False) -> SlotState:  # fmt: skip
    created = NOW - timedelta(seconds=age_s)
    return SlotState(
        name=name, namespace="instances", uid=f"uid-{name}", resource_version="1", pool="default", holder=holder,
        template=template, created_at=created, ready=ready, failed=failed, unschedulable=unschedulable,
        ready_at=created + timedelta(seconds=8) if ready or unready_s is not None else None,
        unready_since=None if unready_s is None else NOW - timedelta(seconds=unready_s), deleting=deleting,
    )  # fmt: skip


slots = st.lists(
    st.builds(
        slot,
        st.text("abcdef", min_size=8, max_size=8),
        age_s=st.floats(0, 4000),
        ready=st.booleans(),
        holder=st.sampled_from([POOL, PERSON, None]),
        template=st.sampled_from(["t1", "t0"]),
        failed=st.booleans(),
        unschedulable=st.booleans(),
        deleting=st.booleans(),
    ),
    max_size=20,
    unique_by=lambda each: each.name,
)


@given(slots=slots, desired=st.integers(0, 15), held=st.integers(0, 3))
def test_a_plan_never_takes_what_is_somebodys_and_never_overshoots(
    slots: list[SlotState], desired: int, held: int
) -> None:
    hold = frozenset(each.name for each in slots[:held])
    plan = plan_pool(slots, desired=desired, template="t1", now=NOW, hold=hold)
    discarded = [each for each, _ in plan.discard]
    assert len({each.name for each in discarded}) == len(discarded)
    assert all(each.warm and each.name not in hold for each in discarded)
    kept = [each for each in slots if each.warm and each.name not in hold and each not in discarded]
    good = [each for each in kept if each.template == "t1"]
    assert len(good) + plan.create <= max(desired, len(good))
    assert (
        not [each for each, why in plan.discard if why == "Surplus" and each.template == "t1"] or len(good) >= desired
    )


@given(slots=slots, desired=st.integers(0, 15))
def test_a_pool_comes_to_its_size_and_rests_there(slots: list[SlotState], desired: int) -> None:
    held = [each for each in slots if not each.warm]
    number = 0
    for _round in range(20):
        plan = plan_pool(slots, desired=desired, template="t1", now=NOW)
        gone = {each.name for each, _ in plan.discard}
        slots = [each for each in slots if each.name not in gone]
        # Everything that can become ready does so between two looks.
        slots = [
            slot(each.name, age_s=600, holder=each.holder, template=each.template, deleting=each.deleting)
            for each in slots
        ]
        for _ in range(plan.create):
            number += 1
            slots.append(slot(f"new-{number}", age_s=5, ready=False))
    warm = [each for each in slots if each.warm]
    assert len(warm) == desired
    assert {each.template for each in warm} <= {"t1"}
    assert len([each for each in slots if not each.warm]) == len(held)


def test_replacements_start_at_once_but_not_all_together() -> None:
    plan = plan_pool([], desired=80, template="t1", now=NOW)
    assert plan.create == 20
    starting = [slot(f"s{number}", age_s=2, ready=False) for number in range(20)]
    assert plan_pool(starting, desired=80, template="t1", now=NOW).create == 0
    one_taken = [slot(f"s{number}") for number in range(9)] + [slot("mine", holder=PERSON)]
    assert plan_pool(one_taken, desired=10, template="t1", now=NOW).create == 1


def test_no_more_slots_are_started_where_one_finds_no_room() -> None:
    full = [slot("a"), slot("b", age_s=60, ready=False, unschedulable=True)]
    assert plan_pool(full, desired=8, template="t1", now=NOW).create == 0


def test_slots_that_never_come_up_are_tried_again_ever_more_rarely_and_one_at_a_time() -> None:
    trouble, now, waits, made = None, NOW, list[float](), 0
    slots: list[SlotState] = [
        dataclasses.replace(slot(f"s{number}", age_s=8, ready=False, failed=True), failure="agent: Error, exit code 1")
        for number in range(3)
    ]
    last = NOW
    for _second in range(4000):
        plan = plan_pool(slots, desired=3, template="t1", now=now, trouble=trouble)
        trouble = plan.trouble
        gone = {each.name for each, _ in plan.discard}
        slots = [each for each in slots if each.name not in gone]
        if plan.create:
            waits.append((now - last).total_seconds())
            last = now
        for _ in range(plan.create):
            made += 1
            slots.append(slot(f"n{made}", age_s=5, ready=False, failed=True))
        now += timedelta(seconds=1)
    assert made == len(waits) <= 12
    assert waits == sorted(waits)
    assert waits[-1] >= 600
    assert plan_pool([], desired=3, template="t2", now=now, trouble=trouble).create == 3
    assert trouble is not None
    came_up = dataclasses.replace(slot("up"), ready_at=now)
    assert plan_pool([came_up], desired=3, template="t1", now=now, trouble=trouble).create == 2


def test_the_trouble_has_the_last_words_of_what_broke() -> None:
    broken = dataclasses.replace(slot("s", ready=False, failed=True), failure="agent: Error, exit code 3")
    plan = plan_pool([broken], desired=1, template="t1", now=NOW)
    assert plan.trouble is not None
    assert plan.trouble.why == "agent: Error, exit code 3"
    assert plan.create == 0


def test_what_is_not_ready_makes_way_for_people_whom_no_node_has_room_for() -> None:
    slots = [slot("ready"), slot("starting", age_s=5, ready=False), slot("no-room", ready=False, unschedulable=True)]
    plan = plan_pool(slots, desired=5, template="t1", now=NOW, people_wait=True)
    assert {each.name for each, _ in plan.discard} == {"starting", "no-room"}
    assert plan.create == 0


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (slot("x", template="t0"), "Outdated"),
        (slot("x", failed=True), "Broken"),
        (slot("x", ready=False, unready_s=31), "Broken"),
        (slot("x", ready=False, age_s=181), "Broken"),
        (slot("x", ready=False, unready_s=29), None),
        (slot("x", ready=False, age_s=170), None),
        (slot("x", ready=False, age_s=500, unschedulable=True), None),
        (slot("x"), None),
    ],
)
def test_slots_that_are_of_no_use_are_replaced(one: SlotState, why: str | None) -> None:
    plan = plan_pool([one], desired=1, template="t1", now=NOW)
    assert [reason for _, reason in plan.discard] == ([why] if why else [])
    came_up = one.ready_at is not None
    assert plan.create == (1 if why and came_up else 0)


def test_a_new_template_goes_through_in_steps() -> None:
    old = [slot(f"s{number:02}", template="t0") for number in range(80)]
    fresh = [slot("n1", age_s=5, ready=False)]
    plan = plan_pool(old + fresh, desired=80, template="t1", now=NOW)
    assert len(plan.discard) == 20
    assert plan.create == 19


def test_demand_that_falls_for_a_moment_ends_nothing() -> None:
    young = [slot(f"s{number}", age_s=60) for number in range(4)]
    assert plan_pool(young, desired=1, template="t1", now=NOW).discard == ()
    settled = [slot("old", age_s=900), slot("new", age_s=300)]
    (gone,) = plan_pool(settled, desired=1, template="t1", now=NOW).discard
    assert gone[0].name == "new"


def test_the_schedule_counts_on_the_clock_of_its_time_zone_and_past_midnight() -> None:
    class_hours = Window(days=frozenset({"Wed"}), start=time(11), end=time(13), timezone="Europe/Berlin", size=30)
    night = Window(days=frozenset({"Tue"}), start=time(22), end=time(6), timezone="UTC", size=5)
    sizing = Sizing(size=2, schedule=(class_hours, night))
    assert scheduled_size(sizing, NOW) == 30  # 11:00 in Berlin
    assert scheduled_size(sizing, NOW + timedelta(hours=2)) == 2
    assert scheduled_size(sizing, datetime(2026, 3, 4, 5, 59, tzinfo=UTC)) == 5
    assert scheduled_size(sizing, datetime(2026, 3, 4, 6, 0, tzinfo=UTC)) == 2
    assert scheduled_size(sizing, datetime(2026, 3, 4, 23, 0, tzinfo=UTC)) == 2  # Wednesday's night is not Tuesday's
    summer = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    assert scheduled_size(sizing, summer) == 30  # the same wall clock in summer time


def test_a_window_of_every_day_covers_each_moment_once() -> None:
    day = Window(days=frozenset(WEEKDAYS), start=time(8), end=time(20), timezone="Asia/Kolkata", size=9)
    night = Window(days=frozenset(WEEKDAYS), start=time(20), end=time(8), timezone="Asia/Kolkata", size=1)
    for hours in range(24 * 8):
        at = NOW + timedelta(hours=hours)
        assert day.covers(at) != night.covers(at)


@given(seen=st.integers(1, 60), span_s=st.floats(600, 7200), ahead_s=st.floats(1, 300))
def test_the_quantile_covers_what_really_arrives(seen: int, span_s: float, ahead_s: float) -> None:
    size = negative_binomial_quantile(seen, span_s, ahead_s)
    dice = random.Random(seen)
    runs, short = 200, 0
    for _ in range(runs):
        mean = dice.gammavariate(seen, 1 / span_s) * ahead_s
        arrived, clock = 0, dice.expovariate(1)
        while clock < mean:
            arrived, clock = arrived + 1, clock + dice.expovariate(1)
        short += arrived > size
    assert short / runs <= 1 - SERVICE_LEVEL + 0.03


def test_demand_asks_for_more_the_more_came_and_a_burst_is_seen_early() -> None:
    sizing = Sizing(window_s=3600)
    even = [NOW - timedelta(minutes=minutes) for minutes in range(0, 60, 2)]
    burst = [NOW - timedelta(seconds=seconds * 10) for seconds in range(30)]
    size_even = demand_size(even, sizing=sizing, now=NOW, replenish_s=30)
    assert 1 <= size_even <= 4
    assert demand_size(burst, sizing=sizing, now=NOW, replenish_s=30) > size_even
    assert demand_size([], sizing=sizing, now=NOW, replenish_s=30) == 0
    assert demand_size([NOW - timedelta(hours=2)], sizing=sizing, now=NOW, replenish_s=30) == 0
    assert demand_size(even, sizing=Sizing(window_s=3600, headroom=4), now=NOW, replenish_s=30) > size_even


@given(
    size=st.integers(0, 50), low=st.integers(0, 5), high=st.integers(5, 40), capacity=st.integers(0, 60),
    live=st.integers(0, 60), ago=st.lists(st.integers(0, 4000), max_size=80),
)  # fmt: skip
def test_the_size_stays_between_its_bounds(
    size: int, low: int, high: int, capacity: int, live: int, ago: list[int]
) -> None:
    sizing = Sizing(size=size, min_size=low, max_size=high, capacity=capacity, window_s=1800)
    claims = [NOW - timedelta(seconds=seconds) for seconds in ago]
    desired, _demand = desired_size(sizing, claims=claims, live=live, now=NOW)
    assert 0 <= desired <= high
    assert desired + live <= max(capacity, live)
    if capacity >= live + high:
        assert desired >= max(low, min(size, high))


def test_the_replenish_time_is_measured_and_else_the_usual_one() -> None:
    assert replenish_time_s([]) == 30
    assert replenish_time_s([slot("a"), slot("b"), slot("c", ready=False)]) == 8
