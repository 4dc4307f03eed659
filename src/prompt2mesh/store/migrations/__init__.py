"""Brings a database to the tables of this program, by Alembic, without an ini file.

An advisory lock (PostgreSQL) or the write lock (SQLite) lets several replicas
start at once: one migrates, the others wait and find the work done.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from prompt2mesh.mesh.errors import StoreUnavailableError

_LOCK = 0x70326D  # "p2m"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """The revision of this program's tables."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def revisions() -> list[str]:
    """Every revision, oldest first."""
    return [script.revision for script in reversed(list(ScriptDirectory.from_config(_config()).walk_revisions()))]


def current_revision(engine: Engine) -> str | None:
    """The revision that a database has; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Brings a database to a revision, whole or not at all."""
    with engine.begin() as connection:
        upgrade_within(connection, revision)


def upgrade_within(connection: Connection, revision: str = "head") -> None:
    """Brings a database to a revision in a transaction of the caller's.

    Raises:
        StoreUnavailableError: The database has tables that this program does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in revisions():
        raise StoreUnavailableError(
            f"the database has tables of revision {found}, of a newer program; this one knows them up to "
            f"{newest_revision()}",
            hint="install the newer version of prompt2mesh",
        )
    command.upgrade(_config(connection), revision)


def is_behind(found: str | None) -> bool:
    """Whether tables of a revision need an upgrade for this program; those of a newer program do not.

    A new version migrates while the one before still serves, and may be rolled back; so a migration only adds, and
    what the version before needs is taken away one release later at the earliest.
    """
    return found is None or (found != newest_revision() and found in revisions())


def check_current(engine: Engine) -> None:
    """Makes sure that this program can work with the tables of a database.

    Raises:
        StoreUnavailableError: There are none, or older ones.
    """
    found = current_revision(engine)
    if is_behind(found):
        raise StoreUnavailableError(
            f"the database has the tables of revision {found or 'none'}; this program needs {newest_revision()}",
            hint="run: prompt2mesh db upgrade",
        )
