"""Looks after the instances of this machine: who waits comes in, who rests is suspended, what is nobody's is ended.

One process does it at a time; another takes over when that one is gone. All it
does is safe to be cut off anywhere, and done again.
"""

import logging
import os
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from prompt2mesh.instances.local.driver import LocalInstances, status_of
from prompt2mesh.instances.local.records import PersonRecord
from prompt2mesh.instances.local.views import judged_of, version_of
from prompt2mesh.instances.naming import new_slot_name
from prompt2mesh.mesh.errors import ConflictError, Prompt2MeshError
from prompt2mesh.studio.ports.instances import Phase, Reason
from prompt2mesh.telemetry import metrics

log = logging.getLogger(__name__)
LOOK_EVERY_S = 1.0
_AT_ONCE = 4


class InstanceKeeper:
    """A thread that keeps; it waits for its turn where another process does."""

    def __init__(self, instances: LocalInstances, *, warm: int = 0, look_every_s: float = LOOK_EVERY_S) -> None:
        """Nothing is done before `start`.

        Args:
            instances: Of this machine.
            warm: How many to keep ready for nobody yet.
            look_every_s: How often to look.
        """
        self._instances = instances
        self._folder = instances.folder
        self._warm = warm
        self._look_every_s = look_every_s
        self._stopped = threading.Event()
        self._lock: int | None = None
        # What takes long, such as a save, keeps nobody else from coming in.
        self._slow = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="suspend")
        self._going: dict[str, Future[None]] = {}
        self._phases: Counter[Phase] = Counter()
        self._ends: list[Callable[[], None]] = []
        self._thread = threading.Thread(target=self._work, name="instances", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._ends = [
            metrics.INSTANCES.ask(lambda: {(phase,): float(number) for phase, number in self._phases.items()}),
            metrics.POOL_WARM.ask(lambda: self._of_pool(len(self._folder.warm_names()[1]))),
            metrics.POOL_WANTED.ask(lambda: self._of_pool(self._warm)),
        ]
        self._thread.start()

    def close(self) -> None:
        """Stops; what is being done is given a moment. Instances go on."""
        self._stopped.set()
        for end in self._ends:
            end()
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)
        self._slow.shutdown(wait=False, cancel_futures=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def tick(self) -> None:
        """Does all of it once; what takes long goes on behind it."""
        # Names of slots do not come again.
        self._going = {key: one for key, one in self._going.items() if not one.done()}
        phases: Counter[Phase] = Counter()
        for id_ in self._folder.ids():
            try:
                phases.update(self._look_at(id_))
            except Prompt2MeshError as exc:
                log.warning("instance %s: %s: %s", id_, exc.code, exc.message)
        self._phases = phases
        for id_ in self._folder.strays():
            with self._folder.lock_person(id_, wait=False):
                pass  # whoever lets go of the lock last takes away a folder that nobody keeps anything in
        for name in self._folder.ownerless():
            self._soon(name, lambda name=name: self._instances.end_slot(name))
        self._folder.clear_half_written()
        self._keep_warm()

    def wait(self, *, timeout_s: float) -> None:
        """Waits for what goes on behind a tick."""
        for one in list(self._going.values()):
            one.result(timeout=timeout_s)

    def _work(self) -> None:
        while not self._stopped.wait(self._look_every_s):
            try:
                if self._lock is None:
                    self._lock = self._folder.try_keeping()
                if self._lock is not None:
                    self.tick()
            except Exception:  # a keeper that ends would be missed by nobody
                log.exception("looking after the instances met a fault")

    def _look_at(self, id_: str) -> tuple[Phase, ...]:
        """Does what an instance needs; the phase that it is in, where it is still there."""
        seen = self._instances.find(id_)
        record = self._folder.person(id_)
        if seen is None or record is None:
            return ()
        if record.deleting or seen.phase == "Saving":
            self._soon(id_, lambda: self._instances.finish_unfinished(id_))
        elif seen.phase in {"Ready", "Suspended"}:
            self._judge(record, ready=seen.phase == "Ready")
        return (seen.phase,)

    def _of_pool(self, number: int) -> dict[tuple[str, ...], float]:
        """Of the one pool of this machine; nothing where another process looks after it."""
        return {("local",): float(number)} if self._lock is not None else {}

    def _judge(self, record: PersonRecord, *, ready: bool) -> None:
        now, policy = self._instances.clock(), self._instances.policy
        phase = "Ready" if ready else "Suspended"
        judged = judged_of(record, self._folder.activity(record.id), policy, phase=phase, now=now)
        if judged.stage in {"warned", "suspend"}:
            # Near the end the agent itself is asked: its word of activity may have been lost on the way.
            client = self._instances.agent(record.id)
            status = None
            if client is not None:
                with client:
                    status = status_of(client)
            if status is not None and status.activity.last_at is not None and status.activity.kind is not None:
                self._instances.touch(record.user_id, status.activity.kind, at=status.activity.last_at)
            activity = self._folder.activity(record.id)
            busy = status is not None and status.activity.busy
            judged = judged_of(record, activity, policy, phase=phase, now=now, busy=busy)
            if judged.stage == "suspend":
                idle = judged.reason == "Idle"
                reason: Reason = "Idle" if idle else "Expired"
                version, since = version_of(record, activity), judged.idle_since if idle else None
                self._soon(record.id, lambda: self._suspend(record, version, reason, since))
        elif judged.stage == "delete":
            self._soon(record.id, lambda: self._delete(record))

    def _suspend(self, record: PersonRecord, version: str, reason: Reason, idle_since: datetime | None) -> None:
        try:
            self._instances.suspend_for(record.user_id, reason=reason, if_version=version, idle_since=idle_since)
        except ConflictError as exc:
            log.info("instance %s is not suspended: %s", record.id, exc.message)

    def _delete(self, record: PersonRecord) -> None:
        self._instances.delete(record.user_id)
        metrics.INSTANCE_CULLS.inc(reason="Retention")

    def _keep_warm(self) -> None:
        warming, warm = self._folder.warm_names()
        for name in warm:
            if not self._folder.lives(name):
                self._folder.forget_warm(name)
        for name in warming:
            slot = self._folder.slot(name)
            if slot is not None and slot.phase == "ready":
                (self._folder.warming / name).rename(self._folder.warm / name)
            elif slot is not None and slot.phase == "failed" and not self._folder.lives(name):
                log.warning("an instance for nobody yet did not start: %s", slot.message)
                self._folder.forget_warm(name)
            elif not self._folder.lives(name):
                self._instances.launch(name)
        room = self._instances.most - sum(1 for id_ in self._folder.ids() if self._folder.slot_of(id_) is not None)
        wanted = min(self._warm, max(0, room))
        for _ in range(wanted - len(warming) - len(warm)):
            name = new_slot_name()
            self._folder.begin_warm(name)
            self._instances.launch(name)
        for name in sorted(warm)[wanted:]:
            self._folder.forget_warm(name)

    def _soon(self, key: str, work: Callable[[], object]) -> None:
        going = self._going.get(key)
        if going is not None and not going.done():
            return
        self._going[key] = self._slow.submit(self._done, key, work)

    def _done(self, key: str, work: Callable[[], object]) -> None:
        try:
            work()
        except Prompt2MeshError as exc:
            log.warning("instance %s: %s: %s", key, exc.code, exc.message)
        except Exception:
            log.exception("instance %s: what was to be done met a fault", key)
