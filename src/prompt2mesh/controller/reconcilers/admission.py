"""Who may have an instance now: quotas first, then the fair queue where there is no room.

A ledger follows the `UserInstance`s event by event, so that the usual answer,
yes, costs no walk over all of them; only while people wait is the line computed,
once for a burst of changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, cast

from prompt2mesh.controller.cache import LABEL_SLOT, ObjectCache
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.slot_index import SlotIndex
from prompt2mesh.controller.work import Key
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, POD, USER_INSTANCE, Kind, Object
from prompt2mesh.instances.pool_spec import PoolSpec, Team
from prompt2mesh.instances.queueing import Holding, Line, Waiting, line_up
from prompt2mesh.instances.quotas import NOTHING, Amounts, Usage, check_totals
from prompt2mesh.instances.slot_state import labels_of, moment, section
from prompt2mesh.studio.ports.instances import Profile

# Who was let in and has no slot in their status after so long has failed on the way: the place is free again.
_ON_THE_WAY = timedelta(seconds=30)
# A line is computed anew at most so often, however much changes; places shown are at most so old.
_LINE_HOLDS = timedelta(seconds=0.25)

Place = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """They may have one now."""


@dataclass(frozen=True, kw_only=True)
class InLine:
    """They wait for room.

    Attributes:
        position: From 1 on.
        of: How many wait.
        estimate_s: When a place for them will be free if nobody who has one does anything; None if nobody can say.
        turn: For `status.queue.turn`: given once, and kept while they wait.
    """

    position: int
    of: int
    estimate_s: float | None
    turn: datetime
    message: str


@dataclass(frozen=True, kw_only=True)
class Refused:
    """They or their team have as much as they may; asked again when somebody of them gives something back."""

    of: Literal["user", "team", "pool"]
    message: str


@dataclass
class _Ledger:
    """What is known of the people of one pool."""

    holding: dict[str, Usage] = field(default_factory=dict[str, Usage])
    waiting: dict[str, Object] = field(default_factory=dict[str, Object])
    users: dict[str, Amounts] = field(default_factory=dict[str, Amounts])
    teams: dict[str, Amounts] = field(default_factory=dict[str, Amounts])
    on_the_way: dict[str, tuple[datetime, Usage]] = field(default_factory=dict[str, tuple[datetime, Usage]])
    no_room: set[str] = field(default_factory=set[str])
    line: Line | None = None
    line_at: datetime | None = None
    dirty: bool = True

    def hold(self, name: str, usage: Usage) -> None:
        self.let_go(name)
        self.holding[name] = usage
        self.users[usage.user] = self.users.get(usage.user, NOTHING) + usage.amounts
        if usage.team:
            self.teams[usage.team] = self.teams.get(usage.team, NOTHING) + usage.amounts

    def let_go(self, name: str) -> None:
        usage = self.holding.pop(name, None)
        if usage is None:
            return
        self.users[usage.user] -= usage.amounts
        if not self.users[usage.user].instances:
            del self.users[usage.user]
        if usage.team:
            self.teams[usage.team] -= usage.amounts
            if not self.teams[usage.team].instances:
                del self.teams[usage.team]


class Desk:
    """Lets people in, or tells them where they stand; one for a process."""

    def __init__(self, *, cache: ObjectCache, slots: SlotIndex, pools: PoolBook, now: Callable[[], datetime]) -> None:
        """Follows a cache."""
        self._cache = cache
        self._slots = slots
        self._pools = pools
        self._now = now
        self._ledgers: dict[Place, _Ledger] = {}
        self._pool_of: dict[Place, Place] = {}
        cache.on_change(self._changed)
        for user_instance in cache.list(USER_INSTANCE):
            self._changed(USER_INSTANCE, None, user_instance)
        for pod in cache.list(POD):
            self._changed(POD, None, pod)

    def ask(self, user_instance: Object) -> Admitted | InLine | Refused:
        """Whether a `UserInstance` that wants to run and has no slot may have one now.

        A yes takes a place until its slot is in the status, or `release` gives it back.
        """
        pool = self._pools.of(user_instance)
        if pool is None:
            named = user_instance["spec"].get("pool", "default")
            return Refused(of="pool", message=f"There is no InstancePool {named!r}. Ask an administrator.")
        ledger = self._ledger(pool)
        name = user_instance["metadata"]["name"]
        usage = _usage(user_instance, pool)
        if name in ledger.holding:
            return Admitted()
        self._expire(ledger)
        if name in ledger.on_the_way:
            return Admitted()
        refused = self._over_quota(ledger, usage, pool)
        if refused is not None:
            return refused
        if name not in ledger.waiting:
            ledger.waiting[name] = user_instance
            ledger.dirty = True
        room = self._room(ledger, pool)
        if room is None or (room > 0 and len(ledger.waiting) == 1):
            return self._let_in(ledger, name, usage)
        line = self._line(ledger, pool, room, asks=name)
        if name in line.admitted and room > 0:
            return self._let_in(ledger, name, usage)
        if name not in line.places:  # a line that is a moment old: what let them in is gone by now
            line = self._line(ledger, pool, room, asks="")
        place = line.places[name]
        # Before them are those who were let in and whom no node has room for.
        ahead = len(ledger.no_room)
        return _in_line(place.position + ahead, place.of + ahead, estimate_s=place.estimate_s, turn=place.turn)

    def without_room(self, user_instance: Object) -> InLine:
        """Where somebody stands who has a slot that no node has room for: among those of their kind, first come."""
        pool = self._pools.of(user_instance)
        ledger = self._ledger(pool) if pool is not None else _Ledger()
        name = user_instance["metadata"]["name"]
        ranks = {
            slot.holder.name: (slot.created_at, slot.name)
            for slot in map(self._slots.get, ledger.no_room)
            if slot is not None and slot.holder is not None
        }
        own = ranks.get(name, (self._now(), ""))
        position = 1 + sum(rank < own for other, rank in ranks.items() if other != name)
        of = len(ranks.keys() | {name}) + len(ledger.waiting)
        return _in_line(position, of, estimate_s=None, turn=own[0])

    def release(self, user_instance: Object) -> None:
        """Gives back the place of somebody who was let in and did not come to a slot."""
        pool = self._pools.of(user_instance)
        ledger = self._ledgers.get((pool.namespace, pool.name)) if pool else None
        if ledger is not None and ledger.on_the_way.pop(user_instance["metadata"]["name"], None):
            ledger.dirty = True

    def next_waiting(self, namespace: str, pool: str) -> list[Key]:
        """Whose turn it is now that something may have become free; each of them should ask."""
        spec, ledger = self._pools.get(pool, namespace=namespace), self._ledgers.get((namespace, pool))
        if spec is None or ledger is None or not ledger.waiting:
            return []
        self._expire(ledger)
        room = self._room(ledger, spec)
        names = self._line(ledger, spec, room, asks="").admitted
        return [Key(USER_INSTANCE.name, namespace, name) for name in names]

    def waiting(self, namespace: str, pool: str) -> int:
        """How many wait for room in a pool."""
        ledger = self._ledgers.get((namespace, pool))
        return 0 if ledger is None else len(ledger.waiting)

    def is_short(self, namespace: str, pool: str) -> bool:
        """Whether nodes have no room for slots that people hold."""
        ledger = self._ledgers.get((namespace, pool))
        return ledger is not None and bool(ledger.no_room)

    def holding(self, namespace: str, pool: str) -> int:
        """How many have an instance, or are on the way to one."""
        ledger = self._ledgers.get((namespace, pool))
        return 0 if ledger is None else len(ledger.holding) + len(ledger.on_the_way)

    def _let_in(self, ledger: _Ledger, name: str, usage: Usage) -> Admitted:
        ledger.waiting.pop(name, None)
        ledger.on_the_way[name] = (self._now(), usage)
        ledger.dirty = True
        return Admitted()

    def _expire(self, ledger: _Ledger) -> None:
        late = [name for name, (at, _) in ledger.on_the_way.items() if self._now() - at > _ON_THE_WAY]
        for name in late:
            del ledger.on_the_way[name]
            ledger.dirty = True

    def _room(self, ledger: _Ledger, pool: PoolSpec) -> int | None:
        taken = len(ledger.holding) + len(ledger.on_the_way)
        room = None if pool.sizing.capacity is None else pool.sizing.capacity - taken
        if ledger.no_room:
            # The nodes are full. Slots that are up already need no room; somebody on the way takes one of them.
            template = pool.template(pool.profile)
            ready = sum(slot.ready and slot.template == template for slot in self._slots.warm(pool.name))
            free = ready - len(ledger.on_the_way)
            room = free if room is None else min(room, free)
        return room

    def _over_quota(self, ledger: _Ledger, usage: Usage, pool: PoolSpec) -> Refused | None:
        mine = ledger.users.get(usage.user, NOTHING)
        ours = ledger.teams.get(usage.team, NOTHING) if usage.team else NOTHING
        for _at, other in ledger.on_the_way.values():
            mine = mine + other.amounts if other.user == usage.user else mine
            ours = ours + other.amounts if usage.team and other.team == usage.team else ours
        found = check_totals(
            usage, mine=mine, ours=ours, user_limits=pool.user_limits, team_limits=pool.limits_of(usage.team)
        )
        return None if found is None else Refused(of=found.of, message=found.message)

    def _line(self, ledger: _Ledger, pool: PoolSpec, room: int | None, *, asks: str) -> Line:
        now = self._now()
        line, at = ledger.line, ledger.line_at
        if line is not None and at is not None and asks in line.turns and (not ledger.dirty or now - at < _LINE_HOLDS):
            return line
        people = [_waiting(each, pool, self._blocked(ledger, each, pool)) for each in ledger.waiting.values()]
        holding = [
            Holding(name=name, user=usage.user, team=usage.team, ends_at=self._ends_at(name, pool))
            for name, usage in [*ledger.holding.items(), *((n, u) for n, (_, u) in ledger.on_the_way.items())]
        ]
        weights = {name: team.weight for name, team in pool.teams.items()}
        line = line_up(people, holding, room=room, now=now, weights=weights)
        ledger.line, ledger.line_at, ledger.dirty = line, now, False
        return line

    def _blocked(self, ledger: _Ledger, user_instance: Object, pool: PoolSpec) -> bool:
        return self._over_quota(ledger, _usage(user_instance, pool), pool) is not None

    def _ends_at(self, name: str, pool: PoolSpec) -> datetime | None:
        user_instance = self._cache.get(USER_INSTANCE, name, namespace=pool.namespace)
        if user_instance is None:
            return None
        status = section(user_instance, "status")
        stamps = [status.get("suspendsAt"), user_instance["spec"].get("expiresAt")]
        known = [moment(text) for text in stamps if text]
        used = status.get("lastActivityAt") or status.get("readyAt")
        if not status.get("suspendsAt") and used and pool.rest.idle_s is not None:
            known.append(moment(used) + timedelta(seconds=pool.rest.idle_s))
        return min(known, default=None)

    def _changed(self, kind: Kind, before: Object | None, after: Object | None) -> None:
        if kind == USER_INSTANCE:
            self._person_changed(before, after)
        elif kind in {POD, CONFIG_MAP}:
            body = after or before
            name = labels_of(body).get(LABEL_SLOT) if body is not None else None
            if name:
                self._slot_changed(name)

    def _person_changed(self, before: Object | None, after: Object | None) -> None:
        body = after or before
        if body is None:
            return
        metadata = body["metadata"]
        name, namespace = metadata["name"], metadata["namespace"]
        place = (namespace, body["spec"].get("pool", "default"))
        old = self._pool_of.pop((namespace, name), None)
        if old is not None and old != place and old in self._ledgers:
            self._drop(self._ledgers[old], name)
        ledger = self._ledgers.setdefault(place, _Ledger())
        if after is None:
            self._drop(ledger, name)
            return
        self._pool_of[namespace, name] = place
        status = section(after, "status")
        pool = self._pools.get(place[1], namespace=namespace)
        if status.get("slot") and after["spec"].get("manager") != "Direct":
            ledger.waiting.pop(name, None)
            ledger.on_the_way.pop(name, None)
            ledger.hold(name, _usage(after, pool))
            ledger.dirty = True
            return
        was_held = name in ledger.holding
        ledger.let_go(name)
        wants = after["spec"].get("state") == "Running" and not metadata.get("deletionTimestamp")
        queued = wants and status.get("phase") == "Queued" and name not in ledger.on_the_way
        if queued:
            ledger.dirty = ledger.dirty or name not in ledger.waiting
            ledger.waiting[name] = after
        elif not wants:
            ledger.dirty = bool(ledger.waiting.pop(name, None)) or ledger.dirty
            ledger.on_the_way.pop(name, None)
        ledger.dirty = ledger.dirty or was_held

    def _drop(self, ledger: _Ledger, name: str) -> None:
        ledger.let_go(name)
        ledger.waiting.pop(name, None)
        ledger.on_the_way.pop(name, None)
        ledger.dirty = True

    def _slot_changed(self, name: str) -> None:
        slot = self._slots.get(name)
        for (_, pool), ledger in self._ledgers.items():
            held = slot is not None and slot.holder is not None and slot.holder.kind == "UserInstance"
            short = slot is not None and held and slot.unschedulable and slot.pool == pool
            if short != (name in ledger.no_room):
                (ledger.no_room.add if short else ledger.no_room.discard)(name)
            ledger.dirty = ledger.dirty or (bool(ledger.waiting) and (slot is None or slot.pool == pool))

    def _ledger(self, pool: PoolSpec) -> _Ledger:
        return self._ledgers.setdefault((pool.namespace, pool.name), _Ledger())


def _usage(user_instance: Object, pool: PoolSpec | None) -> Usage:
    spec = user_instance["spec"]
    profile = cast("Profile", spec.get("profile", "cpu"))
    amounts = Amounts(instances=1) if pool is None else pool.takes(profile)
    return Usage(user=spec["userId"], team=spec.get("team") or "", amounts=amounts)


def _waiting(user_instance: Object, pool: PoolSpec, blocked: bool) -> Waiting:
    spec, status = user_instance["spec"], section(user_instance, "status")
    queue: Mapping[str, object] = section(status, "queue")
    team: str = spec.get("team") or ""
    since = status.get("requestedAt") or user_instance["metadata"]["creationTimestamp"]
    turn = queue.get("turn")
    return Waiting(
        name=user_instance["metadata"]["name"],
        user=spec["userId"],
        team=team,
        since=moment(since),
        turn=moment(str(turn)) if turn else None,
        priority=pool.teams.get(team, Team()).priority,
        blocked=blocked,
    )


def _in_line(position: int, of: int, *, estimate_s: float | None, turn: datetime) -> InLine:
    message = f"All places are taken. You are number {position} of {of} in the queue"
    if estimate_s is None:
        return InLine(position=position, of=of, estimate_s=None, turn=turn, message=f"{message}.")
    minutes = max(1, round(estimate_s / 60))
    about = "a minute" if minutes == 1 else f"{minutes} minutes"
    message = f"{message}; it may take about {about}."
    return InLine(position=position, of=of, estimate_s=estimate_s, turn=turn, message=message)
