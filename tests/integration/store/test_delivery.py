from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.delivery import DeliveryFilter, Reservation
from prompt2mesh.studio.ports.records import Page, SavedResponse, User, WebhookDelivery, new_id
from tests.support.records import NOON, add_user

LEASE = timedelta(seconds=60)


def delivery(owner: User, **fields: Any) -> WebhookDelivery:
    values: dict[str, Any] = {
        "id": new_id("msg"),
        "user_id": owner.id,
        "job_id": new_id("job"),
        "url": "https://example.com/hook",
        "event": "task.succeeded",
        "payload": {"type": "task.succeeded"},
        "next_at": NOON,
        "created_at": NOON,
        **fields,
    }
    return WebhookDelivery(**values)  # fmt: skip


def claim(store: SqlStore, *, after_s: float = 0, **options: Any) -> WebhookDelivery | None:
    now = NOON + timedelta(seconds=after_s)
    with store.begin() as tx:
        return tx.webhooks.claim(now=now, lease_until=now + LEASE, **options)


def owe(store: SqlStore, *deliveries: WebhookDelivery) -> list[bool]:
    with store.begin() as tx:
        return [tx.webhooks.owe(one) for one in deliveries]


def test_a_message_is_owed_once(store: SqlStore) -> None:
    first = delivery(add_user(store))
    again = replace(first, url="https://example.com/other")
    assert owe(store, first, again) == [True, False]
    with store.read() as tx:
        assert tx.webhooks.get(first.id) == first


def test_a_claimed_message_is_nobody_elses_until_its_lease_ends(store: SqlStore) -> None:
    owe(store, delivery(add_user(store)))
    first = claim(store)
    assert first is not None
    assert first.attempts == 1
    assert claim(store, after_s=59) is None
    with store.read() as tx:
        assert not tx.webhooks.due(NOON + timedelta(seconds=59))
        assert tx.webhooks.due(NOON + timedelta(seconds=60))
    second = claim(store, after_s=60)
    assert second is not None
    assert (second.id, second.attempts) == (first.id, 2)


def test_a_sender_that_was_thought_dead_changes_nothing(store: SqlStore) -> None:
    owe(store, delivery(add_user(store)))
    late, now = claim(store), claim(store, after_s=61)
    assert late is not None
    assert now is not None
    with store.begin() as tx:
        assert not tx.webhooks.settle(replace(late, state="FAILED"))
        assert tx.webhooks.settle(replace(now, state="DELIVERED", last_status=204, delivered_at=NOON))
        assert not tx.webhooks.settle(replace(now, state="FAILED"))
    assert claim(store, after_s=9999) is None
    with store.read() as tx:
        kept = tx.webhooks.get(now.id)
        assert kept is not None
        assert (kept.state, kept.last_status, kept.delivered_at) == ("DELIVERED", 204, NOON)


def test_the_message_due_longest_goes_first_and_a_busy_users_wait(store: SqlStore) -> None:
    one, two = add_user(store), add_user(store)
    early, late = delivery(one), delivery(two, next_at=NOON + timedelta(seconds=1))
    owe(store, late, early)
    taken = claim(store, after_s=2, except_users=[one.id])
    assert taken is not None
    assert taken.id == late.id
    taken = claim(store, after_s=2)
    assert taken is not None
    assert taken.id == early.id


def test_deliveries_are_listed_by_owner_job_and_state(store: SqlStore) -> None:
    one, two = add_user(store), add_user(store)
    mine, theirs = delivery(one), delivery(two, state="FAILED")
    owe(store, mine, theirs)
    with store.read() as tx:
        assert [found.id for found in tx.webhooks.page(DeliveryFilter(user_id=one.id), Page())] == [mine.id]
        assert [found.id for found in tx.webhooks.page(DeliveryFilter(job_id=theirs.job_id), Page())] == [theirs.id]
        assert [found.id for found in tx.webhooks.page(DeliveryFilter(state="FAILED"), Page())] == [theirs.id]


