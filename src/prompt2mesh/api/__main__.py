"""Serves the API: `python -m prompt2mesh.api`; `prompt2mesh serve` starts it."""

import argparse
import os
import sys
from types import FrameType
from typing import cast

import uvicorn
from fastapi import FastAPI

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.http_security.orderly_server import OrderlyServer
from prompt2mesh.http_security.slow_heads import PatientProtocol
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.service.service_gauges import told_service
from prompt2mesh.telemetry.disk import told_disks
from prompt2mesh.telemetry.exposition import shown_metrics
from prompt2mesh.telemetry.logs import open_logs, report_fault
from prompt2mesh.telemetry.traces import close_tracing, open_tracing


def main() -> None:
    """Serves until it is told to stop; says why where it cannot start."""
    try:
        open_logs("api")
        open_tracing("api")
        _serve()
    except Prompt2MeshError as fault:
        report_fault(fault)
        sys.exit(fault.exit_code)


def _serve() -> None:
    parser = argparse.ArgumentParser(prog="prompt2mesh serve api")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    settings = read_service_settings()
    shown = settings.metrics
    with (
        shown_metrics("api", host=shown.host, port=shown.port), told_disks({"data": settings.data}),
        open_platform(settings) as platform, told_service(platform.services, users=shown.users),
    ):  # fmt: skip
        app = create_app(platform)
        server = _Server(uvicorn.Config(
            app, host=options.host, port=options.port, log_config=None, access_log=False,
            timeout_graceful_shutdown=10, server_header=False,
            forwarded_allow_ips=",".join(settings.trusted_proxies) or None,
            proxy_headers=bool(settings.trusted_proxies), http=PatientProtocol,
        ))  # fmt: skip
        server.run()
    close_tracing()
    # A request that hangs in a thread must not keep the process; nothing is left to do.
    os._exit(0 if server.started else 1)


class _Server(OrderlyServer):
    """Ends the streams when it is told to stop; it would wait for whoever watches one."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Takes the signal."""
        state = cast("FastAPI", self.config.app).state
        for streams in (getattr(state, "hub", None), getattr(state, "instance_events", None)):
            if streams is not None:
                streams.closing = True
        super().handle_exit(sig, frame)


if __name__ == "__main__":
    main()
