"""Instances on Kubernetes: the port's driver, which writes `UserInstance` objects and watches what becomes of them.

The operator does the work. Nothing that matters is kept in memory, so any
process may open a driver and sees the same.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Any, cast

from prompt2mesh.desktop.access import web_token
from prompt2mesh.instances.kubernetes.background import Background
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.connecting import Cluster
from prompt2mesh.instances.kubernetes.objects import (
    INSTANCE_POOL,
    SECRET,
    USER_INSTANCE,
    AlreadyThereError,
    Object,
    ObjectApi,
    ObjectGoneError,
    StaleWriteError,
    WatchExpiredError,
)
from prompt2mesh.instances.kubernetes.records import instance_of, new_object
from prompt2mesh.instances.naming import resource_name
from prompt2mesh.instances.slot_state import stamp
from prompt2mesh.mesh.errors import InstanceUnavailableError, NotFoundError
from prompt2mesh.studio.ports.instances import ActivityKind, DesiredState, Instance, InstanceAddress, Owner, Profile
from prompt2mesh.studio.ports.modeling import Canceled, never

_WATCH_S = 240.0
_DELETION_WAIT_S = 20.0
_STEP_S = 0.25
_GUARDED_TRIES = 8
_TOUCH_AT_MOST_EVERY = timedelta(seconds=60)
# These come once and must count at once; the rest comes with every move of a hand.
_AT_ONCE: frozenset[ActivityKind] = frozenset({"keep", "opened"})


class KubernetesInstances:
    """The port `Instances` over an API server."""

    def __init__(
        self,
        api: ObjectApi,
        *,
        namespace: str,
        background: Background,
        pool: str = "default",
        cluster_domain: str = "cluster.local",
        origin: str = "prompt2mesh-api",
    ) -> None:
        """Drive a namespace.

        Args:
            api: It is closed with this.
            namespace: Where instances live.
            background: Runs the asynchronous work; it is closed with this.
            pool: Where new instances come from.
            cluster_domain: Ends the names of services; proxies with a resolver of their own need it.
            origin: Who asks for instances, on the label of what is made.
        """
        self._api = api
        self._namespace = namespace
        self._background = background
        self._pool = pool
        self._cluster_domain = cluster_domain
        self._origin = origin
        self._touched: dict[str, datetime] = {}

    @classmethod
    def open(
        cls,
        *,
        namespace: str,
        cluster: Cluster | None = None,
        pool: str = "default",
        origin: str = "prompt2mesh-api",
    ) -> "KubernetesInstances":
        """A driver of a cluster, by default that of the environment.

        Raises:
            EnvironmentFaultError: There is no kubeconfig and no service account.
        """
        background = Background()
        try:
            api = background.run(KubernetesClient.open(cluster))
        except BaseException:
            background.close()
            raise
        return cls(api, namespace=namespace, background=background, pool=pool, origin=origin)

    def ensure(self, owner: Owner, *, profile: Profile = "cpu") -> Instance:
        """Asks for the person's instance, a new one or the suspended one again; comes back at once."""
        return self._background.run(self._ensure(owner, profile))

    def get(self, user_id: str) -> Instance | None:
        """The person's instance, running or suspended; None where there is none."""
        return self._background.run(self._get(resource_name(user_id)))

    def find(self, instance_id: str) -> Instance | None:
        """The instance of an id, as it is in a host's name."""
        return self._background.run(self._get(f"user-{instance_id}"))

    def list(self, *, team: str | None = None) -> Sequence[Instance]:
        """Everybody's, or those of a team, by id."""
        listing = self._background.run(self._api.list(USER_INSTANCE, namespace=self._namespace))
        found = [instance_of(body) for body in listing.items]
        return sorted((one for one in found if team is None or one.owner.team == team), key=lambda one: one.id)

    def address(self, user_id: str) -> InstanceAddress | None:
        """How to reach it; None unless it is ready."""
        return self._background.run(self._address(resource_name(user_id)))

    def suspend(self, user_id: str, *, if_version: str | None = None) -> Instance:
        """Asks the operator to save the scene, verify the copy and end the pods.

        Raises:
            NotFoundError: There is none.
            ConflictError: Something was written since `if_version`.
        """
        return self._background.run(self._set_state(user_id, "Suspended", version=if_version))

    def resume(self, user_id: str) -> Instance:
        """Runs a suspended one again.

        Raises:
            NotFoundError: There is none.
        """
        return self._background.run(self._set_state(user_id, "Running"))

    def domain(self, user_id: str) -> str:
        """Where the pool of a person's instance has its instances; empty where it does not say.

        Raises:
            NotFoundError: There is none.
        """
        return self._background.run(self._domain(user_id))

    def set_expiry(self, user_id: str, at: datetime | None) -> Instance:
        """Says when it ends in any case; None for never.

        Raises:
            NotFoundError: There is none.
        """
        return self._background.run(self._change(user_id, {"expiresAt": stamp(at) if at else None}))

    def delete(self, user_id: str) -> None:
        """Ends it; what belonged to it goes with it. Nothing happens where there is none."""
        name = resource_name(user_id)
        self._background.run(self._api.delete(USER_INSTANCE, name, namespace=self._namespace))

    def touch(self, user_id: str, kind: ActivityKind, *, at: datetime) -> None:
        """Notes activity, at most once a minute, unless it is of a kind that comes once."""
        last = self._touched.get(user_id)
        if kind not in _AT_ONCE and last is not None and at - last < _TOUCH_AT_MOST_EVERY:
            return
        self._background.run(self._touch(user_id, kind, at))
        if len(self._touched) > 100_000:
            self._touched.clear()
        self._touched[user_id] = at

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
        wanted = new_object(owner, namespace=self._namespace, profile=profile, pool=self._pool, origin=self._origin)
        for _ in range(round(_DELETION_WAIT_S / _STEP_S)):
            found = await self._api.get(USER_INSTANCE, name, namespace=self._namespace)
            try:
                if found is None:
                    return instance_of(await self._api.create(USER_INSTANCE, wanted))
                if not found["metadata"].get("deletionTimestamp"):
                    return await self._run_again(found, owner, profile)
            except (AlreadyThereError, StaleWriteError, ObjectGoneError):
                continue  # somebody else asked, wrote or deleted at the same moment
            await asyncio.sleep(_STEP_S)
        raise InstanceUnavailableError(
            f"the instance of {owner.user_id!r} is still being deleted", hint="ask for it again in a moment"
        )

    async def _run_again(self, found: Object, owner: Owner, profile: Profile) -> Instance:
        spec = cast("dict[str, Any]", found["spec"])
        change: dict[str, Any] = {}
        if spec.get("state") == "Suspended":
            change = {"state": "Running"}
            if spec.get("profile", "cpu") != profile:
                change["profile"] = profile
        if spec.get("team", "") != owner.team:
            change["team"] = owner.team
        if not change:
            return instance_of(found)
        body = {"metadata": {"resourceVersion": found["metadata"]["resourceVersion"]}, "spec": change}
        name = found["metadata"]["name"]
        return instance_of(await self._api.merge_patch(USER_INSTANCE, name, body, namespace=self._namespace))

    async def _get(self, name: str) -> Instance | None:
        body = await self._api.get(USER_INSTANCE, name, namespace=self._namespace)
        return None if body is None else instance_of(body)

    async def _address(self, name: str) -> InstanceAddress | None:
        body = await self._api.get(USER_INSTANCE, name, namespace=self._namespace)
        if body is None or instance_of(body).phase != "Ready":
            return None
        status = body["status"]
        slot, namespace = status.get("slot", ""), status.get("slotNamespace") or self._namespace
        secret = await self._api.get(SECRET, slot, namespace=namespace) if slot else None
        if secret is None:
            return None
        return slot_address(secret, cluster_domain=self._cluster_domain)

    async def _domain(self, user_id: str) -> str:
        body = await self._api.get(USER_INSTANCE, resource_name(user_id), namespace=self._namespace)
        if body is None:
            raise NotFoundError(f"{user_id!r} has no instance")
        pool = await self._api.get(INSTANCE_POOL, body["spec"].get("pool", "default"), namespace=self._namespace)
        return str(pool["spec"].get("domain") or "") if pool is not None else ""

    async def _set_state(self, user_id: str, state: DesiredState, *, version: str | None = None) -> Instance:
        return await self._change(user_id, {"state": state}, version=version)

    async def _change(self, user_id: str, spec: Object, *, version: str | None = None) -> Instance:
        body: Object = {"spec": spec}
        if version is not None:
            body["metadata"] = {"resourceVersion": version}
        name = resource_name(user_id)
        try:
            return instance_of(await self._api.merge_patch(USER_INSTANCE, name, body, namespace=self._namespace))
        except ObjectGoneError as exc:
            raise NotFoundError(f"{user_id!r} has no instance") from exc

    async def _touch(self, user_id: str, kind: ActivityKind, at: datetime) -> None:
        name = resource_name(user_id)
        for _ in range(_GUARDED_TRIES):
            body = await self._api.get(USER_INSTANCE, name, namespace=self._namespace)
            if body is None:
                return
            known = instance_of(body).last_activity_at
            if known is not None and (at <= known or (kind not in _AT_ONCE and at - known < _TOUCH_AT_MOST_EVERY)):
                return
            patch = {
                "metadata": {"resourceVersion": body["metadata"]["resourceVersion"]},
                "status": {"lastActivityAt": stamp(at), "lastActivityKind": kind},
            }
            try:
                await self._api.merge_patch(USER_INSTANCE, name, patch, namespace=self._namespace, subresource="status")
            except StaleWriteError:
                continue
            except ObjectGoneError:
                return
            else:
                return
        raise InstanceUnavailableError(f"activity of {user_id!r} could not be noted: others write all the time")

    async def _watch(self, name: str) -> AsyncIterator[Instance | None]:
        told: Instance | None = None
        first = True
        while True:
            listing = await self._api.list(USER_INSTANCE, namespace=self._namespace, fields=f"metadata.name={name}")
            now = instance_of(listing.items[0]) if listing.items else None
            if first or now != told:
                yield now
            if now is None:
                return
            told, first = now, False
            stream = cast("Any", self._api.watch(
                USER_INSTANCE, namespace=self._namespace, fields=f"metadata.name={name}",
                resource_version=listing.resource_version, timeout_s=_WATCH_S,
            ))  # fmt: skip
            try:
                async with aclosing(stream):
                    async for event in stream:
                        if event.type == "BOOKMARK":
                            continue
                        told = None if event.type == "DELETED" else instance_of(event.object)
                        yield told
                        if told is None:
                            return
            except WatchExpiredError:
                continue
            except InstanceUnavailableError:
                await asyncio.sleep(1.0)  # the list that follows says whether it is still so


def slot_address(secret: Object, *, cluster_domain: str = "cluster.local") -> InstanceAddress:
    """How to reach a set of objects, from its Secret."""
    slot, namespace = secret["metadata"]["name"], secret["metadata"]["namespace"]
    blender, agent = (f"{slot}-{part}.{namespace}.svc.{cluster_domain}" for part in ("blender", "agent"))
    token = base64.b64decode(secret["data"]["token"]).decode()
    return InstanceAddress(
        agent_url=f"http://{agent}:8000",
        desktop_url=f"http://{blender}:3000",
        desktop_token=web_token(token),
        mcp_host=blender,
        mcp_port=9876,
        vnc_host=blender,
        vnc_port=3001,
        token=token,
    )
