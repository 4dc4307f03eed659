"""The ports for credentials: what proves who asks, and what keeps secrets secret.

Implemented in `identity/`; nothing here stores anything.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from prompt2mesh.studio.ports.records import Role, UserKey


class Passwords(Protocol):
    """Hashes, checks and judges passwords."""

    def hash(self, password: str) -> str:
        """The hash to keep, with its salt and parameters."""
        ...

    def verify(self, password: str, kept: str | None) -> bool:
        """Whether the password matches; takes as long when there is no hash (None)."""
        ...

    def outdated(self, kept: str) -> bool:
        """Whether the hash should be made anew."""
        ...

    def problems(self, password: str, *, email: str = "") -> list[str]:
        """What is wrong with a new password; empty when it will do."""
        ...


@dataclass(frozen=True, kw_only=True)
class AccessClaims:
    """What an access token says.

    Attributes:
        epoch: The user's epoch when it was signed; another epoch today means that the token is dead.
        session_id: The family of refresh tokens that it belongs to.
        token_id: Of this token only.
    """

    user_id: str
    role: Role
    epoch: int
    session_id: str
    token_id: str
    issued_at: datetime
    expires_at: datetime


class AccessTokens(Protocol):
    """Signs and reads short-lived access tokens."""

    def issue(self, *, user_id: str, role: Role, epoch: int, session_id: str, now: datetime) -> tuple[str, datetime]:
        """A token and when it runs out."""
        ...

    def read(self, token: str, *, now: datetime) -> AccessClaims:
        """What the token says.

        Raises:
            AuthenticationError: It is not a token of this service.
            TokenExpiredError: It has run out.
        """
        ...


InstanceTokenKind = Literal["agent", "ticket", "session"]


@dataclass(frozen=True, kw_only=True)
class InstanceClaims:
    """What a token of an instance says.

    Attributes:
        user_id: Who may use it: the owner, or an administrator who looks in.
        login: The session or API key that it came from; it dies with that. Empty for an agent's.
        epoch: The user's epoch then.
        began_at: When the first of a row of renewed tokens was signed.
    """

    user_id: str
    instance_id: str
    login: str
    epoch: int
    token_id: str
    began_at: datetime
    issued_at: datetime
    expires_at: datetime


class InstanceTokens(Protocol):
    """Signs and reads the tokens of instances: an agent's, a ticket of one use, a session of one host."""

    def issue(
        self, kind: InstanceTokenKind, *, user_id: str, instance_id: str, login: str = "", epoch: int = 0,
        began_at: datetime | None = None, lifetime_s: int, now: datetime,
    ) -> tuple[str, datetime]:  # fmt: skip
        """A token and when it runs out."""
        ...

    def read(self, kind: InstanceTokenKind, token: str, *, now: datetime) -> InstanceClaims:
        """What the token says.

        Raises:
            AuthenticationError: It is not a token of this service, or not of this kind.
            TokenExpiredError: It has run out.
        """
        ...


@dataclass(frozen=True)
class NewSecret:
    """A secret that its owner sees once, and what the store keeps of it.

    Attributes:
        text: For the owner.
        digest: For the store.
        prefix: For lists, so that the owner knows which it is; of no help in guessing.
    """

    text: str = field(repr=False)
    digest: str
    prefix: str = ""


class OpaqueSecrets(Protocol):
    """Makes secrets that only the store can tell from noise: refresh tokens and API keys."""

    def new_refresh_token(self) -> NewSecret:
        """A refresh token."""
        ...

    def new_api_key(self) -> NewSecret:
        """An API key."""
        ...

    def digest(self, text: str) -> str:
        """What the store would keep of this secret."""
        ...

    def looks_like_api_key(self, text: str) -> bool:
        """Whether the text has the form of an API key."""
        ...


class UrlSigner(Protocol):
    """Signs the addresses of files, so that a browser can fetch them without a login until they expire."""

    def sign(self, digest: str, name: str, *, expires_at: int) -> str:
        """The signature of a file's address.

        Args:
            digest: Of the file's bytes.
            name: The file's name.
            expires_at: Unix time in seconds.
        """
        ...

    def verify(self, digest: str, name: str, *, expires_at: int, signature: str, now: datetime) -> bool:
        """Whether this very address was signed and has not run out."""
        ...


class SecretBox(Protocol):
    """Encrypts small secrets before they are stored."""

    def seal(self, text: str, *, purpose: str) -> str:
        """The secret, unreadable without the keys of the service."""
        ...

    def open(self, sealed: str, *, purpose: str, max_age_s: int | None = None) -> str:
        """The secret again.

        Args:
            sealed: What `seal` gave.
            purpose: The same as then.
            max_age_s: Refuse what was sealed longer ago.

        Raises:
            AuthenticationError: It was altered, is too old, was sealed for another purpose or by a key that is gone.
        """
        ...

    def reseal(self, sealed: str, *, purpose: str) -> str:
        """The same secret sealed by the newest key, so that an old one can go.

        Raises:
            AuthenticationError: As for `open`.
        """
        ...


class Envelopes(Protocol):
    """Encrypts people's secrets, each person's by a key of their own, which is kept wrapped."""

    def new_key(self, key_id: str, user_id: str) -> str:
        """A new key of a person, wrapped."""
        ...

    def rewrap(self, key: UserKey) -> str:
        """The same key, wrapped by the newest secret; as it was where that wrapped it already.

        Raises:
            AuthenticationError: It cannot be unwrapped.
        """
        ...

    def seal(self, text: str, key: UserKey, *, purpose: str) -> str:
        """A secret of the key's owner, readable with that key only.

        Raises:
            AuthenticationError: The key cannot be unwrapped.
        """
        ...

    def open(self, sealed: str, key: UserKey, *, purpose: str) -> str:
        """The secret again.

        Raises:
            AuthenticationError: It was altered, is somebody else's or of another purpose, or the key is gone.
        """
        ...

    def key_id(self, sealed: str) -> str | None:
        """The key that a text was sealed by; None where it has not the form of what `seal` gives."""
        ...


@dataclass(frozen=True, kw_only=True)
class ProviderIdentity:
    """Who somebody is, in the words of an OpenID provider."""

    issuer: str
    subject: str
    email: str = ""
    email_verified: bool = False
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class ProviderLogin:
    """A login that has begun: where to send the browser, and what to remember until it comes back.

    Attributes:
        url: The provider's page.
        memory: Sealed; the browser keeps it and hands it in again.
    """

    url: str
    memory: str = field(repr=False)


class LoginProvider(Protocol):
    """An OpenID provider."""

    def begin(self, *, redirect_uri: str, return_to: str = "") -> ProviderLogin:
        """Starts a login.

        Args:
            redirect_uri: Where the provider sends the browser afterwards.
            return_to: Handed back by `finish`.

        Raises:
            ProviderError: The provider cannot be reached or makes no sense.
        """
        ...

    def finish(self, *, memory: str, state: str, code: str, now: datetime) -> tuple[ProviderIdentity, str]:
        """Ends a login: who it is, and the `return_to` it began with.

        Raises:
            AuthenticationError: The answer does not belong to this login, or the provider's word does not hold.
            ProviderError: The provider cannot be reached or makes no sense.
        """
        ...

    def close(self) -> None:
        """Lets every connection go."""
        ...
