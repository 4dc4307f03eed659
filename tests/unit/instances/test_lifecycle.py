"""The plan for one instance: from what is asked and what is so, to one step; work that may be unsaved is never lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from prompt2mesh.instances.lifecycle import Patience, View, plan
from prompt2mesh.instances.node_state import NodeState
from prompt2mesh.instances.pod_health import Health, PodHealth
from prompt2mesh.instances.slot_state import Holder, SlotState

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ME = "uid-me"


def _slot(**more: Any) -> SlotState:
    given_: dict[str, Any] = {
        "name": "inst-aaaaaaaa", "namespace": "n", "uid": "s", "resource_version": "1", "pool": "default",
        "holder": Holder(kind="UserInstance", name="user-me", uid=ME), "created_at": NOW - timedelta(minutes=5),
    }  # fmt: skip
    return SlotState(**(given_ | more))


def _pod(component: str, stage: Any = "ready", **more: Any) -> PodHealth:
    given_: dict[str, Any] = {
        "name": f"p-{component}",
        "uid": f"u-{component}",
        "running": stage in {"ready", "starting"},
    }
    return PodHealth(component=component, stage=stage, **(given_ | more))


def _health(stage: Any = "ready", **more: Any) -> Health:
    return Health(pods=(_pod("blender", stage, **more), _pod("agent", stage, **more)))


def _view(**more: Any) -> View:
    given_: dict[str, Any] = {
        "now": NOW, "running": True, "uid": ME, "named": "inst-aaaaaaaa", "slot": _slot(), "remains": True,
        "health": _health(), "claimed_at": NOW - timedelta(minutes=4), "ready_at": NOW - timedelta(minutes=3),
    }  # fmt: skip
    return View(**(given_ | more))


def test_who_has_nothing_claims_and_who_has_all_is_ready() -> None:
    assert plan(_view(named="", slot=None, remains=False, health=Health(), ready_at=None)).step == "claim"
    todo = plan(_view())
    assert (todo.step, todo.phase, todo.reason) == ("none", "Ready", "Ready")


def test_a_failure_is_counted_once_waits_and_is_tried_anew_with_another_set() -> None:
    bad = _pod("blender", "failed", reason="ImagePullFailed", message="no image")
    view = _view(health=Health(pods=(bad, _pod("agent"))), ready_at=None)
    first = plan(view)
    assert (first.phase, first.reason, first.failed) == ("Failed", "ImagePullFailed", True)
    assert first.retry_at is not None
    told = replace(view, phase="Failed", reason="ImagePullFailed", failures=1, retry_at=first.retry_at)
    assert not plan(told).failed
    # Between two tries of the kubelet it looks as if it came up.
    coming = replace(told, health=Health(pods=(_pod("blender", "pulling"), _pod("agent"))))
    assert (plan(coming).phase, plan(coming).reason) == ("Failed", "ImagePullFailed")
    assert plan(replace(told, now=first.retry_at)).step == "discard"
    assert plan(replace(told, health=_health())).phase == "Ready"


def test_who_was_ready_once_keeps_what_still_runs() -> None:
    bad = _pod("agent", "failed", reason="CrashLoop", message="again")
    view = _view(health=Health(pods=(_pod("blender"), bad)), phase="Failed", failures=1, retry_at=NOW)
    todo = plan(view)
    assert todo.step == "restart", "Blender may hold what nobody saved"
    assert [pod.component for pod, _ in todo.end_pods] == ["agent"]


def test_waits_grow_with_each_failure_and_have_an_end() -> None:
    waits = [Patience().retry_s(count) for count in range(1, 12)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (10.0, 600.0)


def test_a_machine_with_notice_waits_for_the_save_but_not_for_ever() -> None:
    going = NodeState(name="n1", leaving="notice")
    view = _view(health=_health(node=going), moving_since=NOW)
    assert (plan(view).step, plan(view).phase) == ("save", "Moving")
    saved = plan(replace(view, saving="saved"))
    assert saved.step == "restart"
    assert len(saved.end_pods) == 2
    late = replace(view, saving="failed", now=NOW + timedelta(seconds=80))
    assert plan(late).step == "restart", "the machine is gone soon, saved or not"
    cordoned = replace(late, health=_health(node=NodeState(name="n1", leaving="cordon")))
    assert plan(cordoned).step == "save", "a cordon has no hurry"


def test_a_reservation_that_was_cut_off_is_taken_back_before_it_rests() -> None:
    warm = _slot(holder=Holder(kind="InstancePool", name="default", uid="pool"))
    todo = plan(_view(running=False, slot=warm, ready_at=None))
    assert todo.step == "discard", "a late write could still make it theirs"
    others = _slot(holder=Holder(kind="UserInstance", name="user-other", uid="other"))
    assert plan(_view(running=False, slot=others, ready_at=None)).step == "forget"


STAGES = st.sampled_from(["missing", "scheduling", "pulling", "starting", "ready", "failed", "lost", "leaving"])


@st.composite
def views(draw: st.DrawFn) -> View:
    pods = tuple(
        _pod(
            component, stage, running=draw(st.booleans()),
            node=draw(st.sampled_from([None, NodeState(name="a"), NodeState(name="b", leaving="notice"),
                                       NodeState(name="c", lost=True)])),
        )
        for component in ("blender", "agent")
        if (stage := draw(STAGES)) != "missing"
    )  # fmt: skip
    holder = draw(st.sampled_from([ME, "other", None]))
    slot = draw(st.sampled_from([
        None,
        _slot(holder=Holder(kind="UserInstance", name="u", uid=holder) if holder else
              Holder(kind="InstancePool", name="default", uid="pool"), deleting=draw(st.booleans())),
    ]))  # fmt: skip
    named = draw(st.sampled_from(["", "inst-aaaaaaaa"]))
    return _view(
        running=draw(st.booleans()),
        deleting_since=draw(st.sampled_from([None, NOW, NOW - timedelta(hours=1)])),
        named=named,
        slot=slot if named else None,
        remains=draw(st.booleans()) or bool(pods),
        health=Health(pods=pods),
        phase=draw(st.sampled_from([None, "Ready", "Failed", "Moving", "Saving", "Suspended"])),
        ready_at=draw(st.sampled_from([None, NOW - timedelta(minutes=3)])),
        failures=draw(st.integers(0, 5)),
        retry_at=draw(st.sampled_from([None, NOW - timedelta(seconds=1), NOW + timedelta(seconds=9)])),
        saving=draw(st.sampled_from(["", "saving", "saved", "nothing", "active", "failed"])),
    )


@settings(max_examples=600, deadline=None)
@given(views())
def test_laws_of_every_plan(view: View) -> None:
    todo = plan(view)
    runs = view.health.agent_runs or view.health.blender_runs
    if todo.step == "discard" and view.held and view.worth_saving and view.deleting_since is None:
        assert view.saving in {"saved", "nothing"} or not runs, "unsaved work was thrown away"
    if todo.step == "discard" and view.held and view.worth_saving and view.health.agent_runs:
        assert view.saving in {"saved", "nothing", "failed"}, "it was given up before anybody asked for its scene"
    if todo.step in {"forget", "release"} and view.named:
        ours_or_open = view.slot is not None and (view.slot.held_by(view.uid) or view.slot.warm)
        assert not ours_or_open, "its name was given up while it can still be theirs"
    if todo.step == "claim":
        assert view.running
        assert view.deleting_since is None
        assert not view.held
    if todo.phase == "Ready" and not todo.withdraw:
        assert view.health.ready
    if todo.phase == "Failed":
        assert todo.step != "none" or todo.check_after_s is not None, "a failure that nobody comes back to"
