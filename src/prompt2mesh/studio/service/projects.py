"""Projects: what people keep, how they find it again, and who may see it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from prompt2mesh.mesh.errors import NotFoundError, RequestError
from prompt2mesh.studio.ports.projects import ProjectFilter
from prompt2mesh.studio.ports.records import Branch, Page, Project, User, Version, Visibility, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.tasks import owned_project

MAX_NAME, MAX_DESCRIPTION = 200, 4000
MAX_TAGS, MAX_TAG = 20, 40
_TOKEN_BYTES = 24


@dataclass(frozen=True, kw_only=True)
class ProjectView:
    """A project as people see it.

    Attributes:
        head: The newest version of `main`, or of the first branch that has one.
        favourite: Whether who asks likes it.
    """

    project: Project
    branches: list[Branch]
    head: Version | None
    favourite: bool = False


class ProjectService:
    """Projects of one user at a time."""

    def __init__(self, services: Services) -> None:
        """Bind the ports."""
        self._services = services

    def create(self, user: User, *, name: str = "", description: str = "", tags: Sequence[str] = ()) -> ProjectView:
        """A new project without a model."""
        now = self._services.clock()
        project = Project(
            id=new_id("prj"), user_id=user.id, name=name.strip()[:MAX_NAME] or "untitled", description=description,
            tags=clean_tags(tags), created_at=now, updated_at=now,
        )  # fmt: skip
        with self._services.store.begin() as tx:
            tx.projects.add(project)
        return ProjectView(project=project, branches=[], head=None)

    def page(
        self, user: User, page: Page, *, text: str | None = None, tag: str | None = None, favourite: bool = False
    ) -> list[ProjectView]:
        """The user's projects, those that changed last first; favourites may be other people's public ones."""
        which = ProjectFilter(owner_id=user.id, text=text, tag=_wanted(tag))
        if favourite:
            which = replace(which, owner_id=None, visible_to=user.id, favourite_of=user.id)
        with self._services.store.read() as tx:
            return views_of(tx, tx.projects.page(which, page), user)

    def get(self, user: User, project_id: str) -> ProjectView:
        """A project of the user's."""
        with self._services.store.read() as tx:
            return views_of(tx, [owned_project(tx, user, project_id)], user)[0]

    def update(
        self, user: User, project_id: str, *, name: str | None = None, description: str | None = None,
        tags: Sequence[str] | None = None, visibility: Visibility | None = None,
    ) -> ProjectView:  # fmt: skip
        """Changes what is given and leaves the rest.

        A project that becomes private forgets its link, so that the old one leads nowhere for ever.
        """
        changes: dict[str, Any] = {}
        if name is not None:
            if not name.strip():
                raise RequestError("a project needs a name", hint="give it at least one letter")
            changes["name"] = name.strip()[:MAX_NAME]
        if description is not None:
            changes["description"] = description.strip()
        if tags is not None:
            changes["tags"] = clean_tags(tags)
        with self._services.store.begin() as tx:
            project = owned_project(tx, user, project_id)
            if visibility is not None:
                changes |= self._visibility(project, visibility)
            if changes:
                changed = tx.projects.update(project_id, **changes, updated_at=self._services.clock())
                assert changed is not None
                project = changed
            return views_of(tx, [project], user)[0]

    def delete(self, user: User, project_id: str) -> None:
        """Forgets a project with its versions and tasks."""
        with self._services.store.begin() as tx:
            owned_project(tx, user, project_id)
            tx.projects.delete(project_id)

    def set_favourite(self, user: User, project_id: str, *, favourite: bool) -> ProjectView:
        """Likes a project of one's own or a public one, or not any more."""
        with self._services.store.begin() as tx:
            project = tx.projects.get(project_id)
            if project is None or (project.user_id != user.id and project.visibility != "public"):
                raise NotFoundError(f"there is no project {project_id}")
            tx.projects.set_favourite(user.id, project_id, favourite=favourite, now=self._services.clock())
            return views_of(tx, [project], user)[0]

    def share(self, user: User, project_id: str) -> Project:
        """The project with a link that shows it to whoever has it; the same link each time."""
        with self._services.store.begin() as tx:
            project = owned_project(tx, user, project_id)
            if project.share_token is not None and project.visibility != "private":
                return project
            visibility = "link" if project.visibility == "private" else project.visibility
            changed = tx.projects.update(project_id, **self._visibility(project, visibility))
            assert changed is not None
            return changed

    def unshare(self, user: User, project_id: str) -> None:
        """Ends the link of a project; one in the public gallery stays there."""
        with self._services.store.begin() as tx:
            project = owned_project(tx, user, project_id)
            private = project.visibility != "public"
            changes = self._visibility(project, "private") if private else {"share_token": None}
            tx.projects.update(project_id, **changes)

    def _visibility(self, project: Project, visibility: Visibility) -> dict[str, Any]:
        if visibility == "private":
            return {"visibility": visibility, "share_token": None, "published_at": None}
        token = project.share_token or secrets.token_urlsafe(_TOKEN_BYTES)
        published = (project.published_at or self._services.clock()) if visibility == "public" else None
        return {"visibility": visibility, "share_token": token, "published_at": published}


def views_of(tx: Transaction, projects: Sequence[Project], user: User | None) -> list[ProjectView]:
    """Projects with their branches and newest versions."""
    ids = [project.id for project in projects]
    branches = tx.versions.branches(ids)
    liked = tx.projects.favourites(user.id, ids) if user is not None else set[str]()
    heads = {project_id: _head_id(found) for project_id, found in branches.items()}
    versions = {version.id: version for version in tx.versions.named([head for head in heads.values() if head])}
    return [
        ProjectView(project=project, branches=branches[project.id], head=versions.get(heads[project.id] or ""),
                    favourite=project.id in liked)
        for project in projects
    ]  # fmt: skip


def clean_tags(tags: Sequence[str]) -> list[str]:
    """Tags as they are kept: lower case, without double ones.

    Raises:
        RequestError: There are too many, or one is too long.
    """
    found = list(dict.fromkeys(" ".join(tag.lower().split()) for tag in tags))
    kept = [tag for tag in found if tag]
    if len(kept) > MAX_TAGS:
        raise RequestError(f"a project has at most {MAX_TAGS} tags; got {len(kept)}")
    too_long = next((tag for tag in kept if len(tag) > MAX_TAG), None)
    if too_long is not None:
        raise RequestError(f"a tag has at most {MAX_TAG} characters; got {too_long[:60]!r}")
    return kept


def _wanted(tag: str | None) -> str | None:
    return " ".join(tag.lower().split()) if tag else None


def _head_id(branches: Sequence[Branch]) -> str | None:
    return next((branch.head_version_id for branch in branches if branch.head_version_id), None)
