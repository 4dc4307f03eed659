"""Jobs of people whose instance is ready are done there, and here when it fails: nothing lost, nothing counted twice."""

import errno
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from prompt2mesh.bootstrap.agent import LocalAgent
from prompt2mesh.builders.remote import RemoteBuilder
from prompt2mesh.mesh.errors import (
    InstanceUnavailableError,
    LimitError,
    Prompt2MeshError,
    StorageError,
    WorkerCrashedError,
)
from prompt2mesh.modelers.remote import RemoteAgent
from prompt2mesh.modelers.scripted import Script, ScriptedAgent, ScriptedStep
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports import Builder, BuildOrder
from prompt2mesh.studio.ports.agent import Budget
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.ports.workplaces import Workplace
from prompt2mesh.studio.service import job_places
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.runner import JobRunner
from tests.support.builders import PaperBuilder
from tests.support.instance_agents import agent_in_thread
from tests.support.records import add_user
from tests.support.runners import audit, new_runner, submit, wait_ended, wait_for
from tests.support.scripted_agents import choices, events_of, scripted, tokens_of

STEPS = (ScriptedStep(stage="plan", tokens=500), ScriptedStep(tokens=1000), ScriptedStep(stage="assess", tokens=2000))


@dataclass
class OneInstance:
    """Workplaces where one person has an instance."""

    user_id: str
    place: Workplace
    there: bool = True
    shown: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def of(self, user_id: str) -> Workplace | None:
        return self.place if self.there and user_id == self.user_id else None

    def avoid(self, user_id: str) -> None:
        self.there = self.there and user_id != self.user_id

    def show(self, user_id: str, *, project_id: str, version_id: str, program_hash: str) -> None:
        assert user_id == self.user_id
        assert project_id.startswith("prj_")
        self.shown.append((version_id, program_hash))

    def close(self) -> None:
        pass


class Bench:
    """A runner, and beside it the instance of one person."""

    def __init__(self, services: Services, owner: User, folder: Path, *, there: Script, here: Script) -> None:
        self.remote, self.local = PaperBuilder(), PaperBuilder()
        (folder / "instance").mkdir()
        self.remote_agent = scripted(services, folder / "instance", there)
        self.local_agent = scripted(services, folder, here)
        place = Workplace(instance_id="i-1", builder=self.remote, agent=self.remote_agent)
        self.places = OneInstance(owner.id, place)
        self.runner: JobRunner = new_runner(services, self.local, folder / "work", agent=self.local_agent,
                                            llms=choices(services), workplaces=self.places)  # fmt: skip


