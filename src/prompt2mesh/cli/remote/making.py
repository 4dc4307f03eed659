"""The command `make`, and how a finished task is shown and fetched."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli.remote import showing
from prompt2mesh.cli.remote.connecting import AsJson, Detach, Out, Server, connected, find_project
from prompt2mesh.cli.remote.following import finish
from prompt2mesh.studio.folders import free_folder, slug

if TYPE_CHECKING:
    from prompt2mesh.client import Client
    from prompt2mesh.client.models import Task, Version
    from prompt2mesh.client.resources.tasks import AgentOptions, ExportOptions

Fetch = Annotated[bool, typer.Option("--fetch/--no-fetch", help="Download the files of the finished model.")]


def make(
    prompt: Annotated[str, typer.Argument(help='What to make, in words: "a round oak table with four brass legs".')],
    out: Out = None,
    formats: opt.Formats = "glb",
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="The same words and seed give the same model.")] = 0,
    scale: opt.Scale = 1.0,
    style: opt.Style = opt.StyleName.smooth,
    detail: opt.Detail = 1.0,
    beauty: Annotated[bool, typer.Option("--beauty/--no-beauty", help="Also render with Cycles.")] = False,
    turntable: opt.Turntable = None,
    print_ready: opt.PrintReady = False,
    script: Annotated[bool, typer.Option("--script", help="Also write rebuild.py for any plain Blender.")] = False,
    budget: opt.Budget = None,
    picture: Annotated[
        Path | None, typer.Option("--picture", help="A PNG, JPEG or WebP to model after.", show_default=False)
    ] = None,
    modeler: opt.Modeler = opt.ModelerName.auto,
    max_cost: opt.MaxCost = None,
    max_tokens: opt.MaxTokens = None,
    max_minutes: opt.MaxMinutes = None,
    max_rounds: opt.MaxRounds = None,
    project: Annotated[
        str | None, typer.Option("--project", "-p", help="Add it to this project as its next version.")
    ] = None,
    fetch: Fetch = True,
    detach: Detach = False,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Make a model from words on the server, and fetch its files.

    Ctrl-C cancels it on the server. With --detach the command ends at once, and
    `prompt2mesh remote watch` follows the task later, from anywhere.
    """
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        asked_formats = opt.parse_formats(formats)
        task = client.tasks.text_to_3d(
            opt.read_stdin_if_dash(prompt), seed=seed, scale=scale, style=style.value, detail=detail,
            formats=asked_formats, beauty=beauty, turntable=turntable.value if turntable else None,
            print_ready=print_ready, script=script, budget_triangles=budget,
            reference_upload_id=client.uploads.create(picture).id if picture else None,
            project_id=find_project(client, project).id if project else None,
            **agent_options(opt.AgentWish(modeler=modeler, cost_usd=max_cost, tokens=max_tokens, minutes=max_minutes,
                                          iterations=max_rounds)),
        )  # fmt: skip
        deliver(client, task, out=out, fetch=fetch, detach=detach, as_json=as_json)


def agent_options(asked: opt.AgentWish) -> "AgentOptions":
    """Who is to model, as the client takes it; an older server need not know of it where nothing was said."""
    budget = asked.budget()
    found: dict[str, Any] = {} if asked.modeler is opt.ModelerName.auto else {"modeler": asked.modeler.value}
    return cast("AgentOptions", {**found, **({"budget": budget} if budget else {})})


def deliver(
    client: "Client", task: "Task", *, out: Path | None, fetch: bool, detach: bool, as_json: bool,
    names: Sequence[str] | None = None, checklist: bool = True,
) -> None:  # fmt: skip
    """Waits for a task, shows what it made, and fetches the files.

    Args:
        client: The client.
        task: The task, just asked for.
        out: Where to save the files; a new folder named after the model by default.
        fetch: Whether to save them at all.
        detach: Do not wait.
        as_json: Print JSON instead.
        names: Which files or formats; all by default.
        checklist: Show what became of every word.
    """
    if detach:
        if as_json:
            typer.echo(task.model_dump_json())
        else:
            showing.show_detached(task)
        return
    task = finish(client, task, quiet=as_json)
    version = task.version or (client.versions.get(task.version_id) if task.version_id else None)
    if version is not None and not as_json:
        showing.show_version(version)
        if checklist:
            showing.show_wishes(client.versions.checklist(version.id).items)
    saved = fetch_files(client, version, out, names=names, quiet=as_json) if fetch and version is not None else []
    if as_json:
        typer.echo(json.dumps({**task.model_dump(mode="json"), "saved": [str(path) for path in saved]}))
    else:
        showing.show_saved(saved)


def fetch_files(
    client: "Client", version: "Version", out: Path | None, *, names: Sequence[str] | None, quiet: bool
) -> list[Path]:
    """Saves files of a version."""
    folder = out or free_folder(Path.cwd(), slug(version.summary.prompt or version.label))
    with showing.download_display("downloading", quiet=quiet) as on_progress:
        return client.versions.download(version, folder, names=names, on_progress=on_progress)


def export_names(options: "ExportOptions") -> list[str]:
    """The files that an export is asked for."""
    names: list[str] = list(options.get("formats") or ())
    if options.get("print_ready"):
        names += ["print.stl", "print.3mf"]
    if options.get("script"):
        names.append("rebuild.py")
    if options.get("beauty"):
        names.append("beauty.png")
    if turntable := options.get("turntable"):
        names.append(f"turntable.{turntable}")
    return names
