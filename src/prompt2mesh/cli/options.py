"""Options that several commands share, and how an error leaves the process."""

import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import Prompt2MeshError, UserError
from prompt2mesh.mesh.report import EXPORT_FORMATS, ExportFormat


class OptionError(UserError):
    """An option on the command line has a value it cannot have."""

    code = "option_invalid"


class StyleName(StrEnum):
    """How surfaces look."""

    smooth = "smooth"
    low_poly = "low-poly"


class TurntableFormat(StrEnum):
    """The format of a turntable."""

    gif = "gif"
    mp4 = "mp4"


Model = Annotated[Path, typer.Argument(help="A folder that `prompt2mesh make` wrote, or the model.p2m.json in it.")]
Formats = Annotated[
    str, typer.Option("--format", "-f", help=f"Exports, separated by commas: {', '.join(EXPORT_FORMATS)}.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the report as JSON and nothing else.")]
Beauty = Annotated[bool, typer.Option("--beauty/--no-beauty", help="Render with Cycles after the preview.")]
BeautySize = Annotated[int, typer.Option("--beauty-size", min=64, max=4096, help="Pixels of the beauty render's side.")]
Turntable = Annotated[
    TurntableFormat | None, typer.Option("--turntable", help="Also film one turn of the model.", show_default=False)
]
PrintReady = Annotated[
    bool,
    typer.Option(
        "--print-ready", help="Also write print.stl and print.3mf: one closed solid for each material, in mm."
    ),
]
Budget = Annotated[
    int | None, typer.Option("--budget", min=100, help="Simplify to about this many triangles.", show_default=False)
]


def parse_formats(text: str) -> tuple[ExportFormat, ...]:
    """The formats of a comma-separated list.

    Raises:
        OptionError: One of them is unknown.
    """
    names = [name.strip().lower().lstrip(".") for name in text.split(",") if name.strip()]
    by_name: dict[str, ExportFormat] = {known: known for known in EXPORT_FORMATS}
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise OptionError(f"unknown format {unknown[0]!r}", hint=f"choose from: {', '.join(EXPORT_FORMATS)}")
    return tuple(dict.fromkeys(by_name[name] for name in names))


@contextmanager
def reported_errors(*, as_json: bool = False) -> Generator[None]:
    """Turns the project's errors into a message and an exit code; everything else is a bug and stays one."""
    _term_as_interrupt()
    try:
        yield
    except Prompt2MeshError as exc:
        show.show_error(exc, as_json=as_json)
        raise typer.Exit(exc.exit_code) from exc
    except KeyboardInterrupt as exc:
        show.err.print("stopped; nothing half-written was left", style="dim")
        raise typer.Exit(130) from exc


def _term_as_interrupt() -> None:
    """A polite kill ends as Ctrl-C does: workers stopped, temporary folders removed."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)


def read_stdin_if_dash(text: str) -> str:
    """The text itself, or standard input for "-"."""
    return sys.stdin.read(200_000) if text == "-" else text
