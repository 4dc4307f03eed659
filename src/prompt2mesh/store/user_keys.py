"""Keys of users, wrapped, in SQL."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from prompt2mesh.store import tables
from prompt2mesh.store.rows import Rows
from prompt2mesh.studio.ports.records import UserKey


class UserKeyTable:
    """See `studio.ports.accounts.UserKeys`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._rows = Rows(connection, tables.user_keys, UserKey)
        self._keys = tables.user_keys.c

    def add(self, key: UserKey) -> None:
        """Keeps one."""
        self._rows.add(key)

    def get(self, key_id: str) -> UserKey | None:
        """The key."""
        return self._rows.first(self._keys.id == key_id)

    def newest(self, user_id: str) -> UserKey | None:
        """A user's newest."""
        query = select(tables.user_keys).where(self._keys.user_id == user_id)
        found = self._rows.all(query.order_by(self._keys.created_at.desc(), self._keys.id.desc()).limit(1))
        return found[0] if found else None

    def all(self) -> Sequence[UserKey]:
        """Everybody's."""
        return self._rows.all(select(tables.user_keys).order_by(self._keys.id))

    def rewrap(self, key_id: str, *, old: str, new: str) -> bool:
        """Keeps the same key wrapped anew."""
        return self._rows.update(self._keys.id == key_id, self._keys.wrapped == old, wrapped=new) == 1

    def delete(self, user_id: str) -> int:
        """Forgets all of a user's."""
        return self._rows.delete(self._keys.user_id == user_id)
