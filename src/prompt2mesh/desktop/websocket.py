"""The server's end of a web socket (RFC 6455) over asyncio streams: binary messages, pings, a closing handshake.

Only what a browser and a proxy may send is taken; anything else ends the
connection with the code that the standard names for it.
"""

import asyncio
import base64
import contextlib
import hashlib
from collections.abc import Mapping
from typing import Final

GOING_AWAY: Final = 1001
PROTOCOL_ERROR: Final = 1002
UNACCEPTABLE: Final = 1003
TOO_BIG: Final = 1009
INTERNAL: Final = 1011

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_CONTINUATION, _TEXT, _BINARY, _CLOSE, _PING, _PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
_CONTROLS = frozenset({_CLOSE, _PING, _PONG})
_MAX_MESSAGE_BYTES = 1 << 20  # a clipboard is the most that a viewer sends


class ClosedError(Exception):
    """The other end closed, or broke the protocol."""


class _BrokenRuleError(Exception):
    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


def accept_key(headers: Mapping[str, str]) -> str | None:
    """What to answer to a request for a web socket; None where it is no good one."""
    key = headers.get("sec-websocket-key", "")
    upgrades = {one.strip() for one in headers.get("upgrade", "").lower().split(",")}
    connection = {one.strip() for one in headers.get("connection", "").lower().split(",")}
    if "websocket" not in upgrades or "upgrade" not in connection or headers.get("sec-websocket-version") != "13":
        return None
    try:
        if len(base64.b64decode(key, validate=True)) != 16:
            return None
    except ValueError:
        return None
    return base64.b64encode(hashlib.sha1(key.encode() + _GUID).digest()).decode()  # noqa: S324 - the standard's


class WebSocket:
    """An open web socket; one task reads, any may send."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take the streams after the handshake."""
        self._reader = reader
        self._writer = writer
        self._closing = False
        self.heard_at = asyncio.get_running_loop().time()  # the last time anything came

    async def receive(self) -> bytes:
        """The next message; pings are answered meanwhile.

        Raises:
            ClosedError: There are no more.
        """
        message = bytearray()
        begun = False
        try:
            while True:
                final, opcode, payload = await self._frame(begun=begun, room=_MAX_MESSAGE_BYTES - len(message))
                self.heard_at = asyncio.get_running_loop().time()
                if opcode == _PING:
                    await self._send(_PONG, payload)
                elif opcode == _CLOSE:
                    await self.close(int.from_bytes(payload[:2], "big") if len(payload) >= 2 else 1000)
                    raise ClosedError
                elif opcode != _PONG:
                    begun = True
                    message += payload
                    if final:
                        return bytes(message)
        except _BrokenRuleError as exc:
            await self.close(exc.code, str(exc))
            raise ClosedError from exc
        except (OSError, EOFError) as exc:
            raise ClosedError from exc

    async def send(self, data: bytes) -> None:
        """Sends a message, and waits while the other end is slow to take it.

        Raises:
            ClosedError: The connection is gone.
        """
        await self._send(_BINARY, data)

    async def ping(self) -> None:
        """Asks whether the other end is there; its answer moves `heard_at`.

        Raises:
            ClosedError: The connection is gone.
        """
        await self._send(_PING, b"")

    async def close(self, code: int, words: str = "") -> None:
        """Says that it ends, and why; `abort` then ends it."""
        if self._closing:
            return
        self._closing = True
        with contextlib.suppress(ClosedError, TimeoutError):
            reason = words.encode()[:120].decode(errors="ignore").encode()
            async with asyncio.timeout(1.0):
                await self._send(_CLOSE, code.to_bytes(2, "big") + reason, closing=True)

    async def _send(self, opcode: int, payload: bytes, *, closing: bool = False) -> None:
        if self._closing and not closing:
            raise ClosedError
        size = len(payload)
        if size < 126:
            head = bytes((0x80 | opcode, size))
        elif size < 1 << 16:
            head = bytes((0x80 | opcode, 126)) + size.to_bytes(2, "big")
        else:
            head = bytes((0x80 | opcode, 127)) + size.to_bytes(8, "big")
        try:
            self._writer.write(head + payload)  # in one piece: other tasks send too
            await self._writer.drain()
        except OSError as exc:
            raise ClosedError from exc

    async def _frame(self, *, begun: bool, room: int) -> tuple[bool, int, bytes]:
        first, second = await self._reader.readexactly(2)
        opcode, size = first & 0x0F, second & 0x7F
        final = bool(first & 0x80)
        if first & 0x70:
            raise _BrokenRuleError(PROTOCOL_ERROR, "an extension that was not agreed on")
        if not second & 0x80:
            raise _BrokenRuleError(PROTOCOL_ERROR, "a browser's frames are masked")
        if opcode == _TEXT:
            raise _BrokenRuleError(UNACCEPTABLE, "binary messages only")
        if opcode not in {_CONTINUATION, _BINARY, *_CONTROLS}:
            raise _BrokenRuleError(PROTOCOL_ERROR, "an unknown kind of frame")
        if opcode not in _CONTROLS and begun != (opcode == _CONTINUATION):
            raise _BrokenRuleError(PROTOCOL_ERROR, "the parts of a message are out of order")
        if opcode in _CONTROLS and (size > 125 or not final):
            raise _BrokenRuleError(PROTOCOL_ERROR, "a control frame is short and whole")
        if size >= 126:
            size = int.from_bytes(await self._reader.readexactly(2 if size == 126 else 8), "big")
        if opcode not in _CONTROLS and size > room:
            raise _BrokenRuleError(TOO_BIG, f"a message may have {_MAX_MESSAGE_BYTES:,} bytes")
        mask = await self._reader.readexactly(4)
        return final, opcode, _unmasked(await self._reader.readexactly(size), mask)


def _unmasked(payload: bytes, mask: bytes) -> bytes:
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")
