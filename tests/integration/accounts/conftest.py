"""The same tests over both databases."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.store.database import SqlStore
from tests.support.accounts import World
from tests.support.databases import migrated_database


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    with closing(SqlStore(migrated_database(request.param, tmp_path))) as store:
        yield World(store)
