"""Runs fuzz targets, some at a time, and says in a table what came of it: `make fuzz`.

make fuzz                                       each target for a minute, two at a time
make fuzz ARGS="--only programs --seconds 600"  one target for ten minutes
make fuzz ARGS="--seed 0"                       another search than the last
make fuzz ARGS="--minimise"                     takes what is new into fuzz/corpus
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.results import Figure, record
from fuzz.findings import found_in
from fuzz.minimise import minimise
from fuzz.target import corpus, names

ROOT = Path(__file__).parents[1]
_STATUS = re.compile(r"#(\d+)\t.*?cov: (\d+) ft: \d+ corp: (\d+)/")
_TOLD_EVERY_S = 20.0
_LEAST_LEFT_S = 5
_FIRST_WORDS = "INFO: Seed:"
_LAST_WORDS = "stat::peak_rss_mb"


@dataclass
class Outcome:
    """What came of a target."""

    name: str
    executions: int = 0
    seconds: float = 0.0
    edges: int = 0
    corpus: int = 0
    findings: dict[str, str] = field(default_factory=dict[str, str])
    earlier: int = 0
    """Findings of earlier runs that still lie there and were not met again."""
    broken: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing was found, and it ran at all."""
        return not self.findings and not self.broken and self.executions > 0


def main() -> None:
    """Runs what the options ask for; ends with 1 where anything was found."""
    options = _options()
    chosen: list[str] = options.only or names()
    if options.list:
        print("\n".join(names()))
        return
    if options.minimise:
        for name in chosen:
            kept, size = minimise(name, [options.out / name / "corpus"])
            print(f"{name}: {kept} inputs, {size / 1000:.1f} kB")
        return
    say = _Teller()
    print(f"{len(chosen)} targets, {options.seconds} s each, {options.jobs} at a time", flush=True)
    with ThreadPoolExecutor(options.jobs) as several:
        outcomes = list(several.map(partial(_run, options=options, say=say), chosen))
    print(_table(outcomes))
    if options.write:
        _write(outcomes, seconds=options.seconds)
    for one in outcomes:
        for file, what in one.findings.items():
            print(f"FOUND by {one.name}: {what}  ({(options.out / one.name / 'findings' / file)})")
        if one.earlier:
            print(f"{one.name}: findings of earlier runs that were not met again: {one.earlier}. Whether they are mended tells: "
                  f"python -m pytest tests/operate/test_fuzz_corpus.py -k {one.name}")  # fmt: skip
        if one.broken:
            print(f"BROKEN {one.name}: {one.broken}")
    sys.exit(0 if all(one.good for one in outcomes) else 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=60, help="for each target (60)")
    parser.add_argument("--only", action="append", metavar="TARGET", help="may be given more than once")
    parser.add_argument("--jobs", type=int, default=2, help="targets at a time (2)")
    parser.add_argument(
        "--seed", type=int, default=1, help="the same (1) searches the same way again; 0: another one each time"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "fuzz", help="folder for corpora and findings")
    parser.add_argument("--minimise", action="store_true", help="keep in fuzz/corpus what reaches something new")
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results")
    parser.add_argument("--list", action="store_true", help="the names of the targets")
    options = parser.parse_args()
    unknown = [name for name in options.only or () if "." not in name and name not in names()]
    if unknown:
        parser.error(f"there is no target {', '.join(unknown)}; there are: {', '.join(names())}")
    if options.write and options.only:
        parser.error("what is kept is of all targets: --write goes without --only")
    return options


