"""What the nodes of a run work with: passed in at run time and never kept, for it knows the keys."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.agent.bench import Look, Workbench
from prompt2mesh.modelers.agent.llm import Llm
from prompt2mesh.modelers.agent.llm.catalogue import Price, price_of, traits_of
from prompt2mesh.modelers.agent.state import RunState, checklist_of, pack, unpack
from prompt2mesh.modelers.agent.telling import Teller
from prompt2mesh.modelers.agent.views import VIEW_PX
from prompt2mesh.studio.ports.agent import AgentTask, LlmUsage
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.modeling import Canceled, Viewpoint


@dataclass(kw_only=True)
class RunContext:
    """The task, and what it is done with.

    Attributes:
        view_px: Size of the pictures that are judged.
        node_begun_s: When the node that runs now began, by `clock`.
        unanswered: What a call of that node took that ended in an error: it is paid for all the same.
    """

    task: AgentTask
    llm: Llm = field(repr=False)
    workbench: Workbench
    blobs: BlobStore
    teller: Teller
    canceled: Canceled
    clock: Callable[[], float] = time.monotonic
    view_px: int = VIEW_PX
    node_begun_s: float = 0.0
    unanswered: LlmUsage = field(default_factory=LlmUsage)

    def look(self, viewpoints: Sequence[Viewpoint]) -> Look:
        """Takes pictures of what is on the bench, as large as they are judged."""
        return self.workbench.look(viewpoints, size_px=self.view_px)

    @property
    def price(self) -> Price | None:
        """What the model costs that is asked first; None where it is not known."""
        return price_of(self.task.models[0])

    @property
    def thinks(self) -> bool:
        """Whether the model that is asked first thinks before it answers."""
        return traits_of(self.task.models[0]).thinks

    def load_program(self, state: RunState) -> None:
        """Puts the model on the bench as the state has it, unless it is there already."""
        packed, there = state.get("program"), self.workbench.program
        if (None if there is None else pack(there)) != packed:
            self.workbench.program = None if packed is None else unpack(packed)
        self.workbench.checklist = checklist_of(state)

    def summary(self) -> str:
        """The model in words, as it is built: a run that goes on says the same of it as before."""
        self.workbench.use("build_model", {})
        return self.workbench.summary()

    def model(self) -> MeshProgram:
        """The model on the bench; there must be one."""
        program = self.workbench.program
        assert program is not None, "there is nothing on the workbench"
        return program

    def check_canceled(self) -> None:
        """Stops where it was asked to.

        Raises:
            CanceledError: It was.
        """
        if self.canceled():
            raise CanceledError("it was asked to stop")
