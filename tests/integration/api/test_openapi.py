"""The OpenAPI document is true: schemathesis finds no answer that it does not allow, and no 500.

The same requests are made by somebody with a project, so that many of them reach real objects.
"""

import os
from typing import Any, cast

import jsonschema
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from prompt2mesh.bootstrap.service import Platform
from tests.support.api import new_person, objects_of

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance,
]  # fmt: skip
EXAMPLES = int(os.environ.get("PROMPT2MESH_FUZZ_EXAMPLES", "15"))


def test_every_answer_is_one_that_the_document_allows(
    api: TestClient, platform: Platform, subtests: pytest.Subtests
) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", api.app)
    count = asked = 0
    for found in schema.get_all_operations():
        operation: Any = cast("Any", found).ok()
        if operation.path.endswith("/stream"):
            continue  # an open line has no end to wait for; test_tasks reads it

        # Somebody new for each operation: some of them log people out or delete them.
        admin = new_person(platform, api, f"admin{count}", role="admin")
        ids = objects_of(platform, admin)
        headers = {"Authorization": f"Bearer {admin.token}"}

        @settings(
            max_examples=EXAMPLES,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
            deadline=None,
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            if asked % 2:  # every other request names what is there
                case.path_parameters.update({name: ids[name] for name in case.path_parameters if name in ids})  # noqa: B023
            case.call_and_validate(headers=headers, checks=CHECKS)  # noqa: B023 - called within the loop

        count += 1
        with subtests.test(operation=operation.label):
            ask()
    assert count > 20


def test_every_operation_is_described(api: TestClient) -> None:
    document = api.get("/openapi.json").json()
    ids: list[str] = []
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert operation.get("description") or operation.get("summary"), f"{method} {path}"
            assert operation.get("tags"), f"{method} {path} has no tag"
            ids.append(operation["operationId"])
    assert len(ids) == len(set(ids))
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_every_body_has_an_example_that_its_schema_allows(api: TestClient) -> None:
    document = api.get("/openapi.json").json()
    checked = 0
    for path, item in document["paths"].items():
        for method, operation in item.items():
            bodies = [operation["requestBody"]] if "requestBody" in operation else []
            for body in (*bodies, *operation["responses"].values()):
                for media in body.get("content", {}).values():
                    if not media.get("schema"):
                        continue
                    validator = jsonschema.Draft202012Validator(
                        {**media["schema"], "components": document["components"]}
                    )
                    shown = (
                        [media["example"]] if "example" in media else [e["value"] for e in media["examples"].values()]
                    )
                    assert shown, f"{method} {path} has no example"
                    for example in shown:
                        assert [fault.message for fault in validator.iter_errors(example)] == [], f"{method} {path}"
                        checked += 1
    assert checked > 200
