"""The nodes that model: the LLM says which tools to use, and the next node uses them.

They are apart so that a run which was killed while a tool worked does the tool
again and not the call that asked for it. Faulty calls are answered and not
raised; how often is bounded.
"""

import json
from typing import Any

from pydantic import BaseModel, ValidationError

from prompt2mesh.modelers.agent import prompts
from prompt2mesh.modelers.agent.answers import StepDone
from prompt2mesh.modelers.agent.asking import ask
from prompt2mesh.modelers.agent.bench import ToolOutcome
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.conversation import kept, result, said, without_calls
from prompt2mesh.modelers.agent.data_text import fenced
from prompt2mesh.modelers.agent.llm.messages import text_of
from prompt2mesh.modelers.agent.llm.tracing import span
from prompt2mesh.modelers.agent.openings import opening, step_line
from prompt2mesh.modelers.agent.state import Data, RunState, pack
from prompt2mesh.modelers.agent.telling import shortened
from prompt2mesh.studio.ports.agent import AgentStage
from prompt2mesh.studio.ports.records import StoredFile

MAX_ROUNDS_PER_STEP = 12
MAX_FAILED_ROUNDS = 4
MAX_CALLS_PER_ROUND = 24
MAX_UNDO = 4
MAX_ANSWER_TOKENS = 8000
_DONE = "step_done"


def think(state: RunState, context: RunContext) -> Data:
    """Asks what to do next."""
    context.load_program(state)
    messages = state.get("messages") or opening(state, context)
    tools: list[type[BaseModel]] = list(context.workbench.tools)
    if context.task.mode != "chat":
        tools.append(StepDone)
    asked = ask(
        state, context, purpose=stage_of(state), messages=messages, tools=tools, max_tokens=MAX_ANSWER_TOKENS
    )  # fmt: skip
    answer = asked.answer
    words = text_of(answer.message)
    rounds = state.get("rounds", 0) + 1
    update: Data = {**asked.update, "rounds": rounds, "thought": words, "calls": [], "model": answer.model}
    if answer.cut:
        told = _told(state, context, "The answer was too long and was cut", reasons=words, usage=asked.usage)
        remark = prompts.CUT.format(limit=f"{MAX_ANSWER_TOKENS:,}")
        failures = state.get("failures", 0) + 1
        return {**update, **told, "failures": failures, "over": _exhausted(rounds, failures),
                "messages": [*messages, without_calls(answer.message), said(remark)]}  # fmt: skip
    message, calls = kept(answer.message)
    update["messages"] = [*messages, message]
    if calls:
        return {**update, "calls": calls, "over": False}
    told = _told(state, context, _answer_title(state, context), reasons=words, usage=asked.usage)
    return {**update, **told, "said": words or state.get("said", ""), **_next_step(state, update["messages"])}


def use_tools(state: RunState, context: RunContext) -> Data:
    """Does what the LLM asked for, one after another."""
    context.load_program(state)
    calls = state.get("calls") or []
    outcomes, done = _use_all(calls, context)
    failed_before = set(state.get("failed_calls") or [])
    messages = list(state.get("messages") or [])
    pictures: list[tuple[str, StoredFile]] = []
    lines: list[str] = []
    for call, outcome in zip(calls, outcomes, strict=True):
        name, signature, text = str(call["name"]), _signature(call), outcome.text
        if outcome.failed and signature in failed_before:
            text = f"{text}\n{prompts.REPEATED}"
        if outcome.failed:
            failed_before.add(signature)
        messages.append(result(call["id"], name, fenced(text, source=name), failed=outcome.failed))
        pictures.extend((f"Picture by {name}:", file) for file in outcome.pictures)
        if name != _DONE:
            lines.append(f"{name}: {shortened(' '.join(text.split()), 160)}")
    if pictures:
        # In a message of ours: not every provider takes pictures as the result of a tool.
        messages.append(said("What the tools show:", *pictures))
    program = context.workbench.program
    packed = None if program is None else pack(program)
    changed = packed != state.get("program")
    failures = 0 if any(not one.failed for one in outcomes) else state.get("failures", 0) + 1
    told = _told(
        state, context, _round_title(state, calls, outcomes), pictures=tuple(file for _, file in pictures),
        reasons="\n".join([*filter(None, [state.get("thought", "")]), *lines]),
    )  # fmt: skip
    before = context.workbench.history[-MAX_UNDO:]
    update: Data = {
        **told, "messages": messages, "calls": [], "program": packed, "failures": failures,
        "failed_calls": sorted(failed_before)[-50:], "touched": _touched(state, context, packed),
        "history": [None if one is None else pack(one) for one in before],
        "judged": state.get("judged", False) and not changed, "over": _exhausted(state.get("rounds", 0), failures),
    }  # fmt: skip
    if done is not None:
        update["said"] = done.summary or state.get("thought") or state.get("said", "")
        update |= _next_step(state, messages)
    return update


