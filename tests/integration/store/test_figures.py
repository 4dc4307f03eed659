from datetime import timedelta

from sqlalchemy import text

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.figures import LlmDay, ProcessMinute
from prompt2mesh.studio.ports.records import JobState, StoredFile, User, first_id, new_id
from prompt2mesh.studio.service.context import utc_now
from tests.support.records import NOON, add_user, job, project, stored_file, version

SPAN_S = 600


def ended(store: SqlStore, owner: User, state: JobState, *, minute: int, waited_s: float = 2, took_s: float = 3, **more: object) -> str:  # fmt: skip
    """A job that ended some minutes after noon; its id."""
    end = NOON + timedelta(minutes=minute)
    started = end - timedelta(seconds=took_s)
    made = job(owner, created_at=started - timedelta(seconds=waited_s), **more)
    with store.begin() as tx:
        tx.jobs.submit(made, cost=1)
        claimed = tx.jobs.claim(runner_id="run_1", now=started, lease_until=end, concurrency=100)
        assert claimed is not None
        tx.jobs.append_event(claimed.id, "stage", {"stage": "build"}, now=started + timedelta(seconds=1))
        error = {"code": "worker_crashed", "message": "it died"} if state == "FAILED" else None
        assert tx.jobs.finish(claimed, state, now=end, error=error)
    return made.id


def test_ended_jobs_are_counted_by_span_kind_and_state(store: SqlStore) -> None:
    owner = add_user(store)
    ended(store, owner, "SUCCEEDED", minute=-1)
    ended(store, owner, "SUCCEEDED", minute=1)
    ended(store, owner, "SUCCEEDED", minute=9)
    ended(store, owner, "FAILED", minute=11)
    ended(store, owner, "CANCELED", minute=12, kind="edit")
    with store.read() as tx:
        found = tx.figures.ended_jobs(since=NOON, span_s=SPAN_S)
    first = int(NOON.timestamp()) // SPAN_S
    assert {(one.span - first, one.kind, one.state, one.count) for one in found} == {
        (0, "text-to-3d", "SUCCEEDED", 2), (1, "text-to-3d", "FAILED", 1), (1, "edit", "CANCELED", 1),
    }  # fmt: skip


def test_times_failures_and_stages_are_of_the_newest(store: SqlStore) -> None:
    owner = add_user(store)
    ended(store, owner, "FAILED", minute=1)
    late = ended(store, owner, "FAILED", minute=3)
    ended(store, owner, "SUCCEEDED", minute=2, waited_s=7, took_s=5)
    with store.read() as tx:
        times = tx.figures.newest_times(since=NOON, limit=2)
        failures = tx.figures.newest_failures(since=NOON, limit=1)
        stages = tx.figures.stage_seconds(since=NOON, jobs=10)
    assert [one.state for one in times] == ["FAILED", "SUCCEEDED"]
    assert times[1].started_at is not None
    assert (times[1].started_at - times[1].created_at).total_seconds() == 7
    assert [one.id for one in failures] == [late]
    assert failures[0].error is not None
    assert failures[0].error["code"] == "worker_crashed"
    assert stages == {"understand": [1.0], "build": [4.0]}


def test_what_waits_and_what_is_at_work_now(store: SqlStore) -> None:
    owner = add_user(store)
    with store.begin() as tx:
        for lane in ("interactive", "batch", "batch"):
            tx.jobs.submit(job(owner, lane=lane), cost=1)
        claimed = tx.jobs.claim(runner_id="run_1", now=NOON, lease_until=NOON, concurrency=9)
        assert claimed is not None
        assert claimed.lane == "interactive"
        tx.jobs.report(claimed, stage="render", progress=50)
    with store.read() as tx:
        assert tx.figures.waiting_by_lane() == {"batch": 2}
        assert tx.figures.running_by_stage() == {("text-to-3d", "render"): 1}


def test_people_are_active_who_asked_for_something_lately(store: SqlStore) -> None:
    now = utc_now()
    one, two = add_user(store), add_user(store)
    with store.begin() as tx:
        tx.jobs.submit(job(one), cost=1)
        tx.jobs.submit(job(one), cost=1)
        tx.jobs.submit(job(two, id=first_id("job", now - timedelta(hours=2))), cost=1)
    with store.read() as tx:
        assert tx.figures.active_users(since=now - timedelta(minutes=5)) == 1
        assert tx.figures.active_users(since=now - timedelta(days=1)) == 2


def test_ids_sort_by_the_moment_they_were_made() -> None:
    before = utc_now() - timedelta(milliseconds=5)
    assert first_id("job", before) < new_id("job") < first_id("job", utc_now() + timedelta(milliseconds=5))


