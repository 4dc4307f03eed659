"""The cache: the newest state wins, whatever order news comes in, and the indexes agree with it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from prompt2mesh.controller.cache import LABEL_POOL, LABEL_SLOT, ObjectCache
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, Object


def _object(name: str, version: int, *, uid: str = "", **labels: str) -> Object:
    return {
        "metadata": {
            "name": name, "namespace": "n", "uid": uid or f"uid-{name}", "resourceVersion": str(version),
            "labels": {f"prompt2mesh.io/{label}": value for label, value in labels.items()}, "managedFields": [{}],
        }
    }  # fmt: skip


def _names(items: Any) -> list[str]:
    return sorted(item["metadata"]["name"] for item in items)


def test_old_news_changes_nothing_and_the_dead_stay_dead() -> None:
    cache = ObjectCache()
    changes: list[tuple[bool, bool]] = []
    cache.on_change(lambda _kind, before, after: changes.append((before is not None, after is not None)))
    assert cache.put(CONFIG_MAP, _object("a", 5))
    assert not cache.put(CONFIG_MAP, _object("a", 4))
    assert cache.remove(CONFIG_MAP, _object("a", 6))
    assert not cache.put(CONFIG_MAP, _object("a", 7)), "an answer that was late brought it back"
    assert cache.get(CONFIG_MAP, "a", namespace="n") is None
    assert cache.put(CONFIG_MAP, _object("a", 8, uid="another"))
    assert changes == [(False, True), (True, False), (False, True)]


def test_a_list_ends_what_is_not_in_it_but_not_what_is_younger() -> None:
    cache = ObjectCache()
    for name, version in (("gone", 3), ("kept", 4), ("young", 12)):
        cache.put(CONFIG_MAP, _object(name, version))
    cache.replace(CONFIG_MAP, [_object("kept", 4), _object("new", 9)], resource_version="10")
    assert _names(cache.list(CONFIG_MAP)) == ["kept", "new", "young"]


def test_what_only_the_server_needs_is_not_kept() -> None:
    cache = ObjectCache()
    cache.put(CONFIG_MAP, _object("a", 1))
    assert "managedFields" not in (cache.get(CONFIG_MAP, "a", namespace="n") or {})["metadata"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ab"), st.integers(1, 30), st.sampled_from(["s1", "s2"]), st.sampled_from(["p1", "p2"]),
            st.booleans(),
        ),
        max_size=30,
    )
)  # fmt: skip
def test_a_look_by_labels_finds_what_a_look_at_all_finds(
    changes: list[tuple[str, int, str, str, bool]],
) -> None:
    cache = ObjectCache()
    for name, version, slot, pool, ends in changes:
        item = _object(name, version, uid=f"{name}{version}" if ends else name, slot=slot, pool=pool)
        cache.put(CONFIG_MAP, item)
        if ends:
            cache.remove(CONFIG_MAP, item)
        for wanted in ({LABEL_SLOT: "s1"}, {LABEL_POOL: "p2"}, {LABEL_SLOT: "s2", LABEL_POOL: "p1"}):
            plain = [
                item for item in cache.list(CONFIG_MAP) if wanted.items() <= dict(item["metadata"]["labels"]).items()
            ]
            assert _names(cache.list(CONFIG_MAP, labels=wanted)) == _names(plain)
