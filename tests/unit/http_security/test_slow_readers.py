"""Answers that nobody reads end, and let go of what they are made of; whoever reads slowly gets all."""

import asyncio
import contextlib
import select
import socket
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from prompt2mesh.http_security.slow_heads import PatientProtocol

PIECE = b"x" * 65536
PIECES = 10
# More than two buffers of the kernel that are kept small, less than what a server writes before it waits.
SHORT = b"y" * 60_000


@dataclass
class Served:
    """A server whose buffers are small, and what its long answers have open."""

    server: uvicorn.Server
    open: int = 0
    opened: int = 0

    def asked(self, path: str, *, headers: bytes = b"") -> socket.socket:
        """A request, of whose answer nothing is read yet."""
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(20)
        connection.connect(self.server.servers[0].sockets[0].getsockname())
        connection.sendall(b"GET " + path.encode() + b" HTTP/1.1\r\nHost: a\r\n" + headers + b"\r\n")
        return connection

    def is_let_go(self) -> bool:
        return not self.server.server_state.connections and not self.open


class Looked(PatientProtocol):
    """Looks often, and has the other side read just before, so that no clock decides."""

    read_s = 0.1
    least_bytes = 1000
    reads: ClassVar[list[Callable[[], object]]] = []

    def look(self) -> None:
        for read in self.reads:
            read()
        super().look()


@contextmanager
def serving(*, send_buffer: int = 8192) -> Generator[Served]:
    async def long(request: Request) -> Response:
        del request

        async def pieces() -> AsyncGenerator[bytes]:
            served.open += 1
            served.opened += 1
            try:
                for _ in range(PIECES):
                    yield PIECE
            finally:
                served.open -= 1

        return StreamingResponse(pieces())

    async def short(request: Request) -> Response:
        del request
        return Response(SHORT)

    async def late(request: Request) -> Response:
        del request
        await asyncio.sleep(1)
        return Response(b"late")

    app = Starlette(routes=[Route("/long", long), Route("/short", short), Route("/late", late)])
    server = uvicorn.Server(uvicorn.Config(
        app, log_level="error", http=Looked, timeout_keep_alive=1, timeout_graceful_shutdown=1,
    ))  # fmt: skip
    served = Served(server)
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    listening.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    settle(lambda: server.started)
    try:
        yield served
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def served() -> Generator[Served]:
    with serving() as opened:
        yield opened


def what_is_there(connection: socket.socket, most: int) -> bytes:
    with contextlib.suppress(OSError):  # the server has hung up
        if select.select([connection], [], [], 0)[0]:
            return connection.recv(most)
    return b""


def settle(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_an_answer_that_nobody_reads_ends_and_closes_what_it_is_made_of(served: Served) -> None:
    silent = [served.asked("/long") for _ in range(5)]
    settle(lambda: served.opened == 5)
    settle(served.is_let_go)
    for one in silent:
        one.close()


@pytest.mark.parametrize("headers", [b"", b"Connection: close\r\n"], ids=["kept alive", "closed"])
def test_the_rest_of_a_short_answer_is_not_waited_for_either(served: Served, headers: bytes) -> None:
    with served.asked("/short", headers=headers):
        settle(lambda: not served.is_let_go())
        settle(served.is_let_go)


def test_one_byte_now_and_then_is_no_reading(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with served.asked("/long") as connection:
        monkeypatch.setattr(Looked, "reads", [lambda: what_is_there(connection, 1)])
        settle(lambda: served.opened == 1 and served.is_let_go())


@pytest.mark.parametrize("send_buffer", [8192, 131_072], ids=["held by the server", "held by the kernel"])
def test_whoever_reads_slowly_gets_all(monkeypatch: pytest.MonkeyPatch, send_buffer: int) -> None:
    found = bytearray()

    def read_some() -> None:
        if len(found) < 100_000:
            found.extend(what_is_there(connection, 20_000))

    with serving(send_buffer=send_buffer) as served, served.asked("/long") as connection:
        monkeypatch.setattr(Looked, "reads", [read_some])
        settle(lambda: len(found) >= 100_000)
        while not found.endswith(b"\r\n0\r\n\r\n"):
            found += connection.recv(65536)
    assert found.count(b"x") == PIECES * len(PIECE)


def test_an_answer_that_takes_its_time_is_waited_for(served: Served) -> None:
    with served.asked("/late", headers=b"Connection: close\r\n") as connection:
        assert connection.makefile("rb").read().endswith(b"late")
