"""What a slot's pods say of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from prompt2mesh.instances.pool_size import is_broken
from prompt2mesh.instances.slot_state import slot_of

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def _text(seconds_ago: float) -> str:
    return (NOW - timedelta(seconds=seconds_ago)).isoformat().replace("+00:00", "Z")


def _pod(component: str, *, ready: bool, started_s: float, since_s: float) -> dict[str, Any]:
    status = "True" if ready else "False"
    return {
        "metadata": {"name": f"inst-a-{component}", "labels": {"app.kubernetes.io/component": component}},
        "spec": {"nodeName": "n"},
        "status": {
            "phase": "Running", "startTime": _text(started_s),
            "conditions": [{"type": "Ready", "status": status, "lastTransitionTime": _text(since_s)}],
        },
    }  # fmt: skip


def _slot(*pods: dict[str, Any]) -> Any:
    root = {"metadata": {"name": "inst-a", "creationTimestamp": _text(62)}}
    return slot_of(root, pods)


def test_one_part_that_is_up_does_not_make_the_other_late() -> None:
    blender = _pod("blender", ready=True, started_s=60, since_s=1)
    agent = _pod("agent", ready=False, started_s=60, since_s=59)
    slot = _slot(blender, agent)
    assert slot.unready_since is None
    assert not is_broken(slot, now=NOW, start_timeout_s=180)
    assert is_broken(slot, now=NOW, start_timeout_s=60)


def test_a_part_that_was_up_and_fell_is_seen_by_when_it_did() -> None:
    blender = _pod("blender", ready=True, started_s=60, since_s=50)
    agent = _pod("agent", ready=False, started_s=60, since_s=40)
    slot = _slot(blender, agent)
    assert slot.unready_since == NOW - timedelta(seconds=40)
    assert is_broken(slot, now=NOW, start_timeout_s=180)
