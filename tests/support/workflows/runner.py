"""Plays one job: its `run:` steps for real, one after the other, by their conditions.

What an action (`uses:`) would do is not done; the outputs that later steps read from it
are given. A step fails when its commands fail, and then only those steps run on whose
`if:` asks for it, as on GitHub.
"""

import os
import subprocess
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.support.workflows.documents import ROOT, Step, job, steps
from tests.support.workflows.expressions import evaluate, interpolate

Outcome = Literal["success", "failure", "skipped"]
COMMIT = "0123456789abcdef0123456789abcdef01234567"
# What GitHub sets for every run.
_GITHUB = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "octo/prompt2mesh",
    "GITHUB_REPOSITORY_ID": "1001",
    "GITHUB_REPOSITORY_OWNER_ID": "7",
    "GITHUB_REF": "refs/heads/main",
    "GITHUB_EVENT_NAME": "push",
    "GITHUB_RUN_ID": "42",
    "GITHUB_RUN_ATTEMPT": "1",
    "RUNNER_ENVIRONMENT": "github-hosted",
}
_FUNCTIONS = ("success()", "failure()", "cancelled()", "always()")
_STEP_TIMEOUT_S = 240


@dataclass
class JobRun:
    """What came of a job."""

    outcomes: dict[str, Outcome] = field(default_factory=dict[str, Outcome])
    printed: dict[str, str] = field(default_factory=dict[str, str])
    summary: str = ""

    @property
    def failed(self) -> list[str]:
        """The names of the steps that failed."""
        return [name for name, outcome in self.outcomes.items() if outcome == "failure"]

    @property
    def ran(self) -> list[str]:
        """The names of the steps whose commands ran."""
        return [name for name, outcome in self.outcomes.items() if outcome != "skipped"]


def play(
    workflow: str,
    job_id: str,
    *,
    folder: Path,
    context: Mapping[str, Any],
    environment: Mapping[str, str],
    actions: Mapping[str, Mapping[str, str]] | None = None,
    checkout: Path = ROOT,
    left_out: Container[str] = (),
) -> JobRun:
    """Plays a job in `checkout`.

    `context` gives the names that its expressions read, `actions` the outputs of the steps
    that use actions, by their id; `environment` has the last word over the job's own. The
    steps of the labels in `left_out` are taken for skipped.
    """
    run, outputs = JobRun(), dict[str, str]()
    folder.mkdir(parents=True, exist_ok=True)
    summary = folder / "summary"
    summary.touch()
    given = {"runner.temp": str(folder), "github.sha": COMMIT, "github.token": "ghs_not_a_token", **context}
    github = _GITHUB | {
        "GITHUB_SHA": str(given["github.sha"]),
        "GITHUB_WORKFLOW_REF": f"{_GITHUB['GITHUB_REPOSITORY']}/.github/workflows/{workflow}@{_GITHUB['GITHUB_REF']}",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    fields = job(workflow, job_id)
    for step in steps(workflow, job_id):
        now = given | outputs | _status(run)
        if step.label in left_out or not evaluate(_condition(step), now):
            outcome: Outcome = "skipped"
        elif step.run is None:
            outcome = "success"
            outputs |= _named(step, (actions or {}).get(step.fields.get("id", ""), {}))
        else:
            wanted = {**fields.get("env", {}), **step.fields.get("env", {})}
            variables = {name: interpolate(str(text), now) for name, text in wanted.items()}
            written = folder / "output"
            written.write_text("")
            everything = {**_machine(), **github, "GITHUB_OUTPUT": str(written), **variables, **environment}
            # Commands never hold `${{ }}` (zizmor), so nothing is put in their place here.
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], cwd=checkout, env=everything,
                check=False, timeout=_STEP_TIMEOUT_S, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
            outcome = "success" if done.returncode == 0 else "failure"
            run.printed[step.label] = done.stdout
            lines = (line.partition("=") for line in written.read_text().splitlines())
            outputs |= _named(step, {name: value for name, _, value in lines})
        run.outcomes[step.label] = outcome
        if identity := step.fields.get("id"):
            outputs[f"steps.{identity}.outcome"] = outcome
    run.summary = summary.read_text()
    return run


def _condition(step: Step) -> str:
    written = str(step.fields.get("if", "")).removeprefix("${{").removesuffix("}}")
    if any(function in written for function in _FUNCTIONS):
        return written
    return f"success() && ({written})" if written else "success()"


def _status(run: JobRun) -> dict[str, bool]:
    failed = bool(run.failed)
    return {"success()": not failed, "failure()": failed, "cancelled()": False, "always()": True}


def _named(step: Step, outputs: Mapping[str, str]) -> dict[str, str]:
    return {f"steps.{step.fields.get('id', '')}.outputs.{name}": value for name, value in outputs.items()}


def _machine() -> dict[str, str]:
    # A developer's own tokens and clusters are not for the steps.
    return {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME") if name in os.environ}
