"""People of a soak behave for hours as people may, and one who is refused does not cost what was measured."""

import random
import time
from typing import Any

import pytest

from prompt2mesh.studio.service.uploads import MAX_UPLOADS
from tests.support.chaos.clients import Client
from tests.support.chaos.crowd import Crowd, Doors
from tests.support.soak.run import Soak, note_failures

HOURS_OF_UPLOADS = 3000


class _EnoughError(Exception):
    """So many pictures as are sent in hours."""


class _Keeper(Client):
    """Talks to nobody, and keeps pictures as the API does."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9")
        self.kept: set[str] = set()
        self.sent = 0

    def ask(self, method: str, path: str, *args: Any, **more: Any) -> Any:
        del args, more
        if method == "DELETE":
            self.kept.remove(path.rsplit("/", 1)[1])
            return None
        if len(self.kept) >= MAX_UPLOADS:
            raise AssertionError("at most so many pictures are kept")
        if self.sent == HOURS_OF_UPLOADS:
            raise _EnoughError
        self.sent += 1
        self.kept.add(str(self.sent))
        return {"id": str(self.sent), "file": {"url": "/a.png"}}

    def download(self, address: str) -> Any:
        return address


def test_who_sends_pictures_for_hours_keeps_no_more_than_a_person_may() -> None:
    crowd, client = Crowd(Doors(api_url=""), makers=0, seed=1, pause_s=(0.0, 0.0)), _Keeper()
    crowd.start(until=time.monotonic() + 3600)
    with pytest.raises(_EnoughError):
        crowd._upload(client, random.Random(1))  # pyright: ignore[reportPrivateUsage] - one trade alone
    assert client.kept, "some are kept"
    client.close()


def test_somebody_who_is_refused_is_a_fault_and_told_at_once_and_once() -> None:
    done, told = Soak(7200.0), list[str]()
    failures = [AssertionError("at most 1000 pictures are kept")]
    for _ in range(2):
        note_failures(done, failures, told.append)
    assert done.faults == ["somebody could not go on: AssertionError: at most 1000 pictures are kept"]
    assert told == [f"FAULT: {done.faults[0]}"]
