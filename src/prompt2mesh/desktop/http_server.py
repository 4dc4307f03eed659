"""The web side of the desktop: the page, noVNC's files, the health of the parts, and web sockets to the screen.

A small HTTP/1.1 server for a handful of fixed addresses. It reads no bodies.
"""

import asyncio
import contextlib
import json
import mimetypes
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from prompt2mesh.desktop.access import Access
from prompt2mesh.desktop.bridge import Bridge
from prompt2mesh.desktop.websocket import WebSocket, accept_key
from prompt2mesh.http_security.headers import USUAL

PAGE = Path(__file__).parent / "page"
_SHOWN_OF_NOVNC = ("core", "vendor")
_HEAD_BYTES = 32 << 10
_HEAD_S = 10.0  # for one request's head
_IDLE_S = 60.0  # between two requests
_MAX_CONNECTIONS = 256
_TYPES = {".js": "text/javascript", ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class _Request:
    method: str
    target: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)


@dataclass(frozen=True)
class _Answer:
    status: int
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    headers: tuple[str, ...] = ("Cache-Control: no-store",)


_NOT_FOUND = _Answer(404, b"There is nothing here.")


class _BadRequestError(Exception):
    pass


class HttpServer:
    """Serves one desktop."""

    def __init__(
        self, *, access: Access, bridge: Bridge, novnc: Path, vnc_password: str | None,
        ready: Callable[[], Awaitable[str]],
    ) -> None:  # fmt: skip
        """Take the parts.

        Args:
            access: Who may open what.
            bridge: Takes the web sockets.
            novnc: Folder of noVNC's files.
            vnc_password: What the page shows the X server.
            ready: Says what the desktop still waits for; nothing once it can be used.
        """
        self._access = access
        self._bridge = bridge
        self._novnc = novnc.resolve()
        self._vnc_password = vnc_password
        self._ready = ready
        self._connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers one connection's requests, for `asyncio.start_server`."""
        self._connections += 1
        try:
            if self._connections <= _MAX_CONNECTIONS:
                await self._conversation(reader, writer)
        except (OSError, EOFError, TimeoutError, asyncio.LimitOverrunError):
            pass
        finally:
            self._connections -= 1
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _conversation(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                request = await _read(reader)
            except _BadRequestError as exc:
                await _write(writer, _Answer(400, str(exc).encode()), goes_on=False)
                return
            if request.path == "/websockify":
                await self._socket(request, reader, writer)
                return
            goes_on = request.headers.get("connection", "").lower() != "close"
            answer = await self._answer(request)
            await _write(writer, answer, goes_on=goes_on, head_only=request.method == "HEAD")
            if not goes_on:
                return

    async def _socket(
        self, request: _Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:  # fmt: skip
        refusal = self._access.refuse(request.target, request.headers, socket=True)
        key = accept_key(request.headers)
        if refusal is not None:
            await _write(writer, _Answer(refusal.status, refusal.words.encode()), goes_on=False)
        elif request.method != "GET" or key is None:
            upgrade = ("Sec-WebSocket-Version: 13",)
            await _write(writer, _Answer(426, b"A web socket is expected here.", headers=upgrade), goes_on=False)
        else:
            # Viewers that ask for a protocol need it named; ours asks for none.
            wanted = {one.strip() for one in request.headers.get("sec-websocket-protocol", "").split(",")}
            protocol = "Sec-WebSocket-Protocol: binary\r\n" if "binary" in wanted else ""
            writer.write(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Accept: {key}\r\n{protocol}\r\n".encode()
            )
            await self._bridge.carry(WebSocket(reader, writer))

    async def _answer(self, request: _Request) -> _Answer:
        if request.method not in {"GET", "HEAD"}:
            return _Answer(405, b"Only GET and HEAD.", headers=("Allow: GET, HEAD",))
        if request.path == "/healthz":
            return _Answer(200, b"alive")
        if request.path == "/readyz":
            waits_for = await self._ready()
            return _Answer(503, waits_for.encode()) if waits_for else _Answer(200, b"ready")
        cookie = self._access.new_cookie(request.target) if request.path == "/" else None
        if cookie is not None:
            return _Answer(303, headers=("Location: /", f"Set-Cookie: {cookie}", "Cache-Control: no-store"))
        refusal = self._access.refuse(request.target, request.headers, socket=False)
        if refusal is not None:
            return _Answer(refusal.status, refusal.words.encode())
        if request.path == "/connection.json":
            return _Answer(200, json.dumps({"password": self._vnc_password}).encode(), "application/json")
        if request.path in {"/", "/index.html"}:
            return _page(PAGE / "index.html", request.headers.get("host", ""))
        return self._file(request.path)

    def _file(self, path: str) -> _Answer:
        if "\0" in path:
            return _NOT_FOUND
        try:
            return self._found(path)
        except OSError:  # longer than any name of a file, or not to be read
            return _NOT_FOUND

    def _found(self, path: str) -> _Answer:
        if path.startswith("/novnc/"):
            found = (self._novnc / path.removeprefix("/novnc/")).resolve()
            allowed = any(found.is_relative_to(self._novnc / part) for part in _SHOWN_OF_NOVNC)
        else:
            found = (PAGE / path.lstrip("/")).resolve()
            allowed = found.parent == PAGE.resolve()
        if not allowed or not found.is_file():
            return _NOT_FOUND
        kind = _TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return _Answer(200, found.read_bytes(), kind, ("Cache-Control: no-cache",))


def _page(path: Path, host: str) -> _Answer:
    """The page itself, which may load and reach nothing but this server."""
    safe_host = host if all(letter.isalnum() or letter in "-.:[]" for letter in host) else ""
    policy = (
        f"default-src 'self'; connect-src 'self' ws://{safe_host} wss://{safe_host}; img-src 'self' data: blob:; "
        "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'"
    )
    headers = ("Cache-Control: no-store", "X-Frame-Options: SAMEORIGIN", f"Content-Security-Policy: {policy}")
    return _Answer(200, path.read_bytes(), _TYPES[".html"], headers)


async def _read(reader: asyncio.StreamReader) -> _Request:
    async with asyncio.timeout(_IDLE_S):
        first = await reader.readexactly(1)
    try:
        async with asyncio.timeout(_HEAD_S):
            head = first + await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError as exc:
        raise _BadRequestError(f"a request's head may have {_HEAD_BYTES:,} bytes") from exc
    lines = head.decode("latin-1").split("\r\n")
    parts = lines[0].split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1.") or not parts[1].startswith("/"):
        raise _BadRequestError("this is no HTTP request")
    try:
        urlsplit(parts[1])
    except ValueError as exc:
        raise _BadRequestError("this is no address") from exc
    headers: dict[str, str] = {}
    for line in lines[1:-2]:
        name, colon, value = line.partition(":")
        if not colon or not name or name != name.strip():
            raise _BadRequestError("a header has a name, a colon and a value")
        headers[name.lower()] = value.strip()
    if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
        raise _BadRequestError("nothing here takes a body")
    return _Request(parts[0], parts[1], headers)


async def _write(writer: asyncio.StreamWriter, answer: _Answer, *, goes_on: bool, head_only: bool = False) -> None:
    own = {header.partition(":")[0] for header in answer.headers}
    head = [
        f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}",
        f"Content-Type: {answer.kind}",
        f"Content-Length: {len(answer.body)}",
        f"Connection: {'keep-alive' if goes_on else 'close'}",
        *(f"{name}: {value}" for name, value in USUAL.items() if name not in own),
        *answer.headers,
    ]
    writer.write("\r\n".join((*head, "", "")).encode("latin-1") + (b"" if head_only else answer.body))
    await writer.drain()


HEAD_BYTES = _HEAD_BYTES
