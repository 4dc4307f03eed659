"""The agent as the whole service runs it: real processes, real Blender, an LLM over real HTTP, both databases."""

import json
import os
import signal
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from prompt2mesh.client import Client
from prompt2mesh.store import tables
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.migrations import check_current
from tests.support.agents import BALL, BOX, UNKNOWN, critique, plan, reading
from tests.support.canaries import PASSWORD, SERVICE_LLM_KEY
from tests.support.databases import new_database
from tests.support.llm_server import Asked, LlmServer, Turn, calls, calls_all, llm_server, says
from tests.support.runners import audit, wait_for
from tests.support.service import Service, running_service

pytestmark = [pytest.mark.blender, pytest.mark.slow]
KEY = SERVICE_LLM_KEY
DONE = ("step_done", {"step": 1, "summary": "made"})
PAINT = ("change_part", {"part": "ball", "color": "#1122cc"})


def script() -> dict[str, list[Turn]]:
    """A run that makes something, finds a fault in it, and mends it."""
    return {
        "refine": [reading("a glorbix, a ball on a box", enough=False)],
        "plan": [plan("Ball", "Box")],
        "execute": [calls_all(BALL, DONE), calls_all(BOX, DONE)],
        "assess": [critique(5, "!it should be blue"), critique(9)],
        "improve": [calls_all(PAINT, DONE)],
    }


@contextmanager
def service_of(folder: Path, server: LlmServer, kind: str) -> Generator[Service]:
    """The service, whose runner has a key of the LLM; a second runner is started by the tests that need it."""
    database = new_database(kind, folder)
    if kind == "postgresql":
        from prompt2mesh.store.migrations import upgrade  # noqa: PLC0415 - the service makes SQLite's by itself

        with closing(SqlStore(database)) as store:
            upgrade(store.engine)
    llm = {"ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": server.base_url("anthropic")}
    with running_service(folder, database_url=database, runner=False, PROMPT2MESH_LLM_ALLOW_PRIVATE="yes") as service:
        service.settings |= llm  # the API was started without
        service.start("runner", "--slots", "1", name="runner-1")
        service.wait_ready(runners=1)
        yield service


def signed_up(service: Service) -> Client:
    client = Client(service.api_url)
    client.account.signup("ada@example.org", PASSWORD)
    return client


