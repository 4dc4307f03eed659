"""Calls of MCP tools as an agent makes them: over stdio, through the SDK's own client."""

import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
from anyio.from_thread import start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from benchmarks.measure import Samples
from tests.support.mcp_peer import Peer, stdio_peer
from tests.support.peers import peer_session

_BARE = Path(__file__).with_name("peers") / "bare_mcp.py"
_WARM_CALLS = 5


@contextmanager
def ours(data: Path, environment: Mapping[str, str] | None = None) -> Generator[Peer]:
    """A client of our server."""
    with stdio_peer(data, mode="auto", **{"PROMPT2MESH_LOG_LEVEL": "error", **(environment or {})}) as peer:
        yield peer


@contextmanager
def bare() -> Generator[Peer]:
    """A client of a server of the same SDK that does nothing."""
    parameters = StdioServerParameters(command=sys.executable, args=[str(_BARE)])
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(parameters))) as client,
    ):
        yield Peer(portal, client)


def in_turn(*askers: tuple[Peer, str], count: int) -> list[Samples]:
    """Tools called one after the other again and again, so that a busy moment of the machine hits all."""
    samples = [Samples() for _ in askers]
    for number in range(-_WARM_CALLS, count):
        for (peer, tool), found in zip(askers, samples, strict=True):
            with found.timed():
                answer = peer.call(tool)
            assert not answer.result.is_error, answer.text
            if number < 0:
                found.seconds.clear()
    return samples


def models(peer: Peer, prompt: str, *, count: int) -> Samples:
    """Models of a prompt, each with another seed, as one that was made before is not made again."""
    samples = Samples()
    for seed in range(count + 1):
        with samples.timed():
            answer = peer.call("make_model", prompt=prompt, seed=seed)
        assert not answer.result.is_error, answer.text
    del samples.seconds[0]  # the first started the worker
    return samples


def their_calls(port: int, tool: str, *, count: int, arguments: Mapping[str, Any]) -> Samples:
    """The same through blender-mcp's own server to a Blender with its own add-on."""
    samples = Samples()

    async def measure() -> None:
        async with peer_session("2x", port) as session:
            for number in range(-_WARM_CALLS, count):
                with samples.timed():
                    answer = await session.call_tool(tool, dict(arguments))
                assert not answer.is_error, answer.content
                if number < 0:
                    samples.seconds.clear()

    anyio.run(measure)
    return samples
