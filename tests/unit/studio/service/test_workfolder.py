import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from prompt2mesh.studio.service.workfolder import WorkFolder

HOLD = """
import sys, time
from pathlib import Path
from prompt2mesh.studio.service.workfolder import WorkFolder
folder = WorkFolder(Path(sys.argv[1]), "run_other")
(folder.path / "half a model").write_text("…")
print("holds", flush=True)
time.sleep(60)
"""


def test_a_killed_runners_folder_is_found_and_removed(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"holds\n"
    with closing(WorkFolder(tmp_path, "run_mine")) as mine:
        with mine.dead() as dead:
            assert dead == []
        other.send_signal(signal.SIGKILL)
        other.wait()
        other.stdout.close()
        with mine.dead() as dead:
            assert dead == ["run_other"]
        assert [path.name for path in tmp_path.iterdir()] == ["run_mine"]


def test_what_could_not_be_dealt_with_is_found_again(tmp_path: Path) -> None:
    dead_one = WorkFolder(tmp_path, "run_dead")
    os.close(dead_one._lock)
    with closing(WorkFolder(tmp_path, "run_mine")) as mine:
        with pytest.raises(ValueError, match="no database"), mine.dead():
            raise ValueError("no database")
        with mine.dead() as dead:
            assert dead == ["run_dead"]


def test_an_orderly_end_leaves_nothing(tmp_path: Path) -> None:
    with closing(WorkFolder(tmp_path, "run_mine")) as mine:
        (mine.path / "model.glb").write_text("…")
    assert list(tmp_path.iterdir()) == []
