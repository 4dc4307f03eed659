"""A `UserInstance` object as the record of the port, and back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast, get_args

from prompt2mesh.instances.kubernetes.objects import FINALIZER, USER_INSTANCE, Object
from prompt2mesh.instances.naming import resource_name
from prompt2mesh.studio.ports.instances import (
    Condition,
    ConditionType,
    DesiredState,
    Instance,
    Owner,
    Phase,
    Profile,
    Queueing,
    Reason,
)

_PHASES = frozenset(get_args(Phase))
_REASONS = frozenset(get_args(Reason))
_CONDITIONS = frozenset(get_args(ConditionType))


def new_object(owner: Owner, *, namespace: str, profile: Profile, pool: str, origin: str) -> Object:
    """The `UserInstance` of a person who has none yet.

    Args:
        owner: For whom.
        namespace: Where instances live.
        profile: With a GPU or without.
        pool: The pool to take it from.
        origin: Who asks: the service, whose users come and go, or a person by hand.
    """
    spec: Object = {"userId": owner.user_id, "state": "Running", "profile": profile, "pool": pool}
    if owner.team:
        spec["team"] = owner.team
    return {
        "apiVersion": USER_INSTANCE.api_version,
        "kind": USER_INSTANCE.name,
        "metadata": {
            "name": resource_name(owner.user_id),
            "namespace": namespace,
            "labels": {"app.kubernetes.io/part-of": "prompt2mesh", "app.kubernetes.io/managed-by": origin},
            "finalizers": [FINALIZER],
        },
        "spec": spec,
    }


def instance_of(body: Object) -> Instance:
    """What a `UserInstance` says.

    What the operator has not seen yet is told as it will be: one that was just resumed is no longer suspended.
    """
    metadata, spec = body["metadata"], body["spec"]
    status: Mapping[str, Any] = body.get("status") or {}
    state: DesiredState = "Suspended" if spec.get("state") == "Suspended" else "Running"
    phase, reason, message = _phase(metadata, state, status)
    return Instance(
        id=metadata["name"].removeprefix("user-"),
        owner=Owner(user_id=spec["userId"], team=spec.get("team", "")),
        profile="gpu" if spec.get("profile") == "gpu" else "cpu",
        state=state,
        phase=phase,
        incarnation=status.get("incarnation", ""),
        version=metadata.get("resourceVersion", ""),
        reason=reason,
        message=message,
        conditions=_conditions(status.get("conditions") or ()),
        queue=_queue(status.get("queue")) if phase == "Queued" else None,
        created_at=_moment(metadata.get("creationTimestamp")) or datetime.now(UTC),
        ready_at=_moment(status.get("readyAt")),
        last_activity_at=_moment(status.get("lastActivityAt")),
        suspends_at=_moment(status.get("suspendsAt")) if state == "Running" else None,
        expires_at=_moment(spec.get("expiresAt")),
        saved_at=_moment(status.get("savedAt")),
        retry_at=_moment(status.get("retryAt")),
        failures=int(status.get("failures") or 0),
    )


def _phase(metadata: Mapping[str, Any], state: DesiredState, status: Mapping[str, Any]) -> tuple[Phase, Reason, str]:
    said = status.get("phase", "")
    phase = cast("Phase", said) if said in _PHASES else "Queued"
    reason = cast("Reason", status["reason"]) if status.get("reason") in _REASONS else "Requested"
    message = str(status.get("message", ""))
    unseen = int(status.get("observedGeneration") or 0) < int(metadata.get("generation") or 0)
    if metadata.get("deletionTimestamp"):
        return "Deleting", reason if phase == "Deleting" else "AskedFor", message
    if state == "Running" and phase == "Suspended":
        return "Queued", "Requested", ""
    if state == "Suspended" and unseen and phase not in {"Suspended", "Saving"}:
        return "Saving", "AskedFor", ""
    return phase, reason, message


def _conditions(listed: Sequence[Mapping[str, Any]]) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            type=cast("ConditionType", item["type"]),
            status=item["status"],
            reason=cast("Reason", item["reason"]),
            message=item.get("message", ""),
            changed_at=datetime.fromisoformat(item["lastTransitionTime"]),
        )
        for item in listed
        if item.get("type") in _CONDITIONS and item.get("reason") in _REASONS
    )


def _queue(said: Mapping[str, Any] | None) -> Queueing | None:
    if not said or "position" not in said:
        return None
    estimate = said.get("estimateSeconds")
    return Queueing(
        position=int(said["position"]),
        of=int(said.get("of") or said["position"]),
        estimate_s=None if estimate is None else float(estimate),
    )


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) and text else None
