"""The API in a thread of this process, over a platform that a test may look into, for what needs a real port."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import Platform
from tests.support.service import free_port


@contextmanager
def serving(platform: Platform, *, port: int | None = None) -> Generator[str]:
    """Where it is."""
    chosen = port or free_port()
    server = uvicorn.Server(uvicorn.Config(create_app(platform), host="127.0.0.1", port=chosen, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < deadline, "the API does not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{chosen}"
    finally:
        server.should_exit = True
        thread.join(timeout=15)
