"""What people send: pictures that are none, bombs, bodies without end, and names that lead elsewhere."""

import contextlib
import io
import struct
import zlib
from collections.abc import Iterator

import httpx2
import pytest
from PIL import Image

from tests.e2e.attack.conftest import Studio
from tests.support.api import Person

MOST_MORE_MB = 150.0


def png(width: int, height: int, data: bytes, *more: tuple[bytes, bytes]) -> bytes:
    """A PNG of that size, whatever is in it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    chunks = [chunk(b"IHDR", head), *(chunk(*one) for one in more), chunk(b"IDAT", data), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def small(kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(target, kind)
    return target.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
BOMBS: dict[str, tuple[bytes, int]] = {
    "a picture of 4 gigapixels": (png(65_000, 65_000, zlib.compress(bytes(1 << 20), 9)), 413),
    "a picture of 2^31 by 2^31": (png(2**31 - 1, 2**31 - 1, b""), 413),
    "a picture that unpacks to more than it says": (png(8, 8, zlib.compress(bytes(200 << 20), 9)), 201),
    "text that unpacks to 200 MB": (
        png(8, 8, zlib.compress(bytes(8 * 25)), (b"zTXt", b"a\0\0" + zlib.compress(bytes(200 << 20), 9))), 415,
    ),
    "a page that calls itself a picture": (b"<html><script>alert(1)</script></html>", 415),
    "a drawing with a script": (SVG, 415),
    "a program": (b"\x7fELF" + bytes(100), 415),
    "a GIF, which is not taken": (small("GIF"), 415),
    "a TIFF, which is not taken": (small("TIFF"), 415),
    "PostScript, which would be run": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run", 415),
    "an archive": (b"PK\x03\x04" + bytes(100), 415),
    "nothing": (b"", 415),
    "half a picture": (small("PNG")[:40], 415),
}  # fmt: skip


def send(who: Person, data: bytes, *, name: str = "a.png", kind: str = "image/png") -> httpx2.Response:
    return who.ask("POST", "/v1/uploads", files={"file": (name, data, kind)})


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_goes_off_nowhere(studio: Studio, mallory: Person, name: str) -> None:
    data, status = BOMBS[name]
    with studio.bounded("api", most_mb=MOST_MORE_MB):
        answer = send(mallory, data)
    assert answer.status_code in ({201, 415} if status == 201 else {status}), answer.text


def test_a_picture_with_something_behind_it_is_drawn_anew(mallory: Person) -> None:
    hidden = b"<script>alert('polyglot')</script>"
    sent = send(mallory, small("JPEG") + hidden + SVG, name="../../../etc/cron.d/x.svg", kind="image/svg+xml")
    assert sent.status_code == 201
    file = sent.json()["file"]
    assert (file["name"], file["media_type"]) == ("picture.jpg", "image/jpeg")
    kept = httpx2.get(file["url"])
    assert hidden not in kept.content
    assert kept.headers["content-type"] == "image/jpeg"
    assert kept.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in kept.headers["content-security-policy"]


def test_bodies_without_end_are_cut_off(studio: Studio, mallory: Person) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(400):
            yield b'{"a":' * 20_000

    for url in (f"{studio.service.api_url}/v1/text-to-3d", f"{studio.service.api_url}/v1/uploads", studio.service.mcp_url,
                f"{studio.service.api_url}/v1/auth/login"):  # fmt: skip
        part = "mcp" if url == studio.service.mcp_url else "api"
        with studio.bounded(part, most_mb=150), contextlib.suppress(httpx2.HTTPError):  # it may hang up
            with studio.client(address="127.0.0.31") as http:
                answer = http.post(url, content=endless(), headers={
                    "Authorization": f"Bearer {mallory.token}", "Content-Type": "application/json",
                    "Accept": "application/json, text/event-stream",
                })  # fmt: skip
            assert answer.status_code in {400, 401, 413, 422}, (url, answer.status_code)


@pytest.mark.parametrize("body", [
    b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000, b'{"prompt": ' + b"9" * 500_000 + b"}",
    b'{"prompt": 1e999999}', b'{"prompt": "\\ud800"}', b"\xff\xfe\x00", b'{"prompt": "a", "seed": 1' + b"0" * 5000 + b"}",
], ids=["deep lists", "deep objects", "a long number", "infinity", "half a letter", "no text", "a long seed"])  # fmt: skip
def test_json_that_makes_no_sense_is_refused(mallory: Person, body: bytes) -> None:
    for path in ("/v1/text-to-3d", "/v1/program-to-3d", "/v1/batches"):
        answer = mallory.ask("POST", path, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in {400, 413, 422}, (path, answer.status_code, answer.text[:300])


def test_programs_that_would_cost_a_machine_are_refused_before_blender_sees_them(mallory: Person) -> None:
    """Counts and cuts that multiply: tests/unit/mesh/test_checks.py has the rules, here they stand at the door."""
    cube = {"name": "a", "shape": {"type": "box", "size": [1, 1, 1]}}
    heaps = [
        {"parts": [{**cube, "modifiers": [{"type": "subdivide", "levels": 6}] * 6}]},
        {"parts": [{**cube, "name": f"part {number}"} for number in range(30_000)]},
        {"parts": [{**cube, "shape": {"type": "box", "size": [1e300, 1, 1]}}]},
        {"parts": [{**cube, "shape": {"type": "box", "size": ["=" + "(" * 500 + "1" + ")" * 500, 1, 1]}}]},
    ]
    before = mallory.get("/v1/tasks")["items"]
    for program in heaps:
        answer = mallory.ask("POST", "/v1/program-to-3d", {"program": program})
        assert answer.status_code in {413, 422}, answer.text[:300]
    assert [task["id"] for task in mallory.get("/v1/tasks")["items"]] == [task["id"] for task in before]


PATHS = ("../studio.db", "..%2fstudio.db", "%2e%2e/%2e%2e/etc/passwd", "....//etc/passwd", "..\\..\\etc\\passwd", "/etc/passwd",
         "%2fetc%2fpasswd", "..%252f..%252fetc/passwd", "a%00.css", ".%2e/" * 12 + "etc/passwd")  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_what_is_served(studio: Studio, mallory: Person, path: str) -> None:
    http = studio.client(address="127.0.0.32")
    service, digest = studio.service, "0" * 64
    bearer = {"Authorization": f"Bearer {mallory.token}"}
    for url in (f"{service.api_url}/static/{path}", f"{service.api_url}/v1/files/{digest}/{path}?expires=1&signature=x",
                f"{service.api_url}/v1/files/{path}/a.png?expires=1&signature=x", f"{service.web_url}/assets/{path}",
                f"{service.web_url}/static/{path}", f"{service.web_url}/component/prompt2mesh.viewer/{path}",
                f"{service.web_url}/media/{path}", f"{service.api_url}/v1/library/{path}"):  # fmt: skip
        answer = http.get(url, headers=bearer)
        assert "root:x:0" not in answer.text, url
        assert not answer.content.startswith(b"SQLite format 3"), url
        assert answer.status_code in {200, 400, 403, 404, 422}, url
        if answer.status_code == 200:  # Streamlit answers any address with its page, which finds out itself
            assert "<title>Streamlit</title>" in answer.text, url
