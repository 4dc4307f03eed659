"""What was measured, in plain words."""

import html
from typing import Any

import streamlit as st

from prompt2mesh.client.models import Summary
from prompt2mesh.web import units
from prompt2mesh.web.units import LengthUnit

Row = tuple[str, str, str]


def facts_html(summary: Summary, unit: LengthUnit) -> str:
    """The few facts that everybody asks for, in a row."""
    floating = _number_floating(summary.floating)
    facts = [
        ("Size", units.size(summary.size_m, unit) if summary.size_m else "unknown"),
        ("Parts", f"{summary.parts:,}"),
        ("Triangles", f"{summary.triangles:,}"),
        ("Surface", "closed" if summary.watertight else "open"),
        ("Floating", "none" if floating == 0 else units.count(floating, "part")),
    ]
    if summary.score is not None:
        facts.append(("Score", f"{summary.score:g} of 10"))
    rows = "".join(f"<div><dt>{name}</dt><dd>{html.escape(value)}</dd></div>" for name, value in facts)
    return f'<dl class="p2m-facts">{rows}</dl>'


def report_rows(report: dict[str, Any], unit: LengthUnit) -> list[Row]:
    """Name, value and explanation of everything in a report."""
    geometry: dict[str, Any] = report.get("geometry") or report
    rows: list[Row] = []
    size_m = geometry.get("size_m")
    if size_m:
        rows.append(("Size", units.size(size_m, unit), "width × depth × height"))
    triangles, points = int(geometry.get("triangles", 0)), int(geometry.get("vertices", 0))
    number = int(geometry.get("part_count", len(geometry.get("parts", []))))
    fineness = f"{units.count(points, 'point')} in {units.count(number, 'part')}"
    rows.append(("Mesh", units.count(triangles, "triangle"), fineness))
    open_parts = [part["path"] for part in geometry.get("parts", []) if not part.get("watertight", True)]
    rows.append(
        ("Surface", "Closed all around", "every part is a solid without holes")
        if geometry.get("watertight")
        else ("Surface", "Open in places", _some(open_parts, "has an open surface", "have an open surface"))
    )
    if geometry.get("contact_checked", True):
        floating = [str(path) for path in geometry.get("floating", [])]
        rows.append(
            ("Contact", "Everything touches", "no part hangs in the air")
            if not floating
            else (
                "Contact",
                units.count(len(floating), "floating part"),
                _some(floating, "touches nothing", "touch nothing"),
            )
        )
    if geometry.get("volume_m3"):
        litres = float(geometry["volume_m3"]) * 1000
        rows.append(("Volume", f"{litres:.3g} litres", "of solid material"))
    materials: dict[str, int] = geometry.get("materials") or {}
    if materials:
        rows.append(("Materials", ", ".join(materials), ""))
    return rows + _print_rows(report.get("print_ready") or report.get("print"))


def _print_rows(found: Any) -> list[Row]:
    if not isinstance(found, dict):
        return []
    facts: dict[str, Any] = found  # pyright: ignore[reportUnknownVariableType]
    base, wall = float(facts.get("flat_base_area_mm2", 0)), float(facts.get("thinnest_wall_mm", 0))
    rows: list[Row] = [
        ("Print: base", f"{base / 100:.1f} cm² flat", "stands by itself" if base > 100 else "needs a brim or a raft"),
        ("Print: walls", f"{wall:.2g} mm at the thinnest", f"{'fine' if wall >= 0.8 else 'thin'} for a 0.4 mm nozzle"),
        ("Print: overhangs", f"{float(facts.get('overhang_area_mm2', 0)) / 100:.1f} cm²", "that need support"),
    ]
    rows += [("Print", str(note), "") for note in facts.get("notes", [])]
    return rows


def report(found: dict[str, Any], unit: LengthUnit) -> None:
    """The report as a list."""
    items = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}"
        + (f"<small>{html.escape(note)}</small>" if note else "")
        + "</dd>"
        for name, value, note in report_rows(found, unit)
    )
    st.html(f'<dl class="p2m-report">{items}</dl>')


def _some(paths: list[str], one: str, many: str) -> str:
    if not paths:
        return ""
    shown = ", ".join(path.split("/")[-1] for path in paths[:3])
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return f"{shown}{more} {one if len(paths) == 1 else many}"


def _number_floating(floating: list[str] | float | bool) -> int:
    return len(floating) if isinstance(floating, list) else int(floating)
