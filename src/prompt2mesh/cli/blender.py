"""`prompt2mesh blender` and `prompt2mesh addon`: a Blender for other programs, here or in a person's own Blender."""

import os
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh import bootstrap
from prompt2mesh.cli import options as opt
from prompt2mesh.cli import show
from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.settings import read_settings

_OPENING_S = 300.0  # a large scene is opened before anybody is answered


class IsolationName(StrEnum):
    """What stands between the code of clients and this machine."""

    strict = "strict"
    weak = "weak"
    none = "none"


def blender(
    host: Annotated[str, typer.Option(help="Address to listen on; any but this machine's own needs a token.")]
        = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 9876,
    token_file: Annotated[
        Path | None, typer.Option(help="File with the token that clients must show; PROMPT2MESH_BLENDER_TOKEN also "
                                       "gives one.", show_default=False)
    ] = None,
    isolation: Annotated[
        IsolationName | None,
        typer.Option(help="strict: all locks of the sandbox; weak: also without namespaces; none: clients may do "
                          "whatever you may.", show_default="PROMPT2MESH_SANDBOX, else strict"),
    ] = None,
    scratch: Annotated[
        Path | None, typer.Option(help="Folder for the copies saved before each command; kept, and the newest one is "
                                       "opened at the start.", show_default=False)
    ] = None,
    files: Annotated[
        list[Path] | None,
        typer.Option(help="Folder where clients may have pictures and models written, besides the temporary one; "
                          "may be given again.", show_default=False),
    ] = None,
) -> None:  # fmt: skip
    """Serve a Blender without a window on port 9876, for blender-mcp and other clients.

    Ctrl-C stops it. A Blender that dies is started again with the scene as it was before the last command.
    """
    with opt.reported_errors():
        token = _token(token_file)
        server = bootstrap.open_blender_server(
            read_settings(), host=host, port=port, token=token, isolation=isolation.value if isolation else None,
            scratch=scratch, folders=tuple(files or ()),
        )  # fmt: skip
        with closing(server):
            server.start(restore=True)
            server.wait_ready(timeout_s=_OPENING_S)
            show.err.print(f"Blender listens on {server.host}:{server.port}"
                           f"{', with a token' if token else ', for this machine only'}")  # fmt: skip
            found = server.isolation
            if found is None:
                show.err.print("isolation: none; code of clients may do whatever you may", style="yellow")
            else:
                show.err.print(f"isolation: {'strict' if found.strict else 'weak'} ({', '.join(found.layers)})")
                for layer, why in found.missing.items():
                    show.err.print(f"  missing: {layer}: {why}", style="yellow")
            show.err.print("Ctrl-C stops", style="dim")
            server.serve(lambda: False)


def addon(
    out: Annotated[
        Path, typer.Argument(help="The zip to write, or a folder for it.")
    ] = Path(),
) -> None:  # fmt: skip
    """Write the add-on for your own Blender (3.4 and later) as a zip; install it in Blender's preferences."""
    with opt.reported_errors():
        path = bootstrap.build_addon(out)
        show.out.print(str(path), highlight=False, soft_wrap=True)
        show.err.print("In Blender: Edit > Preferences > Add-ons > Install (from Disk), choose this file, switch on "
                       "“Prompt2Mesh”, then press N in the 3D view.", style="dim")  # fmt: skip


def _token(path: Path | None) -> str | None:
    if path is None:
        return os.environ.get("PROMPT2MESH_BLENDER_TOKEN") or None
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as exc:
        raise InputFileError(f"the token file {path} cannot be read: {exc.strerror}") from exc
