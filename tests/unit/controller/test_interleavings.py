"""The laws of instances under random interleavings of everything that may happen, over the real reconcilers."""

import asyncio
from collections.abc import Callable

import pytest

from prompt2mesh.controller.reconcilers.claim import new_root
from prompt2mesh.instances.claims import claim_operations
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, INSTANCE_POOL, POD, USER_INSTANCE
from prompt2mesh.instances.pool_spec import pool_spec
from prompt2mesh.instances.slot_state import slot_of
from tests.support.kube.interleaving import NAMESPACE, World, settle
from tests.support.kube.laws import Laws, check_quiet
from tests.support.kube.operators import OperatorProcess

IDLE_S = 1800
STEPS = 1000
PEOPLE = ("ada", "bob", "cid", "dot")


class Story:
    """One run: a world, its operators and its people, told by a seed."""

    def __init__(
        self, seed: int, *, size: int = 2, capacity: int | None = None, places: int = 100, fenced: bool = True
    ) -> None:
        self.world = World(seed, places=places)
        self.laws = Laws(self.world, idle_s=IDLE_S)
        self.dice = self.world.dice
        spec = {"size": size, "profile": "cpu", "idleSeconds": IDLE_S, "warnSeconds": 300, "startSeconds": 600}
        if capacity is not None:
            spec["capacity"] = capacity
        self.world.server.create(INSTANCE_POOL, {"metadata": {"name": "default", "namespace": NAMESPACE}, "spec": spec})
        self.size, self.capacity = size, capacity
        self.fenced = fenced
        self.born = 0
        self.operators: list[OperatorProcess] = []
        self.dead: list[OperatorProcess] = []

    def birth(self) -> OperatorProcess:
        self.born += 1
        operator = OperatorProcess(self.world, f"op-{self.born}", fenced=self.fenced)
        self.operators.append(operator)
        return operator

    async def run(self, steps: int) -> None:
        self.birth()
        self.birth()
        self.lead(self.operators[0])
        for _ in range(steps):
            step = self.one_step()
            if step in {self.arrive, self.work, self.kill_an_operator}:
                await settle()
            self.laws.check()
        await self.come_to_rest()

    def one_step(self) -> Callable[[], object]:
        steps: list[tuple[float, Callable[[], object]]] = [
            (30, self.land), (30, self.arrive), (30, self.hear), (30, self.work), (25, self.world.cluster_step),
            (5, self.ask), (2, self.leave), (0.4, self.end), (8, self.do_something), (2, self.tell),
            (0.4, self.kill_a_pod), (0.7, self.kill_an_operator), (0.7, self.move_the_lease), (8, self.pass_time),
        ]  # fmt: skip
        weights = [weight for weight, _ in steps]
        step = self.dice.choices([step for _, step in steps], weights)[0]
        step()
        return step

    def land(self) -> None:
        for _ in range(self.dice.randrange(1, 5)):
            if self.world.wire:
                self.world.land(self.dice.choice(self.world.wire))

    def arrive(self) -> None:
        for _ in range(self.dice.randrange(1, 5)):
            if self.world.arriving:
                self.world.arrive(self.dice.randrange(len(self.world.arriving)))

    def hear(self) -> None:
        operator = self.dice.choice(self.operators)
        unseen = operator.unseen()
        if unseen:
            operator.hear(self.dice.choice(unseen), self.dice.randrange(1, 12))

    def work(self) -> None:
        operator = self.dice.choice(self.operators)
        due = operator.due()
        if due:
            operator.start(self.dice.choice(due))

    def ask(self) -> None:
        self.world.wants(self.dice.choice(PEOPLE))

    def leave(self) -> None:
        self.world.leaves(self.dice.choice(PEOPLE))

    def end(self) -> None:
        self.world.ends(self.dice.choice(PEOPLE))

    def do_something(self) -> None:
        self.world.works(self.dice.choice(PEOPLE))

    def tell(self) -> None:
        self.world.tells(self.dice.choice(PEOPLE))

    def kill_a_pod(self) -> None:
        pods = self.world.server.of(POD)
        if pods:
            self.world.kill_pod(self.dice.choice(pods)["metadata"]["name"])

    def kill_an_operator(self) -> None:
        victim = self.dice.choice(self.operators)
        self.world.note(f"{victim.name} is killed")
        victim.die()
        self.world.lose_sender(victim.name, landing=0.5)
        self.operators.remove(victim)
        self.dead.append(victim)
        fresh = self.birth()
        if self.world.leader == victim.name:
            self.lead(self.dice.choice([fresh, self.operators[0]]))

    def move_the_lease(self) -> None:
        self.lead(self.dice.choice(self.operators))

    def lead(self, operator: OperatorProcess) -> None:
        """A term begins: whoever leads now looks everything over, and whoever led writes no more."""
        if self.world.leader != operator.name:
            self.world.leader = operator.name
            self.world.note(f"{operator.name} leads")
            operator.look_over()

    def pass_time(self) -> None:
        seconds = self.dice.choice([0.2, 1, 1, 5, 5, 20, 20, 60, 60, 400, 1200])
        self.world.time += self.world.time.resolution * int(seconds * 1e6)

    async def come_to_rest(self) -> None:
        """Nobody does anything more, everything arrives, and time passes only when nothing else can happen."""
        leader = next(each for each in self.operators if each.name == self.world.leader)
        for each in self.operators:
            each.fenced = True
        quiet_until = 0.0
        for _ in range(20000):
            await settle()
            self.laws.check()
            if self.world.wire:
                self.world.land(self.world.wire[0])
            elif self.world.arriving:
                self.world.arrive(0)
            elif any(each.unseen() for each in self.operators):
                for each in self.operators:
                    for kind in each.unseen():
                        each.hear(kind, 1000)
            elif leader.due():
                leader.start(leader.due()[0])
            elif self.world.cluster_step():
                pass
            else:
                next_s = leader.next_due_s()
                if next_s is None or quiet_until > 700:
                    break
                self.world.time += self.world.time.resolution * int((next_s + 0.01) * 1e6)
                quiet_until += next_s + 0.01
        else:
            raise AssertionError("it never comes to rest")
        check_quiet(self.world, [*self.operators, *self.dead], size=self.size, capacity=self.capacity)


