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
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from prompt2mesh.bootstrap.agent import LocalAgent, open_local_agent
from prompt2mesh.instance_agent.line_stream import Tell
from prompt2mesh.instances.agent_wire import AgentLine, AgentRunRequest
from prompt2mesh.mesh.errors import (
    CanceledError,
    ConflictError,
    InstanceUnavailableError,
    LimitError,
    Prompt2MeshError,
)
from prompt2mesh.settings import Settings
from prompt2mesh.studio.ports import Builder, Canceled


class AgentRuns:
    """Runs, a few at a time; threads may share it."""

    def __init__(self, settings: Settings, *, folder: Path, at_once: int) -> None:
        """Nothing is loaded before the first run.

        Args:
            settings: Of this machine.
            folder: Keeps checkpoints and pictures.
            at_once: How many may run.
        """
        self._settings = settings
        self._folder = folder
        self._at_once = at_once
        self._lock = threading.Lock()
        self._opened: LocalAgent | None = None
        self._stack = ExitStack()
        self._running: set[str] = set()

    def agent(self, builder: Builder) -> LocalAgent:
        """The agent and its pictures; opened the first time.

        Raises:
            EnvironmentFaultError: What talks to LLMs is not installed.
        """
        with self._lock:
            if self._opened is None:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                opening = open_local_agent(self._settings, builder=builder, folder=self._folder)
                self._opened = self._stack.enter_context(opening)
            return self._opened

    @contextmanager
    def room(self, thread_id: str) -> Generator[None]:
        """Room for one more run.

        Raises:
            LimitError: There is none.
            ConflictError: This one runs already.
        """
        with self._lock:
            if thread_id in self._running:
                raise ConflictError("this run goes on already", hint="it ends soon after its connection is cut")
            if len(self._running) >= self._at_once:
                raise LimitError(f"{self._at_once} runs go on in this instance already", retry_after_s=5)
            self._running.add(thread_id)
        try:
            yield
        finally:
            with self._lock:
                self._running.discard(thread_id)

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
                               tell=lambda step: tell(AgentLine(step=step)))  # fmt: skip
        except CanceledError as exc:
            if stopping():
                raise InstanceUnavailableError("the instance is ending") from exc
            raise
        finally:
            shutil.rmtree(work, ignore_errors=True)
        tell(AgentLine(result=result))

    def forget(self, thread_id: str, builder: Builder) -> None:
        """Lets go of what is kept of a run."""
        self.agent(builder).agent.forget(thread_id)

    def close(self) -> None:
        """Lets everything go; runs that go on end on their own."""
        deadline = time.monotonic() + 5.0
        while self._running and time.monotonic() < deadline:
            time.sleep(0.05)
        with contextlib.suppress(Prompt2MeshError):
            self._stack.close()
