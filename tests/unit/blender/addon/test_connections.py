"""The socket with real clients and a Blender that is played by the test."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any, ClassVar

import pytest

from prompt2mesh.blender.addon import connections as module
from prompt2mesh.blender.addon.connections import Answer, SocketServer, check_address, open_listener
from prompt2mesh.blender.addon.dialects import Request
from prompt2mesh.blender.addon.errors import CommandError

TOKEN = "t" * 24


class Blender:
    """Echoes; holds back what it is told to hold."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.held: list[Answer] = []

    def handle(self, request: Request, answer: Answer) -> None:
        self.asked.append(request.kind)
        if request.kind == "hold":
            self.held.append(answer)
        elif request.kind == "blob":
            answer({"blob": "x" * int(request.params["size"])}, None)
        elif request.kind == "fault":
            raise ZeroDivisionError
        else:
            answer({"kind": request.kind, **request.params}, None)


class Client:
    opened: ClassVar[list["Client"]] = []

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.opened.append(self)

    def send(self, data: bytes | dict[str, Any]) -> None:
        self.socket.sendall(data if isinstance(data, bytes) else json.dumps(data).encode())

    def answer(self) -> dict[str, Any]:
        """The way blender-mcp's server reads: more, until all of it is JSON."""
        data = b""
        while True:
            chunk = self.socket.recv(1 << 20)
            assert chunk, f"closed after {data!r}"
            data += chunk
            try:
                return json.loads(data.rstrip(b"\0\n"))
            except ValueError:
                continue

    def rest(self) -> bytes:
        data = b""
        while chunk := self.socket.recv(1 << 20):
            data += chunk
        return data


@pytest.fixture(autouse=True)
def _hang_up() -> Iterator[None]:
    yield
    while Client.opened:
        Client.opened.pop().socket.close()


@pytest.fixture
def blender() -> Blender:
    return Blender()


@pytest.fixture
def server(blender: Blender) -> Iterator[SocketServer]:
    with closing(SocketServer(open_listener("127.0.0.1", 0), blender.handle)) as opened:
        opened.start()
        yield opened


@pytest.fixture
def guarded(blender: Blender) -> Iterator[SocketServer]:
    with closing(SocketServer(open_listener("127.0.0.1", 0), blender.handle, token=TOKEN)) as opened:
        opened.start()
        yield opened


def test_each_dialect_is_answered_in_its_own_way(server: SocketServer) -> None:
    plain, nul, lines = (Client(server.port) for _ in range(3))
    plain.send({"type": "a", "params": {"x": 1}})
    assert plain.answer() == {"status": "success", "result": {"kind": "a", "x": 1}}
    nul.send(b'{"type":"execute","code":"y","strict_json":true}\0')
    assert nul.answer() == {"status": "ok", "kind": "execute", "code": "y", "strict_json": True}
    lines.send(b'{"id":"7","command":"b"}\n')
    assert lines.answer() == {"id": "7", "success": True, "result": {"kind": "b"}}


def test_several_commands_in_one_packet_are_answered_in_order(server: SocketServer, blender: Blender) -> None:
    client = Client(server.port)
    client.send(b'{"type":"hold"}{"type":"b"}\n{"type":"c"}\0')
    while len(blender.asked) < 3:
        time.sleep(0.01)
    blender.held[0]({"kind": "a"}, None)
    client.socket.shutdown(socket.SHUT_WR)
    data = b""
    while data.count(b"kind") < 3:
        data += client.socket.recv(4096)
    assert [data.index(word) for word in (b'"a"', b'"b"', b'"c"')] == sorted(
        data.index(word) for word in (b'"a"', b'"b"', b'"c"')
    )


def test_answers_with_an_id_do_not_wait_for_each_other(server: SocketServer, blender: Blender) -> None:
    client = Client(server.port)
    client.send(b'{"id":1,"command":"hold"}\n{"id":2,"command":"ping"}\n')
    assert client.answer()["id"] == 2
    blender.held[0]({}, None)
    assert client.answer()["id"] == 1


def test_letters_may_be_cut_by_packets(server: SocketServer) -> None:
    client = Client(server.port)
    for byte in json.dumps({"type": "a", "params": {"x": "Würfel 木 😀"}}, ensure_ascii=False).encode():
        client.send(bytes([byte]))
    assert client.answer()["result"]["x"] == "Würfel 木 😀"


