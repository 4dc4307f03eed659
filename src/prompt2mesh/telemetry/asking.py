"""Keeps what is dear to find out, so that looking at a process is cheap however many look, and never waits for long."""

import logging
import threading
import time
from collections.abc import Callable, Mapping

from prompt2mesh.telemetry.declaring import Gauge, Readings

log = logging.getLogger(__name__)
_PATIENCE_S = 2.0
Found = Mapping[Gauge, Readings]


class KeptReadings:
    """Readings of several gauges that are found out together, for all that look within some seconds.

    They are found out in a thread of their own and only where somebody looks; whoever looks waits a moment for it and
    then takes what was known. What is too old is not told at all: no number is better than a wrong one.
    """

    def __init__(
        self, gauges: tuple[Gauge, ...], find: Callable[[], Found], *, every_s: float, good_for_s: float
    ) -> None:
        """Asks nothing before somebody looks.

        Args:
            gauges: Those that are found out.
            find: Finds them out.
            every_s: Not more often than that.
            good_for_s: Older readings are not told.
        """
        self._find = find
        self._every_s = every_s
        self._good_for_s = good_for_s
        self._lock = threading.Lock()
        self._found: Found = {}
        self._found_at = self._asked_at = float("-inf")
        self._ready = threading.Event()
        self._ready.set()
        self._ends = [gauge.ask(lambda gauge=gauge: self._readings(gauge)) for gauge in gauges]

    def close(self) -> None:
        """Tells no more."""
        for end in self._ends:
            end()

    def _readings(self, gauge: Gauge) -> Readings:
        with self._lock:
            if self._ready.is_set() and time.monotonic() - self._asked_at >= self._every_s:
                self._asked_at = time.monotonic()
                self._ready.clear()
                threading.Thread(target=self._find_out, name="readings", daemon=True).start()
        self._ready.wait(max(0.0, self._asked_at + _PATIENCE_S - time.monotonic()))
        fresh = time.monotonic() - self._found_at <= self._good_for_s
        return self._found.get(gauge, {}) if fresh else {}

    def _find_out(self) -> None:
        try:
            self._found = self._find()
            self._found_at = time.monotonic()
        except Exception as exc:  # noqa: BLE001 - whatever it is, the rest of the process's metrics are told
            log.warning("what is so in the whole service cannot be told: %s", exc)
        finally:
            self._ready.set()
