"""Server-sent events, read as the WHATWG HTML standard (9.2.6) says, from chunks of any size."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class ServerEvent:
    """One event.

    Attributes:
        id: The last id that the stream named, at this event or before it; "" for none.
        type: "message" where the event names none.
    """

    id: str
    type: str
    data: str


class SseParser:
    """Takes bytes, gives events; an event that was not finished when the stream broke is dropped.

    Attributes:
        retry_s: How long the server asks to wait before a reconnection, if it does.
        last_id: The last event id seen, for `Last-Event-ID`.
    """

    def __init__(self, *, last_id: str = "") -> None:
        """Start a new stream.

        Args:
            last_id: The id to go on from.
        """
        self.retry_s: float | None = None
        self.last_id = last_id
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._begun = False
        self._after_cr = False
        self._line = ""
        self._type = ""
        self._data: list[str] = []

    def feed(self, chunk: bytes) -> list[ServerEvent]:
        """The events that end within a chunk."""
        taken = [self._take(line) for line in self._lines(self._decode(chunk))]
        return [event for event in taken if event is not None]

    def _lines(self, text: str) -> Iterator[str]:
        """Whole lines; they end with CR LF, LF or CR, and a CR LF may be cut in two."""
        if text and not self._begun:
            self._begun = True
            text = text.removeprefix("\ufeff")
        if text and self._after_cr:
            self._after_cr = False
            text = text.removeprefix("\n")
        self._after_cr = text.endswith("\r") or (self._after_cr and not text)
        *whole, rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in whole:
            yield self._line + line
            self._line = ""
        self._line += rest

    def _take(self, line: str) -> ServerEvent | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match name:
            case "event":
                self._type = value
            case "data":
                self._data.append(value)
            case "id" if "\0" not in value:
                self.last_id = value
            case "retry" if value.isascii() and value.isdecimal():
                self.retry_s = int(value) / 1000
            case _:  # a comment, or a field of a later standard
                pass
        return None

    def _dispatch(self) -> ServerEvent | None:
        data, kind = self._data, self._type
        self._data, self._type = [], ""
        return ServerEvent(self.last_id, kind or "message", "\n".join(data)) if data else None
