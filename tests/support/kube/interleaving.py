"""A small world in which everything that may happen to instances happens in a random order, one step at a time.

Operators run their real reconcilers over the model of an API server. Each of
their requests waits on the wire until the dice let it land, each answer waits
until the dice let it arrive, and each operator sees the news of each kind late,
and some of it twice. Operators die between any two of these, and what they had
sent may still land afterwards. Nothing here knows what is right: see `laws.py`.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from prompt2mesh.instances.agent_wire import SaveAnswer, SaveRequest
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INSTANCE_POOL,
    NODE,
    POD,
    USER_INSTANCE,
    Kind,
    Listing,
    Object,
    PatchOperation,
    Propagation,
    Subresource,
)
from prompt2mesh.instances.slot_state import COMPONENT, SLOT_LABEL, is_root, labels_of, section, stamp
from prompt2mesh.mesh.errors import InstanceActiveError, InstanceUnavailableError, Prompt2MeshError
from tests.support.kube.model_server import ModelServer

NAMESPACE = "instances"
WATCHED: tuple[Kind, ...] = (USER_INSTANCE, INSTANCE_POOL, CONFIG_MAP, DEPLOYMENT, POD, NODE)
START = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
TURNS_OF_THE_LOOP = 12


@dataclass(eq=False)
class Request:
    """A request on the wire."""

    sender: str
    what: str
    effect: Callable[[], Any]
    answer: "asyncio.Future[Any]"


@dataclass
class Agent:
    """The agent and the Blender of a slot: the truth about somebody's work.

    Attributes:
        changes: How often the scene was changed.
        saved: How many of these the last verified copy has.
        active_at: When its person last did something.
        sealed: After a save that ends it, it takes no more work.
    """

    changes: int = 0
    saved: int = 0
    active_at: datetime | None = None
    sealed: bool = False


@dataclass
class World:
    """The server, the wire, the clock, the people and their agents."""

    seed: int
    nodes: int = 2
    places: int = 100
    dice: random.Random = field(init=False)
    server: ModelServer = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.time = START
        self.server = ModelServer(self.now)
        self.wire: list[Request] = []
        self.arriving: list[tuple[Request, Any]] = []
        self.agents: dict[str, Agent] = {}
        self.trace: list[str] = []
        self.leader = ""
        self._pods = 0
        self.server.create(CONFIG_MAP, {"metadata": {"name": "unrelated", "namespace": NAMESPACE}})
        for number in range(self.nodes):
            self.server.create(NODE, {"metadata": {"name": f"node-{number}"}, "spec": {}})

    def now(self) -> datetime:
        """The time, which only `pass_time` moves."""
        return self.time

    def slot_name(self) -> str:
        """A name for a new slot, the same in each run of a seed."""
        return "inst-" + "".join(self.dice.choices("abcdefghijklmnopqrstuvwxyz234567", k=8))

    def note(self, what: str) -> None:
        """For whoever reads why a law was broken."""
        self.trace.append(f"{(self.time - START).total_seconds():8.1f} {what}")

    # The wire

    async def ask(self, sender: str, what: str, effect: Callable[[], Any]) -> Any:
        """Sends a request and waits for its answer."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.wire.append(Request(sender, what, effect, answer))
        return await answer

    def land(self, request: Request) -> None:
        """A request comes to the server; its answer starts on the way back."""
        self.wire.remove(request)
        try:
            result: Any = request.effect()
        except Prompt2MeshError as exc:  # goes to whoever asked
            result = exc
        shown = type(result).__name__ if isinstance(result, Exception) else "ok"
        self.note(f"{request.sender}: {request.what} -> {shown}")
        self.arriving.append((request, result))

    def arrive(self, index: int) -> None:
        """An answer comes to whoever asked, if they still live."""
        request, result = self.arriving.pop(index)
        if request.answer.done():
            return
        if isinstance(result, Exception):
            request.answer.set_exception(result)
        else:
            request.answer.set_result(result)

    def lose_sender(self, sender: str, *, landing: float) -> None:
        """Somebody died: what they sent is lost, or lands later, as the dice say; no answer reaches them."""
        for request in [each for each in self.wire if each.sender == sender]:
            if self.dice.random() > landing:
                self.wire.remove(request)
        self.arriving = [(request, result) for request, result in self.arriving if request.sender != sender]

    # The cluster

    def cluster_step(self) -> bool:
        """What Kubernetes' own controllers and the nodes do next; False where nothing is to be done."""
        steps = [*self._missing_pods(), *self._starting_pods(), *self._orphan_pods()]
        if steps and (self.dice.random() < 0.7 or not self.server.collect_garbage()):
            self.dice.choice(steps)()
            return True
        return bool(steps) or self.server.collect_garbage()

    def _missing_pods(self) -> list[Callable[[], None]]:
        owned = {owner["uid"] for pod in self.server.of(POD) for owner in pod["metadata"].get("ownerReferences") or ()}
        return [
            lambda each=each: self._make_pod(each)
            for each in self.server.of(DEPLOYMENT)
            if each["metadata"]["uid"] not in owned and each["spec"].get("replicas", 1) > 0
        ]

    def _make_pod(self, deployment: Object) -> None:
        self._pods += 1
        template, metadata = deployment["spec"]["template"], deployment["metadata"]
        full = len([pod for pod in self.server.of(POD) if pod["spec"].get("nodeName")]) >= self.places
        name = f"{metadata['name']}-{self._pods}"
        body: Object = {
            "metadata": {
                "name": name, "namespace": metadata["namespace"], "labels": dict(template["metadata"]["labels"]),
                "ownerReferences": [{"kind": "Deployment", "name": metadata["name"], "uid": metadata["uid"],
                                     "controller": True}],
            },
            "spec": {"containers": []},
        }  # fmt: skip
        if not full:
            body["spec"]["nodeName"] = f"node-{self.dice.randrange(self.nodes)}"
        self.server.create(POD, body)
        at = stamp(self.time)
        condition = (
            {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/2 nodes are available: 2 Insufficient cpu.",
             "lastTransitionTime": at}
            if full
            else {"type": "Ready", "status": "False", "lastTransitionTime": at}
        )  # fmt: skip
        self._pod_status(name, [condition], running=False)

    def _starting_pods(self) -> list[Callable[[], None]]:
        found: list[Callable[[], None]] = []
        for pod in self.server.of(POD):
            ready = [each for each in section(pod, "status").get("conditions") or () if each["type"] == "Ready"]
            if pod["spec"].get("nodeName") and ready and ready[0]["status"] == "False":
                found.append(lambda name=pod["metadata"]["name"]: self._start_pod(name))
            elif not pod["spec"].get("nodeName"):
                taken = len([each for each in self.server.of(POD) if each["spec"].get("nodeName")])
                if taken < self.places:
                    found.append(lambda name=pod["metadata"]["name"]: self.kill_pod(name))
        return found

    def _start_pod(self, name: str) -> None:
        self._pod_status(
            name, [{"type": "Ready", "status": "True", "lastTransitionTime": stamp(self.time)}], running=True
        )

    def _pod_status(self, name: str, conditions: list[Object], *, running: bool) -> None:
        states = [{"name": "main", "ready": running, "state": {"running": {}} if running else {"waiting": {}}}]
        body = {"status": {"phase": "Running" if running else "Pending", "conditions": conditions,
                           "containerStatuses": states}}  # fmt: skip
        self.server.merge_patch(POD, name, body, namespace=NAMESPACE, subresource="status")

    def _orphan_pods(self) -> list[Callable[[], None]]:
        living = {each["metadata"]["uid"] for each in self.server.of(DEPLOYMENT)}
        return [
            lambda name=pod["metadata"]["name"]: self.server.delete(POD, name, namespace=NAMESPACE)
            for pod in self.server.of(POD)
            if not any(owner["uid"] in living for owner in pod["metadata"].get("ownerReferences") or ())
        ]

    def kill_pod(self, name: str) -> None:
        """A pod dies by itself; what was not saved dies with Blender's."""
        pod = self.server.get(POD, name, namespace=NAMESPACE)
        if pod is None:
            return
        agent = self.agents.get(labels_of(pod).get(SLOT_LABEL, ""))
        if agent is not None and labels_of(pod).get(COMPONENT) == "blender":
            agent.changes = agent.saved
        self.note(f"pod {name} dies")
        self.server.delete(POD, name, namespace=NAMESPACE)

    # The people

    def person(self, name: str) -> Object | None:
        """Somebody's `UserInstance` as it is."""
        return self.server.get(USER_INSTANCE, f"user-{name}", namespace=NAMESPACE)

    def wants(self, name: str, *, team: str = "") -> None:
        """Somebody asks for an instance, by any replica of the API."""
        known = self.person(name)
        self.note(f"{name} asks for an instance")
        if known is None:
            self.server.create(USER_INSTANCE, {
                "metadata": {"name": f"user-{name}", "namespace": NAMESPACE,
                             "labels": {"app.kubernetes.io/part-of": "prompt2mesh"}},
                "spec": {"userId": name, "team": team, "state": "Running", "profile": "cpu", "pool": "default",
                         "manager": "Operator"},
            })  # fmt: skip
        elif not known["metadata"].get("deletionTimestamp"):
            self._ask_state(name, "Running")

    def leaves(self, name: str) -> None:
        """Somebody asks for the suspension."""
        known = self.person(name)
        if known is not None and not known["metadata"].get("deletionTimestamp"):
            self.note(f"{name} asks to be suspended")
            self._ask_state(name, "Suspended")

    def ends(self, name: str) -> None:
        """Somebody has it deleted."""
        self.note(f"{name} has it deleted")
        self.server.delete(USER_INSTANCE, f"user-{name}", namespace=NAMESPACE)

    def works(self, name: str) -> bool:
        """Somebody changes the scene, if it is up; the news of it comes to the server later or never."""
        slot = self.slot_in_use(name)
        if slot is None:
            return False
        agent = self.agents.setdefault(slot, Agent())
        if agent.sealed:
            return False
        agent.changes += 1
        agent.active_at = self.time
        self.note(f"{name} changes the scene in {slot}")
        return True

    def tells(self, name: str) -> None:
        """The agent's news that its person was active comes to the server."""
        slot = self.slot_in_use(name)
        agent = self.agents.get(slot or "")
        if agent is not None and agent.active_at is not None:
            body = {"status": {"lastActivityAt": stamp(agent.active_at), "lastActivityKind": "prompt"}}
            self.server.merge_patch(USER_INSTANCE, f"user-{name}", body, namespace=NAMESPACE, subresource="status")
            self.note(f"the activity of {name} is told")

    def slot_in_use(self, name: str) -> str | None:
        """The slot that somebody is let into: ready, and theirs by the lock."""
        known = self.person(name)
        status = section(known or {}, "status")
        slot = status.get("slot")
        if known is None or status.get("phase") != "Ready" or not slot or not self.is_up(slot):
            return None
        return slot

    def is_up(self, slot: str) -> bool:
        """Whether both pods of a slot run."""
        pods = [pod for pod in self.server.of(POD) if labels_of(pod).get(SLOT_LABEL) == slot]
        return {labels_of(pod)[COMPONENT] for pod in pods if section(pod, "status").get("phase") == "Running"} == {
            "blender", "agent",
        }  # fmt: skip

    def roots(self) -> list[Object]:
        """The roots of all slots."""
        return [each for each in self.server.of(CONFIG_MAP) if is_root(each)]

    def save(self, slot: str, request: SaveRequest) -> SaveAnswer:
        """What an agent does that is asked to save."""
        agent = self.agents.setdefault(slot, Agent())
        if not self.is_up(slot):
            raise InstanceUnavailableError("no answer")
        since = request.idle_since
        if since is not None and agent.active_at is not None and agent.active_at > since:
            raise InstanceActiveError("somebody works here")
        agent.sealed = request.reason in {"suspend", "ending", "moving"}
        if not agent.changes:
            return SaveAnswer(nothing=True)
        agent.saved = agent.changes
        return SaveAnswer(digest="0" * 64, size_bytes=1, saved_at=self.time)

    def _ask_state(self, name: str, state: str) -> None:
        body: Object = {"spec": {"state": state}}
        if state == "Suspended":
            body["metadata"] = {
                "annotations": {"prompt2mesh.io/suspend-reason": None, "prompt2mesh.io/idle-since": None}
            }
        self.server.merge_patch(USER_INSTANCE, f"user-{name}", body, namespace=NAMESPACE)