@pytest.fixture
def bench(services: Services, owner: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(job_places, "RESTART_S", 0.6)
    whole = Script(steps=STEPS)
    made = Bench(services, owner, tmp_path, there=whole, here=whole)
    yield made
    made.runner.stop(grace_s=2.0)


def of_instance(bench: Bench, agent: ScriptedAgent) -> None:
    place = bench.places.place
    bench.places.place = Workplace(instance_id=place.instance_id, builder=place.builder, agent=agent)


def test_only_the_persons_own_jobs_are_done_in_their_instance(
    services: Services, store: SqlStore, bench: Bench, owner: User
) -> None:
    other = add_user(store)
    mine, theirs = submit(services, owner, "a red cube"), submit(services, other, "a blue ball")
    bench.runner.start()
    jobs = wait_ended(services, mine.id, theirs.id)
    assert [job.state for job in jobs] == ["SUCCEEDED", "SUCCEEDED"]
    assert bench.remote.orders
    assert bench.local.orders
    assert not set(bench.remote.orders) & set(bench.local.orders)
    assert len(bench.remote_agent.tasks) == len(bench.local_agent.tasks) == 1
    assert [event.data["place"] for event in events_of(services, mine.id, "place")] == ["instance"]
    assert events_of(services, theirs.id, "place") == []
    assert jobs[0].result is not None
    version_id = jobs[0].result["version_id"]
    wait_for(lambda: [one for one, _ in bench.places.shown] == [version_id])
    wait_for(lambda: bench.remote_agent.threads() == [])


@pytest.mark.parametrize(
    "fault", [WorkerCrashedError("its pod died"), LimitError("two builds run there", retry_after_s=1)]
)
def test_an_instance_that_cannot_build_gives_the_job_to_the_runner_which_says_so(
    services: Services, store: SqlStore, bench: Bench, owner: User, fault: Prompt2MeshError
) -> None:
    def fail(order: BuildOrder) -> None:
        del order
        raise fault

    bench.remote.during = fail
    job = submit(services, owner, "a red cube", more={"modeler": "builtin"})
    bench.runner.start()
    [ended] = wait_ended(services, job.id)
    assert ended.state == "SUCCEEDED"
    [told] = events_of(services, job.id, "place")
    assert told.data["place"] == "runner"
    assert fault.message in told.data["reason"]
    audit(store, services.blobs, accepted={job.id})


@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOSPC, "No space left on device"), StorageError("No space left on device")]
)
@pytest.mark.parametrize("modeler", ["builtin", "agent"])
def test_an_instance_whose_disk_is_full_fails_no_job(
    services: Services, bench: Bench, owner: User, tmp_path: Path, fault: Exception, modeler: str
) -> None:
    def fail(*order: BuildOrder) -> None:
        del order
        raise fault

    @contextmanager
    def opening(builder: Builder) -> Generator[LocalAgent]:
        del builder
        steps = (STEPS[0], ScriptedStep(during=fail))
        yield LocalAgent(agent=scripted(services, tmp_path / "instance", Script(steps=steps)), blobs=services.blobs)

    bench.remote.during = fail
    with agent_in_thread(tmp_path / "data", bench.remote, opening, "http://127.0.0.1:9") as client:
        bench.places.place = Workplace(instance_id="i-1", builder=RemoteBuilder(client),
                                       agent=RemoteAgent(client, blobs=services.blobs))  # fmt: skip
        job = submit(services, owner, "a red cube", more={"modeler": modeler})
        bench.runner.start()
        [ended] = wait_ended(services, job.id)
    assert ended.state == "SUCCEEDED"
    told = events_of(services, job.id, "place")[-1]
    assert told.data["place"] == "runner"
    assert "your instance could not go on" in told.data["reason"]


def test_a_run_whose_instance_dies_goes_on_here_with_every_step_told_and_counted_once(
    services: Services, store: SqlStore, bench: Bench, owner: User, tmp_path: Path
) -> None:
    died = ScriptedStep(fault=InstanceUnavailableError("the instance's agent does not answer"))
    of_instance(bench, scripted(services, tmp_path / "instance", Script(steps=(*STEPS[:2], died))))
    job = submit(services, owner, "a red cube")
    bench.runner.start()
    [ended] = wait_ended(services, job.id)
    assert ended.state == "SUCCEEDED"
    steps = [event.data for event in events_of(services, job.id, "agent")]
    assert [step["number"] for step in steps] == [1, 2, 3, 4, 5]
    assert [step["usage"]["input_tokens"] * 2 for step in steps] == [500, 1000, 500, 1000, 2000]
    assert steps[-1]["total"]["input_tokens"] * 2 == 5000, "of both places together"
    assert [(event.data["place"], event.data["first_step"]) for event in events_of(services, job.id, "place")] == [
        ("instance", 1), ("runner", 3),
    ]  # fmt: skip
    assert bench.local_agent.tasks[-1].budget.tokens < Budget().tokens
    assert tokens_of(services, owner.id) == 5000
    audit(store, services.blobs, accepted={job.id})


def test_an_agent_that_is_back_in_a_moment_goes_on_with_its_run(
    services: Services, bench: Bench, owner: User, tmp_path: Path
) -> None:
    dead = [True]

    def once() -> None:
        if dead.pop() if dead else False:
            raise InstanceUnavailableError("it is started again")

    again = ScriptedStep(tokens=1000, during=once)
    agent = scripted(services, tmp_path / "instance", Script(steps=(STEPS[0], again, STEPS[2])))
    of_instance(bench, agent)
    job = submit(services, owner, "a red cube")
    bench.runner.start()
    [ended] = wait_ended(services, job.id)
    assert ended.state == "SUCCEEDED"
    assert [event.data["number"] for event in events_of(services, job.id, "agent")] == [1, 2, 3]
    assert bench.local_agent.tasks == []
    assert len(agent.tasks) == 2
