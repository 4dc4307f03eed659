"""The commands about who you are on a server: signup, login, logout, whoami, keys."""

import json
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.remote import showing
from prompt2mesh.cli.remote.connecting import (
    AsJson,
    Server,
    choose_server,
    connected,
    is_exposed,
    open_client,
)
from prompt2mesh.cli.remote.credentials import Credentials
from prompt2mesh.mesh.errors import AuthenticationError, OperatorError, OptionError, PermissionDeniedError

if TYPE_CHECKING:
    from prompt2mesh.client.models import ApiKey, TokenPair, User

Email = Annotated[str | None, typer.Option("--email", "-e", help="Your address; asked for otherwise.")]
PasswordStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input, for scripts.")
]


class ScopeName(StrEnum):
    """What a key may do."""

    read = "models:read"
    write = "models:write"
    account = "account"
    admin = "admin"


keys = typer.Typer(no_args_is_help=True, help="API keys, for programs: list, create, revoke.")


def signup(
    server: Server = None,
    email: Email = None,
    password_stdin: PasswordStdin = False,
    name: Annotated[str | None, typer.Option("--name", help="How others see you.")] = None,
    invitation: Annotated[
        str | None, typer.Option("--invitation", help="What you were sent, where signing up needs one.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make an account on a server, and log in."""
    with opt.reported_errors(as_json=as_json):
        credentials = Credentials()
        address = choose_server(server, credentials)
        _warn(address)
        with open_client(address, credentials) as client:
            asked_email = _ask_email(email)
            password = _ask_password(from_stdin=password_stdin, confirm=True)
            pair = client.account.signup(asked_email, password, display_name=name, invitation=invitation)
            _logged_in(credentials, address, pair, as_json=as_json)


def login(
    server: Server = None,
    email: Email = None,
    password_stdin: PasswordStdin = False,
    api_key: Annotated[
        bool, typer.Option("--api-key", help="Keep an API key instead; it is asked for, or read with --password-stdin.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Log in to a server; the login is kept in ~/.config/prompt2mesh/credentials.json, for you alone.

    In a script: prompt2mesh remote login --email ada@example.org --password-stdin < password.txt
    """
    with opt.reported_errors(as_json=as_json):
        credentials = Credentials()
        address = choose_server(server, credentials)
        _warn(address)
        if api_key:
            key = _ask_password(from_stdin=password_stdin, what="API key")
            with open_client(address, credentials, api_key=key) as client:
                user = client.account.get()
            credentials.keep(address, {"email": user.email, "api_key": key}, default=True)
            _show_user(address, user, as_json=as_json)
            return
        with open_client(address, credentials) as client:
            asked_email = _ask_email(email)
            pair = client.account.login(asked_email, _ask_password(from_stdin=password_stdin))
            _logged_in(credentials, address, pair, as_json=as_json)


def logout(
    server: Server = None,
    everywhere: Annotated[bool, typer.Option("--everywhere", help="End every login of the account.")] = False,
    as_json: AsJson = False,
) -> None:
    """End the login on the server and forget it here."""
    with opt.reported_errors(as_json=as_json):
        credentials = Credentials()
        address = choose_server(server, credentials)
        entry = credentials.entry(address)
        if not entry:
            raise AuthenticationError(f"there is no login for {address} on this machine")
        try:
            with open_client(address, credentials, api_key=entry.get("api_key")) as client:
                if everywhere:
                    client.account.logout_everywhere()
                elif "access_token" in entry:
                    client.account.logout()
        except (AuthenticationError, OperatorError) as exc:
            if everywhere:
                raise
            # What is forgotten here is of no use to anybody, whatever the server says.
            show.err.print(f"the server was not told: {show.plain(exc.message)}", style="yellow", soft_wrap=True)
        credentials.keep(address, {})
        if as_json:
            typer.echo(json.dumps({"server": address, "logged_in": False}))
        else:
            show.out.print(f"logged out of {show.plain(address)}", soft_wrap=True)


def whoami(server: Server = None, as_json: AsJson = False) -> None:
    """Show who you are on the server, and what you used of what you may."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        user = client.account.get()
        try:
            usage = client.account.usage()
        except PermissionDeniedError:  # a key that may not look into the account
            usage = None
        if as_json:
            found = {
                "server": client.base_url,
                **user.model_dump(mode="json"),
                "usage": usage and usage.model_dump(mode="json"),
            }
            typer.echo(json.dumps(found))
            return
        _show_user(client.base_url, user, as_json=False)
        if usage is None:
            return
        table = show.grid("dim", "")
        table.add_row("storage", show.file_size(usage.storage_bytes))
        for name, value in usage.today.items():
            table.add_row(f"{show.plain(name.replace('_', ' '))} today", f"{value:,.0f}")
        for name, limit in usage.limits.items():
            table.add_row(f"{show.plain(name.replace('_', ' '))} at most", "–" if limit is None else f"{limit:,.0f}")
        show.out.print(table)


@keys.command("list")
def list_keys(server: Server = None, as_json: AsJson = False) -> None:
    """List your API keys; what is secret of them was shown when they were made."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        found = list(client.account.keys())
        if as_json:
            typer.echo(json.dumps([key.model_dump(mode="json", exclude={"secret"}) for key in found]))
            return
        table = show.grid("bold", "", "dim", "dim", "dim")
        for key in found:
            used = f"used {showing.ago(key.last_used_at)}" if key.last_used_at else "never used"
            table.add_row(show.plain(key.id), show.plain(key.name), f"{show.plain(key.prefix)}…", _scopes(key), used)
        show.out.print(table if found else "no keys: prompt2mesh remote keys create NAME")


@keys.command("create")
def create_key(
    name: Annotated[str, typer.Argument(help="What it is for.")],
    scope: Annotated[
        list[ScopeName] | None,
        typer.Option("--scope", help="What it may do, once or more.", show_default="models:read, models:write"),
    ] = None,
    days: Annotated[int | None, typer.Option("--days", min=1, help="How long it works; for ever by default.")] = None,
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """Make an API key and print it; it is shown this once.

    Use it with: export PROMPT2MESH_API_KEY=…
    """
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        key = client.account.create_key(
            name, scopes=[one.value for one in scope] if scope else None, lifetime_days=days
        )
        if as_json:
            typer.echo(key.model_dump_json())
            return
        typer.echo(key.secret)
        show.err.print(f"keep it: it is not shown again. To end it: prompt2mesh remote keys revoke {key.id}",
                       style="dim", soft_wrap=True)  # fmt: skip


@keys.command("revoke")
def revoke_key(
    key_id: Annotated[str, typer.Argument(help="The id of the key (key_…).")],
    server: Server = None,
    as_json: AsJson = False,
) -> None:
    """End an API key."""
    with opt.reported_errors(as_json=as_json), connected(server) as client:
        client.account.revoke_key(key_id)
        if as_json:
            typer.echo(json.dumps({"revoked": key_id}))
        else:
            show.out.print(f"revoked {show.plain(key_id)}")


def _scopes(key: "ApiKey") -> str:
    return show.plain(", ".join(key.scopes))


def _logged_in(credentials: Credentials, address: str, pair: "TokenPair", *, as_json: bool) -> None:
    email = pair.user.email if pair.user else ""
    entry = {"email": email, "access_token": pair.access_token, "refresh_token": pair.refresh_token or ""}
    credentials.keep(address, entry, default=True)
    if pair.user is not None:
        _show_user(address, pair.user, as_json=as_json)
    if os.environ.get("PROMPT2MESH_API_KEY"):
        show.err.print("PROMPT2MESH_API_KEY is set and goes before this login", style="yellow")


def _show_user(address: str, user: "User", *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"server": address, **user.model_dump(mode="json")}))
        return
    role = "" if user.role == "user" else f"  [yellow]{show.plain(user.role)}[/]"
    show.out.print(f"[bold]{show.plain(user.email)}[/]{role}  [dim]on {show.plain(address)}[/]", soft_wrap=True)


def _warn(address: str) -> None:
    if is_exposed(address):
        show.err.print(f"{show.plain(address)} is not encrypted: others on the way can read what you send",
                       style="yellow", soft_wrap=True)  # fmt: skip


def _ask_email(given: str | None) -> str:
    if given:
        return given
    if not sys.stdin.isatty():
        raise OptionError("an address was expected", hint="--email ada@example.org")
    return str(typer.prompt("E-mail", err=True))


def _ask_password(*, from_stdin: bool, confirm: bool = False, what: str = "Password") -> str:
    if from_stdin:
        found = sys.stdin.readline(10_000).rstrip("\r\n")
        if not found:
            raise OptionError("a password was expected on standard input")
        return found
    if not sys.stdin.isatty():
        raise OptionError("there is no terminal to ask for the password", hint="--password-stdin < password.txt")
    return str(typer.prompt(what, hide_input=True, confirmation_prompt=confirm, err=True))
