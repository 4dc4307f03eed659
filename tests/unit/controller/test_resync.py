"""Looking everything over: what is wrong is found, what was not changed costs nothing, what is being made is let be."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from prompt2mesh.controller import resync
from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.reconcilers.claim import new_root
from prompt2mesh.controller.reconcilers.slot import SLOT, SlotReconciler, rendered
from prompt2mesh.controller.resync import Resync
from prompt2mesh.controller.scope import Scope
from prompt2mesh.controller.work import Key
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INSTANCE_POOL,
    NETWORK_POLICY,
    POD,
    POD_DISRUPTION_BUDGET,
    SECRET,
    SERVICE,
    Kind,
    Listing,
    Object,
    ObjectApi,
)
from prompt2mesh.instances.pool_spec import pool_spec
from tests.support.kube.model_server import ModelServer

SLOTS = ("inst-aaaaaaaa", "inst-bbbbbbbb")


class AtOnce:
    """The model of the API server, which answers at once."""

    def __init__(self, server: ModelServer) -> None:
        self.server = server
        self.asked: list[tuple[str, str]] = []

    async def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        self.asked.append(("get", kind.name))
        return self.server.get(kind, name, namespace=namespace)

    async def list(self, kind: Kind, *, namespace: str = "", labels: str = "", fields: str = "") -> Listing:
        self.asked.append(("list", kind.name))
        return self.server.list(kind, namespace=namespace, labels=labels, fields=fields)

    async def create(self, kind: Kind, body: Object) -> Object:
        self.asked.append(("create", kind.name))
        return self.server.create(kind, body)

    async def apply(self, kind: Kind, body: Object, *, manager: str) -> Object:
        del manager
        self.asked.append(("apply", kind.name))
        return self.server.apply(kind, body)


class Place:
    """Two whole sets, as the operator makes them, some time ago."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 27, tzinfo=UTC)
        self.server = ModelServer(lambda: self.now)
        self.api = AtOnce(self.server)
        self.cache = ObjectCache()
        self.slots = SlotReconciler(api=cast("ObjectApi", self.api), cache=self.cache)
        self.queued: list[Key] = []
        self.busy: set[Key] = set()
        self.resync = Resync(
            api=cast("ObjectApi", self.api), cache=self.cache, slots=self.slots, enqueue=self.queued.append,
            scope=Scope(home="n"), missed=lambda _kind, _number: None, now=self.later, busy=self.busy.__contains__,
        )  # fmt: skip

    def later(self) -> datetime:
        return self.now + timedelta(minutes=5)

    async def make(self) -> None:
        pool = self.server.create(INSTANCE_POOL, {"metadata": {"name": "default", "namespace": "n"}, "spec": {}})
        for name in SLOTS:
            root = self.server.create(CONFIG_MAP, new_root(pool_spec(pool), name=name, profile="cpu"))
            self.cache.put(CONFIG_MAP, root)
            await self.heal(name)
        self.api.asked.clear()

    async def claimed(self, name: str) -> Object:
        """The root of a set that is begun for somebody."""
        pool = self.server.create(INSTANCE_POOL, {"metadata": {"name": "default", "namespace": "n"}, "spec": {}})
        body = new_root(pool_spec(pool), name=name, profile="cpu")
        body["metadata"]["labels"]["prompt2mesh.io/user-instance"] = "user-ada"
        root = self.server.create(CONFIG_MAP, body)
        self.cache.put(CONFIG_MAP, root)
        return root

    async def heal(self, name: str) -> None:
        await self.slots.reconcile(Key(SLOT, "n", name))

    async def look(self) -> list[str]:
        """The sets that are found to be otherwise than they should be."""
        self.queued.clear()
        await self.resync.once()
        return sorted(key.name for key in self.queued if key.kind == SLOT)


