"""The last hours cut into spans of equal length, which begin at whole numbers of them since 1970."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, kw_only=True)
class Spans:
    """The spans of a time that ends now; the last one is not over yet.

    Attributes:
        length_s: Of each.
        first: The number of the first.
        last: The number of the one that now is in.
    """

    length_s: int
    first: int
    last: int

    @classmethod
    def before(cls, now: datetime, *, hours: int, length_s: int) -> "Spans":
        """Those of the last hours."""
        last = int(now.timestamp()) // length_s
        return cls(length_s=length_s, first=last - hours * 3600 // length_s + 1, last=last)

    @property
    def since(self) -> datetime:
        """When the first begins."""
        return self.begin(self.first)

    def begin(self, number: int) -> datetime:
        """When one begins."""
        return datetime.fromtimestamp(number * self.length_s, UTC)

    def number_of(self, moment: datetime) -> int:
        """The number of the one that a moment is in."""
        return int(moment.timestamp()) // self.length_s

    def __iter__(self) -> Iterator[int]:
        """Their numbers, oldest first."""
        return iter(range(self.first, self.last + 1))
