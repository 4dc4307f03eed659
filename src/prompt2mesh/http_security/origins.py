"""Which pages may have a browser ask: a browser sends a person's cookies along whatever page it was.

`SameSite` cookies do not keep off a page at another port of this host, nor one
of a neighbouring subdomain, and a web socket may be opened to any address. The
`Origin` that browsers send with both cannot be chosen by a page.
"""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


class OwnPagesOnly:
    """Refuses what changes something and every web socket, where a page of another origin asks."""

    def __init__(self, app: App, *, origins: Callable[[], Iterable[str]]) -> None:
        """Wrap an app.

        Args:
            app: What answers.
            origins: Of its own pages, besides that of the host that was asked for.
        """
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers 403."""
        changes = scope["type"] == "websocket" or (scope["type"] == "http" and scope["method"] not in _SAFE_METHODS)
        if not changes or self._is_own(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": "another site's page asked"})
        else:
            body = b"another site's page asked for this"
            await send({"type": "http.response.start", "status": 403, "headers": [
                (b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()),
            ]})  # fmt: skip
            await send({"type": "http.response.body", "body": body})

    def _is_own(self, scope: Scope) -> bool:
        headers: dict[bytes, bytes] = dict(scope["headers"])
        site = headers.get(b"sec-fetch-site", b"").decode("latin-1")
        origin = headers.get(b"origin")
        if origin is None:  # no browser, or one that says by Sec-Fetch-Site whose page it was
            return site in {"", "none", "same-origin"}
        text = origin.decode("latin-1")
        host = headers.get(b"host", b"").decode("latin-1")
        own = list(self._origins())
        # Where people come over TLS, a page of the same name without it may be anybody's on the way.
        schemes = ["https"] if any(one.startswith("https:") for one in own) else ["http", "https"]
        return any(same_origin(text, one) for one in (*own, *(f"{scheme}://{host}" for scheme in schemes)))


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses are of one origin; nothing that is no address is of any."""
    first, second = _origin(one), _origin(other)
    return first is not None and first == second


def _origin(address: str) -> tuple[str, str, int] | None:
    try:
        parts = urlsplit(address)
        usual = _PORTS.get(parts.scheme)
        if usual is None or not parts.hostname or parts.username is not None:
            return None
        return parts.scheme, parts.hostname.rstrip("."), parts.port or usual
    except ValueError:  # a port that is none
        return None
