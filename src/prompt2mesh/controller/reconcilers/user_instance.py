"""Brings one person's instance one step nearer to what is asked of it.

What to do is decided by `instances/lifecycle.py`; here are the requests. The
status is written before the act that it tells of, and only if nobody wrote
there since it was read: so an act rests on what was true when it was begun.
"""

import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

from prompt2mesh.controller.cache import LABEL_SLOT, ObjectCache
from prompt2mesh.controller.counting import InstanceCounts
from prompt2mesh.controller.pool_book import PoolBook
from prompt2mesh.controller.reconcilers.admission import Desk, InLine, Refused
from prompt2mesh.controller.reconcilers.claim import Claimed, Claimer
from prompt2mesh.controller.reconcilers.idle import life_of
from prompt2mesh.controller.reconcilers.slot import token_of
from prompt2mesh.controller.recorder import Recorder
from prompt2mesh.controller.saver import Saver
from prompt2mesh.controller.status import status_after
from prompt2mesh.controller.work import Key, Requeue
from prompt2mesh.instances.agent_wire import SaveReason
from prompt2mesh.instances.conditions import status_patch, with_condition
from prompt2mesh.instances.idle import judge
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    FINALIZER,
    INSTANCE_POOL,
    POD,
    SECRET,
    USER_INSTANCE,
    Object,
    ObjectApi,
    ObjectGoneError,
    StaleWriteError,
)
from prompt2mesh.instances.lifecycle import Patience, Plan, SaveState, View, plan
from prompt2mesh.instances.node_state import NodeState
from prompt2mesh.instances.pod_health import health_of
from prompt2mesh.instances.slot_state import (
    CLAIMED_AT_ANNOTATION,
    CLAIMED_WARM_ANNOTATION,
    annotations_of,
    holder_of,
    moment,
    section,
    slot_of,
    stamp,
)
from prompt2mesh.mesh.errors import (
    CanceledError,
    EnvironmentFaultError,
    InstanceUnavailableError,
    Prompt2MeshError,
    UserError,
)
from prompt2mesh.studio.ports.instances import Phase, Reason
from prompt2mesh.telemetry import metrics

