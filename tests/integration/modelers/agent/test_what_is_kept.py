"""What is in the checkpoints, and what is told of waits that happen in the middle of a node."""

import re
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.studio.ports.agent import AgentStep
from tests.support.agents import BALL, CLEAR, UNKNOWN, critique, open_agent, plan, reading
from tests.support.databases import new_database
from tests.support.llm_server import busy, calls_all, llm_server

pytestmark = pytest.mark.blender
KEY = "sk-ant-very-secret-0123456789"
DONE = ("step_done", {"step": 1, "summary": "made"})


def everything_kept(url: str) -> bytes:
    """All bytes of the database, whatever they mean."""
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    found: list[bytes] = []
    with psycopg.connect(url) as connection:
        for table in ("checkpoints", "checkpoint_blobs", "checkpoint_writes"):
            for row in connection.execute(sql.SQL("SELECT * FROM agent.{}").format(sql.Identifier(table))):
                found += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    return b"\n".join(found)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_no_key_and_no_picture_is_in_a_checkpoint_and_a_forgotten_run_is_gone(
    pool: WorkerPool, tmp_path: Path, database: str
) -> None:
    url = new_database(database, tmp_path)
    script = {
        "refine": [reading(UNKNOWN)], "plan": [plan("Ball")],
        "execute": [calls_all(BALL, ("look_at_model", {"views": ["front"], "size_px": 128}), DONE)],
        "assess": [critique(9)],
    }  # fmt: skip
    with llm_server(script, keys={KEY}) as server:
        choice = server.choice("anthropic", api_key=KEY)
        with open_agent(pool, tmp_path, choice, url=url) as agent:
            agent.run(UNKNOWN)
            kept = everything_kept(url)
            assert KEY.encode() not in kept
            assert b"secret" not in kept
            assert b"glorbix" in kept
            assert not re.search(rb"\xff\xd8\xff|JFIF|/9j/4AAQ|iVBORw0KGgo", kept)
            assert list(agent.agent.threads()) == ["job_1"]
            agent.agent.forget("job_1")
            assert list(agent.agent.threads()) == []


def test_waits_are_told_when_they_begin_and_counted(pool: WorkerPool, tmp_path: Path) -> None:
    with (
        llm_server({"assess": [busy(retry_after_s=0.2), critique(9)]}) as server,
        open_agent(pool, tmp_path, server.choice("anthropic")) as agent,
    ):
        result = agent.run(CLEAR)
    assert agent.stages == ["refine", "analyse", "plan", "look", "wait", "assess", "evaluate", "complete"]
    assert [step.number for step in agent.steps] == list(range(1, 9))
    assert "Waiting" in agent.steps[4].title
    assert result.steps == 8
    assert len(server.requests) == 2


def test_a_run_that_was_killed_while_it_waited_leaves_no_gap_and_no_double(pool: WorkerPool, tmp_path: Path) -> None:
    with (
        llm_server({"assess": [busy(retry_after_s=0.2), busy(retry_after_s=0.2), critique(9)]}) as server,
        open_agent(pool, tmp_path, server.choice("anthropic")) as agent,
    ):

        def break_off(step: AgentStep) -> None:
            if step.stage == "wait":
                raise CanceledError("broken off")

        agent.on_step = break_off
        with pytest.raises(CanceledError):
            agent.run(CLEAR)
        assert agent.steps[-1].number == 5
        before = len(agent.steps)
        agent.on_step = None
        result = agent.run(CLEAR)
    again = agent.steps[before:]
    assert [(step.number, step.stage) for step in again][:3] == [(5, "wait"), (6, "wait"), (7, "assess")]
    assert result.steps == again[-1].number == 9


def test_another_model_takes_over_and_both_are_named(pool: WorkerPool, tmp_path: Path) -> None:
    with llm_server({"assess": [critique(6, "!dull")], "improve": [calls_all(DONE)]}, keys={"good"}) as server:
        bad, good = server.choice("anthropic", api_key="bad"), server.choice("openai", api_key="good")
        with open_agent(pool, tmp_path, bad) as agent:
            result = agent.run(CLEAR, models=(bad, good))
    assert result.models == (good.label,)
    assert any(step.stage == "wait" and "passed over" in step.title for step in agent.steps)
