"""Routes beside Streamlit's: they set and delete the cookie that lets a session survive a reload.

A Streamlit script cannot set a cookie, so a page asks for it with `fetch` and a
ticket (see `session_vault`). The cookie is out of reach of scripts (HttpOnly)
and stays at home (SameSite=Lax); only a request that this page makes can set it.
"""

import hmac
import json
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from prompt2mesh.web.configuration import read_configuration
from prompt2mesh.web.session_vault import VAULT

_SESSION_COOKIE = "prompt2mesh_session"
PROVIDER_PATH = "/session/provider"
_ARRIVAL_PATH = "/session/arrive"
_LEFT_COOKIE = "prompt2mesh_left"
_LEFT_LIFETIME_S = 600
COOKIE_LIFETIME_S = 30 * 24 * 3600
_ASSETS = Path(__file__).parent / "assets"
_LONGEST_BODY = 1000


def session_cookie() -> str:
    """What the cookie of a session is called."""
    return read_configuration().cookie_name(_SESSION_COOKIE)


def session_routes() -> list[BaseRoute]:
    """The routes, for the server."""
    return [
        Route("/session/remember", remember, methods=["POST"]),
        Route("/session/forget", forget, methods=["POST"]),
        Route(PROVIDER_PATH, leave_for_provider, methods=["GET"]),
        Route(_ARRIVAL_PATH, arrive_from_provider, methods=["GET"]),
        Mount("/assets", StaticFiles(directory=_ASSETS)),
    ]


async def leave_for_provider(request: Request) -> Response:
    """Goes to the login provider, and notes that this browser did."""
    del request
    found, departure = read_configuration(), secrets.token_urlsafe(24)
    back = quote(f"{found.public_web_url}{_ARRIVAL_PATH}?departure={departure}", safe="")
    answer = RedirectResponse(f"{found.public_api_url}/v1/auth/oidc/login?return_to={back}", status_code=303)
    answer.set_cookie(
        found.cookie_name(_LEFT_COOKIE), departure, max_age=_LEFT_LIFETIME_S, path="/", httponly=True, samesite="lax",
        secure=found.secure,
    )  # fmt: skip
    return answer


async def arrive_from_provider(request: Request) -> Response:
    """Takes over the ticket that the API sends along: a refresh token that is good for a minute, and once.

    Only the browser that left for the provider may bring what came of that very departure, or a link could log people
    in as somebody else.
    """
    answer = RedirectResponse("/", status_code=303, headers={"Cache-Control": "no-store"})
    ticket, departure = (request.query_params.get(name, "") for name in ("ticket", "departure"))
    found = read_configuration()
    left = request.cookies.get(found.cookie_name(_LEFT_COOKIE), "")
    if ticket and left and hmac.compare_digest(left.encode(), departure.encode("utf-8", "surrogatepass")):
        _set_session(answer, ticket)
    _delete_cookie(answer, found.cookie_name(_LEFT_COOKIE))
    return answer


async def remember(request: Request) -> Response:
    """Sets the cookie of a ticket."""
    if not _from_this_page(request):
        return Response(status_code=403)
    ticket = await _ticket(request)
    token = VAULT.redeem(ticket) if ticket else None
    if token is None:
        return Response(status_code=410)
    answer = Response(status_code=204, headers={"Cache-Control": "no-store"})
    _set_session(answer, token)
    return answer


async def forget(request: Request) -> Response:
    """Deletes the cookie."""
    if not _from_this_page(request):
        return Response(status_code=403)
    answer = Response(status_code=204, headers={"Cache-Control": "no-store"})
    _delete_cookie(answer, session_cookie())
    return answer


def _set_session(answer: Response, token: str) -> None:
    answer.set_cookie(
        session_cookie(), token, max_age=COOKIE_LIFETIME_S, path="/", httponly=True, samesite="lax",
        secure=read_configuration().secure,
    )  # fmt: skip


def _delete_cookie(answer: Response, name: str) -> None:
    answer.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=read_configuration().secure)


def _from_this_page(request: Request) -> bool:
    """Whether a page of this origin sent it: browsers say so, and only it can send JSON unasked."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and request.headers.get("content-type", "").startswith("application/json")


async def _ticket(request: Request) -> str:
    body = await request.body()
    if len(body) > _LONGEST_BODY:
        return ""
    try:
        found: Any = json.loads(body)
    except ValueError:
        return ""
    ticket: Any = found.get("ticket") if isinstance(found, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return ticket if isinstance(ticket, str) else ""
