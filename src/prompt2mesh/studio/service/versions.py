"""Versions of a model: its history, its branches, and going back."""

from collections.abc import Collection, Sequence

from prompt2mesh.mesh.errors import ConflictError, NotFoundError
from prompt2mesh.studio.ports.records import Branch, Page, User, Version, new_id
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.tasks import owned_project, owned_version

MAIN = "main"
MAX_BRANCHES = 50
MAX_HISTORY = 1000


class VersionService:
    """Versions of one user's projects."""

    def __init__(self, services: Services) -> None:
        """Bind the ports."""
        self._services = services

    def page(self, user: User, project_id: str, page: Page) -> Sequence[Version]:
        """The versions of a project, newest first."""
        with self._services.store.read() as tx:
            owned_project(tx, user, project_id)
            return tx.versions.page(project_id, page)

    def get(self, user: User, version_id: str) -> Version:
        """A version of the user's."""
        with self._services.store.read() as tx:
            return owned_version(tx, user, version_id)

    def delete(self, user: User, version_id: str) -> None:
        """Forgets a version; what came of it stays, and hangs on what it came from."""
        with self._services.store.begin() as tx:
            owned_version(tx, user, version_id)
            tx.versions.delete(version_id)

    def revert(self, user: User, project_id: str, version_id: str, *, branch: str = MAIN) -> Version:
        """A new version on a branch that is like an old one, or like a variant; nothing is lost and nothing is built.

        The branch is made where there is none of that name.
        """
        with self._services.store.begin() as tx:
            project = owned_project(tx, user, project_id)
            old = tx.versions.get(version_id)
            if old is None or old.project_id != project.id:
                raise NotFoundError(f"this project has no version {version_id}")
            heads = {one.name: one.head_version_id for one in tx.versions.branches([project_id])[project_id]}
            _check_room(heads, branch)
            label = old.label if old.kind == "variant" else f"back to version {old.number}"
            version = Version(
                id=new_id("ver"), project_id=project.id, user_id=user.id, number=0, parent_id=heads.get(branch),
                branch=branch, kind="revert", label=label, program_hash=old.program_hash, build_key=old.build_key,
                job_id=None, summary=old.summary, created_at=self._services.clock(),
            )  # fmt: skip
            return tx.versions.add(version, tx.versions.files([old.id])[old.id])

    def undo(self, user: User, project_id: str, *, branch: str = MAIN) -> Version:
        """A new version on a branch that is like the one before its newest change.

        Said again, it goes further back: a version that only goes back to another counts as that other.

        Raises:
            ConflictError: There is no change to take back.
        """
        with self._services.store.read() as tx:
            owned_project(tx, user, project_id)
            heads = {one.name: one.head_version_id for one in tx.versions.branches([project_id])[project_id]}
            at = tx.versions.get(heads.get(branch) or "")
            history = {one.id: one for one in tx.versions.page(project_id, Page(limit=MAX_HISTORY))}
        while at is not None and at.kind == "revert":
            at = _source(at, history.values())
        before = history.get(at.parent_id or "") if at is not None else None
        if before is None:
            raise ConflictError("there is no change to take back", hint="this is the first version")
        return self.revert(user, project_id, before.id, branch=branch)

    def create_branch(self, user: User, project_id: str, name: str, *, from_version_id: str) -> Branch:
        """A new line of versions that begins at one.

        Raises:
            ConflictError: There is a branch of that name, or there are too many.
            NotFoundError: The version is not of this project.
        """
        now = self._services.clock()
        with self._services.store.begin() as tx:
            project = owned_project(tx, user, project_id)
            names = {one.name: one.head_version_id for one in tx.versions.branches([project.id])[project.id]}
            if name in names:
                raise ConflictError(f"there is a branch {name!r} already", hint="choose another name")
            _check_room(names, name)
            version = tx.versions.get(from_version_id)
            if version is None or version.project_id != project.id:
                raise NotFoundError(f"this project has no version {from_version_id}")
            tx.versions.set_head(project.id, name, version.id, now=now)
        return Branch(project_id=project_id, name=name, head_version_id=from_version_id, created_at=now)

    def delete_branch(self, user: User, project_id: str, name: str) -> None:
        """Forgets the name of a branch; its versions stay.

        Raises:
            ConflictError: It is the main one.
        """
        with self._services.store.begin() as tx:
            owned_project(tx, user, project_id)
            if name == MAIN:
                raise ConflictError(f"the branch {MAIN!r} stays", hint="delete versions, or the project")
            if not tx.versions.delete_branch(project_id, name):
                raise NotFoundError(f"this project has no branch {name!r}")


def _source(copy: Version, history: Collection[Version]) -> Version | None:
    """The version that a step back went to: the newest one before it that is the same model."""
    same = [one for one in history if one.number < copy.number and one.program_hash == copy.program_hash
            and one.build_key == copy.build_key]  # fmt: skip
    return max(same, key=lambda one: one.number, default=None)


def _check_room(names: dict[str, str | None], name: str) -> None:
    if name not in names and len(names) >= MAX_BRANCHES:
        raise ConflictError(f"a project has at most {MAX_BRANCHES} branches", hint="delete one first")
