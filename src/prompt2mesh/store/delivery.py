"""Webhook messages and saved responses in SQL."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select, text, update

from prompt2mesh.store import tables
from prompt2mesh.store.rows import Rows, insert_or_pass
from prompt2mesh.studio.ports.delivery import DeliveryFilter, Reservation
from prompt2mesh.studio.ports.records import Page, SavedResponse, WebhookDelivery


class WebhookTable:
    """See `studio.ports.delivery.Webhooks`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._rows = Rows(connection, tables.webhook_deliveries, WebhookDelivery)
        self._deliveries = tables.webhook_deliveries.c

    def owe(self, delivery: WebhookDelivery) -> bool:
        """Keeps a message once."""
        return insert_or_pass(self._connection, tables.webhook_deliveries, self._rows.values(delivery))

    def get(self, delivery_id: str) -> WebhookDelivery | None:
        """The message."""
        return self._rows.first(self._deliveries.id == delivery_id)

    def page(self, which: DeliveryFilter, page: Page) -> Sequence[WebhookDelivery]:
        """Newest first."""
        wanted = {name: value for name, value in vars(which).items() if value is not None}
        return self._rows.page(page, *(self._deliveries[name] == value for name, value in wanted.items()))

    def due(self, now: datetime) -> bool:
        """Whether any message should be sent now."""
        found = select(self._deliveries.id).where(*self._due(now)).limit(1)
        return self._connection.execute(found).first() is not None

    def claim(
        self, *, now: datetime, lease_until: datetime, except_users: Collection[str] = ()
    ) -> WebhookDelivery | None:
        """Takes the message that is due longest."""
        due = self._deliveries
        query = select(tables.webhook_deliveries).where(*self._due(now)).order_by(due.next_at, due.id).limit(1)
        if except_users:
            query = query.where(due.user_id.not_in(list(except_users)))
        row = self._connection.execute(query.with_for_update(skip_locked=True)).mappings().first()
        found = self._rows.record(row)
        if found is None:
            return None
        taken = replace(found, attempts=found.attempts + 1, next_at=lease_until)
        self._rows.update(due.id == taken.id, attempts=taken.attempts, next_at=lease_until)
        return taken

    def settle(self, delivery: WebhookDelivery) -> bool:
        """Writes how an attempt went."""
        mine = (
            self._deliveries.id == delivery.id, self._deliveries.attempts == delivery.attempts,
            self._deliveries.state == "PENDING",
        )  # fmt: skip
        changes = {
            name: getattr(delivery, name)
            for name in ("state", "next_at", "last_status", "last_error", "delivered_at")
        }  # fmt: skip
        return self._rows.update(*mine, **changes) == 1

    def forget(self, *, before: datetime, limit: int = 1000) -> int:
        """Deletes old messages that ended."""
        old = (self._deliveries.state != "PENDING", self._deliveries.created_at < before)
        return _delete_some(self._connection, tables.webhook_deliveries, self._deliveries.id, *old, limit=limit)

    def secret(self, user_id: str) -> str | None:
        """A user's sealed secret."""
        secrets = tables.webhook_secrets.c
        return self._connection.execute(select(secrets.secret).where(secrets.user_id == user_id)).scalar()

    def add_secret(self, user_id: str, sealed: str, *, now: datetime) -> str:
        """Keeps a first sealed secret."""
        row = {"user_id": user_id, "secret": sealed, "created_at": now}
        insert_or_pass(self._connection, tables.webhook_secrets, row)
        kept = self.secret(user_id)
        assert kept is not None
        return kept

    def replace_secret(self, user_id: str, sealed: str, *, now: datetime) -> None:
        """Keeps a sealed secret in place of the last."""
        self.add_secret(user_id, sealed, now=now)
        secrets = tables.webhook_secrets
        self._connection.execute(
            update(secrets).where(secrets.c.user_id == user_id).values(secret=sealed, created_at=now)
        )

    def sealed_secrets(self) -> Sequence[tuple[str, str]]:
        """Every user's id and sealed secret."""
        secrets = tables.webhook_secrets.c
        query = select(secrets.user_id, secrets.secret).order_by(secrets.user_id)
        return [(row.user_id, row.secret) for row in self._connection.execute(query)]

    def reseal_secret(self, user_id: str, *, old: str, new: str) -> bool:
        """Keeps the same secret sealed anew."""
        secrets = tables.webhook_secrets
        same = (secrets.c.user_id == user_id) & (secrets.c.secret == old)
        return self._connection.execute(update(secrets).where(same).values(secret=new)).rowcount == 1

    def _due(self, now: datetime) -> tuple[ColumnElement[bool], ...]:
        return self._deliveries.state == "PENDING", self._deliveries.next_at <= now


class SavedResponseTable:
    """See `studio.ports.delivery.SavedResponses`.

    On PostgreSQL an advisory lock that ends with the transaction says that a
    key is being worked on. On SQLite a second writer cannot be there at all: it
    waits for the first, and then finds its record.
    """

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._rows = Rows(connection, tables.saved_responses, SavedResponse)
        self._responses = tables.saved_responses.c

    def get(self, user_id: str, key: str) -> SavedResponse | None:
        """The answer that was given."""
        return self._rows.first(*self._named(user_id, key))

    def reserve(self, response: SavedResponse, *, forget_before: datetime) -> Reservation:
        """Takes a key for the rest of this transaction."""
        named = self._named(response.user_id, response.key)
        if not self._try_lock(f"idempotency/{response.user_id}/{response.key}"):
            return "busy"
        self._rows.delete(*named, self._responses.created_at < forget_before)
        if insert_or_pass(self._connection, tables.saved_responses, self._rows.values(response)):
            return "reserved"
        return "known"

    def complete(self, response: SavedResponse) -> None:
        """Writes the answer to a key that was reserved."""
        named = self._named(response.user_id, response.key)
        changed = self._rows.update(*named, status=response.status, body=response.body)
        assert changed == 1, "a key is completed in the transaction that reserved it"

    def forget(self, *, before: datetime, limit: int = 1000) -> int:
        """Deletes old records."""
        responses, old = self._responses, self._responses.created_at < before
        some = select(responses.user_id, responses.key).where(old).limit(limit)
        rows = list(self._connection.execute(some))
        return sum(self._rows.delete(*self._named(user_id, key), old) for user_id, key in rows)

    def _named(self, user_id: str, key: str) -> tuple[ColumnElement[bool], ...]:
        return self._responses.user_id == user_id, self._responses.key == key

    def _try_lock(self, name: str) -> bool:
        if self._connection.dialect.name != "postgresql":
            return True
        lock = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
        return bool(self._connection.execute(lock, {"name": name}).scalar())


def _delete_some(
    connection: Connection, table: Table, key: ColumnElement[Any], *conditions: ColumnElement[bool], limit: int
) -> int:
    """Deletes at most `limit` rows, so that no lock is held for long."""
    some = select(key).where(*conditions).limit(limit)
    return connection.execute(delete(table).where(key.in_(some))).rowcount
