"""Access tokens: JSON Web Tokens that live for fifteen minutes.

A token is checked for being ours, for whom it is meant and for its time;
whether its user still exists and is in the same epoch is asked of the store,
by the caller.
"""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, cast, get_args

import jwt

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signed_claims import END_OF_TIME, SignedClaims
from prompt2mesh.mesh.errors import AuthenticationError, TokenExpiredError
from prompt2mesh.studio.ports.credentials import AccessClaims
from prompt2mesh.studio.ports.records import Role

LIFETIME_S = 15 * 60
LEEWAY_S = 5
_CLAIMS = ("sub", "role", "epoch", "sid", "iat", "exp", "jti")


class JwtAccessTokens:
    """Signs and reads access tokens."""

    def __init__(
        self,
        keys: KeyRing,
        *,
        issuer: str = "prompt2mesh",
        audience: str = "prompt2mesh-api",
        lifetime_s: int = LIFETIME_S,
        leeway_s: int = LEEWAY_S,
    ) -> None:
        """Tokens of one service.

        Args:
            keys: The newest signs, all verify.
            issuer: Who signs.
            audience: For whom.
            lifetime_s: How long a token lives.
            leeway_s: How far the clocks of two replicas may be apart.
        """
        self._signed = SignedClaims(keys, purpose="access tokens", issuer=issuer, audience=audience, required=_CLAIMS)
        self._lifetime = timedelta(seconds=lifetime_s)
        self._leeway = timedelta(seconds=leeway_s)

    def issue(self, *, user_id: str, role: Role, epoch: int, session_id: str, now: datetime) -> tuple[str, datetime]:
        """A token and when it runs out."""
        issued_at = now.replace(microsecond=0)
        expires_at = issued_at + self._lifetime
        claims: dict[str, Any] = {
            "sub": user_id,
            "role": role,
            "epoch": epoch,
            "sid": session_id,
            "iat": int(issued_at.timestamp()),
            "exp": int(expires_at.timestamp()),
            "jti": secrets.token_urlsafe(12),
        }
        return self._signed.sign(claims), expires_at

    def like(self, token: str, *, now: datetime) -> str:
        """A token that says the same as another, whoever signed that, and is good from now on: for drills."""
        seen: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
        made, _ = self.issue(
            user_id=seen["sub"], role=seen["role"], epoch=seen["epoch"], session_id=seen["sid"], now=now
        )
        return made

    def read(self, token: str, *, now: datetime) -> AccessClaims:
        """What the token says.

        Raises:
            AuthenticationError: It is not a token of this service.
            TokenExpiredError: It has run out.
        """
        claims = self._signed.read(token)
        if claims is None:
            raise _refused()
        moments = (claims["iat"], claims["exp"])
        if not all(isinstance(moment, int) and 0 <= moment < END_OF_TIME for moment in moments):
            raise _refused()
        issued_at, expires_at = (datetime.fromtimestamp(moment, UTC) for moment in moments)
        user_id, role, epoch, session_id, token_id = (claims[name] for name in ("sub", "role", "epoch", "sid", "jti"))
        texts = (user_id, session_id, token_id)
        if not (all(isinstance(text, str) and text for text in texts) and role in get_args(Role)):
            raise _refused()
        if not isinstance(epoch, int) or issued_at > now + self._leeway:
            raise _refused()
        if now >= expires_at + self._leeway:
            raise TokenExpiredError("the access token has run out", hint="get another with the refresh token")
        return AccessClaims(
            user_id=str(user_id),
            role=cast("Role", role),
            epoch=epoch,
            session_id=str(session_id),
            token_id=str(token_id),
            issued_at=issued_at,
            expires_at=expires_at,
        )


def signer_of(token: str) -> str:
    """The name of the secret that a token says it was signed by; nothing is verified."""
    return str(jwt.get_unverified_header(token).get("kid", ""))


def _refused() -> AuthenticationError:
    return AuthenticationError("the access token is not one that this service accepts", hint="log in again")
