"""Conversations and people's own LLM keys, over both databases."""

from dataclasses import replace
from datetime import timedelta

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import ChatTurn, Page, Project, Version
from tests.support.records import NOON, add_user, chat_turn, project, provider_key, version


def new_project(store: SqlStore) -> tuple[Project, list[Version]]:
    """A project with three versions, one after the other."""
    mine = project(add_user(store))
    versions: list[Version] = []
    with store.begin() as tx:
        tx.projects.add(mine)
        for _ in range(3):
            parent = versions[-1].id if versions else None
            versions.append(tx.versions.add(version(mine, parent_id=parent), []))
    return mine, versions


def add(store: SqlStore, *turns: ChatTurn) -> None:
    with store.begin() as tx:
        for turn in turns:
            tx.chat_turns.add(turn)


def test_turns_are_listed_page_by_page_from_either_end(store: SqlStore) -> None:
    mine, _ = new_project(store)
    other, _ = new_project(store)
    turns = [chat_turn(mine, text=str(number)) for number in range(5)]
    turns.sort(key=lambda turn: turn.id)
    add(store, *turns, chat_turn(other))
    with store.read() as tx:
        first = tx.chat_turns.page(mine.id, Page(limit=3))
        rest = tx.chat_turns.page(mine.id, Page(limit=3, after=first[-1].id))
        newest = tx.chat_turns.page(mine.id, Page(limit=2), newest_first=True)
        before = tx.chat_turns.page(mine.id, Page(limit=9, after=newest[-1].id), newest_first=True)
        everything = tx.chat_turns.of_user(mine.user_id, Page(limit=10))
    assert [*first, *rest] == turns
    assert [*newest, *before] == turns[::-1]
    assert {turn.id for turn in everything} == {turn.id for turn in turns}


def test_a_turn_is_settled_by_its_job(store: SqlStore) -> None:
    mine, versions = new_project(store)
    turn = chat_turn(mine, base_version_id=versions[0].id)
    add(store, turn)
    with store.begin() as tx:
        settled = tx.chat_turns.settle(turn.job_id, answer="Done.", error=None, version_id=versions[1].id)
        assert settled == tx.chat_turns.get(turn.id)
        assert tx.chat_turns.settle("job_of_nobody", answer=None, error={"code": "x"}, version_id=None) is None
    assert settled is not None
    assert (settled.answer, settled.version_id, settled.error) == ("Done.", versions[1].id, None)


def test_the_last_turns_are_those_that_count(store: SqlStore) -> None:
    mine, versions = new_project(store)
    changed = {"answer": "Done.", "version_id": versions[1].id}
    turns = [
        chat_turn(mine, answer="Yes."), chat_turn(mine), chat_turn(mine, **changed), chat_turn(mine, branch="other"),
        chat_turn(mine, undone_at=NOON, **changed), chat_turn(mine, answer="No."),
        chat_turn(mine, answer="Done.", version_id=versions[2].id),
    ]  # fmt: skip
    turns = [replace(turn, id=f"turn_{number}") for number, turn in enumerate(turns)]
    add(store, *turns)
    with store.begin() as tx:
        assert [turn.id for turn in tx.chat_turns.last(mine.id, branch="main", limit=3)] == [
            "turn_2",
            "turn_5",
            "turn_6",
        ]
        assert [turn.id for turn in tx.chat_turns.changed_since(turns[2])] == ["turn_2", "turn_6"]
        tx.chat_turns.mark_undone(["turn_2", "turn_6"], now=NOON + timedelta(hours=1))
        assert tx.chat_turns.changed_since(turns[2]) == []
        undone = tx.chat_turns.get("turn_6")
    assert undone is not None
    assert undone.undone_at == NOON + timedelta(hours=1)


def test_a_deleted_version_leaves_the_turn_and_what_came_before_it(store: SqlStore) -> None:
    mine, (first, second, third) = new_project(store)
    turn = chat_turn(mine, base_version_id=second.id, version_id=third.id)
    add(store, turn)
    with store.begin() as tx:
        tx.versions.delete(second.id)
        kept = tx.chat_turns.get(turn.id)
        assert kept is not None
        assert (kept.base_version_id, kept.version_id) == (first.id, third.id)
        tx.versions.delete(third.id)
        kept = tx.chat_turns.get(turn.id)
        assert kept is not None
        assert kept.version_id is None


def test_turns_and_keys_go_with_their_project_and_user(store: SqlStore) -> None:
    mine, _ = new_project(store)
    turn, owner = chat_turn(mine), add_user(store)
    add(store, turn)
    key = provider_key(owner)
    with store.begin() as tx:
        tx.provider_keys.add(key)
        tx.projects.delete(mine.id)
        assert tx.chat_turns.get(turn.id) is None
        tx.users.delete(owner.id)
        assert tx.provider_keys.get(key.id) is None


def test_keys_are_in_the_order_in_which_they_are_asked(store: SqlStore) -> None:
    owner, other = add_user(store), add_user(store)
    keys = [provider_key(owner, position=2), provider_key(owner, position=1), provider_key(other)]
    with store.begin() as tx:
        for key in keys:
            tx.provider_keys.add(key)
        assert [key.id for key in tx.provider_keys.of_user(owner.id)] == [keys[1].id, keys[0].id]
        changed = tx.provider_keys.update(keys[0].id, position=0, models=["a", "b"])
        assert changed is not None
        assert changed.models == ["a", "b"]
        assert [key.id for key in tx.provider_keys.of_user(owner.id)] == [keys[0].id, keys[1].id]
        assert tx.provider_keys.delete(keys[1].id)
        assert not tx.provider_keys.delete(keys[1].id)
        assert len(tx.provider_keys.sealed()) == 2


def test_a_key_is_sealed_anew_only_where_it_is_still_the_old_one(store: SqlStore) -> None:
    old, new = "old seal", "new seal"
    owner = add_user(store)
    key = provider_key(owner, secret=old)
    with store.begin() as tx:
        tx.provider_keys.add(key)
        assert tx.provider_keys.sealed() == [(key.id, owner.id, old)]
        assert tx.provider_keys.reseal(key.id, old=old, new=new)
        assert not tx.provider_keys.reseal(key.id, old=old, new=new)
        assert tx.provider_keys.sealed() == [(key.id, owner.id, new)]
