"""The SDK's client as tests use it: without `await`, and over any door."""

import base64
import json
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import anyio
import httpx2
import mcp_types as types
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client

Mode = Literal["legacy", "auto", "2026-07-28"]
CALL_TIMEOUT_S = 120.0
MEANWHILE = 1.0  # of 100: somebody has taken the job


@dataclass
class Answer:
    """What a tool answered."""

    result: types.CallToolResult
    progress: list[tuple[float, float | None, str | None]] = field(default_factory=list[Any])

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.result.content if isinstance(part, types.TextContent))

    @property
    def data(self) -> dict[str, Any]:
        assert not self.result.is_error, self.text
        assert self.result.structured_content is not None
        return self.result.structured_content

    @property
    def code(self) -> str:
        """The code of a failure."""
        assert self.result.is_error, self.text
        assert self.result.structured_content is not None
        return str(self.result.structured_content["code"])

    @property
    def pictures(self) -> list[types.ImageContent]:
        return [part for part in self.result.content if isinstance(part, types.ImageContent)]

    @property
    def links(self) -> dict[str, str]:
        return {part.name: part.uri for part in self.result.content if isinstance(part, types.ResourceLink)}


@dataclass
class Peer:
    """A client that is connected."""

    portal: BlockingPortal
    client: Client

    def call(self, name: str, /, **arguments: Any) -> Answer:
        told: list[tuple[float, float | None, str | None]] = []

        async def hear(progress: float, total: float | None, message: str | None) -> None:
            told.append((progress, total, message))

        async def ask() -> types.CallToolResult:
            with anyio.fail_after(CALL_TIMEOUT_S):
                return await self.client.call_tool(name, arguments, progress_callback=hear)

        return Answer(self.portal.call(ask), told)

    def call_and_give_up(self, name: str, /, *, after_s: float | None = None, **arguments: Any) -> float:
        """Calls a tool and takes the request back once it is under way, or after some time; the seconds until then."""

        async def ask() -> float:
            started = anyio.current_time()
            under_way = anyio.Event()

            async def hear(progress: float, total: float | None, message: str | None) -> None:
                del total, message
                if progress >= MEANWHILE:
                    under_way.set()

            async def call() -> None:
                await self.client.call_tool(name, arguments, progress_callback=hear)

            async with anyio.create_task_group() as group:
                group.start_soon(call)
                if after_s is not None:
                    await anyio.sleep(after_s)
                else:
                    with anyio.fail_after(CALL_TIMEOUT_S):
                        await under_way.wait()
                group.cancel_scope.cancel()
            return anyio.current_time() - started

        return self.portal.call(ask)

    def tools(self) -> dict[str, types.Tool]:
        return {tool.name: tool for tool in self.portal.call(self.client.list_tools).tools}

    def read(self, uri: str) -> str | bytes:
        [content] = self.portal.call(self.client.read_resource, uri).contents
        return content.text if isinstance(content, types.TextResourceContents) else base64.b64decode(content.blob)

    def read_bytes(self, uri: str) -> bytes:
        found = self.read(uri)
        assert isinstance(found, bytes)
        return found

    def media_type(self, uri: str) -> str | None:
        return self.portal.call(self.client.read_resource, uri).contents[0].mime_type

    def resources(self) -> set[str]:
        return {one.uri for one in self.portal.call(self.client.list_resources).resources}

    def resource_templates(self) -> set[str]:
        return {one.uri_template for one in self.portal.call(self.client.list_resource_templates).resource_templates}

    def prompts(self) -> dict[str, types.Prompt]:
        return {prompt.name: prompt for prompt in self.portal.call(self.client.list_prompts).prompts}

    def prompt(self, name: str, arguments: dict[str, str]) -> str:
        """The text of a prompt."""
        found = self.portal.call(self.client.get_prompt, name, arguments)
        return "\n".join(one.content.text for one in found.messages if isinstance(one.content, types.TextContent))

    def read_json(self, uri: str) -> Any:
        return json.loads(self.read(uri))


def local_environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a server on a machine of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PROMPT2MESH_", "BLENDER_"))}
    kept.pop("DATABASE_URL", None)
    return {**kept, "PROMPT2MESH_DATA": str(data), **more}


@contextmanager
def stdio_peer(data: Path, *arguments: str, mode: Mode = "auto", **environment: str) -> Generator[Peer]:
    """A client of a server process that it starts."""
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "prompt2mesh.mcp", *arguments],
        env=local_environment(data, **environment),
    )  # fmt: skip
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(parameters), mode=mode)) as client,
    ):
        yield Peer(portal, client)


@contextmanager
def http_peer(url: str, token: str, *, mode: Mode = "auto") -> Generator[Peer]:
    """A client of a server behind an address."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with start_blocking_portal() as portal:
        http = httpx2.AsyncClient(headers=headers, timeout=CALL_TIMEOUT_S, follow_redirects=True)
        with (
            portal.wrap_async_context_manager(http),
            portal.wrap_async_context_manager(
                Client(streamable_http_client(url, http_client=http), mode=mode)
            ) as client,
        ):
            yield Peer(portal, client)
