"""The operator as a process: watches, workers, the lease, and the page that says how it is.

Every replica watches; only the one that holds the lease works. What goes wrong
for good ends the process, and the kubelet starts it again.
"""

import asyncio
import contextlib
import logging
import os
import signal
import time
from collections.abc import Coroutine
from datetime import UTC, datetime
from functools import partial
from typing import Any

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.custom_resources import CustomResources
from prompt2mesh.controller.default_pool import DefaultPool
from prompt2mesh.controller.fencing import FencedApi
from prompt2mesh.controller.gauges import told_gauges
from prompt2mesh.controller.leader import Elector
from prompt2mesh.controller.options import Options
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.reconcilers.admission import Desk
from prompt2mesh.controller.reconcilers.claim import Claimer
from prompt2mesh.controller.reconcilers.idle import IdleReconciler
from prompt2mesh.controller.reconcilers.pool import PoolReconciler
from prompt2mesh.controller.reconcilers.slot import SLOT, SlotReconciler
from prompt2mesh.controller.reconcilers.sweep import SWEEP, SweepReconciler
from prompt2mesh.controller.reconcilers.user_instance import UserInstanceReconciler
from prompt2mesh.controller.recorder import Recorder
from prompt2mesh.controller.reflector import Reflector
from prompt2mesh.controller.resync import WATCHED, Resync
from prompt2mesh.controller.saver import Saver
from prompt2mesh.controller.scope import Scope
from prompt2mesh.controller.slot_index import SlotIndex
from prompt2mesh.controller.status_page import StatusPage
from prompt2mesh.controller.trimming import METADATA_ONLY, TRIMS
from prompt2mesh.controller.user_namespaces import UserNamespaces
from prompt2mesh.controller.watchboard import IDLE, Watchboard, is_begun
from prompt2mesh.controller.work import Key, NotLeadingError, Reconciler
from prompt2mesh.controller.work_queue import WorkQueue
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INSTANCE_POOL,
    NODE,
    USER_INSTANCE,
    Kind,
    ObjectApi,
)
from prompt2mesh.instances.manifests.rendering import SLOT_LABEL
from prompt2mesh.instances.slot_state import is_root
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.telemetry import context, metrics
from prompt2mesh.telemetry.exposition import shown_metrics

logger = logging.getLogger(__name__)
_OURS = "app.kubernetes.io/part-of=prompt2mesh"
# Half a minute more than the longest silence that is normal, in which a watch is begun anew.
DEAF_S = 180.0
_SLOW_S = 10.0
# Handshakes of TLS were a fifth of the time in which a crowd was served over a hundred new connections.
_CONNECTIONS = 24
# While more keys than this wait or are worked on, people wait for something.
_MANY = 4


def utc_now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


