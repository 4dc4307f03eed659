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
    POD,
    POD_DISRUPTION_BUDGET,
    SECRET,
    SERVICE,
    SERVICE_ACCOUNT,
    Kind,
    Object,
    ObjectApi,
)
from prompt2mesh.instances.manifests.rendering import SLOT_LABEL, own
from prompt2mesh.mesh.errors import InstanceUnavailableError

# What a set may consist of, in the order to take it away: first what makes pods, last what holds them in.
SET_KINDS: tuple[Kind, ...] = (
    DEPLOYMENT, INGRESS, SERVICE, POD_DISRUPTION_BUDGET, PERSISTENT_VOLUME_CLAIM, SECRET, SERVICE_ACCOUNT,
    NETWORK_POLICY, CONFIG_MAP,
)  # fmt: skip
_PODS_END_S = 75.0  # their grace period, and a little
_LOOK_EVERY_S = 0.25
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


async def delete_set(api: ObjectApi, slot: str, *, namespace: str) -> None:
    """Takes away everything with a slot's label, also what its root no longer owns.

    Pods go first, and what holds them in only once they have ended. Whoever is stopped half-way does it again.

    Raises:
        InstanceUnavailableError: Pods do not end.
    """
    labels = f"{SLOT_LABEL}={slot}"
    await _delete_all(api, DEPLOYMENT, labels, namespace)
    for _ in range(round(_PODS_END_S / _LOOK_EVERY_S)):
        if not (await api.list(POD, namespace=namespace, labels=labels)).items:
            break
        await asyncio.sleep(_LOOK_EVERY_S)
    else:
        raise InstanceUnavailableError(
            f"the pods of {slot!r} did not end within {_PODS_END_S:g} s; the rest of it is kept until they have",
            hint="look at their nodes, then delete it again",
        )
    for kind in SET_KINDS:
        await _delete_all(api, kind, labels, namespace)


async def _delete_all(api: ObjectApi, kind: Kind, labels: str, namespace: str) -> None:
    listing = await api.list(kind, namespace=namespace, labels=labels)
    names = [body["metadata"]["name"] for body in listing.items if not body["metadata"].get("deletionTimestamp")]
    await asyncio.gather(*(api.delete(kind, name, namespace=namespace) for name in names))
