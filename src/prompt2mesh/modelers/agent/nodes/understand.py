"""The nodes before modelling: read the words, see what is there, plan.

Where the built-in modeler understands every word, its draft is the plan and no
LLM is asked before there is something to judge.
"""

from prompt2mesh.mesh.checklist import Checklist, ChecklistItem
from prompt2mesh.mesh.errors import AssetError, ParameterError, ProgramError, PromptError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.agent import prompts
from prompt2mesh.modelers.agent.answers import Plan, Reading, Wish
from prompt2mesh.modelers.agent.asking import ask
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.conversation import said, system
from prompt2mesh.modelers.agent.data_text import fenced
from prompt2mesh.modelers.agent.state import Data, RunState, files_data, files_of, pack, program_of
from prompt2mesh.modelers.agent.views import BEFORE_VIEWS, JUDGED_VIEWS
from prompt2mesh.modelers.agent.wording import references, request, wish_lines
from prompt2mesh.modelers.builtin import modeler as builtin
from prompt2mesh.studio.ports.records import StoredFile

# Two sentences more than the person said; what is longer has added something.
_MOST_ADDED_LETTERS = 400


def refine(state: RunState, context: RunContext) -> Data:
    """Reads the words, and says them more clearly only where they are not clear."""
    task = context.task
    drafted = _drafted(task.text, context)
    if drafted is not None and _understood(drafted[1]):
        told = context.teller.step(
            state,
            "refine",
            "The words are clear",
            reasons="every word of them is understood as it stands",
        )
        return {**told, "words": task.text, "wishes": _items(drafted[1])}
    asked = ask(
        state, context, purpose="refine", answer=Reading, max_tokens=1500,
        messages=[system(prompts.READER), said(request(task.text, task="refine"), *references(task))],
    )  # fmt: skip
    reading = asked.answer.parsed
    assert isinstance(reading, Reading)
    words, title, reasons = task.text, "The words are detailed enough", reading.reasons
    if not reading.detailed_enough and reading.words.strip() and reading.words.strip() != task.text.strip():
        if len(reading.words) <= len(task.text) + _MOST_ADDED_LETTERS:
            words, title = reading.words.strip(), f"Read as: {reading.words.strip()}"
        else:
            title = "The words are taken as they are"
            reasons = "what was made of them said far more than the person did"
    told = context.teller.step(state, "refine", title, reasons=reasons, model=asked.answer.model, usage=asked.usage)
    wishes = reading.wishes or _wishes(drafted)
    return {**told, **asked.update, "words": words, "reading": reading.reasons, "wishes": _unjudged(wishes)}


def analyse(state: RunState, context: RunContext) -> Data:
    """Sees what there is to begin with: the open model, or what the built-in modeler drafts."""
    task, bench = context.task, context.workbench
    if task.mode == "make":
        return _analyse_words(state, context)
    bench.program = task.program
    title = "Looked at the open model" if task.program is not None else "There is no open model"
    update: Data = {"words": task.text, "program": None if task.program is None else pack(task.program)}
    pictures = ()
    if task.mode == "edit" and task.program is not None:
        seen = context.look(BEFORE_VIEWS)
        pictures = seen.pictures
        update["before"] = files_data(pictures)
    told = context.teller.step(state, "analyse", title, reasons=_outline(task.program), pictures=pictures)
    if task.mode == "edit" and task.references:
        return {**update, **told}
    only = {"title": "The change" if task.mode == "edit" else "The answer", "goal": task.text}
    return {**update, **told, "plan": [only], "step_index": 0}


def _analyse_words(state: RunState, context: RunContext) -> Data:
    drafted = _drafted(state.get("words", context.task.text), context)
    if drafted is None:
        told = context.teller.step(
            state,
            "analyse",
            "The library has no draft for this",
            reasons="the model is made from single assets and shapes",
        )
        return {**told, "program": None}
    program, checklist = drafted
    update: Data = {"program": pack(program)}
    pictures: tuple[StoredFile, ...] = ()
    if not _judged_first(checklist, context):
        context.workbench.program = program
        seen = context.look(JUDGED_VIEWS[:1])
        pictures = seen.pictures
        update = {"program": None} if seen.fault else {**update, "before": files_data(pictures)}
    missed = [item.phrase for item in checklist.items if item.status != "met"]
    told = context.teller.step(
        state, "analyse", f"The library drafts it: {_outline(program)}", pictures=pictures,
        reasons=f"the draft does not quite meet: {', '.join(missed)}" if missed else "the draft meets every word",
    )  # fmt: skip
    return {**told, **update}