class Operator:
    """All parts of the operator, wired."""

    def __init__(self, options: Options, api: ObjectApi) -> None:
        """Starts nothing yet.

        Args:
            options: How it runs.
            api: The API server.
        """
        self.options = options
        self.cache = ObjectCache(trims=TRIMS)
        self.queue: WorkQueue[Key] = WorkQueue(clock=time.monotonic, begun=partial(is_begun, self.cache))
        self.elector = Elector(
            api, namespace=options.namespace, name=options.lease, identity=options.identity, now=utc_now,
            terms=options.terms,
        )  # fmt: skip
        self.api = FencedApi(api, leading=lambda: self.elector.leading, count=_count_request)
        index = SlotIndex(self.cache)
        pools = PoolBook(self.cache)
        self.desk = Desk(cache=self.cache, slots=index, pools=pools, now=utc_now)
        scope = Scope(home=options.namespace, everywhere=options.all_namespaces)
        namespaces = UserNamespaces(self.api) if scope.everywhere else None
        claimer = Claimer(
            api=self.api, cache=self.cache, slots=index, pools=pools, now=utc_now, namespaces=namespaces
        )  # fmt: skip
        self.slots = SlotReconciler(api=self.api, cache=self.cache, is_taken=claimer.is_taking)
        # It listens last: whoever decides has heard of a change before anybody is sent to look at it.
        self.board = Watchboard(self.cache, self.queue, doubt=self.slots.doubt, home=scope.home)
        self.saver = Saver(enqueue=self.queue.add, clock=time.monotonic)
        self.recorder = Recorder(
            self.api, identity=options.identity, now=utc_now,
            busy=lambda: len(self.queue) + self.queue.working > _MANY,
        )  # fmt: skip
        self._reconcilers: dict[str, Reconciler] = {
            USER_INSTANCE.name: UserInstanceReconciler(
                api=self.api, cache=self.cache, nodes=self.board.nodes, desk=self.desk, claimer=claimer,
                pools=pools, saver=self.saver, recorder=self.recorder, now=utc_now, manners=options.manners,
            ),
            INSTANCE_POOL.name: PoolReconciler(
                api=self.api, cache=self.cache, slots=index, pools=pools, desk=self.desk, claimer=claimer, now=utc_now,
                tell=lambda pool, reason, words: self.recorder.say(pool, reason, words, kind="Warning"),
                everywhere=scope.everywhere,
            ),
            SLOT: self.slots,
            IDLE: IdleReconciler(api=self.api, cache=self.cache, pools=pools, now=utc_now),
            SWEEP: SweepReconciler(
                api=self.api, cache=self.cache, slots=index, claimer=claimer, now=utc_now,
                every_s=options.sweep_s, grace_s=options.sweep_grace_s, everywhere=scope.everywhere,
            ),
        }  # fmt: skip
        self.resync = Resync(
            api=self.api, cache=self.cache, slots=self.slots, scope=scope,
            enqueue=lambda key: self.queue.add(key, urgent=False), missed=self._count_missed,
            now=utc_now, busy=self.queue.__contains__,
        )  # fmt: skip
        self.default_pool = DefaultPool(self.api, namespace=options.namespace, spec=options.default_pool)
        self.custom = CustomResources(self.cache, namespace=options.namespace, clock=time.monotonic)
        self.reflectors = [
            Reflector(
                self.api, self.cache, kind, clock=time.monotonic, labels="" if kind == NODE else _OURS,
                namespace=scope.namespace_of(kind), keep=partial(scope.keeps, kind),
                metadata_only=kind.name in METADATA_ONLY,
            )
            for kind in (*WATCHED, NODE)
        ]  # fmt: skip
        self.page = StatusPage(host=options.host, port=options.port, deaf=self.deaf, ready=self.ready)

    async def run(self) -> None:
        """Runs until it is canceled, or something cannot go on.

        Raises:
            Prompt2MeshError: A part of it ended.
        """
        await self.page.start()
        telling = told_gauges(
            cache=self.cache, queue=self.queue, elector=self.elector, saver=self.saver, recorder=self.recorder,
            custom=self.custom, reflectors=self.reflectors, stale_s=self._stale_s,
        )  # fmt: skip
        parts: list[Coroutine[Any, Any, None]] = [each.run() for each in self.reflectors]
        parts += [self.custom.run(), self.elector.campaign(self._term)]
        with telling:
            await _all(parts)

    def deaf(self) -> list[str]:
        """Kinds of which nothing was heard for so long that something must be wrong."""
        return [kind.plural for kind, stale_s in self._stale_s().items() if stale_s > DEAF_S + self._slack_s(kind)]

    def ready(self) -> bool:
        """Whether it knows what there is, so that it could act."""
        return all(each.synced.is_set() for each in self.reflectors)

    # The term of a leader

    async def _term(self) -> None:
        await asyncio.gather(*(each.synced.wait() for each in self.reflectors))
        self.queue.reset()
        await self.resync.first()
        for kind in (INSTANCE_POOL, USER_INSTANCE):
            for item in self.cache.list(kind):
                self.queue.add(Key(kind.name, item["metadata"]["namespace"], item["metadata"]["name"]), urgent=False)
        self.queue.add(Key(SWEEP, self.options.namespace, ""), urgent=False)
        for root in self.cache.list(CONFIG_MAP):
            # Left half made by whoever led before, and perhaps somebody waits for it.
            if is_root(root) and len(self.cache.list(DEPLOYMENT, labels={SLOT_LABEL: root["metadata"]["name"]})) < 2:
                self.queue.add(Key(SLOT, root["metadata"]["namespace"], root["metadata"]["name"]))
        try:
            parts: list[Coroutine[Any, Any, None]] = [self._work() for _ in range(self.options.workers)]
            await _all([*parts, self.recorder.run(), self._look_over()])
        finally:
            await self.saver.stop()

    async def _look_over(self) -> None:
        while True:
            try:
                await self.default_pool.ensure()
            except (Prompt2MeshError, OSError) as exc:
                logger.warning("could not make the default pool: %s", exc)
            try:
                await self.resync.once()
            except (Prompt2MeshError, OSError) as exc:
                logger.warning("could not look everything over: %s", exc)
            await asyncio.sleep(self.options.resync_s)

    async def _work(self) -> None:
        while True:
            key = await self.queue.get()
            with context.bound(instance_id=key.name if key.kind == USER_INSTANCE.name else None):
                await self._work_on(key)

    async def _work_on(self, key: Key) -> None:
        began = time.monotonic()
        result = "ok"
        try:
            again = await self._reconcilers[key.kind].reconcile(key)
        except NotLeadingError:
            result = "not_leading"
        except (Prompt2MeshError, OSError) as exc:
            result = "error"
            delay_s = self.queue.add_failed(key)
            logger.warning("%s: %s; again in %.1f s", key, exc, delay_s)
        except Exception:
            # A fault of ours must hurt one key, not all.
            result = "fault"
            delay_s = self.queue.add_failed(key)
            logger.exception("%s; again in %.1f s", key, delay_s)
        else:
            self.queue.forget(key)
            if again is not None:
                self.queue.add_after(key, again.after_s)
            if key.kind == INSTANCE_POOL.name:
                for waiting in self.desk.next_waiting(key.namespace, key.name):
                    self.queue.add(waiting)
        finally:
            self.queue.done(key)
        spent_s = time.monotonic() - began
        metrics.OPERATOR_RECONCILE_DURATION.observe(spent_s, kind=key.kind)
        metrics.OPERATOR_RECONCILES.inc(kind=key.kind, result=result)
        if spent_s > _SLOW_S:
            logger.warning("%s took %.1f s", key, spent_s)

    # What is counted

    def _count_missed(self, kind: Kind, number: int) -> None:
        if number:
            logger.warning("the watch of %s had not told of %d", kind.plural, number)
            metrics.OPERATOR_MISSED_NEWS.inc(number, kind=kind.plural)
        else:
            # All that a list has was told: the watch hears, though it had nothing to say.
            self.custom.heard_at[kind] = time.monotonic()

    def _stale_s(self) -> dict[Kind, float]:
        now = time.monotonic()
        found = {each.kind: each.stale_s for each in self.reflectors}
        if self.elector.leading:
            found |= {kind: now - at for kind, at in self.custom.heard_at.items()}
        return found

    def _slack_s(self, kind: Kind) -> float:
        """By the comparison with a list it is known that kopf hears, which passes no bookmarks on."""
        return 2 * self.options.resync_s if kind in CustomResources.kinds else 0.0


def _count_request(verb: str, kind: str) -> None:
    metrics.OPERATOR_API_REQUESTS.inc(verb=verb, kind=kind)


async def _all(parts: list[Coroutine[Any, Any, None]]) -> None:
    """Runs parts of which none should end: the first that does ends all of them."""
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def serve(options: Options) -> None:
    """Runs the operator until it is told to stop."""
    if options.kubeconfig:
        os.environ["KUBECONFIG"] = options.kubeconfig  # which kopf reads
    shown = options.metrics
    with shown_metrics("operator", host=shown.host, port=shown.port):
        await _serve(options)


async def _serve(options: Options) -> None:
    cluster = Cluster(kubeconfig=options.kubeconfig, connections=_CONNECTIONS)
    async with await KubernetesClient.open(cluster) as client:
        operator = Operator(options, client)
        running = asyncio.ensure_future(operator.run())
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, running.cancel)
        try:
            with contextlib.suppress(asyncio.CancelledError):
                await running
        finally:
            await operator.page.stop()
