"""The command `library`: what the built-in modeler knows, with pictures."""

import json
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh import bootstrap
from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import UnknownObjectError
from prompt2mesh.settings import read_settings
from prompt2mesh.studio.folders import scratch
from prompt2mesh.studio.ports import BuildOrder, RenderOrder
from prompt2mesh.studio.sheets import contact_sheet

app = typer.Typer(help="What the built-in modeler knows how to make.", no_args_is_help=True)


@app.command("list")
def list_kinds(
    family: Annotated[str | None, typer.Argument(help="Only this family.", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List every kind, by family."""
    with opt.reported_errors(as_json=as_json):
        assets = [a for a in bootstrap.library().values() if family in (None, a.family)]
        if not assets:
            families = sorted({a.family for a in bootstrap.library().values()})
            raise UnknownObjectError(f"no family {family!r}", suggestions=tuple(families))
        if as_json:
            typer.echo(
                json.dumps([{"kind": a.kind, "family": a.family, "words": a.words, "about": a.about} for a in assets])
            )
            return
        table = show.grid("bold", "dim", "")
        for name in sorted({a.family for a in assets}):
            kinds = [a.kind.replace("_", " ") for a in assets if a.family == name]
            table.add_row(name, str(len(kinds)), ", ".join(kinds))
        show.out.print(table)
        show.out.print(f"{len(assets)} kinds; more of one: prompt2mesh library show KIND", style="dim")


@app.command("show")
def show_kind(
    kind: Annotated[str, typer.Argument(help="The kind, such as rocking_chair or 'rocking chair'.")],
    picture: Annotated[
        Path | None, typer.Option("--picture", "-p", help="Also render it to this PNG.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show one kind: its words, parameters, materials, styles and states."""
    with opt.reported_errors(as_json=as_json):
        library = bootstrap.library()
        name = kind.strip().lower().replace(" ", "_")
        if name not in library:
            name = next((a.kind for a in library.values() if kind.strip().lower() in a.words), name)
        if name not in library:
            near = [k for k in library if name[:3] in k][:6]
            raise UnknownObjectError(f"the library has no {kind!r}", suggestions=tuple(near))
        found = library[name]
        sliders = [p.parameter for p in found.parameters]
        if as_json:
            typer.echo(json.dumps({
                "kind": found.kind, "family": found.family, "words": found.words, "about": found.about,
                "parameters": [p.model_dump(mode="json") for p in sliders],
                "slots": {slot: m.label for slot, m in found.slots.items()},
                "styles": list(found.styles), "states": found.states, "adjectives": list(found.adjectives),
            }))  # fmt: skip
        else:
            show.out.print(f"[bold]{found.kind}[/]  [dim]{found.family}[/]\n{found.about}")
            table = show.grid("dim", "")
            table.add_row("words", ", ".join(found.words))
            for p in sliders:
                span = (
                    ", ".join(p.choices) if p.choices else "" if p.minimum is None else f"{p.minimum:g} … {p.maximum:g}"
                )
                table.add_row("slider", f"{p.name} = {p.default} {p.unit if p.unit == 'm' else ''}  [dim]{span}[/]")
            table.add_row("materials", ", ".join(f"{slot}: {m.label}" for slot, m in found.slots.items()))
            for label, words in (("styles", found.styles), ("states", found.states), ("adjectives", found.adjectives)):
                if words:
                    table.add_row(label, ", ".join(words))
            show.out.print(table)
        if picture is not None:
            _picture(found.kind, picture)


@app.command("sheet")
def sheet(
    family: Annotated[str, typer.Argument(help="The family to picture.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="PNG, JPEG or WebP to write.")],
    size: Annotated[int, typer.Option(min=64, max=512, help="Pixels of each picture.")] = 192,
) -> None:
    """Render a contact sheet of a family."""
    with opt.reported_errors(), closing(bootstrap.open_builder(read_settings())) as builder:
        assets = [a for a in bootstrap.library().values() if a.family == family]
        if not assets:
            families = sorted({a.family for a in bootstrap.library().values()})
            raise UnknownObjectError(f"no family {family!r}", suggestions=tuple(families))
        out.parent.mkdir(parents=True, exist_ok=True)
        with scratch(out.parent) as folder, show.progress_bar(family) as on_progress:
            pictures: list[tuple[str, Path]] = []
            for asset in assets:
                renders = (RenderOrder("preview", f"{asset.kind}.png", size_px=size),)
                order = BuildOrder(bootstrap.asset_program(asset.kind, seed=1), folder, (), renders, contact=False)
                builder.build(order, on_progress=on_progress)
                pictures.append((asset.words[0], folder / f"{asset.kind}.png"))
            contact_sheet(pictures, out, tile_px=size)
        show.out.print(show.plain_path(out))


def _picture(kind: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(bootstrap.open_builder(read_settings())) as builder, scratch(target.parent) as folder:
        renders = (RenderOrder("preview", "picture.png"),)
        with show.progress_bar(kind) as on_progress:
            order = BuildOrder(bootstrap.asset_program(kind), folder, (), renders, contact=False)
            builder.build(order, on_progress=on_progress)
        (folder / "picture.png").replace(target)
    show.out.print(show.plain_path(target))
