"""The real API, request after request: no failure of ours, and no answer that its own OpenAPI document does not allow.

`requests` are written in an input; `sequence` is schemathesis's machine of states, which follows what one answer says
into the next request, its draws steered by coverage.
"""

import io
import json
import re
import socket
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, cast
from unittest.mock import patch

import jsonschema
import schemathesis
from fastapi.testclient import TestClient
from httpx2 import Response
from hypothesis import HealthCheck, settings
from hypothesis.stateful import get_state_machine_test
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ensure_resource_availability,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    use_after_free,
)

from fuzz.library import library_loaded
from fuzz.mutation import json_mutator
from fuzz.target import Doors, Target
from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.identity.passwords import Argon2Passwords
from prompt2mesh.settings import read_service_settings
from tests.support.api import Person, new_person, objects_of
from tests.support.databases import migrated_database

_CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance, use_after_free, ensure_resource_availability,
]  # fmt: skip
_ID = re.compile(r"[a-z]{3}_[0-9a-z]{20,}")
_MOST_STEPS = 6
_RENEWED_AFTER = 150  # inputs: what people may keep is bounded
_PLENTY = dict.fromkeys(("JOBS_PER_MINUTE", "JOBS_PER_DAY", "REQUESTS_PER_MINUTE", "SIGNED_OUT_PER_MINUTE", "LOGINS_PER_MINUTE"), "1000000000")  # fmt: skip
_WORDS = (
    "prompt", "seed", "style", "detail", "scale", "program", "sentence", "name", "limit", "cursor", "status", "email",
    "password", "role", "url", "events", "public", "tags", "items", "text", "formats", "low-poly", "glb", "high", "main",
    "Idempotency-Key", "Last-Event-ID", "Range", "If-None-Match", "Accept", "Content-Type", "application/json",
    "multipart/form-data; boundary=x", "x" * 40, "a chair", "usr_", "prj_", "ver_", "2026-05-04T12:00:00Z", "9" * 30,
    "https://example.com/hook", "do", "path", "query", "headers", "body", "raw", "as", "nobody", "admin",
)  # fmt: skip


@dataclass
class _Operation:
    """One operation of the document, and what may come back."""

    method: str
    path: str
    answers: Mapping[str, Any]
    validators: dict[str, jsonschema.Draft202012Validator] = field(default_factory=dict[str, Any])


class _World:
    """The app, two people with objects, and the document."""

    def __init__(self, platform: Platform, client: TestClient) -> None:
        self.platform, self.client = platform, client
        self._people = self.tried = 0
        self.sequence: Callable[[bytes], object] | None = None
        document: dict[str, Any] = client.get("/openapi.json").json()
        self.components: Any = document["components"]
        self.operations = {
            operation["operationId"]: _Operation(method.upper(), path, operation["responses"])
            for path, item in document["paths"].items() if not path.endswith("/stream")
            for method, operation in item.items() if method in {"get", "post", "put", "patch", "delete", "head"}
        }  # fmt: skip
        self.renew()

    def renew(self) -> None:
        """Other people: some inputs log them out, delete them or fill what they may keep."""
        self._people += 1
        self.people: dict[str, Person] = {
            "user": new_person(self.platform, self.client, f"user{self._people}"),
            "admin": new_person(self.platform, self.client, f"admin{self._people}", role="admin"),
        }
        self.ids = {name: objects_of(self.platform, person) for name, person in self.people.items()}


_world: list[_World] = []


