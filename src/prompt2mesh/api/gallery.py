"""What people show to others: the public gallery, models behind a link, and copies to go on from."""

from typing import Annotated

from fastapi import APIRouter, Path

from prompt2mesh.api import project_views
from prompt2mesh.api.dependencies import ObjectId, OptionalPrincipal, PageDep, PlatformDep, Writer, cursor_of
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.project_schemas import Project, SharedModel
from prompt2mesh.api.schemas import ListOf
from prompt2mesh.api.texts import TagWanted, Words

router = APIRouter()
Token = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9_-]+$", description="The end of a link.")]


@router.get("/gallery", responses=responses(401, 422))
def list_gallery(
    who: OptionalPrincipal, platform: PlatformDep, page: PageDep, q: Words = None, tag: TagWanted = None
) -> ListOf[SharedModel]:
    """Public models, the newest first; needs no login. A page may have fewer than asked for."""
    viewer = who.user if who else None
    found, last = platform.gallery.page(page, text=q, tag=tag, viewer=viewer)
    items = project_views.shared(platform, found, viewer)
    return ListOf(items=items, next_cursor=cursor_of(last) if last else None)


@router.get("/shared/{token}", responses=responses(401, 404, 422))
def get_shared(token: Token, who: OptionalPrincipal, platform: PlatformDep) -> SharedModel:
    """The model behind a link; needs no login."""
    viewer = who.user if who else None
    return project_views.shared(platform, [platform.gallery.shared(token)], viewer)[0]


@router.post("/gallery/{project_id}/copy", status_code=201, responses=responses(401, 403, 404, 409, 422, 429))
def copy_model(project_id: ObjectId, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep) -> Project:
    """Make a project of your own that begins with a public model, or with one of yours."""
    return idempotency.run(lambda: project_views.project(platform, platform.gallery.copy(who.user, project_id)))


@router.post("/shared/{token}/copy", status_code=201, responses=responses(401, 403, 404, 409, 422, 429))
def copy_shared(token: Token, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep) -> Project:
    """Make a project of your own that begins with the model behind a link."""
    return idempotency.run(lambda: project_views.project(platform, platform.gallery.copy_shared(who.user, token)))
