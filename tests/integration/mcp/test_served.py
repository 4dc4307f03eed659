"""The server of many people, and what their calls mean to the rest of the service."""

import asyncio
import base64
import os
import time
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import MagicMock

import pytest
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.mcp.http import create_app
from prompt2mesh.mcp.served import PrincipalToken, ServedBackend
from prompt2mesh.mcp.tools.scene import export_scene
from prompt2mesh.mcp.waiting import finished
from prompt2mesh.mesh.errors import LimitError, StoreUnavailableError
from prompt2mesh.settings import read_service_settings
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import Job, Page
from prompt2mesh.studio.service.accounts import Caller
from prompt2mesh.studio.service.open_streams import MOST_STREAMS
from prompt2mesh.studio.service.requests import MakeRequest
from prompt2mesh.studio.service.tasks import Terms
from tests.support.api import PASSWORD
from tests.support.instances import ScriptedInstances


def test_a_database_that_is_away_is_a_503_that_asks_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_service_settings({"HOME": str(tmp_path), "PROMPT2MESH_DATA": str(tmp_path)})
    with open_platform(settings, instances=ScriptedInstances()) as platform:
        platform.accounts.signup.create("ada@example.com", PASSWORD)
        token = platform.accounts.sessions.log_in("ada@example.com", PASSWORD, Caller()).access_token

        def away(store: SqlStore) -> None:
            del store
            raise StoreUnavailableError("the database does not answer")

        with TestClient(create_app(platform, ServedBackend(platform)), base_url="http://127.0.0.1") as client:
            monkeypatch.setattr(SqlStore, "read", away)
            answer = client.post("/mcp", json={}, headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) == (
            503,
            "store_unavailable",
            "5",
        )


def test_wrong_tokens_of_one_ipv6_network_are_counted_as_of_one(tmp_path: Path) -> None:
    """A person has 2⁶⁴ addresses in it."""
    rates = {"PROMPT2MESH_SIGNED_OUT_PER_MINUTE": "3"}
    settings = read_service_settings({"HOME": str(tmp_path), "PROMPT2MESH_DATA": str(tmp_path), **rates})
    with open_platform(settings, instances=ScriptedInstances()) as platform:
        app = create_app(platform, ServedBackend(platform))

        def knock(address: str) -> int:
            client = TestClient(app, base_url="http://127.0.0.1", client=(address, 4711))
            return client.post("/mcp", json={}, headers={"Authorization": "Bearer wrong"}).status_code

        assert [knock(f"2001:db8:1:2::{number}") for number in range(1, 6)] == [401, 401, 401, 429, 429]
        assert knock("2001:db8:1:3::1") == 401


def test_a_person_waits_for_so_many_tasks_at_a_time_and_what_is_refused_is_not_submitted(tmp_path: Path) -> None:
    settings = read_service_settings({"HOME": str(tmp_path), "PROMPT2MESH_DATA": str(tmp_path)})
    with open_platform(settings, instances=ScriptedInstances()) as platform:
        ada = platform.accounts.signup.create("ada@example.com", PASSWORD)
        backend = ServedBackend(platform)
        context = cast("Any", SimpleNamespace(request_context=SimpleNamespace(lifespan_context=backend)))

        def submit() -> Job:
            return platform.tasks.make(ada, MakeRequest(prompt="a chair"), Terms(), kind="text-to-3d", label="a chair")

        async def wait() -> None:
            with ExitStack() as waiting:
                for _ in range(MOST_STREAMS):
                    waiting.enter_context(backend.events.open_streams.one_more(ada.id))
                await finished(context, platform, ada, submit)

        with pytest.raises(LimitError, match=f"at most {MOST_STREAMS} streams"):
            asyncio.run(wait())
        assert platform.tasks.page(ada, JobFilter(), Page()) == []
        asyncio.run(backend.close())


def test_exports_of_a_scene_take_no_more_than_a_persons_storage_and_no_more_a_day_than_they_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_service_settings({"HOME": str(tmp_path), "PROMPT2MESH_DATA": str(tmp_path),
                                      "PROMPT2MESH_STORAGE_MB": "1"})  # fmt: skip
    with open_platform(settings, instances=ScriptedInstances()) as platform:
        platform.accounts.signup.create("ada@example.com", PASSWORD)
        token = platform.accounts.sessions.log_in("ada@example.com", PASSWORD, Caller()).access_token
        who = AuthenticatedUser(PrincipalToken.of(token, platform.accounts.authenticate(token)))
        connection = HTTPConnection({"type": "http", "headers": [], "user": who})
        backend = ServedBackend(platform)
        context = cast("Any", MagicMock(request_context=SimpleNamespace(request=connection, lifespan_context=backend),
                                        headers={}))  # fmt: skip

        def export(size: int) -> str:
            made = {"data_base64": base64.b64encode(os.urandom(size)).decode(), "exported": ["Box"]}
            monkeypatch.setattr(backend.scenes, "command", MagicMock(return_value=made))
            return str(asyncio.run(export_scene(context)))

        with pytest.raises(LimitError, match="1 MB that are allowed"):
            export(1_100_000)
        for _ in range(4):
            assert "http" in export(950_000)
        with pytest.raises(LimitError, match="4 MB of files a day may be written"):
            export(950_000)
        assert sum(blob.size_bytes for blob in platform.services.blobs.digests()) == 4 * 950_000
        asyncio.run(backend.close())


def test_a_call_counts_as_activity_of_the_persons_instance(tmp_path: Path) -> None:
    driver = ScriptedInstances()
    settings = read_service_settings({"HOME": str(tmp_path), "PROMPT2MESH_DATA": str(tmp_path)})
    with open_platform(settings, instances=driver) as platform:
        ada = platform.accounts.signup.create("ada@example.com", PASSWORD)
        token = platform.accounts.sessions.log_in("ada@example.com", PASSWORD, Caller()).access_token
        who = AuthenticatedUser(PrincipalToken.of(token, platform.accounts.authenticate(token)))
        connection = HTTPConnection({"type": "http", "headers": [], "user": who})
        context = cast("Any", SimpleNamespace(request_context=SimpleNamespace(request=connection)))
        backend = ServedBackend(platform)
        assert asyncio.run(backend.principal(context)).user.id == ada.id
        deadline = time.monotonic() + 60
        while (ada.id, "mcp") not in driver.touches:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        asyncio.run(backend.close())
