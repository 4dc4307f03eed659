"""Instances on Kubernetes without the operator, and even without its resources: the objects themselves are applied.

The set of a person has the name of their instance, so there is at most one. It
behaves as the port asks, with less: nobody looks after it between two commands,
so it is neither suspended when idle nor moved, and its scene is saved by its
agent, when that is told to end.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from prompt2mesh.instances.kubernetes.applying import apply_set, delete_set
from prompt2mesh.instances.kubernetes.background import Background
from prompt2mesh.instances.kubernetes.driver import slot_address
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    POD,
    SECRET,
    USER_INSTANCE,
    AlreadyThereError,
    Object,
    ObjectApi,
    ObjectGoneError,
    StaleWriteError,
)
from prompt2mesh.instances.manifests.config import TemplateConfig
from prompt2mesh.instances.manifests.direct import STATE_ANNOTATION, TEAM_ANNOTATION, direct_config, direct_objects
from prompt2mesh.instances.manifests.rendering import (
    MANAGED_BY_LABEL,
    PROFILE_LABEL,
    SLOT_LABEL,
    USER_ANNOTATION,
    config_of,
    new_token,
)
from prompt2mesh.instances.naming import resource_name
from prompt2mesh.instances.node_state import NodeState
from prompt2mesh.instances.pod_health import Health, Stage, health_of
from prompt2mesh.instances.slot_state import annotations_of, labels_of, section, slot_of, stamp
from prompt2mesh.mesh.errors import ConflictError, InstanceUnavailableError, NotFoundError
from prompt2mesh.studio.ports.instances import (
    ActivityKind,
    Instance,
    InstanceAddress,
    Owner,
    Phase,
    Profile,
    Reason,
)
from prompt2mesh.studio.ports.modeling import Canceled, never

MANAGER = "prompt2mesh-cli"
_EXPIRES_AT = "prompt2mesh.io/expires-at"
_ACTIVITY_AT = "prompt2mesh.io/last-activity-at"
_LOOK_EVERY_S = 0.5
_DELETION_WAIT_S = 20.0
_ROOTS = f"{MANAGED_BY_LABEL}={MANAGER},app.kubernetes.io/component=instance"
_PHASES: Mapping[Stage, tuple[Phase, Reason]] = {
    "missing": ("Scheduling", "ColdStart"),
    "scheduling": ("Scheduling", "ColdStart"),
    "pulling": ("Pulling", "ColdStart"),
    "starting": ("Starting", "NotReady"),
    "leaving": ("Starting", "NotReady"),
    "ready": ("Ready", "Ready"),
    "failed": ("Failed", "NotReady"),
    "lost": ("Failed", "NodeLost"),
}


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What there is of one person's set."""

    root: Object
    pods: Sequence[Object] = ()
    deployments: Sequence[Object] = ()

    @property
    def state(self) -> str:
        return annotations_of(self.root).get(STATE_ANNOTATION, "Running")

    @property
    def running(self) -> bool:
        return self.state == "Running"


