"""A runner among faults: every job still ends once, and what it made is kept once."""

import sqlite3
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from prompt2mesh.mesh.errors import StorageError, StoreUnavailableError
from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore, SqlTransaction
from prompt2mesh.studio.ports import BuildOrder
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.service import outcomes, runner
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.runner import JobRunner
from prompt2mesh.studio.service.tasks import Tasks
from prompt2mesh.studio.service.workfolder import WorkFolder
from tests.support.builders import PaperBuilder
from tests.support.databases import postgres
from tests.support.records import add_user
from tests.support.runners import audit, job_of, new_runner, submit, wait_ended, wait_for

Start = Callable[..., JobRunner]


@pytest.fixture
def builder() -> PaperBuilder:
    return PaperBuilder()


@pytest.fixture
def start(services: Services, builder: PaperBuilder, tmp_path: Path) -> Iterator[Start]:
    """Starts runners, and stops them at the end."""
    started: list[JobRunner] = []

    def begin(**options: Any) -> JobRunner:
        given: dict[str, Any] = {
            "services": services,
            "builder": builder,
            "folder": tmp_path / f"work-{len(started)}",
            **options,
        }
        started.append(new_runner(given.pop("services"), given.pop("builder"), given.pop("folder"), **given))
        started[-1].start()
        return started[-1]

    yield begin
    builder.let_go.set()
    for one in started:
        one.stop(grace_s=2.0)


def lose_answers(monkeypatch: pytest.MonkeyPatch, store: SqlStore, method: str, *, times: int = 1) -> list[str]:
    """The next commits after a method of the queue are done, and their answers lost."""
    lost: list[str] = []
    begin = store.begin

    @contextmanager
    def losing(**options: bool) -> Generator[SqlTransaction]:
        used = False
        with begin(**options) as tx:
            real = getattr(tx.jobs, method)

            def noted(*args: Any, **options: Any) -> Any:
                nonlocal used
                answer = real(*args, **options)
                used = used or bool(answer)
                return answer

            setattr(tx.jobs, method, noted)
            yield tx
        if used and len(lost) < times:
            lost.append(method)
            raise StoreUnavailableError("the connection was lost after the commit")

    monkeypatch.setattr(store, "begin", losing)
    return lost


