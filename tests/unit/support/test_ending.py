"""A command that is told to stop ends what it has started."""

import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROGRAM = """
import subprocess, sys
from tests.support.ending import end_in_order

end_in_order()
child = subprocess.Popen(["sleep", "60"], stdout=subprocess.DEVNULL)
try:
    print(child.pid, flush=True)
    child.wait()
finally:
    child.kill()
    child.wait()
"""


def test_what_it_has_started_ends_with_it() -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    child = int(program.stdout.readline())
    program.send_signal(signal.SIGTERM)
    program.communicate(timeout=20)
    assert program.returncode == 128 + signal.SIGTERM
    assert not Path(f"/proc/{child}").exists()
