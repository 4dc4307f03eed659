"""The door for clients elsewhere: streamable HTTP at `/mcp`, with a token of the service."""

from types import FrameType
from urllib.parse import urlsplit

import uvicorn
from mcp.server.auth.settings import AuthSettings
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.http_security.headers import SecurityHeaders
from prompt2mesh.http_security.orderly_server import OrderlyServer
from prompt2mesh.http_security.slow_bodies import PatientBodies
from prompt2mesh.http_security.slow_heads import PatientProtocol
from prompt2mesh.mcp.backend import in_thread
from prompt2mesh.mcp.scenes import Session
from prompt2mesh.mcp.served import SESSION_HEADER, PlatformTokens, ServedBackend, principal_of
from prompt2mesh.mcp.server import build_server
from prompt2mesh.mesh.errors import LimitError, Prompt2MeshError, StoreUnavailableError
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.studio.service.accounts.networks import network_of
from prompt2mesh.telemetry.asgi import Observed
from prompt2mesh.telemetry.exposition import shown_metrics
from prompt2mesh.telemetry.requests import CountRequests

PATH = "/mcp"
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_MINUTE_S = 60
_STOP_S = 5
_FAULT = 500


def create_app(platform: Platform, backend: ServedBackend) -> ASGIApp:
    """The server as an ASGI app.

    Args:
        platform: Knows the tokens.
        backend: What the tools work on; the app closes it.
    """
    settings = platform.settings
    server = build_server(
        lambda: backend, token_verifier=PlatformTokens(platform),
        auth=AuthSettings.model_validate({  # as text, which it keeps letter by letter: clients compare it so
            "issuer_url": settings.public_api_url, "resource_server_url": settings.public_mcp_url,
            "service_documentation_url": f"{settings.public_api_url}/docs", "required_scopes": ["models:read"],
            "validate_token_resource": False,  # the service's own tokens are for all its doors
        }),
    )  # fmt: skip

    @server.custom_route("/healthz", methods=["GET"])
    async def health(request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]
        del request
        return JSONResponse({"status": "ok"})

    app: ASGIApp = server.streamable_http_app(streamable_http_path=PATH, transport_security=allowed(settings))
    app = Doorkeeper(app, platform, backend)
    if settings.cors_origins:
        app = CORSMiddleware(
            app, allow_origins=settings.cors_origins, allow_methods=["GET", "POST", "DELETE"], allow_headers=["*"],
            expose_headers=["Mcp-Session-Id", "WWW-Authenticate", "Retry-After"],
        )  # fmt: skip
    secure = settings.public_mcp_url.startswith("https://")
    return Observed(CountRequests(SecurityHeaders(PatientBodies(app), secure=lambda: secure)))


def allowed(settings: ServiceSettings) -> TransportSecuritySettings:
    """Which names this server goes by, and which pages may call it: any other page has found it by a trick."""
    public, page = urlsplit(settings.public_mcp_url), urlsplit(settings.public_web_url)
    names = [public.netloc, f"{public.hostname}:*", *settings.mcp_hosts]
    return TransportSecuritySettings(
        allowed_hosts=[*names, *_LOOPBACK, *(f"{name}:*" for name in _LOOPBACK)],
        allowed_origins=[
            f"{public.scheme}://{public.netloc}", f"{page.scheme}://{page.netloc}", *settings.cors_origins,
            *(f"http://{name}:*" for name in _LOOPBACK), *(f"http://{name}" for name in _LOOPBACK),
        ],
    )  # fmt: skip


class Doorkeeper:
    """Counts who knocks with a wrong token, says what failed before the protocol began, and sees sessions end."""

    def __init__(self, app: ASGIApp, platform: Platform, backend: ServedBackend) -> None:
        """Wrap an app."""
        self._app = app
        self._platform = platform
        self._backend = backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0
        replaced = False
        held: list[Message] = []  # a 500 that the framework says of a fault before it lets us see which

        async def watched(message: Message) -> None:
            nonlocal status, replaced
            if held or (message["type"] == "http.response.start" and message["status"] == _FAULT):
                held.append(message)
                return
            if message["type"] == "http.response.start":
                status = message["status"]
                wait_s = self._too_many(scope) if status == 401 else 0
                if wait_s:
                    replaced = True
                    refusal = LimitError("too many wrong tokens from one address", retry_after_s=wait_s)
                    await _refusal(refusal, 429)(scope, receive, send)
            if not replaced:
                await send(message)

        try:
            await self._app(scope, receive, watched)
        except LimitError as fault:
            if status:
                raise
            await _refusal(fault, 429)(scope, receive, send)
        except StoreUnavailableError as fault:
            if status:
                raise
            await _refusal(fault, 503)(scope, receive, send)
        except Exception:
            await _send_all(held, send)
            raise
        else:
            await _send_all(held, send)
        if scope["method"] == "DELETE" and 200 <= status < 300:
            await self._session_ended(scope)

    def _too_many(self, scope: Scope) -> int:
        """Counts a wrong token; the seconds to wait where there were too many."""
        client = scope.get("client") or ("", 0)
        address = network_of(client[0]) or "local"
        limit = self._platform.settings.rates.signed_out_per_minute
        state = self._platform.own_rates.hit(f"address/{address}", limit=limit, period_s=_MINUTE_S)
        return 0 if state.allowed else max(1, state.reset_s)

    async def _session_ended(self, scope: Scope) -> None:
        principal = principal_of(HTTPConnection(scope))
        name = Headers(scope=scope).get(SESSION_HEADER)
        if principal is not None and name:
            await in_thread(self._backend.scenes.close, Session(principal.user.id, name))


async def _send_all(messages: list[Message], send: Send) -> None:
    for message in messages:
        await send(message)


def _refusal(fault: Prompt2MeshError, status: int) -> Response:
    wait_s = getattr(fault, "retry_after_s", None) or 5
    return JSONResponse(fault.as_dict(), status_code=status, headers={"Retry-After": str(wait_s)})


def serve_http(settings: ServiceSettings, *, host: str, port: int) -> bool:
    """Serves until it is told to stop; whether it could start."""
    shown = settings.metrics
    with shown_metrics("mcp", host=shown.host, port=shown.port), open_platform(settings) as platform:
        backend = ServedBackend(platform)
        server = _Server(backend, uvicorn.Config(
            create_app(platform, backend), host=host, port=port, log_config=None, access_log=False,
            timeout_graceful_shutdown=_STOP_S, server_header=False,
            forwarded_allow_ips=",".join(settings.trusted_proxies) or None,
            proxy_headers=bool(settings.trusted_proxies), http=PatientProtocol,
        ))  # fmt: skip
        server.run()
    return server.started


class _Server(OrderlyServer):
    """Lets go of whoever waits for a job when it is told to stop; the jobs go on."""

    def __init__(self, backend: ServedBackend, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._backend = backend

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Takes the signal."""
        self._backend.events.closing = True
        super().handle_exit(sig, frame)
