"""docs/reference/promises.md: what is promised, the command that proves it, and the figure of the last run."""

import re
import shlex
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from benchmarks.page import goal_of, others_of, values_of
from benchmarks.results import Figure, Section, read_all

ROOT = Path(__file__).resolve().parents[1]
PROMISES = Path(__file__).with_name("promises.toml")
NOT_MEASURED = "not measured yet"
_TEST_ONLY = "passes or fails"
_INTRODUCTION = """# Promises

What Prompt2Mesh promises, the command that proves it, and what the last run of that command measured. After
`make setup-dev` and `. .venv/bin/activate` each command runs from the top of a clone; `make` targets need neither. Add
`--write` to the `ARGS` of a measurement to keep its figures (`benchmarks/results`), then run `make promises`.

A test has no figure: it passes, or CI is red. A measurement that was never kept says so. What each figure is held
against, and why, is told in [benchmarks](../../benchmarks/README.md).
"""


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Something that is promised.

    Attributes:
        command: As a person types it.
        figure: `section.figure` of `benchmarks/results`, where `*` stands for anything; empty for a test that passes
            or fails.
    """

    id: str
    area: str
    text: str
    command: str
    figure: str = ""


def read_promises(path: Path = PROMISES) -> list[Promise]:
    """All promises, in the order of the file.

    Raises:
        ValueError: Two have the same id.
    """
    promises = [Promise(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["promise"]]
    ids = [promise.id for promise in promises]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"promises share an id: {', '.join(twice)}")
    return promises


def promises_page() -> str:
    """The page as the promises and the results have it."""
    return page_of(read_promises(), read_all())


def page_of(promises: Sequence[Promise], sections: Mapping[str, Section]) -> str:
    """The page of some promises and results."""
    told = [_last_run(promise, sections) for promise in promises]
    numbers = [promise for promise in promises if promise.figure]
    missing = sum(text == NOT_MEASURED for text in told)
    missed = sum("**missed**" in text for text in told)
    by_tests = len(promises) - len(numbers)
    count = f"{len(promises)} promises: {by_tests} proven by a test, {len(numbers)} by a figure."
    lines = [_INTRODUCTION, f"{count} Of these {missing} are {NOT_MEASURED}, and {missed} miss their goal."]
    for area in dict.fromkeys(promise.area for promise in promises):
        lines += ["", f"## {area}", "", "| promise | proof | last run |", "| --- | --- | --- |"]
        lines += [
            f"| {promise.text} | `{promise.command}` | {text} |"
            for promise, text in zip(promises, told, strict=True)
            if promise.area == area
        ]
    return "\n".join([*lines, ""])


def _last_run(promise: Promise, sections: Mapping[str, Section]) -> str:
    if not promise.figure:
        return _TEST_ONLY
    section, _, pattern = promise.figure.partition(".")
    found = sections.get(section)
    figures = [figure for figure in found.figures if fnmatchcase(figure.id, pattern)] if found else []
    if found is None or not figures:
        return NOT_MEASURED
    commit = f", {found.commit}" if found.commit else ""
    told = Counter(map(_told, figures))
    each = [text if count == 1 else f"each of {count}: {text}" for text, count in told.items()]
    return "; ".join(each) + f" ({found.measured[:10]}{commit})"


def _told(figure: Figure) -> str:
    goal = goal_of(figure)
    parts = values_of(figure.values, figure.unit), others_of(figure), f"goal: {goal}" if goal else ""
    return "; ".join(part for part in parts if part)


def fault_of(command: str) -> str:
    """What a command names that there is not; empty if all of it is there."""
    words = shlex.split(command)
    match words[:3]:
        case ["make", *_]:
            return _fault_of_make(words[1:])
        case ["python", "-m", "pytest"]:
            faults = [_fault_of_node(word) for word in words if word.startswith("tests/")]
            return "; ".join(fault for fault in faults if fault) if faults else "no test is named"
        case ["prompt2mesh", *_]:
            return _fault_of_cli(words[1:])
        case _:
            return f"{words[0]} is neither make, pytest nor prompt2mesh"


def _fault_of_make(words: Sequence[str]) -> str:
    target, options = words[0], [word for word in words[1:] if not word.startswith("ARGS=")]
    arguments = [shlex.split(word.removeprefix("ARGS=")) for word in words[1:] if word.startswith("ARGS=")]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    if not re.search(rf"^{re.escape(target)}:.*## ", makefile, re.MULTILINE):
        return f"make has no target {target}"
    if options:
        return f"make {target} takes ARGS, not {' '.join(options)}"
    if target == "bench" and arguments and arguments[0][:1] == ["--only"]:
        from benchmarks.__main__ import PARTS  # noqa: PLC0415 - it loads all that is measured

        return "" if arguments[0][1] in PARTS else f"make bench has no part {arguments[0][1]}"
    return ""


def _fault_of_node(node: str) -> str:
    name, _, test = node.partition("::")
    path = ROOT / name
    if not path.exists():
        return f"{name} is not there"
    if path.is_dir():
        return "" if any(path.rglob("test_*.py")) else f"{name} has no tests"
    text = path.read_text(encoding="utf-8")
    return (
        "" if re.search(rf"^(async )?def {test or 'test_'}", text, re.MULTILINE) else f"{name} has no {test or 'test'}"
    )


def _fault_of_cli(words: Sequence[str]) -> str:
    known = _commands()
    named = [word for word in words if not word.startswith("-")]
    if not named or named[0] not in known:
        return f"prompt2mesh has no command {' '.join(named[:1])}"
    options = [word.partition("=")[0] for word in words if word.startswith("--")]
    return next((f"prompt2mesh {named[0]} has no option {name}" for name in options if name not in known[named[0]]), "")


@cache
def _commands() -> Mapping[str, frozenset[str]]:
    """The commands of the command line and the options of each."""
    import typer.main  # noqa: PLC0415 - only for the check

    from prompt2mesh.cli.main import app  # noqa: PLC0415

    group = typer.main.get_command(app)
    commands: Mapping[str, object] = getattr(group, "commands", {})
    return {
        name: frozenset(option for parameter in getattr(command, "params", ()) for option in parameter.opts)
        for name, command in commands.items()
    }
