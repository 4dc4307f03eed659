"""What people show to others: the public gallery, models behind a link, and copies to go on from."""

from collections.abc import Sequence
from dataclasses import dataclass

from prompt2mesh.mesh.errors import ConflictError, NotFoundError
from prompt2mesh.studio.ports.projects import ProjectFilter
from prompt2mesh.studio.ports.records import Page, Project, StoredFile, User, Version, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.projects import MAX_NAME, ProjectView, views_of
from prompt2mesh.studio.service.storage import admit_storage

_NOBODY = "somebody"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A model that its owner shows, with the name they go by; never their address."""

    view: ProjectView
    owner_name: str


class GalleryService:
    """Models that are shown to everybody, or to whoever has the link."""

    def __init__(self, services: Services) -> None:
        """Bind the ports."""
        self._services = services

    def page(
        self, page: Page, *, text: str | None = None, tag: str | None = None, viewer: User | None = None
    ) -> tuple[list[Shown], str | None]:
        """Public projects, the newest published first, and the id that the page ends with where there may be more.

        A project without a model and one of a disabled account are passed over, so a page may have fewer.
        """
        which = ProjectFilter(public=True, text=text, tag=" ".join(tag.lower().split()) if tag else None)
        with self._services.store.read() as tx:
            projects = tx.projects.page(which, page)
            shown = _shown(tx, projects, viewer)
        return shown, projects[-1].id if len(projects) == page.limit else None

    def shared(self, token: str) -> Shown:
        """The model behind a link.

        Raises:
            NotFoundError: The link leads nowhere, or there is no model yet.
        """
        with self._services.store.read() as tx:
            return _behind(tx, token)

    def copy(self, user: User, project_id: str) -> ProjectView:
        """A project of one's own that begins with the newest version of a public one, or of one's own.

        Raises:
            NotFoundError: There is no public project of that id.
        """
        with self._services.store.begin() as tx:
            project = tx.projects.get(project_id)
            if project is None or (project.visibility != "public" and project.user_id != user.id):
                raise NotFoundError(f"there is no public project {project_id}")
            found = _shown(tx, [project], user)
            if not found and project.user_id != user.id:  # empty, or of a disabled account: not in the gallery
                raise NotFoundError(f"there is no public project {project_id}")
            if not found:
                raise ConflictError("this project has no model yet", hint="make one first")
            return self._copied(tx, user, found[0])

    def copy_shared(self, user: User, token: str) -> ProjectView:
        """The same of the model behind a link."""
        with self._services.store.begin() as tx:
            return self._copied(tx, user, _behind(tx, token))

    def _copied(self, tx: Transaction, user: User, shown: Shown) -> ProjectView:
        source, head = shown.view.project, shown.view.head
        assert head is not None
        files: list[StoredFile] = tx.versions.files([head.id])[head.id]
        admit_storage(tx, self._services, user, more_bytes=sum(file.size_bytes for file in files))
        now = self._services.clock()
        mine = source.user_id == user.id
        project = Project(
            id=new_id("prj"), user_id=user.id, name=f"{source.name} (copy)"[:MAX_NAME],
            description=source.description if mine else f"A copy of “{source.name}” by {shown.owner_name}.",
            tags=source.tags, created_at=now, updated_at=now,
        )  # fmt: skip
        tx.projects.add(project)
        version = Version(
            id=new_id("ver"), project_id=project.id, user_id=user.id, number=0, parent_id=None, branch="main",
            kind=head.kind, label=head.label, program_hash=head.program_hash, build_key=head.build_key, job_id=None,
            summary=head.summary, created_at=now,
        )  # fmt: skip
        tx.versions.add(version, files)
        return views_of(tx, [project], user)[0]


def _shown(tx: Transaction, projects: Sequence[Project], viewer: User | None) -> list[Shown]:
    owners = {user_id: tx.users.get(user_id) for user_id in {project.user_id for project in projects}}
    shown: list[Shown] = []
    for view in views_of(tx, projects, viewer):
        owner = owners[view.project.user_id]
        if view.head is not None and owner is not None and owner.disabled_at is None:
            shown.append(Shown(view=view, owner_name=owner.display_name.strip() or _NOBODY))
    return shown


def _behind(tx: Transaction, token: str) -> Shown:
    project = tx.projects.by_share_token(token)
    found = _shown(tx, [project], None) if project is not None and project.visibility != "private" else []
    if not found:
        raise NotFoundError("this link leads nowhere", hint="ask its owner for a new one")
    return found[0]
