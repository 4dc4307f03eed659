"""What an operator is told of each part, from good to bad."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from prompt2mesh.studio.ports.records import Runner
from prompt2mesh.studio.service.overview.desk import ActiveUsers, Overview, StorageFigures, Totals
from prompt2mesh.studio.service.overview.health import State, checks
from prompt2mesh.studio.service.overview.people import InstanceFigures
from prompt2mesh.studio.service.overview.quantiles import NO_SPREAD
from prompt2mesh.studio.service.overview.spans import Spans
from prompt2mesh.studio.service.overview.traffic import Process, RequestFigures, Traffic
from prompt2mesh.studio.service.overview.work import Ended, WorkFigures

NOW = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)
PROCESS = Process(id="proc_1", kind="api", host="one:1", seen_at=NOW)
RUNNER = Runner(id="run_1", host="one", pid=1, slots=2, started_at=NOW, seen_at=NOW, status={"busy": 1})
WORK = WorkFigures(
    waiting={}, running=1, oldest_wait_s=0.0, waits=NO_SPREAD, mean_seconds=None, ended=Ended(succeeded=40), kinds=[],
    stages=[], spans={}, failures=[],
)  # fmt: skip
TRAFFIC = Traffic(
    whole=RequestFigures(), last_minutes=RequestFigures(requests=100), per_second=0.3, routes={}, spans={},
    processes=[PROCESS],
)  # fmt: skip
WELL = Overview(
    at=NOW, spans=Spans.before(NOW, hours=6, length_s=600), database_ms=3.0, totals=Totals(users=1, projects=1, jobs={}),
    work=WORK, runners=[RUNNER], traffic=TRAFFIC, llm=[], instances=None,
    storage=StorageFigures(blobs=0, blob_bytes=0, database_bytes=0, largest=[]),
    active=ActiveUsers(five_minutes=0, hour=0, day=0),
)  # fmt: skip


def states(found: Overview) -> dict[str, State]:
    return {check.name: check.state for check in checks(found)}


def test_all_is_well() -> None:
    assert set(states(WELL).values()) == {"good"}
    assert "Instances" not in states(WELL)


@pytest.mark.parametrize(
    ("change", "name", "state"),
    [
        ({"database_ms": 2000.0}, "Database", "warning"),
        ({"runners": []}, "Runners", "bad"),
        ({"traffic": replace(TRAFFIC, processes=[])}, "API", "unknown"),
        ({"traffic": replace(TRAFFIC, last_minutes=RequestFigures(requests=100, server_errors=2))}, "API", "warning"),
        ({"traffic": replace(TRAFFIC, last_minutes=RequestFigures(requests=100, server_errors=50))}, "API", "bad"),
        ({"traffic": replace(TRAFFIC, last_minutes=RequestFigures(requests=2, server_errors=1))}, "API", "warning"),
        ({"work": replace(WORK, waiting={"batch": 9}, oldest_wait_s=5.0)}, "Queue", "good"),
        ({"work": replace(WORK, waiting={"batch": 9}, oldest_wait_s=90.0)}, "Queue", "warning"),
        ({"work": replace(WORK, waiting={"batch": 9}, oldest_wait_s=900.0)}, "Queue", "bad"),
        ({"work": replace(WORK, ended=Ended(failed=1))}, "Jobs", "good"),
        ({"work": replace(WORK, ended=Ended(succeeded=8, failed=2))}, "Jobs", "warning"),
        ({"work": replace(WORK, ended=Ended(succeeded=2, failed=8))}, "Jobs", "bad"),
        ({"instances": InstanceFigures(problem="no answer", phases={})}, "Instances", "bad"),
        ({"instances": InstanceFigures(phases={"Ready": 3, "Failed": 1})}, "Instances", "warning"),
    ],
)
def test_what_is_not_well_is_told(change: dict[str, Any], name: str, state: State) -> None:
    assert states(replace(WELL, **change))[name] == state
