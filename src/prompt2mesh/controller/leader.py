"""Which of the replicas acts: a Lease, of which the holder is sure only for less time than others wait.

The holder counts from before it asked for the renewal, on a clock that goes on
while the process is stopped; others count from after they saw it. So whoever
holds the lease has stopped believing in it before anybody may take it: a process
that was stopped, or cut off, wakes up knowing that it leads no more.

The client library brings an election too. It writes local time as UTC, lets a
broken connection end the process, sets no limit to a renewal, and lets its work
go on until a renewal has failed, which is after a stop.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prompt2mesh.instances.kubernetes.objects import (
    LEASE,
    AlreadyThereError,
    Object,
    ObjectApi,
    ObjectGoneError,
    StaleWriteError,
)
from prompt2mesh.instances.slot_state import section, stamp
from prompt2mesh.mesh.errors import Prompt2MeshError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How long a lease is good.

    Attributes:
        lease_s: Others take it when it was not renewed for so long.
        sure_s: Its holder believes in it for so long after it asked for the renewal.
        renew_s: How often it is renewed, and asked for by others.
    """

    lease_s: float = 15.0
    sure_s: float = 10.0
    renew_s: float = 2.0

    def __post_init__(self) -> None:
        """The order of the times is what makes it safe."""
        if not 0 < self.renew_s < self.sure_s < self.lease_s:
            raise ValueError("a lease should be renewed sooner than it is doubted, and doubted sooner than it is lost")


def boot_time_s() -> float:
    """Seconds since the machine was started, with the time it slept and this process was stopped."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Elector:
    """Takes part in the election for as long as `campaign` runs."""

    def __init__(
        self,
        api: ObjectApi,
        *,
        namespace: str,
        name: str,
        identity: str,
        now: Callable[[], datetime],
        terms: Terms | None = None,
        clock: Callable[[], float] = boot_time_s,
    ) -> None:
        """Asks nobody yet.

        Args:
            api: Not the fenced one.
            namespace: Of the Lease.
            name: Of the Lease.
            identity: Of this process, like no other's.
            now: The time of day, for the stamps that people read.
            terms: How long a lease is good.
            clock: Seconds that only grow, also while the process is stopped.
        """
        self._api = api
        self._namespace = namespace
        self._name = name
        self.identity = identity
        self._now = now
        self._terms = terms or Terms()
        self._clock = clock
        self._sure_until = float("-inf")
        self._seen: tuple[str, str] = ("", "")
        self._seen_at = clock()
        self._own: Object | None = None
        self.taken = 0

    @property
    def leading(self) -> bool:
        """Whether the lease is surely ours at this moment."""
        return self._clock() < self._sure_until

    async def campaign(self, term: Callable[[], Awaitable[None]]) -> None:
        """Waits for the lease, runs `term` while it is ours, and stands again when it is lost.

        Where `term` ends by an error, so does this: the process gives up, and the lease goes to another.
        """
        try:
            while True:
                if not await self._try():
                    await asyncio.sleep(self._terms.renew_s)
                    continue
                self.taken += 1
                logger.info("%s leads", self.identity)
                work = asyncio.ensure_future(term())
                try:
                    await self._hold(work)
                finally:
                    self._sure_until = float("-inf") if not work.done() else self._sure_until
                    await _ended(work)
                logger.warning("%s leads no more: the lease could not be renewed in time", self.identity)
        finally:
            await asyncio.shield(self._release())

    async def _hold(self, work: "asyncio.Future[None]") -> None:
        while not work.done():
            # A wait that ends with the lease: the term is stopped then, whatever a request is waiting for.
            await asyncio.wait([work], timeout=min(self._terms.renew_s, max(self._sure_until - self._clock(), 0.0)))
            if not self.leading:
                return
            if not work.done():
                await self._try()

    async def _try(self) -> bool:
        """Takes or renews the lease where that may be; whether it is ours."""
        asked_at = self._clock()
        limit_s = max(self._sure_until - asked_at, 0.1) if self.leading else self._terms.sure_s
        try:
            async with asyncio.timeout(limit_s):
                ours = await self._take_or_renew()
        except (StaleWriteError, AlreadyThereError, ObjectGoneError):
            ours = False  # another was quicker
        except (Prompt2MeshError, OSError, TimeoutError) as exc:
            logger.warning("the lease %s/%s: %s", self._namespace, self._name, exc or "no answer in time")
            return False
        if ours:
            self._sure_until = asked_at + self._terms.sure_s
        return ours

    async def _take_or_renew(self) -> bool:
        # What was written last is read again only where that failed: the write is refused if anybody else was there.
        lease, self._own = self._own, None
        if lease is None:
            lease = await self._api.get(LEASE, self._name, namespace=self._namespace)
        if lease is None:
            metadata: Object = {"name": self._name, "namespace": self._namespace}
            self._own = await self._api.create(LEASE, {
                "apiVersion": LEASE.api_version, "kind": LEASE.name, "metadata": metadata,
                "spec": self._spec(acquired=True, transitions=0),
            })  # fmt: skip
            return True
        spec = section(lease, "spec")
        holder = str(spec.get("holderIdentity") or "")
        record = (holder, str(spec.get("renewTime") or ""))
        if record != self._seen:
            self._seen, self._seen_at = record, self._clock()
        mine = holder == self.identity
        lease_s = float(spec.get("leaseDurationSeconds") or self._terms.lease_s)
        if not mine and holder and self._clock() - self._seen_at < lease_s:
            return False
        transitions = int(spec.get("leaseTransitions") or 0) + (not mine)
        self._own = await self._api.merge_patch(
            LEASE, self._name, namespace=self._namespace,
            body={"metadata": {"resourceVersion": lease["metadata"]["resourceVersion"]},
                  "spec": self._spec(acquired=not mine, transitions=transitions)},
        )  # fmt: skip
        return True

    def _spec(self, *, acquired: bool, transitions: int) -> dict[str, Any]:
        at = stamp(self._now())
        more = {"acquireTime": at} if acquired else {}
        # Whole seconds are all the API takes; more than asked for is the safe side.
        lease_s = int(-(-self._terms.lease_s // 1))
        return {"holderIdentity": self.identity, "leaseDurationSeconds": lease_s, "renewTime": at,
                "leaseTransitions": transitions, **more}  # fmt: skip

    async def _release(self) -> None:
        """Lets another take it at once; the API server is asked whose it is, as the last answer may not have come."""
        self._sure_until = float("-inf")
        self._own = None
        with contextlib.suppress(Prompt2MeshError, OSError, TimeoutError):
            async with asyncio.timeout(2.0):
                lease = await self._api.get(LEASE, self._name, namespace=self._namespace)
                if lease is None or section(lease, "spec").get("holderIdentity") != self.identity:
                    return
                version = lease["metadata"]["resourceVersion"]
                await self._api.merge_patch(
                    LEASE, self._name, namespace=self._namespace,
                    body={"metadata": {"resourceVersion": version}, "spec": {"holderIdentity": ""}},
                )  # fmt: skip


async def _ended(work: "asyncio.Future[None]") -> None:
    """Stops a term and waits until it is over; who is canceled meanwhile hears of it after that."""
    work.cancel()
    canceled = False
    while not work.done():
        try:
            await asyncio.wait([work])
        except asyncio.CancelledError:
            canceled = True  # the lease may not be given back while the term is not over
    if not work.cancelled():
        work.result()
    if canceled:
        raise asyncio.CancelledError
