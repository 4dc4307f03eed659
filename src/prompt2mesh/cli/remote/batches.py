"""The command `batch`: many prompts at once."""

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.remote.changing import finish_batch
from prompt2mesh.cli.remote.connecting import AsJson, Detach, Server, connected
from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.studio.batch import read_batch
from prompt2mesh.studio.folders import slug

if TYPE_CHECKING:
    from prompt2mesh.client import Client
    from prompt2mesh.client.models import Task
    from prompt2mesh.client.resources.tasks import BatchItem


def batch(
    file: Annotated[
        Path, typer.Argument(help='One prompt a line, or JSON lines such as {"prompt": "...", "seed": 3}, or a CSV.')
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder to save the models to; nothing is saved by default.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="What to call it; the file's name by default.")] = None,
    formats: opt.Formats = "glb",
    seed: Annotated[int, typer.Option(min=0, help="Seed of lines that name none.")] = 0,
    detach: Detach = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Make many models on the server; a prompt that fails does not stop the others.

    Exit code 1 when any prompt failed. Ctrl-C cancels what has not been made yet.
    """
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        asked_formats = opt.parse_formats(formats)
        if file.suffix.lower() == ".csv":
            made = client.batches.create_from_csv(_read_csv(file), name=name or file.stem)
        else:
            items: list[BatchItem] = [
                {
                    "prompt": item.wish.prompt, "seed": item.wish.seed, "style": item.wish.style,
                    "detail": item.wish.detail, "scale": item.wish.scale, "formats": asked_formats,
                }
                for item in read_batch(file, seed=seed)
            ]  # fmt: skip
            made = client.batches.create(items, name=name or file.stem)
        if detach:
            typer.echo(made.model_dump_json() if as_json else made.id)
            return
        made = finish_batch(client, made, quiet=as_json)
        tasks = list(client.batches.tasks(made.id, limit=100))
        for number, task in enumerate(tasks, start=1):
            saved = _save(client, task, number, out)
            if as_json:
                typer.echo(json.dumps({**task.model_dump(mode="json"), "saved": [str(path) for path in saved]}))
            else:
                show.out.print(f"[dim]{number:>4}/{len(tasks)}[/] {_line(task)}", soft_wrap=True)
        failed = sum(task.status != "SUCCEEDED" for task in tasks)
        if not as_json:
            where = f", in {show.plain(show.plain_path(out))}" if out is not None else ""
            show.out.print(f"{len(tasks) - failed} made, {failed} failed{where}  [dim]{show.plain(made.id)}[/]")
            if out is None and failed < len(tasks):
                show.err.print(f"fetch them: prompt2mesh remote download {show.plain(made.id)}", style="dim")
        if failed:
            raise typer.Exit(1)


def _read_csv(file: Path) -> str:
    """The text of a list; its columns are checked here, for the server would take other text as plain prompts.

    Raises:
        InputFileError: It cannot be read, or has no column `prompt`.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise InputFileError(f"a CSV file was expected: {exc}") from exc
    header: list[str] = next(csv.reader(text.splitlines()), list[str]())
    if "prompt" not in [cell.strip().lower() for cell in header]:
        raise InputFileError(
            f"{file}: a first line that names the column `prompt` was expected; got {', '.join(header) or 'nothing'!r}",
            hint="for a prompt a line without columns, give the file another ending than .csv",
        )
    return text


def _save(client: "Client", task: "Task", number: int, out: Path | None) -> list[Path]:
    if out is None or task.version is None:
        return []
    return client.versions.download(task.version, out / f"{number:04d}-{slug(task.label)}")


def _line(task: "Task") -> str:
    prompt = show.plain(task.label)
    if task.version is not None:
        return f"[green]✓[/] {prompt}  [dim]{task.version.summary.triangles:,} triangles[/]"
    why = task.error.code if task.error is not None else task.status
    return f"[red]✗[/] {prompt}  [red]{show.plain(why)}[/]"
