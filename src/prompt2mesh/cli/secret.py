"""The commands `secrets`: making, judging and replacing `JWT_SECRET_KEY`."""

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.cli.serving import require_server

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
    """Encrypt what is kept encrypted anew, by the first secret of `JWT_SECRET_KEY`; then the old ones can go."""
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
