"""The MCP server: one set of tools, resources and prompts, whichever door a client came by."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

from mcp.server.mcpserver import MCPServer

import prompt2mesh
from prompt2mesh.mcp.backend import Backend
from prompt2mesh.mcp.tools import TOOLS

INSTRUCTIONS = (
    "Prompt2Mesh turns words into real, editable 3D models, in metres, with Z up and the front along -Y. "
    "make_model makes one and shows it; look at the picture, then improve it with edit_model, or change its program "
    "(get_program, make_model). search_library says what can be made by name. Check with check_mesh before "
    "export_model. get_scene_info, look and execute_blender_code work on a live Blender scene of this session."
)


def build_server(open_backend: Callable[[], Backend], **settings: Any) -> MCPServer[Backend]:
    """The server over a backend that is opened when the server starts, and closed when it ends.

    Args:
        open_backend: Called once, and must not take long.
        **settings: More for the SDK's server: who is let in.
    """

    @asynccontextmanager
    async def lifespan(server: MCPServer[Backend]) -> AsyncGenerator[Backend]:
        del server
        backend = open_backend()
        try:
            yield backend
        finally:
            await backend.close()

    return MCPServer[Backend](
        "prompt2mesh", title="Prompt2Mesh", description="Words in, 3D models out.", instructions=INSTRUCTIONS,
        version=prompt2mesh.__version__, tools=list(TOOLS), lifespan=lifespan, log_level="WARNING", **settings,
    )  # fmt: skip
