"""What is known of a slot, one set of objects from the template, as decisions need it.

The root of a slot is its ConfigMap: whoever owns that owns the slot. Here is the
reading of it and of its pods into one record; it knows the labels and the form
of Kubernetes' objects, and asks nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from prompt2mesh.instances.kubernetes.objects import Object
from prompt2mesh.instances.manifests import rendering

SLOT_LABEL = rendering.SLOT_LABEL
POOL_LABEL = rendering.POOL_LABEL
PROFILE_LABEL = rendering.PROFILE_LABEL
USER_INSTANCE_LABEL = rendering.USER_INSTANCE_LABEL
USER_ANNOTATION = rendering.USER_ANNOTATION
COMPONENT = rendering.COMPONENT_LABEL
MANAGED_BY = rendering.MANAGED_BY_LABEL
PART_OF = "app.kubernetes.io/part-of"
PRODUCT = "prompt2mesh"
CLAIMED_AT_ANNOTATION = "prompt2mesh.io/claimed-at"
CLAIMED_WARM_ANNOTATION = "prompt2mesh.io/claimed-warm"
# On what lives in a namespace of one person: the namespace of its UserInstance. And on a root there: who owns it, as
# Kubernetes knows no owner in another namespace.
HOME_ANNOTATION = "prompt2mesh.io/home"
HOLDER_ANNOTATION = "prompt2mesh.io/holder"
BY_HAND = "prompt2mesh-cli"
_MOST_WORDS = 400
COMPONENTS = ("blender", "agent")
_AT_THE_START = timedelta(seconds=5)


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who owns a slot: its pool while it is warm, a `UserInstance` from the claim on."""

    kind: str
    name: str
    uid: str


@dataclass(frozen=True, kw_only=True)
class SlotState:
    """One set of objects from the template.

    Attributes:
        uid: Of its root, so that a write meets this one and not a later one of its name.
        resource_version: Of its root as it was read.
        holder: None where nobody owns it, which only an accident leaves.
        template: The hash of the template it was made from.
        ready: All its pods are ready.
        ready_at: When the last of them became so, the last time.
        unready_since: When it stopped being ready, or has not been so since.
        failed: A pod cannot come up as it is: its image or its program.
        failure: What is known of why, in the cluster's own words.
        unschedulable: No node has room for a pod.
        by_hand: A person applied it without the operator, which leaves it alone; it has no owner.
    """

    name: str
    namespace: str
    uid: str
    resource_version: str
    pool: str
    profile: str = "cpu"
    holder: Holder | None
    template: str = ""
    created_at: datetime
    ready: bool = False
    ready_at: datetime | None = None
    unready_since: datetime | None = None
    failed: bool = False
    failure: str = ""
    unschedulable: bool = False
    node: str = ""
    deleting: bool = False
    by_hand: bool = False

    @property
    def warm(self) -> bool:
        """Nobody's yet, and not on its way out."""
        return not self.deleting and self.holder is not None and self.holder.kind == "InstancePool"

    def held_by(self, uid: str) -> bool:
        """Whether the `UserInstance` of this uid owns it."""
        return self.holder is not None and self.holder.kind == "UserInstance" and self.holder.uid == uid


def holder_of(root: Object) -> Holder | None:
    """The controlling owner of a slot's root; in a namespace of one person the root says itself who that is."""
    for reference in cast("Sequence[Mapping[str, Any]]", root["metadata"].get("ownerReferences") or ()):
        if reference.get("controller") and reference["kind"] in {"InstancePool", "UserInstance"}:
            return Holder(kind=reference["kind"], name=reference["name"], uid=reference["uid"])
    kind, _, rest = annotations_of(root).get(HOLDER_ANNOTATION, "").partition("/")
    name, _, uid = rest.partition("/")
    return Holder(kind=kind, name=name, uid=uid) if kind in {"InstancePool", "UserInstance"} and uid else None


def holder_text(owner: Object) -> str:
    """What the annotation of a root says of an owner in another namespace."""
    return f"{owner['kind']}/{owner['metadata']['name']}/{owner['metadata']['uid']}"


def home_of(body: Object) -> str:
    """The namespace of the `UserInstance` that an object of a slot is, or will be, for."""
    return annotations_of(body).get(HOME_ANNOTATION) or body["metadata"].get("namespace", "")


def is_root(config_map: Object) -> bool:
    """Whether a ConfigMap is the root of a slot."""
    return labels_of(config_map).get(SLOT_LABEL) == config_map["metadata"]["name"]


