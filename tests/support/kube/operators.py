"""An operator in the world of random interleavings: the real reconcilers, wired as the process wires them."""

import asyncio
from datetime import timedelta
from typing import Any, cast

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.fencing import FencedApi
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.reconcilers.admission import Desk
from prompt2mesh.controller.reconcilers.claim import Claimer
from prompt2mesh.controller.reconcilers.idle import IdleReconciler
from prompt2mesh.controller.reconcilers.pool import PoolReconciler
from prompt2mesh.controller.reconcilers.slot import SLOT, SlotReconciler
from prompt2mesh.controller.reconcilers.sweep import SWEEP, SweepReconciler
from prompt2mesh.controller.reconcilers.user_instance import Manners, UserInstanceReconciler
from prompt2mesh.controller.recorder import Recorder
from prompt2mesh.controller.saver import Saver
from prompt2mesh.controller.slot_index import SlotIndex
from prompt2mesh.controller.watchboard import IDLE, Watchboard
from prompt2mesh.controller.work import Key, NotLeadingError, Reconciler
from prompt2mesh.instances.agent_wire import SaveAnswer, SaveRequest
from prompt2mesh.instances.kubernetes.objects import INSTANCE_POOL, USER_INSTANCE, Kind, WatchEvent
from prompt2mesh.mesh.errors import Prompt2MeshError
from tests.support.kube.interleaving import NAMESPACE, START, WATCHED, WiredApi, World, soon

AT_A_TIME = 4
FAILED_AGAIN_S = 2.0


