"""The PyPI package blender-mcp, the peer of our port 9876: its real server process, driven by the SDK's client."""

import os
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.support.apart import apart_programs

Peer = Literal["1x", "2x"]


def peer_programs(peer: Literal[Peer, "kubernetes"]) -> Path:
    """The folder of the programs of a version, or of the peers on Kubernetes; it is installed the first time."""
    return apart_programs(f"peer-{peer}")


@asynccontextmanager
async def peer_session(peer: Peer, port: int) -> AsyncGenerator[ClientSession]:
    """A client of that server, which is a client of our port."""
    home = tempfile.mkdtemp(prefix="peer-")  # it looks for Blenders of the person, and writes a log
    environment = {
        "PATH": os.environ["PATH"], "HOME": home, "BLENDER_HOST": "127.0.0.1", "BLENDER_PORT": str(port),
        # It sends what people do to its makers otherwise.
        "DISABLE_TELEMETRY": "true", "BLENDER_MCP_DISABLE_TELEMETRY": "true", "MCP_DISABLE_TELEMETRY": "true",
        "TMPDIR": tempfile.gettempdir(),
    }  # fmt: skip
    server = StdioServerParameters(command=str(peer_programs(peer) / "blender-mcp"), args=[], env=environment)
    with tempfile.TemporaryFile("w") as log:
        async with stdio_client(server, errlog=log) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            yield session
