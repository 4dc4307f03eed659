"""Which slot a person gets, and the steps on the way to it."""

import dataclasses
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances.claims import choose, claim_operations, next_step
from prompt2mesh.instances.slot_state import Holder, SlotState

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
POOL = Holder(kind="InstancePool", name="default", uid="pool-1")
ADA = Holder(kind="UserInstance", name="user-ada", uid="ui-ada")
BOB = Holder(kind="UserInstance", name="user-bob", uid="ui-bob")


def slot(name: str, *, holder: Holder | None = POOL, ready_s: float | None = 60, node: str = "n1", template: str = "t1",
         profile: str = "cpu", failed: bool = False, unschedulable: bool = False, deleting: bool = False) -> SlotState:  # fmt: skip
    return SlotState(
        name=name, namespace="instances", uid=f"uid-{name}", resource_version="7", pool="default", profile=profile,
        holder=holder, template=template, created_at=NOW - timedelta(seconds=(ready_s or 0) + 10),
        ready=ready_s is not None, ready_at=None if ready_s is None else NOW - timedelta(seconds=ready_s),
        node=node, failed=failed, unschedulable=unschedulable, deleting=deleting,
    )  # fmt: skip


def best(*slots: SlotState, profile: str = "cpu", taken: frozenset[str] = frozenset()) -> str | None:
    found = choose(slots, profile=profile, pool="default", template="t1", taken=taken)
    return found and found.name


def test_the_oldest_ready_slot_of_the_profile_and_the_template_is_given() -> None:
    assert best(slot("young", ready_s=5), slot("old", ready_s=90), slot("starting", ready_s=None)) == "old"
    assert best(slot("starting", ready_s=None), slot("gpu", profile="gpu")) == "starting"
    assert best(slot("gpu", profile="gpu"), slot("cpu"), profile="gpu") == "gpu"
    assert best(slot("outdated", template="t0")) is None
    assert best(slot("broken", failed=True), slot("no-room", unschedulable=True), slot("going", deleting=True)) is None
    assert best(slot("a", ready_s=90), slot("b"), taken=frozenset({"a"})) == "b"


def test_people_are_spread_over_nodes() -> None:
    held = [slot("h1", holder=ADA, node="n1"), slot("h2", holder=BOB, node="n1")]
    assert best(*held, slot("old", node="n1", ready_s=500), slot("free", node="n2", ready_s=5)) == "free"


@given(
    st.lists(
        st.builds(slot, st.text("abcd", min_size=6, max_size=6), holder=st.sampled_from([POOL, ADA, BOB, None]),
                  ready_s=st.none() | st.floats(0, 999), node=st.sampled_from(["", "n1", "n2"]),
                  template=st.sampled_from(["t1", "t0"]), failed=st.booleans(), deleting=st.booleans()),
        max_size=12, unique_by=lambda each: each.name,
    )
)  # fmt: skip
def test_nobody_gets_what_is_anothers_or_of_no_use(slots: list[SlotState]) -> None:
    found = choose(slots, profile="cpu", pool="default", template="t1")
    fitting = [each for each in slots if each.holder == POOL and not each.deleting and not each.failed and each.template == "t1"]  # fmt: skip
    assert (found is None) == (not fitting)
    if found is not None:
        assert found in fitting
        assert found.ready or not any(each.ready for each in fitting)


def step(named: str = "", at: SlotState | None = None, *, own: tuple[SlotState, ...] = (),
         candidates: tuple[SlotState, ...] = ()) -> tuple[str, str | None]:  # fmt: skip
    found = next_step(uid="ui-ada", named=named, slot=at, own=own, candidates=candidates, profile="cpu",
                      pool="default", template="t1")  # fmt: skip
    return found.action, found.slot and found.slot.name


def test_the_name_goes_into_the_status_before_the_slot_is_taken() -> None:
    free = slot("a")
    assert step(candidates=(free,)) == ("reserve", "a")
    assert step("a", free) == ("take", "a")
    assert step("a", dataclasses.replace(free, holder=ADA)) == ("held", "a")
    assert step() == ("create", None)


def test_a_name_is_given_up_only_when_its_slot_cannot_be_taken_any_more() -> None:
    other = slot("b")
    assert step("a", slot("a", holder=BOB), candidates=(other,)) == ("reserve", "b")
    assert step("a", None, candidates=(other,)) == ("reserve", "b")
    # Still free, though of no use: somebody who is late could take it, so it goes first.
    assert step("a", slot("a", template="t0"), candidates=(other,)) == ("discard", "a")
    assert step("a", slot("a", failed=True), candidates=(other,)) == ("discard", "a")
    assert step("a", slot("a", holder=ADA, deleting=True), candidates=(other,)) == ("wait", "a")


def test_a_slot_that_is_theirs_already_is_found_again_before_a_second_is_taken() -> None:
    mine = slot("mine", holder=ADA)
    assert step(own=(mine,), candidates=(slot("b"),)) == ("reserve", "mine")
    assert step("gone", None, own=(mine,), candidates=(slot("b"),)) == ("reserve", "mine")


def test_the_claim_is_one_write_that_tests_what_it_was_decided_upon() -> None:
    user_instance = {
        "apiVersion": "prompt2mesh.io/v1", "kind": "UserInstance",
        "metadata": {"name": "user-ada", "uid": "ui-ada"}, "spec": {"userId": "ada"},
    }  # fmt: skip
    operations = claim_operations(slot("a"), user_instance, now=NOW)
    tests = {each["path"]: each["value"] for each in operations if each["op"] == "test"}
    assert tests == {"/metadata/uid": "uid-a", "/metadata/resourceVersion": "7"}
    assert [each["op"] for each in operations[:2]] == ["test", "test"]
    (owners,) = (each["value"] for each in operations if each["path"] == "/metadata/ownerReferences")
    assert owners == [
        {"apiVersion": "prompt2mesh.io/v1", "kind": "UserInstance", "name": "user-ada", "uid": "ui-ada",
         "controller": True, "blockOwnerDeletion": True}
    ]  # fmt: skip
    assert {"op": "add", "path": "/metadata/labels/prompt2mesh.io~1user-instance", "value": "user-ada"} in operations
