"""`python3 -m prompt2mesh.desktop`: the entry point of the image, without anything but the standard library."""

import argparse
import os
import sys
from pathlib import Path
from typing import get_args

from prompt2mesh.desktop.access import page_address
from prompt2mesh.desktop.options import DesktopOptions, WebAccess, default_scratch, read_geometry, read_token
from prompt2mesh.desktop.supervisor import run
from prompt2mesh.mesh.errors import Prompt2MeshError


def main(arguments: list[str] | None = None) -> int:
    """Runs a desktop until SIGTERM; the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.show_address:
            options = _options(asked, dict(os.environ))
            token = options.token if options.web_access == "token" else None
            print(page_address(host=options.host, port=options.web_port, token=token))  # noqa: T201 - what was asked for
            return 0
        return run(_options(asked, dict(os.environ)))
    except Prompt2MeshError as exc:
        print(f"error: {exc}", file=sys.stderr)  # noqa: T201 - the program's own words
        if exc.hint:
            print(f"  {exc.hint}", file=sys.stderr)  # noqa: T201
        return exc.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="prompt2mesh.desktop", description="Blender's desktop over VNC and the web.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument(
        "--show-address",
        action="store_true",
        help="print the page's address with its key, which no log has, and end",
    )
    parser.add_argument("--web-port", type=int, default=3000)
    parser.add_argument("--vnc-port", type=int, default=3001)
    parser.add_argument("--mcp-port", type=int, default=9876)
    parser.add_argument("--web-fd", type=int, help="a socket that listens already, instead of --web-port")
    parser.add_argument("--mcp-fd", type=int, help="the same, besides --mcp-port")
    parser.add_argument("--token-file", type=Path)
    parser.add_argument("--web-access", choices=get_args(WebAccess))
    parser.add_argument("--allowed-host", action="append", default=[])
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--geometry", default="1600x900")
    parser.add_argument("--novnc", type=Path, default=DesktopOptions.novnc)
    parser.add_argument("--ready-file", type=Path)
    parser.add_argument("--ping-seconds", type=float, default=DesktopOptions.ping_s)
    parser.add_argument("--max-sockets", type=int, default=DesktopOptions.max_sockets)
    parser.add_argument("--socket-lifetime-seconds", type=float, default=DesktopOptions.socket_lifetime_s)
    parser.add_argument("--drain-seconds", type=float, default=DesktopOptions.drain_s)
    return parser


def _options(asked: argparse.Namespace, environment: dict[str, str]) -> DesktopOptions:
    token = read_token(asked.token_file, environment)
    width, height = read_geometry(asked.geometry)
    return DesktopOptions(
        host=asked.host, web_port=asked.web_port, vnc_port=asked.vnc_port, mcp_port=asked.mcp_port, token=token,
        web_access=asked.web_access or ("loopback" if token is None else "token"),
        allowed_hosts=tuple(asked.allowed_host), scratch=asked.scratch or default_scratch(environment), width=width,
        height=height, novnc=asked.novnc, ready_file=asked.ready_file, ping_s=asked.ping_seconds,
        max_sockets=asked.max_sockets, socket_lifetime_s=asked.socket_lifetime_seconds, drain_s=asked.drain_seconds,
        web_fd=asked.web_fd, mcp_fd=asked.mcp_fd,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
