"""A click in the page, followed through every process: one trace without a gap, and logs of JSON that name it.

The service, the page in a browser, the agent, Blender and the collector of traces are real; a test speaks for the LLM.
"""

import json
import re
from collections.abc import Generator
from dataclasses import dataclass

import pytest

from prompt2mesh.client import Client
from tests.support.agents import BALL, BOX, critique, plan, reading
from tests.support.browser import chromium
from tests.support.llm_server import calls_all, llm_server
from tests.support.otlp import CollectedSpan, Collector, collector, orphans, roots
from tests.support.receivers import Received, receiver
from tests.support.service import running_service
from tests.support.visitor import PASSWORD, Visitor

pytestmark = [pytest.mark.blender, pytest.mark.slow, pytest.mark.timeout(900)]

LLM_KEY = "sk-ant-canary-of-the-collector-0001"
DONE = ("step_done", {"step": 1, "summary": "quizzaciously made"})
SCRIPT = {
    "refine": [reading("a glorbix, a ball on a box", enough=False)],
    "plan": [plan("Ball", "Box")],
    "execute": [calls_all(BALL, DONE), calls_all(BOX, DONE)],
    "assess": [critique(9, summary="quizzaciously fine")],
}
# What people and models wrote, and what opens something.
PRIVATE = ("glorbix", "quizzaciously", "red mug", LLM_KEY, PASSWORD)
SERVER, CLIENT = 2, 3


@dataclass
class Watched:
    """What was seen of one visit."""

    collector: Collector
    logs: dict[str, str]
    email: str
    messages: list[Received]
    task_id: str


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Generator[Watched]:
    """One visit to the page, one request of a program with a webhook, and the end of all processes."""
    folder = tmp_path_factory.mktemp("watched")
    with collector() as found, llm_server(SCRIPT) as llm, receiver() as hook:
        with (
            running_service(
                folder, web=True, PROMPT2MESH_LLM="anthropic", ANTHROPIC_API_KEY=LLM_KEY,
                ANTHROPIC_BASE_URL=llm.base_url("anthropic"), PROMPT2MESH_WEBHOOK_ALLOW_PRIVATE="1",
                OTEL_EXPORTER_OTLP_ENDPOINT=found.url, OTEL_BSP_SCHEDULE_DELAY="200",
            ) as service,
            chromium() as browser,
        ):  # fmt: skip
            visitor = Visitor(browser, service.web_url)
            visitor.sign_up()
            visitor.page.get_by_role("textbox", name="Describe what to make").fill("a glorbix")
            visitor.page.get_by_role("button", name="Make it").click()
            visitor.tab("Chat").wait_for(timeout=400_000)
            visitor.close()
            headers = {"X-Request-ID": "canary-request-0001"}
            with Client(service.api_url, headers=headers) as client:
                client.account.login(visitor.email, PASSWORD)
                task = client.tasks.text_to_3d("a red mug", modeler="builtin", webhook_url=hook.url)
                client.tasks.wait(task.id, timeout_s=300)
            messages = hook.wait_for(1, timeout_s=60)
        logs = {path.stem: path.read_text(errors="replace") for path in service.data.glob("*.log")}
        yield Watched(found, logs, visitor.email, messages, task.id)


def test_one_trace_leads_from_the_click_through_every_process_to_blender_and_back(watched: Watched) -> None:
    [click] = watched.collector.named("page make")
    trace = watched.collector.trace_of(click)
    assert orphans(trace) == []
    assert roots(trace) == [click]
    assert {one.process for one in trace} == {"web", "api", "runner"}
    sent = one_of(trace, "send jobs", process="api")
    # On a busy machine the page may have asked twice, with one key.
    posted = next(one for one in ancestors(trace, sent) if one.name == "POST /v1/text-to-3d")
    done = one_of(trace, "process jobs", process="runner")
    run = next(one for one in trace if one.name.startswith("invoke_agent "))
    chat = next(one for one in trace if one.name.startswith("chat "))
    built = next(one for one in trace if one.name == "blender.build")
    inside = next(one for one in trace if one.name.startswith("in Blender: "))
    assert path_up(trace, inside)[0] == "page make"
    assert path_up(trace, inside)[-2:] == ["blender.build", inside.name]
    ours = [name for name in path_up(trace, done) if not name.startswith("fastapi.")]  # which makes spans of its own
    assert ours == ["page make", "POST", posted.name, sent.name, done.name]
    assert done.name in path_up(trace, run)
    assert run.name in path_up(trace, chat)
    assert done.name in path_up(trace, built)
    # And back: the page heard of it in the same trace.
    assert any(one.name == "GET /v1/tasks/{task_id}/stream" and one.process == "api" for one in trace), names(trace)
    assert posted.kind == SERVER
    assert (posted.attributes["http.response.status_code"], posted.attributes["http.route"]) == (202, "/v1/text-to-3d")
    assert sent.attributes["messaging.message.id"] == done.attributes["messaging.message.id"]
    assert chat.kind == CLIENT
    assert chat.attributes["gen_ai.provider.name"] == "anthropic"
    assert chat.attributes["gen_ai.usage.output_tokens"] > 0


