"""What every command gets besides its parameters."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..errors import CommandError
from ..history import History


@dataclass(frozen=True)
class Context:
    """Where a command works.

    Attributes:
        scratch: A folder of this process for files that nobody named.
        history: The steps made so far.
        deliver: Puts a file of the scratch folder, by name, at a path that a client chose; None where this process may
            write there itself.
    """

    scratch: str
    history: History
    deliver: "Callable[[str, str], None] | None" = None

    def file(self, name: str) -> str:
        """A path in the scratch folder."""
        return os.path.join(self.scratch, name)

    def write(self, path: str, data: bytes) -> None:
        """Writes a file that a client named.

        Raises:
            CommandError: It may not be written there.
        """
        if self.deliver is not None:
            with open(self.file("out"), "wb") as file:
                file.write(data)
            self.deliver("out", path)
            os.remove(self.file("out"))
            return
        try:
            if os.path.dirname(path):
                os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        except OSError as exc:
            raise CommandError(f"the file was not written: {exc}", code="file_error") from exc


def text(value: Any, name: str) -> str:
    """A parameter that must be text.

    Raises:
        CommandError: It is not.
    """
    if not isinstance(value, str) or not value:
        raise CommandError(f"{name} is text and not empty; got {value!r}", code="bad_params")
    return value


def whole(value: Any, name: str, *, least: int, most: int) -> int:
    """A parameter that must be a number, brought into its range.

    Raises:
        CommandError: It is no number.
    """
    try:
        return max(least, min(int(value), most))
    except (TypeError, ValueError, OverflowError) as exc:
        raise CommandError(f"{name} is a whole number; got {value!r}", code="bad_params") from exc
