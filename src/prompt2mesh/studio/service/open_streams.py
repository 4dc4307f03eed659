"""How many streams each person has open in a process: each holds a connection for as long as they like."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager

from prompt2mesh.mesh.errors import LimitError

MOST_STREAMS = 32
_RETRY_S = 5


class OpenStreams:
    """Counts them; for one loop's use."""

    def __init__(self, *, most: int = MOST_STREAMS) -> None:
        """None is open.

        Args:
            most: So many at a time of one person.
        """
        self._most = most
        self._open: Counter[str] = Counter()

    @contextmanager
    def one_more(self, user_id: str) -> Generator[None]:
        """Counts one while the block goes on.

        Raises:
            LimitError: The person has as many as they may.
        """
        if self._open[user_id] >= self._most:
            raise LimitError(
                f"at most {self._most} streams of one person may be open at a time, and {self._open[user_id]} are",
                hint="close some, or wait until a task has ended", retry_after_s=_RETRY_S,
            )  # fmt: skip
        self._open[user_id] += 1
        try:
            yield
        finally:
            self._open[user_id] -= 1
            if not self._open[user_id]:
                del self._open[user_id]
