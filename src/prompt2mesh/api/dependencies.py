"""What endpoints ask for: the platform, who is asking, and how to cut a list."""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Annotated, cast

from fastapi import Depends, Path, Query, Request, Response, Security
from fastapi.security import APIKeyHeader, HTTPBearer, OAuth2PasswordBearer
from fastapi.security.http import HTTPAuthorizationCredentials

from prompt2mesh.api.limits import count_user
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.errors import AuthenticationError, PermissionDeniedError, RequestError
from prompt2mesh.studio.ports.records import Page, Scope
from prompt2mesh.studio.service.accounts import Caller, Principal
from prompt2mesh.telemetry import context

_ID = re.compile(r"[0-9A-Za-z_-]{1,60}")
_bearer = HTTPBearer(auto_error=False, description="An access token of `/v1/auth/login`, or an API key.")
_form = OAuth2PasswordBearer(
    tokenUrl="/v1/auth/token", refreshUrl="/v1/auth/token", auto_error=False, scheme_name="Login",
    description="E-mail (as username) and password; for the Authorize button.",
)  # fmt: skip
_key = APIKeyHeader(name="X-API-Key", auto_error=False, description="An API key of `/v1/me/keys`.")


def platform(request: Request) -> Platform:
    """The platform that the app was made over."""
    return cast("Platform", request.app.state.platform)


PlatformDep = Annotated[Platform, Depends(platform)]


def caller(request: Request) -> Caller:
    """Where a request comes from; behind a trusted proxy it is the address that the proxy says."""
    return Caller(
        ip=request.client.host if request.client else "", user_agent=request.headers.get("user-agent", "")[:300]
    )


def no_store(response: Response) -> None:
    """Keeps answers with secrets or private things out of every cache."""
    response.headers["Cache-Control"] = "no-store"


CallerDep = Annotated[Caller, Depends(caller)]
ObjectId = Annotated[str, Path(max_length=60, pattern=rf"^{_ID.pattern}$")]


def optional_principal(
    request: Request,
    given: PlatformDep,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    form: Annotated[str | None, Security(_form)],
    key: Annotated[str | None, Security(_key)],
) -> Principal | None:
    """Who is asking; None for somebody who does not say.

    Raises:
        AuthenticationError: What they say of themselves is not true.
        RateLimitError: They ask too often.
    """
    token = bearer.credentials if bearer else form or key
    if not token:
        return None
    found = given.accounts.authenticate(token)
    context.note(user_id=found.user.id)
    count_user(request, given, found)
    return found


def principal(found: Annotated[Principal | None, Depends(optional_principal)]) -> Principal:
    """Who is asking.

    Raises:
        AuthenticationError: Nobody says.
    """
    if found is None:
        raise AuthenticationError("this needs somebody who is logged in",
                                  hint="send Authorization: Bearer with an access token or an API key")  # fmt: skip
    return found


def _having(scope: Scope) -> Callable[..., Principal]:
    def check(found: Annotated[Principal, Depends(principal)]) -> Principal:
        if scope not in found.scopes:
            raise PermissionDeniedError(f"this needs the scope {scope}", hint="use a key that has it")
        return found

    return check


AnyPrincipal = Annotated[Principal, Depends(principal)]
OptionalPrincipal = Annotated[Principal | None, Depends(optional_principal)]
Reader = Annotated[Principal, Depends(_having("models:read"))]
Writer = Annotated[Principal, Depends(_having("models:write"))]
AccountHolder = Annotated[Principal, Depends(_having("account"))]
Admin = Annotated[Principal, Depends(_having("admin"))]


def cursor_of(last_id: str) -> str:
    """An opaque mark of where a page ended."""
    return base64.urlsafe_b64encode(last_id.encode()).decode().rstrip("=")


def page(
    limit: Annotated[int, Query(ge=1, le=100, description="Most items in the answer.")] = 20,
    cursor: Annotated[str | None, Query(max_length=200, description="`next_cursor` of the page before.")] = None,
) -> Page:
    """How the caller wants a list cut.

    Raises:
        RequestError: The cursor is not one that this service gave.
    """
    if cursor is None:
        return Page(limit=limit)
    try:
        after = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        after = ""
    if not _ID.fullmatch(after):
        raise RequestError("this cursor is not one that this service gave", hint="start without a cursor")
    return Page(limit=limit, after=after)


PageDep = Annotated[Page, Depends(page)]
