"""The library: what can be made without a language model."""

from typing import Any

from prompt2mesh.client.calls import Call, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import Kind, Page


class LibraryCalls:
    """The requests about what there is to make."""

    @ListEndpoint
    def list(self, *, q: str | None = None, limit: int | None = None) -> Call[Page[Kind]]:
        """The kinds of things, all or those that match.

        Example:
            ```python
            [kind.name for kind in client.library.list(q="chair")]
            ```
        """
        return Call("GET", "/v1/library", Page[Kind], query={"q": q, "limit": limit})

    @Endpoint
    def get(self, kind: str) -> Call[dict[str, Any]]:
        """A kind with its parameters."""
        return Call("GET", path_of("/v1/library/{}", kind), dict[str, Any])

    @ListEndpoint
    def materials(self) -> Call[Page[dict[str, Any]]]:
        """The materials."""
        return Call("GET", "/v1/materials", Page[dict[str, Any]])


class Library(LibraryCalls, SyncResource):
    """`client.library`."""


class AsyncLibrary(LibraryCalls, AsyncResource):
    """`client.library` of an AsyncClient."""
