"""How results look in a terminal: progress, tables, errors."""

import json
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.document import Change, summarise_changes
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.mesh.report import GeometryReport
from prompt2mesh.studio.folders import PROGRAM_FILE
from prompt2mesh.studio.models import Made
from prompt2mesh.studio.ports import OnProgress
from prompt2mesh.studio.report import ModelReport

_PIPED_WIDTH = 120


def _console(*, stderr: bool = False) -> Console:
    """A console as wide as its terminal; a file or a pipe gets lines that are not cut at 80."""
    console = Console(stderr=stderr, highlight=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=_PIPED_WIDTH)


out = _console()
err = _console(stderr=True)

_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_MARKS = {"met": "[green]✓[/]", "approximated": "[yellow]≈[/]", "not_understood": "[red]✗[/]"}
_STAGES = {
    "understand": "reading the words", "build": "building in Blender", "inspect": "measuring",
           "preview": "taking the preview", "beauty": "rendering with Cycles", "turntable": "turning the table",
           "print": "making printable solids", "done": "done"}  # fmt: skip
_WHERE = {"understand": 0.02, "build": 0.1, "inspect": 0.35, "export": 0.5, "preview": 0.7, "beauty": 0.0,
          "turntable": 0.0, "print": 0.8}  # fmt: skip


def grid(*styles: str) -> Table:
    """Rows in columns; a word that is too long for its column is broken, not cut off."""
    table = Table.grid(padding=(0, 2))
    for style in styles:
        table.add_column(style=style, overflow="fold")
    return table


def plain(text: object) -> str:
    """What a person or a file wrote, made harmless: neither markup nor control of the terminal."""
    kept = "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in str(text))
    return escape(kept)


@contextmanager
def progress_bar(label: str, *, quiet: bool = False) -> Generator[OnProgress]:
    """A bar on standard error that follows the stages of one job."""
    bar = Progress(
        SpinnerColumn(), TextColumn("[bold]{task.description}"), BarColumn(bar_width=30),
        TextColumn("{task.fields[stage]}"), TimeElapsedColumn(), console=err, transient=True,
        disable=quiet or not err.is_terminal,
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
        typer.echo(json.dumps({"error": error.as_dict()}))
        return
    err.print(f"[bold red]{error.code}[/]: {plain(error.message)}", soft_wrap=True)
    if error.hint:
        err.print(f"  [dim]{plain(error.hint)}[/]", soft_wrap=True)
    if error.suggestions:
        err.print(f"  did you mean: {plain(', '.join(error.suggestions))}?", soft_wrap=True)


def show_made(made: Made) -> None:
    """The readable summary of a finished model."""
    show_summary(made.report, before=made.before)
    if made.changes:
        show_changes(made.changes)
    if made.answer.items:
        show_checklist(made.answer)
    out.print(f"\n[bold]{plain(plain_path(made.folder))}/[/]", soft_wrap=True)
    out.print(f"  {PROGRAM_FILE}  [dim]the program: edit it, or say what to change[/]")
    for export in made.report.exports:
        out.print(f"  {export.path}  [dim]{file_size(export.bytes)}, {export.triangles:,} triangles, re-read[/]")
    for name in made.report.renders:
        out.print(f"  {name}")


def show_summary(report: ModelReport, *, before: GeometryReport | None = None) -> None:
    """Dimensions, parts, solids, materials and time; the size before an edit too."""
    g = report.geometry
    table = grid("dim", "")
    if before is not None and before.size_m != g.size_m:
        table.add_row("size before", size(before.size_m))
    table.add_row("size", f"{size(g.size_m)}  (width × depth × height)")
    parts = "1 part" if g.part_count == 1 else f"{g.part_count:,} parts"
    table.add_row("mesh", f"{parts}, {g.triangles:,} triangles, {g.vertices:,} vertices")
    opened = [p.path for p in g.parts if not p.watertight]
    inverted = [p.path for p in g.parts if not p.outward]
    solid = "every part is watertight" if not opened else f"[yellow]open: {_some(opened)}[/]"
    if inverted:
        solid += f"; [yellow]inside out: {_some(inverted)}[/]"
    table.add_row("solids", f"{solid}; volume {volume(g.volume_m3)}")
    if g.contact_checked:
        held = "all parts hold together" if not g.floating else f"[yellow]floating: {_some(g.floating)}[/]"
        table.add_row("contact", held)
    used = ", ".join(f"{name.replace('_', ' ')} ({count})" for name, count in sorted(g.materials.items()))
    table.add_row("materials", plain(used))
    if report.print_ready is not None:
        p = report.print_ready
        table.add_row(
            "print",
            f"{len(p.solids)} solids, {'watertight' if p.watertight else 'NOT watertight'}; "
            f"base {p.flat_base_area_mm2:,.0f} mm², thinnest wall {p.thinnest_wall_mm:.2f} mm, "
            f"overhang {p.overhang_area_mm2:,.0f} mm²",
        )
        for note in p.notes:
            table.add_row("", f"[dim]{plain(note)}[/]")
    slow = [f"{name} {value:.2f} s" for name, value in report.seconds.items() if value >= 0.005]
    if slow:
        table.add_row("time", ", ".join(slow))
    out.print(table)


def show_checklist(checklist: Checklist) -> None:
    """Every wish with its outcome."""
    out.print("\n[bold]what you asked[/]")
    table = grid("", "dim", "", "dim")
    for item in checklist.items:
        table.add_row(_MARKS[item.status], item.kind, plain(item.phrase), plain(item.note))
    out.print(table)


def show_changes(changes: tuple[Change, ...]) -> None:
    """What an edit changed in the program, before and after."""
    out.print("\n[bold]what changed[/]")
    for line in summarise_changes(list(changes)):
        out.print(plain(line), soft_wrap=True)


def _some(paths: list[str], limit: int = 12) -> str:
    """The first of many parts, and how many more there are."""
    more = f" and {len(paths) - limit} more" if len(paths) > limit else ""
    return plain(", ".join(paths[:limit]) + more)


def size(metres: tuple[float, float, float]) -> str:
    """A size in units that read best."""
    return " × ".join(length(value) for value in metres)


def file_size(count: int) -> str:
    """A number of bytes in the unit that reads best."""
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3)):,} kB"


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
