import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.client import ApiError, Client, DownloadCorruptError, ServerUnreachableError
from prompt2mesh.client.downloading import Progress
from prompt2mesh.mesh.errors import NotFoundError, StorageError
from tests.support.scripted_server import Received, Reply, ScriptedServer, problem
from tests.unit.client.conftest import IMPATIENT, Both

CONTENT = bytes(range(256)) * 4000
DIGEST = hashlib.sha256(CONTENT).hexdigest()
URL = f"/v1/files/{DIGEST}/model.glb"


def version_of(server: ScriptedServer, *, sha256: str = DIGEST, name: str = "model.glb", query: str = "v=1") -> None:
    file = {"name": name, "format": "glb", "sha256": sha256, "size_bytes": len(CONTENT),
            "url": f"http://public.example.org{URL}?{query}"}  # fmt: skip
    found = {"id": "ver_1", "project_id": "prj_1", "number": 1, "created_at": "2026-11-26T12:00:00Z", "files": [file]}
    server.on("GET /v1/versions/ver_1", Reply(200, found))


def ranged(content: bytes = CONTENT, *, cut_after: int | None = None, ranges: bool = True) -> Callable[..., Reply]:
    """Answers as a file server does; `cut_after` breaks every answer off."""

    def answer(request: Received) -> Reply:
        headers = {"Content-Type": "model/gltf-binary", "ETag": f'"{hashlib.sha256(content).hexdigest()}"'}
        wanted = request.headers.get("range")
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and ranges else 0
        if start >= len(content):
            return Reply(416, problem("range", "beyond the end"), {"Content-Range": f"bytes */{len(content)}"})
        rest = content[start:]
        cut = cut_after if cut_after is not None and cut_after < len(rest) else None
        if wanted and ranges:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        return Reply(206 if wanted and ranges else 200, rest, headers, cut_after=cut)

    return answer


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def download(both: Both, folder: Path, **options: Any) -> list[Path]:
    return both("versions.download", "ver_1", folder, **options)


def test_a_file_arrives_whole_under_its_name(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged())
    seen: list[int] = []

    def keep(step: Progress) -> None:
        seen.append(step.done_bytes)

    saved = download(both, tmp_path / "new" / "table", on_progress=keep)
    assert saved == [tmp_path / "new" / "table" / "model.glb"]
    assert saved[0].read_bytes() == CONTENT
    assert names(saved[0].parent) == ["model.glb"]
    assert seen == sorted(seen)
    assert seen[-1] == len(CONTENT)
    request = server.asked(f"GET {URL}")[0]
    assert request.query == {"v": "1"}, "the signature stays"
    assert "authorization" not in request.headers, "a signed address needs no credential"


def test_a_download_that_breaks_off_goes_on_where_it_was(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged(cut_after=300_000))
    assert download(both, tmp_path)[0].read_bytes() == CONTENT
    starts = [request.headers.get("range") for request in server.asked(f"GET {URL}")]
    assert starts[0] is None
    assert len(starts) == 4
    assert all(start is not None for start in starts[1:])


def test_a_server_without_ranges_sends_it_all_again(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged(cut_after=300_000), ranged(ranges=False))
    assert download(both, tmp_path)[0].read_bytes() == CONTENT


def test_the_next_run_goes_on_with_what_the_last_one_left(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged(cut_after=300_000), Reply(unanswered=True))
    with pytest.raises(ServerUnreachableError):
        download(both, tmp_path)
    assert all(name.startswith(".") for name in names(tmp_path)), "no half file under the real name"
    server.received.clear()
    server.on(f"GET {URL}", ranged())
    assert download(both, tmp_path)[0].read_bytes() == CONTENT
    assert server.asked(f"GET {URL}")[0].headers["range"].startswith("bytes=")
    assert names(tmp_path) == ["model.glb"]


