from concurrent.futures import ThreadPoolExecutor

from prompt2mesh.store.database import SqlStore
from tests.support.records import add_user


def test_usage_is_summed_by_user_day_and_measure(store: SqlStore) -> None:
    one, two = add_user(store), add_user(store)
    with store.begin() as tx:
        assert tx.usage.add(one.id, "2026-11-26", "jobs", 2) == 2
        assert tx.usage.add(one.id, "2026-11-26", "jobs", 3) == 5
        tx.usage.add(one.id, "2026-11-26", "build_seconds", 1.5)
        tx.usage.add(one.id, "2026-11-27", "jobs", 1)
        tx.usage.add(two.id, "2026-11-26", "jobs", 7)
    with store.read() as tx:
        assert tx.usage.of_day(one.id, "2026-11-26") == {"jobs": 5, "build_seconds": 1.5}
        assert tx.usage.of_day(two.id, "2026-11-27") == {}
        assert list(tx.usage.history(one.id, since="2026-11-26")) == ["2026-11-26", "2026-11-27"]
        assert list(tx.usage.history(one.id, since="2026-11-27")) == ["2026-11-27"]


def test_nothing_is_lost_when_many_count_at_once(store: SqlStore) -> None:
    owner = add_user(store)

    def count(_: int) -> None:
        with store.begin() as tx:
            tx.usage.add(owner.id, "2026-11-26", "jobs", 1)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(80)))
    with store.read() as tx:
        assert tx.usage.of_day(owner.id, "2026-11-26") == {"jobs": 80}
