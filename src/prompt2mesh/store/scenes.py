"""People's scenes, and used tickets, in SQL."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from prompt2mesh.store import tables
from prompt2mesh.store.register import BlobRegister
from prompt2mesh.store.rows import Rows, insert_or_pass
from prompt2mesh.studio.ports.records import Scene


class SceneTable:
    """See `studio.ports.scenes.Scenes`."""

    def __init__(self, connection: Connection, register: BlobRegister) -> None:
        """Bind a transaction's connection, and the register of blobs as it sees it."""
        self._rows = Rows(connection, tables.scenes, Scene)
        self._register = register

    def keep(self, scene: Scene) -> None:
        """Keeps one in the place of the one before it."""
        self._register.hold([scene.digest])
        scenes = tables.scenes.c
        project = scenes.project_id.is_(None) if scene.project_id is None else scenes.project_id == scene.project_id
        # Two copies that arrive at once may leave two rows: the newest counts, and the next save takes away both.
        self._rows.delete(scenes.user_id == scene.user_id, project)
        self._rows.add(scene)

    def newest(self, user_id: str, *, project_id: str | None = None) -> Scene | None:
        """A person's newest."""
        found = self.of_user(user_id)
        return next((scene for scene in found if project_id is None or scene.project_id == project_id), None)

    def of_user(self, user_id: str) -> Sequence[Scene]:
        """All of a person's."""
        scenes = tables.scenes.c
        query = select(tables.scenes).where(scenes.user_id == user_id)
        return self._rows.all(query.order_by(scenes.saved_at.desc(), scenes.id.desc()))


class TicketTable:
    """See `studio.ports.scenes.Tickets`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection

    def use(self, ticket_id: str, *, expires_at: datetime) -> bool:
        """Marks it as used, once."""
        return insert_or_pass(self._connection, tables.used_tickets, {"id": ticket_id, "expires_at": expires_at})

    def purge(self, *, before: datetime) -> int:
        """Forgets those that had run out before a moment."""
        query = tables.used_tickets.delete().where(tables.used_tickets.c.expires_at < before)
        return self._connection.execute(query).rowcount
