"""The contract of the repository of projects, over both databases."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from prompt2mesh.mesh.errors import RequestError
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.projects import ProjectFilter
from prompt2mesh.studio.ports.records import Page, Project, Upload, User, new_id
from tests.support.records import NOON, add_user, project, stored_file, version


def keep(store: SqlStore, *projects: Project) -> None:
    with store.begin() as tx:
        for one in projects:
            tx.projects.add(one)


def names(store: SqlStore, which: ProjectFilter, page: Page | None = None) -> list[str]:
    with store.read() as tx:
        return [one.name for one in tx.projects.page(which, page or Page())]


def test_a_project_comes_back_as_it_was(store: SqlStore) -> None:
    made = project(add_user(store), name="Größe “1”", description="two\nlines", tags=["a", 'quo"ted', "ä"],
                   share_token="t" * 32, visibility="link")  # fmt: skip
    keep(store, made)
    with store.read() as tx:
        assert tx.projects.get(made.id) == made
        assert tx.projects.by_share_token("t" * 32) == made
        assert tx.projects.get("prj_none") is None
        assert tx.projects.by_share_token("other") is None


def test_changes_are_of_the_fields_that_are_named(store: SqlStore) -> None:
    made = project(add_user(store), tags=["a"])
    keep(store, made)
    with store.begin() as tx:
        changed = tx.projects.update(made.id, name="new", updated_at=NOON + timedelta(hours=1))
    assert changed is not None
    assert (changed.name, changed.tags, changed.created_at) == ("new", ["a"], NOON)
    with store.begin() as tx:
        assert tx.projects.update("prj_none", name="x") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stuhl", ["Ein Stuhl"]), ("STUHL ein", ["Ein Stuhl"]), ("übergröße", ["Ein Stuhl"]), ("ÜBER", ["Ein Stuhl"]),
        ("50% oak_x", ["a table"]), ("oakyx", []), ("5_%", []), ("", ["a table", "Ein Stuhl"]), ('"', []),
    ],
)  # fmt: skip
def test_words_are_found_in_any_case_and_stand_for_themselves(store: SqlStore, text: str, found: list[str]) -> None:
    owner = add_user(store)
    keep(store, project(owner, name="Ein Stuhl", description="In Übergröße"),
         project(owner, name="a table", description="50% oak_x", updated_at=NOON + timedelta(hours=1)))  # fmt: skip
    assert names(store, ProjectFilter(owner_id=owner.id, text=text)) == found


@pytest.mark.parametrize("tag", ["oak", "möbel", 'a "b" c', "back\\slash", "100%"])
def test_a_tag_is_found_whole(store: SqlStore, tag: str) -> None:
    owner = add_user(store)
    keep(store, project(owner, name="has it", tags=["first", tag]), project(owner, name="not", tags=[f"{tag}s", "ak"]))
    assert names(store, ProjectFilter(owner_id=owner.id, tag=tag)) == ["has it"]


def test_lists_are_of_the_owner_of_everybody_or_of_what_one_likes(store: SqlStore) -> None:
    ann, bob = add_user(store), add_user(store)
    later = NOON + timedelta(hours=1)
    keep(
        store, project(ann, name="hers", updated_at=later), project(bob, name="his"),
        project(bob, name="old public", visibility="public", published_at=NOON, updated_at=later),
        project(bob, name="new public", visibility="public", published_at=later, updated_at=NOON),
    )  # fmt: skip
    assert names(store, ProjectFilter(owner_id=ann.id)) == ["hers"]
    assert names(store, ProjectFilter(public=True)) == ["new public", "old public"]
    with store.begin() as tx:
        for one in tx.projects.page(ProjectFilter(), Page()):
            tx.projects.set_favourite(ann.id, one.id, favourite=True, now=NOON)
            tx.projects.set_favourite(ann.id, one.id, favourite=True, now=NOON)
    assert set(names(store, ProjectFilter(favourite_of=ann.id, visible_to=ann.id))) == {
        "hers", "old public", "new public",
    }  # fmt: skip
    assert names(store, ProjectFilter(favourite_of=bob.id)) == []
    with store.begin() as tx:
        liked = [one.id for one in tx.projects.page(ProjectFilter(favourite_of=ann.id), Page())]
        assert tx.projects.favourites(ann.id, [*liked, "prj_none"]) == set(liked)
        tx.projects.set_favourite(ann.id, liked[0], favourite=False, now=NOON)
        assert tx.projects.favourites(ann.id, liked) == set(liked[1:])


def walk(store: SqlStore, which: ProjectFilter, limit: int, *, delete_last: bool = False) -> list[str]:
    seen: list[str] = []
    after = None
    while True:
        with store.begin() as tx:
            found: Sequence[Project] = tx.projects.page(which, Page(limit=limit, after=after))
            if not found:
                return seen
            seen += [one.name for one in found]
            after = found[-1].id
            if delete_last:
                tx.projects.delete(after)


@pytest.mark.parametrize("delete_last", [False, True])
@pytest.mark.parametrize("apart", [timedelta(0), timedelta(minutes=1)])
def test_pages_miss_nothing_and_repeat_nothing(store: SqlStore, apart: timedelta, delete_last: bool) -> None:
    owner = add_user(store)
    made = [project(owner, id=f"prj_{n:026}", name=f"p{n:02}", updated_at=NOON + n * apart) for n in range(7)]
    keep(store, *made)
    expected = [one.name for one in sorted(made, key=lambda one: (one.updated_at, one.id), reverse=True)]
    assert walk(store, ProjectFilter(owner_id=owner.id), 3, delete_last=delete_last) == expected


def test_deleting_takes_all_that_hangs_on_it(store: SqlStore) -> None:
    owner = add_user(store)
    made = project(owner)
    keep(store, made)
    with store.begin() as tx:
        file = stored_file()
        tx.builds.register([file], now=NOON)
        first = tx.versions.add(version(made), [file])
        tx.projects.set_favourite(owner.id, made.id, favourite=True, now=NOON)
    with store.begin() as tx:
        assert tx.projects.delete(made.id)
        assert not tx.projects.delete(made.id)
    with store.read() as tx:
        assert tx.versions.get(first.id) is None
        assert tx.versions.branches([made.id]) == {made.id: []}
        assert tx.projects.favourites(owner.id, [made.id]) == set()
        assert tx.versions.storage_bytes(owner.id) == 0


def test_what_cannot_be_stored_is_the_callers_mistake(store: SqlStore) -> None:
    """PostgreSQL keeps no NUL; SQLite does, and gives it back."""
    made = project(add_user(store), name="a\0b")
    if store.engine.dialect.name == "postgresql":
        with pytest.raises(RequestError, match="cannot be stored"):
            keep(store, made)
    else:
        keep(store, made)


def upload(owner: User) -> Upload:
    return Upload(id=new_id("upl"), user_id=owner.id, file=stored_file(), created_at=NOON)


def test_uploads_belong_to_somebody_and_count(store: SqlStore) -> None:
    ann, bob = add_user(store), add_user(store)
    sent = sorted((upload(ann) for _ in range(3)), key=lambda one: one.id)
    with store.begin() as tx:
        for one in sent:
            tx.builds.register([one.file], now=NOON)
            tx.uploads.add(one)
    with store.begin() as tx:
        assert tx.uploads.get(sent[0].id) == sent[0]
        assert list(tx.uploads.page(ann.id, Page(limit=2))) == [sent[2], sent[1]]
        assert list(tx.uploads.page(ann.id, Page(limit=2, after=sent[1].id))) == [sent[0]]
        assert list(tx.uploads.page(bob.id, Page())) == []
        assert tx.versions.storage_bytes(ann.id) == sum({one.file.digest: one.file.size_bytes for one in sent}.values())
        assert tx.uploads.delete(sent[0].id)
        assert not tx.uploads.delete(sent[0].id)
        assert tx.uploads.get(sent[0].id) is None
