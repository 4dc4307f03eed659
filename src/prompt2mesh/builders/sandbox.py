"""The sandbox of this machine: which locks it has, and how a process is started behind them.

Namespaces and mounts are made by bubblewrap (`bwrap`); the rest the process does
to itself before it loads anything (`blender/freeform/confine`). Nothing of this
machine is in there but what Blender needs to run, and that only to be read.
"""

import json
import os
import shutil
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from prompt2mesh.builders.bubblewrap import enclosed
from prompt2mesh.builders.confined import (
    MAX_OUTPUT_BYTES,
    Confined,
    EndedError,
    FloodError,
    NotLockedError,
    OverdueError,
)
from prompt2mesh.builders.places import Places, user_of
from prompt2mesh.mesh.errors import SandboxUnavailableError
from prompt2mesh.studio.ports.freeform import CODE_MEMORY_MB, Isolation, Layer

Policy = Literal["strict", "weak", "off"]
_ENTER = "prompt2mesh.blender.freeform.enter"
_PROBE = "prompt2mesh.blender.freeform.probe"
_PROBE_TIMEOUT_S = 20.0
_SCRATCH_MB = 64
_THREADS, _THREADS_FOR_CORE, _MB_FOR_CORE = 96, 4, 32  # Blender has pools of threads, each with its stack
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
        places = Places.of_this_python(wrapped=wrapped)
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
            confinement["user"] = user_of(scratch)
        enter = [_ENTER, json.dumps(confinement), "{answers}", module, *arguments]
        python = [str(places.python), "-s", "-P", "-u", "-m", *enter]
        environment = _environment(places, writable[0] if writable else "/nonexistent")
        command = [*self._bwrap(places, environment, scratch), "--", *python] if wrapped else python
        return Confined(command, environment={} if wrapped else environment, wrapped=wrapped, pass_fds=pass_fds,
                        max_output_bytes=max_output_bytes)  # fmt: skip

    def _bwrap(self, places: Places, environment: dict[str, str], scratch: Path | None) -> list[str]:
        folders = [str(scratch)] if scratch is not None else []
        command = enclosed(places, environment, as_root=self._as_root, folders=folders)
        command += ["--new-session", "--info-fd", "{info}", *([] if self._as_root else ["--as-pid-1"])]
        command += ["--remount-ro", "/dev"]
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


def _environment(places: Places, home: str) -> dict[str, str]:
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": home, "TMPDIR": home, "XDG_CACHE_HOME": f"{home}/cache", "LANG": "C.UTF-8",
        "PYTHONPATH": ":".join(places.path), "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2",
    }  # fmt: skip
    return environment | ({"LD_LIBRARY_PATH": places.library_path} if places.library_path else {})
