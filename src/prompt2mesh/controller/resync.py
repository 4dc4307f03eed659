"""Looks everything over, whatever news was missed: lists each kind once, and compares.

One list a kind, not one request an object. What is not as the template has it is
given to whoever heals slots; all that is looked after comes to the queue, behind
what somebody just asked for.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from prompt2mesh.controller.cache import ObjectCache, name_of, version_of
from prompt2mesh.controller.reconcilers.slot import MANAGER, SLOT, SlotReconciler, fingerprint, rendered, token_of
from prompt2mesh.controller.scope import Scope
from prompt2mesh.controller.work import Key
from prompt2mesh.instances.drift import differs
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INGRESS,
    INSTANCE_POOL,
    NETWORK_POLICY,
    PERSISTENT_VOLUME_CLAIM,
    POD,
    POD_DISRUPTION_BUDGET,
    SECRET,
    SERVICE,
    SERVICE_ACCOUNT,
    USER_INSTANCE,
    Kind,
    Object,
    ObjectApi,
)
from prompt2mesh.instances.manifests.rendering import MANAGED_BY_LABEL, SLOT_LABEL
from prompt2mesh.instances.slot_state import is_root, labels_of, moment
from prompt2mesh.mesh.errors import Prompt2MeshError

logger = logging.getLogger(__name__)
_OURS = "app.kubernetes.io/part-of=prompt2mesh"
CUSTOM = (USER_INSTANCE, INSTANCE_POOL)
WATCHED = (CONFIG_MAP, DEPLOYMENT, POD)
_OTHERS = (
    SECRET, SERVICE_ACCOUNT, SERVICE, NETWORK_POLICY, PERSISTENT_VOLUME_CLAIM, POD_DISRUPTION_BUDGET, INGRESS,
)  # fmt: skip
# News that is not there after so long is not on its way any more.
_ON_ITS_WAY_S = 3.0
# For each second of looking it rests so many: the work of others goes before.
_REST = 4.0
_BREATH_S = 0.01
# Whoever makes a set comes to an end with it, or has it queued.
_BEING_MADE = timedelta(seconds=30)


class Resync:
    """Looks over everything that is looked after."""

    def __init__(
        self,
        *,
        api: ObjectApi,
        cache: ObjectCache,
        slots: SlotReconciler,
        enqueue: Callable[[Key], None],
        scope: Scope,
        missed: Callable[[Kind, int], None],
        now: Callable[[], datetime],
        busy: Callable[[Key], bool] = lambda _key: False,
    ) -> None:
        """Looks at nothing yet.

        Args:
            api: Whom to ask.
            cache: What the watches know; what they missed is put there.
            slots: Who heals a set.
            enqueue: Takes what is to be looked over.
            scope: What is looked after.
            missed: Told how much of a kind the watches had not told of.
            now: The time of day.
            busy: Whether a key is being worked on, or waits for that: its set is half made, and no reason to doubt.
        """
        self._api = api
        self._cache = cache
        self._slots = slots
        self._enqueue = enqueue
        self._scope = scope
        self._missed = missed
        self._now = now
        self._busy = busy
        self._good: dict[str, tuple[object, ...]] = {}

    async def first(self) -> None:
        """What must be known before anything is done."""
        for kind in CUSTOM:
            listing = await self._list(kind)
            self._take(kind, listing[0], listing[1])

    async def once(self) -> None:
        """Looks over everything."""
        for kind in CUSTOM:
            await self._compare(kind)
        roots, version = await self._list(CONFIG_MAP)
        self._take(CONFIG_MAP, roots, version)
        found: dict[str, dict[tuple[str, str], Object]] = {}
        for kind in (DEPLOYMENT, *_OTHERS):
            try:
                items, version = await self._list(kind)
            except Prompt2MeshError as exc:
                logger.warning("cannot look over the %s: %s", kind.plural, exc)
                return
            if kind == DEPLOYMENT:
                self._take(kind, items, version)
            for item in items:
                found.setdefault(labels_of(item).get(SLOT_LABEL, ""), {})[kind.name, name_of(item)[1]] = item
        self._good = {name: good for name, good in self._good.items() if name in found}
        began = time.perf_counter()
        for root in roots:
            young = self._now() - moment(root["metadata"]["creationTimestamp"]) < _BEING_MADE
            if is_root(root) and labels_of(root).get(MANAGED_BY_LABEL) == MANAGER and not young:
                self._look_at(root, found.get(root["metadata"]["name"], {}))
            spent_s = time.perf_counter() - began
            if spent_s > _BREATH_S:
                await asyncio.sleep(spent_s * _REST)
                began = time.perf_counter()
        for kind in CUSTOM:
            for item in self._cache.list(kind):
                self._enqueue(Key(kind.name, *name_of(item)))

    async def _list(self, kind: Kind) -> tuple[list[Object], str]:
        labels = "" if kind in CUSTOM else _OURS
        listing = await self._api.list(kind, namespace=self._scope.namespace_of(kind), labels=labels)
        return [item for item in listing.items if self._scope.keeps(kind, item)], listing.resource_version

    def _take(self, kind: Kind, items: list[Object], version: str) -> None:
        with self._cache.looking_over():
            self._cache.replace(kind, items, resource_version=version, namespace=self._scope.namespace_of(kind))

    async def _compare(self, kind: Kind) -> None:
        """Whether a watch that gives no sign of life has told all that there is."""
        items, version = await self._list(kind)
        late = [item for item in items if self._is_behind(kind, item)]
        if late:
            await asyncio.sleep(_ON_ITS_WAY_S)
        missed = sum(self._is_behind(kind, item) for item in late)
        self._missed(kind, missed)
        self._take(kind, items, version)

    def _is_behind(self, kind: Kind, item: Object) -> bool:
        namespace, name = name_of(item)
        known = self._cache.get(kind, name, namespace=namespace)
        return known is None or version_of(known) < version_of(item)

    def _look_at(self, root: Object, parts: Mapping[tuple[str, str], Object]) -> None:
        """Compares a set with what it should be, unless not one of its objects was changed since that was last done."""
        name = root["metadata"]["name"]
        if self._busy(Key(SLOT, root["metadata"]["namespace"], name)):
            return
        versions = (fingerprint(root), root["metadata"]["resourceVersion"], *sorted(
            (*key, item["metadata"]["uid"], item["metadata"]["resourceVersion"]) for key, item in parts.items()
        ))  # fmt: skip
        if self._good.get(name) == versions:
            self._slots.trust(root)
        elif self._check(root, parts):
            self._good[name] = versions
        else:
            self._good.pop(name, None)

    def _check(self, root: Object, parts: Mapping[tuple[str, str], Object]) -> bool:
        name = root["metadata"]["name"]
        secret = parts.get((SECRET.name, name))
        path = "the Secret" if secret is None else ""
        if secret is not None:
            try:
                wanted = rendered(root, token_of(secret) or "-")
            except Prompt2MeshError as exc:
                logger.warning("%s", exc)
                return False
            for each in wanted[1:]:
                there = parts.get((each["kind"], each["metadata"]["name"]))
                where = differs(each, there) if there is not None else "it is missing"
                if where:
                    path = f"{each['kind']} {each['metadata']['name']}: {where}"
                    break
            path = path or differs(wanted[0].get("data"), root.get("data"))
        if path:
            logger.info("the set %s is not as it should be (%s)", name, path)
            self._slots.doubt(name)
            self._enqueue(Key(SLOT, root["metadata"]["namespace"], name))
        else:
            self._slots.trust(root)
        return not path
