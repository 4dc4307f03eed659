"""The state of a run as the checkpoints keep it: plain data, no picture bytes, no keys.

Programs are compressed JSON, pictures are the names of blobs, and a
conversation is a list of messages as data. Everything is small and can be
read again by any later version.
"""

import json
import zlib
from typing import Any, TypedDict, TypeVar, cast

from pydantic import TypeAdapter

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.document import load_program
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.serialize import program_data
from prompt2mesh.modelers.agent.answers import Critique
from prompt2mesh.studio.ports.agent import AgentStep, LlmUsage, StopReason
from prompt2mesh.studio.ports.records import StoredFile

Data = dict[str, Any]
_Kept = TypeVar("_Kept")
_STEP = TypeAdapter(AgentStep)
_USAGE = TypeAdapter(LlmUsage)
_FILES = TypeAdapter(tuple[StoredFile, ...])


class Stop(TypedDict):
    """Why a run ends.

    Attributes:
        why: For the person, in a sentence; empty where the reason says it all.
    """

    reason: StopReason
    why: str


class Version(TypedDict):
    """A model that was judged.

    Attributes:
        iteration: After how many rounds of improvement.
        look: What was seen of it.
        said: What the LLM said when it had made it.
    """

    program: bytes
    critique: Data
    look: Data
    said: str
    iteration: int


class RunState(TypedDict, total=False):
    """What a run knows; a node returns the fields that change.

    Attributes:
        new: Whether a model is made, not changed or talked about.
        words: The person's words as the agent reads them.
        wishes: A checklist as the words ask it, before anybody judged.
        plan: The steps to take, `{title, goal}`.
        reading: What the agent said of the words and of its plan.
        cameras: From where each reference was taken, as the LLM estimates and a search has found.
        matched: Whether that search was made.
        program: The model as it is now, packed; None for nothing yet.
        history: What it was before the newest changes, packed, so that the LLM can take them back.
        touched: Whether the model is another one than the run began with, by a tool.
        judged: Whether the model as it is now was judged.
        fresh: Whether it was judged in this round.
        before: Pictures of the model that the run begins with: the open one, or the draft.
        messages: The conversation with the tools.
        step_index: Which step of the plan is being taken.
        rounds: Turns of the conversation in this step.
        failures: Rounds in a row in which no tool did anything.
        said: What the LLM said last when it was done.
        thought: What it said with the tools it asked for.
        calls: The tools it asked for, `{id, name, args, fault}`, until they were used.
        failed_calls: Calls that failed in this conversation, so that the same one is not sent for ever.
        over: Whether the conversation has ended.
        model: Which LLM spoke last.
        build_fault: Why the model as it is now cannot be built; empty where it can.
        build_faults: How often in a row.
        look: What was seen, `{pictures, captions, report, notes, facts}`; the captions are of the last ones.
        critique: The newest judgement.
        best: The best version so far.
        setback: What to tell of a change that was taken back.
        stalled: Rounds of improvement in a row that improved nothing.
        worked_s: Wall time that was worked, over all resumes.
        steps: How many steps were told, the newest among them.
    """

    new: bool
    words: str
    reading: str
    wishes: list[Data]
    plan: list[Data]
    cameras: list[Data]
    matched: bool
    program: bytes | None
    history: list[bytes | None]
    touched: bool
    judged: bool
    fresh: bool
    before: list[Data]
    messages: list[Data]
    step_index: int
    rounds: int
    failures: int
    said: str
    thought: str
    calls: list[Data]
    failed_calls: list[str]
    over: bool
    model: str
    build_fault: str
    build_faults: int
    look: Data
    critique: Data | None
    best: Version | None
    setback: str
    iteration: int
    stalled: int
    stop: Stop | None
    usage: Data
    models: list[str]
    worked_s: float
    steps: int
    newest: Data | None
    progress: int
    result: Data


def pack(program: MeshProgram) -> bytes:
    """A program, small."""
    return zlib.compress(json.dumps(program_data(program), separators=(",", ":")).encode(), 6)


def unpack(packed: bytes) -> MeshProgram:
    """The program that was packed."""
    return load_program(zlib.decompress(packed))


def program_of(state: RunState) -> MeshProgram | None:
    """The model as it is now."""
    packed = state.get("program")
    return None if packed is None else unpack(packed)


def usage_of(state: RunState) -> LlmUsage:
    """What the run took so far."""
    return _USAGE.validate_python(state.get("usage") or {})


def usage_data(usage: LlmUsage) -> Data:
    """Usage as data."""
    return _data(_USAGE, usage)


def step_data(step: AgentStep) -> Data:
    """A step as data."""
    return _data(_STEP, step)


def step_of(data: Data) -> AgentStep:
    """The step of its data."""
    return _STEP.validate_python(data)


def files_data(files: tuple[StoredFile, ...]) -> list[Data]:
    """Names of blobs as data."""
    return cast("list[Data]", _FILES.dump_python(files, mode="json"))


def files_of(data: list[Data] | None) -> tuple[StoredFile, ...]:
    """The names of blobs of their data."""
    return _FILES.validate_python(data or [])


def critique_of(version: Version | None) -> Critique | None:
    """How a version was judged."""
    return None if version is None else Critique.model_validate(version["critique"])


def checklist_of(state: RunState) -> Checklist:
    """The wishes before anybody judged."""
    return Checklist.model_validate({"items": state.get("wishes") or []})


def _data(adapter: TypeAdapter[_Kept], value: _Kept) -> Data:
    return cast("Data", adapter.dump_python(value, mode="json"))
