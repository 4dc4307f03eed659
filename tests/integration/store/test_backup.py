"""A backup of either database, restored into either, is the same; and nothing is half restored."""

import json
import random
import shutil
import stat
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from prompt2mesh.mesh.errors import InputFileError, StorageError
from prompt2mesh.store import tables
from prompt2mesh.store.archive import Manifest
from prompt2mesh.store.backup import EPHEMERAL, backup
from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.store.collect import collect
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.migrations import current_revision, newest_revision
from prompt2mesh.store.restore import restore
from prompt2mesh.studio.ports.records import Build, Runner, StoredFile, Upload, new_id
from tests.support.databases import migrated_database, new_database
from tests.support.records import NOON, add_user, job, project, version

Rows = dict[str, list[tuple[Any, ...]]]
OpenStore = Callable[..., SqlStore]


@pytest.fixture
def blobs(tmp_path: Path) -> DiskBlobs:
    return DiskBlobs(tmp_path / "blobs")


@pytest.fixture
def open_store(tmp_path: Path, blobs: DiskBlobs) -> Iterator[OpenStore]:
    opened: list[SqlStore] = []

    def make(kind: str, *, tables: bool = False) -> SqlStore:
        folder = tmp_path / f"database-{len(opened)}"
        folder.mkdir()
        address = migrated_database(kind, folder) if tables else new_database(kind, folder)
        opened.append(SqlStore(address, blobs=blobs))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, open_store: OpenStore) -> SqlStore:
    return open_store(request.param, tables=True)


def fill(store: SqlStore, blobs: DiskBlobs) -> None:
    """Something of every sort: two users, a tree of versions, jobs with events, uploads, words of many scripts."""
    chance = random.Random(7)
    for name in ("Ada", "Бела 🪑"):
        owner = add_user(store, display_name=name, limits={"storage_mb": 10, "deep": {"list": [1, None, "ü"]}})
        made = project(owner, name="круглый стол", description='quotes " and \\ and\nlines', tags=["дуб", "oak"])
        with store.begin() as tx:
            tx.projects.add(made)
            tx.projects.set_favourite(owner.id, made.id, favourite=True, now=NOON)
        parent = None
        for number in range(4):
            files = [_put(blobs, chance.randbytes(chance.randrange(1, 5000)), f"file{n}.glb") for n in range(3)]
            child = version(made, parent_id=parent, label=f"step {number}", summary={"size_m": [0.1, 1e-7, 3.3]})
            with store.begin() as tx:
                tx.builds.register(files, now=NOON)
                tx.versions.add(child, files)
                tx.builds.add(Build(key=f"{chance.getrandbits(256):064x}", files=files[:1], created_at=NOON))
                tx.jobs.submit(job(owner, project_id=made.id, request={"prompt": "a chair", "seed": 2**40}), cost=0.1)
            parent = child.id
        picture = _put(blobs, chance.randbytes(100), "photo.png")
        with store.begin() as tx:
            tx.builds.register([picture], now=NOON)
            tx.uploads.add(Upload(id=new_id("upl"), user_id=owner.id, file=picture, created_at=NOON))
    with store.begin() as tx:
        tx.runners.beat(Runner(id="run_1", host="h", pid=1, slots=1, started_at=NOON, seen_at=NOON))
    with store.engine.begin() as connection:
        # A child whose id sorts before its parent's: rows of one table that refer to each other in no order.
        first = connection.execute(select(tables.versions).order_by(tables.versions.c.number)).mappings().first()
        assert first is not None
        connection.execute(
            insert(tables.versions).values(
                **{**first, "id": "ver_0", "number": 99, "parent_id": first["id"], "job_id": None}
            )
        )
        connection.execute(
            insert(tables.settings).values(name="note", value={"a": None}, changed_at=NOON + timedelta(microseconds=1))
        )
        _put(blobs, b"nobody refers to this", "free")
        rows = [{"digest": "f" * 64, "size_bytes": 21, "created_at": NOON, "condemned_at": NOON}]
        connection.execute(insert(tables.blobs), rows)


