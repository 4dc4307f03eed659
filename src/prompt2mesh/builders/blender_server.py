"""A Blender without a window behind a port: started in the sandbox, started again when it dies, stopped.

The port is opened here and handed down, so that it stays open while a Blender
that died is replaced; the new one opens the copy saved before the last command.
Files that clients name outside the sandbox are put there by this side, and only
pictures and models, and only below folders that were agreed on.
"""

import contextlib
import ipaddress
import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prompt2mesh.builders.confined import Confined, EndedError, FloodError, NotLockedError, OverdueError
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.mesh.errors import EnvironmentFaultError, OptionError, SandboxUnavailableError, WorkerCrashedError
from prompt2mesh.studio.ports.freeform import Isolation

MIN_TOKEN_CHARS = 16
DELIVERED_SUFFIXES = (".png", ".jpg", ".jpeg", ".glb", ".gltf", ".bin", ".fbx", ".obj", ".mtl", ".stl", ".ply", ".usd",
                      ".usda", ".usdc")  # fmt: skip
_MODULE = "prompt2mesh.blender.addon.headless"
_LOCK_TIMEOUT_S = 60.0
_LOOK_EVERY_S = 0.5
_MOST_BYTES = 64 << 20
_LINE_BYTES = 100_000
_SOON_S = 10.0
_MOST_EARLY_DEATHS = 3
_COPIES = "autosave-"
_KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV", "XDG_RUNTIME_DIR")


