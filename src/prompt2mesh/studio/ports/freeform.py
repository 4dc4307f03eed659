"""Ports for Blender Python that somebody else wrote: it is hostile until it has ended.

It runs in a process of its own, with no secrets, no network, a file system that
it can read at most, and limits on memory, processors and time. What it made
comes back as data, which is checked like any other.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.studio.ports.modeling import Canceled, never

CODE_TIMEOUT_S = 30.0
CODE_MEMORY_MB = 3072
Layer = Literal["namespaces", "no network", "read-only files", "system-call filter", "memory limit", "time limit",
                "no secrets", "screening"]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Isolation:
    """What stands between foreign code and this machine.

    Attributes:
        layers: What is in force.
        missing: What is not, and why.
        strict: Whether nothing that matters is missing.
    """

    layers: tuple[Layer, ...]
    missing: dict[Layer, str] = field(default_factory=dict[Layer, str])
    strict: bool


@dataclass(frozen=True, kw_only=True)
class CodeOrder:
    """Code to run on a model.

    Attributes:
        code: Blender Python; `bpy` and the model's objects are there, in the collection "Model".
        program: The model that is built before the code runs; None for an empty scene.
    """

    code: str
    program: MeshProgram | None = None
    timeout_s: float = CODE_TIMEOUT_S


@dataclass(frozen=True, kw_only=True)
class CodeResult:
    """What the code did.

    Attributes:
        output: What it printed, cut where it is long.
        parts: Meshes that it made or changed, each as a part with a polygon mesh and a material.
        removed: Names of top-level parts that it deleted.
    """

    output: str
    parts: tuple[Part, ...]
    removed: tuple[str, ...] = ()
    seconds: float = 0.0


class CodeRunner(Protocol):
    """Runs foreign code, each time in a Blender that nothing was left behind in."""

    @property
    def isolation(self) -> Isolation:
        """What protects this machine from the code."""
        ...

    def run(self, order: CodeOrder, *, canceled: Canceled = never) -> CodeResult:
        """Runs code.

        Raises:
            CodeRefusedError: It was not run: it asks for what it may not have.
            CodeError: It failed, ran out of time or memory, or made what is no model.
            SandboxUnavailableError: This machine cannot hold foreign code, and was not told to run it all the same.
            CanceledError: It was asked to stop.
        """
        ...

    def close(self) -> None:
        """Lets every process go."""
        ...


class LiveScene(Protocol):
    """A Blender that keeps its scene from one command to the next: in a sandbox here, or behind port 9876."""

    def command(self, kind: str, *, timeout_s: float = 60.0, **params: Any) -> dict[str, Any]:
        """Gives a command of the socket protocol: `get_scene_info`, `get_object_info`, `execute_code`, ….

        Raises:
            CodeError: Blender could not do it; its own words.
            CodeRefusedError: It is not allowed.
            WorkerTimeoutError: It did not end in time.
            WorkerCrashedError: That Blender is gone.
            CanceledError: It was given up.
        """
        ...

    def interrupt(self) -> None:
        """Gives up the command that runs now, from another thread; the scene is as it was before it.

        A person's own Blender goes on with it: there, only its answer is given up.
        """
        ...

    @property
    def scratch(self) -> Path | None:
        """A folder that both this process and that Blender can read and write; None where there is none."""
        ...

    def close(self) -> None:
        """Lets it go."""
        ...
