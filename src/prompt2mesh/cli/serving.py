"""`prompt2mesh serve`: the whole studio on one machine, or one part of it.

Alone it supervises five processes, the API, a runner, the page, the MCP server
and the router to people's instances, and starts again whichever dies. Each
part is also a command of its own, for containers.
"""

import ctypes
import importlib.util
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Annotated, Literal

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import EnvironmentFaultError

app = typer.Typer(
    name="serve", invoke_without_command=True, rich_markup_mode="markdown",
    help="Run the studio: the web page on :8501, the API on :8000, MCP on :8002, people's instances on :8003, "
         "and a runner that makes the models.",
)  # fmt: skip

_GRACE_S = 30.0
# In this order each process shows its metrics on the next port, whichever of them run.
_METRICS_ORDER = ("api", "runner", "mcp", "web", "router")
_METRICS_PORT = 9464
_SUPERVISOR = "PROMPT2MESH_SUPERVISOR_PID"
_PR_SET_PDEATHSIG = 1
_SOON_S = 10.0
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets other machines in.")]
ApiPort = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port of the API.")]
Slots = Annotated[int | None, typer.Option(min=1, help="Models made at a time; PROMPT2MESH_WORKERS by default.",
                                           show_default=False)]  # fmt: skip


@app.callback()
def serve(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: ApiPort = 8000,
    web_port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the page.")] = 8501,
    slots: Slots = None,
    web: Annotated[bool, typer.Option("--web/--no-web", help="Serve the page too.")] = True,
    mcp_port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the MCP server.")] = 8002,
    mcp: Annotated[bool, typer.Option("--mcp/--no-mcp", help="Serve MCP clients too.")] = True,
    router_port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port of the router to people's instances.")
    ] = 8003,
) -> None:
    """Run all of it on this machine; Ctrl-C stops in order: running jobs end or go back to the queue."""
    if context.invoked_subcommand is not None:
        return
    with opt.reported_errors():
        require_server()
        from prompt2mesh.telemetry.logs import open_logs  # noqa: PLC0415 - of an extra

        open_logs("serve", take_output=False)
        environment = dict(os.environ)
        public = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
        environment.setdefault("PROMPT2MESH_PUBLIC_API_URL", f"http://{public}:{port}")
        environment.setdefault("PROMPT2MESH_PUBLIC_WEB_URL", f"http://{public}:{web_port}")
        environment.setdefault("PROMPT2MESH_PUBLIC_MCP_URL", f"http://{public}:{mcp_port}/mcp")
        environment.setdefault("PROMPT2MESH_API_URL", f"http://127.0.0.1:{port}")
        # The page passes on the address of the browser: without it, all who use the page would count as one.
        environment.setdefault("PROMPT2MESH_TRUSTED_PROXIES", "127.0.0.1")
        has_router = environment.get("PROMPT2MESH_INSTANCES", "local") == "local"
        if environment.get("PROMPT2MESH_DOMAIN", "localhost") == "localhost":
            environment.setdefault("PROMPT2MESH_PUBLIC_INSTANCES_URL", f"http://localhost:{router_port}")
        me = [sys.executable, "-m", "prompt2mesh.cli"]
        children = [
            Child("api", [*me, "serve", "api", "--host", host, "--port", str(port)], environment),
            Child("runner", [*me, "serve", "runner", *(["--slots", str(slots)] if slots else [])], environment),
        ]
        if web:
            children.append(Child("web", [*me, "serve", "web", "--host", host, "--port", str(web_port)], environment))
        if mcp:
            children.append(Child("mcp", [*me, "serve", "mcp", "--host", host, "--port", str(mcp_port)], environment))
        if has_router:
            arguments = ["serve", "router", "--host", host, "--port", str(router_port)]
            children.append(Child("router", [*me, *arguments], environment))
        give_metrics_ports(children, environment)
        _prepare()
        where = (
            environment["PROMPT2MESH_PUBLIC_WEB_URL"] if web else f"{environment['PROMPT2MESH_PUBLIC_API_URL']}/docs"
        )
        _say(f"Prompt2Mesh is starting; open {where}  (Ctrl-C stops)", style="")
        raise typer.Exit(supervise(children, before_stop=_rest_instances))


@app.command("api")
def serve_api(host: Host = "127.0.0.1", port: ApiPort = 8000) -> None:
    """Only the API."""
    with opt.reported_errors():
        require_server("fastapi", "sqlalchemy")
        _end_with_supervisor()
        _become([sys.executable, "-m", "prompt2mesh.api", "--host", host, "--port", str(port)])


