from datetime import UTC, datetime
from typing import Any

import pytest

from prompt2mesh.instances.kubernetes.records import instance_of, new_object
from prompt2mesh.studio.ports.instances import Owner, Queueing


def resource(
    *, spec: dict[str, Any] | None = None, status: dict[str, Any] | None = None, **metadata: Any
) -> dict[str, Any]:
    return {
        "metadata": {"name": "user-ann", "generation": 2, "resourceVersion": "7", "creationTimestamp": "2026-01-02T03:04:05Z"}
        | metadata,
        "spec": {"userId": "ann", "state": "Running", "profile": "cpu"} | (spec or {}),
        "status": {"observedGeneration": 2} | (status or {}),
    }  # fmt: skip


def test_what_was_just_asked_for_is_queued() -> None:
    made = new_object(Owner(user_id="Ann B", team="red"), namespace="people", profile="gpu", pool="big", origin="x")
    made["metadata"] |= {"creationTimestamp": "2026-01-02T03:04:05Z", "resourceVersion": "1", "generation": 1}
    one = instance_of(made)
    assert (one.owner, one.profile, one.state, one.phase, one.reason) == (
        Owner(user_id="Ann B", team="red"), "gpu", "Running", "Queued", "Requested",
    )  # fmt: skip
    assert f"user-{one.id}" == made["metadata"]["name"]
    assert one.created_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_the_place_in_the_queue_is_told_while_it_is_queued() -> None:
    said = {"phase": "Queued", "reason": "ClusterFull", "queue": {"position": 2, "of": 5, "estimateSeconds": 30}}
    assert instance_of(resource(status=said)).queue == Queueing(position=2, of=5, estimate_s=30.0)
    assert instance_of(resource(status=said | {"phase": "Ready"})).queue is None


@pytest.mark.parametrize(
    ("state", "phase", "observed", "extra", "told"),
    [
        ("Running", "Suspended", 1, {}, ("Queued", "Requested")),  # resumed, and the operator has not seen it yet
        ("Running", "Suspended", 2, {}, ("Queued", "Requested")),
        ("Suspended", "Ready", 1, {}, ("Saving", "AskedFor")),  # suspended, likewise
        ("Suspended", "Ready", 2, {}, ("Ready", "Ready")),
        ("Suspended", "Suspended", 1, {}, ("Suspended", "Ready")),
        ("Running", "Ready", 2, {"deletionTimestamp": "2026-01-02T03:04:06Z"}, ("Deleting", "AskedFor")),
        ("Running", "Dancing", 2, {}, ("Queued", "Ready")),  # of a later version
    ],
)
def test_the_phase_is_what_it_is_on_its_way_to(
    state: str, phase: str, observed: int, extra: dict[str, Any], told: tuple[str, str]
) -> None:
    status = {"phase": phase, "reason": "Ready", "observedGeneration": observed}
    one = instance_of(resource(spec={"state": state}, status=status, **extra))
    assert (one.phase, one.reason) == told


def test_conditions_and_reasons_of_a_later_version_are_passed_over() -> None:
    at = "2026-01-02T03:04:05Z"
    conditions = [
        {"type": "Available", "status": "True", "reason": "Ready", "lastTransitionTime": at, "message": "m"},
        {"type": "Dancing", "status": "True", "reason": "Ready", "lastTransitionTime": at},
        {"type": "Failed", "status": "True", "reason": "Dizzy", "lastTransitionTime": at},
    ]
    one = instance_of(resource(status={"phase": "Ready", "reason": "Dizzy", "conditions": conditions}))
    assert [(condition.type, condition.message) for condition in one.conditions] == [("Available", "m")]
    assert one.reason == "Requested"


def test_a_suspended_one_is_not_about_to_be_suspended() -> None:
    status = {"phase": "Suspended", "suspendsAt": "2026-01-02T03:04:05Z"}
    assert instance_of(resource(spec={"state": "Suspended"}, status=status)).suspends_at is None
    assert instance_of(resource(status=status)).suspends_at is not None
