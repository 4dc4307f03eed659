"""Ends connections whose other side does not read its answer.

uvicorn waits for ever until what it wrote is read; meanwhile the answer holds
a file descriptor, and often that of the file that it sends.
"""

import asyncio
import contextlib
import fcntl
import struct
import termios

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

READ_S = 30.0
# In that time; a mobile line of 256 kbit/s carries sixty times as much. Without it one byte now and then would do.
LEAST_BYTES = 16_000


class ReadProtocol(HttpToolsProtocol):
    """HTTP/1.1 by httptools, whose answers must be read."""

    read_s = READ_S
    least_bytes = LEAST_BYTES
    _next_look: asyncio.TimerHandle | None = None
    _unread: int | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to look now and then."""
        super().connection_made(transport)
        self._look_later()

    def resume_writing(self) -> None:
        """Takes what was read since as enough, however long it took."""
        self._unread = None
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Looks no more."""
        if self._next_look is not None:
            self._next_look.cancel()
        super().connection_lost(exc)

    def look(self) -> None:
        """Ends the connection if next to nothing was read since the last look, though all that time it should be."""
        if self.transport.get_protocol() is not self:  # a web socket by now, which has its own patience
            return
        before, self._unread = self._unread, self._to_be_read()
        if self._unread and before is not None and before - self._unread < self.least_bytes:
            self.transport.abort()
        else:
            self._look_later()

    def _look_later(self) -> None:
        self._next_look = self.loop.call_later(self.read_s, self.look)

    def _to_be_read(self) -> int | None:
        """How many bytes wait to be read, where no more are written before some are; None elsewhere."""
        if not (self.flow.write_paused or self.transport.is_closing()):
            return None
        return self.transport.get_write_buffer_size() + _in_the_kernel(self.transport)


def _in_the_kernel(transport: asyncio.Transport) -> int:
    """How many bytes the kernel holds that the other side has not taken.

    They are counted too, as the kernel asks for more only once a third of what it holds, of up to megabytes, is gone.
    """
    with contextlib.suppress(OSError, ValueError):  # the socket is closed
        number: int = transport.get_extra_info("socket").fileno()
        return struct.unpack("i", fcntl.ioctl(number, termios.TIOCOUTQ, bytes(4)))[0]
    return 0
