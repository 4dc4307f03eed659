"""What is somebody's is nobody else's: the OpenAPI document is walked, and every object is asked for by another user.

A new endpoint is walked without anybody thinking of it; a new name for an object fails the walk until it is known here.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.document import program_data
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.mesh.shapes import Box
from tests.support.api import Person, objects_of

# Parameters of paths that name an object of a user.
OBJECTS = {
    "task_id", "project_id", "version_id", "other_id", "batch_id", "upload_id", "key_id", "session_id", "user_id", "name",
    "llm_key_id", "turn_id", "instance_id",
}  # fmt: skip
# What everybody may see or what the address itself permits: the catalogue, signed files, shared models.
OPEN = {
    "/v1/library/{kind}", "/v1/files/{digest}/{name}", "/v1/shared/{token}", "/v1/shared/{token}/copy",
    "/v1/instance/files/{digest}",  # for agents of instances, with tokens of their own: test_instances
}  # fmt: skip
# Paths that end the object, or the owner's way in: the owner asks for these last, and not for all of them.
BODIES: dict[str, Any] = {
    "edits": {"sentence": "make it red"}, "parameters": {"values": {"height": 1.0}}, "parts": {"path": "x", "remove": True},
    "variants": {"count": 2}, "chat": {"message": "make it red"}, "branches": {"name": "other"}, "exports": {"formats": ["stl"]}, "program": {"program": program_data(MeshProgram(parts=[Part(name="a", shape=Box(size=(1, 1, 1)))]))},
}  # fmt: skip


@pytest.fixture
def theirs(platform: Platform, alice: Person) -> dict[str, str]:
    """The ids of one object of each kind, all Alice's."""
    return objects_of(platform, alice)


def operations(api: TestClient) -> Iterator[tuple[str, str, list[str]]]:
    """Every operation whose path names something: method, path, names."""
    for path, item in api.get("/openapi.json").json()["paths"].items():
        for method, operation in item.items():
            names = [entry["name"] for entry in operation.get("parameters", []) if entry["in"] == "path"]
            if names:
                yield method.upper(), path, names


def ask(who: Person, method: str, path: str, ids: dict[str, str]) -> int:
    """The status of a request that is well formed but for whose objects it names."""
    body: Any = None
    if method in {"POST", "PATCH", "PUT"}:
        body = BODIES.get(path.rsplit("/", 1)[-1], {})
        if path.endswith("/revert"):
            body = {"version_id": ids["version_id"]}
        if path.endswith("/branches"):
            body = {**body, "from_version_id": ids["version_id"]}
    return who.ask(method, path.format(**ids), body).status_code


def test_nothing_of_somebody_else_is_found(
    api: TestClient, alice: Person, bob: Person, theirs: dict[str, str], subtests: pytest.Subtests
) -> None:
    del alice
    walked = 0
    for method, path, names in operations(api):
        if path in OPEN:
            continue
        with subtests.test(operation=f"{method} {path}"):
            assert set(names) <= OBJECTS, f"tell this test what {set(names) - OBJECTS} names"
            # Only administrators have anything to do there; the rest is told so, whoever the object is of.
            expected = 403 if path.startswith("/v1/admin/") else 404
            assert ask(bob, method, path, theirs) == expected
            walked += 1
    assert walked > 40


def test_an_administrator_does_not_own_what_others_made(
    api: TestClient, admin: Person, theirs: dict[str, str], subtests: pytest.Subtests
) -> None:
    for method, path, _ in operations(api):
        if path not in OPEN and not path.startswith("/v1/admin/"):
            with subtests.test(operation=f"{method} {path}"):
                assert ask(admin, method, path, theirs) == 404


def test_the_owner_finds_all_of_it(
    api: TestClient, alice: Person, theirs: dict[str, str], subtests: pytest.Subtests
) -> None:
    """Else the walk would prove nothing: 404 could mean that the ids are wrong."""
    found = 0
    for method, path, _ in operations(api):
        if method != "GET" or path in OPEN or path.startswith("/v1/admin/") or path.endswith(("/stream", "/archive")):
            continue
        if path.startswith("/v1/versions/{version_id}/"):
            continue  # the version has no files here; test_project_flow reads a real one
        with subtests.test(operation=f"{method} {path}"):
            assert ask(alice, method, path, theirs) == 200
            found += 1
    assert found >= 7


def test_a_request_does_not_reach_a_version_or_project_through_its_body(
    alice: Person, bob: Person, theirs: dict[str, str]
) -> None:
    del alice
    own = bob.post("/v1/projects", {"name": "mine"})["id"]
    for path, body in (
        ("/v1/text-to-3d", {"prompt": "a cube", "project_id": theirs["project_id"]}),
        ("/v1/text-to-3d", {"prompt": "a cube", "reference_upload_id": theirs["upload_id"]}),
        (f"/v1/projects/{own}/edits", {"sentence": "red", "base_version_id": theirs["version_id"]}),
        (f"/v1/projects/{own}/revert", {"version_id": theirs["version_id"]}),
        (f"/v1/projects/{own}/branches", {"name": "x", "from_version_id": theirs["version_id"]}),
        (f"/v1/projects/{own}/variants", {"count": 2, "base_version_id": theirs["version_id"]}),
    ):
        assert bob.ask("POST", path, body).status_code == 404, path
    listed = [
        bob.get(f"/v1/tasks?project_id={theirs['project_id']}"),
        bob.get(f"/v1/tasks?batch_id={theirs['batch_id']}"),
    ]
    assert [page["items"] for page in listed] == [[], []]
