"""What is left behind is found, and nothing that somebody may still want."""

import dataclasses
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances.kubernetes.objects import NAMESPACE, PERSISTENT_VOLUME_CLAIM, SECRET, Kind
from prompt2mesh.instances.slot_state import Holder, SlotState
from prompt2mesh.instances.sweeping import Known, Part, suspicious, sweep

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
OLD = NOW - timedelta(days=1)
POOLS = {"default": "pool-1"}
ADA = Known(name="user-ada", namespace="i", uid="ui-ada", resource_version="1", user="usr_ada", slot="a",
            created_at=OLD)  # fmt: skip


def slot(name: str, holder: Holder | None, *, created_at: datetime = OLD, deleting: bool = False) -> SlotState:
    return SlotState(name=name, namespace="i", uid=f"uid-{name}", resource_version="1", pool="default", holder=holder,
                     created_at=created_at, deleting=deleting)  # fmt: skip


def part(
    name: str, *, kind: Kind = PERSISTENT_VOLUME_CLAIM, slot: str = "", owner_uid: str = "", by_hand: bool = False
) -> Part:
    return Part(kind=kind, name=name, namespace="i", uid=f"uid-{name}", resource_version="1", slot=slot,
                owner_uid=owner_uid, created_at=OLD, by_hand=by_hand)  # fmt: skip


def pool(uid: str = "pool-1") -> Holder:
    return Holder(kind="InstancePool", name="default", uid=uid)


def person(uid: str = "ui-ada") -> Holder:
    return Holder(kind="UserInstance", name="user-ada", uid=uid)


def test_each_kind_of_leftover_is_found_and_what_is_in_use_is_not() -> None:
    slots = [
        slot("a", person()), slot("b", person()), slot("warm", pool()), slot("lost", None),
        slot("old-pool", pool("pool-0")), slot("gone", person("ui-0")), slot("going", None, deleting=True),
    ]  # fmt: skip
    parts = [
        part("kept", slot="a"), part("disk", slot="nowhere"), part("token", kind=SECRET, slot="nowhere"),
        part("hand", slot="nowhere", by_hand=True), part("strange"),
        part("space", kind=NAMESPACE, owner_uid="ui-0"), part("adas", kind=NAMESPACE, owner_uid="ui-ada"),
    ]  # fmt: skip
    found = {each.what.name: each.reason for each in suspicious(slots, parts, [ADA], POOLS)}
    assert found == {
        "b": "Duplicate", "lost": "Ownerless", "old-pool": "PoolGone", "gone": "OwnerGone",
        "disk": "SlotGone", "token": "SlotGone", "space": "InstanceGone",
    }  # fmt: skip


def test_a_slot_is_no_duplicate_unless_the_named_one_is_theirs() -> None:
    slots = [slot("b", person())]
    assert suspicious(slots, [], [ADA], POOLS) == []
    assert suspicious([*slots, slot("a", pool())], [], [ADA], POOLS) == []
    assert suspicious(slots, [], [dataclasses.replace(ADA, slot="")], POOLS) == []


def test_only_what_stays_suspicious_for_the_grace_period_is_deleted() -> None:
    suspects = suspicious([slot("lost", None)], [], [], POOLS)
    first = sweep(suspects, seen={}, now=NOW, grace_s=600)
    assert first.delete == ()
    between = sweep(suspects, seen=first.suspects, now=NOW + timedelta(seconds=599), grace_s=600)
    assert between.delete == ()
    then = sweep(suspects, seen=between.suspects, now=NOW + timedelta(seconds=600), grace_s=600)
    assert [each.what.name for each in then.delete] == ["lost"]
    # Innocent for one round, and it starts anew.
    innocent = sweep([], seen=between.suspects, now=NOW + timedelta(seconds=599), grace_s=600)
    assert sweep(suspects, seen=innocent.suspects, now=NOW + timedelta(seconds=600), grace_s=600).delete == ()


@given(age_s=st.floats(0, 2000), seen_s=st.floats(0, 2000), claiming=st.booleans())
def test_nothing_young_and_nothing_being_claimed_is_deleted(age_s: float, seen_s: float, claiming: bool) -> None:
    suspects = suspicious([slot("x", None, created_at=NOW - timedelta(seconds=age_s))], [], [], POOLS)
    seen = {suspects[0].key: NOW - timedelta(seconds=seen_s)}
    deleted = sweep(suspects, seen=seen, now=NOW, grace_s=600, claiming=lambda _name: claiming).delete
    assert bool(deleted) == (age_s >= 600 and seen_s >= 600 and not claiming)
