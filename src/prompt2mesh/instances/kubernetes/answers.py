"""What an API server's refusals mean, as errors of this program."""

import json
from collections.abc import Mapping
from typing import Any, cast

from prompt2mesh.instances.kubernetes.objects import (
    AlreadyThereError,
    ObjectGoneError,
    StaleWriteError,
    WatchExpiredError,
)
from prompt2mesh.mesh.errors import (
    InstanceUnavailableError,
    LimitError,
    PermissionDeniedError,
    Prompt2MeshError,
    RequestError,
)

# All that the API server says where the test of a JSON patch failed; a body that is not valid is named in its message.
_PATCH_FAILED = "the server rejected our request due to an error in our request"
# A body to apply that is not of the schema; the API server gives it the status of a fault of its own.
_NO_SUCH_FIELDS = "failed to create typed patch object"


def refusal(status: int, body: bytes | str, *, what: str) -> Prompt2MeshError:
    """The error for an answer that is not a success.

    Args:
        status: Of HTTP.
        body: A Status object of the API server, or whatever a proxy before it says.
        what: What was asked, for the message, such as `apply Deployment people/inst-a-agent`.
    """
    answer = _status_object(body)
    reason, said = str(answer.get("reason", "")), str(answer.get("message", "")) or f"status {status}"
    message = f"Kubernetes refuses to {what}: {said}"
    match status:
        case 401:
            return PermissionDeniedError(
                f"Kubernetes does not know who asks to {what}", hint="log in to the cluster again"
            )
        case 403 if "exceeded quota" in said:
            return LimitError(message, hint="raise the ResourceQuota of the namespace, or delete what is not needed")
        case 403 if "status unknown for quota" in said:
            return InstanceUnavailableError(
                f"Kubernetes has not counted yet what the quota of the namespace bounds, and waits to {what}",
                hint="try again in half a minute",
            )
        case 403:
            return PermissionDeniedError(message, hint="an account with the rights of k8s/base may do it")
        case 404:
            return ObjectGoneError(f"Kubernetes has nothing to {what}: {said}")
        case 409 if reason == "AlreadyExists":
            return AlreadyThereError(message)
        case 409:
            return StaleWriteError(message)
        case 410:
            return WatchExpiredError(message)
        case 422 if said.startswith(_PATCH_FAILED):
            return StaleWriteError(f"it is no longer as it was when it was decided to {what}")
        case 429:
            return InstanceUnavailableError(f"Kubernetes is too busy to {what}", hint="try again in a moment")
        case _ if status >= 500 and _NO_SUCH_FIELDS not in said:
            return InstanceUnavailableError(f"Kubernetes could not {what}: {said}", hint="try again in a moment")
        case _:
            return RequestError(message)


def _status_object(body: bytes | str) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return cast("Mapping[str, Any]", found) if isinstance(found, dict) else {}
