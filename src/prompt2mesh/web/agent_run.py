"""A run of the LLM agent as the page knows it: from the events of a task while it works, from `agent.json` afterwards.

Lenient like the client's models: what a newer service adds is passed over, what an older one leaves out has a default.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from prompt2mesh.client.models import File

AGENT_FILE = "agent.json"
_M = TypeVar("_M", bound=BaseModel)
_STAGES = {
    "refine": "Words",
    "analyse": "Taking stock",
    "plan": "Plan",
    "execute": "Building",
    "look": "Looking",
    "assess": "Judging",
    "improve": "Improving",
    "evaluate": "Progress",
    "complete": "Done",
    "wait": "Waiting",
}
_ENDINGS = {
    "good": "It was good enough to stop.",
    "stalled": "It stopped because improving it further did not make it better.",
    "iterations": "It stopped after as many improvements as it was allowed.",
    "tokens": "It stopped because its tokens were used up.",
    "cost": "It stopped because its money was used up.",
    "minutes": "It stopped because its time was up.",
    "refused": "The language model would not go on.",
    "unavailable": "It stopped because no language model answered any more.",
    "answered": "It answered.",
}


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, protected_namespaces=())


class Spent(_Shape):
    """What calls to an LLM took; `cost_usd` is None where a price is not known."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: float | None = 0.0

    @property
    def tokens(self) -> int:
        """Read and written together."""
        return self.input_tokens + self.output_tokens


class Allowance(_Shape):
    """What a run may use; None where the service does not say."""

    tokens: int | None = None
    cost_usd: float | None = None
    minutes: float | None = None
    iterations: int | None = None


class ModelerChoice(_Shape):
    """Who models, with which LLM, and why."""

    modeler: str = ""
    model: str | None = None
    reason: str = ""
    budget: Allowance | None = None


class Step(_Shape):
    """One line of the run's stream.

    Attributes:
        files: The pictures as a stream of events gives them.
        pictures: Their names, as `agent.json` gives them.
    """

    number: int
    stage: str = ""
    title: str = ""
    reasons: str = ""
    score: float | None = None
    iteration: int = 0
    model: str | None = None
    usage: Spent = Spent()
    total: Spent = Spent()
    progress: int = 0
    at: datetime | None = None
    files: list[File] = []
    pictures: list[str] = []

    @property
    def stage_name(self) -> str:
        """What people call the stage."""
        return _STAGES.get(self.stage, self.stage.replace("_", " ").capitalize())


class AgentRun(_Shape):
    """A run that has ended, as `agent.json` tells it."""

    modeler: ModelerChoice = ModelerChoice()
    budget: Allowance = Allowance()
    steps: list[Step] = []
    score: float | None = None
    remaining: list[str] = []
    answer: str = ""
    stop_reason: str = ""
    iterations: int = 0
    usage: Spent = Spent()
    seconds: float | None = None

    @property
    def ending(self) -> str:
        """Why it ended, in a sentence."""
        return _ENDINGS.get(self.stop_reason, "")


@dataclass(frozen=True)
class Picture:
    """A picture that the agent looked at."""

    url: str
    name: str


def read_step(data: Mapping[str, Any]) -> Step | None:
    """The step of an event; None for one that makes no sense."""
    return _read(Step, data)


def read_modeler(data: Mapping[str, Any]) -> ModelerChoice | None:
    """Who models, as an event says it."""
    return _read(ModelerChoice, data)


def read_run(data: Mapping[str, Any]) -> AgentRun | None:
    """The run of a version's `agent.json`; None for a file that makes no sense."""
    return _read(AgentRun, data)


def pictures_of(step: Step, files: Iterable[File] = ()) -> list[Picture]:
    """The pictures of a step, with their addresses among the files of the version where the step has only names."""
    if step.files:
        return [Picture(file.url, file.name) for file in step.files]
    by_name = {file.name: file for file in files}
    return [Picture(by_name[name].url, name) for name in step.pictures if name in by_name]


def scores_of(steps: Iterable[Step]) -> list[float]:
    """The scores in the order in which they were given."""
    return [step.score for step in steps if step.score is not None]


def _read(kind: type[_M], data: Mapping[str, Any]) -> _M | None:
    try:
        return kind.model_validate(dict(data))
    except ValidationError:
        return None
