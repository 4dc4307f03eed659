"""The server in the Blender of a desktop: the supervisor hands down its sockets and, in a line of input, the token.

Run as Blender starts, with `-- --fd 3 --scratch DIR` at the end of its command line.
Opens the newest copy that a Blender before it left, and keeps copies of what the
person does by hand too.
"""

import argparse
import json
import os
import sys
import time
from typing import Any

import bpy

from . import viewport, window
from .input_idle import InputIdle
from .x11 import XConnection

_AFTER_WINDOW_S = 0.1
_LOOK_EVERY_S = 1.0
_STILL_S = 2.0  # nothing is saved while somebody drags
_SETTLED_S = 0.4
_AGAIN_S, _MOST_TRIES = 0.2, 100


def main() -> None:
    """Reads what was handed down, and starts when Blender's window is there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fd", type=int, action="append", required=True)
    parser.add_argument("--scratch", required=True)
    asked = parser.parse_args(sys.argv[sys.argv.index("--") + 1 :])
    token = json.loads(sys.stdin.readline())["token"]
    preferences: Any = bpy.context.preferences
    preferences.view.show_splash = False
    preferences.filepaths.use_scripts_auto_execute = False
    preferences.use_preferences_save = False
    keeper = _Keeper(asked.scratch)
    window.hand_down(fds=tuple(asked.fd), scratch=asked.scratch, token=token, input_idle=InputIdle())

    def begin() -> None:
        window.start("", 0, None, restore=True)  # as handed down
        keeper.begin()
        bpy.app.timers.register(_Maximizing(), persistent=True)

    bpy.app.timers.register(begin, first_interval=_AFTER_WINDOW_S)


class _Maximizing:
    """Has the window manager give Blender's first window all of the screen, whatever size it comes to have.

    No rule of the window manager could: when a window comes up, nothing tells the first from a later one.
    """

    def __init__(self) -> None:
        self._tries = 0

    def __call__(self) -> "float | None":
        self._tries += 1
        try:
            server = XConnection(os.environ.get("DISPLAY", ""), os.environ.get("XAUTHORITY", ""))
        except (OSError, ValueError):
            return None
        try:
            for first in server.clients()[:1]:
                server.add_states(first, "_OB_WM_STATE_UNDECORATED")
                server.add_states(first, "_NET_WM_STATE_MAXIMIZED_HORZ", "_NET_WM_STATE_MAXIMIZED_VERT")
                server.clients()  # the answer comes when the server has taken what was asked before
                return None
        except (OSError, ValueError):
            pass
        finally:
            server.close()
        return _AGAIN_S if self._tries < _MOST_TRIES else None


class _Keeper:
    """Saves a copy a moment after each change, so that a Blender that dies takes little with it."""

    def __init__(self, scratch: str) -> None:
        self._scratch = scratch
        self._seen = self._kept = 0
        self._since = 0.0

    def begin(self) -> None:
        """Looks at the scene from now on."""
        runner = window.runner()
        if runner is None:
            return
        words = "the scene was opened again" if runner.restored else "a new scene"
        print(words, flush=True)  # noqa: T201 - the desktop's log
        viewport.dress()
        bpy.app.timers.register(self._settle, first_interval=_SETTLED_S, persistent=True)

    def _settle(self) -> None:
        """Blender's own first drawing is nobody's change."""
        runner = window.runner()
        if runner is not None and not runner.restored:
            runner.forget_changes()
        bpy.app.timers.register(self._look, first_interval=_LOOK_EVERY_S, persistent=True)

    def _look(self) -> float:
        runner = window.runner()
        if runner is None:
            return _LOOK_EVERY_S
        now = time.monotonic()
        if runner.changes != self._seen:
            self._seen, self._since = runner.changes, now
        if self._seen != self._kept and now - self._since >= _STILL_S:
            try:
                if not runner.keep(surely=False):
                    return _LOOK_EVERY_S
            except Exception as exc:  # noqa: BLE001 - such as a full disk; it is tried again
                print(f"no copy of the scene could be saved: {exc}", flush=True)  # noqa: T201
                return 10 * _LOOK_EVERY_S
            self._kept = self._seen = runner.changes
        return _LOOK_EVERY_S
