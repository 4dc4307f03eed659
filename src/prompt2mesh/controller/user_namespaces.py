"""Makes and ends the namespace of one person, where a pool gives each their own.

Kubernetes' garbage collector knows no owner in another namespace, so the
finalizer of a `UserInstance` ends its namespace, and the sweep what a death on
the way left behind. A namespace that does not say that it was made for this very
instance is never touched.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import cast

from prompt2mesh.instances.kubernetes.objects import (
    KINDS,
    NAMESPACE,
    RESOURCE_QUOTA,
    USER_INSTANCE,
    AlreadyThereError,
    Object,
    ObjectApi,
    StaleWriteError,
)
from prompt2mesh.instances.naming import user_namespace
from prompt2mesh.instances.pool_spec import PoolSpec
from prompt2mesh.instances.slot_state import section
from prompt2mesh.instances.user_namespace import inner_objects, is_user_namespace, namespace_object, uid_made_for
from prompt2mesh.mesh.errors import ConflictError

_log = logging.getLogger(__name__)
NOT_EVERYWHERE = (
    "This pool gives each person a namespace of their own (namespaceMode PerUser), which this operator may not make. "
    "An administrator starts it with --all-namespaces and the rights of k8s/per-user/rbac-operator-per-user.yaml, or "
    "takes a pool with namespaceMode Shared."
)
_MANAGER = "prompt2mesh-operator"
_KINDS = {kind.name: kind for kind in KINDS}


class UserNamespaces:
    """The namespaces of people, through an API server."""

    def __init__(self, api: ObjectApi) -> None:
        """Asks this one."""
        self._api = api

    async def ensure(self, user_instance: Object, pool: PoolSpec) -> bool:
        """Brings about somebody's namespace and what holds it in.

        Returns:
            True once a set may be made in it; False where that takes a moment more.

        Raises:
            ConflictError: There is one of its name, and it is not theirs.
        """
        wanted = namespace_object(user_instance)
        name = wanted["metadata"]["name"]
        found = await self._api.get(NAMESPACE, name)
        if found is None:
            try:
                found = await self._api.create(NAMESPACE, wanted)
            except AlreadyThereError:
                return False
        if not is_user_namespace(found, user_instance["metadata"]["namespace"]):
            raise ConflictError(
                f"the namespace {name!r} belongs to somebody else, so this instance cannot have it",
                hint="an administrator renames or deletes that namespace",
            )
        if found["metadata"].get("deletionTimestamp"):
            return False
        if uid_made_for(found) != user_instance["metadata"]["uid"]:
            await self._clear(found, user_instance)
            return False
        wanted["metadata"]["resourceVersion"] = found["metadata"]["resourceVersion"]
        await self._api.apply(NAMESPACE, wanted, manager=_MANAGER)
        counted = False
        for each in inner_objects(user_instance, pool):
            there = await self._api.apply(_KINDS[each["kind"]], each, manager=_MANAGER)
            # Before the quota was counted once the API server lets nothing in.
            counted = counted or (each["kind"] == RESOURCE_QUOTA.name and bool(section(there, "status").get("hard")))
        return counted

    async def remove(self, user_instance: Object) -> str:
        """Ends somebody's namespace with all that is in it; says what is left of it, nothing once it is gone."""
        metadata = user_instance["metadata"]
        found = await self._api.get(NAMESPACE, user_namespace(metadata["namespace"], metadata["name"]))
        if found is None or not is_user_namespace(found, metadata["namespace"]):
            return ""
        if uid_made_for(found) != metadata["uid"]:
            return ""
        if not found["metadata"].get("deletionTimestamp"):
            await self._delete(found)
        return " ".join([f"The namespace {found['metadata']['name']} is being deleted.", *_remaining(found)])

    async def _clear(self, found: Object, user_instance: Object) -> None:
        """Ends what an earlier instance of the same name left, if it was really an earlier one."""
        metadata = user_instance["metadata"]
        newest = await self._api.get(USER_INSTANCE, metadata["name"], namespace=metadata["namespace"])
        if newest is not None and newest["metadata"]["uid"] == metadata["uid"]:
            await self._delete(found)

    async def _delete(self, found: Object) -> None:
        metadata = found["metadata"]
        try:
            await self._api.delete(
                NAMESPACE, metadata["name"], uid=metadata["uid"], resource_version=metadata["resourceVersion"]
            )
        except StaleWriteError:
            return  # looked at again in a moment
        _log.info("the namespace %s is deleted", metadata["name"])


def _remaining(namespace: Object) -> list[str]:
    """What keeps a namespace, in the cluster's own words."""
    conditions = cast("Sequence[Mapping[str, str]]", section(namespace, "status").get("conditions") or ())
    return [each.get("message", "") for each in conditions if each["status"] == "True"]
