"""What every use case of accounts is given, and how it writes down what happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from prompt2mesh.studio.ports.credentials import (
    AccessTokens,
    LoginProvider,
    OpaqueSecrets,
    Passwords,
    SecretBox,
)
from prompt2mesh.studio.ports.records import AuditEntry, User, new_id
from prompt2mesh.studio.ports.store import Store, Transaction
from prompt2mesh.studio.service.context import Clock, utc_now

SignupRule = Literal["open", "invite", "closed"]
Action = Literal[
    "signup", "login", "login.failed", "login.locked", "logout", "logout.everywhere", "session.revoked",
    "session.reuse", "password.changed", "identity.linked", "key.created", "key.revoked", "profile.changed",
    "account.exported", "account.deleted", "user.invited", "user.role", "user.disabled", "user.enabled", "user.limits",
    "user.team", "instance.entered", "instance.suspended", "instance.resumed", "instance.deleted",
    "llm_key.added", "llm_key.changed", "llm_key.removed", "llm_key.tested", "secrets.destroyed",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class AccountPorts:
    """The ports and the house rules of accounts.

    Attributes:
        on_login: Told the id of a user whose session begins; it must not take time.
    """

    store: Store
    passwords: Passwords
    access_tokens: AccessTokens
    secrets: OpaqueSecrets
    box: SecretBox
    provider: LoginProvider | None = None
    signup_rule: SignupRule = "open"
    clock: Clock = utc_now
    on_login: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Where a request came from: for the audit log, the lockout and the list of sessions."""

    ip: str = ""
    user_agent: str = ""


@dataclass(frozen=True)
class Recorder:
    """Writes the audit log of one request.

    Attributes:
        actor: Who acts, where it is not the user that the entry is about.
    """

    tx: Transaction
    caller: Caller
    now: datetime
    actor: User | None = field(default=None)

    def record(self, action: Action, user_id: str | None, *, object_id: str = "", **detail: Any) -> None:
        """Adds an entry about a user; never hand it a secret, nor what somebody typed into a login."""
        self.tx.audit.add(
            AuditEntry(
                id=new_id("aud"),
                at=self.now,
                action=action,
                user_id=user_id,
                actor_id=self.actor.id if self.actor else user_id,
                object_id=object_id[:80],
                ip=self.caller.ip[:64],
                user_agent=self.caller.user_agent[:300],
                detail=detail,
            )
        )
