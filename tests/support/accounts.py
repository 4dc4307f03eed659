"""Accounts over a real database, with a clock that tests turn and passwords that cost little."""

from dataclasses import replace
from datetime import datetime, timedelta

from prompt2mesh.identity.opaque import RandomSecrets
from prompt2mesh.identity.passwords import Argon2Passwords
from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.signing import FernetBox
from prompt2mesh.identity.tokens import JwtAccessTokens
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.credentials import LoginProvider
from prompt2mesh.studio.ports.records import AuditEntry, Page
from prompt2mesh.studio.service.accounts import AccountPorts, Accounts, Caller, Principal, SignupRule, Tokens
from tests.support.canaries import PASSWORD, SECRET_KEY
from tests.support.records import NOON

FIRST_SECRET = SECRET_KEY
GOOD = PASSWORD
LAPTOP = Caller(ip="10.0.0.1", user_agent="laptop")
PHONE = Caller(ip="10.0.0.2", user_agent="phone")


class World:
    """Accounts, their database, and the time."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.now = NOON
        self.ports = AccountPorts(
            store=store, passwords=Argon2Passwords(memory_kib=64, passes=1), access_tokens=_tokens(FIRST_SECRET),
            secrets=RandomSecrets(), box=FernetBox(KeyRing.from_text(FIRST_SECRET)), clock=self.clock,
        )  # fmt: skip
        self._open()

    def clock(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)

    def set(self, *, signup_rule: SignupRule | None = None, provider: LoginProvider | None = None,
            secret_keys: str | None = None, passwords: Argon2Passwords | None = None) -> None:  # fmt: skip
        """As if the service were started again with other settings."""
        ports = self.ports
        self.ports = replace(
            ports, signup_rule=signup_rule or ports.signup_rule, provider=provider or ports.provider,
            access_tokens=_tokens(secret_keys) if secret_keys else ports.access_tokens,
            box=FernetBox(KeyRing.from_text(secret_keys)) if secret_keys else ports.box,
            passwords=passwords or ports.passwords,
        )  # fmt: skip
        self._open()

    def sign_up(self, email: str = "ann@example.com", password: str = GOOD, caller: Caller = LAPTOP) -> Tokens:
        return self.accounts.signup.sign_up(email, password, caller)

    def log_in(self, email: str = "ann@example.com", password: str = GOOD, caller: Caller = LAPTOP) -> Tokens:
        return self.accounts.sessions.log_in(email, password, caller)

    def refresh(self, tokens: Tokens, caller: Caller = LAPTOP) -> Tokens:
        return self.accounts.sessions.refresh(tokens.refresh_token, caller)

    def who(self, tokens: Tokens) -> Principal:
        return self.accounts.authenticate(tokens.access_token)

    def admin(self, email: str = "root@example.com") -> Principal:
        self.accounts.signup.create(email, GOOD, role="admin")
        return self.who(self.log_in(email))

    def audit(self, user_id: str | None = None) -> list[AuditEntry]:
        """The oldest first."""
        with self.store.read() as tx:
            found = tx.audit.page(Page(limit=1000), user_id=user_id)
        return sorted(found, key=lambda entry: (entry.at, entry.id))

    def actions(self, user_id: str | None = None) -> list[str]:
        return [entry.action for entry in self.audit(user_id)]

    def _open(self) -> None:
        self.accounts = Accounts(
            self.ports, public_api_url="http://localhost:8000", public_web_url="http://localhost:8501"
        )


def _tokens(secret_keys: str) -> JwtAccessTokens:
    return JwtAccessTokens(KeyRing.from_text(secret_keys))
