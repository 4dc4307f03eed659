"""The commands of the socket, one function each, by the names that clients send.

A function gets the context and the parameters as keywords and gives plain data;
it runs on Blender's main thread. Names are blender-mcp's where it has one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..errors import CommandError
from . import assets, code, elsewhere, files, instance, named, nodes, pictures, scene, status, steps
from .context import Context

__all__ = ["COMMANDS", "Command", "Context", "find"]


@dataclass(frozen=True)
class Command:
    """A command.

    Attributes:
        instant: It touches no scene, so any thread may run it, also while another command runs.
        changes: It may change the scene: a copy is saved before it, and it becomes a step that can be undone.
    """

    run: "Callable[..., dict[str, Any]]"
    changes: bool = False
    instant: bool = False


def _table() -> "dict[str, Command]":
    table: "dict[str, Command]" = {}
    for module in (scene, pictures, status, steps, nodes):
        table.update({name: Command(run) for name, run in module.COMMANDS.items()})
    for commands in (elsewhere.COMMANDS, status.INSTANT):
        table.update({name: Command(run, instant=True) for name, run in commands.items()})
    for module in (code, files, assets, named, instance):
        table.update({name: Command(run) for name, run in module.READING.items()})
        table.update({name: Command(run, changes=True) for name, run in module.CHANGING.items()})
    return table


COMMANDS = _table()


def find(kind: str) -> Command:
    """The command of a name.

    Raises:
        CommandError: There is none.
    """
    if kind not in COMMANDS:
        # Clients look for the first words to tell that a command is not there.
        raise CommandError(f"Unknown command type: {kind}", code="unknown_command")
    return COMMANDS[kind]
