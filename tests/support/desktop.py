"""A real desktop as it runs in its image: uid 1000, no capabilities, a read-only root, Debian's Python with nothing of ours
but the package itself.
"""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import prompt2mesh
from prompt2mesh.builders.socket import SocketScene

START_TIMEOUT_S = 240.0
PACKAGE = Path(prompt2mesh.__file__).parent
_INSIDE = Path("/mnt/scratch")


@dataclass(frozen=True)
class Desktop:
    """A desktop that answers.

    Attributes:
        folder: Its scratch folder.
        token: What its token file holds.
    """

    folder: Path
    log: Path
    process: "subprocess.Popen[bytes]"
    pid: int
    url: str
    web_port: int
    vnc_port: int
    mcp_port: int
    token: str | None

    def scene(self) -> SocketScene:
        """A connection to its Blender."""
        return SocketScene(port=self.mcp_port, token=self.token)

    def parts(self) -> dict[str, int]:
        """Its programs that run now, by name."""
        found: dict[str, int] = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                name, parent = _name_and_parent(entry)
            except (OSError, ValueError):
                continue
            if parent == self.pid:
                found[name] = int(entry.name)
        return found

    def end(self, *, timeout_s: float = 60.0) -> int:
        """Asks it to end; its exit code."""
        os.kill(self.pid, signal.SIGTERM)
        return self.process.wait(timeout_s)

    def said(self) -> str:
        """Its log."""
        return self.log.read_text(errors="replace")


def has_desktop() -> bool:
    """Whether this machine has the programs of a desktop."""
    programs = ("blender", "Xtigervnc", "openbox", "tigervncpasswd", "bwrap")
    return all(map(shutil.which, programs)) and Path("/usr/share/novnc/core/rfb.js").is_file()


@contextmanager
def running_desktop(folder: Path, *, options: Sequence[str] = (), token: str | None = None) -> Generator[Desktop]:
    """Starts one and waits until its Blender answers.

    Args:
        folder: Its scratch folder; what an earlier desktop left there is used.
        options: More of the command line.
        token: Written into its token file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ready = folder / "ready.json"
    ready.unlink(missing_ok=True)
    arguments = ["--web-port", "0", "--vnc-port", "0", "--mcp-port", "0", "--geometry", "1200x760",
                 "--scratch", str(_INSIDE), "--ready-file", str(_INSIDE / "ready.json"), *options]  # fmt: skip
    if token is not None:
        (folder / "token").write_text(token)
        arguments += ["--token-file", str(_INSIDE / "token")]
    if os.geteuid() == 0:
        folder.chmod(0o777)  # as a volume is mounted in a pod: it belongs to root, and anyone may write
        for path in folder.rglob("*"):
            os.chown(path, 1000, 1000, follow_symlinks=False)
    log = folder.with_name(f"{folder.name}.log")
    with log.open("ab") as file:
        process = subprocess.Popen([*_confined(folder), "/usr/bin/python3", "-m", "prompt2mesh.desktop", *arguments],
                                   stdout=file, stderr=file)  # fmt: skip
    try:
        found = _wait_for(ready, process, log)
        yield Desktop(
            folder, log, process, found["pid"], found["web"]["url"], found["web"]["port"], found["vnc"]["port"],
            found["mcp"]["port"], token,
        )  # fmt: skip
    finally:
        process.kill()  # and with it all that it started
        process.wait()


def _confined(folder: Path) -> list[str]:
    become = ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all",
              "--no-new-privs"]  # fmt: skip
    return [
        "bwrap", "--die-with-parent", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--perms", "1777",
        "--tmpfs", "/tmp", "--tmpfs", "/mnt", "--bind", str(folder), str(_INSIDE), "--tmpfs", "/opt", "--ro-bind",  # noqa: S108 - its own
        str(PACKAGE), "/opt/prompt2mesh", "--remount-ro", "/opt", "--remount-ro", "/mnt", "--clearenv", "--setenv", "PATH",
        "/usr/bin:/bin", "--setenv", "HOME", str(_INSIDE), "--setenv", "PYTHONPATH", "/opt", "--setenv",
        "PYTHONDONTWRITEBYTECODE", "1", "--chdir", str(_INSIDE), "--",
        *(become if os.geteuid() == 0 else []),
    ]  # fmt: skip


def _wait_for(ready: Path, process: "subprocess.Popen[bytes]", log: Path) -> dict[str, Any]:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(errors="replace")
        if ready.exists():
            return json.loads(ready.read_text())
        time.sleep(0.1)
    raise AssertionError(f"the desktop did not come up: {log.read_text(errors='replace')}")


def _name_and_parent(entry: Path) -> tuple[str, int]:
    said = (entry / "stat").read_text()
    name, _, rest = said.partition("(")[2].rpartition(")")
    if rest.split()[0] == "Z":
        raise ValueError(name)
    return name, int(rest.split()[1])
