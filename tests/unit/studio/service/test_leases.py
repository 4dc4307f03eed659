from datetime import datetime, timedelta

from prompt2mesh.studio.ports.records import Job
from prompt2mesh.studio.service.leases import LeaseWatch
from tests.support.records import NOON

LEASE_S = 15.0


class Clock:
    """A monotonic clock that is turned by hand."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def leased(*, attempt: int = 1, lease_until: datetime = NOON + timedelta(seconds=LEASE_S)) -> Job:
    return Job(id="job_1", user_id="usr_1", kind="text-to-3d", created_at=NOON, state="IN_PROGRESS", attempt=attempt,
               lease_until=lease_until)  # fmt: skip


def watch(clock: Clock) -> LeaseWatch:
    return LeaseWatch(lasts_s=LEASE_S, look_every_s=3.0, monotonic_s=clock)


def looks(watching: LeaseWatch, clock: Clock, job: Job, *, times: int) -> list[Job]:
    found: list[Job] = []
    for _ in range(times):
        clock.now_s += 3.0
        found = watching.overdue([job])
    return found


def test_a_lease_that_does_not_change_is_overdue_after_it_should_have_run_out() -> None:
    clock = Clock()
    watching, job = watch(clock), leased()
    assert watching.overdue([job]) == []
    assert looks(watching, clock, job, times=5) == []
    assert looks(watching, clock, job, times=1) == [job]


def test_a_lease_that_changes_is_never_overdue_whatever_its_time_says() -> None:
    clock = Clock()
    watching = watch(clock)
    for number in range(40):
        clock.now_s += 3.0
        # A runner whose clock is years off, and goes backward.
        job = leased(lease_until=NOON - timedelta(days=900, seconds=number))
        assert watching.overdue([job]) == []


def test_a_new_attempt_has_its_own_time() -> None:
    clock = Clock()
    watching, first = watch(clock), leased()
    watching.overdue([first])
    looks(watching, clock, first, times=5)
    assert looks(watching, clock, leased(attempt=2), times=1) == []


def test_the_time_in_which_the_watcher_saw_nothing_does_not_count() -> None:
    clock = Clock()
    watching, job = watch(clock), leased()
    watching.overdue([job])
    clock.now_s += 600  # the database was away, so nobody could renew
    assert watching.overdue([job]) == []
    assert looks(watching, clock, job, times=3) == []
    assert looks(watching, clock, job, times=2) == [job]
