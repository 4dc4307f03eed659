"""Web sockets to a screen, spoken by another library's client and by hand where no library would be so rude."""

import os
import socket
import struct
import time
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.support.desktop_web import Served, web_server


def opened(served: Served, **options: object) -> ClientConnection:
    return connect(f"ws://127.0.0.1:{served.port}/websockify", compression=None, **options)  # type: ignore[arg-type]


def closed_with(connection: ClientConnection) -> tuple[int, str]:
    with pytest.raises(ConnectionClosed):
        connection.recv(timeout=5)
    assert connection.protocol.close_code is not None
    return connection.protocol.close_code, connection.protocol.close_reason or ""


def test_bytes_go_both_ways_whatever_their_number(tmp_path: Path) -> None:
    with web_server(tmp_path) as served, opened(served, max_size=None) as viewer:
        for size in (1, 125, 126, 65535, 65536, 300_000):
            sent = os.urandom(size)
            viewer.send(sent)
            got = b""
            while len(got) < size:
                got += bytes(viewer.recv(timeout=5))  # type: ignore[arg-type]
            assert got == sent


def test_a_message_in_parts_arrives_whole(tmp_path: Path) -> None:
    with web_server(tmp_path) as served, opened(served) as viewer:
        viewer.send([b"one ", b"two ", b"three"])
        assert viewer.recv(timeout=5) == b"one two three"


def test_pings_come_while_nothing_happens_and_a_silent_end_is_noticed(tmp_path: Path) -> None:
    with web_server(tmp_path, ping_s=0.2) as served:
        with socket.create_connection(("127.0.0.1", served.port)) as raw:
            raw.settimeout(5)
            shake_hands(raw, served.port)
            began = time.monotonic()
            assert raw.recv(2) == b"\x89\x00"
            assert raw.recv(2) == b"\x89\x00"
            assert time.monotonic() - began < 2
            # It answers none of them: the socket is closed.
            rest = b""
            while piece := raw.recv(100):
                rest += piece
            assert b"nobody answers" in rest
        with opened(served) as viewer:  # one that answers, as browsers do by themselves, stays
            time.sleep(1.2)
            viewer.send(b"still here")
            assert viewer.recv(timeout=5) == b"still here"


def test_only_so_many_at_once_and_the_next_is_told(tmp_path: Path) -> None:
    with web_server(tmp_path, max_sockets=2) as served:
        with opened(served) as first, opened(served):
            with opened(served) as third:
                assert closed_with(third) == (4001, "2 windows show this desktop already")
            first.send(b"undisturbed")
            assert first.recv(timeout=5) == b"undisturbed"
        wait_until_open(served, 0)
        with opened(served) as again:
            again.send(b"in")
            assert again.recv(timeout=5) == b"in"


def test_a_socket_has_an_end(tmp_path: Path) -> None:
    with web_server(tmp_path, lifetime_s=0.3) as served, opened(served) as viewer:
        assert closed_with(viewer) == (4000, "connect again")


def test_the_end_of_the_desktop_and_of_its_screen_are_told(tmp_path: Path) -> None:
    with web_server(tmp_path) as served:
        with opened(served) as viewer:
            viewer.send(b"hang up")
            assert closed_with(viewer) == (1011, "the desktop's screen is gone")
        with opened(served) as viewer:
            served.end()
            assert closed_with(viewer) == (1001, "the desktop ends")
    with web_server(tmp_path / "none", screen=False) as served, opened(served) as viewer:
        assert closed_with(viewer) == (1011, "the desktop is starting")


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        pytest.param(b"\x82\x05hello", 1002, id="not masked"),
        pytest.param(b"\xc2\x80\0\0\0\0", 1002, id="an extension"),
        pytest.param(b"\x81\x82\0\0\0\0hi", 1003, id="text"),
        pytest.param(b"\x80\x80\0\0\0\0", 1002, id="a part of nothing"),
        pytest.param(b"\x83\x80\0\0\0\0", 1002, id="an unknown kind"),
        pytest.param(b"\x09\x80\0\0\0\0", 1002, id="a ping in parts"),
        pytest.param(b"\x89\xfe\x00\x7e\0\0\0\0" + bytes(126), 1002, id="a long ping"),
        pytest.param(b"\x82\xff" + struct.pack(">Q", 1 << 40) + bytes(4), 1009, id="a terabyte"),
    ],
)
def test_what_breaks_the_rules_is_told_which(frame: bytes, code: int, tmp_path: Path) -> None:
    with web_server(tmp_path) as served, socket.create_connection(("127.0.0.1", served.port)) as raw:
        raw.settimeout(5)
        shake_hands(raw, served.port)
        raw.sendall(frame)
        head = raw.recv(2)
        assert head[0] == 0x88
        assert int.from_bytes(raw.recv(2), "big") == code


def test_a_request_that_is_no_handshake_is_refused(tmp_path: Path) -> None:
    with web_server(tmp_path) as served:
        assert b" 426 " in asked(served.port, "GET /websockify HTTP/1.1\r\nHost: localhost\r\n\r\n")
        evil = handshake(served.port).replace(b"\r\n\r\n", b"\r\nOrigin: https://evil.test\r\n\r\n")
        assert b" 403 " in asked(served.port, evil.decode())


def handshake(port: int) -> bytes:
    return (
        f"GET /websockify HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def shake_hands(raw: socket.socket, port: int) -> None:
    raw.sendall(handshake(port))
    head = b""
    while b"\r\n\r\n" not in head:
        head += raw.recv(1)
    assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in head  # the example of the standard


def asked(port: int, request: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
        raw.sendall(request.encode())
        raw.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := raw.recv(65536):
            answer += piece
        return answer


def wait_until_open(served: Served, count: int) -> None:
    deadline = time.monotonic() + 5
    while served.bridge.open != count and time.monotonic() < deadline:
        time.sleep(0.01)
    assert served.bridge.open == count
