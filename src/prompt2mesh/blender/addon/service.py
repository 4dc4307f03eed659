"""Joins the socket and the executor: what a command waits for, and what is answered at once."""

import socket
import time
import uuid
from collections.abc import Callable
from typing import Any

from . import commands
from .commands import instance
from .connections import Answer, SocketServer
from .dialects import Request
from .errors import CommandError
from .executor import Executor
from .runner import CommandRunner

_TIMES = ("timeout_s", "timeout", "timeout_seconds")
# What an instance's agent does by itself, which says nothing of whether a person works here.
_UNCOUNTED = frozenset({*instance.COMMANDS, "get_addon_info", "get_addon_status"})


class Service:
    """This Blender behind a listening socket. Made, worked and closed on the main thread."""

    def __init__(
        self, listener: socket.socket, *more: socket.socket, scratch: str, token: "str | None" = None,
        deliver: "Callable[[str, str], None] | None" = None, input_idle: "Callable[[], float | None] | None" = None,
        restore: bool = False,
    ) -> None:  # fmt: skip
        """Serve from now on; commands run when `work` is called.

        Args:
            listener: Bound and listening.
            more: Others of the kind.
            scratch: Folder for copies and pictures.
            token: What a client must show first.
            deliver: Puts a file of the scratch folder, by name, at a path that a client chose; by default it is put
                there with the rights of this process.
            input_idle: Seconds since the last key or movement in the window; None where nobody can say.
            restore: Open the newest copy in the scratch folder first.

        Raises:
            CommandError: The address needs a token.
        """
        self.runner = CommandRunner(scratch, deliver=deliver)
        self._executor = Executor(self.runner.run)
        self._executor.start()
        self._last = "nothing yet"
        self._heard_at = time.monotonic()
        self._boot_id = uuid.uuid4().hex
        self._input_idle = input_idle
        self._counted: "tuple[str, float] | None" = None
        self._held_until = 0.0
        if restore:  # before anybody is answered, who would take this Blender for one without the scene
            self._restore()
        try:
            self.server = SocketServer(listener, self._handle, *more, token=token)
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

    def _restore(self) -> None:
        try:
            self.runner.restore()
        except Exception as exc:  # noqa: BLE001 - a copy that cannot be opened must not keep Blender from starting
            print(f"the copy of the scene could not be opened: {exc}", flush=True)  # noqa: T201 - into its log

    def _handle(self, request: Request, answer: Answer) -> None:
        """Called by the socket's thread."""
        command = commands.find(request.kind)
        self._last = request.kind
        if request.kind not in {"ping", "get_activity"}:
            self._heard_at = time.monotonic()
        if request.kind in {"ping", "heartbeat"}:
            quiet_s = round(time.monotonic() - self._heard_at, 3)
            state = {**self._executor.state(), "clients": self.server.clients, "quiet_s": quiet_s}
            answer({"pong": True, **state}, None)
        elif request.kind == "get_activity":
            answer(self._activity(), None)
        elif request.kind == "hold":
            # Checked as any command's parameters are.
            self._held_until = time.monotonic() + self.runner.run_instant("hold", request.params)["held_s"]
            answer({"held": True}, None)
        elif command.instant:
            answer(self.runner.run_instant(request.kind, request.params), None)
        elif request.kind in _UNCOUNTED:
            self._executor.submit(*_timed(request), answer)
        elif time.monotonic() < self._held_until:
            answer(None, CommandError("this instance is being suspended; go on when it is back", code="suspending"))
        else:
            self._count(request.kind)
            self._executor.submit(*_timed(request), self._counting(request.kind, answer))

    def _activity(self) -> "dict[str, Any]":
        """Whether somebody works here: what an instance is kept running for."""
        state, now = self._executor.state(), time.monotonic()
        input_idle_s = self._input_idle() if self._input_idle is not None else None
        last, idle_s = ("", None) if self._counted is None else (self._counted[0], now - self._counted[1])
        if input_idle_s is not None and (idle_s is None or input_idle_s < idle_s):
            last, idle_s = "input", input_idle_s
        return {
            "boot_id": self._boot_id, "changes": self.runner.changes, "lineage": self.runner.lineage,
            "last": last, "idle_s": idle_s, "input_idle_s": input_idle_s, "running": state.get("running"),
            "busy": bool(state["busy"]) and state.get("running") not in _UNCOUNTED,
        }  # fmt: skip

    def _count(self, kind: str) -> None:
        self._counted = (kind, time.monotonic())

    def _counting(self, kind: str, answer: Answer) -> Answer:
        """The answer, which counts as activity too: a long command ends later than it came."""

        def counted(result: Any, error: "CommandError | None") -> None:
            self._count(kind)
            answer(result, error)

        return counted


def _timed(request: Request) -> "tuple[str, dict[str, Any], float | None]":
    """The command, and how long it may take: said beside the parameters or, as some clients do, among them."""
    params = dict(request.params)
    among = [params.pop(name) for name in _TIMES if name in params]
    asked = request.timeout_s or next((one for one in among if isinstance(one, (int, float)) and one > 0), None)
    return request.kind, params, asked
