"""Conversations about models and people's own access to LLMs, in SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from prompt2mesh.store import tables
from prompt2mesh.store.rows import Rows, chunks
from prompt2mesh.studio.ports.records import ChatTurn, Page, ProviderKey


class ChatTurnTable:
    """See `studio.ports.conversation.ChatTurns`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._rows = Rows(connection, tables.chat_turns, ChatTurn)

    def add(self, turn: ChatTurn) -> None:
        """Keeps one."""
        self._rows.add(turn)

    def get(self, turn_id: str) -> ChatTurn | None:
        """The turn."""
        return self._rows.first(tables.chat_turns.c.id == turn_id)

    def page(self, project_id: str, page: Page, *, newest_first: bool = False) -> Sequence[ChatTurn]:
        """Those of a project."""
        turns = tables.chat_turns
        query = select(turns).where(turns.c.project_id == project_id).limit(page.limit)
        if page.after is not None:
            query = query.where(turns.c.id < page.after if newest_first else turns.c.id > page.after)
        return self._rows.all(query.order_by(turns.c.id.desc() if newest_first else turns.c.id))

    def last(self, project_id: str, *, branch: str, limit: int) -> Sequence[ChatTurn]:
        """The newest of a branch that were answered and not undone, oldest first."""
        turns = tables.chat_turns
        query = select(turns).where(
            turns.c.project_id == project_id, turns.c.branch == branch, turns.c.answer.is_not(None),
            turns.c.undone_at.is_(None),
        )  # fmt: skip
        return self._rows.all(query.order_by(turns.c.id.desc()).limit(limit))[::-1]

    def changed_since(self, turn: ChatTurn) -> Sequence[ChatTurn]:
        """The turn and later ones of its branch that changed the model and were not undone, oldest first."""
        turns = tables.chat_turns
        query = select(turns).where(
            turns.c.project_id == turn.project_id, turns.c.branch == turn.branch, turns.c.id >= turn.id,
            turns.c.version_id.is_not(None), turns.c.undone_at.is_(None),
        )  # fmt: skip
        return self._rows.all(query.order_by(turns.c.id))

    def settle(
        self, job_id: str, *, answer: str | None, error: dict[str, Any] | None, version_id: str | None
    ) -> ChatTurn | None:
        """Writes how a job's turn ended."""
        same = tables.chat_turns.c.job_id == job_id
        self._rows.update(same, answer=answer, error=error, version_id=version_id)
        return self._rows.first(same)

    def mark_undone(self, turn_ids: Sequence[str], *, now: datetime) -> None:
        """Says that turns were taken back."""
        for some in chunks(turn_ids):
            self._rows.update(tables.chat_turns.c.id.in_(some), undone_at=now)

    def of_user(self, user_id: str, page: Page) -> Sequence[ChatTurn]:
        """All of a user's, newest first."""
        return self._rows.page(page, tables.chat_turns.c.user_id == user_id)


class ProviderKeyTable:
    """See `studio.ports.conversation.ProviderKeys`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._rows = Rows(connection, tables.provider_keys, ProviderKey)

    def add(self, key: ProviderKey) -> None:
        """Keeps one."""
        self._rows.add(key)

    def get(self, key_id: str) -> ProviderKey | None:
        """The key."""
        return self._rows.first(tables.provider_keys.c.id == key_id)

    def of_user(self, user_id: str) -> Sequence[ProviderKey]:
        """A user's, in the order in which they are asked."""
        keys = tables.provider_keys
        query = select(keys).where(keys.c.user_id == user_id).order_by(keys.c.position, keys.c.id)
        return self._rows.all(query)

    def update(self, key_id: str, **changes: Any) -> ProviderKey | None:
        """Changes fields of a record."""
        if changes:
            self._rows.update(tables.provider_keys.c.id == key_id, **changes)
        return self.get(key_id)

    def delete(self, key_id: str) -> bool:
        """Forgets one."""
        return self._rows.delete(tables.provider_keys.c.id == key_id) == 1

    def sealed(self) -> Sequence[tuple[str, str, str]]:
        """Every key's id, its owner's, and its sealed secret."""
        keys = tables.provider_keys.c
        query = select(keys.id, keys.user_id, keys.secret).order_by(keys.id)
        return [(row.id, row.user_id, row.secret) for row in self._connection.execute(query)]

    def reseal(self, key_id: str, *, old: str, new: str) -> bool:
        """Keeps the same secret sealed anew."""
        keys = tables.provider_keys.c
        return self._rows.update(keys.id == key_id, keys.secret == old, secret=new) == 1
