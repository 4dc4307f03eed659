"""Port 9876: what comes in any dialect, cut at any byte, is answered, refused or waited for; the server lives on."""

import json
import socket
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from fuzz.mutation import json_mutator
from fuzz.target import Doors, Target
from fuzz.wire import send_in_pieces
from prompt2mesh.blender.addon.connections import Answer, SocketServer, open_listener
from prompt2mesh.blender.addon.dialects import Request, read_request, success
from prompt2mesh.blender.addon.errors import CommandError, FramingError
from prompt2mesh.blender.addon.executor import Executor
from prompt2mesh.blender.addon.service import _timed  # pyright: ignore[reportPrivateUsage] - the door's own reading
from tests.support.framing import scanned

_TOKEN = "t" * 24
_MOST_BYTES = 100_000
_WAIT_S = 30.0
_STEPS = (4096, 1, 2, 3, 7, 64)
_WORDS = ("type", "command", "params", "id", "token", "timeout_s", "timeout", "execute", "code", "strict_json", "auth",
          "ping", "get_scene_info", "fault", _TOKEN)  # fmt: skip
_running: dict[str, SocketServer] = {}


class _Scene:
    """Plays the scene: echoes through the real line of commands."""

    def __init__(self) -> None:
        self.executor = Executor(self._run)

    def handle(self, request: Request, answer: Answer) -> None:
        kind, params, timeout_s = _timed(request)
        self.executor.submit(kind, params, timeout_s, answer)
        while self.executor.run_next(0):
            pass

    @staticmethod
    def _run(kind: str, params: dict[str, Any]) -> Any:
        if kind == "fault":
            raise ZeroDivisionError
        return {"kind": kind, **params}


@contextmanager
def _servers() -> Generator[None]:
    for name, token in (("open", None), ("guarded", _TOKEN)):
        server = _running[name] = SocketServer(open_listener("127.0.0.1", 0), _Scene().handle, token=token)
        server.start()
    try:
        yield
    finally:
        for server in _running.values():
            server.close()
        _running.clear()


def _served(name: str, data: bytes) -> None:
    """Cut as its length says. Afterwards somebody else must be answered."""
    server = _running[name]
    send_in_pieces(server.port, data, step=_STEPS[len(data) % len(_STEPS)], timeout_s=_WAIT_S)
    with socket.create_connection(("127.0.0.1", server.port), timeout=_WAIT_S) as other:
        other.sendall(json.dumps({"type": "alive", "token": _TOKEN}).encode())
        answer = json.loads(other.recv(65536))
        assert answer["status"] == "success", answer
    deadline = time.monotonic() + _WAIT_S
    while server.clients:
        assert time.monotonic() < deadline, "a client that is gone is kept"
        time.sleep(0.0005)


def _split(data: bytes) -> None:
    """Wherever the network cuts, the same messages come and the same fault."""
    whole, *cut = (scanned(data, step, most=_MOST_BYTES) for step in (len(data) or 1, 1, 7))
    assert cut == [whole, whole]


def _request(data: bytes) -> None:
    try:
        request = read_request(data)
    except FramingError as error:
        assert error.code
        return
    answer = success(request, {"echo": request.params, "id": request.id})
    json.loads(answer.rstrip(b"\0\n"))
    kind, params, timeout_s = _timed(request)
    executor = Executor(lambda _kind, _params: None)
    told: list[CommandError | None] = []
    executor.submit(kind, params, timeout_s, lambda _result, error: told.append(error))
    executor.run_next(0)
    assert len(told) == 1


_DOORS = Doors({
    "split": _split, "request": _request,
    "open": lambda data: _served("open", data), "guarded": lambda data: _served("guarded", data),
})  # fmt: skip

TARGET = Target(
    about="any bytes are answered, refused or waited for, cut as they may be, and others are served",
    run=_DOORS, mutate=_DOORS.mutator(json_mutator(words=_WORDS)), prepare=_servers, most_bytes=4000,
    dictionary=(*_WORDS, '{"type":"', '{"command":"', "\0", "\n", "}{", "GET / HTTP/1.1\r\n", '\\"', "\\ud800"),
)  # fmt: skip
