"""Limits and webhooks of the service as people run it: real processes, a real network, a real proxy header."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from standardwebhooks.webhooks import Webhook

from tests.support.canaries import PASSWORD
from tests.support.receivers import receiver
from tests.support.service import Service, running_service


def statuses(service: Service, forwarded: list[str]) -> list[int]:
    with httpx2.Client(base_url=service.api_url) as client:
        return [client.get("/v1/auth/options", headers={"X-Forwarded-For": one}).status_code for one in forwarded]


def test_a_header_that_anybody_can_send_does_not_escape_a_limit(tmp_path: Path) -> None:
    with running_service(tmp_path, runner=False, PROMPT2MESH_SIGNED_OUT_PER_MINUTE="3") as service:
        assert statuses(service, [f"203.0.113.{number}" for number in range(5)]) == [200, 200, 200, 429, 429]


@pytest.fixture
def behind_proxy(tmp_path: Path) -> Iterator[Service]:
    with running_service(
        tmp_path, runner=False, PROMPT2MESH_SIGNED_OUT_PER_MINUTE="3",
        PROMPT2MESH_TRUSTED_PROXIES="127.0.0.1,192.0.2.0/24",
    ) as service:  # fmt: skip
        yield service


def test_behind_a_trusted_proxy_people_are_told_apart(behind_proxy: Service) -> None:
    assert statuses(behind_proxy, ["203.0.113.1"] * 4) == [200, 200, 200, 429]
    assert statuses(behind_proxy, ["203.0.113.2", "203.0.113.1"]) == [200, 429]
    # What the visitor wrote is left of what the proxies wrote, and changes nothing.
    assert statuses(behind_proxy, ["198.51.100.9, 203.0.113.1", "10.0.0.1, 203.0.113.1, 192.0.2.7"]) == [429, 429]


@pytest.mark.blender
def test_a_model_that_is_made_reaches_the_owners_server(tmp_path: Path) -> None:
    with (
        receiver() as hook,
        running_service(tmp_path, PROMPT2MESH_WEBHOOK_ALLOW_PRIVATE="yes") as service,
        httpx2.Client(base_url=service.api_url, timeout=30) as client,
    ):
        tokens = client.post("/v1/auth/signup", json={"email": "alice@example.com", "password": PASSWORD}).json()
        client.headers["Authorization"] = f"Bearer {tokens['access_token']}"
        task = client.post("/v1/text-to-3d", json={"prompt": "a red cube", "webhook_url": hook.url}).json()
        [got] = hook.wait_for(1, timeout_s=90)
        secret = client.get("/v1/me/webhook-secret").json()["secret"]
        message = Webhook(secret).verify(got.body, got.headers)
        assert message["type"] == "task.succeeded"
        assert message["data"]["id"] == task["id"]
        made = client.get(f"/v1/tasks/{task['id']}").json()
        assert message["data"]["version_id"] == made["version"]["id"]
        time.sleep(1.5)
        assert len(hook.received) == 1
        assert client.get("/v1/me/usage").json()["today"]["build_seconds"] > 0
