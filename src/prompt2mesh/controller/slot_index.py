"""Every slot as it is by what the watches saw, kept up to date event by event.

Whoever decides about slots asks here: a claim among thousands of slots then
costs no walk over all of their pods.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from prompt2mesh.controller.cache import LABEL_SLOT, ObjectCache
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, POD, Kind, Object
from prompt2mesh.instances.slot_state import SlotState, is_root, labels_of, slot_of

_NONE: Mapping[str, SlotState] = {}


class SlotIndex:
    """The slots of a cache, by name, pool and holder."""

    def __init__(self, cache: ObjectCache) -> None:
        """Reads what the cache has, and follows it from then on."""
        self._cache = cache
        self._slots: dict[str, SlotState] = {}
        self._roots: dict[str, Object] = {}
        self._by_pool: dict[str, dict[str, SlotState]] = {}
        self._warm: dict[str, dict[str, SlotState]] = {}
        self._held: dict[str, dict[str, SlotState]] = {}
        self._people: dict[str, Counter[str]] = {}
        cache.on_change(self._changed)
        for root in cache.list(CONFIG_MAP):
            if is_root(root):
                self._refresh(root["metadata"]["name"], root)

    def get(self, name: str) -> SlotState | None:
        """One slot."""
        return self._slots.get(name)

    def root(self, name: str) -> Object | None:
        """The root of a slot."""
        return self._roots.get(name)

    def all(self) -> Sequence[SlotState]:
        """Every slot of every pool."""
        return list(self._slots.values())

    def of_pool(self, pool: str) -> Sequence[SlotState]:
        """All slots of a pool, held ones too."""
        return list(self._by_pool.get(pool, _NONE).values())

    def warm(self, pool: str) -> Sequence[SlotState]:
        """The slots of a pool that are nobody's yet."""
        return list(self._warm.get(pool, _NONE).values())

    def held_by(self, uid: str) -> Sequence[SlotState]:
        """The slots that the `UserInstance` of a uid owns; more than one only after an accident."""
        return list(self._held.get(uid, _NONE).values())

    def people_by_node(self, pool: str) -> Counter[str]:
        """How many slots of people are on each node."""
        return self._people.get(pool, Counter())

    def _changed(self, kind: Kind, before: Object | None, after: Object | None) -> None:
        if kind == CONFIG_MAP:
            body = after or before
            if body is not None and is_root(body):
                self._refresh(body["metadata"]["name"], after)
        elif kind == POD:
            for body in (before, after):
                name = labels_of(body).get(LABEL_SLOT) if body else None
                if name is not None and name in self._roots:
                    self._refresh(name, self._roots[name])

    def _refresh(self, name: str, root: Object | None) -> None:
        before = self._slots.pop(name, None)
        if before is not None:
            self._count(before, -1)
            for index, key in self._places(before):
                index[key].pop(name, None)
                if not index[key]:
                    del index[key]
        if root is None:
            self._roots.pop(name, None)
            return
        self._roots[name] = root
        slot = slot_of(root, self._cache.list(POD, labels={LABEL_SLOT: name}))
        self._slots[name] = slot
        self._count(slot, 1)
        for index, key in self._places(slot):
            index.setdefault(key, {})[name] = slot

    def _places(self, slot: SlotState) -> list[tuple[dict[str, dict[str, SlotState]], str]]:
        places = [(self._by_pool, slot.pool)]
        if slot.warm:
            places.append((self._warm, slot.pool))
        if slot.holder is not None and slot.holder.kind == "UserInstance":
            places.append((self._held, slot.holder.uid))
        return places

    def _count(self, slot: SlotState, by: int) -> None:
        if slot.node and slot.holder is not None and slot.holder.kind == "UserInstance":
            people = self._people.setdefault(slot.pool, Counter())
            people[slot.node] += by
