"""How long nobody has touched mouse or keyboard, as the X server knows it.

It counts what comes over VNC and from the web page alike, and nothing that a
program draws or a page asks for.
"""

import os
import struct
import threading
import time

from .x11 import XConnection

_SAME_S = 1.0  # what two readings of one moment may differ by


class InputIdle:
    """Asks the X server of this Blender's window; connects again where the connection was lost. Any thread may ask."""

    def __init__(self) -> None:
        """Read where the server is from the environment; the time before now counts as untouched."""
        self._place = os.environ.get("DISPLAY", ""), os.environ.get("XAUTHORITY", "")
        self._lock = threading.Lock()
        self._connection: "XConnection | None" = None
        self._opcode = 0
        idle_s = self._asked()
        # The server counts from its own start while nobody has touched anything.
        self._untouched_since = time.monotonic() - idle_s if idle_s is not None else None

    def __call__(self) -> "float | None":
        """Seconds since the last key, button or movement; None when there was none yet, or nobody can say."""
        idle_s = self._asked()
        if idle_s is None:
            return None
        if self._untouched_since is not None:
            if time.monotonic() - idle_s < self._untouched_since + _SAME_S:
                return None
            self._untouched_since = None
        return idle_s

    def _asked(self) -> "float | None":
        with self._lock:
            for _ in range(2):  # again where the connection was lost
                try:
                    if self._connection is None:
                        self._connection = XConnection(*self._place)
                        self._opcode = self._connection.extension("MIT-SCREEN-SAVER")
                    reply = self._connection.ask(struct.pack("<BBHI", self._opcode, 1, 2, self._connection.root))
                    return struct.unpack_from("<I", reply, 16)[0] / 1000.0
                except (OSError, ValueError, struct.error):
                    if self._connection is not None:
                        self._connection.close()
                    self._connection = None
        return None
