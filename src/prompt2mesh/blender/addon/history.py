"""Saves a copy before each command that changes, and takes changes back.

The copy is for the day Blender dies; few are kept. Taking back is Blender's own
undo, which also works without a window, but not across a command that loaded
another file: there the copy is loaded.

The **lineage** says where the scene comes from: each Blender begins another one,
and one that opens a copy goes on with that of the copy. So whoever keeps the
scene elsewhere can tell a Blender that still has it from one that began anew.
"""

import contextlib
import json
import os
import shutil
import time
import uuid
from dataclasses import dataclass
from typing import Any

import bpy

from .errors import CommandError

KEPT_COPIES = 8
MAX_STEPS = 32

_SLOW_SAVE_S = 0.25
_SHARE_OF_TIME = 5  # a slow save is made again after five times what it took
_PREFIX = "autosave-"
_NOTE = "lineage.json"  # beside the copies: whose they are, and from which number on
_WATCHED = ("objects", "meshes", "materials", "collections", "cameras", "lights", "images", "curves", "armatures",
            "node_groups", "scenes", "worlds", "texts", "actions")  # fmt: skip


@dataclass
class _Step:
    kind: str
    copy: str
    loads: bool = False  # it loaded a file: Blender's own steps end there


class _Process:
    """What outlives a server that is stopped and started again in the same Blender."""

    lineage = uuid.uuid4().hex


