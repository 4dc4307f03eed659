"""Batches: many prompts at once, as JSON, CSV or plain lines, and all models in one zip."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from prompt2mesh.api import schemas, views
from prompt2mesh.api.batch_schemas import Batch, NewBatch, batch_shown
from prompt2mesh.api.dependencies import ObjectId, PageDep, PlatformDep, Reader, Writer, cursor_of
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.texts import ProjectName
from prompt2mesh.mesh.errors import MediaTypeError, TooLargeError
from prompt2mesh.mesh.report import ExportFormat
from prompt2mesh.studio.service.batch_lists import MAX_TEXT_BYTES, check_items, read_list
from prompt2mesh.studio.service.batches import safe_name

router = APIRouter()
_LISTS = ("text/csv", "text/plain", "application/jsonl", "application/x-ndjson")
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/NewBatch"}},
            "text/csv": {"schema": {"type": "string"}, "example": "prompt,seed\na barrel,1\na mossy boulder,7\n"},
            "text/plain": {"schema": {"type": "string"}, "example": "a barrel\na mossy boulder\n"},
        },
    }
}


@router.post("/batches", status_code=202, openapi_extra=_BODY, responses=responses(401, 403, 409, 413, 415, 422, 429))
async def create_batch(
    request: Request, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep,
    name: Annotated[ProjectName, Query(description="For CSV and text, which have no place for it.")] = "",
) -> Batch:  # fmt: skip
    """Ask for many models: JSON, or a CSV file with a column `prompt`, or one prompt a line.

    All lines are checked first; where some are wrong, nothing is made and each of them is named in `errors`.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    data = await _body(request)
    if kind in _LISTS:
        try:
            items = read_list(data.decode("utf-8-sig"))
        except UnicodeDecodeError as exc:
            raise MediaTypeError("a list in UTF-8 was expected", hint="save the file as UTF-8") from exc
        webhook_url = None
    elif kind in {"application/json", ""}:
        try:
            body = NewBatch.model_validate_json(data)
        except ValidationError as exc:
            raise RequestValidationError([{**e, "loc": ("body", *e["loc"])} for e in exc.errors()]) from exc
        items, name, webhook_url = check_items(body.items), body.name or name, body.webhook_url
    else:
        raise MediaTypeError(f"JSON, CSV or text was expected; got {kind[:80]!r}",
                             hint="say text/csv for a table and text/plain for lines")  # fmt: skip

    def submit() -> Batch:
        return batch_shown(platform, platform.batches.submit(who.user, items, name=name, webhook_url=webhook_url))

    return await run_in_threadpool(idempotency.run, submit, content=data)


@router.get("/batches", responses=responses(401, 403, 422))
def list_batches(who: Reader, platform: PlatformDep, page: PageDep) -> schemas.ListOf[Batch]:
    """Your batches and those of your variants, newest first."""
    found = platform.batches.page(who.user, page)
    more = cursor_of(found[-1].batch.id) if len(found) == page.limit else None
    return schemas.ListOf(items=[batch_shown(platform, view) for view in found], next_cursor=more)


@router.get("/batches/{batch_id}", responses=responses(401, 403, 404, 422))
def get_batch(batch_id: ObjectId, who: Reader, platform: PlatformDep) -> Batch:
    """How a batch stands."""
    return batch_shown(platform, platform.batches.get(who.user, batch_id))


@router.get("/batches/{batch_id}/tasks", responses=responses(401, 403, 404, 422))
def list_batch_tasks(
    batch_id: ObjectId, who: Reader, platform: PlatformDep, page: PageDep
) -> schemas.ListOf[schemas.Task]:
    """The tasks of a batch, in the order of its lines."""
    jobs = platform.batches.jobs(who.user, batch_id, page)
    with platform.services.store.read() as tx:
        items = views.tasks(platform, tx, jobs)
    return schemas.ListOf(items=items, next_cursor=cursor_of(jobs[-1].id) if len(jobs) == page.limit else None)


@router.post("/batches/{batch_id}/cancel", responses=responses(401, 403, 404, 422))
def cancel_batch(batch_id: ObjectId, who: Writer, platform: PlatformDep) -> Batch:
    """Stop every task of it that has not ended."""
    return batch_shown(platform, platform.batches.cancel(who.user, batch_id))


@router.delete("/batches/{batch_id}", status_code=204, responses=responses(401, 403, 404, 409, 422))
def delete_batch(batch_id: ObjectId, who: Writer, platform: PlatformDep) -> None:
    """Forget a batch that has ended; its models stay in their projects."""
    platform.batches.delete(who.user, batch_id)


@router.get(
    "/batches/{batch_id}/archive", response_class=StreamingResponse,
    responses={**responses(401, 403, 404, 422), 200: {"description": "The zip.", "content": {"application/zip": {}}}},
)  # fmt: skip
def get_archive(
    batch_id: ObjectId, who: Reader, platform: PlatformDep,
    format: Annotated[ExportFormat, Query(description="Which file of each model.")] = "glb",  # noqa: A002 - the word people know
) -> StreamingResponse:  # fmt: skip
    """Download one zip with a file of each finished model and a table of all."""
    batch = platform.batches.get(who.user, batch_id).batch
    pieces = platform.batches.archive(who.user, batch_id, format)
    name = f"{safe_name(batch.name)}-{format}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(pieces, media_type="application/zip", headers=headers)


async def _body(request: Request) -> bytes:
    """The body, read no further than a list may be long."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_TEXT_BYTES:
            raise TooLargeError(f"a list has at most {MAX_TEXT_BYTES // 1_000_000} MB", hint="send it in pieces")
        parts.append(part)
    return b"".join(parts)
