"""People's own keys of LLM providers: sealed, shown by their last letters, tested, and nobody else's business."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.errors import LlmKeyError
from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.agent import ModelChoice
from prompt2mesh.studio.service.provider_keys import MOST_KEYS, TESTS_PER_MINUTE
from tests.support.api import PASSWORD, Person
from tests.support.canaries import USER_LLM_KEY

SECRET = USER_LLM_KEY


def add(who: Person, **fields: Any) -> dict[str, Any]:
    return who.post("/v1/me/llm-keys", {"provider": "anthropic", "api_key": SECRET, **fields})


def test_a_key_is_kept_sealed_and_shown_by_its_last_letters(platform: Platform, alice: Person) -> None:
    key = add(alice, models=["claude-a", "claude-b"])
    assert (key["provider"], key["models"], key["hint"], key["base_url"]) == (
        "anthropic", ["claude-a", "claude-b"], "0042", "",
    )  # fmt: skip
    assert "api_key" not in key
    assert alice.get("/v1/me/llm-keys")["items"] == [key]
    assert SECRET not in json.dumps(alice.get("/v1/me/export"))
    assert alice.get("/v1/me/export")["llm_keys"][0]["hint"] == "0042"
    store = platform.services.store
    assert isinstance(store, SqlStore)
    with store.engine.connect() as connection:
        for table in tables.metadata.sorted_tables:
            assert SECRET not in str(connection.execute(select(table)).all()), table.name
    [choice] = platform.llms.of(alice.user.id)[:1]
    assert (choice.api_key, choice.label, choice.owner) == (SECRET, "anthropic:claude-a", "user")
    assert SECRET not in repr(choice)


def test_a_repeated_request_adds_one_key_and_the_kept_answer_has_no_secret(alice: Person) -> None:
    headers = {"Idempotency-Key": "once"}
    body = {"provider": "anthropic", "api_key": SECRET}
    first = alice.ask("POST", "/v1/me/llm-keys", body, headers=headers).json()
    assert alice.ask("POST", "/v1/me/llm-keys", body, headers=headers).json() == first
    assert len(alice.get("/v1/me/llm-keys")["items"]) == 1


def test_what_is_wrong_with_a_key_is_told_without_repeating_it(alice: Person) -> None:
    for body, status, told in (
        ({"provider": "anthropic"}, 422, "anthropic needs a key"),
        ({"provider": "bedrock"}, 422, "the service's own AWS account is not lent"),
        ({"provider": "bedrock", "api_key": SECRET, "base_url": "https://example.com"}, 422, "no other address"),
        ({"provider": "ollama"}, 422, "ollama needs a key"),
        ({"provider": "ollama", "api_key": SECRET}, 422, "needs its address"),
        ({"provider": "mistral", "api_key": SECRET}, 422, "provider"),
        ({"provider": "openai", "api_key": f"{SECRET} {SECRET}"}, 422, "printable characters without spaces"),
        ({"provider": "openai", "api_key": SECRET, "models": ["bad model"]}, 422, "models"),
    ):
        answer = alice.ask("POST", "/v1/me/llm-keys", body)
        assert answer.status_code == status, body
        assert told in answer.text, body
        assert SECRET not in answer.text
    assert alice.get("/v1/me/llm-keys")["items"] == []


@pytest.mark.parametrize("url", [
    "http://example.com", "https://localhost/v1", "https://127.0.0.1:8000", "https://10.0.0.8/v1", "https://[::1]/",
    "https://169.254.169.254/latest", "https://192.168.1.4", "https://me:secret@example.com", "file:///etc/passwd",
    "https://metadata.google.internal",
])  # fmt: skip
def test_an_address_inside_the_services_own_network_is_refused(alice: Person, url: str) -> None:
    answer = alice.ask("POST", "/v1/me/llm-keys", {"provider": "openai", "api_key": SECRET, "base_url": url})
    assert (answer.status_code, answer.json()["code"]) == (422, "llm_address_refused")
    assert "webhook" not in answer.text
    key = add(alice)
    answer = alice.ask("PATCH", f"/v1/me/llm-keys/{key['id']}", {"base_url": url})
    assert answer.json()["code"] == "llm_address_refused"


def test_a_key_is_changed_ordered_and_removed(platform: Platform, alice: Person) -> None:
    first, second = add(alice), add(alice, provider="openai")
    alice.ask("PATCH", f"/v1/me/llm-keys/{second['id']}", {"position": 0, "models": ["gpt-x"]})
    alice.ask("PATCH", f"/v1/me/llm-keys/{first['id']}", {"api_key": "another-secret-9999"})
    assert [(key["id"], key["models"], key["hint"]) for key in alice.get("/v1/me/llm-keys")["items"]] == [
        (second["id"], ["gpt-x"], "0042"), (first["id"], first["models"], "9999"),
    ]  # fmt: skip
    assert [choice.api_key for choice in platform.llms.of(alice.user.id)] == [SECRET, "another-secret-9999"]
    assert alice.ask("PATCH", f"/v1/me/llm-keys/{first['id']}", {"api_key": ""}).status_code == 422
    assert alice.ask("DELETE", f"/v1/me/llm-keys/{first['id']}").status_code == 204
    assert alice.ask("DELETE", f"/v1/me/llm-keys/{first['id']}").status_code == 404
    actions = [line["action"] for line in alice.get("/v1/me/audit")["items"]]
    assert {"llm_key.added", "llm_key.changed", "llm_key.removed"} <= set(actions)
    assert SECRET not in json.dumps(alice.get("/v1/me/audit"))


def test_a_kept_key_is_sent_to_no_other_address_than_it_was_given_for(
    platform: Platform, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stole a session has no key; with another address, a test would have sent it there."""
    sent: list[tuple[str, str]] = []

    def probe(choice: ModelChoice) -> str:
        sent.append((choice.base_url, choice.api_key))
        return choice.label

    monkeypatch.setattr(platform.llm_keys, "_probe", probe)
    own, other = "https://1.1.1.1/v1", "https://8.8.8.8/v1"
    for first, then in (("", other), (own, other), (own, "")):
        key = add(alice, provider="openai", base_url=first)
        path = f"/v1/me/llm-keys/{key['id']}"
        refused = alice.ask("PATCH", path, {"base_url": then})
        assert (refused.status_code, refused.json()["code"]) == (422, "request_invalid")
        assert "needs the key once more" in refused.text
        assert SECRET not in refused.text
        alice.post(f"{path}/test")
        assert sent.pop() == (first, SECRET)
        same = alice.ask("PATCH", path, {"base_url": first, "models": ["gpt-x"]})
        assert (same.status_code, same.json()["models"]) == (200, ["gpt-x"])
        assert alice.ask("PATCH", path, {"base_url": then, "api_key": "the-key-of-the-other"}).status_code == 200
        alice.post(f"{path}/test")
        assert sent.pop() == (then, "the-key-of-the-other")


