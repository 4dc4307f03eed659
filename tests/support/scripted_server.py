"""A real HTTP server that answers as a test tells it to, and that can break off in the middle of an answer."""

import json
import socket
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What to answer.

    Attributes:
        body: Data for JSON, bytes, or pieces that are sent one by one (chunked).
        cut_after: Break the connection after this many bytes of the body; None does not.
        unanswered: Break the connection before anything is said.
    """

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    unanswered: bool = False


Answer = Callable[[Received], Reply]


class ScriptedServer(ThreadingHTTPServer):
    """Answers with the function under `METHOD /path`; remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        self.routes: dict[str, Answer] = {}
        self.otherwise: Answer | None = None  # of a request that no route is for
        self.received: list[Received] = []
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is what many tests are about."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def on(self, route: str, *answers: Reply | Answer) -> None:
        """The answers of a route, one for each request; the last one is repeated."""
        left = list(answers)

        def answer(request: Received) -> Reply:
            with self._lock:
                now = left.pop(0) if len(left) > 1 else left[0]
            return now if isinstance(now, Reply) else now(request)

        self.routes[route] = answer

    def asked(self, route: str) -> list[Received]:
        method, _, path = route.partition(" ")
        return [one for one in self.received if (one.method, one.path) == (method, path)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        body = self._body()
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Received(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
        server = cast("ScriptedServer", self.server)
        server.received.append(request)
        answer = server.routes.get(f"{request.method} {request.path}") or server.otherwise
        reply = Reply(404, problem("not_found", "no such thing")) if answer is None else answer(request)
        try:
            self._send(reply)
        except ConnectionError:
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - http.server's names

    def _body(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        pieces: list[bytes] = []
        while size := int(self.rfile.readline(), 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def _send(self, reply: Reply) -> None:
        if reply.unanswered:
            return self._break()
        kind = "application/json" if reply.status < 400 else "application/problem+json"
        headers = {"Content-Type": kind, **reply.headers}
        pieces: Iterator[bytes] | None = None
        data = b""
        if isinstance(reply.body, bytes):
            data = reply.body
        elif isinstance(reply.body, (list, Iterator)) and headers["Content-Type"] != kind:
            pieces = iter(reply.body)
        elif reply.body is not None:
            data = json.dumps(reply.body).encode()
        if "Date" in headers:  # one of the test's own
            self.send_response_only(reply.status)
        else:
            self.send_response(reply.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if pieces is None:
            self.send_header("Content-Length", str(len(data)))
        else:
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if pieces is None:
            self.wfile.write(data[: reply.cut_after])
            return self._break() if reply.cut_after is not None else None
        for piece in pieces:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.flush()
        if reply.cut_after is not None:
            return self._break()
        self.wfile.write(b"0\r\n\r\n")
        return None

    def _break(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        del format, args


def problem(code: str, detail: str, **more: Any) -> dict[str, Any]:
    return {"type": f"https://errors.test/{code}", "title": code, "detail": detail, "code": code, "hint": "", **more}


@contextmanager
def scripted_server() -> Generator[ScriptedServer]:
    server = ScriptedServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
