"""The status of a `UserInstance` after a plan was made: what it says is what the plan says, and no more changes."""

from collections.abc import Mapping
from typing import Any, cast

from prompt2mesh.controller.saver import SaveOutcome
from prompt2mesh.instances.conditions import Truth, condition_of, with_condition
from prompt2mesh.instances.kubernetes.objects import Object
from prompt2mesh.instances.lifecycle import Plan, View
from prompt2mesh.instances.slot_state import section, stamp
from prompt2mesh.studio.ports.instances import ConditionType, Reason

_LONGEST = 2048


def status_after(
    user_instance: Object, view: View, todo: Plan, *, outcome: SaveOutcome | None = None
) -> Mapping[str, Any]:
    """The whole status; what is None in it is to be taken away."""
    before = section(user_instance, "status")
    status: dict[str, Any] = dict(before)
    ready = todo.phase == "Ready" and not todo.withdraw
    gone = todo.phase == "Suspended"
    status |= {
        "observedGeneration": user_instance["metadata"].get("generation"),
        "phase": todo.phase,
        "reason": todo.reason,
        "message": todo.message[:_LONGEST],
        "queue": None,
        "failures": view.failures + 1 if todo.failed else 0 if ready else before.get("failures"),
        "retryAt": stamp(todo.retry_at) if todo.retry_at is not None else None,
        "suspendedAt": (before.get("suspendedAt") or stamp(view.now)) if gone else None,
    }
    health = view.health
    if view.held:
        status |= {"node": health.node or None, "incarnation": health.incarnation or None}
    if ready and not before.get("readyAt"):
        status["readyAt"] = stamp(view.now)
    if todo.step == "forget" or gone:
        status |= dict.fromkeys(("slot", "slotNamespace", "node", "incarnation", "readyAt", "suspendsAt"))
    if outcome is not None and outcome.state == "saved" and outcome.saved_at is not None:
        status |= {"savedAt": stamp(outcome.saved_at), "savedDigest": outcome.digest}
    if user_instance["spec"].get("state") == "Suspended" and not todo.withdraw:
        status["suspendsAt"] = None  # it is, or is about to be
    if todo.withdraw and outcome is not None and outcome.state == "active":
        # The agent knows of activity that nobody has written yet: without this it would be judged idle again at once.
        status |= {"lastActivityAt": stamp(view.now), "suspendsAt": None}
    status["conditions"] = _conditions(user_instance, view, todo)
    return status


def _conditions(user_instance: Object, view: View, todo: Plan) -> list[dict[str, Any]]:
    generation = int(user_instance["metadata"].get("generation") or 0)
    conditions = cast("list[dict[str, Any]]", section(user_instance, "status").get("conditions") or [])

    def say(kind: ConditionType, truth: Truth, reason: Reason, message: str = "") -> None:
        nonlocal conditions
        known = condition_of(conditions, kind)
        if known is not None and (known["status"], known["reason"], known.get("message", "")) == (
            truth, reason, message,
        ):  # fmt: skip
            return
        conditions = with_condition(
            conditions, kind, truth, reason, message[:_LONGEST], now=view.now, generation=generation
        )

    def known(kind: ConditionType) -> bool:
        return condition_of(conditions, kind) is not None

    ready = todo.phase == "Ready" and not todo.withdraw
    if view.held:
        claimed = condition_of(conditions, "Claimed")
        if claimed is None or claimed["status"] != "True":
            say(
                "Claimed",
                "True",
                "WarmClaim" if view.claimed_warm else "ColdStart",
                f"The set of objects is {view.named}.",
            )
    elif todo.step == "forget" or todo.phase == "Suspended":
        say("Claimed", "False", todo.reason)
    if todo.phase == "Moving":
        say("Scheduled", "False", todo.reason, todo.message)
    elif view.held and view.health.node:
        say("Scheduled", "True", "Ready")
    elif todo.reason in {"ClusterFull", "Unschedulable"}:
        say("Scheduled", "False", todo.reason, todo.message)
    if ready:
        say("Available", "True", "Ready")
    elif todo.phase != "Ready":
        say("Available", "False", todo.reason, todo.message)
    if todo.failed or todo.phase == "Failed" or todo.stuck:
        say("Failed", "True", todo.reason, todo.message)
    elif known("Failed") and ready:
        say("Failed", "False", "Ready")
    if todo.saved_reason is not None and todo.saved is not None:
        say("Saved", "True" if todo.saved else "False", todo.saved_reason, "" if todo.saved else view.save_message)
    elif todo.saved_reason == "NothingToSave" and todo.step == "discard":
        say("Saved", "True", "NothingToSave")
    if todo.withdraw:
        say("Saved", "False", "NotReady", todo.message)
    return conditions
