"""What processes of the API count is kept by the minute, and adds up to what all of them saw."""

from datetime import timedelta

from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.overview import OverviewDesk
from prompt2mesh.studio.service.overview.minutes import MinuteKeeper, ProcessFigures, RouteCounts, forget_minutes
from tests.integration.studio.conftest import Clock
from tests.support.records import NOON


def counted(requests: int, errors: int = 0) -> ProcessFigures:
    counts = RouteCounts(requests=requests, server_errors=errors, buckets={"0.1": requests})
    return ProcessFigures(
        routes={"GET /v1/me": counts}, gauges={"memory_bytes": 5e7, "pool_size": 10, "pool_in_use": 2}
    )


def test_two_processes_add_up_and_each_minute_holds_its_own(services: Services, clock: Clock) -> None:
    said = counted(10)
    one = MinuteKeeper(services, lambda: said, kind="api")
    two = MinuteKeeper(services, lambda: counted(5, errors=1), kind="api")
    one.write()
    two.write()
    clock.forward(50)
    said = counted(25)
    one.write()
    clock.forward(60)
    said = counted(40)
    one.write()  # of the minute that is over, then of the new one
    clock.forward(5)
    said = counted(41)
    one.write()
    with services.store.read() as tx:
        minutes = tx.figures.minutes(since=NOON)
    mine = {one.minute: one.figures["requests"] for one in minutes if one.process_id == minutes[0].process_id}
    others = {one.minute: one.figures["requests"] for one in minutes if one.process_id != minutes[0].process_id}
    assert sorted([mine, others], key=len) == [{NOON: 5}, {NOON: 40, NOON + timedelta(minutes=1): 1}]

    seen = OverviewDesk(services).look(1).traffic
    assert (seen.whole.requests, seen.whole.server_errors) == (46, 1)
    assert seen.routes["GET /v1/me"].requests == 46
    assert seen.whole.seconds.p50 is not None
    assert [process.pool_in_use for process in seen.processes] == [2]  # the other has been silent for too long
    assert forget_minutes(services, NOON + timedelta(days=3)) == 3
