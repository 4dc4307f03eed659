"""Joins the socket and the executor: what a command waits for, and what is answered at once."""

import socket
from collections.abc import Callable
from typing import Any

from . import commands
from .connections import Answer, SocketServer
from .dialects import Request
from .errors import CommandError
from .executor import Executor
from .runner import CommandRunner

_TIMES = ("timeout_s", "timeout", "timeout_seconds")


class Service:
    """This Blender behind a listening socket. Made, worked and closed on the main thread."""

    def __init__(
        self, listener: socket.socket, *, scratch: str, token: "str | None" = None,
        deliver: "Callable[[str, str], None] | None" = None,
    ) -> None:  # fmt: skip
        """Serve from now on; commands run when `work` is called.

        Args:
            listener: Bound and listening.
            scratch: Folder for copies and pictures.
            token: What a client must show first.
            deliver: Puts a file of the scratch folder, by name, at a path that a client chose; by default it is put
                there with the rights of this process.

        Raises:
            CommandError: The address needs a token.
        """
        self.runner = CommandRunner(scratch, deliver=deliver)
        self._executor = Executor(self.runner.run)
        self._executor.start()
        self._last = "nothing yet"
        try:
            self.server = SocketServer(listener, self._handle, token=token)
        except CommandError:
            self._executor.close()
            self.runner.close()
            raise
        self.server.start()

    @property
    def last(self) -> str:
        """The command that came last, for the panel."""
        return self._last

    def work(self, wait_s: float) -> bool:
        """Runs the next command on the calling thread, which is Blender's main one; whether there was one."""
        return self._executor.run_next(wait_s)

    def close(self) -> None:
        """Ends every connection."""
        self._executor.close()
        self.server.close()
        self.runner.close()

    def _handle(self, request: Request, answer: Answer) -> None:
        """Called by the socket's thread."""
        command = commands.find(request.kind)
        self._last = request.kind
        if request.kind in {"ping", "heartbeat"}:
            answer({"pong": True, **self._executor.state(), "clients": self.server.clients}, None)
        elif command.instant:
            answer(self.runner.run_instant(request.kind, request.params), None)
        else:
            self._executor.submit(*_timed(request), answer)


def _timed(request: Request) -> "tuple[str, dict[str, Any], float | None]":
    """The command, and how long it may take: said beside the parameters or, as some clients do, among them."""
    params = dict(request.params)
    among = [params.pop(name) for name in _TIMES if name in params]
    asked = request.timeout_s or next((one for one in among if isinstance(one, (int, float)) and one > 0), None)
    return request.kind, params, asked
