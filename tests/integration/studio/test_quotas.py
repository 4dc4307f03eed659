import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from PIL import Image

from prompt2mesh.mesh.errors import LimitError, RateLimitError
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.ports.records import JobKind, Scene, StoredFile, User
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.instance_scenes import InstanceScenes
from prompt2mesh.studio.service.quotas import usage_report
from prompt2mesh.studio.service.requests import MakeRequest, ModelerChoice
from prompt2mesh.studio.service.tasks import Tasks, Terms
from prompt2mesh.studio.service.uploads import UploadService
from tests.integration.studio.conftest import Clock
from tests.support.records import NOON, add_user, project, version


def limited(services: Services, **limits: int) -> Tasks:
    return Tasks(replace(services, limits=Limits(**limits)))


def submit(tasks: Tasks, owner: User, *, modeler: ModelerChoice = "auto") -> str:
    return tasks.make(
        owner, MakeRequest(prompt="a chair", modeler=modeler), Terms(), kind="text-to-3d", label="a chair"
    ).id


def prompts(count: int) -> list[tuple[JobKind, dict[str, Any]]]:
    return [("text-to-3d", {"prompt": "a chair"})] * count


def jobs_of(store: SqlStore, owner: User) -> int:
    with store.read() as tx:
        return tx.jobs.count(JobFilter(user_id=owner.id))


def test_the_jobs_of_a_day_are_limited_until_midnight(services: Services, store: SqlStore, clock: Clock) -> None:
    tasks, owner, other = limited(services, jobs_per_day=3), add_user(store), add_user(store)
    clock.now = NOON.replace(hour=23)
    for _ in range(3):
        submit(tasks, owner)
    with pytest.raises(LimitError, match="3 tasks a day are allowed; 3 were made today and 1 more") as refused:
        submit(tasks, owner)
    assert refused.value.retry_after_s == 3600
    assert jobs_of(store, owner) == 3
    submit(tasks, other)
    clock.forward(3600)
    submit(tasks, owner)


def test_a_refused_job_is_not_counted_and_leaves_no_project(services: Services, store: SqlStore) -> None:
    tasks, owner = limited(services, jobs_per_day=3), add_user(store)
    with pytest.raises(LimitError):
        tasks.batch(owner, prompts(4), name="chairs")
    assert usage_report(services, owner).jobs == 0
    tasks.batch(owner, prompts(3), name="chairs")
    with store.read() as tx:
        assert usage_report(services, owner).jobs == 3
        assert tx.jobs.count(JobFilter(user_id=owner.id)) == 3


def test_a_users_own_limit_wins(services: Services, store: SqlStore) -> None:
    tasks, owner = limited(services, jobs_per_day=3), add_user(store, limits={"jobs_per_day": 1})
    submit(tasks, owner)
    with pytest.raises(LimitError, match="1 tasks a day"):
        submit(tasks, owner)


def test_submissions_of_a_minute_are_limited_and_a_batch_is_one(services: Services, store: SqlStore) -> None:
    tasks, owner = limited(services, jobs_per_minute=2), add_user(store)
    tasks.batch(owner, prompts(50), name="chairs")
    submit(tasks, owner)
    with pytest.raises(RateLimitError) as refused:
        submit(tasks, owner)
    assert refused.value.code == "rate_limited"
    assert refused.value.retry_after_s is not None
    assert 1 <= refused.value.retry_after_s <= 120
    assert jobs_of(store, owner) == 51


def test_waiting_jobs_are_limited(services: Services, store: SqlStore) -> None:
    tasks, owner = limited(services, queued_jobs=2), add_user(store)
    tasks.batch(owner, prompts(2), name="chairs")
    with pytest.raises(LimitError, match="2 wait and 1 more"):
        submit(tasks, owner)


def test_submissions_at_once_pass_no_limit(services: Services, store: SqlStore) -> None:
    tasks, owner = limited(services, jobs_per_day=5, queued_jobs=5), add_user(store)

    def attempt(_: int) -> bool:
        try:
            submit(tasks, owner)
        except LimitError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(20))) == 5
    assert jobs_of(store, owner) == 5


