"""Use cases over one model: make, edit, set, undo, render, export.

Knows the ports and the model folder; knows neither words nor Blender.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.document import Change, diff_programs, program_hash, read_program, write_program
from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.mesh.node import Node
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.report import ExportFormat, GeometryReport
from prompt2mesh.studio import folders
from prompt2mesh.studio.ports import (
    Builder,
    BuildOrder,
    BuildResult,
    Modeler,
    OnProgress,
    RenderOrder,
    Style,
    no_progress,
)
from prompt2mesh.studio.report import ModelReport
from prompt2mesh.studio.sheets import contact_sheet

PREVIEW = RenderOrder("preview", "preview.png")
COMPARISON = "before-after.png"
Written = tuple[MeshProgram, Checklist]


@dataclass(frozen=True)
class Outputs:
    """What to make of a program.

    Attributes:
        formats: Exports; GLB is always among them.
        preview: Take the quick picture.
        beauty_px: Size of the beauty render, or 0 for none.
        turntable: `gif` or `mp4`, or None.
    """

    formats: tuple[ExportFormat, ...] = ("glb",)
    preview: bool = True
    beauty_px: int = 0
    beauty_samples: int = 32
    turntable: str | None = None
    print_ready: bool = False
    budget_triangles: int | None = None


@dataclass(frozen=True)
class Made:
    """A finished version of a model.

    Attributes:
        folder: Where it is.
        program: What it is built from.
        report: What was measured.
        changes: What differs from the version before.
        before: What was measured of the version before.
        answer: The checklist of the words that led to this version.
    """

    folder: Path
    program: MeshProgram
    report: ModelReport
    changes: tuple[Change, ...] = ()
    before: GeometryReport | None = None
    answer: Checklist = field(default_factory=Checklist)


class Wish(Node):
    """Words and how to take them."""

    prompt: str
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    style: Style = "smooth"
    detail: Annotated[float, Field(ge=0.1, le=4)] = 1.0
    scale: Annotated[float, Field(gt=0, le=1000)] = 1.0


class Models:
    """The use cases, over a modeler and a builder."""

    def __init__(self, modeler: Modeler, builder: Builder) -> None:
        """Bind the ports."""
        self._modeler = modeler
        self._builder = builder

    def make(
        self, wish: Wish, *, folder: Path | None, outputs: Outputs, on_progress: OnProgress = no_progress,
        write: Callable[[Wish], Written] | None = None,
    ) -> Made:  # fmt: skip
        """Makes a model from words.

        Args:
            wish: The words.
            folder: Where; a folder named after the prompt in the working directory when None.
            outputs: What to write.
            on_progress: Told each stage.
            write: Writes the program in place of the modeler.
        """
        started = time.perf_counter()
        on_progress("understand", 0.0)
        program, checklist = (write or self._written)(wish)
        seconds = {"understand": time.perf_counter() - started}
        target = folder or folders.free_folder(Path.cwd(), folders.slug(wish.prompt))
        made = self._write(target, program, checklist, outputs, on_progress, seconds, history_from=None, edits=[])
        return replace(made, answer=checklist)

    def edit(
        self, model: Path, sentence: str, *, outputs: Outputs, on_progress: OnProgress = no_progress,
        write: Callable[[MeshProgram], Written] | None = None,
    ) -> Made:  # fmt: skip
        """Changes a model by a sentence; the earlier version stays in its history.

        Args:
            model: Where it is.
            sentence: What to change.
            outputs: What to write.
            on_progress: Told each stage.
            write: Changes the program in place of the modeler.
        """

        def change(before: MeshProgram) -> Written:
            return self._modeler.edit(before, sentence)

        return self._change(model, write or change, sentence, outputs, on_progress)

    def set_parameters(
        self,
        model: Path,
        values: dict[str, str | float | bool],
        *,
        outputs: Outputs,
        on_progress: OnProgress = no_progress,
    ) -> Made:
        """Moves sliders of a model."""

        def change(before: MeshProgram) -> Written:
            for name, value in values.items():
                before = self._modeler.set_parameter(before, name, value)
            return before, Checklist()

        label = " ".join(f"{name}={value}" for name, value in values.items())
        return self._change(model, change, label, outputs, on_progress)

    def undo(self, model: Path, *, outputs: Outputs, on_progress: OnProgress = no_progress) -> Made:
        """Goes back to the version before the last change.

        Raises:
            InputFileError: There is no earlier version.
        """
        folder = folders.locate(model)
        earlier = folders.history(folder)
        if not earlier:
            raise InputFileError("this model has no earlier version to go back to")
        before, report = folders.load_model(folder), folders.load_report(folder)
        program = read_program(earlier[-1])
        made = self._write(
            folder, program, report.checklist, _as_before(outputs, report), on_progress, {}, history_from=None,
            edits=report.edits[:-1], keep=earlier[:-1],
        )  # fmt: skip
        return replace(made, changes=tuple(diff_programs(before, program)), before=report.geometry)

    def build(
        self, program: MeshProgram, folder: Path, *, outputs: Outputs, on_progress: OnProgress = no_progress
    ) -> Made:
        """Builds a program a person wrote."""
        return self._write(folder, program, Checklist(), outputs, on_progress, {}, history_from=None, edits=[])

    def finish(self, made: Made, *, outputs: Outputs, on_progress: OnProgress = no_progress) -> Made:
        """Adds the slow pictures to a finished model, each whole or not at all."""
        renders = _slow_renders(outputs)
        if not renders:
            return made
        with folders.additions(made.folder) as extra:
            order = BuildOrder(
                made.program, extra, (), renders, contact=False, budget_triangles=outputs.budget_triangles
            )
            result = self._builder.build(order, on_progress=on_progress)
        kept = {name: value for name, value in result.seconds.items() if name in {r.kind for r in renders}}
        report = made.report.model_copy(update={
            "renders": list(dict.fromkeys([*made.report.renders, *result.renders])),
            "seconds": {**made.report.seconds, **kept},
        })  # fmt: skip
        folders.write_report(made.folder, report)
        return replace(made, report=report)

    def export(
        self, model: Path, formats: tuple[ExportFormat, ...], *, print_ready: bool = False,
        budget_triangles: int | None = None, on_progress: OnProgress = no_progress,
    ) -> Made:  # fmt: skip
        """Adds exports to a model's folder."""
        folder = folders.locate(model)
        program, report = folders.load_model(folder), folders.load_report(folder)
        with folders.additions(folder) as extra:
            order = BuildOrder(
                program, extra, formats, (), contact=False, print_ready=print_ready, budget_triangles=budget_triangles
            )
            result = self._builder.build(order, on_progress=on_progress)
        fresh = {entry.path for entry in result.exports}
        report = report.model_copy(update={
            "exports": [*(e for e in report.exports if e.path not in fresh), *result.exports],
            "print_ready": result.print_report or report.print_ready,
        })  # fmt: skip
        folders.write_report(folder, report)
        return Made(folder, program, report)

    def render(self, model: Path, renders: tuple[RenderOrder, ...], *, on_progress: OnProgress = no_progress) -> Made:
        """Takes pictures of a model into its folder."""
        folder = folders.locate(model)
        program, report = folders.load_model(folder), folders.load_report(folder)
        with folders.additions(folder) as extra:
            order = BuildOrder(program, extra, (), renders, contact=False)
            result = self._builder.build(order, on_progress=on_progress)
        names = list(dict.fromkeys([*report.renders, *result.renders]))
        report = report.model_copy(update={"renders": names})
        folders.write_report(folder, report)
        return Made(folder, program, report)

    def _written(self, wish: Wish) -> Written:
        return self._modeler.model(wish.prompt, seed=wish.seed, style=wish.style, detail=wish.detail, scale=wish.scale)

    def _change(
        self, model: Path, change: Callable[[MeshProgram], Written], label: str,
        outputs: Outputs, on_progress: OnProgress,
    ) -> Made:  # fmt: skip
        folder = folders.locate(model)
        before, report = folders.load_model(folder), folders.load_report(folder)
        on_progress("understand", 0.0)
        program, checklist = change(before)
        outputs = _as_before(outputs, report)
        whole = Checklist(items=[*report.checklist.items, *checklist.items])
        made = self._write(
            folder, program, whole, outputs, on_progress, {}, history_from=before, edits=[*report.edits, label]
        )
        return replace(made, changes=tuple(diff_programs(before, program)), before=report.geometry, answer=checklist)

    def _write(
        self, folder: Path, program: MeshProgram, checklist: Checklist, outputs: Outputs, on_progress: OnProgress,
        seconds: dict[str, float], *, history_from: MeshProgram | None, edits: list[str],
        keep: list[Path] | None = None,
    ) -> Made:  # fmt: skip
        formats = tuple(dict.fromkeys(("glb", *outputs.formats)))
        with folders.new_version(folder) as version:
            if history_from is not None:
                folders.keep_history(folder, version, current=history_from)
            for number, path in enumerate(keep or [], start=1):
                (version / folders.HISTORY).mkdir(exist_ok=True)
                write_program(version / folders.HISTORY / f"{number:04d}.p2m.json", read_program(path))
            order = BuildOrder(
                program, version, formats, (PREVIEW,) if outputs.preview else (), print_ready=outputs.print_ready,
                budget_triangles=outputs.budget_triangles,
            )  # fmt: skip
            result = self._builder.build(order, on_progress=on_progress)
            if history_from is not None and _compare(folder, version):
                result.renders.append(COMPARISON)
            report = _report(program, checklist, result, seconds, edits)
            write_program(version / folders.PROGRAM_FILE, program)
            folders.write_report(version, report)
        return Made(folder, program, report)


