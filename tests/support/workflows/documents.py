"""The files of .github as data: workflows, jobs and steps."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / ".github" / "workflows"


@dataclass(frozen=True)
class Step:
    """One step of a job; `label` names it among all steps of all workflows."""

    label: str
    fields: dict[str, Any]

    @property
    def run(self) -> str | None:
        """The commands, if it has some; else it uses an action."""
        return self.fields.get("run")


def workflow_names() -> list[str]:
    """The file names of all workflows."""
    return sorted(path.name for path in FOLDER.iterdir())


@cache
def workflow(name: str) -> dict[str, Any]:
    """A workflow. YAML 1.1 takes its key `on` for true, so that is how it is found here."""
    return yaml.safe_load((FOLDER / name).read_text())


def job(name: str, job_id: str) -> dict[str, Any]:
    """One job of a workflow."""
    return workflow(name)["jobs"][job_id]


def steps(name: str, job_id: str) -> list[Step]:
    """The steps of a job; none if it calls another workflow."""
    found = job(name, job_id).get("steps", [])
    return [Step(f"{name}: {job_id}: {step.get('name', step.get('uses'))}", step) for step in found]


def all_steps() -> list[Step]:
    """Every step of every workflow."""
    return [step for name in workflow_names() for job_id in workflow(name)["jobs"] for step in steps(name, job_id)]
