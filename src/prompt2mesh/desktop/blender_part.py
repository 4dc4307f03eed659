"""Blender in the desktop: its add-on put in place, its start, and a few words with it over its own port."""

import asyncio
import contextlib
import json
import shutil
import socket
from pathlib import Path
from typing import Any, cast

import prompt2mesh
from prompt2mesh.desktop.part import Part
from prompt2mesh.mesh.errors import EnvironmentFaultError

ADDON = Path(prompt2mesh.__file__).parent / "blender" / "addon"
MODULE = "prompt2mesh_socket"
COPIES = "autosave-"
_START = (
    f"import addon_utils; addon_utils.enable({MODULE!r}, default_set=True); import {MODULE}.supervised as supervised; "
    "supervised.main()"
)
_ANSWER_BYTES = 4 << 20
_END_S = 5.0


class BlenderPart:
    """How Blender is started, again and again on the same port."""

    def __init__(
        self, folder: Path, listener: socket.socket, asking: socket.socket | None, *, token: str | None, width: int,
        height: int,
    ) -> None:  # fmt: skip
        """Remember what it needs.

        Args:
            folder: For its settings and the copies of the scene.
            listener: Where it will serve; stays open here, so that clients can wait while it is started again.
            asking: Where it serves too, for questions from here; None asks where all others do.
            token: What clients show.
            width: Of its window.
            height: The same.
        """
        self.scene_folder = folder / "scene"
        self._folder = folder
        self._asking = asking or listener
        self._listeners = [listener] if asking is None else [listener, asking]
        self._token = token
        self._size = (width, height)

    def check(self) -> None:
        """Looks for Blender.

        Raises:
            EnvironmentFaultError: There is none.
        """
        if shutil.which("blender") is None:
            raise EnvironmentFaultError("this machine has no blender", hint="apt-get install blender")

    async def start(self, environment: dict[str, str], *, display: dict[str, str]) -> Part:
        """Starts it, with the newest copy of the scene where there is one.

        Args:
            environment: For every part.
            display: What it needs to find the screen.
        """
        scripts = self._folder / "scripts"
        _install_addon(scripts / "addons" / MODULE)
        self.scene_folder.mkdir(exist_ok=True)
        numbers = tuple(one.fileno() for one in self._listeners)
        command = [
            "blender", "--disable-autoexec", "-p", "0", "0", *map(str, self._size),
            "--python-exit-code", "3", "--python-expr", _START,
            "--", *(word for number in numbers for word in ("--fd", str(number))), "--scratch", str(self.scene_folder),
        ]  # fmt: skip
        told = json.dumps({"token": self._token}).encode() + b"\n"
        variables = {"BLENDER_USER_CONFIG": str(self._folder / "config"), "BLENDER_USER_SCRIPTS": str(scripts),
                     "BLENDER_USER_DATAFILES": str(self._folder / "datafiles"),
                     "LIBGL_ALWAYS_SOFTWARE": "1"}  # fmt: skip
        return await Part.start("blender", command, environment={**environment, **display, **variables},
                                pass_fds=numbers, first_line=told)  # fmt: skip

    def doubt_newest_copy(self) -> None:
        """Puts the newest copy aside, as a Blender that opened it died: the one before it is opened next."""
        copies = sorted(self.scene_folder.glob(f"{COPIES}*.blend"))
        if copies:
            with contextlib.suppress(OSError):
                copies[-1].rename(copies[-1].with_name(f"doubtful-{copies[-1].name}"))

    async def ask(self, kind: str, *, timeout_s: float, **params: Any) -> dict[str, Any] | None:
        """What it answers to a command; None where it does not, or could not do it."""
        question = {"id": 1, "command": kind, "params": params, "token": self._token, "timeout_s": timeout_s}
        writer: asyncio.StreamWriter | None = None
        try:
            async with asyncio.timeout(timeout_s):
                host, port = self._asking.getsockname()[:2]
                reader, writer = await asyncio.open_connection(_reach(host), port, limit=_ANSWER_BYTES)
                writer.write(json.dumps(question).encode() + b"\n")
                answer: Any = json.loads(await reader.readline())
        except (OSError, EOFError, ValueError):  # a TimeoutError is an OSError
            return None
        finally:
            if writer is not None:
                writer.close()
        if not isinstance(answer, dict):
            return None
        told = cast("dict[str, Any]", answer)
        return cast("dict[str, Any]", told["result"]) if told.get("success") and "result" in told else None


def _reach(host: str) -> str:
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound
    return everywhere.get(host, host)


def _install_addon(place: Path) -> None:
    """Puts our add-on where Blender looks for those of its user."""
    if place.exists():
        shutil.rmtree(place)
    shutil.copytree(ADDON, place, ignore=shutil.ignore_patterns("__pycache__"))
