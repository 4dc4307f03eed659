"""Ports for the conversations about models, and for people's own access to LLMs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from prompt2mesh.studio.ports.records import ChatTurn, Page, ProviderKey


class ChatTurns(Protocol):
    """The turns of conversations about projects."""

    def add(self, turn: ChatTurn) -> None:
        """Keeps one."""
        ...

    def get(self, turn_id: str) -> ChatTurn | None:
        """The turn."""
        ...

    def page(self, project_id: str, page: Page, *, newest_first: bool = False) -> Sequence[ChatTurn]:
        """Those of a project; `page.after` is the last of the page before."""
        ...

    def last(self, project_id: str, *, branch: str, limit: int) -> Sequence[ChatTurn]:
        """The newest of a branch that were answered and not undone, oldest first."""
        ...

    def changed_since(self, turn: ChatTurn) -> Sequence[ChatTurn]:
        """The turn and later ones of its branch that changed the model and were not undone, oldest first."""
        ...

    def settle(
        self, job_id: str, *, answer: str | None, error: dict[str, Any] | None, version_id: str | None
    ) -> ChatTurn | None:
        """Writes how a job's turn ended; the turn, or None where the job has none."""
        ...

    def mark_undone(self, turn_ids: Sequence[str], *, now: datetime) -> None:
        """Says that turns were taken back."""
        ...

    def of_user(self, user_id: str, page: Page) -> Sequence[ChatTurn]:
        """All of a user's, newest first."""
        ...


class ProviderKeys(Protocol):
    """People's own access to LLMs; the keys are sealed."""

    def add(self, key: ProviderKey) -> None:
        """Keeps one."""
        ...

    def get(self, key_id: str) -> ProviderKey | None:
        """The key."""
        ...

    def of_user(self, user_id: str) -> Sequence[ProviderKey]:
        """A user's, in the order in which they are asked."""
        ...

    def update(self, key_id: str, **changes: Any) -> ProviderKey | None:
        """Changes fields of a record."""
        ...

    def delete(self, key_id: str) -> bool:
        """Forgets one."""
        ...

    def sealed(self) -> Sequence[tuple[str, str, str]]:
        """Every key's id, its owner's, and its sealed secret."""
        ...

    def reseal(self, key_id: str, *, old: str, new: str) -> bool:
        """Keeps the same secret sealed anew; False where it is not the old one any more."""
        ...
