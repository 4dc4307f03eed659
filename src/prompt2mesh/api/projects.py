"""Projects: keep models, find them again, share them, go back and branch."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from prompt2mesh.api import project_schemas as schemas
from prompt2mesh.api import project_views, views
from prompt2mesh.api.dependencies import ObjectId, PageDep, PlatformDep, Reader, Writer, cursor_of
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.schemas import ListOf, Version
from prompt2mesh.api.texts import TagWanted, Words
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import Version as VersionRecord

router = APIRouter()


@router.post("/projects", status_code=201, responses=responses(401, 403, 409, 422))
def create_project(
    body: schemas.NewProject, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Project:
    """Make an empty project. `POST /v1/text-to-3d` makes one by itself where you name none."""
    return idempotency.run(lambda: project_views.project(
        platform, platform.projects.create(who.user, name=body.name, description=body.description, tags=body.tags)
    ))  # fmt: skip


@router.get("/projects", responses=responses(401, 403, 422))
def list_projects(
    who: Reader, platform: PlatformDep, page: PageDep, q: Words = None, tag: TagWanted = None,
    favourite: Annotated[bool, Query(description="Only what you like, of others too.")] = False,
) -> ListOf[schemas.Project]:  # fmt: skip
    """Your projects, those that changed last first."""
    found = platform.projects.page(who.user, page, text=q, tag=tag, favourite=favourite)
    more = cursor_of(found[-1].project.id) if len(found) == page.limit else None
    return ListOf(items=project_views.projects(platform, found), next_cursor=more)


@router.get("/projects/{project_id}", responses=responses(401, 403, 404, 422))
def get_project(project_id: ObjectId, who: Reader, platform: PlatformDep) -> schemas.Project:
    """A project with its branches and its newest version."""
    return project_views.project(platform, platform.projects.get(who.user, project_id))


@router.patch("/projects/{project_id}", responses=responses(401, 403, 404, 422))
def change_project(
    project_id: ObjectId, body: schemas.ProjectChange, who: Writer, platform: PlatformDep
) -> schemas.Project:
    """Change the name, description, tags or visibility. What becomes private forgets its link for ever."""
    view = platform.projects.update(
        who.user, project_id, name=body.name, description=body.description, tags=body.tags, visibility=body.visibility
    )
    return project_views.project(platform, view)


@router.delete("/projects/{project_id}", status_code=204, responses=responses(401, 403, 404, 422))
def delete_project(project_id: ObjectId, who: Writer, platform: PlatformDep) -> None:
    """Delete a project with its versions and tasks; it cannot be undone."""
    platform.projects.delete(who.user, project_id)


@router.put("/projects/{project_id}/favourite", responses=responses(401, 403, 404, 422), status_code=204)
def like_project(project_id: ObjectId, who: Writer, platform: PlatformDep) -> None:
    """Like a project of your own, or one in the public gallery."""
    platform.projects.set_favourite(who.user, project_id, favourite=True)


@router.delete("/projects/{project_id}/favourite", responses=responses(401, 403, 404, 422), status_code=204)
def unlike_project(project_id: ObjectId, who: Writer, platform: PlatformDep) -> None:
    """Do not like it any more."""
    platform.projects.set_favourite(who.user, project_id, favourite=False)


@router.post("/projects/{project_id}/share", responses=responses(401, 403, 404, 422))
def share_project(project_id: ObjectId, who: Writer, platform: PlatformDep) -> schemas.Share:
    """Get a link that shows the newest version to whoever has it; the same one each time."""
    record = platform.projects.share(who.user, project_id)
    url = project_views.share_url(platform, record)
    assert record.share_token is not None
    assert url is not None
    return schemas.Share(share_token=record.share_token, url=url)


@router.delete("/projects/{project_id}/share", status_code=204, responses=responses(401, 403, 404, 422))
def unshare_project(project_id: ObjectId, who: Writer, platform: PlatformDep) -> None:
    """End the link: it leads nowhere from now on, and a new one will be another."""
    platform.projects.unshare(who.user, project_id)


@router.get("/projects/{project_id}/versions", responses=responses(401, 403, 404, 422))
def list_versions(project_id: ObjectId, who: Reader, platform: PlatformDep, page: PageDep) -> ListOf[Version]:
    """The versions of a project, newest first, on all branches."""
    found = platform.versions.page(who.user, project_id, page)
    with platform.services.store.read() as tx:
        items = views.versions(platform, tx, found)
    return ListOf(items=items, next_cursor=cursor_of(found[-1].id) if len(found) == page.limit else None)


@router.post("/projects/{project_id}/revert", status_code=201, responses=responses(401, 403, 404, 409, 422))
def revert_project(
    project_id: ObjectId, body: schemas.Revert, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> Version:
    """Go back to a version, or go on with a variant: a new version with the same files, at once; nothing is lost."""
    return idempotency.run(lambda: shown_version(
        platform, platform.versions.revert(who.user, project_id, body.version_id, branch=body.branch)
    ))  # fmt: skip


@router.post("/projects/{project_id}/branches", status_code=201, responses=responses(401, 403, 404, 409, 422))
def create_branch(
    project_id: ObjectId, body: schemas.NewBranch, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Branch:
    """Begin another line of versions at one that there is."""

    def create() -> schemas.Branch:
        made = platform.versions.create_branch(who.user, project_id, body.name, from_version_id=body.from_version_id)
        return schemas.Branch(name=made.name, head_version_id=made.head_version_id)

    return idempotency.run(create)


@router.delete("/projects/{project_id}/branches/{name}", status_code=204, responses=responses(401, 403, 404, 409, 422))
def delete_branch(
    project_id: ObjectId, name: Annotated[str, Path(max_length=60, pattern=r"^[A-Za-z0-9 _.-]+$")], who: Writer,
    platform: PlatformDep,
) -> None:  # fmt: skip
    """Forget the name of a branch; its versions stay."""
    platform.versions.delete_branch(who.user, project_id, name)


def shown_version(platform: Platform, record: VersionRecord) -> Version:
    """A version with its files."""
    with platform.services.store.read() as tx:
        return views.versions(platform, tx, [record])[0]