logger = logging.getLogger(__name__)
SUSPEND_REASON = "prompt2mesh.io/suspend-reason"
IDLE_SINCE = "prompt2mesh.io/idle-since"
# Those who wait for room look at their place so often, and less often far behind; whoever can go is told at once.
_LOOK_AGAIN_S, _LOOK_AGAIN_AT_LAST_S = 10.0, 60.0
# A namespace that has not gone by then needs somebody's help.
_NAMESPACE_GOES_S = 120.0
# Steps of a start that may be passed in a blink are told so often at most; where many start at once each waits longer,
# and all together tell so many in a second.
_TELL_EVERY_S, _TELL_AT_LAST_S = 1.0, 30.0
_TELL_A_SECOND = 5.0
_TELL_MORE_EVERY_S = 15.0
_PASSING: frozenset[Phase] = frozenset({"Scheduling", "Pulling", "Starting"})
_SUSPEND_REASONS: Mapping[str, Reason] = {"Idle": "Idle", "Expired": "Expired", "LifetimeOver": "Expired"}
_TROUBLE: frozenset[str] = frozenset({
    "ImagePullFailed", "CrashLoop", "OutOfMemory", "NodeLost", "NodeLeaving", "StartTimeout", "Invalid",
    "Unschedulable", "ClusterFull", "QuotaExceeded", "SaveFailed", "StuckDeleting", "DriverFault",
})  # fmt: skip
_WORDS: Mapping[Phase, str] = {
    "Queued": "Waits for room.", "Scheduling": "Looks for a machine.", "Pulling": "Fetches Blender and the agent.",
    "Starting": "Blender and the agent start.", "Ready": "Ready.", "Saving": "Saves the scene.",
    "Suspended": "Suspended; it comes back when it is opened.", "Moving": "Moves to another machine.",
    "Failed": "Failed.", "Deleting": "Is being deleted.",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How instances are treated.

    Attributes:
        agent_url_template: Where agents are found, with `{slot}` and `{namespace}` in it.
        patience: How long things may take, where the pool says nothing else.
    """

    agent_url_template: str = "http://{slot}-agent.{namespace}.svc:8000"
    patience: Patience = field(default_factory=Patience)

    def agent_url(self, slot: str, namespace: str) -> str:
        """The address of a slot's agent."""
        return self.agent_url_template.format(slot=slot, namespace=namespace)


class UserInstanceReconciler:
    """One for a process; the keys are those of `UserInstance`s."""

    def __init__(
        self,
        *,
        api: ObjectApi,
        cache: ObjectCache,
        nodes: Mapping[str, NodeState],
        desk: Desk,
        claimer: Claimer,
        pools: PoolBook,
        saver: Saver,
        recorder: Recorder,
        now: Callable[[], datetime],
        manners: Manners,
    ) -> None:
        """Works with these."""
        self._api = api
        self._cache = cache
        self._nodes = nodes
        self._desk = desk
        self._claimer = claimer
        self._pools = pools
        self._saver = saver
        self._recorder = recorder
        self._now = now
        self._manners = manners
        self._told_at: dict[Key, datetime] = {}
        self._starting: set[Key] = set()
        self._counts = InstanceCounts()

    async def reconcile(self, key: Key) -> Requeue | None:
        """One step, or several where they follow at once."""
        found = self._cache.get(USER_INSTANCE, key.name, namespace=key.namespace)
        if found is None:
            self._saver.forget(key)
            self._told_at.pop(key, None)
            self._starting.discard(key)
            self._counts.forget(key)
            return None
        if found["spec"].get("manager") == "Direct":
            return None
        try:
            return await self._reconcile(key, found)
        except (StaleWriteError, ObjectGoneError):
            # The cache is behind: what was decided is decided again on what is so now.
            await self._read_through(key, found)
            return Requeue(0.0)
        except (InstanceUnavailableError, CanceledError):
            raise
        except Prompt2MeshError as exc:
            await self._tell_fault(key, exc)
            raise

    async def _reconcile(self, key: Key, user_instance: Object) -> Requeue | None:
        deleting = bool(user_instance["metadata"].get("deletionTimestamp"))
        finalizers: list[str] = user_instance["metadata"].get("finalizers") or []
        if FINALIZER not in finalizers:
            if deleting:
                return None
            user_instance = await self._change(key, {"metadata": {
                "resourceVersion": user_instance["metadata"]["resourceVersion"],
                "finalizers": [*finalizers, FINALIZER],
            }})  # fmt: skip
        view = self._view(key, user_instance)
        todo = plan(view)
        if todo.step == "forget" and todo.phase != "Suspended":
            if not await self._is_gone(user_instance, view.named):
                return Requeue(1.0)
            user_instance = await self._write(key, user_instance, view, todo)
            view = self._view(key, user_instance)
            todo = plan(view)
        if todo.step == "claim":
            claimed = await self._claim(key, user_instance)
            if claimed is None or isinstance(claimed, Requeue):
                return claimed
            user_instance = claimed
            view = self._view(key, user_instance)
            todo = plan(view)
        return await self._carry_out(key, user_instance, view, todo)

    async def _carry_out(self, key: Key, user_instance: Object, view: View, todo: Plan) -> Requeue | None:
        if todo.step in {"forget", "release"} and view.named and not await self._is_gone(user_instance, view.named):
            return Requeue(1.0)
        if todo.step == "release":
            todo = await self._clear_away(user_instance, view, todo)
        (self._starting.add if todo.phase in _PASSING else self._starting.discard)(key)
        wait_s = self._too_soon_s(key, user_instance, todo)
        if wait_s > 0:
            return Requeue(wait_s)
        user_instance = await self._write(key, user_instance, view, todo)
        again = None if todo.check_after_s is None else Requeue(max(todo.check_after_s, 0.05))
        if todo.withdraw:
            await self._withdraw(key, user_instance)
            return None
        match todo.step:
            case "save":
                wait_s = self._save(key, user_instance, view, idle_only=todo.idle_only)
                return Requeue(wait_s) if wait_s > 0 else None
            case "discard" if view.slot is not None:
                if await self._can_be_asked_after_all(key, user_instance, view):
                    return Requeue(0.0)
                await self._discard(view)
                self._saver.forget(key)
                return Requeue(0.2)
            case "release":
                await self._release(key, user_instance)
                return None
            case "restart":
                await self._end_pods(todo)
                if todo.phase == "Moving":
                    self._saver.forget(key)
            case _:
                pass
        return again

    async def _clear_away(self, user_instance: Object, view: View, todo: Plan) -> Plan:
        """Has the namespace end that was made for an instance; it is let go only after that."""
        left = await self._claimer.clear_away(user_instance)
        if not left:
            return todo
        late = view.deleting_since is not None and (view.now - view.deleting_since).total_seconds() > _NAMESPACE_GOES_S
        return replace(
            todo, step="none", check_after_s=1.0, message=left, stuck=late,
            reason="StuckDeleting" if late else todo.reason,
        )  # fmt: skip

    def _too_soon_s(self, key: Key, user_instance: Object, todo: Plan) -> float:
        """How long to hold back news of a start that goes on: what was passed by then need not be told."""
        told_at = self._told_at.get(key)
        if todo.phase not in _PASSING or todo.step != "none" or todo.failed or told_at is None:
            return 0.0
        status = section(user_instance, "status")
        if (status.get("reason") in _TROUBLE) != (todo.reason in _TROUBLE):
            return 0.0
        usual_s = _TELL_EVERY_S if status.get("phase") != todo.phase else _TELL_MORE_EVERY_S
        every_s = max(usual_s, min(len(self._starting) / _TELL_A_SECOND, _TELL_AT_LAST_S))
        return every_s - (self._now() - told_at).total_seconds()

    # What is so

    def _view(self, key: Key, user_instance: Object) -> View:
        metadata, spec, status = user_instance["metadata"], user_instance["spec"], section(user_instance, "status")
        named = str(status.get("slot") or "")
        root = self._cache.get(CONFIG_MAP, named, namespace=_slot_namespace(user_instance)) if named else None
        pods = self._cache.list(POD, labels={LABEL_SLOT: named}) if named else ()
        now = self._now()
        claimed_at = annotations_of(root).get(CLAIMED_AT_ANNOTATION) if root is not None else None
        deleting = metadata.get("deletionTimestamp")
        idle_since = self._idle_since(user_instance)
        asked = _SUSPEND_REASONS.get(annotations_of(user_instance).get(SUSPEND_REASON, ""), "AskedFor")
        saving, message = self._saving(key, user_instance, named, idle_since)
        return View(
            now=now,
            running=spec.get("state", "Running") == "Running",
            deleting_since=moment(deleting) if deleting else None,
            asked_reason="AskedFor" if asked == "Idle" and idle_since is None else asked,
            uid=metadata["uid"],
            named=named,
            slot=slot_of(root, pods) if root is not None else None,
            remains=bool(pods) or bool(named and self._cache.list(DEPLOYMENT, labels={LABEL_SLOT: named})),
            health=health_of(pods, self._nodes, now=now),
            phase=status.get("phase"),
            reason=status.get("reason"),
            message=str(status.get("message") or ""),
            claimed_at=moment(claimed_at) if claimed_at else None,
            claimed_warm=root is not None and annotations_of(root).get(CLAIMED_WARM_ANNOTATION) == "true",
            ready_at=_moment(status, "readyAt"),
            failures=int(status.get("failures") or 0),
            retry_at=_moment(status, "retryAt"),
            saving=saving,
            save_message=message,
            moving_since=_moving_since(status),
            patience=self._patience_of(user_instance),
        )

    def _patience_of(self, user_instance: Object) -> Patience:
        pool = self._cache.get(
            INSTANCE_POOL,
            user_instance["spec"].get("pool", "default"),
            namespace=user_instance["metadata"]["namespace"],
        )
        start_s = section(pool, "spec").get("startSeconds") if pool is not None else None
        if start_s is None:
            return self._manners.patience
        return Patience(**{**self._manners.patience.__dict__, "start_s": float(start_s)})

    @staticmethod
    def _idle_since(user_instance: Object) -> datetime | None:
        """Since when nobody does anything, as whoever asked for the suspension saw it; None where nobody said so."""
        text = annotations_of(user_instance).get(IDLE_SINCE)
        ready_at = _moment(section(user_instance, "status"), "readyAt")
        since = moment(text) if text else None
        if since is None or (ready_at is not None and since < ready_at - timedelta(seconds=1)):
            return None  # left from another time
        return since

    def _saving(
        self, key: Key, user_instance: Object, named: str, idle_since: datetime | None
    ) -> tuple[SaveState, str]:
        status = section(user_instance, "status")
        active_at = _moment(status, "lastActivityAt")
        suspending = user_instance["spec"].get("state") == "Suspended" and not user_instance["metadata"].get(
            "deletionTimestamp"
        )
        if suspending and idle_since is not None and active_at is not None and active_at > idle_since:
            return "active", ""
        if self._saver.is_running(key):
            return "saving", ""
        outcome = self._saver.outcome(key, slot=named)
        if outcome is None:
            return "", ""
        if outcome.saved_at is not None and active_at is not None and active_at > outcome.saved_at:
            return "", ""  # what was done since is not in the copy
        return outcome.state, outcome.message

    async def _is_gone(self, user_instance: Object, slot: str) -> bool:
        """Whether nothing of a slot is left to its person, by the API server itself; what is goes into the cache."""
        namespace, uid = _slot_namespace(user_instance), user_instance["metadata"]["uid"]
        root = await self._api.get(CONFIG_MAP, slot, namespace=namespace)
        holder = holder_of(root) if root is not None else None
        if root is not None and holder is not None and holder.kind == USER_INSTANCE.name and holder.uid != uid:
            self._cache.put(CONFIG_MAP, root)
            return True  # somebody else was quicker, before it was ever theirs
        left = [(CONFIG_MAP, root)] if root is not None else []
        for kind in (DEPLOYMENT, POD):
            listing = await self._api.list(kind, namespace=namespace, labels=f"{LABEL_SLOT}={slot}")
            left += [(kind, item) for item in listing.items]
        for kind, item in left:
            self._cache.put(kind, item)
        return not left

    async def _can_be_asked_after_all(self, key: Key, user_instance: Object, view: View) -> bool:
        """Whether a slot that would be given up unsaved, because no pod of it is known, has one that may know a scene.

        The watch of pods may be behind that of instances; work is not thrown away for that.
        """
        if not view.worth_saving or view.saving in {"saved", "nothing"}:
            return False
        labels = f"{LABEL_SLOT}={view.named}"
        listing = await self._api.list(POD, namespace=_slot_namespace(user_instance), labels=labels)
        for pod in listing.items:
            self._cache.put(POD, pod)
        return plan(self._view(key, user_instance)).step != "discard"

    async def _read_through(self, key: Key, user_instance: Object) -> None:
        fresh = await self._api.get(USER_INSTANCE, key.name, namespace=key.namespace)
        if fresh is None:
            self._cache.remove(USER_INSTANCE, user_instance)
            return
        self._cache.put(USER_INSTANCE, fresh)
        slot = section(fresh, "status").get("slot")
        if slot:
            namespace = _slot_namespace(fresh)
            root = await self._api.get(CONFIG_MAP, slot, namespace=namespace)
            known = self._cache.get(CONFIG_MAP, slot, namespace=namespace)
            if root is not None:
                self._cache.put(CONFIG_MAP, root)
            elif known is not None:
                self._cache.remove(CONFIG_MAP, known)

    # What is done

    async def _claim(self, key: Key, user_instance: Object) -> Object | Requeue | None:
        status = section(user_instance, "status")
        generation = int(user_instance["metadata"].get("generation") or 0)
        now = self._now()
        answer = self._desk.ask(user_instance)
        requested = _requested_at(user_instance, now)
        conditions = cast("list[dict[str, Any]]", status.get("conditions") or [])
        base: dict[str, Any] = {
            **status, "observedGeneration": generation, "requestedAt": requested, "suspendedAt": None,
            "suspendsAt": None, "incarnation": None, "node": None, "readyAt": None,
        }  # fmt: skip
        if isinstance(answer, InLine | Refused):
            waits = isinstance(answer, InLine)
            reason: Reason = "ClusterFull" if waits else "Invalid" if answer.of == "pool" else "QuotaExceeded"
            phase: Phase = "Failed" if reason == "Invalid" else "Queued"
            queue = None
            if waits:
                estimate_s = answer.estimate_s
                queue = {
                    "position": answer.position, "of": answer.of, "turn": stamp(answer.turn),
                    "estimateSeconds": None if estimate_s is None else float(round(estimate_s)),
                }  # fmt: skip
            base |= {
                "phase": phase, "reason": reason, "message": answer.message, "queue": queue,
                "conditions": with_condition(
                    conditions, "Admitted", "False", reason, answer.message, now=now, generation=generation
                ),
            }  # fmt: skip
            await self._write_status(key, user_instance, base)
            place = answer.position if isinstance(answer, InLine) else 0
            return Requeue(min(max(_LOOK_AGAIN_S, place / 10), _LOOK_AGAIN_AT_LAST_S))
        base |= {
            "phase": "Scheduling", "reason": "Requested", "message": "", "queue": None,
            "conditions": with_condition(conditions, "Admitted", "True", "Requested", now=now, generation=generation),
        }  # fmt: skip
        try:
            claimed = await self._claimer.claim(user_instance, status=status_patch(status, base))
        except BaseException:
            self._desk.release(user_instance)
            raise
        if not isinstance(claimed, Claimed):
            self._desk.release(user_instance)
            logger.info("%s has no slot yet: %s", key, claimed.reason)
            return Requeue(claimed.retry_s) if claimed.retry_s is not None else None
        self._told_at[key] = self._now()  # the claim told that it begins
        metrics.POOL_CLAIMS.inc(outcome="hit" if claimed.warm else "miss")
        return claimed.user_instance

    def _save(self, key: Key, user_instance: Object, view: View, *, idle_only: bool) -> float:
        namespace = _slot_namespace(user_instance)
        slot = view.named

        async def token() -> str:
            secret = await self._api.get(SECRET, slot, namespace=namespace)
            if secret is None:
                raise EnvironmentFaultError(f"the Secret {slot!r} is missing, so its agent cannot be asked")
            return token_of(secret)

        reason: SaveReason = "suspend"
        if view.deleting_since is not None:
            reason = "ending"
        elif view.running:
            reason = "moving"
        return self._saver.start(
            key, slot=slot, url=self._manners.agent_url(slot, namespace), token=token, reason=reason,
            idle_since=self._idle_since(user_instance) if idle_only else None,
        )  # fmt: skip

    async def _discard(self, view: View) -> None:
        slot = view.slot
        assert slot is not None
        await self._api.delete(
            CONFIG_MAP, slot.name, namespace=slot.namespace, uid=slot.uid, resource_version=slot.resource_version
        )
        root = self._cache.get(CONFIG_MAP, slot.name, namespace=slot.namespace)
        if root is not None and root["metadata"]["uid"] == slot.uid:
            self._cache.remove(CONFIG_MAP, root)

    async def _end_pods(self, todo: Plan) -> None:
        for pod, force in todo.end_pods:
            grace_s = 0 if force else None
            await self._api.delete(POD, pod.name, namespace=pod.namespace, uid=pod.uid, grace_s=grace_s)

    async def _withdraw(self, key: Key, user_instance: Object) -> None:
        self._saver.forget(key)
        await self._change(key, {
            "metadata": {
                "resourceVersion": user_instance["metadata"]["resourceVersion"],
                "annotations": {SUSPEND_REASON: None, IDLE_SINCE: None},
            },
            "spec": {"state": "Running"},
        })  # fmt: skip

    async def _release(self, key: Key, user_instance: Object) -> None:
        metadata = user_instance["metadata"]
        finalizers = cast("list[str]", metadata.get("finalizers") or [])
        rest = [name for name in finalizers if name != FINALIZER]
        await self._change(
            key, {"metadata": {"resourceVersion": metadata["resourceVersion"], "finalizers": rest or None}}
        )
        self._saver.forget(key)

    async def _change(self, key: Key, body: Object) -> Object:
        written = await self._api.merge_patch(USER_INSTANCE, key.name, body, namespace=key.namespace)
        self._cache.put(USER_INSTANCE, written)
        return written

    async def _write(self, key: Key, user_instance: Object, view: View, todo: Plan) -> Object:
        outcome = self._saver.outcome(key, slot=view.named)
        after = self._with_end(user_instance, status_after(user_instance, view, todo, outcome=outcome), view.now)
        written = await self._write_status(key, user_instance, after)
        self._counts.changed(key, section(user_instance, "status"), after, now=view.now)
        return written

    def _with_end(self, user_instance: Object, after: Mapping[str, Any], now: datetime) -> Mapping[str, Any]:
        """Says at once until when an instance that became ready stays so: one write for each of many, not two."""
        pool = self._pools.of(user_instance)
        if pool is None or not after.get("readyAt") or section(user_instance, "status").get("readyAt"):
            return after
        ends_at = judge(life_of({**user_instance, "status": after}), pool.rest, now=now).suspends_at
        return {**after, "suspendsAt": stamp(ends_at) if ends_at is not None else None}

    async def _write_status(self, key: Key, user_instance: Object, after: Mapping[str, Any]) -> Object:
        before = section(user_instance, "status")
        patch = status_patch(before, after)
        if not patch:
            return user_instance
        body = {"metadata": {"resourceVersion": user_instance["metadata"]["resourceVersion"]}, "status": patch}
        written = await self._api.merge_patch(
            USER_INSTANCE, key.name, body, namespace=key.namespace, subresource="status"
        )
        self._cache.put(USER_INSTANCE, written)
        self._told_at[key] = self._now()
        if before.get("phase") != after.get("phase") or before.get("reason") != after.get("reason"):
            self._tell(written)
        return written

    async def _tell_fault(self, key: Key, fault: Prompt2MeshError) -> None:
        """Says what keeps an instance from going on, where that is no passing trouble of the API server."""
        known = self._cache.get(USER_INSTANCE, key.name, namespace=key.namespace)
        if known is None:
            return
        reason: Reason = "Invalid" if isinstance(fault, UserError) else "DriverFault"
        message = " ".join(part for part in (fault.message, fault.hint) if part)
        status = section(known, "status")
        conditions = cast("list[dict[str, Any]]", status.get("conditions") or [])
        failed = with_condition(
            conditions, "Failed", "True", reason, message, now=self._now(),
            generation=int(known["metadata"].get("generation") or 0),
        )  # fmt: skip
        with contextlib.suppress(StaleWriteError, ObjectGoneError):
            await self._write_status(
                key, known, {**status, "phase": "Failed", "reason": reason, "message": message, "conditions": failed}
            )

    def _tell(self, user_instance: Object) -> None:
        status = section(user_instance, "status")
        phase, reason = cast("Phase", status["phase"]), str(status.get("reason") or "")
        if phase in _PASSING and reason not in _TROUBLE:
            return  # the pods' own events tell of each step; where many start at once these are many writes
        kind = "Warning" if reason in _TROUBLE else "Normal"
        self._recorder.say(user_instance, reason or phase, str(status.get("message") or _WORDS[phase]), kind=kind)


def _slot_namespace(user_instance: Object) -> str:
    """Where the slot in the status is."""
    return str(section(user_instance, "status").get("slotNamespace") or user_instance["metadata"]["namespace"])


def _requested_at(user_instance: Object, now: datetime) -> str:
    """When it was asked for: at its creation, and again at each resume."""
    status = section(user_instance, "status")
    known = status.get("requestedAt")
    if known and status.get("phase") != "Suspended":
        return str(known)
    if status.get("phase") is None:
        return str(user_instance["metadata"]["creationTimestamp"])
    return stamp(now)


def _moment(status: Mapping[str, Any], name: str) -> datetime | None:
    text = status.get(name)
    return moment(text) if text else None


def _moving_since(status: Mapping[str, Any]) -> datetime | None:
    for condition in cast("list[dict[str, Any]]", status.get("conditions") or []):
        if condition["type"] == "Scheduled" and condition["reason"] in {"NodeLeaving", "NodeLost"}:
            return moment(condition["lastTransitionTime"]) if condition["status"] == "False" else None
    return None
