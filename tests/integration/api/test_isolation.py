"""What belongs to somebody else is not found: for every endpoint of the OpenAPI document that names an object."""

import io
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import StoredFile
from tests.support.api import Person
from tests.support.records import chat_turn, project, version

# Their parameters name no object of anybody's, are a permission by themselves, or are for the agents of instances,
# which come with tokens of their own (test_instances).
PUBLIC = ("/v1/files/", "/v1/shared/", "/v1/library/", "/v1/instance/")
METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture
def bobs(platform: Platform, bob: Person) -> dict[str, str]:
    """An object of each kind, by the name that paths have for its id."""
    made = project(bob.user)
    blob = platform.services.blobs.put_bytes(b"glTF of no thing")
    file = StoredFile(name="model.glb", digest=blob.digest, size_bytes=blob.size_bytes, media_type="model/gltf-binary")
    with platform.services.store.begin() as tx:
        tx.projects.add(made)
        tx.builds.register([file], now=made.created_at)
        first = tx.versions.add(version(made), [file])
        turn = chat_turn(made)
        tx.chat_turns.add(turn)
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    sent = bob.api.post(
        "/v1/uploads", files={"file": ("a.png", picture.getvalue(), "image/png")},
        headers={"Authorization": f"Bearer {bob.token}"},
    )  # fmt: skip
    return {
        "project_id": made.id,
        "version_id": first.id,
        "other_id": first.id,
        "name": "main",
        "task_id": bob.post("/v1/text-to-3d", {"prompt": "a red cube"})["id"],
        "batch_id": bob.post("/v1/batches", {"items": [{"prompt": "a red cube"}]})["id"],
        "upload_id": sent.json()["id"],
        "turn_id": turn.id,
        "key_id": bob.post("/v1/me/keys", {"name": "a key"})["id"],
        "llm_key_id": bob.post("/v1/me/llm-keys", {"provider": "anthropic", "api_key": "sk-of-bob"})["id"],
        "session_id": bob.get("/v1/me/sessions")["items"][0]["id"],
    }


def body_for(document: dict[str, Any], operation: dict[str, Any]) -> Any:
    """The example that the document gives for the body."""
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    if schema is None:
        return None
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    assert schema.get("examples"), f"{schema.get('title')} has no example"
    return schema["examples"][0]


def test_nobody_finds_what_is_somebody_elses(api: TestClient, alice: Person, bobs: dict[str, str]) -> None:
    document = api.get("/openapi.json").json()
    asked = 0
    for template, item in document["paths"].items():
        names = re.findall(r"\{(\w+)\}", template)
        if not names or template.startswith(PUBLIC):
            continue
        for method in METHODS:
            if method not in item:
                continue
            where = f"{method.upper()} {template}"
            if template.startswith("/v1/admin/"):
                path = template.format(**{name: bobs.get(name, "usr_00000000000000000000000000") for name in names})
                answer = alice.ask(method.upper(), path, body_for(document, item[method]))
                assert answer.status_code == 403, f"{where}: {answer.status_code} {answer.text}"
                continue
            assert set(names) <= set(bobs), f"{where} names an object that this test has none of"
            path = template.format(**bobs)
            answer = alice.ask(method.upper(), path, body_for(document, item[method]))
            assert answer.status_code == 404, f"{where}: {answer.status_code} {answer.text}"
            assert answer.json()["code"] == "not_found", where
            signed_out = api.request(method.upper(), path, json=body_for(document, item[method]))
            assert signed_out.status_code == 401, f"{where}: {signed_out.status_code}"
            asked += 1
    assert asked > 35


def test_lists_have_nothing_of_somebody_elses(
    api: TestClient, alice: Person, bob: Person, bobs: dict[str, str]
) -> None:
    document = api.get("/openapi.json").json()
    ids = set(bobs.values()) - {"main"} | {bob.user.id, bob.user.email}
    for template, item in document["paths"].items():
        if "{" in template or "get" not in item or not template.startswith("/v1/"):
            continue
        answer = alice.ask("GET", template)
        assert not any(one in answer.text for one in ids), template


def test_a_body_does_not_name_somebody_elses_either(alice: Person, bobs: dict[str, str]) -> None:
    prompt = {"prompt": "a red cube"}
    for name in ("project_id", "upload_id"):
        field = "reference_upload_id" if name == "upload_id" else name
        answer = alice.ask("POST", "/v1/text-to-3d", {**prompt, field: bobs[name]})
        assert answer.status_code == 404, f"{field}: {answer.text}"
    program = {"parts": [{"name": "a", "shape": {"type": "box", "size": [1, 1, 1]}}]}
    answer = alice.ask("POST", "/v1/program-to-3d", {"program": program, "project_id": bobs["project_id"]})
    assert answer.status_code == 404
    for query in ({"project_id": bobs["project_id"]}, {"batch_id": bobs["batch_id"]}):
        assert alice.get("/v1/tasks", params=query)["items"] == []


def test_a_body_that_is_too_long_is_refused_before_it_is_read(alice: Person) -> None:
    long = alice.ask("POST", "/v1/text-to-3d", {"prompt": "x" * 5_000_000})
    assert long.status_code == 413
    assert long.json()["code"] == "too_large"
    pieces = (b"x" * 100_000 for _ in range(60))
    chunked = alice.ask("POST", "/v1/text-to-3d", content=pieces, headers={"Content-Type": "application/json"})
    assert chunked.status_code == 413, chunked.text
    assert chunked.json()["code"] == "too_large"
