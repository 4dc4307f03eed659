"""Shows a built model in a Blender behind port 9876, which may be on another machine: the file goes over the socket."""

import base64
from pathlib import Path

from prompt2mesh.studio.ports.freeform import LiveScene

_NAME = "show.glb"
_PIECE_BYTES = 8 << 20
_SLOW_S = 120.0


def show_model(scene: LiveScene, model: Path, *, title: str, key: str) -> tuple[str, ...]:
    """Puts a GLB into the scene in place of the model shown before; what the person made beside it stays.

    Args:
        scene: That Blender.
        model: The GLB.
        title: What it is, for the person.
        key: The same model again is not shown anew.

    Returns:
        The names of its objects there.

    Raises:
        CodeError: It could not be shown.
        WorkerCrashedError: That Blender is gone.
    """
    data = model.read_bytes()
    for offset in range(0, len(data), _PIECE_BYTES):
        piece = base64.b64encode(data[offset : offset + _PIECE_BYTES]).decode("ascii")
        scene.command("write_scene", timeout_s=_SLOW_S, name=_NAME, offset=offset, data_base64=piece)
    shown = scene.command("show_model", timeout_s=_SLOW_S, name=_NAME, title=title, key=key)
    return tuple(str(name) for name in shown.get("objects", ()))
