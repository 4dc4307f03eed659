"""What was left behind: slots, volumes, secrets and namespaces that nobody will ask for again.

The garbage collector deletes what has an owner that is gone. This finds the
rest, slowly and with doubt: what is young is left, what was not seen as left
behind for a whole grace period is left, what a person applied by hand is left,
and a deletion names the uid and version that were judged.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from prompt2mesh.instances.kubernetes.objects import Kind
from prompt2mesh.instances.slot_state import SlotState

GRACE_S = 600.0


@dataclass(frozen=True, kw_only=True)
class Known:
    """A `UserInstance` as far as it matters here."""

    name: str
    namespace: str
    uid: str
    resource_version: str
    user: str
    slot: str = ""
    created_at: datetime
    deleting: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """An object of an instance that is not the root of a slot.

    Attributes:
        slot: The slot it says it belongs to.
        owner_uid: Of a namespace: the uid of the `UserInstance` that it was made for.
        by_hand: A person applied it without the operator, who leaves it alone.
    """

    kind: Kind
    name: str
    namespace: str
    uid: str
    resource_version: str
    slot: str = ""
    owner_uid: str = ""
    created_at: datetime
    deleting: bool = False
    by_hand: bool = False


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """What to delete, and why; the key names it across rounds."""

    key: str
    what: SlotState | Part | Known
    reason: Literal["OwnerGone", "Ownerless", "Duplicate", "PoolGone", "SlotGone", "InstanceGone"]


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """One round: what goes now, and since when each suspect is one, for the next round."""

    delete: tuple[Leftover, ...] = ()
    suspects: Mapping[str, datetime] = field(default_factory=dict[str, datetime])


def suspicious(
    slots: Sequence[SlotState], parts: Sequence[Part], instances: Sequence[Known], pools: Mapping[str, str]
) -> list[Leftover]:
    """Everything that looks left behind right now, young or not.

    Args:
        slots: All roots.
        parts: All other objects of instances.
        instances: Every `UserInstance`.
        pools: The uid of each pool, by name.
    """
    by_uid = {each.uid: each for each in instances}
    held = {slot.name: slot.holder.uid for slot in slots if slot.holder is not None}
    found = [Leftover(key=f"slot/{slot.uid}", what=slot, reason=reason)
             for slot in slots if not slot.deleting and not slot.by_hand
             for reason in _slot_reasons(slot, by_uid, pools, held)]  # fmt: skip
    roots = {slot.name for slot in slots}
    for part in parts:
        if part.deleting or part.by_hand:
            continue
        if part.slot and part.slot not in roots:
            found.append(Leftover(key=f"part/{part.uid}", what=part, reason="SlotGone"))
        elif part.owner_uid and part.owner_uid not in by_uid:
            found.append(Leftover(key=f"part/{part.uid}", what=part, reason="InstanceGone"))
    return found


def sweep(
    suspects: Sequence[Leftover],
    *,
    seen: Mapping[str, datetime],
    now: datetime,
    grace_s: float = GRACE_S,
    claiming: Callable[[str], bool] = lambda _name: False,
) -> Sweep:
    """Which of the suspects have been so for the whole grace period.

    Args:
        suspects: Of this round.
        seen: Since when each was one, from the round before.
        now: The moment.
        grace_s: For how long something must have existed and been suspicious.
        claiming: Whether a slot of a name is being claimed right now.
    """
    grace = timedelta(seconds=grace_s)
    since = {each.key: min(seen.get(each.key, now), now) for each in suspects}
    delete = tuple(
        each
        for each in suspects
        if now - since[each.key] >= grace
        and now - each.what.created_at >= grace
        and not (isinstance(each.what, SlotState) and claiming(each.what.name))
    )
    return Sweep(delete=delete, suspects=since)


def _slot_reasons(
    slot: SlotState, by_uid: Mapping[str, Known], pools: Mapping[str, str], held: Mapping[str, str]
) -> list[Literal["OwnerGone", "Ownerless", "Duplicate", "PoolGone"]]:
    holder = slot.holder
    if holder is None:
        return ["Ownerless"]
    if holder.kind == "InstancePool":
        return [] if pools.get(holder.name) == holder.uid else ["PoolGone"]
    owner = by_uid.get(holder.uid)
    if owner is None:
        return ["OwnerGone"]
    # Another is named by the lock and is theirs as well: this one is the second.
    if owner.slot and owner.slot != slot.name and held.get(owner.slot) == owner.uid:
        return ["Duplicate"]
    return []
