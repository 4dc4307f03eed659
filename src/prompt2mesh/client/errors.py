"""What a caller of the service can run into, in the tree of `prompt2mesh.mesh.errors`.

A refusal of the server is raised as the class that the server itself raised,
found by its code, and is an `ApiError` as well: `except UnknownObjectError`
and `except ApiError` both catch it. A code that this release does not know
gets the branch of the tree that its HTTP status belongs to.
"""

import functools
from collections.abc import Iterator, Mapping
from typing import Any, cast

import httpx2

import prompt2mesh.mesh.errors as tree
from prompt2mesh.mesh.errors import OperatorError, Prompt2MeshError

_BY_STATUS: Mapping[int, type[Prompt2MeshError]] = {
    401: tree.AuthenticationError,
    403: tree.PermissionDeniedError,
    404: tree.NotFoundError,
    409: tree.ConflictError,
    413: tree.LimitError,
    429: tree.LimitError,
}


class ApiError(Prompt2MeshError):
    """The server refused, or a task it ran failed.

    Attributes:
        status: The HTTP status; None where a task failed after it was accepted.
        errors: The fields that were wrong, where the server names them.
        retry_after_s: After how many seconds the same request may be granted, where the server says so.
        path: Where in a mesh program the fault is, for the errors that name a place.
        instance: What the server calls this occurrence; give it to the operator.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        suggestions: tuple[str, ...] = (),
        status: int | None = None,
        errors: tuple[Mapping[str, Any], ...] = (),
        retry_after_s: int | None = None,
        path: str = "",
        instance: str = "",
    ) -> None:
        """Keep all that a problem document says."""
        Prompt2MeshError.__init__(self, message, hint=hint, suggestions=suggestions)
        self.status = status
        self.errors = errors
        self.retry_after_s = retry_after_s
        self.path = path
        self.instance = instance

    def as_dict(self) -> dict[str, object]:
        """The error as plain data."""
        found = {**super().as_dict(), "status": self.status}
        if self.errors:
            found["errors"] = [dict(error) for error in self.errors]
        return found


@functools.cache
def error_class(code: str, status: int | None = None) -> type[ApiError]:
    """The class for a code: an ApiError that is also the server's class."""
    known = _known().get(code)
    base = known or _base_for(status)
    name = base.__name__ if known else "ApiError"
    return cast("type[ApiError]", type(name, (ApiError, base), {"code": code, "__doc__": base.__doc__}))


def refusal(response: httpx2.Response) -> ApiError:
    """The error that a response with a status above 299 stands for; its body has been read."""
    status, retry_after_s = response.status_code, retry_after(response)
    problem = _problem(response)
    if problem is None:
        reached = f"{response.request.method} {response.request.url.copy_with(query=None)}"
        kind = error_class("http_error", status)
        return kind(
            f"{reached} answered {status} {response.reason_phrase} without saying why",
            hint="look whether the address is that of a Prompt2Mesh server, and what stands in front of it",
            status=status,
            retry_after_s=retry_after_s,
        )
    kind = error_class(_text(problem, "code") or "http_error", status)
    return kind(
        _text(problem, "detail") or _text(problem, "title") or f"the server answered {status}",
        hint=_text(problem, "hint"),
        suggestions=tuple(str(one) for one in _list(problem, "suggestions")),
        status=status,
        errors=tuple(cast("Mapping[str, Any]", error) for error in _list(problem, "errors") if isinstance(error, dict)),
        retry_after_s=retry_after_s,
        path=_text(problem, "path"),
        instance=_text(problem, "instance"),
    )


def failure(error: Mapping[str, Any]) -> ApiError:
    """The error that a failed task carries."""
    kind = error_class(str(error.get("code") or "internal"))
    return kind(
        str(error.get("message") or error.get("detail") or "the task failed without saying why"),
        hint=str(error.get("hint") or ""),
        suggestions=tuple(str(one) for one in error.get("suggestions") or ()),
    )


def retry_after(response: httpx2.Response) -> int | None:
    """The whole seconds of a Retry-After header; the form with a date is not used by this API."""
    text = response.headers.get("Retry-After", "").strip()
    return int(text) if text.isdecimal() else None


def _problem(response: httpx2.Response) -> Mapping[str, Any] | None:
    if "json" not in response.headers.get("Content-Type", ""):
        return None
    try:
        found = response.json()
    except (ValueError, RecursionError):
        return None
    return cast("Mapping[str, Any]", found) if isinstance(found, dict) else None


def _text(problem: Mapping[str, Any], name: str) -> str:
    value = problem.get(name)
    return value if isinstance(value, str) else ""


def _list(problem: Mapping[str, Any], name: str) -> list[Any]:
    value = problem.get(name)
    return cast("list[Any]", value) if isinstance(value, list) else []


def _base_for(status: int | None) -> type[Prompt2MeshError]:
    if status is None:
        return Prompt2MeshError
    if status >= 500:
        return OperatorError
    return _BY_STATUS.get(status, tree.RequestError)


@functools.cache
def _known() -> Mapping[str, type[Prompt2MeshError]]:
    """Every class of the tree by its code."""

    def below(kind: type[Prompt2MeshError]) -> Iterator[type[Prompt2MeshError]]:
        yield kind
        for inner in kind.__subclasses__():
            if inner.__module__ == tree.__name__:
                yield from below(inner)

    return {kind.code: kind for kind in below(Prompt2MeshError)}
