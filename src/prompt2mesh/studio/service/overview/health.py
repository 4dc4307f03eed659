"""Whether each part of the service is well, in a word and a sentence."""

from dataclasses import dataclass
from typing import Literal

from prompt2mesh.studio.service.overview.desk import Overview

State = Literal["good", "warning", "bad", "unknown"]
_SLOW_DATABASE_MS = 1500.0
_LONG_WAIT_S, _TOO_LONG_WAIT_S = 60.0, 300.0
# Of few requests or jobs one failure is a large share, and says little.
_ENOUGH = 10
_SOME_ERRORS, _MANY_ERRORS = 0.01, 0.05
_SOME_FAILURES, _MANY_FAILURES = 0.1, 0.5


@dataclass(frozen=True, kw_only=True)
class Check:
    """How a part is."""

    name: str
    state: State
    text: str


def checks(found: Overview) -> list[Check]:
    """Every part, in the order in which a request meets them."""
    return [_api(found), _database(found), _runners(found), _queue(found), _jobs(found), *_instances(found)]


def _api(found: Overview) -> Check:
    processes, recent = found.traffic.processes, found.traffic.last_minutes
    if not processes:
        return Check(name="API", state="unknown", text="no process has told of itself yet")
    text = _count(len(processes), "process", "processes")
    if not recent.server_errors:
        return Check(name="API", state="good", text=f"{text}, no errors in five minutes")
    share = recent.server_errors / max(1, recent.requests)
    state: State = "bad" if share > _MANY_ERRORS and recent.requests >= _ENOUGH else "warning"
    if share <= _SOME_ERRORS:
        state = "good"
    return Check(name="API", state=state, text=f"{text}, {share:.1%} of requests failed in five minutes")


def _database(found: Overview) -> Check:
    slow = found.database_ms > _SLOW_DATABASE_MS
    return Check(name="Database", state="warning" if slow else "good",
                 text=f"answers this page in {found.database_ms:,.0f} ms")  # fmt: skip


def _runners(found: Overview) -> Check:
    if not found.runners:
        return Check(name="Runners", state="bad", text="nothing takes jobs: start prompt2mesh serve runner")
    slots = sum(runner.slots for runner in found.runners)
    busy = sum(int(runner.status.get("busy", 0)) for runner in found.runners)
    runners = _count(len(found.runners), "runner", "runners")
    return Check(name="Runners", state="good", text=f"{runners}, {busy} of {slots} slots at work")


def _queue(found: Overview) -> Check:
    waiting, oldest_s = sum(found.work.waiting.values()), found.work.oldest_wait_s
    if not waiting:
        return Check(name="Queue", state="good", text="nothing waits")
    state: State = "bad" if oldest_s > _TOO_LONG_WAIT_S else "warning" if oldest_s > _LONG_WAIT_S else "good"
    return Check(name="Queue", state=state,
                 text=f"{_count(waiting, 'job waits', 'jobs wait')}, the oldest for {oldest_s:,.0f} s")  # fmt: skip


def _jobs(found: Overview) -> Check:
    ended = found.work.ended
    total = ended.succeeded + ended.failed
    if not total:
        return Check(name="Jobs", state="good", text="none ended in this time")
    share = ended.failed_share
    state: State = "good"
    if total >= _ENOUGH and share > _SOME_FAILURES:
        state = "bad" if share > _MANY_FAILURES else "warning"
    text = f"{ended.failed:,} of {total:,} failed" if ended.failed else f"all {total:,} succeeded"
    return Check(name="Jobs", state=state, text=text)


def _instances(found: Overview) -> list[Check]:
    people = found.instances
    if people is None:
        return []
    if people.problem:
        return [Check(name="Instances", state="bad", text=people.problem)]
    failed, ready = people.phases.get("Failed", 0), people.phases.get("Ready", 0)
    text = f"{ready} ready" + (f", {failed} failed" if failed else "")
    return [
        Check(name="Instances", state="warning" if failed else "good", text=text if people.phases else "nobody has one")
    ]


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
