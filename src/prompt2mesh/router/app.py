"""The router as an ASGI app: requests and web sockets, to the desktop that the API names."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

from prompt2mesh.http_security.headers import PERMISSIONS, USUAL
from prompt2mesh.http_security.slow_bodies import PatientBodies
from prompt2mesh.router.verdicts import ENTRY_PATH, OWN_PATHS, Api, Shown, Verdict, header, no_cookies
from prompt2mesh.telemetry import metrics

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MAX_BODY_BYTES = 1 << 20
MAX_FRAME_BYTES = 16 << 20
MAX_SOCKETS_OF_HOST = 16
_UPSTREAM_TIMEOUT_S = 30.0
_HOP_BY_HOP = frozenset({
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding",
    "upgrade", "host", "content-length",
})  # fmt: skip
# What says who asks stays here: the desktop is its person's, and may be made to keep what it is sent.
_KEPT_BACK = frozenset({"cookie", "authorization", "x-api-key", "x-forwarded-for", "x-forwarded-host"})
_NOT_PASSED = ("sec-websocket-", "x-instance-", "x-original-")
# Beside the desktop's own policy, which says what its page may load: browsers keep both.
_PROTECTION = [
    (b"x-frame-options", b"DENY"), (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"), (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", PERMISSIONS.encode()),
]  # fmt: skip
_KEPT_FROM_BROWSERS = (
    (_HOP_BY_HOP - {"content-length"}) | {"set-cookie"}
    | {name.decode() for name, _ in _PROTECTION} - {"content-security-policy"}
)  # fmt: skip


class Router:
    """Passes on what the API lets pass."""

    def __init__(self, api_url: str) -> None:
        """Connects to nothing yet."""
        self._api = Api(api_url)
        self._http = httpx2.AsyncClient(
            timeout=_UPSTREAM_TIMEOUT_S, trust_env=False, follow_redirects=False, cookies=no_cookies()
        )
        self._sockets: Counter[str] = Counter()
        self._patient = PatientBodies(self._request)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""
        match scope["type"]:
            case "lifespan":
                await self._live(receive, send)
            case "http":
                await self._patient(scope, receive, send)
            case "websocket":
                await self._socket(scope, receive, send)
            case _:
                pass

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await self._api.close()
                await self._http.aclose()
                await send({"type": "lifespan.shutdown.complete"})
                return
            await send({"type": "lifespan.startup.complete"})

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/healthz" and not header(scope, "host").startswith("user-"):
            await _show(send, Shown(200, [], b"ok"))
        elif scope["path"] == ENTRY_PATH:
            await _show(send, await self._api.entry(scope))
        elif scope["path"].startswith(OWN_PATHS):
            await _show(send, Shown(404, [], b""))
        else:
            verdict = await self._api.verdict(scope)
            if verdict.status != 200:
                await _show(send, await self._api.page(scope))
            else:
                await self._pass_on(scope, receive, send, verdict)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, verdict: Verdict) -> None:
        body = await _body(receive)
        if body is None:
            await _show(send, Shown(413, [], b""))
            return
        begun = False
        try:
            request = self._http.build_request(
                scope["method"], f"http://{verdict.upstream}{_target(scope)}", content=body or None,
                headers=_passed(scope, verdict),
            )  # fmt: skip
            answer = await self._http.send(request, stream=True)
            try:
                headers = [
                    (name, value) for name, value in answer.headers.raw
                    if name.decode("latin-1").lower() not in _KEPT_FROM_BROWSERS
                ]  # fmt: skip
                cookies = [(b"set-cookie", cookie.encode("latin-1")) for cookie in verdict.cookies]
                begun = True
                await send({"type": "http.response.start", "status": answer.status_code,
                            "headers": [*headers, *_PROTECTION, *cookies]})  # fmt: skip
                async for chunk in answer.aiter_raw():
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
                await send({"type": "http.response.body", "body": b""})
            finally:
                await answer.aclose()
        except (httpx2.HTTPError, httpx2.InvalidURL):
            if not begun:
                await _show(send, await self._api.page(scope, failed=True))

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()  # websocket.connect
        verdict = await self._api.verdict(scope)
        host = header(scope, "host")
        if verdict.status == 200 and self._sockets[host] >= MAX_SOCKETS_OF_HOST:
            verdict = Verdict(429)
        if verdict.status != 200:
            await _refuse(scope, send, verdict.status)
            return
        self._sockets[host] += 1
        metrics.ROUTER_SOCKETS.inc()
        try:
            async with connect(
                f"ws://{verdict.upstream}{_target(scope)}", additional_headers=_passed(scope, verdict),
                subprotocols=[Subprotocol(name) for name in scope.get("subprotocols", ())] or None, compression=None,
                max_size=MAX_FRAME_BYTES, open_timeout=_UPSTREAM_TIMEOUT_S, proxy=None, user_agent_header=None,
            ) as desktop:  # fmt: skip
                await send({"type": "websocket.accept", "subprotocol": desktop.subprotocol})
                await _pump(desktop, receive, send)
        except (OSError, WebSocketException, TimeoutError):
            with contextlib.suppress(RuntimeError):  # closed meanwhile
                await send({"type": "websocket.close", "code": 1014})
        finally:
            metrics.ROUTER_SOCKETS.inc(-1)
            self._sockets[host] -= 1
            if not self._sockets[host]:
                del self._sockets[host]


def route_of(scope: Scope) -> str:
    """What a request is for, in a few words: a path beyond the router's own may be anything."""
    path = scope["path"]
    if path in {"/healthz", ENTRY_PATH}:
        return path
    return OWN_PATHS if path.startswith(OWN_PATHS) else "desktop"


