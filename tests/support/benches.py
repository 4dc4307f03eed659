"""Workbenches for tests: over a builder that needs no Blender, or over the real pool."""

from pathlib import Path
from typing import Any

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.modelers.agent.bench import ToolOutcome, Workbench
from prompt2mesh.store.blobs import DiskBlobs
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import Reference
from prompt2mesh.studio.ports.freeform import CodeRunner


def workbench(  # one keyword for each thing that differs between tests
    folder: Path, builder: Builder, *, program: MeshProgram | None = None, code: CodeRunner | None = None,
    references: tuple[Reference, ...] = (), prompt: str = "", checklist: Checklist | None = None,
) -> Workbench:  # fmt: skip
    """A workbench that keeps its files below a folder."""
    return Workbench(
        builder=builder, code=code, blobs=DiskBlobs(folder / "blobs"), folder=folder / "work", program=program,
        checklist=checklist or Checklist(), references=references, prompt=prompt,
    )  # fmt: skip


def done(bench: Workbench, tool: str, /, **arguments: Any) -> ToolOutcome:
    """Uses a tool that must succeed."""
    outcome = bench.use(tool, arguments)
    assert not outcome.failed, outcome.text
    return outcome


def refused(bench: Workbench, tool: str, /, **arguments: Any) -> str:
    """Uses a tool that must fail and change nothing; what it says."""
    before = bench.program
    outcome = bench.use(tool, arguments)
    assert outcome.failed, outcome.text
    assert not outcome.changed
    assert bench.program is before
    assert "fault of Prompt2Mesh" not in outcome.text
    return outcome.text


def model_of(bench: Workbench) -> MeshProgram:
    """The model on the bench."""
    assert bench.program is not None
    return bench.program
