"""An item: tokens of the prompt read as one thing, with every reading it could have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Item:
    """Tokens `start`..`end` read as one thing; `tags` maps each possible reading to its value."""

    start: int
    end: int
    text: str
    tags: dict[str, Any] = field(default_factory=dict[str, Any])

    def has(self, *names: str) -> bool:
        """Whether any of the readings is possible."""
        return any(n in self.tags for n in names)

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()
