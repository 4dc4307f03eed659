"""What the router in front of all instances asks: may this request pass, and where to; and the pages while it may not.

The router is nginx in a cluster and `prompt2mesh serve router` on one machine.
Both know nothing of users: they ask `/authorize` about every request, and show
`/waiting` where the answer is no. They tell of the original request by headers
that they set themselves, whatever a client sent.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from prompt2mesh.api.dependencies import CallerDep, OptionalPrincipal, PlatformDep
from prompt2mesh.api.errors import responses, status_of
from prompt2mesh.api.instance_pages import page_of_fault, page_of_instance
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.studio.service.accounts import Principal
from prompt2mesh.studio.service.instance_access import NewSession, Passage, RoutedRequest

router = APIRouter(prefix="/instances")
_SECURE_NAME, _PLAIN_NAME = "__Host-prompt2mesh-instance", "prompt2mesh-instance"


@router.get(
    "/authorize", response_class=Response,
    responses={
        **responses(401, 403, 404, 429, 503),
        200: {"description": "It may pass: to `X-Instance-Upstream`, with `X-Instance-Authorization`."},
        503: {"description": "The instance is not ready; its owner's visit has asked for it."},
    },
)  # fmt: skip
def authorize_request(request: Request, platform: PlatformDep, caller: CallerDep, who: OptionalPrincipal) -> Response:
    """For the router: whether a request to `X-Original-Host`, by `Cookie` or token, may pass."""
    passage = platform.instance_access.authorize(_told(request, platform, who), caller)
    answer = Response(headers={"Cache-Control": "no-store"}, status_code=200)
    if passage.session is not None:
        _set_cookie(answer, platform, passage.session)
    if passage.address is None:
        answer.status_code = 503
        answer.headers["Retry-After"] = "1"
        return answer
    answer.headers["X-Instance-Upstream"] = passage.address.desktop_url.partition("://")[2].rstrip("/")
    if passage.address.desktop_token:
        answer.headers["X-Instance-Authorization"] = f"Bearer {passage.address.desktop_token}"
    return answer


@router.get("/enter", include_in_schema=False)
def enter_instance(
    request: Request, platform: PlatformDep, caller: CallerDep, ticket: Annotated[str, Query(max_length=2048)] = ""
) -> Response:
    """Takes the ticket of an address for a cookie of the instance's host, and goes on without it."""
    try:
        session = platform.instance_access.enter(_entered_host(request), ticket, caller)
    except Prompt2MeshError as fault:
        return _fault(platform, fault)
    answer = RedirectResponse("/", status_code=303, headers=_PAGE_HEADERS)  # never to where the address says
    _set_cookie(answer, platform, session)
    return answer


@router.get("/waiting", include_in_schema=False)
def wait_for_instance(request: Request, platform: PlatformDep, caller: CallerDep, who: OptionalPrincipal) -> Response:
    """A page that says why a request does not pass, and looks again by itself where that helps."""
    failed = request.headers.get("x-router-failed", "") == "1"
    try:
        passage = platform.instance_access.authorize(_told(request, platform, who), caller)
    except Prompt2MeshError as fault:
        return _fault(platform, fault)
    return _waiting(platform, passage, failed=failed)


_PAGE_HEADERS = {
    "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}  # fmt: skip


def _waiting(platform: Platform, passage: Passage, *, failed: bool) -> Response:
    page = page_of_instance(
        passage.instance, studio_url=platform.settings.public_web_url, loading=passage.loading,
        ready=passage.address is not None, failed=failed, mine=passage.mine, now=platform.services.clock(),
    )  # fmt: skip
    answer = HTMLResponse(page, status_code=503, headers={**_PAGE_HEADERS, "Retry-After": "1"})
    if passage.session is not None:
        _set_cookie(answer, platform, passage.session)
    return answer


def _fault(platform: Platform, fault: Prompt2MeshError) -> Response:
    page = page_of_fault(fault, studio_url=platform.settings.public_web_url)
    return HTMLResponse(page, status_code=status_of(type(fault)), headers=_PAGE_HEADERS)


def _told(request: Request, platform: Platform, who: Principal | None) -> RoutedRequest:
    """The original request, as the router's headers tell of it."""
    given = request.headers
    method = given.get("x-original-method", "GET").upper()
    socket = given.get("x-original-upgrade", "").lower() == "websocket"
    mode, dest = given.get("sec-fetch-mode", ""), given.get("sec-fetch-dest", "")
    # What tells nothing of itself is taken for a person only where it asks for a page.
    navigates = mode == "navigate" and dest in {"document", ""} if mode else "text/html" in given.get("accept", "")
    return RoutedRequest(
        host=_host(request), method=method, principal=who, origin=given.get("origin", ""),
        site=given.get("sec-fetch-site", ""), socket=socket, sessions=_sessions(request, _name(platform)),
        navigation=navigates and method == "GET" and not socket,
    )  # fmt: skip


def _host(request: Request) -> str:
    """The host that was asked for.

    Our routers say it in X-Original-Host, ingress-nginx in X-Original-URL. Each sets only its own header and passes on
    the other as a client sent it: where they differ, nobody is believed.
    """
    host, url = (request.headers.get(name, "") for name in ("x-original-host", "x-original-url"))
    if not url:
        return host
    named = url.partition("://")[2].partition("/")[0].partition("?")[0]
    return named if not host or host == named else ""


def _entered_host(request: Request) -> str:
    """The host for whose cookie a ticket is shown; an Ingress passes that path on as it came, without our headers."""
    told = any(request.headers.get(name) for name in ("x-original-host", "x-original-url"))
    return _host(request) if told else request.headers.get("host", "")


def _sessions(request: Request, name: str) -> list[str]:
    """Every cookie of the name: a parser that keeps one would let another host's cookie hide the right one."""
    found: list[str] = []
    for header in request.headers.getlist("cookie"):
        for pair in header.split(";"):
            key, _, value = pair.strip().partition("=")
            if key == name and value:
                found.append(value)
    return found[:8]


def _name(platform: Platform) -> str:
    # Browsers take __Host- only from the host itself, over TLS, for all paths: no other host can set it.
    return _SECURE_NAME if platform.instances.rules.secure else _PLAIN_NAME


def _set_cookie(answer: Response, platform: Platform, session: NewSession) -> None:
    answer.set_cookie(
        _name(platform), session.text, max_age=session.max_age_s, path="/", httponly=True, samesite="lax",
        secure=platform.instances.rules.secure,
    )  # fmt: skip
