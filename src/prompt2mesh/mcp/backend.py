"""What the tools work on: the platform, who asks, and what is open for their sessions.

The platform is imported when a tool first needs it: a client that starts this
server by the dozen, and asks only for its list of tools, waits for nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import anyio.to_thread
from mcp.server.mcpserver import Context

from prompt2mesh.mcp.scenes import Scenes, Session
from prompt2mesh.studio.ports.records import StoredFile, User

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform
    from prompt2mesh.studio.service.accounts import Principal
    from prompt2mesh.studio.service.event_hub import EventHub

Given = ParamSpec("Given")
Found = TypeVar("Found")


async def in_thread(function: Callable[Given, Found], *args: Given.args, **options: Given.kwargs) -> Found:
    """Calls what waits for the database, a disk or Blender, away from the loop that serves everybody."""
    return await anyio.to_thread.run_sync(partial(function, *args, **options))


class Backend(ABC):
    """What a door gives to the tools.

    Attributes:
        local: Whether the client is a program on this machine, which can read files of it.
        scenes: The live Blender scenes of the sessions.
    """

    local: bool
    scenes: Scenes

    @abstractmethod
    async def platform(self) -> "Platform":
        """The studio's use cases."""

    @abstractmethod
    async def principal(self, context: "ToolContext") -> "Principal":
        """Who asks.

        Raises:
            AuthenticationError: Nobody knows.
        """

    @abstractmethod
    async def hub(self) -> "EventHub":
        """Who tells what happens to jobs."""

    @abstractmethod
    async def prepare_to_make(self) -> None:
        """Sees to it that somebody does the jobs."""

    @abstractmethod
    async def session(self, context: "ToolContext") -> Session:
        """What a live scene belongs to."""

    @abstractmethod
    async def hand_over(self, label: str, file: StoredFile, *, folder: str | None) -> str:
        """Where the client gets a file: a path on this machine, or an address that lasts an hour.

        Args:
            label: Tells files of the same name apart, and names the folder they are in.
            file: In the blob store.
            folder: Where the client would have it; only for a program on this machine.

        Raises:
            RequestError: The folder is not good, or there is no use for it.
            StorageError: The file cannot be written.
        """

    @abstractmethod
    async def close(self) -> None:
        """Lets everything go; what was handed in is done by whoever comes next."""


ToolContext = Context[Backend, Any]


def backend_of(context: ToolContext) -> Backend:
    """What a request works on."""
    return context.request_context.lifespan_context


async def asking(context: ToolContext) -> "tuple[Platform, User]":
    """The platform and who asks; whether they may was seen to before the tool was called."""
    backend = backend_of(context)
    principal = await backend.principal(context)
    return await backend.platform(), principal.user
