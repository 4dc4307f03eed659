"""Every request that the client describes is one that the API takes, and its answer is what the client reads."""

import inspect
import re
import tempfile
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.client import AsyncClient, Client
from prompt2mesh.client.calls import Call
from prompt2mesh.client.endpoints import Endpoint, ListEndpoint, Resource
from prompt2mesh.client.models import Page
from prompt2mesh.settings import read_service_settings

ID = "prj_01kb2m3w5x6y7z8a9b0c1d2e3f"
# What people reach by other ways, or by several names.
NOT_IN_THE_CLIENT = {
    "GET /healthz", "GET /readyz",
    "POST /v1/auth/token", "GET /v1/auth/oidc/login", "GET /v1/auth/oidc/callback",
    "GET /v1/text-to-3d", "GET /v1/text-to-3d/{}", "DELETE /v1/text-to-3d/{}", "POST /v1/text-to-3d/{}/cancel",
    "GET /v1/text-to-3d/{}/stream",
}  # fmt: skip
# What flows ask for, which are methods by hand.
BY_FLOWS = {
    "GET /v1/version", "GET /v1/tasks/{}/stream", "GET /v1/files/{}/{}", "GET /v1/batches/{}/archive",
}  # fmt: skip
# For the agents of instances and for the router, which have tokens and clients of their own; and the events of an
# instance, of which `instances.get` tells the same.
BY_OTHERS = {
    "GET /v1/instance/scene", "PUT /v1/instance/scene", "GET /v1/instance/project", "GET /v1/instance/files/{}",
    "POST /v1/instance/activity", "GET /v1/instances/authorize", "GET /v1/instances/me/events",
}  # fmt: skip
# Doing these twice is the same as doing them once.
REPEATABLE_BY_NATURE = {
    "POST /v1/tasks/{}/cancel", "POST /v1/admin/jobs/{}/cancel", "POST /v1/batches/{}/cancel",
    "POST /v1/auth/logout-everywhere", "POST /v1/projects/{}/share",
    "POST /v1/instances", "POST /v1/instances/me/open", "POST /v1/instances/me/keep", "POST /v1/instances/me/suspend",
    "POST /v1/instances/me/resume", "POST /v1/admin/instances/{}/open", "POST /v1/admin/instances/{}/suspend",
    "POST /v1/admin/instances/{}/resume",
}  # fmt: skip


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        settings = read_service_settings({"PROMPT2MESH_DATA": str(Path(folder) / "data")})
        with open_platform(settings) as platform:
            return create_app(platform).openapi()


def described() -> Iterator[tuple[str, Any, Call[Any]]]:
    """Each method of the client, with a request that gives it everything it takes."""
    with Client("http://localhost:1", api_key="k") as client:
        for group, resource in vars(client).items():
            if not isinstance(resource, Resource):
                continue
            for name, endpoint in inspect.getmembers(type(resource)):
                if isinstance(endpoint, (Endpoint, ListEndpoint)):
                    describe: Any = endpoint._describe
                    yield f"{group}.{name}", endpoint, describe(resource, **arguments_of(describe))


def arguments_of(describe: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(describe)
    found: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(describe).parameters.items())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            options = get_args(hints[name])[0]  # Unpack[…]
            found |= {key: sample(kind) for key, kind in typing.get_type_hints(options).items()}
        else:
            found[name] = sample(hints[name])
    return found


def sample(hint: Any) -> Any:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] if get_origin(hint) else [hint]
    if bytes in kinds:
        return b"picture"
    origin = get_origin(hint)
    if origin is typing.Literal:
        return get_args(hint)[0]
    if origin is not None and origin.__name__ in {"Sequence", "Mapping"}:
        return {} if origin.__name__ == "Mapping" else []
    first = kinds[0]
    if get_origin(first) is not None:
        return sample(first)
    if typing.is_typeddict(first):
        return {key: sample(kind) for key, kind in typing.get_type_hints(first).items()}
    return {str: ID, int: 4, float: 1.0, bool: True}[first]


METHODS = list(described())


def key_of(method: str, path: str) -> str:
    return f"{method} {re.sub(r'{[^}]*}', '{}', path)}"


