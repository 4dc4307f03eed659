"""What the tests of operating the service share; `make test-operate` runs them, after `make test-cluster` has built all."""

from collections.abc import Generator

import pytest

from tests.support.cluster.control_plane import ControlPlane, running_control_plane
from tests.support.cluster.processes import program_folder


def _needs_cluster(item: pytest.Item) -> bool:
    return "/tests/operate/" in item.path.as_posix() and "control_plane" in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _needs_cluster(item):
            item.add_marker(pytest.mark.cluster)


def pytest_collection_finish(session: pytest.Session) -> None:
    # Before the first test, whose time limit is shorter than a build from nothing.
    if not session.config.option.collectonly and any(_needs_cluster(item) for item in session.items):
        program_folder()


@pytest.fixture(scope="session")
def control_plane(tmp_path_factory: pytest.TempPathFactory) -> Generator[ControlPlane]:
    """One for all tests of this process; a test works in a `control_plane.fresh_namespace()`."""
    with running_control_plane(tmp_path_factory.mktemp("operate") / "control-plane") as running:
        yield running
