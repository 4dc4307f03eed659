"""Starts the parts of a desktop, looks after them, and ends them in order.

Blender that dies or is quit is started again with the newest copy of the scene;
so is the screen. What dies again and again ends the whole desktop, for whoever
started it to see. Asked to end, it first has the scene saved, and leaves the agent
time to fetch it.
"""

import asyncio
import contextlib
import fcntl
import json
import os
import signal
import socket
import time
from collections.abc import Generator
from pathlib import Path

from prompt2mesh.desktop.access import Access, page_address, vnc_password
from prompt2mesh.desktop.blender_part import BlenderPart
from prompt2mesh.desktop.bridge import Bridge
from prompt2mesh.desktop.display import Display, Screen
from prompt2mesh.desktop.http_server import HEAD_BYTES, HttpServer
from prompt2mesh.desktop.options import DesktopOptions
from prompt2mesh.desktop.part import Part, tell
from prompt2mesh.mesh.errors import EnvironmentFaultError, WorkerCrashedError

_SOON_S = 30.0  # a death within it counts against the part
_MOST_EARLY_DEATHS = 5
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 8.0
_PING_S = 2.0
_SAVE_S = 15.0
_QUIET_S = 5.0  # with an agent connected and nothing asked for so long, it has what it wants
_LOOK_S = 0.25
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "LIBGL_DRIVERS_PATH", "NVIDIA_VISIBLE_DEVICES")


def run(options: DesktopOptions) -> int:
    """Runs a desktop until SIGTERM or SIGINT; the exit code.

    Raises:
        EnvironmentFaultError: Something that it needs is missing, or a port is taken.
        WorkerCrashedError: A part keeps dying.
    """
    return asyncio.run(_Desktop(options).run())


