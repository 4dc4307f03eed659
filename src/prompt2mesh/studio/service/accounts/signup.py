"""Signing up: open to all, by invitation, or closed."""

import json
from datetime import datetime, timedelta

from prompt2mesh.mesh.errors import AuthenticationError, ConflictError, PasswordRuleError, PermissionDeniedError
from prompt2mesh.studio.ports.records import Role, User, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.email import normalised
from prompt2mesh.studio.service.accounts.sessions import Sessions, Tokens

INVITATION_LIFETIME = timedelta(days=7)
_PURPOSE = "invitations"
_LONGEST_NAME = 120


class Signup:
    """Makes accounts."""

    def __init__(self, ports: AccountPorts, sessions: Sessions) -> None:
        """Bind the ports."""
        self._ports = ports
        self._sessions = sessions

    def sign_up(
        self, email: str, password: str, caller: Caller, *, display_name: str = "", invitation: str = ""
    ) -> Tokens:
        """Makes an account and logs its owner in.

        Raises:
            RequestError: The address is none.
            PasswordRuleError: The password will not do.
            PermissionDeniedError: Signing up is closed, or the invitation is not good.
            ConflictError: The address has an account.
        """
        ports, now = self._ports, self._ports.clock()
        email = normalised(email)
        if ports.signup_rule == "closed":
            raise PermissionDeniedError("nobody can sign up here", hint="ask an administrator for an account")
        if ports.signup_rule == "invite":
            self._check_invitation(invitation, email, now=now)
        user = self._new_user(email, password, display_name=display_name, now=now)
        with ports.store.begin() as tx:
            add_user(tx, user)
            Recorder(tx, caller, now).record("signup", user.id)
            return self._sessions.start(tx, user, caller, now=now)

    def create(self, email: str, password: str, *, role: Role = "user", display_name: str = "") -> User:
        """Makes an account for somebody, by the person who runs the machine.

        Raises:
            RequestError: The address is none.
            PasswordRuleError: The password will not do.
            ConflictError: The address has an account.
        """
        now = self._ports.clock()
        user = self._new_user(normalised(email), password, display_name=display_name, now=now, role=role)
        with self._ports.store.begin() as tx:
            add_user(tx, user)
            Recorder(tx, Caller(user_agent="command line"), now).record("signup", user.id, role=role)
        return user

    def invite(self, administrator: User | None, email: str, caller: Caller) -> tuple[str, datetime]:
        """An invitation for one address, and when it runs out.

        Raises:
            RequestError: The address is none.
            ConflictError: The address has an account.
        """
        now = self._ports.clock()
        email = normalised(email)
        expires_at = now + INVITATION_LIFETIME
        with self._ports.store.begin() as tx:
            if tx.users.by_email(email) is not None:
                raise _taken()
            Recorder(tx, caller, now).record(
                "user.invited", administrator.id if administrator else None, object_id=email
            )
        return self._ports.box.seal(json.dumps([email, expires_at.isoformat()]), purpose=_PURPOSE), expires_at

    def _check_invitation(self, invitation: str, email: str, *, now: datetime) -> None:
        try:
            invited, expires_at = json.loads(self._ports.box.open(invitation, purpose=_PURPOSE))
        except AuthenticationError as fault:
            raise PermissionDeniedError(
                "signing up here needs an invitation", hint="ask an administrator for one"
            ) from fault
        if invited != email or datetime.fromisoformat(expires_at) <= now:
            raise PermissionDeniedError(
                "this invitation is for another address, or has run out", hint="ask an administrator for another"
            )

    def _new_user(self, email: str, password: str, *, display_name: str, now: datetime, role: Role = "user") -> User:
        check_password(self._ports, password, email=email)
        return User(
            id=new_id("usr"),
            email=email,
            display_name=display_name.strip()[:_LONGEST_NAME],
            password_hash=self._ports.passwords.hash(password),
            role=role,
            created_at=now,
        )


def check_password(ports: AccountPorts, password: str, *, email: str) -> None:
    """Refuses a weak new password.

    Raises:
        PasswordRuleError: With every rule it breaks.
    """
    problems = ports.passwords.problems(password, email=email)
    if problems:
        raise PasswordRuleError("; ".join(problems), hint="a few unrelated words make a good one")


def add_user(tx: Transaction, user: User) -> None:
    """Keeps a new user.

    Raises:
        ConflictError: The address has an account.
    """
    if not tx.users.add(user):
        raise _taken()


def _taken() -> ConflictError:
    return ConflictError("this e-mail address has an account already", hint="log in instead")
