"""Serves the router: `python -m prompt2mesh.router`; `prompt2mesh serve` starts it."""

import argparse
import os
import sys

import uvicorn

from prompt2mesh.http_security.orderly_server import OrderlyServer
from prompt2mesh.http_security.slow_heads import PatientProtocol
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.router.app import MAX_FRAME_BYTES, Router, route_of
from prompt2mesh.settings.metrics import read_metrics_settings
from prompt2mesh.telemetry.asgi import Observed
from prompt2mesh.telemetry.exposition import shown_metrics
from prompt2mesh.telemetry.logs import open_logs, report_fault
from prompt2mesh.telemetry.requests import CountRequests
from prompt2mesh.telemetry.traces import open_tracing


def main() -> None:
    """Serves until it is told to stop."""
    parser = argparse.ArgumentParser(prog="prompt2mesh serve router")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8003)
    parser.add_argument("--ping-s", type=float, default=20.0)
    options = parser.parse_args()
    try:
        open_logs("router")
    except Prompt2MeshError as fault:
        report_fault(fault)
        sys.exit(fault.exit_code)
    open_tracing("router")
    api_url = os.environ.get("PROMPT2MESH_API_URL") or "http://127.0.0.1:8000"
    server = OrderlyServer(uvicorn.Config(
        Observed(CountRequests(Router(api_url), route=route_of)), host=options.host, port=options.port,
        access_log=False, server_header=False, log_config=None, ws_max_size=MAX_FRAME_BYTES,
        ws_ping_interval=options.ping_s, ws_ping_timeout=options.ping_s, ws_per_message_deflate=False,
        timeout_graceful_shutdown=2, proxy_headers=False, http=PatientProtocol,
    ))  # fmt: skip
    shown = read_metrics_settings(os.environ)
    with shown_metrics("router", host=shown.host, port=shown.port):
        server.run()
    sys.exit(0 if server.started else 1)


if __name__ == "__main__":
    main()
