"""The nodes that judge: take pictures, let the LLM criticise them, and decide whether to go on.

The score that is told at the end is the one that was given here, of the version
that is handed over.
"""

from prompt2mesh.mesh.diff import diff_programs, summarise_changes
from prompt2mesh.modelers.agent import prompts
from prompt2mesh.modelers.agent.answers import Critique
from prompt2mesh.modelers.agent.asking import ask
from prompt2mesh.modelers.agent.bench import Look
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.conversation import said, system
from prompt2mesh.modelers.agent.data_text import fenced
from prompt2mesh.modelers.agent.likeness import cameras_of, compare_all
from prompt2mesh.modelers.agent.state import Data, RunState, Version, critique_of, files_data, files_of
from prompt2mesh.modelers.agent.views import BEFORE_VIEWS, JUDGED_VIEWS, VIEW_NAMES
from prompt2mesh.modelers.agent.wording import references, request, shown_of, wish_lines
from prompt2mesh.studio.ports.records import StoredFile

# A gain of less than this is within what the same judge says twice.
LEAST_GAIN = 0.3
MAX_STALLED = 2
MAX_BUILD_FAULTS = 2


def look(state: RunState, context: RunContext) -> Data:
    """Takes pictures of the model from all sides, and lays it beside the references."""
    bench = context.workbench
    update: Data = {}
    if context.task.program is not None and not state.get("before"):
        bench.program = context.task.program
        update["before"] = files_data(context.look(BEFORE_VIEWS).pictures)
    context.load_program(state)
    seen = context.look(JUDGED_VIEWS)
    if seen.fault:
        return {**update, **_cannot_be_built(state, context, seen.fault)}
    likeness = compare_all(state, context)
    pictures = (*seen.pictures, *(file for _, file in likeness.pictures))
    told = context.teller.step(
        state, "look", "Looked at the model", pictures=pictures, reasons="\n".join(likeness.notes)
    )  # fmt: skip
    kept = {
        "pictures": files_data(pictures), "captions": [caption for caption, _ in likeness.pictures],
        "report": seen.text, "notes": likeness.notes, "facts": _facts(seen),
    }  # fmt: skip
    return {**update, **told, **likeness.update, "look": kept, "build_fault": "", "build_faults": 0}


def _facts(seen: Look) -> list[str]:
    """What is measured to be wrong, whoever sees it or not."""
    geometry = seen.geometry
    if geometry is None:
        return []
    return [f"{path} floats: it touches nothing that carries it" for path in geometry.floating[:6]]


def assess(state: RunState, context: RunContext) -> Data:
    """Lets the LLM judge what it sees."""
    task = context.task
    context.load_program(state)
    text, shown = _evidence(state, context)
    asked = ask(
        state, context, purpose="assess", answer=Critique, max_tokens=3000,
        messages=[system(prompts.CRITIC), said(text, *shown)],
    )  # fmt: skip
    judged = asked.answer.parsed
    assert isinstance(judged, Critique)
    worst = "; ".join(one.what for one in judged.problems[:3])
    told = context.teller.step(
        state,
        "assess",
        f"{judged.score:g} of 10" + (f": {worst}" if worst else ""),
        reasons=judged.reasons or judged.summary,
        score=judged.score,
        model=asked.answer.model,
        usage=asked.usage,
    )
    update: Data = {"critique": judged.model_dump(mode="json"), "judged": True, "fresh": True}
    if judged.cameras:
        better = {one.reference: one for one in judged.cameras if one.reference <= len(task.references)}
        known = {one.reference: one for one in cameras_of(state, context)}
        update["cameras"] = [one.model_dump() for _, one in sorted({**known, **better}.items())]
    return {**told, **asked.update, **update}


def evaluate(state: RunState, context: RunContext) -> Data:
    """Keeps the better version, and decides whether another round is worth it."""
    judged, best = Critique.model_validate(state.get("critique")), state.get("best")
    iteration = state.get("iteration", 0)
    if not state.get("fresh"):
        return _nothing_changed(state, context, judged)
    before = critique_of(best)
    gain = judged.score - before.score if before is not None else judged.score
    packed = state.get("program")
    assert packed is not None
    update: Data = {"setback": "", "stop": None}
    newest = Version(
        program=packed, critique=judged.model_dump(mode="json"), iteration=iteration, said=state.get("said", ""),
        look=state.get("look") or {},
    )  # fmt: skip
    stalled = 0 if best is None or gain >= LEAST_GAIN else state.get("stalled", 0) + 1
    if before is not None and best is not None and gain < 0:
        update |= {
            "program": best["program"], "critique": best["critique"], "look": best["look"],
            "setback": _setback(before, judged),
        }  # fmt: skip
        verdict, reasons = "Worse than before: taken back", f"{before.score:g} → {judged.score:g} of 10"
        judged = before
    else:
        update["best"] = newest
        verdict = "The best so far" if before is None or gain > 0 else "No better than before"
        reasons = f"{judged.score:g} of 10" if before is None else f"{before.score:g} → {judged.score:g} of 10"
    update["stalled"] = stalled
    if judged.good:
        update["stop"] = {"reason": "good", "why": ""}
    elif iteration >= context.task.budget.iterations:
        update["stop"] = {"reason": "iterations", "why": f"it was improved {iteration} times, as often as it may"}
    elif stalled >= MAX_STALLED:
        update["stop"] = {"reason": "stalled", "why": f"the last {stalled} attempts did not make it better"}
    told = context.teller.step(
        state,
        "evaluate",
        verdict,
        reasons=reasons,
        score=judged.score,
    )
    return {**told, **update}


