"""Getting in and out: sign up, log in, refresh, log out, and login with a provider."""

from typing import Annotated, Literal

from fastapi import APIRouter, Cookie, Depends, Form, Query, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import URL

from prompt2mesh.api import account_schemas as schemas
from prompt2mesh.api.dependencies import AccountHolder, CallerDep, OptionalPrincipal, PlatformDep, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.mesh.errors import AuthenticationError

router = APIRouter(prefix="/auth", dependencies=[Depends(no_store)])
_COOKIE = "p2m_login"
_COOKIE_PATH = "/v1/auth/oidc"
_COOKIE_AGE_S = 600


@router.get("/options")
def get_login_options(platform: PlatformDep) -> schemas.LoginOptions:
    """How people get in here: whether they may sign up, and whether there is a login provider."""
    return schemas.LoginOptions(signup=platform.accounts.signup_rule, provider_login=platform.accounts.has_provider)


@router.post("/signup", status_code=201, responses=responses(403, 409, 422, 429))
def sign_up(body: schemas.SignUp, caller: CallerDep, platform: PlatformDep) -> schemas.TokenPair:
    """Make an account and log in."""
    tokens = platform.accounts.signup.sign_up(
        body.email, body.password.get_secret_value(), caller, display_name=body.display_name, invitation=body.invitation
    )
    return schemas.TokenPair.of(tokens, now=platform.services.clock())


@router.post("/login", responses=responses(401, 422, 429))
def log_in(body: schemas.LogIn, caller: CallerDep, platform: PlatformDep) -> schemas.TokenPair:
    """Log in with e-mail and password.

    After five failures within fifteen minutes each further try has to wait longer (429 with `Retry-After`).
    """
    tokens = platform.accounts.sessions.log_in(body.email, body.password.get_secret_value(), caller)
    return schemas.TokenPair.of(tokens, now=platform.services.clock())


@router.post("/token", responses=responses(401, 422, 429))
def get_token(
    caller: CallerDep,
    platform: PlatformDep,
    username: Annotated[str, Form(max_length=320, description="The e-mail address.")] = "",
    password: Annotated[str, Form(max_length=1000, json_schema_extra={"format": "password"})] = "",
    refresh_token: Annotated[str, Form(max_length=2048)] = "",
    grant_type: Annotated[Literal["password", "refresh_token"], Form()] = "password",
) -> schemas.TokenPair:
    """Log in or refresh as OAuth 2.0 clients do, by a form; the Authorize button of /docs uses it."""
    sessions = platform.accounts.sessions
    if grant_type == "refresh_token":
        tokens = sessions.refresh(refresh_token, caller)
    else:
        tokens = sessions.log_in(username, password, caller)
    return schemas.TokenPair.of(tokens, now=platform.services.clock())


@router.post("/refresh", responses=responses(401, 422, 429))
def refresh(body: schemas.Refresh, caller: CallerDep, platform: PlatformDep) -> schemas.TokenPair:
    """Get the next pair of tokens; the refresh token is used up.

    One that comes a second time was copied: the whole session ends.
    """
    tokens = platform.accounts.sessions.refresh(body.refresh_token.get_secret_value(), caller)
    return schemas.TokenPair.of(tokens, now=platform.services.clock())


@router.post("/logout", status_code=204, responses=responses(401, 403, 422))
def log_out(
    caller: CallerDep, platform: PlatformDep, who: OptionalPrincipal, body: schemas.LogOut | None = None
) -> None:
    """End one session: that of the refresh token, or else that of the access token."""
    sessions = platform.accounts.sessions
    if body is not None and body.refresh_token is not None:
        sessions.log_out(body.refresh_token.get_secret_value(), caller)
    elif who is not None:
        sessions.revoke(who.user, who.require_session(), caller)
    else:
        raise AuthenticationError("there is no session to end", hint="send the refresh token, or an access token")


@router.post("/logout-everywhere", status_code=204, responses=responses(401, 403))
def log_out_everywhere(caller: CallerDep, platform: PlatformDep, who: AccountHolder) -> None:
    """End all your sessions at once, this one too; API keys stay."""
    platform.accounts.sessions.log_out_everywhere(who.user, caller)


@router.post("/password", status_code=204, responses=responses(401, 403, 422, 429))
def change_password(body: schemas.PasswordChange, caller: CallerDep, platform: PlatformDep, who: AccountHolder) -> None:
    """Set another password; all other sessions end."""
    platform.accounts.profiles.change_password(
        who, caller, current=body.current_password.get_secret_value(), new=body.new_password.get_secret_value()
    )


@router.get(
    "/oidc/login", status_code=302, response_class=RedirectResponse,
    responses={**responses(404, 422, 503), 302: {"description": "To the page of the login provider."}},
)  # fmt: skip
def begin_provider_login(
    platform: PlatformDep,
    return_to: Annotated[
        str, Query(max_length=1000, description="A page of this service to come back to, with `?ticket=`.")
    ] = "",
) -> RedirectResponse:
    """Go to the login provider."""
    login = platform.accounts.provider_logins.begin(return_to=return_to)
    answer = RedirectResponse(login.url, status_code=302, headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        _COOKIE, login.memory, max_age=_COOKIE_AGE_S, path=_COOKIE_PATH, httponly=True, samesite="lax",
        secure=platform.settings.public_api_url.startswith("https:"),
    )  # fmt: skip
    return answer


@router.get(
    "/oidc/callback", response_model=schemas.TokenPair,
    responses={
        **responses(401, 403, 404, 422, 503),
        302: {"description": "To the page that the login began with; `ticket` is a refresh token good for a minute."},
    },
)  # fmt: skip
def finish_provider_login(
    caller: CallerDep,
    platform: PlatformDep,
    state: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=2000)] = "",
    error: Annotated[str, Query(max_length=200, description="Why the provider says no.")] = "",
    memory: Annotated[str, Cookie(alias=_COOKIE, include_in_schema=False)] = "",
) -> Response:
    """Come back from the login provider."""
    if error or not code:
        raise AuthenticationError(
            f"the login provider says no: {error if error.isidentifier() else 'no code came'}",
            hint="start the login again",
        )
    arrival = platform.accounts.provider_logins.finish(caller, memory=memory, state=state, code=code)
    answer: Response
    if arrival.tokens is not None:
        pair = schemas.TokenPair.of(arrival.tokens, now=platform.services.clock())
        answer = JSONResponse(pair.model_dump(mode="json"))
    else:
        page = str(URL(arrival.return_to).include_query_params(ticket=arrival.ticket))
        # The page's address holds the ticket: it must not travel on to other sites.
        answer = RedirectResponse(page, status_code=302, headers={"Referrer-Policy": "no-referrer"})
    answer.headers["Cache-Control"] = "no-store"
    answer.delete_cookie(_COOKIE, path=_COOKIE_PATH)
    return answer
