"""How far a pod has come, and if it cannot come further: why, in a word for programs and in words for a person."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from prompt2mesh.instances.kubernetes.objects import Object
from prompt2mesh.instances.manifests.rendering import COMPONENT_LABEL
from prompt2mesh.instances.node_state import NodeState, missing_node
from prompt2mesh.instances.slot_state import COMPONENTS, labels_of, moment, section
from prompt2mesh.studio.ports.instances import Reason

# In the order a pod passes them; what has failed comes no further by itself.
Stage = Literal["missing", "scheduling", "pulling", "starting", "ready", "failed", "lost", "leaving"]
_WORST_FIRST: tuple[Stage, ...] = (
    "failed", "lost", "missing", "leaving", "scheduling", "pulling", "starting", "ready",
)  # fmt: skip
_IMAGE_FAULTS = frozenset({
    "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable",
    "ImageInspectError", "SignatureValidationFailed",
})  # fmt: skip
_CONFIG_FAULTS = frozenset({
    "CreateContainerConfigError", "CreateContainerError", "RunContainerError", "CreatePodSandboxError",
})  # fmt: skip
_NAMES: Mapping[str, str] = {"blender": "Blender", "agent": "the agent"}
_LONGEST = 300
# A disk is made when its pod comes, and the scheduler calls the pod unschedulable until then.
_DISK_COMES_IN = timedelta(seconds=30)


@dataclass(frozen=True, kw_only=True)
class PodHealth:
    """One pod of an instance, or the lack of it.

    Attributes:
        component: Which part it is: `blender` or `agent`.
        reason: Why it is where it is, where that is worth a word.
        message: The same for the person it belongs to, with what to do.
        running: A container of it runs, so that it may still know something that was not saved.
        grace_s: While leaving: how long it has altogether.
        leaving_since: When it was told to go, and had its time.
        finalizers: What keeps it there.
    """

    component: str
    name: str = ""
    namespace: str = ""
    uid: str = ""
    node: NodeState | None = None
    stage: Stage
    reason: Reason | None = None
    message: str = ""
    running: bool = False
    since: datetime | None = None
    grace_s: int | None = None
    leaving_since: datetime | None = None
    finalizers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Health:
    """All pods of one slot together."""

    pods: tuple[PodHealth, ...] = ()

    @property
    def parts(self) -> tuple[PodHealth, ...]:
        """The best pod of each component, or that it is missing."""
        return tuple(self._part(name) for name in COMPONENTS)

    @property
    def worst(self) -> PodHealth:
        """What keeps the instance from being ready, if anything."""
        return min(self.parts, key=lambda pod: _WORST_FIRST.index(pod.stage))

    @property
    def ready(self) -> bool:
        """Whether all parts are."""
        return all(pod.stage == "ready" for pod in self.parts)

    @property
    def node(self) -> str:
        """Where Blender runs."""
        return next((pod.node.name for pod in self.parts if pod.node is not None), "")

    @property
    def incarnation(self) -> str:
        """Names this very set of pods; empty while a part is missing."""
        uids = [pod.uid for pod in self.parts]
        if not all(uids):
            return ""
        return hashlib.sha256("/".join(uids).encode()).hexdigest()[:16]

    @property
    def agent_runs(self) -> bool:
        """Whether there may be somebody to ask for the scene."""
        return any(pod.component == "agent" and pod.running for pod in self.pods)

    @property
    def blender_runs(self) -> bool:
        """Whether there may be a scene."""
        return any(pod.component == "blender" and pod.running for pod in self.pods)

    def _part(self, component: str) -> PodHealth:
        found = [pod for pod in self.pods if pod.component == component]
        # A pod that leaves is as good as none while another one comes up.
        staying = [pod for pod in found if pod.stage != "leaving"] or found
        return max(
            staying,
            key=lambda pod: _WORST_FIRST.index(pod.stage),
            default=PodHealth(component=component, stage="missing"),
        )


def health_of(pods: Iterable[Object], nodes: Mapping[str, NodeState], *, now: datetime) -> Health:
    """How the pods of a slot are.

    Args:
        pods: As the API server has them.
        nodes: All nodes by name; a pod on one that is not among them is lost.
        now: The moment.
    """
    return Health(pods=tuple(pod_health(pod, nodes, now=now) for pod in pods))


def pod_health(pod: Object, nodes: Mapping[str, NodeState], *, now: datetime) -> PodHealth:
    """How one pod is."""
    metadata = pod["metadata"]
    status = section(pod, "status")
    component = labels_of(pod).get(COMPONENT_LABEL, "")
    node_name = str(section(pod, "spec").get("nodeName") or "")
    node = (nodes.get(node_name) or missing_node(node_name, since=_scheduled_at(pod), now=now)) if node_name else None
    containers = cast("Sequence[Mapping[str, Any]]", status.get("containerStatuses") or ())
    running = any(section(container, "state").get("running") is not None for container in containers)
    common: dict[str, Any] = {
        "component": component, "name": metadata["name"], "namespace": metadata.get("namespace", ""),
        "uid": metadata.get("uid", ""), "node": node, "running": running and not (node is not None and node.lost),
        "finalizers": tuple(metadata.get("finalizers") or ()),
    }  # fmt: skip
    if metadata.get("deletionTimestamp"):
        return PodHealth(
            stage="leaving", leaving_since=moment(metadata["deletionTimestamp"]),
            grace_s=metadata.get("deletionGracePeriodSeconds"), **common,
        )  # fmt: skip
    stage, reason, message, since = _stage(pod, status, component, containers, now)
    if node is not None and node.lost:
        return PodHealth(
            stage="lost", reason="NodeLost", since=node.lost_since,
            message=f"The machine that {_named(component)} runs on does not answer any more.", **common,
        )  # fmt: skip
    return PodHealth(stage=stage, reason=reason, message=message, since=since, **common)


def _stage(
    pod: Object, status: Mapping[str, Any], component: str, containers: Sequence[Mapping[str, Any]], now: datetime
) -> tuple[Stage, Reason | None, str, datetime | None]:
    conditions = {
        str(condition["type"]): condition
        for condition in cast("Sequence[Mapping[str, Any]]", status.get("conditions") or ())
    }
    who = _named(component)
    if status.get("phase") == "Failed":
        why = str(status.get("reason") or "it ended")
        return "failed", "NotReady", f"{_capital(who)} was ended by its machine ({why}); it is started again.", None
    ready = conditions.get("Ready", {})
    if ready.get("status") == "True":
        return "ready", None, "", _since(ready)
    for container in containers:
        found = _fault(container, who)
        if found is not None:
            return found
    scheduled = conditions.get("PodScheduled", {})
    if scheduled.get("status") == "False" and scheduled.get("reason") == "Unschedulable":
        return _unschedulable(str(scheduled.get("message") or ""), who, _since(scheduled), now)
    if not section(pod, "spec").get("nodeName"):
        return "scheduling", None, "", None
    waiting = [section(container, "state", "waiting").get("reason") for container in containers]
    if not containers or any(reason in {"ContainerCreating", "PodInitializing", "Pulling"} for reason in waiting):
        return "pulling", None, "", _since(scheduled)
    out_of_memory = any(_killed_for_memory(container) for container in containers)
    return (
        ("starting", "OutOfMemory", _memory_words(who), _since(ready))
        if out_of_memory
        else ("starting", None, "", _since(ready))
    )


def _fault(container: Mapping[str, Any], who: str) -> tuple[Stage, Reason | None, str, datetime | None] | None:
    waiting = section(container, "state", "waiting")
    reason = str(waiting.get("reason") or "")
    said = _short(str(waiting.get("message") or ""))
    if reason in _IMAGE_FAULTS:
        return "failed", "ImagePullFailed", (
            f"The image {container.get('image', '')} of {who} cannot be fetched ({reason}{said}). The people who run "
            "this service must see that it exists and may be read; it is tried again by itself."
        ), None  # fmt: skip
    if reason in _CONFIG_FAULTS:
        return "failed", "Invalid", (
            f"{_capital(who)} cannot be started as it is described ({reason}{said}). The people who run this service "
            "must correct it; it is tried again by itself."
        ), None  # fmt: skip
    if reason == "CrashLoopBackOff":
        if _killed_for_memory(container):
            return "failed", "OutOfMemory", _memory_words(who), None
        code = section(container, "lastState", "terminated").get("exitCode")
        return "failed", "CrashLoop", (
            f"{_capital(who)} ends again and again right after its start"
            + (f" (exit code {code})" if code is not None else "")
            + ". It is tried again by itself, more and more seldom; if it stays so, delete the instance and open "
            "a new one."
        ), None  # fmt: skip
    if section(container, "state", "terminated").get("reason") == "OOMKilled":
        return "starting", "OutOfMemory", _memory_words(who), None
    return None


def _unschedulable(
    said: str, who: str, since: datetime | None, now: datetime
) -> tuple[Stage, Reason | None, str, datetime | None]:
    if "unbound immediate PersistentVolumeClaims" in said or re.search(
        r'persistentvolumeclaim "[^"]*" not found', said
    ):
        if since is None or now - since < _DISK_COMES_IN:
            return "scheduling", None, "", since
        return "scheduling", "Unschedulable", (
            f"The disk of {who} does not come{_short(said)}. The people who run this service must see to its storage "
            "class."
        ), since  # fmt: skip
    if "Insufficient" in said or "Too many pods" in said:
        return "scheduling", "ClusterFull", (
            f"No machine has room for {who} at the moment{_short(said)}. It starts as soon as one has."
        ), since  # fmt: skip
    return "scheduling", "Unschedulable", (
        f"No machine may run {who}{_short(said)}. The people who run this service must add one that fits."
    ), since  # fmt: skip


def _killed_for_memory(container: Mapping[str, Any]) -> bool:
    return any(section(container, state, "terminated").get("reason") == "OOMKilled" for state in ("state", "lastState"))


def _memory_words(who: str) -> str:
    return (
        f"{_capital(who)} needed more memory than it may have and was ended; it is started again with what was saved "
        "last. A smaller scene, fewer modifiers or smaller textures help."
    )


def _scheduled_at(pod: Object) -> datetime | None:
    conditions = cast("Sequence[Mapping[str, Any]]", section(pod, "status").get("conditions") or ())
    known = next((_since(each) for each in conditions if each.get("type") == "PodScheduled"), None)
    at = pod["metadata"].get("creationTimestamp")
    return known or (moment(at) if at else None)


def _named(component: str) -> str:
    return _NAMES.get(component, "a part of the instance")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(said: str) -> str:
    said = " ".join(said.split()).rstrip(".")
    if not said:
        return ""
    return f": {said}" if len(said) <= _LONGEST else f": {said[: _LONGEST - 1]}…"


def _since(condition: Mapping[str, Any]) -> datetime | None:
    at = condition.get("lastTransitionTime")
    return moment(at) if at else None
