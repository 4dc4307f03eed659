"""A person's desktop on this machine, locked in: what its person does in its Blender reaches nothing but its folder.

`python -m prompt2mesh.builders.desktop --scratch DIR --token-file FILE --web-fd N --mcp-fd N`

Becomes `bwrap`, which runs `prompt2mesh.desktop` with all its programs in namespaces of
their own. There is no network inside: the two sockets that it answers on were opened
outside and are handed in. A desktop without these locks is not run for anybody.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from prompt2mesh.builders.bubblewrap import enclosed
from prompt2mesh.builders.places import Places, user_of
from prompt2mesh.mesh.errors import EnvironmentFaultError

# Debian's names, of the programs and of their packages.
PROGRAMS = {"blender": "blender", "Xtigervnc": "tigervnc-standalone-server", "openbox": "openbox",
            "tigervncpasswd": "tigervnc-tools", "bwrap": "bubblewrap"}  # fmt: skip
NOVNC = Path("/usr/share/novnc/core/rfb.js")
SCRATCH = "/scratch"
_TOKEN = "/run/token"  # noqa: S105 - a place
_ENTER, _DESKTOP = "prompt2mesh.blender.freeform.enter", "prompt2mesh.desktop"
_PATH = "/usr/bin:/bin"
_SHARED_MB = 64  # of /tmp, where X has its socket, and of shared memory
_PROBE_TIMEOUT_S = 30.0
# How its log is written, and what time it is.
_KEPT_VARIABLES = ("TZ", "PROMPT2MESH_LOG_FORMAT")


def desktop_fault() -> str:
    """Why no desktop can be locked in on this machine; empty where one can. It is tried, without a screen."""
    for program, package in PROGRAMS.items():
        if shutil.which(program, path=_PATH) is None:
            return f"{program} is not installed in /usr/bin (Debian's package {package})"
    if not NOVNC.is_file():
        return f"there is no {NOVNC} (Debian's package novnc)"
    with tempfile.TemporaryDirectory(prefix="p2m-desktop-") as folder:
        try:
            command = desktop_command(Path(folder), module=_DESKTOP, arguments=("--help",), report=1)
            tried = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env={}, check=False,  # noqa: S603 - ours
                                   timeout=_PROBE_TIMEOUT_S)  # fmt: skip
        except EnvironmentFaultError as exc:
            return exc.message
        except subprocess.TimeoutExpired:
            return f"the sandbox did not close within {_PROBE_TIMEOUT_S:g} s"
    report, _, _ = tried.stdout.partition(b"\n")
    try:
        told = json.loads(report)
    except ValueError:
        told = {"reason": (tried.stderr or report).decode(errors="replace").strip()[-300:] or "it ended without a word"}
    if told.get("locked") is not True:
        return f"the sandbox does not close: {told['reason']}"
    return "" if tried.returncode == 0 else f"in the sandbox it does not start: {tried.stderr.decode()[-300:]}"


def desktop_command(
    scratch: Path, *, module: str, arguments: Sequence[str], report: int, token_fd: int | None = None,
    ports: Sequence[int] = (),
) -> list[str]:  # fmt: skip
    """The command that runs a module of ours or of Python behind the locks of a desktop.

    Args:
        scratch: The one folder that it may write; at `SCRATCH` inside. Where root asks, it becomes another user's.
        module: It is run as `__main__`.
        arguments: Its arguments.
        report: Number of an open file for one line of JSON, which says whether the locks have closed.
        token_fd: An open file with its token, which is put into a file inside.
        ports: The only ones of TCP that it may use. A socket that listens is easily turned into one that connects, and
            the two that a desktop is handed are of this machine's network.

    Raises:
        EnvironmentFaultError: The scratch folder lies where the sandbox can read: so would all beside it.
    """
    places, as_root = Places.of_a_desktop(), os.geteuid() == 0
    place = scratch.resolve()
    for source in places.sources:
        if place.is_relative_to(Path(source).resolve()):
            raise EnvironmentFaultError(f"{place} is in {source}, which every desktop can read",
                                        hint="put the data folder elsewhere with PROMPT2MESH_DATA")  # fmt: skip
    confinement = {
        "user": user_of(place) if as_root else None, "programs": True, "writable": [SCRATCH], "ports": list(ports),
        # Landlock would let no program be started, and limits of memory say nothing of Blender's data.
        "landlock": False, "limits": False,
    }  # fmt: skip
    command = enclosed(places, _environment(places), as_root=as_root, folders=(SCRATCH, _TOKEN))
    for folder in ("/tmp", "/dev/shm"):  # noqa: S108 - its own
        command += ["--perms", "1777", "--size", str(_SHARED_MB << 20), "--tmpfs", folder]
    command += ["--remount-ro", "/dev", "--bind", str(place), SCRATCH]
    if token_fd is not None:
        command += ["--perms", "0444", "--ro-bind-data", str(token_fd), _TOKEN]
    return [*command, "--remount-ro", "/", "--chdir", "/", "--", str(places.python), "-s", "-P", "-u", "-m", _ENTER,
            json.dumps(confinement), str(report), module, *arguments]  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Becomes a desktop.

    Raises:
        EnvironmentFaultError: It cannot be locked in.
    """
    parser = argparse.ArgumentParser(prog="python -m prompt2mesh.builders.desktop")
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--token-file", type=Path, required=True)
    parser.add_argument("--web-fd", type=int, required=True)
    parser.add_argument("--mcp-fd", type=int, required=True)
    asked = parser.parse_args(arguments)
    token, writing = os.pipe()
    os.write(writing, asked.token_file.read_bytes())
    os.close(writing)
    web, mcp = (_port(number) for number in (asked.web_fd, asked.mcp_fd))
    report = os.dup(2)
    for handed in (token, report, asked.web_fd, asked.mcp_fd):
        os.set_inheritable(handed, True)
    # Inside, it listens on the same numbers in a network of its own: so these two are all that it needs.
    told = (
        "--web-fd", str(asked.web_fd), "--vnc-port", str(web), "--mcp-fd", str(asked.mcp_fd), "--mcp-port", str(mcp),
        "--web-access", "token", "--token-file", _TOKEN, "--scratch", SCRATCH, "--ready-file", f"{SCRATCH}/ready.json",
    )  # fmt: skip
    command = desktop_command(asked.scratch, module=_DESKTOP, arguments=told, report=report, token_fd=token,
                              ports=(web, mcp))  # fmt: skip
    # It is told to end as a group, and bwrap has to outlive the desktop in it, which handles the signal.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.execve(command[0], command, {})  # noqa: S606 - our own command


def _port(number: int) -> int:
    with socket.socket(fileno=os.dup(number)) as handed:
        return int(handed.getsockname()[1])


def _environment(places: Places) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    libraries = {"LD_LIBRARY_PATH": places.library_path} if places.library_path else {}
    return {"PATH": _PATH, "HOME": SCRATCH, "LANG": "C.UTF-8", "PYTHONPATH": ":".join(places.path),
            "PYTHONDONTWRITEBYTECODE": "1", **kept, **libraries}  # fmt: skip


if __name__ == "__main__":
    main()
