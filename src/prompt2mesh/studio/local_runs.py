"""Runs of the agent on this machine: kept in a hidden folder of the model's own folder, so that they can go on.

The steps that were told are written down as they are told, so that a run that
was interrupted and goes on has all of them in its `agent.json`.
"""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prompt2mesh.mesh.document import write_text
from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.mesh.node import Node
from prompt2mesh.studio.agent_steps import AGENT_FILE, StepData, agent_document, pictures_of, step_data
from prompt2mesh.studio.folders import AGENT_RUN, additions
from prompt2mesh.studio.ports.agent import Agent, AgentResult, AgentStep, AgentTask, Budget
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.modeling import Style
from prompt2mesh.studio.ports.records import StoredFile

CHECKPOINTS, BLOBS = "runs.db", "blobs"
_ORDER, _STEPS, _CONVERSATION = "order.json", "steps.jsonl", "conversation.json"
PICTURES = "steps"
TellLine = Callable[[StepData], None]


class Picture(Node):
    """A picture to model after, as it is kept with the run."""

    name: str
    digest: str
    size_bytes: int
    media_type: str


class Order(Node):
    """What a run was asked for, so that it can go on without being asked again."""

    prompt: str
    pictures: list[Picture] = []
    seed: int = 0
    style: Style = "smooth"
    detail: float = 1.0
    scale: float = 1.0


class Turn(Node):
    """One turn of a conversation in a terminal; `changed` is whether it changed the model."""

    text: str
    answer: str = ""
    changed: bool = False
    undone: bool = False


class LocalRun:
    """The run in one model's folder."""

    def __init__(self, model: Path) -> None:
        """Nothing is read or written yet."""
        self._model = model
        self.folder = model / AGENT_RUN
        self._result: AgentResult | None = None
        self._seconds = 0.0

    def begin(self, order: Order) -> None:
        """Forgets what an earlier run left, and writes down what this one is asked for."""
        for name in (_ORDER, _STEPS):
            (self.folder / name).unlink(missing_ok=True)
        for path in self.folder.glob(f"{CHECKPOINTS}*"):
            path.unlink()
        self.folder.mkdir(parents=True, exist_ok=True)
        write_text(self.folder / _ORDER, order.model_dump_json(indent=1))

    def left(self) -> Order:
        """What a run that has not ended was asked for.

        Raises:
            InputFileError: There is none.
        """
        try:
            return Order.model_validate_json((self.folder / _ORDER).read_bytes())
        except (OSError, ValueError) as exc:
            raise InputFileError(f"there is no interrupted run in {self._model}",
                                 hint="begin one: leave --resume out") from exc  # fmt: skip

    def run(self, agent: Agent, task: AgentTask, tell: TellLine) -> AgentResult:
        """Does a task, from where it was left.

        Args:
            agent: Over the checkpoints and blobs of this folder.
            task: What to do.
            tell: Told the data of each step that was not told before.
        """
        before = self.steps()
        if before:  # without the line that a kill may have cut off
            write_text(self.folder / _STEPS, "".join(json.dumps(step, ensure_ascii=False) + "\n" for step in before))
        last = max((step["number"] for step in before), default=0)

        def told(step: AgentStep) -> None:
            if step.number > last:
                data = step_data(step, progress=step.progress)
                with (self.folder / _STEPS).open("a", encoding="utf-8") as file:
                    file.write(json.dumps(data, ensure_ascii=False) + "\n")
                tell(data)

        scratch = self.folder / "scratch"
        scratch.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        self._result = agent.run(task, folder=scratch, tell=told)
        self._seconds = time.perf_counter() - started
        agent.forget(task.thread_id)
        return self._result

    def steps(self) -> list[StepData]:
        """The steps that were told, in this process or an earlier one."""
        path = self.folder / _STEPS
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found: list[StepData] = []
        for line in lines:
            try:
                found.append(json.loads(line))
            except ValueError:  # the process was killed in the middle of this line
                break
        return found

    def keep(self, blobs: BlobStore, folder: Path, *, modeler: dict[str, Any], budget: Budget) -> None:
        """Puts `agent.json` and the pictures of the steps into the finished model's folder, and ends the run."""
        result = self._result
        if result is None:
            return
        steps = self.steps()
        document = agent_document(result, steps, modeler=modeler, budget=budget, seconds=self._seconds,
                                  folder=f"{PICTURES}/")  # fmt: skip
        with additions(folder) as extra:
            pictures = [file for file in pictures_of(steps) if blobs.stat(file.digest) is not None]
            if pictures:
                shutil.rmtree(folder / PICTURES, ignore_errors=True)
                (extra / PICTURES).mkdir()
                for file in pictures:
                    blobs.fetch(file.digest, extra / PICTURES / file.name)
            (extra / AGENT_FILE).write_text(document, encoding="utf-8")
        self.clear()

    def clear(self) -> None:
        """Removes all that is kept of a run; the conversation stays."""
        if not self.folder.exists():
            return
        for path in self.folder.iterdir():
            if path.name != _CONVERSATION:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if not any(self.folder.iterdir()):
            self.folder.rmdir()
            if not any(self._model.iterdir()):
                self._model.rmdir()

    def conversation(self) -> list[Turn]:
        """The turns so far, oldest first."""
        try:
            found = json.loads((self.folder / _CONVERSATION).read_bytes())
            return [Turn.model_validate(turn) for turn in found]
        except (OSError, ValueError):
            return []

    def write_conversation(self, turns: list[Turn]) -> None:
        """Keeps the turns."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = [turn.model_dump() for turn in turns]
        write_text(self.folder / _CONVERSATION, json.dumps(data, indent=1, ensure_ascii=False))


def stored(picture: Picture) -> StoredFile:
    """A picture as the ports name it."""
    return StoredFile(**picture.model_dump())
