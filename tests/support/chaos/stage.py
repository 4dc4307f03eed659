"""The whole studio as processes, with a proxy in front of whatever one of them asks another, and a disk of its own."""

import shutil
import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from prompt2mesh.instances.local.folder import InstancesFolder
from prompt2mesh.settings import ServiceSettings, read_service_settings
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.migrations import upgrade
from tests.support.agents import BALL, critique, plan, reading
from tests.support.chaos.processes import command_of, parent_of, processes_of
from tests.support.chaos.skewed_clock import SkewedClock
from tests.support.chaos.small_disk import SmallDisk, small_disk
from tests.support.chaos.toxiproxy import Proxy, Toxiproxy, toxiproxy
from tests.support.databases import PostgresServer
from tests.support.llm_server import Asked, Turn, calls_all, llm_server
from tests.support.local_instances import end_all
from tests.support.receivers import Receiver, receiver
from tests.support.service import Service, free_port

LLM_KEY = "sk-ant-of-the-chaos-0815"
RUNNERS = ("runner-1", "runner-2")
_SKEWED = ("api", "runner-1")


@dataclass
class Stage:
    """The studio and what it stands on.

    Attributes:
        parts: How each part is started, by name.
        proxies: By what is behind them.
        clocks: Of the parts whose clock can be moved.
        scratch: The TMPDIR of every process.
    """

    data: Path
    scratch: Path
    service: Service
    server: PostgresServer | None
    disk: SmallDisk
    toxiproxy: Toxiproxy
    proxies: dict[str, Proxy]
    clocks: dict[str, SkewedClock]
    receiver: Receiver
    parts: dict[str, Callable[[], None]] = field(default_factory=dict[str, Callable[[], None]])
    _locks: dict[str, threading.Lock] = field(default_factory=dict[str, threading.Lock])
    # The server ends with the thread that started it: this one lives as long as the stage.
    _starter: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="postgres"))

    @property
    def api_url(self) -> str:
        """For clients: behind its proxy."""
        return f"http://{self.proxies['api'].address}"

    @property
    def mcp_url(self) -> str:
        return f"http://{self.proxies['mcp'].address}/mcp"

    @property
    def hook_url(self) -> str:
        return f"http://{self.proxies['webhooks'].address}/hook"

    @property
    def settings(self) -> ServiceSettings:
        """As the processes read them."""
        return read_service_settings(self.service.environment)

    @property
    def instances(self) -> Path:
        return self.data / "instances"

    def start(self) -> None:
        """Everything, ready."""
        for part in self.parts.values():
            part()
        self.service.wait_ready(runners=len(RUNNERS))

    def ensure(self) -> None:
        """Starts what does not run."""
        for name, start in self.parts.items():
            process = self.service.processes.get(name)
            if process is None or process.poll() is not None:
                start()

    def start_database(self) -> None:
        assert self.server is not None
        self._starter.submit(self.server.start).result()

    def kill(self, name: str) -> None:
        """Kills a part and starts it again, as whoever supervises it would."""
        self.service.kill(name)
        self.parts[name]()

    def pid(self, name: str) -> int:
        return self.service.processes[name].pid

    def workers(self) -> list[int]:
        """The Blenders of the runners."""
        runners = {self.pid(name) for name in RUNNERS if name in self.service.processes}
        return sorted(pid for pid in processes_of(self.data) if parent_of(pid) in runners)

    def of_instances(self, kind: str) -> list[int]:
        """Processes of people's instances: `supervisor`, `agent` or `blender`."""
        folder = InstancesFolder(self.instances)
        found: list[int] = []
        for place in sorted(folder.slots.iterdir()):
            status = folder.slot(place.name)
            if status is None:
                continue
            pid = status.pid if kind == "supervisor" else status.children.get(kind, (0, 0))[0]
            # Only what is surely ours: the number may be another's by now.
            if pid and str(self.data).encode() in command_of(pid):
                found.append(pid)
        return found

    def lock(self, target: str) -> threading.Lock:
        """Only one strike at a time hits a target."""
        return self._locks.setdefault(target, threading.Lock())


