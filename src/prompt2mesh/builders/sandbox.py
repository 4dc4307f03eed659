"""The sandbox of this machine: which locks it has, and how a process is started behind them.

Namespaces and mounts are made by bubblewrap (`bwrap`); the rest the process does
to itself before it loads anything (`blender/freeform/confine`). Nothing of this
machine is in there but what Blender needs to run, and that only to be read.
"""

import importlib.util
import json
import os
import secrets
import shutil
import sys
import sysconfig
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from prompt2mesh.builders.confined import (
    MAX_OUTPUT_BYTES,
    Confined,
    EndedError,
    FloodError,
    NotLockedError,
    OverdueError,
)
from prompt2mesh.mesh.errors import SandboxUnavailableError
from prompt2mesh.studio.ports.freeform import CODE_MEMORY_MB, Isolation, Layer

Policy = Literal["strict", "weak", "off"]
_ENTER = "prompt2mesh.blender.freeform.enter"
_PROBE = "prompt2mesh.blender.freeform.probe"
_PROBE_TIMEOUT_S = 20.0
_SCRATCH_MB = 64
_THREADS, _THREADS_FOR_CORE, _MB_FOR_CORE = 96, 4, 32  # Blender has pools of threads, each with its stack
# Numbers that no system gives to anybody (systemd, UIDS-GIDS): each process gets a user of its own.
_FIRST_USER, _USERS = 1_900_000_000, 200_000_000
# What the process inside imports; each is found wherever it is installed.
_PACKAGES = ("bpy", "numpy", "pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection",
             "PIL", "manifold3d", "trimesh", "lib3mf")  # fmt: skip
_OWN_PACKAGES = ("__init__.py", "mesh", "blender")
_SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
_SYSTEM_FILES = ("/usr/share/fonts", "/etc/ld.so.cache", "/etc/fonts")
_IMPORTANT: tuple[Layer, ...] = ("namespaces", "no network", "read-only files", "system-call filter", "memory limit",
                                 "time limit", "no secrets")  # fmt: skip


@dataclass(frozen=True)
class _Probe:
    """What a try has shown.

    Attributes:
        fault: Why it does not work; empty where it does.
    """

    fault: str
    landlock: bool = False


