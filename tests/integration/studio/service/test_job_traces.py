"""A job goes on in the trace of its request, whoever does it and however often it is begun."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from prompt2mesh.studio.ports.records import User, new_id
from prompt2mesh.studio.service.context import Services
from prompt2mesh.telemetry import context, traces
from tests.support.builders import PaperBuilder
from tests.support.runners import job_of, new_runner, submit, wait_ended


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    found, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(found))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    return found


def test_an_attempt_after_a_lost_one_goes_on_in_the_trace_of_the_request(
    services: Services, owner: User, tmp_path: Path, exporter: InMemorySpanExporter
) -> None:
    with context.bound(request_id="req_0123456789"), traces.span("POST /v1/text-to-3d", kind="server"):
        job = submit(services, owner)
    kept = job_of(services, job.id)
    assert kept.origin is not None
    assert kept.origin["request_id"] == "req_0123456789"
    # Another runner takes it and is never heard of again.
    with services.store.begin() as tx:
        lost = tx.jobs.claim(runner_id="run_lost", now=services.clock(), concurrency=1,
                             lease_until=services.clock() + timedelta(seconds=60))  # fmt: skip
        assert lost is not None
        assert tx.jobs.release(lost, now=services.clock(), reason="its runner is gone")
    runner = new_runner(services, PaperBuilder(), tmp_path / "work")
    runner.start()
    [ended] = wait_ended(services, job.id)
    runner.stop()
    assert (ended.state, ended.attempt) == ("SUCCEEDED", 2)
    spans = exporter.get_finished_spans()
    by_name = {span.name: span for span in spans}
    done = by_name["process jobs"]
    assert (done.attributes or {})["prompt2mesh.job_attempt"] == 2
    assert parent_of(done) == span_id(by_name["send jobs"])
    assert parent_of(by_name["send jobs"]) == span_id(by_name["POST /v1/text-to-3d"])
    assert parent_of(by_name["job.build"]) == parent_of(by_name["job.keep"]) == span_id(done)
    assert len({span.context.trace_id for span in spans if span.context}) == 1
    assert "cube" not in repr([(span.name, dict(span.attributes or {}), span.events) for span in spans])


def test_a_job_that_came_without_a_trace_begins_one(
    services: Services, owner: User, tmp_path: Path, exporter: InMemorySpanExporter
) -> None:
    job = replace(submit(services, owner), id=new_id("job"), origin=None)  # as the release before kept it
    with services.store.begin() as tx:
        tx.jobs.submit(job, cost=1.0)
    runner = new_runner(services, PaperBuilder(), tmp_path / "work")
    runner.start()
    [ended] = wait_ended(services, job.id)
    runner.stop()
    assert ended.state == "SUCCEEDED"
    [done] = [
        one for one in exporter.get_finished_spans() if (one.attributes or {}).get("messaging.message.id") == job.id
    ]
    assert done.parent is None


def span_id(span: ReadableSpan) -> int:
    assert span.context is not None
    return span.context.span_id


def parent_of(span: ReadableSpan) -> int:
    assert span.parent is not None
    return span.parent.span_id
