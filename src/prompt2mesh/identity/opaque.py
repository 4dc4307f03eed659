"""Opaque secrets: refresh tokens and API keys.

Both hold 256 random bits, so a plain SHA-256 is enough to keep them by: there
is nothing to guess from. Their prefixes tell a person, and a scanner of leaked
secrets, what they are.
"""

import hashlib
import re
import secrets

from prompt2mesh.studio.ports.credentials import NewSecret

REFRESH_PREFIX = "p2mr_"
API_KEY_PREFIX = "p2m_"
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ID_LETTERS = _LETTERS[:36]
_API_KEY = re.compile(r"p2m_[0-9a-z]{12}_[0-9A-Za-z]{43}")


class RandomSecrets:
    """Makes secrets from the random numbers of the operating system."""

    def new_refresh_token(self) -> NewSecret:
        """A refresh token: `p2mr_` and 43 letters and digits."""
        text = REFRESH_PREFIX + _random(_LETTERS, 43)
        return NewSecret(text, self.digest(text))

    def new_api_key(self) -> NewSecret:
        """An API key `p2m_<id>_<secret>`; the prefix for lists is `p2m_<id>`."""
        prefix = API_KEY_PREFIX + _random(_ID_LETTERS, 12)
        text = f"{prefix}_{_random(_LETTERS, 43)}"
        return NewSecret(text, self.digest(text), prefix)

    def digest(self, text: str) -> str:
        """The SHA-256 of a secret in hexadecimal digits."""
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def looks_like_api_key(self, text: str) -> bool:
        """Whether the text has the form of an API key."""
        return _API_KEY.fullmatch(text) is not None


def _random(letters: str, count: int) -> str:
    return "".join(secrets.choice(letters) for _ in range(count))
