"""`prompt2mesh audit`: proves that a studio kept its promises, or names what it broke."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.serving import require_server
from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.ports.findings import MEANINGS, AuditReport, AuditRules, FindingKind

if TYPE_CHECKING:
    from collections.abc import Callable

EPILOG = (
    "Exit codes: 0 every promise was kept; 1 something was found; 2 an option cannot be used; 5 the database or the "
    "files cannot be read.\n\n"
    "Example: stop the studio, then `prompt2mesh audit --at-rest --json`.\n\n"
    "What it finds: " + "; ".join(f"`{kind}` {meaning}" for kind, meaning in MEANINGS.items()) + "."
)
_MOST_SHOWN = 50


def audit(
    at_rest: Annotated[
        bool, typer.Option("--at-rest", help="Nothing of the studio runs: all that was begun must have ended.")
    ] = False,
    nothing_deleted: Annotated[
        bool,
        typer.Option("--nothing-deleted", help="Nobody ever deleted a task, version or project: sums must agree "
                     "exactly, not only reach what they should."),
    ] = False,
    read_files: Annotated[
        bool, typer.Option("--files/--no-files", help="Read every file and compare its SHA-256.")
    ] = True,
    grace_h: Annotated[
        float, typer.Option("--grace-hours", min=0.0, help="How long a file that nothing refers to may lie there.")
    ] = 26.0,
    promised: Annotated[
        Path | None,
        typer.Option(help='What people were told was accepted: `{"jobs": ["job_…"], "batches": {"bat_…": 3}}`.',
                     show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:  # fmt: skip
    """Prove that nothing was lost, doubled, damaged or left behind; it reads everything and changes nothing.

    `DATABASE_URL`, `PROMPT2MESH_DATA` and `PROMPT2MESH_BLOBS` say which studio. It may run beside it: then what is
    under way is no finding. Processes and scratch folders are those of this machine.
    """
    with opt.reported_errors(as_json=as_json):
        require_server("sqlalchemy")
        from prompt2mesh.bootstrap.auditing import audit as look  # noqa: PLC0415 - the server extra

        jobs, batches = _promised(promised)
        rules = AuditRules(
            now=datetime.now(UTC), at_rest=at_rest, nothing_deleted=nothing_deleted, read_files=read_files,
            grace=timedelta(hours=grace_h), promised_jobs=jobs, promised_batches=batches,
        )  # fmt: skip
        report = look(read_service_settings(), rules, on_step=_told(quiet=as_json))
        if as_json:
            typer.echo(json.dumps({"sound": report.sound, **asdict(report)}))
        else:
            _show(report)
    if not report.sound:
        raise typer.Exit(1)


def _promised(path: Path | None) -> tuple[list[str], dict[str, int]]:
    if path is None:
        return [], {}
    form = 'JSON like {"jobs": ["job_…"], "batches": {"bat_…": 3}} was expected'
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        return [str(one) for one in found.get("jobs", [])], {
            str(name): int(count) for name, count in found.get("batches", {}).items()
        }
    except OSError as exc:
        raise InputFileError(f"{path}: {exc.strerror}", hint=form) from exc
    except (ValueError, AttributeError, TypeError) as exc:
        raise InputFileError(f"{path} cannot be read", hint=form) from exc


def _told(*, quiet: bool) -> "Callable[[str], None]":
    def tell(step: str) -> None:
        if not quiet and sys.stderr.isatty():
            show.err.print(f"looking at {step} …", style="dim")

    return tell


def _show(report: AuditReport) -> None:
    table = show.grid("dim", "")
    for name, count in report.looked_at.items():
        value = show.file_size(count) if name == "bytes" else f"{count:,}"
        table.add_row(name.replace("_", " "), value)
    for name, counts in (("tasks", report.jobs), ("webhooks", report.webhooks)):
        if counts:
            table.add_row(name, ", ".join(f"{count:,} {state}" for state, count in sorted(counts.items())))
    show.out.print(table)
    for left_out in report.not_looked_at:
        show.err.print(f"not looked at: {show.plain(left_out)}", style="yellow", soft_wrap=True)
    if report.sound:
        show.out.print("[green]✓[/] every promise was kept")
        return
    found: Counter[FindingKind] = Counter(one.kind for one in report.findings)
    for kind, count in found.items():
        show.out.print(f"[red]✗[/] {kind} ({count:,}): {MEANINGS[kind]}", soft_wrap=True)
        for one in [one for one in report.findings if one.kind == kind][:_MOST_SHOWN]:
            show.out.print(f"    {show.plain(one.subject)}: {show.plain(one.message)}", soft_wrap=True)
        if count > _MOST_SHOWN:
            show.out.print(f"    … and {count - _MOST_SHOWN:,} more (--json lists all)", style="dim")
