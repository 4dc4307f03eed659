"""The commands that change a model of the server: edit, set, part, variants, revert, export."""

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.making import setting
from prompt2mesh.cli.remote import showing
from prompt2mesh.cli.remote.connecting import (
    AsJson,
    Detach,
    Model,
    Out,
    Server,
    connected,
    find_project,
    find_version_id,
)
from prompt2mesh.cli.remote.following import cancel_on_server
from prompt2mesh.cli.remote.making import agent_options, deliver, export_names
from prompt2mesh.mesh.errors import OptionError

if TYPE_CHECKING:
    from prompt2mesh.client import Client
    from prompt2mesh.client.models import Batch, Project
    from prompt2mesh.client.resources.tasks import ExportOptions

Branch = Annotated[str | None, typer.Option("--branch", "-b", help="The line of versions.", show_default="main")]
Fetch = Annotated[bool, typer.Option("--fetch/--no-fetch", help="Also download the new files.")]
_POLL_S = 0.7
_HEX_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def edit(
    model: Model,
    sentence: Annotated[str, typer.Argument(help='What to change: "make the legs taller and paint the top red".')],
    part: Annotated[str | None, typer.Option("--part", help="Change only this part.", show_default=False)] = None,
    branch: Branch = None,
    modeler: opt.Modeler = opt.ModelerName.auto,
    max_cost: opt.MaxCost = None,
    max_tokens: opt.MaxTokens = None,
    max_minutes: opt.MaxMinutes = None,
    max_rounds: opt.MaxRounds = None,
    out: Out = None,
    fetch: Fetch = False,
    detach: Detach = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Change a model by a sentence; `revert` goes back."""
    asked = opt.AgentWish(modeler=modeler, cost_usd=max_cost, tokens=max_tokens, minutes=max_minutes,
                          iterations=max_rounds)  # fmt: skip
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        project = find_project(client, model)
        task = client.tasks.edit(project.id, opt.read_stdin_if_dash(sentence), part=part, branch=branch,
                                 **agent_options(asked))  # fmt: skip
        deliver(client, task, out=out, fetch=fetch or out is not None, detach=detach, as_json=as_json)
        _show_changes(client, project, branch, quiet=as_json or detach)


def set_parameters(
    model: Model,
    settings: Annotated[list[str], typer.Argument(help="One or more NAME=VALUE, such as seat_height=0.5 (metres).")],
    branch: Branch = None,
    out: Out = None,
    fetch: Fetch = False,
    detach: Detach = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Move sliders of a model; `prompt2mesh remote show MODEL` lists them."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        values = dict(setting(text) for text in settings)
        project = find_project(client, model)
        task = client.tasks.set_parameters(project.id, values, branch=branch)
        deliver(client, task, out=out, fetch=fetch or out is not None, detach=detach, as_json=as_json, checklist=False)
        _show_changes(client, project, branch, quiet=as_json or detach)


def part(
    model: Model,
    path: Annotated[str, typer.Argument(help="The part, as `prompt2mesh remote show MODEL` names it.")],
    name: Annotated[str | None, typer.Option("--name", help="A new name.", show_default=False)] = None,
    color: Annotated[str | None, typer.Option("--color", help="A new colour, such as #aa0000.")] = None,
    material: Annotated[str | None, typer.Option("--material", help="A new material, such as brass.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take it away.")] = False,
    detach: Detach = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Rename, recolour or remove one part of a model."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        if color is not None and not _HEX_COLOR.fullmatch(color):
            raise OptionError(
                f"a colour such as #aa0000 was expected; got {color!r}",
                hint=f'by its name: prompt2mesh remote edit {model} --part "{path}" "paint it {color}"',
            )
        project = find_project(client, model)
        task = client.tasks.change_part(
            project.id, path, name=name, color=color, material=material, remove=remove or None
        )
        deliver(client, task, out=None, fetch=False, detach=detach, as_json=as_json, checklist=False)
        _show_changes(client, project, None, quiet=as_json or detach)


def variants(
    model: Model,
    count: Annotated[int, typer.Option("--count", "-n", min=2, max=12, help="How many.")] = 4,
    out: Out = None,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Make other models from the same words, and fetch their pictures.

    Keep the one you like: prompt2mesh remote revert MODEL VERSION
    """
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        project = find_project(client, model)
        batch = finish_batch(client, client.projects.variants(project.id, count), quiet=as_json)
        versions = [task.version for task in client.batches.tasks(batch.id) if task.version is not None]
        saved: list[Path] = []
        if out is not None:
            for version in versions:
                folder = out / f"seed-{version.summary.seed}"
                saved += client.versions.download(version, folder, names=["preview.png", "glb"])
        if as_json:
            found = [version.model_dump(mode="json") for version in versions]
            typer.echo(json.dumps({**batch.model_dump(mode="json"), "versions": found}))
            return
        table = show.grid("bold", "", "dim", "dim")
        for version in versions:
            triangles = f"{version.summary.triangles:,} triangles"
            table.add_row(show.plain(version.id), show.plain(version.label), triangles, f"version {version.number}")
        show.out.print(table)
        show.err.print(
            f"keep one: prompt2mesh remote revert {show.plain(project.id)} VERSION", style="dim", soft_wrap=True
        )
        for path in saved:
            show.out.print(f"  {show.plain(show.plain_path(path))}", soft_wrap=True)


def revert(
    model: Model,
    version: Annotated[str, typer.Argument(help="The version to go back to: its id (ver_…) or its number.")],
    branch: Branch = None,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Go back to an earlier version, or take a variant; nothing is lost."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        project = find_project(client, model)
        version_id = version
        if version.isdecimal():
            numbered = {one.number: one.id for one in client.projects.versions(project.id, limit=100)}
            version_id = numbered.get(int(version), version)
        made = client.projects.revert(project.id, version_id, branch=branch)
        if as_json:
            typer.echo(made.model_dump_json())
        else:
            showing.show_version(made)


def export(
    model: Annotated[str, typer.Argument(help="A project (id, name or `last`) or a version (ver_…).")],
    formats: opt.Formats = "glb",
    out: Out = None,
    beauty: Annotated[bool, typer.Option("--beauty", help="Also render with Cycles.")] = False,
    turntable: opt.Turntable = None,
    print_ready: opt.PrintReady = False,
    script: Annotated[bool, typer.Option("--script", help="Also write rebuild.py for any plain Blender.")] = False,
    budget: opt.Budget = None,
    detach: Detach = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Have a version written in more formats, and fetch the new files."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        options: ExportOptions = {
            "formats": opt.parse_formats(formats), "beauty": beauty, "print_ready": print_ready, "script": script,
            "turntable": turntable.value if turntable else None, "budget_triangles": budget,
        }  # fmt: skip
        task = client.tasks.export(find_version_id(client, model), **options)
        names = export_names(options)
        deliver(client, task, out=out, fetch=True, detach=detach, as_json=as_json, names=names, checklist=False)


def finish_batch(client: "Client", batch: "Batch", *, quiet: bool) -> "Batch":
    """Waits for a batch with a bar that counts; Ctrl-C cancels it on the server."""
    try:
        with showing.count_display(batch.name or "batch", batch.total, quiet=quiet) as update:
            while batch.ended < batch.total:
                failed = batch.counts.get("FAILED", 0)
                update(batch.ended, f"[red]{failed} failed[/]" if failed else "")
                time.sleep(_POLL_S)
                batch = client.batches.get(batch.id)
    except KeyboardInterrupt:
        cancel_on_server(client, batch.id)
        raise
    return batch


def _show_changes(client: "Client", before: "Project", branch: str | None, *, quiet: bool) -> None:
    """What a change did to the newest version."""
    if quiet or before.head is None or branch not in {None, before.head.branch}:
        return
    after = client.projects.get(before.id).head
    if after is None or after.id == before.head.id:
        return
    changes = client.versions.compare(before.head.id, after.id).changes
    if changes:
        show.out.print("\n[bold]what changed[/]")
    for change in changes[:16]:
        show.out.print(f"  {show.plain(change.text or change.path)}", soft_wrap=True)
    if len(changes) > 16:
        show.out.print(f"  [dim]… and {len(changes) - 16} more[/]")
