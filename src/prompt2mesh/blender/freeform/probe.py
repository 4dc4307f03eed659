"""Asks from inside whether the sandbox can do its work: whether Blender can be read there.

Started as `… probe ANSWERS`, with the number of the file descriptor for the answer.
"""

import importlib.util
import json
import os
import sys


def main(answers: int) -> None:
    """Writes `{"blender": bool}`."""
    spec = importlib.util.find_spec("bpy")
    readable = spec is not None and spec.origin is not None and os.access(spec.origin, os.R_OK)
    os.write(answers, json.dumps({"blender": readable}).encode() + b"\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
