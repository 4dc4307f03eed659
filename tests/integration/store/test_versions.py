"""The contract of the repositories of versions, builds and batches, over both databases."""

import threading
from datetime import timedelta

import pytest

from prompt2mesh.mesh.errors import BlobMissingError
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import Batch, Build, Page, Project, StoredFile, Version, new_id
from tests.support.records import NOON, add_user, job, project, stored_file, version


@pytest.fixture
def chair(store: SqlStore) -> Project:
    made = project(add_user(store))
    with store.begin() as tx:
        tx.projects.add(made)
    return made


def add(store: SqlStore, of: Project, *files: StoredFile, **fields: object) -> Version:
    with store.begin() as tx:
        tx.builds.register(files, now=NOON)
        return tx.versions.add(version(of, **fields), files)


def heads(store: SqlStore, of: Project) -> dict[str, str | None]:
    with store.read() as tx:
        return {branch.name: branch.head_version_id for branch in tx.versions.branches([of.id])[of.id]}


def test_a_version_comes_back_with_its_files(store: SqlStore, chair: Project) -> None:
    files = [stored_file("a.glb"), stored_file("b.png")]
    made = add(store, chair, *files, summary={"size_m": [1.0, 2.0, 3.0]}, job_id="job_1", label="ein Stühlchen")
    with store.read() as tx:
        assert tx.versions.get(made.id) == made
        assert tx.versions.by_job("job_1") == made
        assert list(tx.versions.named([made.id, "ver_none"])) == [made]
        assert tx.versions.files([made.id]) == {made.id: files}
        assert tx.versions.files([]) == {}
        assert tx.projects.get(chair.id) is not None


def test_versions_are_counted_in_their_project(store: SqlStore, chair: Project) -> None:
    other = project(add_user(store))
    with store.begin() as tx:
        tx.projects.add(other)
    numbers = [add(store, of).number for of in (chair, chair, other, chair, other)]
    assert numbers == [1, 2, 1, 3, 2]


def test_two_at_once_do_not_take_one_number(store: SqlStore, chair: Project) -> None:
    barrier = threading.Barrier(4)
    numbers: list[int] = []

    def one() -> None:
        barrier.wait()
        numbers.append(add(store, chair).number)

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [1, 2, 3, 4]


def test_heads_follow_their_branches(store: SqlStore, chair: Project) -> None:
    first = add(store, chair)
    side = add(store, chair, branch="side", parent_id=first.id)
    add(store, chair, branch=None, parent_id=first.id, kind="variant")
    assert heads(store, chair) == {"main": first.id, "side": side.id}
    with store.begin() as tx:
        tx.versions.set_head(chair.id, "copy", side.id, now=NOON - timedelta(hours=1))
        assert [one.name for one in tx.versions.branches([chair.id])[chair.id]] == ["main", "copy", "side"]
        assert tx.versions.delete_branch(chair.id, "side")
        assert not tx.versions.delete_branch(chair.id, "side")
        assert tx.versions.get(side.id) == side
    assert heads(store, chair) == {"main": first.id, "copy": side.id}


def test_a_deleted_version_joins_what_it_joined(store: SqlStore, chair: Project) -> None:
    first = add(store, chair)
    second = add(store, chair, parent_id=first.id)
    third = add(store, chair, parent_id=second.id)
    with store.begin() as tx:
        assert tx.versions.delete(second.id)
        assert not tx.versions.delete(second.id)
    with store.read() as tx:
        left = tx.versions.get(third.id)
    assert left is not None
    assert left.parent_id == first.id
    with store.begin() as tx:
        tx.versions.delete(third.id)
    assert heads(store, chair) == {"main": first.id}
    with store.begin() as tx:
        tx.versions.delete(first.id)
    assert heads(store, chair) == {"main": None}
    assert add(store, chair).number == 1


def test_files_are_replaced_by_name(store: SqlStore, chair: Project) -> None:
    made = add(store, chair, stored_file("a.glb"), stored_file("b.png"))
    newer, more = stored_file("b.png"), stored_file("c.stl")
    with store.begin() as tx:
        tx.builds.register([newer, more], now=NOON)
        tx.versions.add_files(made.id, [newer, more])
        found = {file.name: file for file in tx.versions.files([made.id])[made.id]}
    assert set(found) == {"a.glb", "b.png", "c.stl"}
    assert found["b.png"] == newer


def test_a_file_that_is_not_registered_is_refused_and_nothing_is_written(store: SqlStore, chair: Project) -> None:
    with pytest.raises(BlobMissingError), store.begin() as tx:
        tx.versions.add(version(chair), [stored_file()])
    with store.read() as tx:
        assert list(tx.versions.page(chair.id, Page())) == []
    assert heads(store, chair) == {}


def test_the_same_bytes_count_once(store: SqlStore, chair: Project) -> None:
    shared, own = stored_file("a.glb"), stored_file("b.glb")
    add(store, chair, shared)
    add(store, chair, shared, own)
    with store.read() as tx:
        assert tx.versions.storage_bytes(chair.user_id) == shared.size_bytes + own.size_bytes
        assert tx.versions.storage_bytes("usr_none") == 0


def test_a_version_touches_its_project(store: SqlStore, chair: Project) -> None:
    add(store, chair, created_at=NOON + timedelta(days=1))
    with store.read() as tx:
        found = tx.projects.get(chair.id)
    assert found is not None
    assert found.updated_at == NOON + timedelta(days=1)


def test_pages_are_newest_first(store: SqlStore, chair: Project) -> None:
    made = [add(store, chair, created_at=NOON + timedelta(seconds=n)) for n in range(5)]
    with store.read() as tx:
        first = tx.versions.page(chair.id, Page(limit=3))
        rest = tx.versions.page(chair.id, Page(limit=3, after=first[-1].id))
    assert [one.id for one in (*first, *rest)] == [one.id for one in reversed(made)]


def test_a_build_grows_by_what_is_made_later(store: SqlStore) -> None:
    glb, stl = stored_file("model.glb"), stored_file("model.stl")
    with store.begin() as tx:
        tx.builds.register([glb], now=NOON)
        tx.builds.add(Build(key="k" * 64, files=[glb], created_at=NOON))
    with store.begin() as tx:
        tx.builds.register([stl], now=NOON)
        tx.builds.add(Build(key="k" * 64, files=[stl], created_at=NOON + timedelta(hours=1)))
        found = tx.builds.get("k" * 64)
        assert tx.builds.get("j" * 64) is None
    assert found == Build(key="k" * 64, files=[glb, stl], created_at=NOON)


def test_the_jobs_of_a_batch_come_in_the_order_of_its_lines(store: SqlStore) -> None:
    owner = add_user(store)
    batch = Batch(id=new_id("bat"), user_id=owner.id, name="props", kind="prompts", created_at=NOON)
    jobs = [job(owner, batch_id=batch.id, batch_index=index) for index in (2, 0, 1)]
    with store.begin() as tx:
        tx.batches.add(batch)
        for one in (*jobs, job(owner)):
            tx.jobs.submit(one, cost=1.0)
    with store.read() as tx:
        assert tx.batches.get(batch.id) == batch
        first = tx.batches.jobs(batch.id, Page(limit=2))
        rest = tx.batches.jobs(batch.id, Page(limit=2, after=first[-1].id))
    assert [one.batch_index for one in (*first, *rest)] == [0, 1, 2]
    with store.begin() as tx:
        assert tx.batches.delete(batch.id)
        assert tx.jobs.get(jobs[0].id) is None
        assert tx.batches.get(batch.id) is None
