"""The server without a window: a process whose main thread does nothing but run commands.

`python -m prompt2mesh.blender.addon.headless --fd 3 --scratch DIR` takes a
listening socket that its parent opened, and the token from the first line of
standard input. In a person's own Blender:
`blender -b --addons prompt2mesh_socket --python-expr "import prompt2mesh_socket.headless as h; h.serve()"`.
"""

import argparse
import contextlib
import json
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from .connections import DEFAULT_PORT, check_address, open_listener
from .errors import CommandError
from .service import Service

_WAIT_S = 0.5
_PR_SET_PDEATHSIG = 1


def serve(
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    *,
    token: "str | None" = None,
    scratch: "str | None" = None,
    listener: "socket.socket | None" = None,
    restore: bool = False,
    deliver: "Callable[[str, str], None] | None" = None,
) -> None:
    """Serves until SIGTERM or SIGINT.

    Args:
        host: Address to listen on.
        port: Port to listen on.
        token: What a client must show; needed for any address but loopback.
        scratch: Folder for copies and pictures; one of the system's by default.
        listener: A socket that listens already, in place of host and port.
        restore: Open the newest copy in the scratch folder first.
        deliver: Puts a file of the scratch folder where a client wants it; None where this process may itself.

    Raises:
        CommandError: The address needs a token.
        OSError: The port is taken.
    """
    if listener is None:
        check_address(host, token)
        listener = open_listener(host, port)
    stopping: "list[int]" = []
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(ValueError, OSError):  # not in the main thread, or a sandbox
            signal.signal(number, lambda got, _frame: stopping.append(got))
    service = Service(listener, scratch=scratch or tempfile.mkdtemp(prefix="prompt2mesh-"), token=token,
                      deliver=deliver, restore=restore)  # fmt: skip
    try:
        while not stopping:
            service.work(_WAIT_S)
    finally:
        service.close()


def main(arguments: "list[str] | None" = None) -> None:
    """Serves an inherited socket."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fd", type=int, required=True, help="number of a socket that listens")
    parser.add_argument("--scratch", required=True, help="folder for copies and pictures")
    parser.add_argument("--restore", action="store_true", help="open the newest copy in the folder first")
    parser.add_argument("--courier", type=int, help="number of a pipe to the parent, who puts files where clients want")
    asked = parser.parse_args(arguments)
    token = json.loads(sys.stdin.readline())["token"]
    _end_with_parent()
    import bpy

    bpy.ops.wm.read_factory_settings(use_empty=False)
    context: Any = bpy.context
    context.preferences.filepaths.use_scripts_auto_execute = False
    serve(
        token=token, scratch=asked.scratch, listener=socket.socket(fileno=asked.fd), restore=asked.restore,
        deliver=None if asked.courier is None else _courier(asked.courier),
    )  # fmt: skip
    sys.stdout.flush()
    # Blender's own end takes long and may crash on what code left behind; nothing is left to save.
    os._exit(0)


def _courier(descriptor: int) -> "Callable[[str, str], None]":
    def deliver(name: str, path: str) -> None:
        os.write(descriptor, json.dumps({"name": name, "path": path}).encode("ascii") + b"\n")
        answer = json.loads(sys.stdin.readline())
        if not answer["delivered"]:
            raise CommandError(f"the file was not written: {answer['problem']}", code="file_error")

    return deliver


def _end_with_parent() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
