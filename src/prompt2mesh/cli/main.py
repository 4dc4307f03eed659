"""The command line: words in, models out."""

from typing import Annotated

import typer

import prompt2mesh
from prompt2mesh.cli import (
    auditing,
    blender,
    chatting,
    database,
    desktop,
    doctoring,
    instances,
    library,
    looking,
    making,
    many,
    mcp_server,
    operating,
    planning,
    remote,
    sculpting,
    secret,
    serving,
    users,
)

app = typer.Typer(
    name="prompt2mesh",
    help=(
        "Turn words into real, editable 3D models, on this machine, with no key and no network.\n\n"
        'Start with:  prompt2mesh make "a round oak table with four brass legs"'
    ),
    no_args_is_help=True,
    epilog=(
        "Exit codes: 0 done; 1 a fault of the program, or some prompts of a batch failed; 2 the words, the file or an "
        "option cannot be used; 3 nothing in the library is near; 4 the model cannot be built; 5 the machine lacks "
        "something; 130 interrupted."
    ),
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"prompt2mesh {prompt2mesh.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Words in, models out."""
    del version


app.command()(making.make)
app.command()(making.edit)
app.command()(sculpting.sculpt)
app.command()(chatting.chat)
app.command("set")(making.set_parameters)
app.command()(making.undo)
app.command()(making.build)
app.command()(looking.inspect)
app.command()(looking.render)
app.command()(looking.export)
app.command()(looking.script)
app.command()(many.variants)
app.command()(many.batch)
app.command()(doctoring.doctor)
app.add_typer(library.app, name="library")
app.add_typer(serving.app, name="serve")
app.add_typer(mcp_server.app, name="mcp")
app.command()(blender.blender)
app.command()(blender.addon)
app.command()(desktop.desktop)
app.add_typer(remote.app, name="remote")
app.add_typer(instances.app, name="instances")
app.command()(planning.plan)
app.command(context_settings=operating.PASSES_ON, epilog=operating.EPILOG)(operating.operator)
app.add_typer(users.app, name="users")
app.add_typer(database.app, name="db")
app.add_typer(secret.app, name="secrets")
app.command(epilog=auditing.EPILOG)(auditing.audit)


if __name__ == "__main__":
    app()
