"""`prompt2mesh db`: what an operator does to the database and the blobs of the studio."""

import json
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.serving import require_server
from prompt2mesh.settings import read_service_settings

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.database import Database

app = typer.Typer(
    name="db", no_args_is_help=True, rich_markup_mode="markdown",
    help=(
        "Look after the studio's database and files: make, upgrade, back up, restore, tidy.\n\n"
        "`DATABASE_URL` names the database (SQLite in `PROMPT2MESH_DATA` by default), `PROMPT2MESH_BLOBS` where the "
        "files are (a folder, or `s3://bucket/prefix`). All commands may run beside a running studio, except "
        "`restore`."
    ),
)  # fmt: skip

_LOOK_S = 0.5
OnStep = Callable[[str, int, int | None], None]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Wait = Annotated[
    float, typer.Option("--wait", min=0.0, help="Seconds to wait for a database that does not answer yet.")
]


@app.command()
def init(wait_s: Wait = 0.0, as_json: AsJson = False) -> None:
    """Make the tables in a new database, and see that files can be stored; run it as often as you like.

    Tables that are there keep what is in them and are brought to this version, as `upgrade` does.
    `prompt2mesh serve` does this by itself where the database is SQLite.
    """
    _upgrade(wait_s, as_json=as_json, check_blobs=True)


@app.command()
def upgrade(wait_s: Wait = 0.0, as_json: AsJson = False) -> None:
    """Bring the tables to what this version of the program needs; do it after each new version.

    It happens whole or not at all, and once, however many replicas start at the same time.
    Make a backup first: there is no way back but `prompt2mesh db restore`.
    """
    _upgrade(wait_s, as_json=as_json, check_blobs=False)


