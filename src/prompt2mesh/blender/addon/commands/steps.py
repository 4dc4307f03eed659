"""Commands that take steps back and do them again."""

from typing import Any

from .context import Context


def undo(context: Context) -> "dict[str, Any]":
    """Takes the last change of a client back."""
    return context.history.undo()


def redo(context: Context) -> "dict[str, Any]":
    """Does again what was taken back."""
    return context.history.redo()


COMMANDS = {"undo": undo, "redo": redo, "history.undo": undo, "history.redo": redo}
