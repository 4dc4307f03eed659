"""What only the driver for one machine has: processes that are killed, limits, the queue, and who looks after them."""

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from prompt2mesh.instances.agent_wire import SaveRequest
from prompt2mesh.instances.idle import RestPolicy
from prompt2mesh.instances.local import processes
from prompt2mesh.instances.local.driver import LocalInstances
from prompt2mesh.instances.local.keeper import InstanceKeeper
from prompt2mesh.instances.local.records import PersonRecord, SlotRecord, SupervisorOrder
from prompt2mesh.studio.ports.instances import Owner
from tests.support.instance_api import PersonsApi
from tests.support.instances_contract import bind_to, objects_at, scene_at, wait_phase
from tests.support.local_instances import end_all, kill, processes_below, supervisors_below
from tests.support.runners import wait_for

pytestmark = pytest.mark.blender
ALICE, BOB = Owner(user_id="alice"), Owner(user_id="bob")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "instances"
    yield folder
    end_all(folder)


def slot_of(instances: LocalInstances, user: str) -> SlotRecord:
    name = instances.folder.slot_of(user)
    assert name is not None
    found = instances.folder.slot(name)
    assert found is not None
    return found


def _phase(instances: LocalInstances, user: str) -> str:
    found = instances.get(user)
    assert found is not None
    return found.phase


def test_whatever_is_killed_the_person_has_one_instance_and_their_scene(
    place: Path, api: PersonsApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JWT_SECRET_KEY", "a-secret-of-the-service")
    instances = LocalInstances(place)
    instances.ensure(ALICE)
    ready = wait_phase(instances, "alice", "Ready")[-1]
    slot = slot_of(instances, "alice")
    for pid in processes_below(place):
        assert b"a-secret-of-the-service" not in Path(f"/proc/{pid}/environ").read_bytes()
    for folder in (place, place / "slots" / slot.name):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    token = (place / "slots" / slot.name / "token").read_bytes().strip()
    assert not any(token in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in processes_below(place))
    assert int(Path(f"/proc/{slot.pid}/oom_score_adj").read_text()) > 0

    address = instances.address("alice")
    assert address is not None
    with bind_to(address, api, ready), closing(scene_at(address)) as scene:
        scene.command("execute_code", code="bpy.ops.mesh.primitive_cone_add(); bpy.context.object.name = 'Mine'")
    slot = slot_of(instances, "alice")
    kill(slot.children["agent"][0])
    wait_for(lambda: slot_of(instances, "alice").children["agent"][0] != slot.children["agent"][0])
    wait_phase(instances, "alice", "Ready")
    with bind_to(address, api, ready) as client:
        assert client.status().bound_user == "alice"
        client.save(SaveRequest())
    kill(slot_of(instances, "alice").pid)
    wait_for(lambda: _phase(instances, "alice") != "Ready")
    again = wait_phase(instances, "alice", "Ready")[-1]
    assert again.incarnation == ready.incarnation
    assert len(supervisors_below(place)) == 1
    address = instances.address("alice")
    assert address is not None
    with bind_to(address, api, again) as client:
        assert client.status().bound_user == "alice", "the folder of an instance that was killed is still its person's"
    wait_for(lambda: "Mine" in objects_at(address), timeout_s=30)
    instances.suspend("alice")
    assert processes_below(place) == []


def test_askers_that_are_killed_anywhere_leave_one_instance_and_nothing_else(place: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from prompt2mesh.instances.local.driver import LocalInstances\n"
        "from prompt2mesh.studio.ports.instances import Owner\n"
        "i = LocalInstances(Path(sys.argv[1])); print('go', flush=True)\n"
        "i.ensure(Owner(user_id='alice')); i.suspend('alice'); i.ensure(Owner(user_id='alice'))\n"
    )
    chance = random.Random(5)
    for _ in range(4):
        askers = [subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE) for _ in range(2)]
        for one in askers:
            assert one.stdout is not None
            one.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.4))
        for one in askers:
            one.kill()
            one.communicate()
        assert len(supervisors_below(place)) <= 1
    instances = LocalInstances(place)
    keeper = InstanceKeeper(instances)
    instances.ensure(ALICE)
    wait_phase(instances, "alice", "Ready")
    keeper.tick()
    keeper.wait(timeout_s=60)
    assert len(supervisors_below(place)) == 1
    assert [path.name for path in (place / "slots").iterdir()] == [instances.folder.slot_of("alice")]
    instances.delete("alice")
    assert processes_below(place) == []
    assert not list((place / "people").iterdir())
    keeper.close()


def test_what_a_killed_process_had_begun_to_write_starts_nothing_and_is_taken_away(place: Path) -> None:
    instances, now = LocalInstances(place), datetime.now(UTC)
    alice = instances.folder.people / "alice"
    alice.mkdir()
    instances.folder.keep_person(
        PersonRecord(id="alice", user_id="alice", created_at=now, requested_at=now, state="Suspended")
    )
    dead, living = place / "warming" / ".p2m-a.1.2.part", alice / ".instance.json.3.4.part"
    for part in (dead, alice / ".activity.json.1.2.part", living):
        part.write_text("{")
        os.utime(part, (time.time() - 600, time.time() - 600))
    os.utime(living)
    with closing(InstanceKeeper(instances)) as keeper:
        keeper.tick()
        keeper.wait(timeout_s=60)
    assert processes_below(place) == []
    assert [path.name for path in place.rglob(".*")] == [living.name]
    assert instances.folder.person("alice") is not None


