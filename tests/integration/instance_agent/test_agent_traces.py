"""What an instance's agent does for somebody is part of their trace, down to the person's Blender, and is logged by their ids."""

import json
from pathlib import Path

import pytest

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.remote import RemoteBuilder
from prompt2mesh.instances.agent_wire import SaveRequest
from prompt2mesh.studio.ports import BuildOrder
from prompt2mesh.telemetry import context, traces
from tests.support.builder_contract import crate
from tests.support.instance_agents import AgentProcess, bind_request
from tests.support.instance_api import PersonsApi
from tests.support.otlp import collector, orphans

pytestmark = pytest.mark.blender
TRACE, SPAN = "0123456789abcdef0123456789abcdef", "0123456789abcdef"


def test_builds_and_saves_go_on_in_the_trace_of_who_asked(
    blender: BlenderServer, api: PersonsApi, tmp_path: Path
) -> None:
    (tmp_path / "made").mkdir()
    traces.load()
    with collector() as found:
        agent = AgentProcess(tmp_path / "agent", blender.port, environment={"OTEL_EXPORTER_OTLP_ENDPOINT": found.url})
        agent.start()
        with (
            agent.client() as client,
            context.bound(request_id="canary-request-0002"),
            traces.span("job.build", parent={"traceparent": f"00-{TRACE}-{SPAN}-01"}),
        ):
            client.bind(bind_request(api.url))
            RemoteBuilder(client).build(BuildOrder(crate(), tmp_path / "made"))
            client.save(SaveRequest(reason="asked"))
        agent.end()
    trace = [one for one in found.spans if one.trace_id == TRACE]
    by_id = {one.span_id: one for one in trace}
    asked = {one.name for one in trace if one.parent_id == SPAN}
    assert {"POST /v1/bind", "POST /v1/builds", "POST /v1/save"} <= asked
    assert {one.parent_id for one in orphans(trace)} == {SPAN}
    [built] = [one for one in trace if one.name == "blender.build"]
    assert by_id[built.parent_id].name == "POST /v1/builds"
    commands = [one for one in trace if one.name == "blender.command" and one.attributes["rpc.method"] == "save_scene"]
    assert {by_id[one.parent_id].name for one in commands} == {"POST /v1/save"}
    records = [json.loads(line) for line in agent.log().splitlines()]
    [line] = [one for one in records if one.get("route") == "/v1/builds"]
    assert (line["request_id"], line["trace_id"]) == ("canary-request-0002", TRACE)
    bound = bind_request(api.url)
    assert (line["instance_id"], line["user_id"]) == (bound.instance_id, bound.user_id)
