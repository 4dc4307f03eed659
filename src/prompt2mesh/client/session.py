"""What the requests of one client share: the server, who asks, and how patient to be."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypedDict
from urllib.parse import urlsplit

import httpx2

import prompt2mesh
from prompt2mesh.client.calls import Call
from prompt2mesh.client.models import TokenPair
from prompt2mesh.client.retry import RetryPolicy
from prompt2mesh.mesh.errors import OptionError

# A stream says something at least every 15 seconds; one that is silent for three times as long is dead.
STREAM_SILENCE_S = 45.0


@dataclass(frozen=True)
class Tokens:
    """A login: the access token opens the API for minutes, the refresh token gets the next pair."""

    access_token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)


class TokenStore(Protocol):
    """Where a login is kept.

    A refresh token works once, so whoever shares a store refreshes under its lock.
    """

    def load(self) -> Tokens | None:
        """The tokens as they are now."""
        ...

    def save(self, tokens: Tokens | None) -> None:
        """Replaces them; None forgets them."""
        ...

    def try_lock(self) -> bool:
        """Takes the lock if it is free."""
        ...

    def unlock(self) -> None:
        """Gives the lock back."""
        ...


class MemoryTokens:
    """A login that ends with the process."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        """Begin with tokens, or signed out."""
        self._tokens = tokens
        self._lock = threading.Lock()

    def load(self) -> Tokens | None:
        """The tokens as they are now."""
        return self._tokens

    def save(self, tokens: Tokens | None) -> None:
        """Replaces them; None forgets them."""
        self._tokens = tokens

    def try_lock(self) -> bool:
        """Takes the lock if it is free."""
        return self._lock.acquire(blocking=False)

    def unlock(self) -> None:
        """Gives the lock back."""
        self._lock.release()


class RequestArguments(TypedDict, total=False):
    """The arguments of httpx2's build_request."""

    method: str
    url: str
    params: Mapping[str, Any]
    headers: dict[str, str]
    json: Any
    content: bytes
    files: Mapping[str, tuple[str, bytes, str]]
    timeout: httpx2.Timeout


@dataclass(frozen=True, kw_only=True)
class Session:
    """The state behind a client.

    Attributes:
        base_url: The server, without a slash at the end.
        api_key: Used instead of a login where there is one.
        tokens: The login.
        retry: How patient to be.
        timeout_s: Longest silence of one request.
        headers: Sent with every request.
    """

    base_url: str
    api_key: str | None = field(default=None, repr=False)
    tokens: TokenStore = field(default_factory=MemoryTokens, repr=False)
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    timeout_s: float = 30.0
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    def __post_init__(self) -> None:
        """Refuse an address that cannot be one.

        Raises:
            OptionError: It is not http:// or https:// with a host.
        """
        parts = urlsplit(self.base_url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise OptionError(
                f"the address of a server was expected, such as http://localhost:8000; got {self.base_url!r}"
            )
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))

    def bearer(self) -> str | None:
        """What the next request says who it is by."""
        if self.api_key:
            return self.api_key
        tokens = self.tokens.load()
        return tokens.access_token if tokens else None

    def keep(self, pair: TokenPair) -> None:
        """Goes on with a login."""
        self.tokens.save(Tokens(pair.access_token, pair.refresh_token or ""))

    def forget(self, _: object = None) -> None:
        """Goes on signed out."""
        self.tokens.save(None)

    def arguments(
        self, call: Call[Any], *, bearer: str | None, key: str | None, silence_s: float | None = None
    ) -> RequestArguments:
        """A request for httpx2.

        Args:
            call: What to ask.
            bearer: The credential; None for a call that needs none.
            key: The Idempotency-Key, the same at every try.
            silence_s: Longest silence, where it is not the session's own.
        """
        headers = {
            "Accept": "application/json",
            "User-Agent": f"prompt2mesh/{prompt2mesh.__version__}",
            **self.headers,
            **call.headers,
        }
        if bearer is not None:
            headers["Authorization"] = f"Bearer {bearer}"
        if key is not None:
            headers["Idempotency-Key"] = key
        found = RequestArguments(
            method=call.method,
            url=call.path if "://" in call.path else self.base_url + call.path,
            headers=headers,
            timeout=httpx2.Timeout(self.timeout_s, connect=min(10.0, self.timeout_s), read=silence_s or self.timeout_s),
        )
        query = {name: value for name, value in call.query.items() if value is not None}
        if query:  # an empty one would take away the query of a signed address
            found["params"] = query
        if call.body is not None:
            found["json"] = call.body
        if call.content is not None and call.content.field is None:
            found["content"] = call.content.data
            headers["Content-Type"] = call.content.media_type
        elif call.content is not None and call.content.field is not None:
            form = (call.content.file_name, call.content.data, call.content.media_type)
            found["files"] = {call.content.field: form}
            # The same at every try: a server compares the requests that come with one key.
            headers["Content-Type"] = f"multipart/form-data; boundary={key or new_key()}"
        return found


def new_key() -> str:
    """A new Idempotency-Key."""
    return secrets.token_urlsafe(18)
