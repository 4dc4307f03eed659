"""The library: what can be made without a language model."""

from prompt2mesh.client.calls import Call, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import Kind, KindDetails, Material, Page


class LibraryCalls:
    """The requests about what there is to make."""

    @ListEndpoint
    def list(self, *, q: str | None = None, family: str | None = None, limit: int | None = None) -> Call[Page[Kind]]:
        """The kinds of things, all or those that match; needs no login.

        Example:
            ```python
            [kind.name for kind in client.library.list(q="chair")]
            ```
        """
        return Call(
            "GET", "/v1/library", Page[Kind], query={"q": q, "family": family, "limit": limit}, authenticated=False
        )

    @Endpoint
    def get(self, kind: str) -> Call[KindDetails]:
        """A kind with its sliders, materials, styles and states."""
        return Call("GET", path_of("/v1/library/{}", kind), KindDetails, authenticated=False)

    @ListEndpoint
    def materials(self, *, family: str | None = None) -> Call[Page[Material]]:
        """The materials."""
        return Call("GET", "/v1/materials", Page[Material], query={"family": family}, authenticated=False)


class Library(LibraryCalls, SyncResource):
    """`client.library`."""


class AsyncLibrary(LibraryCalls, AsyncResource):
    """`client.library` of an AsyncClient."""
