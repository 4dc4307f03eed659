"""One contract for every place of blobs: a folder, and S3 spoken to a real server."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.errors import BlobMissingError, EnvironmentFaultError, StorageError
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.store.blobs.s3 import S3Blobs
from prompt2mesh.studio.ports.blobs import BlobStore
from tests.support.cutting_proxy import Cuts, cutting_proxy
from tests.support.moto_server import CREDENTIALS, moto_server

BUCKET = "models"
MIB = 1024 * 1024
# A range may begin and end anywhere, also behind the end and before its own beginning.
BOUND = st.integers(0, 3000)


@pytest.fixture(scope="session")
def s3_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch, moto_server(tmp_path_factory.mktemp("moto")) as address:
        for name, value in CREDENTIALS.items():
            patch.setenv(name, value)
        s3_client(address).create_bucket(Bucket=BUCKET)
        yield address


def s3_client(address: str) -> Any:
    return boto3.client("s3", endpoint_url=address, region_name="us-east-1")


@pytest.fixture(scope="session")
def open_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BlobStore]:
    def make(kind: str) -> BlobStore:
        folder = tmp_path_factory.mktemp("blobs")
        if kind == "disk":
            return open_blobs(f"file://{folder}/kept")
        address = request.getfixturevalue("s3_address")
        return open_blobs(f"s3://{BUCKET}/{folder.name}/in?endpoint={address}&region=us-east-1")

    return make


@pytest.fixture(scope="module", params=["disk", "s3"])
def shared(request: pytest.FixtureRequest, open_place: Callable[[str], BlobStore]) -> BlobStore:
    """A place that the examples of one property fill together."""
    return open_place(request.param)


@pytest.fixture(params=["disk", "s3"])
def place(request: pytest.FixtureRequest, open_place: Callable[[str], BlobStore]) -> BlobStore:
    return open_place(request.param)


@given(data=st.binary(max_size=3000))
def test_what_is_put_comes_back(shared: BlobStore, data: bytes) -> None:
    blob = shared.put_bytes(data)
    assert blob.digest == hashlib.sha256(data).hexdigest()
    assert blob.size_bytes == len(data)
    assert b"".join(shared.open(blob.digest)) == data


@given(data=st.binary(max_size=2500), start=BOUND, stop=st.none() | BOUND)
def test_a_range_is_a_slice(shared: BlobStore, data: bytes, start: int, stop: int | None) -> None:
    digest = shared.put_bytes(data).digest
    assert b"".join(shared.open(digest, start=start, stop=stop)) == data[start:stop]


@pytest.mark.parametrize("size", [0, 1, 5 * MIB, 5 * MIB + 1, 11 * MIB])
def test_files_of_every_size(place: BlobStore, tmp_path: Path, size: int) -> None:
    if isinstance(place, S3Blobs):
        place._part_bytes = 5 * MIB
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(random.Random(size).randbytes(size))
    blob = place.put_file(source)
    assert blob.size_bytes == size
    place.fetch(blob.digest, target)
    assert target.read_bytes() == source.read_bytes()
    assert sum(len(chunk) for chunk in place.open(blob.digest, start=size // 2)) == size - size // 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_a_blob_is_told_of(place: BlobStore) -> None:
    before = datetime.now(UTC) - timedelta(seconds=2)
    blobs = [place.put_bytes(bytes([number]) * number) for number in range(1, 6)]
    found = place.stat(blobs[2].digest)
    assert found is not None
    assert found.size_bytes == 3
    assert before <= found.stored_at <= datetime.now(UTC) + timedelta(seconds=2)
    assert {(digest, size) for digest, size, _ in place.digests()} == {(b.digest, b.size_bytes) for b in blobs}


def test_an_empty_place_has_no_blobs(place: BlobStore) -> None:
    assert list(place.digests()) == []
    assert place.stat("0" * 64) is None
    assert place.clear_unfinished(before=datetime.now(UTC)) == 0


def test_putting_again_renews_the_time(place: BlobStore, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.write_bytes(b"again")
    digest = place.put_bytes(b"again").digest
    for put in (lambda: place.put_bytes(b"again"), lambda: place.put_file(source)):
        first = place.stat(digest)
        time.sleep(1.1)  # S3 counts whole seconds
        put()
        second = place.stat(digest)
        assert first is not None
        assert second is not None
        assert second.stored_at > first.stored_at
    assert len(list(place.digests())) == 1
    assert b"".join(place.open(digest)) == b"again"


def test_a_deleted_blob_is_gone_and_can_come_back(place: BlobStore) -> None:
    digest = place.put_bytes(b"for a while").digest
    assert place.delete(digest) is True
    assert place.delete(digest) is False
    assert place.stat(digest) is None
    assert place.put_bytes(b"for a while").digest == digest
    assert b"".join(place.open(digest)) == b"for a while"


def test_a_missing_blob_is_said_at_once(place: BlobStore, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"before")
    digest = "ab" * 32
    with pytest.raises(BlobMissingError, match=digest):
        place.open(digest)
    with pytest.raises(BlobMissingError):
        place.open(digest, start=5, stop=5)
    with pytest.raises(BlobMissingError):
        place.open(digest, start=5, stop=9)
    with pytest.raises(BlobMissingError):
        place.fetch(digest, target)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    "name", ["", "ab", "../../../etc/passwd", "A" * 64, "g" * 64, "ab/" * 21 + "a", "0" * 64 + "\n"]
)
def test_what_is_no_digest_is_refused(place: BlobStore, tmp_path: Path, name: str) -> None:
    asks: list[Callable[[], object]] = [
        lambda: place.open(name), lambda: place.stat(name), lambda: place.delete(name),
        lambda: place.fetch(name, tmp_path / "out"),
    ]  # fmt: skip
    for ask in asks:
        with pytest.raises(BlobMissingError, match="64 lower-case hexadecimal digits") as caught:
            ask()
        assert caught.value.code == "blob_missing"


def test_damaged_content_is_not_handed_out_as_whole(place: BlobStore, tmp_path: Path) -> None:
    digest = place.put_bytes(b"sound content").digest
    _overwrite(place, digest, b"sound c0ntent")
    with pytest.raises(StorageError, match="damaged"):
        place.fetch(digest, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_putting_again_mends_damage(place: BlobStore) -> None:
    digest = place.put_bytes(b"sound content").digest
    _overwrite(place, digest, b"cut")
    place.put_bytes(b"sound content")
    assert b"".join(place.open(digest)) == b"sound content"


def test_a_reader_keeps_what_it_opened(place: BlobStore) -> None:
    data = random.Random(1).randbytes(3 * MIB)
    digest = place.put_bytes(data).digest
    with closing(place.open(digest)) as chunks:
        begun = next(chunks)
        assert 0 < len(begun) < len(data)
        assert data.startswith(begun)
    unread = place.open(digest)
    del unread  # the file or the connection closes; a warning would fail this test


def test_many_put_the_same_at_once(place: BlobStore, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.write_bytes(random.Random(2).randbytes(MIB))
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    stop, faults = threading.Event(), list[BaseException]()

    def guarded(act: Callable[[], object]) -> None:
        try:
            while not stop.is_set():
                act()
        except BaseException as exc:  # noqa: BLE001 - handed to the test
            faults.append(exc)

    acts: list[Callable[[], object]] = [lambda: place.put_file(source)] * 4
    acts.append(lambda: place.put_bytes(source.read_bytes()))
    acts.append(lambda: place.delete(digest))
    threads = [threading.Thread(target=guarded, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    time.sleep(1)
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert place.put_file(source).digest == digest
    assert b"".join(place.open(digest)) == source.read_bytes()
    assert [found.digest for found in place.digests()] == [digest]


def test_a_place_that_can_be_written_says_so(place: BlobStore) -> None:
    place.check()
    place.check()
    assert list(place.digests()) == []


# What only a folder can suffer.

PUTTER = """
import random, sys
from pathlib import Path
from prompt2mesh.store.blobs.disk import DiskBlobs
blobs, seed = DiskBlobs(Path(sys.argv[1])), int(sys.argv[2])
print("ready", flush=True)
while True:
    seed += 1
    blobs.put_bytes(random.Random(seed).randbytes(2_000_000))