class Sandbox:
    """Starts processes behind all the locks that this machine has."""

    def __init__(
        self, *, policy: Policy = "strict", memory_mb: int = CODE_MEMORY_MB, scratch_mb: int = _SCRATCH_MB,
        without: frozenset[Layer] = frozenset(),
    ) -> None:  # fmt: skip
        """Looks at nothing yet.

        Args:
            policy: `strict` runs code only where nothing that matters is missing, `weak` also without namespaces,
                `off` never.
            memory_mb: Address space of a process.
            scratch_mb: Size of its scratch folder, and of a file in it.
            without: Locks to leave open: tests show with it that each lock holds something.
        """
        self.policy: Policy = policy
        self._memory_mb = memory_mb
        self._scratch_mb = scratch_mb
        self._without = without
        self._lock = threading.Lock()
        self._looked: Isolation | None = None
        self._as_root = os.geteuid() == 0

    @property
    def isolation(self) -> Isolation:
        """Which locks close on this machine; tried once."""
        with self._lock:
            if self._looked is None:
                self._looked = self._look()
            return self._looked

    def require(self) -> None:
        """Makes sure that foreign code may run here.

        Raises:
            SandboxUnavailableError: It is switched off, or something that matters is missing.
        """
        if self.policy == "off":
            raise SandboxUnavailableError(
                "Blender Python of others is switched off here (PROMPT2MESH_SANDBOX=off)",
                hint="the modeler can do without; set PROMPT2MESH_SANDBOX=strict to allow it in a sandbox",
            )
        isolation = self.isolation
        if isolation.strict or self._without or (self.policy == "weak" and "namespaces" in isolation.missing):
            return
        faults = "; ".join(f"{layer}: {why}" for layer, why in isolation.missing.items())
        raise SandboxUnavailableError(
            f"this machine cannot hold Blender Python of others ({faults})",
            hint="install bubblewrap and allow user namespaces (docs/explanation/foreign-code.md), "
                 "or accept less with PROMPT2MESH_SANDBOX=weak",
        )  # fmt: skip

    def start(
        self, module: str, arguments: tuple[str, ...] = (), *, scratch: Path | None = None,
        pass_fds: tuple[int, ...] = (), serves: bool = False, max_output_bytes: int | None = MAX_OUTPUT_BYTES,
    ) -> Confined:  # fmt: skip
        """Starts a module of `prompt2mesh.blender` behind the locks; `Confined.wait_locked` says when they are closed.

        Args:
            module: It is run as `__main__`.
            arguments: Its arguments; `{answers}` is the file descriptor of `Confined.receive`.
            scratch: A folder of ours that it may write, at the same path; else it has one that ends with it.
            pass_fds: File descriptors that it gets.
            serves: Whether it answers on a socket among them.
            max_output_bytes: Most that it may print; None for no end.

        Raises:
            SandboxUnavailableError: See `require`.
        """
        self.require()
        wrapped = "namespaces" in self.isolation.layers
        return self._start(module, arguments, wrapped=wrapped, scratch=scratch, pass_fds=pass_fds, serves=serves,
                           max_output_bytes=max_output_bytes)  # fmt: skip

    def _start(
        self, module: str, arguments: tuple[str, ...], *, wrapped: bool, scratch: Path | None = None,
        pass_fds: tuple[int, ...] = (), serves: bool = False, max_output_bytes: int | None = MAX_OUTPUT_BYTES,
    ) -> Confined:  # fmt: skip
        places = _Places.of_this_python(wrapped=wrapped)
        # Without a mount namespace there is no folder of its own; with one there is, and it has a size.
        writable = [str(scratch)] if scratch is not None else ["/tmp"] if wrapped else []  # noqa: S108 - its own
        cores = os.cpu_count() or 1
        confinement: dict[str, Any] = {
            "memory_mb": self._memory_mb + _MB_FOR_CORE * cores, "file_mb": self._scratch_mb,
            "threads": _THREADS + _THREADS_FOR_CORE * cores, "serves": serves,
            "writable": writable, "landlock": "read-only files" not in self._without,
            "filter_calls": "system-call filter" not in self._without,
            "limits": "memory limit" not in self._without,
        }  # fmt: skip
        if not wrapped:
            confinement["readable"] = [*places.sources, "/dev/urandom", "/proc/meminfo", "/proc/cpuinfo"]
        elif self._as_root:
            confinement["user"] = _user_of(scratch)
        enter = [_ENTER, json.dumps(confinement), "{answers}", module, *arguments]
        python = [str(places.python), "-s", "-P", "-u", "-m", *enter]
        environment = _environment(places, writable[0] if writable else "/nonexistent")
        command = [*self._bwrap(places, environment, scratch), "--", *python] if wrapped else python
        return Confined(command, environment={} if wrapped else environment, wrapped=wrapped, pass_fds=pass_fds,
                        max_output_bytes=max_output_bytes)  # fmt: skip

    def _bwrap(self, places: "_Places", environment: dict[str, str], scratch: Path | None) -> list[str]:
        command = [
            shutil.which("bwrap") or "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
            "--unshare-cgroup-try", "--hostname", "blender", "--die-with-parent", "--new-session",
            "--info-fd", "{info}", "--clearenv", "--cap-drop", "ALL",
        ]  # fmt: skip
        if self._as_root:
            # It becomes a user that owns nothing here, which is more than a namespace in which it is root outside.
            # Linux tells nobody of the death of a parent who could not signal him, and bwrap gives up that right
            # over other users; so bwrap's own process 1, which keeps its user, dies with it and takes all with it.
            command += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        else:
            command += ["--unshare-user", "--as-pid-1"]
        for name, value in environment.items():
            command += ["--setenv", name, value]
        # bwrap makes the folders above a mount for its own user only, who is another than the one inside.
        targets = [target for _, target in places.mounts] + ([str(scratch)] if scratch is not None else [])
        above = {str(folder) for target in targets for folder in Path(target).parents}
        for folder in sorted(above - {"/"}):
            command += ["--perms", "0755", "--dir", folder]
        for source, target in places.mounts:
            if Path(source).is_symlink():
                command += ["--symlink", str(Path(source).readlink()), target]
            else:
                command += ["--ro-bind", source, target]
        command += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
        if scratch is None:
            command += ["--perms", "1777", "--size", str(self._scratch_mb << 20), "--tmpfs", "/tmp"]  # noqa: S108
        else:
            command += ["--bind", str(scratch), str(scratch)]
        return [*command, "--remount-ro", "/", "--chdir", "/"]

    def _look(self) -> Isolation:
        missing: dict[Layer, str] = dict.fromkeys(self._without, "left out on purpose")
        wrapped = _Probe("left out on purpose") if "namespaces" in self._without else self._probe(wrapped=True)
        probe = wrapped
        if wrapped.fault:
            missing["namespaces"] = wrapped.fault
            probe = self._probe(wrapped=False)
            if probe.fault:
                missing["system-call filter"] = probe.fault
            if not probe.landlock:
                missing["read-only files"] = "there is no namespace, and this kernel has no Landlock"
            if "system-call filter" in missing:
                missing["no network"] = "there is no namespace, and system calls are not filtered"
        return Isolation(
            layers=tuple(layer for layer in _IMPORTANT if layer not in missing), missing=missing, strict=not missing
        )

    def _probe(self, *, wrapped: bool) -> _Probe:
        if wrapped and shutil.which("bwrap") is None:
            return _Probe("bubblewrap (bwrap) is not installed")
        if not sys.platform.startswith("linux"):
            return _Probe("only Linux has what it takes")
        process = self._start(_PROBE, ("{answers}",), wrapped=wrapped)
        try:
            version = process.wait_locked(timeout_s=_PROBE_TIMEOUT_S)
            answer = json.loads(process.receive(timeout_s=_PROBE_TIMEOUT_S, max_bytes=10_000))
        except NotLockedError as exc:
            return _Probe(str(exc))
        except (EndedError, OverdueError, FloodError, ValueError) as exc:
            return _Probe(process.output.strip()[-300:] or str(exc) or "no answer in time")
        finally:
            process.kill()
        if not answer.get("blender"):
            return _Probe("Blender's files cannot be read in there: make the installation readable to all users")
        return _Probe("", landlock=version > 0)