def test_old_messages_are_forgotten_and_owed_ones_are_not(store: SqlStore) -> None:
    owner = add_user(store)
    owed, done, new = (
        delivery(owner),
        delivery(owner, state="DELIVERED"),
        delivery(owner, state="FAILED", created_at=NOON + timedelta(days=1)),
    )
    owe(store, owed, done, new)
    with store.begin() as tx:
        assert tx.webhooks.forget(before=NOON + timedelta(hours=1)) == 1
        assert tx.webhooks.get(done.id) is None
        assert tx.webhooks.get(owed.id) is not None
        assert tx.webhooks.get(new.id) is not None


def test_the_first_secret_stays_until_it_is_replaced(store: SqlStore) -> None:
    owner = add_user(store)
    with store.begin() as tx:
        assert tx.webhooks.secret(owner.id) is None
        assert tx.webhooks.add_secret(owner.id, "one", now=NOON) == "one"
        assert tx.webhooks.add_secret(owner.id, "two", now=NOON) == "one"
        tx.webhooks.replace_secret(owner.id, "three", now=NOON)
    with store.read() as tx:
        assert tx.webhooks.secret(owner.id) == "three"


def response(owner: User, **fields: Any) -> SavedResponse:
    values: dict[str, Any] = {
        "user_id": owner.id,
        "key": "key-1",
        "request_hash": "0" * 64,
        "status": None,
        "body": None,
        "created_at": NOON,
        **fields,
    }
    return SavedResponse(**values)  # fmt: skip


def reserve(store: SqlStore, wanted: SavedResponse, *, after: timedelta = timedelta()) -> Reservation:
    with store.begin() as tx:
        return tx.saved_responses.reserve(wanted, forget_before=NOON + after - timedelta(days=1))


def test_a_key_is_reserved_once_and_keeps_its_answer(store: SqlStore) -> None:
    owner, other = add_user(store), add_user(store)
    wanted = response(owner)
    done = replace(wanted, status=202, body={"id": "job_1"})
    with store.begin() as tx:
        assert tx.saved_responses.reserve(wanted, forget_before=NOON - timedelta(days=1)) == "reserved"
        tx.saved_responses.complete(done)
    assert reserve(store, wanted) == "known"
    assert reserve(store, response(other)) == "reserved"
    with store.read() as tx:
        assert tx.saved_responses.get(owner.id, "key-1") == done


def test_a_key_is_free_again_after_its_time(store: SqlStore) -> None:
    owner = add_user(store)
    assert reserve(store, response(owner)) == "reserved"
    assert reserve(store, response(owner), after=timedelta(hours=23)) == "known"
    later = response(owner, created_at=NOON + timedelta(hours=25))
    assert reserve(store, later, after=timedelta(hours=25)) == "reserved"


def test_a_reservation_that_is_rolled_back_leaves_nothing(store: SqlStore) -> None:
    owner = add_user(store)

    def fail() -> None:
        with store.begin() as tx:
            tx.saved_responses.reserve(response(owner), forget_before=NOON - timedelta(days=1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert reserve(store, response(owner)) == "reserved"


def test_a_second_request_never_reserves_what_the_first_holds(store: SqlStore) -> None:
    owner = add_user(store)
    seen: list[Reservation] = []

    def second(then: Callable[[Reservation], None]) -> None:
        then(reserve(store, response(owner)))

    with store.begin() as tx:
        assert tx.saved_responses.reserve(response(owner), forget_before=NOON - timedelta(days=1)) == "reserved"
        other = Thread(target=second, args=(seen.append,))
        other.start()
        other.join(0.5)
        waits = other.is_alive()
    other.join(60)
    # PostgreSQL says at once that the key is in work; SQLite's second writer waits and finds the record.
    assert (waits, seen) == ((True, ["known"]) if store.engine.dialect.name == "sqlite" else (False, ["busy"]))


def test_old_responses_are_forgotten(store: SqlStore) -> None:
    owner = add_user(store)
    reserve(store, response(owner, key="old"))
    reserve(store, response(owner, key="new", created_at=NOON + timedelta(hours=2)))
    with store.begin() as tx:
        assert tx.saved_responses.forget(before=NOON + timedelta(hours=1)) == 1
        assert tx.saved_responses.get(owner.id, "new") is not None
