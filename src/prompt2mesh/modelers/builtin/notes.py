"""Collects the checklist while a model is made."""

from __future__ import annotations

from prompt2mesh.mesh.checklist import Checklist, ChecklistItem, WishKind

_PHRASE, _NOTE = 400, 600


class Notes:
    """A growing checklist; a wish said twice with the same outcome is kept once."""

    def __init__(self) -> None:
        """Start with nothing asked."""
        self._items: list[ChecklistItem] = []

    def met(self, phrase: str, kind: WishKind, note: str = "") -> None:
        """The wish was met."""
        self.add(ChecklistItem(phrase=phrase[:_PHRASE], kind=kind, status="met", note=note[:_NOTE]))

    def near(self, phrase: str, kind: WishKind, note: str) -> None:
        """The wish was approximated; `note` says with what."""
        self.add(ChecklistItem(phrase=phrase[:_PHRASE], kind=kind, status="approximated", note=note[:_NOTE]))

    def missed(self, phrase: str, kind: WishKind, note: str = "") -> None:
        """The wish was not understood or could not be met; `note` says why."""
        self.add(ChecklistItem(phrase=phrase[:_PHRASE], kind=kind, status="not_understood", note=note[:_NOTE]))

    def checklist(self) -> Checklist:
        """The finished checklist."""
        return Checklist(items=self._items)

    def add(self, item: ChecklistItem) -> None:
        """A wish with its outcome."""
        if item.phrase and item not in self._items:
            self._items.append(item)
