"""What a desktop can be told, with the defaults of a machine of one's own."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from prompt2mesh.mesh.errors import InputFileError, OptionError, PlaceholderSettingError

WebAccess = Literal["loopback", "token", "router"]
MIN_TOKEN_CHARS = 16
_GEOMETRY = re.compile(r"([0-9]{3,4})x([0-9]{3,4})")
_LEAST_SIDE, _MOST_SIDE = 400, 4096


@dataclass(frozen=True, kw_only=True)
class DesktopOptions:
    """How a desktop runs.

    Attributes:
        host: Address that all ports listen on.
        web_port: The web page; 0 takes a free one, as with the other ports.
        vnc_port: For VNC viewers.
        mcp_port: For MCP clients and the agent.
        token: What clients on `mcp_port` show; the password of VNC and the key to the page are made of it.
        web_access: Who may open the page: `loopback` whoever is on this machine, `token` who has the key, `router`
            whoever gets there, because something in front has asked who it is.
        allowed_hosts: Names that the page may be asked for by, besides those of this machine (`loopback` only).
        scratch: The only folder written to, beside /tmp (where X has its socket).
        width: Of the screen, in pixels, until a browser asks for its own size.
        height: The same.
        novnc: Folder of noVNC's files.
        ready_file: Written once Blender answers: JSON with the ports.
        ping_s: Between pings over a web socket.
        max_sockets: Web sockets at once.
        socket_lifetime_s: After it, a web socket is closed; the page opens another.
        drain_s: After SIGTERM, the most that Blender is kept for an agent that still fetches the scene.
        web_fd: A socket that listens, opened by who starts this, instead of `web_port`.
        mcp_fd: The same for Blender's commands. It may be of another network, out of reach from here: so Blender has
            `mcp_port` too, and is asked there.
    """

    scratch: Path
    host: str = "127.0.0.1"
    web_port: int = 3000
    vnc_port: int = 3001
    mcp_port: int = 9876
    token: str | None = field(default=None, repr=False)
    web_access: WebAccess = "loopback"
    allowed_hosts: tuple[str, ...] = ()
    width: int = 1600
    height: int = 900
    novnc: Path = Path("/usr/share/novnc")
    ready_file: Path | None = None
    ping_s: float = 25.0
    max_sockets: int = 8
    socket_lifetime_s: float = 3600.0
    drain_s: float = 20.0
    web_fd: int | None = None
    mcp_fd: int | None = None

    def __post_init__(self) -> None:
        """Refuse what would leave the desktop open to others.

        Raises:
            OptionError: A value cannot be so, or not with the others.
        """
        if self.token is not None and len(self.token) < MIN_TOKEN_CHARS:
            raise OptionError(f"a token has {MIN_TOKEN_CHARS} characters or more; this one has {len(self.token)}",
                              hint="openssl rand -base64 24 makes one")  # fmt: skip
        if self.token is None and not is_loopback(self.host):
            raise OptionError(
                f"{self.host} can be reached from other machines, and whoever reaches a desktop can do anything in it",
                hint="write a token into a file and give --token-file, or listen on 127.0.0.1",
            )
        if self.web_access == "loopback" and not is_loopback(self.host):
            raise OptionError(f"web access “loopback” needs an address of this machine only; got {self.host}",
                              hint="--web-access token asks who comes; router trusts what stands in front")  # fmt: skip
        if self.web_access == "token" and self.token is None:
            raise OptionError("web access “token” needs a token", hint="give --token-file")
        for name, value in (("ping", self.ping_s), ("socket lifetime", self.socket_lifetime_s)):
            if value <= 0:
                raise OptionError(f"the {name} is a time above 0 s; got {value:g}")
        if self.max_sockets < 1:
            raise OptionError(f"one web socket or more must be allowed; got {self.max_sockets}")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_geometry(words: str) -> tuple[int, int]:
    """The size of a screen as `1600x900`.

    Raises:
        OptionError: It is none, or too small or large to work in.
    """
    found = _GEOMETRY.fullmatch(words)
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in sides):
        raise OptionError(
            f"a size such as 1600x900 is expected, each side {_LEAST_SIDE} to {_MOST_SIDE} pixels; got {words!r}"
        )
    return sides


def read_token(path: Path | None, environment: Mapping[str, str]) -> str | None:
    """The token in a file, or else in the environment.

    Raises:
        InputFileError: The file cannot be read.
        PlaceholderSettingError: It is the text of a template, which everybody knows.
    """
    token = environment.get("PROMPT2MESH_BLENDER_TOKEN") or None
    if path is not None:
        try:
            token = path.read_text(encoding="utf-8").strip()
        except OSError as exc:
            raise InputFileError(f"the token file {path} cannot be read: {exc.strerror}") from exc
    if token is not None and "CHANGE_ME" in token:
        where = path or "PROMPT2MESH_BLENDER_TOKEN"
        raise PlaceholderSettingError(f"{where} should hold a token of your own; a placeholder is there",
                                      hint="openssl rand -base64 24 makes one")  # fmt: skip
    return token


def default_scratch(environment: Mapping[str, str]) -> Path:
    """Where a desktop writes when nobody says."""
    caches = environment.get("XDG_CACHE_HOME")
    home = Path(environment.get("HOME") or "/tmp")  # noqa: S108 - where nothing else is there
    return (Path(caches) if caches else home / ".cache") / "prompt2mesh" / "desktop"
