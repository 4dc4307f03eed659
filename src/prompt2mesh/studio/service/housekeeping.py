"""What is done now and then so that a service does not grow for ever.

Each runner has a housekeeper; of all of them, one does the work of an hour.
What fails is logged and tried again in the next hour; nothing waits for it.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from prompt2mesh.studio.service.context import Services

log = logging.getLogger(__name__)

EVERY = timedelta(hours=1)
KEEP_MESSAGES = timedelta(days=30)
KEEP_RESPONSES = timedelta(days=2)
Chore = Callable[[datetime], object]
_LOOK_S = 60.0
_BATCH = 1000


class Housekeeper:
    """A thread that tidies up."""

    def __init__(
        self, services: Services, *, my_turn: Callable[[datetime], bool], chores: dict[str, Chore],
        look_s: float = _LOOK_S,
    ) -> None:  # fmt: skip
        """Bind what is to be done.

        Args:
            services: The store and the clock.
            my_turn: Whether this process is to do the work of this hour.
            chores: Further things to do, by name, besides forgetting old records.
            look_s: How often to ask whether it is time.
        """
        self._services = services
        self._my_turn = my_turn
        self._chores: dict[str, Chore] = {
            "old webhook messages": self._forget_messages,
            "old answers": self._forget_responses,
            "past rate windows": self._forget_windows,
            **chores,
        }
        self._look_s = look_s
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="housekeeper", daemon=True)

    def start(self) -> None:
        """Begins to look for work."""
        self._thread.start()

    def close(self) -> None:
        """Stops; a chore that is being done is given a moment, and is safe to be cut off."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)

    def tidy(self) -> None:
        """Does everything once, if it is this process's turn."""
        now = self._services.clock()
        if not self._my_turn(now):
            return
        for name, chore in self._chores.items():
            if self._stopped.is_set():
                return
            try:
                done = chore(now)
            except Exception:  # one chore that fails must not keep the others
                log.exception("housekeeping: %s failed", name)
            else:
                log.info("housekeeping: %s: %s", name, done)

    def _work(self) -> None:
        while not self._stopped.wait(self._look_s):
            try:
                self.tidy()
            except Exception:
                log.exception("the housekeeper met a fault")

    def _forget_messages(self, now: datetime) -> int:
        def some() -> int:
            with self._services.store.begin() as tx:
                return tx.webhooks.forget(before=now - KEEP_MESSAGES, limit=_BATCH)

        return _all(some)

    def _forget_responses(self, now: datetime) -> int:
        def some() -> int:
            with self._services.store.begin() as tx:
                return tx.saved_responses.forget(before=now - KEEP_RESPONSES, limit=_BATCH)

        return _all(some)

    def _forget_windows(self, now: datetime) -> int:
        def some() -> int:
            with self._services.store.begin() as tx:
                return tx.rate_windows.forget(now=now, limit=_BATCH)

        return _all(some)


def _all(some: Callable[[], int]) -> int:
    total = 0
    while (count := some()) > 0:
        total += count
    return total
