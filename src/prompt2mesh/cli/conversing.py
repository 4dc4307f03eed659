"""A conversation in a terminal: reads what is typed, line by line, until the person ends it.

Knows neither what the lines mean nor who answers them.
"""

import sys
from collections.abc import Callable, Iterator

from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import Prompt2MeshError

_ENDS = {"/quit", "/exit", "/q"}


def converse(answer: Callable[[str], None], *, how_to: str) -> None:
    """Has every line answered; one that cannot be answered does not end the conversation.

    Args:
        answer: Answers a line, and shows the answer.
        how_to: Said at the beginning.
    """
    show.err.print(how_to, style="dim")
    for line in _lines():
        if line in _ENDS:
            return
        try:
            answer(line)
        except Prompt2MeshError as exc:  # the conversation goes on
            show.show_error(exc, as_json=False)


def _lines() -> Iterator[str]:
    """What is typed, line by line; the end of the input or an empty file ends it."""
    terminal = sys.stdin.isatty()
    while True:
        if terminal:
            show.err.print("[bold]you>[/] ", end="")
        line = sys.stdin.readline(10_000)
        if not line:
            return
        if line.strip():
            yield line.strip()
