"""Whoever looks at an instance hears of it, whatever the driver's watch met before."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import aclosing

import pytest

from prompt2mesh.mesh.errors import PermissionDeniedError, StorageError
from prompt2mesh.studio.ports.instances import Instance, Owner
from prompt2mesh.studio.ports.modeling import Canceled, never
from prompt2mesh.studio.service import instance_events
from prompt2mesh.studio.service.instance_events import InstanceEvents
from tests.support.instances import ScriptedInstances, now

WHO = Owner(user_id="usr_1")


class FaultyWatch(ScriptedInstances):
    """Its watch breaks off with each of some faults before it works."""

    def __init__(self, *faults: Exception) -> None:
        super().__init__()
        self.faults = list(faults)

    def watch(self, user_id: str, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        if self.faults:
            raise self.faults.pop(0)
        yield from super().watch(user_id, canceled=canceled)


async def first_event(events: InstanceEvents) -> str:
    """The first one of a tab that is closed again then; a line that is kept open is no event."""
    async with asyncio.timeout(30), aclosing(events.stream(WHO.user_id)) as stream:
        async for event in stream:
            return event.type if event is not None else "nothing"
    return "nothing"


def events_of(driver: ScriptedInstances) -> InstanceEvents:
    driver.ensure(WHO)
    return InstanceEvents(driver, warn_s=120, clock=now)


@pytest.fixture(autouse=True)
def _asks_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance_events, "_RETRY_S", 0.01)


@pytest.mark.parametrize("fault", [
    StorageError("the disk is full"), OSError(24, "too many open files"), PermissionDeniedError("it may not be read"),
    RuntimeError("of the driver's own"),
])  # fmt: skip
def test_a_fault_of_the_watch_is_logged_and_the_page_hears_of_its_instance_all_the_same(
    fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    assert asyncio.run(first_event(events_of(FaultyWatch(fault)))) == "ready"
    assert "the watch of an instance met a fault" in caplog.text


def test_a_thread_that_cannot_be_started_leaves_nothing_that_later_tabs_wait_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_more(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    async def two_tabs() -> str:
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", no_more)
            with pytest.raises(RuntimeError, match="can't start"):
                await first_event(events)
        return await first_event(events)

    events = events_of(ScriptedInstances())
    assert asyncio.run(two_tabs()) == "ready"


class WatchAfterTheEnd(ScriptedInstances):
    """Its watch says the second thing when it is let go on, which a test does once the loop is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_again, self.go_on = threading.Event(), threading.Event()
        self.threads: list[threading.Thread] = []

    def watch(self, user_id: str, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        del canceled
        self.threads.append(threading.current_thread())
        yield self.get(user_id)
        self.asked_again.set()
        self.go_on.wait(30)
        yield None


def test_a_watch_that_outlives_its_loop_ends_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    driver = WatchAfterTheEnd()

    async def tab() -> None:
        async with aclosing(events.stream(WHO.user_id)) as stream:
            await anext(stream)
            assert await asyncio.to_thread(driver.asked_again.wait, 30)

    events = events_of(driver)
    asyncio.run(tab())
    driver.go_on.set()
    for thread in driver.threads:
        thread.join(30)
        assert not thread.is_alive()
    assert "fault" not in caplog.text
