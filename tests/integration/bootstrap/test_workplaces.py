"""Over a real agent of an instance: what a runner holds of people who came does not grow with their number."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from prompt2mesh.bootstrap import workplaces
from prompt2mesh.bootstrap.agent import LocalAgent
from prompt2mesh.bootstrap.workplaces import InstanceWorkplaces
from prompt2mesh.modelers.builtin import model
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.ports import Builder, BuildOrder
from prompt2mesh.studio.ports.instances import InstanceAddress
from prompt2mesh.studio.ports.workplaces import Workplace
from tests.support.builders import PaperBuilder
from tests.support.instance_agents import SLOT_TOKEN, agent_in_thread
from tests.support.instance_api import persons_api
from tests.support.instances import ScriptedInstances
from tests.support.runners import wait_for

_ESTABLISHED, _CLOSE_WAIT = "01", "08"


class OneInstance(ScriptedInstances):
    """One person's is ready, and nobody else has one."""

    def __init__(self, agent_url: str) -> None:
        super().__init__()
        self.agent_url = agent_url

    def address(self, user_id: str) -> InstanceAddress | None:
        return InstanceAddress(agent_url=self.agent_url, token=SLOT_TOKEN) if user_id == "usr_1" else None


@pytest.fixture
def instances(tmp_path: Path) -> Generator[OneInstance]:
    @contextmanager
    def no_agent(_: Builder) -> Generator[LocalAgent]:
        raise NotImplementedError
        yield

    with persons_api() as api, agent_in_thread(tmp_path / "agent", PaperBuilder(), no_agent, api.url) as client:
        yield OneInstance(client.url)


@pytest.fixture
def places(instances: OneInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[InstanceWorkplaces]:
    monkeypatch.setattr(workplaces, "KNOWN_S", 0.0)
    blobs = open_blobs(str(tmp_path / "blobs"))
    with closing(InstanceWorkplaces(instances, blobs=blobs, bind=instances.address)) as opened:
        yield opened


def test_no_connection_is_held_between_jobs(places: InstanceWorkplaces, instances: OneInstance, tmp_path: Path) -> None:
    of_others = _connections_to(instances.agent_url)
    place = places.of("usr_1")
    assert place is not None
    _build(place, tmp_path)
    wait_for(lambda: _connections_to(instances.agent_url) == of_others)


def test_whoever_has_not_come_for_long_is_let_go_and_may_come_again(
    places: InstanceWorkplaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workplaces, "FORGOTTEN_S", 0.0)
    first = places.of("usr_1")
    assert first is not None
    places.of("usr_2")
    _build(first, tmp_path)  # a job that was in the middle of it goes on
    monkeypatch.setattr(workplaces, "_RETIRED_S", 0.0)
    places.of("usr_2")
    with pytest.raises(RuntimeError, match="closed"):
        _build(first, tmp_path)
    again = places.of("usr_1")
    assert again is not None
    _build(again, tmp_path)


def _build(place: Workplace, folder: Path) -> None:
    place.builder.build(BuildOrder(model("a red cube")[0], folder))


def _connections_to(url: str) -> int:
    """How many of ours lead there, be it that the other side has closed them."""
    port = f":{urlsplit(url).port:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(1 for row in rows if row[2].endswith(port) and row[3] in {_ESTABLISHED, _CLOSE_WAIT})