def test_what_llms_took_is_summed_by_day_and_model(store: SqlStore) -> None:
    ann, bob = add_user(store), add_user(store)
    spent = LlmDay(day="2026-11-26", model="anthropic:a", calls=1, input_tokens=100, output_tokens=10, cost_usd=0.5)
    with store.begin() as tx:
        tx.figures.add_llm(ann.id, spent)
        tx.figures.add_llm(ann.id, spent)
        tx.figures.add_llm(bob.id, spent)
        tx.figures.add_llm(
            bob.id,
            LlmDay(day="2026-11-27", model="ollama:b", calls=2, input_tokens=7, output_tokens=3, cost_usd=0.0,
                   unpriced_tokens=10),
        )  # fmt: skip
    with store.read() as tx:
        days = tx.figures.llm_days(since="2026-11-26")
        assert [(one.day, one.model, one.calls, one.input_tokens, one.cost_usd) for one in days] == [
            ("2026-11-26", "anthropic:a", 3, 300, 1.5), ("2026-11-27", "ollama:b", 2, 7, 0.0),
        ]  # fmt: skip
        assert days[1].unpriced_tokens == 10
        assert [one.day for one in tx.figures.llm_days(since="2026-11-27")] == ["2026-11-27"]
        costliest = tx.figures.costliest_users(day="2026-11-26", limit=5)
        assert [(one.user_id, one.tokens, one.cost_usd) for one in costliest] == [
            (ann.id, 220, 1.0),
            (bob.id, 110, 0.5),
        ]


def test_the_same_bytes_of_a_person_count_once(store: SqlStore) -> None:
    large, small = add_user(store), add_user(store)
    shared = StoredFile(name="a.glb", digest="a" * 64, size_bytes=1000, media_type="model/gltf-binary")
    mine, theirs = project(large), project(small)
    with store.begin() as tx:
        tx.builds.register([shared], now=NOON)
        tx.projects.add(mine)
        tx.projects.add(theirs)
        tx.versions.add(version(mine), [shared])
        tx.versions.add(version(mine, number=1), [shared])
        more = stored_file("b.glb")
        tx.builds.register([more], now=NOON)
        tx.versions.add(version(mine, number=2), [more])
        tx.versions.add(version(theirs), [shared])
    with store.read() as tx:
        found = tx.figures.largest_users(limit=5)
        assert [(one.user_id, one.size_bytes) for one in found] == [
            (large.id, 1000 + more.size_bytes), (small.id, 1000),
        ]  # fmt: skip
        assert [one.user_id for one in tx.figures.largest_users(limit=1)] == [large.id]
        assert tx.figures.database_bytes() > 10_000


def test_a_minute_is_kept_anew_and_forgotten(store: SqlStore) -> None:
    def minute(process: str, minutes: int, requests: int) -> ProcessMinute:
        return ProcessMinute(minute=NOON + timedelta(minutes=minutes), process_id=process, kind="api", host="one:1",
                             figures={"requests": requests}, routes={"GET /v1/me": {"requests": requests}})  # fmt: skip

    with store.begin() as tx:
        tx.figures.keep_minute(minute("proc_1", 0, 3))
        tx.figures.keep_minute(minute("proc_1", 0, 5))
        tx.figures.keep_minute(minute("proc_2", 1, 7))
    with store.read() as tx:
        found = tx.figures.minutes(since=NOON)
        assert [(one.process_id, one.figures) for one in found] == [
            ("proc_1", {"requests": 5}), ("proc_2", {"requests": 7}),
        ]  # fmt: skip
        assert not any(one.routes for one in found)
        assert tx.figures.minutes(since=NOON, routes=True)[0].routes == {"GET /v1/me": {"requests": 5}}
    with store.begin() as tx:
        assert tx.figures.forget_minutes(before=NOON + timedelta(minutes=1)) == 1


def test_a_look_at_the_last_hours_does_not_walk_through_all_jobs(store: SqlStore) -> None:
    """As the query planner says; an operator's page asks every few seconds."""
    with store.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET enable_seqscan = off"))  # the table is too small for an index to be chosen
            explain = "EXPLAIN "
        else:
            explain = "EXPLAIN QUERY PLAN "
        query = "SELECT kind, state, count(*) FROM jobs WHERE finished_at >= '2026-11-26 12:00:00' GROUP BY kind, state"
        plan = "\n".join(str(row) for row in connection.execute(text(explain + query)))
    assert "ix_jobs_finished" in plan