def _use_all(calls: list[Data], context: RunContext) -> tuple[list[ToolOutcome], StepDone | None]:
    """What came of each call, and whether the step is done: only where nothing that came with it failed."""
    outcomes: list[ToolOutcome] = []
    done: tuple[int, StepDone] | None = None
    for number, call in enumerate(calls):
        context.check_canceled()
        name = str(call["name"])
        if number >= MAX_CALLS_PER_ROUND:
            outcome = _fault(f"at most {MAX_CALLS_PER_ROUND} tools are used in one turn; this one was not")
        elif call["fault"]:
            outcome = _fault(f"{call['fault']}; an object was expected, with the fields of the tool's schema")
        elif name == _DONE and context.task.mode != "chat":
            read, outcome = _read_done(call["args"])
            done = done if read is None else (number, read)
        else:
            with span("tool", name):
                outcome = context.workbench.use(name, call["args"])
        outcomes.append(outcome)
    if done is None:
        return outcomes, None
    failed = sum(one.failed for one in outcomes)
    if failed:
        outcomes[done[0]] = _fault(
            f"not done yet: {failed} of the calls that came with this failed; mend them, or call step_done alone to "
            "leave them"
        )
        return outcomes, None
    return outcomes, done[1]


def _touched(state: RunState, context: RunContext, packed: bytes | None) -> bool:
    opened = context.task.program
    if opened is not None:
        return packed != pack(opened)
    return packed is not None and (state.get("touched", False) or packed != state.get("program"))


def stage_of(state: RunState) -> AgentStage:
    """Whether the first version is made or a later one."""
    return "improve" if state.get("iteration", 0) else "execute"


def _next_step(state: RunState, messages: list[Data]) -> Data:
    """Goes on with the next step of the plan, or ends the conversation after the last."""
    index = state.get("step_index", 0) + 1
    plan = state.get("plan") or []
    if index >= len(plan):
        return {"step_index": index, "over": True}
    return {
        "step_index": index, "rounds": 0, "failures": 0, "over": False,
        "messages": [*messages, said(step_line(plan, index))],
    }  # fmt: skip


def _exhausted(rounds: int, failures: int) -> bool:
    return rounds >= MAX_ROUNDS_PER_STEP or failures >= MAX_FAILED_ROUNDS


def _read_done(arguments: Data) -> tuple[StepDone | None, ToolOutcome]:
    try:
        done = StepDone.model_validate(arguments)
    except ValidationError as exc:
        first = exc.errors(include_url=False)[0]
        return None, _fault(f"step_done takes step (a number) and summary (text): {first['loc']}: {first['msg']}")
    return done, ToolOutcome(text="Noted.")


def _fault(text: str) -> ToolOutcome:
    return ToolOutcome(text=text, failed=True)


def _signature(call: Data) -> str:
    return f"{call['name']} {json.dumps(call['args'], sort_keys=True, default=str)}{call['fault']}"[:2000]


def _answer_title(state: RunState, context: RunContext) -> str:
    if context.task.mode == "chat":
        return "Answered"
    return f"{_where(state)}done"


def _round_title(state: RunState, calls: list[Data], outcomes: list[ToolOutcome]) -> str:
    names: dict[str, int] = {}
    for call in calls:
        if call["name"] != _DONE:
            names[str(call["name"])] = names.get(str(call["name"]), 0) + 1
    used = ", ".join(name.replace("_", " ") + (f" ×{count}" if count > 1 else "") for name, count in names.items())
    failed = sum(one.failed for one in outcomes)
    return f"{_where(state)}{used or 'done'}" + (f" ({failed} failed)" if failed else "")


def _where(state: RunState) -> str:
    plan, index = state.get("plan") or [], state.get("step_index", 0)
    if not plan:
        return ""
    index = min(index, len(plan) - 1)
    title = str(plan[index]["title"])
    return f"Step {index + 1} of {len(plan)}, {title}: " if len(plan) > 1 else f"{title}: "


def _told(state: RunState, context: RunContext, title: str, **options: Any) -> Data:
    return context.teller.step(state, stage_of(state), title, model=state.get("model", ""), **options)