class DirectInstances:
    """The port `Instances` over the bare objects of the template."""

    def __init__(
        self, api: ObjectApi, *, namespace: str, background: Background, config: TemplateConfig | None = None
    ) -> None:
        """Work in a namespace.

        Args:
            api: It is closed with this.
            namespace: Where the sets live.
            background: Runs the asynchronous work; it is closed with this.
            config: How sets are made; None makes new ones as usual and leaves others as they were made.
        """
        self._api = api
        self._namespace = namespace
        self._background = background
        self._config = config

    def ensure(self, owner: Owner, *, profile: Profile = "cpu") -> Instance:
        """Applies the person's objects, which heals them where they are; a suspended set runs again.

        Raises:
            ConflictError: The operator looks after an instance of theirs.
        """
        return self._background.run(self._ensure(owner, profile))

    def get(self, user_id: str) -> Instance | None:
        """The person's instance, running or suspended; None where there is none."""
        return self._background.run(self._get(resource_name(user_id)))

    def find(self, instance_id: str) -> Instance | None:
        """The instance of an id, as it is in a host's name."""
        return self._background.run(self._get(f"user-{instance_id}"))

    def list(self, *, team: str | None = None) -> Sequence[Instance]:
        """Everybody's, or those of a team, by id."""
        found = [_instance(one) for one in self._background.run(self._all())]
        return sorted((one for one in found if team is None or one.owner.team == team), key=lambda one: one.id)

    def address(self, user_id: str) -> InstanceAddress | None:
        """How to reach it from inside the cluster; None unless it is ready."""
        return self._background.run(self._address(resource_name(user_id)))

    def suspend(self, user_id: str, *, if_version: str | None = None) -> Instance:
        """Tells the pods to end, upon which the agent saves the scene; the volume and the rest stay.

        Raises:
            NotFoundError: There is none.
            ConflictError: Something was written since `if_version`.
        """
        return self._background.run(self._set_running(user_id, running=False, version=if_version))

    def resume(self, user_id: str) -> Instance:
        """Runs a suspended one again.

        Raises:
            NotFoundError: There is none.
        """
        return self._background.run(self._set_running(user_id, running=True))

    def delete(self, user_id: str) -> None:
        """Takes away every object of the set, and comes back when all are gone.

        Raises:
            ConflictError: It is not one that was made so.
        """
        self._background.run(self._delete(user_id))

    def touch(self, user_id: str, kind: ActivityKind, *, at: datetime) -> None:
        """Notes activity on the root."""
        del kind
        self._background.run(self._annotate(user_id, _ACTIVITY_AT, stamp(at)))

    def domain(self, user_id: str) -> str:
        """Where a person's instance is, as it was made.

        Raises:
            NotFoundError: There is none.
        """
        root = self._background.run(self._api.get(CONFIG_MAP, resource_name(user_id), namespace=self._namespace))
        if root is None or labels_of(root).get(MANAGED_BY_LABEL) != MANAGER:
            raise NotFoundError(f"{user_id!r} has no instance that was made with --direct")
        return config_of(root).domain

    def set_expiry(self, user_id: str, at: datetime | None) -> Instance:
        """Says from when on `cleanup` may delete it; None for never.

        Raises:
            NotFoundError: There is none.
        """
        if not self._background.run(self._annotate(user_id, _EXPIRES_AT, stamp(at) if at else None)):
            raise NotFoundError(f"{user_id!r} has no instance")
        found = self.get(user_id)
        if found is None:
            raise NotFoundError(f"{user_id!r} has no instance any more")
        return found

    def watch(self, user_id: str, *, canceled: Canceled = never) -> Iterator[Instance | None]:
        """What is known now, and again after each change, until the caller stops; None when it is gone."""
        name = resource_name(user_id)
        return self._background.stream(lambda: self._watch(name), canceled=canceled)

    def close(self) -> None:
        """Lets every connection go; instances go on."""
        if self._background.closed:
            return
        try:
            self._background.run(self._api.close())
        finally:
            self._background.close()

    async def _ensure(self, owner: Owner, profile: Profile) -> Instance:
        name = resource_name(owner.user_id)
        if await self._api.get(USER_INSTANCE, name, namespace=self._namespace) is not None:
            raise ConflictError(
                f"{owner.user_id!r} has an instance that the operator looks after", hint="leave out --direct"
            )
        for _ in range(round(_DELETION_WAIT_S / _LOOK_EVERY_S)):
            root = await self._api.get(CONFIG_MAP, name, namespace=self._namespace)
            if root is None or not root["metadata"].get("deletionTimestamp"):
                break
            await asyncio.sleep(_LOOK_EVERY_S)
        else:
            raise InstanceUnavailableError(
                f"the instance of {owner.user_id!r} is still being deleted", hint="ask for it again in a moment"
            )
        if root is not None:
            profile = _profile(root)
        config = self._config or (config_of(root) if root is not None else direct_config({}))
        return await self._apply(owner, profile=profile, config=config, running=True)

    async def _apply(
        self, owner: Owner, *, profile: Profile, config: TemplateConfig, running: bool, version: str | None = None
    ) -> Instance:
        name = resource_name(owner.user_id)
        objects = direct_objects(
            owner, namespace=self._namespace, profile=profile, config=config, token=await self._token(name),
            running=running,
        )  # fmt: skip
        if version is not None:
            objects[0]["metadata"]["resourceVersion"] = version
        await apply_set(self._api, objects, manager=MANAGER)
        made = await self._get(name)
        if made is None:
            raise ConflictError(f"the instance of {owner.user_id!r} was deleted at the same moment")
        return made

    async def _token(self, name: str) -> str:
        """The set's own secret, which is made once: of two who make it at once, one wins for both."""
        for _ in range(2):
            secret = await self._api.get(SECRET, name, namespace=self._namespace)
            kept = str(section(secret, "data").get("token") or "") if secret is not None else ""
            if kept:
                return base64.b64decode(kept).decode()
            token = new_token()
            if secret is not None:
                return token
            body: Object = {
                "apiVersion": "v1", "kind": "Secret", "type": "Opaque",
                "metadata": {"name": name, "namespace": self._namespace, "labels": {SLOT_LABEL: name}},
                "data": {"token": base64.b64encode(token.encode()).decode()},
            }  # fmt: skip
            try:
                await self._api.create(SECRET, body)
            except AlreadyThereError:
                continue
            return token
        raise InstanceUnavailableError(f"the secret of {name!r} is made and deleted by others all the time")

    async def _set_running(self, user_id: str, *, running: bool, version: str | None = None) -> Instance:
        name = resource_name(user_id)
        root = await self._api.get(CONFIG_MAP, name, namespace=self._namespace)
        if root is None or labels_of(root).get(MANAGED_BY_LABEL) != MANAGER:
            raise NotFoundError(f"{user_id!r} has no instance that was made with --direct")
        if version is not None and root["metadata"]["resourceVersion"] != version:
            raise StaleWriteError(f"the instance of {user_id!r} was changed meanwhile")
        return await self._apply(
            _owner(root), profile=_profile(root), config=self._config or config_of(root), running=running,
            version=version,
        )  # fmt: skip

    async def _delete(self, user_id: str) -> None:
        name = resource_name(user_id)
        root = await self._api.get(CONFIG_MAP, name, namespace=self._namespace)
        if root is not None and labels_of(root).get(MANAGED_BY_LABEL) != MANAGER:
            raise ConflictError(f"{name!r} is not of an instance that was made with --direct")
        await self._annotate(user_id, STATE_ANNOTATION, "Deleting")
        await delete_set(self._api, name, namespace=self._namespace)

    async def _annotate(self, user_id: str, name: str, value: str | None) -> bool:
        body = {"metadata": {"annotations": {name: value}}}
        try:
            await self._api.merge_patch(CONFIG_MAP, resource_name(user_id), body, namespace=self._namespace)
        except ObjectGoneError:
            return False
        return True

    async def _get(self, name: str) -> Instance | None:
        root = await self._api.get(CONFIG_MAP, name, namespace=self._namespace)
        if root is None or labels_of(root).get(MANAGED_BY_LABEL) != MANAGER:
            return None
        pods, deployments = await asyncio.gather(*(
            self._api.list(kind, namespace=self._namespace, labels=f"{SLOT_LABEL}={name}")
            for kind in (POD, DEPLOYMENT)
        ))  # fmt: skip
        return _instance(_Found(root=root, pods=pods.items, deployments=deployments.items))

    async def _all(self) -> Sequence[_Found]:
        roots, pods, deployments = await asyncio.gather(
            self._api.list(CONFIG_MAP, namespace=self._namespace, labels=_ROOTS),
            self._api.list(POD, namespace=self._namespace, labels=SLOT_LABEL),
            self._api.list(DEPLOYMENT, namespace=self._namespace, labels=f"{MANAGED_BY_LABEL}={MANAGER}"),
        )
        return [
            _Found(root=root, pods=_of(root, pods.items), deployments=_of(root, deployments.items))
            for root in roots.items
        ]

    async def _address(self, name: str) -> InstanceAddress | None:
        found = await self._get(name)
        if found is None or found.phase != "Ready":
            return None
        secret = await self._api.get(SECRET, name, namespace=self._namespace)
        return None if secret is None else slot_address(secret)

    async def _watch(self, name: str) -> AsyncIterator[Instance | None]:
        told: Instance | None = None
        first = True
        while True:
            now = await self._get(name)
            if first or now != told:
                yield now
            if now is None:
                return
            told, first = now, False
            await asyncio.sleep(_LOOK_EVERY_S)


