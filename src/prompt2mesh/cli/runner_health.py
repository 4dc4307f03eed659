"""Whether a runner lives and takes jobs, over HTTP, for who watches over it from outside, such as the kubelet.

A runner has no other door. The page is its own thread's, so that it answers
while every slot is at work.
"""

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# An answer of /healthz or /readyz: what is wrong, or nothing.
Problem = Callable[[], str]


@contextmanager
def health_page(*, host: str, port: int, dead: Problem, unready: Problem) -> Generator[int]:
    """Serves `/healthz` and `/readyz` while the block runs; gives the port.

    Args:
        host: The address to listen on.
        port: The port; 0 takes a free one.
        dead: What is so wrong that only a new process helps.
        unready: What keeps it from taking jobs at the moment.
    """
    problems = {"/healthz": dead, "/readyz": unready}

    class Page(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            problem = problems.get(self.path.partition("?")[0])
            if problem is None:
                self._answer(404, {"status": "not found"})
                return
            wrong = problem()
            self._answer(503 if wrong else 200, {"status": wrong or "ok"})

        def _answer(self, status: int, body: dict[str, str]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """It is asked every few seconds; nobody wants to read that."""

    server = ThreadingHTTPServer((host, port), Page)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5.0)
