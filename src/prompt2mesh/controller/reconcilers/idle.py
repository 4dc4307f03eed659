"""Warns whoever rests, and asks for the suspension of what nobody uses; in the end for its deletion.

It only writes what is wanted. The saving and the end of the pods are the
`UserInstance` reconciler's; the agent itself has the last word when asked to
save. What is wanted is written on the version that was judged: any activity
written since makes it a conflict, and it is judged again.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.work import Key, Requeue
from prompt2mesh.instances.idle import Judgement, Life, judge
from prompt2mesh.instances.kubernetes.objects import (
    USER_INSTANCE,
    Object,
    ObjectApi,
    ObjectGoneError,
    StaleWriteError,
)
from prompt2mesh.instances.pool_spec import PoolSpec
from prompt2mesh.instances.slot_state import moment, section, stamp
from prompt2mesh.telemetry import metrics

_log = logging.getLogger(__name__)
SUSPEND_REASON_ANNOTATION = "prompt2mesh.io/suspend-reason"
IDLE_SINCE_ANNOTATION = "prompt2mesh.io/idle-since"
# Phases in which an instance takes room, or would at once; those who wait in the queue are not idle.
_UP = frozenset({"Scheduling", "Pulling", "Starting", "Ready", "Moving", "Failed"})
# While it starts nobody counts down; the date is shown when it is ready.
_STARTING = frozenset({"Scheduling", "Pulling", "Starting"})
# Whose agent said that somebody is at work is not asked again at once: the news of it comes within a minute.
_ASKED_AGAIN = timedelta(seconds=60)
# A date that is shown hours ahead may be so much behind; in the time of the warning it is exact.
_SHOWN_ROUGHLY = timedelta(seconds=60)


class IdleReconciler:
    """Judges one `UserInstance` at a time; of its key only namespace and name matter."""

    def __init__(self, *, api: ObjectApi, cache: ObjectCache, pools: PoolBook, now: Callable[[], datetime]) -> None:
        """Judges with these."""
        self._api = api
        self._cache = cache
        self._pools = pools
        self._now = now
        self._asked: dict[str, tuple[datetime | None, datetime]] = {}

    async def reconcile(self, key: Key) -> Requeue | None:
        """Judges, and writes what follows."""
        known = self._cache.get(USER_INSTANCE, key.name, namespace=key.namespace)
        pool = self._pools.of(known) if known is not None else None
        if known is None or pool is None or not _ours(known):
            return None
        judgement = judge(life_of(known), pool.rest, now=self._now())
        try:
            if judgement.stage in {"suspend", "delete"}:
                return await self._end(known, pool)
            if section(known, "status").get("phase") not in _STARTING:
                await self._show(known, judgement)
        except StaleWriteError:
            return Requeue(0.2)  # somebody wrote meanwhile, perhaps activity: judge again
        except ObjectGoneError:
            return None
        return self._later(judgement)

    async def _end(self, known: Object, pool: PoolSpec) -> Requeue | None:
        """Suspends or deletes, judged anew on what the API server says and on nothing older."""
        metadata = known["metadata"]
        name, namespace = metadata["name"], metadata["namespace"]
        newest = await self._api.get(USER_INSTANCE, name, namespace=namespace)
        if newest is None or not _ours(newest):
            return None
        self._cache.put(USER_INSTANCE, newest)
        judgement = judge(life_of(newest), pool.rest, now=self._now())
        version = newest["metadata"]["resourceVersion"]
        if judgement.stage == "delete":
            await self._api.delete(
                USER_INSTANCE, name, namespace=namespace, uid=newest["metadata"]["uid"], resource_version=version
            )
            metrics.INSTANCE_CULLS.inc(reason="Retention")
            _log.info("deleted %s: %s", name, judgement.reason)
            return None
        if judgement.stage != "suspend":
            return self._later(judgement)
        uid, now = newest["metadata"]["uid"], self._now()
        asked = self._asked.get(uid)
        if asked is not None and asked[0] == judgement.idle_since and now - asked[1] < _ASKED_AGAIN:
            return Requeue((asked[1] + _ASKED_AGAIN - now).total_seconds())
        idle_since = stamp(judgement.idle_since) if judgement.reason == "Idle" and judgement.idle_since else None
        body: Object = {
            "metadata": {
                "resourceVersion": version,
                "annotations": {
                    SUSPEND_REASON_ANNOTATION: "Idle" if judgement.reason == "Idle" else "Expired",
                    IDLE_SINCE_ANNOTATION: idle_since,
                },
            },
            "spec": {"state": "Suspended"},
        }
        self._cache.put(USER_INSTANCE, await self._api.merge_patch(USER_INSTANCE, name, body, namespace=namespace))
        self._asked = {each: when for each, when in self._asked.items() if now - when[1] < _ASKED_AGAIN}
        self._asked[uid] = (judgement.idle_since, now)
        _log.info("suspends %s: %s since %s", name, judgement.reason, idle_since)
        return None

    async def _show(self, known: Object, judgement: Judgement) -> None:
        """Writes when it will be suspended: exactly in the time of the warning, roughly before."""
        metadata, status = known["metadata"], section(known, "status")
        shown = moment(status["suspendsAt"]) if status.get("suspendsAt") else None
        wanted = judgement.suspends_at
        if wanted == shown:
            return
        if judgement.stage == "active" and wanted is not None and shown is not None:
            # Each prompt moves it: it is written again when the date that is shown would come near.
            near = judgement.check_at is None or shown - self._now() <= wanted - judgement.check_at + _SHOWN_ROUGHLY
            if not near and shown <= wanted:
                return
        body: Object = {
            "metadata": {"resourceVersion": metadata["resourceVersion"]},
            "status": {"suspendsAt": None if wanted is None else stamp(wanted)},
        }
        written = await self._api.merge_patch(
            USER_INSTANCE, metadata["name"], body, namespace=metadata["namespace"], subresource="status"
        )
        self._cache.put(USER_INSTANCE, written)

    def _later(self, judgement: Judgement) -> Requeue | None:
        if judgement.check_at is None:
            return None
        return Requeue(max(0.05, (judgement.check_at - self._now()).total_seconds()))


def life_of(user_instance: Object) -> Life:
    """What a `UserInstance` tells of its activity."""
    metadata, spec, status = user_instance["metadata"], user_instance["spec"], section(user_instance, "status")
    phase = status.get("phase", "")
    stamps = {name: moment(text) if (text := _text(status, name)) else None for name in _STAMPS}
    started = [at for at in (stamps["readyAt"], stamps["requestedAt"]) if at is not None]
    return Life(
        running=spec.get("state") == "Running",
        ready=phase in _UP,
        at_rest=phase == "Suspended",
        created_at=moment(metadata["creationTimestamp"]),
        started_at=max(started, default=None),
        last_activity_at=stamps["lastActivityAt"],
        keep_until=stamps["keepUntil"],
        expires_at=moment(spec["expiresAt"]) if spec.get("expiresAt") else None,
        suspended_at=stamps["suspendedAt"],
    )


_STAMPS = ("readyAt", "requestedAt", "lastActivityAt", "keepUntil", "suspendedAt")


def _text(status: Any, name: str) -> str:
    return status.get(name) or ""


def _ours(user_instance: Object) -> bool:
    return not user_instance["metadata"].get("deletionTimestamp") and user_instance["spec"].get("manager") != "Direct"
