"""The commands that look at what is on the server and fetch it: list, show, download, delete, share."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show as terminal
from prompt2mesh.cli.remote import showing
from prompt2mesh.cli.remote.connecting import AsJson, Model, Out, Server, connected, find_project, find_version_id
from prompt2mesh.cli.remote.making import fetch_files

if TYPE_CHECKING:
    from prompt2mesh.client import Client
    from prompt2mesh.client.models import Answer, Batch, Parameter, Project, Task


class What(StrEnum):
    """What there is to list."""

    models = "models"
    tasks = "tasks"
    batches = "batches"


class Status(StrEnum):
    """The state of a task."""

    pending = "PENDING"
    in_progress = "IN_PROGRESS"
    succeeded = "SUCCEEDED"
    failed = "FAILED"
    canceled = "CANCELED"


def list_things(
    what: Annotated[What, typer.Argument(help="What to list.")] = What.models,
    search: Annotated[str | None, typer.Option("--search", "-q", help="Only models with these words.")] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="Only models with this tag.")] = None,
    status: Annotated[
        Status | None,
        typer.Option("--status", help="Only tasks in this state.", case_sensitive=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="At most so many.")] = 20,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """List your models, tasks or batches on the server, newest first."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        page = min(limit, 100)
        if what is What.models:
            projects = list(islice(client.projects.list(q=search, tag=tag, limit=page), limit))
            nothing = "no model is like that" if search or tag else 'no models yet: prompt2mesh remote make "a red mug"'
            _print(projects, _projects, as_json=as_json, nothing=nothing)
        elif what is What.tasks:
            tasks = list(islice(client.tasks.list(status=status.value if status else None, limit=page), limit))
            _print(tasks, _tasks, as_json=as_json, nothing="no tasks")
        else:
            batches = list(islice(client.batches.list(limit=page), limit))
            _print(batches, _batches, as_json=as_json, nothing="no batches: prompt2mesh remote batch FILE")


