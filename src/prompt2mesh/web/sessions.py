"""Who uses this page: signing in and out, and the client that asks the API in their name."""

import streamlit as st

from prompt2mesh.client import Client, MemoryTokens, Tokens, TokenStore
from prompt2mesh.client.models import TokenPair, User
from prompt2mesh.mesh.errors import AuthenticationError
from prompt2mesh.web import remembering
from prompt2mesh.web.browser_headers import headers_of_browser
from prompt2mesh.web.configuration import read_configuration
from prompt2mesh.web.session_routes import session_cookie
from prompt2mesh.web.session_vault import VAULT, BrowserSession

_SESSION = "session"
_CLIENT = "client"
_USER = "user"
_FORGET = "forget_order"
_WHY = "why_signed_out"


def open_session() -> bool:
    """Whether somebody is signed in; the cookie of an earlier visit signs in by itself.

    Raises:
        Prompt2MeshError: The API does not answer.
    """
    session = _session()
    if session is not None and session.load() is None:
        end_session("Your session has ended. Please sign in again.")
        session = None
    if session is not None:
        return True
    token = st.context.cookies.get(session_cookie())
    if not token or _FORGET in st.session_state:
        return False
    session = VAULT.resume(token)
    try:
        _begin(session, _client_for(session).account.get())
    except AuthenticationError:
        VAULT.end(session)
        st.session_state[_FORGET] = "forget-stale"
        return False
    return True


def sign_in(email: str, password: str) -> None:
    """Signs in with a password.

    Raises:
        Prompt2MeshError: The API refused.
    """
    _adopt(anonymous().account.login(email, password))


def sign_up(email: str, password: str, *, display_name: str = "", invitation: str | None = None) -> None:
    """Makes an account and signs in.

    Raises:
        Prompt2MeshError: The API refused.
    """
    _adopt(anonymous().account.signup(email, password, display_name=display_name or None, invitation=invitation))


def sign_out(*, everywhere: bool = False) -> None:
    """Ends the session here, or every session of the account."""
    session = _session()
    if session is not None:
        account = client().account
        if everywhere:
            account.logout_everywhere()
        else:
            account.logout()
    end_session("You are signed out.")


def delete_account(password: str) -> None:
    """Deletes the account and everything in it, and signs out.

    Raises:
        Prompt2MeshError: The API refused.
    """
    client().account.delete(password=password)
    end_session("Your account is deleted.")


def end_session(why: str) -> None:
    """Forgets who was signed in; the browser drops its cookie at the next run."""
    session = _session()
    if session is not None:
        VAULT.end(session)
    st.session_state.clear()
    st.session_state[_WHY] = why
    st.session_state[_FORGET] = f"forget-{id(session)}"


def why_signed_out() -> str:
    """What to tell somebody who was just signed out; told once."""
    return st.session_state.pop(_WHY, "")


def client() -> Client:
    """The client of whoever is signed in."""
    return st.session_state[_CLIENT]


def user() -> User:
    """Whoever is signed in."""
    return st.session_state[_USER]


def know_user(user: User) -> None:
    """Keeps what the API just said of the account."""
    st.session_state[_USER] = user


def is_signed_in() -> bool:
    """Whether somebody is, without asking the API."""
    return _session() is not None


def anonymous() -> Client:
    """A client that says of nobody that it asks for them."""
    return _client_for(MemoryTokens())


def give_orders() -> None:
    """Has the browser bring its cookie up to date; the last thing of every run."""
    session = _session()
    with st.container(key="orders"):
        if session is not None and session.cookie_due:
            remembering.remember(VAULT.ticket(session))
        elif session is None and _FORGET in st.session_state:
            remembering.forget(st.session_state[_FORGET])


def _session() -> BrowserSession | None:
    return st.session_state.get(_SESSION)


def _adopt(pair: TokenPair) -> None:
    st.session_state.pop(_FORGET, None)
    session = VAULT.begin(Tokens(pair.access_token, pair.refresh_token or ""))
    _begin(session, pair.user or _client_for(session).account.get())


def _begin(session: BrowserSession, user: User) -> None:
    st.session_state[_SESSION] = session
    st.session_state[_CLIENT] = _client_for(session)
    st.session_state[_USER] = user


def _client_for(tokens: TokenStore) -> Client:
    headers = headers_of_browser(st.context.ip_address, st.context.headers.get("User-Agent"))
    return Client(read_configuration().api_url, tokens=tokens, headers=headers)
