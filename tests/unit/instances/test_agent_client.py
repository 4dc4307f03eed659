"""What an agent's refusals mean to whoever asked."""

import httpx2
import pytest

from prompt2mesh.instances.agent_client import refusal
from prompt2mesh.mesh.errors import ConflictError, InstanceUnavailableError, StorageError


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (409, "conflict", ConflictError), (503, "storage_failed", StorageError),
        (500, "internal", InstanceUnavailableError), (500, "conflict", InstanceUnavailableError),
        (401, "unauthenticated", InstanceUnavailableError), (503, "of_a_newer_release", InstanceUnavailableError),
    ],
)  # fmt: skip
def test_a_fault_of_the_agent_is_told_as_one_of_the_instance(status: int, code: str, kind: type[Exception]) -> None:
    found = refusal(httpx2.Response(status, json={"code": code, "detail": "why"}))
    assert type(found) is kind


def test_an_answer_without_a_reason_is_one_too() -> None:
    assert type(refusal(httpx2.Response(502, text="<html>"))) is InstanceUnavailableError
