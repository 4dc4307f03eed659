"""The door for a client that starts this program and talks to it over standard input and output."""

import os
import signal
from functools import partial

import anyio

from prompt2mesh.mcp.backend import in_thread
from prompt2mesh.mcp.local import LocalBackend
from prompt2mesh.mcp.server import build_server
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.settings.blender import BlenderAddress


def serve_stdio(settings: ServiceSettings, *, email: str = "", blender: BlenderAddress | None = None) -> None:
    """Serves until the client closes the line, or this process is asked to stop.

    Args:
        settings: Of this machine.
        email: Whose models they are.
        blender: A Blender of the person's own.
    """
    anyio.run(partial(_serve, LocalBackend(settings, email=email, blender=blender)))


async def _serve(backend: LocalBackend) -> None:
    server = build_server(lambda: backend)
    async with anyio.create_task_group() as group:
        group.start_soon(_end_when_asked, backend)
        await server.run_stdio_async()
        group.cancel_scope.cancel()


async def _end_when_asked(backend: LocalBackend) -> None:
    with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        async for _ in signals:
            await in_thread(backend.close_now)
            # A thread waits for the client's next line, and nothing but that line would end it.
            os._exit(0)
