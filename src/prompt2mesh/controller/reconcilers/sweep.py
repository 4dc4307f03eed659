"""Looks through everything that belongs to instances, and deletes what was left behind.

What to delete is decided by `instances/sweeping.py`. Right before a deletion the
object and its owner are read again, and the deletion names what was read.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.reconcilers.claim import Claimer
from prompt2mesh.controller.slot_index import SlotIndex
from prompt2mesh.controller.work import Key, Requeue
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INSTANCE_POOL,
    NAMESPACE,
    PERSISTENT_VOLUME_CLAIM,
    SECRET,
    SERVICE,
    USER_INSTANCE,
    Kind,
    Object,
    ObjectApi,
    StaleWriteError,
)
from prompt2mesh.instances.slot_state import (
    BY_HAND,
    MANAGED_BY,
    PART_OF,
    PRODUCT,
    SLOT_LABEL,
    USER_INSTANCE_LABEL,
    SlotState,
    home_of,
    labels_of,
    moment,
    section,
    slot_of,
)
from prompt2mesh.instances.sweeping import GRACE_S, Known, Leftover, Part, suspicious, sweep
from prompt2mesh.instances.user_namespace import is_user_namespace, made_for, uid_made_for

_log = logging.getLogger(__name__)
SWEEP = "Sweep"
# Kinds whose leftovers cost something or tell something; with these goes all that they own.
_PARTS: tuple[Kind, ...] = (DEPLOYMENT, PERSISTENT_VOLUME_CLAIM, SECRET, SERVICE)


class SweepReconciler:
    """One for a process; of its key only the namespace matters."""

    def __init__(
        self,
        *,
        api: ObjectApi,
        cache: ObjectCache,
        slots: SlotIndex,
        claimer: Claimer,
        now: Callable[[], datetime],
        grace_s: float = GRACE_S,
        every_s: float = 300.0,
        everywhere: bool = False,
    ) -> None:
        """Sweeps with these.

        Args:
            api: For what no watch follows, and for a last look.
            cache: Of the watches.
            slots: From the cache.
            claimer: Knows which slots are being claimed.
            now: The clock.
            grace_s: For how long something must look left behind.
            every_s: The time between two rounds.
            everywhere: Whether people may have namespaces of their own.
        """
        self._api = api
        self._cache = cache
        self._slots = slots
        self._claimer = claimer
        self._now = now
        self._grace_s = grace_s
        self._every_s = every_s
        self._everywhere = everywhere
        self._seen: dict[str, Mapping[str, datetime]] = {}

    async def reconcile(self, key: Key) -> Requeue | None:
        """One round."""
        namespace = key.namespace
        instances = [_known(each) for each in self._cache.list(USER_INSTANCE, namespace=namespace)]
        parts = await self._parts(namespace)
        slots = [slot for slot in self._slots.all() if slot.namespace == namespace or self._everywhere]
        pools = {
            each["metadata"]["name"]: each["metadata"]["uid"]
            for each in self._cache.list(INSTANCE_POOL, namespace=namespace)
        }
        suspects = suspicious(slots, parts, instances, pools)
        taking = self._claimer.taking
        found = sweep(
            suspects,
            seen=self._seen.get(namespace, {}),
            now=self._now(),
            grace_s=self._grace_s,
            claiming=taking.__contains__,
        )
        self._seen[namespace] = found.suspects
        for leftover in found.delete:
            await self._delete(leftover, pools)
        return Requeue(self._every_s)

    async def _parts(self, namespace: str) -> list[Part]:
        ours = f"{PART_OF}={PRODUCT}"
        own: list[Object] = []
        if self._everywhere:
            listing = await self._api.list(NAMESPACE, labels=f"{ours},{USER_INSTANCE_LABEL}")
            own = [item for item in listing.items if is_user_namespace(item, namespace)]
        where = {namespace, *(item["metadata"]["name"] for item in own)}
        parts = [_part(NAMESPACE, item) for item in own]
        for kind in _PARTS:
            everywhere = "" if self._everywhere else namespace
            listing = await self._api.list(kind, namespace=everywhere, labels=f"{ours},{SLOT_LABEL}")
            parts += [_part(kind, item) for item in listing.items if item["metadata"]["namespace"] in where]
        return parts

    async def _delete(self, leftover: Leftover, pools: Mapping[str, str]) -> None:
        what = leftover.what
        kind = CONFIG_MAP if isinstance(what, SlotState) else USER_INSTANCE if isinstance(what, Known) else what.kind
        fresh = await self._api.get(kind, what.name, namespace=what.namespace)
        if fresh is None or fresh["metadata"]["uid"] != what.uid:
            return
        if not await self._still(leftover, fresh, pools):
            return
        try:
            await self._api.delete(
                kind,
                what.name,
                namespace=what.namespace,
                uid=what.uid,
                resource_version=fresh["metadata"]["resourceVersion"],
            )
        except StaleWriteError:
            return  # somebody is at it: not left behind
        _log.warning("deleted the %s %s that was left behind: %s", kind.name, what.name, leftover.reason)
        if kind in {CONFIG_MAP, DEPLOYMENT}:
            self._cache.remove(kind, fresh)

    async def _still(self, leftover: Leftover, fresh: Object, pools: Mapping[str, str]) -> bool:
        """Whether it is left behind by what the API server says of it and of its owner, and by nothing older."""
        what = leftover.what
        if isinstance(what, Known):
            return True
        if isinstance(what, Part) and what.kind == NAMESPACE:
            owner = await self._api.get(USER_INSTANCE, made_for(fresh), namespace=home_of(fresh))
            return owner is None or owner["metadata"]["uid"] != what.owner_uid
        if isinstance(what, Part):
            return await self._api.get(CONFIG_MAP, what.slot, namespace=what.namespace) is None
        slot = slot_of(fresh)
        owners: list[Known] = []
        held: list[SlotState] = [slot]
        if slot.holder is not None and slot.holder.kind == "UserInstance":
            owner = await self._api.get(USER_INSTANCE, slot.holder.name, namespace=home_of(fresh))
            if owner is not None:
                owners.append(_known(owner))
                name = owners[0].slot
                where = section(owner, "status").get("slotNamespace") or home_of(fresh)
                named = await self._api.get(CONFIG_MAP, name, namespace=where) if name else None
                held += [slot_of(named)] if named is not None else []
        return any(each.key == leftover.key for each in suspicious(held, [], owners, pools))


def _known(user_instance: Object) -> Known:
    metadata, spec = user_instance["metadata"], user_instance["spec"]
    return Known(
        name=metadata["name"],
        namespace=metadata["namespace"],
        uid=metadata["uid"],
        resource_version=metadata["resourceVersion"],
        user=spec["userId"],
        slot=section(user_instance, "status").get("slot") or "",
        created_at=moment(metadata["creationTimestamp"]),
        deleting=bool(metadata.get("deletionTimestamp")),
    )


def _part(kind: Kind, item: Object) -> Part:
    metadata, labels = item["metadata"], labels_of(item)
    return Part(
        kind=kind,
        name=metadata["name"],
        namespace=metadata.get("namespace", ""),
        uid=metadata["uid"],
        resource_version=metadata["resourceVersion"],
        slot=labels.get(SLOT_LABEL, ""),
        owner_uid=uid_made_for(item) if kind == NAMESPACE else "",
        created_at=moment(metadata["creationTimestamp"]),
        deleting=bool(metadata.get("deletionTimestamp")),
        by_hand=labels.get(MANAGED_BY) == BY_HAND,
    )
