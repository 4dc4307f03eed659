"""Ends connections on which no whole request head comes in time (slowloris).

uvicorn waits for ever for the first request of a connection, and for the rest
of a head that has begun; each holds a file descriptor, of which a process has
about a thousand. A body that is slow is `slow_bodies`, an answer that is not
read `slow_readers`.
"""

import asyncio
from typing import Any, cast

from uvicorn import config

from prompt2mesh.http_security.slow_readers import ReadProtocol

HEAD_S = 10.0


class PatientProtocol(ReadProtocol):
    """HTTP/1.1 by httptools, with a time for heads and for readers: `uvicorn.Config(http=PatientProtocol)`."""

    head_s = HEAD_S
    _head_due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begins to wait for a head."""
        super().connection_made(transport)
        self._expect_head()

    def data_received(self, data: bytes) -> None:
        """Takes bytes, and waits on where they are only a part of a head."""
        super().data_received(data)
        cycle = cast("Any", self.cycle)  # None before the first request
        is_answering = cycle is not None and not cycle.response_complete
        if is_answering or self.transport.is_closing() or self.transport.get_protocol() is not self:
            self._forget_head()
        elif self._head_due is None:
            self._expect_head()

    def on_response_complete(self) -> None:
        """Leaves an idle connection to uvicorn's own patience."""
        self._forget_head()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits for nothing any more."""
        self._forget_head()
        super().connection_lost(exc)

    def _expect_head(self) -> None:
        self._head_due = self.loop.call_later(self.head_s, self._end)

    def _forget_head(self) -> None:
        if self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None

    def _end(self) -> None:
        self._head_due = None
        if not self.transport.is_closing():
            self.transport.write(b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
            self.transport.close()


def be_patient_by_default() -> None:
    """Has every server of this process wait so that names no protocol, for one that somebody else's code starts."""
    config.HTTP_PROTOCOLS["auto"] = f"{PatientProtocol.__module__}:{PatientProtocol.__qualname__}"
