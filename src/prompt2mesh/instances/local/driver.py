"""The port `Instances` over processes on this machine; whoever opens it sees and may change the same instances."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prompt2mesh.desktop.access import web_token
from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import AgentStatus, SaveReason, SaveRequest
from prompt2mesh.instances.idle import RestPolicy
from prompt2mesh.instances.local import counting, processes
from prompt2mesh.instances.local.folder import InstancesFolder
from prompt2mesh.instances.local.records import ActivityRecord, PersonRecord, SlotRecord, SupervisorOrder
from prompt2mesh.instances.local.views import line_of_waiting, view
from prompt2mesh.instances.naming import instance_id, new_slot_name
from prompt2mesh.mesh.errors import (
    ConflictError,
    InstanceActiveError,
    InstanceUnavailableError,
    NotFoundError,
    Prompt2MeshError,
    SceneNotSavedError,
)
from prompt2mesh.studio.ports.instances import (
    ActivityKind,
    Instance,
    InstanceAddress,
    Owner,
    Profile,
    Reason,
)
from prompt2mesh.studio.ports.modeling import Canceled, never
from prompt2mesh.telemetry import metrics

_LOOPBACK = "127.0.0.1"
_WATCH_S = 0.1
_END_S = 40.0
_KILL_S = 5.0
_REACH_S = 20.0  # for the agent of an instance that is being started again, before its scene is given up
_MOST_RESTARTS = 5
_LOG = "supervisor.log"
_RETRY_FIRST_S, _RETRY_LONGEST_S = 10.0, 600.0


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


class LocalInstances:
    """Instances as processes; threads and processes may share them."""

    def __init__(
        self, root: Path, *, most: int = 4, order: SupervisorOrder | Callable[[], SupervisorOrder] | None = None,
        policy: RestPolicy | None = None, clock: Callable[[], datetime] = utc_now,
    ) -> None:  # fmt: skip
        """Makes the folders; nothing runs before it is asked for.

        Args:
            root: Where everything is kept.
            most: Instances that run at a time.
            order: How each is run; what has to be looked for first is asked when one is.
            policy: How long they may rest.
            clock: Tells the time.

        Raises:
            StorageError: The folders cannot be made.
        """
        self.folder = InstancesFolder(root)
        self.most = most
        self.policy = policy or RestPolicy()
        self.clock = clock
        usual = order or SupervisorOrder(name="")
        self._order = usual if callable(usual) else lambda: usual

    # --- the port

    def ensure(self, owner: Owner, *, profile: Profile = "cpu") -> Instance:
        """See `studio.ports.instances.Instances`."""
        id_ = instance_id(owner.user_id)
        with self.folder.lock_person(id_):
            record = self.folder.person(id_)
            if record is not None and record.deleting:
                self._finish(record)
                record = None
            now = self.clock()
            if record is None:
                record = PersonRecord(id=id_, user_id=owner.user_id, team=owner.team, profile=profile, created_at=now,
                                      requested_at=now)  # fmt: skip
                record = self.folder.keep_person(record)
            elif record.state == "Suspended" or record.retry_at is not None:
                # Of a suspension that was cut off, the processes may still be there: they simply go on.
                record = self.folder.keep_person(record.model_copy(update={
                    "state": "Running", "team": owner.team, "profile": profile, "requested_at": now, "met_at": None,
                    "turn": None, "suspended_at": None, "reason": "Requested", "message": "", "retry_at": None,
                }))  # fmt: skip
            self.advance(record)
            return self._view(id_)

    def get(self, user_id: str) -> Instance | None:
        """See the port; what can go on by now goes on."""
        return self.find(instance_id(user_id))

    def find(self, instance_id: str) -> Instance | None:
        """See the port."""
        record = self.folder.person(instance_id)
        if record is None:
            return None
        if record.state == "Running" and not record.deleting:
            # Whoever has the lock does it; what is known is told in any case.
            with self.folder.lock_person(instance_id, wait=False) as mine:
                if mine:
                    again = self.folder.person(instance_id)
                    if again is not None:
                        self.advance(again)
        return self._seen(instance_id)

    def list(self, *, team: str | None = None) -> Sequence[Instance]:
        """See the port."""
        found = [self.find(one) for one in self.folder.ids()]
        return [one for one in found if one is not None and (team is None or one.owner.team == team)]

    def address(self, user_id: str) -> InstanceAddress | None:
        """See the port."""
        id_ = instance_id(user_id)
        seen = self._seen(id_)
        name = self.folder.slot_of(id_)
        slot = self.folder.slot(name) if name else None
        if seen is None or seen.phase != "Ready" or name is None or slot is None:
            return None
        return _address(slot, self.folder.token(name))

    def suspend(self, user_id: str, *, if_version: str | None = None) -> Instance:
        """See the port.

        Raises:
            SceneNotSavedError: The scene could not be saved and verified: nothing was ended.
        """
        return self.suspend_for(user_id, reason="AskedFor", if_version=if_version)

    def suspend_for(
        self, user_id: str, *, reason: Reason, if_version: str | None = None, idle_since: datetime | None = None
    ) -> Instance:  # fmt: skip
        """The same, and why.

        Args:
            user_id: Whose.
            reason: Why.
            if_version: Do nothing if anything was written since.
            idle_since: Do nothing if somebody worked in it since, as the agent knows.
        """
        id_ = instance_id(user_id)
        with self.folder.lock_person(id_):
            record = self._required(id_)
            self._require_version(id_, if_version)
            if record.state == "Suspended" and self.folder.slot_of(id_) is None:
                return self._view(id_)
            record = self.folder.keep_person(record.model_copy(update={
                "state": "Suspended", "reason": reason, "message": "", "retry_at": None, "turn": None,
            }))  # fmt: skip
            noted = self.folder.activity(id_)
            try:
                with counting.save() as save:
                    saved_at = save.saved_at = self._save(record, "suspend", idle_since)
                if if_version is not None and self.folder.activity(id_) != noted:
                    raise ConflictError("somebody did something in this instance while it was saved")
            except Prompt2MeshError as exc:
                failed = not isinstance(exc, ConflictError)
                self.folder.keep_person(record.model_copy(update={
                    "state": "Running", "reason": "SaveFailed" if failed else "Ready",
                    "message": exc.message if failed else "",
                }))  # fmt: skip
                raise
            self._finish(self.folder.keep_person(record.model_copy(update={"saved_at": saved_at or record.saved_at})))
            metrics.INSTANCE_CULLS.inc(reason=reason)
            return self._view(id_)

    def resume(self, user_id: str) -> Instance:
        """See the port."""
        record = self._required(instance_id(user_id))
        return self.ensure(Owner(user_id=record.user_id, team=record.team), profile=record.profile)

    def delete(self, user_id: str) -> None:
        """See the port; what was changed is saved once more where that can be done soon."""
        id_ = instance_id(user_id)
        with self.folder.lock_person(id_):
            record = self.folder.person(id_)
            if record is None:
                return
            record = self.folder.keep_person(record.model_copy(update={"deleting": True, "reason": "AskedFor"}))
            self._finish(record)

    def touch(self, user_id: str, kind: ActivityKind, *, at: datetime) -> None:
        """See the port."""
        id_ = instance_id(user_id)
        if self.folder.person(id_) is None:
            return
        before = self.folder.activity(id_)
        keep = before.keep_until if before else None
        if kind == "keep" and self.policy.idle_s is not None:
            keep = at + timedelta(seconds=self.policy.idle_s)
        if before is None or at > before.at or keep != before.keep_until:
            latest = at if before is None else max(at, before.at)
            self.folder.keep_activity(id_, ActivityRecord(at=latest, kind=kind, keep_until=keep))

    def watch(self, user_id: str, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        """See the port."""
        before: Instance | None = None
        first = True
        while not canceled():
            now = self.get(user_id)
            if first or now != before:
                yield now
                if now is None:
                    return
                before, first = now, False
            time.sleep(_WATCH_S)

    def close(self) -> None:
        """See the port; whoever was started here and has ended is let go."""
        processes.reap()

    # --- what the keeper does too

    def advance(self, record: PersonRecord) -> None:
        """Does what can be done now for a person whose instance is to run, under their lock; waits for nothing."""
        processes.reap()
        if record.state != "Running" or record.deleting:
            return
        name = self.folder.slot_of(record.id)
        if name is None:
            self._admit(record)
            return
        slot = self.folder.slot(name)
        if self.folder.lives(name):
            if slot is not None and slot.phase == "ready" and record.ready_at is None:
                now = self.clock()
                self.folder.keep_person(record.model_copy(update={
                    "ready_at": now, "met_at": record.met_at or now, "failures": 0, "reason": "Ready", "message": "",
                }))  # fmt: skip
                if record.met_at is None:  # and not a start after a crash, for which nobody has clicked
                    counting.ready(record, now)
            return
        if slot is not None and slot.phase == "failed":
            self._give_up(record, name, slot.reason, slot.message)
        else:
            self._launch(record, name)

    def launch(self, name: str) -> bool:
        """Starts a supervisor for the processes of a name, unless it has one; whether it was started."""
        handle = self.folder.lock_slot(name)
        if handle is None:
            return False
        try:
            before = self.folder.slot(name)
            if before is not None:
                self._kill_children(before)  # of a supervisor that was killed; they end with it, but not at once
                self.folder.forget_status(name)  # else the dead would seem to be ready
            self.folder.token(name)
            order = self._order().model_copy(update={"name": name}).model_dump_json()
            command = [sys.executable, "-m", "prompt2mesh.instances.local.supervisor", "--root", str(self.folder.root),
                       "--order", order, "--lock-fd", str(handle)]  # fmt: skip
            processes.start_detached(command, log=self.folder.slots / name / _LOG, pass_fds=(handle,))
        finally:
            os.close(handle)  # the supervisor has it as well
        return True

    def end_slot(self, name: str, *, grace_s: float = _END_S) -> None:
        """Ends the processes of a name and takes their folder away; who has them is for the caller to say."""
        slot = self.folder.slot(name)
        if slot is not None:
            processes.send(slot.pid, slot.pid_started, signal.SIGTERM)
            if not processes.wait_gone(lambda: not self.folder.lives(name), timeout_s=grace_s):
                processes.send(slot.pid, slot.pid_started, signal.SIGKILL)
                processes.wait_gone(lambda: not self.folder.lives(name), timeout_s=_KILL_S)
            self._kill_children(self.folder.slot(name) or slot)
            processes.remove_group(slot.group)
        elif self.folder.lives(name):
            # It has begun and not told who it is: a moment later it has.
            processes.wait_gone(lambda: self.folder.slot(name) is not None or not self.folder.lives(name),
                                timeout_s=_END_S)  # fmt: skip
            if self.folder.slot(name) is not None:
                self.end_slot(name, grace_s=grace_s)
        self.folder.remove_slot(name)
        processes.reap()

    def agent(self, instance_id: str) -> AgentClient | None:
        """The agent of a ready instance; None where it is not ready. Close it."""
        name = self.folder.slot_of(instance_id)
        slot = self.folder.slot(name) if name else None
        if name is None or slot is None or slot.phase != "ready" or not self.folder.lives(name):
            return None
        return AgentClient(_address(slot, self.folder.token(name)).agent_url, token=self.folder.token(name))

    def suspend_all(self, *, timeout_s: float) -> "list[str]":
        """Suspends everybody's at once, as the service of this machine ends; what could not be done, in words."""
        records = [record for id_ in self.folder.ids() if (record := self.folder.person(id_)) is not None]
        running = [one for one in records if self.folder.slot_of(one.id) is not None]
        pool = ThreadPoolExecutor(max(1, len(running)), thread_name_prefix="suspend")
        going = {one.id: pool.submit(self.suspend_for, one.user_id, reason="AskedFor") for one in running}
        deadline, failed = time.monotonic() + timeout_s, list[str]()
        for id_, one in going.items():
            try:
                one.result(timeout=max(0.1, deadline - time.monotonic()))
            except (Prompt2MeshError, TimeoutError) as exc:
                failed.append(f"{id_}: {exc or 'it took too long'}")
        for name in (*self.folder.warm_names()[0], *self.folder.warm_names()[1]):
            self.folder.forget_warm(name)
            self.end_slot(name, grace_s=_KILL_S)
        pool.shutdown(wait=False, cancel_futures=True)
        return failed

    def finish_unfinished(self, instance_id: str) -> None:
        """Goes on with a suspension or deletion that whoever did it did not finish."""
        with self.folder.lock_person(instance_id, wait=False) as mine:
            record = self.folder.person(instance_id) if mine else None
            if record is None or (record.state == "Running" and not record.deleting):
                return
            if self.folder.slot_of(instance_id) is None and not record.deleting:
                return
            if not record.deleting:
                try:
                    with counting.save() as save:
                        saved_at = save.saved_at = self._save(record, "suspend", None)
                except SceneNotSavedError as exc:
                    self.folder.keep_person(record.model_copy(update={
                        "state": "Running", "reason": "SaveFailed", "message": exc.message}))  # fmt: skip
                    return
                record = self.folder.keep_person(record.model_copy(update={"saved_at": saved_at or record.saved_at}))
            self._finish(record)

    # --- steps

    def _admit(self, record: PersonRecord) -> None:
        now = self.clock()
        if record.retry_at is not None and now < record.retry_at:
            return
        with self.folder.admission():
            line = line_of_waiting(self.folder, self.policy, most=self.most, now=now)
            if record.id not in line.admitted:
                if record.turn is None:
                    self.folder.keep_person(record.model_copy(update={
                        "turn": line.turns.get(record.id), "reason": "ClusterFull",
                        "message": f"{self.most} instances run on this machine, as many as it may have",
                    }))  # fmt: skip
                return
            name = self.folder.claim_warm(record.id)
            warm = name is not None
            if name is None:
                name = new_slot_name()
                self.folder.give_new(record.id, name)
            metrics.POOL_CLAIMS.inc(outcome="hit" if warm else "miss")
        record = self.folder.keep_person(record.model_copy(update={
            "reason": "WarmClaim" if warm else "ColdStart", "message": "", "started_at": now, "warm": warm,
            "retry_at": None,
        }))  # fmt: skip
        if warm:
            self.advance(record)
        else:
            self.launch(name)

    def _launch(self, record: PersonRecord, name: str) -> None:
        """Its supervisor is gone without a word, or never was: the same processes again, on the same folder."""
        if (self.folder.slots / name / _LOG).exists():
            if record.failures >= _MOST_RESTARTS:
                self._give_up(record, name, "DriverFault", "its processes are ended again and again from outside")
                return
            metrics.INSTANCE_FAILURES.inc(reason="NotReady")
            self.folder.keep_person(record.model_copy(update={
                "ready_at": None, "failures": record.failures + 1, "reason": "NotReady",
                "message": "its processes were ended from outside and are started again",
            }))  # fmt: skip
        self.launch(name)

    def _give_up(self, record: PersonRecord, name: str, reason: Reason, message: str) -> None:
        """Ends what does not come up; it is tried anew after a while, later each time."""
        metrics.INSTANCE_FAILURES.inc(reason=reason)
        self.end_slot(name)
        failures = record.failures + 1
        wait_s = min(_RETRY_FIRST_S * 2.0 ** min(failures - 1, 30), _RETRY_LONGEST_S)
        self.folder.keep_person(record.model_copy(update={
            "failures": failures, "retry_at": self.clock() + timedelta(seconds=wait_s), "ready_at": None,
            "reason": reason, "message": message,
        }))  # fmt: skip
        self.folder.release(record.id)

    def _save(self, record: PersonRecord, reason: SaveReason, idle_since: datetime | None) -> datetime | None:
        """Has the scene saved and verified; when, or None where there was nothing to save.

        Raises:
            InstanceActiveError: Somebody works there.
            SceneNotSavedError: It could not be done.
        """
        if self.folder.slot_of(record.id) is None or (record.ready_at is None and record.failures == 0):
            return None  # nobody was ever let in
        deadline = time.monotonic() + _REACH_S
        while True:
            client = self.agent(record.id)
            fault = "it is not ready"
            if client is not None:
                try:
                    with client:
                        return client.save(SaveRequest(reason=reason, idle_since=idle_since)).saved_at
                except (InstanceActiveError, SceneNotSavedError):
                    raise
                except InstanceUnavailableError as exc:
                    fault = exc.message
            if time.monotonic() > deadline:
                raise SceneNotSavedError(f"the instance's scene could not be saved: {fault}",
                                         hint="try again when it is ready, or delete it")  # fmt: skip
            self._start_again_if_dead(record.id)
            time.sleep(_WATCH_S)

    def _start_again_if_dead(self, id_: str) -> None:
        """A scene whose processes were killed is in their folder: they are started once more to save it."""
        name = self.folder.slot_of(id_)
        if name is not None and not self.folder.lives(name):
            self.launch(name)

    def _finish(self, record: PersonRecord) -> None:
        """Ends what a person whose instance is not to run, or no more, has; under their lock."""
        name = self.folder.slot_of(record.id)
        if name is not None:
            self.end_slot(name)
            self.folder.release(record.id)
        if record.deleting:
            self.folder.forget_person(record.id)
        elif record.suspended_at is None:
            self.folder.keep_person(record.model_copy(update={"suspended_at": self.clock(), "ready_at": None,
                                                              "failures": 0}))  # fmt: skip

    def _kill_children(self, slot: SlotRecord) -> None:
        for pid, started in slot.children.values():
            processes.send(pid, started, signal.SIGKILL, group=True)

    def _required(self, id_: str) -> PersonRecord:
        record = self.folder.person(id_)
        if record is None or record.deleting:
            raise NotFoundError("there is no such instance")
        return record

    def _require_version(self, id_: str, if_version: str | None) -> None:
        if if_version is None:
            return
        seen = self._seen(id_)
        if seen is None or seen.version != if_version:
            raise ConflictError("the instance has changed since it was looked at", hint="look again")

    def _seen(self, id_: str) -> Instance | None:
        record = self.folder.person(id_)
        return None if record is None else view(self.folder, record, self.policy, most=self.most, now=self.clock())

    def _view(self, id_: str) -> Instance:
        seen = self._seen(id_)
        assert seen is not None
        return seen


def _address(slot: SlotRecord, token: str) -> InstanceAddress:
    return InstanceAddress(
        agent_url=f"http://{_LOOPBACK}:{slot.agent_port}", mcp_host=_LOOPBACK, mcp_port=slot.blender_port,
        desktop_url=f"http://{_LOOPBACK}:{slot.web_port}" if slot.web_port else "",
        token=token,
        desktop_token=web_token(token) if slot.web_port else "",
    )  # fmt: skip


def status_of(client: AgentClient) -> AgentStatus | None:
    """What an agent says of itself; None where it does not answer."""
    try:
        return client.status()
    except Prompt2MeshError:
        return None
