"""The queue over both databases, with blobs on disk and somebody who asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.service.context import Services
from tests.support.databases import migrated_database
from tests.support.records import add_user
from tests.support.runners import new_services


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return migrated_database(request.param, tmp_path)


@pytest.fixture
def services(database_url: str, tmp_path: Path) -> Iterator[Services]:
    opened = new_services(database_url, tmp_path)
    yield opened
    opened.store.close()


def store_of(services: Services) -> SqlStore:
    assert isinstance(services.store, SqlStore)
    return services.store


@pytest.fixture
def store(services: Services) -> SqlStore:
    return store_of(services)


@pytest.fixture
def owner(store: SqlStore) -> User:
    return add_user(store)