def test_warm_ones_are_claimed_at_once_and_by_one_each_and_who_finds_none_waits_in_line(place: Path) -> None:
    instances = LocalInstances(place, most=2)
    with closing(InstanceKeeper(instances, warm=1, look_every_s=0.1)) as keeper:
        keeper.start()
        wait_for(lambda: len(instances.folder.warm_names()[1]) == 1, timeout_s=60)
        [warm] = instances.folder.warm_names()[1]
        started = time.monotonic()
        instances.ensure(ALICE)
        told = wait_phase(instances, "alice", "Ready")
        assert time.monotonic() - started < 2.0
        assert told[-1].incarnation == warm
        instances.ensure(BOB)
        wait_phase(instances, "bob", "Ready")
        assert instances.ensure(Owner(user_id="carol")).phase == "Queued"
        instances.ensure(Owner(user_id="dave"))
        places = [instances.get(user) for user in ("carol", "dave")]
        assert [(one.queue.position, one.queue.of) for one in places if one and one.queue] == [(1, 2), (2, 2)]
        assert all(one and one.queue and one.queue.estimate_s for one in places), "somebody will rest by then"
        assert len(supervisors_below(place)) == 2
        instances.delete("alice")
        wait_phase(instances, "carol", "Ready")
        still = instances.get("dave")
        assert still is not None
        assert still.phase == "Queued"
        for user in ("bob", "carol", "dave"):
            instances.delete(user)


def test_who_rests_is_warned_and_suspended_and_who_works_is_not(place: Path, api: PersonsApi) -> None:
    shift = [timedelta()]
    instances = LocalInstances(place, policy=RestPolicy(idle_s=600, warn_s=60, retention_s=3600),
                               clock=lambda: datetime.now(UTC) + shift[0])  # fmt: skip
    keeper = InstanceKeeper(instances)
    instances.ensure(ALICE)
    ready = wait_phase(instances, "alice", "Ready")[-1]
    assert ready.suspends_at is not None
    address = instances.address("alice")
    assert address is not None
    bind_to(address, api, ready).close()
    shift[0] = timedelta(seconds=590)
    instances.touch("alice", "keep", at=instances.clock())
    shift[0] = timedelta(seconds=700)
    keeper.tick()
    keeper.wait(timeout_s=60)
    kept = instances.get("alice")
    assert kept is not None
    assert kept.phase == "Ready"
    shift[0] = timedelta(seconds=1300)
    keeper.tick()
    keeper.wait(timeout_s=60)
    rest = instances.get("alice")
    assert rest is not None
    assert (rest.phase, rest.reason) == ("Suspended", "Idle")
    assert processes_below(place) == []
    shift[0] += timedelta(seconds=3700)
    keeper.tick()
    keeper.wait(timeout_s=60)
    assert instances.get("alice") is None
    keeper.close()


def test_one_that_does_not_come_up_says_why_and_is_tried_again_later(place: Path) -> None:
    instances = LocalInstances(place, order=SupervisorOrder(name="", start_timeout_s=0.1))
    instances.ensure(ALICE)
    failed = wait_phase(instances, "alice", "Failed")[-1]
    wait_for(lambda: (instances.get("alice") or failed).retry_at is not None)
    told = instances.get("alice")
    assert told is not None
    assert (told.reason, told.failures, told.phase) == ("StartTimeout", 1, "Failed")
    assert "0.1 s" in told.message
    wait_for(lambda: processes_below(place) == [])


def test_what_nobody_looks_after_any_more_ends_by_itself(place: Path) -> None:
    instances = LocalInstances(place, order=SupervisorOrder(name="", unkept_s=0.5))
    instances.ensure(ALICE)
    wait_for(lambda: len(supervisors_below(place)) == 1)
    wait_for(lambda: processes_below(place) == [], timeout_s=60)


def test_a_pid_that_is_anothers_by_now_is_left_alone() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        started = processes.started_at(other.pid)
        assert processes.runs(other.pid, started)
        processes.send(other.pid, started - 1, signal.SIGKILL)
        assert processes.runs(other.pid, started)
        processes.send(other.pid, started, signal.SIGKILL)
        other.wait()
    assert not processes.runs(other.pid, started)
    assert json.dumps(sorted(processes.environment(os.environ | {"DATABASE_URL": "x"}))).find("DATABASE") < 0


def test_a_folder_that_was_left_by_whoever_was_killed_while_making_an_instance_goes(place: Path) -> None:
    instances = LocalInstances(place)
    (place / "people" / "i-killed").mkdir()
    (place / "people" / "i-killed" / "lock").touch()
    (place / "people" / "i-made-now").mkdir()
    with instances.folder.lock_person("i-made-now"):
        with closing(InstanceKeeper(instances)) as keeper:
            keeper.tick()
        assert [path.name for path in (place / "people").iterdir()] == ["i-made-now"]
