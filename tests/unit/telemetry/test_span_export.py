"""Spans reach an OTLP collector, where one is named, from a process of their own."""

import os
import subprocess
import sys
import textwrap

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.support.llm_server import calls, llm_server
from tests.support.scripted_server import Reply, scripted_server

PROGRAM = """
    import sys
    from langchain_core.messages import HumanMessage
    from pydantic import BaseModel
    from prompt2mesh.telemetry.traces import open_tracing
    from prompt2mesh.modelers.agent.llm import Llm
    from prompt2mesh.modelers.agent.llm.tracing import span
    from prompt2mesh.studio.ports.agent import ModelChoice

    class Look(BaseModel):
        "Looks."

    open_tracing()
    open_tracing()
    choice = ModelChoice(provider="anthropic", model="claude-sonnet-5-5", api_key="sk-canary-key", base_url=sys.argv[1])
    with span("run", "modeler", {"prompt2mesh.thread_id": "t1"}), span("node", "plan"):
        Llm([choice]).ask([HumanMessage("a secret wish")], purpose="plan", tools=(Look,))
        with span("tool", "look"):
            pass
"""


def _run(url: str, **environment: str) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("OTEL_", "LANG"))}
    subprocess.run([sys.executable, "-W", "error", "-c", textwrap.dedent(PROGRAM), url], check=True,
                   env={**plain, **environment}, timeout=120)  # fmt: skip


def test_spans_arrive_at_a_collector_without_what_anybody_wrote() -> None:
    with scripted_server() as collector, llm_server([calls("look").costing(input_tokens=100, output_tokens=10)]) as llm:
        collector.on("POST /v1/traces", Reply(200, b"", {"Content-Type": "application/x-protobuf"}))
        _run(llm.url, OTEL_EXPORTER_OTLP_ENDPOINT=collector.url)
        requests = [ExportTraceServiceRequest.FromString(one.body) for one in collector.asked("POST /v1/traces")]
    [resource] = [found for request in requests for found in request.resource_spans]
    about = {one.key: one.value.string_value for one in resource.resource.attributes}
    assert about["service.name"] == "prompt2mesh"
    spans = {one.name: one for scope in resource.scope_spans for one in scope.spans}
    assert set(spans) == {"invoke_agent modeler", "agent.plan", "chat claude-sonnet-5-5", "execute_tool look"}
    assert spans["chat claude-sonnet-5-5"].parent_span_id == spans["agent.plan"].span_id
    assert len({one.trace_id for one in spans.values()}) == 1
    said = b"".join(one.SerializeToString() for one in requests)
    assert b"secret wish" not in said
    assert b"canary" not in said


def test_nothing_is_sent_where_no_collector_is_named() -> None:
    with scripted_server() as collector, llm_server([calls("look")]) as llm:
        _run(llm.url)
        assert collector.received == []
