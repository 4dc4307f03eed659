"""The auditor over both databases: a studio that kept its promises, and one of each kind of damage planted in it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update

from prompt2mesh.bootstrap.auditing import audit
from prompt2mesh.instances.local.folder import InstancesFolder
from prompt2mesh.instances.local.records import PersonRecord
from prompt2mesh.mesh.errors import StoreUnavailableError
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.store import tables
from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.engine import open_engine
from prompt2mesh.studio.ports.findings import KINDS, AuditReport, AuditRules
from prompt2mesh.studio.service.batch_lists import BatchItem
from prompt2mesh.studio.service.batches import BatchService
from prompt2mesh.studio.service.tasks import Tasks
from tests.support.builders import PaperBuilder
from tests.support.databases import migrated_database, postgres
from tests.support.records import add_user
from tests.support.runners import new_runner, new_services, submit, wait_ended

LONG_AGO = time.time() - 30 * 24 * 3600
JOBS, EVENTS, OWED = tables.jobs, tables.job_events, tables.webhook_deliveries


@dataclass(frozen=True)
class Studio:
    """A studio that nothing runs of, and what is in it."""

    settings: ServiceSettings

    @property
    def data(self) -> Path:
        return self.settings.data

    @property
    def blobs(self) -> DiskBlobs:
        return DiskBlobs(self.data / "blobs")

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Where the database itself does not hold a hand back."""
        engine = open_engine(self.settings.database_url)
        sqlite = engine.dialect.name == "sqlite"
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("COMMIT" if sqlite else "SELECT 1")
                connection.exec_driver_sql(
                    "PRAGMA foreign_keys=OFF" if sqlite else "SET session_replication_role=replica"
                )
                if sqlite:
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
        finally:
            engine.dispose()

    def job(self, **which: Any) -> str:
        with self.writing() as connection:
            query = select(JOBS.c.id).order_by(JOBS.c.id)
            for name, value in which.items():
                query = query.where(JOBS.c[name] == value)
            return str(connection.execute(query).scalars().first())

    def audit(self, **rules: Any) -> AuditReport:
        given: dict[str, Any] = {"now": datetime.now(UTC), "at_rest": True, "nothing_deleted": True, **rules}
        return audit(self.settings, AuditRules(**given))


@cache
def original(kind: str) -> tuple[str, Path]:
    """A studio in which a few things were made: its database and its folder, of which the tests get copies."""
    folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"p2m-audited-{os.getpid()}-{kind}"  # noqa: S108
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    services = new_services(migrated_database(kind, folder), folder)
    store = services.store
    assert isinstance(store, SqlStore)
    with closing(store):
        owner = add_user(store)
        jobs = [submit(services, owner, seed=seed) for seed in range(3)]
        jobs.append(submit(services, owner, "a ball", webhook_url="https://example.com/hook"))
        tasks = Tasks(services)
        BatchService(services, tasks).submit(owner, [BatchItem(prompt="a cube"), BatchItem(prompt="a ball")])
        tasks.cancel(owner, jobs[2].id)
        runner = new_runner(services, PaperBuilder(), folder / "work")
        (folder / "work").mkdir()
        runner.start()
        with store.engine.connect() as connection:
            every = list(connection.execute(select(JOBS.c.id)).scalars())
        wait_ended(services, *every)
        runner.stop()
        (folder / "work").rmdir()
        return store.engine.url.render_as_string(hide_password=False), folder


@pytest.fixture(params=["sqlite", "postgresql"])
def studio(request: pytest.FixtureRequest, tmp_path: Path) -> Studio:
    address, folder = original(request.param)
    data = tmp_path / "data"
    shutil.copytree(folder, data)
    address = f"sqlite:///{data / 'studio.db'}" if request.param == "sqlite" else postgres().new_database(
        like=address.partition("/t")[2].partition("?")[0].join(["t", ""]))  # fmt: skip
    return Studio(ServiceSettings(data=data, database_url=address, blobs_url=str(data / "blobs")))


def test_a_studio_that_kept_its_promises_is_sound_and_is_not_changed(studio: Studio) -> None:
    before = {path: path.read_bytes() for path in studio.data.rglob("*") if path.is_file() and "-" not in path.name}
    report = studio.audit(promised_jobs=[studio.job()])
    assert report.findings == ()
    assert studio.audit(at_rest=False).findings == ()
    assert (report.jobs, report.webhooks) == ({"SUCCEEDED": 5, "CANCELED": 1}, {"PENDING": 1})
    assert report.looked_at["files"] == len(list(studio.blobs.digests())) > 5
    assert {path: path.read_bytes() for path in before} == before


# --- each kind of damage: how it is planted, and by which rules it is seen


