"""One's own account: profile, keys, sessions, the audit log, taking everything along, leaving."""

from typing import Any

from fastapi import APIRouter, Depends

from prompt2mesh.api import account_schemas as schemas
from prompt2mesh.api import limits
from prompt2mesh.api.dependencies import (
    AccountHolder,
    AnyPrincipal,
    CallerDep,
    ObjectId,
    PageDep,
    PlatformDep,
    cursor_of,
    no_store,
)
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.schemas import ListOf

router = APIRouter(prefix="/me", dependencies=[Depends(no_store)])


@router.get("", responses=responses(401))
def get_me(who: AnyPrincipal) -> schemas.Me:
    """Who you are, and what this token or key may do."""
    return schemas.Me.who(who)


@router.patch("", responses=responses(401, 403, 422))
def change_me(
    body: schemas.ProfileChange, caller: CallerDep, platform: PlatformDep, who: AccountHolder
) -> schemas.Profile:
    """Change the name that others see."""
    return schemas.Profile.of(platform.accounts.profiles.rename(who, caller, display_name=body.display_name))


@router.delete("", status_code=204, responses=responses(401, 403, 409, 422, 429),
               dependencies=[Depends(limits.limit_guesses)])  # fmt: skip
def delete_me(
    caller: CallerDep, platform: PlatformDep, who: AccountHolder, body: schemas.Confirmation | None = None
) -> None:
    """Delete your account with all projects, models, jobs and keys; it cannot be undone."""
    confirmation = body or schemas.Confirmation()
    platform.accounts.profiles.delete(who, caller, password=confirmation.password.get_secret_value())
    platform.instances.forget(who.user.id)


@router.get("/export", responses=responses(401, 403))
def export_me(caller: CallerDep, platform: PlatformDep, who: AccountHolder) -> dict[str, Any]:
    """Take along all that the service knows about you, as JSON; files are named by their digests."""
    return platform.accounts.export(who, caller)


@router.get("/keys", responses=responses(401, 403))
def list_keys(platform: PlatformDep, who: AccountHolder) -> ListOf[schemas.Key]:
    """Your API keys, newest first; never their secrets."""
    return ListOf(items=[schemas.Key.of(key) for key in platform.accounts.keys.of_user(who)])


@router.post("/keys", status_code=201, responses=responses(401, 403, 409, 422))
def create_key(
    body: schemas.KeyRequest, caller: CallerDep, platform: PlatformDep, who: AccountHolder, idempotency: IdempotencyDep
) -> schemas.KeyWithSecret:
    """Make an API key; the secret is shown only now."""

    def create() -> schemas.KeyWithSecret:
        made = platform.accounts.keys.create(
            who, caller, name=body.name, scopes=body.scopes, lifetime_days=body.lifetime_days
        )
        return schemas.KeyWithSecret.made(made)

    return idempotency.run(create, secret=True)


@router.delete("/keys/{key_id}", status_code=204, responses=responses(401, 403, 404, 422))
def revoke_key(key_id: ObjectId, caller: CallerDep, platform: PlatformDep, who: AccountHolder) -> None:
    """Revoke an API key; it stops working at once."""
    platform.accounts.keys.revoke(who, key_id, caller)


@router.get("/sessions", responses=responses(401, 403))
def list_sessions(platform: PlatformDep, who: AccountHolder) -> ListOf[schemas.Session]:
    """Where you are logged in, newest first."""
    return ListOf(items=[schemas.Session.of(token, who) for token in platform.accounts.sessions.of_user(who.user)])


@router.delete("/sessions/{session_id}", status_code=204, responses=responses(401, 403, 404, 422))
def revoke_session(session_id: ObjectId, caller: CallerDep, platform: PlatformDep, who: AccountHolder) -> None:
    """End one of your sessions at once."""
    platform.accounts.sessions.revoke(who.user, session_id, caller)


@router.get("/audit", responses=responses(401, 403, 422))
def list_audit(platform: PlatformDep, page: PageDep, who: AccountHolder) -> ListOf[schemas.AuditLine]:
    """What happened to your account, newest first."""
    entries = platform.accounts.profiles.audit(who, page)
    return ListOf(
        items=[schemas.AuditLine.of(entry) for entry in entries],
        next_cursor=cursor_of(entries[-1].id) if len(entries) == page.limit else None,
    )
