"""The same tests over both databases."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.store.database import SqlStore
from tests.support.databases import migrated_database


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    with closing(SqlStore(migrated_database(request.param, tmp_path))) as opened:
        yield opened