@app.command()
def current(
    check: Annotated[bool, typer.Option("--check", help="Exit code 5 if an upgrade is needed.")] = False,
    wait_s: Annotated[
        float,
        typer.Option("--wait", min=0.0, help="Seconds to wait for a database that does not answer yet, and with "
                     "--check for the tables."),
    ] = 0.0,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Say which tables the database has and which this version needs."""
    deadline = time.monotonic() + wait_s
    with opt.reported_errors(as_json=as_json), _open(wait_s) as database:
        found = database.revisions()
        while check and found.behind and time.monotonic() < deadline:
            time.sleep(_LOOK_S)
            found = database.revisions()
        if as_json:
            typer.echo(json.dumps(asdict(found)))
        else:
            table = show.grid("dim", "")
            table.add_row("database", show.plain(found.database))
            table.add_row("files", show.plain(found.blobs))
            table.add_row("tables", f"revision {found.found}" if found.found else "none yet")
            note = "  (run: prompt2mesh db upgrade)" if found.behind else ""
            note = note or ("" if found.found == found.newest else "  (a newer program has upgraded it)")
            table.add_row("needed", f"revision {found.newest}{note}")
            show.out.print(table)
        if check:
            database.store.check()


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="A new file ending in .tar, or else a new folder.")],
    as_json: AsJson = False,
) -> None:
    """Save one moment of the database, and all files it refers to, beside a running studio.

    The backup appears under its name only when it is whole. It holds password hashes, so only you can read it; it
    does not hold `JWT_SECRET_KEY`, which sealed some of what is in it: keep that too, elsewhere.
    Exit code 5 if files were lost already; the rest is saved.
    """
    with opt.reported_errors(as_json=as_json), _open() as database:
        with _bar("backing up", quiet=as_json) as on_step:
            made = database.backup(target, on_step=on_step)
        if as_json:
            typer.echo(made.model_dump_json())
        else:
            rows = sum(entry.rows for entry in made.tables.values())
            show.out.print(f"[bold]{show.plain(target)}[/]", soft_wrap=True)
            show.out.print(
                f"  {rows:,} rows of {len(made.tables)} tables, revision {made.schema_revision}", soft_wrap=True
            )
            show.out.print(f"  {_files(made.blobs, made.blob_bytes)}", soft_wrap=True)
            for digest in made.missing:
                show.err.print(f"  [red]lost or damaged before:[/] {digest}", soft_wrap=True)
        if made.missing:
            raise typer.Exit(5)


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="What `prompt2mesh db backup` wrote.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace what the database holds. Stop the studio first.")
    ] = False,
    wait_s: Wait = 0.0,
    as_json: AsJson = False,
) -> None:
    """Read a backup into an empty database, SQLite or PostgreSQL, whichever it was made from.

    Everything is checked against the hashes in the backup. If anything is wrong, the database stays as it was.
    So this is also how to move: back up with one `DATABASE_URL`, restore with another.
    """
    with opt.reported_errors(as_json=as_json), _open(wait_s) as database:
        with _bar("restoring", quiet=as_json) as on_step:
            made = database.restore(source, force=force, on_step=on_step)
        if as_json:
            typer.echo(made.model_dump_json())
            return
        rows = sum(entry.rows for entry in made.tables.values())
        show.out.print(
            f"restored the studio of {made.made_at:%Y-%m-%d %H:%M} UTC from {show.plain(source)}", soft_wrap=True
        )
        show.out.print(f"  {rows:,} rows, {_files(made.blobs, made.blob_bytes)}", soft_wrap=True)
        if made.missing:
            show.err.print(
                f"  [yellow]lost before the backup was made: {_count(len(made.missing), 'file')}[/]", soft_wrap=True
            )


@app.command()
def collect(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    grace_h: Annotated[
        float, typer.Option("--grace-hours", min=0.0, help="Leave files alone that were stored within these hours.")
    ] = 24.0,
    builds_days: Annotated[
        float, typer.Option("--builds-days", min=0.0, help="Forget builds kept for reuse that are older than this.")
    ] = 30.0,
    as_json: AsJson = False,
) -> None:
    """Delete files that nothing refers to any more, beside a running studio.

    Models that people have are never touched: a file goes only while the database proves that no version, upload or
    kept build refers to it. A build that is forgotten is made again when somebody asks for the same.
    """
    with opt.reported_errors(as_json=as_json), _open() as database:
        with _bar("tidying", quiet=as_json) as on_step:
            done = database.collect(
                grace=timedelta(hours=grace_h), builds_kept=timedelta(days=builds_days), dry_run=dry_run,
                on_step=on_step,
            )  # fmt: skip
        if as_json:
            typer.echo(json.dumps(asdict(done)))
            return
        verb = "would delete" if dry_run else "deleted"
        show.out.print(
            f"{verb} {_files(done.blobs, done.bytes_freed)} that nothing refers to",
            soft_wrap=True,
        )
        show.out.print(f"{'would forget' if dry_run else 'forgot'} {_count(done.builds, 'old build')}", soft_wrap=True)
        if done.unfinished:
            show.out.print(f"removed {_count(done.unfinished, 'leftover')} of interrupted uploads", soft_wrap=True)
        if done.paused:
            show.err.print("a backup is being made: files were left alone; run this again later", style="yellow")


def _upgrade(wait_s: float, *, as_json: bool, check_blobs: bool) -> None:
    with opt.reported_errors(as_json=as_json), _open(wait_s) as database:
        before = database.revisions()
        database.upgrade()
        after = database.revisions()
        if check_blobs:
            database.blobs.check()
        if as_json:
            typer.echo(json.dumps({**asdict(after), "before": before.found}))
        elif before.found == after.found:
            show.out.print(
                f"{show.plain(after.database)} has the newest tables already, revision {after.found}", soft_wrap=True
            )
        elif before.found is None:
            show.out.print(f"made the tables of revision {after.found} in {show.plain(after.database)}", soft_wrap=True)
        else:
            show.out.print(
                f"upgraded {show.plain(after.database)} from revision {before.found} to {after.found}", soft_wrap=True
            )
        if check_blobs and not as_json:
            show.out.print(f"files are kept in {show.plain(after.blobs)}", soft_wrap=True)


def _files(number: int, size_bytes: int) -> str:
    return _count(number, "file") + (f" ({show.file_size(size_bytes)})" if size_bytes else "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def _open(wait_s: float = 0.0) -> "Generator[Database]":
    require_server("sqlalchemy")
    from prompt2mesh.bootstrap.database import open_database  # noqa: PLC0415 - the server extra

    with open_database(read_service_settings(), wait_s=wait_s) as database:
        yield database


@contextmanager
def _bar(label: str, *, quiet: bool) -> Generator[OnStep]:
    """A bar on standard error that counts."""
    bar = Progress(
        SpinnerColumn(), TextColumn("[bold]{task.description}"), BarColumn(bar_width=30), MofNCompleteColumn(),
        TextColumn("{task.fields[step]}"), TimeElapsedColumn(), console=show.err, transient=True,
        disable=quiet or not show.err.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task(label, total=None, step="")

        def on_step(step: str, done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total, step=step)

        yield on_step
