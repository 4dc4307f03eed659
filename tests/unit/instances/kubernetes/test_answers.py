import json

import pytest

from prompt2mesh.instances.kubernetes.answers import refusal
from prompt2mesh.instances.kubernetes.objects import (
    AlreadyThereError,
    ObjectGoneError,
    StaleWriteError,
    WatchExpiredError,
)
from prompt2mesh.mesh.errors import InstanceUnavailableError, LimitError, PermissionDeniedError, RequestError

# What Kubernetes 1.36 answers, word for word.
PATCH_TEST = "the server rejected our request due to an error in our request"
QUOTA = 'pods "a" is forbidden: exceeded quota: full, requested: pods=1, used: pods=1, limited: pods=1'
UNCOUNTED = 'userinstances.prompt2mesh.io "a" is forbidden: status unknown for quota: full, resources: count/x'
TYPED = "failed to create typed patch object (people/x; apps/v1, Kind=Deployment): .spec.replicas: expected numeric"


@pytest.mark.parametrize(
    ("status", "reason", "message", "error"),
    [
        (401, "Unauthorized", "Unauthorized", PermissionDeniedError),
        (403, "Forbidden", 'pods is forbidden: User "a" cannot list', PermissionDeniedError),
        (403, "Forbidden", QUOTA, LimitError),
        (403, "Forbidden", UNCOUNTED, InstanceUnavailableError),
        (404, "NotFound", 'pods "a" not found', ObjectGoneError),
        (409, "AlreadyExists", 'pods "a" already exists', AlreadyThereError),
        (409, "Conflict", "the object has been modified", StaleWriteError),
        (410, "Expired", "too old resource version", WatchExpiredError),
        (422, "Invalid", PATCH_TEST, StaleWriteError),
        (422, "Invalid", 'Service "a" is invalid: spec.ports: Required value', RequestError),
        (429, "TooManyRequests", "too many requests", InstanceUnavailableError),
        (500, "InternalError", "etcdserver: leader changed", InstanceUnavailableError),
        (500, "", TYPED, RequestError),
        (503, "ServiceUnavailable", "apiserver is shutting down", InstanceUnavailableError),
    ],
)
def test_every_refusal_is_an_error_of_its_kind(status: int, reason: str, message: str, error: type[Exception]) -> None:
    found = refusal(status, json.dumps({"kind": "Status", "reason": reason, "message": message}), what="read Pod a/b")
    assert type(found) is error
    assert "read Pod a/b" in found.message


def test_a_proxy_that_answers_with_a_page_is_no_fault_of_ours() -> None:
    for body in (b"<html>bad gateway</html>", b"", b"[]", b'"x"'):
        assert isinstance(refusal(502, body, what="read Pod a/b"), InstanceUnavailableError)