def operations(document: Mapping[str, Any]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    return {
        key_of(method.upper(), path): (path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


def operation_of(document: Mapping[str, Any], call: Call[Any]) -> tuple[str, Mapping[str, Any]]:
    matching = [
        (key, operation)
        for key, (path, operation) in operations(document).items()
        if key.startswith(f"{call.method} ") and re.fullmatch(re.sub(r"{[^}]*}", "[^/]+", path), call.path)
    ]
    # A fixed path goes before one with a variable in the same place.
    matching.sort(key=lambda found: found[0].count("{}"))
    assert matching, f"the API has no {call.method} {call.path}"
    return matching[0]


def resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    for several in ("anyOf", "allOf", "oneOf"):
        for one in schema.get(several, []):
            found = resolved(document, one)
            if found.get("type") == "object" or "properties" in found:
                return found
    return schema


@pytest.mark.parametrize(("name", "endpoint", "call"), METHODS, ids=[name for name, *_ in METHODS])
def test_the_api_takes_what_the_client_sends(
    name: str, endpoint: Any, call: Call[Any], document: dict[str, Any]
) -> None:
    del name, endpoint
    key, operation = operation_of(document, call)
    parameters = {one["name"] for one in operation.get("parameters", []) if one["in"] == "query"}
    assert set(call.query) <= parameters
    headers = {one["name"].lower() for one in operation.get("parameters", []) if one["in"] == "header"}
    if call.method == "POST" and call.repeatable and key not in REPEATABLE_BY_NATURE:
        assert "idempotency-key" in headers, "the client would repeat it, and the server would do it twice"
    if call.body is not None:
        schema = resolved(document, operation["requestBody"]["content"]["application/json"]["schema"])
        assert set(call.body) <= set(schema["properties"])
        assert set(schema.get("required", [])) <= set(call.body)
    if call.content is not None:
        assert call.content.media_type in operation["requestBody"]["content"] or call.content.field is not None


@pytest.mark.parametrize(("name", "endpoint", "call"), METHODS, ids=[name for name, *_ in METHODS])
def test_the_client_reads_what_the_api_answers(
    name: str, endpoint: Any, call: Call[Any], document: dict[str, Any]
) -> None:
    del name
    _, operation = operation_of(document, call)
    good = next(response for status, response in operation["responses"].items() if status.startswith("2"))
    content = good.get("content", {}).get("application/json")
    if call.answer is None:
        assert content is None or call.method == "DELETE" or not content.get("schema")
        return
    assert content is not None
    schema = resolved(document, content["schema"])
    if isinstance(endpoint, ListEndpoint):
        answer: Any = call.answer
        assert issubclass(answer, Page)
        item = answer.model_fields["items"].annotation
        compare(
            document, get_args(item)[0], resolved(document, resolved(document, schema["properties"]["items"])["items"])
        )
    else:
        compare(document, call.answer, schema)


def compare(document: Mapping[str, Any], model: Any, schema: Mapping[str, Any]) -> None:
    """Every field that a model has is one that the API's schema has, all the way down."""
    if not (inspect.isclass(model) and issubclass(model, BaseModel)):
        return
    properties = schema["properties"]
    for field, info in model.model_fields.items():
        if not info.is_required() and field in ONLY_SOMETIMES:
            continue
        assert field in properties, f"{model.__name__}.{field} is never answered"
        inner = [kind for kind in (info.annotation, *get_args(info.annotation)) if inspect.isclass(kind)]
        below = resolved(document, properties[field])
        for kind in inner:
            if issubclass(kind, BaseModel):
                compare(document, kind, resolved(document, below.get("items", below)))


# In the answer to some requests: the secret of a new key, whose a message is, what one's key may do.
ONLY_SOMETIMES = {"secret", "user_id", "scopes"}


def test_everything_that_the_api_can_do_is_in_the_client(document: dict[str, Any]) -> None:
    reached = {operation_of(document, call)[0] for _, _, call in METHODS} | BY_FLOWS | BY_OTHERS
    assert set(operations(document)) - reached - NOT_IN_THE_CLIENT == set()


def test_both_clients_have_the_same_methods() -> None:
    with Client("http://localhost:1", api_key="k") as sync_client:
        async_client = AsyncClient("http://localhost:1", api_key="k")

        def public(client: Any) -> set[str]:
            groups = {name: group for name, group in vars(client).items() if isinstance(group, Resource)}
            return {
                f"{name}.{method}"
                for name, group in groups.items()
                for method in dir(group)
                if not method.startswith("_")
            } | {method for method in dir(client) if not method.startswith("_")}

        assert public(sync_client) == public(async_client)


def test_every_method_says_what_it_does() -> None:
    for name, endpoint, _ in METHODS:
        assert endpoint.__doc__, name
