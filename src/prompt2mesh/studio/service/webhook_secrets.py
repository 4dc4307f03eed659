"""The secrets that sign people's webhook messages: made when needed, sealed in the store, changed without a gap."""

import base64
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from prompt2mesh.mesh.errors import AuthenticationError, ConflictError
from prompt2mesh.studio.ports.credentials import SecretBox
from prompt2mesh.studio.service.context import Services

PURPOSE = "webhook secret"
OLD_IS_HONOURED = timedelta(hours=24)
_SECRET_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Resealed:
    """How many secrets were sealed anew, and how many are lost because the key that sealed them is gone."""

    resealed: int
    lost: int

    def __add__(self, other: "Resealed") -> "Resealed":
        """Both together."""
        return Resealed(resealed=self.resealed + other.resealed, lost=self.lost + other.lost)


class WebhookSecrets:
    """See `studio.ports.delivery.SigningSecrets`."""

    def __init__(self, services: Services, box: SecretBox) -> None:
        """Bind the store and what seals."""
        self._services = services
        self._box = box

    def of(self, user_id: str) -> Sequence[str]:
        """The secrets that sign a user's messages now, the newest first.

        Raises:
            ConflictError: They cannot be opened any more.
        """
        with self._services.store.read() as tx:
            sealed = tx.webhooks.secret(user_id)
        if sealed is None:
            with self._services.store.begin() as tx:
                sealed = tx.webhooks.add_secret(user_id, self._seal([_new_secret()]), now=self._services.clock())
        try:
            return self._open(sealed)
        except AuthenticationError as exc:  # who asks is known well enough; it is the secret that is lost
            raise ConflictError("this webhook secret was sealed by a key that is gone",
                                hint="get a new one: POST /v1/me/webhook-secret") from exc  # fmt: skip

    def rotate(self, user_id: str) -> str:
        """A new secret; the last one signs as well for another day, so that receivers can be changed in peace."""
        newest, now = _new_secret(), self._services.clock()
        with self._services.store.begin() as tx:
            sealed = tx.webhooks.secret(user_id)
            last = self._last(sealed)
            tx.webhooks.replace_secret(user_id, self._seal([newest, *last], rotated_at=now), now=now)
        return newest

    def reseal(self) -> Resealed:
        """Seals every secret by the newest key, so that an old `JWT_SECRET_KEY` can go."""
        with self._services.store.read() as tx:
            found = tx.webhooks.sealed_secrets()
        resealed, lost = 0, 0
        for user_id, sealed in found:
            try:
                anew = self._box.reseal(sealed, purpose=PURPOSE)
            except AuthenticationError:
                lost += 1
                continue
            with self._services.store.begin() as tx:
                resealed += tx.webhooks.reseal_secret(user_id, old=sealed, new=anew)
        return Resealed(resealed=resealed, lost=lost)

    def _last(self, sealed: str | None) -> list[str]:
        try:
            return self._open(sealed)[:1] if sealed else []
        except AuthenticationError:  # its key is gone: a new secret is the only way on
            return []

    def _seal(self, texts: Sequence[str], *, rotated_at: datetime | None = None) -> str:
        kept = {"secrets": list(texts), "rotated_at": rotated_at.isoformat() if rotated_at else None}
        return self._box.seal(json.dumps(kept), purpose=PURPOSE)

    def _open(self, sealed: str) -> list[str]:
        kept: dict[str, Any] = json.loads(self._box.open(sealed, purpose=PURPOSE))
        texts: list[str] = kept["secrets"]
        rotated_at = kept["rotated_at"]
        honoured = rotated_at and self._services.clock() < datetime.fromisoformat(rotated_at) + OLD_IS_HONOURED
        return texts if honoured else texts[:1]


def _new_secret() -> str:
    return f"whsec_{base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()}"
