"""What the Studio remembers between runs: the open project, the version on show, the task at work."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from prompt2mesh.client.models import Task, Version
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web import sessions
from prompt2mesh.web.agent_run import AGENT_FILE, AgentRun, read_run
from prompt2mesh.web.following import Follow
from prompt2mesh.web.units import LengthUnit

_KEY = "studio"
_REMEMBERED = 40


@dataclass
class Failure:
    """A task that came to nothing, until the next one begins."""

    title: str
    message: str
    hint: str = ""
    suggestions: list[str] = field(default_factory=list[str])
    prompt: str = ""
    kind: str = ""


@dataclass
class StudioState:
    """The state of one browser tab.

    Attributes:
        version_id: The version on show; None shows the newest of the branch.
        moved: Sliders moved since `moved_from`, while their build is under way.
        facts: What was read of versions, which do not change.
    """

    project_id: str | None = None
    branch: str = "main"
    version_id: str | None = None
    part: str | None = None
    unit: LengthUnit = "cm"
    follow: Follow | None = None
    failure: Failure | None = None
    moved: dict[str, Any] = field(default_factory=dict[str, Any])
    moved_from: str | None = None
    exports: dict[str, Follow] = field(default_factory=dict[str, Follow])
    variants_batch_id: str | None = None
    facts: dict[tuple[str, str], Any] = field(default_factory=dict[tuple[str, str], Any])

    def open(self, project_id: str, *, branch: str = "main", version_id: str | None = None) -> None:
        """Shows a project."""
        if project_id != self.project_id:
            self.part = self.variants_batch_id = self.failure = None
        self.project_id, self.branch, self.version_id = project_id, branch, version_id

    def close(self) -> None:
        """Begins something new."""
        self.project_id = self.version_id = self.part = self.variants_batch_id = self.failure = None
        self.branch = "main"

    def watch(self, task: Task) -> None:
        """Follows a task that will change what is on show."""
        self.failure = None
        self.follow = Follow(sessions.client(), task)

    def cancel(self) -> None:
        """Asks for the task at work to end, and lets go of it."""
        if self.follow is None:
            return
        follow, self.follow = self.follow, None
        self.moved, self.moved_from = {}, None
        if not follow.finished:
            try:
                sessions.client().tasks.cancel(follow.task.id)
            except Prompt2MeshError as exc:
                self.fail(exc)

    def settle(self) -> None:
        """Takes over what came of the task at work, once it has ended."""
        follow = self.follow
        if follow is None or not follow.finished:
            return
        self.follow, self.moved, self.moved_from = None, {}, None
        task = follow.task
        if task.status == "SUCCEEDED" and task.project_id:
            branch = (task.version.branch if task.version else None) or self.branch
            self.open(task.project_id, branch=branch)
        elif task.status == "FAILED" and task.error is not None:
            fault = task.error
            self.failure = Failure(
                "That did not work",
                fault.message,
                fault.hint,
                list(fault.suggestions),
                prompt=task.label,
                kind=task.kind,
            )
        elif follow.problem is not None:
            self.failure = Failure("The studio lost sight of it", str(follow.problem), follow.problem.hint)

    def fail(self, problem: Prompt2MeshError, *, prompt: str = "") -> None:
        """Remembers that a request was refused."""
        self.failure = Failure(
            "That did not work", str(problem), problem.hint, list(problem.suggestions), prompt=prompt
        )

    def fact(self, kind: str, version_id: str) -> Any:
        """What the API says of a version, asked once: parameters, parts, checklist, report or program."""
        return self._once((kind, version_id), lambda: getattr(sessions.client().versions, kind)(version_id))

    def agent_run(self, version: Version) -> AgentRun | None:
        """How the agent made a version; None where it did not, or nobody can read it."""
        return self._once(("agent", version.id), lambda: _agent_run(version))

    def _once(self, name: tuple[str, str], ask: Callable[[], Any]) -> Any:
        if name not in self.facts:
            while len(self.facts) >= _REMEMBERED:
                self.facts.pop(next(iter(self.facts)))
            self.facts[name] = ask()
        return self.facts[name]


def _agent_run(version: Version) -> AgentRun | None:
    if all(file.name != AGENT_FILE for file in version.files):
        return None
    with tempfile.TemporaryDirectory() as folder:
        (path,) = sessions.client().versions.download(version, folder, names=[AGENT_FILE])
        try:
            found: Any = json.loads(path.read_bytes())
        except ValueError:
            return None
    return read_run(found) if isinstance(found, dict) else None  # pyright: ignore[reportUnknownArgumentType]


def current() -> StudioState:
    """The state of this tab."""
    return st.session_state.setdefault(_KEY, StudioState())
