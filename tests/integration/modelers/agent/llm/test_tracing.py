"""Spans of every call, and LangSmith where it has a key: what is told, and what never is."""

import logging
from collections.abc import Generator
from typing import Any

import pytest
from langsmith import utils
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from prompt2mesh.mesh.errors import CanceledError, LlmKeyError
from prompt2mesh.modelers.agent.llm import tracing
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.integration.modelers.agent.llm.test_answers import START, LookAround
from tests.support.llm_server import busy, calls, fails, hangs, llm_server, overlong, says
from tests.support.scripted_server import Reply, ScriptedServer, scripted_server


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    return exporter


def _attributes(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def test_a_call_is_a_span_with_what_it_took(spans: InMemorySpanExporter, patience: Patience) -> None:
    turn = calls("look_around", text="Let me see.").costing(
        input_tokens=1000, output_tokens=100, cached_tokens=600, cache_written_tokens=50
    )
    with llm_server([turn]) as server:
        patience.llm(server.choice("anthropic")).ask(START, purpose="plan", tools=(LookAround,))
    [span] = spans.get_finished_spans()
    assert (span.name, span.kind, span.status.status_code) == (
        "chat claude-sonnet-5-5",
        SpanKind.CLIENT,
        StatusCode.UNSET,
    )
    found = _attributes(span)
    assert found.pop("prompt2mesh.cost_usd") == pytest.approx((350 * 2 + 600 * 0.1 + 50 * 2.5 + 100 * 10) / 1e6)
    assert found == {
        "gen_ai.operation.name": "chat", "gen_ai.provider.name": "anthropic",
        "gen_ai.request.model": "claude-sonnet-5-5", "gen_ai.response.model": "claude-sonnet-5-5",
        "gen_ai.request.max_tokens": 24_000, "gen_ai.usage.input_tokens": 1000, "gen_ai.usage.output_tokens": 100,
        "gen_ai.usage.cache_read.input_tokens": 600, "gen_ai.usage.cache_creation.input_tokens": 50,
        "gen_ai.response.finish_reasons": ("tool_use",), "prompt2mesh.purpose": "plan",
        "prompt2mesh.key_owner": "service",
    }  # fmt: skip
    assert span.events == ()
    assert "table" not in span.to_json()


@pytest.mark.parametrize(
    ("name", "known_as", "ending"),
    [("openai", "openai", "length"), ("google", "gcp.gemini", "MAX_TOKENS"), ("bedrock", "aws.bedrock", "max_tokens"),
     ("ollama", "ollama", "length")],
)  # fmt: skip
def test_every_provider_has_its_name(
    name: Any, known_as: str, ending: str, spans: InMemorySpanExporter, patience: Patience
) -> None:
    with llm_server([overlong(says("and then"))]) as server:
        patience.llm(server.choice(name)).ask(START, purpose="plan")
    [span] = spans.get_finished_spans()
    assert _attributes(span)["gen_ai.provider.name"] == known_as
    assert _attributes(span)["gen_ai.response.finish_reasons"] == (ending,)


def test_what_failed_says_how(spans: InMemorySpanExporter, patience: Patience) -> None:
    with llm_server([busy(), fails(401, "bad key sk-canary")]) as server, pytest.raises(LlmKeyError):
        patience.llm(server.choice("openai", api_key="sk-canary")).ask(START, purpose="plan")
    with llm_server([hangs()]) as server, pytest.raises(CanceledError):
        patience.llm(server.choice("openai"), canceled=lambda: bool(server.requests)).ask(START, purpose="plan")
    found = spans.get_finished_spans()
    assert [_attributes(span)["error.type"] for span in found] == ["429", "401", "canceled"]
    assert all(span.status.status_code is StatusCode.ERROR for span in found)
    assert not any("canary" in span.to_json() or "secret" in span.to_json() for span in found)


def test_runs_nodes_and_tools_are_spans_around_the_calls(spans: InMemorySpanExporter, patience: Patience) -> None:
    def run() -> None:
        with tracing.span("run", "modeler", {"prompt2mesh.thread_id": "t1"}), tracing.span("node", "plan"):
            with llm_server([says("ok")]) as server:
                patience.llm(server.choice("openai")).ask(START, purpose="plan")
            with tracing.span("tool", "add_part"):
                raise ValueError("what somebody wrote")

    with pytest.raises(ValueError, match="wrote"):
        run()
    found = {span.name: span for span in spans.get_finished_spans()}
    parents = {name: span.parent.span_id if span.parent else None for name, span in found.items()}
    ids = {name: span.context.span_id for name, span in found.items() if span.context}
    assert parents == {
        "invoke_agent modeler": None, "agent.plan": ids["invoke_agent modeler"],
        "chat gpt-6.1-terra": ids["agent.plan"], "execute_tool add_part": ids["agent.plan"],
    }  # fmt: skip
    assert _attributes(found["execute_tool add_part"])["error.type"] == "ValueError"
    assert "what somebody wrote" not in found["execute_tool add_part"].to_json()


INGEST = {"use_multipart_endpoint": True, "size_limit": 100, "size_limit_bytes": 20_000_000,
          "scale_up_nthreads_limit": 1, "scale_up_qsize_trigger": 1000, "scale_down_nempty_trigger": 4}  # fmt: skip


@pytest.fixture
def smith() -> Generator[ScriptedServer]:
    with scripted_server() as server:
        server.otherwise = lambda _: Reply(202, {})
        server.on("GET /info", Reply(200, {"version": "1", "batch_ingest_config": INGEST}))
        remembered: Any = utils.get_env_var
        remembered.cache_clear()
        yield server
        remembered.cache_clear()


@pytest.mark.parametrize("old_name", [False, True])
def test_langsmith_is_told_where_it_has_a_key(
    old_name: bool, smith: ScriptedServer, patience: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = "LANGCHAIN" if old_name else "LANGSMITH"
    monkeypatch.setenv(f"{prefix}_API_KEY", f"lsv2_pt_tracing_{old_name}")
    monkeypatch.setenv(f"{prefix}_ENDPOINT", smith.url)
    with llm_server([says("A fine table.")]) as server, tracing.langsmith({"thread_id": "t1"}):
        patience.llm(server.choice("anthropic", api_key="sk-canary-0123")).ask(START, purpose="plan")
    sent = b"".join(one.body for one in smith.received)
    assert b"A fine table." in sent
    assert b"llm plan" in sent
    assert b"t1" in sent
    assert b"canary" not in sent
    assert any(one.headers.get("x-api-key") == f"lsv2_pt_tracing_{old_name}" for one in smith.received)


def test_langsmith_can_be_shown_less(
    smith: ScriptedServer, patience: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_pt_hiding")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", smith.url)
    monkeypatch.setenv("LANGSMITH_HIDE_INPUTS", "true")
    monkeypatch.setenv("LANGSMITH_HIDE_OUTPUTS", "true")
    with llm_server([says("A fine table.")]) as server:
        patience.llm(server.choice("anthropic")).ask(START, purpose="plan")
    sent = b"".join(one.body for one in smith.received)
    assert b"llm plan" in sent
    assert b"table" not in sent


@pytest.mark.parametrize(
    "environment",
    [
        {"LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true"},  # no key
        {"LANGSMITH_API_KEY": "lsv2_pt_off", "LANGSMITH_TRACING": "false"},
        {"LANGCHAIN_API_KEY": "lsv2_pt_off", "LANGCHAIN_TRACING_V2": "false"},
    ],
)
def test_langsmith_is_told_nothing_otherwise(
    environment: dict[str, str], smith: ScriptedServer, patience: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_ENDPOINT", smith.url)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with llm_server([says("A fine table.")]) as server:
        patience.llm(server.choice("anthropic")).ask(START, purpose="plan")
    assert smith.received == []


def test_a_langsmith_that_fails_does_no_harm(
    smith: ScriptedServer, patience: Patience, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    smith.otherwise = lambda _: Reply(403, {"detail": "no"})
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_pt_failing")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", smith.url)
    with llm_server([says("A fine table.")]) as server:
        assert patience.llm(server.choice("anthropic")).ask(START, purpose="plan").usage.calls == 1