@dataclass(frozen=True)
class _Places:
    """What of this machine is seen inside.

    Attributes:
        mounts: Where it is here, and where inside.
        path: For PYTHONPATH.
    """

    python: Path
    mounts: tuple[tuple[str, str], ...]
    path: tuple[str, ...]
    library_path: str

    @property
    def sources(self) -> list[str]:
        """Where everything is here."""
        return [source for source, _ in self.mounts]

    @classmethod
    def of_this_python(cls, *, wrapped: bool) -> "_Places":
        """The interpreter that runs this, its library, and the packages that it needs.

        Args:
            wrapped: Whether inside they may stand elsewhere, which tells less about this machine.
        """
        python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
        same = [str(python), sysconfig.get_path("stdlib"), *_shared_python()]
        same += [path for path in (*_SYSTEM_LIBRARIES, *_SYSTEM_FILES) if Path(path).exists()]
        libraries = _library_folders()
        mounts = [(path, path) for path in dict.fromkeys([*same, *libraries])]
        own = Path(__file__).parent.parent
        code = [(own / name, f"own/prompt2mesh/{name}") for name in _OWN_PACKAGES] + _packages()
        if wrapped:
            mounts += [(str(source), f"/opt/{target}") for source, target in code]
            folders = ["/opt/own", "/opt/packages", *(f"/opt/{target}" for _, target in code if "/" not in target)]
        else:
            mounts += [(str(source), "") for source, _ in code]
            folders = [
                str(own.parent),
                *(str(source if "/" not in target else source.parent) for source, target in code),
            ]
        return cls(python, tuple(mounts), tuple(dict.fromkeys(folders)), ":".join(libraries))


def _shared_python() -> list[str]:
    """The interpreter's own shared library, where it has one outside the system's folders."""
    name, folder = sysconfig.get_config_var("INSTSONAME"), sysconfig.get_config_var("LIBDIR")
    path = Path(str(folder)) / str(name)
    return [str(path)] if name and folder and path.suffix != ".a" and path.is_file() else []


def _library_folders() -> list[str]:
    """What the loader was told to search, as far as there are libraries right in it."""
    folders = [Path(entry) for entry in os.environ.get("LD_LIBRARY_PATH", "").split(":") if entry]
    return [str(folder) for folder in folders if any(folder.glob("*.so*"))]


def _packages() -> list[tuple[Path, str]]:
    """The packages that are needed inside, and what they are called there.

    A folder that pip installs into is taken whole (`site-0`); of any other folder, such as a checkout, the package
    alone (`packages/NAME`).
    """
    sites: dict[Path, str] = {}
    alone: list[tuple[Path, str]] = []
    for name in _PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        package = Path(spec.origin).parent if spec.submodule_search_locations else Path(spec.origin)
        if package.parent.name in {"site-packages", "dist-packages"}:
            sites.setdefault(package.parent, f"site-{len(sites)}")
        else:
            alone.append((package, f"packages/{package.name}"))
    return [*sites.items(), *alone]


def _user_of(scratch: Path | None) -> int:
    """The number of a user for a process: the owner of its scratch folder, who is made the first time."""
    number = _FIRST_USER + secrets.randbelow(_USERS)
    if scratch is None:
        return number
    owner = scratch.stat().st_uid
    if _FIRST_USER <= owner < _FIRST_USER + _USERS:
        return owner
    os.chown(scratch, number, number)
    return number


def _environment(places: _Places, home: str) -> dict[str, str]:
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": home, "TMPDIR": home, "XDG_CACHE_HOME": f"{home}/cache", "LANG": "C.UTF-8",
        "PYTHONPATH": ":".join(places.path), "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2",
    }  # fmt: skip
    return environment | ({"LD_LIBRARY_PATH": places.library_path} if places.library_path else {})
