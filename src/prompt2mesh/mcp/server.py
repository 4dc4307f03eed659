"""The MCP server: one set of tools, resources and prompts, whichever door a client came by."""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import unquote, urlsplit

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, UnexpectedResourceError
from mcp_types import InputRequiredResult, Resource
from pydantic import AnyUrl

import prompt2mesh
from prompt2mesh.mcp.backend import Backend, ToolContext
from prompt2mesh.mcp.prompts import add_prompts
from prompt2mesh.mcp.resources import add_resources, newest
from prompt2mesh.mcp.tools import TOOLS
from prompt2mesh.mesh.errors import Prompt2MeshError, UserError
from prompt2mesh.studio.service.work import media_type

INSTRUCTIONS = (
    "Prompt2Mesh turns words into real, editable 3D models, in metres, with Z up and the front along -Y. "
    "make_model makes one and shows it; look at the picture, then improve it with edit_model, or change its program "
    "(get_program, make_model). search_library says what can be made by name. Check with check_mesh before "
    "export_model. get_scene_info, look and execute_blender_code work on a live Blender scene of this session."
)
_request: ContextVar[ServerRequestContext[Backend, Any] | None] = ContextVar("request", default=None)


class StudioServer(MCPServer[Backend]):
    """The SDK's server, which lists a person's own projects and tells failures in our words."""

    async def list_resources(self) -> list[Resource]:
        """What everybody may read, and the newest of who asks."""
        listed = await super().list_resources()
        request = _request.get()
        return listed if request is None else [*listed, *await newest(self._context(request))]

    async def read_resource(
        self, uri: AnyUrl | str, context: ToolContext | None = None
    ) -> Iterable[ReadResourceContents] | InputRequiredResult:
        """Reads one.

        Raises:
            ResourceNotFoundError: There is none, or it is somebody else's.
            ResourceError: It cannot be read.
        """
        try:
            contents = await super().read_resource(uri, context)
        except UnexpectedResourceError as raised:
            raise _told(raised) from raised
        if isinstance(contents, InputRequiredResult):
            return contents
        name = unquote(urlsplit(str(uri)).path.rpartition("/")[2])
        for content in contents:
            if isinstance(content.content, bytes):
                content.mime_type = media_type(name)
        return contents

    def _context(self, request: ServerRequestContext[Backend, Any]) -> ToolContext:
        return ToolContext(request_context=request, mcp_server=self)


def build_server(open_backend: Callable[[], Backend], **settings: Any) -> StudioServer:
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

    server = StudioServer(
        "prompt2mesh", title="Prompt2Mesh", description="Words in, 3D models out.", instructions=INSTRUCTIONS,
        version=prompt2mesh.__version__, tools=list(TOOLS), lifespan=lifespan, log_level="WARNING",
        middleware=[_remember], **settings,
    )  # fmt: skip
    add_resources(server)
    add_prompts(server)
    return server


async def _remember(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """The SDK's list of resources is the same for everybody; ours asks who it is for."""
    token = _request.set(ctx)
    try:
        return await call_next(ctx)
    finally:
        _request.reset(token)


def _told(raised: UnexpectedResourceError) -> ResourceError:
    """A failure that was foreseen, in our words; the SDK wraps it once or twice."""
    cause: BaseException | None = raised
    while isinstance(cause, UnexpectedResourceError):
        cause = cause.__cause__
    if not isinstance(cause, Prompt2MeshError) or type(cause) is Prompt2MeshError:
        return raised
    text = ". ".join(part for part in (f"{cause.code}: {cause.message}", cause.hint) if part)
    return ResourceNotFoundError(text) if isinstance(cause, UserError) else ResourceError(text)
