"""The live Blender scenes of the sessions: opened when first used, closed when nobody uses them any more."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prompt2mesh.mesh.errors import CanceledError, LimitError
from prompt2mesh.studio.ports.freeform import LiveScene

IDLE_S = 900.0
MOST_OPEN = 8
MOST_OF_ONE = 2
COMMAND_TIMEOUT_S = 120.0
_LOOK_EVERY_S = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Session:
    """What a live scene belongs to."""

    user_id: str
    name: str


@dataclass
class Ticket:
    """A command that somebody may take back.

    Attributes:
        canceled: It was taken back.
    """

    canceled: bool = False
    slot: "_Slot | None" = None


@dataclass
class _Slot:
    """A scene that is open, or being opened by who has its lock."""

    used_at: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    scene: LiveScene | None = None
    gone: bool = False


class Scenes:
    """At most one live scene for each session."""

    def __init__(
        self, open_scene: Callable[[], LiveScene], *, idle_s: float = IDLE_S, most: int = MOST_OPEN,
        most_of_one: int = MOST_OF_ONE,
    ) -> None:  # fmt: skip
        """Nothing is opened yet.

        Args:
            open_scene: Starts a Blender with an empty scene, or reaches one.
            idle_s: After how long without a command a scene is closed.
            most: How many may be open at a time.
            most_of_one: How many of one person's; the one that was idle longest makes room.
        """
        self._open_scene = open_scene
        self._idle_s = idle_s
        self._most = most
        self._most_of_one = most_of_one
        self._lock = threading.Lock()
        self._slots: dict[Session, _Slot] = {}
        self._closed = threading.Event()
        self._sweeper: threading.Thread | None = None

    def command(
        self, session: Session, kind: str, *, ticket: Ticket | None = None, timeout_s: float = COMMAND_TIMEOUT_S,
        **params: Any,
    ) -> dict[str, Any]:  # fmt: skip
        """Gives the session's scene a command; the first one opens it.

        Raises:
            CanceledError: It was taken back.
            LimitError: Too many scenes are open.
            Prompt2MeshError: As `LiveScene.command`.
        """
        ticket = ticket or Ticket()
        slot = self._slot(session)
        with slot.lock:
            if ticket.canceled:
                raise CanceledError("the command was taken back")
            if slot.gone:  # it was closed while we waited
                return self.command(session, kind, ticket=ticket, timeout_s=timeout_s, **params)
            ticket.slot = slot
            try:
                return self._scene_of(slot).command(kind, timeout_s=timeout_s, **params)
            except BaseException:
                if slot.scene is None:
                    self._drop(session, slot)
                raise
            finally:
                ticket.slot = None
                slot.used_at = time.monotonic()

    def take_back(self, session: Session, ticket: Ticket) -> None:
        """Ends a command, before it begins or while it runs."""
        ticket.canceled = True
        slot = ticket.slot
        if slot is None:
            return
        scene = slot.scene
        if scene is None:  # it opens just now
            self._drop(session, slot)
        else:
            scene.interrupt()

    def scratch(self, session: Session) -> Path | None:
        """A folder that the session's scene shares with this process; None where there is none."""
        slot = self._slot(session)
        with slot.lock:
            return slot.scene.scratch if slot.scene is not None else None

    def close(self, session: Session) -> None:
        """Closes the scene of a session that ended."""
        with self._lock:
            slot = self._slots.get(session)
        if slot is not None:
            with slot.lock:
                self._drop(session, slot)

    def close_all(self) -> None:
        """Closes every scene; a command that runs loses its Blender."""
        self._closed.set()
        with self._lock:
            slots = list(self._slots.values())
            self._slots.clear()
        for slot in slots:
            slot.gone = True
            _let_go(slot)

    @property
    def open_count(self) -> int:
        """How many are open."""
        with self._lock:
            return len(self._slots)

    def _scene_of(self, slot: _Slot) -> LiveScene:
        if slot.scene is None:
            slot.scene = self._open_scene()
            if slot.gone:  # it was taken back meanwhile
                _let_go(slot)
                raise CanceledError("the scene was closed while it opened")
        return slot.scene

    def _slot(self, session: Session) -> _Slot:
        with self._lock:
            found = self._slots.get(session)
            if found is None:
                self._make_room(session)
                found = self._slots[session] = _Slot(used_at=time.monotonic())
                if self._sweeper is None:
                    self._sweeper = threading.Thread(target=self._sweep, name="scenes", daemon=True)
                    self._sweeper.start()
            return found

    def _make_room(self, session: Session) -> None:
        own = [one for one in self._slots if one.user_id == session.user_id]
        idle = sorted(
            (one for one in own if not self._slots[one].lock.locked()), key=lambda one: self._slots[one].used_at
        )
        if len(own) >= self._most_of_one and idle:
            slot = self._slots.pop(idle[0])
            slot.gone = True
            threading.Thread(target=_let_go, args=(slot,), name="close-scene", daemon=True).start()
        elif len(own) >= self._most_of_one or len(self._slots) >= self._most:
            raise LimitError("too many live scenes are open", hint="end a session, or try again in a minute",
                             retry_after_s=60)  # fmt: skip

    def _sweep(self) -> None:
        while not self._closed.wait(min(_LOOK_EVERY_S, self._idle_s / 2)):
            late = time.monotonic() - self._idle_s
            with self._lock:
                idle = [(one, slot) for one, slot in self._slots.items()
                        if slot.used_at < late and not slot.lock.locked()]  # fmt: skip
            for session, slot in idle:
                with slot.lock:
                    if slot.used_at < late:
                        self._drop(session, slot)

    def _drop(self, session: Session, slot: _Slot) -> None:
        """Forgets a scene."""
        with self._lock:
            if self._slots.get(session) is slot:
                del self._slots[session]
        slot.gone = True
        _let_go(slot)


def _let_go(slot: _Slot) -> None:
    scene, slot.scene = slot.scene, None
    if scene is not None:
        try:
            scene.interrupt()
            scene.close()
        except Exception:
            log.exception("a live scene could not be closed")
