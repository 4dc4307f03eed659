"""Tools that look at a model, judge it, and hand it out; none of them changes it."""

from typing import TYPE_CHECKING, Annotated, Literal

from mcp_types import CallToolResult
from pydantic import BaseModel, Field

from prompt2mesh.mcp.answers import Meters, Picture, Wish, answer, file_link, not_met
from prompt2mesh.mcp.backend import ToolContext, asking, backend_of, in_thread
from prompt2mesh.mcp.models import Found, bytes_of, find
from prompt2mesh.mcp.tool import tool
from prompt2mesh.mcp.tools.making import ModelId
from prompt2mesh.mcp.waiting import finished
from prompt2mesh.mesh.report import ExportFormat, PrintReport
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.report import ModelReport
from prompt2mesh.studio.service.requests import ExportRequest, View
from prompt2mesh.studio.service.tasks import Terms

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform

ViewName = Literal["front", "back", "left", "right", "top", "bottom", "three_quarter"]
# Azimuth and elevation in degrees, as `studio.ports.modeling.Viewpoint` counts them.
VIEWS: dict[ViewName, tuple[float, float]] = {
    "front": (0, 0), "back": (180, 0), "left": (270, 0), "right": (90, 0), "top": (0, 90), "bottom": (0, -90),
    "three_quarter": (-32, 20),
}  # fmt: skip
_MOST_NAMED = 12


class Views(BaseModel):
    """The pictures that were taken, in order."""

    version_id: str
    views: list[str]


class PrintCheck(BaseModel):
    """What a printer needs to know."""

    watertight: bool
    flat_base_mm2: float
    thinnest_wall_mm: float
    overhang_mm2: float
    size_mm: Meters
    notes: list[str]


class Check(BaseModel):
    """What was measured of a model."""

    project_id: str
    version_id: str
    size_m: Meters
    triangles: int
    parts: int
    watertight: bool
    open_parts: list[str]
    floating: list[str]
    degenerate_faces: int
    volume_m3: float
    materials: dict[str, int]
    met: int
    not_met: list[Wish]
    print: PrintCheck | None
    problems: list[str]


class Export(BaseModel):
    """A file that was made."""

    version_id: str
    name: str
    size_bytes: int
    path: str | None = None
    url: str | None = None


async def render_views(
    context: ToolContext,
    model: ModelId,
    *,
    views: Annotated[list[ViewName], Field(max_length=6)] = ["three_quarter", "front"],  # noqa: B006 - only read
    azimuth_deg: Annotated[
        float | None, Field(ge=-360, le=360, description="One more, from anywhere: 0 front, 90 right side.")
    ] = None,
    elevation_deg: Annotated[float, Field(ge=-90, le=90, description="Of that one: 90 looks straight down.")] = 20,
    part: Annotated[str | None, Field(description="Path of a part that fills the pictures.")] = None,
    size_px: Annotated[int, Field(ge=64, le=1024)] = 400,
) -> Annotated[CallToolResult, Views]:
    """See a model from chosen sides, one picture for each."""
    wanted = {name: View(azimuth_deg=VIEWS[name][0], elevation_deg=VIEWS[name][1], part=part, size_px=size_px)
              for name in dict.fromkeys(views)}  # fmt: skip
    labels: dict[str, View] = dict(wanted)
    if azimuth_deg is not None:
        labels[f"azimuth {azimuth_deg:g}°, elevation {elevation_deg:g}°"] = View(
            azimuth_deg=azimuth_deg, elevation_deg=elevation_deg, part=part, size_px=size_px)  # fmt: skip
    platform, user = await asking(context)
    found = await _with_files(context, platform, user, model, views=list(labels.values()),
                              names=[view.file_name for view in labels.values()])  # fmt: skip
    pictures = [Picture(await in_thread(bytes_of, platform, found, view.file_name)) for view in labels.values()]
    shown = Views(version_id=found.version.id, views=list(labels))
    about = f" of {part}" if part else ""
    return answer(context, f"{found.version.label!r}{about}, in this order: {', '.join(labels)}", data=shown,
                  pictures=pictures)  # fmt: skip


async def check_mesh(
    context: ToolContext,
    model: ModelId,
    *,
    printing: Annotated[bool, Field(description="Also make it solid for a 3D printer and check that.")] = False,
) -> Annotated[CallToolResult, Check]:
    """Measure a model: size, triangles, watertight or not, floating parts, materials, wishes met, print-readiness."""
    platform, user = await asking(context)
    found = await in_thread(find, platform, user, model)
    if printing:
        found = await _with_files(context, platform, user, found.version.id, print_ready=True, names=["print.json"])
    report = await in_thread(platform.contents.report, user, found.version.id)
    solid = report.print_ready
    if printing:
        solid = PrintReport.model_validate_json(await in_thread(bytes_of, platform, found, "print.json"))
    check = _check(found, report, solid)
    return answer(context, _check_text(check), data=check)


