"""What the tests over a real Kubernetes control plane share; `make test-cluster` runs them."""

from collections.abc import Generator

import pytest

from tests.support.cluster.control_plane import ControlPlane, running_control_plane
from tests.support.cluster.processes import program_folder
from tests.support.scripted_instance_agents import ScriptedAgents, scripted_agents


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/cluster/" in item.path.as_posix():
            item.add_marker(pytest.mark.cluster)


def pytest_collection_finish(session: pytest.Session) -> None:
    # Before the first test, whose time limit is shorter than a build from nothing.
    if not session.config.option.collectonly and any(item.get_closest_marker("cluster") for item in session.items):
        program_folder()


@pytest.fixture(scope="session")
def control_plane(tmp_path_factory: pytest.TempPathFactory) -> Generator[ControlPlane]:
    """One for all tests, with three nodes: a test works in a `namespace` of its own and leaves the rest as it was."""
    with running_control_plane(tmp_path_factory.mktemp("cluster") / "control-plane") as running:
        yield running


@pytest.fixture
def namespace(control_plane: ControlPlane) -> str:
    return control_plane.fresh_namespace()


@pytest.fixture(scope="module")
def agents() -> Generator[ScriptedAgents]:
    """What answers in place of instances' agents, which in kwok's pods nothing does."""
    with scripted_agents() as found:
        yield found
