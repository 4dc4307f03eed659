"""What somebody can do from inside a desktop of this machine: all that a desktop needs, and nothing to anybody else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prompt2mesh.builders import desktop
from tests.support.plain_user import as_plain_user

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("plain", [False, True], ids=["as-we-are", "as-a-plain-user"])
def test_a_desktop_reaches_its_folder_and_nothing_of_the_service(*, plain: bool) -> None:
    command = [sys.executable, "-m", "tests.support.locked_desktop"]
    done = subprocess.run(as_plain_user(command, reading=[ROOT]) if plain else command, cwd=ROOT, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert not plain or told["user"] != 0
    # Without the lock each of them gets what it wants: so they are attacks.
    assert [name for name, (got, _) in told["free"].items() if not got] == []
    assert len(told["free"]) > 15
    needed = {name for name in told["free"] if name.startswith("may_")}
    needs_landlock = set[str]() if told["ports"] else {"turns_a_socket_around"}
    assert {name for name, (got, _) in told["locked"].items() if got} - needs_landlock == needed, told


def test_without_namespaces_there_is_no_desktop_and_a_word_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    bwrap = tmp_path / "bwrap"
    bwrap.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2; exit 1\n")
    bwrap.chmod(0o755)
    for program in desktop.PROGRAMS:
        (tmp_path / program).touch(0o755)
    monkeypatch.setattr(desktop, "NOVNC", bwrap)
    monkeypatch.setattr(desktop, "_PATH", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert "No permissions to create new namespace" in desktop.desktop_fault()
