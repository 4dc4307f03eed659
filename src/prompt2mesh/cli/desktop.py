"""`prompt2mesh desktop`: Blender with a window of its own, in the browser."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from prompt2mesh.cli import options as opt
from prompt2mesh.desktop import DesktopOptions, run
from prompt2mesh.desktop.options import default_scratch, read_geometry, read_token


class WebAccessName(StrEnum):
    """Who may open the web page."""

    loopback = "loopback"
    token = "token"  # noqa: S105 - a word, not one
    router = "router"


def desktop(
    host: Annotated[str, typer.Option(help="Address of all ports; any but this machine's own needs a token.")]
        = "127.0.0.1",
    web_port: Annotated[int, typer.Option(min=0, max=65535, help="The web page; 0 takes a free port.")] = 3000,
    vnc_port: Annotated[int, typer.Option(min=0, max=65535, help="For VNC viewers; 0 takes a free port.")] = 3001,
    mcp_port: Annotated[
        int, typer.Option(min=0, max=65535, help="Blender's commands, for MCP clients; 0 takes a free port.")
    ] = 9876,
    token_file: Annotated[
        Path | None,
        typer.Option(help="File with the token that clients show; PROMPT2MESH_BLENDER_TOKEN also gives one. The key to "
                          "the page and the password of VNC are made of it.", show_default=False),
    ] = None,
    web_access: Annotated[
        WebAccessName | None,
        typer.Option(help="Who may open the page. loopback: whoever is on this machine; token: who has the key; "
                          "router: whoever gets there, because a router in front asks.",
                     show_default="token where there is one, else loopback"),
    ] = None,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option(help="Another name that the page may be asked for by; may be given again.", show_default=False),
    ] = None,
    scratch: Annotated[
        Path | None,
        typer.Option(help="Folder for all that is written; the scene in it is opened again.",
                     show_default="below ~/.cache"),
    ] = None,
    geometry: Annotated[str, typer.Option(help="Size of the screen until a browser asks for its own.")] = "1600x900",
    ready_file: Annotated[
        Path | None,
        typer.Option(help="Written once Blender answers: JSON with the address and the ports.", show_default=False),
    ] = None,
    max_sockets: Annotated[
        int, typer.Option(min=1, help="Browser windows at once.")
    ] = DesktopOptions.max_sockets,
    socket_lifetime_seconds: Annotated[
        float, typer.Option(min=1.0, help="After it a browser has to connect anew, which it does by itself.")
    ] = DesktopOptions.socket_lifetime_s,
    drain_seconds: Annotated[
        float, typer.Option(min=0.0, help="When it ends: how long Blender is kept for a client that still fetches.")
    ] = DesktopOptions.drain_s,
) -> None:  # fmt: skip
    """Run Blender with a window that you open in the browser, for yourself or for programs.

    Ctrl-C saves the scene and ends it; the next desktop with the same scratch folder goes on with it. What a model
    looks like in it: `prompt2mesh make "a blue vase" --show-in 127.0.0.1:9876`.
    """
    with opt.reported_errors():
        environment = dict(os.environ)
        token = read_token(token_file, environment)
        width, height = read_geometry(geometry)
        access = web_access or (WebAccessName.loopback if token is None else WebAccessName.token)
        code = run(DesktopOptions(
            host=host, web_port=web_port, vnc_port=vnc_port, mcp_port=mcp_port, token=token, web_access=access.value,
            allowed_hosts=tuple(allowed_host or ()), scratch=scratch or default_scratch(environment), width=width,
            height=height, ready_file=ready_file, max_sockets=max_sockets, socket_lifetime_s=socket_lifetime_seconds,
            drain_s=drain_seconds,
        ))  # fmt: skip
        raise typer.Exit(code)
