"""What the tests of a deployment share; `make test-deploy` runs them."""

from collections.abc import Generator

import pytest

from tests.support.cluster.control_plane import ControlPlane, running_control_plane
from tests.support.cluster.processes import program_folder

_CLUSTERS = frozenset({"control_plane", "empty_cluster"})


def _needs_cluster(item: pytest.Item) -> bool:
    return not _CLUSTERS.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/deploy/" in item.path.as_posix() and _needs_cluster(item):
            item.add_marker(pytest.mark.cluster)


def pytest_collection_finish(session: pytest.Session) -> None:
    # Before the first test, whose time limit is shorter than a build from nothing.
    if not session.config.option.collectonly and any(_needs_cluster(item) for item in session.items):
        program_folder()


@pytest.fixture(scope="session")
def control_plane(tmp_path_factory: pytest.TempPathFactory) -> Generator[ControlPlane]:
    """One for all tests of this process, with three nodes, each in a zone of its own.

    A test works in a `control_plane.fresh_namespace()`, or takes `--dry-run=server`; who applies what names its own
    namespaces, as the manifests do, takes `empty_cluster`.
    """
    with running_control_plane(tmp_path_factory.mktemp("deploy") / "control-plane") as running:
        yield running


@pytest.fixture(scope="module")
def empty_cluster(tmp_path_factory: pytest.TempPathFactory) -> Generator[ControlPlane]:
    """One in which nothing was applied yet, for the tests of one file."""
    with running_control_plane(tmp_path_factory.mktemp("empty") / "control-plane") as running:
        yield running