def test_a_claim_whose_answer_was_lost_is_done_all_the_same(
    services: Services, store: SqlStore, owner: User, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = lose_answers(monkeypatch, store, "claim")
    job = submit(services, owner)
    start(lease_s=1.0)
    [ended] = wait_ended(services, job.id)
    assert lost == ["claim"]
    assert (ended.state, ended.attempt) == ("SUCCEEDED", 2)
    audit(store, services.blobs, accepted={job.id})


def test_an_end_whose_answer_was_lost_is_not_written_twice(
    services: Services, store: SqlStore, owner: User, start: Start, builder: PaperBuilder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    lost = lose_answers(monkeypatch, store, "finish")
    job, after = submit(services, owner), submit(services, owner, "a ball")
    start()
    first, second = wait_ended(services, job.id, after.id)
    assert lost == ["finish"]
    assert (first.state, first.attempt, second.state) == ("SUCCEEDED", 1, "SUCCEEDED")
    assert len(builder.orders) == 4  # two for each job: the GLB and the picture
    audit(store, services.blobs, accepted={job.id, after.id})


def test_a_fault_in_a_slot_does_not_end_the_slot(
    services: Services, owner: User, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, faults = JobRunner._claim, [RuntimeError("once")]

    def claim(self: JobRunner) -> Any:
        if faults:
            raise faults.pop()
        return real(self)

    monkeypatch.setattr(JobRunner, "_claim", claim)
    start()
    [ended] = wait_ended(services, submit(services, owner).id)
    assert ended.state == "SUCCEEDED"
    assert not faults


def test_what_follows_an_end_may_fail_and_the_job_ends(
    services: Services, owner: User, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("usage cannot be counted")

    monkeypatch.setattr(outcomes, "on_end", broken)
    start()
    [ended] = wait_ended(services, submit(services, owner).id)
    assert ended.state == "FAILED"
    assert ended.error is not None
    assert ended.error["code"] == "internal"


def test_a_blob_store_that_is_away_for_a_moment_costs_no_job(
    services: Services, store: SqlStore, owner: User, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_RETRY_AFTER_S", (0.05, 0.05, 0.05))
    real, faults = services.blobs.put_file, [StorageError("the bucket does not answer"), OSError(28, "disk full")]

    def put_file(path: Path) -> Any:
        if faults:
            raise faults.pop()
        return real(path)

    monkeypatch.setattr(services.blobs, "put_file", put_file)
    job = submit(services, owner)
    start()
    [ended] = wait_ended(services, job.id)
    assert (ended.state, ended.attempt) == ("SUCCEEDED", 1)
    audit(store, services.blobs, accepted={job.id})


def test_a_full_disk_fails_the_job_in_the_end_and_leaves_no_folder(
    services: Services, owner: User, start: Start, builder: PaperBuilder, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(runner, "_RETRY_AFTER_S", (0.05, 0.05))

    def full(order: BuildOrder) -> None:
        (order.folder / "model.glb").write_bytes(b"half")
        raise OSError(28, "No space left on device", str(order.folder))

    builder.during = full
    start()
    [ended] = wait_ended(services, submit(services, owner).id)
    assert ended.error is not None
    assert ended.error["code"] == "storage_failed"
    assert len(builder.orders) == 3
    wait_for(lambda: not list((tmp_path / "work-0").iterdir()))


def test_a_hung_build_is_canceled_and_its_late_end_is_not_kept(
    services: Services, store: SqlStore, owner: User, start: Start, tmp_path: Path
) -> None:
    hung = PaperBuilder(seconds=600, heeds_cancel=False)
    start(builder=hung)
    job = submit(services, owner)
    wait_for(lambda: bool(hung.orders))
    Tasks(services).cancel(owner, job.id)
    [ended] = wait_ended(services, job.id)
    assert ended.state == "CANCELED"
    hung.let_go.set()
    wait_for(lambda: not list((tmp_path / "work-0").iterdir()))
    audit(store, services.blobs, accepted={job.id})


def test_a_stop_with_a_hung_build_hands_the_job_to_another_runner(
    services: Services, store: SqlStore, owner: User, start: Start, builder: PaperBuilder
) -> None:
    hung = PaperBuilder(seconds=600, heeds_cancel=False)
    first = start(builder=hung)
    job = submit(services, owner)
    wait_for(lambda: bool(hung.orders))
    stopper = threading.Thread(target=first.stop, kwargs={"grace_s": 0.2})
    stopper.start()
    wait_for(lambda: job_of(services, job.id).state == "PENDING")
    start(builder=builder)
    [ended] = wait_ended(services, job.id)
    assert (ended.state, ended.attempt, ended.forgiven) == ("SUCCEEDED", 2, 1)
    hung.let_go.set()
    stopper.join()
    audit(store, services.blobs, accepted={job.id})


def test_a_job_that_hears_of_an_orderly_stop_at_once_is_handed_back_and_not_canceled(
    services: Services, store: SqlStore, owner: User, start: Start, builder: PaperBuilder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    busy = PaperBuilder(seconds=600)
    first = start(builder=busy)
    job = submit(services, owner)
    wait_for(lambda: bool(busy.orders))
    halt = runner._Held.halt

    def heard_at_once(held: Any) -> None:
        halt(held)
        wait_for(lambda: held not in first._all_held())

    monkeypatch.setattr(runner._Held, "halt", heard_at_once)
    first.stop(grace_s=0.0)
    assert job_of(services, job.id).state == "PENDING"
    start(builder=builder)
    [ended] = wait_ended(services, job.id)
    assert (ended.state, ended.attempt, ended.forgiven) == ("SUCCEEDED", 2, 1)
    audit(store, services.blobs, accepted={job.id})


def test_a_job_that_was_asked_to_stop_ends_where_its_runner_is_stopped(
    services: Services, store: SqlStore, owner: User, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "BEAT_S", 30.0)  # the lease thread hears nothing in time
    hung = PaperBuilder(seconds=600, heeds_cancel=False)
    first = start(builder=hung)
    job = submit(services, owner)
    wait_for(lambda: bool(hung.orders))
    Tasks(services).cancel(owner, job.id)
    threading.Timer(0.5, hung.let_go.set).start()
    first.stop(grace_s=0.1)
    assert job_of(services, job.id).state == "CANCELED"
    audit(store, services.blobs, accepted={job.id})


def test_a_job_that_takes_far_too_long_fails_and_its_runner_says_that_it_is_stuck(
    services: Services, owner: User, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_STUCK_AFTER_S", 0.2)
    hung = PaperBuilder(seconds=600, heeds_cancel=False)
    stuck = start(builder=hung, job_timeout_s=0.3)
    [ended] = wait_ended(services, submit(services, owner).id)
    assert ended.state == "FAILED"
    assert ended.error is not None
    assert ended.error["code"] == "worker_timeout"
    wait_for(lambda: stuck.stuck)
    hung.let_go.set()
    wait_for(lambda: not stuck.stuck)


def test_a_runner_that_the_database_hears_nothing_of_says_so(
    store: SqlStore, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "RENEW_S", 0.1)
    monkeypatch.setattr(runner, "RUNNER_SILENT_AFTER", timedelta(seconds=1.0))
    one = start(lease_s=0.5)
    wait_for(lambda: not one.unheard)

    @contextmanager
    def away(**_: bool) -> Generator[SqlTransaction]:
        raise StoreUnavailableError("the database does not answer")
        yield

    with monkeypatch.context() as patch:
        patch.setattr(store, "begin", away)
        wait_for(lambda: one.unheard)
    wait_for(lambda: not one.unheard)


@pytest.mark.parametrize("gone", ["projects", "users"])
def test_a_project_or_user_deleted_in_the_middle_takes_the_job_along(
    services: Services, store: SqlStore, owner: User, start: Start, builder: PaperBuilder, gone: str
) -> None:
    job = submit(services, owner)

    def remove(_: BuildOrder) -> None:
        with store.engine.begin() as connection:
            table = tables.metadata.tables[gone]
            connection.execute(delete(table).where(table.c.id == (job.project_id if gone == "projects" else owner.id)))
        builder.during = None

    builder.during = remove
    start()
    wait_for(lambda: bool(builder.orders) and builder.during is None)
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.jobs)).scalar() == 0
    after = submit(services, add_user(store), "a ball")
    [ended] = wait_ended(services, after.id)
    assert ended.state == "SUCCEEDED"
    audit(store, services.blobs, accepted={after.id}, nothing_deleted=False)


def test_what_a_dead_neighbour_held_is_taken_at_once(
    services: Services, store: SqlStore, owner: User, start: Start, builder: PaperBuilder, tmp_path: Path
) -> None:
    job = submit(services, owner)
    with store.begin() as tx:
        now = services.clock()
        tx.jobs.claim(runner_id="run_dead", now=now, lease_until=now + timedelta(hours=1), concurrency=5)
    base = tmp_path / "work"
    (base / "run_dead").mkdir(parents=True)
    with closing(WorkFolder(base, "run_mine")) as folder:
        start(runner_id="run_mine", dead_neighbours=folder.dead, folder=folder.path, builder=builder)
        [ended] = wait_ended(services, job.id, timeout_s=8.0)
    assert (ended.state, ended.attempt) == ("SUCCEEDED", 2)
    assert not (base / "run_dead").exists()


def test_a_clock_that_jumps_takes_no_job_from_its_runner(
    services: Services, owner: User, start: Start, builder: PaperBuilder
) -> None:
    jump = timedelta()

    def clock() -> datetime:
        return datetime.now(UTC) + jump

    slow = PaperBuilder(seconds=2.0)
    start(services=replace(services, clock=clock), builder=slow, lease_s=1.0)
    job = submit(services, owner)
    wait_for(lambda: bool(slow.orders))
    start(builder=builder, lease_s=1.0)
    for hours in (5, -30, 200):
        jump = timedelta(hours=hours)
        time.sleep(0.5)
    [ended] = wait_ended(services, job.id)
    assert (ended.state, ended.attempt) == ("SUCCEEDED", 1)
    assert builder.orders == []


def test_a_database_that_is_away_for_longer_than_a_lease_costs_no_work(
    services: Services, store: SqlStore, database_url: str, owner: User, start: Start, builder: PaperBuilder
) -> None:
    slow = PaperBuilder(seconds=1.0)
    start(builder=slow, lease_s=1.0)
    start(builder=builder, lease_s=1.0, slots=1)
    jobs = [submit(services, owner, seed=seed) for seed in range(2)]
    wait_for(lambda: len(slow.orders) + len(builder.orders) > 0)
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(store.engine.url.database or "", isolation_level=None)) as rival:
            rival.execute("BEGIN EXCLUSIVE")
            time.sleep(3.0)
            rival.execute("ROLLBACK")
    else:
        postgres().kill()
        time.sleep(3.0)
        postgres().start()
    ended = wait_ended(services, *(job.id for job in jobs), timeout_s=60)
    assert [(job.state, job.attempt) for job in ended] == [("SUCCEEDED", 1)] * 2
    audit(store, services.blobs, accepted={job.id for job in jobs})


def test_the_same_program_is_built_once(
    services: Services, store: SqlStore, owner: User, start: Start, builder: PaperBuilder
) -> None:
    start(slots=1)
    jobs = [submit(services, owner, "a red cube", seed=4) for _ in range(5)]
    jobs.append(submit(services, owner, "a red cube", seed=5))
    ended = wait_ended(services, *(job.id for job in jobs))
    assert {job.state for job in ended} == {"SUCCEEDED"}
    assert len(set(builder.orders)) == 2
    assert len(builder.orders) == 4  # the GLB and the picture of each
    audit(store, services.blobs, accepted={job.id for job in jobs})
