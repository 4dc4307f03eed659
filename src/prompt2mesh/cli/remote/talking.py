"""The command `chat`: a conversation about a model of the server."""

from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.conversing import converse
from prompt2mesh.cli.remote.connecting import AsJson, Model, Server, connected, find_project
from prompt2mesh.cli.remote.following import finish
from prompt2mesh.cli.remote.making import agent_options
from prompt2mesh.mesh.errors import InputFileError

if TYPE_CHECKING:
    from prompt2mesh.client import Client
    from prompt2mesh.client.models import Project, Task

_HELP = "say what to change or what you want to know; /undo takes the last change back, /turns lists, /quit ends"


def chat(
    model: Model,
    message: Annotated[
        str | None, typer.Argument(help="One turn; without it, a conversation.", show_default=False)
    ] = None,
    branch: Annotated[str | None, typer.Option("--branch", "-b", help="The line of versions.")] = None,
    modeler: opt.Modeler = opt.ModelerName.auto,
    max_cost: opt.MaxCost = None,
    max_tokens: opt.MaxTokens = None,
    max_minutes: opt.MaxMinutes = None,
    max_rounds: opt.MaxRounds = None,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Talk about a model of the server: ask, have it changed, take turns back with /undo."""
    asked = opt.AgentWish(modeler=modeler, cost_usd=max_cost, tokens=max_tokens, minutes=max_minutes,
                          iterations=max_rounds)  # fmt: skip
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        project = find_project(client, model)

        def say(text: str) -> "Task":
            task = client.tasks.chat(project.id, text, branch=branch, **agent_options(asked))
            return finish(client, task, quiet=as_json)

        if message is not None:
            task = say(opt.read_stdin_if_dash(message))
            typer.echo(task.model_dump_json()) if as_json else _show(task)
            return

        def answer(line: str) -> None:
            match line:
                case "/undo":
                    _undo(client, project)
                case "/turns":
                    _list(client, project)
                case _:
                    _show(say(line))

        converse(answer, how_to=_HELP)


def _undo(client: "Client", project: "Project") -> None:
    for turn in client.projects.chat_turns(project.id, order="desc"):
        if turn.version_id is not None and turn.status == "answered":
            undone = client.projects.undo_turn(project.id, turn.id)
            show.out.print(f"taken back: {show.plain(turn.text)}  [dim]version {undone.version.number}[/]")
            return
    raise InputFileError("no turn of this conversation changed the model",
                         hint="prompt2mesh remote revert goes back in its history")  # fmt: skip


def _list(client: "Client", project: "Project") -> None:
    table = show.grid("dim", "", "dim")
    for turn in client.projects.chat_turns(project.id):
        table.add_row("you", show.plain(turn.text), turn.status)
        if turn.answer:
            table.add_row("", show.plain(turn.answer), "")
    show.out.print(table)


def _show(task: "Task") -> None:
    show.out.print(show.plain(task.answer or "Done."), soft_wrap=True)
    if task.version is not None:
        changed = f"the model was changed: version {task.version.number}; /undo takes it back"
        show.err.print(changed, style="dim", soft_wrap=True)
