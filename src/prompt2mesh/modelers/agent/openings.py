"""How a conversation with the tools begins: for a new model, an improvement, a change and a turn of a chat."""

from prompt2mesh.modelers.agent import prompts
from prompt2mesh.modelers.agent.answers import Critique
from prompt2mesh.modelers.agent.bench.guide import program_guide
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.conversation import answered, said, system
from prompt2mesh.modelers.agent.data_text import fenced
from prompt2mesh.modelers.agent.state import Data, RunState, files_of
from prompt2mesh.modelers.agent.views import VIEW_NAMES
from prompt2mesh.modelers.agent.wording import references, request, shown_of, wish_lines

_HISTORY_LINES = 20
_HISTORY_LETTERS = 12_000


def opening(state: RunState, context: RunContext) -> list[Data]:
    """The first messages, by what is to be done."""
    if state.get("iteration", 0):
        return _improvement(state, context)
    match context.task.mode:
        case "make":
            return _making(state, context)
        case "edit":
            return _change(state, context)
        case "chat":
            return _talk(context)


def step_line(plan: list[Data], index: int) -> str:
    """What to do now."""
    step = plan[index]
    head = f"Now step {index + 1} of {len(plan)}: {step['title']}." if len(plan) > 1 else f"Now: {step['title']}."
    return f"{head} {step['goal']}"


def _making(state: RunState, context: RunContext) -> list[Data]:
    task, plan = context.task, state.get("plan") or []
    steps = "\n".join(f"{number}. {one['title']}: {one['goal']}" for number, one in enumerate(plan, start=1))
    text = "\n\n".join([
        request(task.text, state.get("words", ""), task="execute"), wish_lines(state), f"The plan:\n{steps}",
        _model(context, "The model as it is now"), step_line(plan, state.get("step_index", 0)),
    ])  # fmt: skip
    drafted = [("The draft:", file) for file in files_of(state.get("before"))] if context.workbench.program else []
    return [_rules(prompts.MODELER), said(text, *drafted, *references(task))]


def _change(state: RunState, context: RunContext) -> list[Data]:
    task, plan = context.task, state.get("plan") or []
    lines = [request(task.text, task="edit"), _model(context, "The model that is to be changed")]
    if len(plan) > 1 or (plan and plan[0]["goal"] != task.text):
        steps = "\n".join(f"{number}. {one['title']}: {one['goal']}" for number, one in enumerate(plan, start=1))
        lines += [f"The plan:\n{steps}", step_line(plan, state.get("step_index", 0))]
    pictures = list(zip(VIEW_NAMES, files_of(state.get("before")), strict=False))
    return [
        _rules(prompts.EDITOR),
        said("\n\n".join(lines), *((f"It is seen {name}:", file) for name, file in pictures), *references(task)),
    ]


def _talk(context: RunContext) -> list[Data]:
    task = context.task
    turns: list[Data] = []
    letters = 0
    for line in reversed(task.history[-_HISTORY_LINES:]):
        letters += len(line.text)
        if letters > _HISTORY_LETTERS:
            break
        turns.insert(0, said(request(line.text)) if line.role == "user" else answered(line.text))
    text = f"{_model(context, 'The open model')}\n\n{request(task.text, task='chat')}"
    return [_rules(prompts.CHAT), *turns, said(text, *references(task))]


def _improvement(state: RunState, context: RunContext) -> list[Data]:
    task = context.task
    judged = Critique.model_validate(state.get("critique"))
    problems = "\n".join(
        f"- {one.severity}{f', {one.part}' if one.part else ''}: {one.what}{f' → {one.fix}' if one.fix else ''}"
        for one in judged.problems
    )
    wishes = "\n".join(
        f"- {one.phrase}: {one.status}{f', {one.note}' if one.note else ''}"
        for one in judged.wishes
        if one.status != "met"
    )
    rules = prompts.MODELER if task.mode == "make" else prompts.EDITOR
    lines = [request(task.text, state.get("words", ""), task="improve"), _model(context, "The model as it is now"),
             f"It was judged {judged.score:g} of 10. {judged.reasons}".strip()]  # fmt: skip
    if wishes:
        lines.append(f"Wishes that are not met:\n{fenced(wishes, source='critic')}")
    if problems:
        lines.append(f"Problems, worst first:\n{fenced(problems, source='critic')}")
    if state.get("setback"):
        lines.append(state.get("setback", ""))
    if state.get("build_fault"):
        lines.append(f"Blender cannot build it:\n{fenced(state.get('build_fault', ''), source='blender')}")
    lines.append(
        "Now: improve the model. Mend the worst first, by what you see yourself as well; keep what is good. Make "
        "changes that can be seen. Leave out what cannot be mended with these tools."
    )
    pictures = shown_of(state, "The model")
    return [_rules(rules), said("\n\n".join(lines), *pictures, *references(task))]


def _rules(text: str) -> Data:
    """The rules of a conversation with tools; the same in every run, so that providers keep them in their cache."""
    return system(f"{text}\n\n{program_guide()}")


def _model(context: RunContext, what: str) -> str:
    if context.workbench.program is None:
        return f"{what}: nothing is there yet."
    return f"{what}:\n{fenced(context.summary(), source='model')}"
