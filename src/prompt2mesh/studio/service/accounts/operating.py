"""What the person who runs the machine does with accounts, from the command line.

Nobody is asked who they are: whoever reaches the database has the last word
anyway. It is written into the audit log all the same.
"""

from collections.abc import Sequence
from datetime import datetime

from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.studio.ports.records import Page, Role, User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts import lockout
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.email import normalised
from prompt2mesh.studio.service.accounts.signup import Signup, check_password

_HERE = Caller(user_agent="command line")
_PAGE = 200


class Operating:
    """Makes, finds and changes accounts by their address."""

    def __init__(self, ports: AccountPorts, signup: Signup) -> None:
        """Bind the ports."""
        self._ports = ports
        self._signup = signup

    def exists(self, email: str) -> bool:
        """Whether an address has an account.

        Raises:
            RequestError: The address is none.
        """
        with self._ports.store.read() as tx:
            return tx.users.by_email(normalised(email)) is not None

    def create(self, email: str, password: str, *, role: Role = "user", display_name: str = "") -> User:
        """Makes an account, whatever the rule for signing up is.

        Raises:
            RequestError: The address is none.
            PasswordRuleError: The password will not do.
            ConflictError: The address has an account.
        """
        return self._signup.create(email, password, role=role, display_name=display_name)

    def invite(self, email: str) -> tuple[str, datetime]:
        """An invitation for one address, and when it runs out.

        Raises:
            RequestError: The address is none.
            ConflictError: The address has an account.
        """
        return self._signup.invite(None, email, _HERE)

    def users(self) -> Sequence[User]:
        """Everybody, the newest first."""
        found: list[User] = []
        with self._ports.store.read() as tx:
            while True:
                some = tx.users.page(Page(limit=_PAGE, after=found[-1].id if found else None))
                found.extend(some)
                if len(some) < _PAGE:
                    return found

    def set_role(self, email: str, role: Role) -> User:
        """Makes somebody an administrator, or not any more.

        Raises:
            RequestError: The address is none.
            NotFoundError: It has no account.
        """
        with self._ports.store.begin() as tx:
            user = _found(tx, email)
            Recorder(tx, _HERE, self._ports.clock()).record("user.role", user.id, role=role)
            return tx.users.update(user.id, role=role) or user

    def set_password(self, email: str, password: str) -> User:
        """Sets a password that was forgotten, and ends all sessions.

        Raises:
            RequestError: The address is none.
            NotFoundError: It has no account.
            PasswordRuleError: The password will not do.
        """
        check_password(self._ports, password, email=normalised(email))
        hashed = self._ports.passwords.hash(password)
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            user = _found(tx, email)
            tx.users.next_epoch(user.id)
            tx.refresh_tokens.revoke_user(user.id, now=now)
            lockout.forgive(tx, lockout.login_subjects(user.email, _HERE))
            Recorder(tx, _HERE, now).record("password.changed", user.id)
            return tx.users.update(user.id, password_hash=hashed) or user

    def set_disabled(self, email: str, *, disabled: bool) -> User:
        """Locks somebody out at once, keys and all, or lets them in again.

        Raises:
            RequestError: The address is none.
            NotFoundError: It has no account.
        """
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            user = _found(tx, email)
            if disabled:
                tx.users.next_epoch(user.id)
                tx.refresh_tokens.revoke_user(user.id, now=now)
            Recorder(tx, _HERE, now).record("user.disabled" if disabled else "user.enabled", user.id)
            return tx.users.update(user.id, disabled_at=now if disabled else None) or user

    def destroy_secrets(self, email: str) -> int:
        """Makes somebody's LLM keys and webhook secret unreadable for everybody, by deleting the keys that seal them.

        Raises:
            RequestError: The address is none.
            NotFoundError: It has no account.
        """
        with self._ports.store.begin() as tx:
            user = _found(tx, email)
            destroyed = tx.user_keys.delete(user.id)
            Recorder(tx, _HERE, self._ports.clock()).record("secrets.destroyed", user.id)
            return destroyed


def _found(tx: Transaction, email: str) -> User:
    user = tx.users.by_email(normalised(email))
    if user is None:
        raise NotFoundError("this e-mail address has no account", hint="list them with: prompt2mesh users list")
    return user
