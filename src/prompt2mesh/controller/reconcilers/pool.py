"""Keeps a pool at its size: starts slots, and gives up what is of no use."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.reconcilers.admission import Desk
from prompt2mesh.controller.reconcilers.claim import Claimer, new_root
from prompt2mesh.controller.slot_index import SlotIndex
from prompt2mesh.controller.user_namespaces import NOT_EVERYWHERE
from prompt2mesh.controller.work import Key, Requeue
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    INSTANCE_POOL,
    USER_INSTANCE,
    AlreadyThereError,
    Object,
    ObjectApi,
    ObjectGoneError,
    StaleWriteError,
)
from prompt2mesh.instances.naming import new_slot_name
from prompt2mesh.instances.pool_size import PoolPlan, Trouble, desired_size, plan_pool, replenish_time_s
from prompt2mesh.instances.pool_spec import PoolSpec
from prompt2mesh.instances.slot_state import SlotState, moment, section, stamp

_log = logging.getLogger(__name__)
# What only counts is written so often at most: where many come at once each of them changes it.
_COUNTS = frozenset({"ready", "warming", "claimed", "demand", "waiting"})
_COUNT_EVERY_S = 1.0


class PoolReconciler:
    """Reconciles `InstancePool`s."""

    def __init__(
        self,
        *,
        api: ObjectApi,
        cache: ObjectCache,
        slots: SlotIndex,
        pools: PoolBook,
        desk: Desk,
        claimer: Claimer,
        now: Callable[[], datetime],
        new_name: Callable[[], str] = new_slot_name,
        tell: Callable[[Object, str, str], None] = lambda _pool, _reason, _words: None,
        everywhere: bool = False,
    ) -> None:
        """Reconciles with these."""
        self._api = api
        self._cache = cache
        self._slots = slots
        self._pools = pools
        self._desk = desk
        self._claimer = claimer
        self._now = now
        self._new_name = new_name
        self._tell = tell
        self._everywhere = everywhere
        self._trouble: dict[str, Trouble] = {}
        self._counted_at: dict[str, datetime] = {}

    async def reconcile(self, key: Key) -> Requeue | None:
        """Does what the pool's plan says, and writes its status where that changed."""
        body = self._cache.get(INSTANCE_POOL, key.name, namespace=key.namespace)
        pool = self._pools.get(key.name, namespace=key.namespace)
        if body is None or pool is None or body["metadata"].get("deletionTimestamp"):
            return None  # its warm slots are the garbage collector's
        plan = self._plan(pool)
        await asyncio.gather(
            *(self._discard(slot, why) for slot, why in plan.discard),
            *(self._start(pool) for _ in range(plan.create)),
        )
        self._remember(body, plan)
        waits = [await self._write_status(body, pool, plan), plan.check_in_s]
        soonest_s = min((wait_s for wait_s in waits if wait_s is not None), default=None)
        return Requeue(soonest_s) if soonest_s is not None else None

    def _plan(self, pool: PoolSpec) -> PoolPlan:
        now = self._now()
        known = self._slots.of_pool(pool.name)
        claims = [
            moment(at)
            for each in self._cache.list(USER_INSTANCE, namespace=pool.namespace)
            if each["spec"].get("pool", "default") == pool.name
            and each["spec"].get("profile", "cpu") == pool.profile
            and (at := section(each, "status").get("requestedAt"))
        ]
        desired, demand = desired_size(
            pool.sizing,
            claims=claims,
            live=self._desk.holding(pool.namespace, pool.name),
            now=now,
            replenish_s=replenish_time_s(known),
        )
        if pool.per_user:
            desired = 0  # a namespace cannot change hands
        return plan_pool(
            [slot for slot in known if slot.profile == pool.profile or not slot.warm],
            desired=desired,
            demand=demand,
            template=pool.template(pool.profile),
            now=now,
            start_timeout_s=pool.start_timeout_s,
            hold=self._claimer.taking,
            trouble=self._trouble.get(pool.uid),
            people_wait=self._desk.is_short(pool.namespace, pool.name),
        )

    def _remember(self, body: Object, plan: PoolPlan) -> None:
        uid, trouble = body["metadata"]["uid"], plan.trouble
        before = self._trouble.pop(uid, None)
        if trouble is None:
            return
        self._trouble[uid] = trouble
        if trouble != before:
            words = _words(trouble)
            _log.warning("pool %s: %s", body["metadata"]["name"], words)
            self._tell(body, "SetsFail", words)

    async def _start(self, pool: PoolSpec) -> None:
        """The root of a new slot; whoever looks after slots makes the rest of it."""
        try:
            root = new_root(pool, name=self._new_name(), profile=pool.profile)
            self._cache.put(CONFIG_MAP, await self._api.create(CONFIG_MAP, root))
        except AlreadyThereError:
            _log.info("the name of a new slot is taken; another one is tried in the next round")

    async def _discard(self, slot: SlotState, why: str) -> None:
        try:
            await self._api.delete(
                CONFIG_MAP, slot.name, namespace=slot.namespace, uid=slot.uid, resource_version=slot.resource_version
            )
        except StaleWriteError:
            _log.info("slot %s is no longer as it was judged; it stays for now", slot.name)
            return
        gone = {"metadata": {"name": slot.name, "namespace": slot.namespace, "uid": slot.uid}}
        self._cache.remove(CONFIG_MAP, gone)
        _log.info("gave up slot %s of pool %s: %s%s", slot.name, slot.pool, why, slot.failure and f" ({slot.failure})")

    def _message(self, pool: PoolSpec, plan: PoolPlan) -> str | None:
        if pool.per_user and not self._everywhere:
            return NOT_EVERYWHERE
        return None if plan.trouble is None else _words(plan.trouble)

    async def _write_status(self, body: Object, pool: PoolSpec, plan: PoolPlan) -> float | None:
        """Writes it where it changed; in how many seconds it is due, where nothing but counts did a moment ago."""
        warm = [slot for slot in self._slots.warm(pool.name) if slot.profile == pool.profile]
        ready = sum(slot.ready for slot in warm)
        known = self._slots.of_pool(pool.name)
        old = section(body, "status")
        short = ready < plan.desired
        wanted: Object = {
            "observedGeneration": body["metadata"].get("generation", 0),
            "ready": ready,
            "warming": len(warm) - ready,
            "claimed": sum(slot.holder is not None and slot.holder.kind == "UserInstance" for slot in known),
            "desired": plan.desired,
            "demand": plan.demand,
            "waiting": self._desk.waiting(pool.namespace, pool.name),
            "templateHash": pool.template(pool.profile),
            "message": self._message(pool, plan),
        }
        changed = {name for name, value in wanted.items() if old.get(name) != value}
        if not changed:
            return None
        now = self._now()
        counted_at = self._counted_at.get(pool.uid)
        too_soon_s = 0.0 if counted_at is None else _COUNT_EVERY_S - (now - counted_at).total_seconds()
        if changed <= _COUNTS and too_soon_s > 0:
            return too_soon_s
        self._counted_at[pool.uid] = now
        reason = (
            "Full"
            if not short
            else "SetsFail"
            if plan.trouble
            else "NoRoom"
            if any(slot.unschedulable for slot in warm)
            else "Warming"
        )
        wanted["conditions"] = [_condition(old, "False" if short else "True", reason, now=now)]
        wanted["replenishSeconds"] = round(replenish_time_s(known), 1)
        try:
            written = await self._api.merge_patch(
                INSTANCE_POOL, pool.name, {"status": wanted}, namespace=pool.namespace, subresource="status"
            )
        except ObjectGoneError:
            return None
        self._cache.put(INSTANCE_POOL, written)
        return None


def _words(trouble: Trouble) -> str:
    return (
        f"Sets of this pool do not come up ({trouble.failures} in a row: {trouble.why}). "
        f"The next one is tried at {trouble.until:%H:%M:%S} UTC."
    )


def _condition(old: Mapping[str, Any], status: str, reason: str, *, now: datetime) -> Object:
    conditions = cast("Sequence[Object]", old.get("conditions") or ())
    known = [each for each in conditions if each["type"] == "Filled"]
    same = bool(known) and known[0]["status"] == status
    since = known[0]["lastTransitionTime"] if same else stamp(now)
    return {"type": "Filled", "status": status, "reason": reason, "lastTransitionTime": since}
