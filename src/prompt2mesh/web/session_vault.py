"""The sessions of this server's browsers: one login for all tabs of a browser.

A refresh token is good once. Tabs that each refreshed with the token of the
same cookie would look like a theft and be logged out, so the tabs of a browser
share one `BrowserSession`, which the client refreshes under its lock and which
is found by any token it ever had. The cookie itself is set by `session_routes`:
a script hands it the newest token by a ticket, which is good once and for a
minute, so that tokens stand neither in an address nor in the page.
"""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable

from prompt2mesh.client import Tokens

TICKET_LIFETIME_S = 60.0
_KEPT_S = 24 * 3600.0
_NOT_YET = "not-yet"  # refused by the API, upon which the client refreshes


class BrowserSession:
    """The login of one browser, as the client's `TokenStore`.

    Attributes:
        cookie_due: Whether the browser's cookie is behind.
        used_at: By the vault's clock.
    """

    def __init__(self, vault: "SessionVault", tokens: Tokens, *, cookie_due: bool) -> None:
        """Begin with tokens; `SessionVault` calls it."""
        self._vault = vault
        self._tokens: Tokens | None = tokens
        self._lock = threading.Lock()
        self.cookie_due = cookie_due
        self.used_at = 0.0

    def load(self) -> Tokens | None:
        """The tokens as they are now; None once the session is over."""
        self.used_at = self._vault.clock()
        return self._tokens

    def save(self, tokens: Tokens | None) -> None:
        """Replaces them; None ends the session."""
        self._tokens = tokens
        self.cookie_due = True
        if tokens is None:
            self._vault.end(self)
        else:
            self._vault.keep(tokens.refresh_token, self)

    def try_lock(self) -> bool:
        """Takes the lock if it is free."""
        return self._lock.acquire(blocking=False)

    def unlock(self) -> None:
        """Gives the lock back."""
        self._lock.release()


class SessionVault:
    """Sessions in the memory of this process, by the digests of their refresh tokens."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin empty."""
        self.clock = clock
        self._lock = threading.Lock()
        self._sessions: dict[str, BrowserSession] = {}
        self._tickets: dict[str, tuple[str, float]] = {}

    def begin(self, tokens: Tokens) -> BrowserSession:
        """The session of a fresh login; its cookie is due."""
        session = BrowserSession(self, tokens, cookie_due=True)
        self.keep(tokens.refresh_token, session)
        return session

    def resume(self, refresh_token: str) -> BrowserSession:
        """The session of a cookie: the one that another tab has open, or one that has yet to be refreshed."""
        with self._lock:
            session = self._sessions.get(_digest(refresh_token))
        if session is None:
            session = BrowserSession(self, Tokens(_NOT_YET, refresh_token), cookie_due=False)
            self.keep(refresh_token, session)
        return session

    def keep(self, refresh_token: str, session: BrowserSession) -> None:
        """Makes a session known by one more token, and forgets sessions that nobody used for a day."""
        now = session.used_at = self.clock()
        with self._lock:
            self._sessions = {digest: kept for digest, kept in self._sessions.items() if now - kept.used_at < _KEPT_S}
            self._sessions[_digest(refresh_token)] = session

    def end(self, session: BrowserSession) -> None:
        """Forgets every token of a session."""
        with self._lock:
            self._sessions = {digest: kept for digest, kept in self._sessions.items() if kept is not session}

    def ticket(self, session: BrowserSession) -> str:
        """A ticket for the cookie of a session; the empty one for a session that is over."""
        tokens, now = session.load(), self.clock()
        session.cookie_due = False
        if tokens is None:
            return ""
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._tickets = {name: kept for name, kept in self._tickets.items() if kept[1] > now}
            self._tickets[ticket] = (tokens.refresh_token, now + TICKET_LIFETIME_S)
        return ticket

    def redeem(self, ticket: str) -> str | None:
        """The refresh token of a ticket, once; None where there is no such ticket any more."""
        with self._lock:
            token, until = self._tickets.pop(ticket, ("", 0.0))
        return token if token and until > self.clock() else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


VAULT = SessionVault()
"""The vault of this process: the routes and the script's threads share it."""
