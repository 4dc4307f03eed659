"""What every HTTP server of ours tells of its requests: an id, a span, and one line in the log.

An ASGI middleware that stands before all others, so that what they refuse is told too. It needs no web framework. Of an
address it tells the path and the route; the query may hold signatures and is never told.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from prompt2mesh.telemetry import context, logs, traces

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

log = logging.getLogger("prompt2mesh.access")
HEALTH_PATHS = frozenset({"/healthz", "/readyz", "/metrics", "/_stcore/health", "/_stcore/host-config"})
# Where a request says what `traces.origin` was in it, for work that a server does in tasks of its own.
ORIGIN = "prompt2mesh.origin"
_HEADER = context.REQUEST_ID_HEADER.lower().encode()


class Observed:
    """Gives each request its id, its span and its line."""

    def __init__(self, app: App, *, quiet: Collection[str] = HEALTH_PATHS, quiet_under: tuple[str, ...] = ()) -> None:
        """Wrap an app.

        Args:
            app: The app.
            quiet: Paths that are asked every few seconds: told at level `debug`, and without a span.
            quiet_under: Beginnings of paths of which the same is true.
        """
        self._app = app
        self._quiet = frozenset(quiet)
        self._quiet_under = quiet_under
        traces.load()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, _watched(send))
        elif scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        else:
            with context.bound(request_id=context.accept_request_id(_header(scope, _HEADER))):
                if scope["type"] == "websocket" or self._is_quiet(scope["path"]):
                    # What goes over a socket is not one request; it lasts for hours, and its span would come too late.
                    await self._told(scope, receive, send, None)
                    return
                method = scope.get("method", "GET")
                with traces.span(
                    method, kind="server", attributes=_attributes(scope, method), parent=_parent(scope)
                ) as span:
                    scope[ORIGIN] = traces.origin()
                    await self._told(scope, receive, send, span)

    def _is_quiet(self, path: str) -> bool:
        return path in self._quiet or (bool(self._quiet_under) and path.startswith(self._quiet_under))

    async def _told(self, scope: Scope, receive: Receive, send: Send, span: traces.ActiveSpan | None) -> None:
        answer = _Answer(send, context.request_id())
        started = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        except BaseException:
            answer.status = answer.status or (101 if answer.accepted else 500)
            raise
        finally:
            route = _route(scope)
            _note_ids(scope)
            if span is not None:
                _describe(span, scope, route, answer.status)
            self._log(scope, route, answer, time.perf_counter() - started)

    def _log(self, scope: Scope, route: str, answer: "_Answer", seconds: float) -> None:
        method = scope.get("method", "WEBSOCKET")
        status = answer.status or (101 if answer.accepted else 499)
        level = logging.DEBUG if self._is_quiet(scope["path"]) and status < 400 else logging.INFO
        if not log.isEnabledFor(level):
            return
        client = scope.get("client") or ("", 0)
        fields: dict[str, Any] = {
            "method": method, "path": scope["path"], "status": status, "duration_ms": round(seconds * 1000, 1),
            "sent_bytes": answer.sent_bytes,
        }  # fmt: skip
        if route:
            fields["route"] = route
        if client[0]:
            fields["client"] = client[0]
        log.log(level, "%s %s %d", method, route or scope["path"], status, extra=fields)


class _Answer:
    """Watches an answer go out, and puts the request's id on it."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self._id = (_HEADER, request_id.encode("ascii"))
        self.status = 0
        self.sent_bytes = 0
        self.accepted = False

    async def send(self, message: Message) -> None:
        kind = message["type"]
        if kind in {"http.response.start", "websocket.http.response.start"}:
            self.status = message["status"]
            kept = [pair for pair in message.get("headers", ()) if pair[0].lower() != _HEADER]
            message = {**message, "headers": [*kept, self._id]}
        elif kind == "websocket.accept":
            self.accepted, self.status = True, 101
            message = {**message, "headers": [*message.get("headers", ()), self._id]}
        elif kind == "websocket.close" and not self.accepted:
            self.status = self.status or 403
        body = message.get("body") or b""
        self.sent_bytes += len(body)
        await self._send(message)


def _watched(send: Send) -> Send:
    """Takes the server's own logs over at its start, and sends the last spans at its end.

    A server that ends by a signal runs nothing after this.
    """

    async def watched(message: Message) -> None:
        if message["type"] == "lifespan.startup.complete":
            logs.take_over_loggers()
        if message["type"] == "lifespan.shutdown.complete":
            traces.close_tracing()
        await send(message)

    return watched


def _attributes(scope: Scope, method: str) -> dict[str, traces.Value]:
    host, port = scope.get("server") or ("", None)
    found: dict[str, traces.Value] = {
        "http.request.method": method, "url.scheme": scope.get("scheme", "http"),
        "network.protocol.version": scope.get("http_version", "1.1"), "server.address": host or "",
        "prompt2mesh.request_id": context.request_id(),
    }  # fmt: skip
    if port is not None:
        found["server.port"] = port
    return found


def _describe(span: traces.ActiveSpan, scope: Scope, route: str, status: int) -> None:
    method = scope.get("method", "GET")
    span.update_name(f"{method} {route}" if route else method)
    span.set_attribute("url.path", scope["path"])
    if route:
        span.set_attribute("http.route", route)
    if status:
        span.set_attribute("http.response.status_code", status)
    for name, value in context.current().items():
        if name != "request_id":
            span.set_attribute(f"prompt2mesh.{name}", value)
    if status >= 500:
        traces.failed(span, str(status))


def _route(scope: Scope) -> str:
    """The template of the address, such as `/v1/tasks/{task_id}`; empty where no route took the request."""
    if "endpoint" not in scope:
        return ""
    path = f"{scope['path']}/"
    found: dict[str, Any] = scope.get("path_params") or {}
    for name, value in found.items():
        path = path.replace(f"/{value}/", f"/{{{name}}}/", 1)
    return path.rstrip("/") or "/"


def _note_ids(scope: Scope) -> None:
    """What the address names, where it is not known by another way."""
    found: dict[str, Any] = scope.get("path_params") or {}
    for name, given in (("job_id", "task_id"), ("instance_id", "instance_id")):
        if given in found and name not in context.current():
            context.note(**{name: str(found[given])[:80]})


def _parent(scope: Scope) -> dict[str, str] | None:
    found = {name: _header(scope, name.encode()) for name in (traces.TRACEPARENT, "tracestate")}
    given = {name: value for name, value in found.items() if value}
    return given if traces.TRACEPARENT in given else None


def _header(scope: Scope, name: bytes) -> str:
    for key, value in scope.get("headers", ()):
        if key.lower() == name:
            return value.decode("latin-1")
    return ""
