"""What nobody looks after any more in a namespace, found and deleted by hand.

The operator sweeps by itself, slowly; this is for a namespace whose operator is
gone, and for a person who wants to see what there is.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from prompt2mesh.instances.kubernetes.applying import SET_KINDS
from prompt2mesh.instances.kubernetes.objects import (
    CONFIG_MAP,
    INSTANCE_POOL,
    USER_INSTANCE,
    Kind,
    Object,
    ObjectApi,
    ObjectGoneError,
)
from prompt2mesh.instances.manifests.rendering import MANAGED_BY_LABEL, SLOT_LABEL
from prompt2mesh.instances.slot_state import SlotState, is_root, labels_of, moment, section, slot_of
from prompt2mesh.instances.sweeping import Known, Leftover, Part, suspicious

_BY_HAND = "prompt2mesh-cli"


async def find_leftovers(api: ObjectApi, *, namespace: str, older_than_s: float, now: datetime) -> list[Leftover]:
    """Sets and parts of sets without an owner that still is, if they are old enough not to be in the making."""
    listings = await asyncio.gather(*(api.list(kind, namespace=namespace, labels=SLOT_LABEL) for kind in SET_KINDS))
    instances, pools = await asyncio.gather(_all(api, USER_INSTANCE, namespace), _all(api, INSTANCE_POOL, namespace))
    objects = [(kind, body) for kind, listing in zip(SET_KINDS, listings, strict=True) for body in listing.items]
    roots = [body for kind, body in objects if kind is CONFIG_MAP and is_root(body)]
    by_hand = {body["metadata"]["name"] for body in roots if labels_of(body).get(MANAGED_BY_LABEL) == _BY_HAND}
    parts = [
        Part(
            kind=kind, name=body["metadata"]["name"], namespace=namespace, uid=body["metadata"]["uid"],
            resource_version=body["metadata"]["resourceVersion"], slot=labels_of(body)[SLOT_LABEL],
            created_at=moment(body["metadata"]["creationTimestamp"]),
            deleting=bool(body["metadata"].get("deletionTimestamp")), by_hand=labels_of(body)[SLOT_LABEL] in by_hand,
        )
        for kind, body in objects
        if not (kind is CONFIG_MAP and is_root(body))
    ]  # fmt: skip
    slots = [slot_of(body) for body in roots if body["metadata"]["name"] not in by_hand]
    uids = {body["metadata"]["name"]: body["metadata"]["uid"] for body in pools}
    # `suspicious` knows nobody whose set was applied by hand; its parts have a root all the same.
    found = suspicious(slots, parts, [_known(body) for body in instances], uids)
    return [each for each in found if (now - each.what.created_at).total_seconds() >= older_than_s]


async def delete_leftover(api: ObjectApi, leftover: Leftover) -> None:
    """Deletes it if it is still what was judged.

    Raises:
        StaleWriteError: It has changed since.
    """
    what = leftover.what
    kind = what.kind if isinstance(what, Part) else CONFIG_MAP if isinstance(what, SlotState) else USER_INSTANCE
    await api.delete(kind, what.name, namespace=what.namespace, uid=what.uid, resource_version=what.resource_version)


async def _all(api: ObjectApi, kind: Kind, namespace: str) -> Sequence[Object]:
    """The objects of a resource that the cluster may not even know."""
    try:
        return (await api.list(kind, namespace=namespace)).items
    except ObjectGoneError:
        return ()


def _known(body: Object) -> Known:
    metadata = body["metadata"]
    return Known(
        name=metadata["name"], namespace=metadata["namespace"], uid=metadata["uid"],
        resource_version=metadata["resourceVersion"], user=body["spec"]["userId"],
        slot=str(section(body, "status").get("slot") or ""), created_at=moment(metadata["creationTimestamp"]),
        deleting=bool(metadata.get("deletionTimestamp")),
    )  # fmt: skip
