"""What a server says of a refusal may itself be wrong in any way."""

import json
from typing import Any

import httpx2
import pytest

from prompt2mesh.client.errors import refusal


@pytest.mark.parametrize(
    "body",
    [
        {"detail": "no", "errors": 5}, {"detail": "no", "suggestions": 7}, {"detail": "no", "suggestions": {"a": 1}},
        {"detail": "no", "errors": [1, None]}, {"detail": 3, "title": "no"}, "no",
    ],
)  # fmt: skip
def test_an_odd_problem_document_is_still_a_refusal(body: Any) -> None:
    _refused(json.dumps(body).encode())


def test_a_problem_that_is_too_deep_is_still_a_refusal() -> None:
    _refused(b'{"errors":' + b"[" * 100_000)


def _refused(content: bytes) -> None:
    response = httpx2.Response(
        422, content=content, headers={"Content-Type": "application/problem+json"},
        request=httpx2.Request("GET", "http://testserver/"),
    )  # fmt: skip
    error = refusal(response)
    assert error.status == 422
    assert error.message
    assert error.as_dict()