"""


def test_a_kill_in_the_middle_of_a_put_leaves_no_half_blob(tmp_path: Path) -> None:
    blobs, chance = DiskBlobs(tmp_path / "kept"), random.Random(3)
    for round_number in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", PUTTER, str(blobs.root), str(round_number * 1000)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    found = list(blobs.digests())
    assert len(found) >= 5
    for digest, size, _ in found:
        assert size == 2_000_000
        assert hashlib.sha256(b"".join(blobs.open(digest))).hexdigest() == digest
    left = len(list((blobs.root / ".incoming").iterdir()))
    assert blobs.clear_unfinished(before=datetime.now(UTC) - timedelta(hours=1)) == 0
    assert blobs.clear_unfinished(before=datetime.now(UTC) + timedelta(seconds=1)) == left
    assert len(list(blobs.digests())) == len(found)


LIMITED = """
import resource, sys
from pathlib import Path
from prompt2mesh.mesh.errors import StorageError
from prompt2mesh.store.blobs.disk import DiskBlobs
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    DiskBlobs(Path(sys.argv[1])).put_bytes(b"x" * 1_000_000)
except StorageError as exc:
    print(exc.code)
"""


def test_a_file_that_cannot_grow_leaves_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "kept")], capture_output=True, text=True, check=True
    )
    assert done.stdout == "storage_failed\n"
    assert [path for path in (tmp_path / "kept").rglob("*") if path.is_file()] == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount")
    try:
        blobs = DiskBlobs(disk / "kept")
        kept = blobs.put_bytes(b"k" * 200_000)
        with pytest.raises(StorageError, match="No space left"):
            blobs.put_bytes(b"x" * 2_000_000)
        assert [found.digest for found in blobs.digests()] == [kept.digest]
        assert [path.name for path in blobs.root.rglob("*") if path.is_file()] == [kept.digest]
        blobs.put_bytes(b"y" * 500_000)  # what failed gave its space back
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    blobs = DiskBlobs(tmp_path / "file" / "kept")
    with pytest.raises(StorageError, match=r"Not a directory|File exists"):
        blobs.check()
    with pytest.raises(StorageError):
        blobs.put_bytes(b"x")


def test_strange_files_in_the_folder_are_no_blobs(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    kept = blobs.put_bytes(b"kept")
    (tmp_path / "README").write_text("hello")
    (tmp_path / "aa").mkdir(exist_ok=True)
    (tmp_path / "aa" / "bb").write_text("no folder")
    (tmp_path / kept.digest[:2] / kept.digest[2:4] / ("f" * 64)).write_text("in the wrong folder")
    assert [found.digest for found in blobs.digests()] == [kept.digest]


# What only S3 can suffer.


def test_a_broken_connection_is_taken_up_where_it_broke(s3_address: str) -> None:
    data = random.Random(4).randbytes(3 * MIB)
    digest = S3Blobs(BUCKET, prefix="cut", endpoint_url=s3_address, region="us-east-1").put_bytes(data).digest
    cuts = Cuts(after_bytes=MIB, left=2)
    with cutting_proxy(s3_address, cuts) as address:
        blobs = S3Blobs(BUCKET, prefix="cut", endpoint_url=address, region="us-east-1")
        assert b"".join(blobs.open(digest, start=10, stop=len(data) - 10)) == data[10:-10]
        assert cuts.left == 0


def test_a_connection_that_never_holds_ends_in_an_error(s3_address: str) -> None:
    data = random.Random(5).randbytes(2 * MIB)
    digest = S3Blobs(BUCKET, prefix="cut", endpoint_url=s3_address, region="us-east-1").put_bytes(data).digest
    with cutting_proxy(s3_address, Cuts(after_bytes=2000, left=100)) as address:
        blobs = S3Blobs(BUCKET, prefix="cut", endpoint_url=address, region="us-east-1")
        with pytest.raises(StorageError, match="S3 did not answer as expected"):
            b"".join(blobs.open(digest))


def test_parts_of_an_upload_that_was_killed_are_cleared(s3_address: str) -> None:
    blobs = S3Blobs(BUCKET, prefix="killed", endpoint_url=s3_address, region="us-east-1")
    client = s3_client(s3_address)
    for prefix in ("killed", "others"):
        client.create_multipart_upload(Bucket=BUCKET, Key=f"{prefix}/ab/ab/{'ab' * 32}")
    # moto says of every upload that it was begun in 2010
    assert blobs.clear_unfinished(before=datetime(2001, 1, 1, tzinfo=UTC)) == 0
    assert blobs.clear_unfinished(before=datetime.now(UTC) + timedelta(seconds=2)) == 1
    assert [u["Key"].split("/")[0] for u in client.list_multipart_uploads(Bucket=BUCKET)["Uploads"]] == ["others"]


def test_a_file_that_changes_while_it_is_sent_is_not_stored(s3_address: str, tmp_path: Path) -> None:
    blobs = S3Blobs(BUCKET, prefix="changes", endpoint_url=s3_address, region="us-east-1", part_bytes=5 * MIB)
    source = tmp_path / "in"
    source.write_bytes(bytes(11 * MIB))
    real = blobs._client.upload_part

    def meddling(**kwargs: Any) -> dict[str, Any]:
        with source.open("r+b") as file:
            file.seek(-1, os.SEEK_END)
            file.write(b"!")
        return real(**kwargs)

    blobs._client.upload_part = meddling
    with pytest.raises(StorageError, match="changed while it was being stored"):
        blobs.put_file(source)
    assert list(blobs.digests()) == []
    assert blobs.clear_unfinished(before=datetime.now(UTC) + timedelta(seconds=2)) == 0


@pytest.mark.usefixtures("s3_address")
@pytest.mark.parametrize(("bucket", "endpoint"), [("no-such-bucket", None), (BUCKET, "http://127.0.0.1:1")])
def test_faults_of_s3_are_told_without_secrets(s3_address: str, bucket: str, endpoint: str | None) -> None:
    blobs = S3Blobs(bucket, prefix="x", endpoint_url=endpoint or s3_address, region="us-east-1")
    with pytest.raises(StorageError) as caught:
        blobs.check()
    assert caught.value.__cause__ is not None
    told = "".join(traceback.format_exception(caught.value)) + repr(blobs) + str(caught.value.as_dict())
    for secret in CREDENTIALS.values():
        assert secret not in told


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "empty"),
        ("ftp://host/path", "'ftp'"),
        ("file://host/path", "three slashes"),
        ("s3:///prefix", "no bucket"),
        ("s3://bucket?endpont=http://x", "'endpont'"),
        ("s3://bucket?endpoint=localhost:9000", "http://"),
        ("s3://key:hunter2@bucket/x", "name or a password"),
        ("s3://bucket?endpoint=http://key:hunter2@host", "name or a password"),
    ],
)  # fmt: skip
def test_a_url_of_no_known_form_is_refused(url: str, told: str) -> None:
    with pytest.raises(EnvironmentFaultError, match=told) as caught:
        open_blobs(url)
    assert "hunter2" not in str(caught.value.as_dict())


def test_a_folder_can_be_named_in_three_ways(tmp_path: Path) -> None:
    digest = open_blobs(str(tmp_path / "a b")).put_bytes(b"x").digest
    for url in (f"file://{tmp_path}/a%20b", f"file://localhost{tmp_path}/a%20b"):
        assert open_blobs(url).stat(digest) is not None


def _overwrite(place: BlobStore, digest: str, content: bytes) -> None:
    if isinstance(place, S3Blobs):
        place._client.put_object(Bucket=place.bucket, Key=place._key(digest), Body=content)
    else:
        assert isinstance(place, DiskBlobs)
        place._path(digest).write_bytes(content)