@contextmanager
def _service() -> Generator[None]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        # No input reaches the world: names are nowhere, and nobody is asked.
        stack.enter_context(patch("socket.getaddrinfo", _no_name))
        stack.enter_context(patch("prompt2mesh.bootstrap.service.Argon2Passwords",
                                  partial(Argon2Passwords, memory_kib=64, passes=1)))  # fmt: skip
        stack.enter_context(library_loaded())
        settings = read_service_settings({
            "PROMPT2MESH_DATA": f"{folder}/data", "DATABASE_URL": migrated_database("sqlite", Path(folder)),
            "PROMPT2MESH_PUBLIC_API_URL": "http://testserver", "JWT_SECRET_KEY": "k" * 20 + "0123456789abcdef" * 2,
            "PROMPT2MESH_INSTANCES": "off", **{f"PROMPT2MESH_{name}": value for name, value in _PLENTY.items()},
        })  # fmt: skip
        platform = stack.enter_context(open_platform(settings))
        client = stack.enter_context(TestClient(create_app(platform), raise_server_exceptions=True))
        _world.append(_World(platform, client))
        yield
        _world.clear()


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """A request for each operation, with the example of the document as its body; while the target is prepared."""
    document: dict[str, Any] = _world[0].client.get("/openapi.json").json()
    for item in document["paths"].values():
        for operation in item.values():
            name = operation["operationId"]
            if name not in _world[0].operations:
                continue
            step: dict[str, Any] = {"do": name}
            if "administration" in operation["tags"]:
                step["as"] = "admin"
            for kind, media in operation.get("requestBody", {}).get("content", {}).items():
                shown = media["example"] if "example" in media else next(iter(media["examples"].values()))["value"]
                if kind == "application/json":
                    step["body"] = shown
                elif "form" in kind:
                    step["file"] = "\x89PNG"
                else:
                    step |= {
                        "raw": shown if isinstance(shown, str) else json.dumps(shown),
                        "headers": {"Content-Type": kind},
                    }
            yield name, step


def _no_name(*_arguments: Any, **_more: Any) -> NoReturn:
    raise socket.gaierror(socket.EAI_NONAME, "no names here")


def _requests(data: bytes) -> None:
    """A list of requests; an id that is not given is that of an object of who asks, or of what was made before."""
    try:
        steps = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(steps, list):
        return
    world = _world[0]
    world.tried += 1
    known: dict[str, str] = {}
    changed = False
    for step in cast("list[Any]", steps)[:_MOST_STEPS]:
        if isinstance(step, dict):
            changed |= _ask(world, cast("dict[str, Any]", step), known)
    if changed or world.tried % _RENEWED_AFTER == 0:
        world.renew()


def _ask(world: _World, step: dict[str, Any], known: dict[str, str]) -> bool:
    """Makes one request; whether it may have changed who is who."""
    name = step.get("do")
    operation = world.operations.get(name) if isinstance(name, str) else None
    if operation is None:
        return False
    who = next((one for one in ("admin", "nobody") if one == step.get("as")), "user")
    ids = {**world.ids.get(who, {}), **known}
    path = operation.path
    given = _texts(step.get("path"))
    for part in operation.path.split("/"):
        if part.startswith("{"):
            key = part.strip("{}").partition(":")[0]
            path = path.replace(part, _escaped(given.get(key) or ids.get(key) or "x"))
    headers = {key: value for key, value in _texts(step.get("headers")).items() if _is_header(key, value)}
    if who != "nobody":
        headers.setdefault("Authorization", f"Bearer {world.people[who].token}")
    more: dict[str, Any] = {}
    if isinstance(step.get("raw"), str):
        more["content"] = step["raw"].encode("utf-8", "surrogatepass")
    elif isinstance(step.get("file"), str):
        more["files"] = {"file": ("a.png", io.BytesIO(step["file"].encode("latin-1", "replace")), "image/png")}
    elif "body" in step:
        more["content"] = json.dumps(step["body"]).encode()
        headers.setdefault("Content-Type", "application/json")
    query = {key.encode("utf-8", "replace").decode(): value.encode("utf-8", "replace").decode()
             for key, value in _texts(step.get("query")).items()}  # fmt: skip
    answer = world.client.request(operation.method, path, params=query, headers=headers, **more)
    _check(world, operation, answer)
    if answer.is_success and answer.content and answer.headers.get("content-type", "").startswith("application/json"):
        _learn(answer.json(), operation, known)
    return operation.method != "GET" and answer.is_success and any(
        part in operation.path for part in ("/auth", "/me", "/users")
    )  # fmt: skip