class _Teller:
    """Lines of progress, whole."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, text: str) -> None:
        with self._lock:
            print(text, flush=True)


def _run(name: str, *, options: argparse.Namespace, say: _Teller) -> Outcome:
    out: Path = (options.out / name).resolve()
    out.mkdir(parents=True, exist_ok=True)
    outcome = Outcome(name)
    say(f"{name}: begins with {sum(1 for _ in corpus(name))} inputs")
    began, since_s = time.monotonic(), time.time()
    while (left := options.seconds - outcome.seconds) >= (_LEAST_LEFT_S if outcome.executions else 1):
        done, ends = outcome.executions, len(_ends(out))
        ended = _session(name, out, outcome, seconds=int(left), seed=options.seed, say=say)
        if outcome.executions == done or (ended and len(_ends(out)) == ends):
            outcome.broken = f"it ended with status {ended}, and not for an input; see {out / 'log.txt'}"
            break
    shutil.rmtree(out / "tmp", ignore_errors=True)
    for path in _ends(out):
        path.with_name(f"{path.name}.txt").write_text(f"{path.name.partition('-')[0]}: the whole process ended\n")
        path.rename(path.with_name(f"{path.name}.input"))
    outcome.findings = found_in(out / "findings", since_s=since_s)
    outcome.earlier = sum(1 for _ in (out / "findings").glob("*.input")) - len(outcome.findings)
    say(f"{name}: done in {time.monotonic() - began:.0f} s, {outcome.executions} executions, "
        f"{len(outcome.findings)} findings")  # fmt: skip
    return outcome


def _ends(out: Path) -> list[Path]:
    """What libFuzzer wrote before it ended the process: inputs that hang, take too much memory, crash Python itself."""
    return [
        path for kind in ("timeout", "oom", "crash", "leak") for path in (out / "findings").glob(f"{kind}-*")
        if not path.suffix
    ]  # fmt: skip


def _session(name: str, out: Path, outcome: Outcome, *, seconds: int, seed: int, say: _Teller) -> int | None:
    """One process, to its end; adds to the outcome."""
    scratch = out / "tmp"
    scratch.mkdir(exist_ok=True)
    done_before, began, told, over = outcome.executions, 0.0, time.monotonic(), False
    with subprocess.Popen(
        [sys.executable, "-m", "fuzz.session", name, "--seconds", str(seconds), "--out", str(out), "--seed", str(seed)],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT, env=_environment(scratch), text=True,
        errors="replace",
    ) as process, (out / "log.txt").open("a") as log:  # fmt: skip
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("INFO: Instrumenting"):
                continue
            log.write(line)
            if line.startswith(_FIRST_WORDS):
                began = time.monotonic()
            if found := _STATUS.search(line):
                outcome.executions = done_before + int(found[1])
                outcome.edges, outcome.corpus = max(outcome.edges, int(found[2])), int(found[3])
            if line.startswith("FOUND"):
                say(f"{name}: {line.strip()}")
            if line.startswith("stat::number_of_executed_units:"):
                outcome.executions = done_before + int(line.split()[-1])
            if line.startswith(_LAST_WORDS):
                # libFuzzer waits for ever for threads of servers that a target has.
                process.kill()
                over = True
                break
            if time.monotonic() - told > _TOLD_EVERY_S and outcome.executions:
                told = time.monotonic()
                say(f"{name}: {outcome.executions} executions, {outcome.edges} edges, {outcome.corpus} inputs")
    # The time to load the target is not counted: a minute is a minute of trying.
    outcome.seconds += max(time.monotonic() - (began or time.monotonic()), 1.0)
    return 0 if over else process.returncode


def _write(outcomes: list[Outcome], *, seconds: int) -> None:
    figures: list[Figure] = []
    for one in outcomes:
        figures += [
            Figure(id=f"{one.name}_findings", what=f"inputs of {one.name} that broke something", unit="inputs",
                   better="lower", values={"value": float(len(one.findings))}, bounds={"value": 0.0}),
            Figure(id=f"{one.name}_inputs", what=f"inputs of {one.name} that were tried", unit="inputs", better="higher",
                   values={"value": float(one.executions)}, note=f"{one.edges:,} edges, {one.corpus:,} inputs kept"),
        ]  # fmt: skip
    record("fuzz", figures, command=f'make fuzz ARGS="--seconds {seconds} --write"')


def _environment(scratch: Path) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "TMPDIR": str(scratch), "PYTHONHASHSEED": "0"}


def _table(outcomes: list[Outcome]) -> str:
    rows = [("target", "executions", "per second", "edges", "corpus", "findings")]
    for one in outcomes:
        per_second = one.executions / one.seconds if one.seconds else 0.0
        findings = "broken" if one.broken else str(len(one.findings))
        rows.append(
            (one.name, f"{one.executions:,}", f"{per_second:,.1f}", f"{one.edges:,}", f"{one.corpus:,}", findings)
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                       for column, (cell, width) in enumerate(zip(row, widths, strict=True))) for row in rows]  # fmt: skip
    return "\n".join(("", lines[0], "  ".join("-" * width for width in widths), *lines[1:], ""))


if __name__ == "__main__":
    main()
