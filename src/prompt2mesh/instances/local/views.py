"""What the files of an instance mean: its phase, its conditions, where it stands in the queue, when it ends."""

from datetime import datetime

from prompt2mesh.instances.idle import Judgement, Life, RestPolicy, judge
from prompt2mesh.instances.local.folder import InstancesFolder
from prompt2mesh.instances.local.records import ActivityRecord, PersonRecord, SlotRecord
from prompt2mesh.instances.queueing import Holding, Line, Waiting, line_up
from prompt2mesh.studio.ports.instances import Condition, Instance, Owner, Phase, Queueing, Reason


def phase_of(record: PersonRecord, slot: SlotRecord | None, *, has_slot: bool, lives: bool) -> Phase:
    """Where an instance is on its way."""
    if record.deleting:
        return "Deleting"
    if record.state == "Suspended":
        return "Saving" if has_slot else "Suspended"
    if not has_slot:
        return "Failed" if record.retry_at is not None else "Queued"
    if slot is not None and slot.phase == "failed":
        return "Failed"
    return "Ready" if lives and slot is not None and slot.phase == "ready" and record.ready_at else "Starting"


def view(folder: InstancesFolder, record: PersonRecord, policy: RestPolicy, *, most: int, now: datetime) -> Instance:
    """An instance as the port tells of it."""
    name = folder.slot_of(record.id)
    slot = folder.slot(name) if name else None
    activity = folder.activity(record.id)
    phase = phase_of(record, slot, has_slot=name is not None, lives=name is not None and folder.lives(name))
    judged = judged_of(record, activity, policy, phase=phase, now=now)
    place = None
    if phase == "Queued":
        place = line_of_waiting(folder, policy, most=most, now=now).places.get(record.id)
    starting = phase == "Starting" and slot is not None and slot.message
    return Instance(
        id=record.id, owner=Owner(user_id=record.user_id, team=record.team), profile=record.profile,
        state=record.state, phase=phase, incarnation=name or "", version=version_of(record, activity),
        reason=record.reason, message=slot.message if starting and slot else record.message,
        conditions=_conditions(record, slot, phase, now),
        queue=Queueing(position=place.position, of=place.of, estimate_s=place.estimate_s) if place else None,
        created_at=record.created_at, ready_at=record.ready_at if phase == "Ready" else None,
        last_activity_at=activity.at if activity else None,
        suspends_at=judged.suspends_at if phase == "Ready" else None, expires_at=record.expires_at,
        saved_at=record.saved_at, retry_at=record.retry_at, failures=record.failures,
    )  # fmt: skip


def version_of(record: PersonRecord, activity: ActivityRecord | None) -> str:
    """Changes with whatever is written of an instance, its activity too."""
    return f"{record.number}.{activity.at.timestamp() if activity else 0}.{activity.keep_until if activity else ''}"


def judged_of(
    record: PersonRecord, activity: ActivityRecord | None, policy: RestPolicy, *, phase: Phase, now: datetime,
    busy: bool = False,
) -> Judgement:  # fmt: skip
    """What follows from how long it rests."""
    life = Life(
        running=record.state == "Running", ready=phase == "Ready", at_rest=phase == "Suspended",
        created_at=record.created_at, started_at=record.ready_at,
        last_activity_at=activity.at if activity else None, keep_until=activity.keep_until if activity else None,
        busy=busy, expires_at=record.expires_at, suspended_at=record.suspended_at,
    )  # fmt: skip
    return judge(life, policy, now=now)


def line_of_waiting(folder: InstancesFolder, policy: RestPolicy, *, most: int, now: datetime) -> Line:
    """The queue of this machine."""
    waiting: list[Waiting] = []
    holding: list[Holding] = []
    for id_ in folder.ids():
        record = folder.person(id_)
        if record is None:
            continue
        if folder.slot_of(id_) is not None:
            judged = judged_of(record, folder.activity(id_), policy, phase="Ready", now=now)
            holding.append(Holding(name=id_, user=record.user_id, team=record.team, ends_at=judged.suspends_at))
        elif record.state == "Running" and not record.deleting:
            later = record.retry_at is not None and now < record.retry_at
            waiting.append(Waiting(name=id_, user=record.user_id, team=record.team, since=record.requested_at,
                                   turn=record.turn, blocked=later))  # fmt: skip
    return line_up(waiting, holding, room=most - len(holding), now=now)


def _conditions(record: PersonRecord, slot: SlotRecord | None, phase: Phase, now: datetime) -> tuple[Condition, ...]:
    del now
    since = record.started_at or record.created_at
    ready = phase == "Ready"
    reason: Reason = "Ready" if ready else record.reason
    found = [
        Condition(type="Admitted", status="False" if phase == "Queued" else "True", changed_at=since,
                  reason="ClusterFull" if phase == "Queued" else "Requested"),
        Condition(type="Available", status="True" if ready else "False", reason=reason, message=record.message,
                  changed_at=(slot.ready_at if ready and slot else None) or since),
    ]  # fmt: skip
    if record.started_at is not None and phase in {"Starting", "Ready"}:
        found.append(Condition(type="Claimed", status="True", reason="WarmClaim" if record.warm else "ColdStart",
                               changed_at=record.started_at))  # fmt: skip
    if record.saved_at is not None:
        found.append(Condition(type="Saved", status="True", reason="Saved", changed_at=record.saved_at))
    if record.reason == "SaveFailed":
        found.append(Condition(type="Saved", status="False", reason="SaveFailed", message=record.message,
                               changed_at=record.saved_at or since))  # fmt: skip
        found = [one for one in found if one.type != "Saved" or one.status == "False"]
    if phase == "Failed":
        found.append(Condition(type="Failed", status="True", reason=record.reason, message=record.message,
                               changed_at=since))  # fmt: skip
    return tuple(found)