def show(
    name: Annotated[
        str, typer.Argument(help="A model (id, name or `last`), a version (ver_…), a task (job_…) or a batch (bat_…).")
    ],
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Show a model: its size, sliders, parts, files and versions; or how a task or a batch stands."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        _show(client, name, as_json=as_json)


def download(
    model: Annotated[str, typer.Argument(help="A model (id, name or `last`), a version (ver_…) or a batch (bat_…).")],
    out: Out = None,
    formats: Annotated[
        str | None,
        typer.Option("--format", "-f", help="Only these files or formats, separated by commas.", show_default="all"),
    ] = None,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Fetch the files of a model; a batch comes as one zip.

    A download that broke off goes on where it was, and every file is checked.
    """
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        names = [name.strip().lstrip(".") for name in formats.split(",") if name.strip()] if formats else None
        if model.startswith("bat_"):
            target = out if out is not None and out.suffix == ".zip" else (out or Path.cwd()) / f"{model}.zip"
            with showing.download_display("downloading", quiet=as_json) as on_progress:
                kind = names[0] if names else "glb"
                saved = [client.batches.download(model, target, format=kind, on_progress=on_progress)]
        else:
            version = client.versions.get(find_version_id(client, model))
            saved = fetch_files(client, version, out, names=names, quiet=as_json)
        if as_json:
            typer.echo(json.dumps({"saved": [str(path) for path in saved]}))
        else:
            showing.show_saved(saved)


def delete(
    model: Annotated[str, typer.Argument(help="A model (id, name or `last`), a version (ver_…) or a task (job_…).")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Delete a model with all its versions, one version, or a task that has ended."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        if model.startswith("job_"):
            client.tasks.delete(model)
            told = model
        elif model.startswith("ver_"):
            client.versions.delete(model)
            told = model
        else:
            project = find_project(client, model)
            told = f"{project.name} ({project.id})"
            if not yes and not as_json:
                typer.confirm(f"Delete {told} and all its versions?", abort=True, err=True)
            client.projects.delete(project.id)
        if as_json:
            typer.echo(json.dumps({"deleted": model}))
        else:
            terminal.out.print(f"deleted {terminal.plain(told)}", soft_wrap=True)


def share(
    model: Model,
    end: Annotated[bool, typer.Option("--end", help="End the link instead.")] = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Get a link that shows a model to whoever has it."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        project = find_project(client, model)
        if end:
            client.projects.unshare(project.id)
            url = None
        else:
            url = client.projects.share(project.id).url
        if as_json:
            typer.echo(json.dumps({"project_id": project.id, "url": url}))
        else:
            terminal.out.print(terminal.plain(url or "the link is no more"), soft_wrap=True)


def _show(client: "Client", name: str, *, as_json: bool) -> None:
    if name.startswith("job_"):
        task = client.tasks.get(name)
        return _print([task], _tasks, as_json=as_json, single=True)
    if name.startswith("bat_"):
        batch = client.batches.get(name)
        return _print([batch], _batches, as_json=as_json, single=True)
    project = None if name.startswith("ver_") else find_project(client, name)
    if project is not None and project.head is None:
        return _print([project], _projects, as_json=as_json, single=True)
    version_id = name if project is None or project.head is None else project.head.id
    version = client.versions.get(version_id)
    parameters = client.versions.parameters(version_id).parameters
    parts = client.versions.parts(version_id).parts
    wishes = client.versions.checklist(version_id).items
    if as_json:
        found = version.model_dump(mode="json")
        found["parameters"] = [one.model_dump(mode="json") for one in parameters]
        found["parts"] = [one.model_dump(mode="json") for one in parts]
        found["checklist"] = [one.model_dump(mode="json") for one in wishes]
        if project is not None:
            found["project"] = project.model_dump(mode="json")
        typer.echo(json.dumps(found))
        return None
    showing.show_version(version)
    showing.show_wishes(wishes)
    if parameters:
        terminal.out.print("\n[bold]sliders[/]")
        table = terminal.grid("", "bold", "dim", "dim")
        for one in parameters:
            table.add_row(terminal.plain(one.name), _value(one.value), terminal.plain(one.unit), _range(one))
        terminal.out.print(table)
    if parts:
        terminal.out.print("\n[bold]parts[/]")
        table = terminal.grid("", "dim", "dim")
        for part in parts:
            table.add_row(terminal.plain(part.path), terminal.plain(part.material), f"{part.triangles:,} triangles")
        terminal.out.print(table)
    if version.files:
        terminal.out.print("\n[bold]files[/]")
        for file in version.files:
            bytes_ = terminal.file_size(file.size_bytes) if file.size_bytes is not None else ""
            terminal.out.print(f"  {terminal.plain(file.name)}  [dim]{bytes_}[/]")
    if project is not None:
        _show_versions(client, project)
    return None


def _show_versions(client: "Client", project: "Project") -> None:
    versions = client.projects.versions(project.id, limit=20).page().items
    heads = {branch.head_version_id: branch.name for branch in project.branches}
    terminal.out.print("\n[bold]versions[/]")
    table = terminal.grid("bold", "", "dim", "dim", "cyan")
    for one in versions:
        when = showing.ago(one.created_at)
        table.add_row(
            str(one.number),
            terminal.plain(one.label),
            terminal.plain(one.id),
            when,
            terminal.plain(heads.get(one.id, "")),
        )
    terminal.out.print(table)


def _value(value: float | bool | str | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.6g}" if isinstance(value, float) else terminal.plain("" if value is None else value)


def _range(one: "Parameter") -> str:
    if isinstance(one.value, bool):
        return "yes, no"
    if one.choices:
        return terminal.plain(", ".join(one.choices))
    if one.minimum is None and one.maximum is None:
        return ""
    low, high = (("" if bound is None else f"{bound:.6g}") for bound in (one.minimum, one.maximum))
    return f"{low} … {high}"


def _print(
    items: "Sequence[Answer]", rows: Callable[[Any], Iterable[tuple[str, ...]]], *, as_json: bool, nothing: str = "",
    single: bool = False,
) -> None:  # fmt: skip
    """A table, or JSON."""
    if as_json:
        found = [item.model_dump(mode="json") for item in items]
        typer.echo(json.dumps(found[0] if single else found))
        return
    if not items:
        terminal.err.print(nothing, style="dim", soft_wrap=True)
        return
    table = terminal.grid("bold", "", "dim", "dim")
    for row in rows(items):
        table.add_row(*row)
    terminal.out.print(table)


def _projects(projects: "Sequence[Project]") -> Iterator[tuple[str, ...]]:
    for one in projects:
        facts = f"version {one.head.number}, {one.head.summary.triangles:,} triangles" if one.head else "no version yet"
        star = "[yellow]★[/] " if one.favourite else ""
        yield terminal.plain(one.id), f"{star}{terminal.plain(one.name)}", facts, showing.ago(one.updated_at)


def _tasks(tasks: "Sequence[Task]") -> Iterator[tuple[str, ...]]:
    for one in tasks:
        state = f"[{showing.STATUS_STYLES[one.status]}]{one.status}[/]"
        if one.status == "IN_PROGRESS":
            state += f" {one.progress} % {showing.stage_text(one.stage)}"
        elif one.status == "PENDING" and one.queue is not None:
            state += f" {one.queue.position} before it"
        elif one.error is not None:
            state += f" [red]{terminal.plain(one.error.code)}[/]: {terminal.plain(one.error.message)}"
        yield terminal.plain(one.id), state, f"{one.kind}: {terminal.plain(one.label)}", showing.ago(one.created_at)


def _batches(batches: "Sequence[Batch]") -> Iterator[tuple[str, ...]]:
    for one in batches:
        counts = ", ".join(
            f"[{showing.STATUS_STYLES.get(state, 'dim')}]{count} {terminal.plain(state)}[/]"
            for state, count in one.counts.items() if count
        )  # fmt: skip
        yield terminal.plain(one.id), counts, terminal.plain(one.name), showing.ago(one.created_at)
