"""Jobs that the agent does, over both databases: told once, counted once, whoever is killed on the way."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from prompt2mesh.mesh.errors import (
    LimitError,
    LlmAddressRefusedError,
    LlmKeyError,
    LlmKeyMissingError,
    StoreUnavailableError,
)
from prompt2mesh.modelers.scripted import Script, ScriptedAgent, ScriptedStep
from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.agent_steps import AGENT_FILE
from prompt2mesh.studio.ports.agent import Budget
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.ports.records import Job, User
from prompt2mesh.studio.service.agent_runs import AgentRuns
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.requests import BudgetWish, EditRequest, MakeRequest
from prompt2mesh.studio.service.runner import JobRunner
from prompt2mesh.studio.service.tasks import Tasks, Terms
from prompt2mesh.studio.service.workfolder import WorkFolder
from prompt2mesh.webhooks.addresses import LLMS, PublicAddresses
from tests.support.builders import PaperBuilder
from tests.support.dying_agent import STEPS, run_until_death
from tests.support.dying_runner import DIED
from tests.support.forks import exit_code_of
from tests.support.runners import audit, job_of, new_runner, submit, wait_ended, wait_for
from tests.support.scripted_agents import SERVICE_KEY, choices, events_of, scripted, sealed_key, tokens_of

Start = Callable[..., JobRunner]


@pytest.fixture
def start(services: Services, tmp_path: Path) -> Iterator[Start]:
    """Starts a runner with an agent, and stops it at the end."""
    started: list[JobRunner] = []

    def begin(agent: ScriptedAgent | None = None, **options: Any) -> JobRunner:
        llms = options.pop("llms", None) or choices(services)
        given = options.pop("services", services)
        runner = new_runner(given, PaperBuilder(), tmp_path / f"work-{len(started)}", agent=agent, llms=llms, **options)
        started.append(runner)
        runner.start()
        return runner

    yield begin
    for one in started:
        one.stop(grace_s=2.0)


def document_of(services: Services, job: Job) -> dict[str, Any]:
    """What `agent.json` of the version says that a job made."""
    assert job.result is not None
    version_id = job.result["version_id"]
    with services.store.read() as tx:
        files = {file.name: file for file in tx.versions.files([version_id])[version_id]}
    return json.loads(b"".join(services.blobs.open(files[AGENT_FILE].digest)))


def test_a_model_of_the_agent_is_told_step_by_step_and_kept_with_its_pictures(
    services: Services, store: SqlStore, owner: User, start: Start, tmp_path: Path
) -> None:
    script = Script(steps=STEPS, score=7.5, remaining=("the lid is missing",), answer="A cube.")
    agent = scripted(services, tmp_path, script)
    job = submit(services, owner, "a red cube")
    start(agent)
    [ended] = wait_ended(services, job.id)
    assert ended.state == "SUCCEEDED"
    with services.store.read() as tx:
        told = [event.type for event in tx.jobs.events(job.id)]
        version = tx.versions.by_job(job.id)
        assert version is not None
        names = {file.name for file in tx.versions.files([version.id])[version.id]}
    assert [kind for kind in told if kind in {"modeler", "agent"}] == ["modeler", "agent", "agent", "agent"]
    [modeler] = events_of(services, job.id, "modeler")
    assert modeler.data["modeler"] == "agent"
    assert modeler.data["model"] == "anthropic:claude-test"
    assert modeler.data["budget"]["tokens"] == Budget().tokens
    steps = [event.data for event in events_of(services, job.id, "agent")]
    assert [(step["number"], step["stage"], step["usage"]["input_tokens"]) for step in steps] == [
        (1, "plan", 500), (2, "execute", 1000), (3, "assess", 2000),
    ]  # fmt: skip
    assert [file["name"] for file in steps[1]["files"]] == ["step-02-1.png"]
    assert steps[2]["total"]["calls"] == 3
    assert tokens_of(services, owner.id) == 7000
    assert {"model.glb", "preview.png", "agent.json", "step-02-1.png", "model.p2m.json", "report.json"} <= names
    expected = {"modeler": "agent", "score": 7.5, "remaining": ["the lid is missing"], "llm_tokens": 7000,
                "llm_model": "anthropic:claude-test"}  # fmt: skip
    assert {name: version.summary[name] for name in expected} == expected
    assert version.summary["llm_cost_usd"] == pytest.approx(0.007)
    document = document_of(services, ended)
    assert [step["pictures"] for step in document["steps"]] == [[], ["step-02-1.png"], []]
    assert document["stop_reason"] == "good"
    assert ended.result is not None
    assert (ended.result["answer"], ended.result["modeler"]["modeler"]) == ("A cube.", "agent")
    wait_for(lambda: agent.threads() == [])
    audit(store, services.blobs, accepted={job.id})


@pytest.mark.parametrize("when", ["paid", "told"])
def test_a_run_whose_runner_is_killed_goes_on_elsewhere_and_pays_and_tells_nothing_twice(
    services: Services, store: SqlStore, database_url: str, owner: User, tmp_path: Path, when: str
) -> None:
    job = submit(services, owner, "a red cube")
    assert exit_code_of(run_until_death, database_url, tmp_path, when) == DIED
    assert tokens_of(services, owner.id) == (1000 if when == "paid" else 3000)
    agent = scripted(services, tmp_path, Script(steps=STEPS))
    with closing(WorkFolder(tmp_path / "work", "run_heir")) as folder:
        heir = new_runner(services, PaperBuilder(), folder.path, runner_id="run_heir", dead_neighbours=folder.dead,
                          agent=agent, llms=choices(services))  # fmt: skip
        heir.start()
        [ended] = wait_ended(services, job.id, timeout_s=60)
        wait_for(lambda: agent.threads() == [])
        heir.stop()
    assert (ended.state, ended.attempt) == ("SUCCEEDED", 2)
    assert agent.paid(job.id) == [1, 2, 3]
    assert [event.data["number"] for event in events_of(services, job.id, "agent")] == [1, 2, 3]
    assert len(events_of(services, job.id, "modeler")) == 1
    assert tokens_of(services, owner.id) == 7000
    assert len(document_of(services, ended)["steps"]) == 3
    audit(store, services.blobs, accepted={job.id})


def test_a_step_whose_commit_was_not_answered_is_told_and_counted_once(
    services: Services, store: SqlStore, owner: User, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[str] = []
    begin = store.begin

    def losing(**options: bool) -> Any:
        entered: Any = begin(**options)

        class Losing:
            def __enter__(self) -> Any:
                self.tx = entered.__enter__()
                self.used = False
                real = self.tx.jobs.append_event

                def noted(job_id: str, kind: str, data: dict[str, Any], **more: Any) -> int:
                    self.used = self.used or kind == "agent"
                    return real(job_id, kind, data, **more)

                self.tx.jobs.append_event = noted
                return self.tx

            def __exit__(self, *fault: object) -> Any:
                left = entered.__exit__(*fault)
                if self.used and not lost:
                    lost.append("agent")
                    raise StoreUnavailableError("the connection was lost after the commit")
                return left

        return Losing()

    monkeypatch.setattr(store, "begin", losing)
    job = submit(services, owner)
    start(scripted(services, tmp_path, Script(steps=STEPS)))
    [ended] = wait_ended(services, job.id)
    assert lost == ["agent"]
    assert (ended.state, ended.attempt) == ("SUCCEEDED", 1)
    assert [event.data["number"] for event in events_of(services, job.id, "agent")] == [1, 2, 3]
    assert tokens_of(services, owner.id) == 7000


def test_a_run_is_canceled_and_forgotten(services: Services, owner: User, start: Start, tmp_path: Path) -> None:
    agent = scripted(services, tmp_path, Script(steps=[ScriptedStep(), ScriptedStep(seconds=600)]))
    job = submit(services, owner)
    start(agent)
    wait_for(lambda: len(events_of(services, job.id, "agent")) == 1)
    Tasks(services).cancel(owner, job.id)
    [ended] = wait_ended(services, job.id)
    assert ended.state == "CANCELED"
    wait_for(lambda: agent.threads() == [])
    assert tokens_of(services, owner.id) == 1000  # what was paid for stays counted


def test_a_key_that_is_not_taken_fails_the_task_with_its_code_and_without_the_key(
    services: Services, store: SqlStore, owner: User, start: Start, tmp_path: Path
) -> None:
    refused = LlmKeyError("anthropic does not take the key", hint="look at the key")
    agent = scripted(services, tmp_path, Script(steps=[ScriptedStep(fault=refused)]))
    job = submit(services, owner)
    start(agent)
    [ended] = wait_ended(services, job.id)
    assert ended.state == "FAILED"
    assert ended.error is not None
    assert ended.error["code"] == "llm_key_refused"
    with store.engine.connect() as connection:
        for table in tables.metadata.sorted_tables:
            assert SERVICE_KEY not in str(connection.execute(select(table)).all()), table.name


def test_without_an_llm_the_built_in_modeler_works_and_says_so(
    services: Services, owner: User, start: Start, tmp_path: Path
) -> None:
    llms = choices(services, own=[])
    with pytest.raises(LlmKeyMissingError, match="no LLM") as refused:
        Tasks(services, llms).make(owner, MakeRequest(prompt="a cube", modeler="agent"), Terms(), kind="text-to-3d",
                                   label="a cube")  # fmt: skip
    assert "PROMPT2MESH_LLM" in refused.value.hint
    job = submit(services, owner)
    late = submit(services, owner, more={"modeler": "agent"})  # there was one when it was asked for
    start(scripted(services, tmp_path), llms=llms)
    ended, failed = wait_ended(services, job.id, late.id)
    assert ended.state == "SUCCEEDED"
    assert ended.result is not None
    assert ended.result["modeler"]["modeler"] == "builtin"
    assert "no LLM" in ended.result["modeler"]["reason"]
    [modeler] = events_of(services, job.id, "modeler")
    assert (modeler.data["modeler"], modeler.data["model"], modeler.data["budget"]) == ("builtin", None, None)
    assert events_of(services, job.id, "agent") == []
    assert (failed.state, (failed.error or {})["code"]) == ("FAILED", "llm_key_missing")


def test_used_up_tokens_leave_the_built_in_modeler_and_a_run_gets_what_is_left(
    services: Services, owner: User, start: Start, tmp_path: Path
) -> None:
    poor = replace(services, limits=replace(services.limits, llm_tokens_per_day=7500))
    agent = scripted(services, tmp_path, Script(steps=STEPS))
    llms = choices(poor, ceiling=Budget(tokens=5_000_000, cost_usd=1.0, minutes=3, iterations=2))
    wish = {"tokens": 1_000_000, "cost_usd": 9.0, "minutes": 1.5, "iterations": 50}
    runner = start(agent, services=poor, llms=llms)
    first = submit(poor, owner, more={"budget": wish})
    wait_ended(services, first.id)
    assert agent.tasks[0].budget == Budget(tokens=7500, cost_usd=1.0, minutes=1.5, iterations=2)
    second = submit(poor, owner)
    wait_ended(services, second.id)
    assert agent.tasks[1].budget.tokens == 500
    assert tokens_of(services, owner.id) == 14_000
    with pytest.raises(LimitError, match="7500 tokens of LLMs a day"):
        submit(poor, owner, more={"modeler": "agent"})
    third = submit(poor, owner)
    [ended] = wait_ended(services, third.id)
    runner.stop()
    assert ended.result is not None
    assert "used up" in ended.result["modeler"]["reason"]
    assert len(agent.tasks) == 2


def test_own_keys_are_asked_before_the_services_and_not_once_they_are_removed(
    services: Services, owner: User, start: Start, tmp_path: Path
) -> None:
    keys = [
        sealed_key(services, owner, "sk-of-ada", position=2, provider="openai", models=["gpt-test"]),
        sealed_key(services, owner, "sk-of-ada", position=1, provider="google", models=["one", "two"]),
    ]
    agent = scripted(services, tmp_path)
    start(agent)
    wait_ended(services, submit(services, owner).id)
    assert [(choice.label, choice.owner, choice.api_key) for choice in agent.tasks[0].models] == [
        ("google:one", "user", "sk-of-ada"), ("google:two", "user", "sk-of-ada"), ("openai:gpt-test", "user", "sk-of-ada"),
        ("anthropic:claude-test", "service", SERVICE_KEY),
    ]  # fmt: skip
    with services.store.begin() as tx:
        for key in keys:
            tx.provider_keys.delete(key.id)
    wait_ended(services, submit(services, owner).id)
    assert [choice.label for choice in agent.tasks[1].models] == ["anthropic:claude-test"]


def _private(host: str, port: int) -> list[str]:
    del host, port
    return ["10.0.0.7"]


def test_an_address_is_judged_again_when_it_is_used(
    services: Services, owner: User, start: Start, tmp_path: Path
) -> None:
    """A name that stood for a public address when the key was given may stand for a private one now."""
    sealed_key(services, owner, "sk-of-ada", base_url="https://llm.example.org/v1")
    guard = PublicAddresses(purpose=LLMS, resolver=_private)
    llms = choices(services, addresses=guard)
    with pytest.raises(LlmAddressRefusedError, match="not an address on the public internet"):
        llms.of(owner.id)
    agent = scripted(services, tmp_path)
    start(agent, llms=llms)
    [ended] = wait_ended(services, submit(services, owner).id)
    assert (ended.state, (ended.error or {})["code"]) == ("FAILED", "llm_address_refused")
    assert agent.tasks == []


def test_an_edit_by_the_agent_starts_from_the_version_and_its_checklist(
    services: Services, owner: User, start: Start, tmp_path: Path
) -> None:
    agent = scripted(services, tmp_path)
    start(agent)
    [made] = wait_ended(services, submit(services, owner, "a red cube", more={"modeler": "builtin"}).id)
    request = EditRequest(project_id=str(made.project_id), sentence="make it blue", modeler="agent")
    edit = Tasks(services).change(owner, request, Terms(), kind="edit")
    [ended] = wait_ended(services, edit.id)
    assert ended.state == "SUCCEEDED", ended.error
    [task] = agent.tasks
    assert (task.mode, task.text, task.thread_id) == ("edit", "make it blue", edit.id)
    assert task.program is not None
    assert [item.phrase for item in task.checklist.items]
    with services.store.read() as tx:
        version = tx.versions.by_job(edit.id)
    assert version is not None
    assert made.result is not None
    assert (version.kind, version.parent_id) == ("edit", made.result["version_id"])


def test_runs_of_jobs_that_are_gone_are_swept(services: Services, owner: User, tmp_path: Path) -> None:
    agent = scripted(services, tmp_path)
    waiting = submit(services, owner)
    (tmp_path / "runs").mkdir()
    for thread in (waiting.id, "job_gone"):
        (tmp_path / "runs" / f"{thread}.run").write_text('{"done": 1}')
    runs = AgentRuns(services, agent=agent, llms=choices(services))
    assert runs.sweep() == 1
    assert agent.threads() == [waiting.id]
    Tasks(services).cancel(owner, waiting.id)
    assert runs.sweep() == 1
    assert job_of(services, waiting.id).state == "CANCELED"


def test_a_budget_says_only_what_differs(services: Services) -> None:
    usual = Budget(tokens=1000, cost_usd=1, minutes=2, iterations=3)
    llms = choices(services, budget=usual, ceiling=Budget(tokens=5000, cost_usd=5, minutes=5, iterations=5))
    assert llms.budget(BudgetWish(), tokens_left=10_000) == usual
    assert llms.budget(BudgetWish(minutes=4), tokens_left=900) == replace(usual, minutes=4, tokens=900)
    assert Limits().llm_tokens_per_day >= Budget().tokens
