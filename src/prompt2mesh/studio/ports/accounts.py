"""Port for accounts: users, their sessions, keys and identities, failed logins, and the audit log."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from prompt2mesh.studio.ports.records import ApiKey, AuditEntry, Page, RefreshToken, User, UserKey


class Users(Protocol):
    """People with an account."""

    def add(self, user: User) -> bool:
        """Keeps one; False where the e-mail address has an account already."""
        ...

    def get(self, user_id: str) -> User | None:
        """The user."""
        ...

    def by_email(self, email: str) -> User | None:
        """The user with this address, which is compared as it is: normalise it first."""
        ...

    def update(self, user_id: str, **changes: Any) -> User | None:
        """Changes fields of a record."""
        ...

    def next_epoch(self, user_id: str) -> None:
        """Lets every access token die that was signed before."""
        ...

    def delete(self, user_id: str) -> bool:
        """Forgets somebody and all that is theirs."""
        ...

    def page(self, page: Page, *, text: str = "") -> Sequence[User]:
        """The newest first; `text` is a part of the address or of the name."""
        ...

    def count(self) -> int:
        """How many there are."""
        ...

    def lock_admins(self) -> set[str]:
        """The ids of the administrators who can log in, locked so that two changes do not remove the last two."""
        ...


class RefreshTokens(Protocol):
    """Families of refresh tokens; a family is a session."""

    def add(self, token: RefreshToken) -> None:
        """Keeps one."""
        ...

    def by_hash(self, token_hash: str) -> RefreshToken | None:
        """The token with this hash, also a used or revoked one."""
        ...

    def use(self, token_id: str, *, now: datetime) -> bool:
        """Marks it as used; False where it was used or revoked before. Of two that try at once, one succeeds."""
        ...

    def is_alive(self, family: str, *, user_id: str, now: datetime) -> bool:
        """Whether a session of this user has not ended."""
        ...

    def sessions(self, user_id: str, *, now: datetime) -> Sequence[RefreshToken]:
        """The newest token of each session that has not ended, the newest session first."""
        ...

    def revoke_family(self, family: str, *, now: datetime) -> bool:
        """Ends a session; False where it had ended before."""
        ...

    def revoke_user(self, user_id: str, *, now: datetime, but: str | None = None) -> int:
        """Ends a user's sessions, all but one; how many tokens that were."""
        ...

    def purge(self, *, before: datetime) -> int:
        """Forgets tokens that had run out before a moment; how many."""
        ...


class ApiKeys(Protocol):
    """Keys for programs."""

    def add(self, key: ApiKey) -> None:
        """Keeps one."""
        ...

    def by_hash(self, key_hash: str) -> ApiKey | None:
        """The key with this hash, also a revoked one."""
        ...

    def get(self, key_id: str) -> ApiKey | None:
        """The key."""
        ...

    def of_user(self, user_id: str) -> Sequence[ApiKey]:
        """A user's keys that are not revoked, the newest first."""
        ...

    def revoke(self, key_id: str, *, now: datetime) -> bool:
        """Ends one; False where it had ended before."""
        ...

    def revoke_user(self, user_id: str, *, now: datetime) -> int:
        """Ends all of a user's; how many."""
        ...

    def touch(self, key_id: str, *, now: datetime) -> None:
        """Writes when it was used last."""
        ...


class Identities(Protocol):
    """Who a user is at an OpenID provider."""

    def add(self, *, issuer: str, subject: str, user_id: str, now: datetime) -> None:
        """Links a user; a subject that is linked already stays with its user."""
        ...

    def find(self, *, issuer: str, subject: str) -> str | None:
        """The id of the user that a provider's subject is linked to."""
        ...

    def of_user(self, user_id: str) -> Sequence[tuple[str, str]]:
        """The issuers and subjects that a user is linked to."""
        ...


class UserKeys(Protocol):
    """Keys of users, wrapped by the secret of the service; they seal people's secrets."""

    def add(self, key: UserKey) -> None:
        """Keeps one."""
        ...

    def get(self, key_id: str) -> UserKey | None:
        """The key."""
        ...

    def newest(self, user_id: str) -> UserKey | None:
        """A user's newest, which seals."""
        ...

    def all(self) -> Sequence[UserKey]:
        """Everybody's."""
        ...

    def rewrap(self, key_id: str, *, old: str, new: str) -> bool:
        """Keeps the same key wrapped anew; False where it is not the old one any more."""
        ...

    def delete(self, user_id: str) -> int:
        """Forgets all of a user's, and so all that they sealed; how many."""
        ...


class LoginFailures(Protocol):
    """Logins that failed; a subject is an account's address or a network address."""

    def hold(self, subject: str) -> None:
        """Has whoever else holds the subject wait until this transaction ends."""
        ...

    def add(self, subject: str, *, now: datetime) -> str:
        """Counts one; its id."""
        ...

    def take_back(self, failure_id: str) -> None:
        """Counts one no more."""
        ...

    def since(self, subject: str, moment: datetime) -> Sequence[datetime]:
        """When they failed since a moment, the oldest first."""
        ...

    def clear(self, subject: str) -> None:
        """Forgets them."""
        ...

    def purge(self, *, before: datetime) -> int:
        """Forgets the old ones of everybody; how many."""
        ...


class Audit(Protocol):
    """What happened to accounts, and what administrators did."""

    def add(self, entry: AuditEntry) -> None:
        """Keeps one."""
        ...

    def page(self, page: Page, *, user_id: str | None = None, action: str | None = None) -> Sequence[AuditEntry]:
        """The newest first, of one user or of everybody."""
        ...

    def forget(self, user_id: str) -> None:
        """Removes what is known of somebody who left."""
        ...
