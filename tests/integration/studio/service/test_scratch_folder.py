"""What a killed process wrote for a moment is taken away by the next one of its kind."""

import subprocess
import sys
from pathlib import Path

from prompt2mesh.studio.service.workfolder import ScratchFolder, abandoned

WRITE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from prompt2mesh.studio.service.workfolder import ScratchFolder
(ScratchFolder(Path(sys.argv[1]), owner="scr_killed").path / "half a scene").write_text("half")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_next_process_takes_away_what_a_killed_one_left_and_not_what_a_living_one_has(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(tmp_path)], check=False)
    assert abandoned(tmp_path) == [tmp_path / "scr_killed"]
    living = ScratchFolder(tmp_path, owner="scr_living")
    (living.path / "scene").write_text("whole")
    assert [path.name for path in tmp_path.iterdir()] == ["scr_living"]
    another = ScratchFolder(tmp_path, owner="scr_another")
    assert another.path.is_dir()
    assert (living.path / "scene").read_text() == "whole"
    assert abandoned(tmp_path) == []
    living.close()
    another.close()
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_writes_nothing_makes_no_folder(tmp_path: Path) -> None:
    ScratchFolder(tmp_path / "scratch", owner="scr_idle").close()
    assert not (tmp_path / "scratch").exists()
