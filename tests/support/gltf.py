"""GLB files as the tests read them, and the Khronos glTF validator."""

import atexit
import json
import shutil
import struct
import subprocess
from functools import cache
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
        ValueError: The validator cannot say anything about the file.
    """
    validator = _validator()
    assert validator.stdin is not None
    assert validator.stdout is not None
    validator.stdin.write(f"{path}\n")
    validator.stdin.flush()
    answer = json.loads(validator.stdout.readline())
    if "report" not in answer:
        raise ValueError(f"{path}: {answer['error']}")
    return answer["report"]


@cache
def _validator() -> "subprocess.Popen[str]":
    """One for each test process: to start it costs more than to look at a model."""
    node = shutil.which("node")
    if node is None or not (_FOLDER / "node_modules").is_dir():
        raise FileNotFoundError("the glTF validator is not installed: run make setup-dev")
    validator = subprocess.Popen(
        [node, str(_FOLDER / "validate.cjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(validator.communicate)  # the end of its input is its end
    return validator


def errors_of(path: Path) -> list[str]:
    """The errors of a GLB file, each with its place; empty for a valid one."""
    messages = validate_glb(path)["issues"]["messages"]
    return [f"{m['code']} {m.get('pointer', '')}: {m['message']}" for m in messages if m["severity"] == 0]
