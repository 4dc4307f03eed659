"""A model of an API server: real optimistic concurrency, in memory, one request after another.

What matters to writers that race is as in the real one, and the contract suite
runs over both: versions, preconditions, tests of JSON patches, the status
subresource, generations, finalizers, garbage collection by owner.
"""

import copy
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from prompt2mesh.instances.kubernetes.objects import (
    KINDS,
    AlreadyThereError,
    Kind,
    Listing,
    Object,
    ObjectGoneError,
    PatchOperation,
    StaleWriteError,
    Subresource,
    WatchEvent,
)
from prompt2mesh.instances.slot_state import stamp

_KIND_BY_NAME = {kind.name: kind for kind in KINDS}
# Kinds whose status is written apart from the rest.
_WITH_STATUS = {"UserInstance", "InstancePool", "Deployment", "Pod", "PersistentVolumeClaim", "Namespace", "Node"}
Address = tuple[str, str, str]


class ModelServer:
    """All objects, and everything that happened to them."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """An empty cluster."""
        self._now = now
        self._version = 100
        self._uid = 0
        self.objects: dict[Address, Object] = {}
        self.log: list[tuple[Kind, WatchEvent]] = []

    def of(self, kind: Kind) -> list[Object]:
        """All objects of a kind, as they are."""
        return [item for (name, _, _), item in self.objects.items() if name == kind.name]

    def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        """See `ObjectApi.get`."""
        found = self.objects.get(_address(kind, name, namespace))
        return copy.deepcopy(found) if found is not None else None

    def list(self, kind: Kind, *, namespace: str = "", labels: str = "", fields: str = "") -> Listing:
        """See `ObjectApi.list`."""
        found = [
            copy.deepcopy(item)
            for item in self.of(kind)
            if (not namespace or item["metadata"].get("namespace", "") == namespace)
            and _matches(item["metadata"].get("labels") or {}, labels)
            and _matches({"metadata.name": item["metadata"]["name"]}, fields)
        ]
        return Listing(items=found, resource_version=str(self._version))

    def create(self, kind: Kind, body: Object) -> Object:
        """See `ObjectApi.create`."""
        metadata = body["metadata"]
        address = _address(kind, metadata["name"], metadata.get("namespace", ""))
        if address in self.objects:
            raise AlreadyThereError(f"there is a {kind.name} {metadata['name']!r}")
        self._uid += 1
        item = copy.deepcopy(body)
        item.setdefault("apiVersion", kind.api_version)
        item.setdefault("kind", kind.name)
        item["metadata"] |= {"uid": f"uid-{self._uid}", "creationTimestamp": stamp(self._now()), "generation": 1}
        if kind.name in _WITH_STATUS:
            item.pop("status", None)
        return self._store(kind, address, item, "ADDED")

    def apply(self, kind: Kind, body: Object, *, subresource: Subresource = "") -> Object:
        """See `ObjectApi.apply`; fields that a manager no longer names stay, which the real one takes away."""
        metadata = body["metadata"]
        address = _address(kind, metadata["name"], metadata.get("namespace", ""))
        if address not in self.objects:
            if metadata.get("resourceVersion"):
                raise StaleWriteError(f"there is no {kind.name} {metadata['name']!r}")
            return self.create(kind, body)
        return self._change(kind, address, lambda item: _merged(item, body), subresource, metadata)

    def merge_patch(
        self, kind: Kind, name: str, body: Object, *, namespace: str = "", subresource: Subresource = ""
    ) -> Object:
        """See `ObjectApi.merge_patch`."""
        address = self._known(kind, name, namespace)
        return self._change(kind, address, lambda item: _merged(item, body), subresource, body.get("metadata") or {})

    def json_patch(
        self,
        kind: Kind,
        name: str,
        operations: Sequence[PatchOperation],
        *,
        namespace: str = "",
        subresource: Subresource = "",
    ) -> Object:
        """See `ObjectApi.json_patch`."""
        address = self._known(kind, name, namespace)
        return self._change(kind, address, lambda item: _patched(item, operations), subresource, {})

    def delete(self, kind: Kind, name: str, *, namespace: str = "", uid: str = "", resource_version: str = "") -> None:
        """See `ObjectApi.delete`."""
        address = _address(kind, name, namespace)
        item = self.objects.get(address)
        if item is None:
            return
        metadata = item["metadata"]
        if (uid and uid != metadata["uid"]) or (resource_version and resource_version != metadata["resourceVersion"]):
            raise StaleWriteError(f"the {kind.name} {name!r} is another or has changed")
        if metadata.get("finalizers"):
            if not metadata.get("deletionTimestamp"):
                changed = copy.deepcopy(item)
                changed["metadata"]["deletionTimestamp"] = stamp(self._now())
                self._store(kind, address, changed, "MODIFIED")
            return
        self._remove(kind, address)

    def collect_garbage(self) -> bool:
        """Deletes one object all of whose owners are gone; False where there is none."""
        living = {item["metadata"]["uid"] for item in self.objects.values()}
        for (kind, namespace, name), item in self.objects.items():
            owners = item["metadata"].get("ownerReferences") or ()
            if owners and not any(owner["uid"] in living for owner in owners):
                if item["metadata"].get("deletionTimestamp"):
                    continue
                self.delete(_KIND_BY_NAME[kind], name, namespace=namespace)
                return True
        return False

    def _known(self, kind: Kind, name: str, namespace: str) -> Address:
        address = _address(kind, name, namespace)
        if address not in self.objects:
            raise ObjectGoneError(f"there is no {kind.name} {name!r}")
        return address

    def _change(
        self,
        kind: Kind,
        address: Address,
        change: Callable[[Object], Object],
        subresource: Subresource,
        asked: Object,
    ) -> Object:
        before = self.objects[address]
        wanted = asked.get("resourceVersion")
        if wanted and wanted != before["metadata"]["resourceVersion"]:
            raise StaleWriteError(f"the {kind.name} {address[2]!r} has changed")
        after = change(copy.deepcopy(before))
        if subresource == "status":
            after = {**copy.deepcopy(before), "status": after.get("status") or {}}
        elif kind.name in _WITH_STATUS:
            after.pop("status", None)
            if "status" in before:
                after["status"] = copy.deepcopy(before["status"])
        for fixed in ("uid", "resourceVersion", "creationTimestamp", "generation", "deletionTimestamp"):
            after["metadata"].pop(fixed, None)
            if fixed in before["metadata"]:
                after["metadata"][fixed] = before["metadata"][fixed]
        if after == before:
            return copy.deepcopy(before)
        if after.get("spec") != before.get("spec"):
            after["metadata"]["generation"] += 1
        if after["metadata"].get("deletionTimestamp") and not after["metadata"].get("finalizers"):
            self.objects[address] = after
            self._remove(kind, address)
            return copy.deepcopy(after)
        return self._store(kind, address, after, "MODIFIED")

    def _store(self, kind: Kind, address: Address, item: Object, what: Any) -> Object:
        self._version += 1
        item["metadata"]["resourceVersion"] = str(self._version)
        self.objects[address] = item
        self.log.append((kind, WatchEvent(type=what, object=copy.deepcopy(item))))
        return copy.deepcopy(item)

    def _remove(self, kind: Kind, address: Address) -> None:
        self._version += 1
        item = copy.deepcopy(self.objects.pop(address))
        item["metadata"]["resourceVersion"] = str(self._version)
        self.log.append((kind, WatchEvent(type="DELETED", object=item)))


def _address(kind: Kind, name: str, namespace: str) -> Address:
    return (kind.name, namespace if kind.namespaced else "", name)


def _matches(values: dict[str, str], selector: str) -> bool:
    for term in filter(None, selector.split(",")):
        name, equals, value = term.partition("=")
        if (equals and values.get(name) != value) or name not in values:
            return False
    return True


def _merged(target: Any, patch: Any) -> Any:
    """RFC 7386."""
    if not isinstance(patch, dict):
        return copy.deepcopy(patch)
    result: dict[str, Any] = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = _merged(result.get(name), value)
    return result


def _patched(item: Object, operations: Sequence[PatchOperation]) -> Object:
    """RFC 6902, the operations that are used: all or none, since the caller has a copy."""
    for operation in operations:
        path = [part.replace("~1", "/").replace("~0", "~") for part in str(operation["path"]).split("/")[1:]]
        parent: Any = item
        for part in path[:-1]:
            if not isinstance(parent, dict) or part not in parent:
                raise StaleWriteError(f"there is no {operation['path']}")
            parent = parent[part]
        name, kind = path[-1], operation["op"]
        if kind == "test":
            if parent.get(name) != operation["value"]:
                raise StaleWriteError(f"{operation['path']} is not {operation['value']!r}")
        elif kind == "add" or (kind == "replace" and name in parent):
            parent[name] = copy.deepcopy(operation["value"])
        elif kind == "remove" and name in parent:
            del parent[name]
        else:
            raise StaleWriteError(f"{kind} of {operation['path']} cannot be done")
    return item
