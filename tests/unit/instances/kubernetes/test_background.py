import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from prompt2mesh.instances.kubernetes.background import Background
from prompt2mesh.mesh.errors import InstanceUnavailableError


async def double(number: int) -> int:
    await asyncio.sleep(0)
    return 2 * number


async def fail() -> None:
    await asyncio.sleep(0)
    raise LookupError("no")


def test_any_thread_may_ask_and_gets_its_own_answer_or_error() -> None:
    background = Background()
    answers: list[int] = []

    def ask(number: int) -> None:
        answers.append(background.run(double(number)))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [0, 2, 4, 6, 8, 10, 12, 14]
    with pytest.raises(LookupError):
        background.run(fail())
    with pytest.raises(InstanceUnavailableError, match="within"):
        background.run(asyncio.sleep(60), timeout_s=0.05)
    background.close()
    background.close()
    assert background.closed


def test_a_stream_that_nobody_reads_any_more_is_closed() -> None:
    background = Background()
    closed = threading.Event()

    async def count() -> AsyncIterator[int]:
        try:
            for number in range(1000):
                yield number
                await asyncio.sleep(0.001)
        finally:
            closed.set()

    for number in background.stream(count, canceled=lambda: False):
        if number == 3:
            break
    assert closed.wait(2)
    stop = threading.Event()
    stop.set()
    assert list(background.stream(count, canceled=stop.is_set)) == []
    background.close()


def test_what_still_runs_ends_with_it() -> None:
    background = Background()
    started, ended = threading.Event(), threading.Event()

    async def wait() -> None:
        started.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    told: list[InstanceUnavailableError] = []

    def ask() -> None:
        try:
            background.run(wait())
        except InstanceUnavailableError as exc:
            told.append(exc)

    waiting = threading.Thread(target=ask)
    waiting.start()
    assert started.wait(5)
    background.close()
    waiting.join(5)
    assert ended.is_set()
    assert ["closed" in exc.message for exc in told] == [True]
