"""What an instance costs in requests, over the real reconcilers: nothing is read that is known, nothing written twice."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable

from prompt2mesh.instances.kubernetes.objects import FINALIZER, INSTANCE_POOL, POD_DISRUPTION_BUDGET, USER_INSTANCE
from prompt2mesh.instances.manifests import Slot, TemplateConfig, render
from prompt2mesh.instances.slot_state import section
from tests.support.kube.interleaving import NAMESPACE, World, settle
from tests.support.kube.operators import OperatorProcess

PEOPLE = tuple(f"p{number}" for number in range(20))
TICK_S = 0.05
OBJECTS = len(render(Slot(name="s", namespace="n", token="t"), TemplateConfig()))  # noqa: S106 - no token


class Orderly:
    """Everything happens in its order, and news comes at once; only starting takes its time."""

    def __init__(self, *, size: int = 0) -> None:
        self.world = World(1)
        self.world.server.create(
            INSTANCE_POOL, {"metadata": {"name": "default", "namespace": NAMESPACE}, "spec": {"size": size}}
        )
        self.operator = OperatorProcess(self.world, "op")
        self.world.leader = "op"

    def ask(self) -> None:
        for name in PEOPLE:
            self.world.server.create(USER_INSTANCE, {
                "metadata": {"name": f"user-{name}", "namespace": NAMESPACE, "finalizers": [FINALIZER]},
                "spec": {"userId": name, "state": "Running", "profile": "cpu", "pool": "default"},
            })  # fmt: skip

    def all_in(self, phase: str) -> Callable[[], bool]:
        return lambda: all(section(self.world.person(name) or {}, "status").get("phase") == phase for name in PEOPLE)

    async def until(self, done: Callable[[], bool], *, pods_a_tick: int = 1) -> Counter[str]:
        """The requests that were made meanwhile, by verb and kind."""
        begin = len(self.world.trace)
        for _ in range(5000):
            if done():
                break
            while self.world.wire or self.world.arriving or self.operator.due():
                for key in self.operator.due():
                    if self.operator.due():
                        self.operator.start(key)
                await settle()
                while self.world.wire:
                    self.world.land(self.world.wire[0])
                while self.world.arriving:
                    self.world.arrive(0)
                await settle()
                for kind in self.operator.unseen():
                    self.operator.hear(kind, 1000)
            for _ in range(pods_a_tick):
                self.world.cluster_step()
            for kind in self.operator.unseen():
                self.operator.hear(kind, 1000)
            self.world.time += self.world.time.resolution * int(TICK_S * 1e6)
        else:
            raise AssertionError("\n".join(self.world.trace[-100:]))
        asked = [re.search(r" op: (\S+) (\S+)", line) for line in self.world.trace[begin:]]
        return Counter(" ".join(found.groups()) for found in asked if found)


def of_each(counts: Counter[str]) -> float:
    return counts.total() / len(PEOPLE)


def test_a_start_with_nothing_warm_costs_a_request_for_each_object_and_three_for_the_claim_and_the_news() -> None:
    async def run() -> None:
        place = Orderly()
        place.ask()
        counts = await place.until(place.all_in("Ready"))
        assert not counts["apply Deployment"], "what is surely new is created"
        # The reservation and that it is ready; a step between is told of some.
        assert counts["merge UserInstance"] <= 3 * len(PEOPLE), counts
        assert counts["patch ConfigMap"] == len(PEOPLE)
        assert of_each(counts) <= OBJECTS + 4.5, counts
        assert place.world.server.of(POD_DISRUPTION_BUDGET) == []
        counts = await place.until(lambda: len(place.world.server.of(POD_DISRUPTION_BUDGET)) == len(PEOPLE))
        assert of_each(counts) <= 1.5, counts

    asyncio.run(run())


def test_coming_back_costs_no_more_than_the_first_start() -> None:
    async def run() -> None:
        place = Orderly()
        place.ask()
        await place.until(place.all_in("Ready"))
        for name in PEOPLE:
            place.world.leaves(name)
        counts = await place.until(place.all_in("Suspended"), pods_a_tick=5)
        assert of_each(counts) <= 11, counts
        for name in PEOPLE:
            place.world.wants(name)
        counts = await place.until(place.all_in("Ready"))
        assert of_each(counts) <= OBJECTS + 4.5, counts

    asyncio.run(run())
