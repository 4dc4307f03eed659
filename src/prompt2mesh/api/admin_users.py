"""The accounts of others, for administrators."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query

from prompt2mesh.api import account_schemas as schemas
from prompt2mesh.api.dependencies import Admin, CallerDep, ObjectId, PageDep, PlatformDep, cursor_of, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.schemas import ListOf
from prompt2mesh.studio.service.accounts.email import normalised

router = APIRouter(prefix="/admin", dependencies=[Depends(no_store)])


@router.get("/users", responses=responses(401, 403, 422))
def list_users(
    platform: PlatformDep,
    page: PageDep,
    who: Admin,
    q: Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$", description="A part of the address or name.")] = "",
) -> ListOf[schemas.Profile]:
    """All users, newest first."""
    users = platform.accounts.administration.users(who, page, text=q)
    return ListOf(
        items=[schemas.Profile.of(user) for user in users],
        next_cursor=cursor_of(users[-1].id) if len(users) == page.limit else None,
    )


@router.patch("/users/{user_id}", responses=responses(401, 403, 404, 409, 422))
def change_user(
    user_id: ObjectId, body: schemas.UserChange, caller: CallerDep, platform: PlatformDep, who: Admin
) -> schemas.Profile:
    """Change a user's role, team or limits, or disable them: who is disabled is logged out at once, keys and all."""
    changed = platform.accounts.administration.change(
        who, user_id, caller, role=body.role, disabled=body.disabled, team=body.team,
        limits=body.limits.model_dump(exclude_unset=True) if body.limits else None,
    )  # fmt: skip
    if body.disabled:
        platform.instances.rest(user_id)
    return schemas.Profile.of(changed)


@router.delete("/users/{user_id}", status_code=204, responses=responses(401, 403, 404, 409, 422))
def delete_user(user_id: ObjectId, caller: CallerDep, platform: PlatformDep, who: Admin) -> None:
    """Delete a user with all that is theirs; it cannot be undone."""
    platform.accounts.administration.delete(who, user_id, caller)
    platform.instances.forget(user_id)


@router.post("/invitations", status_code=201, responses=responses(401, 403, 409, 422))
def invite_user(
    body: schemas.Invitation, caller: CallerDep, platform: PlatformDep, who: Admin, idempotency: IdempotencyDep
) -> schemas.InvitationLink:
    """Invite somebody to sign up, by a link that is good for their address for seven days."""

    def invite() -> schemas.InvitationLink:
        invitation, expires_at = platform.accounts.signup.invite(who.user, body.email, caller)
        email = normalised(body.email)
        query = urlencode({"invitation": invitation, "email": email})
        url = f"{platform.settings.public_web_url}/?{query}"
        return schemas.InvitationLink(email=email, invitation=invitation, url=url, expires_at=expires_at)

    return idempotency.run(invite, secret=True)


@router.get("/audit", responses=responses(401, 403, 422))
def list_all_audit(
    platform: PlatformDep,
    page: PageDep,
    who: Admin,
    user_id: Annotated[str | None, Query(max_length=60, pattern=r"^[0-9A-Za-z_-]+$")] = None,
    action: Annotated[str | None, Query(max_length=60, pattern=r"^[a-z.]+$", examples=["login.failed"])] = None,
) -> ListOf[schemas.AuditLine]:
    """What happened to all accounts, newest first."""
    entries = platform.accounts.administration.audit(who, page, user_id=user_id, action=action)
    return ListOf(
        items=[schemas.AuditLine.of(entry) for entry in entries],
        next_cursor=cursor_of(entries[-1].id) if len(entries) == page.limit else None,
    )
