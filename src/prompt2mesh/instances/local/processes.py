"""Processes of an instance: limits on them, and the certainty that a pid is still the process it was."""

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

# What instances are given of the environment: none of the service's secrets is among it.
KEPT_VARIABLES = (
    "PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV", "XDG_CACHE_HOME", "TMPDIR",
    "PROMPT2MESH_SANDBOX", "PROMPT2MESH_CACHE", "PROMPT2MESH_WORKERS", "PROMPT2MESH_BUILD_TIMEOUT_S",
    "PROMPT2MESH_WORKER_MEMORY_MB", "PROMPT2MESH_LOG_LEVEL", "PROMPT2MESH_LOG_FORMAT", "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG", "OTEL_SDK_DISABLED",
)  # fmt: skip
# The system tells of a child's end to its parent alone, whatever became of the object that started it.
_detached: list[subprocess.Popen[bytes]] = []
_PR_SET_PDEATHSIG = 1
_OPEN_FILES = 4096
_PROCESSES = 512
_NICE = 5
_OOM_SCORE = 500
_CGROUP_ROOT = Path("/sys/fs/cgroup")
_STARTED_FIELD = 19  # of those after the command's name in /proc/PID/stat


def start_detached(command: list[str], *, log: Path, pass_fds: tuple[int, ...]) -> None:
    """Starts a process that outlives this one and whoever asked for it, with none of this one's secrets."""
    with log.open("ab") as file:
        process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, pass_fds=pass_fds, start_new_session=True,
            env=environment(os.environ), cwd="/",
        )  # fmt: skip
    _detached.append(process)


def reap() -> None:
    """Lets go of processes that were started here and have ended, so that none stays as a zombie."""
    for one in list(_detached):
        if one.poll() is not None:
            with contextlib.suppress(ValueError):  # another thread has
                _detached.remove(one)


def started_at(pid: int) -> int:
    """When the kernel started a process, in ticks since the machine did; 0 where there is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    fields = text.rpartition(")")[2].split()
    return 0 if fields[0] in {"Z", "X"} else int(fields[_STARTED_FIELD])


def runs(pid: int, started: int) -> bool:
    """Whether the process that was started then is still there."""
    return pid > 0 and started > 0 and started_at(pid) == started


def send(pid: int, started: int, number: signal.Signals, *, group: bool = False) -> None:
    """Signals a process, or its group, if it is still the one that was started then."""
    if runs(pid, started):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            (os.killpg if group else os.kill)(pid, number)


def wait_gone(gone: Callable[[], bool], *, timeout_s: float) -> bool:
    """Waits until something is gone; whether it is."""
    deadline = time.monotonic() + timeout_s
    while not gone():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """What instances may know of an environment."""
    return {name: given[name] for name in KEPT_VARIABLES if name in given}


def humble() -> None:
    """Makes this process and its children the first to give way where the machine has not enough for all."""
    os.umask(0o077)
    with contextlib.suppress(OSError):
        os.nice(_NICE)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(_OOM_SCORE))


def child_limits(memory_mb: int | None) -> Callable[[], None]:
    """What a child does before it becomes its program: it ends with its parent, and is held to limits.

    Blender maps far more than it uses, so that its address space says nothing; what counts is its data
    (RLIMIT_DATA holds private mappings too). Limits on processor time would end whoever works for long, and those on
    processes count everything else of this user as well; a control group does both where there is one.

    Args:
        memory_mb: Most data; None where a control group counts it.
    """

    def apply() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
        if memory_mb is not None:
            _lower(resource.RLIMIT_DATA, memory_mb << 20)

    return apply


def enter_group(name: str, *, memory_mb: int) -> str:
    """Moves this process into a control group of its own, where it may make one (cgroup v2, delegated); its path."""
    path = _own_group() / f"prompt2mesh-{name}"
    try:
        path.mkdir(exist_ok=True)
        (path / "memory.max").write_text(str(memory_mb << 20))
        (path / "pids.max").write_text(str(_PROCESSES))
        (path / "cgroup.procs").write_text(str(os.getpid()))
    except OSError:
        with contextlib.suppress(OSError):
            path.rmdir()
        return ""
    return str(path)


def killed_for_memory(group: str) -> int:
    """How many processes of a group were ended because it had used up its memory."""
    try:
        lines = (Path(group) / "memory.events").read_text().splitlines() if group else []
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("oom_kill ")), 0)


def remove_group(group: str) -> None:
    """Ends all that is left in a group, and takes the group away."""
    if group:
        with contextlib.suppress(OSError):
            (Path(group) / "cgroup.kill").write_text("1")
        wait_gone(lambda: _removed(Path(group)), timeout_s=2.0)


def _removed(path: Path) -> bool:
    with contextlib.suppress(OSError):
        path.rmdir()
    return not path.exists()


def _own_group() -> Path:
    try:
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            if line.startswith("0::"):
                return _CGROUP_ROOT / line[3:].lstrip("/")
    except OSError:
        pass
    return _CGROUP_ROOT / "none"


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (most, most))
