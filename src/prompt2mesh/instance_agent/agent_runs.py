"""Runs of the LLM agent for the person: their checkpoints and pictures are in this instance's data folder.

A run that was cut off goes on where it was when it is asked for again by its
thread. The keys that come with a task are in memory while it runs, and nowhere
else.
"""

import contextlib
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from prompt2mesh.bootstrap.agent import LocalAgent
from prompt2mesh.instance_agent.line_stream import Tell
from prompt2mesh.instances.agent_wire import AgentLine, AgentRunRequest
from prompt2mesh.mesh.errors import (
    CanceledError,
    ConflictError,
    InstanceUnavailableError,
    LimitError,
    NotFoundError,
    Prompt2MeshError,
)
from prompt2mesh.studio.ports import Builder, Canceled
from prompt2mesh.studio.ports.agent import AgentStep

OpenAgent = Callable[[Builder], AbstractContextManager[LocalAgent]]
_ENDING_S = 20.0
_LOOK_S = 0.1


class AgentRuns:
    """Runs, a few at a time; threads may share it."""

    def __init__(self, open_agent: OpenAgent, *, folder: Path, at_once: int) -> None:
        """Nothing is loaded before the first run.

        Args:
            open_agent: Opens the agent over a builder.
            folder: Keeps checkpoints and pictures.
            at_once: How many may run.
        """
        self._open_agent = open_agent
        self._folder = folder
        self._at_once = at_once
        self._lock = threading.Lock()
        self._opened: LocalAgent | None = None
        self._stack = ExitStack()
        self._changed = threading.Condition()
        self._told: dict[str, int] = {}  # of each run that goes on, the last step that was told

    def agent(self, builder: Builder) -> LocalAgent:
        """The agent and its pictures; opened the first time.

        Raises:
            EnvironmentFaultError: What talks to LLMs is not installed.
        """
        with self._lock:
            if self._opened is None:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._opened = self._stack.enter_context(self._open_agent(builder))
            return self._opened

    @contextmanager
    def room(self, thread_id: str, canceled: Canceled) -> Generator[None]:
        """Room for one more run.

        Raises:
            LimitError: There is none.
            ConflictError: This one runs already, and did not end soon.
            CanceledError: It was asked to stop.
        """
        deadline = time.monotonic() + _ENDING_S
        with self._changed:
            # Of a run whose connection was cut a moment ago: it stops at its next look.
            while thread_id in self._told:
                if canceled():
                    raise CanceledError("it was asked to stop")
                if time.monotonic() > deadline:
                    raise ConflictError("this run goes on already", hint="it ends soon after its connection is cut")
                self._changed.wait(_LOOK_S)
            if len(self._told) >= self._at_once:
                raise LimitError(f"{self._at_once} runs go on in this instance already", retry_after_s=5)
            self._told[thread_id] = 0
        try:
            yield
        finally:
            with self._changed:
                del self._told[thread_id]
                self._changed.notify_all()

    def told(self, thread_id: str, number: int) -> None:
        """Lets a run go on after a step.

        Raises:
            NotFoundError: No such run goes on.
        """
        with self._changed:
            if thread_id not in self._told:
                raise NotFoundError("no such run goes on")
            self._told[thread_id] = max(number, self._told[thread_id])
            self._changed.notify_all()

    def run(
        self, request: AgentRunRequest, builder: Builder, tell: Tell, canceled: Canceled, *, stopping: Canceled
    ) -> None:
        """Does a task, and tells each step and the result.

        Raises:
            CanceledError: It was asked to stop.
            InstanceUnavailableError: This agent is ending; the run can go on when it is back.
            Prompt2MeshError: As `Agent.run` does.
        """
        agent = self.agent(builder).agent
        work = Path(tempfile.mkdtemp(prefix="run-", dir=self._folder))
        try:
            result = agent.run(request.task, folder=work, canceled=canceled,
                               tell=lambda step: self._tell(request.task.thread_id, step, tell, canceled))  # fmt: skip
        except CanceledError as exc:
            if stopping():
                raise InstanceUnavailableError("the instance is ending") from exc
            raise
        finally:
            shutil.rmtree(work, ignore_errors=True)
        tell(AgentLine(result=result))

    def _tell(self, thread_id: str, step: AgentStep, tell: Tell, canceled: Canceled) -> None:
        """Tells a step, and waits until it was told on: else a step that was paid for could be lost on the way."""
        tell(AgentLine(step=step))
        with self._changed:
            while self._told[thread_id] < step.number:
                if canceled():
                    raise CanceledError("it was asked to stop")
                self._changed.wait(_LOOK_S)

    def kept(self, builder: Builder) -> tuple[str, ...]:
        """The runs of which something is kept."""
        return tuple(self.agent(builder).agent.threads())

    def forget(self, thread_id: str, builder: Builder) -> None:
        """Lets go of what is kept of a run."""
        self.agent(builder).agent.forget(thread_id)

    def close(self) -> None:
        """Lets everything go; runs that go on end on their own."""
        deadline = time.monotonic() + 5.0
        while self._told and time.monotonic() < deadline:
            time.sleep(0.05)
        with contextlib.suppress(Prompt2MeshError):
            self._stack.close()
