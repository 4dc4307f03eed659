"""Tools that measure and judge what Blender built."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.report import GapReport, MeasureReport, OverlapReport, PartMeasure, PrintReport
from prompt2mesh.modelers.agent.bench.desk import Desk
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome, cut
from prompt2mesh.modelers.agent.bench.summaries import faults_of, report_text, size_text
from prompt2mesh.modelers.agent.bench.tool import Tool

MAX_MEASURED = 8
_MOST_OVERLAPS = 12
_WORTH_A_LOOK = 0.25  # legs reach a little into a top; a third of a thing within another is seldom meant


class MeasureParts(Tool):
    """Measure built parts: size, lowest and highest corner, volume, and for several the gaps between each two.

    A gap says the distance between the surfaces, how far they are apart along each axis, and what they share.
    """

    parts: Annotated[list[str], Field(description="Paths: one part, or several to measure against each other.")]

    def use(self, desk: Desk) -> ToolOutcome:
        """Measures them."""
        paths = list(dict.fromkeys(self.parts))
        if not 1 <= len(paths) <= MAX_MEASURED:
            raise ParameterError(f"1 to {MAX_MEASURED} different paths are expected; got {len(paths)}")
        report = desk.measure(tuple(paths))
        bounds = {part.path: part for part in report.parts}
        lines = [_part_text(part) for part in report.parts]
        lines += [_gap_text(gap, bounds[gap.first], bounds[gap.second]) for gap in report.gaps]
        return ToolOutcome(text=cut("\n".join(lines)))


class CheckModel(Tool):
    """Check the built model: floating parts, open or inside-out meshes, parts that reach into each other, triangles.

    With printing=true also whether it can be printed: solids, base, thinnest wall, overhangs.
    """

    printing: Annotated[bool, Field(description="Also check for 3D printing; takes longer.")] = False

    def use(self, desk: Desk) -> ToolOutcome:
        """Checks it."""
        report = desk.report()
        measures = desk.measure((), overlaps=True)
        lines = [report_text(report), *_overlap_lines(measures)]
        good = not faults_of(report) and not any(o.share >= _WORTH_A_LOOK for o in measures.overlaps)
        if self.printing:
            lines += _print_lines(desk.print_report())
        lines.append("nothing to mend was found" if good else "mend what was not meant so")
        return ToolOutcome(text=cut("\n".join(lines)))


def _part_text(part: PartMeasure) -> str:
    size = [high - low for low, high in zip(part.lowest_m, part.highest_m, strict=True)]
    volume = f"volume {part.volume_m3:.4g} m³" if part.volume_m3 is not None else "not closed, so without a volume"
    return f"{part.path}: {size_text(size)}, from {_point(part.lowest_m)} to {_point(part.highest_m)}, {volume}"


def _gap_text(gap: GapReport, first: PartMeasure, second: PartMeasure) -> str:
    distance = "they touch or meet" if gap.distance_m < 1e-6 else f"{gap.distance_m:.4g} m apart"
    axes: list[str] = []
    for axis in range(3):
        after = second.lowest_m[axis] - first.highest_m[axis]
        before = first.lowest_m[axis] - second.highest_m[axis]
        if max(after, before) > 0:
            side = "+" if after > before else "-"
            axes.append(f"{max(after, before):.4g} m along {side}{'xyz'[axis]}")
    apart = f"; free {', '.join(axes)}" if axes else ""
    shared = ""
    if gap.shared_m3:
        volumes = [p.volume_m3 for p in (first, second) if p.volume_m3]
        shared = f"; {gap.shared_m3:.3g} m³ of them is shared"
        shared += f" ({100 * gap.shared_m3 / min(volumes):.0f} % of the smaller)" if volumes else ""
    elif gap.shared_m3 is None:
        shared = "; one is not closed, so what they share is not known"
    return f"{gap.first} and {gap.second}: {distance}{apart}{shared}"


def _overlap_lines(measures: MeasureReport) -> list[str]:
    def line(overlap: OverlapReport) -> str:
        return f"{100 * overlap.share:.0f} % of {overlap.smaller} is within {overlap.larger}"

    lines = [line(overlap) for overlap in measures.overlaps[:_MOST_OVERLAPS]]
    if len(measures.overlaps) > _MOST_OVERLAPS:
        lines.append(f"and {len(measures.overlaps) - _MOST_OVERLAPS} smaller overlaps")
    if not measures.overlaps_complete:
        lines.append("there are too many parts to compare all of them: some overlaps may be missing")
    return lines or ["no part reaches into another"]


def _print_lines(report: PrintReport) -> list[str]:
    size = " × ".join(f"{v:.4g}" for v in report.size_mm)
    closed = "closed" if report.watertight else "NOT closed"
    walls = f"thinnest wall {report.thinnest_wall_mm:.3g} mm, overhangs {report.overhang_area_mm2:.4g} mm²"
    base = f"flat base {report.flat_base_area_mm2:.4g} mm²"
    return [f"print: {size} mm, {len(report.solids)} solids, {closed}, {base}, {walls}", *report.notes]


def _point(point: tuple[float, float, float]) -> str:
    return f"[{', '.join(f'{value:.4g}' for value in point)}]"
