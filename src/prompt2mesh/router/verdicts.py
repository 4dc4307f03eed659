"""What the router asks the API: may this pass, and what to show where it may not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx2

from prompt2mesh.telemetry import metrics, traces

ENTRY_PATH = "/__prompt2mesh/enter"
OWN_PATHS = "/__prompt2mesh/"
_TIMEOUT_S = 30.0
_COUNTED_AS = {200: "passed", 401: "refused", 403: "refused", 404: "refused", 429: "refused", 502: "failed"}
# Of a browser's headers, those that say who asks and from which page; nothing else reaches the API.
_TOLD = ("cookie", "authorization", "x-api-key", "origin", "accept", "user-agent", "sec-fetch-site", "sec-fetch-mode",
         "sec-fetch-dest")  # fmt: skip
_SHOWN = ("content-type", "content-security-policy", "cache-control", "referrer-policy", "retry-after", "location",
          "set-cookie", "x-robots-tag")  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """The API's answer about a request.

    Attributes:
        upstream: Host and port of the desktop; empty where it may not pass.
        authorization: What the desktop asks of the router.
        cookies: `Set-Cookie` headers for the browser.
    """

    status: int
    upstream: str = ""
    authorization: str = field(default="", repr=False)
    cookies: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Shown:
    """A page of the API's."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Api:
    """The API, asked in the name of browsers."""

    def __init__(self, url: str) -> None:
        """Connects to nothing yet."""
        self._http = httpx2.AsyncClient(
            base_url=url, timeout=_TIMEOUT_S, trust_env=False, follow_redirects=False, cookies=no_cookies()
        )

    async def verdict(self, scope: Mapping[str, Any]) -> Verdict:
        """Whether a request may pass; 502 where the API does not answer."""
        found = await self._verdict(scope)
        metrics.ROUTER_VERDICTS.inc(verdict=_COUNTED_AS.get(found.status, "waiting"))
        return found

    async def _verdict(self, scope: Mapping[str, Any]) -> Verdict:
        try:
            answer = await self._http.get("/v1/instances/authorize", headers=_told(scope))
        except httpx2.HTTPError:
            return Verdict(502)
        upstream = answer.headers.get("X-Instance-Upstream", "") if answer.status_code == 200 else ""
        return Verdict(
            answer.status_code if upstream or answer.status_code != 200 else 503, upstream,
            answer.headers.get("X-Instance-Authorization", ""), tuple(answer.headers.get_list("Set-Cookie")),
        )  # fmt: skip

    async def page(self, scope: Mapping[str, Any], *, failed: bool = False) -> Shown:
        """Why a request does not pass.

        Args:
            scope: The request.
            failed: It might have, but the desktop did not answer.
        """
        return await self._shown("/v1/instances/waiting", scope, {"X-Router-Failed": "1"} if failed else {})

    async def entry(self, scope: Mapping[str, Any]) -> Shown:
        """The way in with a ticket."""
        query = scope["query_string"].decode("latin-1")
        return await self._shown(f"/v1/instances/enter?{query}", scope, {})

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _shown(self, path: str, scope: Mapping[str, Any], more: Mapping[str, str]) -> Shown:
        try:
            answer = await self._http.get(path, headers=[*_told(scope), *more.items()])
        except httpx2.HTTPError:
            text = b"The studio does not answer. Try again in a moment.\n"
            return Shown(503, [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"2")], text)
        headers = [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in answer.headers.multi_items() if name.lower() in _SHOWN
        ]  # fmt: skip
        return Shown(answer.status_code, headers, answer.content)


def no_cookies() -> CookieJar:
    """A jar that keeps nothing: one person's cookie must never go along with another's request."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))


def header(scope: Mapping[str, Any], name: str) -> str:
    """A header of a request; empty where there is none."""
    wanted = name.encode("latin-1")
    return next((value.decode("latin-1") for key, value in _headers(scope) if key == wanted), "")


def _told(scope: Mapping[str, Any]) -> list[tuple[str, str]]:
    told = [(key.decode("latin-1"), value.decode("latin-1")) for key, value in _headers(scope)
            if key.decode("latin-1") in _TOLD]  # fmt: skip
    client = scope.get("client") or ("", 0)
    return [
        *told, *traces.outgoing().items(),
        ("X-Original-Host", header(scope, "host")), ("X-Original-Method", scope.get("method", "GET")),
        ("X-Original-Upgrade", "websocket" if scope["type"] == "websocket" else ""), ("X-Forwarded-For", client[0]),
    ]  # fmt: skip


def _headers(scope: Mapping[str, Any]) -> Iterable[tuple[bytes, bytes]]:
    return scope["headers"]
