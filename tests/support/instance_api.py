"""The API as an instance's agent sees it, over real HTTP: the scene, the models and the activity of one person.

The real routes are proved with the real API; here a test sees and spoils what is kept.
"""

import hashlib
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "instance-token-of-a-test"  # noqa: S105 - of a test


@dataclass
class PersonsApi:
    """What is kept of a person.

    Attributes:
        scene: The saved scene; None where there is none.
        lies: Answer with another digest than what is kept.
        fails: Answer 503 to everything.
        saves: How many scenes were put.
    """

    url: str = ""
    scene: bytes | None = None
    ids: dict[str, str] = field(default_factory=dict[str, str])
    project: dict[str, Any] | None = None
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    activity: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    lies: bool = False
    fails: bool = False
    saves: int = 0

    @property
    def digest(self) -> str | None:
        return None if self.scene is None else hashlib.sha256(self.scene).hexdigest()

    def publish(self, model: bytes, *, project_id: str = "prj_1", version_id: str = "ver_1") -> None:
        """Makes a model the newest of the person's."""
        digest = hashlib.sha256(model).hexdigest()
        self.files[digest] = model
        self.project = {"project_id": project_id, "version_id": version_id, "title": "a model",
                        "files": [{"name": "model.glb", "digest": digest, "size_bytes": len(model)}]}  # fmt: skip


@contextmanager
def persons_api() -> Generator[PersonsApi]:
    """Serves until the block ends."""
    kept = PersonsApi()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the library
            pass

        def do_HEAD(self) -> None:
            self._answer_get(body=False)

        def do_GET(self) -> None:
            self._answer_get(body=True)

        def _answer_get(self, *, body: bool) -> None:
            path = self.path.partition("?")[0]
            if not self._allowed():
                return
            if path == "/v1/instance/scene" and kept.scene is not None:
                digest = "0" * 64 if kept.lies else str(kept.digest)
                self._send(200, kept.scene, {"ETag": f'"{digest}"', **kept.ids}, body=body)
            elif path == "/v1/instance/project" and kept.project is not None:
                self._send(200, json.dumps(kept.project).encode())
            elif path.startswith("/v1/instance/files/") and (data := kept.files.get(path.rsplit("/", 1)[-1])):
                self._send(200, data)
            else:
                self._send(404, b"{}", body=body)

        def do_PUT(self) -> None:
            data = self._body()
            if not self._allowed():
                return
            if hashlib.sha256(data).hexdigest() != self.headers["X-Content-SHA256"]:
                self._send(422, b"{}")
                return
            kept.scene = data
            kept.saves += 1
            kept.ids = {name: self.headers[name] for name in ("X-Scene-Project", "X-Scene-Version")
                        if self.headers[name]}  # fmt: skip
            self._send(200, b"{}")

        def do_POST(self) -> None:
            data = self._body()
            if self._allowed():
                kept.activity.append(json.loads(data))
                self._send(204, b"")

        def _allowed(self) -> bool:
            if kept.fails:
                self._send(503, b"{}")
            elif self.headers["Authorization"] != f"Bearer {TOKEN}":
                self._send(401, b"{}")
            else:
                return True
            return False

        def _body(self) -> bytes:
            if self.headers["Transfer-Encoding"] != "chunked":
                return self.rfile.read(int(self.headers["Content-Length"] or 0))
            data = b""
            while size := int(self.rfile.readline(), 16):
                data += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return data

        def _send(self, status: int, data: bytes, headers: dict[str, str] | None = None, *, body: bool = True) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if body:
                self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    kept.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
