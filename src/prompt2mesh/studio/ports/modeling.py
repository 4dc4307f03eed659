"""Ports for making models: the modeler that writes programs and the builder that builds them.

Implementations live in `modelers/` and `builders/`; each port has one contract
suite that runs over every implementation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.report import ExportFormat, ExportReport, GeometryReport, MeasureReport, PrintReport

OnProgress = Callable[[str, float], None]
Canceled = Callable[[], bool]
RenderKind = Literal["preview", "beauty", "turntable", "view"]
Style = Literal["smooth", "low-poly"]


def no_progress(stage: str, share: float) -> None:
    """Ignores progress."""
    del stage, share


def never() -> bool:
    """Nobody asks to stop."""
    return False


class Modeler(Protocol):
    """Turns words into mesh programs."""

    def model(
        self, text: str, *, seed: int = 0, style: Style = "smooth", detail: float = 1.0, scale: float = 1.0
    ) -> tuple[MeshProgram, Checklist]:
        """A program for the words, and what became of each of them.

        Raises:
            PromptError: The words cannot be turned into a model.
        """
        ...

    def edit(self, program: MeshProgram, sentence: str) -> tuple[MeshProgram, Checklist]:
        """The program changed as the sentence says.

        Raises:
            PromptError: The sentence asks for nothing that can be done to this model.
        """
        ...

    def edit_part(self, program: MeshProgram, path: str, sentence: str) -> tuple[MeshProgram, Checklist]:
        """The program with one part changed as the sentence says, and nothing else.

        Raises:
            PromptError: The sentence asks for nothing that can be done to this part.
            ParameterError: There is no such part.
        """
        ...

    def change_part(
        self, program: MeshProgram, path: str, *, name: str | None = None, color: str | None = None,
        material: str | None = None, remove: bool = False,
    ) -> tuple[MeshProgram, str]:  # fmt: skip
        """The program with one part renamed, recoloured, of another material or gone, and what was done in words.

        Raises:
            ParameterError: There is no such part or material, or nothing was asked.
        """
        ...

    def vary(self, program: MeshProgram, seed: int) -> MeshProgram:
        """The program drawn again: what was asked stays, what was left open varies.

        Raises:
            ParameterError: Nothing of it was left open.
        """
        ...

    def set_parameter(self, program: MeshProgram, name: str, value: str | float | bool) -> MeshProgram:
        """The program with one slider moved.

        Raises:
            ParameterError: No such parameter, or a value it cannot have.
        """
        ...


_VIEWPOINT_RANGES = (
    ("azimuth_deg", -720.0, 720.0), ("elevation_deg", -90.0, 90.0), ("fill", 0.05, 1.0),
    ("field_of_view_deg", 1.0, 120.0),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Viewpoint:
    """Where to look from, and at what.

    Attributes:
        azimuth_deg: Around the model: 0 sees its front, 90 its right side (+X), 180 its back.
        elevation_deg: 0 is level, 90 straight down, below 0 from beneath.
        part: Path of a part that fills the picture; None for the whole model.
        fill: Share of the picture that it may take.
        field_of_view_deg: Of the longer side; narrow is nearly orthographic.
        floor: Draw the ground and its shadows, or leave the background transparent.
    """

    azimuth_deg: float = -32.0
    elevation_deg: float = 20.0
    part: str | None = None
    fill: float = 0.84
    field_of_view_deg: float = 28.8
    floor: bool = True

    def __post_init__(self) -> None:
        """Refuses what no camera can take.

        Raises:
            ParameterError: A value is outside its range.
        """
        for name, low, high in _VIEWPOINT_RANGES:
            value: float = getattr(self, name)
            if not low <= value <= high:
                raise ParameterError(f"{name} is a number from {low:g} to {high:g}; got {value:g}")


@dataclass(frozen=True)
class RenderOrder:
    """A picture to take; a `view` is one of preview quality from a viewpoint.

    Attributes:
        size_px: Width, and height where `height_px` is None.
        viewpoint: Of a `view`; where the first preview looks from by default.
    """

    kind: RenderKind
    file_name: str
    size_px: int = 400
    samples: int = 32
    frames: int = 24
    viewpoint: Viewpoint | None = None
    height_px: int | None = None


@dataclass(frozen=True)
class BuildOrder:
    """A program to build and what to make of it, in the folder given.

    Attributes:
        folder: An existing folder; files are written there under their own names.
        formats: Exports `model.<format>`.
        renders: Pictures.
        print_ready: Also write `print.stl` and `print.3mf`, one solid for each material.
        script: Also write `rebuild.py`, which makes the model again in any plain Blender.
        budget_triangles: Simplify to about this many triangles.
        contact: Look for floating parts.
        measure: Paths of parts to measure, and the gap between each two of them.
        overlaps: Look for parts that reach into each other.
    """

    program: MeshProgram
    folder: Path
    formats: tuple[ExportFormat, ...] = ("glb",)
    renders: tuple[RenderOrder, ...] = ()
    print_ready: bool = False
    script: bool = False
    budget_triangles: int | None = None
    contact: bool = True
    measure: tuple[str, ...] = ()
    overlaps: bool = False


@dataclass(frozen=True)
class BuildResult:
    """What a builder made.

    Attributes:
        seconds: Time by stage.
    """

    geometry: GeometryReport
    exports: list[ExportReport]
    renders: list[str]
    seconds: dict[str, float] = field(default_factory=dict[str, float])
    print_report: PrintReport | None = None
    measures: MeasureReport | None = None


class Builder(Protocol):
    """Turns mesh programs into models with real Blender."""

    def build(
        self, order: BuildOrder, *, on_progress: OnProgress = no_progress, canceled: Canceled = never
    ) -> BuildResult:
        """Builds, measures, exports and renders.

        Args:
            order: What to build, and where to.
            on_progress: Told each stage.
            canceled: Asked several times a second whether to stop.

        Raises:
            CanceledError: It was asked to stop.
            GeometryError: The program cannot be built.
            ParameterError: A view or a measure is of a part that is not there.
            WorkerCrashedError: Blender died twice on it.
            WorkerTimeoutError: Blender did not finish in time.
        """
        ...

    def close(self) -> None:
        """Lets every process go."""
        ...
