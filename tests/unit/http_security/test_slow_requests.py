"""Slow heads and slow bodies end; what flows does not."""

import asyncio
import socket
import threading
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from prompt2mesh.http_security.slow_bodies import PatientBodies
from prompt2mesh.http_security.slow_heads import PatientProtocol

HEAD = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n"


async def length(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def slowly(request: Request) -> Response:
    del request

    async def steps() -> AsyncGenerator[bytes]:
        for _ in range(4):
            await asyncio.sleep(0.3)
            yield b"x"

    return StreamingResponse(steps())


class Hasty(PatientProtocol):
    head_s = 0.5


@contextmanager
def served() -> Generator[int]:
    app = Starlette(routes=[Route("/", length, methods=["POST"]), Route("/slow", slowly)])
    server = uvicorn.Server(uvicorn.Config(
        PatientBodies(app, step_s=0.6, body_s=1.5), port=0, log_level="error", http=Hasty,  # type: ignore[arg-type]
    ))  # fmt: skip
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def port() -> Generator[int]:
    with served() as opened:
        yield opened


def said(port: int, *parts: bytes, gap_s: float = 0.0) -> bytes:
    """What the server says until it hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        for part in parts:
            try:
                connection.sendall(part)
            except OSError:
                break
            time.sleep(gap_s)
        found = b""
        try:
            while data := connection.recv(65536):
                found += data
        except ConnectionResetError:
            pass
        return found


@pytest.mark.parametrize("sent", [b"", b"GE", b"GET / HTTP/1.1\r\nHost: a\r\n"], ids=["nothing", "a word", "no end"])
def test_a_head_that_does_not_come_is_not_waited_for(port: int, sent: bytes) -> None:
    assert said(port, sent).startswith(b"HTTP/1.1 408 ")


def test_a_head_in_drops_is_not_waited_for_either(port: int) -> None:
    assert said(port, *(bytes([letter]) for letter in HEAD), gap_s=0.1).startswith(b"HTTP/1.1 408 ")


def test_the_second_head_of_a_connection_is_waited_for_no_longer_than_the_first(port: int) -> None:
    answered = said(port, HEAD + b"\r\nabcdef", b"GET / HT", gap_s=0.1)
    assert answered.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 408 " in answered


@pytest.mark.parametrize("gap_s", [0.0, 0.45], ids=["stands still", "in drops"])
def test_a_body_that_does_not_come_is_not_waited_for(port: int, gap_s: float) -> None:
    drops = [b"a"] * 5 if gap_s else [b"abc"]
    assert said(port, HEAD + b"\r\n", *drops, gap_s=gap_s).startswith(b"HTTP/1.1 408 ")


def test_what_flows_is_answered(port: int) -> None:
    close = b"Connection: close\r\n\r\n"
    assert said(port, HEAD + close, b"abc", b"def", gap_s=0.2).endswith(b"6")
    assert b"xxxx" in said(port, b"GET /slow HTTP/1.1\r\nHost: a\r\n" + close).replace(b"\r\n1\r\n", b"")
