"""The MCP clients that we know: where each keeps its settings on this system, and how an entry looks there."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from prompt2mesh.mesh.errors import OptionError

System = Literal["linux", "darwin", "win32"]
Entry = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A machine, as far as it matters where programs keep their settings."""

    system: System
    home: Path
    environment: Mapping[str, str]

    @classmethod
    def here(cls, environment: Mapping[str, str]) -> "Place":
        """This machine and its user."""
        system: System = "darwin" if sys.platform == "darwin" else "win32" if sys.platform == "win32" else "linux"
        return cls(system=system, home=Path.home(), environment=environment)

    def settings(self, name: str) -> Path:
        """The folder of a program's settings."""
        match self.system:
            case "darwin":
                return self.home / "Library" / "Application Support" / name
            case "win32":
                return Path(self.environment.get("APPDATA") or self.home / "AppData" / "Roaming") / name
            case "linux":
                return Path(self.environment.get("XDG_CONFIG_HOME") or self.home / ".config") / name


@dataclass(frozen=True, kw_only=True)
class Server:
    """Our server, as an entry is to say it: a command of this machine, or an address.

    Attributes:
        command: The program and its arguments.
        environment: What it needs of ours.
        url: Of a server elsewhere, in place of a command.
        token_variable: The environment variable that the client finds the token in.
        token: The token itself, to be written into the settings.
    """

    command: tuple[str, ...] = ()
    environment: Mapping[str, str]
    url: str = ""
    token_variable: str = "PROMPT2MESH_TOKEN"  # noqa: S105 - the name of a variable
    token: str = ""

    def bearer(self, variable: str) -> str:
        """The Authorization header; `variable` is how the client writes an environment variable, `%s` its name."""
        if self.token:
            return f"Bearer {self.token}"
        if not variable:
            raise OptionError(
                "this client does not read environment variables in its settings",
                hint="pass --write-token: then the token itself is written into the file",
            )
        return "Bearer " + variable % self.token_variable


@dataclass(frozen=True, kw_only=True)
class Client:
    """A program that speaks MCP.

    Attributes:
        path: Its settings on a machine.
        format: Of that file.
        under: The names that lead to its servers.
        local: An entry for a command.
        remote: An entry for an address; None where its settings take none.
        after: What its user does then.
        sign: A folder in the home folder that only its users have; the folder of its settings by default.
    """

    name: str
    title: str
    path: Callable[[Place], Path]
    format: Literal["json", "toml"] = "json"
    under: tuple[str, ...] = ("mcpServers",)
    local: Callable[[Server], Entry]
    remote: Callable[[Server], Entry] | None
    after: str = "restart it"
    sign: str = ""

    def is_here(self, place: Place) -> bool:
        """Whether a machine has this client, as far as its folders tell."""
        path = self.path(place)
        return path.exists() or (place.home / self.sign if self.sign else path.parent).is_dir()

    def entry(self, server: Server) -> Entry:
        """The entry for a server.

        Raises:
            OptionError: The client cannot be told of such a server by its settings.
        """
        if not server.url:
            return self.local(server)
        if self.remote is None:
            raise OptionError(f"{self.title} takes servers with an address only in its own windows",
                              hint="add it under Settings, Connectors")  # fmt: skip
        return self.remote(server)


def _plain(server: Server, **first: Any) -> Entry:
    """Command, arguments and environment, as most clients have them."""
    entry: Entry = {**first, "command": server.command[0], "args": list(server.command[1:])}
    if server.environment:
        entry["env"] = dict(server.environment)
    return entry


def _address(name: str, variable: str, **first: Any) -> Callable[[Server], Entry]:
    """An address with a bearer token; `name` is what the client calls the address."""
    return lambda server: {**first, name: server.url, "headers": {"Authorization": server.bearer(variable)}}


def _codex_address(server: Server) -> Entry:
    if server.token:
        return {"url": server.url, "http_headers": {"Authorization": server.bearer("")}}
    return {"url": server.url, "bearer_token_env_var": server.token_variable}


def _in_vscode(place: Place) -> Path:
    return place.settings("Code") / "User"


CLIENTS: tuple[Client, ...] = (
    Client(
        name="claude-desktop", title="Claude Desktop", local=_plain, remote=None,
        path=lambda place: place.settings("Claude") / "claude_desktop_config.json",
    ),
    Client(
        name="claude-code", title="Claude Code", path=lambda place: place.home / ".claude.json",
        local=lambda server: _plain(server, type="stdio"), remote=_address("url", "${%s}", type="http"),
        after="type /mcp in a new session", sign=".claude",
    ),
    Client(
        name="cursor", title="Cursor", path=lambda place: place.home / ".cursor" / "mcp.json",
        local=_plain, remote=_address("url", "${env:%s}"), after="look at Settings, MCP",
    ),
    Client(
        name="vscode", title="VS Code", path=lambda place: _in_vscode(place) / "mcp.json", under=("servers",),
        local=lambda server: _plain(server, type="stdio"), remote=_address("url", "${env:%s}", type="http"),
        after="run the command: MCP: List Servers",
    ),
    Client(
        name="windsurf", title="Windsurf", local=_plain, remote=_address("serverUrl", "${env:%s}"),
        path=lambda place: place.home / ".codeium" / "windsurf" / "mcp_config.json",
    ),
    Client(
        name="zed", title="Zed", under=("context_servers",),
        path=lambda place: (place.settings("Zed") if place.system == "win32" else place.home / ".config" / "zed")
        / "settings.json",
        local=lambda server: _plain(server, source="custom"), remote=_address("url", ""),
        after="look at the settings of the agent panel",
    ),
    Client(
        name="gemini-cli", title="Gemini CLI", path=lambda place: place.home / ".gemini" / "settings.json",
        local=_plain, remote=_address("httpUrl", "$%s"), after="type /mcp in a new session",
    ),
    Client(
        name="codex", title="Codex CLI", format="toml", under=("mcp_servers",), local=_plain, remote=_codex_address,
        path=lambda place: Path(place.environment.get("CODEX_HOME") or place.home / ".codex") / "config.toml",
        after="type /mcp in a new session",
    ),
    Client(
        name="cline", title="Cline", local=_plain, remote=_address("url", "", type="streamableHttp"),
        path=lambda place: _in_vscode(place) / "globalStorage" / "saoudrizwan.claude-dev" / "settings"
        / "cline_mcp_settings.json",
        after="look at its list of MCP servers",
    ),
    Client(
        name="lm-studio", title="LM Studio", path=lambda place: place.home / ".lmstudio" / "mcp.json",
        local=_plain, remote=_address("url", ""), after="look at the Program tab",
    ),
)  # fmt: skip


def client_of(name: str) -> Client:
    """A client by its name.

    Raises:
        OptionError: There is none of that name.
    """
    found = next((client for client in CLIENTS if client.name == name.lower()), None)
    if found is None:
        raise OptionError(f"unknown client {name!r}",
                          hint=f"choose from: {', '.join(client.name for client in CLIENTS)}")  # fmt: skip
    return found