def _compare(before: Path, after: Path) -> bool:
    """Lays the previews before and after a change side by side; False where one is missing."""
    pictures = [("before", before / PREVIEW.file_name), ("after", after / PREVIEW.file_name)]
    if not all(path.is_file() for _, path in pictures):
        return False
    contact_sheet(pictures, after / COMPARISON, columns=2, tile_px=320)
    return True


def _report(
    program: MeshProgram, checklist: Checklist, result: BuildResult, seconds: dict[str, float], edits: list[str]
) -> ModelReport:
    return ModelReport(
        prompt=program.prompt,
        seed=program.seed,
        program_hash=program_hash(program),
        checklist=checklist,
        geometry=result.geometry,
        exports=result.exports,
        renders=result.renders,
        seconds={**seconds, **result.seconds},
        print_ready=result.print_report,
        edits=edits,
    )


def _slow_renders(outputs: Outputs) -> tuple[RenderOrder, ...]:
    renders: list[RenderOrder] = []
    if outputs.beauty_px:
        renders.append(RenderOrder("beauty", "beauty.png", size_px=outputs.beauty_px, samples=outputs.beauty_samples))
    if outputs.turntable:
        renders.append(RenderOrder("turntable", f"turntable.{outputs.turntable}", size_px=320, frames=24))
    return tuple(renders)


def _as_before(outputs: Outputs, report: ModelReport) -> Outputs:
    """An edited model keeps the exports it had."""
    had = tuple(e.format for e in report.exports if e.path.startswith("model."))
    return replace(outputs, formats=tuple(dict.fromkeys((*had, *outputs.formats))))
