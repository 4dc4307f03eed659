"""Several replicas claim for the same people at once, with old caches and sudden deaths: many short, dense races."""

import asyncio
import random

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.reconcilers.claim import Claimed, Claimer, NotClaimed, new_root
from prompt2mesh.controller.slot_index import SlotIndex
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, INSTANCE_POOL, USER_INSTANCE
from prompt2mesh.instances.pool_spec import pool_spec
from prompt2mesh.instances.slot_state import holder_of, section
from tests.support.kube.interleaving import NAMESPACE, WATCHED, WiredApi, World, settle
from tests.support.kube.laws import Laws

PEOPLE = ("ada", "bob", "cid")
RACES = 60


class Replica:
    """A claimer with a cache of its own, which is as old as the world lets it be."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self.cache = ObjectCache()
        self.claimer = Claimer(
            api=WiredApi(world, name), cache=self.cache, slots=SlotIndex(self.cache), pools=PoolBook(self.cache),
            now=world.now, new_name=world.slot_name,
        )  # fmt: skip
        self.tasks: list[asyncio.Task[Claimed | NotClaimed]] = []
        self.read()

    def read(self) -> None:
        for kind in WATCHED:
            listing = self.world.server.list(kind)
            self.cache.replace(kind, listing.items, resource_version=listing.resource_version)

    def begin(self, person: str) -> None:
        known = self.cache.get(USER_INSTANCE, f"user-{person}", namespace=NAMESPACE)
        if known is not None:
            self.tasks.append(asyncio.ensure_future(self.claimer.claim(known)))

    def die(self) -> None:
        for task in self.tasks:
            task.cancel()
        self.world.lose_sender(self.name, landing=0.6)


async def race(world: World, dice: random.Random, laws: Laws) -> None:
    replicas = [Replica(world, f"op-{number}") for number in range(2)]
    starts = [(replica, person) for replica in replicas for person in PEOPLE for _ in range(2)]
    dice.shuffle(starts)
    while starts or world.wire or world.arriving:
        choice = dice.random()
        if starts and choice < 0.15:
            replica, person = starts.pop()
            replica.begin(person)
        elif choice < 0.17 and len(starts) > 2:
            victim = replicas.pop(dice.randrange(len(replicas)))
            victim.die()
            replicas.append(Replica(world, f"op-{dice.randrange(1000)}"))
            starts = [(replicas[-1] if replica is victim else replica, person) for replica, person in starts]
        elif choice < 0.2:
            dice.choice(replicas).read()
        elif choice < 0.6 and world.wire:
            world.land(dice.choice(world.wire))
        elif world.arriving:
            world.arrive(dice.randrange(len(world.arriving)))
        await settle()
        laws.check()
    # Whoever is left claims once more, with all the news: everybody comes to their slot.
    last = Replica(world, "op-last")
    for person in PEOPLE:
        last.begin(person)
    while not all(task.done() for task in last.tasks):
        await settle()
        for request in list(world.wire):
            world.land(request)
        while world.arriving:
            world.arrive(0)
    laws.check()
    for task in last.tasks:
        assert isinstance(task.result(), Claimed), task.result()
    for replica in replicas:
        replica.die()


def test_each_person_comes_to_one_slot_and_no_slot_to_two_people() -> None:
    stale = 0
    for seed in range(RACES):
        world = World(seed)
        laws = Laws(world, idle_s=1800)
        pool = world.server.create(
            INSTANCE_POOL, {"metadata": {"name": "default", "namespace": NAMESPACE}, "spec": {"size": 2}}
        )
        for _ in range(world.dice.randrange(4)):
            root = new_root(pool_spec(pool), name=world.slot_name(), profile="cpu")
            world.server.create(CONFIG_MAP, root)
        for person in PEOPLE:
            world.wants(person)
        try:
            asyncio.run(race(world, world.dice, laws))
        except AssertionError as exc:
            raise AssertionError(f"seed {seed}: {exc}\n" + "\n".join(world.trace)) from exc
        for person in PEOPLE:
            found = world.person(person)
            mine = [
                root["metadata"]["name"]
                for root in world.roots()
                if (holder := holder_of(root)) is not None and holder.name == f"user-{person}"
            ]
            assert mine == [section(found or {}, "status").get("slot")], f"seed {seed}: {person} has {mine}"
        stale += sum("StaleWriteError" in line for line in world.trace)
    assert stale > RACES, "nobody was in anybody's way"
