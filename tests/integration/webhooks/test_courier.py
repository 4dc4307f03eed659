"""Couriers over both real databases and a real receiver: each message once, and none lost to a kill."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from psycopg.errors import ReadOnlySqlTransaction
from sqlalchemy.exc import InternalError
from standardwebhooks.webhooks import Webhook

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.delivery import DeliveryFilter
from prompt2mesh.studio.ports.records import Page, User, WebhookDelivery, new_id
from prompt2mesh.webhooks import courier as couriers
from prompt2mesh.webhooks.addresses import PublicAddresses
from prompt2mesh.webhooks.courier import Courier
from prompt2mesh.webhooks.sender import Sender
from tests.support.canaries import WEBHOOK_SECRET
from tests.support.databases import migrated_database
from tests.support.receivers import answer, receiver, silent
from tests.support.records import add_user

SECRET = WEBHOOK_SECRET


class OneSecret:
    def of(self, user_id: str) -> Sequence[str]:
        del user_id
        return [SECRET]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    with closing(SqlStore(migrated_database(request.param, tmp_path))) as opened:
        yield opened


@contextmanager
def delivering(store: SqlStore, **options: Any) -> Generator[Courier]:
    sender = Sender(OneSecret(), PublicAddresses(allow_private=True), timeout_s=2.0)
    courier = Courier(store, sender, clock=now, poll_s=0.05, **options)
    courier.start()
    try:
        yield courier
    finally:
        courier.stop()


def owe(store: SqlStore, owner: User, url: str, count: int = 1) -> list[str]:
    made = [
        WebhookDelivery(
            id=new_id("msg"), user_id=owner.id, job_id=new_id("job"), url=url, event="task.succeeded",
            payload={"type": "task.succeeded", "number": number}, next_at=now(), created_at=now(),
        )
        for number in range(count)
    ]  # fmt: skip
    with store.begin() as tx:
        for one in made:
            tx.webhooks.owe(one)
    return [one.id for one in made]


def kept(store: SqlStore) -> list[WebhookDelivery]:
    with store.read() as tx:
        return list(tx.webhooks.page(DeliveryFilter(), Page(limit=500)))


def wait_until(true: Callable[[], bool], *, timeout_s: float = 20.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def test_what_is_owed_arrives_once_and_is_noted(store: SqlStore) -> None:
    with receiver() as hook:
        [message_id] = owe(store, add_user(store), hook.url)
        with delivering(store):
            wait_until(lambda: kept(store)[0].state == "DELIVERED")
            time.sleep(0.3)
        [got] = hook.received
        assert got.headers["webhook-id"] == message_id
        assert Webhook(SECRET).verify(got.body, got.headers) == {"type": "task.succeeded", "number": 0}
    [done] = kept(store)
    assert (done.attempts, done.last_status) == (1, 204)


def test_three_couriers_send_each_of_many_messages_once(store: SqlStore) -> None:
    with receiver() as hook, delivering(store), delivering(store), delivering(store):
        owed = [one for _ in range(4) for one in owe(store, add_user(store), hook.url, 10)]
        hook.wait_for(40)
        wait_until(lambda: all(one.state == "DELIVERED" for one in kept(store)))
        assert sorted(got.headers["webhook-id"] for got in hook.received) == sorted(owed)


def test_a_message_that_failed_comes_again_with_the_same_id(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(couriers, "WAITS_S", (0.2, 0.2, 0.2))
    with receiver(answer(503)) as hook:
        [message_id] = owe(store, add_user(store), hook.url)
        with delivering(store):
            hook.wait_for(2)
            hook.behaviour = answer(200)
            wait_until(lambda: kept(store)[0].state == "DELIVERED")
        assert {got.headers["webhook-id"] for got in hook.received} == {message_id}
        assert {got.body for got in hook.received} == {hook.received[0].body}
        assert kept(store)[0].attempts == len(hook.received)


def test_a_message_that_always_fails_is_given_up(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(couriers, "WAITS_S", (0.1, 0.1))
    with receiver(answer(500)) as hook:
        owe(store, add_user(store), hook.url)
        with delivering(store):
            wait_until(lambda: kept(store)[0].state == "FAILED")
            time.sleep(0.4)
        assert len(hook.received) == 3
    assert kept(store)[0].last_error == "it answered with 500"


def test_a_slow_server_of_one_user_does_not_hold_up_the_others(store: SqlStore) -> None:
    with receiver(silent) as tarpit, receiver() as hook:
        owe(store, add_user(store), tarpit.url, 20)
        with delivering(store):
            tarpit.wait_for(2)
            owe(store, add_user(store), hook.url, 3)
            hook.wait_for(3, timeout_s=1.8)


def test_a_courier_that_stops_lets_messages_on_their_way_arrive(store: SqlStore) -> None:
    def late(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.5)
        answer(200)(handler)

    with receiver(late) as hook:
        owe(store, add_user(store), hook.url)
        with delivering(store):
            hook.wait_for(1)
        assert kept(store)[0].state == "DELIVERED"


def test_a_fault_of_our_own_counts_as_an_attempt(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class NoSecret:
        def of(self, user_id: str) -> Sequence[str]:
            raise RuntimeError(user_id)

    monkeypatch.setattr(couriers, "WAITS_S", (0.1,))
    owe(store, add_user(store), "http://127.0.0.1:9/")
    courier = Courier(store, Sender(NoSecret(), PublicAddresses(allow_private=True)), clock=now, poll_s=0.05)
    courier.start()
    wait_until(lambda: kept(store)[0].state == "FAILED")
    courier.stop()
    assert (kept(store)[0].attempts, kept(store)[0].last_error) == (2, "a fault of this service; it was logged")
    assert "could not be sent" in caplog.text


def test_a_fault_that_is_no_outage_does_not_end_the_courier(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, refused = store.begin, threading.Event()

    def after_a_failover(**options: bool) -> Any:
        if not refused.is_set():
            refused.set()
            raise InternalError("UPDATE", None, ReadOnlySqlTransaction("the transaction is read-only"))
        return real(**options)

    with receiver() as hook:
        owe(store, add_user(store), hook.url)
        monkeypatch.setattr(store, "begin", after_a_failover)
        with delivering(store, slots=1):
            hook.wait_for(1)
            wait_until(lambda: kept(store)[0].state == "DELIVERED")
    assert refused.is_set()
    assert "the courier met a fault" in caplog.text


_COURIER = """
import sys
from datetime import UTC, datetime
from prompt2mesh.store.database import SqlStore
from prompt2mesh.webhooks.addresses import PublicAddresses
from prompt2mesh.webhooks.courier import Courier
from prompt2mesh.webhooks.sender import Sender
import threading

