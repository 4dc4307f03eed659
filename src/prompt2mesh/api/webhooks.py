"""Webhooks: the secret that signs them, and what became of each message."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from prompt2mesh.api.dependencies import AccountHolder, Admin, PageDep, PlatformDep, Reader, cursor_of, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.schemas import Answer, ListOf
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.delivery import DeliveryFilter
from prompt2mesh.studio.ports.records import Page, WebhookDelivery

router = APIRouter(prefix="/me", dependencies=[Depends(no_store)])
admin_router = APIRouter(prefix="/admin", dependencies=[Depends(no_store)])

State = Literal["PENDING", "DELIVERED", "FAILED"]
StateQuery = Annotated[State | None, Query(description="Only messages in this state.")]
TaskQuery = Annotated[str | None, Query(max_length=40, description="Only messages about this task.")]


class WebhookSecret(Answer):
    """What signs your webhook messages (Standard Webhooks)."""

    secret: Annotated[str, Field(examples=["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"])]


class WebhookMessage(Answer):
    """A message to your server, and what became of it."""

    id: Annotated[str, Field(description="The `webhook-id` of every attempt.", examples=["msg_01kb2m3w5x6y7z8a9b"])]
    task_id: str
    type: Annotated[str, Field(examples=["task.succeeded"])]
    url: str
    state: State
    attempts: int
    next_attempt_at: Annotated[datetime | None, Field(description="Null once it is delivered or given up.")]
    last_status: Annotated[int | None, Field(description="What your server answered last; null if it did not.")]
    last_error: str
    created_at: datetime
    delivered_at: datetime | None


class AnybodysMessage(WebhookMessage):
    """A message to somebody's server."""

    user_id: str


@router.get("/webhook-secret", responses=responses(401, 403, 409))
def get_webhook_secret(platform: PlatformDep, who: AccountHolder) -> WebhookSecret:
    """The secret to verify your webhook messages with."""
    return WebhookSecret(secret=platform.webhook_secrets.of(who.user.id)[0])


@router.post("/webhook-secret", status_code=201, responses=responses(401, 403, 409, 422))
def rotate_webhook_secret(platform: PlatformDep, who: AccountHolder, idempotency: IdempotencyDep) -> WebhookSecret:
    """Get a new secret; for another 24 hours messages are signed with the last one as well."""
    return idempotency.run(lambda: WebhookSecret(secret=platform.webhook_secrets.rotate(who.user.id)), secret=True)


@router.get("/webhooks", responses=responses(401, 403, 422))
def list_webhook_messages(
    platform: PlatformDep, page: PageDep, who: Reader, state: StateQuery = None, task_id: TaskQuery = None
) -> ListOf[WebhookMessage]:
    """The messages to your servers, newest first; kept for 30 days."""
    found = _page(platform, DeliveryFilter(user_id=who.user.id, state=state, job_id=task_id), page)
    return ListOf(items=[WebhookMessage.model_validate(_fields(one)) for one in found], next_cursor=_next(found, page))


@admin_router.get("/webhooks", responses=responses(401, 403, 422))
def list_everybodys_webhook_messages(
    platform: PlatformDep, page: PageDep, who: Admin, state: StateQuery = None, task_id: TaskQuery = None
) -> ListOf[AnybodysMessage]:
    """The messages to everybody's servers, newest first; addresses without queries, which may hold secrets."""
    del who
    found = _page(platform, DeliveryFilter(state=state, job_id=task_id), page)
    items = [
        AnybodysMessage.model_validate({**_fields(one), "url": one.url.split("?", 1)[0], "user_id": one.user_id})
        for one in found
    ]
    return ListOf(items=items, next_cursor=_next(found, page))


def _page(platform: Platform, which: DeliveryFilter, page: Page) -> Sequence[WebhookDelivery]:
    with platform.services.store.read() as tx:
        return tx.webhooks.page(which, page)


def _fields(delivery: WebhookDelivery) -> dict[str, object]:
    return {
        **vars(delivery), "task_id": delivery.job_id, "type": delivery.event,
        "next_attempt_at": delivery.next_at if delivery.state == "PENDING" else None,
    }  # fmt: skip


def _next(found: Sequence[WebhookDelivery], page: Page) -> str | None:
    return cursor_of(found[-1].id) if len(found) == page.limit else None
