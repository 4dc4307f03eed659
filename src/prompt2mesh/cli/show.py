"""How results look in a terminal: progress, tables, errors."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.document import Change, render_changes
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.studio.models import Made
from prompt2mesh.studio.ports import OnProgress
from prompt2mesh.studio.report import ModelReport

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_MARKS = {"met": "[green]✓[/]", "approximated": "[yellow]≈[/]", "not_understood": "[red]✗[/]"}
_STAGES = {
    "understand": "reading the words", "build": "building in Blender", "inspect": "measuring",
           "preview": "taking the preview", "beauty": "rendering with Cycles", "turntable": "turning the table",
           "print": "making printable solids", "done": "done"}  # fmt: skip
_WHERE = {"understand": 0.02, "build": 0.1, "inspect": 0.35, "export": 0.5, "preview": 0.7, "beauty": 0.0,
          "turntable": 0.0, "print": 0.8}  # fmt: skip


@contextmanager
def progress_bar(label: str, *, quiet: bool = False) -> Generator[OnProgress]:
    """A bar on standard error that follows the stages of one job."""
    bar = Progress(
        SpinnerColumn(), TextColumn("[bold]{task.description}"), BarColumn(bar_width=30),
        TextColumn("{task.fields[stage]}"), TimeElapsedColumn(), console=err, transient=True, disable=quiet,
    )  # fmt: skip
    with bar:
        task = bar.add_task(label, total=1.0, stage="starting Blender")

        def on_progress(stage: str, share: float) -> None:
            name = stage.split(maxsplit=1)[0]
            start = _WHERE.get(name, 0.5)
            done = share if name in ("beauty", "turntable") else start + 0.2 * share
            bar.update(task, completed=done, stage=_STAGES.get(name, f"writing {stage.rpartition(' ')[2]}"))

        yield on_progress


def show_error(error: Prompt2MeshError, *, as_json: bool) -> None:
    """The error, what to do, and what is near; on standard error."""
    if as_json:
        out.print_json(json.dumps({"error": error.as_dict()}))
        return
    err.print(f"[bold red]{error.code}[/]: {error.message}", markup=True, soft_wrap=True)
    if error.hint:
        err.print(f"  {error.hint}", style="dim", markup=False, soft_wrap=True)
    if error.suggestions:
        err.print(f"  did you mean: {', '.join(error.suggestions)}?", markup=False, soft_wrap=True)


def show_made(made: Made) -> None:
    """The readable summary of a finished model."""
    show_summary(made.report)
    if made.changes:
        show_changes(made.changes)
    if made.answer.items:
        show_checklist(made.answer)
    out.print(f"\n[bold]{made.folder}{'/' if made.folder.is_dir() else ''}[/]")
    for export in made.report.exports:
        out.print(f"  {export.path}  [dim]{export.bytes / 1024:,.0f} kB, {export.triangles:,} triangles, re-read[/]")
    for name in made.report.renders:
        out.print(f"  {name}")


def show_summary(report: ModelReport) -> None:
    """Dimensions, parts, solids, materials and time."""
    g = report.geometry
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    x, y, z = g.size_m
    open_parts = [p.path for p in g.parts if not p.watertight]
    table.add_row("size", f"{length(x)} × {length(y)} × {length(z)}  (width × depth × height)")
    table.add_row("mesh", f"{g.part_count:,} parts, {g.triangles:,} triangles, {g.vertices:,} vertices")
    solid = "every part is watertight" if not open_parts else f"open: {', '.join(open_parts[:4])}"
    table.add_row("solids", f"{solid}; volume {volume(g.volume_m3)}")
    if g.contact_checked:
        table.add_row(
            "contact", "all parts hold together" if not g.floating else f"floating: {', '.join(g.floating[:4])}"
        )
    table.add_row("materials", ", ".join(f"{name} ({count})" for name, count in sorted(g.materials.items())))
    if report.print_ready is not None:
        p = report.print_ready
        table.add_row(
            "print",
            f"{len(p.solids)} solids, {'watertight' if p.watertight else 'NOT watertight'}; "
            f"base {p.flat_base_area_mm2:,.0f} mm², thinnest wall {p.thinnest_wall_mm:.2f} mm, "
            f"overhang {p.overhang_area_mm2:,.0f} mm²",
        )
        for note in p.notes:
            table.add_row("", f"[dim]{note}[/]")
    slow = [f"{name} {value:.2f} s" for name, value in report.seconds.items() if value >= 0.005]
    table.add_row("time", ", ".join(slow))
    out.print(table)


def show_checklist(checklist: Checklist) -> None:
    """Every wish with its outcome."""
    out.print("\n[bold]what you asked[/]")
    table = Table.grid(padding=(0, 2))
    for item in checklist.items:
        table.add_row(_MARKS[item.status], f"[dim]{item.kind}[/]", item.phrase, f"[dim]{item.note}[/]")
    out.print(table)


def show_changes(changes: tuple[Change, ...]) -> None:
    """What an edit changed in the program, before and after."""
    out.print("\n[bold]what changed[/]")
    out.print(render_changes(list(changes), limit=24), markup=False, soft_wrap=True)


def length(metres: float) -> str:
    """A length in the unit that reads best."""
    if metres < 0.1:
        return f"{metres * 1000:.4g} mm"
    return f"{metres * 100:.4g} cm" if metres < 1 else f"{metres:.4g} m"


def volume(cubic_metres: float) -> str:
    """A volume in the unit that reads best."""
    if cubic_metres < 1e-6:
        return f"{cubic_metres * 1e9:.4g} mm³"
    return f"{cubic_metres * 1e6:.4g} cm³" if cubic_metres < 1e-2 else f"{cubic_metres:.4g} m³"


def plain_path(path: Path) -> str:
    """A path for people, relative where that is shorter."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
