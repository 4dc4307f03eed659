"""Nothing that was left behind hides from the auditor by knowing nothing of where it is."""

import subprocess
from pathlib import Path

from tests.support.chaos.processes import processes_of


def test_what_is_locked_in_a_folder_of_the_studio_is_one_of_its_processes(tmp_path: Path) -> None:
    place = tmp_path / "studio" / "instances" / "ann"
    place.mkdir(parents=True)
    # Inside it is the only folder that can be written, under another name; no variable tells of it.
    command = ["bwrap", "--ro-bind", "/", "/", "--proc", "/proc", "--unshare-pid", "--die-with-parent", "--bind", str(place), "/mnt",
               "sh", "-c", "echo begun; exec sleep 60"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={"PATH": "/usr/bin:/bin"}) as outer:
        try:
            assert outer.stdout is not None
            assert outer.stdout.readline() == b"begun\n"
            found = processes_of(tmp_path / "studio")
            names = {Path(f"/proc/{pid}/comm").read_text().strip() for pid in found}
            assert outer.pid in found
            assert names & {"sh", "sleep"}
            assert processes_of(tmp_path / "another") == []
        finally:
            outer.kill()
