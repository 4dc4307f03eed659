"""The Workbench: the typed tools that an LLM models with, over one model on one desk.

The program on it is the one source of truth. Whatever an LLM asks, a tool
answers: what was done, or what was expected, what came and what is near.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import (
    CanceledError,
    ModelerError,
    OperatorError,
    Prompt2MeshError,
    SandboxUnavailableError,
    WorkerCrashedError,
    WorkerTimeoutError,
)
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.modelers.agent.bench import (
    code_tools,
    library_tools,
    looking_tools,
    measuring_tools,
    parameter_tools,
    part_tools,
    reference_tools,
    shape_tools,
)
from prompt2mesh.modelers.agent.bench.comparing import Comparison, compare, match_viewpoint
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.matching import Match
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome, complaint, cut
from prompt2mesh.modelers.agent.bench.summaries import report_text, scene_text
from prompt2mesh.modelers.agent.bench.tool import Tool, read_arguments
from prompt2mesh.modelers.agent.bench.views import NamedView, name_of
from prompt2mesh.studio.ports.agent import Reference
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.freeform import CodeRunner
from prompt2mesh.studio.ports.modeling import Builder, Canceled, Style, Viewpoint, never
from prompt2mesh.studio.ports.records import StoredFile

_log = logging.getLogger(__name__)
_MAX_SUMMARY = 6000

TOOLS: tuple[type[Tool], ...] = (
    library_tools.SearchLibrary, library_tools.DraftModel, library_tools.AddAsset, shape_tools.Describe,
    shape_tools.AddShape, part_tools.ReadPart, part_tools.ChangePart, part_tools.PlacePart, part_tools.DuplicatePart,
    part_tools.RemovePart, parameter_tools.DefineParameters, parameter_tools.SetParameter,
    library_tools.EditBySentence, looking_tools.ReadScene, looking_tools.BuildModel, looking_tools.LookAtModel,
    measuring_tools.MeasureParts, measuring_tools.CheckModel,
    looking_tools.CompareWithPrompt, looking_tools.Undo,
)  # fmt: skip
REFERENCE_TOOLS: tuple[type[Tool], ...] = (reference_tools.CompareWithReference,)
CODE_TOOLS: tuple[type[Tool], ...] = (code_tools.RunBlenderPython,)


@dataclass(frozen=True, kw_only=True)
class Look:
    """What was seen of the model.

    Attributes:
        pictures: In the order of the viewpoints; none where the model cannot be built.
        geometry: What was measured.
        text: The report in words.
        fault: Why it cannot be built.
    """

    pictures: tuple[StoredFile, ...] = ()
    geometry: GeometryReport | None = None
    text: str = ""
    fault: str = ""


class Workbench:
    """A model and the tools for it."""

    def __init__(  # noqa: PLR0913 - one keyword for each thing that a run is given
        self, *, builder: Builder, code: CodeRunner | None, blobs: BlobStore, folder: Path,
        canceled: Canceled = never, seed: int = 0, style: Style = "smooth", detail: float = 1.0, scale: float = 1.0,
        program: MeshProgram | None, checklist: Checklist, references: tuple[Reference, ...], prompt: str = "",
        history: Sequence[MeshProgram | None] = (),
    ) -> None:  # fmt: skip
        """Puts a model on the desk.

        Args:
            builder: Builds and takes pictures.
            code: Runs free-form code; None where none may run, then the tool for it is not offered.
            blobs: Where pictures go.
            folder: For files on their way there; may be lost at any moment.
            canceled: Asked several times a second whether to stop.
            seed: Of what is made.
            style: Of what is made.
            detail: Of what is made.
            scale: Of what is drafted from words.
            program: The model; None for a new one.
            checklist: What became of the words that led to it.
            references: Pictures to model after.
            prompt: The person's words.
            history: What the model was before each change, the oldest first, where a run goes on.
        """
        self._desk = Desk(
            builder=builder, code=code, blobs=blobs, folder=folder, canceled=canceled, seed=seed, style=style,
            detail=detail, scale=scale, program=program, checklist=checklist, references=references, prompt=prompt,
            history=list(history),
        )  # fmt: skip
        offered = [*TOOLS, *(REFERENCE_TOOLS if references else ()), *(CODE_TOOLS if code is not None else ())]
        self._tools = {tool.tool_name(): tool for tool in offered}

    @property
    def program(self) -> MeshProgram | None:
        """The model as it is."""
        return self._desk.program

    @program.setter
    def program(self, program: MeshProgram | None) -> None:
        """Puts another model on the desk; the tool `undo` does not know of it."""
        self._desk.program = program

    @property
    def checklist(self) -> Checklist:
        """What became of the words that led to the model."""
        return self._desk.checklist

    @checklist.setter
    def checklist(self, checklist: Checklist) -> None:
        """Says anew what became of the words."""
        self._desk.checklist = checklist

    @property
    def history(self) -> tuple[MeshProgram | None, ...]:
        """What the model was before each change, the oldest first."""
        return tuple(self._desk.history)

    @property
    def tools(self) -> Sequence[type[Tool]]:
        """The tools that may be used here."""
        return tuple(self._tools.values())

    def use(self, name: str, arguments: dict[str, Any]) -> ToolOutcome:
        """Uses a tool.

        Args:
            name: In snake_case.
            arguments: As the LLM gave them.

        Returns:
            What came of it; `failed` where the LLM must ask otherwise.

        Raises:
            CanceledError: It was asked to stop.
            OperatorError: Something that no LLM can mend: the blob store, the disk.
        """
        tool = self._tools.get(name)
        if tool is None:
            near = get_close_matches(name, list(self._tools), n=3, cutoff=0.4)
            return _failed(f"a tool is expected ({', '.join(self._tools)}); got {name[:60]!r}; near: {', '.join(near)}")
        before = self._desk.program
        try:
            return read_arguments(tool, arguments).use(self._desk)
        except CanceledError:
            raise
        except (WorkerCrashedError, WorkerTimeoutError) as error:
            return _failed(f"Blender could not do this: {complaint(error)}; use undo, then ask for less or otherwise")
        except SandboxUnavailableError as error:
            return _failed(complaint(error))
        except OperatorError:
            raise
        except ModelerError as error:
            hint = "" if before is not self._desk.program else "; mend the part, or use undo to take the change back"
            return _failed(f"{complaint(error)}{hint}")
        except Prompt2MeshError as error:
            return _failed(complaint(error))
        except Exception as error:  # noqa: BLE001 - see below
            # One bad call must not end a run that has cost money; the program is as it was.
            _log.exception("the tool %s failed in a way that nobody foresaw", name)
            self._desk.program = before
            return _failed(
                f"a fault of Prompt2Mesh itself ({type(error).__name__}): nothing was changed; ask otherwise"
            )

    def look(self, viewpoints: Sequence[Viewpoint], *, size_px: int = 512) -> Look:
        """Takes pictures of the model.

        Raises:
            ParameterError: There is no model yet, or a viewpoint is of a part that is not there.
            CanceledError: It was asked to stop.
            OperatorError: Something that no LLM can mend.
        """
        self._desk.model()
        views = [NamedView(name_of(viewpoint), viewpoint) for viewpoint in viewpoints]
        try:
            pictures = self._desk.pictures(views, size_px=size_px)
            report = self._desk.report()
        except (ModelerError, WorkerCrashedError, WorkerTimeoutError) as error:
            return Look(fault=complaint(error), text=f"the model cannot be built: {complaint(error)}")
        return Look(pictures=pictures, geometry=report, text=report_text(report))

    def compare(self, reference: Reference, viewpoint: Viewpoint) -> Comparison:
        """Holds the model against a reference, from where its camera stood.

        Raises:
            ParameterError: There is no model yet, or the viewpoint is of a part that is not there.
            CanceledError: It was asked to stop.
            OperatorError: Something that no LLM can mend.
        """
        self._desk.model()
        return compare(self._desk, reference, viewpoint)

    def match_viewpoint(self, reference: Reference, near: Viewpoint | None = None) -> Match:
        """Looks for the camera of a reference: where the outlines agree best.

        Args:
            reference: The picture.
            near: Where it is guessed to be; looked for all around by default.

        Raises:
            ParameterError: There is no model yet.
            InputFileError: The reference cannot be read.
            ModelerError: The model cannot be built.
        """
        self._desk.model()
        return match_viewpoint(self._desk, reference, near)

    def summary(self) -> str:
        """The model in a few lines for the LLM; nothing is built."""
        program = self._desk.program
        if program is None:
            return "There is no model yet."
        try:
            text = scene_text(program, self._desk.known_report())
        except Prompt2MeshError as error:
            text = f"{scene_text(program, None)}\nit cannot be built: {complaint(error)}"
        return cut(text, limit=_MAX_SUMMARY, more="use read_scene or read_part")


def _failed(text: str) -> ToolOutcome:
    return ToolOutcome(text=cut(text), failed=True)
