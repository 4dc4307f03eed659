"""A service that runs for years does not grow for ever, and one of its processes does the tidying."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from prompt2mesh.bootstrap.service import Platform, open_housekeeper, open_platform
from prompt2mesh.settings import read_service_settings
from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.turns import take_turn
from prompt2mesh.studio.service.housekeeping import EVERY, Chore, Housekeeper
from tests.support.databases import migrated_database
from tests.support.records import NOON, add_user
from tests.support.runners import wait_for


@pytest.fixture(params=["sqlite", "postgresql"])
def platform(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Platform]:
    address = migrated_database(request.param, tmp_path)
    settings = read_service_settings({"PROMPT2MESH_DATA": str(tmp_path / "data"), "DATABASE_URL": address})
    with open_platform(settings) as opened:
        yield opened


def store_of(platform: Platform) -> SqlStore:
    assert isinstance(platform.services.store, SqlStore)
    return platform.services.store


def test_what_is_old_goes_and_what_is_used_stays(platform: Platform) -> None:
    store, now = store_of(platform), datetime.now(UTC)
    user = add_user(store)
    old, young = now - timedelta(days=60), now - timedelta(minutes=5)
    with store.engine.begin() as connection:
        for name, at in (("old", old), ("young", young)):
            connection.execute(insert(tables.saved_responses).values(
                user_id=user.id, key=name, request_hash="0" * 64, status=200, body={}, created_at=at))  # fmt: skip
            connection.execute(insert(tables.webhook_deliveries).values(
                id=f"msg_{name}", user_id=user.id, job_id="job_1", url="https://example.com/", event="task.succeeded",
                payload={}, state="DELIVERED", attempts=1, next_at=at, last_error="", created_at=at))  # fmt: skip
            connection.execute(insert(tables.login_failures).values(id=name, subject="a@example.com", at=at))
            expires_at = now + timedelta(hours=1) if name == "young" else at
            connection.execute(insert(tables.rate_windows).values(key=name, count=1, expires_at=expires_at))
    forgotten = platform.services.blobs.put_bytes(b"of a version that was deleted long ago")
    with store.engine.begin() as connection:
        connection.execute(insert(tables.blobs).values(
            digest=forgotten.digest, size_bytes=forgotten.size_bytes, created_at=old))  # fmt: skip
    # The bytes were put a moment ago, so the collector leaves them: their day of grace begins with the put.
    keeper = open_housekeeper(platform)
    keeper.tidy()
    assert platform.services.blobs.stat(forgotten.digest) is not None
    with store.engine.begin() as connection:
        for table in (tables.saved_responses, tables.rate_windows):
            assert list(connection.execute(select(table.c.key)).scalars()) == ["young"]
        assert list(connection.execute(select(tables.webhook_deliveries.c.id)).scalars()) == ["msg_young"]
        assert list(connection.execute(select(tables.login_failures.c.id)).scalars()) == ["young"]
        connection.execute(update(tables.settings).values(changed_at=old))
    late = replace(platform.services, clock=lambda: datetime.now(UTC) + timedelta(days=2))
    open_housekeeper(replace(platform, services=late)).tidy()
    assert platform.services.blobs.stat(forgotten.digest) is None


def test_one_of_many_has_the_turn(platform: Platform) -> None:
    store = store_of(platform)
    assert [take_turn(store, "a", every=EVERY, now=NOON) for _ in range(3)] == [True, False, False]
    assert take_turn(store, "b", every=EVERY, now=NOON)
    assert not take_turn(store, "a", every=EVERY, now=NOON + EVERY / 2)
    assert take_turn(store, "a", every=EVERY, now=NOON + EVERY)
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.settings)).scalar_one() == 2


def test_a_turn_that_a_fast_clock_took_does_not_keep_everybody_waiting_for_that_time(platform: Platform) -> None:
    store = store_of(platform)
    assert take_turn(store, "a", every=EVERY, now=NOON + timedelta(days=400))
    assert [take_turn(store, "a", every=EVERY, now=NOON) for _ in range(2)] == [True, False]
    # Clocks that differ by less than a turn still share it.
    assert not take_turn(store, "a", every=EVERY, now=NOON - EVERY / 2)
    assert take_turn(store, "a", every=EVERY, now=NOON + EVERY)


def test_a_chore_that_fails_does_not_keep_the_others(platform: Platform) -> None:
    done: list[str] = []

    def fail(_: datetime) -> None:
        raise RuntimeError

    chores: dict[str, Chore] = {"fails": fail, "works": lambda _: done.append("works")}
    with closing(Housekeeper(platform.services, my_turn=lambda _: True, look_s=0.01, chores=chores)) as keeper:
        keeper.start()
        wait_for(lambda: len(done) >= 2)
