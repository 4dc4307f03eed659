"""Usage in SQL: one row for each user, day and measure."""

from typing import Any

from sqlalchemy import Connection, select

from prompt2mesh.store import tables
from prompt2mesh.store.rows import upsert
from prompt2mesh.studio.ports.usage import Measure


class UsageTable:
    """See `studio.ports.usage.Usage`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection

    def add(self, user_id: str, day: str, measure: Measure, amount: float) -> float:
        """Counts."""
        usage = tables.usage
        row: Any = upsert(self._connection, usage).values(user_id=user_id, day=day, measure=measure, amount=amount)
        row = row.on_conflict_do_update(
            index_elements=["user_id", "day", "measure"], set_={"amount": usage.c.amount + row.excluded.amount}
        )
        return self._connection.execute(row.returning(usage.c.amount)).scalar_one()

    def of_day(self, user_id: str, day: str) -> dict[Measure, float]:
        """The sums of a day."""
        return self.history(user_id, since=day, until=day).get(day, {})

    def history(self, user_id: str, *, since: str, until: str | None = None) -> dict[str, dict[Measure, float]]:
        """The sums of each day."""
        usage = tables.usage.c
        query = select(usage.day, usage.measure, usage.amount).where(usage.user_id == user_id, usage.day >= since)
        if until is not None:
            query = query.where(usage.day <= until)
        found: dict[str, dict[Measure, float]] = {}
        for day, measure, amount in self._connection.execute(query.order_by(usage.day)):
            found.setdefault(day, {})[measure] = amount
        return found
