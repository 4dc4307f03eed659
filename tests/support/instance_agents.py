"""An instance's agent as a process, beside a real Blender without a window; and a client that speaks to it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from pydantic import SecretStr

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.instance_agent.agent_runs import OpenAgent
from prompt2mesh.instance_agent.app import create_app
from prompt2mesh.instance_agent.blender_link import PersonsBlender
from prompt2mesh.instance_agent.server import InstanceAgent
from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import BindRequest
from prompt2mesh.mesh.errors import InstanceUnavailableError
from prompt2mesh.settings import Settings
from prompt2mesh.studio.ports import Builder
from tests.support.canaries import INSTANCE_TOKEN
from tests.support.instance_api import TOKEN
from tests.support.runners import wait_for
from tests.support.service import free_port

SLOT_TOKEN = INSTANCE_TOKEN


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
def agent_in_thread(folder: Path, builder: Builder, open_agent: OpenAgent, api_url: str) -> Generator[AgentClient]:
    """An instance's agent over real HTTP in this process, with a builder and an LLM's agent of the test's; bound."""
    agent = InstanceAgent(Settings(), data=folder, blender=PersonsBlender("127.0.0.1", free_port(), token=None),
                          open_workers=lambda: builder, open_agent=open_agent)  # fmt: skip
    server = uvicorn.Server(uvicorn.Config(create_app(agent, token=SLOT_TOKEN), port=free_port(), log_level="warning",
                                           lifespan="off"))  # fmt: skip
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with AgentClient(f"http://127.0.0.1:{server.config.port}", token=SLOT_TOKEN) as client:
            wait_for(lambda: server.started)
            with suppress(InstanceUnavailableError):  # there is no Blender; it is bound all the same
                client.bind(bind_request(api_url))
            yield client
    finally:
        agent.stopping.set()
        server.should_exit = True
        thread.join()
        agent.executor.shutdown(wait=True)


@contextmanager
def blender_without_window(*, port: int = 0) -> Generator[BlenderServer]:
    """A real Blender that wants the slot's token; at a free port by default."""
    server = BlenderServer(port=port, token=SLOT_TOKEN, sandbox=None)
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


def children_of(pid: int) -> list[int]:
    """The processes that it started, and theirs."""
    found = [
        int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
    ]
    return [*found, *(below for one in found for below in children_of(one))]
