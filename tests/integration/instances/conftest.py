"""The driver for one machine, with real supervisors, agents and Blenders without windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from prompt2mesh.instances.local.driver import LocalInstances
from prompt2mesh.instances.local.keeper import InstanceKeeper
from prompt2mesh.studio.ports.instances import Instances
from tests.support.instance_api import PersonsApi, persons_api
from tests.support.local_instances import end_all, processes_below


@pytest.fixture(scope="class")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("data") / "instances"
    yield folder
    end_all(folder)


@pytest.fixture(scope="class")
def open_instances(root: Path) -> Iterator[Callable[[], Instances]]:
    """Opens the driver anew; somebody looks after the instances."""
    keeper = InstanceKeeper(LocalInstances(root), look_every_s=0.2)
    keeper.start()
    yield lambda: LocalInstances(root)
    keeper.close()


@pytest.fixture
def leftovers(root: Path) -> Callable[[], list[str]]:
    def look() -> list[str]:
        folders = [str(path) for name in ("people", "slots", "warm", "warming") for path in (root / name).iterdir()]
        return [*folders, *map(str, processes_below(root))]

    return look


@pytest.fixture
def api() -> Iterator[PersonsApi]:
    with persons_api() as served:
        yield served
