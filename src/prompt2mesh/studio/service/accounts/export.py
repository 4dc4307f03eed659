"""A copy of all that the service knows about somebody, for them to take along."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.projects import ProjectFilter
from prompt2mesh.studio.ports.records import (
    ApiKey,
    AuditEntry,
    Batch,
    ChatTurn,
    Job,
    Page,
    Project,
    ProviderKey,
    RefreshToken,
    Scene,
    Upload,
    User,
    Version,
)
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.principals import Principal

_PAGE = 200
_SECRETS = frozenset({"password_hash", "token_hash", "key_hash", "secret"})
T = TypeVar("T", AuditEntry, Batch, ChatTurn, Job, Project, Upload, Version)


def export(ports: AccountPorts, principal: Principal, caller: Caller) -> dict[str, Any]:
    """All of somebody's records, but for secrets; files are named by their digests."""
    user, now = principal.user, ports.clock()
    with ports.store.begin() as tx:
        Recorder(tx, caller, now).record("account.exported", user.id)
    with ports.store.read() as tx:
        links = tx.identities.of_user(user.id)
        return {
            "exported_at": now,
            "profile": _row(user),
            "identities": [{"issuer": issuer, "subject": subject} for issuer, subject in links],
            "sessions": [_row(token) for token in tx.refresh_tokens.sessions(user.id, now=now)],
            "api_keys": [_row(key) for key in tx.api_keys.of_user(user.id)],
            "audit": _rows(lambda page: tx.audit.page(page, user_id=user.id)),
            "projects": _rows(lambda page: tx.projects.page(ProjectFilter(owner_id=user.id), page)),
            "versions": _versions(tx, user),
            "jobs": _rows(lambda page: tx.jobs.page(JobFilter(user_id=user.id), page)),
            "batches": _rows(lambda page: tx.batches.page(user.id, page)),
            "chat_turns": _rows(lambda page: tx.chat_turns.of_user(user.id, page)),
            "llm_keys": [_row(key) for key in tx.provider_keys.of_user(user.id)],
            "scenes": [_row(scene) for scene in tx.scenes.of_user(user.id)],
            "uploads": _rows(lambda page: tx.uploads.page(user.id, page)),
        }


def _versions(tx: Transaction, user: User) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for project in _everything(lambda page: tx.projects.page(ProjectFilter(owner_id=user.id), page)):
        versions = _everything(lambda page, of=project.id: tx.versions.page(of, page))
        files = tx.versions.files([version.id for version in versions])
        for version in versions:
            found.append(_row(version) | {"files": [asdict(file) for file in files.get(version.id, [])]})
    return found


def _rows(read: Callable[[Page], Sequence[T]]) -> list[dict[str, Any]]:
    return [_row(record) for record in _everything(read)]


def _everything(read: Callable[[Page], Sequence[T]]) -> list[T]:
    found: list[T] = []
    while True:
        some = read(Page(limit=_PAGE, after=found[-1].id if found else None))
        found.extend(some)
        if len(some) < _PAGE:
            return found


def _row(
    record: ApiKey
    | AuditEntry
    | Batch
    | ChatTurn
    | Job
    | Project
    | ProviderKey
    | RefreshToken
    | Scene
    | Upload
    | User
    | Version,
) -> dict[str, Any]:
    return {name: value for name, value in asdict(record).items() if name not in _SECRETS}
