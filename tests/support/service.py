"""The real service as processes, on free ports and a fresh data folder: what a person runs, for tests to talk to."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx

from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.settings import read_service_settings


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass
class Service:
    """The parts of a service that a test started, and how to reach them."""

    data: Path
    database_url: str
    api_port: int = field(default_factory=free_port)
    web_port: int = field(default_factory=free_port)
    mcp_port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict[str, str])
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict[str, "subprocess.Popen[bytes]"])

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.api_port}"

    @property
    def web_url(self) -> str:
        return f"http://127.0.0.1:{self.web_port}"

    @property
    def mcp_url(self) -> str:
        return f"http://127.0.0.1:{self.mcp_port}/mcp"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PROMPT2MESH_", "OIDC_"))}
        return {
            **kept, "PROMPT2MESH_DATA": str(self.data), "DATABASE_URL": self.database_url,
            "PROMPT2MESH_PUBLIC_API_URL": self.api_url, "PROMPT2MESH_PUBLIC_WEB_URL": self.web_url,
            "PROMPT2MESH_PUBLIC_MCP_URL": self.mcp_url, "PROMPT2MESH_API_URL": self.api_url, "PROMPT2MESH_JOBS_PER_MINUTE": "100000",
            "PROMPT2MESH_JOBS_PER_DAY": "1000000", "PROMPT2MESH_REQUESTS_PER_MINUTE": "1000000",
            "PROMPT2MESH_SIGNED_OUT_PER_MINUTE": "1000000", "PROMPT2MESH_LOGINS_PER_MINUTE": "1000000",
            **self.settings,
        }  # fmt: skip

    def start(
        self, part: str, *arguments: str, name: str | None = None, environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts `api`, `runner`, `web` or `mcp`; `name` tells several of a kind apart."""
        command = [sys.executable, "-m", "prompt2mesh.cli", "serve", part, *arguments]
        if part == "api":
            command += ["--port", str(self.api_port)]
        if part == "mcp":
            command += ["--port", str(self.mcp_port)]
        if part == "web":
            command += ["--port", str(self.web_port)]
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / f"{name or part}.log").open("ab") as log:
            process = subprocess.Popen(command, env={**self.environment, **(environment or {})}, stdout=log, stderr=log,
                                       start_new_session=True)  # fmt: skip
        self.processes[name or part] = process
        return process

    def log(self, name: str) -> str:
        return (self.data / f"{name}.log").read_text(errors="replace")

    def faults(self, name: str) -> list[str]:
        """What a process logged that nobody foresaw."""
        signs = ('"exception":', '"level":"error"', '"level":"critical"', "Traceback")
        return [line for line in self.log(name).splitlines() if any(sign in line for sign in signs)]

    def wait_ready(self, *, runners: int = 0, timeout_s: float = 120.0) -> None:
        """Waits until the API is ready and as many runners have been seen."""
        deadline = time.monotonic() + timeout_s
        said = "nothing"
        while time.monotonic() < deadline:
            try:
                answer = httpx.get(f"{self.api_url}/readyz", timeout=20)
                said = answer.text
                if answer.status_code == 200 and answer.json()["runners"] >= runners:
                    return
            except httpx.HTTPError as exc:
                said = repr(exc)
            for name, process in self.processes.items():
                if process.poll() is not None:
                    raise RuntimeError(f"{name} ended with {process.returncode}:\n{self.log(name)[-4000:]}")
            time.sleep(0.1)
        raise TimeoutError(f"the service is not ready: {said}")

    def wait_web(self) -> None:
        """Waits until the page answers."""
        _wait_for(f"{self.web_url}/_stcore/health")

    def add_administrator(self, email: str, password: str, *, name: str = "Ada") -> None:
        """Makes an account that may see everything, as `prompt2mesh users create-admin` does."""
        with open_platform(read_service_settings(self.environment), migrate=False) as platform:
            platform.accounts.signup.create(email, password, role="admin", display_name=name)

    def kill(self, name: str) -> None:
        """As the kernel would: no warning, and everything that the process started goes with it or finds out."""
        process = self.processes.pop(name)
        process.kill()
        process.wait()

    def stop(self) -> dict[str, int]:
        """Asks all to end, and kills what does not; how each ended."""
        ended: dict[str, int] = {}
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        for name, process in self.processes.items():
            try:
                ended[name] = process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                ended[name] = process.wait()
        self.processes.clear()
        return ended


@contextmanager
def running_service(
    folder: Path,
    *,
    database_url: str | None = None,
    runner: bool = True,
    web: bool = False,
    mcp: bool = False,
    **settings: str,
) -> Generator[Service]:
    """The service, ready; stopped at the end.

    Args:
        folder: For its data.
        database_url: A SQLite file in the folder by default.
        runner: Start a runner with real Blender.
        web: Start the page.
        mcp: Start the MCP server.
        **settings: More environment.
    """
    data = folder / "data"
    service = Service(data, database_url or f"sqlite:///{data / 'studio.db'}", settings=settings)
    try:
        service.start("api")
        service.wait_ready()
        if runner:
            service.start("runner", "--slots", "1")
        if web:
            service.start("web")
        if mcp:
            service.start("mcp")
        service.wait_ready(runners=int(runner))
        if mcp:
            _wait_for(service.mcp_url.replace("/mcp", "/healthz"))
        if web:
            service.wait_web()
        yield service
    finally:
        service.stop()


def _wait_for(url: str, *, timeout_s: float = 120.0) -> None:
    deadline = time.monotonic() + timeout_s
    while True:
        try:
            if httpx.get(url, timeout=20).is_success:
                return
        except httpx.HTTPError:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"{url} does not answer")
        time.sleep(0.1)
