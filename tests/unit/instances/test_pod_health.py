"""What a pod's own words mean for the person: a word for programs, and what to do in words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from prompt2mesh.instances.node_state import NodeState, node_state
from prompt2mesh.instances.pod_health import Health, PodHealth, health_of, pod_health

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
NODES = {"n1": NodeState(name="n1")}


def _pod(*, waiting: dict[str, Any] | None = None, node: str = "n1", **status: Any) -> dict[str, Any]:
    containers = [
        {"name": "blender", "image": "reg/blender:1", "state": {"waiting": waiting} if waiting else {"running": {}}}
    ]
    return {
        "metadata": {
            "name": "p", "namespace": "n", "uid": "u", "creationTimestamp": "2026-11-27T11:00:00Z",
            "labels": {"app.kubernetes.io/component": "blender"},
        },
        "spec": {"nodeName": node} if node else {},
        "status": {"containerStatuses": containers, **status},
    }  # fmt: skip


def _condition(kind: str, status: str, **more: str) -> dict[str, str]:
    return {"type": kind, "status": status, "lastTransitionTime": "2026-11-27T11:30:00Z", **more}


KILLED = {"terminated": {"reason": "OOMKilled", "exitCode": 137}}


@pytest.mark.parametrize(
    ("pod", "stage", "reason", "words"),
    [
        (_pod(waiting={"reason": "ErrImagePull", "message": "not found"}), "failed", "ImagePullFailed", "reg/blender:1"),
        (_pod(waiting={"reason": "ImagePullBackOff"}), "failed", "ImagePullFailed", "cannot be fetched"),
        (_pod(waiting={"reason": "CreateContainerConfigError", "message": 'secret "x" not found'}), "failed", "Invalid", "must correct it"),
        (_pod(waiting={"reason": "CrashLoopBackOff"}), "failed", "CrashLoop", "again and again"),
        (_pod(waiting={"reason": "ContainerCreating"}), "pulling", None, ""),
        (_pod(), "starting", None, ""),
        (_pod(conditions=[_condition("Ready", "True")]), "ready", None, ""),
        (_pod(node="", conditions=[_condition("PodScheduled", "False", reason="Unschedulable", message="0/3 nodes are available: 3 Insufficient cpu.")]), "scheduling", "ClusterFull", "as soon as one has"),
        (_pod(node="", conditions=[_condition("PodScheduled", "False", reason="Unschedulable", message="3 node(s) didn't match Pod's node affinity/selector.")]), "scheduling", "Unschedulable", "must add one that fits"),
        (_pod(phase="Failed", reason="Evicted"), "failed", "NotReady", "Evicted"),
        (_pod(node="gone"), "lost", "NodeLost", "does not answer"),
    ],
)  # fmt: skip
def test_each_state_is_classified_and_told(pod: dict[str, Any], stage: str, reason: str | None, words: str) -> None:
    found = pod_health(pod, NODES, now=NOW)
    assert (found.stage, found.reason) == (stage, reason)
    assert words in found.message


def test_a_disk_that_is_being_made_is_no_trouble_until_it_does_not_come() -> None:
    said = "0/40 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found"
    pod = _pod(node="", conditions=[_condition("PodScheduled", "False", reason="Unschedulable", message=said)])
    since = datetime(2026, 11, 27, 11, 30, tzinfo=UTC)
    soon, late = (pod_health(pod, NODES, now=since + timedelta(seconds=wait_s)) for wait_s in (5, 60))
    assert (soon.stage, soon.reason, soon.message) == ("scheduling", None, "")
    assert (late.stage, late.reason) == ("scheduling", "Unschedulable")
    assert "storage class" in late.message


def test_memory_is_the_reason_also_when_it_crashes_again_and_again() -> None:
    pod = _pod(waiting={"reason": "CrashLoopBackOff"})
    pod["status"]["containerStatuses"][0]["lastState"] = KILLED
    found = pod_health(pod, NODES, now=NOW)
    assert (found.stage, found.reason) == ("failed", "OutOfMemory")
    assert "smaller" in found.message.lower()


def test_the_first_pod_on_a_machine_that_is_new_is_not_taken_for_lost() -> None:
    pod = _pod(
        node="new", conditions=[{**_condition("PodScheduled", "True"), "lastTransitionTime": "2026-11-27T11:59:58Z"}]
    )
    assert pod_health(pod, NODES, now=NOW).stage != "lost"
    assert pod_health(pod, NODES, now=NOW + timedelta(minutes=1)).stage == "lost"


def test_a_pod_that_leaves_counts_as_nothing_while_another_comes_up() -> None:
    leaving = _pod(conditions=[_condition("Ready", "True")])
    leaving["metadata"] |= {"deletionTimestamp": "2026-11-27T12:00:30Z", "uid": "old"}
    found = health_of([leaving, _pod()], NODES, now=NOW)
    assert next(each for each in found.parts if each.component == "blender").stage == "starting"
    assert found.worst == PodHealth(component="agent", stage="missing")


def test_an_incarnation_names_one_set_of_pods() -> None:
    def both(first: str, second: str) -> Health:
        pods = (
            PodHealth(component="blender", stage="ready", uid=first),
            PodHealth(component="agent", stage="ready", uid=second),
        )
        return Health(pods=pods)

    assert both("a", "b").incarnation == both("a", "b").incarnation
    assert both("a", "b").incarnation != both("a", "c").incarnation
    assert Health().incarnation == ""


@pytest.mark.parametrize(
    ("spec", "conditions", "leaving", "lost"),
    [
        ({}, [_condition("Ready", "True")], "", False),
        ({"unschedulable": True}, [_condition("Ready", "True")], "cordon", False),
        ({"taints": [{"key": "karpenter.sh/disrupted", "effect": "NoSchedule"}]}, [_condition("Ready", "True")], "notice", False),
        ({"taints": [{"key": "node.kubernetes.io/disk-pressure", "effect": "NoSchedule"}]}, [_condition("Ready", "True")], "", False),
        ({}, [_condition("Ready", "Unknown")], "", True),
    ],
)  # fmt: skip
def test_what_a_node_says_of_itself(spec: Any, conditions: Any, leaving: str, lost: bool) -> None:
    found = node_state({"metadata": {"name": "n"}, "spec": spec, "status": {"conditions": conditions}})
    assert (found.leaving, found.lost) == (leaving, lost)
