"""An agent whose steps were written down before: the agent's port without an LLM, for tests of what surrounds it.

It keeps each run in a folder, step by step, so that it goes on where it was
killed, like the real one, and so that somebody can count what it paid for.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prompt2mesh.mesh.errors import CanceledError, Prompt2MeshError
from prompt2mesh.studio.ports.agent import (
    AgentResult,
    AgentStage,
    AgentStep,
    AgentTask,
    LlmUsage,
    StopReason,
    TellStep,
)
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.modeling import Canceled, Modeler, never
from prompt2mesh.studio.ports.records import StoredFile

_LOOK_S = 0.02


@dataclass(frozen=True, kw_only=True)
class ScriptedStep:
    """One step of a script.

    Attributes:
        tokens: What the call of this step costs, half of it read and half written.
        seconds: How long it takes.
        picture: Bytes of what it looked at.
        fault: Raised in its place.
        during: Called when it was paid for and before it is told; may kill the process.
    """

    stage: AgentStage = "execute"
    title: str = "a step"
    reasons: str = ""
    tokens: int = 1000
    seconds: float = 0.0
    score: float | None = None
    picture: bytes = b""
    fault: Prompt2MeshError | None = None
    during: Callable[[], None] | None = None


@dataclass(frozen=True, kw_only=True)
class Script:
    """What a run does and how it ends; `changes` is whether a turn of a conversation changes the model."""

    steps: Sequence[ScriptedStep] = field(default_factory=lambda: [ScriptedStep(stage="plan"), ScriptedStep()])
    answer: str = "Done as written."
    score: float | None = 8.0
    remaining: tuple[str, ...] = ()
    stop_reason: StopReason = "good"
    changes: bool = True


class ScriptedAgent:
    """See `studio.ports.agent.Agent`."""

    def __init__(self, script: Script, *, modeler: Modeler, blobs: BlobStore, memory: Path) -> None:
        """Bind a script.

        Args:
            script: What every run does.
            modeler: Writes the program of the end, from the same words.
            blobs: For pictures.
            memory: A folder that keeps runs; processes may share it.
        """
        self._script = script
        self._modeler = modeler
        self._blobs = blobs
        self._memory = memory
        self.tasks: list[AgentTask] = []

    def run(self, task: AgentTask, *, folder: Path, tell: TellStep, canceled: Canceled = never) -> AgentResult:
        """Does a task, from where its thread was left."""
        del folder
        self.tasks.append(task)
        done = self._done(task.thread_id)
        if done:
            tell(self._step(task, done))
        for number in range(done + 1, len(self._script.steps) + 1):
            step = self._script.steps[number - 1]
            _wait(step.seconds, canceled)
            if step.fault is not None:
                raise step.fault
            self._pay(task.thread_id, number)
            if step.during is not None:
                step.during()
            tell(self._step(task, number))
        return self._result(task)

    def forget(self, thread_id: str) -> None:
        """Lets go of what is kept of a run."""
        self._file(thread_id).unlink(missing_ok=True)

    def threads(self) -> Sequence[str]:
        """The runs of which something is kept."""
        return sorted(path.stem for path in self._memory.glob("*.run"))

    def close(self) -> None:
        """There is nothing to let go."""

    def paid(self, thread_id: str) -> list[int]:
        """The steps of a run that were paid for, each as often as it was; kept when the run is forgotten."""
        path = self._memory / f"{thread_id}.paid"
        return [int(line) for line in path.read_text().splitlines()] if path.exists() else []

    def _step(self, task: AgentTask, number: int) -> AgentStep:
        step = self._script.steps[number - 1]
        pictures: tuple[StoredFile, ...] = ()
        if step.picture:
            blob = self._blobs.put_bytes(step.picture)
            pictures = (StoredFile(name="view.png", digest=blob.digest, size_bytes=blob.size_bytes,
                                   media_type="image/png"),)  # fmt: skip
        total = sum((_usage(one) for one in self._script.steps[:number]), start=LlmUsage())
        return AgentStep(
            number=number, stage=step.stage, title=step.title, reasons=step.reasons, pictures=pictures,
            score=step.score, iteration=1, model=task.models[0].label, usage=_usage(step), total=total,
            progress=100 * number // len(self._script.steps),
        )  # fmt: skip

    def _result(self, task: AgentTask) -> AgentResult:
        script = self._script
        program, checklist = None, task.checklist
        if task.mode == "make" or task.program is None:
            program, checklist = self._modeler.model(task.text, seed=task.seed, style=task.style, detail=task.detail,
                                                     scale=task.scale)  # fmt: skip
        elif task.mode == "edit" or script.changes:
            program, checklist = self._modeler.edit(task.program, task.text)
        usage = sum((_usage(step) for step in script.steps), start=LlmUsage())
        return AgentResult(
            program=program, checklist=checklist, answer=script.answer, score=None if program is None else script.score,
            remaining=script.remaining, stop_reason="answered" if program is None else script.stop_reason,
            iterations=1, usage=usage, models=(task.models[0].label,), steps=len(script.steps),
        )  # fmt: skip

    def _done(self, thread_id: str) -> int:
        path = self._file(thread_id)
        return int(json.loads(path.read_text())["done"]) if path.exists() else 0

    def _pay(self, thread_id: str, number: int) -> None:
        self._memory.mkdir(parents=True, exist_ok=True)
        with (self._memory / f"{thread_id}.paid").open("a") as file:
            file.write(f"{number}\n")
        fresh = self._memory / f".{thread_id}.{os.getpid()}"
        fresh.write_text(json.dumps({"done": number}))
        fresh.replace(self._file(thread_id))

    def _file(self, thread_id: str) -> Path:
        return self._memory / f"{thread_id}.run"


def _usage(step: ScriptedStep) -> LlmUsage:
    return LlmUsage(calls=int(step.tokens > 0), input_tokens=step.tokens // 2,
                    output_tokens=step.tokens - step.tokens // 2, cost_usd=step.tokens / 1_000_000)  # fmt: skip


def _wait(seconds: float, canceled: Canceled) -> None:
    until = time.monotonic() + seconds
    while not canceled() and time.monotonic() < until:
        time.sleep(_LOOK_S)
    if canceled():
        raise CanceledError("it was asked to stop")
