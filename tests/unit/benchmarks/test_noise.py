"""What others take of the processor is told apart from what the run takes."""

import os
import subprocess
import sys
import time

import pytest

from benchmarks import noise
from benchmarks.noise import Noise, Process, others

BURN = "import time\nuntil = time.process_time() + 0.4\nwhile time.process_time() < until: pass\ntime.sleep(1)"


def test_what_the_run_starts_is_its_own_whoever_the_parent_is() -> None:
    tree = {1: Process(1, 0, "init", 0), 10: Process(10, 1, "bench", 0), 11: Process(11, 10, "worker", 0),
            12: Process(12, 1, "daemon", 0), 20: Process(20, 1, "compiler", 0), 21: Process(21, 20, "cc1", 0)}  # fmt: skip
    assert [process.name for process in others(tree, {10, 12})] == ["init", "compiler", "cc1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_stranger_is_noise_and_our_own_child_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by name, as the machine of a test has strangers of its own."""
    monkeypatch.setattr(noise, "_MARK", "BENCHMARK_RUN_OF_A_TEST")
    monkeypatch.setenv("BENCHMARK_RUN_OF_A_TEST", "1")
    watch = noise.Watch("1")
    watch.look()
    ours, stranger = "ours_burning", "stranger_burns"
    name_it = "import ctypes; ctypes.CDLL(None).prctl(15, sys.argv[1].encode())\n"
    # The stranger has no mark, and its parent ends: nothing ties it to the run.
    orphaned = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {'import sys;' + name_it + BURN!r}, {stranger!r}])"
    subprocess.run([sys.executable, "-c", orphaned], check=True, env={"PATH": os.environ["PATH"]})
    subprocess.run([sys.executable, "-c", "import sys;" + name_it + BURN, ours], check=True)
    deadline = time.monotonic() + 20
    while watch.taken[stranger] <= 0 and time.monotonic() < deadline:
        watch.look()
        time.sleep(0.05)
    assert watch.taken[stranger] > 0
    assert ours not in watch.taken


def test_a_loud_machine_is_told_and_a_quiet_one_is_not() -> None:
    assert Noise(0.2, others_percent=1.0, stolen_percent=0.0, cores=2).warnings() == []
    loud = Noise(3.0, others_percent=40.0, stolen_percent=9.0, busiest="cc1", cores=2)
    assert [warning.split()[0] for warning in loud.warnings()] == ["The", "Other", "The"]
    assert "`cc1`" in loud.warnings()[1]
    assert loud.conditions()["others_percent"] == 40.0
