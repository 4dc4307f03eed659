"""What is sent packed is the same as what is sent plain, and is packed once."""

import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from prompt2mesh.web.packed_files import PackedFiles

SCRIPT = b"export const words = ['" + b"a model of oak, " * 400 + b"'];\n"


class Counted:
    """An app that counts how often it is asked."""

    def __init__(self, folder: Path) -> None:
        self.asked = 0
        self._app = Starlette(routes=[Mount("/static", StaticFiles(directory=folder))])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += scope["type"] == "http"
        await self._app(scope, receive, send)


@pytest.fixture
def behind(tmp_path: Path) -> Counted:
    (tmp_path / "index.a1b2.js").write_bytes(SCRIPT)
    (tmp_path / "small.js").write_bytes(b"1;")
    (tmp_path / "font.woff2").write_bytes(SCRIPT)
    return Counted(tmp_path)


@pytest.fixture
def client(behind: Counted) -> TestClient:
    return TestClient(PackedFiles(behind), headers={"Accept-Encoding": "gzip"})


def sent(client: TestClient, path: str, **headers: str) -> tuple[bytes, str]:
    """The bytes that went over the wire, and how they were packed."""
    with client.stream("GET", path, headers=headers) as answer:
        return b"".join(answer.iter_raw()), answer.headers.get("content-encoding", "")


def test_a_script_is_packed_once_and_is_the_same(client: TestClient, behind: Counted) -> None:
    first, packing = sent(client, "/static/index.a1b2.js")
    assert packing == "gzip"
    assert gzip.decompress(first) == SCRIPT
    assert len(first) < len(SCRIPT) / 10
    assert sent(client, "/static/index.a1b2.js") == (first, "gzip")
    assert behind.asked == 1
    answer = client.get("/static/index.a1b2.js")
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(first)
    assert "javascript" in answer.headers["content-type"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/index.a1b2.js", {"Accept-Encoding": "identity"}),
        ("/static/small.js", {}),
        ("/static/font.woff2", {}),
    ],
)
def test_what_cannot_be_packed_or_is_not_worth_it_is_sent_as_it_is(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    body, packing = sent(client, path, **headers)
    assert packing == ""
    assert body in {SCRIPT, b"1;"}


def test_a_part_or_nothing_is_answered_by_who_is_behind(client: TestClient) -> None:
    part = client.get("/static/index.a1b2.js", headers={"Range": "bytes=0-5"})
    assert (part.status_code, part.content) == (206, SCRIPT[:6])
    assert client.get("/static/none.js").status_code == 404
    sent(client, "/static/index.a1b2.js")
    etag = client.get("/static/index.a1b2.js").headers["etag"]
    assert client.get("/static/index.a1b2.js", headers={"If-None-Match": etag}).status_code == 304
