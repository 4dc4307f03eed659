"""What a run has found until now, told as it is found."""

import sys
import time

from benchmarks.page import goal_of, others_of, values_of
from benchmarks.results import Figure


class Report:
    """The figures of a part, printed as they come."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.figures: list[Figure] = []
        self.skipped: list[str] = []
        self._started = time.perf_counter()

    def step(self, what: str) -> None:
        """Says what is done now, on the error stream, so that the output is the figures alone."""
        print(f"  [{time.perf_counter() - self._started:4.0f} s] {what}", file=sys.stderr, flush=True)

    def skip(self, why: str) -> None:
        """Says what is not measured here, and why."""
        self.skipped.append(why)
        print(f"  {why}", file=sys.stderr, flush=True)

    def add(self, *figures: Figure) -> None:
        """Takes figures, and prints a line for each."""
        for figure in figures:
            self.figures.append(figure)
            told = "; ".join(part for part in (goal_of(figure), others_of(figure)) if part)
            print(f"{figure.what:<58} {values_of(figure.values, figure.unit):>34}   {told}", flush=True)
