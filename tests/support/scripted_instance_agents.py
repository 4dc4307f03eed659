"""The agents of instances whose pods kwok only plays: one real HTTP server that speaks the wire, a path for each slot."""

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Saved:
    """One save that an agent was asked for."""

    slot: str
    token: str
    body: dict[str, Any]
    answer: str


@dataclass
class ScriptedAgents:
    """What the agents do, and what they were asked.

    Attributes:
        url_template: For the operator.
        behave: By slot, or `*` for all: `save`, `nothing`, `active`, `fail` or `hang`.
    """

    url_template: str
    behave: dict[str, str] = field(default_factory=lambda: {"*": "save"})
    asked: list[Saved] = field(default_factory=list)

    def saves(self, slot: str) -> list[Saved]:
        """The saves of a slot that went well."""
        return [each for each in self.asked if each.slot == slot and each.answer in {"save", "nothing"}]


@contextmanager
def scripted_agents() -> Generator[ScriptedAgents]:
    """Agents at a port of this machine."""
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            slot = self.path.split("/")[1]
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
            how = agents.behave.get(slot, agents.behave["*"])
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            agents.asked.append(Saved(slot, token, body, how))
            now = datetime.now(UTC).isoformat()
            answers: dict[str, tuple[int, dict[str, Any]]] = {
                "save": (200, {"nothing": False, "digest": "ab" * 32, "size_bytes": 7, "saved_at": now}),
                "nothing": (200, {"nothing": True}),
                "active": (409, _problem(409, "instance_active", "Somebody works in this instance.")),
                "fail": (503, _problem(503, "scene_not_saved", "The copy is not what was saved.")),
            }
            if how == "hang":
                released.wait(60)
                how = "fail"
            status, answer = answers[how]
            text = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json" if status == 200 else "application/problem+json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    agents = ScriptedAgents(url_template=f"http://127.0.0.1:{server.server_port}/{{slot}}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield agents
    finally:
        released.set()
        server.shutdown()
        server.server_close()


def _problem(status: int, code: str, detail: str) -> dict[str, Any]:
    return {"type": "about:blank", "title": code, "status": status, "code": code, "detail": detail}
