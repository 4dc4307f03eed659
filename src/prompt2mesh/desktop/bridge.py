"""Carries a viewer's web socket to the X server's VNC socket and back, and keeps the rules of web sockets.

Pings go out so that no proxy takes a quiet desktop for a dead one; each socket
has an end, after which the page opens another and is asked anew who it is; and
only so many are open at once. What passes is not looked into.
"""

import asyncio
import contextlib
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final

from prompt2mesh.desktop.websocket import GOING_AWAY, INTERNAL, ClosedError, WebSocket

TIME_IS_UP: Final = 4000
TOO_MANY: Final = 4001
_CHUNK_BYTES = 64 << 10
_MISSED_PINGS = 3


class Bridge:
    """All web sockets of one desktop."""

    def __init__(self, vnc: Path, *, ping_s: float, max_sockets: int, lifetime_s: float) -> None:
        """Remember the rules.

        Args:
            vnc: The X server's VNC socket.
            ping_s: Between pings.
            max_sockets: How many may be open at once.
            lifetime_s: How long one may be open.
        """
        self._vnc = vnc
        self._ping_s = ping_s
        self._max_sockets = max_sockets
        self._lifetime_s = lifetime_s
        self._ending = asyncio.Event()
        self.open = 0

    async def carry(self, socket: WebSocket) -> None:
        """Serves a web socket until it ends, and says why it ends."""
        if self.open >= self._max_sockets:
            await socket.close(TOO_MANY, f"{self._max_sockets} windows show this desktop already")
            return
        self.open += 1
        try:
            code, words = await self._carried(socket)
        finally:
            self.open -= 1
        await socket.close(code, words)

    def end(self) -> None:
        """Has every web socket end, as the desktop does."""
        self._ending.set()

    async def _carried(self, socket: WebSocket) -> tuple[int, str]:
        try:
            reader, writer = await asyncio.open_unix_connection(self._vnc)
        except OSError:
            return INTERNAL, "the desktop is starting"
        try:
            return await _first(
                self._to_viewer(reader, socket), self._from_viewer(socket, writer), self._beat(socket), self._time_up(),
                self._ended(),
            )  # fmt: skip
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _to_viewer(self, reader: asyncio.StreamReader, socket: WebSocket) -> tuple[int, str]:
        with contextlib.suppress(ClosedError, OSError):
            while data := await reader.read(_CHUNK_BYTES):
                await socket.send(data)
        return INTERNAL, "the desktop's screen is gone"

    async def _from_viewer(self, socket: WebSocket, writer: asyncio.StreamWriter) -> tuple[int, str]:
        try:
            while True:
                writer.write(await socket.receive())
                await writer.drain()
        except ClosedError:
            return 1000, ""
        except OSError:
            return INTERNAL, "the desktop's screen is gone"

    async def _beat(self, socket: WebSocket) -> tuple[int, str]:
        loop = asyncio.get_running_loop()
        with contextlib.suppress(ClosedError):
            while loop.time() - socket.heard_at < self._ping_s * _MISSED_PINGS:
                await asyncio.sleep(self._ping_s)
                await socket.ping()
        return 1000, "nobody answers"

    async def _time_up(self) -> tuple[int, str]:
        await asyncio.sleep(self._lifetime_s)
        return TIME_IS_UP, "connect again"

    async def _ended(self) -> tuple[int, str]:
        await self._ending.wait()
        return GOING_AWAY, "the desktop ends"


async def _first(*works: Coroutine[Any, Any, tuple[int, str]]) -> tuple[int, str]:
    """What the first of several gives; the others are given up."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(task for task in tasks if task in done).result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