def _ready_pod(root: Object, component: str) -> Object:
    name = root["metadata"]["name"]
    return {
        "metadata": {
            "name": f"{name}-{component}", "namespace": "n", "uid": component, "resourceVersion": "1",
            "labels": {"prompt2mesh.io/slot": name, "app.kubernetes.io/component": component},
        },
        "spec": {"nodeName": "node-1"},
        "status": {"conditions": [{"type": "Ready", "status": "True", "lastTransitionTime": "2026-11-27T00:00:00Z"}]},
    }  # fmt: skip


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sets that were compared, piece by piece, with what they should be."""
    found: list[str] = []
    rendered = resync.rendered

    def counted(root: Object, token: str) -> list[Object]:
        found.append(root["metadata"]["name"])
        return rendered(root, token)

    monkeypatch.setattr(resync, "rendered", counted)
    return found


def test_what_was_not_changed_is_not_compared_again_and_what_was_is_found(compared: list[str]) -> None:
    async def run() -> None:
        place = Place()
        await place.make()
        assert await place.look() == []
        assert sorted(compared) == list(SLOTS)
        compared.clear()
        assert await place.look() == []
        assert compared == []
        selector = {"spec": {"selector": {"app.kubernetes.io/component": "another"}}}
        place.server.merge_patch(SERVICE, f"{SLOTS[1]}-agent", selector, namespace="n")
        assert await place.look() == [SLOTS[1]]
        assert compared == [SLOTS[1]]
        await place.heal(SLOTS[1])
        assert await place.look() == []

    asyncio.run(run())


def test_what_is_missing_is_found_however_often_it_was_well(compared: list[str]) -> None:
    async def run() -> None:
        place = Place()
        await place.make()
        assert await place.look() == []
        place.server.delete(SERVICE, f"{SLOTS[0]}-agent", namespace="n")
        for _ in range(2):
            compared.clear()
            assert await place.look() == [SLOTS[0]]
            assert compared == [SLOTS[0]]

    asyncio.run(run())


def test_a_set_that_is_being_worked_on_is_let_be() -> None:
    async def run() -> None:
        place = Place()
        await place.make()
        place.server.delete(SERVICE, f"{SLOTS[0]}-agent", namespace="n")
        place.busy.add(Key(SLOT, "n", SLOTS[0]))
        assert await place.look() == []
        place.busy.clear()
        assert await place.look() == [SLOTS[0]]

    asyncio.run(run())


def test_a_new_set_costs_one_request_for_each_of_its_objects() -> None:
    async def run() -> None:
        place = Place()
        await place.make()
        pool = place.server.of(INSTANCE_POOL)[0]
        root = place.server.create(CONFIG_MAP, new_root(pool_spec(pool), name="inst-cccccccc", profile="cpu"))
        place.cache.put(CONFIG_MAP, root)
        before = len(place.server.objects)
        await place.heal("inst-cccccccc")
        assert len(place.api.asked) == len(place.server.objects) - before
        assert place.api.asked.count(("create", SECRET.name)) == 1

    asyncio.run(run())


def test_a_set_that_was_left_half_made_keeps_its_token() -> None:
    async def run() -> None:
        place = Place()
        await place.make()
        token = place.server.get(SECRET, SLOTS[0], namespace="n")
        place.slots.doubt(SLOTS[0])
        place.server.delete(SERVICE, f"{SLOTS[0]}-agent", namespace="n")
        await place.heal(SLOTS[0])
        cache = ObjectCache()  # of a new process, which knows only of the root yet
        again = SlotReconciler(api=cast("ObjectApi", place.api), cache=cache)
        root = place.server.get(CONFIG_MAP, SLOTS[0], namespace="n")
        assert root is not None
        cache.put(CONFIG_MAP, root)
        place.server.delete(DEPLOYMENT, f"{SLOTS[0]}-agent", namespace="n")
        place.api.asked.clear()
        await again.reconcile(Key(SLOT, "n", SLOTS[0]))
        assert {verb for verb, _ in place.api.asked} == {"create"}, "what is there need not be read, nor written again"
        assert place.server.get(DEPLOYMENT, f"{SLOTS[0]}-agent", namespace="n") is not None
        after = place.server.get(SECRET, SLOTS[0], namespace="n")
        assert token is not None
        assert after is not None
        assert after["data"] == token["data"]

    asyncio.run(run())


def test_what_holds_a_set_on_its_machine_is_made_once_the_set_is_up() -> None:
    async def run() -> None:
        place = Place()
        root = await place.claimed("inst-cccccccc")
        again = await place.slots.reconcile(Key(SLOT, "n", "inst-cccccccc"))
        assert again is not None
        assert place.server.of(POD_DISRUPTION_BUDGET) == []
        assert await place.slots.reconcile(Key(SLOT, "n", "inst-cccccccc")) == again, "it does not start any more"
        asked = len(place.api.asked)
        for component in ("blender", "agent"):
            place.cache.put(POD, _ready_pod(root, component))
        assert await place.slots.reconcile(Key(SLOT, "n", "inst-cccccccc")) is None
        assert place.api.asked[asked:] == [("create", POD_DISRUPTION_BUDGET.name)]
        assert await place.slots.reconcile(Key(SLOT, "n", "inst-cccccccc")) is None
        assert len(place.api.asked) == asked + 1

    asyncio.run(run())


def test_a_set_of_which_a_part_came_from_a_leader_that_died_late_is_completed() -> None:
    async def run() -> None:
        place = Place()
        root = await place.claimed("inst-cccccccc")
        late = next(each for each in rendered(root, "t") if each["metadata"]["name"].endswith("-blender"))
        place.server.create(NETWORK_POLICY, {**late, "spec": {"podSelector": {}, "policyTypes": ["Ingress"]}})
        await place.heal("inst-cccccccc")  # the Secret is new, so nothing else of it should be there
        policy = place.server.get(NETWORK_POLICY, late["metadata"]["name"], namespace="n")
        assert policy is not None
        assert policy["spec"] == late["spec"]
        assert len(place.server.of(DEPLOYMENT)) == 2

    asyncio.run(run())
