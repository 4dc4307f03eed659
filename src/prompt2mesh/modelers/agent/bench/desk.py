"""The model on the workbench, and what tools do with it: change, undo, build, take pictures.

A program is never changed in place: every change puts another, checked one on
the desk. A build is kept by the program's hash, so that looking after building
does not measure again.
"""

from __future__ import annotations

import io
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from PIL import Image
from pydantic import ValidationError

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.document import evaluate_part, program_data, program_from, program_hash
from prompt2mesh.mesh.errors import ModelerError, ParameterError, Prompt2MeshError, WorkerCrashedError
from prompt2mesh.mesh.expressions import evaluate
from prompt2mesh.mesh.formulas import FORMULAS, numbers_of
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.program import MeshProgram, Parameter, Part
from prompt2mesh.mesh.report import GeometryReport, MeasureReport, PrintReport
from prompt2mesh.mesh.validation import explained
from prompt2mesh.modelers.agent.bench.signatures import with_signature
from prompt2mesh.modelers.agent.bench.views import NamedView
from prompt2mesh.modelers.builtin.modeler import names_for
from prompt2mesh.modelers.builtin.part_changes import checked_name
from prompt2mesh.modelers.builtin.sliders import parameters_with
from prompt2mesh.studio.ports.agent import Reference
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.freeform import CodeRunner
from prompt2mesh.studio.ports.modeling import (
    Builder,
    BuildOrder,
    BuildResult,
    Canceled,
    RenderOrder,
    Style,
    Viewpoint,
)
from prompt2mesh.studio.ports.records import StoredFile

Data = dict[str, Any]
MAX_UNDO = 30
JPEG_QUALITY = 85  # an LLM sees no difference, and reads half the bytes
_KEPT_BUILDS = 8