@contextmanager
def stage(folder: Path, *, database: str, megabytes: int = 512) -> Generator[Stage]:
    """Builds it; nothing of the studio runs before `start`, and nothing runs after the block.

    Args:
        folder: New files go here.
        database: `sqlite` or `postgresql`.
        megabytes: Of the disk that everything is kept on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / "tmp"
    scratch.mkdir()
    with ExitStack() as stack:
        disk = stack.enter_context(small_disk(folder / "disk", megabytes=megabytes))
        data = disk.folder / "data"
        data.mkdir()
        proxies = stack.enter_context(toxiproxy(folder / "toxiproxy.log"))
        llm = stack.enter_context(llm_server(_say))
        hooks = stack.enter_context(receiver())
        server, address = None, f"sqlite:///{data / 'studio.db'}"
        service = Service(data, address)
        upstreams = {
            "api": f"127.0.0.1:{service.api_port}", "mcp": f"127.0.0.1:{service.mcp_port}",
            "llm": urlsplit(llm.url).netloc, "webhooks": f"127.0.0.1:{hooks.port}",
        }  # fmt: skip
        if database == "postgresql":
            server = PostgresServer(port=free_port())
            stack.callback(server.remove)
            upstreams["database"] = f"127.0.0.1:{server.port}"
        made = {name: proxies.add(name, upstream) for name, upstream in upstreams.items()}
        if server is not None:
            address = server.new_database()
            name = urlsplit(address).path.lstrip("/")
            service.database_url = urlunsplit(
                ("postgresql", f"postgres@{made['database'].address}", f"/{name}", "", "")
            )
        store = SqlStore(address)
        upgrade(store.engine)
        store.close()
        router_port = free_port()
        service.settings = {
            "PROMPT2MESH_PUBLIC_API_URL": f"http://{made['api'].address}",
            "PROMPT2MESH_API_URL": f"http://{made['api'].address}",
            "PROMPT2MESH_PUBLIC_MCP_URL": f"http://{made['mcp'].address}/mcp",
            "PROMPT2MESH_PUBLIC_INSTANCES_URL": f"http://localhost:{router_port}",
            "PROMPT2MESH_WEBHOOK_ALLOW_PRIVATE": "yes", "PROMPT2MESH_LLM_ALLOW_PRIVATE": "yes",
            "PROMPT2MESH_CONCURRENT_JOBS": "2", "PROMPT2MESH_QUEUED_JOBS": "100000",
            "PROMPT2MESH_INSTANCE_MOST": "1",
            "ANTHROPIC_API_KEY": LLM_KEY, "ANTHROPIC_BASE_URL": f"http://{made['llm'].address}",
            "TMPDIR": str(scratch),
        }  # fmt: skip
        clocks = {name: SkewedClock(folder, name) for name in _SKEWED}
        built = Stage(data=data, scratch=scratch, service=service, server=server, disk=disk, toxiproxy=proxies,
                      proxies=made, clocks=clocks, receiver=hooks)  # fmt: skip
        _name_parts(built, router_port)
        try:
            yield built
        finally:
            service.stop()
            # The disk goes; the logs are for whoever looks at a failed run.
            for log in (*data.glob("*.log"), *data.glob("instances/slots/*/*.log")):
                shutil.copy(log, folder / f"{log.parent.name}-{log.name}")
            if built.instances.exists():
                end_all(built.instances)


def _name_parts(stage: Stage, router_port: int) -> None:
    service = stage.service

    def starter(name: str, part: str, *arguments: str) -> None:
        clock = stage.clocks.get(name)
        environment = clock.environment if clock else None
        stage.parts[name] = lambda: _start(service, part, arguments, name, environment)

    starter("api", "api")
    for name in RUNNERS:
        starter(name, "runner", "--slots", "1")
    starter("page", "web")
    starter("mcp", "mcp")
    starter("router", "router", "--port", str(router_port))


def _start(
    service: Service, part: str, arguments: tuple[str, ...], name: str, environment: dict[str, str] | None
) -> None:  # fmt: skip
    service.start(part, *arguments, name=name, environment=environment)


def _say(asked: Asked) -> Turn:
    """An LLM that makes a ball of whatever it is asked."""
    match asked.purpose:
        case "refine":
            return reading("a ball", enough=False)
        case "plan":
            return plan("Ball")
        case "assess":
            return critique(9)
        case _:
            return calls_all(BALL, ("step_done", {"step": 1, "summary": "made"}))