def test_a_server_that_needs_no_key_moves_without_one(alice: Person) -> None:
    key = add(alice, provider="ollama", api_key="", base_url="https://1.1.1.1")
    moved = alice.ask("PATCH", f"/v1/me/llm-keys/{key['id']}", {"base_url": "https://8.8.8.8"})
    assert (moved.status_code, moved.json()["base_url"]) == (200, "https://8.8.8.8")


def test_there_is_a_most_of_keys(alice: Person) -> None:
    for _ in range(MOST_KEYS):
        add(alice)
    assert alice.ask("POST", "/v1/me/llm-keys", {"provider": "openai", "api_key": SECRET}).status_code == 409


def test_a_test_tells_whether_the_llm_answers(
    platform: Platform, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[ModelChoice] = []

    def probe(choice: ModelChoice) -> str:
        asked.append(choice)
        if len(asked) > 1:
            raise LlmKeyError("anthropic does not take the key", hint="make another")
        return choice.label

    monkeypatch.setattr(platform.llm_keys, "_probe", probe)
    key = add(alice, models=["claude-a"])
    good = alice.post(f"/v1/me/llm-keys/{key['id']}/test")
    assert (good["ok"], good["model"], good["code"]) == (True, "anthropic:claude-a", "")
    bad = alice.post(f"/v1/me/llm-keys/{key['id']}/test")
    assert (bad["ok"], bad["code"], bad["hint"]) == (False, "llm_key_refused", "make another")
    assert [choice.api_key for choice in asked] == [SECRET, SECRET]
    for _ in range(TESTS_PER_MINUTE - 2):
        alice.post(f"/v1/me/llm-keys/{key['id']}/test")
    often = alice.ask("POST", f"/v1/me/llm-keys/{key['id']}/test")
    assert (often.status_code, often.json()["code"]) == (429, "rate_limited")
    assert len(asked) == TESTS_PER_MINUTE


def test_who_would_model_is_told_with_why(platform: Platform, alice: Person, bob: Person) -> None:
    none = alice.get("/v1/me/llm")
    assert (none["modeler"], none["models"]) == ("builtin", [])
    assert "there is no LLM" in none["reason"]
    assert none["budget"]["tokens"] <= none["ceiling"]["tokens"]
    add(alice, models=["claude-a"])
    found = alice.get("/v1/me/llm")
    assert (found["modeler"], found["models"]) == ("agent", [{"label": "anthropic:claude-a", "owner": "user"}])
    assert found["tokens_left_today"] == platform.services.limits.llm_tokens_per_day
    assert bob.get("/v1/me/llm")["modeler"] == "builtin"


def test_the_agent_is_refused_at_once_where_there_is_no_llm(alice: Person) -> None:
    answer = alice.ask("POST", "/v1/text-to-3d", {"prompt": "a cube", "modeler": "agent"})
    assert (answer.status_code, answer.json()["code"]) == (422, "llm_key_missing")
    assert alice.get("/v1/tasks")["items"] == []
    assert alice.get("/v1/projects")["items"] == []
    add(alice)
    assert alice.ask("POST", "/v1/text-to-3d", {"prompt": "a cube", "modeler": "agent"}).status_code == 202


def test_keys_go_with_the_account(platform: Platform, api: TestClient, alice: Person) -> None:
    del api
    add(alice)
    assert alice.ask("DELETE", "/v1/me", {"password": PASSWORD}).status_code == 204
    with platform.services.store.read() as tx:
        assert tx.provider_keys.sealed() == []
