"""`prompt2mesh mcp install` on machines of its own: every client's settings get our entry and lose nothing."""

import json
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from prompt2mesh.cli.main import app
from prompt2mesh.cli.mcp_clients import jsonc
from prompt2mesh.cli.mcp_clients.clients import CLIENTS, Client, Place, System

each_client = pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
URL = "https://mcp.example.org/mcp"
KEY = "p2m_secret"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "CODEX_HOME", "PROMPT2MESH_DATA", "PROMPT2MESH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return Place(system="linux", home=tmp_path, environment={})


def run(*arguments: str, fails: int = 0) -> Result:
    result = CliRunner().invoke(app, ["mcp", *arguments])
    assert result.exit_code == fails, result.output
    return result


def settings_of(client: Client, place: Place) -> Any:
    text = client.path(place).read_text()
    return tomllib.loads(text) if client.format == "toml" else jsonc.read(text)


def entry_of(client: Client, place: Place) -> dict[str, Any]:
    found = settings_of(client, place)
    for name in (*client.under, "prompt2mesh"):
        found = found[name]
    return found


def write(client: Client, place: Place, text: str) -> Path:
    path = client.path(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def own_settings(client: Client) -> str:
    """Settings with notes and another server."""
    if client.format == "toml":
        return 'model = "x"  # mine\n\n[mcp_servers.other]\ncommand = "y"\n\n# about the screen\n[tui]\nbig = true\n'
    under = client.under[0]
    return f'{{\n  // mine\n  "theme": "dark",\n  "{under}": {{\n    "other": {{"command": "y"}}\n  }}\n}}\n'


@each_client
def test_an_entry_starts_our_command_by_its_absolute_path(client: Client, place: Place) -> None:
    run("install", client.name)
    entry = entry_of(client, place)
    assert Path(entry["command"]).is_absolute()
    assert Path(entry["command"]).exists()
    assert entry["args"][-1] in {"mcp", "prompt2mesh.mcp"}
    assert stat.S_IMODE(client.path(place).stat().st_mode) == 0o600


@each_client
def test_everything_else_stays_and_comes_back_letter_by_letter(client: Client, place: Place) -> None:
    before = own_settings(client)
    path = write(client, place, before)
    path.chmod(0o640)
    run("install", client.name)
    assert settings_of(client, place)[client.under[0]]["other"] == {"command": "y"}
    assert [line for line in path.read_text().splitlines() if "mine" in line or "about" in line]
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    backup = path.with_name(path.name + ".before-prompt2mesh")
    assert backup.read_text() == before
    again = path.read_text()
    assert "nothing to change" in run("install", client.name).output
    assert path.read_text() == again
    run("uninstall", client.name)
    assert path.read_text() == before
    assert "no entry" in run("uninstall", client.name).output
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(f".{path.name}.")] == []


@each_client
def test_a_server_elsewhere_is_told_with_its_token(
    client: Client, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    if client.remote is None:
        assert "Connectors" in run("install", client.name, "--http", URL, fails=2).output
        return
    monkeypatch.setenv("PROMPT2MESH_TOKEN", KEY)
    run("install", client.name, "--http", URL, "--write-token")
    written = json.dumps(entry_of(client, place))
    assert URL in written
    assert f"Bearer {KEY}" in written
    run("uninstall", client.name)
    without = CliRunner().invoke(app, ["mcp", "install", client.name, "--http", URL])
    if without.exit_code == 0:
        written = json.dumps(entry_of(client, place))
        assert "PROMPT2MESH_TOKEN" in written
        assert KEY not in client.path(place).read_text()
    else:
        assert "--write-token" in without.output
        assert not (client.path(place).exists() and "prompt2mesh" in client.path(place).read_text())


@each_client
def test_a_broken_file_is_refused_and_left_alone(client: Client, place: Place) -> None:
    broken = "[[[" if client.format == "toml" else '{"mcpServers": {'
    path = write(client, place, broken)
    output = run("install", client.name, fails=2).output
    assert "cannot be read" in output
    assert "nothing was changed" in output
    assert path.read_text() == broken
    assert list(path.parent.iterdir()) == [path]


@each_client
def test_settings_of_another_shape_are_refused(client: Client, place: Place) -> None:
    text = f"{client.under[0]} = 3\n" if client.format == "toml" else json.dumps({client.under[0]: ["x"]})
    path = write(client, place, text)
    run("install", client.name, fails=2)
    assert path.read_text() == text


def test_without_names_all_clients_that_are_here_are_told(place: Place) -> None:
    assert "no MCP client was found" in run("install", fails=2).output
    for folder in (".cursor", ".claude", ".config/zed"):
        (place.home / folder).mkdir(parents=True)
    run("install")
    states = {line.split()[0]: line.split()[1] for line in run("clients").output.splitlines()}
    told = {"cursor", "claude-code", "zed"}
    assert {name for name, state in states.items() if state == "installed"} == told
    assert {state for name, state in states.items() if name not in told} == {"not"}


def test_one_broken_file_keeps_no_other_client_from_its_entry(place: Place) -> None:
    (place.home / ".cursor").mkdir()
    (place.home / ".cursor" / "mcp.json").write_text("{")
    (place.home / ".gemini").mkdir()
    run("install", fails=1)
    assert "prompt2mesh" in (place.home / ".gemini" / "settings.json").read_text()
    assert "broken" in run("clients").output


def test_printing_and_a_dry_run_change_nothing(place: Place) -> None:
    path = write(CLIENTS[2], place, own_settings(CLIENTS[2]))
    before = path.read_text()
    printed = run("install", "cursor", "--print").output
    assert json.loads(printed.partition("\n")[2])["mcpServers"]["prompt2mesh"]["args"]
    assert '+    "prompt2mesh": {' in run("install", "cursor", "--dry-run").output
    assert path.read_text() == before
    assert list(path.parent.iterdir()) == [path]


def test_settings_that_are_a_link_stay_one(place: Place) -> None:
    real = place.home / "dotfiles" / "cursor.json"
    real.parent.mkdir()
    real.write_text("{}\n")
    (place.home / ".cursor").mkdir()
    link = place.home / ".cursor" / "mcp.json"
    link.symlink_to(real)
    run("install", "cursor")
    assert link.is_symlink()
    assert "prompt2mesh" in real.read_text()


def test_the_data_folder_and_the_account_go_along(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMPT2MESH_DATA", "/srv/models")
    run("install", "cursor", "--user", "me@example.org")
    entry = entry_of(CLIENTS[2], place)
    assert entry["env"] == {"PROMPT2MESH_DATA": "/srv/models"}
    assert entry["args"][-2:] == ["--user", "me@example.org"]


@pytest.mark.parametrize(
    "arguments", [("install", "emacs"), ("install", "--http", "ftp://x"), ("install", "cursor", "--write-token"),
                  ("install", "cursor", "--http", URL, "--write-token")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(place: Place, arguments: tuple[str, ...]) -> None:
    run(*arguments, fails=2)
    assert list(place.home.rglob("mcp.json")) == []


@each_client
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_system_has_a_place_for_the_settings(client: Client, system: System, tmp_path: Path) -> None:
    place = Place(system=system, home=tmp_path, environment={"APPDATA": str(tmp_path / "AppData" / "Roaming")})
    assert client.path(place).is_relative_to(tmp_path)
