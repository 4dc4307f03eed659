"""Secrets that the tests use everywhere, and a pytest plugin that looks for them wherever the suite left words.

The canaries are what accounts, services and clients of the tests have as passwords and keys. What a test logged (in the
form in which it leaves a process), what it printed, and every log file that a process wrote into a temporary folder is
searched for them, and for anything with the shape of one of our own tokens. A test that let one out fails; a file in
which one is found at the end fails the run. A test that must print a secret takes it from the output itself.
"""

import logging
import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.telemetry.logs import as_record_line

PASSWORD = "a canary sang at 4 on tuesdays"  # noqa: S105 - of accounts that live for one test
SECRET_KEY = "mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY"  # noqa: S105 - what the services of tests sign with
SERVICE_LLM_KEY = "sk-ant-canary-of-the-service-7777"
USER_LLM_KEY = "sk-ant-canary-of-a-person-0042"
INSTANCE_TOKEN = "slot-token-canary-0123456789"  # noqa: S105 - of no instance
WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - of nobody

CANARIES: dict[str, str] = {
    "password": PASSWORD,
    "secret key": SECRET_KEY,
    "LLM key of the service": SERVICE_LLM_KEY,
    "LLM key of a person": USER_LLM_KEY,
    "webhook secret": WEBHOOK_SECRET,
    "token of an instance": INSTANCE_TOKEN,
}
_SHAPES: dict[str, re.Pattern[str]] = {
    "API key": re.compile(r"p2m_[0-9a-z]{12}_[0-9A-Za-z]{43}"),
    "refresh token": re.compile(r"p2mr_[0-9A-Za-z]{43}"),
    "access token": re.compile(r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}"),
}
_LOG_FILES = (".log", ".err", ".stderr")
_MOST_BYTES = 64 << 20
_found_in_files: list[str] = []


def canaries_in(text: str) -> list[str]:
    """What of the canaries is in a text, by name."""
    named = [name for name, canary in CANARIES.items() if canary in text]
    return named + [name for name, shape in _SHAPES.items() if shape.search(text)]


def canaries_in_files(folder: Path) -> Iterator[str]:
    """Where in the log files under a folder a canary is: file, line and name."""
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix in _LOG_FILES:
                yield from _canaries_in_file(path)


def _canaries_in_file(path: Path) -> Iterator[str]:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return
        text = path.read_text(errors="replace")
    except OSError:  # what wrote it has taken it away meanwhile
        return
    if canaries_in(text):
        for number, line in enumerate(text.splitlines(), 1):
            for name in canaries_in(line):
                yield f"{path}:{number}: the {name}"


class _Listener(logging.Handler):
    """Looks at every record of our own code as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = as_record_line(record)
        except Exception:  # noqa: BLE001 - a record that cannot be formed is another test's matter
            return
        for name in canaries_in(line):
            self.found.append(f"the {name} in a record of {record.name} ({record.pathname}:{record.lineno})")


_listener = _Listener()


def pytest_configure(config: pytest.Config) -> None:
    del config
    ours = logging.getLogger("prompt2mesh")
    ours.addHandler(_listener)
    if ours.level == logging.NOTSET:
        ours.setLevel(logging.DEBUG)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fails a test that let a canary out."""
    report = yield
    found, _listener.found = _listener.found, []
    # What stands in the words of a test that failed anyway is its own.
    if not report.failed:
        # Captured logs are raw; the listener has seen them as they leave.
        found += [f"the {name} in the {title}" for title, text in report.sections
                  if "log" not in title for name in canaries_in(text)]  # fmt: skip
    if found:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} let a secret out:\n" + "\n".join(f"  {one}" for one in dict.fromkeys(found))
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Looks through the log files of this process's tests; a worker of xdist tells its controller."""
    config: Any = session.config
    factory = getattr(config, "_tmp_path_factory", None)
    base: Path | None = getattr(factory, "_basetemp", None)
    found = list(canaries_in_files(base)) if base is not None and base.exists() else []
    if hasattr(config, "workeroutput"):
        config.workeroutput["canaries"] = found
        return
    _found_in_files.extend(one for one in found if one not in _found_in_files)
    if _found_in_files:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        session.shouldfail = "secrets in log files"  # so that no second try of other tests makes up for it


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Hears what a worker of xdist found."""
    del error
    _found_in_files.extend(getattr(node, "workeroutput", {}).get("canaries", []))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Says where secrets were found in files."""
    if _found_in_files:
        terminalreporter.section("secrets in log files", red=True, bold=True)
        for one in _found_in_files:
            terminalreporter.line(one)
