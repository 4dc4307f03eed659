"""Conditions and the patch of a status, and whether an object is still as it was applied."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.instances.conditions import condition_of, status_patch, with_condition
from prompt2mesh.instances.drift import differs

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
JSON = st.recursive(
    st.booleans() | st.integers(0, 5) | st.text(max_size=3),
    lambda inner: st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
STATUS = st.dictionaries(st.text("abcd", min_size=1, max_size=2), JSON, max_size=5)


def test_the_time_of_a_condition_changes_with_its_status_only() -> None:
    first = with_condition([], "Available", "False", "NotReady", "starts", now=NOW, generation=1)
    later = NOW + timedelta(minutes=1)
    again = with_condition(first, "Available", "False", "CrashLoop", "ends", now=later, generation=2)
    turned = with_condition(again, "Available", "True", "Ready", now=later, generation=2)
    times = [(condition_of(each, "Available") or {})["lastTransitionTime"] for each in (first, again, turned)]
    assert times[0] == times[1] != times[2]
    assert len(turned) == 1


def _merge(target: Any, patch: Any) -> Any:
    """RFC 7386, as the API server does it."""
    if not isinstance(patch, dict):
        return patch
    base: dict[str, Any] = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            base.pop(key, None)
        else:
            base[key] = _merge(base.get(key), value)
    return base


@given(STATUS, STATUS)
def test_a_patch_makes_one_status_the_other_and_is_empty_between_the_same(before: Any, after: Any) -> None:
    assert _merge(before, status_patch(before, after)) == after
    assert status_patch(after, after) == {}


@given(STATUS)
def test_what_others_add_is_no_drift_and_what_they_change_is(wanted: dict[str, Any]) -> None:
    assert differs(wanted, {**wanted, "more": "of theirs"}) == ""
    for name in wanted:
        assert differs(wanted, {**wanted, name: ["something", "else", "altogether", "!"]}) != ""


def test_a_container_that_was_added_is_let_be_and_one_that_was_changed_is_found() -> None:
    wanted = {"spec": {"containers": [{"name": "blender", "image": "a:1"}], "ports": [1, 2]}}
    live = {"spec": {"containers": [{"name": "proxy"}, {"name": "blender", "image": "a:1", "x": 1}], "ports": [1, 2]}}
    assert differs(wanted, live) == ""
    live["spec"]["containers"][1]["image"] = "evil:1"  # type: ignore[index]
    assert differs(wanted, live) == "/spec/containers/blender/image"
    assert differs({"ports": [1, 2]}, {"ports": [1, 2, 3]}) == "/ports"
