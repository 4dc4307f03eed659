"""Users, sessions, keys, identities, failed logins and the audit log in SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.store import tables
from prompt2mesh.store.rows import Rows, insert_or_pass
from prompt2mesh.studio.ports.records import ApiKey, AuditEntry, Page, RefreshToken, User, new_id


class UserTable:
    """See `studio.ports.accounts.Users`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._rows = Rows(connection, tables.users, User)

    def add(self, user: User) -> bool:
        """Keeps one, unless the address is taken."""
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        row = dialect.insert(tables.users).values(**self._rows.values(user))
        row = row.on_conflict_do_nothing(index_elements=["email"]).returning(tables.users.c.id)
        return self._connection.execute(row).first() is not None

    def get(self, user_id: str) -> User | None:
        """The user."""
        return self._rows.first(tables.users.c.id == user_id)

    def by_email(self, email: str) -> User | None:
        """The user with this address."""
        return self._rows.first(tables.users.c.email == email)

    def update(self, user_id: str, **changes: Any) -> User | None:
        """Changes fields of a record."""
        self._rows.update(tables.users.c.id == user_id, **changes)
        return self.get(user_id)

    def next_epoch(self, user_id: str) -> None:
        """Lets every access token die that was signed before."""
        self._rows.update(tables.users.c.id == user_id, epoch=tables.users.c.epoch + 1)

    def delete(self, user_id: str) -> bool:
        """Forgets somebody and all that is theirs, by the foreign keys."""
        return self._rows.delete(tables.users.c.id == user_id) == 1

    def page(self, page: Page, *, text: str = "") -> Sequence[User]:
        """The newest first."""
        users = tables.users.c
        columns = (users.email, users.display_name)
        conditions = [or_(*(column.icontains(text, autoescape=True) for column in columns))] if text else []
        return self._rows.page(page, *conditions)

    def count(self) -> int:
        """How many there are."""
        return self._connection.execute(select(func.count()).select_from(tables.users)).scalar_one()

    def lock_admins(self) -> set[str]:
        """The administrators who can log in, locked."""
        users = tables.users.c
        query = select(users.id).where(users.role == "admin", users.disabled_at.is_(None)).order_by(users.id)
        return set(self._connection.execute(query.with_for_update()).scalars())


class RefreshTokenTable:
    """See `studio.ports.accounts.RefreshTokens`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._rows = Rows(connection, tables.refresh_tokens, RefreshToken)
        self._tokens = tables.refresh_tokens.c

    def add(self, token: RefreshToken) -> None:
        """Keeps one."""
        self._rows.add(token)

    def by_hash(self, token_hash: str) -> RefreshToken | None:
        """The token with this hash."""
        return self._rows.first(self._tokens.token_hash == token_hash)

    def use(self, token_id: str, *, now: datetime) -> bool:
        """Marks it as used, once."""
        tokens = self._tokens
        fresh = (tokens.id == token_id, tokens.used_at.is_(None), tokens.revoked_at.is_(None))
        return self._rows.update(*fresh, used_at=now) == 1

    def is_alive(self, family: str, *, user_id: str, now: datetime) -> bool:
        """Whether a session of this user has not ended."""
        tokens = self._tokens
        alive = exists().where(
            tokens.family == family, tokens.user_id == user_id, tokens.revoked_at.is_(None), tokens.expires_at > now
        )
        return bool(self._connection.execute(select(alive)).scalar())

    def sessions(self, user_id: str, *, now: datetime) -> Sequence[RefreshToken]:
        """The newest token of each session that has not ended."""
        tokens = self._tokens
        query = select(tables.refresh_tokens).where(
            tokens.user_id == user_id, tokens.used_at.is_(None), tokens.revoked_at.is_(None), tokens.expires_at > now
        )
        return self._rows.all(query.order_by(tokens.family_created_at.desc(), tokens.id.desc()))

    def revoke_family(self, family: str, *, now: datetime) -> bool:
        """Ends a session."""
        return self._rows.update(self._tokens.family == family, self._tokens.revoked_at.is_(None), revoked_at=now) > 0

    def revoke_user(self, user_id: str, *, now: datetime, but: str | None = None) -> int:
        """Ends a user's sessions, all but one."""
        tokens = self._tokens
        conditions = [tokens.user_id == user_id, tokens.revoked_at.is_(None)]
        if but is not None:
            conditions.append(tokens.family != but)
        return self._rows.update(*conditions, revoked_at=now)

    def purge(self, *, before: datetime) -> int:
        """Forgets tokens that had run out before a moment."""
        return self._rows.delete(self._tokens.expires_at < before)