def improve(state: RunState, context: RunContext) -> Data:
    """Begins another round, with the faults that were named."""
    iteration = state.get("iteration", 0) + 1
    judged = Critique.model_validate(state.get("critique"))
    missing = [one.phrase for one in judged.wishes if one.status == "not_understood"]
    faults = [*(f"missing: {one}" for one in missing), *(one.what for one in judged.problems)]
    told = context.teller.step(
        state,
        "improve",
        f"Improve, {iteration} of {context.task.budget.iterations}",
        reasons="\n".join(f"- {one}" for one in faults),
        iteration=iteration,
    )
    plan = [{"title": "Improve", "goal": "; ".join(faults)[:800]}]
    return {**told, "iteration": iteration, "fresh": False, **_new_conversation(plan)}


def _nothing_changed(state: RunState, context: RunContext, judged: Critique) -> Data:
    """Ends the run where a round of improvement did nothing: another would do the same."""
    told = context.teller.step(
        state,
        "evaluate",
        "Nothing more was changed",
        reasons=state.get("said", ""),
        score=judged.score,
    )
    return {**told, "stop": {"reason": "stalled", "why": "the LLM found nothing more that it could mend"}}


def _new_conversation(plan: list[Data]) -> Data:
    return {"plan": plan, "step_index": 0, "messages": [], "rounds": 0, "failures": 0, "failed_calls": [],
            "calls": [], "over": False}  # fmt: skip


def _cannot_be_built(state: RunState, context: RunContext, fault: str) -> Data:
    """Gives the fault back to the LLM; after some tries goes back to what could be built."""
    faults = state.get("build_faults", 0) + 1
    told = context.teller.step(
        state,
        "look",
        "Blender cannot build the model",
        reasons=fault,
    )
    update: Data = {**told, "build_fault": fault, "build_faults": faults}
    if faults > MAX_BUILD_FAULTS or not state.get("messages"):
        return {**update, "stop": {"reason": "stalled", "why": f"the last changes cannot be built: {fault}"}}
    remark = f"Blender cannot build the model as it is now:\n{fenced(fault, source='blender')}\nNow: mend that."
    return {
        **update, "over": False, "rounds": 0, "failures": 0, "messages": [*(state.get("messages") or []), said(remark)],
        "step_index": max(0, len(state.get("plan") or []) - 1),
    }  # fmt: skip


def _evidence(state: RunState, context: RunContext) -> tuple[str, list[tuple[str, StoredFile]]]:
    """What the judge is shown: words, measurements, pictures, references, and what was changed."""
    task, seen = context.task, state.get("look") or {}
    lines = [request(task.text, state.get("words", ""), task="assess")]
    if state.get("wishes"):
        lines.append(wish_lines(state))
    shown: list[tuple[str, StoredFile]] = []
    if task.program is not None:
        lines.append(prompts.CRITIC_OF_CHANGES)
        changes = summarise_changes(diff_programs(task.program, context.model()), limit=30)
        lines.append(f"What changed in the program:\n{fenced(chr(10).join(changes) or 'nothing', source='changes')}")
        before = files_of(state.get("before"))
        shown.extend((f"Before, {name}:", file) for name, file in zip(VIEW_NAMES, before, strict=False))
    if task.references:
        lines.append(prompts.CRITIC_OF_LIKENESS)
        shown.extend(references(task))
    lines.append(f"Measured by Blender:\n{fenced(str(seen.get('report', '')), source='measurements')}")
    if seen.get("notes"):
        lines.append(f"Comparisons:\n{fenced(chr(10).join(seen['notes']), source='comparison')}")
    last = state.get("best")
    if last is not None:
        earlier = critique_of(last)
        assert earlier is not None
        faults = "\n".join(f"- {one.what}" for one in earlier.problems) or "nothing"
        lines.append(
            f"The version before was judged {earlier.score:g} of 10 by you. Look whether what you named is mended, and "
            f"judge this one by the same scale:\n{fenced(faults, source='critic')}"
        )
    shown.extend(shown_of(state, "After" if task.program is not None else "The model"))
    return "\n\n".join(lines), shown


def _setback(before: Critique, worse: Critique) -> str:
    faults = "\n".join(f"- {one.what}" for one in worse.problems[:4]) or worse.reasons
    return (
        f"The last attempt was judged worse ({before.score:g} → {worse.score:g} of 10) and was taken back. Go another "
        f"way. What was wrong with it:\n{fenced(faults, source='critic')}"
    )
