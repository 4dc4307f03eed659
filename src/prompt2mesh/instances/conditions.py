"""The conditions of a `UserInstance` as Kubernetes' conventions have them, and the smallest patch of its status."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, cast

from prompt2mesh.instances.slot_state import stamp
from prompt2mesh.studio.ports.instances import ConditionType, Reason

Truth = Literal["True", "False", "Unknown"]
Conditions = Sequence[Mapping[str, Any]]


def condition_of(conditions: Conditions, kind: ConditionType) -> Mapping[str, Any] | None:
    """The condition of a type; None where nobody has said anything of it."""
    return next((each for each in conditions if each.get("type") == kind), None)


def with_condition(
    conditions: Conditions,
    kind: ConditionType,
    status: Truth,
    reason: Reason,
    message: str = "",
    *,
    now: datetime,
    generation: int,
) -> list[dict[str, Any]]:
    """The conditions with one of them said anew; its time changes only when its status does."""
    known = condition_of(conditions, kind)
    changed = known is None or known.get("status") != status
    new: dict[str, Any] = {
        "type": kind, "status": status, "reason": reason, "message": message, "observedGeneration": generation,
        "lastTransitionTime": stamp(now) if changed or known is None else known["lastTransitionTime"],
    }  # fmt: skip
    rest = [dict(each) for each in conditions if each.get("type") != kind]
    return sorted([*rest, new], key=lambda each: each["type"])


def without_condition(conditions: Conditions, kind: ConditionType) -> list[dict[str, Any]]:
    """The conditions without one."""
    return [dict(each) for each in conditions if each.get("type") != kind]


def status_patch(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What a merge patch must say to make one status the other: nothing where nothing changed.

    Lists are replaced whole, mappings field by field, and what is gone is null. A
    value of None in `after` is as good as none.
    """
    patch: dict[str, Any] = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            inner = status_patch(cast("Mapping[str, Any]", old), cast("Mapping[str, Any]", new))
            if inner:
                patch[name] = inner
        elif old != new:
            patch[name] = new
    return patch
