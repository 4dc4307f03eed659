"""`make bench-compare REF=main`: measures another state of the code and this one in turn, and says what became slower.

Both are measured by the benchmarks of this state, each run in processes of its own: old, new, new, old, old, new, …
A regression must show twice: what the first rounds find is measured again, and only what that confirms fails the
command. It ends with 1 if there is a regression, 2 if it could not compare.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from benchmarks.noise import listening
from benchmarks.page import number
from benchmarks.verdict import LEAST_PAIRS, Pairs, Verdict, judge
from benchmarks.worktrees import NoSuchStateError, Tree, checked_out, differing_locks
from tests.support.ending import end_in_order

ROOT = Path(__file__).parents[1]
PARTS = ("builder", "start", "service")
# What a run of a part found: a figure's name → what it is and its main value.
Found = Mapping[str, Mapping[str, Any]]
Measure = Callable[[Tree, str], Found]


class PartFailedError(Exception):
    """A part could not be measured of one of the states."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compares; the exit code."""
    parser = argparse.ArgumentParser(prog="make bench-compare", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("ref", help="the commit, tag or branch to compare with")
    parser.add_argument("--only", action="append", metavar="PART", help=f"default: {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=6, help=f"pairs of runs, at least {LEAST_PAIRS} (default 6)")
    parser.add_argument("--threshold", type=float, default=10.0, metavar="PERCENT", help="what counts (default 10)")
    parser.add_argument("--full", action="store_true", help="measure each run as long as `make bench` does")
    parser.add_argument("--own-environment", action="store_true", help="install the packages of that commit's locks")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write what was found there")
    asked = parser.parse_args(arguments)
    if asked.rounds < LEAST_PAIRS:
        parser.error(f"fewer than {LEAST_PAIRS} rounds prove nothing")
    new = Tree("this state", ROOT, Path(sys.executable))
    try:
        with checked_out(ROOT, asked.ref, python=new.python, own_environment=asked.own_environment) as old:
            locks = differing_locks(old.folder, ROOT)
            if locks and not asked.own_environment:
                _say(f"{', '.join(locks)} of {old.name} differ from ours; it is measured with our packages: "
                     "--own-environment installs its own.")  # fmt: skip
            with listening() as noise:
                verdicts = compare(
                    old, new, asked.only or PARTS, rounds=asked.rounds, threshold_percent=asked.threshold,
                    measure=_measure_full if asked.full else _measure_quick,
                )  # fmt: skip
    except (NoSuchStateError, subprocess.CalledProcessError) as exc:
        _say(f"not compared: {exc}")
        return 2
    for warning in noise.warnings():
        _say(warning)
    if not verdicts:
        _say("not compared: no part could be measured of both")
        return 2
    print(table(verdicts, old=old.name))
    if asked.json:
        found = {"before": old.name, "conditions": noise.conditions(), "different_locks": locks,
                 "figures": [asdict(verdict) for verdict in verdicts]}  # fmt: skip
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 1 if any(verdict.finding == "regression" for verdict in verdicts) else 0


def compare(
    old: Tree, new: Tree, parts: Iterable[str], *, rounds: int, threshold_percent: float, measure: Measure
) -> list[Verdict]:
    """Measures both in turn; what looks like a regression, twice.

    Args:
        old: The state before.
        new: The state after.
        parts: Of the benchmarks.
        rounds: Pairs of runs.
        threshold_percent: What is worse by less is no regression.
        measure: Runs a part of a state once.
    """
    verdicts: list[Verdict] = []
    for part in parts:
        try:
            measured = _measured(old, new, part, rounds, measure)
        except PartFailedError as exc:
            _say(f"{part} is left out: {exc}")
            continue
        first = [judge(pairs, threshold_percent=threshold_percent) for pairs in measured]
        suspects = {verdict.figure for verdict in first if verdict.finding == "regression"}
        if suspects:
            _say(f"{part}: measured again, as worse: {', '.join(sorted(suspects))}")
            again = {
                pairs.figure: judge(pairs, threshold_percent=threshold_percent, seed=1)
                for pairs in _measured(old, new, part, rounds, measure)
            }
            first = [_confirmed(verdict, again) if verdict.figure in suspects else verdict for verdict in first]
        verdicts += first
    return verdicts


def _confirmed(verdict: Verdict, again: Mapping[str, Verdict]) -> Verdict:
    """What the second look says of a suspect; it has the last word."""
    return again.get(verdict.figure, replace(verdict, finding="no difference seen"))


def _measured(old: Tree, new: Tree, part: str, rounds: int, measure: Measure) -> list[Pairs]:
    """Runs both states in turn, each first in half of the pairs, and pairs what both have."""
    runs: dict[str, list[Found]] = {old.name: [], new.name: []}
    for turn in range(rounds):
        for tree in (old, new) if turn % 2 == 0 else (new, old):
            _say(f"{part}, pair {turn + 1} of {rounds}: {tree.name}")
            runs[tree.name].append(measure(tree, part))
    before, after = runs[old.name], runs[new.name]
    shared = [name for name in after[0] if all(name in found for found in (*before, *after))]
    for name in {name for found in (*before, *after) for name in found}.difference(shared):
        _say(f"{name} is left out: not every run of both states has it")
    return [
        Pairs(
            name, after[0][name]["what"], after[0][name]["unit"], after[0][name]["better"],
            [found[name]["value"] for found in before], [found[name]["value"] for found in after],
        )
        for name in shared
    ]  # fmt: skip


def table(verdicts: Sequence[Verdict], *, old: str) -> str:
    """What was found, as Markdown, the worst first."""
    lines = [f"| figure | {old} | this state | worse by | 95 % interval | p | |", "|---|---:|---:|---:|---|---:|---|"]
    for each in sorted(verdicts, key=lambda found: (found.finding != "regression", -found.worse_percent)):
        before, after = f"{number(each.before)} {each.unit}", f"{number(each.after)} {each.unit}"
        interval = f"{each.low_percent:+.1f} … {each.high_percent:+.1f} %"
        finding = f"**{each.finding}**" if each.finding == "regression" else each.finding
        lines.append(f"| {each.figure}: {each.what} | {before} | {after} | {each.worse_percent:+.1f} % | {interval} "
                     f"| {each.p_value:.3f} | {finding} |")  # fmt: skip
    count = sum(verdict.finding == "regression" for verdict in verdicts)
    return "\n".join([*lines, "", f"{len(verdicts)} figures compared, {count} regressions."])


def _measure_quick(tree: Tree, part: str) -> Found:
    return _measure(tree, part, "--quick")


def _measure_full(tree: Tree, part: str) -> Found:
    return _measure(tree, part)


def _measure(tree: Tree, part: str, *options: str) -> Found:
    """One run of a part in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="p2m-compare-") as scratch:
        found = Path(scratch) / "found.json"
        command = [str(tree.python), "-m", "benchmarks", "--only", part, *options, "--no-peers", "--found", str(found)]
        done = subprocess.run(
            command, cwd=ROOT, env=tree.environment(ROOT), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise PartFailedError(f"{tree.name} cannot be measured by these benchmarks:\n{done.stderr[-2000:]}")
        data = json.loads(found.read_text(encoding="utf-8"))
    if not Path(data["product"]).is_relative_to(tree.folder):
        raise RuntimeError(f"{tree.name} was to be measured, but the run took {data['product']}")
    return data["figures"]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    end_in_order()
    sys.exit(main())
