"""Port for the database: transactions over repositories.

What is done in one transaction is kept whole or not at all. Two stores stand
behind it, SQLite and PostgreSQL, and one contract suite runs over both.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from prompt2mesh.studio.ports.accounts import (
    ApiKeys,
    Audit,
    Identities,
    LoginFailures,
    RefreshTokens,
    UserKeys,
    Users,
)
from prompt2mesh.studio.ports.conversation import ChatTurns, ProviderKeys
from prompt2mesh.studio.ports.delivery import SavedResponses, Webhooks
from prompt2mesh.studio.ports.figures import Figures
from prompt2mesh.studio.ports.jobs import Batches, Jobs, Runners
from prompt2mesh.studio.ports.projects import Builds, Projects, Uploads, Versions
from prompt2mesh.studio.ports.scenes import Scenes, Tickets
from prompt2mesh.studio.ports.usage import RateWindows, Usage


class Transaction(Protocol):
    """The repositories, as one transaction sees them."""

    @property
    def users(self) -> Users:
        """People."""
        ...

    @property
    def refresh_tokens(self) -> RefreshTokens:
        """Sessions."""
        ...

    @property
    def api_keys(self) -> ApiKeys:
        """Keys for programs."""
        ...

    @property
    def identities(self) -> Identities:
        """Links to OpenID providers."""
        ...

    @property
    def user_keys(self) -> UserKeys:
        """What seals people's secrets."""
        ...

    @property
    def login_failures(self) -> LoginFailures:
        """Who guessed wrong."""
        ...

    @property
    def audit(self) -> Audit:
        """What happened to accounts."""
        ...

    @property
    def jobs(self) -> Jobs:
        """The queue."""
        ...

    @property
    def runners(self) -> Runners:
        """Who takes jobs."""
        ...

    @property
    def batches(self) -> Batches:
        """Jobs asked for together."""
        ...

    @property
    def projects(self) -> Projects:
        """Projects."""
        ...

    @property
    def versions(self) -> Versions:
        """Versions, branches and files."""
        ...

    @property
    def builds(self) -> Builds:
        """Builds to use again."""
        ...

    @property
    def uploads(self) -> Uploads:
        """Reference pictures."""
        ...

    @property
    def chat_turns(self) -> ChatTurns:
        """Conversations about models."""
        ...

    @property
    def provider_keys(self) -> ProviderKeys:
        """People's own access to LLMs."""
        ...

    @property
    def scenes(self) -> Scenes:
        """What people left open in their instances."""
        ...

    @property
    def tickets(self) -> Tickets:
        """Ways into an instance that were used."""
        ...

    @property
    def webhooks(self) -> Webhooks:
        """Messages that are owed."""
        ...

    @property
    def saved_responses(self) -> SavedResponses:
        """Answers to idempotency keys."""
        ...

    @property
    def usage(self) -> Usage:
        """What was used."""
        ...

    @property
    def rate_windows(self) -> RateWindows:
        """How often something was asked for."""
        ...

    @property
    def figures(self) -> Figures:
        """Sums for operators."""
        ...


class Store(Protocol):
    """The database."""

    def begin(self, *, durable: bool = True) -> AbstractContextManager[Transaction]:
        """A transaction that is committed at the end of the block, or rolled back by an exception.

        Args:
            durable: Wait until the commit outlives a power cut. Without, a power cut may undo the newest commits,
                whole and in order; the death of any process never does.

        Raises:
            StoreUnavailableError: The database does not answer.
        """
        ...

    def read(self) -> AbstractContextManager[Transaction]:
        """A transaction that only reads."""
        ...

    def whole(self, first: Callable[[Transaction], None]) -> AbstractContextManager[None]:
        """Makes one transaction of all those that this thread begins in the block.

        It opens with the first of them, and is committed at the end of the
        block. Each stays whole for itself: one that fails is undone without the
        others, unless its exception leaves the block.

        Args:
            first: Called when the transaction opens; what it raises undoes everything.
        """
        ...

    def check(self) -> None:
        """Asks the database whether it is there and has the tables of this program.

        Raises:
            StoreUnavailableError: It is not, or they are older or newer.
        """
        ...

    def close(self) -> None:
        """Lets every connection go."""
        ...
