"""A request of the API as data: what to send, and what comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, TypeVar, cast
from urllib.parse import quote

import httpx2
from pydantic import TypeAdapter, ValidationError

from prompt2mesh.mesh.errors import UnexpectedAnswerError

T = TypeVar("T")
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Value = str | int | float | bool | None


def _nothing() -> dict[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Content:
    """A body that is not JSON.

    Attributes:
        data: The bytes.
        media_type: Of the bytes.
        field: The name of the form's field, for a file sent as a form; None sends the bytes as they are.
        file_name: What the form calls the file.
    """

    data: bytes
    media_type: str
    field: str | None = None
    file_name: str = ""


@dataclass(frozen=True)
class Call(Generic[T]):
    """One request.

    Attributes:
        method: HTTP's.
        path: From the server's address on, such as `/v1/tasks`; its variable segments are quoted by `path_of`.
        answer: The type of the answer; None for an answer without a body.
        query: After the `?`; what is None is left out.
        body: Sent as JSON; None sends no body.
        content: Sent instead of JSON.
        headers: Besides those that every request has.
        authenticated: Whether to say who asks.
        repeatable: Whether the server does it once, however often it arrives; a POST is made so by its
            Idempotency-Key. What is not repeatable is tried again only where it cannot have arrived.
        then: What to do with the answer before it is handed over.
    """

    method: Method
    path: str
    answer: type[T] | None
    query: Mapping[str, Value] = field(default_factory=_nothing, kw_only=True)
    body: Mapping[str, Any] | None = field(default=None, kw_only=True)
    content: Content | None = field(default=None, kw_only=True)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], kw_only=True)
    authenticated: bool = field(default=True, kw_only=True)
    repeatable: bool = field(default=True, kw_only=True)
    then: Callable[[T], None] | None = field(default=None, kw_only=True)

    def with_query(self, **more: Value) -> "Call[T]":
        """The same request with more behind the `?`."""
        return replace(self, query={**self.query, **more})

    def read(self, response: httpx2.Response) -> T:
        """The answer of a response.

        Raises:
            UnexpectedAnswerError: It is not what this request is answered with.
        """
        found: T
        try:
            # `Call[None]` is the only one without an answer.
            found = TypeAdapter(self.answer).validate_json(response.content) if self.answer else cast("T", None)
        except ValidationError as exc:
            first = exc.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(step) for step in first["loc"]) or "the document"
            raise UnexpectedAnswerError(
                f"{self.method} {self.path} answered {response.status_code} with something else than a "
                f"{getattr(self.answer, '__name__', 'document')}: {place}: {first['msg']}",
                hint="look whether the address is that of a Prompt2Mesh server, and whether server and client are of "
                "the same release",
            ) from exc
        if self.then is not None:
            self.then(found)
        return found


def path_of(template: str, *segments: str) -> str:
    """A path with ids and names put in, quoted, such as `path_of("/v1/tasks/{}", task_id)`."""
    return template.format(*(quote(segment, safe="") for segment in segments))


def given(**values: Any) -> dict[str, Any]:
    """The values that are not None: what a caller left out is left to the server."""
    return {name: value for name, value in values.items() if value is not None}
