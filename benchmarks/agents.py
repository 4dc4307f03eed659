"""Stands in for the agents of all instances, whose pods kwok only plays: one server that answers as an idle agent does.

What an instance's own agent costs is measured elsewhere; here nothing is to be saved and a person is bound at once.
"""

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_ANSWERS = {
    "healthz": {"status": "ok"},
    "readyz": {"status": "ok"},
    "status": {"boot_id": "bench"},
    "save": {"nothing": True},
    "bind": {"loaded": "nothing"},
}


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        found = _ANSWERS.get(self.path.rsplit("/", 1)[-1])
        body = json.dumps(found or {"code": "not_found"}).encode()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the name that the library calls

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the library has
        """Says nothing."""


@contextmanager
def idle_agents() -> Generator[str]:
    """Gives the address at which every agent answers, whatever path comes before the call."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