class _Desktop:
    def __init__(self, options: DesktopOptions) -> None:
        self._options = options
        self._folder = options.scratch.absolute()
        self._stopping = asyncio.Event()
        self._hurried = asyncio.Event()
        self._early_deaths: dict[str, int] = {}
        self._display: Display | None = None
        self._blender: Part | None = None

    async def run(self) -> int:
        options = self._options
        environment = self._prepare()
        with (
            _only_one(self._folder), _opened(options.mcp_fd, options.host, options.mcp_port) as mcp,
            _inner(options) as asking,
        ):  # fmt: skip
            port = _free_port(options.host, options.vnc_port)
            password = vnc_password(options.token) if options.token is not None else None
            screen = Screen(self._folder / "x", options.host, port, password, options.width, options.height)
            how = BlenderPart(self._folder, mcp, asking, token=options.token, width=options.width,
                              height=options.height)  # fmt: skip
            screen.check()
            how.check()
            if not (options.novnc / "core" / "rfb.js").is_file():
                raise EnvironmentFaultError(f"there is no noVNC in {options.novnc}", hint="apt-get install novnc")
            bridge = Bridge(screen.vnc_socket, ping_s=options.ping_s, max_sockets=options.max_sockets,
                            lifetime_s=options.socket_lifetime_s)  # fmt: skip
            with _opened(options.web_fd, options.host, options.web_port) as web:
                web_port = web.getsockname()[1]
                access = Access(mode=options.web_access, token=options.token, allowed_hosts=options.allowed_hosts,
                                port=web_port)  # fmt: skip
                server = HttpServer(access=access, bridge=bridge, novnc=options.novnc, vnc_password=password,
                                    ready=lambda: self._waits_for(how))  # fmt: skip
                serving = await asyncio.start_server(server.serve, sock=web, limit=HEAD_BYTES)
                self._listen_to_signals()
                telling = asyncio.create_task(self._tell_ready(how, web_port=web_port, vnc_port=port,
                                                               mcp_port=mcp.getsockname()[1]))  # fmt: skip
                try:
                    await self._look_after(screen, how, environment)
                    await self._drain(how)
                finally:
                    telling.cancel()
                    serving.close()
                    bridge.end()
                    await asyncio.sleep(0.1)  # for the web sockets to say why they end
                    await self._end_parts()
                    if options.ready_file is not None:
                        options.ready_file.unlink(missing_ok=True)
        tell("the desktop has ended")
        return 0

    def _prepare(self) -> dict[str, str]:
        """Makes the folders; what every part sees of the environment."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._folder.stat().st_uid == os.getuid():
                self._folder.chmod(0o700)  # a volume of Kubernetes is root's, and for this pod alone
            for name in ("home", "tmp", "x", "scene"):
                (self._folder / name).mkdir(exist_ok=True)
        except OSError as exc:
            raise EnvironmentFaultError(f"the scratch folder {self._folder} cannot be written: {exc.strerror}",
                                        hint="name another with --scratch") from exc  # fmt: skip
        kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        home = str(self._folder / "home")
        return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", **kept, "HOME": home, "XDG_CACHE_HOME": home,
                "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_RUNTIME_DIR": str(self._folder / "tmp"),
                "TMPDIR": str(self._folder / "tmp")}  # fmt: skip

    def _listen_to_signals(self) -> None:
        def asked() -> None:
            if self._stopping.is_set():
                self._hurried.set()
            self._stopping.set()

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, asked)

    async def _look_after(self, screen: Screen, how: BlenderPart, environment: dict[str, str]) -> None:
        """Keeps the parts running until the desktop is asked to end."""
        while not self._stopping.is_set():
            if self._display is None:
                self._display = await screen.start(environment)
            if self._blender is None:
                self._blender = await how.start(environment, display=self._display.variables)
            dead = await self._first_dead(self._display.server, self._display.manager, self._blender)
            if dead is None:
                return
            early = self._note_death(dead)
            if dead is self._display.manager:
                manager = await screen.start_manager(environment, self._display.variables)
                self._display = Display(self._display.server, manager, self._display.variables)
            elif dead is self._display.server:
                await self._end_parts()
            else:
                await self._blender.end(patience_s=0.0)
                self._blender = None
                if early > 1:
                    how.doubt_newest_copy()
            if early:
                await self._pause(min(_FIRST_PAUSE_S * 2 ** (early - 1), _LONGEST_PAUSE_S))

    async def _first_dead(self, *parts: Part) -> Part | None:
        """The first that ends; None when the desktop is to end."""
        stopping = asyncio.create_task(self._stopping.wait())
        ends = {asyncio.create_task(part.ended()): part for part in parts}
        try:
            done, _ = await asyncio.wait([stopping, *ends], return_when=asyncio.FIRST_COMPLETED)
            return None if stopping in done else next(part for task, part in ends.items() if task in done)
        finally:
            for task in (stopping, *ends):
                task.cancel()
            await asyncio.gather(stopping, *ends, return_exceptions=True)

    def _note_death(self, part: Part) -> int:
        """Counts it if it came soon after the start, and says so."""
        lived_s = time.monotonic() - part.started_at
        early = self._early_deaths.get(part.name, 0) + 1 if lived_s < _SOON_S else 0
        self._early_deaths[part.name] = early
        tell(f"{part.name} ended after {lived_s:.0f} s and is started again")
        if early >= _MOST_EARLY_DEATHS:
            raise WorkerCrashedError(f"{part.name} ended {early} times soon after its start",
                                     hint="the lines before this one say why")  # fmt: skip
        return early

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

    async def _waits_for(self, how: BlenderPart) -> str:
        if self._stopping.is_set():
            return "the desktop ends"
        if self._display is None or self._blender is None:
            return "the screen is started"
        return "" if await how.ask("ping", timeout_s=_PING_S) is not None else "Blender does not answer yet"

    async def _tell_ready(self, how: BlenderPart, *, web_port: int, vnc_port: int, mcp_port: int) -> None:
        """Says once where everything is, when it can be used."""
        while await self._waits_for(how):
            await self._pause(_LOOK_S)
        options = self._options
        url = page_address(
            host=options.host, port=web_port, token=options.token if options.web_access == "token" else None
        )
        tell(f"The desktop is at {url if options.ready_file is None else url.partition('?')[0]}")
        if options.mcp_fd is None:  # else nobody outside reaches that port
            tell(f"VNC on port {vnc_port}{', with a password' if options.token else ''}")
        tell(f"Blender's commands on port {mcp_port}")
        if options.ready_file is not None:
            found = {"pid": os.getpid(), "web": {"port": web_port, "url": url}, "vnc": {"port": vnc_port},
                     "mcp": {"port": mcp_port}}  # fmt: skip
            part = options.ready_file.with_name(f"{options.ready_file.name}.part")
            part.unlink(missing_ok=True)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                json.dump(found, file)
            part.replace(options.ready_file)

    async def _drain(self, how: BlenderPart) -> None:
        """Saves the scene, and waits while an agent fetches it."""
        if self._blender is None or not self._blender.runs:
            return
        began = time.monotonic()
        saved = await how.ask("keep_copy", timeout_s=min(_SAVE_S, max(self._options.drain_s, 1.0)))
        tell("the scene is saved" if saved is not None else "the scene could not be saved")
        saved_at = time.monotonic()  # until then the agent could get nothing, however long it took
        while time.monotonic() - began < self._options.drain_s and not self._hurried.is_set():
            state = await how.ask("ping", timeout_s=_PING_S)
            if state is None or int(state.get("clients", 0)) <= 1:  # this question is one
                return
            quiet_s = min(float(state.get("quiet_s", 0.0)), time.monotonic() - saved_at)
            if not state.get("busy") and quiet_s > _QUIET_S:
                return
            await asyncio.sleep(_LOOK_S)

    async def _end_parts(self) -> None:
        if self._blender is not None:
            await self._blender.end(patience_s=3.0)
            self._blender = None
        if self._display is not None:
            await self._display.end()
            self._display = None


@contextlib.contextmanager
def _only_one(folder: Path) -> Generator[None]:
    """Holds the folder, as two desktops would write each other's files."""
    with (folder / "lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise EnvironmentFaultError(f"another desktop runs in {folder}",
                                        hint="stop it, or name another folder with --scratch") from exc  # fmt: skip
        yield


def _opened(number: int | None, host: str, port: int) -> socket.socket:
    """The socket that was handed down, else one of our own."""
    return _listener(host, port) if number is None else socket.socket(fileno=number)


def _inner(options: DesktopOptions) -> contextlib.AbstractContextManager[socket.socket | None]:
    """Another socket for Blender, by which this process asks it where the one that was handed down is out of reach."""
    return contextlib.nullcontext() if options.mcp_fd is None else _listener(options.host, options.mcp_port)


def _listener(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as exc:
        raise EnvironmentFaultError(f"port {port} on {host} cannot be had: {exc.strerror or exc}",
                                    hint="something else listens there; choose another") from exc  # fmt: skip


def _free_port(host: str, port: int) -> int:
    """A port that the X server will find free: it takes no open socket, and says little when a port is taken."""
    with _listener(host, port) as found:
        return int(found.getsockname()[1])