def test_ten_megabytes_go_both_ways(server: SocketServer) -> None:
    client = Client(server.port)
    client.send({"type": "a", "params": {"x": "y" * 10_000_000}})
    assert len(client.answer()["result"]["x"]) == 10_000_000


def test_sixty_clients_are_served_beside_some_that_are_stuck(server: SocketServer) -> None:
    silent = [Client(server.port) for _ in range(5)]
    for client in silent:
        client.send(b'{"type":"a","params":{"half":"')
    unread = [Client(server.port) for _ in range(5)]
    for client in unread:  # answers that nobody takes
        for _ in range(40):
            client.send({"type": "blob", "params": {"size": 1_000_000}})
    clients = [Client(server.port) for _ in range(60)]
    for number, client in enumerate(clients):
        client.send({"type": "a", "params": {"n": number}})
    assert [client.answer()["result"]["n"] for client in clients] == list(range(60))
    # A client that reads nothing is not read from for ever: its commands wait with it.
    assert all(len(client.out) < 60_000_000 for client in server._clients.values())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"GET / HTTP/1.1\r\nHost: rebind.example:9876\r\n\r\n", "http_refused"),
        (b'POST / HTTP/1.1\r\n\r\n{"type":"execute_code","params":{"code":"1"}}', "http_refused"),
        (b"garbage", "bad_message"),
        (b'{"type":"\xff\xfe"}', "bad_message"),
        (b'{"a":' * 1000, "too_deep"),
    ],
)
def test_garbage_gets_a_clear_word_and_an_end(server: SocketServer, blender: Blender, data: bytes, code: str) -> None:
    client = Client(server.port)
    client.send(data)
    assert json.loads(client.rest())["code"] == code
    assert blender.asked == []


def test_a_message_before_garbage_is_answered_first(server: SocketServer) -> None:
    client = Client(server.port)
    client.send(b'{"type":"a"} garbage')
    first, last = client.rest().split(b"}{")
    assert b'"kind":"a"' in first
    assert b"bad_message" in last


def test_a_fault_in_a_command_leaves_the_server_alive(server: SocketServer) -> None:
    client = Client(server.port)
    client.send({"type": "fault"})
    assert client.answer()["code"] == "internal"
    client.send({"type": "a"})
    assert client.answer()["status"] == "success"


def test_without_the_token_nothing_runs(guarded: SocketServer, blender: Blender) -> None:
    for message in (
        {"type": "a"}, {"type": "a", "token": "wrong"}, {"type": "a", "token": None},
        {"type": "auth", "params": {"token": TOKEN[:-1]}}, {"id": 1, "command": "a"},
        {"type": "execute", "code": "1", "strict_json": True, "token": "é"},
    ):  # fmt: skip
        client = Client(guarded.port)
        client.send(json.dumps(message).encode() + b'\n{"type":"a","token":"' + TOKEN.encode() + b'"}')
        told = client.rest()
        assert b"unauthorized" in told
        assert TOKEN.encode() not in told
    assert blender.asked == []


@pytest.mark.parametrize(
    "first",
    [
        {"type": "auth", "params": {"token": TOKEN}},
        {"type": "a", "token": TOKEN},
        {"id": 1, "command": "auth", "params": {"token": TOKEN}},
        {"type": "execute", "code": "1", "strict_json": True, "token": TOKEN},
    ],
)
def test_the_token_once_opens_the_connection(guarded: SocketServer, first: dict[str, Any]) -> None:
    client = Client(guarded.port)
    client.send(first)
    client.answer()
    client.send({"type": "b"})
    assert client.answer()["status"] == "success"


