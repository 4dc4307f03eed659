"""Turns: of several processes that would do the same now and then, one does it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore, translated_faults

_PREFIX = "turn:"


def take_turn(store: SqlStore, name: str, *, every: timedelta, now: datetime) -> bool:
    """Whether it is this caller's turn; if so, nobody has the next one before `every` has passed.

    Args:
        store: The database that the callers share.
        name: What is done.
        every: How often.
        now: The time.
    """
    dialect = postgresql if store.engine.dialect.name == "postgresql" else sqlite
    values: dict[str, Any] = {"value": {}, "changed_at": now}
    settings = tables.settings
    row: Any = dialect.insert(settings).values(name=_PREFIX + name, **values)
    # A turn further ahead than the next one may be is that of a clock that was wrong.
    due = or_(settings.c.changed_at <= now - every, settings.c.changed_at > now + every)
    taken = row.on_conflict_do_update(index_elements=["name"], set_=values, where=due).returning(settings.c.name)
    with translated_faults(), store.engine.begin() as connection:
        return connection.execute(taken).first() is not None
