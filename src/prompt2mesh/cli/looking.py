"""The commands that look at a model and take things out of it: inspect, render, export, script."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.bootstrap import open_builder, open_models
from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.mesh.document import dump_program
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.report import PartReport
from prompt2mesh.settings import read_settings
from prompt2mesh.studio import folders
from prompt2mesh.studio.ports import BuildOrder, RenderOrder


def inspect(
    model: opt.Model,
    program: Annotated[bool, typer.Option("--program", help="Print the mesh program.")] = False,
    as_json: opt.AsJson = False,
) -> None:
    """Show what a model is: size, parts, solids, sliders, and what became of the prompt."""
    with opt.reported_errors(as_json=as_json):
        folder = folders.locate(model)
        found, report = folders.load_model(folder), folders.load_report(folder)
        if program:
            typer.echo(dump_program(found))
            return
        if as_json:
            typer.echo(report.model_dump_json())
            return
        show.out.print(f"[bold]{show.plain(found.prompt or found.name)}[/]  [dim]seed {found.seed}[/]")
        show.show_summary(report)
        _show_parts(report.geometry.parts)
        _show_sliders(found)
        show.show_checklist(report.checklist)
        if report.edits:
            show.out.print(f"\n[bold]edits[/]  {show.plain('; '.join(report.edits))}")


def _show_parts(parts: list[PartReport]) -> None:
    show.out.print("\n[bold]parts[/]")
    table = show.grid("", "dim", "", "", "")
    for part in parts[:40]:
        solid = "closed" if part.watertight else "[yellow]open[/]"
        material, triangles = part.material.replace("_", " "), f"{part.triangles:,} △"
        table.add_row(show.plain(part.path), material, show.size(part.size_m), triangles, solid)
    show.out.print(table)
    if len(parts) > 40:
        show.out.print(f"  … and {len(parts) - 40} more", style="dim")


def _show_sliders(program: MeshProgram) -> None:
    if not program.parameters:
        return
    show.out.print("\n[bold]sliders[/]  [dim]change with: prompt2mesh set MODEL NAME=VALUE[/]")
    table = show.grid("", "", "dim", "dim")
    for p in program.parameters:
        span = ", ".join(p.choices)
        if p.unit in ("flag", "text"):
            span = "yes or no" if p.unit == "flag" else "letters"
        elif p.minimum is not None:
            span = f"{p.minimum:g} … {p.maximum:g}"
        unit = p.unit if p.unit in ("m", "deg") else ""
        table.add_row(show.plain(p.name), show.plain(f"{p.value} {unit}"), show.plain(span), show.plain(p.description))
    show.out.print(table)


def render(
    model: opt.Model,
    size: Annotated[int, typer.Option(min=64, max=4096, help="Pixels of a side.")] = 1024,
    samples: Annotated[int, typer.Option(min=1, max=4096, help="Light paths per pixel.")] = 64,
    turntable: opt.Turntable = None,
    preview: Annotated[bool, typer.Option("--preview", help="Only the quick picture.")] = False,
) -> None:
    """Take pictures of a model with Cycles."""
    with opt.reported_errors(), closing(open_builder(read_settings())) as builder:
        orders: list[RenderOrder] = []
        if turntable is not None:
            orders.append(RenderOrder("turntable", f"turntable.{turntable.value}", size_px=min(size, 480), frames=36))
        elif preview:
            orders.append(RenderOrder("preview", "preview.png", size_px=size))
        else:
            orders.append(RenderOrder("beauty", "beauty.png", size_px=size, samples=samples))
        with show.progress_bar("render") as on_progress:
            made = open_models(builder).render(model, tuple(orders), on_progress=on_progress)
        for order in orders:
            show.out.print(show.plain_path(made.folder / order.file_name))


def export(
    model: opt.Model,
    formats: opt.Formats = "glb",
    print_ready: opt.PrintReady = False,
    budget: opt.Budget = None,
    as_json: opt.AsJson = False,
) -> None:
    """Write a model in more formats; every file is read again after writing."""
    with opt.reported_errors(as_json=as_json), closing(open_builder(read_settings())) as builder:
        asked = opt.parse_formats(formats)
        with show.progress_bar("export", quiet=as_json) as on_progress:
            made = open_models(builder).export(
                model, asked, print_ready=print_ready, budget_triangles=budget, on_progress=on_progress
            )
        if as_json:
            typer.echo(made.report.model_dump_json())
            return
        for entry in made.report.exports:
            if entry.format in asked or entry.path.startswith("print."):
                path = show.plain_path(made.folder / entry.path)
                show.out.print(f"{path}  [dim]{show.file_size(entry.bytes)}, {entry.triangles:,} triangles, re-read[/]")


def script(
    model: opt.Model,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write; rebuild.py in the model's folder.")
    ] = None,
) -> None:
    """Write a Python script that rebuilds the model in any plain Blender."""
    with opt.reported_errors(), closing(open_builder(read_settings())) as builder:
        folder = folders.locate(model)
        target = out or folder / "rebuild.py"
        target.parent.mkdir(parents=True, exist_ok=True)
        program = folders.load_model(folder)
        with show.progress_bar("script") as on_progress, folders.scratch(target.parent) as temporary:
            builder.build(BuildOrder(program, temporary, (), contact=False, script=True), on_progress=on_progress)
            (temporary / "rebuild.py").replace(target)
        show.out.print(show.plain_path(target))
