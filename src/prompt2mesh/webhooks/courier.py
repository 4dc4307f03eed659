"""Delivers what is owed until it arrives, from any number of processes at once.

A message is taken with a lease and its attempt counted before it is sent, so
that two couriers do not send it at the same time, and one that is killed
leaves it to the next. A receiver may therefore see a message twice, with the
same `webhook-id`; it never misses one.
"""

import logging
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal

from prompt2mesh.mesh.errors import StoreUnavailableError
from prompt2mesh.studio.ports.records import WebhookDelivery
from prompt2mesh.studio.ports.store import Store
from prompt2mesh.telemetry import context, metrics, traces
from prompt2mesh.webhooks.sender import Receipt, Sender

# Waits after each failed attempt; after the last of them the message is given up, a good day after the first attempt.
WAITS_S = (5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600)
JITTER = 0.2
LEASE = timedelta(seconds=60)
_MOST_OF_ONE_USER = 2
_SETTLE_TRIES = 20
_RETRY_S = 1.0
_OUTCOMES = {"DELIVERED": "delivered", "PENDING": "retried", "FAILED": "given_up"}

log = logging.getLogger(__name__)


class Courier:
    """Sends due messages in `slots` threads until it is stopped."""

    def __init__(
        self, store: Store, sender: Sender, *, clock: Callable[[], datetime], slots: int = 4, poll_s: float = 0.5
    ) -> None:
        """Nothing runs before `start`.

        Args:
            store: What is owed.
            sender: Makes one attempt.
            clock: The time.
            slots: How many messages at a time.
            poll_s: How often to look for due messages.
        """
        self._store = store
        self._sender = sender
        self._clock = clock
        self._poll_s = poll_s
        self._slots = slots
        self._stopping = threading.Event()
        self._looking = threading.Lock()
        self._lock = threading.Lock()
        self._in_flight: Counter[str] = Counter()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begins to deliver."""
        # All at once: a thread that cannot be started is noticed here, and not when there is something to send.
        for number in range(self._slots):
            thread = threading.Thread(target=self._slot, name=f"courier-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, *, grace_s: float = 15.0) -> None:
        """Takes no more messages and lets those on their way arrive."""
        self._stopping.set()
        deadline = time.monotonic() + grace_s
        for thread in self._threads:
            thread.join(timeout=max(0.0, deadline - time.monotonic()))

    def _slot(self) -> None:
        while not self._stopping.is_set():
            with self._looking:  # one asks the database, however many have nothing to do
                taken = self._wait_for_one()
            if taken is not None:
                self._deliver(taken)

    def _wait_for_one(self) -> WebhookDelivery | None:
        """A message that was taken; None once it is to stop."""
        while not self._stopping.is_set():
            wait_s = self._poll_s
            try:
                taken = self._take()
                if taken is not None:
                    return taken
            except Exception:  # a courier that ends would be missed by nobody
                log.exception("the courier met a fault")
                wait_s = _RETRY_S
            self._stopping.wait(wait_s)
        return None

    def _take(self) -> WebhookDelivery | None:
        now = self._clock()
        with self._lock:
            busy = [user_id for user_id, count in self._in_flight.items() if count >= _MOST_OF_ONE_USER]
        try:
            with self._store.read() as tx:
                if not tx.webhooks.due(now):
                    return None
            with self._store.begin() as tx:
                taken = tx.webhooks.claim(now=now, lease_until=now + LEASE, except_users=busy)
        except StoreUnavailableError:
            log.warning("the database does not answer; messages wait")
            return None
        if taken is not None:
            with self._lock:
                self._in_flight[taken.user_id] += 1
        return taken

    def _deliver(self, delivery: WebhookDelivery) -> None:
        try:
            origin = self._origin(delivery)
            about: dict[str, traces.Value] = {
                "http.request.method": "POST",
                "prompt2mesh.webhook_event": delivery.event,
            }
            with (
                context.bound(request_id=origin.get("request_id"), job_id=delivery.job_id, user_id=delivery.user_id),
                traces.span("POST webhook", kind="client", attributes=about, parent=origin) as span,
            ):
                receipt = self._attempt(delivery)
                if receipt.status is not None:
                    span.set_attribute("http.response.status_code", receipt.status)
                if not receipt.delivered:
                    traces.failed(span, str(receipt.status or "not_delivered"))
                self._settle(settled(delivery, receipt, now=self._clock()))
        except Exception:
            log.exception("message %s met a fault; its lease will run out", delivery.id)
        finally:
            with self._lock:
                self._in_flight[delivery.user_id] -= 1
                self._in_flight += Counter[str]()  # drops users with nothing in flight

    def _origin(self, delivery: WebhookDelivery) -> dict[str, Any]:
        """The trace of the job that the message is about."""
        with self._store.read() as tx:
            job = tx.jobs.get(delivery.job_id)
        return (job.origin if job is not None else None) or {}

    def _attempt(self, delivery: WebhookDelivery) -> Receipt:
        try:
            receipt = self._sender.send(delivery, now=self._clock())
        except Exception:
            # Our own fault counts as an attempt, or the message would be tried every minute for ever.
            log.exception("message %s could not be sent", delivery.id)
            return Receipt(delivered=False, error="a fault of this service; it was logged")
        log.info("message %s, attempt %d: %s", delivery.id, delivery.attempts, receipt.error or receipt.status)
        return receipt

    def _settle(self, delivery: WebhookDelivery) -> None:
        for _ in range(_SETTLE_TRIES):
            try:
                with self._store.begin() as tx:
                    kept = tx.webhooks.settle(delivery)
            except StoreUnavailableError:
                # What arrived but cannot be noted would be sent again, which the receiver then has to notice.
                self._stopping.wait(_RETRY_S)
            else:
                if kept:
                    metrics.WEBHOOKS.inc(outcome=_OUTCOMES[delivery.state])
                else:
                    log.info("message %s was taken by another courier meanwhile", delivery.id)
                return


def settled(
    delivery: WebhookDelivery, receipt: Receipt, *, now: datetime, chance: Callable[[], float] = random.random
) -> WebhookDelivery:
    """A message after an attempt: arrived, given up, or due again later.

    Args:
        delivery: As claimed.
        receipt: How the attempt went.
        now: The time.
        chance: A number from 0 to 1; spreads messages that failed together.
    """
    state: Literal["PENDING", "DELIVERED", "FAILED"] = "PENDING"
    next_at = delivery.next_at
    if receipt.delivered:
        state = "DELIVERED"
    elif receipt.hopeless or delivery.attempts > len(WAITS_S):
        state = "FAILED"
    else:
        wait_s = WAITS_S[delivery.attempts - 1] * (1 + JITTER * (2 * chance() - 1))
        next_at = now + timedelta(seconds=max(wait_s, receipt.retry_after_s))
    return replace(
        delivery, state=state, next_at=next_at, last_status=receipt.status, last_error=receipt.error[:300],
        delivered_at=now if receipt.delivered else None,
    )  # fmt: skip
