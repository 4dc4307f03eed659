"""Streamlit's own scripts and styles, sent packed.

Streamlit sends them as they are, since to pack them for each request would cost more than it saves, and leaves the
rest to a proxy; on one machine there is none. Their names hold a hash of their content, so each is packed once.
"""

import asyncio
import gzip
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOLDER = "/static/"
_KINDS = (".js", ".css", ".svg")
_LEVEL = 9  # it is done once
_MOST_BYTES = 32 * 1024 * 1024
_LEAST_BYTES = 1024


class PackedFiles:
    """Answers requests for such files from memory, after the first."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an app."""
        self._app = app
        self._kept: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is not such a file, or not wanted packed."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not _wants_packed(scope, path):
            await self._app(scope, receive, send)
            return
        if path not in self._kept:
            answer = await self._ask(scope, receive)
            if not _to_be_packed(answer):
                for message in answer:
                    await send(message)
                return
            await self._keep(path, answer)
        headers, body = self._kept[path]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _ask(self, scope: Scope, receive: Receive) -> list[Message]:
        answer: list[Message] = []

        async def take(message: Message) -> None:
            answer.append(message)

        await self._app(scope, receive, take)
        return answer

    async def _keep(self, path: str, answer: list[Message]) -> None:
        packed = await asyncio.to_thread(gzip.compress, _body(answer), _LEVEL, mtime=0)
        headers = MutableHeaders(raw=list(answer[0]["headers"]))
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(packed))
        headers.add_vary_header("Accept-Encoding")
        del headers["Accept-Ranges"]
        if self._bytes + len(packed) > _MOST_BYTES:
            self._kept.clear()
            self._bytes = 0
        self._bytes += len(packed)
        self._kept[path] = headers.raw, packed


def packed_files() -> list[Middleware]:
    """The middleware, for the server."""
    return [Middleware(PackedFiles)]


def _wants_packed(scope: Scope, path: str) -> bool:
    headers = Headers(scope=scope)
    return (
        scope["method"] == "GET" and path.startswith(_FOLDER) and path.endswith(_KINDS)
        and "gzip" in headers.get("accept-encoding", "")
        and not any(name in headers for name in ("range", "if-none-match", "if-modified-since"))
    )  # fmt: skip


def _to_be_packed(answer: list[Message]) -> bool:
    if not answer or answer[0]["type"] != "http.response.start" or answer[0]["status"] != 200:
        return False
    return "content-encoding" not in Headers(raw=answer[0]["headers"]) and len(_body(answer)) >= _LEAST_BYTES


def _body(answer: Iterable[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in answer if message["type"] == "http.response.body")
