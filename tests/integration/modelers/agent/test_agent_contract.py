"""What every Agent of the port does, whatever is behind it: LangGraph over both databases, and over an instance."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from prompt2mesh.bootstrap.agent import LocalAgent
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import (
    CanceledError,
    LlmKeyError,
    LlmUnavailableError,
    StoreUnavailableError,
)
from prompt2mesh.modelers.builtin import modeler as builtin
from prompt2mesh.modelers.remote import RemoteAgent
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import AgentStep, Budget, ModelChoice
from tests.support.agents import CLEAR, AgentRun, critique, open_agent
from tests.support.databases import new_database
from tests.support.instance_agents import agent_in_thread
from tests.support.instance_api import persons_api
from tests.support.llm_server import LlmServer, fails, llm_server, says

pytestmark = pytest.mark.blender


@pytest.fixture
def server() -> Generator[LlmServer]:
    with llm_server({"assess": [critique(9)] * 3, "chat": [says("It is red.")]}, strict=False) as running:
        yield running


@contextmanager
def over_an_instance(builder: Builder, folder: Path, choice: ModelChoice) -> Generator[AgentRun]:
    """The agent of an instance, with pictures that are quick to take."""

    @contextmanager
    def opening(_: Builder) -> Generator[LocalAgent]:
        with open_agent(builder, folder / "data" / "runs", choice) as opened:
            yield LocalAgent(agent=opened.agent, blobs=opened.blobs)

    blobs = open_blobs(str(folder / "blobs"))
    with persons_api() as api, agent_in_thread(folder / "data", builder, opening, api.url) as client:
        yield AgentRun(RemoteAgent(client, blobs=blobs), blobs, folder / "work", choice)


@pytest.fixture(params=["sqlite", "postgresql", "instance"])
def agent(request: pytest.FixtureRequest, pool: WorkerPool, tmp_path: Path, server: LlmServer) -> Generator[AgentRun]:
    if request.param == "instance":
        with over_an_instance(pool, tmp_path, server.choice("anthropic")) as opened:
            yield opened
        return
    url = new_database(request.param, tmp_path)
    with open_agent(pool, tmp_path, server.choice("anthropic"), url=url) as opened:
        yield opened


def test_steps_count_from_one_without_gaps_and_add_up(agent: AgentRun) -> None:
    result = agent.run(CLEAR)
    assert [step.number for step in agent.steps] == list(range(1, result.steps + 1))
    assert agent.steps[-1].total == result.usage
    assert sum(step.usage.tokens for step in agent.steps) == result.usage.tokens
    assert sum(step.usage.calls for step in agent.steps) == result.usage.calls
    assert all(step.title for step in agent.steps)
    assert [step.progress for step in agent.steps] == sorted(step.progress for step in agent.steps)
    assert agent.steps[-1].progress == 100


def test_pictures_are_in_the_blob_store(agent: AgentRun) -> None:
    agent.run(CLEAR)
    pictures = [picture for step in agent.steps for picture in step.pictures]
    assert pictures
    for picture in pictures:
        stored = agent.blobs.stat(picture.digest)
        assert stored is not None
        assert stored.size_bytes == picture.size_bytes
        assert picture.media_type in {"image/jpeg", "image/png"}


def test_a_thread_that_is_broken_off_goes_on_and_tells_at_most_its_newest_step_again(
    agent: AgentRun, server: LlmServer
) -> None:
    def stop_at_the_judgement(step: AgentStep) -> None:
        if step.stage == "assess":
            raise StoreUnavailableError("the database is away")

    agent.on_step = stop_at_the_judgement
    with pytest.raises(StoreUnavailableError):
        agent.run(CLEAR)
    told = len(agent.steps)
    agent.on_step = None
    result = agent.run(CLEAR)
    assert agent.steps[told].number == agent.steps[told - 1].number
    assert {step.number for step in agent.steps} == set(range(1, result.steps + 1))
    assert len(agent.steps) == result.steps + 1
    assert len(server.requests) == 1


def test_threads_do_not_meet(agent: AgentRun, server: LlmServer) -> None:
    agent.run(CLEAR, thread_id="one")
    agent.run("a blue ball", thread_id="two")
    assert sorted(agent.agent.threads()) == ["one", "two"]
    agent.agent.forget("one")
    agent.agent.forget("one")
    assert list(agent.agent.threads()) == ["two"]
    assert "blue ball" not in server.requests[0].text


def test_a_question_gives_no_program(agent: AgentRun) -> None:
    program, checklist = builtin.model(CLEAR)
    result = agent.run("what colour is it?", mode="chat", program=program, checklist=checklist)
    assert (result.program, result.answer, result.stop_reason) == (None, "It is red.", "answered")
    assert result.checklist == Checklist()


def test_asked_to_stop_before_it_begins_it_asks_nobody(agent: AgentRun, server: LlmServer) -> None:
    with pytest.raises(CanceledError):
        agent.run(CLEAR, canceled=lambda: True)
    assert server.requests == []


def test_what_nobody_can_answer_is_an_error_that_names_no_key(agent: AgentRun, server: LlmServer) -> None:
    server.script({"assess": [fails(500, "boom")] * 9})
    with pytest.raises(LlmUnavailableError) as caught:
        agent.run(CLEAR, budget=Budget(minutes=0.2), thread_id="busy")
    assert server.choice("anthropic").api_key not in str(caught.value.as_dict())


def test_a_key_that_is_not_taken_is_told_as_such(agent: AgentRun, server: LlmServer) -> None:
    server.keys = {"another"}
    with pytest.raises(LlmKeyError):
        agent.run(CLEAR)