async def export_model(
    context: ToolContext,
    model: ModelId,
    *,
    format: ExportFormat = "glb",  # noqa: A002 - what clients call it
    printing: Annotated[bool, Field(description="For a 3D printer: closed solids in mm (stl or 3mf).")] = False,
    folder: Annotated[str | None, Field(description="Where to put it; only for a client on the same machine.")] = None,
) -> Annotated[CallToolResult, Export]:
    """Get a model as a file: its path on this machine, or a link that lasts an hour when the studio is elsewhere."""
    platform, user = await asking(context)
    name = _export_name(format, printing=printing)
    found = await _with_files(context, platform, user, model, print_ready=printing,
                              formats=[] if printing else [format], names=[name])  # fmt: skip
    file = found.files[name]
    backend = backend_of(context)
    where = await backend.hand_over(f"{found.project.id}-v{found.version.number}", file, folder=folder)
    made = Export(version_id=found.version.id, name=name, size_bytes=file.size_bytes,
                  path=where if backend.local else None, url=None if backend.local else where)  # fmt: skip
    return answer(context, f"{name}, {file.size_bytes} bytes: {where}", data=made,
                  links=[file_link(found.version, file)])  # fmt: skip


async def _with_files(
    context: ToolContext, platform: "Platform", user: User, model: str, *, names: list[str],
    views: list[View] | None = None, formats: list[ExportFormat] | None = None, print_ready: bool = False,
) -> Found:  # fmt: skip
    """The version with files that are made first where it has them not."""
    found = await in_thread(find, platform, user, model)
    if not set(names) <= found.files.keys():
        request = ExportRequest(version_id=found.version.id, views=views or [], formats=formats or [],
                                print_ready=print_ready)  # fmt: skip
        await finished(context, platform, user, lambda: platform.tasks.export(user, request, Terms()))
        found = await in_thread(find, platform, user, found.version.id)
    return found


def _export_name(kind: ExportFormat, *, printing: bool) -> str:
    if printing:
        return "print.stl" if kind == "stl" else "print.3mf"
    return "model.obj.zip" if kind == "obj" else f"model.{kind}"


def _check(found: Found, report: ModelReport, solid: PrintReport | None) -> Check:
    geometry = report.geometry
    gaping = sorted({part.path for part in geometry.parts if not part.watertight})[:_MOST_NAMED]
    problems: list[str] = []
    if geometry.floating:
        problems.append(f"floating: {', '.join(geometry.floating[:_MOST_NAMED])}")
    if gaping:
        problems.append(f"not watertight: {', '.join(gaping)}")
    if geometry.degenerate_faces:
        problems.append(f"{geometry.degenerate_faces} degenerate faces")
    if solid is not None and not solid.watertight:
        problems.append("the solid for printing is not watertight")
    problems += [f"{wish.phrase}: {wish.status.replace('_', ' ')}" for wish in not_met(report.checklist)]
    return Check(
        project_id=found.project.id, version_id=found.version.id, size_m=geometry.size_m,
        triangles=geometry.triangles, parts=geometry.part_count, watertight=geometry.watertight, open_parts=gaping,
        floating=geometry.floating, degenerate_faces=geometry.degenerate_faces, volume_m3=geometry.volume_m3,
        materials=geometry.materials, met=report.checklist.count("met"), not_met=not_met(report.checklist),
        print=None if solid is None else PrintCheck(
            watertight=solid.watertight, flat_base_mm2=solid.flat_base_area_mm2,
            thinnest_wall_mm=solid.thinnest_wall_mm, overhang_mm2=solid.overhang_area_mm2, size_mm=solid.size_mm,
            notes=solid.notes,
        ),
        problems=problems,
    )  # fmt: skip


def _check_text(check: Check) -> str:
    size = " × ".join(f"{value:.3g}" for value in check.size_m)
    closed = "watertight" if check.watertight else "not watertight"
    lines = [f"{size} m, {check.triangles} triangles, {check.parts} parts, {closed}, {check.volume_m3:.3g} m³"]
    if check.print is not None:
        inner = " × ".join(f"{value:.0f}" for value in check.print.size_mm)
        lines.append(
            f"for printing: {inner} mm, {'watertight' if check.print.watertight else 'not watertight'}, flat base "
            f"{check.print.flat_base_mm2:.0f} mm², thinnest wall {check.print.thinnest_wall_mm:.2g} mm, overhangs "
            f"{check.print.overhang_mm2:.0f} mm²"
        )
        lines += check.print.notes
    lines += [f"- {problem}" for problem in check.problems] or ["nothing is wrong with it"]
    return "\n".join(lines)


LOOKING_TOOLS = (
    tool(render_views, title="Look at a model", idempotent=True),
    tool(check_mesh, title="Check a model", idempotent=True),
    tool(export_model, title="Export a model", idempotent=True),
)
