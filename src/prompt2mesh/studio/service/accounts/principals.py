"""Who asks: from a bearer token or an API key to a user with scopes."""

from dataclasses import dataclass
from datetime import timedelta

from prompt2mesh.mesh.errors import AuthenticationError, PermissionDeniedError
from prompt2mesh.studio.ports.records import SCOPES, Scope, User
from prompt2mesh.studio.service.accounts.context import AccountPorts

_TOUCH_EVERY = timedelta(minutes=1)
_UNKNOWN = "this token or key is not good"


@dataclass(frozen=True, kw_only=True)
class Principal:
    """Somebody who has proved who they are.

    Attributes:
        scopes: What this proof allows; never more than the role does.
        session_id: The session of an access token; None for an API key.
        key_id: The API key; None for an access token.
    """

    user: User
    scopes: frozenset[Scope]
    session_id: str | None = None
    key_id: str | None = None

    def require(self, scope: Scope) -> None:
        """Refuses who may not.

        Raises:
            PermissionDeniedError: The scope is missing.
        """
        if scope in self.scopes:
            return
        if self.key_id is not None and scope in scopes_of(self.user):
            raise PermissionDeniedError(
                f"this API key lacks the scope {scope}", hint="make a key with that scope, or log in"
            )
        raise PermissionDeniedError("only an administrator may do this", hint="ask somebody who is one")

    def require_session(self) -> str:
        """The session; refuses API keys, for what only a person who logged in may do.

        Raises:
            PermissionDeniedError: It is an API key.
        """
        if self.session_id is None:
            raise PermissionDeniedError("an API key cannot do this", hint="log in and use the access token")
        return self.session_id


class Principals:
    """Recognises people and programs."""

    def __init__(self, ports: AccountPorts) -> None:
        """Bind the ports."""
        self._ports = ports

    def recognise(self, credential: str) -> Principal:
        """Who an access token or an API key belongs to.

        Raises:
            AuthenticationError: Nobody, or somebody who is disabled, or it has run out or was revoked.
        """
        if self._ports.secrets.looks_like_api_key(credential):
            return self._by_key(credential)
        return self._by_token(credential)

    def _by_token(self, token: str) -> Principal:
        now = self._ports.clock()
        claims = self._ports.access_tokens.read(token, now=now)
        with self._ports.store.read() as tx:
            user = tx.users.get(claims.user_id)
            alive = tx.refresh_tokens.is_alive(claims.session_id, user_id=claims.user_id, now=now)
        if user is None or user.disabled_at is not None or user.epoch != claims.epoch or not alive:
            raise AuthenticationError("this session has ended", hint="log in again")
        # The role is today's, not the one that was signed.
        return Principal(user=user, scopes=scopes_of(user), session_id=claims.session_id)

    def _by_key(self, text: str) -> Principal:
        now = self._ports.clock()
        with self._ports.store.read() as tx:
            key = tx.api_keys.by_hash(self._ports.secrets.digest(text))
            user = tx.users.get(key.user_id) if key else None
        if key is None or user is None or key.revoked_at is not None or user.disabled_at is not None:
            raise AuthenticationError(_UNKNOWN, hint="look whether the key was revoked")
        if key.expires_at is not None and key.expires_at <= now:
            raise AuthenticationError("this API key has run out", hint="make a new one")
        if key.last_used_at is None or now - key.last_used_at >= _TOUCH_EVERY:
            with self._ports.store.begin() as tx:
                tx.api_keys.touch(key.id, now=now)
        return Principal(user=user, scopes=frozenset(key.scopes) & scopes_of(user), key_id=key.id)


def scopes_of(user: User) -> frozenset[Scope]:
    """All that a user's role allows."""
    return frozenset(scope for scope in SCOPES if scope != "admin" or user.role == "admin")