@app.command("web")
def serve_web(
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the page.")] = 8501,
) -> None:
    """Only the page; PROMPT2MESH_API_URL says where the API is."""
    with opt.reported_errors():
        require_server("streamlit")
        _end_with_supervisor()
        _become([sys.executable, "-m", "prompt2mesh.web", "--host", host, "--port", str(port)])


@app.command("mcp")
def serve_mcp(
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the MCP server.")] = 8002,
) -> None:
    """Only the MCP server, at /mcp, for clients with a token; PROMPT2MESH_PUBLIC_MCP_URL says how they reach it."""
    with opt.reported_errors():
        require_server("mcp", "sqlalchemy")
        _end_with_supervisor()
        os.environ.setdefault("PROMPT2MESH_PUBLIC_MCP_URL", f"http://localhost:{port}/mcp")
        _become([sys.executable, "-m", "prompt2mesh.mcp", "--http", "--host", host, "--port", str(port)])


@app.command("router")
def serve_router(
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the router.")] = 8003,
) -> None:
    """Only the router to people's instances, at user-ID.localhost; PROMPT2MESH_API_URL says where the API is."""
    with opt.reported_errors():
        require_server("uvicorn")
        _end_with_supervisor()
        _become([sys.executable, "-m", "prompt2mesh.router", "--host", host, "--port", str(port)])


@app.command("runner")
def serve_runner(
    slots: Slots = None,
    health_port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, show_default=False,
                     help="Answer /healthz and /readyz there, on all addresses, for whoever watches over the runner."),
    ] = None,
) -> None:  # fmt: skip
    """Only a runner: takes jobs from the database and makes the models. Run as many as there are machines."""
    with opt.reported_errors():
        require_server("sqlalchemy")
        from prompt2mesh.bootstrap.service import open_platform, open_runner  # noqa: PLC0415 - the server extra
        from prompt2mesh.settings import read_service_settings  # noqa: PLC0415
        from prompt2mesh.telemetry.disk import told_disks  # noqa: PLC0415
        from prompt2mesh.telemetry.exposition import shown_metrics  # noqa: PLC0415
        from prompt2mesh.telemetry.logs import open_logs  # noqa: PLC0415
        from prompt2mesh.telemetry.traces import open_tracing  # noqa: PLC0415

        open_logs("runner")
        open_tracing("runner")
        settings = read_service_settings()
        stop = _asked_to_stop()
        _end_with_supervisor()
        with ExitStack() as stack:
            shown = settings.metrics
            stack.enter_context(shown_metrics("runner", host=shown.host, port=shown.port))
            stack.enter_context(told_disks({"data": settings.data, "cache": _caches()}))
            platform = stack.enter_context(open_platform(settings))
            runner = stack.enter_context(open_runner(platform, slots=slots))
            if health_port is not None:
                from prompt2mesh.cli.runner_health import health_page  # noqa: PLC0415 - only where it is asked for

                stack.enter_context(health_page(
                    host="0.0.0.0", port=health_port,  # noqa: S104 - the kubelet comes from outside the pod
                    dead=lambda: "a job does not come back" if runner.stuck else "",
                    unready=lambda: "the database has not heard from this runner lately" if runner.unheard else "",
                ))  # fmt: skip
            _say(f"runner {runner.id} takes jobs")
            while not stop.wait(1.0):
                if runner.stuck:
                    _say("a job does not come back although it was stopped; a new runner is needed", style="yellow")
                    raise typer.Exit(1)
            _say("stopping: running jobs end or go back to the queue")


@dataclass
class Child:
    """A process that is started again when it dies."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    next_at: float = 0.0
    failures: int = field(default=0)

    def start(self) -> None:
        """Starts it, in a group of its own so that a Ctrl-C reaches it through us."""
        self.started_at = time.monotonic()
        environment = {**self.environment, _SUPERVISOR: str(os.getpid())}
        self.process = subprocess.Popen(self.command, env=environment, start_new_session=True)

    def tend(self) -> None:
        """Starts it where it does not run, later each time where it keeps dying."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None:
            code = self.process.returncode
            self.process = None
            self.failures = self.failures + 1 if now - self.started_at < _SOON_S else 1
            wait_s = min(0.2 * 2**self.failures, 30.0)
            self.next_at = now + wait_s
            _say(f"{self.name} ended (status {code}); starting it again in {wait_s:.1f} s", style="yellow")
        if now >= self.next_at:
            self.start()


