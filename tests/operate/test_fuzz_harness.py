"""The harness can fail: a bug that was planted is found by each way of searching, kept, and told."""

import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.run import ROOT

PLANTED = {
    "by_bytes": "ZeroDivisionError in by_bytes.read",
    "by_structure": "OverflowError in by_structure.read",
    "by_property": "KeyError in by_property.calls",
    "by_time": "TooSlowError in session._require_quick",
}


@pytest.mark.timeout(240)
def test_planted_bugs_are_found_kept_and_told(tmp_path: Path) -> None:
    seed = tmp_path / "tests.support.planted.by_structure" / "corpus" / "seed"
    seed.parent.mkdir(parents=True)
    seed.write_text('{"name": "a", "parts": [{"shape": {"height": 1}}]}')
    only = [word for name in PLANTED for word in ("--only", f"tests.support.planted.{name}")]
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.run", "--seconds", "12", "--seed", "7", "--out", str(tmp_path), *only],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    for name, what in PLANTED.items():
        assert f"FOUND by tests.support.planted.{name}: {what}" in done.stdout
        (kept,) = (tmp_path / f"tests.support.planted.{name}" / "findings").glob("*.input")
        assert what in kept.with_suffix(".txt").read_text()


def test_a_target_that_is_not_there_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.run", "--only", "promts"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "there is no target promts" in done.stderr
