"""One Blender without a window and one agent for each module; what a test saves is its own API's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prompt2mesh.builders.blender_server import BlenderServer
from tests.support.instance_agents import AgentProcess, blender_without_window
from tests.support.instance_api import PersonsApi, persons_api


@pytest.fixture(scope="session")
def blender() -> Iterator[BlenderServer]:
    with blender_without_window() as server:
        yield server


@pytest.fixture
def api() -> Iterator[PersonsApi]:
    with persons_api() as served:
        yield served


@pytest.fixture
def agent(blender: BlenderServer, tmp_path: Path) -> Iterator[AgentProcess]:
    """Serves nobody yet; ended by force, as most tests have nothing to save."""
    process = AgentProcess(tmp_path / "agent", blender.port)
    process.start()
    try:
        yield process
    finally:
        process.end(9)