def test_every_trace_of_the_visit_is_whole(watched: Watched) -> None:
    gaps = {one.name for one in watched.collector.spans for one in orphans(watched.collector.trace_of(one))}
    assert gaps == set()


def test_no_span_holds_what_anybody_wrote_or_what_opens_something(watched: Watched) -> None:
    said = b"".join(watched.collector.bodies)
    assert said
    for private in (*PRIVATE, watched.email):
        assert private.encode() not in said, private
    assert re.search(rb"signature=(?!\[redacted\])", said) is None


def test_a_webhook_is_told_in_the_trace_of_the_job_it_is_about(watched: Watched) -> None:
    [message] = watched.messages
    job = next(
        one for one in watched.collector.named("process jobs")
        if one.attributes["messaging.message.id"] == watched.task_id
    )  # fmt: skip
    told = one_of(watched.collector.trace_of(job), "POST webhook", process="runner")
    assert message.headers["traceparent"].split("-")[1:3] == [told.trace_id, told.span_id]


def test_every_line_of_every_process_is_a_record_with_its_ids(watched: Watched) -> None:
    assert set(watched.logs) == {"api", "runner", "web"}
    found = {process: [json.loads(line) for line in text.splitlines()] for process, text in watched.logs.items()}
    for process, records in found.items():
        assert records, process
        for one in records:
            assert {"time", "level", "logger", "event", "process"} <= set(one)
            assert one["process"] == process
    asked = [one for one in found["api"] if one.get("request_id") == "canary-request-0001"]
    [posted] = [one for one in asked if one.get("route") == "/v1/text-to-3d"]
    assert (posted["method"], posted["status"]) == ("POST", 202)
    ended = next(
        one for one in found["runner"] if one.get("job_id") == watched.task_id and one["event"] == "a job ended"
    )
    assert (ended["request_id"], ended["user_id"]) == ("canary-request-0001", posted["user_id"])
    assert ended["state"] == "SUCCEEDED"
    assert ended["trace_id"] == posted["trace_id"]
    [click] = watched.collector.named("page make")
    assert any(one.get("trace_id") == click.trace_id for one in found["api"])


def test_no_line_holds_what_anybody_wrote_or_what_opens_something(watched: Watched) -> None:
    for process, text in watched.logs.items():
        for private in (*PRIVATE, watched.email):
            assert private not in text, f"{private} in the log of {process}"


def one_of(trace: list[CollectedSpan], name: str, *, process: str) -> CollectedSpan:
    found = [one for one in trace if (one.name, one.process) == (name, process)]
    assert len(found) == 1, f"{len(found)} spans {name!r} of {process} in {names(trace)}"
    return found[0]


def names(trace: list[CollectedSpan]) -> list[str]:
    return sorted({f"{one.process}: {one.name}" for one in trace})


def ancestors(trace: list[CollectedSpan], span: CollectedSpan) -> list[CollectedSpan]:
    """What is around a span, the root first."""
    by_id = {one.span_id: one for one in trace}
    found: list[CollectedSpan] = []
    while span.parent_id:
        span = by_id[span.parent_id]
        found.insert(0, span)
    return found


def path_up(trace: list[CollectedSpan], span: CollectedSpan) -> list[str]:
    """The names from the root down to a span."""
    return [*(one.name for one in ancestors(trace, span)), span.name]