def _change(table: Any, *, where: Any, **values: Any) -> Callable[[Studio], dict[str, Any]]:
    def plant(studio: Studio) -> dict[str, Any]:
        with studio.writing() as connection:
            assert connection.execute(update(table).where(where).values(**values)).rowcount
        return {}

    return plant


def _end_event_gone(studio: Studio) -> dict[str, Any]:
    job = studio.job(state="SUCCEEDED")
    with studio.writing() as connection:
        connection.execute(delete(EVENTS).where(EVENTS.c.job_id == job, EVENTS.c.type == "succeeded"))
        connection.execute(update(JOBS).where(JOBS.c.id == job).values(event_count=JOBS.c.event_count - 1))
    return {}


def _second_end(studio: Studio) -> dict[str, Any]:
    job = studio.job(state="SUCCEEDED")
    with studio.writing() as connection:
        number = connection.execute(select(JOBS.c.event_count).where(JOBS.c.id == job)).scalar_one() + 1
        event = {"job_id": job, "number": number, "at": datetime.now(UTC), "type": "failed", "data": {}}
        connection.execute(insert(EVENTS).values(**event))
        connection.execute(update(JOBS).where(JOBS.c.id == job).values(event_count=number))
    return {}


def _event_gone(studio: Studio) -> dict[str, Any]:
    with studio.writing() as connection:
        connection.execute(delete(EVENTS).where(EVENTS.c.job_id == studio_job(connection), EVENTS.c.number == 2))
    return {}


def studio_job(connection: Connection) -> str:
    return str(connection.execute(select(JOBS.c.id).where(JOBS.c.state == "SUCCEEDED")).scalars().first())


def _never_ended(studio: Studio) -> dict[str, Any]:
    job = studio.job(state="CANCELED")
    with studio.writing() as connection:
        connection.execute(delete(EVENTS).where(EVENTS.c.job_id == job, EVENTS.c.type == "canceled"))
        connection.execute(update(JOBS).where(JOBS.c.id == job).values(
            state="PENDING", finished_at=None, event_count=JOBS.c.event_count - 1))  # fmt: skip
    return {}


def _abandoned_lease(studio: Studio) -> dict[str, Any]:
    _never_ended(studio)
    with studio.writing() as connection:
        connection.execute(update(JOBS).where(JOBS.c.state == "PENDING").values(
            state="IN_PROGRESS", runner_id="run_1", lease_until=datetime.now(UTC) - timedelta(hours=1)))  # fmt: skip
    return {"at_rest": False}


def _version_gone(studio: Studio) -> dict[str, Any]:
    with studio.writing() as connection:
        version = connection.execute(select(tables.versions.c.id)).scalars().first()
        connection.execute(delete(tables.version_files).where(tables.version_files.c.version_id == version))
        connection.execute(update(tables.branches).values(head_version_id=None))
        connection.execute(delete(tables.versions).where(tables.versions.c.id == version))
    return {}


def _files_of_version_gone(studio: Studio) -> dict[str, Any]:
    with studio.writing() as connection:
        version = connection.execute(select(tables.versions.c.id)).scalars().first()
        connection.execute(delete(tables.version_files).where(tables.version_files.c.version_id == version))
    return {"nothing_deleted": False}


def _job_of_batch_gone(studio: Studio) -> dict[str, Any]:
    with studio.writing() as connection:
        job = connection.execute(select(JOBS.c.id).where(JOBS.c.batch_index == 0)).scalar_one()
        connection.execute(delete(EVENTS).where(EVENTS.c.job_id == job))
        connection.execute(delete(JOBS).where(JOBS.c.id == job))
    return {}


def _promised(**rules: Any) -> Callable[[Studio], dict[str, Any]]:
    return lambda _: rules


def _file(studio: Studio) -> Path:
    digest = min(found.digest for found in studio.blobs.digests())
    return studio.blobs.root / digest[:2] / digest[2:4] / digest


def _file_gone(studio: Studio) -> dict[str, Any]:
    _file(studio).unlink()
    return {}


def _bit_flipped(studio: Studio) -> dict[str, Any]:
    path = _file(studio)
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)
    return {}


def _cut_short(studio: Studio) -> dict[str, Any]:
    _file(studio).write_bytes(_file(studio).read_bytes()[:-1])
    return {"read_files": False}


def _orphan(studio: Studio) -> dict[str, Any]:
    digest = studio.blobs.put_bytes(b"nobody wants it").digest
    os.utime(studio.blobs.root / digest[:2] / digest[2:4] / digest, (LONG_AGO, LONG_AGO))
    return {}


