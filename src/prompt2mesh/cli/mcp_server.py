"""`prompt2mesh mcp`: the MCP server for a client on this machine, and the entries for it in clients' settings."""

import os
import sys
from typing import Annotated

import typer

from prompt2mesh.cli import mcp_install

app = typer.Typer(
    name="mcp", invoke_without_command=True, rich_markup_mode="markdown",
    help="Serve MCP clients on this machine over standard input and output; `mcp install` tells them of it.",
)  # fmt: skip


@app.callback()
def mcp(
    context: typer.Context,
    user: Annotated[
        str, typer.Option(help="E-mail address of the account whose models they are.", show_default="a local account")
    ] = "",
) -> None:
    """Serve MCP clients on this machine; a client starts this by itself.

    What clients make is kept in this machine's studio, in the projects of one account.
    """
    if context.invoked_subcommand is not None:
        return
    command = [sys.executable, "-m", "prompt2mesh.mcp", *(["--user", user] if user else [])]
    os.execv(command[0], command)  # noqa: S606 - our own module, no shell


app.command()(mcp_install.install)
app.command()(mcp_install.uninstall)
app.command("clients")(mcp_install.list_clients)
