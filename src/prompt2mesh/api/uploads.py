"""Pictures as a reference: taken from forms, never trusted."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from pydantic import Field

from prompt2mesh.api import schemas, views
from prompt2mesh.api.dependencies import ObjectId, PageDep, PlatformDep, Reader, Writer, cursor_of
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import Upload
from prompt2mesh.studio.service.uploads import MAX_BYTES

router = APIRouter()


class UploadShown(schemas.Answer):
    """A picture that was sent, drawn anew without metadata and at most 2048 pixels wide and high."""

    id: str = Field(examples=["upl_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    file: schemas.FileLink
    created_at: datetime


@router.post("/uploads", status_code=201, responses=responses(401, 403, 409, 413, 415, 422, 429))
def send_picture(
    file: Annotated[UploadFile, File(description="PNG, JPEG or WebP of at most 10 MB.")], who: Writer,
    platform: PlatformDep, idempotency: IdempotencyDep,
) -> UploadShown:  # fmt: skip
    """Send a picture; give its id as `reference_upload_id` where a model is asked for."""
    data = file.file.read(MAX_BYTES + 1)
    return idempotency.run(lambda: _shown(platform, platform.uploads.add(who.user, data)), content=data)


@router.get("/uploads", responses=responses(401, 403, 422))
def list_uploads(who: Reader, platform: PlatformDep, page: PageDep) -> schemas.ListOf[UploadShown]:
    """Your pictures, newest first."""
    found = platform.uploads.page(who.user, page)
    more = cursor_of(found[-1].id) if len(found) == page.limit else None
    return schemas.ListOf(items=[_shown(platform, upload) for upload in found], next_cursor=more)


@router.get("/uploads/{upload_id}", responses=responses(401, 403, 404, 422))
def get_upload(upload_id: ObjectId, who: Reader, platform: PlatformDep) -> UploadShown:
    """A picture, with a new address."""
    return _shown(platform, platform.uploads.get(who.user, upload_id))


@router.delete("/uploads/{upload_id}", status_code=204, responses=responses(401, 403, 404, 422))
def delete_upload(upload_id: ObjectId, who: Writer, platform: PlatformDep) -> None:
    """Forget a picture."""
    platform.uploads.delete(who.user, upload_id)


def _shown(platform: Platform, upload: Upload) -> UploadShown:
    return UploadShown(id=upload.id, file=views.file_link(platform, upload.file), created_at=upload.created_at)