def content(store: SqlStore) -> Rows:
    """All rows, without those that a backup leaves out."""
    found: Rows = {}
    with store.engine.connect() as connection:
        for table in tables.metadata.sorted_tables:
            if table.name not in EPHEMERAL:
                query = select(table).order_by(*table.primary_key.columns)
                rows = [tuple(row) for row in connection.execute(query)]
                found[table.name] = [row for row in rows if row[0] != "f" * 64]
    return found


@pytest.mark.parametrize("target_kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("name", ["saved.tar", "saved"])
def test_a_backup_moves_to_either_database(
    store: SqlStore, blobs: DiskBlobs, open_store: OpenStore, tmp_path: Path, target_kind: str, name: str
) -> None:
    fill(store, blobs)
    steps: list[tuple[str, int, int]] = []
    manifest = backup(
        store, blobs, tmp_path / name, on_step=lambda step, done, total: steps.append((step, done, total))
    )
    assert manifest.missing == []
    assert manifest.blobs == 26
    assert steps[-1] == ("blobs", 26, 26)
    other, other_blobs = open_store(target_kind), DiskBlobs(tmp_path / "other-blobs")
    assert restore(tmp_path / name, other, other_blobs) == manifest
    before, after = content(store), content(other)
    assert before["versions"]
    assert before["job_events"]
    assert after == before
    kept = {row[0] for row in before["blobs"]}
    assert {found.digest for found in other_blobs.digests()} == kept
    for digest in kept:
        assert b"".join(other_blobs.open(digest)) == b"".join(blobs.open(digest))
    other.check()
    with other.begin() as tx:  # it goes on working: the queue gives the jobs out
        assert tx.jobs.claim(runner_id="r", now=NOON, lease_until=NOON, concurrency=2) is not None
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_backup_is_for_its_owner_only(store: SqlStore, blobs: DiskBlobs, tmp_path: Path) -> None:
    fill(store, blobs)
    backup(store, blobs, tmp_path / "saved.tar")
    backup(store, blobs, tmp_path / "saved")
    files = [tmp_path / "saved.tar", *(path for path in (tmp_path / "saved").rglob("*") if path.is_file())]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    with pytest.raises(InputFileError, match="exists"):
        backup(store, blobs, tmp_path / "saved")


def test_a_database_that_is_not_empty_is_left_alone(store: SqlStore, blobs: DiskBlobs, tmp_path: Path) -> None:
    fill(store, blobs)
    backup(store, blobs, tmp_path / "saved.tar")
    later = add_user(store, display_name="came later")
    before = content(store)
    with pytest.raises(InputFileError, match="an empty database was expected"):
        restore(tmp_path / "saved.tar", store, blobs)
    assert content(store) == before
    restore(tmp_path / "saved.tar", store, blobs, force=True)
    assert content(store) != before
    assert later.id not in {row[0] for row in content(store)["users"]}


def test_tables_of_other_programs_are_not_touched(store: SqlStore, blobs: DiskBlobs, tmp_path: Path) -> None:
    backup(store, blobs, tmp_path / "saved.tar")
    with store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE elsewhere (x INTEGER)"))
        connection.execute(text("INSERT INTO elsewhere VALUES (1)"))
    restore(tmp_path / "saved.tar", store, blobs, force=True)
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT x FROM elsewhere")).scalar_one() == 1


def _cut(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _change_rows(folder: Path) -> None:
    path = folder / "tables" / "projects.jsonl"
    path.write_bytes(path.read_bytes().replace(b"oak", b"elm"))


def _change_blob(folder: Path) -> None:
    path = next(path for path in (folder / "blobs").rglob("*") if path.is_file())
    path.write_bytes(b"something else")


def _lose_blob(folder: Path) -> None:
    next(path for path in (folder / "blobs").rglob("*") if path.is_file()).unlink()


def _lose_table(folder: Path) -> None:
    (folder / "tables" / "jobs.jsonl").unlink()


def _orphan_rows(folder: Path) -> None:
    """Rows that refer to rows that are not there, with sums that fit."""
    manifest = Manifest.model_validate_json((folder / "manifest.json").read_bytes())
    del manifest.tables["users"]
    (folder / "manifest.json").write_text(manifest.model_dump_json())


def _wrong_count(folder: Path) -> None:
    manifest = Manifest.model_validate_json((folder / "manifest.json").read_bytes())
    manifest.tables["settings"].rows += 1
    (folder / "manifest.json").write_text(manifest.model_dump_json())


def _newer(folder: Path) -> None:
    manifest = Manifest.model_validate_json((folder / "manifest.json").read_bytes())
    manifest.schema_revision = "9999"
    (folder / "manifest.json").write_text(manifest.model_dump_json())


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_cut, "not a whole backup"),
        (_change_rows, "projects is not what was written"),
        (_change_blob, "is not what its digest says"),
        (_lose_blob, "lacks blobs/"),
        (_lose_table, "lacks tables/jobs"),
        (_orphan_rows, "do not fit"),
        (_wrong_count, "too many or few"),
        (_newer, "revision 9999"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("kind", "form"), [("sqlite", "folder"), ("postgresql", "tar")])
def test_a_damaged_backup_restores_nothing(
    blobs: DiskBlobs, open_store: OpenStore, tmp_path: Path, damage: Callable[[Path], None], told: str, kind: str,
    form: str,
) -> None:  # fmt: skip
    store = open_store(kind, tables=True)
    fill(store, blobs)
    saved = tmp_path / "saved"
    backup(store, blobs, saved)
    damage(saved)
    if form == "tar":
        with tarfile.open(tmp_path / "saved.tar", "w") as tar:
            for path in saved.rglob("*"):
                tar.add(path, str(path.relative_to(saved)), recursive=False)
        saved = tmp_path / "saved.tar"
    empty = open_store(store.engine.dialect.name)
    with pytest.raises(InputFileError, match=told):
        restore(saved, empty, DiskBlobs(tmp_path / "other-blobs"))
    assert current_revision(empty.engine) is None
    before = content(store)
    with pytest.raises(InputFileError, match=told):
        restore(saved, store, blobs, force=True)
    assert content(store) == before


@pytest.mark.parametrize("size", [0, 1000, 30_000])
def test_what_is_no_backup_is_refused(tmp_path: Path, open_store: OpenStore, blobs: DiskBlobs, size: int) -> None:
    store = open_store("sqlite", tables=True)
    fill(store, blobs)
    backup(store, blobs, tmp_path / "whole.tar")
    (tmp_path / "cut.tar").write_bytes((tmp_path / "whole.tar").read_bytes()[:size])
    for source in (tmp_path / "cut.tar", tmp_path / "nothing.tar", tmp_path):
        with pytest.raises(InputFileError):
            restore(source, open_store("sqlite"), blobs)


def test_a_lost_blob_does_not_keep_the_rest_from_being_saved(
    store: SqlStore, blobs: DiskBlobs, open_store: OpenStore, tmp_path: Path
) -> None:
    fill(store, blobs)
    lost, damaged = [row[0] for row in content(store)["blobs"]][:2]
    blobs.delete(lost)
    blobs._path(damaged).write_bytes(b"rot")
    manifest = backup(store, blobs, tmp_path / "saved.tar")
    assert manifest.missing == sorted([lost, damaged])
    assert manifest.blobs == 24
    other, other_blobs = open_store("sqlite"), DiskBlobs(tmp_path / "other-blobs")
    restore(tmp_path / "saved.tar", other, other_blobs)
    assert content(other) == content(store)
    assert len(list(other_blobs.digests())) == 24


def test_an_empty_database_has_nothing_to_back_up(open_store: OpenStore, blobs: DiskBlobs, tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="no tables"):
        backup(open_store("sqlite"), blobs, tmp_path / "saved.tar")
    assert not (tmp_path / "saved.tar").exists()


def test_a_backup_that_cannot_be_written_leaves_nothing(store: SqlStore, blobs: DiskBlobs, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError):
        backup(store, blobs, tmp_path / "file" / "saved.tar")
    assert collect(store, blobs, now=datetime.now(UTC)).paused is False


def test_a_backup_beside_writers_and_a_collector_is_one_moment(
    store: SqlStore, blobs: DiskBlobs, open_store: OpenStore, tmp_path: Path
) -> None:
    """Users make and delete versions, and the collector runs without grace, while backups are made."""
    owner = add_user(store)
    made = project(owner)
    with store.begin() as tx:
        tx.projects.add(made)
    stop, faults = threading.Event(), list[BaseException]()

    def write() -> None:
        chance, ids = random.Random(5), list[str]()
        while not stop.is_set():
            files = [_put(blobs, chance.randbytes(3000), f"f{number}") for number in range(3)]
            child = version(made)
            with store.begin() as tx:
                tx.builds.register(files, now=datetime.now(UTC))
                tx.versions.add(child, files)
            ids.append(child.id)
            if len(ids) > 5:
                with store.begin() as tx:
                    tx.versions.delete(ids.pop(0))

    def clean() -> None:
        while not stop.is_set():
            collect(store, blobs, now=datetime.now(UTC), grace=timedelta(0))
            time.sleep(0.01)

    def guarded(act: Callable[[], None]) -> None:
        try:
            act()
        except BaseException as exc:  # noqa: BLE001 - handed to the test
            faults.append(exc)

    threads = [threading.Thread(target=guarded, args=(act,)) for act in (write, clean)]
    for thread in threads:
        thread.start()
    try:
        for number in range(3):
            time.sleep(0.1)
            manifest = backup(store, blobs, tmp_path / f"saved-{number}")
            assert manifest.missing == []
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert [exc for exc in faults if getattr(exc, "code", "") != "blob_missing"] == []
    for number in range(3):
        other = open_store("sqlite")
        restore(tmp_path / f"saved-{number}", other, DiskBlobs(tmp_path / f"blobs-{number}"))
        with other.read() as tx:
            files = tx.versions.files([row[0] for row in content(other)["versions"]])
        assert all(len(each) == 3 for each in files.values())


KILLED = """
import sys
from pathlib import Path
from prompt2mesh.store.backup import backup
from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.restore import restore
act, address, folder, saved = sys.argv[1:]
store, blobs = SqlStore(address), DiskBlobs(Path(folder))
print("ready", flush=True)
if act == "backup":
    backup(store, blobs, Path(saved))
else:
    restore(Path(saved), store, blobs)
"""


@pytest.mark.parametrize("act", ["backup", "restore"])
def test_a_kill_leaves_no_half_backup_and_no_half_restore(
    store: SqlStore, blobs: DiskBlobs, open_store: OpenStore, tmp_path: Path, act: str
) -> None:
    fill(store, blobs)
    backup(store, blobs, tmp_path / "whole.tar")
    chance = random.Random(11)
    for number in range(3):
        other, saved = (store, tmp_path / f"saved-{number}.tar") if act == "backup" else (
            open_store(store.engine.dialect.name), tmp_path / "whole.tar"
        )  # fmt: skip
        address = other.engine.url.render_as_string(hide_password=False)
        folder = blobs.root if act == "backup" else tmp_path / f"blobs-{number}"
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, act, address, str(folder), str(saved)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.5))
        process.kill()
        process.communicate()
        if act == "backup":
            if saved.exists():
                restore(saved, open_store("sqlite"), DiskBlobs(tmp_path / f"blobs-{number}"))
        elif current_revision(other.engine) is not None:
            assert content(other) == content(store)
        else:
            restore(saved, other, DiskBlobs(folder))
            assert content(other) == content(store)


def test_rows_are_written_for_people_to_read(store: SqlStore, blobs: DiskBlobs, tmp_path: Path) -> None:
    fill(store, blobs)
    backup(store, blobs, tmp_path / "saved")
    lines = (tmp_path / "saved" / "tables" / "projects.jsonl").read_text().splitlines()
    assert json.loads(lines[0])["created_at"] == "time"
    assert json.loads(lines[1])["name"] == "круглый стол"
    assert json.loads(lines[1])["created_at"] == "2026-11-26T12:00:00+00:00"
    manifest = Manifest.model_validate_json((tmp_path / "saved" / "manifest.json").read_bytes())
    assert manifest.schema_revision == newest_revision()
    assert manifest.database == store.engine.dialect.name
    assert set(manifest.tables) == set(tables.metadata.tables) - EPHEMERAL
    shutil.rmtree(tmp_path / "saved")


def _put(blobs: DiskBlobs, data: bytes, name: str) -> StoredFile:
    blob = blobs.put_bytes(data)
    return StoredFile(name=name, digest=blob.digest, size_bytes=blob.size_bytes, media_type="model/gltf-binary")
