"""The person's Blender behind port 9876: saved, loaded, shown in, and asked whether somebody works in it.

That Blender may run on another machine and holds code of the person's, so that
nothing it answers is trusted: sizes are bounded, and a scene's digest is taken
of the bytes that arrived.
"""

import base64
import binascii
import contextlib
import hashlib
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prompt2mesh.bootstrap import connect_blender
from prompt2mesh.instances.agent_wire import MAX_FILE_BYTES
from prompt2mesh.mesh.errors import CodeError, InstanceUnavailableError, Prompt2MeshError, WorkerCrashedError
from prompt2mesh.studio.ports.freeform import LiveScene

_QUICK_S = 5.0
_SLOW_S = 120.0
_PIECE_BYTES = 8 << 20


@dataclass(frozen=True)
class BlenderActivity:
    """What Blender says of whoever works in it.

    Attributes:
        boot_id: Another one for each Blender process.
        changes: Grows with every change of the scene, by hand or by command.
        idle_s: Since the last command or input that counts; None where there was none.
        last: What that was: the command's name, or `input`.
        input_idle_s: Since the last key or movement; None without a desktop.
        busy: A command runs.
        lineage: Another one where a Blender began anew, the same where it opened the copy of the one before it; empty
            where its add-on is too old to say.
    """

    boot_id: str
    changes: int
    idle_s: float | None = None
    last: str = ""
    input_idle_s: float | None = None
    busy: bool = False
    lineage: str = ""


@dataclass(frozen=True)
class SceneCopy:
    """A copy of the scene that arrived here whole."""

    digest: str
    size_bytes: int
    changes: int


class PersonsBlender:
    """One Blender; threads may share it. It connects again by itself whenever the connection was lost."""

    def __init__(self, host: str, port: int, *, token: str | None) -> None:
        """Connects to nothing yet."""
        self._address = (host, port)
        self._token = token
        # What takes long must not keep a question from being answered, so each has a connection of its own.
        self._quick = _Connection(host, port, token)
        self._slow = _Connection(host, port, token)

    def ready(self) -> bool:
        """Whether it answers."""
        try:
            self._quick.command("ping", timeout_s=_QUICK_S)
        except Prompt2MeshError:
            return False
        return True

    def activity(self) -> BlenderActivity:
        """Whether somebody works in it.

        Raises:
            Prompt2MeshError: It does not answer.
        """
        found = self._quick.command("get_activity", timeout_s=_QUICK_S)
        return BlenderActivity(
            boot_id=str(found.get("boot_id", ""))[:80], changes=_whole(found.get("changes")),
            idle_s=_seconds(found.get("idle_s")), last=str(found.get("last") or "")[:80],
            input_idle_s=_seconds(found.get("input_idle_s")), busy=found.get("busy") is True,
            lineage=str(found.get("lineage") or "")[:80],
        )  # fmt: skip

    def save(self, target: Path) -> SceneCopy:
        """Writes a copy of the scene as it is now to a file of this machine.

        Raises:
            Prompt2MeshError: It could not be saved, or did not arrive whole.
        """
        with self._slow.several() as command:
            saved = command("save_scene", timeout_s=_SLOW_S)
            name, size = str(saved.get("name", "")), _whole(saved.get("bytes"))
            if not 0 < size <= MAX_FILE_BYTES:
                raise CodeError(
                    f"a scene of at most {MAX_FILE_BYTES >> 20} MB can be saved; this one has {size:,} bytes"
                )
            digest, arrived = hashlib.sha256(), 0
            with target.open("wb") as file:
                while arrived < size:
                    piece = _bytes_of(command("read_scene", timeout_s=_SLOW_S, name=name, offset=arrived,
                                              length=_PIECE_BYTES))  # fmt: skip
                    if not piece or len(piece) > _PIECE_BYTES:
                        raise CodeError("Blender stopped in the middle of its scene")
                    digest.update(piece)
                    file.write(piece)
                    arrived += len(piece)
        if arrived != size or digest.hexdigest() != saved.get("sha256"):
            raise CodeError("the scene that arrived is not the one that Blender saved")
        return SceneCopy(digest.hexdigest(), size, _whole(saved.get("changes")))

    def load(self, source: Path) -> int:
        """Opens a scene, none of whose scripts run; the count of changes from which it counts as changed.

        Raises:
            InstanceUnavailableError: It did not get there, which says nothing of the scene.
            Prompt2MeshError: It could not be opened.
        """
        with self._slow.several() as command:
            try:
                digest = _send(command, source, "load.blend")
            except Prompt2MeshError as exc:
                raise InstanceUnavailableError(f"the scene did not get to Blender: {exc.message}",
                                               hint=exc.hint) from exc  # fmt: skip
            return _whole(command("load_scene", timeout_s=_SLOW_S, name="load.blend", sha256=digest).get("changes"))

    def show(self, source: Path, *, title: str, key: str) -> int:
        """Shows a GLB in place of the model shown before; what the person made beside it stays.

        Raises:
            Prompt2MeshError: It could not be shown.
        """
        with self._slow.several() as command:
            _send(command, source, "show.glb")
            answer = command("show_model", timeout_s=_SLOW_S, name="show.glb", title=title, key=key)
            return _whole(answer.get("changes"))

    def hold(self, seconds: float) -> None:
        """Has it take no commands of clients for a while; 0 lets them in again.

        Raises:
            Prompt2MeshError: It does not answer.
        """
        self._quick.command("hold", timeout_s=_QUICK_S, seconds=seconds)

    def close(self) -> None:
        """Lets the connections go."""
        self._quick.close()
        self._slow.close()


class _Connection:
    def __init__(self, host: str, port: int, token: str | None) -> None:
        self._host, self._port, self._token = host, port, token
        self._lock = threading.Lock()
        self._scene: LiveScene | None = None

    def command(self, kind: str, *, timeout_s: float, **params: Any) -> dict[str, Any]:
        with self._lock:
            return self._command(kind, timeout_s=timeout_s, **params)

    @contextmanager
    def several(self) -> Generator[Any]:
        """Commands that nothing of ours comes between."""
        with self._lock:
            yield self._command

    def _command(self, kind: str, *, timeout_s: float, **params: Any) -> dict[str, Any]:
        if self._scene is None:
            self._scene = connect_blender(self._host, self._port, token=self._token)
        try:
            return self._scene.command(kind, timeout_s=timeout_s, **params)
        except WorkerCrashedError:
            self._drop()
            raise

    def close(self) -> None:
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        scene, self._scene = self._scene, None
        if scene is not None:
            with contextlib.suppress(Prompt2MeshError):
                scene.close()


def _send(command: Any, source: Path, name: str) -> str:
    """Sends a file into the scratch folder of that Blender; its digest."""
    digest, offset = hashlib.sha256(), 0
    with source.open("rb") as file:
        while (piece := file.read(_PIECE_BYTES)) or offset == 0:
            digest.update(piece)
            command("write_scene", timeout_s=_SLOW_S, name=name, offset=offset,
                    data_base64=base64.b64encode(piece).decode("ascii"))  # fmt: skip
            offset += len(piece)
            if not piece:
                break
    return digest.hexdigest()


def _bytes_of(answer: dict[str, Any]) -> bytes:
    try:
        return base64.b64decode(str(answer["data_base64"]), validate=True)
    except (KeyError, binascii.Error, ValueError) as exc:
        raise CodeError("Blender answered with what is no piece of a file") from exc


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _seconds(value: Any) -> float | None:
    return max(0.0, float(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
