"""The threat model names tests that are there, that pytest collects, and all six letters at every boundary."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/explanation/threat-model.md"
# Where the targets of the Makefile look for tests.
COLLECTED = ("tests/unit/", "tests/integration/", "tests/e2e/", "tests/cluster/", "tests/deploy/", "tests/operate/")
STRIDE = "STRIDE"
_NAME = re.compile(r"`(tests/[^`]+)`")


def boundaries() -> dict[str, list[list[str]]]:
    """The rows of each boundary's table: letter, threat, control, tests."""
    found: dict[str, list[list[str]]] = {}
    for part in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines() if line.startswith("| ")
        ]
        if title[0].isdigit():
            found[title] = [row for row in rows if row[0] in set(STRIDE)]
    return found


TABLES = boundaries()
NAMED = sorted({name for rows in TABLES.values() for row in rows for name in _NAME.findall(row[3])})


@cache
def collected_in(path: Path) -> frozenset[str]:
    """The tests that pytest would collect from a file: its functions, and methods of its classes."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            found.add(node.name)
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            found |= {f"{node.name}::{each.name}" for each in node.body
                      if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}  # fmt: skip
    return frozenset(found)


def test_there_are_thirteen_boundaries_with_all_six_letters() -> None:
    assert len(TABLES) == 13
    for title, rows in TABLES.items():
        assert {row[0] for row in rows} == set(STRIDE), title


def test_every_threat_has_words_a_control_and_a_test() -> None:
    for title, rows in TABLES.items():
        for row in rows:
            assert len(row) == 4, (title, row)
            assert all(len(cell) > 6 for cell in row[1:]), (title, row)
            assert _NAME.findall(row[3]), f"{title}: no test of {row[1]!r}"
            rest = _NAME.sub("", row[3]).replace(",", "").strip()
            assert not rest, f"{title}: {rest!r} is no test"


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_is_named_is_there_and_is_collected(name: str) -> None:
    file, _, test = name.partition("::")
    path = ROOT / file
    assert file.startswith(COLLECTED), f"no target of the Makefile runs {file}"
    assert path.name.startswith("test_"), file
    assert path.is_file(), file
    there = collected_in(path)
    assert there, f"{file} has no tests"
    assert not test or test in there, f"{file} has no {test}"


def test_every_attack_is_named_in_the_model() -> None:
    """The other way round: an attack that nobody can find is one that somebody deletes."""
    attacks = {
        f"tests/e2e/attack/{path.name}::{test}" for path in (ROOT / "tests/e2e/attack").glob("test_*.py")
        for test in collected_in(path)
    }  # fmt: skip
    assert attacks - set(NAMED) == set()