async def _pump(desktop: ClientConnection, receive: Receive, send: Send) -> None:
    """Both ways, until either side ends."""

    async def up() -> None:
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            data = message.get("bytes")
            await desktop.send(data if data is not None else message.get("text") or "")

    async def down() -> None:
        async for data in desktop:
            await send({"type": "websocket.send", "text" if isinstance(data, str) else "bytes": data})

    tasks = {asyncio.create_task(up()), asyncio.create_task(down())}
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            with contextlib.suppress(ConnectionClosed):
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    with contextlib.suppress(RuntimeError):  # the browser was first
        code = desktop.close_code
        await send({"type": "websocket.close", "code": code if code and code not in {1005, 1006} else 1000,
                    "reason": desktop.close_reason or ""})  # fmt: skip


def _target(scope: Scope) -> str:
    """Path and query as they came: nothing here reads a meaning into them."""
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1")
    query = scope["query_string"].decode("latin-1")
    return f"{path if path.startswith('/') else '/'}{'?' if query else ''}{query}"


def _passed(scope: Scope, verdict: Verdict) -> list[tuple[str, str]]:
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
    kept = [
        (name, value) for name, value in headers
        if name not in _HOP_BY_HOP | _KEPT_BACK and not name.startswith(_NOT_PASSED)
    ]  # fmt: skip
    own = [("X-Forwarded-Host", header(scope, "host"))]
    if verdict.authorization:
        own.append(("Authorization", verdict.authorization))
    return [*kept, *own]


async def _body(receive: Receive) -> bytes | None:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > MAX_BODY_BYTES:
            return None
        if not message.get("more_body"):
            return bytes(body)


async def _show(send: Send, shown: Shown) -> None:
    own = {name.lower() for name, _ in shown.headers}
    usual = [
        (name.lower().encode(), value.encode()) for name, value in USUAL.items() if name.lower().encode() not in own
    ]
    await send({"type": "http.response.start", "status": shown.status, "headers": [
        *shown.headers, *usual, (b"content-length", str(len(shown.body)).encode()),
    ]})  # fmt: skip
    await send({"type": "http.response.body", "body": shown.body})


async def _refuse(scope: Scope, send: Send, status: int) -> None:
    if "websocket.http.response" in scope.get("extensions", {}):
        await send({"type": "websocket.http.response.start", "status": status, "headers": []})
        await send({"type": "websocket.http.response.body", "body": b""})
    else:
        await send({"type": "websocket.close", "code": 1008})
