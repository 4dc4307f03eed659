"""What must hold of every plan, whatever is asked."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompt2mesh.capacity.calibration import Calibration
from prompt2mesh.capacity.plan import Plan, Wish
from prompt2mesh.capacity.planner import Planner
from prompt2mesh.capacity.prices import read_prices

PLANNER = Planner(read_prices(), Calibration(), today=date(2026, 11, 27))
PATTERNS = st.sampled_from(["class", "studio", "public"])


def bill(**wish: object) -> Plan:
    return PLANNER.plan(Wish(**wish), simulated=False)  # type: ignore[arg-type]


@settings(max_examples=12, deadline=None)
@given(
    users=st.integers(0, 3000), more=st.integers(1, 500), pattern=PATTERNS, hours=st.sampled_from([2.0, 20.0]),
    spot=st.sampled_from([0.0, 0.6, 1.0]), seed=st.integers(0, 3),
)  # fmt: skip
def test_more_people_never_cost_less(users: int, more: int, pattern: str, hours: float, spot: float, seed: int) -> None:
    few, many = (
        bill(users=count, pattern=pattern, hours=hours, spot_share=spot, seed=seed) for count in (users, users + more)
    )
    assert many.month_usd >= few.month_usd - 1e-6
    assert many.peak_live >= few.peak_live
    assert many.nodes[1].peak >= few.nodes[1].peak


def test_nor_do_they_where_one_more_opens_another_cell() -> None:
    full = bill(users=1).users_per_cell
    before, after = bill(users=full), bill(users=full + 1)
    assert (before.cells, after.cells) == (1, 2)
    assert after.month_usd >= before.month_usd + 500  # a cluster with its database and its load balancer


@settings(max_examples=12, deadline=None)
@given(
    users=st.integers(0, 3000), idle=st.floats(1, 120), longer=st.floats(0.5, 120), pattern=PATTERNS,
    pool=st.sampled_from([None, 0, 5]),
)  # fmt: skip
def test_a_longer_idle_time_never_takes_fewer_nodes(
    users: int, idle: float, longer: float, pattern: str, pool: int | None
) -> None:
    short = bill(users=users, idle_minutes=idle, pattern=pattern, pool=pool)
    long = bill(users=users, idle_minutes=idle + longer, pattern=pattern, pool=pool)
    assert long.nodes[1].peak >= short.nodes[1].peak
    assert long.nodes[1].mean >= short.nodes[1].mean


def test_nobody_costs_only_the_fixed_part() -> None:
    plan = PLANNER.plan(Wish(users=0, regions=("us-east-1", "eu-central-1")))
    assert plan.month_usd == pytest.approx(plan.fixed_usd)
    assert plan.fixed_usd > 1000
    assert (plan.nodes[1].peak, plan.peak_live, plan.warm_most) == (0, 0, 0)
    assert plan.parts_usd["nodes_spot"] == 0
    assert plan.usd_per_user is None
    assert plan.waiting.p50_s is None


def test_the_parts_are_the_whole_and_regions_are_its_parts() -> None:
    plan = bill(users=900, regions=("us-east-1", "eu-central-1", "ap-southeast-1"))
    assert sum(plan.parts_usd.values()) == pytest.approx(plan.month_usd)
    assert abs(sum(place.month_usd for place in plan.regions) - plan.month_usd) < 0.01
    assert [place.users for place in plan.regions] == [300, 300, 300]
    assert plan.usd_per_active_hour is not None
    assert abs(plan.usd_per_active_hour * 900 * 20 - plan.month_usd) < 0.01


def test_all_spot_is_cheaper_than_none_and_more_sessions_cost_more() -> None:
    none, half, all_spot = (bill(users=500, spot_share=share).month_usd for share in (0.0, 0.5, 1.0))
    assert none > half > all_spot
    assert bill(users=500, hours=40.0).month_usd > bill(users=500, hours=20.0).month_usd


def test_a_seed_gives_one_plan_and_another_seed_another() -> None:
    first, again, other = (PLANNER.plan(Wish(users=60, seed=seed)).as_dict() for seed in (1, 1, 2))
    assert first == again
    assert first["cost"] != other["cost"]
