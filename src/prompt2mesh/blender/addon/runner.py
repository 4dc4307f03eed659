"""Runs one command at a time in this Blender, on its main thread.

What the socket, the sandboxed live scene and the tests share: checks the
parameters, saves and keeps steps around what changes, and turns what goes wrong
into words. Knows no sockets and no deadlines.
"""

import contextlib
import inspect
import os
from collections.abc import Callable
from typing import Any

import bpy

from . import commands
from .commands import Context
from .errors import CommandError, CommandTimeoutError
from .history import History

_FILES = "ops.wm."  # the operators that load files


class CommandRunner:
    """The commands over this Blender's scene."""

    def __init__(self, scratch: str, *, deliver: "Callable[[str, str], None] | None" = None) -> None:
        """Keep copies and pictures in a folder, which is made.

        Args:
            scratch: A folder that only this process writes.
            deliver: Puts a file of that folder, by name, at a path that a client chose; by default this process does.
        """
        os.makedirs(scratch, exist_ok=True)
        bpy.context.preferences.edit.use_global_undo = True
        self._context = Context(scratch=scratch, history=History(scratch), deliver=deliver)

    def run(self, kind: str, params: "dict[str, Any]") -> "dict[str, Any]":
        """Runs a command.

        Raises:
            CommandError: It is unknown, its parameters are wrong, or Blender could not do it.
        """
        command = commands.find(kind)
        arguments = _checked(kind, command, params)
        history = self._context.history
        with _window():
            if not command.changes:
                return _words(kind, command, self._context, arguments)
            history.before(kind, surely=any(_FILES in str(value) for value in params.values()))
            try:
                return _words(kind, command, self._context, arguments)
            finally:
                history.after(kind)

    def run_instant(self, kind: str, params: "dict[str, Any]") -> "dict[str, Any]":
        """Runs a command that touches no scene; any thread may.

        Raises:
            CommandError: Its parameters are wrong.
        """
        command = commands.find(kind)
        return command.run(self._context, **_checked(kind, command, params))

    @property
    def changes(self) -> int:
        """Grows with every change of the scene, by a command or by hand; any thread may ask."""
        return self._context.history.changes

    @property
    def lineage(self) -> str:
        """Where the scene comes from: another one where a Blender began anew; any thread may ask."""
        return self._context.history.lineage

    @property
    def restored(self) -> bool:
        """Whether it opened a copy that an earlier Blender left."""
        return self._context.history.restored

    def restore(self) -> bool:
        """Opens the newest copy that a Blender which died left in the scratch folder; whether there was one."""
        return self._context.history.restore()

    def forget_changes(self) -> None:
        """Takes the scene as it is for one that nobody has touched."""
        self._context.history.changes = 0

    def keep(self, *, surely: bool = True) -> bool:
        """Saves a copy of the scene as it is now, for `restore`; whether it did.

        Args:
            surely: Also where saving is slow and one was saved not long ago.

        Raises:
            CommandError: It could not be written.
        """
        return self._context.history.keep(surely=surely)

    def close(self) -> None:
        """Takes its handlers away."""
        self._context.history.close()


def _words(kind: str, command: commands.Command, context: Context, arguments: "dict[str, Any]") -> "dict[str, Any]":
    try:
        return command.run(context, **arguments)
    except (CommandError, CommandTimeoutError):
        raise
    except (Exception, SystemExit, KeyboardInterrupt) as exc:
        raise CommandError(f"{kind!r} failed: {type(exc).__name__}: {exc}") from exc


def _checked(kind: str, command: commands.Command, params: "dict[str, Any]") -> "dict[str, Any]":
    takes = list(inspect.signature(command.run).parameters.values())[1:]
    if any(one.kind is one.VAR_KEYWORD for one in takes):
        return params
    names = [one.name for one in takes]
    for name in params:
        if name not in names:
            # Clients look for these words to tell an older add-on by.
            raise CommandError(
                f"{kind} got an unexpected keyword argument {name!r}; it takes {', '.join(names) or 'none'}",
                code="bad_params",
            )
    missing = [one.name for one in takes if one.default is one.empty and one.name not in params]
    if missing:
        raise CommandError(f"{kind} needs {', '.join(missing)}", code="bad_params")
    return params


@contextlib.contextmanager
def _window() -> Any:
    """A window to work in: operators called from a timer have none in some versions."""
    context: Any = bpy.context
    windows = context.window_manager.windows
    if context.window is not None or not windows:
        yield
        return
    with context.temp_override(window=windows[0]):
        yield
