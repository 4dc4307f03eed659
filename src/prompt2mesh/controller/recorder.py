"""Tells in Kubernetes' events what happened to a person's instance, in plain words, once each.

An event is a courtesy: it waits while many are served, and is dropped where too many wait.
"""

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from prompt2mesh.controller.work import NotLeadingError
from prompt2mesh.instances.kubernetes.objects import AlreadyThereError, Kind, Object, ObjectApi, ObjectGoneError
from prompt2mesh.instances.slot_state import stamp
from prompt2mesh.mesh.errors import Prompt2MeshError

logger = logging.getLogger(__name__)
EVENT = Kind(name="Event", plural="events", api_version="events.k8s.io/v1")
CONTROLLER = "prompt2mesh.io/operator"
_AGAIN_AFTER_S = 600.0
_REMEMBERED = 8192
_WAITING = 2000
_LONGEST_NOTE = 1000
_LOOK_AGAIN_S, _WAITS_AT_MOST_S = 0.25, 10.0


class Recorder:
    """Writes events while `run` runs."""

    def __init__(
        self,
        api: ObjectApi,
        *,
        identity: str,
        now: Callable[[], datetime],
        a_second: float = 20.0,
        busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """Writes nothing yet.

        Args:
            api: Of the operator.
            identity: Of this process.
            now: The time of day.
            a_second: Most events that are written in a second.
            busy: Whether so many are served at this moment that events should wait.
        """
        self._api = api
        self._identity = identity
        self._now = now
        self._pause_s = 1.0 / a_second
        self._busy = busy
        self._waiting: asyncio.Queue[tuple[str, Object, datetime]] = asyncio.Queue(_WAITING)
        self._said: OrderedDict[str, tuple[datetime, int]] = OrderedDict()
        self.dropped = 0

    def say(self, about: Object, reason: str, note: str, *, kind: Literal["Normal", "Warning"] = "Normal") -> None:
        """Notes that something happened to an object; the same again within ten minutes is only counted."""
        metadata = about["metadata"]
        name = _name(metadata["name"], metadata["uid"], reason, note)
        now = self._now()
        known = self._said.get(name)
        if known is not None and (now - known[0]).total_seconds() < _AGAIN_AFTER_S:
            self._said[name] = (known[0], known[1] + 1)
            return
        self._said[name] = (now, 1 if known is None else known[1] + 1)
        self._said.move_to_end(name)
        if len(self._said) > _REMEMBERED:
            self._said.popitem(last=False)
        event: Object = {
            "apiVersion": EVENT.api_version,
            "kind": EVENT.name,
            "metadata": {"name": name, "namespace": metadata["namespace"]},
            "eventTime": stamp(now),
            "reportingController": CONTROLLER,
            "reportingInstance": self._identity[:128],
            "action": "Reconcile",
            "reason": reason,
            "regarding": {
                "apiVersion": about["apiVersion"], "kind": about["kind"], "name": metadata["name"],
                "namespace": metadata["namespace"], "uid": metadata["uid"],
            },
            "note": note[:_LONGEST_NOTE],
            "type": kind,
        }  # fmt: skip
        try:
            self._waiting.put_nowait((name, event, now))
        except asyncio.QueueFull:
            self.dropped += 1

    async def run(self) -> None:
        """Writes what was said, until it is canceled."""
        while True:
            name, event, said_at = await self._waiting.get()
            await self._let_others_go_first(said_at)
            try:
                await self._write(name, event)
            except NotLeadingError:
                continue
            except (Prompt2MeshError, OSError) as exc:
                self.dropped += 1
                logger.debug("an event was not written: %s", exc)
            await asyncio.sleep(self._pause_s)

    async def _let_others_go_first(self, said_at: datetime) -> None:
        for _ in range(int(_WAITS_AT_MOST_S / _LOOK_AGAIN_S)):
            if not self._busy() or (self._now() - said_at).total_seconds() > _WAITS_AT_MOST_S:
                return
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def _write(self, name: str, event: Object) -> None:
        try:
            await self._api.create(EVENT, event)
        except AlreadyThereError:
            count = max(2, self._said.get(name, (None, 2))[1])
            series = {"count": count, "lastObservedTime": event["eventTime"]}
            try:
                await self._api.merge_patch(EVENT, name, {"series": series}, namespace=event["metadata"]["namespace"])
            except ObjectGoneError:
                return


def _name(name: str, uid: str, reason: str, note: str) -> str:
    digest = hashlib.sha256(f"{uid}\0{reason}\0{note}".encode()).hexdigest()[:16]
    return f"{name}.{digest}"
