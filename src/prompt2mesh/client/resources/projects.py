"""Projects: a model with its history."""

from collections.abc import Sequence
from typing import Literal

from prompt2mesh.client.calls import Call, given, path_of
from prompt2mesh.client.endpoints import AsyncResource, Endpoint, ListEndpoint, SyncResource
from prompt2mesh.client.models import Batch, Branch, ChatTurn, Page, Project, Share, TurnUndone, Version

Visibility = Literal["private", "link", "public"]


class ProjectCalls:
    """The requests about projects."""

    @Endpoint
    def create(
        self, *, name: str | None = None, description: str | None = None, tags: Sequence[str] | None = None
    ) -> Call[Project]:
        """A new, empty project; give its id to `client.tasks.text_to_3d`."""
        body = given(name=name, description=description, tags=None if tags is None else [*tags])
        return Call("POST", "/v1/projects", Project, body=body)

    @ListEndpoint
    def list(
        self, *, q: str | None = None, tag: str | None = None, favourite: bool | None = None, limit: int | None = None
    ) -> Call[Page[Project]]:
        """Your projects, those that changed last first.

        Args:
            q: Words of the name, the description or a prompt.
            tag: Only those with a tag.
            favourite: Only those you marked.
            limit: The size of a page.

        Example:
            ```python
            [project.name for project in client.projects.list(q="table")]
            ```
        """
        query = {"q": q, "tag": tag, "favourite": favourite, "limit": limit}
        return Call("GET", "/v1/projects", Page[Project], query=query)

    @Endpoint
    def get(self, project_id: str) -> Call[Project]:
        """A project; its `head` is the newest version."""
        return Call("GET", path_of("/v1/projects/{}", project_id), Project)

    @Endpoint
    def update(
        self,
        project_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        tags: Sequence[str] | None = None,
        visibility: Visibility | None = None,
    ) -> Call[Project]:
        """Changes what is given and leaves the rest.

        Example:
            ```python
            client.projects.update(project.id, tags=["furniture"], visibility="public")
            ```
        """
        body = given(name=name, description=description, tags=None if tags is None else [*tags], visibility=visibility)
        return Call("PATCH", path_of("/v1/projects/{}", project_id), Project, body=body)

    @Endpoint
    def delete(self, project_id: str) -> Call[None]:
        """Deletes a project with all its versions."""
        return Call("DELETE", path_of("/v1/projects/{}", project_id), None)

    @Endpoint
    def favourite(self, project_id: str) -> Call[None]:
        """Marks it."""
        return Call("PUT", path_of("/v1/projects/{}/favourite", project_id), None)

    @Endpoint
    def unfavourite(self, project_id: str) -> Call[None]:
        """Takes the mark away."""
        return Call("DELETE", path_of("/v1/projects/{}/favourite", project_id), None)

    @Endpoint
    def share(self, project_id: str) -> Call[Share]:
        """A link that shows the model to whoever has it.

        Example:
            ```python
            print(client.projects.share(project.id).url)
            ```
        """
        return Call("POST", path_of("/v1/projects/{}/share", project_id), Share)

    @Endpoint
    def unshare(self, project_id: str) -> Call[None]:
        """Ends the link."""
        return Call("DELETE", path_of("/v1/projects/{}/share", project_id), None)

    @ListEndpoint
    def versions(self, project_id: str, *, limit: int | None = None) -> Call[Page[Version]]:
        """The versions of a project, newest first."""
        return Call("GET", path_of("/v1/projects/{}/versions", project_id), Page[Version], query={"limit": limit})

    @Endpoint
    def revert(self, project_id: str, version_id: str, *, branch: str | None = None) -> Call[Version]:
        """A new version that is like an old one; nothing is lost.

        Example:
            ```python
            first = list(client.projects.versions(project.id))[-1]
            client.projects.revert(project.id, first.id)
            ```
        """
        body = given(version_id=version_id, branch=branch)
        return Call("POST", path_of("/v1/projects/{}/revert", project_id), Version, body=body)

    @Endpoint
    def create_branch(self, project_id: str, name: str, *, from_version_id: str) -> Call[Branch]:
        """A new line of versions that begins at one of them."""
        body = {"name": name, "from_version_id": from_version_id}
        return Call("POST", path_of("/v1/projects/{}/branches", project_id), Branch, body=body)

    @Endpoint
    def delete_branch(self, project_id: str, name: str) -> Call[None]:
        """Forgets the name of a branch; its versions stay."""
        return Call("DELETE", path_of("/v1/projects/{}/branches/{}", project_id, name), None)

    @Endpoint
    def variants(
        self, project_id: str, count: int = 4, *, branch: str | None = None, base_version_id: str | None = None
    ) -> Call[Batch]:
        """Other models from the same words, to choose from.

        Example:
            ```python
            batch = client.projects.variants(project.id, 6)
            ```
        """
        body = given(count=count, branch=branch, base_version_id=base_version_id)
        return Call("POST", path_of("/v1/projects/{}/variants", project_id), Batch, body=body)

    @ListEndpoint
    def chat_turns(
        self, project_id: str, *, order: Literal["asc", "desc"] | None = None, limit: int | None = None
    ) -> Call[Page[ChatTurn]]:
        """The conversation about a model, oldest turn first; `client.tasks.chat` goes on with it.

        Args:
            project_id: The project.
            order: `desc` is newest first.
            limit: The size of a page.
        """
        query = {"order": order, "limit": limit}
        return Call("GET", path_of("/v1/projects/{}/chat", project_id), Page[ChatTurn], query=query)

    @Endpoint
    def undo_turn(self, project_id: str, turn_id: str) -> Call[TurnUndone]:
        """Takes a turn back, and later ones that built on it; the model is as it was before.

        Example:
            ```python
            last = list(client.projects.chat_turns(project.id))[-1]
            client.projects.undo_turn(project.id, last.id)
            ```
        """
        return Call("POST", path_of("/v1/projects/{}/chat/{}/undo", project_id, turn_id), TurnUndone)


class Projects(ProjectCalls, SyncResource):
    """`client.projects`."""


class AsyncProjects(ProjectCalls, AsyncResource):
    """`client.projects` of an AsyncClient."""
