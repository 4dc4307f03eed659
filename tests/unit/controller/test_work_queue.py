"""The queue of keys: nothing is lost, nobody works on the same key twice at a time, failures wait longer and longer."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from prompt2mesh.controller.work_queue import BackOff, WorkQueue

KEYS = st.sampled_from("abcd")


class Queue(RuleBasedStateMachine):
    """Random adds, timers and workers, against what was added after it was last taken."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.queue: WorkQueue[str] = WorkQueue(clock=lambda: self.now, chance=lambda: 0.5, begun="ab".__contains__)
        self.owed: set[str] = set()
        self.timed: dict[str, float] = {}
        self.working: set[str] = set()

    @rule(key=KEYS, urgent=st.booleans())
    def add(self, key: str, urgent: bool) -> None:
        self.queue.add(key, urgent=urgent)
        self.owed.add(key)

    @rule(key=KEYS, delay_s=st.floats(0.1, 10))
    def add_after(self, key: str, delay_s: float) -> None:
        self.queue.add_after(key, delay_s)
        self.timed[key] = min(self.timed.get(key, float("inf")), self.now + delay_s)

    @rule(key=KEYS)
    def fail(self, key: str) -> None:
        delay_s = self.queue.add_failed(key)
        self.timed[key] = min(self.timed.get(key, float("inf")), self.now + delay_s)

    @rule(seconds=st.floats(0.1, 5))
    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def take(self) -> None:
        for key in [key for key, at in self.timed.items() if at <= self.now]:
            del self.timed[key]
            self.owed.add(key)
        key = self.queue.take()
        if key is None:
            assert not self.owed - self.working, "a key waits, and nobody gets it"
            return
        assert key in self.owed, "a key that nobody added"
        assert key not in self.working, "two workers have one key"
        self.owed.discard(key)
        self.working.add(key)

    @rule(key=KEYS)
    def done(self, key: str) -> None:
        if key in self.working:
            self.working.discard(key)
            self.queue.done(key)

    @invariant()
    def counts(self) -> None:
        assert self.queue.working == len(self.working)


TestQueue = Queue.TestCase
TestQueue.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def _queue(now: list[float]) -> WorkQueue[str]:
    return WorkQueue(clock=lambda: now[0], chance=lambda: 0.0, back_off=BackOff(first_s=1, longest_s=8))


def test_what_is_only_looked_over_waits_behind_what_was_asked_for() -> None:
    queue = _queue([0.0])
    for key in ("old-1", "old-2", "old-3"):
        queue.add(key, urgent=False)
    queue.add("asked")
    queue.add("old-2")  # somebody asks for it now
    assert [queue.take() for _ in range(5)] == ["asked", "old-2", "old-1", "old-3", None]


def test_what_was_begun_comes_to_its_end_before_more_is_begun() -> None:
    begun: set[str] = set()
    queue: WorkQueue[str] = WorkQueue(clock=lambda: 0.0, begun=begun.__contains__)
    for key in ("first", "second", "third"):
        queue.add(key)
    assert queue.take() == "first"
    begun.add("first")
    queue.add("first")
    queue.done("first")
    assert [queue.take() for _ in range(3)] == ["first", "second", "third"]


def test_however_much_happens_to_what_runs_newcomers_get_their_turn() -> None:
    queue: WorkQueue[str] = WorkQueue(clock=lambda: 0.0, begun=lambda key: key != "newcomer")
    for number in range(100):
        queue.add(str(number))
    queue.add("newcomer")
    assert "newcomer" in [queue.take() for _ in range(8)]


def test_each_key_backs_off_by_its_own_count_and_starts_afresh_after_a_success() -> None:
    queue = _queue([0.0])
    assert [queue.add_failed("a") for _ in range(6)] == [1, 2, 4, 8, 8, 8]
    assert queue.add_failed("b") == 1
    queue.forget("a")
    assert queue.add_failed("a") == 1


@given(failures=st.integers(1, 10_000), chance=st.floats(0, 1))
def test_a_wait_is_never_longer_than_the_longest_nor_far_below_it(failures: int, chance: float) -> None:
    back_off = BackOff(first_s=0.5, longest_s=60, jitter=0.3)
    delay_s = back_off.delay_s(failures, chance=chance)
    assert 0.5 * 0.69 <= delay_s <= 60


def test_a_worker_wakes_for_an_add_and_for_a_time_that_came() -> None:
    async def scenario() -> list[str]:
        queue: WorkQueue[str] = WorkQueue(clock=asyncio.get_running_loop().time)
        queue.add_after("later", 0.05)
        asyncio.get_running_loop().call_later(0.01, queue.add, "now")
        return [await asyncio.wait_for(queue.get(), 5), await asyncio.wait_for(queue.get(), 5)]

    assert asyncio.run(scenario()) == ["now", "later"]


def test_several_workers_share_the_keys_and_none_sleeps_while_keys_wait() -> None:
    async def scenario() -> list[str]:
        queue: WorkQueue[str] = WorkQueue(clock=asyncio.get_running_loop().time)
        seen: list[str] = []

        async def worker() -> None:
            while True:
                key = await queue.get()
                await asyncio.sleep(0)
                seen.append(key)
                queue.done(key)

        workers = [asyncio.create_task(worker()) for _ in range(4)]
        await asyncio.sleep(0.01)
        for number in range(100):
            queue.add(str(number))
        await asyncio.sleep(0.1)
        for each in workers:
            each.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        return seen

    assert sorted(asyncio.run(scenario()), key=int) == [str(number) for number in range(100)]
