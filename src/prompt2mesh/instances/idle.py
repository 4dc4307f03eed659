"""When an instance has rested long enough: warned, then saved and suspended, in the end deleted.

What counts is that somebody did something, not that a page is open. Every
judgement errs to the side of the person: a stamp that is missing, or from the
future, or older than the start, never ends an instance earlier than it would
have ended had nobody touched it since its start.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Stage = Literal["active", "warned", "suspend", "suspended", "delete"]
# An expired or outlived instance whose Blender is at work gets so long to come to an end of it.
FINISH_S = 900.0


@dataclass(frozen=True, kw_only=True)
class RestPolicy:
    """How long instances may rest; periods in seconds, None for never."""

    idle_s: float | None = 1800.0
    warn_s: float = 300.0
    lifetime_s: float | None = 12 * 3600.0
    retention_s: float | None = 30 * 24 * 3600.0


@dataclass(frozen=True, kw_only=True)
class Life:
    """What is known of an instance's activity; a stamp is None where it is missing.

    Attributes:
        running: Whether its person's state is Running; else it is suspended or on the way there.
        ready: Whether it is up, so that somebody could be using it.
        at_rest: Whether it is suspended by now, with nothing left that runs.
        created_at: When the instance was made.
        started_at: When it became ready, this time.
        last_activity_at: When its person did something.
        keep_until: They asked for it to be kept until then.
        busy: Something runs in it, such as a build.
        expires_at: When it ends in any case.
        suspended_at: Since when it is at rest.
    """

    running: bool
    ready: bool
    at_rest: bool = False
    created_at: datetime
    started_at: datetime | None = None
    last_activity_at: datetime | None = None
    keep_until: datetime | None = None
    busy: bool = False
    expires_at: datetime | None = None
    suspended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What follows now.

    Attributes:
        stage: `warned` says so to the person; `suspend` and `delete` are to be done.
        reason: Why.
        suspends_at: When it is suspended if nobody does anything; None while it does not run.
        idle_since: The last activity that was counted, which the agent compares with what it knows.
        check_at: When to judge again; None where only a change can matter.
    """

    stage: Stage
    reason: Literal["", "Idle", "Expired", "LifetimeOver", "RetentionOver"] = ""
    suspends_at: datetime | None = None
    idle_since: datetime | None = None
    check_at: datetime | None = None


def judge(life: Life, policy: RestPolicy, *, now: datetime) -> Judgement:
    """What follows from what is known at a moment.

    Args:
        life: Of one instance.
        policy: Of its pool.
        now: The moment, by the clock of whoever judges.
    """
    if not life.running:
        return _judge_at_rest(life, policy, now)
    ends: list[tuple[datetime, Literal["Idle", "Expired", "LifetimeOver"]]] = []
    expires_at = life.expires_at
    if expires_at is not None:
        ends.append((_finished(expires_at, life, now), "Expired"))
    active_at = last_active(life, now=now)
    if life.ready:
        if policy.lifetime_s is not None:
            over = _started(life) + timedelta(seconds=policy.lifetime_s)
            ends.append((_finished(over, life, now), "LifetimeOver"))
        if policy.idle_s is not None:
            ends.append((_idle_end(life, active_at, policy.idle_s), "Idle"))
    if not ends:
        return Judgement(stage="active", idle_since=active_at)
    suspends_at, reason = min(ends)
    if now >= suspends_at:
        return Judgement(stage="suspend", reason=reason, suspends_at=suspends_at, idle_since=active_at)
    warn_at = suspends_at - timedelta(seconds=policy.warn_s)
    if now >= warn_at:
        return Judgement(
            stage="warned", reason=reason, suspends_at=suspends_at, idle_since=active_at, check_at=suspends_at
        )
    return Judgement(stage="active", suspends_at=suspends_at, idle_since=active_at, check_at=warn_at)


def last_active(life: Life, *, now: datetime) -> datetime:
    """The last moment that counts as activity: never before the start, never after now.

    A stamp from the future is a clock that goes ahead; it counts as now for as long as it is ahead.
    """
    if life.busy:
        return now
    latest = max(_started(life), life.last_activity_at or life.created_at)
    return min(latest, now)


def _idle_end(life: Life, active_at: datetime, idle_s: float) -> datetime:
    end = active_at + timedelta(seconds=idle_s)
    return end if life.keep_until is None else max(end, life.keep_until)


def _started(life: Life) -> datetime:
    return max(life.created_at, life.started_at or life.created_at)


def _finished(end: datetime, life: Life, now: datetime) -> datetime:
    """The end, or a while later where something runs that would be lost."""
    latest = end + timedelta(seconds=FINISH_S)
    return min(latest, max(end, now + timedelta(seconds=1))) if life.busy else end


def _judge_at_rest(life: Life, policy: RestPolicy, now: datetime) -> Judgement:
    if not life.at_rest:
        return Judgement(stage="suspended")
    ends: list[tuple[datetime, Literal["Expired", "RetentionOver"]]] = []
    if life.expires_at is not None:
        ends.append((life.expires_at, "Expired"))
    if policy.retention_s is not None:
        known = [at for at in (life.suspended_at, life.last_activity_at, life.started_at) if at is not None]
        # With no stamp of its suspension nobody knows how long it rests: it is kept.
        if life.suspended_at is not None:
            ends.append((max(life.created_at, *known) + timedelta(seconds=policy.retention_s), "RetentionOver"))
    if not ends:
        return Judgement(stage="suspended")
    end, reason = min(ends)
    return Judgement(stage="delete", reason=reason) if now >= end else Judgement(stage="suspended", check_at=end)
