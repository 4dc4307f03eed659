from pathlib import Path

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from prompt2mesh.builders.pool import WorkerPool
from tests.support.agents import CLEAR, critique, open_agent
from tests.support.llm_server import calls_all, llm_server

pytestmark = pytest.mark.blender
WISH = "the blue of my grandmother"


def test_a_run_is_a_tree_of_spans_that_says_nothing_of_what_people_wrote(
    pool: WorkerPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    paint = ("change_part", {"part": "cube", "color": "#1122cc"})
    script = {
        "assess": [critique(5, f"!it should be {WISH}"), critique(9)],
        "improve": [calls_all(paint, ("step_done", {"step": 1}))],
    }
    with llm_server(script) as server, open_agent(pool, tmp_path, server.choice("anthropic")) as agent:
        agent.run(CLEAR, thread_id="job_7")
    spans = exporter.get_finished_spans()
    parents = {span.context.span_id: span.name for span in spans if span.context is not None}
    found = {(parents.get(span.parent.span_id) if span.parent else None, span.name) for span in spans}
    run = "invoke_agent prompt2mesh"
    assert {(None, run), (run, "agent.refine"), (run, "agent.assess"), (run, "agent.use_tools")} <= found
    assert ("agent.assess", "chat claude-sonnet-5-5") in found
    assert ("agent.use_tools", "execute_tool change_part") in found
    [whole] = [span for span in spans if span.name == run]
    assert dict(whole.attributes or {})["gen_ai.conversation.id"] == "job_7"
    assert WISH not in repr([(span.name, dict(span.attributes or {}), span.events) for span in spans])
