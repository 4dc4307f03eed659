"""The server in a Blender with a window: commands run from a timer, between the frames that Blender draws.

Blender looks at its timers every few milliseconds at best. So while commands come
one after another, the timer waits a moment for the next one, at most for as long
as nobody feels the window stand still.
"""

import os
import socket
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

import bpy

from .connections import check_address, open_listener
from .errors import CommandError
from .runner import CommandRunner
from .service import Service

_NEXT_S = 0.004  # how long to wait for the next command of a run
_AT_ONCE_S = 0.05  # how long a run may hold the window
_BUSY_S = 2.0  # after a command, look often for so long
_OFTEN_S, _SELDOM_S = 0.002, 0.03


@dataclass(frozen=True)
class _Handed:
    """What the supervisor of a desktop hands down, so that its port stays open when this Blender dies."""

    fds: "tuple[int, ...]"
    scratch: str
    token: "str | None"
    input_idle: "Callable[[], float | None]"


class _State:
    service: "Service | None" = None
    handed: "_Handed | None" = None
    worked_at = 0.0
    problem = ""


def start(host: str, port: int, token: "str | None", *, restore: bool = False) -> None:
    """Starts the server of this Blender.

    Args:
        host: Address to listen on.
        port: Port to listen on.
        token: What clients must show.
        restore: Open the newest copy in the scratch folder first, where that was handed down.

    Raises:
        CommandError: It runs already, the port is taken, or the address needs a token.
    """
    if _State.service is not None:
        raise CommandError("the server runs already", code="running")
    handed = _State.handed
    if handed is not None:
        listeners = [socket.socket(fileno=os.dup(number)) for number in handed.fds]
        _serve(listeners, handed.scratch, handed.token, handed.input_idle, restore=restore)
        return
    check_address(host, token)
    try:
        listener = open_listener(host, port)
    except OSError as exc:
        raise CommandError(f"port {port} on {host} cannot be had: {exc.strerror or exc}", code="port_taken") from exc
    _serve([listener], _scratch(), token, None)


def hand_down(
    *, fds: "tuple[int, ...]", scratch: str, token: "str | None", input_idle: "Callable[[], float | None]"
) -> None:  # fmt: skip
    """Has every start serve sockets that another process opened, whatever the preferences say.

    Args:
        fds: The listening sockets; stay open.
        scratch: Folder for copies and pictures.
        token: What clients must show.
        input_idle: Seconds since the last key or movement.
    """
    _State.handed = _Handed(fds, scratch, token, input_idle)


def runner() -> "CommandRunner | None":
    """What runs commands, while the server runs."""
    return _State.service.runner if _State.service is not None else None


def address() -> "tuple[str, int] | None":
    """Where the server listens, while it runs."""
    return (_State.service.server.host, _State.service.server.port) if _State.service is not None else None


def needs_token() -> bool:
    """Whether clients must show one."""
    return _State.service is not None and _State.service.server.needs_token


def _serve(
    listeners: "list[socket.socket]", scratch: str, token: "str | None",
    input_idle: "Callable[[], float | None] | None", *, restore: bool = False,
) -> None:  # fmt: skip
    try:
        _State.service = Service(*listeners, scratch=scratch, token=token, input_idle=input_idle, restore=restore)
    except CommandError:
        for one in listeners:
            one.close()
        raise
    _State.problem = ""
    bpy.app.timers.register(_pump, persistent=True)


def stop() -> None:
    """Stops it, where it runs."""
    service, _State.service = _State.service, None
    if bpy.app.timers.is_registered(_pump):
        bpy.app.timers.unregister(_pump)
    if service is not None:
        service.close()


def status() -> "tuple[bool, list[str]]":
    """Whether it runs, and short lines about it."""
    service = _State.service
    if service is None:
        return False, [_State.problem] if _State.problem else []
    return True, [f"{service.server.clients} connected", f"last: {service.last}"]


def note_problem(words: str) -> None:
    """Keeps why it did not start, for the panel."""
    _State.problem = words


def _pump() -> "float | None":
    service = _State.service
    if service is None:
        return None
    started = time.monotonic()
    worked = service.work(0)
    while worked and _State.service is service:
        _State.worked_at = time.monotonic()
        if _State.worked_at - started > _AT_ONCE_S:
            return 0.0
        worked = service.work(_NEXT_S)
    return _OFTEN_S if time.monotonic() - _State.worked_at < _BUSY_S else _SELDOM_S


def _scratch() -> str:
    """A folder of this Blender, among Blender's own temporary files."""
    return os.path.join(bpy.app.tempdir or tempfile.gettempdir(), "prompt2mesh")
