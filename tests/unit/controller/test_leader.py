"""The election: whatever is slow, lost or stopped, two replicas are never both sure that they lead."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompt2mesh.controller.leader import Elector, Terms
from prompt2mesh.instances.kubernetes.objects import LEASE, Kind, Object
from prompt2mesh.mesh.errors import InstanceUnavailableError
from tests.support.kube.model_server import ModelServer

START = datetime(2026, 11, 27, tzinfo=UTC)
TERMS = Terms(lease_s=15, sure_s=10, renew_s=2)


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def read(self) -> float:
        return self.seconds


class SlowApi:
    """The lease's calls of an API server: each step of one waits until a test lets it go on."""

    def __init__(self, server: ModelServer, *, at_once: bool = True) -> None:
        self._server = server
        self.at_once = at_once
        self.lost = False
        self.waiting: asyncio.Future[None] | None = None

    async def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        await self._pass()
        found = self._server.get(kind, name, namespace=namespace)
        await self._pass()
        return found

    async def create(self, kind: Kind, body: Object) -> Object:
        await self._pass()
        return await self._answer(self._server.create(kind, body))

    async def merge_patch(self, kind: Kind, name: str, body: Object, *, namespace: str = "", **_: Any) -> Object:
        await self._pass()
        return await self._answer(self._server.merge_patch(kind, name, body, namespace=namespace))

    async def _answer(self, answer: Object) -> Object:
        await self._pass()
        if self.lost:
            raise InstanceUnavailableError("the answer was lost")
        return answer

    async def _pass(self) -> None:
        if not self.at_once:
            self.waiting = asyncio.get_running_loop().create_future()
            await self.waiting


