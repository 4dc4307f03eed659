"""Gives the live scene of a request's session commands."""

import base64
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread

from prompt2mesh.mcp.backend import ToolContext, backend_of, in_thread
from prompt2mesh.mcp.models import Found, bytes_of
from prompt2mesh.mcp.scenes import Ticket
from prompt2mesh.mesh.errors import CodeError

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform

_GLB = "model.glb"


async def commanded(context: ToolContext, kind: str, **params: Any) -> dict[str, Any]:
    """Gives the session's scene a command; one that is taken back ends within a second.

    Raises:
        CodeError: Blender could not do it.
    """
    backend = backend_of(context)
    session = await backend.session(context)
    ticket = Ticket()
    given = {name: value for name, value in params.items() if value is not None}

    def do() -> dict[str, Any]:
        return backend.scenes.command(session, kind, ticket=ticket, **given)

    try:
        done = await anyio.to_thread.run_sync(do, abandon_on_cancel=True)
    except anyio.get_cancelled_exc_class():
        with anyio.CancelScope(shield=True):
            await in_thread(backend.scenes.take_back, session, ticket)
        raise
    if "error" in done:
        raise CodeError(str(done["error"]))
    return done


async def bring_in(
    context: ToolContext, platform: "Platform", found: Found, *, target_size: float | None = None,
    location: list[float] | None = None,
) -> str:  # fmt: skip
    """Puts a model into the session's scene; what came of it, in words."""
    data = base64.b64encode(await in_thread(bytes_of, platform, found, _GLB)).decode()
    made = await commanded(context, "import_model", data_base64=data, format="glb", name=found.project.name[:60],
                           target_size=target_size, location=location)  # fmt: skip
    return f"in the scene now: {', '.join(map(str, made.get('objects', [])[:20]))}; bounds {made.get('bounds')}"
