import threading

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.store import Transaction
from tests.support.records import NOON, add_user, project


def nothing(tx: Transaction) -> None:
    del tx


def exists(store: SqlStore, project_id: str) -> bool:
    with store.read() as tx:
        return tx.projects.get(project_id) is not None


class ExpectedError(Exception):
    pass


def test_transactions_of_a_whole_are_kept_together(store: SqlStore) -> None:
    owner = add_user(store)
    one, two = project(owner), project(owner)
    with store.whole(nothing):
        with store.begin() as tx:
            tx.projects.add(one)
        with store.begin() as tx:
            tx.projects.add(two)
        assert exists(store, one.id)
        assert not seen_by_others(store, one.id)
    assert exists(store, one.id)
    assert exists(store, two.id)


def seen_by_others(store: SqlStore, project_id: str) -> bool:
    seen: list[bool] = []
    other = threading.Thread(target=lambda: seen.append(exists(store, project_id)))
    other.start()
    other.join()
    return seen[0]


def test_transactions_of_a_whole_are_undone_together(store: SqlStore) -> None:
    owner = add_user(store)
    one = project(owner)

    def fail() -> None:
        with store.whole(nothing):
            with store.begin() as tx:
                tx.projects.add(one)
            raise ExpectedError

    with pytest.raises(ExpectedError):
        fail()
    assert not exists(store, one.id)
    with store.begin() as tx:  # the thread is free again
        tx.projects.add(one)
    assert exists(store, one.id)


def test_a_part_that_fails_is_undone_alone_when_somebody_expected_it(store: SqlStore) -> None:
    owner = add_user(store)
    one, two = project(owner), project(owner)

    def fail() -> None:
        with store.begin() as tx:
            tx.projects.add(two)
            raise ExpectedError

    with store.whole(nothing):
        with store.begin() as tx:
            tx.projects.add(one)
        with pytest.raises(ExpectedError):
            fail()
    assert exists(store, one.id)
    assert not exists(store, two.id)


def test_nobody_goes_on_after_the_beginning_was_refused(store: SqlStore) -> None:
    owner = add_user(store)
    one = project(owner)

    def refuse(tx: Transaction) -> None:
        del tx
        raise ExpectedError

    def go_on() -> None:
        with store.begin() as tx:
            tx.projects.add(one)

    with store.whole(refuse):
        for _ in range(2):
            with pytest.raises(ExpectedError):
                go_on()
    assert not exists(store, one.id)


def test_a_whole_without_a_transaction_opens_nothing(store: SqlStore) -> None:
    def fail(tx: Transaction) -> None:
        del tx
        raise ExpectedError

    with store.whole(fail), store.read() as tx:
        assert tx.projects.get("prj_nothing") is None


def test_other_threads_are_not_drawn_into_a_whole(store: SqlStore) -> None:
    owner = add_user(store)
    mine = project(owner, created_at=NOON)
    with store.whole(nothing):
        assert not seen_by_others(store, mine.id)
        with store.begin() as tx:
            tx.projects.add(mine)
        assert not seen_by_others(store, mine.id)
