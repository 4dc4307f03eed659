"""Runs pytest, and what failed in company once more, each test alone.

usage: python tools/run_tests.py [options and paths of pytest]

The suite fills two cores with real Blenders, databases and browsers, so a test
may fail for want of time and not for a fault. A few failures are therefore tried
again when the machine is quiet; both outcomes are printed, and a test that fails
alone fails the run. Many failures, or a run that was broken off, stay as they are.
At the end it tells what took longest, for whoever makes it quicker.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

SLOWEST = ("--durations=40", "--durations-min=5")
MOST_FAILURES = 20  # one fixture that many tests share may be what failed


class FailedTests:
    """A pytest plugin that notes which tests failed, in the order in which they did."""

    def __init__(self) -> None:
        """Starts with none."""
        self.ids: dict[str, None] = {}
        self.broken_off = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called after the set-up, the call and the tear-down of each test."""
        if report.failed:
            self.ids[report.nodeid] = None
            print(f"\nfailed: {report.nodeid}", flush=True)  # pytest itself tells at the end of the run

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Called at the end; a run that -x broke off, for example, has not tried the rest."""
        self.broken_off = bool(session.shouldfail or session.shouldstop)


def passes_alone(test_id: str) -> bool:
    """Runs one test in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-n", "0", test_id]
    return subprocess.run(command, check=False).returncode == pytest.ExitCode.OK  # noqa: S603 - the ids are pytest's own


def main(arguments: Sequence[str]) -> int:
    """Runs the tests; returns pytest's exit code, or 0 if all that failed passed alone."""
    sys.path[0] = str(Path.cwd())  # as `python -m pytest` has it
    failed = FailedTests()
    code = int(pytest.main([*SLOWEST, *arguments], plugins=[failed]))
    if code != pytest.ExitCode.TESTS_FAILED or failed.broken_off or not 0 < len(failed.ids) <= MOST_FAILURES:
        return code
    print(f"\nTrying what failed in company once more, each test alone: {len(failed.ids)}", flush=True)
    passed = {test_id: passes_alone(test_id) for test_id in failed.ids}
    print("\nOf the tests that failed in company")
    for test_id, alone in passed.items():
        print(f"  {'passed alone' if alone else 'FAILED alone'}  {test_id}")
    if not all(passed.values()):
        return code
    print("The run counts as passed. These tests do not stand a busy machine: mend them.")
    return int(pytest.ExitCode.OK)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
