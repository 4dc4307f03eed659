"""Options that several commands share, and how an error leaves the process."""

import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import OptionError, Prompt2MeshError, StorageError
from prompt2mesh.mesh.report import EXPORT_FORMATS, ExportFormat

_INTERRUPTED = 130
_READER_GONE = 141


class StyleName(StrEnum):
    """How surfaces look."""

    smooth = "smooth"
    low_poly = "low-poly"


class ModelerName(StrEnum):
    """Who models."""

    auto = "auto"
    builtin = "builtin"
    agent = "agent"


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

Scale = Annotated[float, typer.Option(min=0.001, max=1000.0, help="Multiplies every size.")]
Style = Annotated[StyleName, typer.Option(help="How surfaces look.")]
Detail = Annotated[float, typer.Option(min=0.1, max=4.0, help="Finer (above 1) or coarser shapes.")]

Modeler = Annotated[
    ModelerName,
    typer.Option(help="The agent with an LLM, or the built-in modeler; auto: the agent where there is an LLM."),
]
Llm = Annotated[
    str | None,
    typer.Option(
        "--llm", metavar="PROVIDER:MODEL", show_default=False,
        help="Which LLM to ask; several, separated by commas, one after the other. PROMPT2MESH_LLM otherwise.",
    ),
]  # fmt: skip
MaxCost = Annotated[
    float | None, typer.Option("--max-cost", min=0.001, help="Dollars the agent may spend.", show_default=False)
]
MaxTokens = Annotated[int | None, typer.Option("--max-tokens", min=1000, help="Tokens it may use.", show_default=False)]
MaxMinutes = Annotated[
    float | None, typer.Option("--max-minutes", min=0.1, help="Minutes it may take.", show_default=False)
]
MaxRounds = Annotated[
    int | None, typer.Option("--max-rounds", min=1, max=50, help="Rounds of looking and improving.", show_default=False)
]
ShowIn = Annotated[
    str | None,
    typer.Option("--show-in", metavar="HOST:PORT",
                 help="Show the model in this Blender as soon as it is built, such as 127.0.0.1:9876 of `prompt2mesh "
                      "desktop`; PROMPT2MESH_BLENDER_TOKEN is its token.", show_default=False),
]  # fmt: skip
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the agent's run that was interrupted.")]


@dataclass(frozen=True, kw_only=True)
class AgentWish:
    """Who is to model, and what the agent may use; None is as settings or the server have it."""

    modeler: ModelerName
    llm: str | None = None
    cost_usd: float | None = None
    tokens: int | None = None
    minutes: float | None = None
    iterations: int | None = None

    def budget(self) -> dict[str, Any]:
        """What was given of the budget."""
        given = {"tokens": self.tokens, "cost_usd": self.cost_usd, "minutes": self.minutes,
                 "iterations": self.iterations}  # fmt: skip
        return {name: value for name, value in given.items() if value is not None}


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
    """Turns every way to fail into one message and an exit code.

    A fault of this program itself gets the code `internal`; its traceback is
    shown when PROMPT2MESH_TRACEBACK is set.
    """
    _interruptible()
    try:
        yield
    except Prompt2MeshError as exc:
        show.show_error(exc, as_json=as_json)
        raise typer.Exit(exc.exit_code) from exc
    except KeyboardInterrupt as exc:
        show.err.print("stopped; nothing half-written was left", style="dim")
        raise typer.Exit(_INTERRUPTED) from exc
    except BrokenPipeError as exc:
        # The reader of our output has gone (`| head`); what is left to say goes nowhere, without complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(_READER_GONE) from exc
    except OSError as exc:
        fault = StorageError.of(exc)
        show.show_error(fault, as_json=as_json)
        raise typer.Exit(fault.exit_code) from exc
    except typer.Exit:
        raise
    except Exception as exc:
        if os.environ.get("PROMPT2MESH_TRACEBACK"):
            raise
        bug = Prompt2MeshError(
            f"a fault of Prompt2Mesh itself: {type(exc).__name__}: {exc}",
            hint="please report it with what PROMPT2MESH_TRACEBACK=1 prints",
        )
        show.show_error(bug, as_json=as_json)
        raise typer.Exit(bug.exit_code) from exc
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _interruptible() -> None:
    """Ctrl-C and a polite kill both end in order: workers stopped, temporary folders removed."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, interrupt)


def read_stdin_if_dash(text: str) -> str:
    """The text itself, or standard input for "-"."""
    return sys.stdin.read(200_000) if text == "-" else text
