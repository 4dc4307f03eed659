"""Envelope encryption: people's secrets under a key of their own, and that key under the secret of the service.

A person's key is 256 random bits. What is kept of it is wrapped by AES-256-GCM
with a key derived from `JWT_SECRET_KEY`, bound to the person; what it seals is
bound to the person, the purpose and the object. So a sealed text that is put
into somebody else's row, or into another row of the same person, does not open;
and whoever loses the wrapped key has lost what it sealed.

Wrapped: `k1.<name of the secret>.<base 64>`; sealed: `s1.<id of the person's key>.<base 64>`, each of nonce,
ciphertext and tag.
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.mesh.errors import AuthenticationError
from prompt2mesh.studio.ports.records import UserKey

_PURPOSE = "keys of users"
_WRAPPED, _SEALED = "k1", "s1"
_NONCE_BYTES = 12
_TAG_BYTES = 16


class AesGcmEnvelopes:
    """See `studio.ports.credentials.Envelopes`."""

    def __init__(self, keys: KeyRing) -> None:
        """The newest secret wraps, all unwrap."""
        self._newest = keys.newest.kid
        self._masters = {key.kid: AESGCM(key.derive(_PURPOSE)) for key in keys.keys}

    def new_key(self, key_id: str, user_id: str) -> str:
        """A new key of a person, wrapped."""
        return self._wrapped(AESGCM.generate_key(bit_length=256), key_id, user_id)

    def rewrap(self, key: UserKey) -> str:
        """The same key, wrapped by the newest secret; as it was where that wrapped it already.

        Raises:
            AuthenticationError: It cannot be unwrapped.
        """
        raw = self._unwrapped(key)
        return key.wrapped if key.wrapped.split(".")[1] == self._newest else self._wrapped(raw, key.id, key.user_id)

    def seal(self, text: str, key: UserKey, *, purpose: str) -> str:
        """A secret of the key's owner, readable with that key only.

        Raises:
            AuthenticationError: The key cannot be unwrapped.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        bound = _bound(_SEALED, key.id, key.user_id, purpose)
        return f"{_SEALED}.{key.id}.{_text(nonce + AESGCM(self._unwrapped(key)).encrypt(nonce, text.encode(), bound))}"

    def open(self, sealed: str, key: UserKey, *, purpose: str) -> str:
        """The secret again.

        Raises:
            AuthenticationError: It was altered, is somebody else's or of another purpose, or the key is gone.
        """
        if self.key_id(sealed) != key.id:
            raise _refused()
        bound = _bound(_SEALED, key.id, key.user_id, purpose)
        return _opened(AESGCM(self._unwrapped(key)), sealed.rpartition(".")[2], bound).decode()

    @staticmethod
    def key_id(sealed: str) -> str | None:
        """The key that a text was sealed by; None where it has not the form of what `seal` gives."""
        match sealed.split("."):
            case [kind, key_id, _] if kind == _SEALED:
                return key_id
            case _:
                return None

    def _wrapped(self, raw: bytes, key_id: str, user_id: str) -> str:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        bound = _bound(_WRAPPED, self._newest, key_id, user_id)
        return f"{_WRAPPED}.{self._newest}.{_text(nonce + self._masters[self._newest].encrypt(nonce, raw, bound))}"

    def _unwrapped(self, key: UserKey) -> bytes:
        match key.wrapped.split("."):
            case [kind, kid, body] if kind == _WRAPPED and kid in self._masters:
                return _opened(self._masters[kid], body, _bound(_WRAPPED, kid, key.id, key.user_id))
            case _:
                raise _refused()


def _opened(box: AESGCM, body: str, bound: bytes) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(body)
        if len(raw) < _NONCE_BYTES + _TAG_BYTES or _text(raw) != body:  # only the one spelling that was given
            raise _refused()
        return box.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], bound)
    except (InvalidTag, ValueError) as fault:
        raise _refused() from fault


def _bound(*parts: str) -> bytes:
    """What a ciphertext is bound to, each part with its length, so that nothing can move between them."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(len(part).to_bytes(8, "big") + part for part in encoded)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii")


def _refused() -> AuthenticationError:
    return AuthenticationError("this sealed value is not one that this service can open")