class OneSecret:
    def of(self, user_id):
        return [sys.argv[2]]

Courier(SqlStore(sys.argv[1]), Sender(OneSecret(), PublicAddresses(allow_private=True)),
        clock=lambda: datetime.now(UTC), poll_s=0.05).start()
threading.Event().wait()
"""


def test_messages_on_their_way_when_the_courier_is_killed_arrive_after_all(
    store: SqlStore,
) -> None:
    address = store.engine.url.render_as_string(hide_password=False)
    with receiver(silent) as hook:
        owed = owe(store, add_user(store), hook.url) + owe(store, add_user(store), hook.url)
        process = subprocess.Popen([sys.executable, "-c", _COURIER, address, SECRET])
        try:
            hook.wait_for(2)
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        assert [one.state for one in kept(store)] == ["PENDING", "PENDING"]
        hook.behaviour = answer(200)
        after_the_lease = timedelta(seconds=61)
        sender = Sender(OneSecret(), PublicAddresses(allow_private=True))
        courier = Courier(store, sender, clock=lambda: now() + after_the_lease, poll_s=0.05)
        courier.start()
        wait_until(lambda: all(one.state == "DELIVERED" for one in kept(store)))
        courier.stop()
        assert sorted(got.headers["webhook-id"] for got in hook.received) == sorted(owed * 2)
        assert [one.attempts for one in kept(store)] == [2, 2]
