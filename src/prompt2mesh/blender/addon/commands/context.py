"""What every command gets besides its parameters."""

import os
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
    """

    scratch: str
    history: History

    def file(self, name: str) -> str:
        """A path in the scratch folder."""
        return os.path.join(self.scratch, name)


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
