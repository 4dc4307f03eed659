"""Ports for what instances leave behind: people's scenes, and the tickets that were used to get in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from prompt2mesh.studio.ports.records import Scene


class Scenes(Protocol):
    """The newest scene of each project of each person."""

    def keep(self, scene: Scene) -> None:
        """Keeps one in the place of the one before it of the same person and project.

        Raises:
            BlobMissingError: Its blob is not registered any more; put it again.
        """
        ...

    def newest(self, user_id: str, *, project_id: str | None = None) -> Scene | None:
        """A person's newest, of a project or of any."""
        ...

    def of_user(self, user_id: str) -> Sequence[Scene]:
        """All of a person's, newest first."""
        ...


class Tickets(Protocol):
    """Tickets that are good for one use."""

    def use(self, ticket_id: str, *, expires_at: datetime) -> bool:
        """Marks it as used; False where it was used before. Of two that try at once, one succeeds."""
        ...

    def purge(self, *, before: datetime) -> int:
        """Forgets those that had run out before a moment; how many."""
        ...
