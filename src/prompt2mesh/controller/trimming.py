"""What of an object is not kept in memory: of thousands of pods, only what somebody here reads."""

from collections.abc import Callable, Mapping
from typing import Any

from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, DEPLOYMENT, NODE, POD, Object
from prompt2mesh.instances.slot_state import section

_METADATA = (
    "name", "namespace", "uid", "resourceVersion", "generation", "labels", "annotations", "ownerReferences",
    "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "finalizers",
)  # fmt: skip
_CONTAINER = ("name", "image", "state", "lastState", "restartCount", "ready")


def _kept(mapping: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: mapping[name] for name in names if name in mapping}


def _pod(pod: Object) -> Object:
    metadata = _kept(pod["metadata"], _METADATA)
    metadata.pop("annotations", None)
    status = section(pod, "status")
    small = _kept(status, ("phase", "reason", "message", "conditions"))
    if status.get("containerStatuses"):
        small["containerStatuses"] = [_kept(each, _CONTAINER) for each in status["containerStatuses"]]
    spec = _kept(section(pod, "spec"), ("nodeName",))
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec, "status": small}


def _deployment(deployment: Object) -> Object:
    metadata = _kept(deployment["metadata"], _METADATA)
    metadata.pop("annotations", None)
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata}


def _config_map(config_map: Object) -> Object:
    """The root's data is compared by the resync, which reads it anew."""
    metadata = _kept(config_map["metadata"], _METADATA)
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata}


def _node(node: Object) -> Object:
    metadata = _kept(node["metadata"], ("name", "uid", "resourceVersion", "labels"))
    status = section(node, "status")
    return {
        "apiVersion": "v1", "kind": "Node", "metadata": metadata,
        "spec": _kept(section(node, "spec"), ("taints", "unschedulable")),
        "status": _kept(status, ("conditions",)),
    }  # fmt: skip


TRIMS: Mapping[str, Callable[[Object], Object]] = {
    POD.name: _pod, DEPLOYMENT.name: _deployment, CONFIG_MAP.name: _config_map, NODE.name: _node,
}  # fmt: skip
# Of these nothing but the metadata is kept.
METADATA_ONLY = frozenset({DEPLOYMENT.name, CONFIG_MAP.name})
