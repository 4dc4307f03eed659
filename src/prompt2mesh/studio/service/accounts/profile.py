"""What people do with their own account: its name, its password, leaving."""

from collections.abc import Sequence

from prompt2mesh.mesh.errors import ConflictError, PermissionDeniedError
from prompt2mesh.studio.ports.records import AuditEntry, Page, User
from prompt2mesh.studio.service.accounts import lockout
from prompt2mesh.studio.service.accounts.administration import delete_user
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.principals import Principal
from prompt2mesh.studio.service.accounts.signup import check_password


class Profiles:
    """Changes one's own account."""

    def __init__(self, ports: AccountPorts) -> None:
        """Bind the ports."""
        self._ports = ports

    def rename(self, principal: Principal, caller: Caller, *, display_name: str) -> User:
        """Changes the name that others see."""
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            changed = tx.users.update(principal.user.id, display_name=display_name.strip()[:120])
            Recorder(tx, caller, now).record("profile.changed", principal.user.id)
        return changed or principal.user

    def change_password(self, principal: Principal, caller: Caller, *, current: str, new: str) -> None:
        """Sets another password and ends all other sessions.

        Raises:
            PermissionDeniedError: An API key asks, or the current password is wrong.
            LimitError: The current password was wrong too often.
            PasswordRuleError: The new one will not do.
        """
        session_id = principal.require_session()
        self._confirm(principal, caller, current)
        check_password(self._ports, new, email=principal.user.email)
        hashed = self._ports.passwords.hash(new)
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            tx.users.update(principal.user.id, password_hash=hashed)
            tx.refresh_tokens.revoke_user(principal.user.id, now=now, but=session_id)
            Recorder(tx, caller, now).record("password.changed", principal.user.id)

    def audit(self, principal: Principal, page: Page) -> Sequence[AuditEntry]:
        """What happened to the account, the newest first."""
        with self._ports.store.read() as tx:
            return tx.audit.page(page, user_id=principal.user.id)

    def delete(self, principal: Principal, caller: Caller, *, password: str) -> None:
        """Deletes the account and all that is in it; files that nobody else uses are collected later.

        Raises:
            PermissionDeniedError: An API key asks, or the password is wrong.
            ConflictError: It is the last administrator.
        """
        principal.require_session()
        self._confirm(principal, caller, password)
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            if tx.users.lock_admins() == {principal.user.id}:
                raise ConflictError(
                    "the last administrator cannot leave", hint="make somebody else an administrator first"
                )
            delete_user(tx, principal.user.id)
            Recorder(tx, Caller(), now).record("account.deleted", principal.user.id)

    def _confirm(self, principal: Principal, caller: Caller, password: str) -> None:
        """Asks for the password again, with a lockout as at a login; an account that has none needs none."""
        kept, subjects = principal.user.password_hash, lockout.confirmation_subjects(principal.user.id)
        if kept is None:
            return
        now = self._ports.clock()
        with self._ports.store.begin(durable=False) as tx:
            attempt = lockout.let_in(tx, subjects, now=now)
        right = self._ports.passwords.verify(password, kept)
        with self._ports.store.begin() as tx:
            if right:
                lockout.succeed(tx, attempt)
                return
            lockout.fail(tx, attempt, now=now)
            Recorder(tx, caller, now).record("login.failed", principal.user.id)
        # Not an AuthenticationError: it is known who asks, and a client need not refresh its token and try again.
        raise PermissionDeniedError("the current password is wrong", hint="type it again")
