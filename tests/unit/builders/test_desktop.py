"""The command that locks a desktop in, as it is written."""

import json
import os
from pathlib import Path

import pytest

from prompt2mesh.builders.desktop import SCRATCH, desktop_command
from prompt2mesh.mesh.errors import EnvironmentFaultError

SECRET = "sk-canary-of-the-service"  # noqa: S105 - a canary


@pytest.fixture(autouse=True)
def _as_a_plain_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def command_of(scratch: Path) -> list[str]:
    return desktop_command(scratch, module="prompt2mesh.desktop", arguments=("--help",), report=2, ports=(3000, 9876))


def values_of(command: list[str], option: str, *, count: int = 1) -> list[list[str]]:
    return [command[at + 1 : at + 1 + count] for at, word in enumerate(command) if word == option]


def test_it_has_namespaces_of_its_own_and_dies_with_who_started_it(tmp_path: Path) -> None:
    options = set(command_of(tmp_path)[: command_of(tmp_path).index("--")])
    assert {"--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--clearenv",
            "--die-with-parent"} <= options  # fmt: skip
    assert values_of(command_of(tmp_path), "--cap-drop") == [["ALL"]]
    assert "--cap-add" not in options
    assert "--share-net" not in options


def test_its_folder_alone_can_be_written_and_none_of_the_service_is_there(tmp_path: Path) -> None:
    command = command_of(tmp_path)
    assert values_of(command, "--bind", count=2) == [[str(tmp_path.resolve()), SCRATCH]]
    assert {place for [place] in values_of(command, "--remount-ro")} == {"/", "/dev"}
    assert {place for [place] in values_of(command, "--tmpfs")} == {"/tmp", "/dev/shm"}  # noqa: S108 - its own
    assert not {"--dev-bind", "--bind-try", "--ro-bind-try"} & set(command)
    readable = {source for source, _ in values_of(command, "--ro-bind", count=2)}
    assert not {"/", "/etc", "/home", "/root", "/opt", "/proc", "/run", "/srv", "/usr", "/usr/local", "/var"} & readable
    assert not [source for source in readable if tmp_path.is_relative_to(source)]


def test_it_gets_variables_that_say_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JWT_SECRET_KEY", "ANTHROPIC_API_KEY", "DATABASE_URL", "PROMPT2MESH_DATA"):
        monkeypatch.setenv(name, SECRET)
    command = command_of(tmp_path)
    assert SECRET not in " ".join(command)
    assert {name for name, _ in values_of(command, "--setenv", count=2)} <= {
        "PATH", "HOME", "LANG", "TZ", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PROMPT2MESH_LOG_FORMAT", "LD_LIBRARY_PATH",
    }  # fmt: skip


def test_its_program_locks_itself_in_before_it_becomes_the_desktop(tmp_path: Path) -> None:
    command = command_of(tmp_path)
    _, enter, confinement, _, module, *_ = command[command.index("-m") :]
    assert (enter, module) == ("prompt2mesh.blender.freeform.enter", "prompt2mesh.desktop")
    assert json.loads(confinement)["ports"] == [3000, 9876]


def test_a_data_folder_among_what_every_desktop_reads_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    (tmp_path / "libany.so.1").touch()
    with pytest.raises(EnvironmentFaultError, match="every desktop can read"):
        command_of(tmp_path / "data" / "instances")
