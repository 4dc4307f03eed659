"""Claims that this service signed, as JSON Web Tokens: what access tokens and the tokens of instances have in common.

Signed with HS256 by the newest secret, whose name is in the header (`kid`). The
algorithm is fixed here and never read from a token. Each purpose has keys of
its own, so that a token of one is worth nothing as one of another.
"""

import base64
from collections.abc import Mapping
from typing import Any

import jwt

from prompt2mesh.identity.secret_keys import KeyRing

LONGEST_CHARACTERS = 2048
_ALGORITHM = "HS256"
END_OF_TIME = 253_402_300_800  # the first second of the year 10000, which no datetime holds


class SignedClaims:
    """Signs and verifies; what the claims mean, and their times, is the caller's."""

    def __init__(self, keys: KeyRing, *, purpose: str, issuer: str, audience: str, required: tuple[str, ...]) -> None:
        """Tokens for one purpose.

        Args:
            keys: The newest signs, all verify.
            purpose: Keys are derived for it.
            issuer: Who signs.
            audience: For whom.
            required: The claims that a token must have, besides these two.
        """
        self._newest = keys.newest.kid
        self._keys = {key.kid: key.derive(purpose) for key in keys.keys}
        self._issuer = issuer
        self._audience = audience
        self._required = [*required, "iss", "aud"]

    def sign(self, claims: Mapping[str, Any]) -> str:
        """A token."""
        all_claims = {**claims, "iss": self._issuer, "aud": self._audience}
        return jwt.encode(all_claims, self._keys[self._newest], algorithm=_ALGORITHM, headers={"kid": self._newest})

    def read(self, token: str) -> dict[str, Any] | None:
        """The claims of a token; None for one that was not signed here for this."""
        if len(token) > LONGEST_CHARACTERS:
            return None
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = self._keys.get(kid) if isinstance(kid, str) else None
            if key is None or not _is_canonical(token.rpartition(".")[2]):
                return None
            return jwt.decode(
                token,
                key,
                algorithms=[_ALGORITHM],
                audience=self._audience,
                issuer=self._issuer,
                # The times are checked against the injected clock, which PyJWT does not know.
                options={"require": self._required, "verify_exp": False, "verify_iat": False, "strict_aud": True},
            )
        except (jwt.InvalidTokenError, ValueError, RecursionError):
            return None


def _is_canonical(signature: str) -> bool:
    # Base 64 of 32 bytes has two spare bits; without this, three altered tokens would pass for each good one.
    decoded = base64.urlsafe_b64decode(signature.encode() + b"=" * (-len(signature) % 4))
    return base64.urlsafe_b64encode(decoded).rstrip(b"=") == signature.encode()
