import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager

import pytest

from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.asking import Found, KeptReadings
from tests.support.meters import counting

GAUGES = (metrics.QUEUE_OLDEST_AGE, metrics.RUNNERS)
KNOWN: Found = {metrics.QUEUE_OLDEST_AGE: {(): 3.0}, metrics.RUNNERS: {(): 2.0}}


@contextmanager
def kept(
    find: Callable[[], Found], *, every_s: float = 60.0, good_for_s: float = 60.0
) -> Generator[Callable[[], object]]:
    with counting() as meter, closing(KeptReadings(GAUGES, find, every_s=every_s, good_for_s=good_for_s)):
        yield lambda: [meter.values(gauge) for gauge in GAUGES]


def test_many_who_look_cost_one_question() -> None:
    asked: list[int] = []

    def find() -> Found:
        asked.append(1)
        return KNOWN

    with kept(find) as look:
        assert [look() for _ in range(20)] == [[{(): 3.0}, {(): 2.0}]] * 20
    assert len(asked) == 1


def test_a_question_that_fails_tells_nothing_rather_than_something_wrong(caplog: pytest.LogCaptureFixture) -> None:
    def find() -> Found:
        raise OSError("the database does not answer")

    with kept(find) as look:
        assert look() == [{}, {}]
    assert "the database does not answer" in caplog.text


def test_what_is_too_old_is_not_told() -> None:
    answers = iter([KNOWN])
    with kept(lambda: next(answers), every_s=0.0, good_for_s=0.2) as look:
        assert look() == [{(): 3.0}, {(): 2.0}]
        threading.Event().wait(0.3)
        assert look() == [{}, {}]
