"""The model in words, as short as can be: parts, sizes, materials, sliders, what the last build found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.part_paths import PartAt, copies_of, material_of
from prompt2mesh.mesh.program import MeshProgram, Parameter, Part
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.modelers.agent.bench.materials import slots_told, told

_MOST_LINES = 80
_MOST_INNER = 24
_NUMBERED = re.compile(r"(.+?) (\d+)")


def size_text(size: Sequence[float]) -> str:
    """Width × depth × height, to the millimetre or finer where it is tiny."""
    return " × ".join(f"{value:.3g}" for value in size) + " m"


def scene_text(program: MeshProgram, report: GeometryReport | None) -> str:
    """The model as a list of parts, then its sliders.

    Args:
        program: The model.
        report: What Blender found, if it was built.
    """
    lines = [f"{len(program.parts)} top-level parts:"]
    lines += [part_line(_at_root(program, part)) for part in program.parts]
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"… and {len(program.parts) - _MOST_LINES + 1} more"]
    if program.parameters:
        lines.append("parameters: " + "; ".join(parameter_line(p) for p in program.parameters[:40]))
    if len(program.parameters) > 40:
        lines[-1] += f"; … and {len(program.parameters) - 40} more"
    lines.append(report_text(report) if report is not None else "not built yet in this form")
    return "\n".join(lines)


def part_line(found: PartAt) -> str:
    """One part on one line, and what is below it on the next."""
    part = found.part
    words = [f"{found.path} ({_what(part)}, {size_text(extents(part).size)})"]
    if part.relation is not None:
        gap = f", gap {part.relation.gap:g}" if part.relation.gap else ""
        words.append(f"{part.relation.kind} {part.relation.target}{gap}")
    elif any(part.placement.location):
        words.append("at " + ",".join(f"{v:.4g}" for v in part.placement.location))
    if any(part.placement.rotation):
        words.append("rotated " + ",".join(f"{v:.4g}" for v in part.placement.rotation))
    if part.instances is not None:
        words.append(f"copies {_brief(part.instances.type, len(copies_of(part)))}")
    if part.shape is not None:
        words.append(told(material_of(part.material, found.scopes)))
    elif part.origin is not None and part.materials:
        words.append(f"slots: {slots_told(part.materials)}")
    if part.origin is not None and part.origin.states:
        words.append(f"states: {', '.join(part.origin.states)}")
    if part.children:
        words.append(f"parts: {_inner_names(part)}")
    return "; ".join(words)


def parameter_line(parameter: Parameter) -> str:
    """A parameter with its range."""
    value = parameter.value
    shown = f"{value:.4g}" if isinstance(value, float) else str(value).lower()
    text = f"{parameter.name}={shown}"
    if parameter.choices:
        text += f" ({'|'.join(parameter.choices)})"
    elif parameter.minimum is not None and parameter.maximum is not None:
        text += f" ({parameter.minimum:g}..{parameter.maximum:g})"
    return f"{text} follows {parameter.formula}" if parameter.formula else text


def report_text(report: GeometryReport) -> str:
    """What Blender made of the model: measures, then faults."""
    measures = f"{report.part_count} meshes, {report.triangles} triangles, volume {report.volume_m3:.4g} m³"
    return "\n".join([f"built: {size_text(report.size_m)}, {measures}", *(faults_of(report) or ["no faults found"])])


def faults_of(report: GeometryReport) -> list[str]:
    """What is wrong with a built model, a line each."""
    faults: list[str] = []
    if report.floating:
        faults.append(f"floating, touching neither the ground nor another part: {listed(report.floating)}")
    open_parts = [p.path for p in report.parts if not p.watertight]
    if open_parts:
        faults.append(f"not closed (not printable): {listed(open_parts)}")
    inverted = [p.path for p in report.parts if not p.outward]
    if inverted:
        faults.append(f"inside out (reverse the faces or the outline): {listed(inverted)}")
    if report.degenerate_faces:
        faults.append(f"{report.degenerate_faces} faces without area")
    return faults


def listed(names: Sequence[str], *, most: int = 8) -> str:
    """Names with commas; of many, the first."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def collapsed(names: Sequence[str]) -> list[str]:
    """Names with those that differ only in their number told as one: "mark 1..48", or "mark (48 of them)"."""
    numbers: dict[str, list[int]] = {}
    for name in names:
        found = _NUMBERED.fullmatch(name)
        stem = found[1] if found else name
        numbers.setdefault(stem, []).extend([int(found[2])] if found else [1] if stem in names else [])
    told: list[str] = []
    for stem, found in numbers.items():
        known = sorted(set(found))
        if len(known) <= 2:
            told += [name for name in names if name == stem or name in {f"{stem} {number}" for number in known}]
        elif f"{stem} {known[0]}" in names and known == list(range(known[0], known[-1] + 1)):
            told.append(f"{stem} {known[0]}..{known[-1]}")
        else:
            told.append(f"{stem} and {stem} {known[1]}..{known[-1]}, {len(known)} in all")
    return list(dict.fromkeys(told))


def top_level_names(program: MeshProgram) -> str:
    """The names of the top-level parts."""
    return listed(collapsed([part.name for part in program.parts]), most=30)


def _at_root(program: MeshProgram, part: Part) -> PartAt:
    return PartAt(part.name, part, part, None, (part.materials, program.materials))


def _what(part: Part) -> str:
    if part.origin is not None:
        return f"library {part.origin.asset}"
    if part.shape is None:
        return "group"
    return part.shape.type


def _brief(kind: str, count: int) -> str:
    return f"{kind} × {count}" if count else kind


def _inner_names(part: Part) -> str:
    names: list[str] = []
    pending = list(part.children)
    while pending:
        child = pending.pop(0)
        copies = copies_of(child)
        names.append(f"{child.name} 1..{copies[-1]}" if copies else child.name)
        pending = [*child.children, *pending]
    return listed(collapsed(names), most=_MOST_INNER)
