from contextlib import closing
from pathlib import Path

from prompt2mesh.instances.local.driver import LocalInstances
from prompt2mesh.instances.local.keeper import InstanceKeeper


def test_a_keeper_of_years_does_not_remember_all_that_it_ever_ended(tmp_path: Path) -> None:
    instances = LocalInstances(tmp_path / "instances")
    with closing(InstanceKeeper(instances)) as keeper:
        for name in ("inst-a", "inst-b", "inst-c"):
            (instances.folder.slots / name).mkdir()
            keeper.tick()
            keeper.wait(timeout_s=30)
            assert list(instances.folder.slots.iterdir()) == []
            assert list(keeper._going) == [name]
