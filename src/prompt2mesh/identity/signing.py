"""Signed addresses of files, and small secrets encrypted at rest.

A signed address is good for whoever holds it, until it expires: that is what
lets an `<img>` or a 3D viewer fetch a private file. The signature covers the
bytes (by digest), the name and the expiry, each with its length, so that no
two addresses share a signature.
"""

import base64
import hmac
from datetime import datetime
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import AuthenticationError


class HmacUrlSigner:
    """Signs addresses by HMAC-SHA256 with keys derived for this purpose only."""

    def __init__(self, keys: KeyRing) -> None:
        """The newest key signs, all verify."""
        self._keys = [key.derive("signed file addresses") for key in keys.keys]

    def sign(self, digest: str, name: str, *, expires_at: int) -> str:
        """The signature of a file's address, safe in a URL."""
        return _signature(self._keys[0], digest, name, expires_at)

    def verify(self, digest: str, name: str, *, expires_at: int, signature: str, now: datetime) -> bool:
        """Whether this very address was signed and has not run out."""
        given = signature.encode("utf-8", "surrogatepass")
        # Every key is compared, so that the time does not tell which one matched.
        matches = [hmac.compare_digest(_signature(key, digest, name, expires_at).encode(), given) for key in self._keys]
        return any(matches) and now.timestamp() < expires_at


class FernetBox:
    """Encrypts by Fernet (AES-128-CBC with HMAC-SHA256); old keys still open, the newest seals."""

    def __init__(self, keys: KeyRing) -> None:
        """Keys are derived for each purpose when first needed."""
        self._ring = keys
        self._boxes: dict[str, MultiFernet] = {}

    def seal(self, text: str, *, purpose: str) -> str:
        """The secret, unreadable without the keys of the service."""
        return self._box(purpose).encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str, *, purpose: str, max_age_s: int | None = None) -> str:
        """The secret again.

        Raises:
            AuthenticationError: It was altered, is too old, was sealed for another purpose or by a key that is gone.
        """
        try:
            self._require_canonical(sealed)
            return self._box(purpose).decrypt(sealed.encode(), ttl=max_age_s).decode()
        except (InvalidToken, ValueError) as fault:
            raise AuthenticationError("this sealed value is not one that this service can open") from fault

    def reseal(self, sealed: str, *, purpose: str) -> str:
        """The same secret sealed by the newest key, so that an old one can go.

        Raises:
            AuthenticationError: As for `open`.
        """
        return self.seal(self.open(sealed, purpose=purpose), purpose=purpose)

    @staticmethod
    def _require_canonical(sealed: str) -> None:
        # Only the one spelling that `seal` gave: base 64 has others for the same bytes.
        if base64.urlsafe_b64encode(base64.urlsafe_b64decode(sealed)).decode() != sealed:
            raise InvalidToken

    def _box(self, purpose: str) -> MultiFernet:
        box = self._boxes.get(purpose)
        if box is None:
            derived = (key.derive(f"sealed {purpose}") for key in self._ring.keys)
            box = self._boxes[purpose] = MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
        return box


def _signature(key: bytes, digest: str, name: str, expires_at: int) -> str:
    parts = [text.encode("utf-8", "surrogatepass") for text in (digest, name, str(expires_at))]
    message = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return base64.urlsafe_b64encode(hmac.digest(key, message, sha256)).rstrip(b"=").decode("ascii")
