"""The checklist of a prompt: what was asked, and what became of each wish."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prompt2mesh.mesh.node import Node

WishKind = Literal[
    "object", "count", "colour", "material", "size", "part", "relation", "style", "state", "shape",
    "pattern", "text", "framing", "feature", "word",
]  # fmt: skip
WishStatus = Literal["met", "approximated", "not_understood"]


class ChecklistItem(Node):
    """One wish of the prompt; `note` says with what it was approximated, or why it was not."""

    phrase: Annotated[str, Field(max_length=400)]
    kind: WishKind
    status: WishStatus
    note: Annotated[str, Field(max_length=600)] = ""


class Checklist(Node):
    """Every object, count, colour, material, size, part and relation asked, each with its outcome."""

    items: list[ChecklistItem] = []

    def count(self, status: WishStatus) -> int:
        """How many wishes had this outcome."""
        return sum(1 for item in self.items if item.status == status)
