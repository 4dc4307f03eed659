"""An instance's agent as a process, beside a real Blender without a window; and a client that speaks to it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import BindRequest
from tests.support.instance_api import TOKEN
from tests.support.service import free_port

SLOT_TOKEN = "slot-token-of-a-test-0123"  # noqa: S105 - of a test


@dataclass
class AgentProcess:
    """An agent in a process of its own."""

    folder: Path
    blender_port: int
    port: int = field(default_factory=free_port)
    options: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict[str, str])
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        token = self.folder / "token"
        token.write_text(SLOT_TOKEN)
        with (self.folder / "agent.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "prompt2mesh.instance_agent", "--port", str(self.port), "--token-file",
                 str(token), "--blender", f"127.0.0.1:{self.blender_port}", "--data", str(self.folder / "data"),
                 *self.options],
                stdout=log, stderr=log, env={**os.environ, **self.environment}, start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + 40
        with self.client() as client:
            while not client.ready():
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"the agent is not ready:\n{self.log()}")
                time.sleep(0.05)

    def client(self) -> AgentClient:
        return AgentClient(f"http://127.0.0.1:{self.port}", token=SLOT_TOKEN)

    def log(self) -> str:
        return (self.folder / "agent.log").read_text(errors="replace")

    def end(self, number: int = signal.SIGTERM, *, timeout_s: float = 40) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        process.send_signal(number)
        return process.wait(timeout=timeout_s)


@contextmanager
def blender_without_window() -> Generator[BlenderServer]:
    """A real Blender that wants the slot's token."""
    server = BlenderServer(port=0, token=SLOT_TOKEN, sandbox=None)
    with closing(server):
        server.start()
        server.wait_ready()
        yield server


@contextmanager
def scene_of(port: int) -> Generator[SocketScene]:
    """What a person's client does in that Blender."""
    with closing(SocketScene("127.0.0.1", port, token=SLOT_TOKEN)) as scene:
        yield scene


def names_in(port: int) -> list[str]:
    with scene_of(port) as scene:
        found = scene.command("get_scene_info", limit=500)
    return sorted(one["name"] for one in found["objects"])


def bind_request(api_url: str, *, user_id: str = "usr_1", **fields: str) -> BindRequest:
    return BindRequest(user_id=user_id, instance_id="i-1", api_url=api_url, api_token=SecretStr(TOKEN), **fields)
