"""How tasks, versions and projects of a server look in a terminal."""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)

from prompt2mesh.cli import agent_steps, show

if TYPE_CHECKING:
    from prompt2mesh.client.downloading import Progress as DownloadProgress
    from prompt2mesh.client.models import Summary, Task, TaskEvent, Version, Wish

STATUS_STYLES = {"PENDING": "dim", "IN_PROGRESS": "cyan", "SUCCEEDED": "green", "FAILED": "red", "CANCELED": "yellow"}
_MARKS = {"met": "[green]✓[/]", "approximated": "[yellow]≈[/]", "not_understood": "[red]✗[/]"}
_STAGES = {"queued": "waiting", "understand": "reading the words", "build": "building in Blender",
           "inspect": "measuring", "preview": "taking the preview", "beauty": "rendering with Cycles",
           "turntable": "turning the table", "print": "making printable solids", "script": "writing the script",
           "made": "keeping the files"}  # fmt: skip


class TaskBar:
    """A progress bar of one task, moved by its events."""

    def __init__(self, bar: Progress, label: str, *, quiet: bool) -> None:
        """Add a line to a display; quiet shows no steps of the agent."""
        self._bar = bar
        self._quiet = quiet
        self._line = bar.add_task(label, total=100, stage="asking the server")

    def queued(self, position: int, estimate_s: float | None) -> None:
        """Says how long it will wait."""
        ahead = "next in the queue" if position == 0 else f"{position} in the queue before it"
        soon = f", starts in about {_duration(estimate_s)}" if estimate_s else ""
        self._bar.update(self._line, stage=f"{ahead}{soon}")

    def _say(self, tell: Callable[[], None]) -> None:
        if not self._quiet:
            tell()

    def __call__(self, event: "TaskEvent") -> None:
        """Moves on."""
        data = event.data
        match event.type:
            case "queued":
                self.queued(int(data.get("position") or 0), data.get("estimate_s"))
            case "started":
                self._bar.update(self._line, stage="started")
            case "modeler":
                self._say(lambda: agent_steps.show_modeler(data))
            case "agent":
                self._bar.update(self._line, completed=data.get("progress", 0), stage="the agent works")
                self._say(lambda: agent_steps.show_step(data))
            case "stage" | "files":
                self._bar.update(self._line, completed=data.get("progress", 0), stage=stage_text(data.get("stage", "")))
            case "retried":
                self._bar.update(self._line, completed=0, stage=f"started anew: {show.plain(data.get('reason', ''))}")
            case "succeeded":
                self._bar.update(self._line, completed=100, stage="done")
            case _:
                self._bar.update(self._line, stage=show.plain(event.type))


@contextmanager
def task_display(label: str, *, quiet: bool) -> Generator[TaskBar]:
    """A bar on standard error, gone when the work is done."""
    bar = Progress(
        SpinnerColumn(), TextColumn("[bold]{task.description}"), BarColumn(bar_width=30),
        TextColumn("{task.fields[stage]}"), TimeElapsedColumn(), console=show.err, transient=True,
        disable=quiet or not show.err.is_terminal,
    )  # fmt: skip
    with bar:
        yield TaskBar(bar, show.plain(label), quiet=quiet)


@contextmanager
def count_display(label: str, total: int, *, quiet: bool) -> Generator[Callable[[int, str], None]]:
    """A bar that counts things that are done."""
    bar = Progress(
        SpinnerColumn(), TextColumn("[bold]{task.description}"), BarColumn(bar_width=30),
        TextColumn("{task.completed:.0f}/{task.total:.0f} {task.fields[note]}"), TimeElapsedColumn(), console=show.err,
        transient=True, disable=quiet or not show.err.is_terminal,
    )  # fmt: skip
    with bar:
        line = bar.add_task(show.plain(label), total=total, note="")

        def update(done: int, note: str) -> None:
            bar.update(line, completed=done, note=note)

        yield update