def _judged_first(checklist: Checklist, context: RunContext) -> bool:
    """Whether the draft is judged as it is, before anybody plans."""
    return not context.task.references and _understood(checklist)


def plan(state: RunState, context: RunContext) -> Data:
    """Plans the steps; a draft that meets every word is first judged, without asking."""
    task, draft = context.task, program_of(state)
    drafted = _drafted(state.get("words", task.text), context) if task.mode == "make" else None
    if drafted is not None and _judged_first(drafted[1], context):
        told = context.teller.step(
            state,
            "plan",
            "Begin with the draft and judge it",
            reasons="it meets every word; what is seen on its pictures says what to improve",
        )
        return {**told, "plan": [], "step_index": 0}
    context.workbench.program = draft
    lines = [request(task.text, state.get("words", ""), task="plan")]
    if state.get("wishes"):
        lines.append(wish_lines(state))
    if draft is not None:
        what = "The draft of the built-in modeler" if task.mode == "make" else "The open model, which is to be changed"
        lines.append(f"{what}:\n{fenced(context.summary(), source='model')}")
        if drafted is not None:
            lines.append(f"What the built-in modeler says of it:\n{fenced(_findings(drafted[1]), source='checklist')}")
    else:
        lines.append("There is no draft: the built-in modeler does not know this thing as a whole.")
    caption = "The draft:" if task.mode == "make" else "The open model:"
    begun = [(caption, file) for file in files_of(state.get("before"))]
    asked = ask(
        state, context, purpose="plan", answer=Plan, max_tokens=3000,
        messages=[system(prompts.PLANNER), said("\n\n".join(lines), *begun, *references(task))],
    )  # fmt: skip
    made = asked.answer.parsed
    assert isinstance(made, Plan)
    keep = draft is not None and (made.start == "draft" or task.mode != "make")
    titles = "; ".join(f"{number}. {one.title}" for number, one in enumerate(made.steps, start=1))
    told = context.teller.step(
        state,
        "plan",
        f"Plan: {titles}",
        reasons=made.reasons,
        model=asked.answer.model,
        usage=asked.usage,
    )
    update: Data = {
        "plan": [one.model_dump() for one in made.steps], "step_index": 0,
        "cameras": [one.model_dump() for one in made.cameras if one.reference <= len(task.references)],
    }  # fmt: skip
    if not keep:
        update["program"] = None
    if not state.get("wishes"):
        update["wishes"] = _unjudged(made.wishes)
    return {**told, **asked.update, **update}


def _drafted(words: str, context: RunContext) -> tuple[MeshProgram, Checklist] | None:
    """What the built-in modeler makes of the words; None where it can make nothing of them."""
    task = context.task
    try:
        return builtin.model(words, seed=task.seed, style=task.style, detail=task.detail, scale=task.scale)
    except (PromptError, ProgramError, ParameterError, AssetError):
        return None


def _understood(checklist: Checklist) -> bool:
    return bool(checklist.items) and checklist.count("met") == len(checklist.items)


def _items(checklist: Checklist) -> list[Data]:
    return [item.model_dump(mode="json") for item in checklist.items]


def _wishes(drafted: tuple[MeshProgram, Checklist] | None) -> list[Wish]:
    items = drafted[1].items if drafted is not None else []
    return [Wish(phrase=item.phrase[:200], kind=item.kind) for item in items]


def _unjudged(wishes: list[Wish]) -> list[Data]:
    return [
        ChecklistItem(phrase=one.phrase, kind=one.kind, status="approximated", note="nobody judged it").model_dump()
        for one in wishes
    ]


def _findings(checklist: Checklist) -> str:
    return "\n".join(f"- {i.phrase} ({i.kind}): {i.status}{f', {i.note}' if i.note else ''}" for i in checklist.items)


def _outline(program: MeshProgram | None) -> str:
    if program is None:
        return ""
    names = [part.name for part in program.parts]
    shown = ", ".join(names[:8])
    return shown if len(names) <= 8 else f"{shown} and {len(names) - 8} more"
