"""Records to rows and back: what every repository does with its table."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    and_,
    delete,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.studio.ports.records import Page


class _Record(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=_Record)
Item = TypeVar("Item")


class Rows(Generic[T]):
    """A table as a keeper of one type of record."""

    def __init__(self, connection: Connection, table: Table, record: type[T]) -> None:
        """Bind a table to the record that its columns are named after."""
        self.connection = connection
        self.table = table
        self._record = record
        self._names = [field.name for field in fields(record)]

    def record(self, row: RowMapping | None) -> T | None:
        """A row as a record."""
        return None if row is None else self._make(row)

    def add(self, record: T) -> None:
        """Inserts a record."""
        self.connection.execute(insert(self.table).values(**self.values(record)))

    def values(self, record: T) -> dict[str, Any]:
        """The columns of a record."""
        return {name: getattr(record, name) for name in self._names}

    def first(self, *conditions: ColumnElement[bool]) -> T | None:
        """The record that meets the conditions."""
        return self.record(self.connection.execute(select(self.table).where(*conditions)).mappings().first())

    def all(self, query: Select[Any]) -> list[T]:
        """The records of a query over this table."""
        return [self._make(row) for row in self.connection.execute(query).mappings()]

    def update(self, *conditions: ColumnElement[bool], **changes: Any) -> int:
        """Changes records; how many."""
        return self.connection.execute(update(self.table).where(*conditions).values(**changes)).rowcount

    def delete(self, *conditions: ColumnElement[bool]) -> int:
        """Deletes records; how many."""
        return self.connection.execute(delete(self.table).where(*conditions)).rowcount

    def page(self, page: Page, *conditions: ColumnElement[bool], by: str = "created_at") -> list[T]:
        """A page of records, newest first; the id decides between equal times."""
        table, at = self.table, self.table.c[by]
        query = select(table).where(*conditions).order_by(at.desc(), table.c.id.desc()).limit(page.limit)
        if page.after is not None:
            mark = select(at).where(table.c.id == page.after).scalar_subquery()
            # Where the item that the page ended with is gone, ids still sort by the time they were made.
            gone = and_(mark.is_(None), table.c.id < page.after)
            query = query.where(or_(at < mark, and_(at == mark, table.c.id < page.after), gone))
        return self.all(query)

    def _make(self, row: Mapping[Any, Any]) -> T:
        return self._record(**{name: row[name] for name in self._names})


def upsert(connection: Connection, table: Table) -> Any:
    """An INSERT of the database at hand that knows ON CONFLICT."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


def insert_or_pass(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Inserts a row unless its key is taken; says whether it did."""
    query = upsert(connection, table).values(**row).on_conflict_do_nothing()
    return connection.execute(query.returning(literal(1))).first() is not None


def chunks(items: Sequence[Item], size: int = 500) -> list[Sequence[Item]]:
    """Slices short enough for one IN list."""
    return [items[start : start + size] for start in range(0, len(items), size)]
