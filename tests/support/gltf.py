"""GLB files as the tests read them, and the Khronos glTF validator."""

import json
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[2] / "tools" / "gltf-validator"


def read_gltf(path: Path) -> dict[str, Any]:
    """The JSON chunk of a GLB file (glTF 2.0, section 4.4)."""
    data = path.read_bytes()
    return json.loads(data[20 : 20 + struct.unpack("<I", data[12:16])[0]])


def validate_glb(path: Path) -> dict[str, Any]:
    """The validator's report on a GLB file; `report["issues"]["numErrors"]` must be 0.

    Raises:
        FileNotFoundError: `make setup-dev` has not been run.
    """
    node = shutil.which("node")
    if node is None or not (_FOLDER / "node_modules").is_dir():
        raise FileNotFoundError("the glTF validator is not installed: run make setup-dev")
    done = subprocess.run(
        [node, str(_FOLDER / "validate.cjs"), str(path)], check=True, capture_output=True, text=True, timeout=120
    )
    return json.loads(done.stdout)


def errors_of(path: Path) -> list[str]:
    """The errors of a GLB file, each with its place; empty for a valid one."""
    messages = validate_glb(path)["issues"]["messages"]
    return [f"{m['code']} {m.get('pointer', '')}: {m['message']}" for m in messages if m["severity"] == 0]
