"""The migrations make the tables of `store/tables.py`, from any earlier revision, once, and keep what is in them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, Table, insert, inspect, select, text

from prompt2mesh.mesh.errors import StoreUnavailableError
from prompt2mesh.store import migrations, tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.engine import open_engine
from prompt2mesh.studio.ports.jobs import JobFilter
from tests.support.databases import new_database
from tests.support.records import NOON

# What a row of each table of the first revision held; a later column must have a default, or a migration that fills it.
_MOMENTS = {"created_at": NOON, "updated_at": NOON, "at": NOON, "expires_at": NOON, "family_created_at": NOON,
            "started_at": NOON, "seen_at": NOON, "next_at": NOON, "changed_at": NOON, "saved_at": NOON, "minute": NOON}  # fmt: skip
_KNOWN: dict[str, Any] = {
    "user_id": "usr_1", "project_id": "prj_1", "version_id": "ver_1", "digest": "d" * 64, "build_key": "b" * 64,
    "job_id": "job_1", "batch_id": "bat_1", "head_version_id": "ver_1", "email": "ann@example.com", "day": "2026-11-26",
    "state": "SUCCEEDED", "kind": "text-to-3d", "event_count": 1, "number": 1,
}  # fmt: skip
_IDS = {"users": "usr_1", "projects": "prj_1", "versions": "ver_1", "jobs": "job_1", "batches": "bat_1"}


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_database(request.param, tmp_path)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def fill(connection: Connection) -> dict[str, dict[str, Any]]:
    """A row in every table that the database has; what they hold."""
    found = MetaData()
    found.reflect(connection)
    rows: dict[str, dict[str, Any]] = {}
    for table in found.sorted_tables:
        if table.name == "alembic_version":
            continue
        known = tables.metadata.tables.get(table.name)
        rows[table.name] = {column.name: value(table, column.name, known) for column in table.columns}
        target = table if known is None else known
        given = {name: held for name, held in rows[table.name].items() if name in target.columns}
        connection.execute(insert(target).values(given))
    return rows


def value(table: Table, name: str, known: Table | None) -> Any:
    if name in {"id", "key"} and table.name in {*_IDS, "builds"}:
        return _IDS.get(table.name, "b" * 64)
    if name in _KNOWN:
        return _KNOWN[name]
    column = table.columns[name] if known is None or name not in known.columns else known.columns[name]
    if column.nullable:
        return None
    if name in _MOMENTS:
        return _MOMENTS[name]
    kind = column.type.__class__.__name__
    if kind == "JSON":
        return {"any": ["thing", 1]}
    return {"Integer": 3, "BigInteger": 4, "Float": 2.5}.get(kind, "text")


def held(connection: Connection, rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The same columns of the same rows, as they are now."""
    now: dict[str, dict[str, Any]] = {}
    for name, row in rows.items():
        table = tables.metadata.tables[name]
        found = connection.execute(select(table)).mappings().one()
        now[name] = {column: found[column] for column in row if column in found}
    return now


def test_the_migrations_make_the_tables_of_the_program(engine: Engine) -> None:
    migrations.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []
        made = inspect(connection)
        for table in tables.metadata.sorted_tables:
            # Alembic does not compare the condition of a partial index.
            wanted = {str(index.name) for index in table.indexes}
            assert wanted == {str(index["name"]) for index in made.get_indexes(table.name) if not index["unique"]}
    migrations.check_current(engine)


@pytest.mark.parametrize("revision", migrations.revisions())
def test_every_earlier_revision_is_upgraded_with_what_it_holds(
    engine: Engine, database_url: str, revision: str
) -> None:
    migrations.upgrade(engine, revision)
    assert migrations.current_revision(engine) == revision
    with engine.begin() as connection:
        rows = fill(connection)
    assert {"users", "jobs", "versions", "version_files", "webhook_deliveries"} <= set(rows)
    migrations.upgrade(engine)
    assert migrations.current_revision(engine) == migrations.newest_revision()
    with engine.connect() as connection:
        assert held(connection, rows) == rows
    with closing(SqlStore(database_url)) as store, store.read() as tx:
        assert tx.jobs.count_by_state(JobFilter()) == {"SUCCEEDED": 1}
        assert [file.digest for file in tx.versions.files(["ver_1"])["ver_1"]] == ["d" * 64]


def test_an_upgrade_that_has_nothing_to_do_changes_nothing(engine: Engine) -> None:
    migrations.upgrade(engine)
    with engine.begin() as connection:
        rows = fill(connection)
    migrations.upgrade(engine)
    with engine.connect() as connection:
        assert held(connection, rows) == rows


def test_an_upgrade_that_fails_leaves_what_was_there(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    first = migrations.revisions()[0]
    migrations.upgrade(engine, first)
    real = migrations.command.upgrade

    def fails_late(*args: Any, **options: Any) -> None:
        real(*args, **options)
        raise OSError("the disk is full")

    monkeypatch.setattr(migrations.command, "upgrade", fails_late)
    before = schema(engine)
    with pytest.raises(OSError, match="full"):
        migrations.upgrade(engine)
    assert migrations.current_revision(engine) == first
    assert schema(engine) == before
    monkeypatch.undo()
    migrations.upgrade(engine)
    migrations.check_current(engine)


def schema(engine: Engine) -> set[tuple[str, str]]:
    with engine.connect() as connection:
        found = inspect(connection)
        return {
            (table, str(index["name"])) for table in found.get_table_names() for index in found.get_indexes(table)
        }  # fmt: skip


def test_an_older_database_is_refused_with_what_to_do_and_a_newer_one_is_served_on(engine: Engine) -> None:
    with pytest.raises(StoreUnavailableError, match="revision none") as empty:
        migrations.check_current(engine)
    assert "prompt2mesh db upgrade" in empty.value.hint
    migrations.upgrade(engine, migrations.revisions()[-2])
    with pytest.raises(StoreUnavailableError, match=f"revision {migrations.revisions()[-2]}"):
        migrations.check_current(engine)
    migrations.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    migrations.check_current(engine)


def test_replicas_that_upgrade_at_once_all_succeed(database_url: str, engine: Engine) -> None:
    program = (
        "import sys; from prompt2mesh.store.engine import open_engine; from prompt2mesh.store import migrations; "
        "migrations.upgrade(open_engine(sys.argv[1]))"
    )
    replicas = [subprocess.Popen([sys.executable, "-W", "error", "-c", program, database_url], stderr=subprocess.PIPE)
                for _ in range(4)]  # fmt: skip
    said = [replica.communicate(timeout=60)[1].decode() for replica in replicas]
    assert [replica.returncode for replica in replicas] == [0] * 4, said
    migrations.check_current(engine)
