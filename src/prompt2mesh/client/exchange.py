"""The flow of one request: who asks, trying again, refreshing a login that ran out."""

from dataclasses import replace
from typing import Any, TypeVar

import httpx2

from prompt2mesh.client.calls import Call
from prompt2mesh.client.commands import Flow, Send, Sleep
from prompt2mesh.client.errors import refusal
from prompt2mesh.client.models import TokenPair
from prompt2mesh.client.session import Session, Tokens, new_key
from prompt2mesh.mesh.errors import AuthenticationError, ServerUnreachableError, UnexpectedAnswerError

T = TypeVar("T")

# Nothing was sent yet when one of these happens.
_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
_LOCK_POLL_S = 0.02


def exchange(session: Session, call: Call[T], *, patient: bool = False) -> Flow[T]:
    """The answer to a request.

    Args:
        session: The session.
        call: The request.
        patient: Whether to outlast a server that starts again.

    Raises:
        ApiError: The server refused.
        ServerUnreachableError: Nothing answered.
        UnexpectedAnswerError: Something answered that is not this API.
    """
    response = yield from opened(session, call, patient=patient)
    return call.read(response)


def opened(
    session: Session, call: Call[Any], *, stream: bool = False, silence_s: float | None = None, patient: bool = False
) -> Flow[httpx2.Response]:
    """The response to a request once it is a good one; of a stream only the headers are read.

    Raises:
        ApiError: The server refused.
        ServerUnreachableError: Nothing answered.
    """
    key = new_key() if call.method == "POST" and call.repeatable else None
    retry = session.retry.patient() if patient else session.retry
    tried, refreshed = 0, False
    while True:
        bearer = session.bearer() if call.authenticated else None
        tried += 1
        try:
            response: httpx2.Response = yield Send(call, bearer, key, stream=stream, silence_s=silence_s)
        except httpx2.RequestError as exc:
            if not isinstance(exc, httpx2.TransportError):
                raise UnexpectedAnswerError(f"the server's answer cannot be read: {exc}") from exc
            if tried >= retry.attempts or not (call.repeatable or isinstance(exc, _NOT_SENT)):
                raise unreachable(session, exc) from exc
            yield Sleep(retry.delay_s(tried))
            continue
        if response.is_success:
            return response
        if response.is_redirect:
            raise UnexpectedAnswerError(
                f"the server sends {call.method} {call.path} elsewhere: {response.headers.get('Location', '?')}",
                hint="use the address that it names; requests are not redirected, for they carry a credential",
            )
        error = refusal(response)
        if response.status_code == 401 and bearer is not None and not session.api_key and not refreshed:
            refreshed = True
            if (yield from _refresh(session, stale=bearer)):
                tried -= 1
                continue
        delay_s = retry.delay_after(error, tried) if call.repeatable or error.status == 429 else None
        if delay_s is None:
            raise error
        yield Sleep(delay_s)


def unreachable(session: Session, fault: Exception) -> ServerUnreachableError:
    """The error for a server that does not answer."""
    reason = str(fault) or type(fault).__name__
    return ServerUnreachableError(
        f"{session.base_url} does not answer: {reason}",
        hint="look whether the server runs (`prompt2mesh serve`) and whether the address is right",
    )


def _refresh(session: Session, *, stale: str) -> Flow[bool]:
    """Gets new tokens for old ones; False where that needs a person with a password.

    One at a time: a refresh token that is used twice looks stolen, and the server
    ends the whole login. Whoever waited for the lock finds the new tokens there.
    """
    while not session.tokens.try_lock():
        yield Sleep(_LOCK_POLL_S)
    try:
        now = session.tokens.load()
        if now is None or not now.refresh_token:
            return False
        if now.access_token != stale:
            return True
        call = Call(
            "POST", "/v1/auth/refresh", TokenPair,
            body={"refresh_token": now.refresh_token}, authenticated=False, repeatable=False,
        )  # fmt: skip
        try:
            pair = yield from exchange(session, call)
        except AuthenticationError:
            session.tokens.save(None)
            return False
        session.tokens.save(Tokens(pair.access_token, pair.refresh_token or now.refresh_token))
        return True
    finally:
        session.tokens.unlock()


def anonymous(call: Call[T]) -> Call[T]:
    """The same request, by nobody."""
    return replace(call, authenticated=False)
