"""When an instance rests: warned, suspended, deleted; and never while somebody is at work."""

import dataclasses
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances.idle import FINISH_S, Judgement, Life, RestPolicy, judge

START = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
POLICY = RestPolicy(idle_s=1800, warn_s=300, lifetime_s=12 * 3600, retention_s=30 * 86400)
LIFE = Life(running=True, ready=True, created_at=START, started_at=START)


def after(life: Life, *, s: float, policy: RestPolicy = POLICY) -> Judgement:
    return judge(life, policy, now=START + timedelta(seconds=s))


def at(s: float) -> datetime:
    return START + timedelta(seconds=s)


def test_active_then_warned_then_suspended() -> None:
    life = dataclasses.replace(LIFE, last_activity_at=at(1000))
    assert after(life, s=2499).stage == "active"
    assert after(life, s=2499).check_at == at(2500)
    warned = after(life, s=2500)
    assert (warned.stage, warned.suspends_at, warned.check_at) == ("warned", at(2800), at(2800))
    over = after(life, s=2800)
    assert (over.stage, over.reason, over.idle_since) == ("suspend", "Idle", at(1000))


def test_activity_and_the_keep_button_take_the_warning_back() -> None:
    life = dataclasses.replace(LIFE, last_activity_at=at(1000))
    assert after(dataclasses.replace(life, last_activity_at=at(2600)), s=2601).stage == "active"
    kept = dataclasses.replace(life, keep_until=at(6000))
    assert after(kept, s=2800).stage == "active"
    assert after(kept, s=6000).stage == "suspend"
    assert after(dataclasses.replace(life, busy=True), s=9000).stage == "active"


def test_a_missing_or_odd_stamp_never_ends_it_early() -> None:
    assert after(LIFE, s=1799).stage == "warned"
    assert after(dataclasses.replace(LIFE, last_activity_at=at(-90000)), s=1799).stage == "warned"
    ahead = dataclasses.replace(LIFE, last_activity_at=at(50000))
    assert after(ahead, s=20000).stage == "active"
    unknown_start = dataclasses.replace(LIFE, started_at=None)
    assert after(unknown_start, s=1799).stage == "warned"
    assert after(dataclasses.replace(LIFE, ready=False), s=90000).stage == "active"


def test_a_lifetime_and_an_expiry_end_what_is_in_use_too_but_let_it_finish() -> None:
    busy = dataclasses.replace(LIFE, last_activity_at=at(12 * 3600 - 1))
    assert after(busy, s=12 * 3600 - 300).stage == "warned"
    assert after(busy, s=12 * 3600).reason == "LifetimeOver"
    expiring = dataclasses.replace(LIFE, last_activity_at=at(999), expires_at=at(1000))
    assert after(expiring, s=1000).reason == "Expired"
    at_work = dataclasses.replace(expiring, busy=True)
    assert after(at_work, s=1000).stage == "warned"
    assert after(at_work, s=1000 + FINISH_S).stage == "suspend"


def test_what_rests_is_kept_for_the_retention_and_then_deleted() -> None:
    resting = dataclasses.replace(LIFE, running=False, ready=False, at_rest=True, suspended_at=at(5000))
    assert after(resting, s=30 * 86400).stage == "suspended"
    assert after(resting, s=30 * 86400).check_at == at(5000 + 30 * 86400)
    assert after(resting, s=30 * 86400 + 5000).reason == "RetentionOver"
    assert after(dataclasses.replace(resting, suspended_at=None), s=90 * 86400).stage == "suspended"
    assert after(dataclasses.replace(resting, expires_at=at(6000)), s=6000).reason == "Expired"
    # On its way to rest it is not deleted: its scene may not be saved yet.
    assert after(dataclasses.replace(resting, at_rest=False), s=90 * 86400).stage == "suspended"


moments = st.none() | st.floats(-1e5, 1e6).map(at)


@given(
    activity=st.lists(st.floats(0, 40000), min_size=1, max_size=30), skew_s=st.floats(-120, 120),
    now_s=st.floats(0, 40000), keep=moments,
)  # fmt: skip
def test_who_did_something_less_than_the_idle_time_ago_is_not_idle(
    activity: list[float], skew_s: float, now_s: float, keep: datetime | None
) -> None:
    done = [each for each in activity if each <= now_s]
    last = max(done, default=None)
    stamped = None if last is None else at(last + skew_s)
    found = after(dataclasses.replace(LIFE, last_activity_at=stamped, keep_until=keep), s=now_s)
    if last is not None and now_s - last < 1800 - abs(skew_s):
        assert found.stage in {"active", "warned"}
    if now_s < 1800:
        assert found.stage != "suspend"


@given(
    started=moments, activity=moments, keep=moments, expires=moments, suspended=moments, now_s=st.floats(0, 1e6),
    running=st.booleans(), ready=st.booleans(), rest=st.booleans(), busy=st.booleans(),
)  # fmt: skip
def test_a_judgement_holds_until_its_own_check(
    started: datetime | None, activity: datetime | None, keep: datetime | None, expires: datetime | None,
    suspended: datetime | None, now_s: float, running: bool, ready: bool, rest: bool, busy: bool,
) -> None:  # fmt: skip
    life = Life(running=running, ready=ready, at_rest=rest, created_at=START, started_at=started, busy=busy,
                last_activity_at=activity, keep_until=keep, expires_at=expires, suspended_at=suspended)  # fmt: skip
    now = at(now_s)
    found = judge(life, POLICY, now=now)
    if running:
        assert found.stage != "delete"
    else:
        assert found.stage in {"suspended", "delete"}
        assert rest or found.stage == "suspended"
    if found.check_at is not None:
        assert found.check_at > now
        if not busy:
            just_before = now + (found.check_at - now) * 0.99
            assert judge(life, POLICY, now=just_before).stage == found.stage
