"""What to do next for one person's instance: from what is asked and what is so, to one step and the words for it.

Pure: the same view gives the same plan, and a plan that was carried out half,
or twice, or not at all, leads to a view from which the next plan goes on. That
is what makes it safe to die anywhere. The rules that everything rests on:

- a slot that may hold unsaved work is given up only after its scene was saved and the copy verified, or when
  nothing of it is left that could be asked;
- the name of a slot stays in the status until nothing of it runs any more, so that a person never has two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from prompt2mesh.instances.pod_health import Health, PodHealth
from prompt2mesh.instances.slot_state import SlotState
from prompt2mesh.studio.ports.instances import Phase, Reason

Step = Literal["none", "claim", "save", "discard", "forget", "release", "restart"]
SaveState = Literal["", "saving", "saved", "nothing", "active", "failed"]


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long things may take.

    Attributes:
        start_s: From the claim until all is ready.
        final_save_s: For the last save of what is being deleted; then it goes without.
        move_save_s: For the save before a machine that was given notice of goes away.
        lost_s: A machine that was not heard of for so long does not come back: its pods are given up.
        stuck_s: After its time was over, a pod gets so much more before it is ended by force.
        retry_first_s: Before the first new try after a failure; twice as long after each further one.
        retry_longest_s: Never longer.
    """

    start_s: float = 180.0
    final_save_s: float = 60.0
    move_save_s: float = 75.0
    lost_s: float = 40.0
    stuck_s: float = 15.0
    retry_first_s: float = 10.0
    retry_longest_s: float = 600.0

    def retry_s(self, failures: int) -> float:
        """How long until the next try, after so many failures in a row."""
        return min(self.retry_first_s * 2.0 ** min(max(failures - 1, 0), 30), self.retry_longest_s)


