"""`prompt2mesh mcp install`, `uninstall` and `clients`: our entry in the settings of MCP clients."""

import difflib
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.mcp_clients import settings_file, toml_text
from prompt2mesh.cli.mcp_clients.clients import CLIENTS, Client, Entry, Place, Server, client_of
from prompt2mesh.mesh.errors import InputFileError, OptionError, Prompt2MeshError, StorageError

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CLIENT]...", help=f"{', '.join(client.name for client in CLIENTS)}; all that are found by "
                   "default.", show_default=False),
]  # fmt: skip
EntryName = Annotated[str, typer.Option("--name", help="What the client calls the server.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")]


def install(
    clients: Names = None,
    name: EntryName = "prompt2mesh",
    http: Annotated[
        str, typer.Option(metavar="URL", help="Of a server elsewhere, such as https://mcp.example.org/mcp.",
                          show_default="a command of this machine")
    ] = "",
    token_env: Annotated[
        str, typer.Option(help="With --http: the environment variable that holds the API key.")
    ] = "PROMPT2MESH_TOKEN",  # noqa: S107 - the name of a variable
    write_token: Annotated[
        bool, typer.Option("--write-token", help="With --http: write the key itself into the settings.")
    ] = False,
    user: Annotated[
        str, typer.Option(help="E-mail address of the account whose models they are.", show_default="a local account")
    ] = "",
    only_print: Annotated[bool, typer.Option("--print", help="Print the entries, and change nothing.")] = False,
    dry_run: DryRun = False,
) -> None:  # fmt: skip
    """Tell MCP clients of Prompt2Mesh: writes an entry into their settings and leaves everything else in them.

    The old settings are kept beside the new ones, under a name that ends in `.before-prompt2mesh`.
    """
    with opt.reported_errors():
        server = _server(os.environ, http=http, token_env=token_env, write_token=write_token, user=user)
        place = Place.here(os.environ)

        def tell(client: Client) -> None:
            entry = client.entry(server)
            if only_print:
                _print_entry(client, place, name, entry)
            else:
                _apply(client, settings_file.with_entry(client, place, name, entry), dry_run=dry_run)

        _each(_chosen(clients, place, all_where_none_is_found=only_print), tell)


def uninstall(clients: Names = None, name: EntryName = "prompt2mesh", dry_run: DryRun = False) -> None:
    """Take the entry out of the settings of MCP clients, and leave everything else in them."""
    with opt.reported_errors():
        place = Place.here(os.environ)

        def forget(client: Client) -> None:
            change = settings_file.without_entry(client, place, name)
            if change is None:
                typer.echo(f"{client.title}: it has no entry {name!r}")
            else:
                _apply(client, change, dry_run=dry_run)

        _each(_chosen(clients, place), forget)


def list_clients(name: EntryName = "prompt2mesh") -> None:
    """List the MCP clients that we know, which of them are here, and which know of Prompt2Mesh."""
    with opt.reported_errors():
        place = Place.here(os.environ)
        for client in CLIENTS:
            path = client.path(place)
            try:
                known = settings_file.installed(client, place, name) is not None
                state = "installed" if known else "found" if client.is_here(place) else "not found"
            except Prompt2MeshError as fault:
                state = f"broken: {fault.message}"
            typer.echo(f"{client.name:<15} {state:<10} {path}")


def _server(environment: Mapping[str, str], *, http: str, token_env: str, write_token: bool, user: str) -> Server:
    if not http:
        if write_token:
            raise OptionError("--write-token goes with --http", hint="a command of this machine needs no token")
        kept = {variable: environment[variable] for variable in ("PROMPT2MESH_DATA",) if environment.get(variable)}
        return Server(command=(*_command(), *(["--user", user] if user else [])), environment=kept)
    if not http.startswith(("http://", "https://")):
        raise OptionError(f"--http takes an address; got {http!r}", hint="such as https://mcp.example.org/mcp")
    token = environment.get(token_env, "") if write_token else ""
    if write_token and not token:
        raise OptionError(f"the environment variable {token_env} is empty", hint="put the API key into it first")
    return Server(environment={}, url=http, token_variable=token_env, token=token)


def _command() -> tuple[str, ...]:
    """The absolute command: a client is started by a desktop, which knows nothing of a shell's path."""
    beside = Path(sys.executable).parent / ("prompt2mesh.exe" if sys.platform == "win32" else "prompt2mesh")
    found = str(beside) if beside.exists() else shutil.which("prompt2mesh")
    return (found, "mcp") if found else (sys.executable, "-m", "prompt2mesh.mcp")


def _each(clients: list[Client], do: Callable[[Client], None]) -> None:
    """Does something to each client; one that fails keeps no other from it."""
    faults: list[Prompt2MeshError] = []
    for client in clients:
        try:
            do(client)
        except Prompt2MeshError as fault:
            if len(clients) == 1:
                raise
            show.err.print(f"{client.title}: {fault.message}", style="yellow", markup=False)
            faults.append(fault)
    if faults and len(faults) == len(clients):
        raise typer.Exit(faults[0].exit_code)
    if any(isinstance(fault, (InputFileError, StorageError)) for fault in faults):
        raise typer.Exit(1)


def _apply(client: Client, change: settings_file.Change, *, dry_run: bool) -> None:
    if not change.needed:
        typer.echo(f"{client.title}: nothing to change in {change.path}")
        return
    if dry_run:
        typer.echo(f"{client.title}: {change.path} would become")
        lines = difflib.unified_diff((change.before or "").splitlines(), change.after.splitlines(), "before", "after",
                                     lineterm="")  # fmt: skip
        typer.echo("\n".join(lines))
        return
    backup = change.write()
    kept = f"; the old one is {backup.name}" if backup else ""
    typer.echo(f"{client.title}: wrote {change.path}{kept}. Next: {client.after}.")


def _print_entry(client: Client, place: Place, name: str, entry: Entry) -> None:
    typer.echo(f"# {client.title}: {client.path(place)}")
    if client.format == "toml":
        typer.echo(toml_text.with_table("", (*client.under, name), entry))
        return
    data: Entry = {name: entry}
    for step in reversed(client.under):
        data = {step: data}
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def _chosen(names: list[str] | None, place: Place, *, all_where_none_is_found: bool = False) -> list[Client]:
    if names:
        return [client_of(name) for name in dict.fromkeys(names)]
    found = [client for client in CLIENTS if client.is_here(place)]
    if not found and all_where_none_is_found:
        return list(CLIENTS)
    if not found:
        raise OptionError("no MCP client was found here", hint="name one: prompt2mesh mcp install cursor")
    return found
