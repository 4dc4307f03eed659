import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.rate_limits import memory_rate_limiter, rate_limiter_at
from prompt2mesh.store.shared_limits import SqlRateLimiter
from prompt2mesh.studio.ports.usage import RateLimiter
from tests.support.databases import migrated_database

START = 1_700_000_000 // 60 * 60


class Clock:
    def __init__(self) -> None:
        self.now = float(START)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def limiter(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[RateLimiter]:
    if request.param == "memory":
        yield memory_rate_limiter(clock=clock)
        return
    with closing(SqlStore(migrated_database(request.param, tmp_path))) as opened:
        yield SqlRateLimiter(opened.engine, clock=clock)


def test_as_many_as_the_limit_are_allowed(limiter: RateLimiter) -> None:
    states = [limiter.hit("a", limit=3, period_s=60) for _ in range(5)]
    assert [state.allowed for state in states] == [True, True, True, False, False]
    assert [state.remaining for state in states] == [2, 1, 0, 0, 0]
    assert limiter.hit("b", limit=3, period_s=60).allowed


def test_a_refused_request_is_allowed_when_it_was_told_to_come_again(limiter: RateLimiter, clock: Clock) -> None:
    for second in (0, 7, 13, 31, 59):
        clock.now = START + 600 * second + second
        while (state := limiter.hit("a", limit=4, period_s=60)).allowed:
            pass
        clock.now += state.reset_s
        assert limiter.hit("a", limit=4, period_s=60).allowed, second


def test_a_request_is_not_told_to_wait_for_long_without_need(limiter: RateLimiter, clock: Clock) -> None:
    for _ in range(4):
        limiter.hit("a", limit=4, period_s=60)
    refused = limiter.hit("a", limit=4, period_s=60)
    assert refused.reset_s <= 76
    clock.now += refused.reset_s - 2
    assert not limiter.hit("a", limit=4, period_s=60).allowed


def test_the_border_of_two_windows_does_not_double_the_limit(limiter: RateLimiter, clock: Clock) -> None:
    clock.now = START + 59
    assert all(limiter.hit("a", limit=10, period_s=60).allowed for _ in range(10))
    clock.now = START + 61
    assert sum(limiter.hit("a", limit=10, period_s=60).allowed for _ in range(10)) <= 1


def test_a_window_that_is_past_counts_no_more(limiter: RateLimiter, clock: Clock) -> None:
    assert not limiter.hit("a", limit=2, period_s=60, cost=3).allowed
    assert limiter.hit("a", limit=2, period_s=60, cost=2).allowed
    clock.now += 121
    assert limiter.hit("a", limit=2, period_s=60, cost=2).allowed


def test_threads_together_get_no_more_than_the_limit(limiter: RateLimiter) -> None:
    with ThreadPoolExecutor(8) as pool:
        hits = [pool.submit(limiter.hit, "a", limit=25, period_s=60) for _ in range(80)]
    assert sum(hit.result().allowed for hit in hits) == 25


def _hammer(address: str, at: float, hits: int, report: "multiprocessing.Queue[int]") -> None:
    with closing(SqlStore(address)) as opened:
        limiter = SqlRateLimiter(opened.engine, clock=lambda: at)
        report.put(sum(limiter.hit("hammered", limit=50, period_s=60).allowed for _ in range(hits)))


def test_four_processes_on_one_key_get_no_more_than_the_limit(store: SqlStore) -> None:
    address = store.engine.url.render_as_string(hide_password=False)
    context = multiprocessing.get_context("spawn")
    report = context.Queue()
    workers = [context.Process(target=_hammer, args=(address, START + 1.0, 40, report)) for _ in range(4)]
    for worker in workers:
        worker.start()
    allowed = [report.get(timeout=60) for _ in workers]
    for worker in workers:
        worker.join()
    assert sum(allowed) == 50


def test_a_count_in_a_transaction_that_is_rolled_back_did_not_happen(store: SqlStore) -> None:
    def fail() -> None:
        with store.begin() as tx:
            assert tx.rate_windows.hit("a", limit=1, period_s=3600).allowed
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.begin() as tx:
        assert tx.rate_windows.hit("a", limit=1, period_s=3600).allowed


def test_windows_that_are_past_are_forgotten(store: SqlStore, clock: Clock) -> None:
    SqlRateLimiter(store.engine, clock=clock).hit("a", limit=1, period_s=60)
    SqlRateLimiter(store.engine, clock=clock).hit("b", limit=1, period_s=86400)
    with store.begin() as tx:
        assert tx.rate_windows.forget(now=datetime.fromtimestamp(START + 600, UTC)) == 1
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.rate_windows)).scalar() == 1


def test_what_must_last_still_waits_for_the_disk_after_a_count_that_need_not(tmp_path: Path) -> None:
    with closing(SqlStore(migrated_database("sqlite", tmp_path), pool_size=1)) as opened:
        SqlRateLimiter(opened.engine).hit("a", limit=1, period_s=60)
        with opened.engine.begin() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_memory_forgets_windows_that_are_past(clock: Clock) -> None:
    limiter = memory_rate_limiter(clock=clock)
    for number in range(100):
        limiter.hit(f"key-{number}", limit=5, period_s=10)
    clock.now += 90
    limiter.hit("last", limit=5, period_s=10)
    assert len(limiter._storage._counters._windows) == 1  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("address", ["nonsense://x", "no address"])
def test_a_storage_that_is_not_one_is_named(address: str) -> None:
    with pytest.raises(EnvironmentFaultError, match="RATE_LIMIT_STORAGE_URI"):
        rate_limiter_at(address)


def test_the_librarys_own_storage_serves_as_well() -> None:
    limiter = rate_limiter_at("memory://")
    until: Callable[[], float] = time.time
    while until() % 60 > 55:
        time.sleep(0.5)
    states = [limiter.hit("a", limit=3, period_s=60) for _ in range(4)]
    assert [state.allowed for state in states] == [True, True, True, False]
    assert 1 <= states[-1].reset_s <= 80