@dataclass(frozen=True, kw_only=True)
class View:
    """What is asked for, and what is so.

    Attributes:
        now: The moment it was looked at.
        running: Whether the instance is to run.
        deleting_since: When its deletion was asked for.
        asked_reason: Why it is to be suspended.
        uid: Of the `UserInstance`.
        named: The slot in the status; empty for none.
        slot: That slot; None where it is gone.
        remains: Something of that slot is left: a pod, or what makes pods.
        health: Of the pods of that slot.
        phase: As the status says.
        reason: As the status says.
        message: As the status says.
        claimed_at: When the slot became theirs.
        claimed_warm: Whether it was ready then.
        ready_at: When that slot became ready first; None while it has not.
        failures: In a row.
        retry_at: When a failed one is tried again.
        saving: What came of the save that was asked for, for this step.
        save_message: Why it failed.
        moving_since: Since when its machine has been known to leave.
    """

    now: datetime
    running: bool
    deleting_since: datetime | None = None
    asked_reason: Reason = "AskedFor"
    uid: str
    named: str = ""
    slot: SlotState | None = None
    remains: bool = False
    health: Health = field(default_factory=Health)
    phase: Phase | None = None
    reason: Reason | None = None
    message: str = ""
    claimed_at: datetime | None = None
    claimed_warm: bool = False
    ready_at: datetime | None = None
    failures: int = 0
    retry_at: datetime | None = None
    saving: SaveState = ""
    save_message: str = ""
    moving_since: datetime | None = None
    patience: Patience = field(default_factory=Patience)

    @property
    def held(self) -> bool:
        """Whether the slot is surely theirs and not on its way out."""
        return self.slot is not None and self.slot.held_by(self.uid) and not self.slot.deleting

    @property
    def worth_saving(self) -> bool:
        """Whether there may be work in it: it was ready once, so somebody may have been at work."""
        return self.ready_at is not None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One step, and what the status says from now on.

    Attributes:
        step: `claim`: ask for room and take a slot. `save`: have its agent save. `discard`: delete the slot.
            `forget`: clear the slot's name, nothing of it is left. `release`: let the `UserInstance` itself go.
            `restart`: the pods in `end_pods` come up anew.
        idle_only: A save that is refused where somebody is at work.
        withdraw: Nothing comes of the suspension: the instance is to run.
        end_pods: Pods to end, and whether by force.
        failed: A failure to count, with `retry_at`.
        check_after_s: Look again then, though nothing was told.
        saved: The last save: True, False, or None to leave what is known.
    """

    step: Step = "none"
    phase: Phase
    reason: Reason
    message: str = ""
    idle_only: bool = False
    withdraw: bool = False
    end_pods: tuple[tuple[PodHealth, bool], ...] = ()
    failed: bool = False
    retry_at: datetime | None = None
    check_after_s: float | None = None
    saved: bool | None = None
    saved_reason: Reason | None = None
    stuck: bool = False


def plan(view: View) -> Plan:
    """What comes next."""
    if view.deleting_since is not None:
        return _plan_deletion(view, view.deleting_since)
    return _plan_running(view) if view.running else _plan_suspension(view)


def _plan_deletion(view: View, since: datetime) -> Plan:
    base = Plan(phase="Deleting", reason="AskedFor")
    if not view.named or (view.slot is None and not view.remains):
        return replace(base, step="release")
    if view.slot is None or view.slot.deleting:
        return _plan_leaving(view, base)
    if not view.slot.held_by(view.uid) and not view.slot.warm:
        return replace(base, step="release")  # another's by now
    # Nothing is given up before it was asked for once, however long nobody was there to ask.
    late = view.saving == "failed" and (view.now - since).total_seconds() >= view.patience.final_save_s
    if view.worth_saving and view.saving not in {"saved", "nothing"} and not late and view.health.agent_runs:
        return replace(
            base, step="save", message="The scene is saved once more.", check_after_s=1.0,
            saved=False if view.saving == "failed" else None, saved_reason="SaveFailed",
        )  # fmt: skip
    return _giving_up(view, replace(base, step="discard"))


def _plan_suspension(view: View) -> Plan:
    base = Plan(phase="Saving", reason=view.asked_reason)
    rests = Plan(phase="Suspended", reason=view.asked_reason, message="It rests, and comes back when it is opened.")
    if not view.named:
        return rests
    if view.slot is None or view.slot.deleting:
        if view.slot is None and not view.remains:
            return replace(rests, step="forget")
        return _plan_leaving(view, base)
    if not view.slot.held_by(view.uid):
        # A claim that was cut off halfway: the slot may still be taken by a late write, so it goes first.
        return replace(base, step="discard" if view.slot.warm else "forget")
    if not view.worth_saving or view.saving in {"saved", "nothing"}:
        return _giving_up(view, replace(base, step="discard"))
    if view.saving == "active":
        return Plan(
            phase="Ready", reason="Ready", withdraw=True,
            message="It was about to be suspended, and goes on because somebody works in it.",
        )  # fmt: skip
    if not view.health.agent_runs and not view.health.blender_runs:
        return _giving_up(view, replace(base, step="discard"))
    if view.saving == "failed":
        return replace(
            base, step="save", idle_only=view.asked_reason == "Idle", reason="SaveFailed", saved=False,
            saved_reason="SaveFailed", check_after_s=1.0,
            message=f"It is not suspended, because its scene could not be saved: {view.save_message} "
            "It is tried again.",
        )  # fmt: skip
    return replace(
        base, step="save", idle_only=view.asked_reason == "Idle", message="The scene is saved.", check_after_s=1.0
    )


def _plan_running(view: View) -> Plan:
    waits_for_retry = view.retry_at is not None and view.retry_at > view.now
    if not view.named or view.slot is None or not view.held:
        if view.slot is not None and view.slot.deleting:
            coming = Plan(phase="Scheduling", reason="Requested", message="What was left of the last time ends first.")
            return _plan_leaving(view, coming)
        if view.named and view.slot is None and view.remains:
            return _plan_leaving(view, Plan(phase="Scheduling", reason="Requested"))
        if view.named and view.slot is None:
            return Plan(step="forget", phase=view.phase or "Scheduling", reason="Requested")
        if waits_for_retry and view.retry_at is not None:
            wait_s = (view.retry_at - view.now).total_seconds()
            return Plan(phase="Failed", reason="NotReady", retry_at=view.retry_at, check_after_s=wait_s)
        return Plan(step="claim", phase="Scheduling", reason="Requested")
    health = view.health
    away = _pods_to_move(view)
    if away is not None:
        return away
    if health.ready:
        return Plan(phase="Ready", reason="Ready")
    lost = [pod for pod in health.pods if pod.stage == "lost"]
    if lost:
        return _plan_lost(view, lost)
    if waits_for_retry and view.retry_at is not None and view.phase == "Failed":
        # Between two tries of the kubelet it looks as if it came up: it has failed until it is ready or tried anew.
        return Plan(
            phase="Failed", reason=view.reason or "NotReady", message=view.message, retry_at=view.retry_at,
            check_after_s=(view.retry_at - view.now).total_seconds(),
        )  # fmt: skip
    worst = health.worst
    if worst.stage == "failed":
        return _plan_failure(view, worst.reason or "NotReady", worst.message)
    started = view.claimed_at or view.now
    restarting = view.ready_at is not None
    late_s = (view.now - started).total_seconds() - view.patience.start_s
    if not restarting and late_s >= 0 and worst.stage in {"missing", "pulling", "starting"}:
        return _plan_failure(
            view, "StartTimeout",
            f"It did not come up within {view.patience.start_s:.0f} seconds. It is tried again by itself.",
        )  # fmt: skip
    phases: dict[str, Phase] = {"pulling": "Pulling", "starting": "Starting", "leaving": "Starting"}
    phase = phases.get(worst.stage, "Scheduling")
    if view.phase == "Moving" and view.moving_since is not None:
        phase = "Moving"
    ended = tuple((pod, force) for pod, force in _overdue(view) if pod.stage == "leaving")
    reason: Reason = worst.reason or ("NotReady" if restarting else "ColdStart")
    return Plan(
        step="restart" if ended else "none", phase=phase, reason=reason, message=worst.message, end_pods=ended,
        check_after_s=max(1.0, -late_s) if not restarting else 30.0,
    )  # fmt: skip


def _plan_failure(view: View, reason: Reason, message: str) -> Plan:
    """Failed: counted once, told, and tried again at its time; who was ready once keeps what still runs."""
    base = Plan(phase="Failed", reason=reason, message=message)
    if view.retry_at is None:
        failures = view.failures + 1
        wait_s = view.patience.retry_s(failures)
        return replace(base, failed=True, retry_at=view.now + timedelta(seconds=wait_s), check_after_s=wait_s)
    if view.retry_at > view.now:
        return replace(base, retry_at=view.retry_at, check_after_s=(view.retry_at - view.now).total_seconds())
    if view.worth_saving:
        bad = tuple((pod, False) for pod in view.health.pods if pod.stage == "failed")
        return replace(base, step="restart", end_pods=bad, check_after_s=5.0)
    return replace(base, step="discard", retry_at=None)


def _plan_lost(view: View, lost: Sequence[PodHealth]) -> Plan:
    """A machine that nobody hears of: told at once, given up when it has not come back."""
    since = [pod.since for pod in lost if pod.since is not None]
    gone_s = (view.now - min(since)).total_seconds() if since else view.patience.lost_s
    left_s = view.patience.lost_s - gone_s
    saved = " What was not saved before is lost with it." if view.worth_saving else ""
    base = Plan(phase="Moving", reason="NodeLost", message=f"{lost[0].message} It comes up on another one.{saved}")
    if left_s > 0:
        return replace(base, check_after_s=left_s)
    return replace(base, step="restart", end_pods=tuple((pod, True) for pod in lost), check_after_s=5.0)


def _pods_to_move(view: View) -> Plan | None:
    """A machine that was given notice of: saved first, then its pods come up elsewhere, at the same address."""
    going = [
        pod for pod in view.health.pods
        if pod.node is not None and pod.node.leaving and not pod.node.lost and pod.stage != "leaving"
    ]  # fmt: skip
    if not going:
        return None
    notice = any(pod.node is not None and pod.node.leaving == "notice" for pod in going)
    base = Plan(
        phase="Moving", reason="NodeLeaving",
        message="The machine it runs on is taken away; the scene is saved, and it comes back on another one.",
        end_pods=tuple((pod, False) for pod in going), check_after_s=5.0,
    )  # fmt: skip
    if not view.worth_saving or view.saving in {"saved", "nothing"} or not view.health.agent_runs:
        return replace(base, step="restart")
    since = view.moving_since or view.now
    gone_s = (view.now - since).total_seconds()
    tried = view.saving == "failed" or gone_s >= 2 * view.patience.move_save_s
    if notice and tried and gone_s >= view.patience.move_save_s:
        return replace(base, step="restart", saved=False, saved_reason="SaveFailed")
    return replace(
        base, step="save", end_pods=(), check_after_s=1.0, saved=False if view.saving == "failed" else None,
        saved_reason="SaveFailed",
    )  # fmt: skip


def _giving_up(view: View, base: Plan) -> Plan:
    """The step that ends a slot, with what is known of its scene."""
    if view.saving == "saved":
        return replace(base, saved=True, saved_reason="Saved")
    if view.saving == "nothing" or not view.worth_saving:
        return replace(base, saved_reason="NothingToSave")
    return replace(base, saved=False, saved_reason="SaveFailed")


def _plan_leaving(view: View, base: Plan) -> Plan:
    """Its slot is deleted: pods that do not go by themselves are helped, then forced, then told of."""
    ended = _overdue(view)
    stuck = [pod for pod in view.health.pods if pod.finalizers and _overdue_s(view, pod) > 2 * view.patience.stuck_s]
    if stuck:
        pod = stuck[0]
        base = replace(
            base, reason="StuckDeleting", stuck=True,
            message=f"The pod {pod.name} is kept by {', '.join(pod.finalizers)}; whoever runs that must let it go.",
        )  # fmt: skip
    # Each that goes is told of; this is for those that do not.
    left_s = [view.patience.stuck_s - _overdue_s(view, pod) for pod in view.health.pods if pod.stage == "leaving"]
    check_after_s = max(2.0, min(left_s)) if left_s and not ended else 2.0
    return replace(base, step="restart" if ended else "none", end_pods=ended, check_after_s=check_after_s)


def _overdue(view: View) -> tuple[tuple[PodHealth, bool], ...]:
    """Pods that are forced to end: their time was over long ago, or their machine is lost and will never say so."""
    return tuple(
        (pod, True)
        for pod in view.health.pods
        if pod.stage in {"leaving", "lost"}
        and pod.grace_s != 0
        and ((pod.node is not None and pod.node.lost) or _overdue_s(view, pod) >= view.patience.stuck_s)
    )


def _overdue_s(view: View, pod: PodHealth) -> float:
    return (view.now - pod.leaving_since).total_seconds() if pod.leaving_since is not None else 0.0