class DueKeys:
    """Keys and when they are due; what is asked for twice is done once, at the earlier time."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.due: dict[Key, float] = {}

    def add(self, key: Key, *, urgent: bool = True) -> None:
        """Due now."""
        del urgent
        self.due[key] = min(self.due.get(key, self._clock()), self._clock())

    def add_after(self, key: Key, delay_s: float) -> None:
        """Due later."""
        at = self._clock() + delay_s
        self.due[key] = min(self.due.get(key, at), at)

    def _clock(self) -> float:
        return (self._world.time - START).total_seconds()


class OperatorProcess:
    """One replica. It believes that it leads as long as the world says so; without a fence it always does."""

    def __init__(self, world: World, name: str, *, fenced: bool = True) -> None:
        self.world = world
        self.name = name
        self.fenced = fenced
        self.queue = DueKeys(world)
        self.tasks: dict[Key, asyncio.Task[None]] = {}
        self.seen: dict[Kind, int] = {}
        self.faults: list[BaseException] = []
        api = FencedApi(WiredApi(world, name), leading=self.leads, environment={})
        self.cache = ObjectCache()
        index, pools = SlotIndex(self.cache), PoolBook(self.cache)
        self.desk = Desk(cache=self.cache, slots=index, pools=pools, now=world.now)
        claimer = Claimer(api=api, cache=self.cache, slots=index, pools=pools, now=world.now, new_name=world.slot_name)
        self._slots = SlotReconciler(api=api, cache=self.cache, is_taken=claimer.is_taking)
        board = Watchboard(self.cache, cast("Any", self.queue), doubt=self._slots.doubt)
        self.saver = Saver(enqueue=self.queue.add, clock=self._clock, ask=self._ask_agent)
        recorder = Recorder(api, identity=name, now=world.now)
        self._reconcilers: dict[str, Reconciler] = {
            USER_INSTANCE.name: UserInstanceReconciler(
                api=api, cache=self.cache, nodes=board.nodes, desk=self.desk, claimer=claimer, pools=pools, saver=self.saver,
                recorder=recorder, now=world.now, manners=Manners(agent_url_template="{slot}"),
            ),
            INSTANCE_POOL.name: PoolReconciler(
                api=api, cache=self.cache, slots=index, pools=pools, desk=self.desk, claimer=claimer, now=world.now,
                new_name=world.slot_name,
            ),
            SLOT: self._slots,
            IDLE: IdleReconciler(api=api, cache=self.cache, pools=pools, now=world.now),
            SWEEP: SweepReconciler(
                api=api, cache=self.cache, slots=index, claimer=claimer, now=world.now, grace_s=300, every_s=120
            ),
        }  # fmt: skip
        self.look_over()
        self.queue.add(Key(SWEEP, NAMESPACE, ""))

    def leads(self) -> bool:
        """Whether it may write, as far as it knows."""
        return not self.fenced or self.world.leader == self.name

    def look_over(self) -> None:
        """Lists everything, as each process does when it starts, and from time to time."""
        for kind in WATCHED:
            self.seen[kind] = len(self.world.server.log)
            listing = self.world.server.list(kind)
            self.cache.replace(kind, listing.items, resource_version=listing.resource_version)
        for kind in (INSTANCE_POOL, USER_INSTANCE):
            for item in self.cache.list(kind):
                self.queue.add(Key(kind.name, item["metadata"]["namespace"], item["metadata"]["name"]))
                if kind == USER_INSTANCE:
                    self.queue.add(Key(IDLE, item["metadata"]["namespace"], item["metadata"]["name"]))
        for root in self.world.roots():
            self.queue.add(Key(SLOT, NAMESPACE, root["metadata"]["name"]))

    # What the dice choose from

    def unseen(self) -> list[Kind]:
        """Kinds of which there may be news."""
        return [kind for kind in WATCHED if self.seen[kind] < len(self.world.server.log)]

    def hear(self, kind: Kind, most: int) -> None:
        """Some of the news of a kind comes, in its order; now and then a part of it comes again."""
        log = self.world.server.log
        begin = self.seen[kind]
        if self.world.dice.random() < 0.1:
            begin = max(0, begin - self.world.dice.randrange(1, 12))
        end = begin
        told = 0
        while end < len(log) and told < most:
            told += log[end][0] == kind
            end += 1
        for which, event in log[begin:end]:
            if which == kind:
                self._take(kind, event)
        self.seen[kind] = max(self.seen[kind], end)

    def _take(self, kind: Kind, event: WatchEvent) -> None:
        if event.type == "DELETED":
            self.cache.remove(kind, event.object)
        else:
            self.cache.put(kind, event.object)

    def due(self) -> list[Key]:
        """Keys that could be worked on now."""
        if not self.leads() or len(self.tasks) >= AT_A_TIME:
            return []
        return [key for key, at in self.queue.due.items() if at <= self._clock() and key not in self.tasks]

    def start(self, key: Key) -> None:
        """Begins to work on a key."""
        del self.queue.due[key]
        self.tasks[key] = asyncio.ensure_future(soon(self._work(key)))

    def die(self) -> None:
        """It is killed: nothing of it goes on."""
        for task in [*self.tasks.values(), *self.saver._running.values()]:
            task.cancel()
        self.tasks.clear()

    def next_due_s(self) -> float | None:
        """In how many seconds something will be due; None where nothing will be."""
        left = [at - self._clock() for key, at in self.queue.due.items() if key.kind != SWEEP]
        return max(0.0, min(left)) if left else None

    async def _work(self, key: Key) -> None:
        try:
            again = await self._reconcilers[key.kind].reconcile(key)
            if again is not None:
                self.queue.add_after(key, again.after_s)
            if key.kind == INSTANCE_POOL.name:
                for waiting in self.desk.next_waiting(key.namespace, key.name):
                    self.queue.add(waiting)
        except NotLeadingError:
            pass
        except Prompt2MeshError:
            self.queue.add_after(key, FAILED_AGAIN_S)
        except (TypeError, KeyError, ValueError, AttributeError, LookupError, AssertionError) as exc:
            # A fault of ours, which no law allows.
            self.faults.append(exc)
        finally:
            self.tasks.pop(key, None)

    async def _ask_agent(self, url: str, token: str, request: SaveRequest) -> SaveAnswer:
        del token
        return await self.world.ask(self.name, f"save {url} {request.reason}", lambda: self.world.save(url, request))

    def _clock(self) -> float:
        return (self.world.time - START) / timedelta(seconds=1)
