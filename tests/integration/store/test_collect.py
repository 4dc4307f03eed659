"""Garbage goes, and what anything refers to stays, whatever happens at the same time."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from sqlalchemy import insert, select

from prompt2mesh.mesh.errors import BlobMissingError
from prompt2mesh.store import tables
from prompt2mesh.store.backup import backup
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.store.collect import Collected, collect, references
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.migrations import upgrade
from prompt2mesh.store.pause import PAUSE_LENGTH, CollectionPause
from prompt2mesh.store.restore import restore
from prompt2mesh.studio.ports.blobs import Blob, BlobStore
from prompt2mesh.studio.ports.records import Build, Page, StoredFile, Upload, User, new_id
from tests.support.databases import migrated_database
from tests.support.moto_server import CREDENTIALS, moto_server
from tests.support.records import add_user, project, version

NONE = timedelta(0)
DAY = timedelta(days=1)


class Blobs(DiskBlobs):
    """A folder of blobs whose collector can be killed between the bytes and the commit."""

    kill_deletes_with = 0.0

    def delete(self, digest: str) -> bool:
        done = super().delete(digest)
        if random.random() < self.kill_deletes_with:
            raise KilledError
        return done


class KilledError(Exception):
    pass


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path, blobs: Blobs) -> Iterator[SqlStore]:
    with closing(SqlStore(migrated_database(request.param, tmp_path), blobs=blobs)) as opened:
        yield opened


@pytest.fixture
def owner(store: SqlStore) -> User:
    return add_user(store)


def test_every_reference_to_a_blob_is_known() -> None:
    assert {str(column) for column in references()} >= {"version_files.digest", "build_files.digest", "uploads.digest"}
    named_so = {
        f"{table.name}.{column.name}"
        for table in tables.metadata.sorted_tables for column in table.columns
        if column.name.endswith("digest") and table is not tables.blobs
    }  # fmt: skip
    assert named_so == {str(column) for column in references()}  # a digest without a foreign key would not be kept


def test_only_what_nothing_refers_to_goes(store: SqlStore, blobs: Blobs, owner: User) -> None:
    now = datetime.now(UTC)
    of_version, of_upload, of_build, free = (_put(blobs, name) for name in ("version", "upload", "build", "free"))
    orphan = blobs.put_bytes(b"never registered")
    made = project(owner)
    with store.begin() as tx:
        tx.builds.register([of_version, of_upload, of_build, free], now=now)
        tx.projects.add(made)
        tx.versions.add(version(made), [of_version])
        tx.uploads.add(Upload(id=new_id("upl"), user_id=owner.id, file=of_upload, created_at=now))
        tx.builds.add(Build(key="1" * 64, files=[of_build], created_at=now))
    later = now + timedelta(minutes=1)
    wanted = {free.digest, orphan.digest}
    size = free.size_bytes + orphan.size_bytes
    assert collect(store, blobs, now=later, grace=NONE, dry_run=True) == Collected(
        blobs=2, bytes_freed=size, dry_run=True
    )
    assert _digests(blobs) == {of_version.digest, of_upload.digest, of_build.digest} | wanted
    assert collect(store, blobs, now=later, grace=NONE) == Collected(blobs=2, bytes_freed=size)
    assert _digests(blobs) == {of_version.digest, of_upload.digest, of_build.digest}
    assert _registered(store) == _digests(blobs)
    assert collect(store, blobs, now=later, grace=NONE) == Collected()


def test_what_is_young_is_left_alone(store: SqlStore, blobs: Blobs) -> None:
    now = datetime.now(UTC)
    blobs.put_bytes(b"orphan")
    free = _put(blobs, "free")
    with store.begin() as tx:
        tx.builds.register([free], now=now)
    assert collect(store, blobs, now=now + DAY / 2).blobs == 0
    with store.begin() as tx:
        tx.builds.register([free], now=now + DAY)  # put again: its day begins anew
    assert collect(store, blobs, now=now + DAY * 1.5).blobs == 1
    assert _digests(blobs) == {free.digest}
    assert collect(store, blobs, now=now + DAY * 3).blobs == 1


def test_old_builds_are_evicted_but_the_files_of_versions_stay(store: SqlStore, blobs: Blobs, owner: User) -> None:
    now = datetime.now(UTC)
    shared, only_cached, fresh = (_put(blobs, name) for name in ("shared", "only cached", "fresh"))
    made = project(owner)
    with store.begin() as tx:
        tx.builds.register([shared, only_cached, fresh], now=now)
        tx.projects.add(made)
        tx.versions.add(version(made), [shared])
        tx.builds.add(Build(key="1" * 64, files=[shared, only_cached], created_at=now - 40 * DAY))
        tx.builds.add(Build(key="2" * 64, files=[fresh], created_at=now))
    planned = collect(store, blobs, now=now + DAY * 2, builds_kept=10 * DAY, dry_run=True)
    assert (planned.builds, planned.blobs, planned.bytes_freed) == (1, 1, only_cached.size_bytes)
    with store.read() as tx:
        assert tx.builds.get("1" * 64) is not None
    done = collect(store, blobs, now=now + DAY * 2, builds_kept=10 * DAY)
    assert (done.builds, done.blobs, done.bytes_freed) == (1, 1, only_cached.size_bytes)
    assert _digests(blobs) == {shared.digest, fresh.digest}
    with store.read() as tx:
        assert tx.builds.get("1" * 64) is None
        assert tx.builds.get("2" * 64) is not None


def test_registering_what_was_collected_since_it_was_put_is_refused(store: SqlStore, blobs: Blobs) -> None:
    now = datetime.now(UTC)
    file = _put(blobs, "unlucky")
    collect(store, blobs, now=now + DAY, grace=NONE)
    with pytest.raises(BlobMissingError, match="not kept any more"), store.begin() as tx:
        tx.builds.register([file], now=now)
    assert _registered(store) == set()
    _put(blobs, "unlucky")
    with store.begin() as tx:
        tx.builds.register([file], now=now)
    assert _registered(store) == {file.digest}


def test_a_condemned_blob_is_pardoned_when_something_refers_to_it(store: SqlStore, blobs: Blobs, owner: User) -> None:
    now = datetime.now(UTC)
    kept, lost = _put(blobs, "kept"), _put(blobs, "lost")
    with store.engine.begin() as connection:  # as a collector leaves it that was killed half way
        rows = [
            {"digest": file.digest, "size_bytes": file.size_bytes, "created_at": now, "condemned_at": now}
            for file in (kept, lost)
        ]
        connection.execute(insert(tables.blobs), rows)
    blobs.delete(lost.digest)
    with store.begin() as tx:
        tx.uploads.add(Upload(id=new_id("upl"), user_id=owner.id, file=kept, created_at=now))
    with pytest.raises(BlobMissingError, match=lost.digest), store.begin() as tx:
        tx.uploads.add(Upload(id=new_id("upl"), user_id=owner.id, file=lost, created_at=now))
    assert collect(store, blobs, now=now + DAY, grace=NONE).blobs == 1
    assert _digests(blobs) == _registered(store) == {kept.digest}


def test_leftovers_of_killed_puts_go_after_a_day(store: SqlStore, blobs: Blobs) -> None:
    blobs.check()
    (blobs.root / ".incoming" / "half").write_bytes(b"half a blo")
    assert collect(store, blobs, now=datetime.now(UTC), grace=NONE).unfinished == 0
    assert collect(store, blobs, now=datetime.now(UTC) + 2 * DAY, grace=NONE).unfinished == 1


def test_nothing_is_deleted_while_a_backup_is_made(store: SqlStore, blobs: Blobs) -> None:
    free = _put(blobs, "free")
    now = datetime.now(UTC)
    with store.begin() as tx:
        tx.builds.register([free], now=now)
    first, second = CollectionPause(store.engine), CollectionPause(store.engine)
    first.prolong(now=now)
    second.prolong(now=now)
    first.end()
    assert collect(store, blobs, now=now, grace=NONE) == Collected(paused=True)
    second.end()
    assert collect(store, blobs, now=now, grace=NONE).blobs == 1
    first.prolong(now=now)  # and then it is killed
    _put(blobs, "orphan")
    later = datetime.now(UTC) + PAUSE_LENGTH
    assert collect(store, blobs, now=later, grace=NONE) == Collected(blobs=1, bytes_freed=6)


def test_blobs_on_s3_are_collected_and_backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    with moto_server(tmp_path) as address:
        client: Any = boto3.client("s3", endpoint_url=address, region_name="us-east-1")
        client.create_bucket(Bucket="models")
        places = [open_blobs(f"s3://models/{name}?endpoint={address}&region=us-east-1") for name in ("one", "two")]
        address_of_database = f"sqlite:///{tmp_path / 'one.db'}"
        with closing(SqlStore(address_of_database, blobs=places[0])) as store:
            upgrade(store.engine)
            user = add_user(store)
            kept, free = _put(places[0], "kept"), _put(places[0], "free")
            with store.begin() as tx:
                tx.builds.register([kept, free], now=datetime.now(UTC))
                tx.uploads.add(Upload(id=new_id("upl"), user_id=user.id, file=kept, created_at=datetime.now(UTC)))
            later = datetime.now(UTC) + timedelta(minutes=1)
            assert collect(store, places[0], now=later, grace=NONE).blobs == 1
            assert _digests(places[0]) == {kept.digest}
            backup(store, places[0], tmp_path / "saved.tar")
        with closing(SqlStore(f"sqlite:///{tmp_path / 'two.db'}", blobs=places[1])) as store:
            restore(tmp_path / "saved.tar", store, places[1])
        assert b"".join(places[1].open(kept.digest)) == b"kept"


def test_a_collector_that_is_killed_leaves_what_the_next_one_finishes(store: SqlStore, blobs: Blobs) -> None:
    files = [_put(blobs, f"free {number}") for number in range(20)]
    with store.begin() as tx:
        tx.builds.register(files, now=datetime.now(UTC))
    later = datetime.now(UTC) + DAY
    blobs.kill_deletes_with = 1.0
    for _ in range(3):
        with pytest.raises(KilledError):
            collect(store, blobs, now=later, grace=NONE)
    assert _registered(store) == {file.digest for file in files}
    blobs.kill_deletes_with = 0.0
    collect(store, blobs, now=later, grace=NONE)
    assert _registered(store) == _digests(blobs) == set()


class Crowd:
    """Threads that put, refer, copy, forget and collect a few contents over and over."""

    def __init__(self, store: SqlStore, blobs: Blobs, owner: User) -> None:
        self.store, self.blobs, self.owner = store, blobs, owner
        self.stop = threading.Event()
        self.faults: list[BaseException] = []
        self.missed = 0

    def run(self, *acts: Callable[[random.Random], None], seconds: float) -> None:
        threads = [threading.Thread(target=self._repeat, args=(act, seed)) for seed, act in enumerate(acts)]
        for thread in threads:
            thread.start()
        until, at_last = time.monotonic() + seconds, time.monotonic() + 60
        # On a busy machine it takes longer until they get in each other's way.
        while not self.stop.wait(0.1) and time.monotonic() < (until if self.missed else at_last):
            pass
        self.stop.set()
        for thread in threads:
            thread.join()

    def write(self, chance: random.Random) -> None:
        file = _put(self.blobs, f"content {chance.randrange(4)}")
        time.sleep(chance.choice([0.0, 0.0, 0.002, 0.01]))
        first = self._upload(file)
        try:
            with self.store.begin() as tx:
                tx.builds.register([file], now=datetime.now(UTC))
                tx.uploads.add(first)
        except BlobMissingError:
            self.missed += 1
            return
        assert self.blobs.stat(file.digest) is not None, "what was just referred to is gone"
        time.sleep(chance.choice([0.0, 0.005]))
        assert self.blobs.stat(file.digest) is not None, "what is referred to is gone"
        self._forget(first)

    def copy(self, chance: random.Random) -> None:
        """Refers to what somebody else may be forgetting, without a put of its own."""
        with self.store.read() as tx:
            found = tx.uploads.page(self.owner.id, Page(limit=20))
        if not found:
            return
        copied = self._upload(chance.choice(found).file)
        time.sleep(chance.choice([0.0, 0.005]))
        try:
            with self.store.begin() as tx:
                tx.uploads.add(copied)
        except BlobMissingError:
            return
        assert self.blobs.stat(copied.file.digest) is not None, "what was copied is gone"
        self._forget(copied)

    def clean(self, _: random.Random) -> None:
        try:
            collect(self.store, self.blobs, now=datetime.now(UTC), grace=NONE)
        except KilledError:
            return

    def _upload(self, file: StoredFile) -> Upload:
        return Upload(id=new_id("upl"), user_id=self.owner.id, file=file, created_at=datetime.now(UTC))

    def _forget(self, made: Upload) -> None:
        with self.store.begin() as tx:
            tx.uploads.delete(made.id)

    def _repeat(self, act: Callable[[random.Random], None], seed: int) -> None:
        chance = random.Random(seed)
        try:
            while not self.stop.is_set():
                act(chance)
        except BaseException as exc:  # noqa: BLE001 - handed to the test
            self.faults.append(exc)
            self.stop.set()


def test_nothing_that_is_referred_to_is_ever_deleted(store: SqlStore, blobs: Blobs, owner: User) -> None:
    crowd = Crowd(store, blobs, owner)
    blobs.kill_deletes_with = 0.1
    crowd.run(crowd.write, crowd.write, crowd.write, crowd.copy, crowd.clean, crowd.clean, seconds=4)
    assert crowd.faults == []
    assert crowd.missed > 0, "no writer ever met a collector, so the test shows nothing"
    blobs.kill_deletes_with = 0.0
    collect(store, blobs, now=datetime.now(UTC) + DAY, grace=NONE)
    assert _registered(store) == _digests(blobs) == set()


def _put(blobs: BlobStore, text: str) -> StoredFile:
    blob: Blob = blobs.put_bytes(text.encode())
    return StoredFile(name="file.bin", digest=blob.digest, size_bytes=blob.size_bytes, media_type="text/plain")


def _digests(blobs: BlobStore) -> set[str]:
    return {found.digest for found in blobs.digests()}


def _registered(store: SqlStore) -> set[str]:
    with store.engine.connect() as connection:
        return set(connection.execute(select(tables.blobs.c.digest)).scalars())
