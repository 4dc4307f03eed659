from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.studio.ports.records import WebhookDelivery
from prompt2mesh.webhooks.courier import WAITS_S, settled
from prompt2mesh.webhooks.sender import Receipt

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
MINUTE = 60
HOUR = 3600


def message(**fields: Any) -> WebhookDelivery:
    values: dict[str, Any] = {
        "id": "msg_1", "user_id": "usr_1", "job_id": "job_1", "url": "https://example.com/", "event": "task.failed",
        "payload": {}, "attempts": 1, "next_at": NOON, "created_at": NOON, **fields,
    }  # fmt: skip
    return WebhookDelivery(**values)


def after(attempts: int, *, chance: float = 0.5, **receipt: Any) -> WebhookDelivery:
    values: dict[str, Any] = {"delivered": False, "error": "it answered with 500", "status": 500, **receipt}
    answer = Receipt(**values)
    return settled(message(attempts=attempts), answer, now=NOON, chance=lambda: chance)


def test_waits_grow_from_seconds_to_hours_and_then_the_message_is_given_up() -> None:
    waits: list[float] = []
    attempts = 1
    while (kept := after(attempts)).state == "PENDING":
        waits.append((kept.next_at - NOON).total_seconds())
        attempts += 1
    assert waits == [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR]
    assert after(attempts).state == "FAILED"
    assert sum(waits) > 24 * HOUR


@given(chance=st.floats(0, 1), attempts=st.integers(1, len(WAITS_S)))
def test_messages_that_failed_together_do_not_come_again_together(chance: float, attempts: int) -> None:
    wait = (after(attempts, chance=chance).next_at - NOON).total_seconds()
    assert 0.79 * WAITS_S[attempts - 1] <= wait <= 1.21 * WAITS_S[attempts - 1]


def test_a_server_that_asks_for_time_gets_it() -> None:
    assert after(1, status=429, retry_after_s=900).next_at == NOON + timedelta(minutes=15)
    assert after(3, status=503, retry_after_s=1).next_at == NOON + timedelta(minutes=30)


def test_what_is_hopeless_is_not_tried_again() -> None:
    kept = after(1, status=410, hopeless=True)
    assert (kept.state, kept.last_status, kept.delivered_at) == ("FAILED", 410, None)


def test_what_arrived_is_done() -> None:
    kept = after(3, delivered=True, status=200, error="")
    assert (kept.state, kept.last_status, kept.last_error, kept.delivered_at) == ("DELIVERED", 200, "", NOON)
