"""The commands `secrets`: making, judging and replacing `JWT_SECRET_KEY`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.serving import require_server
from prompt2mesh.mesh.errors import InputFileError

app = typer.Typer(
    help="The secrets of the studio: `JWT_SECRET_KEY`.", no_args_is_help=True, rich_markup_mode="markdown"
)
_UNFIT = 5


@app.command("new")
def new() -> None:
    """Print a new random secret, for `JWT_SECRET_KEY`."""
    with opt.reported_errors():
        require_server("sqlalchemy")
        from prompt2mesh.bootstrap.secret_rotation import new_secret  # noqa: PLC0415 - the server extra

        typer.echo(new_secret())


@app.command("check")
def check() -> None:
    """Say what is wrong with `JWT_SECRET_KEY` for production; the exit code is 0 only when nothing is."""
    with opt.reported_errors():
        require_server("sqlalchemy")
        from prompt2mesh.bootstrap.secret_rotation import problems  # noqa: PLC0415 - the server extra
        from prompt2mesh.settings import read_service_settings  # noqa: PLC0415

        found = problems(read_service_settings())
        for problem in found:
            show.err.print(show.plain(problem), style="red")
        if found:
            raise typer.Exit(_UNFIT)
        show.out.print("JWT_SECRET_KEY is fit for production")


@app.command("reseal")
def reseal() -> None:
    """Wrap people's keys, which seal their secrets, by the first secret of `JWT_SECRET_KEY`; then the old can go.

    What an older version sealed by the service's secret alone is sealed by its owner's key.
    """
    with opt.reported_errors():
        require_server("sqlalchemy")
        from prompt2mesh.bootstrap.secret_rotation import reseal as reseal_all  # noqa: PLC0415 - the server extra
        from prompt2mesh.settings import read_service_settings  # noqa: PLC0415

        done = reseal_all(read_service_settings())
        show.out.print(f"sealed anew: {done.resealed}")
        if done.lost:
            show.err.print(
                f"lost: {done.lost}, because the secret that sealed them is not in JWT_SECRET_KEY; put it back at the "
                "end of the list and run this again, or let their owners make new ones",
                style="yellow",
            )
            raise typer.Exit(_UNFIT)


@app.command("drill")
def drill(
    api_url: Annotated[str, typer.Option("--api", help="The address of the service.")],
    email: Annotated[str, typer.Option("--email", help="Of an account to log in with; a plain one will do.")],
    old_secret_file: Annotated[
        Path, typer.Option("--old-secret", help="A file with the secret that signs now and is to go.")
    ],
    timeout_s: Annotated[float, typer.Option("--seconds", min=1.0, help="How long to watch.")] = 1800.0,
    every_s: Annotated[float, typer.Option("--every", min=0.05, help="Seconds between two looks.")] = 1.0,
    signed_out_s: Annotated[
        float, typer.Option("--signed-out-at-most", min=0.0, help="Seconds that nobody may be signed out for longer.")
    ] = 0.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:  # fmt: skip
    """Watch a service while you rotate its secret; the password comes on standard input.

    Ends well (exit code 0) once a new secret signs, no replica takes what the old one signs, and a login of before was
    never refused for longer than said. It makes no change besides a session of its own.
    """
    with opt.reported_errors(as_json=as_json):
        require_server("sqlalchemy")
        from prompt2mesh.cli.rotation_drill import watch_rotation  # noqa: PLC0415 - the server extra

        try:
            secret = old_secret_file.read_text(encoding="utf-8").split(",")[0].strip()
        except OSError as exc:
            raise InputFileError(f"{old_secret_file} cannot be read: {exc.strerror}") from exc
        password = sys.stdin.readline(10_000).rstrip("\r\n")
        seen = watch_rotation(api_url, email=email, password=password, old_secret=secret, timeout_s=timeout_s,
                              every_s=every_s)  # fmt: skip
        if as_json:
            typer.echo(json.dumps(seen.as_dict()))
        else:
            table = show.grid("dim", "")
            table.add_row("looks", f"{seen.asked}")
            table.add_row("longest signed out", f"{seen.signed_out_s:.1f} s")
            table.add_row("longest without an answer", f"{seen.unreachable_s:.1f} s")
            table.add_row("a new secret signs", _after(seen.new_signs_after_s))
            table.add_row("the old one is refused", _after(seen.old_refused_after_s))
            show.out.print(table)
        if not seen.is_over or seen.signed_out_s > signed_out_s:
            raise typer.Exit(_UNFIT)


def _after(seconds: float | None) -> str:
    return "not yet" if seconds is None else f"after {seconds:.1f} s"
