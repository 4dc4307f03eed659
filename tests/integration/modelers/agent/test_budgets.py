import time
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.errors import CanceledError, LimitError
from prompt2mesh.studio.ports.agent import AgentStep, Budget
from tests.support.agents import BALL, CLEAR, UNKNOWN, critique, open_agent, plan, reading
from tests.support.llm_server import Turn, calls_all, hangs, llm_server

pytestmark = pytest.mark.blender
DONE = ("step_done", {"step": 1, "summary": "made"})
PLAIN = "!too plain"
SPENT = {"input_tokens": 6000, "output_tokens": 1000}


def improve(color: str) -> Turn:
    return calls_all(("change_part", {"part": "cube", "color": color}), DONE).costing(**SPENT)


def test_tokens_end_a_run_before_the_call_that_would_use_more_than_there_are(pool: WorkerPool, tmp_path: Path) -> None:
    script = {"assess": [critique(6, PLAIN).costing(**SPENT)] * 9, "improve": [improve(f"#11{n}1cc") for n in range(9)]}
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("ollama")) as agent:
        result = agent.run(CLEAR, budget=Budget(tokens=30_000, iterations=9))
    assert result.stop_reason == "tokens"
    assert 7000 < result.usage.tokens <= 30_000
    assert (result.score, result.remaining[0]) == (6, "too plain")
    assert "30,000 tokens" in result.answer
    assert agent.steps[-1].stage == "complete"


def test_the_last_answer_is_held_to_what_is_left(pool: WorkerPool, tmp_path: Path) -> None:
    script = {"assess": [critique(9).costing(**SPENT)]}
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("ollama")) as agent:
        agent.run(CLEAR, budget=Budget(tokens=9000))
    assert server.requests[0].body["options"]["num_predict"] < 9000


def test_money_ends_a_run(pool: WorkerPool, tmp_path: Path) -> None:
    dear = {"input_tokens": 60_000, "output_tokens": 20_000}
    script = {"assess": [critique(6, PLAIN).costing(**dear)], "improve": [improve("#1111cc")]}
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:
        result = agent.run(CLEAR, budget=Budget(cost_usd=0.3))
    assert (result.stop_reason, result.score) == ("cost", 6)
    assert result.usage.cost_usd is not None
    assert result.usage.cost_usd > 0.2
    assert "$0.30" in result.answer


def test_the_number_of_improvements_is_kept_to(pool: WorkerPool, tmp_path: Path) -> None:
    script = {"assess": [critique(5, PLAIN), critique(6, PLAIN), critique(7, PLAIN)],
              "improve": [improve("#1111cc"), improve("#2222cc")]}  # fmt: skip
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:
        result = agent.run(CLEAR, budget=Budget(iterations=2))
    assert (result.stop_reason, result.score, result.iterations) == ("iterations", 7, 2)


def test_no_improvement_at_all_may_be_wished(pool: WorkerPool, tmp_path: Path) -> None:
    with (
        llm_server({"assess": [critique(3, PLAIN)]}) as server,
        open_agent(pool, tmp_path, server.choice("anthropic")) as agent,
    ):
        result = agent.run(CLEAR, budget=Budget(iterations=0))
    assert (result.stop_reason, result.score) == ("iterations", 3)


def test_minutes_are_those_that_were_worked_and_not_those_between(pool: WorkerPool, tmp_path: Path) -> None:
    script = {"assess": [critique(6, PLAIN)], "improve": [improve("#1111cc")]}
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:

        def break_off(step: AgentStep) -> None:
            if step.stage == "assess":
                raise CanceledError("broken off")

        agent.on_step = break_off
        with pytest.raises(CanceledError):
            agent.run(CLEAR, budget=Budget(minutes=60))
        agent.on_step = None
        result = agent.run(CLEAR, budget=Budget(minutes=0.0001))
    assert (result.stop_reason, result.score) == ("minutes", 6)
    assert [one.purpose for one in server.requests] == ["assess"]


def test_an_llm_that_takes_too_long_is_left_when_the_minutes_are_up(pool: WorkerPool, tmp_path: Path) -> None:
    script = {"assess": [critique(6, PLAIN)], "improve": [hangs()]}
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:
        result = agent.run(CLEAR, budget=Budget(minutes=0.25))
    assert (result.stop_reason, result.score) == ("minutes", 6)


def test_a_budget_that_is_gone_before_anything_was_judged_leaves_the_draft(pool: WorkerPool, tmp_path: Path) -> None:
    with llm_server({}) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:
        result = agent.run(CLEAR, budget=Budget(tokens=300))
    assert result.program is not None
    assert (result.stop_reason, result.score) == ("tokens", None)
    assert result.remaining == ("nobody judged this version: the run ended before",)
    assert [item.status for item in result.checklist.items] == ["met"] * len(result.checklist.items)


def test_a_budget_that_is_gone_with_nothing_made_is_an_error(pool: WorkerPool, tmp_path: Path) -> None:
    with (
        llm_server({}) as server,
        open_agent(pool, tmp_path, server.choice("anthropic")) as agent,
        pytest.raises(LimitError, match="300 tokens"),
    ):
        agent.run(UNKNOWN, budget=Budget(tokens=300))


def test_a_model_that_was_made_and_not_judged_says_so(pool: WorkerPool, tmp_path: Path) -> None:
    script = {
        "refine": [reading(UNKNOWN)], "plan": [plan("Ball")],
        "execute": [calls_all(BALL, DONE).costing(input_tokens=50_000, output_tokens=500)],
    }  # fmt: skip
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("ollama")) as agent:
        result = agent.run(UNKNOWN, budget=Budget(tokens=52_000))
    assert (result.stop_reason, result.score) == ("tokens", None)
    assert "nobody judged" in result.remaining[0]
    assert [(item.phrase, item.note) for item in result.checklist.items] == [("a thing", "nobody judged it")]


def test_a_cancel_is_felt_while_the_llm_answers(pool: WorkerPool, tmp_path: Path) -> None:
    with llm_server({"assess": [hangs()]}) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:
        asked_at: list[float] = []

        def canceled() -> bool:
            if server.requests and not asked_at:
                asked_at.append(time.monotonic())
            return bool(asked_at) and time.monotonic() - asked_at[0] > 0.5

        with pytest.raises(CanceledError):
            agent.run(CLEAR, canceled=canceled)
