"""The server without a window: a process whose main thread does nothing but run commands.

`python -m prompt2mesh.blender.addon.headless --fd 3 --scratch DIR` takes a
listening socket that its parent opened. In a person's own Blender:
`blender -b --python-expr "import prompt2mesh_socket.headless as h; h.serve(port=9876)"`.
"""

import argparse
import contextlib
import os
import signal
import socket
import sys
import tempfile
from typing import Any

from .connections import DEFAULT_PORT, check_address, open_listener
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
) -> None:
    """Serves until SIGTERM or SIGINT.

    Args:
        host: Address to listen on.
        port: Port to listen on.
        token: What a client must show; needed for any address but loopback.
        scratch: Folder for copies and pictures; one of the system's by default.
        listener: A socket that listens already, in place of host and port.
        restore: Open the newest copy in the scratch folder first.

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
    service = Service(listener, scratch=scratch or tempfile.mkdtemp(prefix="prompt2mesh-"), token=token)
    try:
        if restore:
            service.runner.restore()
        while not stopping:
            service.work(_WAIT_S)
    finally:
        service.close()


def main(arguments: "list[str] | None" = None) -> None:
    """Serves an inherited socket; the token comes by the environment, where other users cannot read it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fd", type=int, required=True, help="number of a socket that listens")
    parser.add_argument("--scratch", required=True, help="folder for copies and pictures")
    parser.add_argument("--restore", action="store_true", help="open the newest copy in the folder first")
    asked = parser.parse_args(arguments)
    token_file = os.path.join(asked.scratch, "token")
    token: "str | None" = None
    if os.path.exists(token_file):
        with open(token_file, encoding="utf-8") as file:
            token = file.read().strip()
        # Code that clients send must not find it.
        os.remove(token_file)
    _end_with_parent()
    import bpy

    bpy.ops.wm.read_factory_settings(use_empty=False)
    context: Any = bpy.context
    context.preferences.filepaths.use_scripts_auto_execute = False
    listener = socket.socket(fileno=asked.fd)
    serve(token=token, scratch=asked.scratch, listener=listener, restore=asked.restore)
    sys.stdout.flush()
    # Blender's own end takes long and may crash on what code left behind; nothing is left to save.
    os._exit(0)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
