"""What other processes send: events, a worker's answers, an agent's lines, MCP messages, a browser's bytes."""

import io
import json
import logging
import socket
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn, cast

import anyio
import httpx2
from mcp.server.stdio import stdio_server

from fuzz.library import library_loaded
from fuzz.mutation import json_mutator, word_mutator
from fuzz.target import Doors, Mutate, Native, Target
from fuzz.wire import send_in_pieces
from prompt2mesh.builders.process import read_answer
from prompt2mesh.client import errors as client_errors
from prompt2mesh.client.sse import SseParser
from prompt2mesh.instances.agent_client import read_line
from prompt2mesh.instances.agent_client import refusal as agent_refusal
from prompt2mesh.instances.agent_wire import AgentLine, BuildLine
from prompt2mesh.mcp.backend import Backend, ToolContext
from prompt2mesh.mcp.scenes import Scenes, Session
from prompt2mesh.mcp.server import StudioServer, build_server
from prompt2mesh.mcp.tools import TOOLS
from prompt2mesh.mesh.errors import (
    InstanceUnavailableError,
    Prompt2MeshError,
    StoreUnavailableError,
    WorkerCrashedError,
)
from prompt2mesh.studio.service.accounts import Principal
from tests.support.desktop_web import web_server

_WAIT_S = 30.0
_MOST_MESSAGES = 6
_WORDS = (
    "jsonrpc", "2.0", "method", "params", "initialize", "tools/call", "tools/list", "resources/read", "resources/list",
    "prompts/get", "ping", "notifications/initialized", "notifications/cancelled", "name", "arguments", "uri", "cursor",
    "protocolVersion", "capabilities", "clientInfo", "version", "_meta", "progressToken", "p2m://", "id", "ok", "result",
    "error", "code", "message", "hint", "suggestions", "progress", "stage", "share", "files", "digest", "size_bytes",
    "geometry_failed", "worker_crashed", "batch_invalid", "rate_limited", "detail", "status", "title", "errors",
    *(tool.name for tool in TOOLS),
)  # fmt: skip
_HTTP = tuple(
    "GET|HEAD|POST|/|//|/websockify|/healthz|/novnc/core/rfb.js|/novnc/../|/index.html|/connection.json|?token=|%2e%2e|"
    "%00|%ff|[|]|:|@| HTTP/1.1\r\n|\r\n|\r\n\r\n|Host: localhost\r\n|Host: [::1\r\n|Connection: Upgrade\r\n|"
    "Upgrade: websocket\r\n|Sec-WebSocket-Version: 13\r\n|Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n|"
    'Origin: http://[\r\n|Cookie: a=b; "\r\n|Content-Length: 0\r\n|X-Forwarded-Host: \r\n|\x82\x80\0\0\0\0|\x88\x80\0\0\0\0|'
    "\x89\x80\0\0\0\0|\x82\xff\x7f".split("|")
)
_desktop_port: list[int] = []
_faults: list[logging.LogRecord] = []


def _sse(data: bytes) -> None:
    """Wherever it is cut, the same events come."""
    whole, bytewise = SseParser(), SseParser()
    expected = whole.feed(data)
    assert [event for byte in data for event in bytewise.feed(bytes([byte]))] == expected
    assert (bytewise.retry_s, bytewise.last_id) == (whole.retry_s, whole.last_id)


def _worker(data: bytes) -> None:
    """A line from a worker is progress, a result or an error of the tree."""
    try:
        answer = read_answer(data, number=1)
    except WorkerCrashedError as error:
        assert error.message
        return
    if answer.error is not None:
        assert isinstance(answer.error, Prompt2MeshError)
        assert answer.error.as_dict()


def _agent(data: bytes) -> None:
    """A line from an instance's agent, and its refusals and those of the API as clients read them."""
    for kind in (AgentLine, BuildLine):
        try:
            line = read_line(data, kind)
        except InstanceUnavailableError as error:
            assert error.message
        else:
            if line.error is not None:
                assert line.error.error().as_dict()
    for status in (401, 404, 409, 422, 429, 500, 503):
        response = httpx2.Response(status, content=data, headers={"Content-Type": "application/problem+json"},
                                   request=httpx2.Request("GET", "http://testserver/"))  # fmt: skip
        assert agent_refusal(response).message is not None
        assert client_errors.refusal(response).as_dict()


