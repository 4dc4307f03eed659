"""A set of objects put on the API server, and taken away again, in an order that never leaves a pod unheld."""

import asyncio
from collections.abc import Mapping, Sequence

from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    DEPLOYMENT,
    INGRESS,
    KINDS,
    NETWORK_POLICY,
    PERSISTENT_VOLUME_CLAIM,
    POD_DISRUPTION_BUDGET,
    SECRET,
    SERVICE,
    SERVICE_ACCOUNT,
    Kind,
    Object,
    ObjectApi,
)
from prompt2mesh.instances.manifests.rendering import SLOT_LABEL, own

# What a set may consist of, in the order to take it away: first what makes pods, last what holds them in.
SET_KINDS: tuple[Kind, ...] = (
    DEPLOYMENT, INGRESS, SERVICE, POD_DISRUPTION_BUDGET, PERSISTENT_VOLUME_CLAIM, SECRET, SERVICE_ACCOUNT,
    NETWORK_POLICY, CONFIG_MAP,
)  # fmt: skip
_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def kind_of(body: Object) -> Kind:
    """Where the API server keeps objects such as this one."""
    return _BY_NAME[body["kind"]]


async def apply_set(api: ObjectApi, objects: Sequence[Object], *, manager: str) -> Object:
    """Applies a rendered set, the root first and what makes pods last, and gives the root as it is then.

    Doing it again heals whatever was changed or deleted meanwhile.

    Raises:
        StaleWriteError: The root names a resourceVersion and has another.
    """
    root = await api.apply(CONFIG_MAP, objects[0], manager=manager)
    owned = own(objects[1:], root)
    for pods in (False, True):
        batch = [body for body in owned if (body["kind"] == DEPLOYMENT.name) is pods]
        await asyncio.gather(*(api.apply(kind_of(body), body, manager=manager) for body in batch))
    return root


async def delete_set(api: ObjectApi, slot: str, *, namespace: str) -> int:
    """Takes away everything with a slot's label, also what its root no longer owns; gives the number of objects."""
    count = 0
    for kind in SET_KINDS:
        listing = await api.list(kind, namespace=namespace, labels=f"{SLOT_LABEL}={slot}")
        names = [body["metadata"]["name"] for body in listing.items if not body["metadata"].get("deletionTimestamp")]
        await asyncio.gather(*(api.delete(kind, name, namespace=namespace) for name in names))
        count += len(names)
    return count
