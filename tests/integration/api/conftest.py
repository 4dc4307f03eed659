"""The real app over both databases, with people in it, and a runner over a real Blender where a test asks for one."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap import open_modeler
from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.identity.passwords import Argon2Passwords
from prompt2mesh.settings import ServiceSettings, read_service_settings
from prompt2mesh.studio.service.runner import JobRunner
from prompt2mesh.studio.service.work import Workshop
from tests.support.api import Person, new_person
from tests.support.databases import migrated_database


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> ServiceSettings:
    database = migrated_database(request.param, tmp_path)
    return read_service_settings({
        "PROMPT2MESH_DATA": str(tmp_path / "data"), "DATABASE_URL": database,
        "PROMPT2MESH_PUBLIC_API_URL": "http://testserver", "JWT_SECRET_KEY": "k" * 20 + "0123456789abcdef" * 2,
        "PROMPT2MESH_INSTANCES": "off",  # else whoever asks for one has a real Blender started
    })  # fmt: skip


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a hash costs is tested with the hashes; here everybody signs up anew in each test."""
    monkeypatch.setattr(
        "prompt2mesh.bootstrap.service.Argon2Passwords", partial(Argon2Passwords, memory_kib=64, passes=1)
    )


@pytest.fixture
def platform(settings: ServiceSettings) -> Iterator[Platform]:
    with open_platform(settings) as opened:
        yield opened


@pytest.fixture
def api(platform: Platform) -> Iterator[TestClient]:
    with TestClient(create_app(platform), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def alice(platform: Platform, api: TestClient) -> Person:
    return new_person(platform, api, "alice")


@pytest.fixture
def bob(platform: Platform, api: TestClient) -> Person:
    return new_person(platform, api, "bob")


@pytest.fixture
def admin(platform: Platform, api: TestClient) -> Person:
    return new_person(platform, api, "root", role="admin")


@pytest.fixture
def runner(platform: Platform, pool: WorkerPool, tmp_path: Path) -> Iterator[JobRunner]:
    """A runner in this process, over this process's Blender."""
    workshop = Workshop(
        platform.services, modeler=open_modeler(), builder=pool, engine=platform.engine, folder=tmp_path / "work"
    )
    started = JobRunner(platform.services, workshop, slots=1, poll_s=0.02)
    started.start()
    yield started
    started.stop()
