"""Events: told once, and behind those who wait for something."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from prompt2mesh.controller import recorder as recorder_module
from prompt2mesh.controller.recorder import EVENT, Recorder
from prompt2mesh.instances.kubernetes.objects import Kind, Object, ObjectApi

ADA: Object = {
    "apiVersion": "prompt2mesh.io/v1", "kind": "UserInstance",
    "metadata": {"name": "user-ada", "namespace": "n", "uid": "u"},
}  # fmt: skip


class Written:
    """The notes of the events that were written."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.more = asyncio.Event()

    async def create(self, kind: Kind, body: Object) -> Object:
        assert kind == EVENT
        self.notes.append(body["note"])
        self.more.set()
        return body


@pytest.mark.parametrize("waited_s", [0.0, 60.0])
def test_an_event_waits_while_many_are_served_but_not_for_ever(
    waited_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "_LOOK_AGAIN_S", 0.01)

    async def run() -> None:
        now, busy = datetime(2026, 11, 27, tzinfo=UTC), True
        api = Written()
        recorder = Recorder(cast("ObjectApi", api), identity="me", now=lambda: now, busy=lambda: busy)
        recorder.say(ADA, "Ready", "Ready.")
        recorder.say(ADA, "Ready", "Ready.")
        writing = asyncio.ensure_future(recorder.run())
        await asyncio.sleep(0.05)
        assert api.notes == []
        busy, now = bool(waited_s), now + timedelta(seconds=waited_s)
        await asyncio.wait_for(api.more.wait(), 5)
        assert api.notes == ["Ready."]
        writing.cancel()

    asyncio.run(run())