class ApiKeyTable:
    """See `studio.ports.accounts.ApiKeys`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._rows = Rows(connection, tables.api_keys, ApiKey)
        self._keys = tables.api_keys.c

    def add(self, key: ApiKey) -> None:
        """Keeps one."""
        self._rows.add(key)

    def by_hash(self, key_hash: str) -> ApiKey | None:
        """The key with this hash."""
        return self._rows.first(self._keys.key_hash == key_hash)

    def get(self, key_id: str) -> ApiKey | None:
        """The key."""
        return self._rows.first(self._keys.id == key_id)

    def of_user(self, user_id: str) -> Sequence[ApiKey]:
        """A user's keys that are not revoked."""
        keys = self._keys
        query = select(tables.api_keys).where(keys.user_id == user_id, keys.revoked_at.is_(None))
        return self._rows.all(query.order_by(keys.created_at.desc(), keys.id.desc()))

    def revoke(self, key_id: str, *, now: datetime) -> bool:
        """Ends one."""
        return self._rows.update(self._keys.id == key_id, self._keys.revoked_at.is_(None), revoked_at=now) == 1

    def revoke_user(self, user_id: str, *, now: datetime) -> int:
        """Ends all of a user's."""
        return self._rows.update(self._keys.user_id == user_id, self._keys.revoked_at.is_(None), revoked_at=now)

    def touch(self, key_id: str, *, now: datetime) -> None:
        """Writes when it was used last."""
        self._rows.update(self._keys.id == key_id, last_used_at=now)


class IdentityTable:
    """See `studio.ports.accounts.Identities`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection

    def add(self, *, issuer: str, subject: str, user_id: str, now: datetime) -> None:
        """Links a user."""
        row = {"issuer": issuer, "subject": subject, "user_id": user_id, "created_at": now}
        insert_or_pass(self._connection, tables.oidc_identities, row)

    def find(self, *, issuer: str, subject: str) -> str | None:
        """The id of the user that a provider's subject is linked to."""
        links = tables.oidc_identities.c
        query = select(links.user_id).where(links.issuer == issuer, links.subject == subject)
        return self._connection.execute(query).scalar()

    def of_user(self, user_id: str) -> Sequence[tuple[str, str]]:
        """The issuers and subjects that a user is linked to."""
        links = tables.oidc_identities.c
        query = select(links.issuer, links.subject).where(links.user_id == user_id).order_by(links.created_at)
        return [(row.issuer, row.subject) for row in self._connection.execute(query)]


class LoginFailureTable:
    """See `studio.ports.accounts.LoginFailures`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._failures = tables.login_failures.c

    def hold(self, subject: str) -> None:
        """Waits for whoever holds the subject, by an advisory lock: most subjects have no row to lock."""
        if self._connection.dialect.name == "postgresql":  # SQLite has one writer at a time
            lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
            self._connection.execute(lock, {"name": f"login {subject}"})

    def add(self, subject: str, *, now: datetime) -> str:
        """Counts one; its id."""
        failure_id = new_id("fail")
        self._connection.execute(insert(tables.login_failures).values(id=failure_id, subject=subject, at=now))
        return failure_id

    def take_back(self, failure_id: str) -> None:
        """Counts one no more."""
        self._connection.execute(delete(tables.login_failures).where(self._failures.id == failure_id))

    def since(self, subject: str, moment: datetime) -> Sequence[datetime]:
        """When they failed since a moment."""
        failures = self._failures
        query = select(failures.at).where(failures.subject == subject, failures.at > moment).order_by(failures.at)
        return list(self._connection.execute(query).scalars())

    def clear(self, subject: str) -> None:
        """Forgets them."""
        self._connection.execute(delete(tables.login_failures).where(self._failures.subject == subject))

    def purge(self, *, before: datetime) -> int:
        """Forgets the old ones of everybody."""
        return self._connection.execute(delete(tables.login_failures).where(self._failures.at < before)).rowcount


class AuditTable:
    """See `studio.ports.accounts.Audit`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._rows = Rows(connection, tables.audit_log, AuditEntry)

    def add(self, entry: AuditEntry) -> None:
        """Keeps one."""
        self._rows.add(entry)

    def page(self, page: Page, *, user_id: str | None = None, action: str | None = None) -> Sequence[AuditEntry]:
        """The newest first."""
        log = tables.audit_log.c
        conditions = [log.user_id == user_id] if user_id is not None else []
        if action is not None:
            conditions.append(log.action == action)
        return self._rows.page(page, *conditions, by="at")

    def forget(self, user_id: str) -> None:
        """Removes what is known of somebody who left; what they did to others stays, without where from."""
        log = tables.audit_log.c
        self._rows.delete(log.user_id == user_id)
        self._rows.update(log.actor_id == user_id, ip="", user_agent="")
