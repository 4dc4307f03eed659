"""The command of the benchmarks: its parts are there, and a quick look keeps nothing."""

import importlib
import inspect
import sys

import pytest

from benchmarks import __main__ as command
from benchmarks.page import ORDER
from benchmarks.report import Report
from benchmarks.results import Figure
from benchmarks.size import QUICK, Size


@pytest.mark.parametrize("part", command.PARTS)
def test_every_part_is_a_module_that_measures(part: str) -> None:
    measure = importlib.import_module(f"benchmarks.parts.{part}").measure
    assert list(inspect.signature(measure).parameters) == ["report", "folder", "size"]
    assert part in ORDER


def test_what_a_quick_look_finds_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--quick", "--write"])
    with pytest.raises(SystemExit):
        command.main()
    assert all(getattr(QUICK, name) <= value for name, value in vars(Size()).items())


def test_progress_goes_to_the_error_stream_and_figures_to_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.step("warming")
    report.add(
        Figure(id="one", what="prompt → GLB", unit="s", better="lower", values={"p50": 0.5}, bounds={"p50": 0.3})
    )
    report.skip("no PostgreSQL here")
    said = capsys.readouterr()
    assert "warming" in said.err
    assert "no PostgreSQL here" in said.err
    assert said.out.split() == ["prompt", "→", "GLB", "p50", "0.5", "s", "p50", "≤", "0.3", "s", "**missed**"]