def test_storage_is_limited(services: Services, store: SqlStore) -> None:
    tasks, owner = limited(services, storage_mb=1), add_user(store)
    submit(tasks, owner)
    file = StoredFile(name="model.glb", digest="a" * 64, size_bytes=1_000_000, media_type="model/gltf-binary")
    kept = project(owner)
    with store.begin() as tx:
        tx.projects.add(kept)
        tx.builds.register([file], now=NOON)
        tx.versions.add(version(kept), [file])
    with pytest.raises(LimitError, match="take 1 MB; 1 MB are allowed") as refused:
        submit(tasks, owner)
    assert refused.value.retry_after_s is None


def noise(seed: int) -> bytes:
    """A picture of about 200 kB that no other picture is like."""
    made = io.BytesIO()
    Image.frombytes("RGB", (400, 400), Random(seed).randbytes(400 * 400 * 3)).save(made, "PNG")
    return made.getvalue()


def test_who_uploads_and_deletes_again_and_again_fills_no_disk(
    services: Services, store: SqlStore, clock: Clock
) -> None:
    uploads = UploadService(replace(services, limits=Limits(storage_mb=1)))
    owner, other = add_user(store), add_user(store)

    def upload_and_delete(user: User, *seeds: int) -> None:
        for seed in seeds:
            uploads.delete(user, uploads.add(user, noise(seed)).id)

    with pytest.raises(LimitError, match=r"4 MB of files a day may be written; 3\.\d MB were written today") as refused:
        upload_and_delete(owner, *range(100))
    assert (refused.value.code, refused.value.retry_after_s) == ("limit_reached", 12 * 3600)
    assert 3_000_000 < sum(blob.size_bytes for blob in services.blobs.digests()) <= 4_000_000
    upload_and_delete(owner, 0)  # its bytes are there
    upload_and_delete(other, 1000)
    clock.forward(12 * 3600)
    upload_and_delete(owner, 2000)


def test_who_saves_scenes_again_and_again_fills_no_disk_and_loses_little(
    services: Services, store: SqlStore, clock: Clock, tmp_path: Path
) -> None:
    scenes = InstanceScenes(replace(services, limits=Limits(storage_mb=1)), None, tokens=cast("Any", None))
    owner, other = add_user(store), add_user(store)

    def save(user: User, seed: int) -> Scene:
        path = tmp_path / "scene.blend"
        path.write_bytes(Random(seed).randbytes(1_000_000))
        return scenes.keep(user, path, digest=hashlib.sha256(path.read_bytes()).hexdigest())

    # The day is used up by four, and one more is kept in a quarter of an hour.
    kept = [save(owner, seed) for seed in range(5)]
    for seed in range(5, 9):
        with pytest.raises(LimitError, match="once in 15 minutes") as refused:
            save(owner, seed)
        assert refused.value.retry_after_s is not None
    assert scenes.newest(owner) == kept[-1]
    assert len(list(services.blobs.digests())) == 5
    assert save(owner, 0).digest == kept[0].digest  # its bytes are there
    save(other, 100)
    clock.forward(12 * 3600)
    save(owner, 200)


def test_language_model_tokens_are_limited_until_midnight(services: Services, store: SqlStore) -> None:
    tasks, owner = limited(services, llm_tokens_per_day=1000), add_user(store)
    submit(tasks, owner, modeler="agent")
    with store.begin() as tx:
        tx.usage.add(owner.id, "2026-11-26", "llm_tokens", 1000)
    with pytest.raises(LimitError, match="tokens") as refused:
        submit(tasks, owner, modeler="agent")
    assert refused.value.retry_after_s == 12 * 3600
    submit(tasks, owner)  # the built-in modeler needs none


def test_the_report_tells_what_was_used_and_what_is_allowed(services: Services, store: SqlStore) -> None:
    owner = add_user(store, limits={"storage_mb": 7})
    Tasks(services).batch(owner, prompts(3), name="chairs")
    report = usage_report(services, owner)
    assert (report.day, report.resets_in_s) == ("2026-11-26", 12 * 3600)
    assert (report.jobs, report.waiting, report.running, report.storage_bytes) == (3, 3, 0, 0)
    assert report.limits["storage_mb"] == 7
    assert report.limits["jobs_per_day"] == Limits().jobs_per_day
