"""A turn of a conversation without an LLM: what was measured answers questions, and a wish is an edit sentence."""

import re

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import PromptError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.studio.ports import Modeler
from prompt2mesh.studio.report import ModelReport

_QUESTION = re.compile(
    r"(how|what|what's|which|who|whose|why|when|where|is|are|was|does|do|did|has|have|will|tell|describe|explain)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(please|hey|hi|hello|ok|okay|(can|could|would|will) (you|we)( please)?"
    r"|(i|we) (want|would like) you to|i'd like you to|let's|let us)[,\s]+",
    re.IGNORECASE,
)
_TOPICS: tuple[tuple[str, str], ...] = (
    ("size", r"size|big|large|small|tall|high|height|wide|width|deep|depth|long|length|dimension|measure|met(re|er)"),
    ("triangles", r"triangle|polygon|face|vert|mesh|poly|detailed|heavy"),
    ("materials", r"material|made of|made from|colou?r|texture|surface|wood|metal"),
    ("parts", r"part|piece|component|object|consist|contain|legs|how many"),
    ("print", r"print|watertight|closed|solid|manifold|slicer|stl|3mf"),
)  # fmt: skip
_MOST_NAMES = 12
MORE = (
    "Without an LLM I know what was measured and take edit sentences, such as “make the legs taller”. "
    "With a key of an LLM of your own I could answer anything."
)


def is_question(text: str) -> bool:
    """Whether a turn asks for something to be told rather than done."""
    plain = _without_politeness(text)
    return bool(_QUESTION.match(plain)) or (text.rstrip().endswith("?") and plain == text.strip())


def sentence_of(text: str) -> str:
    """A turn as an edit sentence: “could you make it red?” is “make it red”."""
    return _without_politeness(text).rstrip("?!. ").strip()


def answer_of(text: str, report: ModelReport) -> str:
    """What the report knows of what a question asks for; everything where it does not say."""
    facts = facts_of(report)
    asked = [topic for topic, words in _TOPICS if re.search(rf"\b({words})", text, re.IGNORECASE)]
    told = [facts[topic] for topic in asked] or list(facts.values())
    return " ".join([*told, *([] if asked else [MORE])])


def facts_of(report: ModelReport) -> dict[str, str]:
    """What was measured, in sentences."""
    geometry = report.geometry
    width, depth, height = (_length(value) for value in geometry.size_m)
    names = list(dict.fromkeys(part.path for part in geometry.parts))
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    listed = f"{', '.join(names[:_MOST_NAMES])}{more}"
    closed = "every part is closed" if geometry.watertight else "some parts are open"
    loose = f", and these hang in the air: {', '.join(geometry.floating)}" if geometry.floating else ""
    return {
        "size": f"It is {width} wide, {depth} deep and {height} high.",
        "triangles": f"It has {geometry.triangles:,} triangles.",
        "parts": f"It has {geometry.part_count} parts: {listed}.",
        "materials": f"It is made of {', '.join(sorted(geometry.materials)) or 'nothing in particular'}.",
        "print": f"For printing: {closed}{loose}.",
    }  # fmt: skip


def change_of(text: str, program: MeshProgram, modeler: Modeler) -> tuple[MeshProgram, Checklist] | str:
    """The changed program and its checklist, or why nothing was changed."""
    try:
        changed, checklist = modeler.edit(program, sentence_of(text))
    except PromptError as exc:
        return _nothing(exc.message + (f" ({exc.hint})" if exc.hint else ""))
    if changed != program:
        return changed, checklist
    unknown = [f"“{item.phrase}”: {item.note}" for item in checklist.items if item.status == "not_understood"]
    return _nothing("; ".join(unknown) or "the model is like that already")


def done_of(checklist: Checklist) -> str:
    """What to say of a wish that was carried out."""
    done = ", ".join(item.phrase for item in checklist.items if item.status != "not_understood")
    left = ", ".join(f"“{item.phrase}”" for item in checklist.items if item.status == "not_understood")
    return (f"Done: {done}." if done else "Done.") + (f" I did not understand {left}." if left else "")


def _nothing(why: str) -> str:
    return f"I changed nothing: {why.rstrip('.')}. {MORE}"


def _without_politeness(text: str) -> str:
    plain = text.strip()
    while (found := _POLITE.match(plain)) is not None:
        plain = plain[found.end() :]
    return plain


def _length(metres: float) -> str:
    if metres >= 1:
        return f"{metres:.2f} m"
    return f"{metres * 100:.1f} cm" if metres >= 0.01 else f"{metres * 1000:.1f} mm"
