"""Scenes of instances and tickets of one use, over both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import Scene, StoredFile, new_id
from tests.support.records import NOON, add_user, project, version

FIRST, SECOND = "a" * 64, "b" * 64


def scene(user_id: str, digest: str, *, project_id: str | None = None, minute: int = 0) -> Scene:
    return Scene(id=new_id("scn"), user_id=user_id, project_id=project_id, digest=digest, size_bytes=3,
                 saved_at=NOON + timedelta(minutes=minute))  # fmt: skip


def test_the_newest_scene_of_each_project_is_kept(store: SqlStore) -> None:
    mine = project(add_user(store))
    other = add_user(store)
    user_id = mine.user_id
    with store.begin() as tx:
        tx.projects.add(mine)
        files = [StoredFile(name=d, digest=d, size_bytes=3, media_type="x") for d in (FIRST, SECOND)]
        tx.builds.register(files, now=NOON)
        tx.scenes.keep(scene(user_id, FIRST, minute=5))
        tx.scenes.keep(scene(user_id, FIRST, project_id=mine.id, minute=1))
        tx.scenes.keep(scene(user_id, SECOND, project_id=mine.id, minute=2))
        tx.scenes.keep(scene(other.id, SECOND))
    with store.read() as tx:
        assert [one.digest for one in tx.scenes.of_user(user_id)] == [FIRST, SECOND]
        newest, of_project = tx.scenes.newest(user_id), tx.scenes.newest(user_id, project_id=mine.id)
        assert tx.versions.storage_bytes(user_id) == 6
    assert (newest and newest.digest, of_project and of_project.digest) == (FIRST, SECOND)
    with store.begin() as tx:
        tx.projects.delete(mine.id)
    with store.read() as tx:
        assert len(tx.scenes.of_user(user_id)) == 2, "a scene outlives the project that it was of"
    with store.begin() as tx:
        tx.users.delete(user_id)
    with store.read() as tx:
        assert tx.scenes.of_user(user_id) == []
        assert len(tx.scenes.of_user(other.id)) == 1


def test_of_many_who_use_a_ticket_at_once_one_gets_in(store: SqlStore) -> None:
    def use(_: int) -> bool:
        with store.begin() as tx:
            return tx.tickets.use("t1", expires_at=NOON)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(8))) == 1
    with store.begin() as tx:
        assert tx.tickets.purge(before=NOON + timedelta(seconds=1)) == 1


def test_a_file_is_found_by_its_content_only_for_whose_version_has_it(store: SqlStore) -> None:
    mine = project(add_user(store))
    other = add_user(store)
    with store.begin() as tx:
        tx.projects.add(mine)
        file = StoredFile(name="model.glb", digest=FIRST, size_bytes=3, media_type="model/gltf-binary")
        tx.builds.register([file], now=NOON)
        tx.versions.add(version(mine), [file])
    with store.read() as tx:
        assert tx.versions.file_of(mine.user_id, FIRST) == file
        assert tx.versions.file_of(other.id, FIRST) is None
        assert tx.versions.file_of(mine.user_id, SECOND) is None
