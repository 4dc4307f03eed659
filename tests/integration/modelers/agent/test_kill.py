"""A run that is killed, from outside and at any moment, goes on where it was and repeats no call that was answered."""

from collections import Counter
from pathlib import Path

import pytest

from prompt2mesh.mesh.serialize import program_hash
from prompt2mesh.modelers.agent.graph import NODES
from prompt2mesh.studio.ports.agent import AgentResult, AgentStep, AgentTask
from tests.support.agent_process import AgentProcess, start
from tests.support.agents import BALL, BOX, UNKNOWN, critique, plan, reading
from tests.support.databases import new_database
from tests.support.llm_server import Asked, LlmServer, Turn, calls_all, llm_server

DONE = ("step_done", {"step": 1, "summary": "made"})
PAINT = ("change_part", {"part": "ball", "color": "#1122cc"})


def script() -> dict[str, list[Turn]]:
    """A run that passes through every node, some of them twice."""
    return {
        "refine": [reading("a glorbix, a ball on a box", enough=False)],
        "plan": [plan("Ball", "Box")],
        "execute": [calls_all(BALL, DONE), calls_all(BOX, DONE)],
        "assess": [critique(5, "!it should be blue"), critique(9)],
        "improve": [calls_all(PAINT, DONE)],
    }


def task(server: LlmServer) -> AgentTask:
    return AgentTask(thread_id="job_1", mode="make", text=UNKNOWN, models=(server.choice("anthropic"),))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_database(request.param, tmp_path)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[AgentResult, list[AgentStep]]:
    folder = tmp_path_factory.mktemp("undisturbed")
    with llm_server(script()) as server:
        process = start(task(server), folder, new_database("sqlite", folder))
        result = process.run_to_end()
    assert result is not None
    assert {"refine", "analyse", "plan", "execute", "look", "assess", "evaluate", "improve", "complete"} == {
        step.stage for step in process.steps
    }
    assert len(NODES) == 10
    return result, process.steps


def same_run(
    result: AgentResult | None, told: list[AgentStep], undisturbed: tuple[AgentResult, list[AgentStep]]
) -> None:
    """Whoever listens, and keeps the first of each number, has seen the same as if nothing had happened."""
    expected, steps = undisturbed
    assert result is not None
    assert result.program is not None
    assert expected.program is not None
    assert program_hash(result.program) == program_hash(expected.program)
    assert (result.score, result.stop_reason, result.usage) == (expected.score, expected.stop_reason, expected.usage)
    first = {step.number: step for step in reversed(told)}
    assert sorted(first) == list(range(1, len(steps) + 1))
    for step in steps:
        kept = first[step.number]
        assert (kept.stage, kept.title, kept.usage, kept.total, kept.score) == (
            step.stage, step.title, step.usage, step.total, step.score
        )  # fmt: skip


def test_it_is_killed_after_every_single_step(
    url: str, tmp_path: Path, undisturbed: tuple[AgentResult, list[AgentStep]]
) -> None:
    told: list[AgentStep] = []
    with llm_server(script()) as server:
        for number in range(1, len(undisturbed[1]) + 1):
            process = start(task(server), tmp_path, url)
            while (step := process.next_step()) is not None and step.number < number:
                process.go_on()
            assert step is not None
            process.kill()
            assert process.next_step() is None
            told += process.steps
            # It says its newest step again, and then what is new.
            assert [one.number for one in process.steps] == ([number - 1, number] if number > 1 else [1])
        last = start(task(server), tmp_path, url)
        result = last.run_to_end()
        told += last.steps
        assert server.repeated == []
    same_run(result, told, undisturbed)


@pytest.mark.parametrize(
    ("database", "call"), [*(("sqlite", call) for call in range(1, 8)), ("postgresql", 2), ("postgresql", 4)]
)
def test_it_is_killed_while_a_call_is_answered(
    database: str, call: int, tmp_path: Path, undisturbed: tuple[AgentResult, list[AgentStep]]
) -> None:
    url = new_database(database, tmp_path)
    running: list[AgentProcess] = []
    turns = {purpose: list(answers) for purpose, answers in script().items()}
    answered: Counter[str] = Counter()
    asked: list[str] = []

    def answer(request: Asked) -> Turn:
        asked.append(request.fingerprint)
        if len(asked) == call:
            running[0].kill()  # nothing of the answer arrives, and nothing was paid for
        else:
            answered[request.fingerprint] += 1
            return turns[request.purpose].pop(0)
        return critique(0)

    with llm_server(answer, strict=False) as server:
        running.append(start(task(server), tmp_path, url))
        assert running[0].run_to_end() is None
        again = start(task(server), tmp_path, url)
        result = again.run_to_end()
    assert set(answered.values()) == {1}
    assert len(asked) == 8
    assert asked[call - 1] == asked[call]
    same_run(result, [*running[0].steps, *again.steps], undisturbed)


def test_a_run_that_has_ended_is_not_run_again(url: str, tmp_path: Path) -> None:
    with llm_server(script()) as server:
        first = start(task(server), tmp_path, url)
        result = first.run_to_end()
        again = start(task(server), tmp_path, url)
        assert again.run_to_end() == result
        assert [step.number for step in again.steps] == [first.steps[-1].number]
        assert len(server.requests) == 7
