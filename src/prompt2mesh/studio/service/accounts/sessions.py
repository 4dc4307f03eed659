"""Sessions: logging in, staying logged in, logging out.

A session is a family of refresh tokens. Each is used once and gives the next;
one that is used again was stolen or copied, so the whole family ends (RFC 9700,
section 4.14.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from prompt2mesh.mesh.errors import AuthenticationError, NotFoundError, RequestError
from prompt2mesh.studio.ports.records import RefreshToken, User, new_id
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.accounts import lockout
from prompt2mesh.studio.service.accounts.context import AccountPorts, Caller, Recorder
from prompt2mesh.studio.service.accounts.email import normalised

REFRESH_LIFETIME = timedelta(days=30)
TICKET_LIFETIME = timedelta(seconds=60)
_WRONG = "the e-mail address or the password is wrong"


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """What a person who logged in is given."""

    access_token: str = field(repr=False)
    access_expires_at: datetime
    refresh_token: str = field(repr=False)
    refresh_expires_at: datetime
    session_id: str
    user: User


class Sessions:
    """Logs people in and out."""

    def __init__(self, ports: AccountPorts) -> None:
        """Bind the ports."""
        self._ports = ports

    def log_in(self, email: str, password: str, caller: Caller) -> Tokens:
        """Starts a session.

        Raises:
            AuthenticationError: There is no such account, the password is wrong, or the account is disabled; it does
                not say which.
            LimitError: Too many logins failed.
        """
        ports, now = self._ports, self._ports.clock()
        try:
            email = normalised(email)
        except RequestError as fault:
            raise AuthenticationError(_WRONG) from fault
        subjects = lockout.login_subjects(email, caller)
        with ports.store.begin(durable=False) as tx:
            attempt = lockout.let_in(tx, subjects, now=now)
            user = tx.users.by_email(email)
        # Outside of any transaction: it takes as long as it takes, and others need to write.
        kept = user.password_hash if user else None
        right = ports.passwords.verify(password, kept)
        with ports.store.begin() as tx:
            log = Recorder(tx, caller, now)
            user = tx.users.by_email(email)
            # Another password may have been set while this one was looked at.
            welcome = right and user is not None and user.password_hash == kept and user.disabled_at is None
            if welcome and user is not None:
                lockout.succeed(tx, attempt)
                if ports.passwords.outdated(kept or ""):
                    tx.users.update(user.id, password_hash=ports.passwords.hash(password))
                log.record("login", user.id)
                return self.start(tx, user, caller, now=now)
            log.record("login.failed", user.id if user else None)
            if lockout.fail(tx, attempt, now=now):
                log.record("login.locked", user.id if user else None)
        raise AuthenticationError(_WRONG)

    def start(self, tx: Transaction, user: User, caller: Caller, *, now: datetime) -> Tokens:
        """Starts a session for somebody who has proved who they are."""
        self._ports.on_login(user.id)
        return self._issue(tx, user, caller, family=new_id("ses"), began_at=now, now=now)

    def start_by_ticket(self, tx: Transaction, user: User, caller: Caller, *, now: datetime) -> str:
        """Starts a session with a refresh token that must be used within a minute, to be handed on in an address."""
        secret = self._ports.secrets.new_refresh_token()
        tx.refresh_tokens.add(
            _record(user, caller, secret.digest, family=new_id("ses"), began_at=now, now=now, lifetime=TICKET_LIFETIME)
        )
        return secret.text

    def refresh(self, refresh_token: str, caller: Caller) -> Tokens:
        """Goes on with a session.

        Raises:
            AuthenticationError: The token is unknown, has run out, was revoked, or was used before.
        """
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            token = tx.refresh_tokens.by_hash(self._ports.secrets.digest(refresh_token))
            user = tx.users.get(token.user_id) if token else None
            good = (
                token is not None and user is not None and user.disabled_at is None
                and token.revoked_at is None and token.expires_at > now
            )  # fmt: skip
            if good and token is not None and user is not None:
                if tx.refresh_tokens.use(token.id, now=now):
                    return self._issue(tx, user, caller, family=token.family, began_at=token.family_created_at, now=now)
                tx.refresh_tokens.revoke_family(token.family, now=now)
                Recorder(tx, caller, now).record("session.reuse", user.id, object_id=token.family)
        raise AuthenticationError("this refresh token is not good any more", hint="log in again")

    def log_out(self, refresh_token: str, caller: Caller) -> None:
        """Ends the session of a refresh token; an unknown one is no error."""
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            token = tx.refresh_tokens.by_hash(self._ports.secrets.digest(refresh_token))
            if token is not None and tx.refresh_tokens.revoke_family(token.family, now=now):
                Recorder(tx, caller, now).record("logout", token.user_id, object_id=token.family)

    def log_out_everywhere(self, user: User, caller: Caller) -> None:
        """Ends all sessions at once, also for access tokens that have not run out; API keys stay."""
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            tx.users.next_epoch(user.id)
            tx.refresh_tokens.revoke_user(user.id, now=now)
            Recorder(tx, caller, now).record("logout.everywhere", user.id)

    def of_user(self, user: User) -> Sequence[RefreshToken]:
        """The newest token of each session that has not ended."""
        with self._ports.store.read() as tx:
            return tx.refresh_tokens.sessions(user.id, now=self._ports.clock())

    def revoke(self, user: User, session_id: str, caller: Caller) -> None:
        """Ends one of a user's sessions.

        Raises:
            NotFoundError: The user has no such session.
        """
        now = self._ports.clock()
        with self._ports.store.begin() as tx:
            if not tx.refresh_tokens.is_alive(session_id, user_id=user.id, now=now):
                raise NotFoundError("there is no such session", hint="look at the list of your sessions")
            tx.refresh_tokens.revoke_family(session_id, now=now)
            Recorder(tx, caller, now).record("session.revoked", user.id, object_id=session_id)

    def _issue(
        self, tx: Transaction, user: User, caller: Caller, *, family: str, began_at: datetime, now: datetime
    ) -> Tokens:
        secret = self._ports.secrets.new_refresh_token()
        record = _record(user, caller, secret.digest, family=family, began_at=began_at, now=now)
        tx.refresh_tokens.add(record)
        access_token, expires_at = self._ports.access_tokens.issue(
            user_id=user.id, role=user.role, epoch=user.epoch, session_id=family, now=now
        )
        return Tokens(
            access_token=access_token,
            access_expires_at=expires_at,
            refresh_token=secret.text,
            refresh_expires_at=record.expires_at,
            session_id=family,
            user=user,
        )


def _record(
    user: User, caller: Caller, token_hash: str, *, family: str, began_at: datetime, now: datetime,
    lifetime: timedelta = REFRESH_LIFETIME,
) -> RefreshToken:  # fmt: skip
    return RefreshToken(
        id=new_id("rt"),
        user_id=user.id,
        family=family,
        token_hash=token_hash,
        user_agent=caller.user_agent[:300],
        ip=caller.ip[:64],
        created_at=now,
        family_created_at=began_at,
        expires_at=now + lifetime,
    )
