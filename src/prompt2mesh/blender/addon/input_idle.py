"""How long nobody has touched mouse or keyboard, as the X server knows it; asked in X's own words over its socket.

It counts what comes over VNC and from the web page alike, and nothing that a
program draws or a page asks for. No library of X is loaded into Blender, as those
end the process when the connection breaks.
"""

import contextlib
import os
import socket
import struct
import threading
import time

_TIMEOUT_S = 2.0
_SAME_S = 1.0  # what two readings of one moment may differ by


class InputIdle:
    """A connection to the X server of this Blender's window, made again where it was lost."""

    def __init__(self) -> None:
        """Read where the server is from the environment; the time before now counts as untouched."""
        self._display = os.environ.get("DISPLAY", "")
        self._cookies = os.environ.get("XAUTHORITY", "")
        self._lock = threading.Lock()
        self._socket: "socket.socket | None" = None
        self._opcode = self._root = 0
        idle_s = self._asked()
        # The server counts from its own start while nobody has touched anything.
        self._untouched_since = time.monotonic() - idle_s if idle_s is not None else None

    def __call__(self) -> "float | None":
        """Seconds since the last key, button or movement; None when there was none yet, or nobody can say."""
        idle_s = self._asked()
        if idle_s is None:
            return None
        at = time.monotonic() - idle_s
        if self._untouched_since is not None:
            if at < self._untouched_since + _SAME_S:
                return None
            self._untouched_since = None
        return idle_s

    def _asked(self) -> "float | None":
        with self._lock:
            for _ in range(2):  # again where the server was started anew
                try:
                    if self._socket is None:
                        self._connect()
                    return self._idle_s()
                except (OSError, ValueError, struct.error):
                    self._disconnect()
        return None

    def _connect(self) -> None:
        number = self._display.rpartition(":")[2].partition(".")[0]
        if not number.isdigit() or not hasattr(socket, "AF_UNIX"):
            raise ValueError("no X server of this machine")
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_TIMEOUT_S)
        self._socket = connection
        connection.connect(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - X knows no other place
        name, data = b"MIT-MAGIC-COOKIE-1", self._cookie()
        if data is None:
            name, data = b"", b""
        connection.sendall(struct.pack("<cxHHHHxx", b"l", 11, 0, len(name), len(data)) + _padded(name) + _padded(data))
        status, _, _, _, words = struct.unpack("<BBHHH", self._read(8))
        setup = self._read(words * 4)
        if status != 1:
            raise ValueError("the X server does not let this program in")
        vendor, formats = struct.unpack_from("<H", setup, 16)[0], setup[21]
        self._root = struct.unpack_from("<I", setup, 32 + (vendor + 3) // 4 * 4 + 8 * formats)[0]
        extension = b"MIT-SCREEN-SAVER"
        reply = self._ask(
            struct.pack("<BxHHxx", 98, 2 + (len(extension) + 3) // 4, len(extension)) + _padded(extension)
        )
        present, self._opcode = reply[8], reply[9]
        if not present:
            raise ValueError("the X server does not tell")

    def _idle_s(self) -> float:
        reply = self._ask(struct.pack("<BBHI", self._opcode, 1, 2, self._root))
        return struct.unpack_from("<I", reply, 16)[0] / 1000.0

    def _ask(self, request: bytes) -> bytes:
        """The reply to a request; nothing else is ever sent to who asked for no events."""
        assert self._socket is not None
        self._socket.sendall(request)
        reply = self._read(32)
        if reply[0] != 1:
            raise ValueError("the X server refused")
        return reply + self._read(struct.unpack_from("<I", reply, 4)[0] * 4)

    def _read(self, count: int) -> bytes:
        assert self._socket is not None
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                raise OSError("the X server closed the connection")
            data += piece
        return data

    def _cookie(self) -> "bytes | None":
        """What the X server wants to be shown, from the file that `xauth` keeps."""
        try:
            with open(self._cookies or os.path.expanduser("~/.Xauthority"), "rb") as file:
                data = file.read()
        except OSError:
            return None
        at, number = 0, self._display.rpartition(":")[2].partition(".")[0].encode()
        while at + 2 <= len(data):
            at += 2  # which kind of address: all that are here are this machine's
            fields: "list[bytes]" = []
            for _ in range(4):
                size = struct.unpack_from(">H", data, at)[0]
                fields.append(data[at + 2 : at + 2 + size])
                at += 2 + size
            if fields[2] == b"MIT-MAGIC-COOKIE-1" and fields[1] in {b"", number}:
                return fields[3]
        return None

    def _disconnect(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.close()
        self._socket = None


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
