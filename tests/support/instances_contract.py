"""What every driver of people's instances does: classes of tests, for drivers whose instances really run or only seem to.

A driver gives `open_instances`, which opens it anew as another process would, and
`leftovers`, which names everything that is still there of anybody's instance.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import BindRequest
from prompt2mesh.mesh.errors import CodeRefusedError, ConflictError, InstanceUnavailableError, NotFoundError
from prompt2mesh.studio.ports.instances import ON_THE_WAY, Instance, InstanceAddress, Instances, Owner, Phase
from tests.support.instance_api import TOKEN, PersonsApi
from tests.support.runners import wait_for

Open = Callable[[], Instances]
START_TIMEOUT_S = 90.0


def wait_phase(instances: Instances, user: str, *phases: Phase, timeout_s: float = START_TIMEOUT_S) -> list[Instance]:
    """Watches until one of the phases; all that was told."""
    late = threading.Event()
    timer = threading.Timer(timeout_s, late.set)
    timer.start()
    told: list[Instance] = []
    try:
        for one in instances.watch(user, canceled=late.is_set):
            assert one is not None, "it is gone"
            told.append(one)
            if one.phase in phases:
                return told
    finally:
        timer.cancel()
    raise TimeoutError(f"it is not {phases}: {[(one.phase, one.reason, one.message) for one in told][-5:]}")


def agent_of(address: InstanceAddress) -> AgentClient:
    return AgentClient(address.agent_url, token=address.token)


def bind_to(address: InstanceAddress, api: PersonsApi, instance: Instance) -> AgentClient:
    """Its agent, bound as the API does it."""
    client = agent_of(address)
    client.bind(BindRequest(user_id=instance.owner.user_id, instance_id=instance.id, api_url=api.url,
                            api_token=SecretStr(TOKEN)))  # fmt: skip
    return client


def scene_at(address: InstanceAddress) -> SocketScene:
    return SocketScene(address.mcp_host, address.mcp_port, token=address.token)


def objects_at(address: InstanceAddress) -> list[str]:
    with closing(scene_at(address)) as scene:
        found = scene.command("get_scene_info", limit=500)
    return sorted(one["name"] for one in found["objects"])


class InstancesContract:
    """The life of instances, whatever they consist of."""

    @pytest.fixture
    def instances(self, open_instances: Open) -> Iterator[Instances]:
        opened = open_instances()
        yield opened
        opened.close()

    def test_a_life_from_the_first_asking_to_the_deletion(
        self, instances: Instances, open_instances: Open, leftovers: Callable[[], list[str]]
    ) -> None:
        owner = Owner(user_id="alice", team="red")
        with ThreadPoolExecutor(4) as pool:
            asked = [one.result() for one in [pool.submit(open_instances().ensure, owner) for _ in range(4)]]
        assert {one.id for one in asked} == {"alice"}
        told = wait_phase(instances, "alice", "Ready")
        places = [ON_THE_WAY.index(one.phase) for one in told]
        assert places == sorted(places), [one.phase for one in told]
        ready = told[-1]
        assert (ready.state, ready.reason, ready.owner) == ("Running", "Ready", owner)
        assert len({one.incarnation for one in told if one.incarnation}) == 1, "never two of them"
        assert ready.ready_at is not None
        assert instances.ensure(owner).incarnation == ready.incarnation
        other = open_instances()
        address = other.address("alice")
        assert address is not None
        assert address.token not in repr(address)
        assert [one.id for one in other.list(team="red")] == ["alice"]
        assert other.list(team="blue") == []
        assert other.find(ready.id) == other.get("alice")

        seen = other.get("alice")
        assert seen is not None
        at = datetime.now(UTC)
        instances.touch("alice", "prompt", at=at)
        wait_for(lambda: (other.get("alice") or seen).version != seen.version)
        with pytest.raises(ConflictError):
            instances.suspend("alice", if_version=seen.version)
        still = other.get("alice")
        assert still is not None
        assert (still.phase, still.incarnation) == ("Ready", ready.incarnation)
        assert still.last_activity_at is not None
        assert abs(still.last_activity_at - at) < timedelta(minutes=1)

        instances.suspend("alice", if_version=still.version)
        rest = wait_phase(other, "alice", "Suspended")[-1]
        assert (rest.state, rest.reason) == ("Suspended", "AskedFor")
        assert other.address("alice") is None
        other.resume("alice")
        again = wait_phase(instances, "alice", "Ready")[-1]
        assert again.incarnation != ready.incarnation
        assert again.created_at == ready.created_at
        other.delete("alice")
        wait_for(lambda: instances.get("alice") is None, timeout_s=START_TIMEOUT_S)
        assert list(instances.watch("alice")) == [None]
        instances.delete("alice")
        wait_for(lambda: leftovers() == [], timeout_s=START_TIMEOUT_S)

    def test_what_nobody_has(self, instances: Instances) -> None:
        assert instances.get("nobody") is None
        assert instances.find("nobody") is None
        assert instances.address("nobody") is None
        instances.touch("nobody", "prompt", at=datetime.now(UTC))
        instances.delete("nobody")
        for act in (instances.suspend, instances.resume):
            with pytest.raises(NotFoundError):
                act("nobody")
        assert instances.list() == []


class RunningInstancesContract:
    """What a person has of an instance that really runs."""

    @pytest.fixture(scope="class")
    @classmethod
    def instances(cls, open_instances: Open) -> Iterator[Instances]:
        opened = open_instances()
        for user in ("Anne B.", "bob"):
            opened.ensure(Owner(user_id=user))
        yield opened
        for user in ("Anne B.", "bob"):
            opened.delete(user)
        opened.close()

    def test_two_people_cannot_reach_each_others(self, instances: Instances) -> None:
        both = [wait_phase(instances, user, "Ready")[-1] for user in ("Anne B.", "bob")]
        assert len({one.id for one in both}) == 2
        addresses = [instances.address(user) for user in ("Anne B.", "bob")]
        mine, theirs = addresses
        assert mine is not None
        assert theirs is not None
        assert len({mine.token, theirs.token}) == 2
        with agent_of(mine) as client:
            assert client.ready()
        with AgentClient(theirs.agent_url, token=mine.token) as client, pytest.raises(InstanceUnavailableError):
            client.status()
        with pytest.raises(CodeRefusedError):
            SocketScene(theirs.mcp_host, theirs.mcp_port, token=mine.token)

    def test_a_suspended_scene_comes_back_as_it_was(self, instances: Instances, api: PersonsApi) -> None:
        ready = wait_phase(instances, "bob", "Ready")[-1]
        address = instances.address("bob")
        assert address is not None
        bind_to(address, api, ready).close()
        with closing(scene_at(address)) as scene:
            scene.command("execute_code", code="bpy.ops.mesh.primitive_monkey_add(); bpy.context.object.name = 'Mine'")
        names = objects_at(address)
        api.fails = True
        with pytest.raises(InstanceUnavailableError):
            instances.suspend("bob")
        kept = instances.get("bob")
        assert kept is not None
        assert (kept.phase, kept.incarnation) == ("Ready", ready.incarnation), "what is not saved is not ended"
        api.fails = False
        rest = instances.suspend("bob")
        assert rest.saved_at is not None
        digest = api.digest
        instances.resume("bob")
        again = wait_phase(instances, "bob", "Ready")[-1]
        address = instances.address("bob")
        assert address is not None
        with bind_to(address, api, again) as client:
            assert client.status().scene.digest == digest
        assert objects_at(address) == names
        assert "Mine" in names
