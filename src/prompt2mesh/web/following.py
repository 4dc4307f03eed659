"""Following a task from a thread of its own, so that the page stays free for its reader."""

import threading
import time
from contextvars import copy_context
from datetime import UTC, datetime
from typing import Any

from prompt2mesh.client import Client
from prompt2mesh.client.models import Task, TaskEvent
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.web.agent_run import ModelerChoice, Step, read_modeler, read_step

_POLL_S = 1.0
_PATIENCE_S = 120.0


class Follow:
    """A task as it goes on; the fields are replaced whole, so a reader needs no lock.

    Attributes:
        task: As it was last seen.
        stage: What is being done.
        progress: 0 to 100.
        position: How many go before it; None once it runs.
        estimate_s: Until it starts.
        preview_url: The quick picture, once there is one.
        modeler: Who models, once that is decided.
        steps: What the agent has done, where an agent models.
        problem: Why it cannot be followed any more.
        finished: Whether there is nothing more to come.
    """

    def __init__(self, client: Client, task: Task) -> None:
        """Begin to follow."""
        self.task = task
        self.stage = task.stage
        self.progress = task.progress
        self.position: int | None = task.queue.position if task.queue else None
        self.estimate_s: float | None = task.queue.estimate_s if task.queue else None
        self.preview_url: str | None = None
        self.modeler: ModelerChoice | None = None
        self.steps: tuple[Step, ...] = ()
        self.problem: Prompt2MeshError | None = None
        self.finished = False
        self._began_at = time.monotonic() - _seconds_since(task.started_at)
        self._client = client
        # It goes on in the trace of the click that asked.
        threading.Thread(target=copy_context().run, args=(self._run,), name=f"follow-{task.id}", daemon=True).start()

    @property
    def seconds(self) -> float:
        """How long it has been at work, whoever followed it before; or has been waited for, while it has not begun."""
        return time.monotonic() - self._began_at

    def _run(self) -> None:
        try:
            self._stream()
            self.task = self._client.tasks.get(self.task.id)
            if not self.task.final:
                self._poll()
        except Prompt2MeshError as exc:
            self.problem = exc
        finally:
            self.finished = True

    def _stream(self) -> None:
        try:
            for event in self._client.tasks.stream(self.task):
                self._take(event)
        except Prompt2MeshError:
            self._poll()

    def _poll(self) -> None:
        """Asks again and again, where the stream is cut off by something between here and the API."""
        give_up = time.monotonic() + _PATIENCE_S
        while True:
            try:
                self.task = self._client.tasks.get(self.task.id)
            except Prompt2MeshError:
                if time.monotonic() > give_up:
                    raise
            else:
                if self.task.final:
                    return
                give_up = time.monotonic() + _PATIENCE_S
                self.stage, self.progress = self.task.stage, self.task.progress
                self.position = self.task.queue.position if self.task.queue else None
            time.sleep(_POLL_S)

    def _take(self, event: TaskEvent) -> None:
        data: dict[str, Any] = event.data
        match event.type:
            case "queued":
                self.position, self.estimate_s = data.get("position"), data.get("estimate_s")
            case "started":
                self.position, self.stage = None, self.stage if self.stage != "queued" else "understand"
                if self.task.started_at is None:
                    self._began_at = time.monotonic()
            case "stage":
                self.position = None
                self.stage = str(data.get("stage") or self.stage)
                self.progress = int(data.get("progress") or self.progress)
            case "retried":
                self.stage = "again"
            case "preview":
                self.preview_url = _picture(data) or self.preview_url
            case "modeler":
                self.modeler = read_modeler(data) or self.modeler
            case "agent":
                self._take_step(read_step(data))
            case _:
                pass

    def _take_step(self, step: Step | None) -> None:
        """Adds a step; a run that goes on after a kill may tell one again."""
        if step is None or any(known.number == step.number for known in self.steps):
            return
        self.position = None
        self.steps = (*self.steps, step)
        self.stage, self.progress = f"agent:{step.stage}", max(self.progress, step.progress)


def _seconds_since(moment: datetime | None) -> float:
    return 0.0 if moment is None else max(0.0, (datetime.now(UTC) - moment).total_seconds())


def _picture(data: dict[str, Any]) -> str | None:
    for found in (data.get("url"), data.get("preview_url"), data.get("file")):
        if isinstance(found, str) and found.startswith(("http://", "https://")):
            return found
        if isinstance(found, dict):
            url: Any = found.get("url")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            if isinstance(url, str):
                return url
    return None