@dataclass
class Desk:
    """Everything a tool may use.

    Attributes:
        program: The model as it is; None before there is one.
        checklist: What became of the words that led to it.
        history: What it was before each change, the oldest first.
        waiting: Parameters that were defined before there was any part to follow them.
    """

    builder: Builder
    code: CodeRunner | None
    blobs: BlobStore
    folder: Path
    canceled: Canceled
    seed: int
    style: Style
    detail: float
    scale: float
    program: MeshProgram | None
    checklist: Checklist
    references: tuple[Reference, ...]
    prompt: str = ""
    waiting: list[Parameter] = field(default_factory=list[Parameter])
    history: list[MeshProgram | None] = field(default_factory=list["MeshProgram | None"])
    _reports: OrderedDict[str, GeometryReport | Prompt2MeshError] = field(
        default_factory=OrderedDict[str, "GeometryReport | Prompt2MeshError"]
    )

    def model(self) -> MeshProgram:
        """The model.

        Raises:
            ParameterError: There is none yet.
        """
        if self.program is None:
            raise ParameterError(
                "a model is expected on the workbench; there is none yet",
                hint="begin with draft_model, add_asset or add_shape",
            )
        return self.program

    def put(self, program: MeshProgram) -> bool:
        """Puts a changed model on the desk, checked as a file of it would be; whether it differs from the last.

        Raises:
            ProgramError: It is not valid; the old one stays.
        """
        checked = program_from(program_data(program))
        if self.program is not None and program_hash(checked) == program_hash(self.program):
            return False
        self.history.append(self.program)
        del self.history[:-MAX_UNDO]
        self.program = checked
        return True

    def put_part(self, part: Part) -> None:
        """Puts the model with one more top-level part on the desk.

        Raises:
            ProgramError: It is not valid.
        """
        program = self.model_or_new()
        parts = [part] if self.program is None else [*program.parts, part]
        self.put(program.model_copy(update={"parts": parts, "parameters": parameters_with(program, parts)}))

    def model_or_new(self) -> MeshProgram:
        """The model, or one of nothing with the parameters that were defined before there was any part."""
        if self.program is not None:
            return self.program
        name = "".join(c if c.isprintable() else " " for c in self.prompt[:200]).strip()
        return MeshProgram(
            name=name or "model", prompt=self.prompt[:4000], seed=self.seed, style=self.style, detail=self.detail,
            parameters=self.waiting, parts=[Part(name="nothing")],
        )  # fmt: skip

    def put_parameters(self, program: MeshProgram) -> None:
        """Puts a model with other parameters on the desk; without parts, the parameters wait for the first.

        Raises:
            ProgramError: It is not valid.
        """
        if self.program is None:
            self.waiting = program_from(program_data(program)).parameters
        else:
            self.put(program)

    def part(self, document: Data) -> Part:
        """The part that a document describes, with the expressions in it worked out.

        Raises:
            ProgramError: It is none; the path says where.
        """
        evaluated = self._evaluated(document)
        return _validated(evaluated, document)

    def with_fields(self, part: Part, fields: Data) -> Part:
        """A part with other fields, as a document says them.

        Raises:
            ProgramError: A field is wrong; the path says which.
        """
        if not fields:
            return part
        evaluated = self._evaluated(fields)
        fresh = evaluated.pop(FORMULAS, {})
        kept = {place: text for place, text in part.formulas.items() if place.split("/")[1] not in fields}
        data = {**part.model_dump(mode="json", exclude={"children"}), **evaluated, FORMULAS: {**kept, **fresh}}
        return _validated(data, fields).model_copy(update={"children": part.children})

    def number(self, value: float | str) -> float:
        """A number, or the value of an expression of parameters.

        Raises:
            ExpressionError: It is neither.
        """
        return evaluate(value, numbers_of(self.model_or_new())) if isinstance(value, str) else float(value)

    def point(self, values: Sequence[float | str]) -> tuple[float, float, float]:
        """Three numbers or expressions as numbers."""
        x, y, z = map(self.number, values)
        return x, y, z

    def _evaluated(self, document: Data) -> Data:
        values = numbers_of(self.model_or_new())
        return cast("Data", evaluate_part(cast("JsonObject", document), values))

    def free_name(self, wanted: str) -> str:
        """A name that no top-level part has: the wanted one, or it with a number.

        Raises:
            ParameterError: No part can be called so.
        """
        taken = {part.name for part in self.program.parts} if self.program else set[str]()
        return checked_name(names_for(wanted, 1, taken)[0])

    def report(self) -> GeometryReport:
        """What Blender makes of the model.

        Raises:
            ModelerError: It cannot be built; Blender's reason.
            WorkerCrashedError: Blender died on it.
        """
        known = self.known_report()
        if known is None:
            self._build((), contact=True)
            known = self.known_report()
        assert known is not None
        return known

    def known_report(self) -> GeometryReport | None:
        """What Blender made of the model, if it was asked; nothing is built.

        Raises:
            Prompt2MeshError: Why it could not be built.
        """
        found = self._reports.get(program_hash(self.model()))
        if isinstance(found, Prompt2MeshError):
            raise found
        return found

    def pictures(self, views: Sequence[NamedView], *, size_px: int) -> tuple[StoredFile, ...]:
        """A picture of each view, as JPEG in the blob store.

        Raises:
            ParameterError: A view is of a part that is not there.
            ModelerError: The model cannot be built.
        """
        orders = tuple(
            RenderOrder("view", f"{number}.png", size_px=size_px, viewpoint=view.viewpoint)
            for number, view in enumerate(views)
        )
        with tempfile.TemporaryDirectory(prefix="look-", dir=self.place()) as folder:
            self._build(orders, folder=Path(folder), contact=self.known_report() is None)
            return tuple(
                self.store(f"view-{view.name}.jpg", as_jpeg(Path(folder) / order.file_name))
                for view, order in zip(views, orders, strict=True)
            )

    def cut_outs(self, viewpoints: Sequence[Viewpoint], size_px: tuple[int, int]) -> list[Image.Image]:
        """Pictures of the model alone, with a transparent background.

        Args:
            viewpoints: Where to look from.
            size_px: Width and height.

        Raises:
            ModelerError: The model cannot be built.
        """
        orders = tuple(
            RenderOrder(
                "view", f"{number}.png", size_px=size_px[0], height_px=size_px[1],
                viewpoint=replace(viewpoint, floor=False),
            )
            for number, viewpoint in enumerate(viewpoints)
        )  # fmt: skip
        with tempfile.TemporaryDirectory(prefix="cut-", dir=self.place()) as folder:
            self._build(orders, folder=Path(folder), contact=False)
            pictures: list[Image.Image] = []
            for order in orders:
                with Image.open(Path(folder) / order.file_name) as picture:
                    pictures.append(picture.convert("RGBA"))
            return pictures

    def measure(self, paths: tuple[str, ...], *, overlaps: bool = False) -> MeasureReport:
        """What Blender measures of parts.

        Raises:
            ParameterError: There is no such part.
            ModelerError: The model cannot be built.
        """
        order = BuildOrder(self.model(), self.place(), (), contact=False, measure=paths, overlaps=overlaps)
        measures = self.build(order).measures
        assert measures is not None
        return measures

    def print_report(self) -> PrintReport:
        """What a printer would say of the model.

        Raises:
            ModelerError: The model cannot be built, or made solid.
        """
        with tempfile.TemporaryDirectory(prefix="print-", dir=self.place()) as folder:
            report = self.build(
                BuildOrder(self.model(), Path(folder), (), contact=False, print_ready=True)
            ).print_report
        assert report is not None
        return report

    def store(self, name: str, data: bytes, media_type: str = "image/jpeg") -> StoredFile:
        """Keeps a file in the blob store."""
        blob = self.blobs.put_bytes(data)
        return StoredFile(name=name, digest=blob.digest, size_bytes=blob.size_bytes, media_type=media_type)

    def build(self, order: BuildOrder) -> BuildResult:
        """Builds what an order says, for more than a report and views."""
        return self.builder.build(order, canceled=self.canceled)

    def _build(self, renders: tuple[RenderOrder, ...], *, contact: bool, folder: Path | None = None) -> None:
        program = self.model()
        digest = program_hash(program)
        order = BuildOrder(program, folder or self.place(), (), renders, contact=contact)
        try:
            result = self.build(order)
        except (ModelerError, WorkerCrashedError) as error:
            self._keep(digest, error)
            raise
        if contact:
            self._keep(digest, result.geometry)

    def _keep(self, digest: str, outcome: GeometryReport | Prompt2MeshError) -> None:
        self._reports[digest] = outcome
        self._reports.move_to_end(digest)
        while len(self._reports) > _KEPT_BUILDS:
            self._reports.popitem(last=False)

    def place(self) -> Path:
        """The folder for files on their way, which is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder


def _validated(data: Data, document: Data) -> Part:
    try:
        return Part.model_validate(data)
    except ValidationError as error:
        raise with_signature(explained(error, cast("JsonObject", {**data, **document})), document) from None


def as_jpeg(path: Path) -> bytes:
    """A picture file as JPEG."""
    with Image.open(path) as picture:
        return jpeg_bytes(picture.convert("RGB"))


def jpeg_bytes(picture: Image.Image) -> bytes:
    """A picture as JPEG."""
    target = io.BytesIO()
    picture.save(target, format="JPEG", quality=JPEG_QUALITY, optimize=True)
    return target.getvalue()