class History:
    """The steps that commands made, and the copies saved before them.

    Attributes:
        changes: Grows with every change of the scene, whoever made it.
        restored: It opened a copy that an earlier Blender left.
    """

    def __init__(self, folder: str) -> None:
        """Keep copies in an existing folder of this process."""
        self._folder = folder
        kept = _copies(folder)
        self._copy = os.path.join(folder, kept[-1]) if kept else ""  # of a Blender that died
        self._number = _number(kept[-1]) if kept else 0
        self._noted = False  # that the copies from here on are of this lineage
        self._saved_at = 0.0
        self._save_s = 0.0
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self.changes = 0
        self.restored = False
        self._updated = False
        self._loaded = True  # nothing is on Blender's own list of steps yet
        self._before: "tuple[Any, ...]" = ()
        bpy.app.handlers.depsgraph_update_post.append(self._note_update)
        bpy.app.handlers.load_post.append(self._note_load)

    def close(self) -> None:
        """Takes the handlers away again."""
        for handlers, mine in (
            (bpy.app.handlers.depsgraph_update_post, self._note_update),
            (bpy.app.handlers.load_post, self._note_load),
        ):
            with contextlib.suppress(ValueError):
                handlers.remove(mine)

    def before(self, kind: str, *, surely: bool = False) -> None:
        """Called before a command that may change the scene.

        Args:
            kind: The command.
            surely: Save even where saving is slow: it may load another file, and only the copy leads back.
        """
        if self._loaded:
            self._loaded = False
            _push("before the first command")
        self._save(kind, surely=surely)
        self._before = _names()
        self._updated = False

    def after(self, kind: str) -> bool:
        """Called after it, also when it failed half way; whether anything changed."""
        if self._loaded:
            self._loaded = False
            self._remember(_Step(kind, self._copy, loads=True))
            _push(kind)
            return True
        with contextlib.suppress(Exception):
            bpy.context.view_layer.update()
        if not self._updated and _names() == self._before:
            return False
        _push(f"{kind} by a client")
        self._remember(_Step(kind, self._copy))
        return True

    def undo(self) -> "dict[str, Any]":
        """Takes the last change back.

        Raises:
            CommandError: There is none.
        """
        if not self._done:
            raise CommandError("there is nothing to undo", code="nothing_to_undo")
        step = self._done[-1]
        if step.loads:
            self._load(step.copy)
            # Blender's own list is new: what was done before can only be reached through copies.
            self._done = [_Step(one.kind, one.copy, loads=True) for one in self._done[:-1]]
            self._undone.clear()
        else:
            _operate("undo")
            self._done.pop()
            self._undone.append(step)
        return {"undone": step.kind, "left": len(self._done)}

    def redo(self) -> "dict[str, Any]":
        """Does again what was taken back last.

        Raises:
            CommandError: There is nothing, or something else was done since.
        """
        if not self._undone:
            raise CommandError("there is nothing to redo", code="nothing_to_redo")
        _operate("redo")
        step = self._undone.pop()
        self._done.append(step)
        return {"redone": step.kind, "left": len(self._undone)}

    @property
    def lineage(self) -> str:
        """Where the scene comes from; any thread may ask."""
        return _Process.lineage

    def restore(self) -> bool:
        """Opens the newest copy that an earlier Blender left in the folder; whether there was one.

        Copies of what was open before another scene took its place are passed over.
        """
        lineage, first = self._note()
        copies = [name for name in _copies(self._folder) if _number(name) >= first]
        if not copies:
            return False
        self._load(os.path.join(self._folder, copies[-1]))
        self._copy = os.path.join(self._folder, copies[-1])
        _Process.lineage = lineage or _Process.lineage  # an older add-on left none
        self._noted = bool(lineage)
        self.restored = True
        return True

    def take_place(self) -> None:
        """Notes that a scene from elsewhere took the place of what was open: nothing leads back to that any more."""
        self._done.clear()
        self._undone.clear()
        try:
            self._write_note(self._number + 1)
        except OSError:  # without a note, nobody takes the copies for those of this scene
            with contextlib.suppress(OSError):
                os.remove(os.path.join(self._folder, _NOTE))
            self._noted = False

    def keep_file(self, path: str) -> None:
        """Takes a file that the scene was saved to a moment ago for the newest copy.

        Raises:
            OSError: It could not be written.
        """
        part = f"{self._next()}.part"
        try:
            shutil.copyfile(path, part)
            self._put(part)
        except OSError:
            with contextlib.suppress(OSError):
                os.remove(part)
            raise

    def keep(self, *, surely: bool) -> bool:
        """Saves a copy of the scene as it is; whether it did.

        Args:
            surely: Also where saving is slow and one was saved not long ago.

        Raises:
            CommandError: It could not be written.
        """
        before = self._copy
        self._save("the next change", surely=surely)
        return self._copy != before

    def newest_copy(self) -> str:
        """The copy saved last; empty when there is none."""
        return self._copy

    def _remember(self, step: _Step) -> None:
        self._undone.clear()
        self._done.append(step)
        del self._done[:-MAX_STEPS]

    def _save(self, kind: str, *, surely: bool) -> None:
        now = time.monotonic()
        if not surely and self._save_s > _SLOW_SAVE_S and now - self._saved_at < self._save_s * _SHARE_OF_TIME:
            return
        part = f"{self._next()}.part"
        try:
            bpy.ops.wm.save_as_mainfile(filepath=part, copy=True, compress=False, relative_remap=False)
            self._put(part)
        except (RuntimeError, OSError) as exc:
            raise CommandError(
                f"nothing was done: the copy that is saved before {kind!r} could not be written: {exc}",
                code="autosave_failed",
            ) from exc
        self._saved_at = time.monotonic()
        self._save_s = self._saved_at - now

    def _next(self) -> str:
        return os.path.join(self._folder, f"{_PREFIX}{self._number + 1:05d}.blend")

    def _put(self, part: str) -> None:
        """Makes a whole file the newest copy."""
        if not self._noted and self._note()[0] != _Process.lineage:
            # First, so that this copy is never taken for one of the Blender before.
            self._write_note(self._number + 1)
        self._noted = True
        self._copy = self._next()
        os.replace(part, self._copy)
        self._number += 1
        self._forget_old()

    def _note(self) -> "tuple[str, int]":
        """The lineage of the copies in the folder, and the number of the first; an empty one where nobody wrote it."""
        try:
            with open(os.path.join(self._folder, _NOTE), encoding="utf-8") as file:
                found = json.load(file)
            return str(found["lineage"]), int(found["first"])
        except (OSError, ValueError, KeyError, TypeError):
            return "", 0

    def _write_note(self, first: int) -> None:
        path = os.path.join(self._folder, _NOTE)
        with open(f"{path}.part", "w", encoding="utf-8") as file:
            json.dump({"lineage": _Process.lineage, "first": first}, file)
        os.replace(f"{path}.part", path)
        self._noted = True

    def _forget_old(self) -> None:
        for name in _copies(self._folder)[:-KEPT_COPIES]:
            with contextlib.suppress(OSError):
                os.remove(os.path.join(self._folder, name))

    def _load(self, copy: str) -> None:
        if not os.path.exists(copy):
            raise CommandError("the copy saved before that command is no longer kept", code="nothing_to_undo")
        bpy.ops.wm.open_mainfile(filepath=copy, load_ui=False, use_scripts=False)
        self._loaded = False
        _push("before the first command")

    @bpy.app.handlers.persistent  # else Blender forgets it when it loads a file
    def _note_update(self, *_: Any) -> None:
        self._updated = True
        self.changes += 1

    @bpy.app.handlers.persistent
    def _note_load(self, *_: Any) -> None:
        self._loaded = True
        self.changes += 1


def _copies(folder: str) -> "list[str]":
    return sorted(name for name in os.listdir(folder) if name.startswith(_PREFIX) and name.endswith(".blend"))


def _number(name: str) -> int:
    return int(name[len(_PREFIX) : -len(".blend")])


def _names() -> "tuple[Any, ...]":
    return tuple(tuple(getattr(bpy.data, kind).keys()) for kind in _WATCHED)


def _push(message: str) -> None:
    # Its poll fails where undo is switched off in the preferences; the copies remain.
    with contextlib.suppress(RuntimeError):
        bpy.ops.ed.undo_push(message=message)


def _operate(name: str) -> None:
    try:
        done = getattr(bpy.ops.ed, name)()
    except RuntimeError as exc:
        raise CommandError(f"Blender cannot {name} here: {exc}", code=f"nothing_to_{name}") from exc
    if "FINISHED" not in done:
        raise CommandError(f"Blender did not {name}", code=f"nothing_to_{name}")
