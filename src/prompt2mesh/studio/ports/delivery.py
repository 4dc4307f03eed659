"""Ports for what is owed to other people's programs: webhook messages, and the same answer to the same request."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from prompt2mesh.studio.ports.records import Page, SavedResponse, WebhookDelivery

Reservation = Literal["reserved", "known", "busy"]


@dataclass(frozen=True, kw_only=True)
class DeliveryFilter:
    """Which deliveries to list; None asks for any."""

    user_id: str | None = None
    job_id: str | None = None
    state: Literal["PENDING", "DELIVERED", "FAILED"] | None = None


class Webhooks(Protocol):
    """Messages that are owed to people's servers, and the secrets that sign them."""

    def owe(self, delivery: WebhookDelivery) -> bool:
        """Keeps a message; False where one of that id was owed before, and that one stays."""
        ...

    def get(self, delivery_id: str) -> WebhookDelivery | None:
        """The message."""
        ...

    def page(self, which: DeliveryFilter, page: Page) -> Sequence[WebhookDelivery]:
        """Newest first."""
        ...

    def due(self, now: datetime) -> bool:
        """Whether any message should be sent now."""
        ...

    def claim(
        self, *, now: datetime, lease_until: datetime, except_users: Collection[str] = ()
    ) -> WebhookDelivery | None:
        """Takes the message that is due longest and counts the attempt.

        Nobody else gets it before the lease ends; then it is due again, for the sender may have died.

        Args:
            now: The time.
            lease_until: Until when it is the caller's.
            except_users: Whose messages wait, so that one slow server does not hold up everybody's.
        """
        ...

    def settle(self, delivery: WebhookDelivery) -> bool:
        """Writes how an attempt went; False where another sender has made a later attempt meanwhile.

        Args:
            delivery: With the attempt as claimed, and the new state, time, status and error.
        """
        ...

    def forget(self, *, before: datetime, limit: int = 1000) -> int:
        """Deletes messages that ended well or badly and were made before; how many."""
        ...

    def secret(self, user_id: str) -> str | None:
        """A user's sealed secret."""
        ...

    def add_secret(self, user_id: str, sealed: str, *, now: datetime) -> str:
        """Keeps a first sealed secret; the one that is kept, which is another's where two came at once."""
        ...

    def replace_secret(self, user_id: str, sealed: str, *, now: datetime) -> None:
        """Keeps a sealed secret in place of the last."""
        ...

    def sealed_secrets(self) -> Sequence[tuple[str, str]]:
        """Every user's id and sealed secret."""
        ...

    def reseal_secret(self, user_id: str, *, old: str, new: str) -> bool:
        """Keeps the same secret sealed anew; False where it is not the old one any more."""
        ...


class SigningSecrets(Protocol):
    """The secrets that sign a user's messages."""

    def of(self, user_id: str) -> Sequence[str]:
        """The newest first, then those that are still honoured; made where there was none."""
        ...


class AddressGuard(Protocol):
    """Judges where messages may be sent."""

    def check(self, url: str) -> None:
        """Refuses an address that messages are never sent to, as far as that shows without asking a name server.

        Raises:
            AddressRefusedError: What is wrong with it.
        """
        ...

    def check_now(self, url: str) -> None:
        """The same, and asks the name server what the address stands for at this moment.

        Raises:
            AddressRefusedError: What is wrong with it.
        """
        ...


class SavedResponses(Protocol):
    """The first answers to idempotency keys."""

    def get(self, user_id: str, key: str) -> SavedResponse | None:
        """The answer that was given."""
        ...

    def reserve(self, response: SavedResponse, *, forget_before: datetime) -> Reservation:
        """Takes a key for the rest of this transaction.

        Args:
            response: Without an answer yet.
            forget_before: A record older than this is no longer known.

        Returns:
            `reserved`; `known` where the key has a record; `busy` where another transaction is about to write one.
        """
        ...

    def complete(self, response: SavedResponse) -> None:
        """Writes the answer to a key that was reserved."""
        ...

    def forget(self, *, before: datetime, limit: int = 1000) -> int:
        """Deletes records made before; how many."""
        ...