@contextmanager
def download_display(label: str, *, quiet: bool) -> "Generator[Callable[[DownloadProgress], None]]":
    """A bar that counts bytes."""
    bar = Progress(
        SpinnerColumn(), TextColumn("[bold]{task.description}"), BarColumn(bar_width=30), DownloadColumn(),
        TransferSpeedColumn(), console=show.err, transient=True, disable=quiet or not show.err.is_terminal,
    )  # fmt: skip
    with bar:
        line = bar.add_task(show.plain(label), total=None)

        def update(progress: "DownloadProgress") -> None:
            bar.update(line, completed=progress.done_bytes, total=progress.size_bytes)

        yield update


def stage_text(stage: str) -> str:
    """A stage as a person says it."""
    name = stage.split(maxsplit=1)[0] if stage else ""
    return _STAGES.get(name) or (f"writing {show.plain(stage.rpartition(' ')[2])}" if stage else "")


def show_version(version: "Version") -> None:
    """The facts of a version."""
    table = show.grid("dim", "")
    table.add_row("model", f"{show.plain(version.label)}  [dim]version {version.number}[/]")
    for name, text in summary_rows(version.summary):
        table.add_row(name, text)
    table.add_row("project", f"[dim]{show.plain(version.project_id)}[/]")
    table.add_row("version", f"[dim]{show.plain(version.id)}[/]")
    show.out.print(table)


def summary_rows(summary: "Summary") -> list[tuple[str, str]]:
    """The measured facts, one a row."""
    rows: list[tuple[str, str]] = []
    if len(summary.size_m) == 3:
        width, depth, height = summary.size_m
        rows.append(("size", f"{show.size((width, depth, height))}  (width × depth × height)"))
    parts = "1 part" if summary.parts == 1 else f"{summary.parts:,} parts"
    rows.append(("mesh", f"{parts}, {summary.triangles:,} triangles"))
    solid = "every part is watertight" if summary.watertight else "[yellow]not every part is watertight[/]"
    if summary.floating:
        solid += f"; [yellow]floating: {show.plain(', '.join(summary.floating[:8]))}[/]"
    rows.append(("solids", solid))
    counts = summary.checklist
    if counts.met or counts.approximated or counts.not_understood:
        asked = [f"[green]{counts.met} met[/]"]
        asked += [f"[yellow]{counts.approximated} approximated[/]"] if counts.approximated else []
        asked += [f"[red]{counts.not_understood} not understood[/]"] if counts.not_understood else []
        rows.append(("asked", ", ".join(asked)))
    if summary.modeler == "agent":
        judged = "not judged" if summary.score is None else f"{summary.score:g}/10"
        spent = agent_steps.spent(summary.llm_tokens, summary.llm_cost_usd)
        rows.append(("agent", f"{judged}  [dim]{show.plain(summary.llm_model or '')}, {spent}[/]"))
        rows += [("still wrong", f"[yellow]{show.plain(line)}[/]") for line in summary.remaining]
    return rows


def show_wishes(wishes: "Iterable[Wish]") -> None:
    """What became of every word."""
    table = show.grid("", "dim", "", "dim")
    for wish in wishes:
        table.add_row(
            _MARKS.get(wish.status, "?"), show.plain(wish.kind), show.plain(wish.phrase), show.plain(wish.note)
        )
    if table.row_count:
        show.out.print("\n[bold]what you asked[/]")
        show.out.print(table)


def show_saved(files: list[Path]) -> None:
    """Where files were saved."""
    if not files:
        return
    show.out.print(f"\n[bold]{show.plain(show.plain_path(files[0].parent))}/[/]", soft_wrap=True)
    for file in files:
        show.out.print(f"  {show.plain(file.name)}  [dim]{show.file_size(file.stat().st_size)}[/]")


def show_detached(task: "Task") -> None:
    """What to do with a task that nobody waits for."""
    show.out.print(f"{show.plain(task.id)}  [dim]{show.plain(task.label)}[/]", soft_wrap=True)
    show.err.print(f"follow it: prompt2mesh remote watch {show.plain(task.id)}", style="dim", soft_wrap=True)


def ago(moment: datetime | None) -> str:
    """How long ago something was."""
    if moment is None:
        return ""
    return f"{_duration(max(0.0, (datetime.now(UTC) - moment).total_seconds()))} ago"


def _duration(seconds: float) -> str:
    for name, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{seconds / length:.0f} {name}"
    return f"{seconds:.0f} s"
