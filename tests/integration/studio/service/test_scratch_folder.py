"""What a killed process wrote for a moment is taken away by whoever of its kind lives."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.studio.service.workfolder import SCRATCH, ScratchFolder, abandoned
from tests.support.runners import wait_for

WRITE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from prompt2mesh.studio.service.workfolder import ScratchFolder
(ScratchFolder(Path(sys.argv[1]), owner="scr_killed").path / "half a scene").write_text("half")
os.kill(os.getpid(), signal.SIGKILL)
"""
OFTEN_S = 0.05


def _write_and_die(base: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(base)], check=False)
    assert done.returncode == -signal.SIGKILL


def test_who_lives_takes_away_what_a_killed_one_left_and_not_what_a_living_one_has(tmp_path: Path) -> None:
    with (
        closing(ScratchFolder(tmp_path, owner="scr_living", clear_every_s=3600.0)) as living,
        closing(ScratchFolder(tmp_path, owner="scr_another", clear_every_s=3600.0)) as another,
    ):
        (living.path / "scene").write_text("whole")
        (another.path / "scene").write_text("whole too")
        _write_and_die(tmp_path)
        assert abandoned(tmp_path) == [tmp_path / "scr_killed"]
        with closing(ScratchFolder(tmp_path, owner="scr_tidy", clear_every_s=OFTEN_S)):  # it writes nothing itself
            wait_for(lambda: not abandoned(tmp_path))
            _write_and_die(tmp_path)  # long after its start, too
            wait_for(lambda: not abandoned(tmp_path))
        assert (another.path / "scene").read_text() == "whole too"
        assert (living.path / "scene").read_text() == "whole"
    assert list(tmp_path.iterdir()) == []


def test_what_was_never_finished_is_taken_away_once_nobody_can_still_be_making_it(tmp_path: Path) -> None:
    new, old = tmp_path / "new-scr_new", tmp_path / "new-scr_old"
    for folder in (new, old):
        folder.mkdir()
    os.utime(old, (time.time() - 600, time.time() - 600))
    with closing(ScratchFolder(tmp_path, owner="scr_tidy", clear_every_s=OFTEN_S)):
        wait_for(lambda: not old.exists())
    assert new.exists()
    assert abandoned(tmp_path) == [new]


def test_a_service_that_goes_on_running_takes_away_what_a_killed_process_of_it_left(tmp_path: Path) -> None:
    _write_and_die(tmp_path / SCRATCH)
    assert abandoned(tmp_path / SCRATCH)
    settings = ServiceSettings(data=tmp_path, database_url=f"sqlite:///{tmp_path / 'studio.db'}",
                               blobs_url=str(tmp_path / "blobs"))  # fmt: skip
    with open_platform(settings):
        wait_for(lambda: not abandoned(tmp_path / SCRATCH))


def test_a_process_that_writes_nothing_makes_no_folder(tmp_path: Path) -> None:
    ScratchFolder(tmp_path / "scratch", owner="scr_idle").close()
    assert not (tmp_path / "scratch").exists()
