"""Debian's Blender with its real window under Xvfb, and add-ons installed into it by its own operator."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_TIMEOUT_S = 90.0


@dataclass(frozen=True)
class Window:
    """A Blender with a window, whose add-on serves a port."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def log(self) -> str:
        """What Blender said."""
        return (self.folder / "blender.log").read_text(errors="replace")


def has_window_blender() -> bool:
    """Whether this machine has Blender and Xvfb."""
    return bool(shutil.which("blender") and shutil.which("Xvfb"))


@contextmanager
def blender_window(folder: Path, install: str, *, port: int | None = None) -> Generator[Window]:
    """Starts it and waits until the port answers.

    Args:
        folder: For its configuration and its log.
        install: Blender Python that installs and starts an add-on; `PORT` is the port it must serve.
        port: The port; a free one by default.
    """
    port = port or _free_port()
    script = folder / "install.py"
    script.write_text(f"import bpy\nPORT = {port}\nbpy.context.preferences.view.show_splash = False\n{install}")
    with _xvfb(folder) as display:
        environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(folder), "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1",
            "BLENDER_USER_CONFIG": str(folder / "config"), "BLENDER_USER_SCRIPTS": str(folder / "scripts"),
            "TMPDIR": str(folder), "LANG": "C.UTF-8",
        }  # fmt: skip
        command = ["blender", "--factory-startup", "-p", "0", "0", "1280", "800", "--python", str(script)]
        with (folder / "blender.log").open("wb") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        window = Window(port, folder, process)
        try:
            _wait_for(window)
            yield window
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(window: Window) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        assert window.process.poll() is None, window.log
        try:
            socket.create_connection(("127.0.0.1", window.port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"nothing serves port {window.port}: {window.log}")


@contextmanager
def _xvfb(folder: Path) -> Generator[str]:
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1280x800x24",
        "+extension",
        "GLX",
        "-nolisten",
        "tcp",
    ]
    with (folder / "xvfb.log").open("wb") as log:
        process = subprocess.Popen(command, pass_fds=(writing,), stdout=log, stderr=log)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{int(told.readline())}"
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


OURS = """
bpy.ops.preferences.addon_install(filepath={zip!r}, overwrite=True)
bpy.ops.preferences.addon_enable(module="prompt2mesh_socket")

def start():
    bpy.context.preferences.addons["prompt2mesh_socket"].preferences.port = PORT
    for area in bpy.context.window_manager.windows[0].screen.areas:
        if area.type == "VIEW_3D":
            area.spaces.active.show_region_ui = True
    print("start:", bpy.ops.prompt2mesh.start())

bpy.app.timers.register(start, first_interval=0.3)
"""
