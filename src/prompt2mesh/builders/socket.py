"""The scene of a Blender behind port 9876: a person's own with our add-on, or one that `prompt2mesh blender` serves.

Speaks the newline dialect, whose answers carry the number of their question.
"""

import contextlib
import itertools
import json
import socket
import threading
import time
from pathlib import Path
from typing import Any, cast

from prompt2mesh.mesh.errors import (
    CanceledError,
    CodeError,
    CodeRefusedError,
    Prompt2MeshError,
    WorkerCrashedError,
    WorkerTimeoutError,
)
from prompt2mesh.telemetry import traces

_CONNECT_TIMEOUT_S = 10.0
_GRACE_S = 3.0  # so that Blender's own word about a deadline arrives first
_CHUNK_BYTES = 1 << 20
_MAX_ANSWER_BYTES = 256 << 20
_REFUSED = frozenset({"unauthorized", "not_enabled", "unknown_command"})


class SocketScene:
    """A `LiveScene` over one connection; several threads may share it, one command at a time."""

    def __init__(self, host: str = "127.0.0.1", port: int = 9876, *, token: str | None = None) -> None:
        """Connects.

        Raises:
            WorkerCrashedError: Nothing answers there.
            CodeRefusedError: The token is not the right one.
        """
        self._host, self._port, self._token = host, port, token
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._buffer = bytearray()
        self._socket: socket.socket | None = None
        self._given_up = False
        with self._lock:
            self._connect()
        if token is not None:
            try:
                self.command("auth", timeout_s=_CONNECT_TIMEOUT_S)
            except Prompt2MeshError:
                self.close()
                raise

    @property
    def scratch(self) -> Path | None:
        """None: that Blender may run on another machine."""
        return None

    def command(self, kind: str, *, timeout_s: float = 60.0, **params: Any) -> dict[str, Any]:
        """See `studio.ports.freeform.LiveScene`; connects again where the connection was lost before."""
        about: dict[str, traces.Value] = {"rpc.method": kind, "server.address": self._host, "server.port": self._port}
        with traces.span("blender.command", kind="client", attributes=about), self._lock:
            if self._socket is None:
                self._connect()
            self._given_up = False
            number = next(self._numbers)
            request: dict[str, Any] = {"id": number, "command": kind, "params": params, "timeout_s": timeout_s}
            if self._token is not None:
                request["token"] = self._token
            request |= traces.trace_context()
            deadline = time.monotonic() + timeout_s + _GRACE_S
            try:
                self._send(json.dumps(request).encode("ascii") + b"\n", deadline)
                while (answer := self._receive(deadline)).get("id") != number:
                    if answer.get("id") is None:
                        break  # said to the connection as a whole
            except TimeoutError as exc:
                # Its answer may still come, and must not be taken for another's.
                self._disconnect()
                raise WorkerTimeoutError(f"Blender did not answer {kind!r} within {timeout_s:g} s",
                                         hint="ask for less, or for more time") from exc  # fmt: skip
            except (OSError, EOFError, ValueError) as exc:
                self._disconnect()
                if self._given_up:
                    raise CanceledError(
                        f"the answer to {kind!r} was given up", hint="Blender may go on with it"
                    ) from exc
                raise self._lost(str(exc)) from exc
        return _result(kind, answer)

    def interrupt(self) -> None:
        """See `studio.ports.freeform.LiveScene`."""
        self._given_up = True
        connection = self._socket
        if connection is not None:
            with contextlib.suppress(OSError):  # it has ended by itself
                connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Ends the connection."""
        with self._lock:
            self._disconnect()

    def _connect(self) -> None:
        try:
            self._socket = socket.create_connection((self._host, self._port), timeout=_CONNECT_TIMEOUT_S)
        except OSError as exc:
            raise self._lost(exc.strerror or str(exc)) from exc
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer.clear()

    def _disconnect(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _lost(self, why: str) -> WorkerCrashedError:
        return WorkerCrashedError(
            f"no Blender answers on {self._host}:{self._port} ({why})",
            hint="start the server in Blender's sidebar (N, Prompt2Mesh), or run: prompt2mesh blender",
        )

    def _send(self, data: bytes, deadline: float) -> None:
        assert self._socket is not None
        self._socket.settimeout(max(0.001, deadline - time.monotonic()))
        self._socket.sendall(data)

    def _receive(self, deadline: float) -> dict[str, Any]:
        assert self._socket is not None
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > _MAX_ANSWER_BYTES:
                raise ValueError(f"its answer has more than {_MAX_ANSWER_BYTES >> 20} MB")
            self._socket.settimeout(max(0.001, deadline - time.monotonic()))
            chunk = self._socket.recv(_CHUNK_BYTES)
            if not chunk:
                if self._buffer:  # its last words need no newline
                    end = len(self._buffer)
                    break
                raise EOFError("it closed the connection")
            self._buffer += chunk
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        answer: Any = json.loads(line)
        if not isinstance(answer, dict):
            raise ValueError("its answer is no JSON object")  # noqa: TRY004 - a ValueError like any other bad answer
        return cast("dict[str, Any]", answer)


def _result(kind: str, answer: dict[str, Any]) -> dict[str, Any]:
    """What a command gave, or its error as ours."""
    if answer.get("success"):
        result = answer.get("result")
        return cast("dict[str, Any]", result) if isinstance(result, dict) else {"result": result}
    words = str(answer.get("error") or answer.get("message") or f"Blender could not do {kind!r}")
    code = answer.get("code")
    if code == "timeout":
        raise WorkerTimeoutError(words, hint="ask for less, or for more time")
    if code in _REFUSED:
        raise CodeRefusedError(words)
    raise CodeError(words)
