"""Notes that people do something, so that their instances stay: cheaply, and beside what they do."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.studio.ports.instances import ActivityKind, Instances
from prompt2mesh.studio.service.context import Clock

_EVERY_S = 60.0
_MOST_REMEMBERED = 50_000
_MOST_WAITING = 500

log = logging.getLogger(__name__)


class InstanceActivity:
    """Tells the driver of a person at most once a minute, and never lets them wait for it."""

    def __init__(self, instances: Instances | None, *, clock: Clock) -> None:
        """No thread runs before the first note.

        Args:
            instances: None where there are none: then nothing is noted.
            clock: The time.
        """
        self._instances = instances
        self._clock = clock
        self._lock = threading.Lock()
        self._noted: dict[str, float] = {}
        self._waiting = 0
        self._pool: ThreadPoolExecutor | None = None

    def note(self, user_id: str, kind: ActivityKind) -> None:
        """Notes that a person did something."""
        instances, now = self._instances, self._clock()
        if instances is None:
            return
        with self._lock:
            if now.timestamp() - self._noted.get(user_id, 0.0) < _EVERY_S:
                return
            if len(self._noted) >= _MOST_REMEMBERED:
                self._noted.clear()  # they are only told of a little more often
            self._noted[user_id] = now.timestamp()
        self.later(lambda: instances.touch(user_id, kind, at=now))

    def later(self, work: Callable[[], object]) -> bool:
        """Does something soon in a thread of its own; what fails is logged.

        Returns:
            Whether it is done; what is too much is left out.
        """
        with self._lock:
            if self._waiting >= _MOST_WAITING:
                return False
            self._waiting += 1
            if self._pool is None:
                self._pool = ThreadPoolExecutor(4, thread_name_prefix="instances")
            self._pool.submit(self._do, work)
        return True

    def close(self) -> None:
        """Lets the threads go once they have done what waits."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Prompt2MeshError as fault:
            log.warning("an instance could not be told: %s: %s", fault.code, fault.message)
        except Exception:  # a thread that dies says nothing
            log.exception("an instance could not be told")
        finally:
            with self._lock:
                self._waiting -= 1
