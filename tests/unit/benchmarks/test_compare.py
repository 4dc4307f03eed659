"""Two states of the code held against each other, on measurements that are given: no clock is read here."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import compare as comparing
from benchmarks.compare import Found, Measure, PartFailedError, compare, main, table
from benchmarks.verdict import Pairs, judge
from benchmarks.worktrees import NoSuchStateError, Tree, checked_out, differing_locks

OLD, NEW = (Tree(name, Path(name), Path(sys.executable)) for name in ("old", "new"))
FIGURES = {"builder.one_object": ("s", "lower", 0.2), "builder.batch": ("models/s", "higher", 10.0),
           "service.crowd_errors": ("errors", "lower", 0.0)}  # fmt: skip


def machine(seed: int, *, slower: dict[str, float], noise: float = 0.04) -> Measure:
    """A machine that drifts (its speed changes by half over the session) and has noise, with a planted slowdown."""
    dice, calls = random.Random(seed), [0]

    def measure(tree: Tree, part: str) -> Found:
        calls[0] += 1
        drift = 1.0 + 0.5 * calls[0] / 24
        found: dict[str, dict[str, Any]] = {}
        for name, (unit, better, value) in FIGURES.items():
            if name.startswith(part):
                factor = drift * dice.lognormvariate(0.0, noise) * (slower.get(name, 1.0) if tree is NEW else 1.0)
                found[name] = {"what": name, "unit": unit, "better": better,
                               "value": value * factor if better == "lower" else value / factor}  # fmt: skip
        return found

    return measure


def findings(measure: Measure) -> dict[str, str]:
    found = compare(OLD, NEW, ["builder", "service"], rounds=6, threshold_percent=10.0, measure=measure)
    return {verdict.figure: verdict.finding for verdict in found}


@pytest.mark.parametrize("planted", ["builder.one_object", "builder.batch"])
def test_a_planted_slowdown_is_found_and_nothing_else(planted: str) -> None:
    for seed in range(20):
        found = findings(machine(seed, slower={planted: 1.3}))
        assert [name for name, finding in found.items() if finding == "regression"] == [planted], (seed, found)


def test_an_equal_pair_has_no_regression_though_the_machine_drifts() -> None:
    for seed in range(60):
        assert "regression" not in findings(machine(seed, slower={})).values(), seed


def test_what_is_worse_by_less_than_the_threshold_is_told_but_is_no_regression() -> None:
    found = findings(machine(3, slower={"builder.one_object": 1.05}, noise=0.002))
    assert found["builder.one_object"] == "slightly worse"
    better = findings(machine(3, slower={"builder.one_object": 0.5}))
    assert better["builder.one_object"] == "better"


def test_errors_that_there_were_none_of_are_a_regression() -> None:
    pairs = Pairs("service.crowd_errors", "errors", "errors", "lower", [0.0] * 6, [3.0, 2.0, 4.0, 3.0, 5.0, 2.0])
    assert judge(pairs, threshold_percent=10.0).finding == "regression"


def test_too_few_pairs_give_no_verdict() -> None:
    with pytest.raises(ValueError, match="at least 5 pairs"):
        judge(Pairs("a", "a", "s", "lower", [1.0] * 4, [2.0] * 4), threshold_percent=10.0)


def test_both_states_are_measured_in_turn_and_one_that_fails_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    def measure(tree: Tree, part: str) -> Found:
        asked.append(tree.name)
        if part == "service" and tree is OLD:
            raise PartFailedError("it has no service")
        return machine(0, slower={})(tree, part)

    found = compare(OLD, NEW, ["builder", "service"], rounds=5, threshold_percent=10.0, measure=measure)
    assert asked[:10] == ["old", "new", "new", "old", "old", "new", "new", "old", "old", "new"]
    assert {verdict.figure for verdict in found} == {"builder.one_object", "builder.batch"}
    assert "service is left out: it has no service" in capsys.readouterr().err


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with a state, tagged `before`, and one after it."""
    root = tmp_path / "clone"
    (root / "requirements").mkdir(parents=True)
    lock = root / "requirements" / "core.lock"

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    lock.write_text("numpy==1\n")
    git("add", ".")
    git("commit", "-qm", "before")
    git("tag", "before")
    lock.write_text("numpy==2\n")
    git("commit", "-qam", "after")
    return root


def test_a_state_is_checked_out_beside_this_one_and_gone_afterwards(clone: Path) -> None:
    with checked_out(clone, "before", python=Path(sys.executable)) as old:
        assert (old.folder / "requirements" / "core.lock").read_text() == "numpy==1\n"
        assert differing_locks(old.folder, clone) == ["requirements/core.lock"]
        assert old.environment(Path("harness"))["PYTHONPATH"].startswith(str(old.folder / "src"))
        folder = old.folder
    assert not folder.exists()
    listed = subprocess.run(["git", "-C", str(clone), "worktree", "list"], check=True, capture_output=True, text=True)
    assert len(listed.stdout.splitlines()) == 1
    with pytest.raises(NoSuchStateError, match="no commit"), checked_out(clone, "nothing", python=Path("python")):
        pass


@pytest.mark.parametrize(("slower", "code"), [({}, 0), ({"builder.one_object": 1.4}, 1)])
def test_the_command_ends_with_1_on_a_regression_and_writes_what_it_found(
    slower: dict[str, float], code: int, clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    given = machine(1, slower=slower)

    def measure(tree: Tree, part: str) -> Found:
        return given(NEW if tree.name == "this state" else OLD, part)

    monkeypatch.setattr(comparing, "ROOT", clone)
    monkeypatch.setattr(comparing, "_measure_quick", measure)
    found = tmp_path / "found.json"
    assert main(["before", "--only", "builder", "--json", str(found)]) == code
    said = capsys.readouterr()
    assert f"2 figures compared, {code} regressions." in said.out
    assert "requirements/core.lock of before" in said.err
    written = json.loads(found.read_text())
    assert [figure["finding"] == "regression" for figure in written["figures"]].count(True) == code
    assert written["different_locks"] == ["requirements/core.lock"]
    assert main(["nothing", "--only", "builder"]) == 2


def test_the_table_has_the_worst_first() -> None:
    verdicts = compare(OLD, NEW, ["builder"], rounds=6, threshold_percent=10.0,
                       measure=machine(2, slower={"builder.batch": 1.5}))  # fmt: skip
    lines = table(verdicts, old="before").splitlines()
    assert lines[2].startswith("| builder.batch: ")
    assert "**regression**" in lines[2]
