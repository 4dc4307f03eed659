"""The secrets that sign people's webhook messages: made when needed, sealed in the store, changed without a gap."""

import base64
import json
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from prompt2mesh.mesh.errors import AuthenticationError, ConflictError
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.user_secrets import Resealed, UserSecrets

PURPOSE = "webhook secret"
OLD_IS_HONOURED = timedelta(hours=24)
_SECRET_BYTES = 32


class WebhookSecrets:
    """See `studio.ports.delivery.SigningSecrets`."""

    def __init__(self, services: Services, secrets: UserSecrets) -> None:
        """Bind the store and what seals."""
        self._services = services
        self._secrets = secrets

    def of(self, user_id: str) -> Sequence[str]:
        """The secrets that sign a user's messages now, the newest first.

        Raises:
            ConflictError: They cannot be opened any more.
        """
        with self._services.store.read() as tx:
            sealed = tx.webhooks.secret(user_id)
        if sealed is None:
            with self._services.store.begin() as tx:
                made = self._seal(tx, user_id, [_new_secret()])
                sealed = tx.webhooks.add_secret(user_id, made, now=self._services.clock())
        try:
            with self._services.store.read() as tx:
                return self._open(tx, user_id, sealed)
        except AuthenticationError as exc:  # who asks is known well enough; it is the secret that is lost
            raise ConflictError("this webhook secret was sealed by a key that is gone",
                                hint="get a new one: POST /v1/me/webhook-secret") from exc  # fmt: skip

    def rotate(self, user_id: str) -> str:
        """A new secret; the last one signs as well for another day, so that receivers can be changed in peace."""
        newest, now = _new_secret(), self._services.clock()
        with self._services.store.begin() as tx:
            sealed = tx.webhooks.secret(user_id)
            last = self._last(tx, user_id, sealed)
            tx.webhooks.replace_secret(user_id, self._seal(tx, user_id, [newest, *last], rotated_at=now), now=now)
        return newest

    def reseal(self) -> Resealed:
        """Seals by its owner's key what an older version sealed, so that an old `JWT_SECRET_KEY` can go."""
        with self._services.store.read() as tx:
            found = tx.webhooks.sealed_secrets()
        resealed, lost = 0, 0
        for user_id, sealed in found:
            with self._services.store.begin() as tx:
                try:
                    anew = self._secrets.reseal(tx, user_id, sealed, purpose=PURPOSE)
                except AuthenticationError:
                    lost += 1
                    continue
                if anew is not None:
                    resealed += tx.webhooks.reseal_secret(user_id, old=sealed, new=anew)
        return Resealed(resealed=resealed, lost=lost)

    def _last(self, tx: Transaction, user_id: str, sealed: str | None) -> list[str]:
        try:
            return self._open(tx, user_id, sealed)[:1] if sealed else []
        except AuthenticationError:  # its key is gone: a new secret is the only way on
            return []

    def _seal(self, tx: Transaction, user_id: str, texts: Sequence[str], *, rotated_at: datetime | None = None) -> str:
        kept = {"secrets": list(texts), "rotated_at": rotated_at.isoformat() if rotated_at else None}
        return self._secrets.seal(tx, user_id, json.dumps(kept), purpose=PURPOSE)

    def _open(self, tx: Transaction, user_id: str, sealed: str) -> list[str]:
        kept: dict[str, Any] = json.loads(self._secrets.open(tx, user_id, sealed, purpose=PURPOSE))
        texts: list[str] = kept["secrets"]
        rotated_at = kept["rotated_at"]
        honoured = rotated_at and self._services.clock() < datetime.fromisoformat(rotated_at) + OLD_IS_HONOURED
        return texts if honoured else texts[:1]


def _new_secret() -> str:
    return f"whsec_{base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()}"
