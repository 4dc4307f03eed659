"""The gallery: models that people show."""

from prompt2mesh.client.calls import Call, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import Page, Project, SharedModel


class GalleryCalls:
    """The requests about what others made."""

    @ListEndpoint
    def list(
        self, *, q: str | None = None, tag: str | None = None, limit: int | None = None
    ) -> Call[Page[SharedModel]]:
        """The public models, newest first; no login is needed."""
        return Call("GET", "/v1/gallery", Page[SharedModel], query={"q": q, "tag": tag, "limit": limit})

    @Endpoint
    def shared(self, token: str) -> Call[SharedModel]:
        """The model behind a link; no login is needed."""
        return Call("GET", path_of("/v1/shared/{}", token), SharedModel)

    @Endpoint
    def copy_shared(self, token: str) -> Call[Project]:
        """A copy of the model behind a link, as a project of your own."""
        return Call("POST", path_of("/v1/shared/{}/copy", token), Project)

    @Endpoint
    def copy(self, project_id: str) -> Call[Project]:
        """A copy of a public model, as a project of your own."""
        return Call("POST", path_of("/v1/gallery/{}/copy", project_id), Project)


class Gallery(GalleryCalls, SyncResource):
    """`client.gallery`."""


class AsyncGallery(GalleryCalls, AsyncResource):
    """`client.gallery` of an AsyncClient."""
