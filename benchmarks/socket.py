"""Our add-on beside blender-mcp's own, in two windows of the same Blender, over the same protocol, in the same run.

Theirs is taken from the installed package (`tools/apart_venv.sh peer-2x`); no line of it is in this repository.
"""

import json
import socket
import statistics
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from prompt2mesh.builders.addon import build_addon
from tests.support.blender_window import OURS, Window, blender_window, has_window_blender
from tests.support.peers import peer_programs

_THEIRS = """
bpy.ops.preferences.addon_install(filepath={source!r}, overwrite=True)
bpy.ops.preferences.addon_enable(module="addon")
bpy.context.scene.blendermcp_port = PORT
"""
_TURNS = 3  # each side in turn, so that a busy moment of the machine hits both


@dataclass(frozen=True)
class Side:
    """What one add-on did.

    Attributes:
        pings_per_s: Round trips of `ping`.
        infos_per_s: Round trips of `get_scene_info`.
        screenshot_s: From the asking to the PNG on the disk, 800 px; the median.
    """

    pings_per_s: float
    infos_per_s: float
    screenshot_s: float


def has_what_it_takes() -> bool:
    """Whether this machine has a Blender with a window."""
    return has_window_blender()


def side_by_side(folder: Path, *, seconds: float = 2.0, screenshots: int = 7) -> tuple[Side, Side]:
    """Ours and theirs, the best of some turns each."""
    with (
        windows(folder) as (our_window, their_window),
        _connected(our_window) as ours,
        _connected(their_window) as theirs,
    ):
        turns = [
            tuple(
                _measure(connection, window.folder, seconds, screenshots)
                for connection, window in ((ours, our_window), (theirs, their_window))
            )
            for _ in range(_TURNS)
        ]
    return _best([turn[0] for turn in turns]), _best([turn[1] for turn in turns])


@contextmanager
def windows(folder: Path) -> Generator[tuple[Window, Window]]:
    """Two Blenders with a window: one with our add-on, one with theirs."""
    ours, theirs = folder / "ours", folder / "theirs"
    ours.mkdir()
    theirs.mkdir()
    install = OURS.format(zip=str(build_addon(ours / "addon.zip")))
    with (
        blender_window(ours, install) as our_window,
        blender_window(theirs, _THEIRS.format(source=_addon())) as their_window,
    ):
        yield our_window, their_window


@contextmanager
def _connected(window: Window) -> Generator[socket.socket]:
    with socket.create_connection(("127.0.0.1", window.port), timeout=60) as connection:
        for _ in range(5):
            _ask(connection, "get_scene_info")
        _screenshot(connection, window.folder)
        yield connection


def _measure(connection: socket.socket, folder: Path, seconds: float, screenshots: int) -> Side:
    return Side(
        pings_per_s=_rate(connection, "ping", seconds), infos_per_s=_rate(connection, "get_scene_info", seconds),
        screenshot_s=statistics.median(_screenshot(connection, folder) for _ in range(screenshots)),
    )  # fmt: skip


def _best(turns: list[Side]) -> Side:
    return Side(
        pings_per_s=max(turn.pings_per_s for turn in turns), infos_per_s=max(turn.infos_per_s for turn in turns),
        screenshot_s=min(turn.screenshot_s for turn in turns),
    )  # fmt: skip


def _rate(connection: socket.socket, kind: str, seconds: float) -> float:
    count, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        _ask(connection, kind)
        count += 1
    return count / (time.perf_counter() - started)


def _screenshot(connection: socket.socket, folder: Path) -> float:
    path = folder / "shot.png"
    started = time.perf_counter()
    _ask(connection, "get_viewport_screenshot", max_size=800, filepath=str(path), format="png")
    took = time.perf_counter() - started
    assert path.read_bytes().startswith(b"\x89PNG")
    path.unlink()
    return took


def _ask(connection: socket.socket, kind: str, **params: object) -> object:
    """A command the way blender-mcp's server gives it: the answer ends where it is whole JSON."""
    connection.sendall(json.dumps({"type": kind, "params": params}).encode())
    data = b""
    while True:
        chunk = connection.recv(1 << 16)
        assert chunk, "the add-on closed the connection"
        data += chunk
        try:
            answer = json.loads(data)
        except ValueError:
            continue
        assert answer["status"] == "success", answer
        return answer["result"]


def _addon() -> str:
    """Theirs, as the package brings it."""
    folder = peer_programs("2x").parent / "lib"
    return str(next(folder.glob("python3*/site-packages/blender_mcp/bundled/addon.py")))
