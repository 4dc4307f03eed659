"""What the watches saw, by name and by label, so that deciding costs no request.

It may be some milliseconds behind the API server: a write that must not rest on
old news is guarded by the version it was decided on. An answer to an own write
goes in at once, so that the next decision knows of it.
"""

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

from prompt2mesh.instances.kubernetes.objects import Kind, Object

LABEL_SLOT = "prompt2mesh.io/slot"
LABEL_POOL = "prompt2mesh.io/pool"
LABEL_USER_INSTANCE = "prompt2mesh.io/user-instance"
INDEXED = (LABEL_SLOT, LABEL_POOL, LABEL_USER_INSTANCE)
_REMEMBERED_DEAD = 8192

Name = tuple[str, str]
OnChange = Callable[[Kind, Object | None, Object | None], None]
Trim = Callable[[Object], Object]


def version_of(item: Object) -> int:
    """The resource version, as a number: Kubernetes has promised since 1.35 that later ones are greater."""
    try:
        return int(item["metadata"]["resourceVersion"])
    except (KeyError, ValueError):
        return 0


def name_of(item: Object) -> Name:
    """Namespace and name."""
    metadata = item["metadata"]
    return metadata.get("namespace", ""), metadata["name"]


def labels_of(item: Object) -> Mapping[str, str]:
    """The labels; none is an empty mapping."""
    return cast("Mapping[str, str]", item["metadata"].get("labels") or {})


class ObjectCache:
    """Objects by kind, namespace and name, with indexes over our labels."""

    def __init__(self, *, trims: Mapping[str, Trim] | None = None) -> None:
        """An empty cache.

        Args:
            trims: By a kind's name, what leaves out of an object that which nobody asks for, to save memory.
        """
        self._objects: dict[Kind, dict[Name, Object]] = {}
        self._index: dict[tuple[Kind, str, str], dict[Name, None]] = {}
        self._dead: OrderedDict[str, None] = OrderedDict()
        self._listeners: list[OnChange] = []
        self._trims = dict(trims or {})
        self._looking_over = 0

    @property
    def is_looking_over(self) -> bool:
        """Whether what changes now was found by looking everything over, not told as news."""
        return self._looking_over > 0

    @contextmanager
    def looking_over(self) -> Generator[None]:
        """For the time of a whole list: what it brings can wait behind what somebody just asked for."""
        self._looking_over += 1
        try:
            yield
        finally:
            self._looking_over -= 1

    def on_change(self, listener: OnChange) -> None:
        """Calls `listener(kind, before, after)` after each change; one of the two is None at birth and end."""
        self._listeners.append(listener)

    def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        """One object; nobody may change it."""
        return self._objects.get(kind, {}).get((namespace, name))

    def list(self, kind: Kind, *, namespace: str = "", labels: Mapping[str, str] | None = None) -> Sequence[Object]:
        """The objects of a kind that have all the labels; in one namespace, or in all where it is empty."""
        known = self._objects.get(kind, {})
        names: Iterable[Name] = known
        for label, value in (labels or {}).items():
            if label in INDEXED:
                found = self._index.get((kind, label, value), {})
                names = found if names is known or len(found) < len(cast("dict[Name, Any]", names)) else names
        wanted = (labels or {}).items()
        return [
            item
            for item in (known[name] for name in names if not namespace or name[0] == namespace)
            if all(labels_of(item).get(label) == value for label, value in wanted)
        ]

    def count(self, kind: Kind) -> int:
        """How many objects of a kind there are."""
        return len(self._objects.get(kind, {}))

    def put(self, kind: Kind, item: Object) -> bool:
        """Takes an object in; nothing happens where a newer state of it is known, or that it has ended."""
        metadata = item["metadata"]
        if metadata.get("uid") in self._dead:
            return False
        name = name_of(item)
        objects = self._objects.setdefault(kind, {})
        before = objects.get(name)
        same = before is not None and before["metadata"].get("uid") == metadata.get("uid")
        if before is not None and same and version_of(item) <= version_of(before):
            return False
        item = self._trimmed(kind, item)
        objects[name] = item
        self._reindex(kind, name, before, item)
        self._tell(kind, before, item)
        return True

    def remove(self, kind: Kind, item: Object) -> bool:
        """An object has ended; nothing happens where another one has its name by now."""
        uid = item["metadata"].get("uid")
        if uid:
            self._dead[uid] = None
            if len(self._dead) > _REMEMBERED_DEAD:
                self._dead.popitem(last=False)
        name = name_of(item)
        before = self._objects.get(kind, {}).get(name)
        if before is None or (uid and before["metadata"].get("uid") != uid):
            return False
        del self._objects[kind][name]
        self._reindex(kind, name, before, None)
        self._tell(kind, before, None)
        return True

    def replace(self, kind: Kind, items: Iterable[Object], *, resource_version: str, namespace: str = "") -> None:
        """Takes a whole list in: what is not in it has ended, unless it is younger than the list."""
        seen: set[Name] = set()
        for item in items:
            seen.add(name_of(item))
            self.put(kind, item)
        listed_at = int(resource_version) if resource_version.isdecimal() else 0
        for name, item in list(self._objects.get(kind, {}).items()):
            if name not in seen and version_of(item) <= listed_at and (not namespace or name[0] == namespace):
                self.remove(kind, item)

    def _trimmed(self, kind: Kind, item: Object) -> Object:
        metadata = {key: value for key, value in item["metadata"].items() if key != "managedFields"}
        item = {**item, "metadata": metadata}
        trim = self._trims.get(kind.name)
        return trim(item) if trim else item

    def _reindex(self, kind: Kind, name: Name, before: Object | None, after: Object | None) -> None:
        for label in INDEXED:
            old = labels_of(before).get(label) if before else None
            new = labels_of(after).get(label) if after else None
            if old == new:
                continue
            if old is not None:
                held = self._index.get((kind, label, old), {})
                held.pop(name, None)
                if not held:
                    self._index.pop((kind, label, old), None)
            if new is not None:
                self._index.setdefault((kind, label, new), {})[name] = None

    def _tell(self, kind: Kind, before: Object | None, after: Object | None) -> None:
        for listener in self._listeners:
            listener(kind, before, after)
