"""The few words of X's own protocol that a desktop needs, over the X server's socket.

No library of X is loaded into Blender, as those end the process when the
connection breaks.
"""

import contextlib
import os
import socket
import struct

_TIMEOUT_S = 2.0
_SUBSTRUCTURE = 0x00180000  # what a window manager listens to
_ADD = 1
_ANY_PROGRAM = 2  # who asks: like a pager, on behalf of the person


class XConnection:
    """A connection to the X server of this process's display; not for several threads at once."""

    def __init__(self, display: str, cookies: str) -> None:
        """Connect.

        Args:
            display: As in DISPLAY.
            cookies: As in XAUTHORITY; the user's own file when empty.

        Raises:
            OSError: Nobody answers.
            ValueError: It does not let this program in, or is on another machine.
        """
        number = display.rpartition(":")[2].partition(".")[0]
        if not number.isdigit() or not hasattr(socket, "AF_UNIX"):
            raise ValueError("no X server of this machine")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._atoms: "dict[str, int]" = {}
        try:
            self._socket.settimeout(_TIMEOUT_S)
            self._socket.connect(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - X knows no other place
            self.root = self._greet(_cookie(cookies or os.path.expanduser("~/.Xauthority"), number.encode()))
        except (OSError, ValueError, struct.error):
            self._socket.close()
            raise

    def close(self) -> None:
        """Ends the connection."""
        with contextlib.suppress(OSError):
            self._socket.close()

    def extension(self, name: str) -> int:
        """The number of an extension's requests.

        Raises:
            ValueError: The server does not have it.
        """
        said = name.encode()
        reply = self.ask(struct.pack("<BxHHxx", 98, 2 + (len(said) + 3) // 4, len(said)) + _padded(said))
        if not reply[8]:
            raise ValueError(f"the X server has no {name}")
        return reply[9]

    def atom(self, name: str) -> int:
        """The number that stands for a name."""
        if name not in self._atoms:
            said = name.encode()
            reply = self.ask(struct.pack("<BxHHxx", 16, 2 + (len(said) + 3) // 4, len(said)) + _padded(said))
            self._atoms[name] = struct.unpack_from("<I", reply, 8)[0]
        return self._atoms[name]

    def clients(self) -> "list[int]":
        """The windows that the window manager looks after."""
        request = struct.pack("<BxHIIIII", 20, 6, self.root, self.atom("_NET_CLIENT_LIST"), 0, 0, 1024)
        reply = self.ask(request)
        return list(struct.unpack_from(f"<{struct.unpack_from('<I', reply, 16)[0]}I", reply, 32))

    def add_states(self, window: int, first: str, second: str = "") -> None:
        """Asks the window manager to put a window into one or two states, such as maximized."""
        data = struct.pack("<5I", _ADD, self.atom(first), self.atom(second) if second else 0, _ANY_PROGRAM, 0)
        event = struct.pack("<BBHII", 33, 32, 0, window, self.atom("_NET_WM_STATE")) + data
        self._socket.sendall(struct.pack("<BBHII", 25, 0, 11, self.root, _SUBSTRUCTURE) + event)

    def ask(self, request: bytes) -> bytes:
        """The reply to a request; nothing else is ever sent to who asked for no events.

        Raises:
            OSError: The connection is gone.
            ValueError: The server refused.
        """
        self._socket.sendall(request)
        reply = self._read(32)
        if reply[0] != 1:
            raise ValueError("the X server refused")
        return reply + self._read(struct.unpack_from("<I", reply, 4)[0] * 4)

    def _greet(self, cookie: "bytes | None") -> int:
        name, data = (b"MIT-MAGIC-COOKIE-1", cookie) if cookie is not None else (b"", b"")
        head = struct.pack("<cxHHHHxx", b"l", 11, 0, len(name), len(data))
        self._socket.sendall(head + _padded(name) + _padded(data))
        status, _, _, _, words = struct.unpack("<BBHHH", self._read(8))
        setup = self._read(words * 4)
        if status != 1:
            raise ValueError("the X server does not let this program in")
        vendor, formats = struct.unpack_from("<H", setup, 16)[0], setup[21]
        return struct.unpack_from("<I", setup, 32 + (vendor + 3) // 4 * 4 + 8 * formats)[0]

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                raise OSError("the X server closed the connection")
            data += piece
        return data


def _cookie(path: str, number: bytes) -> "bytes | None":
    """What the X server wants to be shown, from the file that `xauth` keeps."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    at = 0
    while at + 2 <= len(data):
        at += 2  # the kind of address: all that are looked at are this machine's
        fields: "list[bytes]" = []
        for _ in range(4):
            size = struct.unpack_from(">H", data, at)[0]
            fields.append(data[at + 2 : at + 2 + size])
            at += 2 + size
        if fields[2] == b"MIT-MAGIC-COOKIE-1" and fields[1] in {b"", number}:
            return fields[3]
    return None


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
