"""Wires what an operator does to the database and the blobs: make, upgrade, back up, restore, collect.

Needs the server extra.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prompt2mesh.mesh.errors import StoreUnavailableError
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.store import migrations
from prompt2mesh.store.archive import Manifest
from prompt2mesh.store.backup import backup
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.collect import Collected, collect
from prompt2mesh.store.database import SqlStore, translated_faults
from prompt2mesh.store.restore import restore
from prompt2mesh.studio.ports.blobs import BlobStore

OnStep = Callable[[str, int, int | None], None]
_RETRY_S = 0.5


@dataclass(frozen=True, kw_only=True)
class Revisions:
    """Which tables a database has.

    Attributes:
        database: Its address, without the password.
        blobs: Where its blobs are.
        found: The revision of its tables; None where it has none.
        newest: The revision that this program needs.
        behind: Whether an upgrade is needed; a newer program's tables need none.
    """

    database: str
    blobs: str
    found: str | None
    newest: str
    behind: bool


@dataclass(frozen=True, kw_only=True)
class Database:
    """The database and the blobs of some settings."""

    store: SqlStore
    blobs: BlobStore
    blobs_url: str

    def revisions(self) -> Revisions:
        """Which tables the database has and should have."""
        address = self.store.engine.url.render_as_string(hide_password=True)
        with translated_faults():
            found = migrations.current_revision(self.store.engine)
        return Revisions(
            database=address, blobs=self.blobs_url, found=found, newest=migrations.newest_revision(),
            behind=migrations.is_behind(found),
        )  # fmt: skip

    def upgrade(self) -> None:
        """Makes the tables, or brings them to this program's revision."""
        with translated_faults():
            migrations.upgrade(self.store.engine)

    def backup(self, target: Path, *, on_step: OnStep) -> Manifest:
        """See `store.backup`."""
        return backup(self.store, self.blobs, target, on_step=on_step)

    def restore(self, source: Path, *, force: bool, on_step: OnStep) -> Manifest:
        """See `store.restore`."""
        return restore(source, self.store, self.blobs, force=force, on_step=on_step)

    def collect(self, *, grace: timedelta, builds_kept: timedelta, dry_run: bool, on_step: OnStep) -> Collected:
        """See `store.collect`."""
        return collect(
            self.store, self.blobs, now=datetime.now(UTC), grace=grace, builds_kept=builds_kept, dry_run=dry_run,
            on_step=lambda step, count: on_step(step, count, None),
        )  # fmt: skip


@contextmanager
def open_database(settings: ServiceSettings, *, wait_s: float = 0.0) -> Generator[Database]:
    """The database of these settings, whatever tables it has.

    Args:
        settings: Which database and blobs.
        wait_s: How long to wait for a database that does not answer yet.

    Raises:
        StoreUnavailableError: It does not answer.
    """
    blobs = open_blobs(settings.blobs_url)
    store = SqlStore(settings.database_url, blobs=blobs)
    try:
        _await(store, wait_s)
        yield Database(store=store, blobs=blobs, blobs_url=settings.blobs_url)
    finally:
        store.close()


def _await(store: SqlStore, wait_s: float) -> None:
    end = time.monotonic() + wait_s
    while True:
        try:
            with store.read():
                return
        except StoreUnavailableError:
            if time.monotonic() >= end:
                raise
            time.sleep(_RETRY_S)
