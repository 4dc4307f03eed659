"""Tokens of instances: the agent's to the API, and a person's to the desktop.

Each kind has an audience and keys of its own: an agent's token opens no
desktop, and a ticket that was seen in an address is no session.
"""

import secrets
from datetime import UTC, datetime
from typing import Any, get_args

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signed_claims import END_OF_TIME, SignedClaims
from prompt2mesh.mesh.errors import AuthenticationError, TokenExpiredError
from prompt2mesh.studio.ports.credentials import InstanceClaims, InstanceTokenKind

_AUDIENCES: dict[InstanceTokenKind, str] = {
    "agent": "prompt2mesh-instance", "ticket": "prompt2mesh-instance-ticket", "session": "prompt2mesh-instance-session",
}  # fmt: skip
_CLAIMS = ("sub", "iid", "login", "epoch", "began", "iat", "exp", "jti")


class JwtInstanceTokens:
    """Signs and reads them."""

    def __init__(self, keys: KeyRing) -> None:
        """Tokens of one service; the newest secret signs, all verify."""
        assert set(_AUDIENCES) == set(get_args(InstanceTokenKind))
        self._signed = {
            kind: SignedClaims(keys, purpose=f"instance {kind} tokens", issuer="prompt2mesh", audience=audience,
                               required=_CLAIMS)
            for kind, audience in _AUDIENCES.items()
        }  # fmt: skip

    def issue(
        self, kind: InstanceTokenKind, *, user_id: str, instance_id: str, login: str = "", epoch: int = 0,
        began_at: datetime | None = None, lifetime_s: int, now: datetime,
    ) -> tuple[str, datetime]:  # fmt: skip
        """A token and when it runs out."""
        issued = int(now.timestamp())
        claims: dict[str, Any] = {
            "sub": user_id, "iid": instance_id, "login": login, "epoch": epoch,
            "began": int((began_at or now).timestamp()), "iat": issued, "exp": issued + lifetime_s,
            "jti": secrets.token_urlsafe(18),
        }  # fmt: skip
        return self._signed[kind].sign(claims), datetime.fromtimestamp(issued + lifetime_s, UTC)

    def read(self, kind: InstanceTokenKind, token: str, *, now: datetime) -> InstanceClaims:
        """What the token says.

        A token that was issued later than `now` is good: it is one of ours, made before a clock was set back, and its
        agent, which gets no other by itself, must still be able to save a scene.

        Raises:
            AuthenticationError: It is not a token of this service, or not of this kind.
            TokenExpiredError: It has run out.
        """
        claims = self._signed[kind].read(token)
        if claims is None or not _well_formed(claims):
            raise AuthenticationError(f"this is no {kind} token of this service", hint="open the instance again")
        began_at, issued_at, expires_at = (
            datetime.fromtimestamp(claims[name], UTC) for name in ("began", "iat", "exp")
        )  # fmt: skip
        if (now - expires_at).total_seconds() >= 0:
            raise TokenExpiredError(f"the {kind} token has run out", hint="open the instance again")
        return InstanceClaims(
            user_id=claims["sub"], instance_id=claims["iid"], login=claims["login"], epoch=claims["epoch"],
            token_id=claims["jti"], began_at=began_at, issued_at=issued_at, expires_at=expires_at,
        )  # fmt: skip


def _well_formed(claims: dict[str, Any]) -> bool:
    texts = all(isinstance(claims[name], str) for name in ("sub", "iid", "login", "jti"))
    numbers = all(isinstance(claims[name], int) and 0 <= claims[name] < END_OF_TIME for name in ("began", "iat", "exp"))
    return texts and numbers and bool(claims["sub"] and claims["iid"]) and isinstance(claims["epoch"], int)
