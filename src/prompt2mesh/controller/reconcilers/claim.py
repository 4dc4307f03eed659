"""Gives a `UserInstance` its slot: reserves the name in its status, then takes the slot's root.

The steps and their order are those of `instances/claims.py`; this makes the
requests. It may be stopped after any of them: called again it goes on from what
is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.slot_index import SlotIndex
from prompt2mesh.controller.user_namespaces import NOT_EVERYWHERE, UserNamespaces
from prompt2mesh.instances.claims import ClaimStep, claim_operations, next_step, owner_reference
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
from prompt2mesh.instances.manifests import Slot, render_root
from prompt2mesh.instances.naming import new_slot_name, user_namespace
from prompt2mesh.instances.pool_spec import PoolSpec
from prompt2mesh.instances.slot_state import (
    HOLDER_ANNOTATION,
    HOME_ANNOTATION,
    SlotState,
    holder_text,
    section,
    slot_of,
)
from prompt2mesh.mesh.errors import OptionError
from prompt2mesh.studio.ports.instances import Profile

# Each try that fails means that somebody else got on; so many in a row do not happen by bad luck alone.
_TRIES = 12


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """The slot is theirs.

    Attributes:
        slot: As it is now.
        user_instance: The newest state, with the slot in its status.
        warm: Whether it was ready when it was taken.
    """

    slot: SlotState
    user_instance: Object
    warm: bool


@dataclass(frozen=True, kw_only=True)
class NotClaimed:
    """They have none yet, or should have none any more."""

    reason: str
    retry_s: float | None = None


class Claimer:
    """Claims slots for `UserInstance`s; one for a process, since it knows what others in it are about to take."""

    def __init__(
        self,
        *,
        api: ObjectApi,
        cache: ObjectCache,
        slots: SlotIndex,
        pools: PoolBook,
        now: Callable[[], datetime],
        new_name: Callable[[], str] = new_slot_name,
        namespaces: UserNamespaces | None = None,
    ) -> None:
        """Claims with these; without `namespaces` nobody can have one of their own."""
        self._api = api
        self._cache = cache
        self._slots = slots
        self._pools = pools
        self._now = now
        self._new_name = new_name
        self._namespaces = namespaces
        self._taking: dict[str, str] = {}

    @property
    def taking(self) -> frozenset[str]:
        """Names of slots that are being claimed at this moment: whoever sizes or sweeps leaves them alone."""
        return frozenset(self._taking)

    def is_taking(self, name: str) -> bool:
        """Whether the slot of a name is being claimed at this moment."""
        return name in self._taking

    async def claim(self, user_instance: Object, *, status: Object | None = None) -> Claimed | NotClaimed:
        """Goes on until the slot is theirs.

        Args:
            user_instance: As it was decided that it may have one: admitted, and wanted to run.
            status: More of its status, written together with the reservation.

        Raises:
            InstanceUnavailableError: The API server does not answer; call again later.
            OptionError: The pool cannot be understood, or wants what this operator may not do.
            ConflictError: The namespace that theirs should be is somebody else's.
        """
        uid = user_instance["metadata"]["uid"]
        try:
            return await self._claim(user_instance, status or {})
        finally:
            for name in [name for name, owner in self._taking.items() if owner == uid]:
                del self._taking[name]

    async def clear_away(self, user_instance: Object) -> str:
        """Ends the namespace that was made for an instance which is being deleted; what is left of it, in words."""
        return "" if self._namespaces is None else await self._namespaces.remove(user_instance)

    async def _claim(self, user_instance: Object, status: Object) -> Claimed | NotClaimed:
        current: Object | None = user_instance
        fresh = prepared = False
        for _try in range(_TRIES):
            if current is None or not _wants_to_run(current):
                return NotClaimed(reason="it is gone, or should not run any more")
            pool = self._pools.of(current)
            if pool is None:
                return NotClaimed(reason=f"there is no InstancePool {current['spec'].get('pool', 'default')!r}")
            if pool.per_user and not prepared:
                if not await self._prepare(current, pool):
                    return NotClaimed(reason="their namespace is being prepared", retry_s=0.3)
                prepared = True
            step = await self._step(current, pool, fresh=fresh)
            if step.action == "held" and step.slot is not None:
                return Claimed(slot=step.slot, user_instance=current, warm=step.slot.ready)
            if step.action == "wait":
                return NotClaimed(reason="the slot before is still going", retry_s=1.0)
            try:
                current = await self._do(step, current, pool, status)
                fresh = False
            except (StaleWriteError, ObjectGoneError, AlreadyThereError):
                current = await self._read(current)
                fresh = True
        return NotClaimed(reason="others were quicker each time", retry_s=0.5)

    async def _prepare(self, current: Object, pool: PoolSpec) -> bool:
        if self._namespaces is None:
            raise OptionError(NOT_EVERYWHERE)
        return await self._namespaces.ensure(current, pool)

    async def _step(self, current: Object, pool: PoolSpec, *, fresh: bool) -> ClaimStep:
        metadata, spec = current["metadata"], current["spec"]
        named: str = section(current, "status").get("slot") or ""
        slot = self._slots.get(named) if named else None
        # That something is gone is believed only of the API server itself: a watch may just not have told of it yet.
        if named and (fresh or slot is None):
            slot = await self._read_slot(named, section(current, "status").get("slotNamespace") or pool.namespace)
        profile = cast("Profile", spec.get("profile", "cpu"))
        mine = metadata["uid"]
        place = _place(current, pool)
        return next_step(
            uid=mine,
            named=named,
            slot=slot,
            own=self._slots.held_by(mine),
            candidates=[each for each in self._slots.warm(pool.name) if not pool.per_user or each.namespace == place],
            profile=profile,
            pool=pool.name,
            template=pool.template(profile),
            taken={name for name, owner in self._taking.items() if owner != mine},
            people=self._slots.people_by_node(pool.name),
        )

    async def _do(self, step: ClaimStep, current: Object, pool: PoolSpec, status: Object) -> Object:
        metadata = current["metadata"]
        slot = step.slot
        if slot is None:
            # Before anybody may hear of it: it is nobody's by what is written, and would look like a warm one.
            name = self._new_name()
            self._taking[name] = metadata["uid"]
            await self._create(current, pool, name=name)
            return current
        self._taking[slot.name] = metadata["uid"]
        if step.action == "reserve":
            return await self._reserve(current, slot, status)
        if step.action == "take":
            root = await self._api.json_patch(
                CONFIG_MAP, slot.name, claim_operations(slot, current, now=self._now()), namespace=slot.namespace
            )
            self._cache.put(CONFIG_MAP, root)
        elif step.action == "discard":
            await self._api.delete(
                CONFIG_MAP, slot.name, namespace=slot.namespace, uid=slot.uid, resource_version=slot.resource_version
            )
            self._forget(slot)
        return current

    async def _reserve(self, current: Object, slot: SlotState, status: Object) -> Object:
        metadata = current["metadata"]
        body = {
            "metadata": {"resourceVersion": metadata["resourceVersion"]},
            "status": {**status, "slot": slot.name, "slotNamespace": slot.namespace},
        }
        written = await self._api.merge_patch(
            USER_INSTANCE, metadata["name"], body, namespace=metadata["namespace"], subresource="status"
        )
        self._cache.put(USER_INSTANCE, written)
        return written

    async def _create(self, current: Object, pool: PoolSpec, *, name: str) -> None:
        """The root of a new slot: the pool's first, like any other, so that taking it is the same guarded write."""
        profile = cast("Profile", current["spec"].get("profile", "cpu"))
        new = new_root(pool, name=name, profile=profile, namespace=_place(current, pool))
        self._cache.put(CONFIG_MAP, await self._api.create(CONFIG_MAP, new))

    async def _read(self, user_instance: Object) -> Object | None:
        metadata = user_instance["metadata"]
        current = await self._api.get(USER_INSTANCE, metadata["name"], namespace=metadata["namespace"])
        if current is None or current["metadata"]["uid"] != metadata["uid"]:
            return None
        self._cache.put(USER_INSTANCE, current)
        return current

    async def _read_slot(self, name: str, namespace: str) -> SlotState | None:
        root = await self._api.get(CONFIG_MAP, name, namespace=namespace)
        known = self._slots.get(name)
        if root is None:
            if known is not None:
                self._forget(known)
            return None
        self._cache.put(CONFIG_MAP, root)
        seen = self._slots.get(name)
        # The cache may know a newer one, or leave an older one that it was told had ended.
        return seen if seen is not None and seen.uid == root["metadata"]["uid"] else slot_of(root)

    def _forget(self, slot: SlotState) -> None:
        self._cache.remove(CONFIG_MAP, {"metadata": {"name": slot.name, "namespace": slot.namespace, "uid": slot.uid}})


def new_root(pool: PoolSpec, *, name: str, profile: Profile, namespace: str = "") -> Object:
    """The root of a new slot, owned by its pool; its namespace is the pool's where none is given."""
    slot = Slot(name=name, namespace=namespace or pool.namespace, token="", pool=pool.name, profile=profile)
    root = render_root(slot, pool.config)
    owner = {"kind": INSTANCE_POOL.name, "apiVersion": INSTANCE_POOL.api_version,
             "metadata": {"name": pool.name, "uid": pool.uid}}  # fmt: skip
    if slot.namespace == pool.namespace:
        root["metadata"]["ownerReferences"] = [owner_reference(owner)]
    else:
        root["metadata"]["annotations"] |= {HOME_ANNOTATION: pool.namespace, HOLDER_ANNOTATION: holder_text(owner)}
    return root


def _place(user_instance: Object, pool: PoolSpec) -> str:
    """Where a new slot of a person is made."""
    return user_namespace(pool.namespace, user_instance["metadata"]["name"]) if pool.per_user else pool.namespace


def _wants_to_run(user_instance: Object) -> bool:
    return not user_instance["metadata"].get("deletionTimestamp") and user_instance["spec"].get("state") == "Running"
