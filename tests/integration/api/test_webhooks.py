"""Webhooks over the real app: from the request to the message that a real server gets."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from standardwebhooks.webhooks import Webhook

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.webhooks.addresses import PublicAddresses
from prompt2mesh.webhooks.courier import Courier
from prompt2mesh.webhooks.sender import Sender
from tests.support.api import Person, new_person
from tests.support.receivers import Receiver, receiver


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as opened:
        yield opened


@pytest.fixture
def open_to_private(settings: ServiceSettings) -> Iterator[Platform]:
    with open_platform(replace(settings, webhook_allow_private=True)) as opened:
        yield opened


@pytest.fixture
def courier(open_to_private: Platform) -> Iterator[Courier]:
    sender = Sender(open_to_private.webhook_secrets, PublicAddresses(allow_private=True))
    started = Courier(open_to_private.services.store, sender, clock=open_to_private.services.clock, poll_s=0.05)
    started.start()
    yield started
    started.stop()


def test_the_end_of_a_task_reaches_the_owners_server_signed(
    open_to_private: Platform, courier: Courier, hook: Receiver
) -> None:
    del courier
    with TestClient(create_app(open_to_private)) as api:
        alice = new_person(open_to_private, api, "alice")
        task = alice.post("/v1/text-to-3d", {"prompt": "a chair", "webhook_url": hook.url})
        alice.post(f"/v1/tasks/{task['id']}/cancel")
        [got] = hook.wait_for(1)
        secret = alice.get("/v1/me/webhook-secret")["secret"]
        message = Webhook(secret).verify(got.body, got.headers)
        assert message["type"] == "task.canceled"
        shown = alice.get(f"/v1/tasks/{task['id']}")
        for name in ("id", "kind", "status", "label", "project_id", "created_at", "finished_at"):
            assert message["data"][name] == shown[name], name
        while (listed := alice.get("/v1/me/webhooks")["items"][0])["state"] == "PENDING":
            pass
        assert (listed["state"], listed["last_status"], listed["attempts"]) == ("DELIVERED", 204, 1)
        assert (listed["id"], listed["task_id"]) == (got.headers["webhook-id"], task["id"])
        assert listed["next_attempt_at"] is None


def test_an_address_inside_is_refused_at_once(alice: Person) -> None:
    for url in ("http://127.0.0.1/x", "https://127.0.0.1/", "https://169.254.169.254/", "https://u:p@example.com/"):
        refused = alice.ask("POST", "/v1/text-to-3d", {"prompt": "a chair", "webhook_url": url})
        assert refused.status_code == 422, url
        assert refused.json()["code"] == "webhook_url_refused"
    assert alice.get("/v1/tasks")["items"] == []
    assert alice.post("/v1/text-to-3d", {"prompt": "a chair", "webhook_url": "https://example.com/hook"})


def test_a_secret_stays_until_it_is_changed(alice: Person, bob: Person) -> None:
    first = alice.get("/v1/me/webhook-secret")["secret"]
    assert first.startswith("whsec_")
    assert alice.get("/v1/me/webhook-secret")["secret"] == first
    second = alice.post("/v1/me/webhook-secret")["secret"]
    assert second != first
    assert alice.get("/v1/me/webhook-secret")["secret"] == second
    assert bob.get("/v1/me/webhook-secret")["secret"] not in {first, second}


def test_the_last_secret_signs_for_another_day(platform: Platform, alice: Person) -> None:
    secrets = platform.webhook_secrets
    first = alice.get("/v1/me/webhook-secret")["secret"]
    second = alice.post("/v1/me/webhook-secret")["secret"]
    assert list(secrets.of(alice.user.id)) == [second, first]


def test_messages_are_seen_by_their_owner_and_by_administrators(alice: Person, bob: Person, admin: Person) -> None:
    task = alice.post("/v1/text-to-3d", {"prompt": "a chair", "webhook_url": "https://example.com/hook?token=7"})
    alice.post(f"/v1/tasks/{task['id']}/cancel")
    [mine] = alice.get("/v1/me/webhooks?state=PENDING")["items"]
    assert (mine["task_id"], mine["type"], mine["url"]) == (
        task["id"],
        "task.canceled",
        "https://example.com/hook?token=7",
    )
    assert alice.get("/v1/me/webhooks?state=FAILED")["items"] == []
    assert bob.get("/v1/me/webhooks")["items"] == []
    assert alice.ask("GET", "/v1/admin/webhooks").status_code == 403
    [seen] = admin.get("/v1/admin/webhooks")["items"]
    assert seen["user_id"] == alice.user.id
    assert "token" not in seen["url"]
