"""What a node's own words mean for the people on it: it stays, it is about to leave, or nobody hears of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from prompt2mesh.instances.kubernetes.objects import Object
from prompt2mesh.instances.slot_state import moment, section

Leaving = Literal["", "notice", "cordon"]

# Taints by which a cloud or an autoscaler says that the node goes, with or without its work.
_NOTICES = frozenset({
    "aws-node-termination-handler/spot-itn", "aws-node-termination-handler/scheduled-maintenance",
    "aws-node-termination-handler/asg-lifecycle-termination", "aws-node-termination-handler/rebalance-recommendation",
    "karpenter.sh/disrupted", "karpenter.sh/disruption", "karpenter.sh/interruption",
    "ToBeDeletedByClusterAutoscaler", "cloud.google.com/impending-node-termination",
    "node.cloudprovider.kubernetes.io/shutdown", "kubernetes.azure.com/scalesetpriority-evicting",
})  # fmt: skip
# Conditions of the node problem detector and of the termination handlers.
_NOTICE_CONDITIONS = frozenset({"SpotInterruption", "TerminationScheduled", "VMEventScheduled", "PreemptScheduled"})
# News of a new node may come after the news of its first pod.
_NEWS_S = 10.0
_OUT_OF_SERVICE = "node.kubernetes.io/out-of-service"


@dataclass(frozen=True, kw_only=True)
class NodeState:
    """One node.

    Attributes:
        leaving: `notice`: it will be taken away within minutes. `cordon`: somebody wants it empty.
        lost: Its kubelet is not heard of: what runs there cannot be reached or ended.
        lost_since: Since when.
    """

    name: str
    leaving: Leaving = ""
    lost: bool = False
    lost_since: datetime | None = None


def node_state(node: Object) -> NodeState:
    """What a node says of itself."""
    taints = cast("Sequence[Mapping[str, Any]]", section(node, "spec").get("taints") or ())
    conditions = cast("Sequence[Mapping[str, Any]]", section(node, "status").get("conditions") or ())
    keys = {str(taint.get("key")) for taint in taints}
    noticed = bool(keys & _NOTICES) or any(
        condition.get("type") in _NOTICE_CONDITIONS and condition.get("status") == "True" for condition in conditions
    )
    ready = next((condition for condition in conditions if condition.get("type") == "Ready"), None)
    lost = _OUT_OF_SERVICE in keys or (ready is not None and ready.get("status") != "True")
    at = ready.get("lastTransitionTime") if ready is not None else None
    cordoned = bool(section(node, "spec").get("unschedulable"))
    return NodeState(
        name=node["metadata"]["name"],
        leaving="notice" if noticed else "cordon" if cordoned else "",
        lost=lost,
        lost_since=moment(at) if lost and at else None,
    )


def missing_node(name: str, *, since: datetime | None, now: datetime) -> NodeState:
    """A node that a pod names and that is not there: gone, unless the pod came to it just now and it is new."""
    young = since is not None and (now - since).total_seconds() < _NEWS_S
    return NodeState(name=name, lost=not young, lost_since=since)
