"""`prompt2mesh remote instance`: a Blender of your own on a server."""

import json
import time
import webbrowser
from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.remote.connecting import AsJson, Server, connected
from prompt2mesh.mesh.errors import InstanceFailedError, WaitTimeoutError

if TYPE_CHECKING:
    from prompt2mesh.client.instance_models import Instance, OpenedInstance

instances = typer.Typer(
    no_args_is_help=True, rich_markup_mode="markdown",
    help="A Blender and an agent of your own on the server: open it, keep it, let it rest.",
)  # fmt: skip
_POLL_S = 0.7


@instances.command("open")
def open_instance(
    project: Annotated[
        str | None, typer.Argument(help="A project's id to show; else the scene as you left it.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = False,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds to wait for it.")] = 300.0,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Ask for your instance, wait until it is ready, and print the way in: for a browser, once, within a minute."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        until, told = time.monotonic() + timeout, ""
        opened: OpenedInstance = client.instances.open(project_id=project)
        while opened.open_url is None:
            line = _line(opened.instance)
            if line != told and not as_json:
                show.err.print(line, style="dim")
            told = line
            if opened.instance.phase == "Failed" and opened.instance.retry_at is None:
                raise InstanceFailedError(opened.instance.message or "the instance did not start",
                                          hint=opened.instance.hint)  # fmt: skip
            if time.monotonic() > until:
                raise WaitTimeoutError("the instance is not ready yet; it goes on starting",
                                       hint="ask again: prompt2mesh remote instance status")  # fmt: skip
            time.sleep(_POLL_S)
            opened = client.instances.open(project_id=project)
        if as_json:
            typer.echo(opened.model_dump_json())
        else:
            typer.echo(opened.open_url)
        if opened.problem:
            show.err.print(f"the saved scene could not be loaded: {show.plain(opened.problem)}", style="yellow")
        if browser:
            webbrowser.open(opened.open_url or "")


@instances.command("status")
def show_instance(server: Server = None, as_json: AsJson = False) -> None:
    """How your instance is."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        _tell(client.instances.get(), as_json=as_json)


@instances.command("keep")
def keep_instance(server: Server = None, as_json: AsJson = False) -> None:
    """Say that you go on, so that it is not suspended."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        _tell(client.instances.keep(), as_json=as_json)


@instances.command("suspend")
def suspend_instance(server: Server = None, as_json: AsJson = False) -> None:
    """Save the scene and let the instance rest."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        _tell(client.instances.suspend(), as_json=as_json)


@instances.command("resume")
def resume_instance(server: Server = None, as_json: AsJson = False) -> None:
    """Run the suspended one again."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        _tell(client.instances.resume(), as_json=as_json)


@instances.command("delete")
def delete_instance(server: Server = None, as_json: AsJson = False) -> None:
    """End it; projects and the saved scene stay."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        client.instances.delete()
        typer.echo(json.dumps({"deleted": True})) if as_json else show.out.print("deleted")


def _tell(found: "Instance", *, as_json: bool) -> None:
    if as_json:
        typer.echo(found.model_dump_json())
        return
    table = show.grid("bold", "")
    table.add_row("instance", show.plain(found.id))
    table.add_row("is", _line(found))
    if found.suspends_in_s is not None:
        table.add_row("rests in", f"{found.suspends_in_s / 60:.0f} minutes, if nobody does anything")
    if found.saved_at is not None:
        table.add_row("saved", f"{found.saved_at:%Y-%m-%d %H:%M} UTC")
    if found.hint:
        table.add_row("to do", show.plain(found.hint))
    show.out.print(table)


def _line(found: "Instance") -> str:
    line = found.phase.lower()
    if found.queue is not None and found.phase == "Queued":
        line += f", number {found.queue.position} of {found.queue.of}"
        if found.queue.estimate_s is not None:
            line += f", about {found.queue.estimate_s:.0f} s"
    return f"{line}: {show.plain(found.message)}" if found.message else line
