"""A run of the agent in a model's own folder: interrupted, gone on with, kept with the model."""

import json
from pathlib import Path

import pytest

from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.mesh.errors import InputFileError, LlmUnavailableError
from prompt2mesh.modelers.scripted import Script, ScriptedAgent, ScriptedStep
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.agent_steps import AGENT_FILE
from prompt2mesh.studio.folders import AGENT_RUN, PROGRAM_FILE, new_version
from prompt2mesh.studio.local_runs import BLOBS, LocalRun, Order, Turn
from prompt2mesh.studio.ports.agent import AgentTask, Budget, ModelChoice

TASK = AgentTask(thread_id="run", mode="make", text="a red cube", models=(ModelChoice(provider="openai", model="m"),))
LOOK = ScriptedStep(stage="look", picture=b"\x89PNG", score=7.0)


def agent_of(run: LocalRun, *steps: ScriptedStep) -> ScriptedAgent:
    blobs = open_blobs(str(run.folder / BLOBS))
    return ScriptedAgent(Script(steps=steps), modeler=open_modeler(), blobs=blobs, memory=run.folder)


def test_a_run_that_broke_off_goes_on_and_has_all_its_steps_in_the_end(tmp_path: Path) -> None:
    model = tmp_path / "cube"
    run, told = LocalRun(model), list[int]()
    order = Order(prompt="a red cube", seed=7)
    run.begin(order)
    broken = agent_of(run, ScriptedStep(), LOOK, ScriptedStep(fault=LlmUnavailableError("nobody answers")))
    with pytest.raises(LlmUnavailableError):
        run.run(broken, TASK, lambda data: told.append(data["number"]))
    again = LocalRun(model)
    assert again.left() == order
    whole = agent_of(again, ScriptedStep(), LOOK, ScriptedStep())
    result = again.run(whole, TASK, lambda data: told.append(data["number"]))
    assert result.program is not None
    assert told == [1, 2, 3]
    assert whole.paid("run") == [1, 2, 3]
    with new_version(model) as version:
        (version / PROGRAM_FILE).write_text("{}")
    again.keep(open_blobs(str(again.folder / BLOBS)), model, modeler={"modeler": "agent"}, budget=Budget())
    document = json.loads((model / AGENT_FILE).read_text())
    assert [step["pictures"] for step in document["steps"]] == [[], ["steps/step-02-1.png"], []]
    assert (model / "steps" / "step-02-1.png").read_bytes() == b"\x89PNG"
    assert document["usage"]["calls"] == 3
    assert not (model / AGENT_RUN).exists()


def test_a_new_run_forgets_what_an_earlier_one_left(tmp_path: Path) -> None:
    run = LocalRun(tmp_path / "cube")
    run.begin(Order(prompt="a cube"))
    run.run(agent_of(run, ScriptedStep(), ScriptedStep()), TASK, lambda _: None)
    run.begin(Order(prompt="a ball"))
    assert run.steps() == []
    assert run.left().prompt == "a ball"
    run.clear()
    assert not (tmp_path / "cube").exists()
    with pytest.raises(InputFileError, match="no interrupted run"):
        run.left()


def test_a_line_that_was_cut_off_by_a_kill_is_passed_over(tmp_path: Path) -> None:
    run = LocalRun(tmp_path / "cube")
    run.begin(Order(prompt="a cube"))
    run.run(agent_of(run, ScriptedStep()), TASK, lambda _: None)
    with (run.folder / "steps.jsonl").open("a") as file:
        file.write('{"number": 2, "ti')
    assert [step["number"] for step in run.steps()] == [1]
    run.run(agent_of(run, ScriptedStep(), ScriptedStep(), ScriptedStep()), TASK, lambda _: None)
    assert [step["number"] for step in run.steps()] == [1, 2, 3]


def test_the_conversation_outlives_runs_and_new_versions(tmp_path: Path) -> None:
    model = tmp_path / "cube"
    with new_version(model) as version:
        (version / PROGRAM_FILE).write_text("{}")
    run, turns = LocalRun(model), [Turn(text="is it red?", answer="Yes.")]
    run.write_conversation(turns)
    run.begin(Order(prompt="make it blue"))
    with new_version(model) as version:
        (version / PROGRAM_FILE).write_text('{"name": "blue"}')
    assert LocalRun(model).conversation() == turns
    assert run.left().prompt == "make it blue"
    run.clear()
    assert LocalRun(model).conversation() == turns
    assert "blue" in (model / PROGRAM_FILE).read_text()