def _of(root: Object, objects: Sequence[Object]) -> list[Object]:
    return [body for body in objects if labels_of(body).get(SLOT_LABEL) == root["metadata"]["name"]]


def _owner(root: Object) -> Owner:
    notes = annotations_of(root)
    return Owner(user_id=notes.get(USER_ANNOTATION, ""), team=notes.get(TEAM_ANNOTATION, ""))


def _profile(root: Object) -> Profile:
    return "gpu" if labels_of(root).get(PROFILE_LABEL) == "gpu" else "cpu"


def _instance(found: _Found) -> Instance:
    root, notes = found.root, annotations_of(found.root)
    names = {str(section(pod, "spec").get("nodeName") or "") for pod in found.pods}
    health = health_of(found.pods, {name: NodeState(name=name) for name in names}, now=datetime.now(UTC))
    phase, reason, message = _phase(found, health)
    state = slot_of(root, found.pods)
    return Instance(
        id=state.name.removeprefix("user-"),
        owner=_owner(root),
        profile=_profile(root),
        state="Running" if found.running else "Suspended",
        phase=phase,
        incarnation=health.incarnation,
        version=state.resource_version,
        reason=reason,
        message=message,
        created_at=state.created_at,
        ready_at=state.ready_at,
        last_activity_at=_moment(notes.get(_ACTIVITY_AT)),
        expires_at=_moment(notes.get(_EXPIRES_AT)),
    )


def _phase(found: _Found, health: Health) -> tuple[Phase, Reason, str]:
    if found.root["metadata"].get("deletionTimestamp") or found.state == "Deleting":
        return "Deleting", "AskedFor", ""
    if not found.running:
        return ("Saving" if found.pods else "Suspended"), "AskedFor", ""
    worst = health.worst
    phase, reason = _PHASES[worst.stage]
    if worst.stage == "missing":
        refused = _refused(found.deployments)
        if refused:
            return "Failed", "Invalid", f"the cluster does not take a pod: {refused}"
    return phase, worst.reason or reason, worst.message


def _refused(deployments: Sequence[Object]) -> str:
    """Why a Deployment cannot make its pods, such as for a quota or for Pod Security; empty where it can."""
    for body in deployments:
        for condition in section(body, "status").get("conditions") or ():
            if condition["type"] == "ReplicaFailure" and condition["status"] == "True":
                return str(condition.get("message", ""))
    return ""


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
