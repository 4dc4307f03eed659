"""The screen of a desktop whose folder has a long name, as people's instances on one machine have it."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.support.desktop import has_desktop
from tests.support.runners import wait_for

pytestmark = pytest.mark.skipif(
    not has_desktop(), reason="the programs of a desktop are not installed: tools/test_systems.sh"
)


def test_a_killed_desktop_with_a_long_folder_leaves_nothing_outside_it(tmp_path: Path) -> None:
    scratch, temporary = tmp_path / ("long" * 25) / "scratch", tmp_path / "tmp"
    temporary.mkdir()
    ports = [argument for name in ("web", "vnc", "mcp") for argument in (f"--{name}-port", "0")]
    desktop = subprocess.Popen(
        [sys.executable, "-m", "prompt2mesh.desktop", *ports, "--scratch", str(scratch)],
        env={**os.environ, "TMPDIR": str(temporary)}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(lambda: desktop.poll() is not None or (scratch / "x" / "vnc").is_socket(), timeout_s=60)
        with closing(socket.socket(socket.AF_UNIX)) as viewer:
            folder = os.open(scratch / "x", os.O_PATH)
            viewer.settimeout(30)
            viewer.connect(f"/proc/self/fd/{folder}/vnc")
            os.close(folder)
            assert viewer.recv(12) == b"RFB 003.008\n"
    finally:
        with suppress(ProcessLookupError):
            desktop.send_signal(signal.SIGKILL)
        desktop.wait()
    assert list(temporary.iterdir()) == []
