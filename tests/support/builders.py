"""A builder without Blender, for tests of what surrounds a build: it writes small files and does as it is told.

The contract of the port is tested over the real pool (tests/integration/builders).
"""

import threading
import time
from collections.abc import Callable
from itertools import combinations

from PIL import Image

from prompt2mesh.mesh.document import program_hash
from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.mesh.report import (
    ExportReport,
    GapReport,
    GeometryReport,
    MeasureReport,
    PartMeasure,
    PrintReport,
)
from prompt2mesh.studio.ports import BuildOrder, BuildResult, Canceled, OnProgress, never, no_progress

GEOMETRY = GeometryReport(
    size_m=(1, 1, 1), lowest_m=(0, 0, 0), highest_m=(1, 1, 1), vertices=8, triangles=12, part_count=1, parts=[],
    volume_m3=1, area_m2=6, watertight=True, degenerate_faces=0, floating=[], contact_checked=True,
    materials={"oak": 1}, geometry_hash="0" * 64,
)  # fmt: skip

PRINT = PrintReport(
    solids={"oak": 1.0}, watertight=True, flat_base_area_mm2=1e6, thinnest_wall_mm=1000, overhang_area_mm2=0,
    size_mm=(1000, 1000, 1000),
)  # fmt: skip


def _measures(order: BuildOrder) -> MeasureReport | None:
    """A cube of a metre for each path that is asked for."""
    if not order.measure and not order.overlaps:
        return None
    cubes = [PartMeasure(path=path, lowest_m=(0, 0, 0), highest_m=(1, 1, 1), volume_m3=1) for path in order.measure]
    gaps = [
        GapReport(first=one, second=other, distance_m=0, shared_m3=1) for one, other in combinations(order.measure, 2)
    ]
    return MeasureReport(parts=cubes, gaps=gaps)


class PaperBuilder:
    """Writes a few bytes for each file of an order.

    Attributes:
        orders: Every order that was given, by the hash of its program.
        during: Called in the middle of each build; may raise, wait or kill.
    """

    def __init__(self, *, seconds: float = 0.0, heeds_cancel: bool = True) -> None:
        self.orders: list[str] = []
        self.during: Callable[[BuildOrder], None] | None = None
        self.let_go = threading.Event()
        self._seconds = seconds
        self._heeds_cancel = heeds_cancel

    def build(
        self, order: BuildOrder, *, on_progress: OnProgress = no_progress, canceled: Canceled = never
    ) -> BuildResult:
        self.orders.append(program_hash(order.program))
        on_progress("build", 0.1)
        if self.during is not None:
            self.during(order)
        deadline = time.monotonic() + self._seconds
        while (left := deadline - time.monotonic()) > 0 and not self.let_go.wait(min(left, 0.05)):
            if self._heeds_cancel and canceled():
                raise CanceledError("it was asked to stop")
        exports: list[ExportReport] = []
        for kind in order.formats:
            path = order.folder / f"model.{kind}"
            path.write_bytes(f"{kind} of {program_hash(order.program)}".encode())
            exports.append(ExportReport(format=kind, path=str(path), bytes=path.stat().st_size, triangles=12, meshes=1))
        for render in order.renders:
            path, digest = order.folder / render.file_name, program_hash(order.program)
            if render.kind == "view":  # whoever takes views opens them
                Image.new("RGB", (render.size_px, render.height_px or render.size_px), f"#{digest[:6]}").save(path)
            else:
                path.write_bytes(f"picture of {digest}".encode())
        for name in ("print.stl", "print.3mf") if order.print_ready else ():
            (order.folder / name).write_bytes(f"{name} of {program_hash(order.program)}".encode())
        return BuildResult(GEOMETRY, exports, [render.file_name for render in order.renders],
                           print_report=PRINT if order.print_ready else None,
                           measures=_measures(order))  # fmt: skip

    def close(self) -> None:
        self.let_go.set()
