"""The use cases over both real databases, with a clock that stands still until a test moves it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.tasks import Tasks
from tests.support.databases import migrated_database
from tests.support.records import NOON


@dataclass
class Clock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    with closing(SqlStore(migrated_database(request.param, tmp_path))) as opened:
        yield opened


@pytest.fixture
def services(store: SqlStore, clock: Clock, tmp_path: Path) -> Services:
    return Services(store=store, blobs=open_blobs(str(tmp_path / "blobs")), limits=Limits(), clock=clock)


@pytest.fixture
def tasks(services: Services) -> Tasks:
    return Tasks(services)
