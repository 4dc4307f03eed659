"""What an LLM answers: tool calls that are wrong in any way, and structured answers that are none."""

import json
import tempfile
from pathlib import Path
from typing import Any, cast

from langchain_core.messages import AIMessage, AIMessageChunk

from fuzz.library import library_loaded
from fuzz.mutation import json_mutator
from fuzz.target import Doors, Target
from prompt2mesh.builders.code import _result
from prompt2mesh.mesh.document import check_program, dump_program, load_program
from prompt2mesh.mesh.errors import CodeError, ProgramError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.agent.answers import Critique, Plan, Reading, StepDone
from prompt2mesh.modelers.agent.bench import Workbench
from prompt2mesh.modelers.agent.bench.outcome import MAX_TEXT
from prompt2mesh.modelers.agent.bench.workbench import TOOLS
from prompt2mesh.modelers.agent.conversation import kept
from prompt2mesh.modelers.agent.llm.reading import read_answer
from prompt2mesh.modelers.agent.llm.structured import UnreadableError, again, read_structured
from prompt2mesh.studio.ports.agent import ModelChoice
from prompt2mesh.studio.ports.freeform import CodeOrder
from tests.support.benches import workbench
from tests.support.builders import PaperBuilder
from tests.support.tool_calls import any_calls

_CHOICE = ModelChoice(provider="anthropic", model="claude-sonnet-5-5")
_ANSWERS = (Reading, Plan, Critique, StepDone)
_MOST_CALLS = 8
_WORDS = tuple(sorted({
    *(tool.tool_name() for tool in TOOLS), *(field for tool in TOOLS for field in tool.model_fields),
    *(field for answer in _ANSWERS for field in answer.model_fields),
    "table", "vase", "ball", "table/top", "=r", "sphere", "box", "lathe", "linear", "radial", "on", "beside", "front",
    "oak", "red", "#00ff00", "type", "radius", "size", "count", "preset", "tool_use", "text", "thinking", "max_tokens",
}))  # fmt: skip


def _calls(data: bytes) -> None:
    """A list of [tool, arguments]: each is answered, and the program stays valid."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(found, list):
        return
    with tempfile.TemporaryDirectory() as folder:
        bench = workbench(Path(folder), PaperBuilder())
        bench.use("define_parameters", {"parameters": [{"name": "r", "value": 0.1}]})
        for call in cast("list[Any]", found)[:_MOST_CALLS]:
            match call:
                case [str(name), dict(arguments)]:
                    _use(bench, name, cast("dict[str, Any]", arguments))
                case _:
                    pass


def _use(bench: Workbench, tool: str, arguments: dict[str, Any]) -> None:
    before = bench.program
    outcome = bench.use(tool, arguments)
    assert "fault of Prompt2Mesh" not in outcome.text, (tool, arguments, outcome.text)
    assert 0 < len(outcome.text) < 2 * MAX_TEXT
    if outcome.failed:
        assert bench.program is before
    if bench.program is not None:
        assert load_program(dump_program(bench.program)) == bench.program
    assert bench.summary()


def _answer(data: bytes) -> None:
    """A streamed answer in pieces of a few bytes: its words, its calls and their broken JSON."""
    text = data.decode("utf-8", "replace")
    try:
        given: Any = json.loads(text)
    except (ValueError, RecursionError):
        given = None
    fields = cast("dict[str, Any]", given) if isinstance(given, dict) else {"args": text}
    arguments = fields.get("args")
    raw = arguments if isinstance(arguments, str) else json.dumps(arguments)
    step = 1 + len(raw) // 4
    pieces = [raw[at : at + step] for at in range(0, len(raw), step)] or [""]
    reason = fields.get("stop_reason")
    chunks = [
        AIMessageChunk(
            content=str(fields.get("text", "")) if number == 0 else "",
            tool_call_chunks=[{
                "name": str(fields.get("name", "add_shape")) if number == 0 else None, "args": piece,
                "id": "call_1" if number == 0 else None, "index": 0, "type": "tool_call_chunk",
            }],
            response_metadata={"stop_reason": reason} if number + 1 == len(pieces) and isinstance(reason, str) else {},
        )
        for number, piece in enumerate(pieces)
    ]  # fmt: skip
    reading = read_answer(chunks, _CHOICE, sent_tokens=10)
    _, calls = kept(reading.message)
    assert len(calls) <= 1
    assert all(isinstance(call["args"], dict) for call in calls)
    _structured_of(reading.message, cut=reading.ending == "cut")


def _structured(data: bytes) -> None:
    """Words that should be JSON of a certain form."""
    _structured_of(AIMessage(data.decode("utf-8", "replace")), cut=False)


def _structured_of(message: AIMessage, *, cut: bool) -> None:
    for answer in _ANSWERS:
        try:
            found = read_structured(message, answer, cut=cut)
        except UnreadableError as error:
            assert str(error)
            assert again(message, str(error))
        else:
            assert isinstance(found, answer)


def _drawn(data: bytes) -> None:
    """The property of the unit tests, its draws steered by coverage."""
    cast("Any", any_calls).hypothesis.fuzz_one_input(data)


def _made(data: bytes) -> None:
    """What a process that ran an LLM's code says that it made: checked, for nobody trusts it."""
    try:
        found = _result(data, CodeOrder(code=""), "", 0.0)
    except CodeError as error:
        assert error.message
    else:
        if found.parts:
            try:
                check_program(MeshProgram(parts=[*found.parts]))
            except ProgramError as error:  # by which whoever takes the parts into a program refuses them
                assert error.message


_DOORS = Doors({"made": _made, "calls": _calls, "answer": _answer, "structured": _structured, "drawn": _drawn})

TARGET = Target(
    about="whatever an LLM answers: it is told what was wrong, and the program stays valid",
    run=_DOORS, prepare=library_loaded, mutate=_DOORS.mutator(json_mutator(words=_WORDS)), dictionary=_WORDS, most_bytes=4000, cpu_s=20.0,
)  # fmt: skip
