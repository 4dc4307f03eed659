"""People's secrets at rest: each person has a key of their own, which the secret of the service wraps.

The key is made when somebody has a first secret, and goes with the account, or
earlier (`prompt2mesh users destroy-secrets`): what it sealed is then unreadable, also to
whoever has the secret of the service.
What older versions sealed by the service's secret alone still opens, and is
sealed anew by `reseal` of whoever keeps it.
"""

import contextlib
from dataclasses import dataclass

from prompt2mesh.mesh.errors import AuthenticationError
from prompt2mesh.studio.ports.credentials import Envelopes, SecretBox
from prompt2mesh.studio.ports.records import UserKey, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services


@dataclass(frozen=True, kw_only=True)
class Resealed:
    """How many secrets were sealed anew, and how many are lost because the key that sealed them is gone."""

    resealed: int
    lost: int

    def __add__(self, other: "Resealed") -> "Resealed":
        """Both together."""
        return Resealed(resealed=self.resealed + other.resealed, lost=self.lost + other.lost)


class UserSecrets:
    """Seals and opens inside the caller's transaction."""

    def __init__(self, services: Services, box: SecretBox, envelopes: Envelopes) -> None:
        """Bind the store and what encrypts.

        Args:
            services: The store and the clock.
            box: Opens what older versions sealed.
            envelopes: Keys of people, and what they seal.
        """
        self._services = services
        self._box = box
        self._envelopes = envelopes

    def seal(self, tx: Transaction, user_id: str, text: str, *, purpose: str, about: str = "") -> str:
        """A secret of a person, for the store.

        Args:
            tx: Writes; the person's key is made in it where there is none.
            user_id: Whose secret it is.
            text: The secret.
            purpose: What it is for.
            about: The object that it belongs to; it opens for no other.
        """
        key = tx.user_keys.newest(user_id)
        if key is not None:
            # A key whose wrapper is gone stays, as that may come back, and with it what the key sealed.
            with contextlib.suppress(AuthenticationError):
                return self._envelopes.seal(text, key, purpose=_full(purpose, about))
        key_id = new_id("uky")
        key = UserKey(id=key_id, user_id=user_id, wrapped=self._envelopes.new_key(key_id, user_id),
                      created_at=self._services.clock())  # fmt: skip
        tx.user_keys.add(key)
        return self._envelopes.seal(text, key, purpose=_full(purpose, about))

    def open(self, tx: Transaction, user_id: str, sealed: str, *, purpose: str, about: str = "") -> str:
        """The secret again.

        Raises:
            AuthenticationError: It was altered or is not this person's, or a key that it needs is gone.
        """
        key_id = self._envelopes.key_id(sealed)
        if key_id is None:
            return self._box.open(sealed, purpose=purpose)
        key = tx.user_keys.get(key_id)
        if key is None or key.user_id != user_id:
            raise AuthenticationError("the key of this person is gone, and with it what it sealed")
        return self._envelopes.open(sealed, key, purpose=_full(purpose, about))

    def reseal(self, tx: Transaction, user_id: str, sealed: str, *, purpose: str, about: str = "") -> str | None:
        """A secret that an older version sealed, sealed by the person's key; None where it is so already.

        Raises:
            AuthenticationError: It cannot be opened any more.
        """
        text = self.open(tx, user_id, sealed, purpose=purpose, about=about)
        if self._envelopes.key_id(sealed) is not None:
            return None
        return self.seal(tx, user_id, text, purpose=purpose, about=about)

    def rewrap(self) -> Resealed:
        """Wraps everybody's keys by the newest secret of the service, so that an old one can go."""
        with self._services.store.read() as tx:
            found = tx.user_keys.all()
        changed, lost = 0, 0
        for key in found:
            try:
                anew = self._envelopes.rewrap(key)
            except AuthenticationError:
                lost += 1
                continue
            if anew != key.wrapped:
                with self._services.store.begin() as tx:
                    changed += tx.user_keys.rewrap(key.id, old=key.wrapped, new=anew)
        return Resealed(resealed=changed, lost=lost)


def _full(purpose: str, about: str) -> str:
    return f"{purpose} {about}" if about else purpose