class WiredApi:
    """An `ObjectApi` whose requests go over the wire of a world."""

    def __init__(self, world: World, sender: str) -> None:
        """For one sender."""
        self._world = world
        self._sender = sender

    async def get(self, kind: Kind, name: str, *, namespace: str = "") -> Object | None:
        """See `ObjectApi`."""
        server = self._world.server
        return await self._ask(f"get {kind.name} {name}", lambda: server.get(kind, name, namespace=namespace))

    async def list(self, kind: Kind, *, namespace: str = "", labels: str = "", fields: str = "") -> Listing:
        """See `ObjectApi`."""
        server = self._world.server
        return await self._ask(
            f"list {kind.name}", lambda: server.list(kind, namespace=namespace, labels=labels, fields=fields)
        )

    async def create(self, kind: Kind, body: Object) -> Object:
        """See `ObjectApi`."""
        what = f"create {kind.name} {body['metadata']['name']}"
        return await self._ask(what, lambda: self._world.server.create(kind, body))

    async def apply(self, kind: Kind, body: Object, *, manager: str, subresource: Subresource = "") -> Object:
        """See `ObjectApi`."""
        del manager
        what = f"apply {kind.name} {body['metadata']['name']}"
        return await self._ask(what, lambda: self._world.server.apply(kind, body, subresource=subresource))

    async def json_patch(
        self,
        kind: Kind,
        name: str,
        operations: Sequence[PatchOperation],
        *,
        namespace: str = "",
        subresource: Subresource = "",
    ) -> Object:
        """See `ObjectApi`."""
        server = self._world.server
        return await self._ask(
            f"patch {kind.name} {name}",
            lambda: server.json_patch(kind, name, operations, namespace=namespace, subresource=subresource),
        )

    async def merge_patch(
        self, kind: Kind, name: str, body: Object, *, namespace: str = "", subresource: Subresource = ""
    ) -> Object:
        """See `ObjectApi`."""
        server = self._world.server
        shown = body.get("spec") or {key: body.get("status", {}).get(key) for key in ("phase", "slot", "reason")}
        return await self._ask(
            f"merge {kind.name} {name} {shown}",
            lambda: server.merge_patch(kind, name, body, namespace=namespace, subresource=subresource),
        )

    async def delete(
        self,
        kind: Kind,
        name: str,
        *,
        namespace: str = "",
        uid: str = "",
        resource_version: str = "",
        propagation: Propagation = "Background",
        grace_s: int | None = None,
    ) -> None:
        """See `ObjectApi`."""
        del propagation, grace_s
        server = self._world.server
        return await self._ask(
            f"delete {kind.name} {name}",
            lambda: server.delete(kind, name, namespace=namespace, uid=uid, resource_version=resource_version),
        )

    def watch(self, kind: Kind, **_: Any) -> Any:
        """Never: the world brings the news."""
        raise NotImplementedError

    async def close(self) -> None:
        """Nothing is open."""

    async def _ask(self, what: str, effect: Callable[[], Any]) -> Any:
        return await self._world.ask(self._sender, what, effect)


async def settle() -> None:
    """Lets everybody go on until they wait for an answer."""
    for _ in range(TURNS_OF_THE_LOOP):
        await asyncio.sleep(0)


async def soon(awaitable: Awaitable[None]) -> None:
    """Runs something whose end by death is no news."""
    try:
        await awaitable
    except asyncio.CancelledError:
        return


def later(at: datetime, *, s: float) -> datetime:
    """A moment after another."""
    return at + timedelta(seconds=s)
