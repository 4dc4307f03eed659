"""A conversation about a model over HTTP: questions, changes, undo by turn; by the built-in modeler and by an agent."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.modelers.scripted import Script, ScriptedAgent, ScriptedStep
from prompt2mesh.studio.service.runner import JobRunner
from prompt2mesh.studio.service.work import Workshop
from tests.support.api import Person
from tests.support.scripted_agents import choices, scripted


def say(who: Person, project_id: str, message: str, **more: Any) -> dict[str, Any]:
    """A turn, to its end; the task."""
    return who.done(who.post(f"/v1/projects/{project_id}/chat", {"message": message, **more})["id"])


def turns_of(who: Person, project_id: str) -> list[dict[str, Any]]:
    return who.get(f"/v1/projects/{project_id}/chat")["items"]


def head_of(who: Person, project_id: str) -> dict[str, Any]:
    return who.get(f"/v1/projects/{project_id}")["head"]


@pytest.mark.usefixtures("runner")
def test_without_an_llm_questions_get_what_was_measured_and_wishes_are_edits(alice: Person) -> None:
    made = alice.make("a red cube", preview=False)
    assert made["modeler"]["modeler"] == "builtin"
    assert made["version"]["summary"]["modeler"] == "builtin"
    project_id = made["project_id"]
    asked = say(alice, project_id, "how tall is it?")
    assert (asked["status"], asked["version_id"], asked["kind"]) == ("SUCCEEDED", None, "chat")
    assert "high" in asked["answer"]
    changed = say(alice, project_id, "could you make it blue?", preview=False)
    assert changed["version"]["kind"] == "chat"
    assert changed["version"]["parent_id"] == made["version_id"]
    refused = say(alice, project_id, "sing a song about it")
    assert refused["answer"].startswith("I changed nothing")
    turns = turns_of(alice, project_id)
    assert [(turn["text"], turn["status"], turn["version_id"]) for turn in turns] == [
        ("how tall is it?", "answered", None), ("could you make it blue?", "answered", changed["version_id"]),
        ("sing a song about it", "answered", None),
    ]  # fmt: skip
    newest = alice.get(f"/v1/projects/{project_id}/chat?order=desc&limit=1")
    assert [turn["id"] for turn in newest["items"]] == [turns[-1]["id"]]
    page = alice.get(f"/v1/projects/{project_id}/chat?limit=2")
    rest = alice.get(f"/v1/projects/{project_id}/chat?limit=2&cursor={page['next_cursor']}")
    assert [*page["items"], *rest["items"]] == turns


@pytest.mark.usefixtures("runner")
def test_a_turn_is_undone_with_what_came_after_it(alice: Person) -> None:
    project_id = alice.make("a red cube", preview=False)["project_id"]
    first = head_of(alice, project_id)
    for wish in ("make it blue", "make it green", "how wide is it?"):
        say(alice, project_id, wish, preview=False)
    blue, green, wide = turns_of(alice, project_id)
    path = f"/v1/projects/{project_id}/chat/{{}}/undo"
    nothing = alice.ask("POST", path.format(wide["id"]))
    assert (nothing.status_code, "changed nothing" in nothing.json()["detail"]) == (409, True)
    last = alice.post(path.format(green["id"]))
    assert [turn["id"] for turn in last["turns"]] == [green["id"]]
    assert last["version"]["label"] == "back to version 2"
    again = alice.ask("POST", path.format(green["id"]))
    assert (again.status_code, "taken back before" in again.json()["detail"]) == (409, True)
    purple = say(alice, project_id, "make it purple", preview=False)
    undone = alice.post(path.format(blue["id"]))
    assert [turn["text"] for turn in undone["turns"]] == ["make it blue", "make it purple"]
    head = head_of(alice, project_id)
    assert head["id"] == undone["version"]["id"]
    assert {file["name"]: file["sha256"] for file in head["files"]} == {
        file["name"]: file["sha256"] for file in first["files"]
    }
    assert [turn["status"] for turn in turns_of(alice, project_id)] == ["undone", "undone", "answered", "undone"]
    # Nothing is lost: what was taken back is still in the history.
    assert alice.get(f"/v1/versions/{purple['version_id']}")["kind"] == "chat"


@pytest.mark.usefixtures("runner")
def test_a_turn_whose_change_left_the_model_by_another_way_is_not_undone(alice: Person) -> None:
    made = alice.make("a red cube", preview=False)
    project_id = made["project_id"]
    changed = say(alice, project_id, "make it blue", preview=False)
    alice.ask("DELETE", f"/v1/versions/{changed['version_id']}")
    [turn] = turns_of(alice, project_id)
    answer = alice.ask("POST", f"/v1/projects/{project_id}/chat/{turn['id']}/undo")
    assert answer.status_code == 409
    assert head_of(alice, project_id)["id"] == made["version_id"]


def test_one_turn_at_a_time_and_only_about_a_model(platform: Platform, alice: Person) -> None:
    empty = alice.post("/v1/projects", {"name": "empty"})["id"]
    answer = alice.ask("POST", f"/v1/projects/{empty}/chat", {"message": "hello"})
    assert (answer.status_code, "no model yet" in answer.json()["detail"]) == (409, True)
    from tests.support.api import objects_of  # noqa: PLC0415 - only here

    project_id = objects_of(platform, alice)["project_id"]
    headers = {"Idempotency-Key": "turn-1"}
    first = alice.ask("POST", f"/v1/projects/{project_id}/chat", {"message": "make it red"}, headers=headers)
    assert first.status_code == 202
    same = alice.ask("POST", f"/v1/projects/{project_id}/chat", {"message": "make it red"}, headers=headers)
    assert same.json()["id"] == first.json()["id"]
    second = alice.ask("POST", f"/v1/projects/{project_id}/chat", {"message": "make it blue"})
    assert (second.status_code, "still being answered" in second.json()["detail"]) == (409, True)
    alice.post(f"/v1/tasks/{first.json()['id']}/cancel")
    turn = alice.get(f"/v1/projects/{project_id}/chat?order=desc")["items"][0]
    assert (turn["status"], turn["error"]["code"], turn["answer"]) == ("canceled", "canceled", None)
    assert alice.ask("POST", f"/v1/projects/{project_id}/chat", {"message": "make it blue"}).status_code == 202


@pytest.fixture
def agent(platform: Platform, pool: WorkerPool, tmp_path: Path) -> Iterator[ScriptedAgent]:
    """An agent that answers as written, behind a runner over real Blender."""
    services = platform.services
    script = Script(steps=[ScriptedStep(title="looked", picture=b"\x89PNG", score=6.0)], answer="It is a cube.",
                    changes=False)  # fmt: skip
    made = scripted(services, tmp_path, script)
    workshop = Workshop(services, modeler=open_modeler(), builder=pool, engine=platform.engine,
                        folder=tmp_path / "work", agent=made, llms=choices(services))  # fmt: skip
    runner = JobRunner(services, workshop, slots=1, poll_s=0.02)
    runner.start()
    yield made
    runner.stop()


def test_the_agent_hears_what_was_said_before_and_its_steps_are_on_the_stream(
    api: Any, alice: Person, agent: ScriptedAgent
) -> None:
    project_id = alice.make("a red cube", preview=False, modeler="builtin")["project_id"]
    say(alice, project_id, "what is it?")
    task = say(alice, project_id, "is it red?")
    assert (task["answer"], task["version_id"], task["modeler"]["modeler"]) == ("It is a cube.", None, "agent")
    assert [(line.role, line.text) for line in agent.tasks[-1].history] == [
        ("user", "what is it?"), ("assistant", "It is a cube."),
    ]  # fmt: skip
    assert agent.tasks[-1].mode == "chat"
    stream = alice.ask("GET", f"/v1/tasks/{task['id']}/stream").text
    assert "event: modeler" in stream
    assert "event: agent" in stream
    [line] = [line for line in stream.splitlines() if '"step-01-1.png"' in line]
    url = line.split('"url":"')[1].split('"')[0].replace("http://testserver", "")
    picture = api.get(url)
    assert (picture.status_code, picture.content) == (200, b"\x89PNG")
    # The runner tells which models it has, so that the API knows without having the keys.
    assert alice.get("/v1/me/llm")["models"] == [{"label": "anthropic:claude-test", "owner": "service"}]
