"""Rows of a database as lines of JSON, and back, the same for SQLite and PostgreSQL.

The tables are read from the database itself, not from `store/tables.py`, so
that a backup can be made of, and restored into, tables of an earlier revision.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, Column, Connection, DateTime, MetaData, Table, bindparam, insert, select, update

from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.store.tables import Json, UtcDateTime, metadata

_BATCH = 500
Kind = Literal["time", "json", "plain"]


def read_tables(connection: Connection) -> MetaData:
    """The tables of this program that a database has, parents first in `sorted_tables`.

    Alembic's own and those of other programs are not among them.
    """
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in metadata.tables)
    for table in found.tables.values():
        for column in table.columns:
            match _kind(column):
                case "time":
                    column.type = UtcDateTime()
                case "json":
                    column.type = Json
                case "plain":
                    pass
    return found


def dump_rows(connection: Connection, table: Table, *conditions: Any, **replaced: Any) -> Iterator[bytes]:
    """A table as lines: the kinds of its columns, then its rows in the order of the primary key.

    Args:
        connection: Of a transaction that sees one moment.
        table: Which.
        conditions: Only rows that meet these.
        replaced: Columns that are written with this value instead of their own.
    """
    yield _line({column.name: _kind(column) for column in table.columns})
    names = table.columns.keys()
    query = select(table).where(*conditions).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        values = dict(zip(names, row, strict=True)) | replaced
        yield _line({name: _plain(value) for name, value in values.items()})


def load_rows(connection: Connection, table: Table, lines: Iterable[bytes]) -> int:
    """Inserts what `dump_rows` wrote; says how many rows.

    Raises:
        InputFileError: The lines are not rows of that table.
    """
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    later: list[dict[str, Any]] = []
    count, batch = 0, list[dict[str, Any]]()
    rows = _rows(table, lines)
    for row in rows:
        # A row may refer to one of its own table that comes later: that is filled in at the end.
        if any(row[name] is not None for name in own):
            later.append({f"is_{name}": row[name] for name in [*own, *table.primary_key.columns.keys()]})
        batch.append({**row, **dict.fromkeys(own)})
        count += 1
        if len(batch) == _BATCH:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)
    if later:
        same = [column == bindparam(f"is_{column.name}") for column in table.primary_key.columns]
        connection.execute(update(table).where(*same).values({name: bindparam(f"is_{name}") for name in own}), later)
    return count


def _rows(table: Table, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    source = iter(lines)
    try:
        kinds: dict[str, Kind] = json.loads(next(source, b"{}"))
        if set(kinds) != set(table.columns.keys()):
            raise InputFileError(
                f"the backup's table {table.name} has other columns than the database's",
                hint="restore it with the version of Prompt2Mesh that made it, then upgrade",
            )
        for line in source:
            yield {name: _value(kinds[name], value) for name, value in json.loads(line).items()}
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise InputFileError(f"the backup's table {table.name} cannot be read", hint="use another backup") from exc


def _kind(column: Column[Any]) -> Kind:
    if isinstance(column.type, UtcDateTime | DateTime):
        return "time"
    return "json" if isinstance(column.type, JSON) else "plain"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _value(kind: Kind, value: Any) -> Any:
    return datetime.fromisoformat(value) if kind == "time" and value is not None else value


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