def agent_events(client: Client, task_id: str, *, at_least: int) -> list[dict[str, Any]]:
    """The first steps of a task that still runs."""
    found: list[dict[str, Any]] = []
    for event in client.tasks.stream(task_id, timeout_s=60):
        if event.type == "agent":
            found.append(event.data)
        if len(found) >= at_least:
            break
    return found


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.timeout(240)
def test_a_runner_that_is_killed_in_the_middle_of_a_run_is_followed_by_another(kind: str, tmp_path: Path) -> None:
    turns = script()
    release: list[bool] = []

    def answer(asked: Asked) -> Turn:
        while asked.purpose == "improve" and not release:  # the run stands still here, and its runner is killed
            time.sleep(0.02)
        left = turns[asked.purpose]
        return left.pop(0) if len(left) > 1 else left[0]  # what was cut off is asked again

    with llm_server(answer) as server, service_of(tmp_path, server, kind) as service, signed_up(service) as client:
        task = client.tasks.text_to_3d(UNKNOWN, modeler="agent")
        agent_events(client, task.id, at_least=6)
        wait_for(lambda: any(asked.purpose == "improve" for asked in server.requests))
        os.killpg(service.processes["runner-1"].pid, signal.SIGKILL)
        service.processes.pop("runner-1").wait()
        release.append(True)
        service.start("runner", "--slots", "1", name="runner-2")
        ended = client.tasks.wait(task.id, timeout_s=150)
        assert ended.status == "SUCCEEDED"
        assert ended.modeler is not None
        assert (ended.modeler.modeler, ended.modeler.reason.split()[0]) == ("agent", ended.modeler.model)
        version = ended.version
        assert version is not None
        summary = version.summary
        assert (summary.modeler, summary.score) == ("agent", 9.0)
        events = list(client.tasks.stream(task.id))
        steps = [event.data for event in events if event.type == "agent"]
        assert [step["number"] for step in steps] == list(range(1, len(steps) + 1))
        assert [event.type for event in events].count("modeler") == 1
        # What was answered before the kill is not asked again; only the call that was cut off is.
        paid = [asked.purpose for asked in server.requests]
        assert paid.count("plan") == paid.count("refine") == 1
        assert paid.count("improve") <= 2
        counted = client.account.usage().today["llm_tokens"]
        told = sum(step["usage"]["input_tokens"] + step["usage"]["output_tokens"] for step in steps)
        assert counted == told == summary.llm_tokens > 0
        names = {file.name for file in version.files}
        pictures = {file["name"] for step in steps for file in step["files"]}
        assert pictures
        assert pictures | {"agent.json", "model.glb"} <= names
        folder = tmp_path / "got"
        client.versions.download(version, folder, names=["agent.json"])
        document = json.loads((folder / "agent.json").read_text())
        assert [step["number"] for step in document["steps"]] == [step["number"] for step in steps]
        blobs = open_blobs(str(service.data / "blobs"))
        with closing(SqlStore(service.database_url, blobs=blobs)) as store:
            check_current(store.engine)
            audit(store, blobs, accepted={task.id})
            with store.engine.connect() as connection:
                for table in tables.metadata.sorted_tables:
                    assert KEY not in str(connection.execute(select(table)).all()), table.name
        for log in service.data.glob("*.log"):
            assert KEY not in log.read_text(errors="replace"), log.name


@pytest.mark.timeout(240)
def test_a_conversation_with_a_key_of_ones_own_leaves_the_services_alone(tmp_path: Path) -> None:
    blue = ("change_part", {"part": "cube", "color": "#1122cc"})
    turns = {
        "*": [says("ok")], "chat": [says("It is a cube."), calls(*blue), says("It is blue now.")],
        "assess": [critique(9)],
    }  # fmt: skip
    mine = "sk-mine-0815-0815"
    with (
        llm_server(turns) as own, llm_server([]) as services_llm,
        service_of(tmp_path, services_llm, "sqlite") as service, signed_up(service) as client,
    ):  # fmt: skip
        assert [one.owner for one in client.account.llm().models] == ["service"]
        key = client.account.add_llm_key("openai", mine, base_url=own.base_url("openai"), models=["gpt-6.1-terra"])
        assert client.account.test_llm_key(key.id).ok
        assert [one.owner for one in client.account.llm().models] == ["user", "service"]
        made = client.tasks.wait(client.tasks.text_to_3d("a red cube", modeler="builtin"))
        project_id = str(made.project_id)
        told = client.tasks.wait(client.tasks.chat(project_id, "what is it?"))
        assert (told.answer, told.version_id) == ("It is a cube.", None)
        changed = client.tasks.wait(client.tasks.chat(project_id, "make it blue"))
        assert changed.answer == "It is blue now."
        assert changed.version is not None
        assert (changed.version.kind, changed.version.summary.score) == ("chat", 9.0)
        turn = list(client.projects.chat_turns(project_id))[-1]
        undone = client.projects.undo_turn(project_id, turn.id)
        assert undone.version.summary == made.version.summary if made.version else False
        assert services_llm.requests == []
        assert {asked.headers.get("authorization") for asked in own.requests} == {f"Bearer {mine}"}
        with closing(SqlStore(service.database_url)) as store, store.engine.connect() as connection:
            for table in tables.metadata.sorted_tables:
                assert mine not in str(connection.execute(select(table)).all()), table.name
        for log in service.data.glob("*.log"):
            assert mine not in log.read_text(errors="replace"), log.name
