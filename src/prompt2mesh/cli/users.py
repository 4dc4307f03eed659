"""The commands `users`: the first administrator, invitations, forgotten passwords."""

import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.serving import require_server
from prompt2mesh.mesh.errors import OptionError

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform

app = typer.Typer(
    help="The accounts of the studio on this machine (or of DATABASE_URL).", no_args_is_help=True,
    rich_markup_mode="markdown",
)  # fmt: skip

Email = Annotated[str, typer.Argument(help="The e-mail address of the account.")]
Name = Annotated[str, typer.Option("--name", help="What others see.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input; for scripts.")
]


@app.command("create-admin")
def create_admin(email: Email, name: Name = "", password_stdin: FromStdin = False) -> None:
    """Make an administrator: a new account, or one that is there."""
    with _opened() as platform:
        operating = platform.accounts.operating
        if operating.exists(email):
            user = operating.set_role(email, "admin")
            show.out.print(f"{show.plain(user.email)} has an account and is an administrator now")
            return
        user = operating.create(email, _password(password_stdin), role="admin", display_name=name)
        show.out.print(f"{show.plain(user.email)} is an administrator; log in on the page")


@app.command("create")
def create(email: Email, name: Name = "", password_stdin: FromStdin = False) -> None:
    """Make an account for somebody, also where signing up is closed."""
    with _opened() as platform:
        user = platform.accounts.operating.create(email, _password(password_stdin), display_name=name)
        show.out.print(f"{show.plain(user.email)} has an account")


@app.command("invite")
def invite(email: Email) -> None:
    """Print a link by which somebody can sign up within seven days, where signing up needs an invitation."""
    with _opened() as platform:
        invitation, expires_at = platform.accounts.operating.invite(email)
        query = urlencode({"invitation": invitation, "email": email.strip()})
        typer.echo(f"{platform.settings.public_web_url}/?{query}")
        show.err.print(f"good until {expires_at:%Y-%m-%d %H:%M} UTC, for {show.plain(email)} only", style="dim")


@app.command("list")
def list_users(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List all accounts, newest first."""
    with _opened(as_json=as_json) as platform:
        users = platform.accounts.operating.users()
        if as_json:
            typer.echo(json.dumps([
                {"id": user.id, "email": user.email, "name": user.display_name, "role": user.role,
                 "disabled": user.disabled_at is not None, "created_at": user.created_at.isoformat()}
                for user in users
            ]))  # fmt: skip
            return
        table = show.grid("bold", "", "dim", "dim")
        for user in users:
            state = "disabled" if user.disabled_at else user.role
            table.add_row(show.plain(user.email), show.plain(user.display_name), state, f"{user.created_at:%Y-%m-%d}")
        show.out.print(table)
        show.out.print(f"{len(users)} accounts", style="dim")


@app.command("set-role")
def set_role(email: Email, role: Annotated[str, typer.Argument(help="`user` or `admin`.")]) -> None:
    """Make somebody an administrator, or not any more."""
    with _opened() as platform:
        if role not in {"user", "admin"}:
            raise OptionError(f"the role should be user or admin; it is {role!r}")
        user = platform.accounts.operating.set_role(email, "admin" if role == "admin" else "user")
        show.out.print(f"{show.plain(user.email)} has the role {user.role}")


@app.command("set-password")
def set_password(email: Email, password_stdin: FromStdin = False) -> None:
    """Set a password that was forgotten; all sessions of the account end."""
    with _opened() as platform:
        user = platform.accounts.operating.set_password(email, _password(password_stdin))
        show.out.print(f"{show.plain(user.email)} has a new password")


@app.command("disable")
def disable(email: Email) -> None:
    """Lock somebody out at once, keys and all; nothing is deleted."""
    with _opened() as platform:
        user = platform.accounts.operating.set_disabled(email, disabled=True)
        show.out.print(f"{show.plain(user.email)} is locked out")


@app.command("enable")
def enable(email: Email) -> None:
    """Let somebody in again."""
    with _opened() as platform:
        user = platform.accounts.operating.set_disabled(email, disabled=False)
        show.out.print(f"{show.plain(user.email)} can log in again")


@app.command("destroy-secrets")
def destroy_secrets(email: Email) -> None:
    """Make somebody's LLM keys and webhook secret unreadable for ever, as they got out; they give new ones.

    Their account and models stay. Backups that were made before still hold them.
    """
    with _opened() as platform:
        platform.accounts.operating.destroy_secrets(email)
        show.out.print(f"nobody can read the secrets of {show.plain(email)} any more")


@contextmanager
def _opened(*, as_json: bool = False) -> Generator["Platform"]:
    with opt.reported_errors(as_json=as_json):
        require_server("sqlalchemy")
        from prompt2mesh.bootstrap.service import open_platform  # noqa: PLC0415 - the server extra
        from prompt2mesh.settings import read_service_settings  # noqa: PLC0415

        with open_platform(read_service_settings()) as platform:
            yield platform


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline(10_000).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise OptionError("there is no terminal to ask for the password", hint="give it with --password-stdin")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
