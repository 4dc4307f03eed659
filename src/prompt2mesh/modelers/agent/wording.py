"""How a task is put before the LLM: the request, its wishes, its pictures."""

import re

from prompt2mesh.modelers.agent.data_text import fenced
from prompt2mesh.modelers.agent.state import RunState, files_of
from prompt2mesh.modelers.agent.views import VIEW_NAMES
from prompt2mesh.studio.ports.agent import AgentTask
from prompt2mesh.studio.ports.records import StoredFile

_END = re.compile(r"<(?=\s*/?\s*(?:request|reading)\b)", re.IGNORECASE)


def request(text: str, reading: str = "", *, task: str = "") -> str:
    """The person's words, and how they were read where that differs.

    Args:
        text: What the person wrote.
        reading: How it is understood.
        task: What is to be done with it now, in a word; empty for a turn of the past.
    """
    head = f"Task: {task}\n\n" if task else ""
    lines = f"{head}<request>\n{_END.sub('&lt;', text.strip())}\n</request>"
    if reading.strip() and reading.strip() != text.strip():
        lines += f"\nWe read it as: {_END.sub('&lt;', reading.strip())}"
    return lines


def wish_lines(state: RunState) -> str:
    """The wishes, one a line."""
    wishes = "\n".join(f"- {one['phrase']} ({one['kind']})" for one in state.get("wishes") or [])
    return f"The wishes in it:\n{fenced(wishes, source='wishes')}"


def references(task: AgentTask) -> list[tuple[str, StoredFile]]:
    """The reference pictures with their captions."""
    return [(f"Reference picture {n}:", one.file) for n, one in enumerate(task.references, start=1)]


def shown_of(state: RunState, what: str) -> list[tuple[str, StoredFile]]:
    """What was seen last, with captions: the views of the model, then the comparisons.

    Args:
        state: Of the run.
        what: What the views show: "The model", "After".
    """
    seen = state.get("look") or {}
    pictures, captions = files_of(seen.get("pictures")), list(seen.get("captions") or [])
    captions = [f"{what}, {name}:" for name in VIEW_NAMES[: len(pictures) - len(captions)]] + captions
    return list(zip(captions, pictures, strict=False))