def test_leftovers_that_are_wrong_are_thrown_away(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged())
    part = tmp_path / f".model.glb.{DIGEST[:16]}.part"
    for wrong in (b"x" * 1000, b"x" * len(CONTENT), b"x" * (len(CONTENT) + 1)):
        part.write_bytes(wrong)
        assert download(both, tmp_path)[0].read_bytes() == CONTENT
        assert names(tmp_path) == ["model.glb"]


def test_damaged_bytes_never_get_the_name(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged(CONTENT[:-1] + b"!"))
    (tmp_path / "model.glb").write_bytes(b"the old one")
    with pytest.raises(DownloadCorruptError, match=DIGEST):
        download(both, tmp_path)
    assert (tmp_path / "model.glb").read_bytes() == b"the old one"
    assert names(tmp_path) == ["model.glb"]


def test_an_address_that_ran_out_is_renewed_once(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    gone = Reply(404, problem("not_found", "the address has expired"))
    server.on(f"GET {URL}", gone, ranged())
    assert download(both, tmp_path)[0].read_bytes() == CONTENT
    assert len(server.asked("GET /v1/versions/ver_1")) == 2
    server.on(f"GET {URL}", gone)
    with pytest.raises(ApiError, match="expired"):
        download(both, tmp_path / "again")


def test_a_name_from_the_server_stays_in_the_folder(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server, name="../../etc/passwd")
    server.on(f"GET {URL}", ranged())
    assert download(both, tmp_path / "a") == [tmp_path / "a" / "passwd"]


def test_files_are_chosen_by_name_or_format(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged())
    assert download(both, tmp_path, names=["glb"]) == download(both, tmp_path, names=["model.glb"])
    with pytest.raises(NotFoundError) as caught:
        download(both, tmp_path, names=["stl"])
    assert caught.value.suggestions == ("model.glb",)


def test_a_place_that_cannot_be_written(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged())
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StorageError):
        download(both, tmp_path / "file")
    (tmp_path / "model.glb").mkdir()
    with pytest.raises(StorageError):
        download(both, tmp_path)


def test_two_downloads_of_the_same_thing_at_once(server: ScriptedServer, tmp_path: Path) -> None:
    version_of(server)
    gate = threading.Barrier(2)

    def together(request: Received) -> Reply:
        gate.wait(5)
        return ranged()(request)

    server.on(f"GET {URL}", together, together, ranged())
    faults: list[Exception] = []

    def work() -> None:
        try:
            with Client(server.url, api_key="k", retry=IMPATIENT) as client:
                client.versions.download("ver_1", tmp_path)
        except Exception as exc:  # noqa: BLE001 - told in the test's own thread
            faults.append(exc)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert (tmp_path / "model.glb").read_bytes() == CONTENT
    assert names(tmp_path) == ["model.glb"]


def test_a_link_laid_in_the_way_is_not_written_through(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    version_of(server)
    server.on(f"GET {URL}", ranged())
    (tmp_path / "victim").write_text("precious")
    Path(tmp_path / f".model.glb.{DIGEST[:16]}.part").symlink_to(tmp_path / "victim")
    with pytest.raises(StorageError):
        download(both, tmp_path)
    assert (tmp_path / "victim").read_text() == "precious"


def test_an_archive_comes_whole_or_not_at_all(server: ScriptedServer, both: Both, tmp_path: Path) -> None:
    pieces = [CONTENT[i : i + 50_000] for i in range(0, len(CONTENT), 50_000)]
    headers = {"Content-Type": "application/zip"}
    server.on(
        "GET /v1/batches/bat_1/archive",
        lambda _: Reply(200, iter(pieces[:5]), headers, cut_after=0),
        lambda _: Reply(200, iter(pieces), headers),
    )
    saved = both("batches.download", "bat_1", tmp_path / "props.zip", format="stl")
    assert saved.read_bytes() == CONTENT
    assert names(tmp_path) == ["props.zip"]
    first, second = server.received
    assert first.query == second.query == {"format": "stl"}
    assert "range" not in second.headers, "nothing says that it would be the same archive"
    assert second.headers["authorization"] == "Bearer p2m_key"