def _half_written_upload(studio: Studio) -> dict[str, Any]:
    part = studio.blobs.root / ".incoming" / "1-abc"
    part.write_bytes(b"half")
    os.utime(part, (LONG_AGO, LONG_AGO))
    return {}


def _message_gone(studio: Studio) -> dict[str, Any]:
    with studio.writing() as connection:
        connection.execute(delete(OWED))
    return {}


def _second_message(studio: Studio) -> dict[str, Any]:
    with studio.writing() as connection:
        row = dict(connection.execute(select(OWED)).mappings().one())
        connection.execute(insert(OWED).values(**{**row, "id": "msg_again"}))
    return {}


def _project_gone(studio: Studio) -> dict[str, Any]:
    if not studio.settings.database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL checks its foreign keys itself")
    with studio.writing() as connection:
        connection.execute(delete(tables.projects))
    return {}


def _scratch(name: str) -> Callable[[Studio], dict[str, Any]]:
    def plant(studio: Studio) -> dict[str, Any]:
        path = studio.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("left")
        os.utime(path, (LONG_AGO, LONG_AGO))
        os.utime(path.parent, (LONG_AGO, LONG_AGO))
        return {}

    return plant


def _slot_of_nobody(studio: Studio) -> dict[str, Any]:
    (InstancesFolder(studio.data / "instances").slots / "slot-1").mkdir()
    return {}


def _person_without_account(studio: Studio) -> dict[str, Any]:
    folder = InstancesFolder(studio.data / "instances")
    now = datetime.now(UTC)
    (folder.people / "i-1").mkdir()
    folder.keep_person(PersonRecord(id="i-1", user_id="usr_gone", created_at=now, requested_at=now, state="Suspended"))
    return {}


SUCCEEDED = JOBS.c.state == "SUCCEEDED"
PLANTED: list[tuple[str, str, Callable[[Studio], dict[str, Any]]]] = [
    ("job_lost", "a promised job is gone", _promised(promised_jobs=["job_gone"])),
    ("job_unfinished", "a job that nobody ends", _never_ended),
    ("job_end", "no last event", _end_event_gone),
    ("job_end", "two ends", _second_end),
    ("job_end", "no reason", _change(JOBS, where=SUCCEEDED, state="FAILED", error=None)),
    ("job_end", "no time", _change(JOBS, where=SUCCEEDED, finished_at=None)),
    ("job_end", "no such state", _change(JOBS, where=SUCCEEDED, state="LOST")),
    ("job_events", "a gap", _event_gone),
    ("job_events", "a wrong count", _change(JOBS, where=SUCCEEDED, event_count=1)),
    ("job_lease", "leased after its end", _change(JOBS, where=SUCCEEDED, lease_until=datetime.now(UTC))),
    ("job_lease", "nobody renews it", _abandoned_lease),
    ("version_doubled", "of a job that was canceled", _change(JOBS, where=SUCCEEDED, state="CANCELED")),
    ("version_doubled", "another than it says", _change(JOBS, where=SUCCEEDED, result={"version_id": "ver_other"})),
    ("version_missing", "not there", _version_gone),
    ("version_missing", "its files are not", _files_of_version_gone),
    ("batch_counts", "fewer than promised", _promised(promised_batches={"bat_gone": 3})),
    ("batch_counts", "a job of it is gone", _job_of_batch_gone),
    ("batch_counts", "two at one place", _change(JOBS, where=JOBS.c.batch_index == 1, batch_index=0)),
    ("usage_uncharged", "a job", _change(tables.usage, where=tables.usage.c.measure == "jobs", amount=1)),
    ("usage_overcharged", "twice", _change(tables.usage, where=tables.usage.c.measure == "jobs", amount=12)),
    (
        "usage_overcharged",
        "seconds",
        _change(tables.usage, where=tables.usage.c.measure == "build_seconds", amount=9e9),
    ),
    ("artifact_missing", "the file is gone", _file_gone),
    ("artifact_damaged", "a bit is wrong", _bit_flipped),
    ("artifact_damaged", "it is cut short", _cut_short),
    ("artifact_damaged", "its size is wrong", _change(tables.blobs, where=tables.blobs.c.size_bytes > 0, size_bytes=1)),
    ("blob_orphan", "nothing refers to it", _orphan),
    ("upload_unfinished", "half written", _half_written_upload),
    ("webhook_missing", "nothing is owed", _message_gone),
    ("webhook_doubled", "two are owed", _second_message),
    ("webhook_wrong", "it says something else", _change(OWED, where=OWED.c.id != "", event="task.failed")),
    ("webhook_overdue", "not sent", _change(OWED, where=OWED.c.id != "", next_at=datetime(2026, 1, 1, tzinfo=UTC))),
    ("database_damaged", "a reference to nothing", _project_gone),
    ("scratch_left", "of a runner that died", _scratch("work/run_1/lock")),
    ("scratch_left", "half written", _scratch("instances/people/i-1/.instance.json.1.2.part")),
    ("scratch_left", "a file of the API", _scratch("scratch/scr_1/lock")),
    ("instance_left", "nobody's", _slot_of_nobody),
    ("instance_orphan", "its owner is gone", _person_without_account),
]


