"""The simulation against theory, and against the curve that the bill is of."""

import numpy as np
import pytest

from prompt2mesh.capacity.activity import SLOTS_OF_WEEK, WEEK_S, activity_of
from prompt2mesh.capacity.erlang import mean_wait_s, wait_quantile_s, waiting_chance
from prompt2mesh.capacity.load import load_of
from prompt2mesh.capacity.pool import warm_sets
from prompt2mesh.capacity.sessions import Spans, draw_spans
from prompt2mesh.capacity.simulation import Cluster, Latency, Outcome, simulate

AT_ONCE = Latency(p50_s=0.0, p99_s=0.0)
NO_WARM = np.zeros(SLOTS_OF_WEEK, dtype=np.int64)


def poisson_people(*, per_s: float, service_s: float, weeks: int, seed: int) -> Spans:
    rng = np.random.default_rng(seed)
    horizon = float(weeks * WEEK_S)
    count = int(rng.poisson(per_s * horizon))
    start = np.sort(rng.random(count) * horizon)
    return Spans(start_s=start, held_s=rng.exponential(service_s, count), horizon_s=horizon)


def realistic(people: int, *, warm: int | None = None, spot: float = 0.0) -> tuple[Spans, Cluster]:
    activity = activity_of("studio")
    spans = draw_spans(activity, users=people, hours=20.0, idle_s=1800.0, weeks=2, seed=3)
    sets = warm_sets(activity, users=people, hours=20.0, replenish_s=30.0, window_s=1800.0, headroom=1.5, fixed=warm)
    cluster = Cluster(
        warm=sets, per_node=7, packing=0.85, claim=Latency(p50_s=0.1, p99_s=0.5), start=Latency(p50_s=20.0, p99_s=45.0),
        claims_per_s=40.0, fills_per_s=5.0, node_ready_s=105.0, consolidate_s=600.0, spot_share=spot,
        interruptions_per_node_s=1e-6,
    )  # fmt: skip
    return spans, cluster


def test_erlangs_formula_is_that_of_the_books() -> None:
    # Kleinrock and the usual tables: c = 2 and a = 1 gives 1/3, one server waits with chance rho.
    assert waiting_chance(2, 1.0) == pytest.approx(1 / 3)
    assert waiting_chance(1, 0.7) == pytest.approx(0.7)
    assert mean_wait_s(1, 0.5, 10.0) == pytest.approx(10.0)  # M/M/1: rho s / (1 - rho)
    assert waiting_chance(3, 3.5) == 1.0
    assert mean_wait_s(3, 3.5, 1.0) == np.inf


@pytest.mark.parametrize(("servers", "offered"), [(1, 0.6), (4, 3.2), (20, 17.0)])
def test_without_pool_and_autoscaling_people_wait_as_erlang_says(servers: int, offered: float) -> None:
    service_s = 300.0
    spans = poisson_people(per_s=offered / service_s, service_s=service_s, weeks=max(4, 60 // servers), seed=servers)
    cluster = Cluster(warm=NO_WARM, per_node=1, nodes=servers, claim=AT_ONCE, start=AT_ONCE)
    waits = np.array(simulate(spans, cluster, seed=1).waits_s)
    assert (waits > 0).mean() == pytest.approx(waiting_chance(servers, offered), abs=0.04)
    assert waits.mean() == pytest.approx(mean_wait_s(servers, offered, service_s), rel=0.15)
    p95 = wait_quantile_s(servers, offered, service_s, 0.95)
    assert np.quantile(waits, 0.95) == pytest.approx(p95, rel=0.15)


@pytest.mark.parametrize("people", [40, 600])
def test_littles_law_holds(people: int) -> None:
    spans, cluster = realistic(people)
    found = simulate(spans, cluster, seed=1)
    arrivals_per_s = len(found.waits_s) / spans.horizon_s
    assert found.in_system == pytest.approx(arrivals_per_s * found.sojourn_s, rel=0.02)
    assert found.in_system == pytest.approx(spans.offered, rel=0.02)


def test_its_nodes_are_those_that_the_bill_is_of() -> None:
    spans, cluster = realistic(600)
    found = simulate(spans, cluster, seed=1)
    load = load_of(spans, cluster.warm, users=600, per_node=7, packing=0.85, consolidate_s=600.0, lead_s=105.0)
    assert found.node_hours == pytest.approx(load.mean_nodes * spans.horizon_s / 3600.0, rel=0.08)
    assert found.most_nodes == pytest.approx(load.peak_nodes, abs=2)
    assert found.most_live == pytest.approx(load.peak_live, abs=3)


def test_warm_sets_are_what_spares_people_the_wait() -> None:
    cold, some, planned = (_waits(simulate(*realistic(600, warm=warm), seed=1)) for warm in (0, 1, None))
    assert cold[0] == 0
    assert cold[0] < some[0] < planned[0]
    assert planned[0] > 0.9
    assert cold[1] > 15  # the median
    assert planned[1] < 1


def _waits(found: Outcome) -> tuple[float, float]:
    return found.hits / len(found.waits_s), float(np.median(found.waits_s))


def test_people_on_spot_nodes_are_moved_and_others_are_not() -> None:
    spans, on_demand = realistic(600)
    _, spot = realistic(600, spot=1.0)
    assert simulate(spans, on_demand, seed=1).moves_s == []
    moved = simulate(spans, spot, seed=1)
    hours = len(moved.waits_s) * moved.sojourn_s / 3600
    assert len(moved.moves_s) / hours == pytest.approx(1e-6 * 3600, rel=0.5)
    assert max(moved.moves_s) > 100  # nothing warm was left: the next node


def test_a_full_cluster_lets_people_wait_in_turn() -> None:
    spans = Spans(start_s=np.array([0.0, 1.0, 2.0]), held_s=np.array([100.0, 50.0, 10.0]), horizon_s=float(WEEK_S))
    found = simulate(spans, Cluster(warm=NO_WARM, per_node=1, nodes=1, claim=AT_ONCE, start=AT_ONCE), seed=1)
    assert found.waits_s == [0.0, 99.0, 148.0]


def test_the_operators_speed_is_a_queue_too() -> None:
    at_once = Spans(start_s=np.zeros(10), held_s=np.full(10, 60.0), horizon_s=float(WEEK_S))
    cluster = Cluster(warm=NO_WARM, per_node=10, nodes=1, claim=AT_ONCE, start=AT_ONCE, claims_per_s=2.0)
    assert simulate(at_once, cluster, seed=1).waits_s == [index / 2 for index in range(10)]
