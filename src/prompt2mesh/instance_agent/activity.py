"""Whether somebody works here: what the person asked of the agent, did in Blender, or typed in the desktop.

Open tabs, questions for the status, saving and showing do not count.
"""

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from prompt2mesh.instance_agent.blender_link import BlenderActivity
from prompt2mesh.instances.agent_wire import ActivityState
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.studio.ports.instances import ActivityKind

log = logging.getLogger(__name__)
PUSH_EVERY = timedelta(seconds=60)
_UNSURE = timedelta(seconds=1)
Tell = Callable[[ActivityKind, datetime], None]


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


class ActivityTracker:
    """Gathers activity from everywhere; threads may share it."""

    def __init__(self, blender: Callable[[], BlenderActivity], *, clock: Callable[[], datetime] = utc_now) -> None:
        """Nothing has happened yet.

        Args:
            blender: Asks Blender; raises where it does not answer.
            clock: Tells the time.
        """
        self._blender = blender
        self._clock = clock
        self._lock = threading.Lock()
        self._last: tuple[datetime, ActivityKind] | None = None
        self._running = 0
        self._pushed_at: datetime | None = None
        self._pushed: datetime | None = None

    @contextmanager
    def during(self, kind: ActivityKind) -> Generator[None]:
        """Something runs for the person: that is activity from its beginning to its end."""
        self.note(kind)
        with self._lock:
            self._running += 1
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
            self.note(kind)

    def note(self, kind: ActivityKind, *, at: datetime | None = None) -> None:
        """The person did something."""
        when = at or self._clock()
        with self._lock:
            if self._last is None or when > self._last[0]:
                self._last = (when, kind)

    def state(self, *, heard: BlenderActivity | None = None) -> ActivityState:
        """What is known now; a Blender that does not answer adds nothing.

        Args:
            heard: What Blender said a moment ago.
        """
        if heard is None:
            try:
                heard = self._blender()
            except Prompt2MeshError:
                heard = None
        if heard is not None and heard.idle_s is not None:
            kind: ActivityKind = "input" if heard.last == "input" else "mcp"
            at = self._clock() - timedelta(seconds=heard.idle_s)
            # The same command seems to come a little earlier or later with each question: answers take their time.
            if self._last is None or at > self._last[0] + _UNSURE:
                self.note(kind, at=at)
        with self._lock:
            last, running = self._last, self._running
        return ActivityState(
            last_at=last[0] if last else None, kind=last[1] if last else None,
            busy=running > 0 or (heard is not None and heard.busy),
            input_idle_s=heard.input_idle_s if heard is not None else None,
        )  # fmt: skip

    def push(self, state: ActivityState, tell: Tell) -> None:
        """Tells of activity that was not told yet, at most once a minute; tried again where that fails."""
        now = self._clock()
        at, kind = (now, state.kind or "prompt") if state.busy else (state.last_at, state.kind)
        if at is None or kind is None or (self._pushed is not None and at <= self._pushed):
            return
        if self._pushed_at is not None and now - self._pushed_at < PUSH_EVERY:
            return
        self._pushed_at = now
        try:
            tell(kind, at)
        except Prompt2MeshError as exc:
            log.warning("activity could not be told: %s", exc.message)
        else:
            self._pushed = at