def test_who_shows_no_token_sends_little_and_not_for_long(
    guarded: SocketServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(guarded.port)
    client.send(b'{"type":"a","params":{"x":"' + b"y" * 70_000)
    assert b"too_large" in client.rest()
    monkeypatch.setattr(module, "FIRST_MESSAGE_S", 0.5)
    assert b"no token came in time" in Client(guarded.port).rest()


def test_half_a_message_and_then_silence_is_ended(server: SocketServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STALLED_S", 0.5)
    idle, half = Client(server.port), Client(server.port)
    half.send(b'{"type":"a"')
    assert b"stalled" in half.rest()
    idle.send({"type": "a"})  # who waits between two messages is left alone
    assert idle.answer()["status"] == "success"


def test_more_clients_than_there_is_room_for_are_told(server: SocketServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CLIENTS", 3)
    kept = [Client(server.port) for _ in range(3)]
    assert b"too_many_clients" in Client(server.port).rest()
    kept[0].send({"type": "a"})
    assert kept[0].answer()["status"] == "success"


def test_closing_ends_every_connection_and_the_thread(server: SocketServer) -> None:
    clients = [Client(server.port) for _ in range(3)]
    for client in clients:
        client.send({"type": "hold"})
    time.sleep(0.1)
    server.close()
    assert all(client.rest() == b"" for client in clients)
    assert not any(thread.name == "prompt2mesh-socket" and thread.is_alive() for thread in threading.enumerate())
    with pytest.raises(OSError, match="refused"):
        Client(server.port)


def test_who_sees_its_connection_end_finds_nobody_listening(
    server: SocketServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(server.port)
    client.send({"type": "a"})
    client.answer()
    seen, drop = threading.Event(), SocketServer._drop

    def drop_and_pause(self: SocketServer, gone: Any) -> None:
        drop(self, gone)
        seen.wait(timeout=20)

    monkeypatch.setattr(SocketServer, "_drop", drop_and_pause)
    closing_thread = threading.Thread(target=server.close)
    closing_thread.start()
    try:
        assert client.rest() == b""
        with pytest.raises(ConnectionRefusedError):  # not a connection that is reset at its first word
            Client(server.port)
    finally:
        seen.set()
        closing_thread.join()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])  # noqa: S104
def test_an_address_that_others_reach_needs_a_token(host: str) -> None:
    with pytest.raises(CommandError) as refused:
        check_address(host, None)
    assert refused.value.code == "token_needed"
    check_address(host, TOKEN)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_needs_none_and_no_token_is_short(host: str) -> None:
    check_address(host, None)
    with pytest.raises(CommandError, match="16 characters"):
        check_address(host, "short")


def test_a_server_on_every_address_is_not_opened_without_a_token(blender: Blender) -> None:
    listener = open_listener("0.0.0.0", 0)  # noqa: S104 - closed at once
    with closing(listener), pytest.raises(CommandError, match="token"):
        SocketServer(listener, blender.handle)


def test_two_sockets_are_one_server(blender: Blender) -> None:
    first, second = open_listener("127.0.0.1", 0), open_listener("127.0.0.1", 0)
    ports = [one.getsockname()[1] for one in (first, second)]
    with closing(SocketServer(first, blender.handle, second, token=TOKEN)) as opened:
        opened.start()
        clients = [Client(port) for port in ports]
        for client in clients:
            client.send({"type": "a", "token": TOKEN})
            assert client.answer()["status"] == "success"
        assert opened.clients == 2
        stranger = Client(ports[1])
        stranger.send({"type": "a"})
        assert stranger.answer()["status"] == "error"
    for port in ports:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=10)


def test_a_second_socket_on_every_address_is_not_opened_without_a_token_either(blender: Blender) -> None:
    with (
        closing(open_listener("127.0.0.1", 0)) as first, closing(open_listener("0.0.0.0", 0)) as second,  # noqa: S104 - closed at once
        pytest.raises(CommandError, match="token"),
    ):  # fmt: skip
        SocketServer(first, blender.handle, second)


def test_a_time_without_an_end_is_the_longest_there_is_and_ends_nothing(server: SocketServer) -> None:
    # It raised OverflowError in the thread that serves all.
    client = Client(server.port)
    client.send(b'{"type":"a","timeout_s":1' + b"0" * 400 + b"}")
    assert client.answer()["status"] == "success"
    later = Client(server.port)
    later.send({"type": "b"})
    assert later.answer()["result"]["kind"] == "b"


def test_a_token_that_is_no_text_of_this_world_is_refused_in_words(guarded: SocketServer) -> None:
    client = Client(guarded.port)
    client.send(b'{"type":"auth","params":{"token":"\\ud800"}}')
    assert client.answer()["code"] == "unauthorized"
