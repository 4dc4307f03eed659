"""The node that ends a run: chooses the version that is handed over, and says what is still wrong with it.

No LLM is asked: what there is to say was said by those who judged.
"""

from typing import cast

from prompt2mesh.mesh.checklist import Checklist, ChecklistItem
from prompt2mesh.mesh.errors import GeometryError, LimitError, LlmUnavailableError
from prompt2mesh.modelers.agent.answers import Critique
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.state import Data, RunState, Stop, checklist_of, files_of, pack
from prompt2mesh.modelers.agent.views import JUDGED_VIEWS
from prompt2mesh.studio.ports.agent import StopReason
from prompt2mesh.studio.ports.records import StoredFile

BUDGETS: frozenset[StopReason] = frozenset({"tokens", "cost", "minutes"})


def complete(state: RunState, context: RunContext) -> Data:
    """Hands over the best version."""
    stop = state.get("stop") or Stop(reason="answered", why="")
    best = state.get("best")
    opened = None if context.task.program is None else pack(context.task.program)
    if best is not None:
        return _hand_over_judged(state, context, stop)
    packed = state.get("program")
    if packed is not None and packed != opened and (state.get("touched") or stop["reason"] in BUDGETS):
        return _hand_over_unjudged(state, context, stop)
    if opened is not None:
        return _hand_over_unchanged(state, context, stop)
    if context.task.mode == "chat":
        return _result(state, context, stop, program=None, answer=state.get("said", ""))
    raise _nothing_made(state, stop)


def _hand_over_judged(state: RunState, context: RunContext, stop: Stop) -> Data:
    best = state.get("best")
    assert best is not None
    judged = Critique.model_validate(best["critique"])
    items = [
        ChecklistItem(phrase=one.phrase, kind=one.kind, status=one.status, note=one.note) for one in judged.wishes
    ]  # fmt: skip
    remaining = [f"{one.part}: {one.what}" if one.part else one.what for one in judged.problems]
    remaining += [f"{one.phrase}: {one.note or 'not met'}" for one in judged.wishes if one.status == "not_understood"]
    facts = cast("list[str]", best["look"].get("facts") or [])
    remaining += [fact for fact in facts if not any(fact.split(" ", 1)[0] in one for one in remaining)]
    if best["program"] != state.get("program"):
        remaining.append("changes that were made after this version are not in it: nobody judged them")
    summary = judged.summary if context.task.mode == "make" else best["said"] or judged.summary
    return _result(
        state, context, stop, program=best["program"], answer=summary, items=items, score=judged.score,
        remaining=remaining, pictures=files_of(best["look"].get("pictures")), iteration=best["iteration"],
    )  # fmt: skip


def _hand_over_unjudged(state: RunState, context: RunContext, stop: Stop) -> Data:
    context.load_program(state)
    seen = context.look(JUDGED_VIEWS)
    if seen.fault:
        if context.task.program is not None:
            return _hand_over_unchanged(state, context, stop)
        raise GeometryError(f"what was made cannot be built: {seen.fault}")
    return _result(
        state, context, stop, program=state.get("program"), answer=state.get("said", ""),
        items=checklist_of(state).items, pictures=seen.pictures,
        remaining=["nobody judged this version: the run ended before"],
    )  # fmt: skip


def _hand_over_unchanged(state: RunState, context: RunContext, stop: Stop) -> Data:
    task, said = context.task, state.get("said", "")
    if task.mode == "chat":
        return _result(state, context, stop, program=None, answer=said)
    assert task.program is not None
    note = said or stop["why"] or "nothing was changed"
    items = [ChecklistItem(phrase=task.text[:400], kind="feature", status="not_understood", note=note[:600])]
    return _result(
        state, context, stop, program=pack(task.program), answer=note, items=items, remaining=["nothing was changed"]
    )


def _result(
    state: RunState, context: RunContext, stop: Stop, *, program: bytes | None, answer: str,
    items: list[ChecklistItem] | None = None, score: float | None = None, remaining: list[str] | None = None,
    pictures: tuple[StoredFile, ...] = (), iteration: int | None = None,
) -> Data:  # fmt: skip
    left = remaining or []
    ended = f"It ended because {stop['why']}." if stop["why"] else ""
    if ended and ended.rstrip(".").lower() not in answer.lower():
        answer = f"{answer.strip()} {ended}".strip()
    told = context.teller.step(
        state,
        "complete",
        _title(stop, score),
        score=score,
        pictures=pictures,
        reasons="\n".join([answer, *(f"- {one}" for one in left)]),
    )
    result: Data = {
        "program": program, "answer": answer, "score": score, "remaining": left, "stop_reason": stop["reason"],
        "checklist": Checklist(items=items or []).model_dump(mode="json"),
        "iterations": state.get("iteration", 0) if iteration is None else iteration,
    }  # fmt: skip
    return {**told, "result": result}


def _title(stop: Stop, score: float | None) -> str:
    head = "Answered" if stop["reason"] == "answered" else "Done"
    return head if score is None else f"{head}: {score:g} of 10"


def _nothing_made(state: RunState, stop: Stop) -> Exception:
    if stop["reason"] in BUDGETS:
        return LimitError(
            f"nothing was made yet when {stop['why']}", hint="allow more tokens, money or minutes for this run"
        )
    said = state.get("said", "").strip()
    return LlmUnavailableError(
        f"the LLM ended without a model{f'; it said: {said[:400]}' if said else ''}",
        hint="say more of what is wanted, or choose another model",
    )
