"""The same tests over both databases."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.migrations import upgrade
from tests.support.accounts import World
from tests.support.databases import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    with closing(SqlStore(new_database(request.param, tmp_path))) as store:
        upgrade(store.engine)
        yield World(store)
