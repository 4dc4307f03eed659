"""A server process on a machine of its own, with a client; each test makes its own projects in it."""

from collections.abc import Iterator

import pytest

from tests.support.mcp_peer import Peer, stdio_peer


@pytest.fixture(scope="session")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    with stdio_peer(tmp_path_factory.mktemp("machine")) as connected:
        yield connected


@pytest.fixture(scope="session")
def table(peer: Peer) -> str:
    """A project that tests look at and do not change."""
    return str(peer.call("make_model", prompt="a round oak table with four brass legs").data["project_id"])
