"""Late binding: which slot a person gets, and the one guarded write that makes it theirs.

The `UserInstance` is the lock. A slot's name goes into its status first, by a
write that is refused if anybody wrote there since; only then is the slot's root
taken, by a write that is refused if anybody touched the root. So two who work
for the same person cannot take two slots, two persons cannot have one slot, and
whoever dies between the writes leaves a name from which the next one goes on.

A name may be given up only when its slot can no longer be taken: it is gone, or
it is another's. Until then it is taken, or deleted by a guarded write.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from prompt2mesh.instances.kubernetes.objects import GROUP, VERSION, Object, PatchOperation
from prompt2mesh.instances.manifests.rendering import USER_ANNOTATION, USER_INSTANCE_LABEL
from prompt2mesh.instances.slot_state import (
    CLAIMED_AT_ANNOTATION,
    CLAIMED_WARM_ANNOTATION,
    HOLDER_ANNOTATION,
    SlotState,
    holder_text,
    stamp,
)


@dataclass(frozen=True, kw_only=True)
class ClaimStep:
    """What to do next for a `UserInstance` that should run.

    Attributes:
        action: `reserve`: write the slot's name into the status. `take`: make its root the person's.
            `create`: start a new slot, then reserve it. `discard`: delete the one that is named, then ask again.
            `wait`: what is theirs is going, and they get no other before it is gone. `held`: nothing, it is theirs.
        slot: Which; None for `create`.
    """

    action: Literal["reserve", "take", "create", "discard", "wait", "held"]
    slot: SlotState | None = None


def next_step(
    *,
    uid: str,
    named: str,
    slot: SlotState | None,
    own: Sequence[SlotState],
    candidates: Sequence[SlotState],
    profile: str,
    pool: str,
    template: str,
    taken: Collection[str] = (),
    people: Mapping[str, int] | None = None,
) -> ClaimStep:
    """What comes next on the way to a slot; asked again after every step.

    Args:
        uid: Of the `UserInstance`.
        named: The slot in its status; empty for none.
        slot: That slot, as the API server says now; None where it is gone.
        own: Slots that the `UserInstance` owns already.
        candidates: Slots of the pool.
        profile: Which the person asked for.
        pool: Which the person asked for.
        template: The hash of today's template.
        taken: Names that others in this process are about to take.
        people: How many people's slots are on each node; counted among the candidates where it is not given.
    """
    if named and slot is not None:
        if slot.held_by(uid):
            return ClaimStep(action="wait" if slot.deleting else "held", slot=slot)
        if slot.warm:
            fits = slot.profile == profile and slot.pool == pool and slot.template == template and not slot.failed
            return ClaimStep(action="take" if fits else "discard", slot=slot)
    # Theirs already, though the status has lost its name: a second one is never taken.
    found = min(
        (each for each in own if not each.deleting), key=lambda each: (each.created_at, each.name), default=None
    )
    if found is not None:
        return ClaimStep(action="reserve", slot=found)
    chosen = choose(candidates, profile=profile, pool=pool, template=template, taken=taken, people=people)
    return ClaimStep(action="create") if chosen is None else ClaimStep(action="reserve", slot=chosen)


def choose(
    slots: Sequence[SlotState],
    *,
    profile: str,
    pool: str,
    template: str,
    taken: Collection[str] = (),
    people: Mapping[str, int] | None = None,
) -> SlotState | None:
    """The slot that a person gets; None where the pool has none that fits.

    A ready one before one that is starting; then one on the node with the fewest people, so that they do not share
    processors while other nodes rest; then the oldest. Never one of an older template: whoever rolled out a fix means
    everybody.
    """
    crowd = people_by_node(slots) if people is None else people
    fitting = [
        slot
        for slot in slots
        if slot.warm
        and not slot.failed
        and not slot.unschedulable
        and slot.profile == profile
        and slot.pool == pool
        and slot.template == template
        and slot.name not in taken
    ]
    return min(fitting, key=lambda slot: _rank(slot, crowd), default=None)


def people_by_node(slots: Iterable[SlotState]) -> Counter[str]:
    """How many slots of people are on each node."""
    return Counter(
        slot.node for slot in slots if slot.node and slot.holder is not None and slot.holder.kind == "UserInstance"
    )


def _rank(slot: SlotState, people: Mapping[str, int]) -> tuple[bool, int, datetime, str]:
    since = slot.ready_at if slot.ready and slot.ready_at is not None else slot.created_at
    return (not slot.ready, people.get(slot.node, 0) if slot.node else 0, since, slot.name)


def owner_reference(owner: Object, *, controller: bool = True) -> Object:
    """What makes the garbage collector delete an object with its owner."""
    return {
        "apiVersion": owner.get("apiVersion") or f"{GROUP}/{VERSION}",
        "kind": owner["kind"],
        "name": owner["metadata"]["name"],
        "uid": owner["metadata"]["uid"],
        "controller": controller,
        "blockOwnerDeletion": True,
    }


def claim_operations(slot: SlotState, user_instance: Object, *, now: datetime) -> list[PatchOperation]:
    """The one write of a claim: the root's owner becomes the person's, if nobody has touched the root."""
    metadata = user_instance["metadata"]
    owner: PatchOperation = {
        "op": "add", "path": "/metadata/ownerReferences", "value": [owner_reference(user_instance)],
    }  # fmt: skip
    if metadata.get("namespace", slot.namespace) != slot.namespace:
        owner = {"op": "add", "path": _pointer("annotations", HOLDER_ANNOTATION), "value": holder_text(user_instance)}
    return [
        {"op": "test", "path": "/metadata/uid", "value": slot.uid},
        {"op": "test", "path": "/metadata/resourceVersion", "value": slot.resource_version},
        owner,
        {"op": "add", "path": _pointer("labels", USER_INSTANCE_LABEL), "value": metadata["name"]},
        {"op": "add", "path": _pointer("annotations", USER_ANNOTATION), "value": user_instance["spec"]["userId"]},
        {"op": "add", "path": _pointer("annotations", CLAIMED_AT_ANNOTATION), "value": stamp(now)},
        {"op": "add", "path": _pointer("annotations", CLAIMED_WARM_ANNOTATION), "value": str(slot.ready).lower()},
    ]


def _pointer(section: str, key: str) -> str:
    return f"/metadata/{section}/" + key.replace("~", "~0").replace("/", "~1")
