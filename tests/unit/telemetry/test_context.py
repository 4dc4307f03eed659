"""The ids that go with work."""

import asyncio
from contextvars import copy_context
from threading import Thread

import pytest

from prompt2mesh.telemetry import context


def test_ids_hold_inside_a_block_and_what_was_before_comes_back() -> None:
    assert context.current() == {}
    with context.bound(request_id="req_1", user_id=None):
        with context.bound(job_id="job_1"):
            assert context.current() == {"request_id": "req_1", "job_id": "job_1"}
        assert context.current() == {"request_id": "req_1"}
    assert context.request_id() == ""


def test_what_a_thread_finds_out_is_known_to_whoever_opened_the_block() -> None:
    with context.bound(request_id="req_1"):
        thread = Thread(target=copy_context().run, args=(lambda: context.note(user_id="usr_1"),))
        thread.start()
        thread.join()
        assert context.current()["user_id"] == "usr_1"
    context.note(user_id="usr_2")
    assert context.current() == {}, "what is noted outside of any block would stay for ever"


def test_two_requests_at_a_time_do_not_mix() -> None:
    async def request(name: str) -> str:
        with context.bound(request_id=name):
            await asyncio.sleep(0)
            context.note(user_id=f"user of {name}")
            await asyncio.sleep(0)
            return context.current()["user_id"]

    async def both() -> list[str]:
        return list(await asyncio.gather(request("a"), request("b")))

    assert asyncio.run(both()) == ["user of a", "user of b"]


@pytest.mark.parametrize("given", ["req_0123456789", "my-request-0001", "01J8XKZ9Q4:7.3"])
def test_an_id_that_can_be_one_is_taken_over(given: str) -> None:
    assert context.accept_request_id(given) == given


@pytest.mark.parametrize(
    "given", [None, "", "short", "a" * 65, "with space 01", "new\nline-0001", '{"a":"bbbbbb"}', "é" * 12]
)
def test_an_id_that_cannot_be_one_is_not(given: str | None) -> None:
    made = context.accept_request_id(given)
    assert made != given
    assert context.accept_request_id(made) == made
