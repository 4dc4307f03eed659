"""What must hold in the world of random interleavings: after every step, and in the end when all is quiet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, DEPLOYMENT, INSTANCE_POOL, POD, USER_INSTANCE, Object
from prompt2mesh.instances.slot_state import SLOT_LABEL, holder_of, is_root, labels_of, section
from tests.support.kube.interleaving import Agent, World
from tests.support.kube.operators import OperatorProcess


@dataclass
class Laws:
    """Follows a world by its log, and says which law is broken."""

    world: World
    idle_s: float
    _read: int = 0
    _owners: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    _held: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    _states: dict[str, tuple[bool, bool]] = field(default_factory=dict[str, tuple[bool, bool]])

    def check(self) -> None:
        """Reads what happened since the last time.

        Raises:
            AssertionError: A law was broken.
        """
        log = self.world.server.log
        for kind, event in log[self._read :]:
            item = event.object
            if kind == USER_INSTANCE:
                idle = (item["metadata"].get("annotations") or {}).get("prompt2mesh.io/suspend-reason") == "Idle"
                suspending = item["spec"]["state"] == "Suspended" and not item["metadata"].get("deletionTimestamp")
                gone = event.type == "DELETED"
                was_suspending, _ = self._states.get(item["metadata"]["uid"], (False, False))
                if idle and suspending and not was_suspending:
                    self._culled(item)
                self._states[item["metadata"]["uid"]] = (suspending and not gone, idle)
            elif kind == CONFIG_MAP and is_root(item):
                self._root(item, gone=event.type == "DELETED")
        self._read = len(log)

    def _culled(self, user_instance: Object) -> None:
        """Whoever is suspended for resting has, by what is written, done nothing since the moment that was judged."""
        since = user_instance["metadata"]["annotations"]["prompt2mesh.io/idle-since"]
        told = section(user_instance, "status").get("lastActivityAt")
        name = user_instance["metadata"]["name"]
        assert told is None or told <= since, f"{name} is suspended for resting since {since} and was active at {told}"

    def _root(self, root: Object, *, gone: bool) -> None:
        uid, name = root["metadata"]["uid"], root["metadata"]["name"]
        holder = holder_of(root)
        assert holder is not None, f"the slot {name} has no owner"
        people = self._owners.setdefault(uid, set())
        if holder.kind == "UserInstance":
            people.add(holder.uid)
        assert len(people) <= 1, f"the slot {name} had two owners: {people}"
        assert not (people and holder.kind == "InstancePool"), f"the slot {name} of {people} is free again"
        for held in self._held.values():
            held.pop(uid, None)
        if gone:
            if people:
                self._ended(name, next(iter(people)))
            return
        if holder.kind == "UserInstance":
            held = self._held.setdefault(holder.uid, {})
            held[uid] = name
            assert len(held) == 1, f"{holder.name} has two slots: {sorted(held.values())}"

    def _ended(self, slot: str, owner: str) -> None:
        """A slot of somebody is gone: nothing of theirs is lost with it, and they were not at work."""
        suspending, idle = self._states.get(owner, (False, False))
        agent = self.world.agents.get(slot, Agent())
        if not suspending:
            return
        assert agent.changes == agent.saved, f"{agent.changes - agent.saved} changes in {slot} were lost"
        if idle and agent.active_at is not None:
            rested = self.world.time - agent.active_at
            assert rested >= timedelta(seconds=self.idle_s - 1), f"somebody was at work in {slot} {rested} ago"


def check_quiet(world: World, operators: Sequence[OperatorProcess], *, size: int, capacity: int | None) -> None:
    """What must be so when nobody does anything any more.

    Raises:
        AssertionError: It is not.
    """
    for operator in operators:
        assert not operator.faults, operator.faults
    people = {each["metadata"]["uid"]: each for each in world.server.of(USER_INSTANCE)}
    pools = {each["metadata"]["uid"] for each in world.server.of(INSTANCE_POOL)}
    named: set[str] = set()
    free = 0
    for root in world.roots():
        holder = holder_of(root)
        assert holder is not None
        if holder.kind == "InstancePool":
            assert holder.uid in pools
            free += 1
            continue
        owner = people.get(holder.uid)
        assert owner is not None, f"{root['metadata']['name']} is left of {holder.name}"
        assert section(owner, "status").get("slot") == root["metadata"]["name"], f"{holder.name} does not know its slot"
        named.add(root["metadata"]["name"])
    names = {root["metadata"]["name"] for root in world.roots()}
    for kind in (DEPLOYMENT, POD):
        left = {labels_of(each).get(SLOT_LABEL) for each in world.server.of(kind)} - names
        assert not left, f"{kind.name}s of {left} are left"
    for each in people.values():
        name, status = each["metadata"]["name"], section(each, "status")
        phase, slot = status.get("phase"), status.get("slot")
        assert not each["metadata"].get("deletionTimestamp"), f"{name} cannot be deleted"
        if each["spec"]["state"] == "Suspended":
            assert (phase, slot) == ("Suspended", None), f"{name} should rest; it is {phase} with {slot}"
        elif phase == "Ready":
            assert slot in named, f"{name} is ready with {slot}, which is not its own"
            assert world.is_up(slot), f"{name} is said to be ready and is not up"
        else:
            full = status.get("reason") in {"ClusterFull", "Unschedulable"}
            assert full or phase in {"Queued", "Failed"}, f"{name} is {phase} for ever"
            assert status.get("reason"), f"{name} is {phase} without a reason"
            assert status.get("message"), f"{name} is {phase} without a word"
    holding = sum(bool(section(each, "status").get("slot")) for each in people.values())
    waiting = sum(section(each, "status").get("phase") == "Queued" for each in people.values())
    warm = size if capacity is None else max(0, min(size, capacity - holding))
    short = any(section(each, "status").get("reason") in {"ClusterFull", "Unschedulable"} for each in people.values())
    assert free == warm or (short and free < warm), f"{free} warm slots instead of {warm}"
    if capacity is not None:
        assert holding <= capacity, f"{holding} instances where {capacity} may be"
        assert not waiting or holding == capacity, f"{waiting} wait though only {holding} of {capacity} are taken"