def slot_of(root: Object, pods: Iterable[Object] = ()) -> SlotState:
    """What a slot's root and its pods say together."""
    metadata = root["metadata"]
    labels = labels_of(root)
    live = [pod for pod in pods if not pod["metadata"].get("deletionTimestamp")]
    by_component = {labels_of(pod).get(COMPONENT, ""): pod for pod in live}
    parts = [by_component[name] for name in COMPONENTS if name in by_component]
    stamps = [_ready_condition(pod) for pod in parts]
    ready = len(parts) == len(COMPONENTS) and all(status for status, _ in stamps)
    was_ready = [at for status, at in stamps if status and at is not None]
    fell = [at for pod, (status, at) in zip(parts, stamps, strict=True) if not status and _was_ready(pod, at)]
    nodes = [str(pod["spec"].get("nodeName") or "") for pod in parts]
    return SlotState(
        name=metadata["name"],
        namespace=metadata.get("namespace", ""),
        uid=metadata.get("uid", ""),
        resource_version=metadata.get("resourceVersion", ""),
        pool=labels.get(POOL_LABEL, ""),
        profile=labels.get(PROFILE_LABEL, "cpu"),
        holder=holder_of(root),
        template=annotations_of(root).get(rendering.TEMPLATE_HASH_ANNOTATION, ""),
        created_at=moment(metadata["creationTimestamp"]),
        ready=ready,
        ready_at=max(was_ready, default=None),
        unready_since=None if ready else max((at for at in fell if at is not None), default=None),
        failed=any(_failed(pod) for pod in parts),
        failure="; ".join(words for words in map(_last_words, parts) if words),
        unschedulable=any(_unschedulable(pod) for pod in parts),
        node=next((node for node in nodes if node), ""),
        deleting=bool(metadata.get("deletionTimestamp")),
        by_hand=labels.get(MANAGED_BY) == BY_HAND,
    )


def moment(text: str) -> datetime:
    """A time stamp of the API server as an aware time."""
    return datetime.fromisoformat(text)


def stamp(at: datetime) -> str:
    """A time as the API server writes it, to the microsecond."""
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def labels_of(body: Object) -> dict[str, str]:
    """The labels of an object, none where it has none."""
    return cast("dict[str, str]", body["metadata"].get("labels") or {})


def annotations_of(body: Object) -> dict[str, str]:
    """The annotations of an object, none where it has none."""
    return cast("dict[str, str]", body["metadata"].get("annotations") or {})


def section(body: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """A mapping inside an object, empty where it or what is around it is missing."""
    found: Any = body
    for name in names:
        found = found.get(name) or {}
    return cast("Mapping[str, Any]", found)


def _conditions(pod: Object) -> Sequence[Mapping[str, Any]]:
    return cast("Sequence[Mapping[str, Any]]", section(pod, "status").get("conditions") or ())


def _ready_condition(pod: Object) -> tuple[bool, datetime | None]:
    for condition in _conditions(pod):
        if condition["type"] == "Ready":
            at = condition.get("lastTransitionTime")
            return condition["status"] == "True", moment(at) if at else None
    return False, None


def _was_ready(pod: Object, unready_since: datetime | None) -> bool:
    """Whether a pod that is not ready was it before: the condition of one that still starts is as old as its start."""
    started = section(pod, "status").get("startTime")
    return unready_since is not None and started is not None and unready_since - moment(started) > _AT_THE_START


def _unschedulable(pod: Object) -> bool:
    return any(
        condition["type"] == "PodScheduled"
        and condition["status"] == "False"
        and condition.get("reason") == "Unschedulable"
        for condition in _conditions(pod)
    )


def _failed(pod: Object) -> bool:
    status = section(pod, "status")
    if status.get("phase") == "Failed":
        return True
    containers = cast("Sequence[Mapping[str, Any]]", status.get("containerStatuses") or ())
    waiting = [section(container, "state", "waiting") for container in containers]
    return any(state.get("reason") in {"ImagePullBackOff", "InvalidImageName", "CrashLoopBackOff"} for state in waiting)


def _last_words(pod: Object) -> str:
    """What the containers of a pod said when they ended, or why they wait."""
    said: list[str] = []
    for container in cast("Sequence[Mapping[str, Any]]", section(pod, "status").get("containerStatuses") or ()):
        for state in (section(container, "state", "waiting"), section(container, "lastState", "terminated")):
            words = [str(state.get("reason") or ""), str(state.get("message") or "").strip()]
            if state.get("exitCode") is not None:
                words.insert(1, f"exit code {state['exitCode']}")
            told = ", ".join(word for word in words if word)
            if told and told != "ContainerCreating":
                said.append(f"{container.get('name', 'container')}: {told}")
    return "; ".join(said)[:_MOST_WORDS]
