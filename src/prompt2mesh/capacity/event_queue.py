"""A queue of events in the order of their times; the whole of what a discrete-event simulation needs of a library."""

import heapq
from typing import Generic, TypeVar

Kind = TypeVar("Kind")


class EventQueue(Generic[Kind]):
    """Events by time; those of one time come out as they went in, so that a run depends on nothing but its seed."""

    def __init__(self) -> None:
        """Start empty."""
        self._heap: list[tuple[float, int, Kind, int]] = []
        self._count = 0

    def add(self, at_s: float, kind: Kind, item: int = 0) -> None:
        """An event that will be.

        Args:
            at_s: When.
            kind: What happens.
            item: To whom, where that matters.
        """
        self._count += 1
        heapq.heappush(self._heap, (at_s, self._count, kind, item))

    @property
    def next_s(self) -> float:
        """When the next event is; infinite where there is none."""
        return self._heap[0][0] if self._heap else float("inf")

    def pop(self) -> tuple[float, Kind, int]:
        """The next event: when, what, to whom."""
        at_s, _, kind, item = heapq.heappop(self._heap)
        return at_s, kind, item
