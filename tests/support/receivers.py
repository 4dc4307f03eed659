"""A real HTTP server that receives webhook messages, well or badly, and remembers them."""

import ssl
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Received:
    """A message as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


Behaviour = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int, body: bytes = b"", **headers: str) -> Behaviour:
    """Answers like a decent server."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def close_at_once(handler: BaseHTTPRequestHandler) -> None:
    """Hangs up without an answer."""
    handler.connection.close()
    handler.close_connection = True


def trickle(handler: BaseHTTPRequestHandler) -> None:
    """Sends a byte of the headers now and then, for ever."""
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.1)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Takes the message and says nothing."""
    del handler
    time.sleep(30)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Answers with a body that does not end."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


@dataclass
class Receiver:
    """The server, and what came to it."""

    port: int
    behaviour: Behaviour = field(default_factory=lambda: answer(204))
    received: list[Received] = field(default_factory=list[Received])
    arrived: threading.Condition = field(default_factory=threading.Condition)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def wait_for(self, count: int, *, timeout_s: float = 20.0) -> list[Received]:
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.received) >= count, timeout=timeout_s), (
                f"{len(self.received)} of {count} messages came"
            )
            return list(self.received)


@contextmanager
def receiver(behaviour: Behaviour | None = None, *, tls: ssl.SSLContext | None = None) -> Generator[Receiver]:
    """A server on a free port, until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            with opened.arrived:
                headers = {name.lower(): value for name, value in self.headers.items()}
                opened.received.append(Received(self.path, headers, body))
                opened.arrived.notify_all()
            with suppress(OSError):  # the sender has hung up, as it may
                opened.behaviour(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    opened = Receiver(server.server_address[1])
    if behaviour is not None:
        opened.behaviour = behaviour
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield opened
    finally:
        server.shutdown()
        server.server_close()