def _check(world: _World, operation: _Operation, answer: Response) -> None:
    told = f"{operation.method} {operation.path}: {answer.status_code} {answer.text[:300]}"
    # 503 is an honest answer where a part is switched off, such as instances; any other is a failure of ours.
    assert answer.status_code < 500 or (answer.status_code == 503 and "503" in operation.answers), told
    documented = operation.answers.get(str(answer.status_code))
    if documented is None:
        # A path that is no path any more, and what stands before the operations.
        assert answer.status_code in {307, 400, 404, 405, 413, 431}, told
        return
    kind = answer.headers.get("content-type", "").partition(";")[0]
    contents = documented.get("content") or {}
    if not contents:
        return
    assert kind in contents, told
    schema = contents[kind].get("schema")
    if not schema or not kind.endswith("json"):
        return
    key = f"{answer.status_code} {kind}"
    if key not in operation.validators:
        operation.validators[key] = jsonschema.Draft202012Validator({**schema, "components": world.components})
    fault = next(iter(operation.validators[key].iter_errors(answer.json())), None)
    assert fault is None, f"{told}: {fault.message if fault else ''}"


def _learn(found: Any, operation: _Operation, known: dict[str, str]) -> None:
    """Links: what was made can be named by the requests after it."""
    if not isinstance(found, dict):
        return
    fields = cast("dict[str, Any]", found)
    own = fields.get("id")
    if isinstance(own, str) and operation.method == "POST":
        noun = operation.path.rstrip("/").rpartition("/")[2]
        known[{"tasks": "task_id", "projects": "project_id", "batches": "batch_id", "uploads": "upload_id",
               "keys": "key_id", "webhooks": "webhook_id"}.get(noun, "task_id")] = own  # fmt: skip
    known.update({key: value for key, value in fields.items() if key.endswith("_id") and isinstance(value, str)})


def _texts(found: Any) -> dict[str, str]:
    return (
        {str(key): str(value) for key, value in cast("dict[Any, Any]", found).items()}
        if isinstance(found, dict)
        else {}
    )


def _escaped(text: str) -> str:
    """As a client writes it into a path: bytes that have a meaning in an address are escaped, a slash among them."""
    return "".join(
        chr(byte) if (chr(byte).isalnum() and byte < 128) or byte in b"-._~" else f"%{byte:02X}"
        for byte in text.encode("utf-8", "surrogatepass")
    )


def _is_header(name: str, value: str) -> bool:
    """Whether a server would even read it: h11 refuses the rest."""
    return (
        bool(name) and name.isascii() and all(letter.isalnum() or letter in "-_" for letter in name)
        and value.isprintable() and value.isascii() and name.lower() not in {"host", "content-length", "transfer-encoding"}
    )  # fmt: skip


def _machine(world: _World) -> Callable[[bytes], object]:
    """Requests whose ids come from the answers before, as the document lets them be linked."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", world.client.app).exclude(path_regex="/stream$")
    base: Any = schema.as_state_machine()

    class Sequence(base):
        def before_call(self, case: Any) -> None:
            # An id that no answer gave is drawn at random and leads nowhere; who asks has objects to begin with.
            known = world.ids["admin"]
            for name, value in (case.path_parameters or {}).items():
                if name in known and not _ID.fullmatch(str(value)):
                    case.path_parameters[name] = known[name]

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            del case
            return {"headers": {"Authorization": f"Bearer {world.people['admin'].token}"}}

        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            del more
            case.validate_response(response, checks=_CHECKS)

    own = settings(max_examples=1, stateful_step_count=_MOST_STEPS, deadline=None, database=None,
                   suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much])  # fmt: skip
    return cast("Any", get_state_machine_test(Sequence, settings=own)).hypothesis.fuzz_one_input


def _sequence(data: bytes) -> None:
    world = _world[0]
    if world.sequence is None:
        world.sequence = _machine(world)
    world.sequence(data)
    world.renew()


_DOORS = Doors({"requests": _requests, "sequence": _sequence})

TARGET = Target(
    about="no request makes the API fail, and each answer is one that its OpenAPI document allows",
    run=_DOORS, mutate=_DOORS.mutator(json_mutator(words=_WORDS)), prepare=_service, dictionary=_WORDS, most_bytes=6000, cpu_s=15.0,
)  # fmt: skip
