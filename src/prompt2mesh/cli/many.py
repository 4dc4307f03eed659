"""The commands that make many models: variants and batch."""

import json
import os
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.bootstrap import open_builder, open_modeler, open_models
from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.mesh.document import write_program
from prompt2mesh.settings import read_settings
from prompt2mesh.studio.batch import BatchOutcome, read_batch, run_batch
from prompt2mesh.studio.folders import free_folder, new_version, slug
from prompt2mesh.studio.models import Outputs
from prompt2mesh.studio.ports import BuildOrder, RenderOrder
from prompt2mesh.studio.sheets import contact_sheet

Workers = Annotated[
    int, typer.Option("--workers", "-j", min=0, help="Blender processes at a time; 0 is one for each core.")
]


def variants(
    prompt: Annotated[str, typer.Argument(help="What to make, in words.")],
    count: Annotated[int, typer.Option("--count", "-n", min=1, max=64, help="How many seeds.")] = 6,
    seed: Annotated[int, typer.Option(min=0, help="The first seed.")] = 0,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write.")] = None,
    size: Annotated[int, typer.Option(min=64, max=1024, help="Pixels of each picture.")] = 256,
) -> None:
    """Make a prompt with several seeds and lay them on a contact sheet.

    Keep the one you like: prompt2mesh build FOLDER/seed-3.p2m.json
    """
    with opt.reported_errors(), closing(open_builder(read_settings())) as builder:
        modeler = open_modeler()
        target = out or free_folder(Path.cwd(), f"{slug(prompt)}-variants")
        with show.progress_bar("variants") as on_progress, new_version(target) as folder:
            pictures: list[tuple[str, Path]] = []
            for number in range(seed, seed + count):
                program, _ = modeler.model(prompt, seed=number)
                write_program(folder / f"seed-{number}.p2m.json", program)
                if not pictures:
                    write_program(folder / "model.p2m.json", program)
                name = f"seed-{number}.png"
                order = BuildOrder(program, folder, (), (RenderOrder("preview", name, size_px=size),), contact=False)
                builder.build(order, on_progress=on_progress)
                pictures.append((f"seed {number}", folder / name))
            contact_sheet(pictures, folder / "variants.png", tile_px=size)
        show.out.print(show.plain_path(target / "variants.png"))


def batch(
    file: Annotated[
        Path, typer.Argument(help='One prompt a line, or JSON lines such as {"prompt": "...", "seed": 3}.')
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for all models.")] = Path("batch"),
    formats: opt.Formats = "glb",
    workers: Workers = 0,
    preview: Annotated[bool, typer.Option("--preview/--no-preview", help="Take a preview of each.")] = True,
    beauty: opt.Beauty = False,
    seed: Annotated[int, typer.Option(min=0, help="Seed of lines that name none.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line for each prompt.")] = False,
) -> None:
    """Make many models in parallel; run it again to go on where it stopped.

    Exit code 1 when any prompt failed; the others are made all the same.
    """
    with opt.reported_errors(as_json=as_json):
        items = read_batch(file, seed=seed)
        count = workers or os.cpu_count() or 1
        outputs = Outputs(formats=opt.parse_formats(formats), preview=preview, beauty_px=512 if beauty else 0)
        finished = 0

        def tell(outcome: BatchOutcome) -> None:
            nonlocal finished
            finished += 1
            if as_json:
                typer.echo(_line(outcome))
            else:
                show.out.print(f"[dim]{finished:>4}/{len(items)}[/] {_text(outcome)}", soft_wrap=True)

        with closing(open_builder(read_settings(), workers=count)) as builder:
            outcomes = run_batch(open_models(builder), items, out, outputs=outputs, workers=count, on_outcome=tell)
        failed = sum(outcome.error is not None for outcome in outcomes)
        if not as_json:
            show.out.print(f"{len(outcomes) - failed} made, {failed} failed, in {show.plain_path(out)}")
        if failed:
            raise typer.Exit(1)


def _text(outcome: BatchOutcome) -> str:
    prompt = show.plain(outcome.item.wish.prompt)
    if outcome.error is not None:
        return f"[red]✗[/] {prompt}  [red]{outcome.error['code']}[/]"
    how = (
        "[dim]done before[/]"
        if outcome.resumed
        else f"[dim]{outcome.seconds:.2f} s, {outcome.triangles:,} triangles[/]"
    )
    return f"[green]✓[/] {prompt}  {how}"


def _line(outcome: BatchOutcome) -> str:
    return json.dumps({
        "prompt": outcome.item.wish.prompt, "folder": outcome.folder, "triangles": outcome.triangles,
        "seconds": round(outcome.seconds, 3), "resumed": outcome.resumed, "error": outcome.error,
    })  # fmt: skip
