"""Finds where each JSON message of a byte stream ends, in time linear to its length.

blender-mcp sends objects with nothing between them: a message ends where its
first brace is closed. Parsing again after each packet would be quadratic, so the
scanner keeps its place and looks only at quotes, backslashes and brackets. The
other two dialects put a NUL or a newline after each message, which is skipped
here like any space. Knows nothing of what a message means.
"""

import re
from collections.abc import Iterator

from .errors import FramingError

MAX_MESSAGE_BYTES = 64 << 20
MAX_DEPTH = 64

_STRUCTURE = re.compile(rb'["{}\[\]]')
_SEPARATORS = re.compile(rb"[ \t\r\n\0]*")
_OPENING = frozenset(b"{[")
_QUOTE, _BACKSLASH, _BRACE = b'"\\{'
_HTTP = tuple(
    method + b" "
    for method in (b"GET", b"POST", b"PUT", b"HEAD", b"OPTIONS", b"DELETE", b"PATCH", b"CONNECT", b"TRACE", b"PRI")
)
_SHOWN_BYTES = 24


class Scanner:
    """Splits what arrives into messages; each is the bytes of one JSON object."""

    def __init__(self, *, max_message_bytes: int = MAX_MESSAGE_BYTES) -> None:
        """Start between two messages."""
        self.max_message_bytes = max_message_bytes
        self._buffer = bytearray()
        self._at = 0  # where to look next
        self._floor = 0  # in a string: where the run of backslashes before the next quote may start
        self._depth = 0
        self._in_string = False

    @property
    def pending_bytes(self) -> int:
        """How much of an unfinished message is held."""
        return len(self._buffer)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Takes more bytes and gives the messages that they complete; where the network cut them does not matter.

        Raises:
            FramingError: What comes is no JSON object, too deep or too long; messages before it were given.
        """
        self._buffer += data
        start = 0
        try:
            while True:
                if self._depth == 0:
                    separators = _SEPARATORS.match(self._buffer, start)
                    start = self._at = separators.end() if separators else start
                    if start == len(self._buffer):
                        return
                    if not _starts(self._buffer, start):
                        return
                end = self._find_end(min(len(self._buffer), start + self.max_message_bytes))
                if end is None and len(self._buffer) - start > self.max_message_bytes:
                    raise FramingError(
                        f"a message may have {self.max_message_bytes:,} bytes; this one has more", code="too_large"
                    )
                if end is None:
                    return
                message = bytes(memoryview(self._buffer)[start:end])
                start = end
                yield message
        finally:
            # Once for each packet, not for each message: moving the rest down costs its length.
            del self._buffer[:start]
            self._at -= start
            self._floor -= start

    def _find_end(self, stop: int) -> "int | None":
        """The end of the message that is being read, or None when it is not before `stop`."""
        buffer = self._buffer
        while True:
            if self._in_string:
                quote = buffer.find(b'"', self._at, stop)
                self._at = stop if quote < 0 else quote + 1
                if quote < 0:
                    return None
                escaped = _is_escaped(buffer, self._floor, quote)
                self._floor = self._at
                self._in_string = escaped
                continue
            found = _STRUCTURE.search(buffer, self._at, stop)
            if found is None:
                self._at = stop
                return None
            self._at = found.end()
            byte = buffer[found.start()]
            if byte == _QUOTE:
                self._in_string = True
                self._floor = self._at
            elif byte in _OPENING:
                self._depth += 1
                if self._depth > MAX_DEPTH:
                    raise FramingError(f"a message may be {MAX_DEPTH} levels deep; this one is deeper", code="too_deep")
            else:
                self._depth -= 1
                if self._depth == 0:
                    return self._at


def _is_escaped(buffer: bytearray, floor: int, quote: int) -> bool:
    """Whether an odd number of backslashes stands before the quote; none before `floor` belongs to it."""
    if quote == floor or buffer[quote - 1] != _BACKSLASH:
        return False
    before = bytes(memoryview(buffer)[floor:quote])
    return (len(before) - len(before.rstrip(b"\\"))) % 2 == 1


def _starts(buffer: bytearray, start: int) -> bool:
    """Whether a message starts here; False where what came may yet be the start of HTTP, so that more must come.

    Raises:
        FramingError: Whatever comes, it will be no message.
    """
    if buffer[start] == _BRACE:
        return True
    shown = bytes(buffer[start : start + _SHOWN_BYTES])
    if shown.startswith(_HTTP):
        # A web page can make a browser send this to any port of the machine it runs on.
        raise FramingError("this port speaks JSON over plain TCP, not HTTP; browsers are refused", code="http_refused")
    if any(method.startswith(shown) for method in _HTTP):
        return False
    raise FramingError(f"a message is a JSON object and starts with {{; got {shown!r}")