def give_metrics_ports(children: list[Child], environment: Mapping[str, str]) -> None:
    """Gives each child a port for its metrics: the one that is set or 9464, and those after it; 0 gives none.

    Args:
        children: The parts.
        environment: Of this process.

    Raises:
        EnvironmentFaultError: The port that is set is none, or the last one would be none.
    """
    from prompt2mesh.settings.metrics import METRICS_PORT, MOST_PORT, read_metrics_settings  # noqa: PLC0415

    first = read_metrics_settings(environment).port if environment.get(METRICS_PORT) else _METRICS_PORT
    most = MOST_PORT - len(_METRICS_ORDER) + 1
    if first > most:
        raise EnvironmentFaultError(
            f"{METRICS_PORT} should be at most {most}, as each process takes one; it is {first}"
        )
    for child in children:
        port = first + _METRICS_ORDER.index(child.name) if first else 0
        child.environment = {**child.environment, METRICS_PORT: str(port)}


def supervise(
    children: list[Child], *, wait: Callable[[float], bool] | None = None, before_stop: Callable[[], None] | None = None
) -> int:
    """Keeps the children running until this process is asked to stop; then stops them in order.

    Args:
        children: The parts.
        wait: Waits for so long; whether it was asked to stop.
        before_stop: Done at the end while all parts still run.
    """
    stop = _asked_to_stop()
    sleep = wait or stop.wait
    while not sleep(0.2):
        for child in children:
            child.tend()
    _say("stopping …")
    if before_stop is not None:
        before_stop()
    # The door closes first, then the page; the runner has the longest to finish.
    running = [child.process for child in children if child.process is not None and child.process.poll() is None]
    for process in running:
        process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + _GRACE_S
    for process in running:
        try:
            process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return 0


def _caches() -> Path:
    """Where Blender's workers keep what they may lose."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _asked_to_stop() -> threading.Event:
    """Set by SIGTERM or SIGINT."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop.set()

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    return stop


def _prepare() -> None:
    """Brings the database up once, before three processes would each try."""
    from prompt2mesh.bootstrap.service import open_platform  # noqa: PLC0415 - the server extra
    from prompt2mesh.settings import read_service_settings  # noqa: PLC0415

    with open_platform(read_service_settings()):
        pass


def _rest_instances() -> None:
    """Nobody will look after people's instances: their scenes are saved while the API still takes them."""
    from prompt2mesh.bootstrap.instances import rest_all  # noqa: PLC0415 - the server extra
    from prompt2mesh.settings import read_service_settings  # noqa: PLC0415

    for problem in rest_all(read_service_settings(), timeout_s=_GRACE_S):
        _say(f"an instance was left running, as its scene could not be saved: {problem}", style="yellow")


def _say(words: str, *, style: Literal["", "dim", "yellow"] = "dim") -> None:
    """Tells the operator: on the terminal, or as a record where the log is for machines."""
    from prompt2mesh.telemetry.logs import as_json  # noqa: PLC0415 - of an extra

    if as_json():
        logging.getLogger("prompt2mesh.serve").log(logging.WARNING if style == "yellow" else logging.INFO, "%s", words)
    else:
        show.err.print(words, style=style or None)


def _become(command: list[str]) -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, dict(os.environ))  # noqa: S606 - our own module, no shell


def _end_with_supervisor() -> None:
    """Asks Linux to stop this process when its supervisor dies, so that no part is left behind on its port."""
    supervisor = os.environ.pop(_SUPERVISOR, "")
    if not supervisor or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)  # kept by an exec
    if os.getppid() != int(supervisor):  # it died before we asked
        raise typer.Exit(1)


def require_server(*packages: str) -> None:
    """Refuses to go on without the server extra.

    Args:
        packages: What one part needs of it, as an image has for that part only; all of it by default.

    Raises:
        EnvironmentFaultError: A package of it is missing.
    """
    wanted = packages or ("fastapi", "mcp", "sqlalchemy", "streamlit")
    missing = [name for name in wanted if importlib.util.find_spec(name) is None]
    if missing:
        raise EnvironmentFaultError(
            f"the service needs the server extra; missing: {', '.join(missing)}",
            hint="pip install 'prompt2mesh[server]'; in a clone: make setup-server",
        )
