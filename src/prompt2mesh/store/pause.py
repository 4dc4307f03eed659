"""A time in the database until which no blob is deleted, so that a backup can copy what its snapshot refers to.

It runs out by itself when the backup dies. A collector that began to delete
just before the pause deletes only what nothing refers to in any later snapshot
(`store/register.py`), so the two need not wait for each other. Each backup has
a pause of its own.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.store import tables

PAUSE_PREFIX = "collection_paused:"
PAUSE_LENGTH = timedelta(minutes=30)


class CollectionPause:
    """One backup's pause."""

    def __init__(self, engine: Engine) -> None:
        """Bind a database; nothing is paused yet."""
        self._engine = engine
        self._name = PAUSE_PREFIX + uuid.uuid4().hex

    def prolong(self, *, now: datetime) -> None:
        """Pauses collection from now on for PAUSE_LENGTH."""
        insert = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        values = {"value": {"until": (now + PAUSE_LENGTH).isoformat()}, "changed_at": now}
        row: Any = insert(tables.settings).values(name=self._name, **values)
        with self._engine.begin() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["name"], set_=values))

    def end(self) -> None:
        """Lets collection go on."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.settings).where(tables.settings.c.name == self._name))


def collection_paused(connection: Connection, *, now: datetime) -> bool:
    """Whether a backup is being made."""
    settings = tables.settings.c
    query = select(settings.value).where(settings.name.startswith(PAUSE_PREFIX, autoescape=True))
    found = connection.execute(query).scalars()
    return any(datetime.fromisoformat(value["until"]) > now for value in found)