class _NoStudio(Backend):
    """There is nothing behind the tools: what they make of their arguments is what is tried."""

    local = True

    def __init__(self) -> None:
        self.scenes = Scenes(self._none)

    @staticmethod
    def _none() -> NoReturn:
        raise StoreUnavailableError("there is no studio here")

    async def platform(self) -> NoReturn:
        self._none()

    async def principal(self, context: ToolContext) -> Principal:
        del context
        return cast("Principal", _Anybody())

    async def hub(self) -> NoReturn:
        self._none()

    async def prepare_to_make(self) -> None:
        self._none()

    async def session(self, context: ToolContext) -> Session:
        del context
        return Session("usr_1", "fuzz")

    async def hand_over(self, label: str, file: Any, *, folder: str | None) -> NoReturn:
        del label, file, folder
        self._none()

    async def close(self) -> None:
        self.scenes.close_all()


class _Anybody:
    """May do anything, and is nobody."""

    user: Any = None

    def require(self, scope: str) -> None:
        """Every scope is granted."""


def _mcp(data: bytes) -> None:
    """Lines of JSON-RPC to the real server: those with an id are answered, and it ends when the line does."""
    lines = data.split(b"\n")[:_MOST_MESSAGES]
    told = io.BytesIO()

    async def serve() -> None:
        server: StudioServer = build_server(_NoStudio)
        given = io.TextIOWrapper(io.BytesIO(b"\n".join((*_HANDSHAKE, *lines)) + b"\n"), "utf-8", errors="replace")
        answers = io.TextIOWrapper(told, "utf-8", write_through=True)
        lowlevel = server._lowlevel_server  # noqa: SLF001 - the SDK runs on the process's own streams otherwise
        with anyio.fail_after(_WAIT_S):
            async with stdio_server(anyio.wrap_file(given), anyio.wrap_file(answers)) as (reading, writing):
                await lowlevel.run(reading, writing, lowlevel.create_initialization_options())
        answers.detach()

    anyio.run(serve)
    answered = [json.loads(line) for line in told.getvalue().splitlines()]
    assert answered, "not even the handshake was answered"
    assert answered[0]["id"] == 0
    for answer in answered:
        assert answer["jsonrpc"] == "2.0"
        text = json.dumps(answer.get("error", {}))
        assert "Traceback" not in text, text


_HANDSHAKE = (
    (
        b'{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},'
        b'"clientInfo":{"name":"fuzz","version":"1"}}}'
    ),
    b'{"jsonrpc":"2.0","method":"notifications/initialized"}',
)


def _browser(data: bytes) -> None:
    """Bytes to the desktop's web server: nothing that nobody foresaw, and the next visitor is served."""
    _faults.clear()
    port = _desktop_port[0]
    send_in_pieces(port, data, step=max(len(data), 1), timeout_s=_WAIT_S)
    with socket.create_connection(("127.0.0.1", port), timeout=_WAIT_S) as other:
        other.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert other.recv(65536).startswith(b"HTTP/1.1 200")
    for fault in _faults:
        if fault.exc_info and fault.exc_info[1] is not None:
            raise fault.exc_info[1]
        raise AssertionError(fault.getMessage())


class _Faults(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _faults.append(record)


@contextmanager
def _desktop() -> Generator[None]:
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    logger, handler = logging.getLogger("asyncio"), _Faults(logging.ERROR)
    with ExitStack() as stack:
        stack.enter_context(library_loaded())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir="/tmp", prefix="p2m-")))
        served = stack.enter_context(web_server(folder))
        _desktop_port.append(served.port)
        logger.addHandler(handler)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            _desktop_port.clear()


_DOORS = Doors({"sse": _sse, "worker": _worker, "agent": _agent, "mcp": _mcp, "browser": _browser})


def _mutate() -> Mutate:
    lines = _DOORS.mutator(_by_lines)
    pieces = _DOORS.mutator(word_mutator(_HTTP, between=""))

    def mutate(data: bytes, most: int, rng: Any, native: Native) -> bytes:
        return (pieces if data.startswith((b"browser\n", b"sse\n")) else lines)(data, most, rng, native)

    return mutate


_as_json = json_mutator(words=_WORDS)


def _by_lines(data: bytes, most: int, rng: Any, native: Native) -> bytes:
    """Mutates one of several lines of JSON, or puts it in once more."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    changed = _as_json(lines[at], max(most - len(data) + len(lines[at]), 0), rng, native)
    lines[at : at + 1] = [lines[at], changed] if rng.random() < 0.1 else [changed]
    return b"\n".join(lines)[:most]


TARGET = Target(
    about="whatever another process sends is read, refused or answered, and the next one is served",
    run=_DOORS, mutate=_mutate(), prepare=_desktop, dictionary=(*_WORDS, *_HTTP, "data: ", "event: ", "id: ", "retry: "),
    most_bytes=4000, cpu_s=10.0,
)  # fmt: skip
