"""Access tokens: JSON Web Tokens that live for fifteen minutes.

Signed with HS256 by the newest secret, whose name is in the header (`kid`). The
algorithm is fixed here and never read from a token. A token is checked for
being ours, for whom it is meant and for its time; whether its user still
exists and is in the same epoch is asked of the store, by the caller.
"""

import base64
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, cast, get_args

import jwt

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import AuthenticationError, TokenExpiredError
from prompt2mesh.studio.ports.credentials import AccessClaims
from prompt2mesh.studio.ports.records import Role

LIFETIME_S = 15 * 60
LEEWAY_S = 5
LONGEST_CHARACTERS = 2048
_ALGORITHM = "HS256"
_CLAIMS = ("sub", "role", "epoch", "sid", "iat", "exp", "iss", "aud", "jti")


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
        self._newest = keys.newest.kid
        self._keys = {key.kid: key.derive("access tokens") for key in keys.keys}
        self._issuer = issuer
        self._audience = audience
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
            "iss": self._issuer,
            "aud": self._audience,
            "jti": secrets.token_urlsafe(12),
        }
        token = jwt.encode(claims, self._keys[self._newest], algorithm=_ALGORITHM, headers={"kid": self._newest})
        return token, expires_at

    def read(self, token: str, *, now: datetime) -> AccessClaims:
        """What the token says.

        Raises:
            AuthenticationError: It is not a token of this service.
            TokenExpiredError: It has run out.
        """
        claims = self._verified(token)
        moments = (claims["iat"], claims["exp"])
        if not all(isinstance(moment, int) and 0 <= moment < 2**40 for moment in moments):
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

    def _verified(self, token: str) -> dict[str, Any]:
        if len(token) > LONGEST_CHARACTERS:
            raise _refused()
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = self._keys.get(kid) if isinstance(kid, str) else None
            if key is None or not _is_canonical(token.rpartition(".")[2]):
                raise _refused()
            return jwt.decode(
                token,
                key,
                algorithms=[_ALGORITHM],
                audience=self._audience,
                issuer=self._issuer,
                # The times are checked against the injected clock, which PyJWT does not know.
                options={"require": list(_CLAIMS), "verify_exp": False, "verify_iat": False, "strict_aud": True},
            )
        except (jwt.InvalidTokenError, ValueError, RecursionError) as fault:
            raise _refused() from fault


def _is_canonical(signature: str) -> bool:
    # Base 64 of 32 bytes has two spare bits; without this, three altered tokens would pass for each good one.
    decoded = base64.urlsafe_b64decode(signature.encode() + b"=" * (-len(signature) % 4))
    return base64.urlsafe_b64encode(decoded).rstrip(b"=") == signature.encode()


def _refused() -> AuthenticationError:
    return AuthenticationError("the access token is not one that this service accepts", hint="log in again")