def tell(story: Story, steps: int) -> None:
    async def play() -> None:
        try:
            await story.run(steps)
        finally:
            for each in story.operators:
                each.die()
            await settle()

    try:
        asyncio.run(play())
    except AssertionError as exc:
        raise AssertionError(f"{exc}\n" + "\n".join(story.world.trace[-120:])) from exc


def test_the_laws_hold_whatever_happens_in_whatever_order() -> None:
    told = ""
    for seed in range(6):
        story = Story(seed)
        tell(story, STEPS)
        told += "\n".join(story.world.trace)
    # They are no laws over a world in which nothing happens.
    for needed in (
        "StaleWriteError", "is killed", "leads", "dies", "changes the scene",
        "'Suspended'", "delete ConfigMap", "patch ConfigMap",
    ):  # fmt: skip
        assert needed in told, needed


@pytest.mark.parametrize("seed", range(3))
def test_they_hold_where_the_pool_is_full(seed: int) -> None:
    tell(Story(seed, size=1, capacity=2), STEPS)


@pytest.mark.parametrize("seed", range(3))
def test_they_hold_where_no_node_has_room(seed: int) -> None:
    tell(Story(seed, size=1, places=5), STEPS)


@pytest.mark.parametrize("seed", range(3))
def test_slots_have_one_owner_and_people_one_slot_though_two_operators_lead_at_once(seed: int) -> None:
    """Without the fence of the lease: guarded writes alone keep that, whatever a replica believes that is late."""
    tell(Story(seed, fenced=False), STEPS)


def test_a_slot_that_somebody_else_took_does_not_keep_a_deleted_instance_for_ever() -> None:
    """It was reserved, and its operator died before it was taken; the next one gave it to another person."""
    story = Story(0)
    world = story.world
    for name in ("ada", "bob"):
        world.wants(name)
    pool = world.server.of(INSTANCE_POOL)[0]
    root = new_root(pool_spec(pool), name="inst-aaaaaaaa", profile="cpu")
    world.server.create(CONFIG_MAP, root)
    bob, ada = world.person("bob"), world.person("ada")
    assert bob is not None
    assert ada is not None
    slot = slot_of(world.roots()[0])
    world.server.json_patch(CONFIG_MAP, slot.name, claim_operations(slot, bob, now=world.now()), namespace=NAMESPACE)
    for name in ("ada", "bob"):
        body = {"status": {"slot": slot.name, "phase": "Scheduling", "reason": "Requested"}}
        world.server.merge_patch(USER_INSTANCE, f"user-{name}", body, namespace=NAMESPACE, subresource="status")
    body = {"metadata": {"finalizers": ["prompt2mesh.io/instance"]}}
    world.server.merge_patch(USER_INSTANCE, "user-ada", body, namespace=NAMESPACE)
    world.ends("ada")
    tell(story, 0)
    assert world.person("ada") is None
    assert world.slot_in_use("bob") == slot.name
