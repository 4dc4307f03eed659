"""Who has stopped renewing a lease, told without trusting anybody's clock.

A lease is overdue when it has not changed for as long as it lasts, by the
monotonic clock of the one who watches. Clocks of machines may differ, and may
jump; the time of a lease is only a mark that changes with each renewal. While
the database is away nobody can renew, so that time does not count.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from prompt2mesh.studio.ports.records import Job

_Mark = tuple[int, datetime | None]


class LeaseWatch:
    """Remembers when each lease was last seen to change."""

    def __init__(
        self, *, lasts_s: float, look_every_s: float, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Nothing is overdue before it was watched for as long as a lease lasts.

        Args:
            lasts_s: How long a lease lasts.
            look_every_s: How often the watcher means to look.
            monotonic_s: A clock that never jumps.
        """
        self._lasts_s = lasts_s
        self._look_every_s = look_every_s
        self._monotonic_s = monotonic_s
        self._looked_at: float | None = None
        self._seen: dict[str, tuple[_Mark, float]] = {}

    def overdue(self, running: Sequence[Job]) -> list[Job]:
        """Those of all running jobs whose runner has not renewed for too long."""
        now = self._monotonic_s()
        blind_s = 0.0
        if self._looked_at is not None and now - self._looked_at > 2 * self._look_every_s:
            blind_s = now - self._looked_at - self._look_every_s
        self._looked_at = now
        seen: dict[str, tuple[_Mark, float]] = {}
        for job in running:
            mark = (job.attempt, job.lease_until)
            known = self._seen.get(job.id)
            seen[job.id] = (mark, known[1] + blind_s if known and known[0] == mark else now)
        self._seen = seen
        return [job for job in running if now - seen[job.id][1] > self._lasts_s]
