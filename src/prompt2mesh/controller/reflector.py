"""Keeps one kind of object in the cache: a list, then a watch that goes on from it, for ever.

A connection that died without a word is noticed, because the API server says at
least a bookmark a minute: where nothing at all was heard for longer, the watch
is begun anew. How long ago anything was heard is the staleness that the metrics
show and the health check judges.
"""

import asyncio
import logging
import random
from collections.abc import Callable

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.instances.kubernetes.objects import Kind, Object, ObjectApi, WatchExpiredError
from prompt2mesh.mesh.errors import Prompt2MeshError

logger = logging.getLogger(__name__)
WATCH_S = 290.0
SILENCE_S = 80.0
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.2, 10.0


class Reflector:
    """A list and a watch of one kind, into the cache."""

    def __init__(
        self,
        api: ObjectApi,
        cache: ObjectCache,
        kind: Kind,
        *,
        clock: Callable[[], float],
        namespace: str = "",
        labels: str = "",
        keep: Callable[[Object], bool] = lambda _item: True,
        metadata_only: bool = False,
        silence_s: float = SILENCE_S,
    ) -> None:
        """Does nothing yet.

        Args:
            api: Whom to ask.
            cache: What takes the news in.
            kind: Of what.
            clock: Seconds that only grow.
            namespace: Of the objects; all where it is empty.
            labels: A selector.
            keep: Whether an object is of those that are looked after; others are let pass.
            metadata_only: Of changes no more than the metadata of objects is asked for, as no more is kept.
            silence_s: A watch that says nothing for so long is taken to be dead.
        """
        self._api = api
        self._cache = cache
        self.kind = kind
        self._clock = clock
        self._namespace = namespace
        self._labels = labels
        self._keep = keep
        self._metadata_only = metadata_only
        self._silence_s = silence_s
        self._heard_at = clock()
        self.synced = asyncio.Event()
        self.events = 0
        self.restarts = 0

    @property
    def stale_s(self) -> float:
        """How long ago the API server said anything of this kind, be it that there is nothing new."""
        return self._clock() - self._heard_at

    async def run(self) -> None:
        """Goes on until it is canceled; whatever goes wrong is tried again."""
        wait_s = _FIRST_WAIT_S
        while True:
            began = self._clock()
            try:
                await self._follow(await self._list())
            except WatchExpiredError:
                logger.info("the watch of %s is too old to go on; listing again", self.kind.plural)
            except (Prompt2MeshError, OSError) as exc:
                logger.warning("watching %s: %s", self.kind.plural, exc)
            wait_s = _FIRST_WAIT_S if self._clock() - began > _LONGEST_WAIT_S else min(wait_s * 2, _LONGEST_WAIT_S)
            self.restarts += 1
            await asyncio.sleep(wait_s * random.uniform(0.5, 1.0))

    async def _list(self) -> str:
        listing = await self._api.list(self.kind, namespace=self._namespace, labels=self._labels)
        self._heard_at = self._clock()
        with self._cache.looking_over():
            self._cache.replace(
                self.kind, filter(self._keep, listing.items), resource_version=listing.resource_version,
                namespace=self._namespace,
            )  # fmt: skip
        self.synced.set()
        return listing.resource_version

    async def _follow(self, version: str) -> None:
        while True:
            try:
                async with asyncio.timeout(self._silence_s) as limit:
                    events = self._api.watch(
                        self.kind, namespace=self._namespace, labels=self._labels, resource_version=version,
                        timeout_s=WATCH_S, metadata_only=self._metadata_only,
                    )  # fmt: skip
                    async for event in events:
                        self._heard_at = self._clock()
                        limit.reschedule(asyncio.get_running_loop().time() + self._silence_s)
                        version = event.object["metadata"]["resourceVersion"]
                        if event.type == "BOOKMARK":
                            continue
                        self.events += 1
                        if event.type == "DELETED":
                            self._cache.remove(self.kind, event.object)
                        elif self._keep(event.object):
                            self._cache.put(self.kind, event.object)
            except TimeoutError:
                logger.warning("the watch of %s was silent for %.0f s; begun anew", self.kind.plural, self._silence_s)
            # An end that comes at once, again and again, must not become a storm.
            await asyncio.sleep(_FIRST_WAIT_S)