class BlenderServer:
    """Serves commands on a port until it is closed."""

    def __init__(
        self, *, host: str = "127.0.0.1", port: int = 9876, token: str | None = None, sandbox: Sandbox | None,
        scratch: Path | None = None, folders: tuple[Path, ...] = (),
    ) -> None:  # fmt: skip
        """Opens the port; nothing runs before `start`.

        Args:
            host: Address to listen on.
            port: Port to listen on; 0 for any.
            token: What clients must show; needed for every address that other machines reach.
            sandbox: What holds the code that clients send; None lets it do whatever this user may.
            scratch: Folder for copies and pictures; a short-lived one by default.
            folders: Where files for clients may be put besides the system's temporary folder.

        Raises:
            OptionError: The address needs a token, or the token is short.
            EnvironmentFaultError: The port cannot be had.
        """
        _check_token(host, token)
        self._token = token
        self._sandbox = sandbox
        self._folders = [Path(tempfile.gettempdir()).resolve(), *(folder.resolve() for folder in folders)]
        self._own_scratch = scratch is None
        self.scratch = scratch or Path(tempfile.mkdtemp(prefix="p2m-blender-"))
        self.scratch.mkdir(parents=True, exist_ok=True)
        self._listener = _listen(host, port)
        self.host: str
        self.port: int
        self.host, self.port = self._listener.getsockname()[:2]
        self._process: subprocess.Popen[bytes] | Confined | None = None
        self._started_at = 0.0
        self._early_deaths = 0

    @property
    def isolation(self) -> Isolation | None:
        """What stands between clients' code and this machine; None where nothing does."""
        return self._sandbox.isolation if self._sandbox is not None else None

    def start(self, *, restore: bool = False) -> None:
        """Starts a Blender; clients that connect meanwhile wait for it.

        Args:
            restore: Open the newest copy in the scratch folder, where there is one.

        Raises:
            SandboxUnavailableError: This machine cannot hold foreign code.
        """
        self._started_at = time.monotonic()
        number = self._listener.fileno()
        arguments = ["--fd", str(number), "--scratch", str(self.scratch), *(["--restore"] if restore else [])]
        if self._sandbox is None:
            environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", _MODULE, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, env={**environment, "TMPDIR": str(self.scratch)}, pass_fds=(number,),
                start_new_session=True,
            )  # fmt: skip
        else:
            self._process = self._sandbox.start(
                _MODULE, (*arguments, "--courier", "{answers}"), scratch=self.scratch, pass_fds=(number,), serves=True,
                max_output_bytes=None,
            )  # fmt: skip
            try:
                self._process.wait_locked(timeout_s=_LOCK_TIMEOUT_S)
            except NotLockedError as exc:
                self._process.kill()
                raise SandboxUnavailableError(f"the sandbox did not close: {exc}") from exc
        self._send({"token": self._token})

    def wait_ready(self, *, timeout_s: float = 60.0) -> None:
        """Waits until a command would be answered.

        Raises:
            WorkerCrashedError: The Blender died.
        """
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            self.tend(0.0)
            with contextlib.suppress(OSError), socket.create_connection((self._reach, self.port), timeout=1.0) as probe:
                probe.sendall(json.dumps({"id": 0, "command": "ping", "token": self._token}).encode() + b"\n")
                if probe.recv(1):
                    return
        raise WorkerCrashedError("Blender did not come up", hint="run `prompt2mesh doctor`")

    def tend(self, seconds: float) -> None:
        """Looks after the Blender for a while: takes its files out, starts it again when it died.

        Raises:
            WorkerCrashedError: It keeps dying.
        """
        try:
            if isinstance(self._process, Confined):
                self._carry(self._process.receive(timeout_s=max(seconds, 0.001), max_bytes=_LINE_BYTES))
            elif self._process is not None:
                status = self._process.wait(timeout=max(seconds, 0.001))
                self._replace(EndedError(status))
        except (OverdueError, subprocess.TimeoutExpired):
            return
        except (EndedError, FloodError) as exc:
            self._replace(exc)

    def close(self) -> None:
        """Ends the Blender and gives the port back."""
        self._kill()
        self._listener.close()
        if self._own_scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)

    def serve(self, stopped: Callable[[], bool]) -> None:
        """Looks after it until it is asked to stop.

        Raises:
            WorkerCrashedError: It keeps dying.
        """
        while not stopped():
            self.tend(_LOOK_EVERY_S)

    @property
    def _reach(self) -> str:
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound
        return everywhere.get(self.host, self.host)

    def _replace(self, exc: Exception) -> None:
        self._kill()
        early = time.monotonic() - self._started_at < _SOON_S
        self._early_deaths = self._early_deaths + 1 if early else 0
        if self._early_deaths >= _MOST_EARLY_DEATHS:
            self._doubt_newest_copy()
            raise WorkerCrashedError(f"Blender died {self._early_deaths} times soon after its start ({exc})",
                                     hint="run `prompt2mesh doctor`") from exc  # fmt: skip
        self.start(restore=True)

    def _doubt_newest_copy(self) -> None:
        """Puts it aside: if it is what Blender dies of, whoever starts this server again gets the one before it."""
        copies = sorted(self.scratch.glob(f"{_COPIES}*.blend"))
        if copies:
            with contextlib.suppress(OSError):
                copies[-1].rename(copies[-1].with_name(f"doubtful-{copies[-1].name}"))

    def _kill(self) -> None:
        process, self._process = self._process, None
        if isinstance(process, Confined):
            process.kill()
        elif process is not None:
            process.kill()
            process.wait()
            if process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.close()

    def _send(self, message: dict[str, Any]) -> None:
        if isinstance(self._process, Confined):
            self._process.send(message)
        elif self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def _carry(self, line: bytes) -> None:
        """Puts a file of the scratch folder where a client wants it; the order comes from hostile code."""
        try:
            order = json.loads(line)
            source, target = self.scratch / Path(str(order["name"])).name, Path(str(order["path"]))
            problem = self._put(source, target)
        except (ValueError, KeyError, TypeError) as exc:
            problem = f"an order that makes no sense: {exc}"
        except OSError as exc:
            problem = exc.strerror or str(exc)
        self._send({"delivered": not problem, "problem": problem})

    def _put(self, source: Path, target: Path) -> str:
        if not target.is_absolute() or target.suffix.lower() not in DELIVERED_SUFFIXES:
            return f"a full path that ends in one of {', '.join(DELIVERED_SUFFIXES)} is expected; got {str(target)!r}"
        folder = target.parent.resolve()
        if not any(folder.is_relative_to(allowed) for allowed in self._folders):
            allowed = ", ".join(map(str, self._folders))
            return f"this Blender is in a sandbox; files for clients are put below {allowed} only"
        descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1 or found.st_size > _MOST_BYTES:
                return f"a file of at most {_MOST_BYTES >> 20} MB is expected"
            data = file.read(_MOST_BYTES)
        place = folder / target.name
        if os.path.lexists(place) and not (place.is_file() and not place.is_symlink()):
            return f"{target} exists and is no file"
        part = folder / f".{target.name}.{os.getpid()}.part"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644), "wb") as file:
            file.write(data)
        part.replace(place)
        return ""


def _check_token(host: str, token: str | None) -> None:
    if token is not None and len(token) < MIN_TOKEN_CHARS:
        raise OptionError(f"a token has {MIN_TOKEN_CHARS} characters or more; this one has {len(token)}",
                          hint="openssl rand -base64 24 makes one")  # fmt: skip
    if token is None and not _is_loopback(host):
        raise OptionError(
            f"{host} can be reached from other machines, and whoever reaches this port can run code: it needs a token",
            hint="write one into a file and give --token-file, or listen on 127.0.0.1",
        )


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as exc:
        raise EnvironmentFaultError(
            f"port {port} on {host} cannot be had: {exc.strerror or exc}",
            hint="something else listens there (another Blender?); choose another with --port",
        ) from exc
