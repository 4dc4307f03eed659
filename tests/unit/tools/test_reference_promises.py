"""The page of promises: it is honest, and every command that it names is there."""

import fnmatch
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.results import Figure, read, record
from tools.reference_promises import NOT_MEASURED, Promise, fault_of, page_of, promises_page, read_promises

ROOT = Path(__file__).parents[3]
FAST = Promise(id="fast", area="Speed", text="It is fast.", command="make bench", figure="builder.one_object")


@pytest.mark.parametrize("promise", read_promises(), ids=lambda promise: promise.id)
def test_the_command_of_every_promise_exists(promise: Promise) -> None:
    assert fault_of(promise.command) == ""


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ("make nothing", "no target nothing"),
        ('make bench ARGS="--only nothing"', "no part nothing"),
        ("python -m pytest -n 0 tests/unit/nothing.py", "is not there"),
        ("python -m pytest -n 0 tests/unit/tools/test_run_tests.py::test_nothing", "has no test_nothing"),
        ("prompt2mesh nothing", "no command nothing"),
        ("prompt2mesh plan --nothing", "no option --nothing"),
        ("rm -rf /", "neither make, pytest nor prompt2mesh"),
    ],
)
def test_a_command_that_does_not_exist_is_found(command: str, fault: str) -> None:
    assert fault in fault_of(command)


def test_what_was_never_measured_says_so_and_what_was_has_its_day_and_commit(tmp_path: Path) -> None:
    nothing = page_of([FAST], {})
    assert f"| It is fast. | `make bench` | {NOT_MEASURED} |" in nothing
    assert "1 are not measured yet, and 0 miss their goal" in nothing
    slow = Figure(id="one_object", what="", unit="s", better="lower", values={"p50": 0.5}, bounds={"p50": 0.3})
    record("builder", [slow], command="make bench", folder=tmp_path)
    section = read("builder", tmp_path)
    assert section is not None
    told = page_of([FAST, replace(FAST, id="test", figure="")], {"builder": replace(section, commit="abc1234")})
    assert f"p50 0.5 s; goal: p50 ≤ 0.3 s **missed** ({section.measured[:10]}, abc1234)" in told
    assert (
        "2 promises: 1 proven by a test, 1 by a figure. Of these 0 are not measured yet, and 1 miss their goal" in told
    )
    assert "| It is fast. | `make bench` | passes or fails |" in told


def test_what_several_figures_tell_alike_is_told_once(tmp_path: Path) -> None:
    found = {"a_findings": 0.0, "b_findings": 0.0, "c_findings": 1.0}
    figures = [
        Figure(id=name, what="", unit="inputs", better="lower", values={"value": value})
        for name, value in found.items()
    ]
    record("builder", figures, command="make bench", folder=tmp_path)
    section = read("builder", tmp_path)
    assert section is not None
    told = page_of([replace(FAST, figure="builder.*_findings")], {"builder": section})
    assert "| each of 2: 0 inputs; 1 inputs (" in told


def test_every_figure_that_was_measured_is_one_that_there_is() -> None:
    """A figure that is renamed would read as never measured."""
    for promise in read_promises():
        section, _, name = promise.figure.partition(".")
        if promise.figure and (found := read(section)):
            assert fnmatch.filter([figure.id for figure in found.figures], name), promise.figure


def test_the_page_is_what_the_promises_and_results_say() -> None:
    text = (ROOT / "docs" / "reference" / "promises.md").read_text(encoding="utf-8")
    assert text.endswith(promises_page()), "run: make promises"
