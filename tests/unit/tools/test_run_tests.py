"""Small suites, run as `make test` runs the large one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import run_tests

SOUND = "def test_sound(): pass\n"
# A second test process finds what the first one left.
FAILS_ONCE = """
from pathlib import Path
def test_busy(tmp_path):
    mark = Path(__file__).with_suffix(".mark")
    tried_before = mark.exists()
    mark.touch()
    assert tried_before
"""
FAILS_IN_ITS_FIXTURE_ONCE = FAILS_ONCE.replace(
    "def test_busy(tmp_path)", "import pytest\n@pytest.fixture\ndef ready()"
) + ("def test_with_fixture(ready): pass\n")
FAILS = "import pytest\n@pytest.mark.parametrize('n', range({count}))\ndef test_wrong(n): assert n < 0, 'so it is'\n"


def run(folder: Path, *options: str, **suites: str) -> tuple[int, str]:
    (folder / "pytest.ini").write_text("[pytest]\n")
    for name, text in suites.items():
        (folder / f"test_{name}.py").write_text(text)
    command = [sys.executable, str(run_tests.__file__), "-p", "no:cacheprovider", *options]
    # Of the plugins only what is needed: the others take seconds to load.
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "xdist.plugin"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_suite_that_passes_runs_once(tmp_path: Path) -> None:
    code, told = run(tmp_path, sound=SOUND)
    assert code == 0
    assert "1 passed" in told
    assert "alone" not in told


@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_fails_only_in_company_is_told_and_fails_no_run(tmp_path: Path, workers: str) -> None:
    code, told = run(tmp_path, "-n", workers, sound=SOUND, busy=FAILS_ONCE, fixture=FAILS_IN_ITS_FIXTURE_ONCE)
    assert code == 0
    first, second = told.split("Trying what failed in company")
    assert "1 failed, 1 passed, 1 error in" in first
    assert "passed alone  test_busy.py::test_busy" in second
    assert "passed alone  test_fixture.py::test_with_fixture" in second
    assert "mend them" in second


def test_what_fails_alone_too_fails_the_run(tmp_path: Path) -> None:
    code, told = run(tmp_path, busy=FAILS_ONCE, wrong=FAILS.format(count=1))
    assert code == 1
    assert "passed alone  test_busy.py::test_busy" in told
    assert "FAILED alone  test_wrong.py::test_wrong[0]" in told
    assert told.count("AssertionError: so it is") >= 2
    assert "counts as passed" not in told


def test_many_failures_are_no_matter_of_a_busy_machine(tmp_path: Path) -> None:
    code, told = run(tmp_path, wrong=FAILS.format(count=run_tests.MOST_FAILURES + 1))
    assert code == 1
    assert "alone" not in told


@pytest.mark.parametrize("options", [("-x",), ("-n", "2", "-x")])
def test_a_run_that_was_broken_off_does_not_pass(tmp_path: Path, options: tuple[str, ...]) -> None:
    code, told = run(tmp_path, *options, busy=FAILS_ONCE, sound=SOUND)
    assert code != 0
    assert "alone" not in told


def test_a_suite_that_cannot_be_read_does_not_pass(tmp_path: Path) -> None:
    code, told = run(tmp_path, broken="import nowhere_to_be_found\n", sound=SOUND)
    assert code == 2
    assert "alone" not in told
