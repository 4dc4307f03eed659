"""An agent with real Blender, real checkpoints and a scripted LLM, and what a test says to it."""

import json
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.serialize import program_data
from prompt2mesh.modelers.agent.langgraph_agent import LangGraphAgent
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.ports.agent import Agent, AgentResult, AgentStep, AgentTask, ModelChoice
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.modeling import Builder, Canceled, never
from tests.support.llm_server import Turn, answers

# The built-in modeler understands every word of the first and knows nothing like the second.
CLEAR = "a red cube"
UNKNOWN = "a glorbix"
BALL = ("add_shape", {"name": "ball", "shape": {"type": "sphere", "radius": 0.2}, "color": "#cc1111"})
BOX = ("add_shape", {"name": "box", "shape": {"type": "box", "size": [0.4, 0.4, 0.1]}, "relation": "under",
                     "target": "ball"})  # fmt: skip


@dataclass
class AgentRun:
    """An agent and what it told.

    Attributes:
        steps: Every step, as it was told; also those that were told twice.
    """

    agent: Agent
    blobs: BlobStore
    folder: Path
    choice: ModelChoice
    steps: list[AgentStep] = field(default_factory=list[AgentStep])
    on_step: Callable[[AgentStep], None] | None = None

    def task(self, text: str = CLEAR, **fields: Any) -> AgentTask:
        given: dict[str, Any] = {"thread_id": "job_1", "mode": "make", "models": (self.choice,), **fields}
        return AgentTask(text=text, **given)

    def run(self, text: str | AgentTask = CLEAR, *, canceled: Canceled = never, **fields: Any) -> AgentResult:
        task = replace(text, **fields) if isinstance(text, AgentTask) else self.task(text, **fields)
        return self.agent.run(task, folder=self.folder, tell=self._tell, canceled=canceled)

    def _tell(self, step: AgentStep) -> None:
        self.steps.append(step)
        if self.on_step is not None:
            self.on_step(step)

    @property
    def stages(self) -> list[str]:
        return [step.stage for step in self.steps]


@contextmanager
def open_agent(builder: Builder, folder: Path, choice: ModelChoice, *, url: str = "") -> Generator[AgentRun]:
    """An agent with everything it keeps in a folder."""
    blobs = open_blobs(str(folder / "blobs"))
    agent = LangGraphAgent(
        builder=builder,
        code=None,
        blobs=blobs,
        view_px=128,
        checkpoints_url=url or f"sqlite:///{folder / 'agent.db'}",
    )
    work = folder / "work"
    work.mkdir(exist_ok=True)
    try:
        yield AgentRun(agent, blobs, work, choice)
    finally:
        agent.close()


def critique(score: float, *problems: str, summary: str = "It is there.", **fields: Any) -> Turn:
    """A judgement; a problem that begins with "!" is a major one."""
    named = [
        {"part": "", "what": one.lstrip("!"), "fix": "mend it", "severity": "major" if one[0] == "!" else "minor"}
        for one in problems
    ]
    wishes = fields.pop("wishes", [{"phrase": "red", "kind": "colour", "status": "met", "note": ""}])
    return answers({"score": score, "wishes": wishes, "problems": named, "summary": summary,
                    "reasons": f"worth {score:g}", "cameras": [], **fields})  # fmt: skip


def reading(words: str, *, enough: bool = True, wishes: tuple[str, ...] = ()) -> Turn:
    return answers({"detailed_enough": enough, "words": words, "reasons": "as it is said",
                    "wishes": [{"phrase": one, "kind": "object"} for one in wishes]})  # fmt: skip


def plan(*titles: str, start: str = "empty", **fields: Any) -> Turn:
    steps = [{"title": title, "goal": f"{title} is there"} for title in titles]
    return answers({"start": start, "steps": steps, "wishes": [{"phrase": "a thing", "kind": "object"}],
                    "cameras": [], "reasons": "one thing after the other", **fields})  # fmt: skip


def colors(program: MeshProgram | None) -> str:
    """Every colour of a model, in the order of its parts."""
    assert program is not None
    return " ".join(re.findall(r"#[0-9a-f]{6}", json.dumps(program_data(program)).lower()))
