"""Rate limits over HTTP: who may ask how often, and the headers that tell.

Ordinary requests are counted in memory, which costs microseconds; each API
process counts for itself. Logins are counted over all processes, and so are
submissions, which `studio.service.quotas` counts with the job itself.
Headers: draft-ietf-httpapi-ratelimit-headers (`RateLimit-Policy`, `RateLimit`).
"""

from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prompt2mesh.api.errors import problem
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.errors import RateLimitError
from prompt2mesh.studio.ports.usage import RateState
from prompt2mesh.studio.service.accounts import Principal
from prompt2mesh.studio.service.accounts.networks import network_of
from prompt2mesh.telemetry import metrics

_MINUTE_S = 60
_STATES = "prompt2mesh.rate_limits"
# Signed addresses that are cached for ever, what an orchestrator asks, and what the router asks for everybody from one
# address: it limits by their own.
_FREE = (
    "/v1/files/", "/healthz", "/readyz", "/v1/instances/authorize", "/v1/instances/enter", "/v1/instances/waiting",
)  # fmt: skip


def install(app: FastAPI, platform: Platform) -> None:
    """Limits the requests of an app."""
    app.add_middleware(LimitRequests, platform=platform)

    @app.exception_handler(RateLimitError)
    def refused(request: Request, fault: RateLimitError) -> JSONResponse:
        metrics.RATE_LIMITED.inc(rule=fault.policy)
        wait_s = fault.retry_after_s or 1
        states = _states(request)
        if fault.policy not in {name for name, _ in states}:  # a use case has counted
            states.append((fault.policy, RateState(allowed=False, limit=fault.limit, period_s=fault.period_s,
                                                   remaining=0, reset_s=wait_s)))  # fmt: skip
        return problem(request, 429, fault.code, fault.message, hint=fault.hint, headers={"Retry-After": str(wait_s)})


class LimitRequests:
    """Counts what comes from an address without a login or with a wrong one, and writes the headers of all limits."""

    def __init__(self, app: ASGIApp, platform: Platform) -> None:
        """Wrap an app."""
        self._app = app
        self._limiter = platform.own_rates
        self._limit = platform.settings.rates.signed_out_per_minute

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers 429."""
        if scope["type"] != "http" or scope["path"].startswith(_FREE) or scope["method"] == "OPTIONS":
            await self._app(scope, receive, send)
            return
        states: list[tuple[str, RateState]] = []
        scope[_STATES] = states
        headers = Headers(scope=scope)
        says_who = "authorization" in headers or "x-api-key" in headers
        replaced = False

        def count_address() -> RateState:
            key = f"address/{client_address(scope)}"
            state = self._limiter.hit(key, limit=self._limit, period_s=_MINUTE_S)
            states.append(("address", state))
            return state

        async def send_counted(message: Message) -> None:
            nonlocal replaced
            if replaced:
                return
            if message["type"] == "http.response.start":
                # Who says who they are is counted as a user, unless nobody believed it, which shows only now.
                if says_who and not any(name == "user" for name, _ in states):
                    state = count_address()
                    if not state.allowed:
                        replaced = True
                        await self._refuse(scope, receive, send, states, state)
                        return
                _write(MutableHeaders(scope=message), states)
            await send(message)

        if not says_who:
            state = count_address()
            if not state.allowed:
                await self._refuse(scope, receive, send, states, state)
                return
        await self._app(scope, receive, send_counted)

    async def _refuse(
        self, scope: Scope, receive: Receive, send: Send, states: list[tuple[str, RateState]], state: RateState
    ) -> None:
        metrics.RATE_LIMITED.inc(rule="address")
        detail = f"{self._limit} requests a minute from one address are allowed"
        response = problem(Request(scope), 429, RateLimitError.code, detail, hint="log in, or ask more slowly",
                           headers={"Retry-After": str(state.reset_s)})  # fmt: skip
        _write(response.headers, states)
        await response(scope, receive, send)


def count_user(request: Request, platform: Platform, who: Principal) -> None:
    """Counts a request of a user.

    Raises:
        RateLimitError: There were too many in the last minute.
    """
    limit = platform.settings.rates.requests_per_minute
    state = platform.own_rates.hit(f"user/{who.user.id}", limit=limit, period_s=_MINUTE_S)
    _note(request, "user", state, f"{limit} requests of one user a minute are allowed")


def limit_logins(request: Request) -> None:
    """Counts a try to get in.

    Raises:
        RateLimitError: There were too many from one address in the last minute.
    """
    if request.method == "POST":
        limit_guesses(request)


def limit_guesses(request: Request) -> None:
    """Counts a password that may be a guess, over all API processes, with the tries to get in.

    Raises:
        RateLimitError: There were too many from one address in the last minute.
    """
    platform = cast("Platform", request.app.state.platform)
    limit = platform.settings.rates.logins_per_minute
    key = f"login/{client_address(request.scope)}"
    state = platform.shared_rates.hit(key, limit=limit, period_s=_MINUTE_S)
    _note(request, "login", state, f"{limit} logins from one address a minute are allowed")


def client_address(scope: Scope) -> str:
    """Who is counted as one: an IPv4 address, or the network of an IPv6 address, of which a person has 2⁶⁴.

    Behind a trusted proxy the server has put the address that the proxy says in the place of the proxy's own.
    """
    client: Any = scope.get("client")
    return (network_of(str(client[0])) if client else "") or "local"  # a Unix socket, or a test


def _note(request: Request, name: str, state: RateState, message: str) -> None:
    _states(request).append((name, state))
    if not state.allowed:
        raise RateLimitError(message, hint="ask more slowly", retry_after_s=state.reset_s, policy=name,
                             limit=state.limit, period_s=state.period_s)  # fmt: skip


def _states(request: Request) -> list[tuple[str, RateState]]:
    return cast("list[tuple[str, RateState]]", request.scope.setdefault(_STATES, []))


def _write(headers: MutableHeaders, states: list[tuple[str, RateState]]) -> None:
    if not states:
        return
    headers["RateLimit-Policy"] = ", ".join(f'"{name}";q={state.limit};w={state.period_s}' for name, state in states)
    headers["RateLimit"] = ", ".join(f'"{name}";r={state.remaining};t={state.reset_s}' for name, state in states)