def test_bytes_that_were_written_are_no_charge_of_a_task(studio: Studio) -> None:
    with studio.writing() as connection:
        owner = connection.execute(select(JOBS.c.user_id)).scalars().first()
        written = {"user_id": owner, "day": "2026-11-26", "measure": "bytes_written", "amount": 5e6}
        connection.execute(insert(tables.usage).values(written))
    assert studio.audit().findings == ()


@pytest.mark.parametrize(("kind", "how", "plant"), PLANTED, ids=[f"{kind}-{how}" for kind, how, _ in PLANTED])
def test_damage_is_named(studio: Studio, kind: str, how: str, plant: Callable[[Studio], dict[str, Any]]) -> None:
    assert how
    rules = plant(studio)
    assert kind in {one.kind for one in studio.audit(**rules).findings}


def test_a_lock_and_a_connection_that_were_left_are_named(studio: Studio) -> None:
    if studio.settings.database_url.startswith("sqlite"):
        pytest.skip("a SQLite file has neither")
    engine = open_engine(studio.settings.database_url)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(4711)"))
        connection.commit()
        kinds = {one.kind for one in studio.audit().findings}
        assert kinds == {"lock_left", "connection_left"}
        # Beside a running studio both are the work of somebody, until they have lasted too long.
        assert studio.audit(at_rest=False).findings == ()
        time.sleep(0.05)
        late = studio.audit(at_rest=False, patience=timedelta(0)).findings
        assert "lock_left" in {one.kind for one in late}
    engine.dispose()


def test_a_process_that_outlived_whoever_started_it_is_named(studio: Studio) -> None:
    environment = {**os.environ, "TMPDIR": str(studio.data / "work" / "run_1")}
    inner = "import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)', "
    inner += "'prompt2mesh.blender.worker'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid)"
    started = subprocess.run([sys.executable, "-c", inner], env=environment, capture_output=True, text=True, check=True)
    try:
        for at_rest in (True, False):
            found = studio.audit(at_rest=at_rest).findings
            assert [(one.kind, one.subject) for one in found] == [
                ("process_orphan", f"process {started.stdout.strip()}")
            ]
    finally:
        os.kill(int(started.stdout), 9)


def test_every_kind_of_finding_is_planted_by_a_test() -> None:
    elsewhere = {"lock_left", "connection_left", "process_orphan"}
    assert {kind for kind, _, _ in PLANTED} | elsewhere == set(KINDS)


# --- the command


def command(studio: Studio, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        **os.environ, "DATABASE_URL": studio.settings.database_url, "PROMPT2MESH_DATA": str(studio.data),
        "PROMPT2MESH_BLOBS": studio.settings.blobs_url,
    }  # fmt: skip
    return subprocess.run([sys.executable, "-m", "prompt2mesh.cli", "audit", *arguments], env=environment,
                          capture_output=True, text=True, check=False, timeout=120)  # fmt: skip


def test_the_command_says_what_it_found_by_its_words_its_json_and_its_exit_code(studio: Studio) -> None:
    sound = command(studio, "--at-rest", "--nothing-deleted")
    assert (sound.returncode, "every promise was kept" in sound.stdout) == (0, True), sound.stdout + sound.stderr
    promised = studio.data.parent / "promised.json"
    promised.write_text(json.dumps({"jobs": ["job_gone", studio.job()], "batches": {}}))
    found = command(studio, "--promised", str(promised), "--json")
    told = json.loads(found.stdout)
    assert (found.returncode, told["sound"]) == (1, False)
    assert [(one["kind"], one["subject"]) for one in told["findings"]] == [("job_lost", "job_gone")]
    assert "job_gone" in command(studio, "--promised", str(promised)).stdout


def test_what_is_not_there_is_not_made(studio: Studio, tmp_path: Path) -> None:
    gone = replace(studio.settings, database_url=f"sqlite:///{tmp_path / 'none' / 'studio.db'}", data=tmp_path / "none")
    with pytest.raises(StoreUnavailableError):
        audit(gone, AuditRules(now=datetime.now(UTC)))
    assert not (tmp_path / "none").exists()
    done = command(Studio(gone), "--json")
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (5, "store_unavailable")
    assert command(studio, "--promised", str(tmp_path / "none.json")).returncode == 2