class Election:
    """Three replicas and the law between them."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.clock = Clock()
        server = ModelServer(self.clock.now)
        self.apis = [SlowApi(server, at_once=at_once) for _ in range(3)]
        self.replicas = [
            Elector(
                api,  # type: ignore[arg-type]
                namespace="n", name="lease", identity=f"r{number}", now=self.clock.now, terms=TERMS, clock=self.clock.read,
            )
            for number, api in enumerate(self.apis)
        ]  # fmt: skip

    def law(self) -> None:
        leading = [each.identity for each in self.replicas if each.leading]
        assert len(leading) <= 1, f"{leading} are both sure at {self.clock.seconds}"

    def attempt(self, number: int) -> bool:
        ours = asyncio.run(self.replicas[number]._try())
        self.law()
        return ours


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["go", "go", "go", "lose", "time"]), st.sampled_from([0.5, 4.0, 9.0, 15.5])),
    max_size=60,
)  # fmt: skip


async def _interleave(steps: list[tuple[int, str, float]]) -> None:
    election = Election(at_once=False)
    tasks: dict[int, asyncio.Task[bool]] = {}
    try:
        for number, step, seconds in steps:
            if step == "time":
                election.clock.seconds += seconds
            else:
                api = election.apis[number]
                api.lost = step == "lose"
                if number not in tasks or tasks[number].done():
                    tasks[number] = asyncio.create_task(election.replicas[number]._try())
                elif api.waiting is not None and not api.waiting.done():
                    api.waiting.set_result(None)
            for _ in range(4):
                await asyncio.sleep(0)
            election.law()
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)


@settings(max_examples=80, deadline=None)
@given(STEPS)
def test_never_two_are_sure(steps: list[tuple[int, str, float]]) -> None:
    asyncio.run(_interleave(steps))


def test_an_answer_that_came_late_makes_nobody_sure_for_longer() -> None:
    slow, other = [(0, "go", 0.0)] * 4, [(1, "go", 0.0)] * 3
    late = [*slow, (0, "time", 0.5), *other, (0, "time", 15.5), (0, "go", 0.0), *[(1, "go", 0.0)] * 5]
    asyncio.run(_interleave(late))


def test_the_next_one_leads_soon_after_the_first_has_died_and_not_before() -> None:
    election = Election()
    assert election.attempt(0)
    assert election.replicas[0].leading
    election.clock.seconds += 9
    assert not election.attempt(1)
    election.clock.seconds += 14.9  # since it was seen last
    assert not election.attempt(1)
    assert not election.replicas[0].leading, "it has stopped believing long before"
    election.clock.seconds += 0.2
    assert election.attempt(1)


def test_a_lease_that_was_given_back_is_taken_at_once() -> None:
    election = Election()
    election.attempt(0)
    asyncio.run(election.replicas[0]._release())
    assert election.attempt(1)


def test_times_in_another_order_are_refused() -> None:
    with pytest.raises(ValueError, match="sooner"):
        Terms(lease_s=10, sure_s=10, renew_s=2)


def test_a_term_ends_when_the_lease_is_lost_and_the_next_one_begins() -> None:
    async def scenario() -> list[str]:
        server = ModelServer(lambda: datetime.now(UTC))
        api = SlowApi(server)
        told: list[str] = []
        elector = Elector(
            api,  # type: ignore[arg-type]
            namespace="n", name="lease", identity="r", now=lambda: datetime.now(UTC),
            terms=Terms(lease_s=1, sure_s=0.3, renew_s=0.05),
        )  # fmt: skip

        async def term() -> None:
            told.append("begins")
            try:
                await asyncio.sleep(60)
            finally:
                told.append("ends")

        campaign = asyncio.create_task(elector.campaign(term))
        await asyncio.sleep(0.2)
        api.lost = True  # no renewal is answered any more
        await asyncio.sleep(0.7)
        assert told == ["begins", "ends"]
        assert not elector.leading
        api.lost = False
        await asyncio.sleep(0.3)
        campaign.cancel()
        await asyncio.gather(campaign, return_exceptions=True)
        return told

    assert asyncio.run(scenario()) == ["begins", "ends", "begins", "ends"]


class Candidate:
    """One replica and its term, which says when it begins and, if `ends_at_once` is not set, waits before it ends."""

    def __init__(self, *, ends_at_once: bool = True, api_at_once: bool = True) -> None:
        self.clock = Clock()
        self.server = ModelServer(self.clock.now)
        self.api = SlowApi(self.server, at_once=api_at_once)
        self.elector = Elector(
            self.api,  # type: ignore[arg-type]
            namespace="n", name="lease", identity="r", now=self.clock.now, clock=self.clock.read,
            terms=Terms(lease_s=15, sure_s=10, renew_s=0.01),
        )  # fmt: skip
        self.begun, self.ending, self.may_end = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.held_at_the_end: list[str] = []
        if ends_at_once:
            self.may_end.set()

    def holder(self) -> str:
        lease = self.server.get(LEASE, "lease", namespace="n")
        return lease["spec"]["holderIdentity"] if lease is not None else ""

    async def term(self) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.ending.set()
            await self.may_end.wait()
            self.held_at_the_end.append(self.holder())


async def canceled(campaign: "asyncio.Task[None]") -> bool:
    """Whether a campaign that was told to stop does."""
    await asyncio.wait([campaign], timeout=20)
    return campaign.cancelled()


def test_who_is_told_to_stop_gives_the_lease_back_once_the_term_has_ended() -> None:
    async def scenario() -> None:
        one = Candidate()
        campaign = asyncio.create_task(one.elector.campaign(one.term))
        await one.begun.wait()
        campaign.cancel()
        assert await canceled(campaign)
        assert one.holder() == ""
        assert one.held_at_the_end == ["r"]

    asyncio.run(scenario())


def test_who_is_told_to_stop_before_the_answer_came_gives_the_lease_back_too() -> None:
    async def scenario() -> None:
        one = Candidate(api_at_once=False)
        campaign = asyncio.create_task(one.elector.campaign(one.term))
        while one.holder() != "r":
            await asyncio.sleep(0)
            if one.api.waiting is not None and not one.api.waiting.done():
                one.api.waiting.set_result(None)
        one.api.at_once = True
        campaign.cancel()
        assert await canceled(campaign)
        assert one.holder() == ""

    asyncio.run(scenario())


def test_who_is_told_to_stop_while_a_lost_term_is_ending_stands_no_more() -> None:
    async def scenario() -> None:
        one = Candidate(ends_at_once=False)
        campaign = asyncio.create_task(one.elector.campaign(one.term))
        await one.begun.wait()
        one.clock.seconds += TERMS.sure_s
        await one.ending.wait()
        campaign.cancel()
        await asyncio.sleep(0)
        assert not campaign.done(), "the term has not ended yet"
        one.may_end.set()
        assert await canceled(campaign)
        assert one.elector.taken == len(one.held_at_the_end) == 1

    asyncio.run(scenario())
