"""Counts the requests of an ASGI app, whatever framework it is of."""

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.declaring import OTHER

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
_SWITCHED, _GONE, _FAULT, _REFUSED = 101, 499, 500, 403


def route_of(scope: Scope) -> str:
    """The template of the route that a request has met, as Starlette and FastAPI tell it; `other` where it met none."""
    included: dict[str, Any] = scope.get("fastapi") or {}  # what FastAPI knows of a route that another router took in
    for found in (included.get("effective_route_context"), scope.get("route")):
        path = getattr(found, "path_format", None) or getattr(found, "path", None)
        if isinstance(path, str):
            return path
    return OTHER


class CountRequests:
    """Counts what is asked of an app and how it ends; the outermost, so that refusals count too."""

    def __init__(self, app: App, *, route: Callable[[Scope], str] = route_of) -> None:
        """Wrap an app.

        Args:
            app: The app.
            route: The template of a request's route, once it was answered; never its path.
        """
        self._app = app
        self._route = route

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        method = scope["method"] if scope["type"] == "http" else "WEBSOCKET"
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if not status:
                status = _status(message)
                if status:
                    took_s = time.perf_counter() - begun
                    metrics.HTTP_REQUEST_DURATION.observe(took_s, route=self._route(scope), method=method)
            await send(message)

        metrics.HTTP_IN_PROGRESS.inc()
        try:
            await self._app(scope, receive, watched)
        except Exception:
            status = status or _FAULT
            raise
        finally:
            metrics.HTTP_IN_PROGRESS.inc(-1)
            metrics.HTTP_REQUESTS.inc(route=self._route(scope), method=method, status=str(status or _GONE))


def _status(message: Message) -> int:
    """The status that a message begins an answer with; 0 where it begins none."""
    match message["type"]:
        case "http.response.start" | "websocket.http.response.start":
            return int(message["status"])
        case "websocket.accept":
            return _SWITCHED
        case "websocket.close":
            return _REFUSED
        case _:
            return 0
