"""Elevation by guessing ids: every operation of the running service's own OpenAPI document, asked by somebody else.

`tests/integration/api/test_ownership.py` looks at what is answered, operation by operation, over both databases. Here
the attack is tried on the processes that serve: with ids in path, query and body at once, by each kind of credential,
and what counts besides the answer is that the owner has everything as it was.
"""

import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.e2e.attack.conftest import Studio
from tests.support.api import Person

# What a path may name that is nobody's, or that permits by itself.
OPEN = {"/v1/library/{kind}", "/v1/files/{digest}/{name}", "/v1/shared/{token}", "/v1/shared/{token}/copy"}
AGENTS = "/v1/instance/"  # for agents of instances, who come with tokens of their own


def operations(studio: Studio) -> Iterator[tuple[str, str, dict[str, Any]]]:
    with studio.client() as http:
        document = http.get("/openapi.json").json()
    for template, item in document["paths"].items():
        for method, operation in item.items():
            yield method.upper(), template, operation


def body_of(studio: Studio, operation: dict[str, Any], document: dict[str, Any]) -> Any:
    """The example of the document, with every id in it replaced by one of Alice's."""
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return None
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    example = dict((schema.get("examples") or [{}])[0])
    return {name: studio.alices.get(name.removeprefix("base_").removeprefix("from_").removeprefix("reference_"), value)
            for name, value in example.items()}  # fmt: skip


def keys_of(mallory: Person) -> dict[str, dict[str, str]]:
    key = mallory.post("/v1/me/keys", {"name": "attack"})["secret"]
    return {"access token": {"Authorization": f"Bearer {mallory.token}"}, "API key": {"X-API-Key": key}}


def test_no_operation_gives_or_changes_what_is_somebody_elses(studio: Studio, mallory: Person) -> None:
    http = studio.client()
    document = http.get("/openapi.json").json()
    credentials = keys_of(mallory)
    before, walked = studio.belongings(mallory), 0
    for method, template, operation in operations(studio):
        names = re.findall(r"\{(\w+)\}", template)
        if template in OPEN or template.startswith(AGENTS) or not (names or template.startswith("/v1/admin/")):
            continue
        assert set(names) <= set(studio.alices), f"{template} names an object that this attack knows none of"
        path = template.format(**studio.alices)
        query = {entry["name"]: studio.alices[entry["name"]] for entry in operation.get("parameters", ())
                 if entry["in"] == "query" and entry["name"] in studio.alices}  # fmt: skip
        for kind, headers in credentials.items():
            answer = http.request(method, path, params=query, headers=headers,
                                  json=body_of(studio, operation, document))  # fmt: skip
            wanted = {403} if template.startswith("/v1/admin/") else {404}
            if operation.get("x-scope") == "account" or template.startswith("/v1/me/"):
                wanted.add(403)  # a key is not a login
            assert answer.status_code in wanted, f"{method} {template} by {kind}: {answer.status_code} {answer.text}"
            assert studio.alice.user.email not in answer.text
        walked += 1
    assert walked > 55
    assert studio.belongings(mallory) == before, "nothing of Alice's was copied either"


def test_lists_and_searches_find_nothing_of_somebody_elses(studio: Studio, mallory: Person) -> None:
    secret = set(studio.alices.values()) - {"main"} | {studio.alice.user.id, studio.alice.user.email}
    for method, template, operation in operations(studio):
        if method != "GET" or "{" in template or not template.startswith("/v1/") or "events" in template:
            continue
        filters = [entry["name"] for entry in operation.get("parameters", ()) if entry["in"] == "query"]
        for query in ({}, {name: studio.alices[name] for name in filters if name in studio.alices}):
            answer = mallory.ask("GET", template, params=query)
            assert answer.status_code < 500, template
            assert not [one for one in secret if one in answer.text], template


@pytest.mark.parametrize("path", ["/v1/instance/scene", "/v1/instance/project", "/v1/instance/files/" + "0" * 64])
def test_the_doors_for_agents_open_to_no_person(studio: Studio, mallory: Person, path: str) -> None:
    for person in (mallory, studio.root):
        assert person.ask("GET", path).status_code == 401


@pytest.mark.parametrize("path", ["/metrics", "/admin", "/debug", "/.env", "/.git/config", "/server-status"])
def test_what_is_for_operators_is_at_no_public_door(studio: Studio, mallory: Person, path: str) -> None:
    service = studio.service
    for base in (service.api_url, service.web_url, service.mcp_url.removesuffix("/mcp"),
                 f"http://localhost:{studio.router_port}"):  # fmt: skip
        answer = httpx2.get(f"{base}{path}", headers={"Authorization": f"Bearer {mallory.token}"}, timeout=60)
        text = answer.text
        assert "process_resident_memory_bytes" not in text, base
        assert "prompt2mesh_" not in text.replace("prompt2mesh_session", ""), base
        assert "[core]" not in text, base
