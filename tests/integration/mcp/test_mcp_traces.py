"""A tool that a client calls over HTTP is part of the trace of its request, in each version of the protocol."""

import threading
from pathlib import Path

import pytest
import uvicorn
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.mcp.http import create_app
from prompt2mesh.mcp.served import ServedBackend
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.service.accounts import Caller
from tests.support.canaries import PASSWORD
from tests.support.mcp_peer import Mode, http_peer
from tests.support.runners import wait_for
from tests.support.service import free_port


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_a_tool_is_called_in_the_trace_of_its_request(
    mode: Mode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    port = free_port()
    settings = read_service_settings({
        "HOME": str(tmp_path), "PROMPT2MESH_DATA": str(tmp_path),
        "PROMPT2MESH_PUBLIC_MCP_URL": f"http://127.0.0.1:{port}/mcp",
    })  # fmt: skip
    with open_platform(settings) as platform:
        ada = platform.accounts.signup.create("ada@example.com", PASSWORD)
        token = platform.accounts.sessions.log_in("ada@example.com", PASSWORD, Caller()).access_token
        app = create_app(platform, ServedBackend(platform))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            wait_for(lambda: server.started)
            with http_peer(f"http://127.0.0.1:{port}/mcp", token, mode=mode) as peer:
                peer.call("list_projects")
        finally:
            server.should_exit = True
            thread.join()
    spans = {span.context.span_id: span for span in exporter.get_finished_spans() if span.context is not None}
    [called] = [
        span
        for span in spans.values()
        if span.name == "tools/call list_projects" and "mcp.method.name" in (span.attributes or {})
    ]
    assert called.parent is not None
    around = spans[called.parent.span_id]
    assert around.name == "POST /mcp"
    assert (around.attributes or {})["http.response.status_code"] == 200
    assert ada.id not in called.name
