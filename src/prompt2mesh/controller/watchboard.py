"""Which keys a change concerns: from what a watch saw to what has to be looked at."""

from collections.abc import Callable, Mapping
from typing import Any

from prompt2mesh.controller.cache import LABEL_POOL, LABEL_SLOT, LABEL_USER_INSTANCE, ObjectCache, labels_of, name_of
from prompt2mesh.controller.reconcilers.slot import SLOT, has_ingress
from prompt2mesh.controller.work import Key
from prompt2mesh.controller.work_queue import WorkQueue
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INSTANCE_POOL,
    NODE,
    POD,
    USER_INSTANCE,
    Kind,
    Object,
)
from prompt2mesh.instances.node_state import NodeState, node_state
from prompt2mesh.instances.slot_state import is_root, section

IDLE = "Idle"
# Changes of a pool come in bursts, and one look answers all of them.
_FOLD_S = 0.2
# Nobody is idle within seconds of a change.
_IDLE_S = 5.0
_DEPLOYMENTS = 2
_CLAIMED_BY_THEN_S = 0.3
_AFTER_THE_RUSH_S = 15.0


class Watchboard:
    """Listens to the cache, fills the queue; knows the nodes by what they mean."""

    def __init__(
        self,
        cache: ObjectCache,
        queue: WorkQueue[Key],
        *,
        doubt: Callable[[str], None] = lambda _name: None,
        home: str = "",
    ) -> None:
        """Listens from now on.

        Args:
            cache: What tells of changes.
            queue: Where the keys go.
            doubt: Told the name of a slot of which a part was changed by somebody.
            home: The namespace of the instances, where that of a set may be another; else it is that of the set.
        """
        self._cache = cache
        self._queue = queue
        self._doubt = doubt
        self._home = home
        self._by_slot: dict[str, Key] = {}
        self.nodes: dict[str, NodeState] = {}
        self.listening = True
        cache.on_change(self._changed)

    def _changed(self, kind: Kind, before: Object | None, after: Object | None) -> None:
        item = after or before
        if item is None:
            return
        if kind == USER_INSTANCE:
            self._user_instance(before, after, item)
        elif kind == NODE:
            self._node(after, item)
        elif not self.listening:
            return
        elif kind == CONFIG_MAP:
            self._root(before, after, item)
        elif kind == DEPLOYMENT:
            self._deployment(before, after, item)
        elif kind == POD:
            self._slot_changed(labels_of(item).get(LABEL_SLOT, ""), item)
        elif kind == INSTANCE_POOL:
            self._add(Key(kind.name, *name_of(item)))
            if before is not None and after is not None and _generation(before) != _generation(after):
                self._rules_changed(*name_of(item))

    def _rules_changed(self, namespace: str, pool: str) -> None:
        """Everybody of a pool is judged by its new rules, not when the old ones would have it."""
        for each in self._cache.list(USER_INSTANCE, namespace=namespace):
            if each["spec"].get("pool", "default") == pool:
                self._queue.add(Key(IDLE, *name_of(each)))

    def _user_instance(self, before: Object | None, after: Object | None, item: Object) -> None:
        namespace, name = name_of(item)
        key = Key(USER_INSTANCE.name, namespace, name)
        old, new = _slot_in(before), _slot_in(after)
        if old and old != new:
            self._by_slot.pop(old, None)
        if new:
            self._by_slot[new] = key
        if not self.listening:
            return
        self._add(key)
        self._queue.add_after(Key(IDLE, namespace, name), _IDLE_S)
        if _standing(before) != _standing(after):
            self._pool(namespace, item["spec"].get("pool", "default"))

    def _root(self, before: Object | None, after: Object | None, item: Object) -> None:
        if not is_root(item):
            return
        namespace, name = name_of(item)
        self._slot_changed(name, item)
        there = len(self._cache.list(DEPLOYMENT, namespace=namespace, labels={LABEL_SLOT: name}))
        if after is None:
            self._queue.add(Key(SLOT, namespace, name), urgent=False)
            return
        if there >= _DEPLOYMENTS and before is not None and labels_of(before) == labels_of(after):
            return
        key = Key(SLOT, namespace, name)
        if there < _DEPLOYMENTS and LABEL_USER_INSTANCE in labels_of(after):
            self._add(key)
        elif there < _DEPLOYMENTS or has_ingress(after):
            # A set that starts cold is claimed in the next moment, and is then applied once, with its person's name.
            self._queue.add_after(key, _CLAIMED_BY_THEN_S)
        else:
            # It runs already: what more a claimed set has may wait until the rush is over.
            self._queue.add_after(key, _AFTER_THE_RUSH_S)

    def _deployment(self, before: Object | None, after: Object | None, item: Object) -> None:
        slot = labels_of(item).get(LABEL_SLOT, "")
        changed = before is not None and after is not None and _generation(before) != _generation(after)
        if slot and (after is None or changed):
            self._doubt(slot)
            self._add(Key(SLOT, name_of(item)[0], slot))
            self._slot_changed(slot, item)

    def _slot_changed(self, slot: str, item: Object) -> None:
        namespace = name_of(item)[0]
        root = self._cache.get(CONFIG_MAP, slot, namespace=namespace)
        holder = labels_of(root).get(LABEL_USER_INSTANCE) if root is not None else None
        namespace = self._home or namespace
        key = self._by_slot.get(slot) or (Key(USER_INSTANCE.name, namespace, holder) if holder else None)
        if key is not None:
            self._add(key)
        pool = labels_of(item).get(LABEL_POOL)
        if pool:
            self._pool(namespace, pool)

    def _pool(self, namespace: str, pool: str) -> None:
        self._queue.add_after(Key(INSTANCE_POOL.name, namespace, pool), _FOLD_S)

    def _node(self, after: Object | None, item: Object) -> None:
        name = item["metadata"]["name"]
        known = self.nodes.get(name)
        if after is None:
            self.nodes.pop(name, None)
        else:
            self.nodes[name] = node_state(after)
        if self.nodes.get(name) == known or not self.listening:
            return
        for pod in self._cache.list(POD):
            if section(pod, "spec").get("nodeName") == name:
                self._slot_changed(labels_of(pod).get(LABEL_SLOT, ""), pod)

    def _add(self, key: Key) -> None:
        self._queue.add(key, urgent=not self._cache.is_looking_over)


def is_begun(cache: ObjectCache, key: Key) -> bool:
    """Whether a key is of somebody who has a set already: what is still missing of theirs comes before more sets."""
    if key.kind == SLOT:
        root = cache.get(CONFIG_MAP, key.name, namespace=key.namespace)
        return root is not None and LABEL_USER_INSTANCE in labels_of(root)
    if key.kind == USER_INSTANCE.name:
        return bool(_slot_in(cache.get(USER_INSTANCE, key.name, namespace=key.namespace)))
    return False


def _slot_in(user_instance: Object | None) -> str:
    return str(section(user_instance, "status").get("slot") or "") if user_instance is not None else ""


def _standing(user_instance: Object | None) -> tuple[Any, ...]:
    """What of a `UserInstance` matters to its pool and to those who wait."""
    if user_instance is None:
        return ()
    status: Mapping[str, Any] = section(user_instance, "status")
    return (
        status.get("phase"), status.get("slot"), user_instance["spec"].get("state"),
        bool(user_instance["metadata"].get("deletionTimestamp")),
    )  # fmt: skip


def _generation(item: Object) -> int:
    return int(item["metadata"].get("generation") or 0)
