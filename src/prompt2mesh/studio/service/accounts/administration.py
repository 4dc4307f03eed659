"""What administrators do with the accounts of others."""

from collections.abc import Mapping, Sequence
from typing import Any

from prompt2mesh.mesh.errors import ConflictError, NotFoundError
from prompt2mesh.studio.ports.records import AuditEntry, Page, Role, User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.principals import Principal


class Administration:
    """Lists users, and changes their role, their limits and whether they may log in."""

    def __init__(self, ports: AccountPorts) -> None:
        """Bind the ports."""
        self._ports = ports

    def users(self, principal: Principal, page: Page, *, text: str = "") -> Sequence[User]:
        """The newest first; `text` is a part of the address or of the name.

        Raises:
            PermissionDeniedError: No administrator asks.
        """
        principal.require("admin")
        with self._ports.store.read() as tx:
            return tx.users.page(page, text=text)

    def audit(
        self, principal: Principal, page: Page, *, user_id: str | None = None, action: str | None = None
    ) -> Sequence[AuditEntry]:
        """What happened to everybody, the newest first.

        Raises:
            PermissionDeniedError: No administrator asks.
        """
        principal.require("admin")
        with self._ports.store.read() as tx:
            return tx.audit.page(page, user_id=user_id, action=action)

    def change(
        self, principal: Principal, user_id: str, caller: Caller, *, role: Role | None = None,
        disabled: bool | None = None, limits: Mapping[str, int | None] | None = None, team: str | None = None,
    ) -> User:  # fmt: skip
        """Changes what is given; a user who is disabled is logged out at once, keys and all.

        Args:
            principal: Who changes.
            user_id: Whom.
            caller: From where.
            role: The new role.
            disabled: Whether they may not log in.
            limits: By name; None goes back to the usual limit.
            team: Whose quota they count against; empty for none.

        Raises:
            PermissionDeniedError: No administrator asks.
            NotFoundError: There is no such user.
            ConflictError: Nobody would be left to administer.
        """
        principal.require("admin")
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            admins = tx.users.lock_admins()
            user = tx.users.get(user_id)
            if user is None:
                raise NotFoundError("there is no such user", hint="look at the list of users")
            if admins == {user_id} and (role == "user" or disabled):
                raise ConflictError("the last administrator stays", hint="make somebody else an administrator first")
            log = Recorder(tx, caller, now, actor=principal.user)
            changes = _changes(user, log, role=role, disabled=disabled, limits=limits, team=team)
            if changes.get("disabled_at") is not None:
                tx.users.next_epoch(user_id)
                tx.refresh_tokens.revoke_user(user_id, now=now)
            return (tx.users.update(user_id, **changes) if changes else user) or user

    def delete(self, principal: Principal, user_id: str, caller: Caller) -> None:
        """Deletes somebody's account and all that is in it.

        Raises:
            PermissionDeniedError: No administrator asks.
            NotFoundError: There is no such user.
            ConflictError: Nobody would be left to administer.
        """
        principal.require("admin")
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            if tx.users.lock_admins() == {user_id}:
                raise ConflictError("the last administrator stays", hint="make somebody else an administrator first")
            delete_user(tx, user_id)
            Recorder(tx, caller, now, actor=principal.user).record("account.deleted", user_id)


def delete_user(tx: Transaction, user_id: str) -> None:
    """Forgets somebody; files that nobody else uses are collected later.

    Raises:
        NotFoundError: There is no such user.
    """
    if not tx.users.delete(user_id):
        raise NotFoundError("there is no such user", hint="look at the list of users")
    tx.audit.forget(user_id)


def _changes(
    user: User, log: Recorder, *, role: Role | None, disabled: bool | None, limits: Mapping[str, int | None] | None,
    team: str | None,
) -> dict[str, Any]:  # fmt: skip
    changes: dict[str, Any] = {}
    if role is not None and role != user.role:
        changes["role"] = role
        log.record("user.role", user.id, role=role)
    if disabled is not None and disabled != (user.disabled_at is not None):
        changes["disabled_at"] = log.now if disabled else None
        log.record("user.disabled" if disabled else "user.enabled", user.id)
    if limits is not None:
        merged = {name: value for name, value in {**user.limits, **limits}.items() if value is not None}
        changes["limits"] = merged
        log.record("user.limits", user.id, limits=merged)
    if team is not None and team != user.team:
        changes["team"] = team
        log.record("user.team", user.id, team=team)
    return changes
