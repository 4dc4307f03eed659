"""Steps of the agent as data: for the stream of a job, for a terminal, and for the `agent.json` of a model."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from prompt2mesh.studio.ports.agent import AgentResult, AgentStep, Budget, LlmUsage
from prompt2mesh.studio.ports.records import StoredFile

AGENT_FILE = "agent.json"
StepData = dict[str, Any]


def step_data(step: AgentStep, *, progress: int) -> StepData:
    """A step as data; its pictures are named after it.

    Args:
        step: The step.
        progress: Of all that is done, where the step knows its run's only.
    """
    return {
        "number": step.number, "stage": step.stage, "title": step.title, "reasons": step.reasons, "score": step.score,
        "iteration": step.iteration, "model": step.model, "progress": progress, "usage": asdict(step.usage),
        "total": asdict(step.total), "files": [vars(file) for file in _named(step)],
    }  # fmt: skip


def usage_of(steps: Sequence[StepData]) -> LlmUsage:
    """What steps used together."""
    return sum((LlmUsage(**step["usage"]) for step in steps), start=LlmUsage())


def pictures_of(steps: Sequence[StepData]) -> list[StoredFile]:
    """The pictures of every step."""
    return [StoredFile(**file) for step in steps for file in step["files"]]


def agent_document(
    result: AgentResult, steps: Sequence[StepData], *, modeler: Mapping[str, Any], budget: Budget, seconds: float,
    folder: str = "",
) -> str:  # fmt: skip
    """What `agent.json` holds.

    Args:
        result: How the run ended.
        steps: All that it told.
        modeler: Who modeled, and why.
        budget: What it might use.
        seconds: How long it took.
        folder: Before the names of the pictures.
    """
    return json.dumps({
        "modeler": dict(modeler), "budget": asdict(budget),
        "steps": [{**{name: value for name, value in step.items() if name != "files"},
                   "pictures": [f"{folder}{file['name']}" for file in step["files"]]} for step in steps],
        "answer": result.answer, "score": result.score, "remaining": list(result.remaining),
        "stop_reason": result.stop_reason, "iterations": result.iterations, "models": list(result.models),
        "usage": asdict(usage_of(steps)), "seconds": round(seconds, 2),
    }, indent=1, ensure_ascii=False)  # fmt: skip


def _named(step: AgentStep) -> list[StoredFile]:
    found: list[StoredFile] = []
    for number, picture in enumerate(step.pictures, start=1):
        ending = picture.name.rsplit(".", 1)[-1] if "." in picture.name else "png"
        found.append(StoredFile(
            name=f"step-{step.number:02d}-{number}.{ending}", digest=picture.digest, size_bytes=picture.size_bytes,
            media_type=picture.media_type,
        ))  # fmt: skip
    return found
