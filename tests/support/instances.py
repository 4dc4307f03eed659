"""A driver of instances that does what a test tells it to, behind the port whose contract suite runs over real ones."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from prompt2mesh.instances.naming import instance_id
from prompt2mesh.mesh.errors import (
    ConflictError,
    InstanceTakenError,
    InstanceUnavailableError,
    LimitError,
    NotFoundError,
)
from prompt2mesh.studio.ports.instances import (
    ActivityKind,
    BindOrder,
    Instance,
    InstanceAddress,
    Owner,
    Profile,
)
from prompt2mesh.studio.ports.modeling import Canceled, never

IDLE = timedelta(minutes=30)


def now() -> datetime:
    return datetime.now(UTC)


class ScriptedInstances:
    """Keeps instances in memory; a start ends at once where `immediate` says so, else where the test says.

    Attributes:
        desktop_url: Where the desktops of all instances are.
        most: How many may run; others wait in the queue.
        down: Whether it does not answer.
    """

    def __init__(self, *, immediate: bool = True, desktop_url: str = "http://127.0.0.1:9", most: int = 100) -> None:
        self.immediate = immediate
        self.desktop_url = desktop_url
        self.most = most
        self.down = False
        self.touches: list[tuple[str, ActivityKind]] = []
        self._kept: dict[str, Instance] = {}
        self._incarnations = 0
        self._news = threading.Condition()

    def ensure(self, owner: Owner, *, profile: Profile = "cpu") -> Instance:
        with self._answering():
            if owner.team == "full":
                raise LimitError("the team may run no more")
            found = self._kept.get(owner.user_id)
            if found is None:
                found = Instance(
                    id=instance_id(owner.user_id), owner=owner, profile=profile, state="Running", phase="Queued",
                    reason="Requested", created_at=now(),
                )  # fmt: skip
            elif found.state == "Running":
                return found
            return self._start(replace(found, owner=owner, state="Running"))

    def get(self, user_id: str) -> Instance | None:
        with self._answering():
            return self._kept.get(user_id)

    def find(self, instance_id: str) -> Instance | None:
        with self._answering():
            return next((one for one in self._kept.values() if one.id == instance_id), None)

    def list(self, *, team: str | None = None) -> Sequence[Instance]:
        with self._answering():
            found = [one for one in self._kept.values() if team is None or one.owner.team == team]
            return sorted(found, key=lambda one: one.id)

    def address(self, user_id: str) -> InstanceAddress | None:
        with self._answering():
            found = self._kept.get(user_id)
            if found is None or found.phase != "Ready":
                return None
            return InstanceAddress(agent_url="http://127.0.0.1:9", desktop_url=self.desktop_url, mcp_host="127.0.0.1",
                                   token=f"slot-{found.incarnation}", desktop_token="of-the-desktop")  # noqa: S106  # fmt: skip

    def suspend(self, user_id: str, *, if_version: str | None = None) -> Instance:
        with self._answering():
            found = self._there(user_id)
            if if_version is not None and found.version != if_version:
                raise ConflictError("something was written since")
            if found.phase == "Suspended":
                return found
            return self._put(replace(
                found, state="Suspended", phase="Suspended", reason="AskedFor", saved_at=now(), suspends_at=None,
                ready_at=None, incarnation="",
            ))  # fmt: skip

    def resume(self, user_id: str) -> Instance:
        with self._answering():
            found = self._there(user_id)
            return found if found.state == "Running" else self._start(replace(found, state="Running"))

    def delete(self, user_id: str) -> None:
        with self._answering():
            self._kept.pop(user_id, None)
            self._news.notify_all()

    def touch(self, user_id: str, kind: ActivityKind, *, at: datetime) -> None:
        with self._answering():
            self.touches.append((user_id, kind))
            found = self._kept.get(user_id)
            if found is not None:
                suspends_at = at + IDLE if found.phase == "Ready" else None
                self._put(replace(found, last_activity_at=at, suspends_at=suspends_at))

    def watch(self, user_id: str, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        told: Instance | None = None
        first = True
        while not canceled():
            with self._answering():
                found = self._kept.get(user_id)
                if not first and found == told:
                    self._news.wait(0.05)
                    continue
            told, first = found, False
            yield found

    def close(self) -> None:
        pass

    # What a test does to it.

    def change(self, user_id: str, **changes: Any) -> Instance:
        """Makes something so."""
        with self._news:
            return self._put(replace(self._there(user_id), **changes))

    def become_ready(self, user_id: str) -> Instance:
        with self._news:
            return self._ready(self._there(user_id))

    def _start(self, instance: Instance) -> Instance:
        running = [one for one in self._kept.values() if one.phase not in {"Queued", "Suspended", "Failed"}]
        if len(running) >= self.most:
            return self._put(replace(instance, phase="Queued", reason="ClusterFull"))
        if self.immediate:
            return self._ready(instance)
        return self._put(replace(instance, phase="Scheduling", reason="Requested"))

    def _ready(self, instance: Instance) -> Instance:
        self._incarnations += 1
        return self._put(replace(
            instance, phase="Ready", reason="Ready", queue=None, ready_at=now(), suspends_at=now() + IDLE,
            incarnation=f"inst-{self._incarnations}",
        ))  # fmt: skip

    def _put(self, instance: Instance) -> Instance:
        version = int(instance.version or 0) + 1
        self._kept[instance.owner.user_id] = kept = replace(instance, version=str(version))
        self._news.notify_all()
        return kept

    def _there(self, user_id: str) -> Instance:
        found = self._kept.get(user_id)
        if found is None:
            raise NotFoundError("there is no such instance")
        return found

    def _answering(self) -> threading.Condition:
        if self.down:
            raise InstanceUnavailableError("the cluster does not answer")
        return self._news


@dataclass
class ScriptedAgents:
    """The agents of instances, by their slot's token."""

    bound: dict[str, BindOrder] = field(default_factory=dict[str, BindOrder])
    shown: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    problem: str = ""
    down: bool = False

    def bound_to(self, address: InstanceAddress) -> str | None:
        self._answer()
        order = self.bound.get(address.token)
        return order.user_id if order else None

    def bind(self, address: InstanceAddress, order: BindOrder) -> str:
        self._answer()
        taken = self.bound.get(address.token)
        if taken is not None and taken.user_id != order.user_id:
            raise InstanceTakenError("it is another's")
        self.bound[address.token] = order
        return self.problem

    def show(self, address: InstanceAddress, *, project_id: str, version_id: str) -> None:
        del address
        self._answer()
        self.shown.append((project_id, version_id))

    def _answer(self) -> None:
        if self.down:
            raise InstanceUnavailableError("the agent does not answer")
