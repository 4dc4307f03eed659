"""What a tool answers: short text for the LLM, pictures, and whether the model changed.

Names, a script's output and other people's words are in it: whoever hands it to
an LLM fences the whole text as data.
"""

from __future__ import annotations

from dataclasses import dataclass

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.studio.ports.records import StoredFile

MAX_TEXT = 4000  # characters of one answer, about a thousand tokens


@dataclass(frozen=True, kw_only=True)
class ToolOutcome:
    """What using a tool came to.

    Attributes:
        text: For the LLM.
        pictures: In the blob store.
        failed: Whether what was asked was not done; the text says what was expected and what came.
        changed: Whether the model is another one now.
    """

    text: str
    pictures: tuple[StoredFile, ...] = ()
    failed: bool = False
    changed: bool = False


def cut(text: str, *, limit: int = MAX_TEXT, more: str = "ask for less at a time") -> str:
    """The text, cut at the end of a line where it is too long, with a note how to see the rest."""
    if len(text) <= limit:
        return text
    kept = text[:limit]
    kept = kept[: kept.rfind("\n")] if "\n" in kept[limit // 2 :] else kept
    return f"{kept}\n… {len(text) - len(kept)} more characters are cut: {more}"


def complaint(error: Prompt2MeshError) -> str:
    """An error as one line: what was expected and came, what is near, what to do."""
    parts = [error.message]
    if error.suggestions:
        parts.append(f"near: {', '.join(error.suggestions)}")
    if error.hint:
        parts.append(error.hint)
    return cut("; ".join(parts), limit=1500, more="mend the first ones")
