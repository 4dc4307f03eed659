"""An agent in a process of its own, which says each step and waits to be told to go on, so that it can be killed."""

import os
import signal
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from PIL import Image

from prompt2mesh.mesh.serialize import program_hash
from prompt2mesh.modelers.agent.langgraph_agent import LangGraphAgent
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.ports import BuildOrder, BuildResult, Canceled, OnProgress, never, no_progress
from prompt2mesh.studio.ports.agent import AgentResult, AgentStep, AgentTask
from tests.support.builders import PaperBuilder
from tests.support.forks import PROCESSES


class PictureBuilder(PaperBuilder):
    """A builder without Blender whose pictures are pictures: of one colour, which the program's hash says."""

    def build(
        self, order: BuildOrder, *, on_progress: OnProgress = no_progress, canceled: Canceled = never
    ) -> BuildResult:
        result = super().build(order, on_progress=on_progress, canceled=canceled)
        digest = program_hash(order.program)
        for render in order.renders:
            Image.new("RGB", (16, 16), f"#{digest[:6]}").save(order.folder / render.file_name, "PNG")
        return result


@dataclass
class AgentProcess:
    """A process that runs a task.

    Attributes:
        steps: What it has said.
        result: What came of it; None while it runs and after it was killed.
    """

    process: BaseProcess
    pipe: Connection
    steps: list[AgentStep]
    result: AgentResult | None = None

    def next_step(self, *, timeout_s: float = 120) -> AgentStep | None:
        """Waits for the next step; None where the run has ended or was killed."""
        assert self.pipe.poll(timeout_s), "nothing was said in time"
        try:
            said = self.pipe.recv()
        except EOFError:
            self.process.join()
            return None
        if isinstance(said, AgentStep):
            self.steps.append(said)
            return said
        if isinstance(said, Exception):
            raise said
        self.result = said
        self.process.join()
        return None

    def go_on(self) -> None:
        self.pipe.send("go on")

    def kill(self) -> None:
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGKILL)

    def run_to_end(self) -> AgentResult | None:
        while self.next_step() is not None:
            self.go_on()
        return self.result


def start(task: AgentTask, folder: Path, url: str) -> AgentProcess:
    """Runs a task in a new process, with what earlier ones have kept."""
    ours, theirs = PROCESSES.Pipe()
    process = PROCESSES.Process(target=_main, args=(task, folder, url, theirs), daemon=True)
    process.start()
    theirs.close()
    return AgentProcess(process, ours, [])


def _main(task: AgentTask, folder: Path, url: str, pipe: Connection) -> None:
    def tell(step: AgentStep) -> None:
        pipe.send(step)
        pipe.recv()

    agent = LangGraphAgent(
        builder=PictureBuilder(), code=None, blobs=open_blobs(str(folder / "blobs")), checkpoints_url=url
    )
    with closing(agent):
        said: Any
        try:
            said = agent.run(task, folder=folder, tell=tell)
        except Exception as exc:  # noqa: BLE001 - the test sees it
            said = exc
        pipe.send(said)
