"""`make bench`: measures, prints the figures, and with --write keeps them in benchmarks/results, with charts."""

import argparse
import importlib
import json
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import prompt2mesh
from benchmarks import measure
from benchmarks.noise import listening
from benchmarks.report import Report
from benchmarks.results import record
from benchmarks.size import QUICK, Size
from tests.support.ending import end_in_order

# Each is a module of `benchmarks.parts`, loaded when it is measured: one that this state of the product is too old for
# keeps none of the others from being measured.
PARTS = ("builder", "exports", "start", "service", "telemetry", "web", "mcp", "socket", "instances")
_ROOT = Path(__file__).parents[1]
_SIZES = [size for size in fields(Size) if size.name != "peers"]


def main() -> None:
    """Runs the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure only this part; may be given again")
    parser.add_argument("--quick", action="store_true", help="a fast look: few rounds, small crowds")
    parser.add_argument("--write", action="store_true", help="keep the figures: benchmarks/results, page and charts")
    parser.add_argument("--no-peers", action="store_true", help="measure only ours, not what it is held against")
    parser.add_argument("--found", type=Path, metavar="FILE", help="also write the main values there, as JSON")
    for size in _SIZES:
        text = f"default {size.default}, quick {getattr(QUICK, size.name)}"
        parser.add_argument(f"--{size.name}", type=float if size.type is float else int, help=text)
    asked = parser.parse_args()
    if asked.write and (asked.quick or asked.no_peers):
        parser.error("--write keeps whole runs only: leave out --quick and --no-peers")
    given = {size.name: value for size in _SIZES if (value := getattr(asked, size.name)) is not None}
    reports = {
        part: _run(part, replace(QUICK if asked.quick else Size(), peers=not asked.no_peers, **given),
                   command=_command(part, given) if asked.write else "")
        for part in asked.only or PARTS
    }  # fmt: skip
    if asked.found:
        _write_found(asked.found, reports)
    if asked.write:
        _write_pages(charts_of_capacity="instances" in reports)


def _run(part: str, size: Size, *, command: str) -> Report:
    """Measures a part; keeps what it found if there is a command that finds it again."""
    report = Report()
    print(f"\n{part}", flush=True)
    with listening() as noise, measure.scratch_folder() as scratch:
        for warning in noise.warnings():
            print(f"  {warning}", file=sys.stderr)
        importlib.import_module(f"benchmarks.parts.{part}").measure(report, Path(scratch), size)
    for warning in noise.warnings():
        print(f"  {warning}", file=sys.stderr)
    if command and report.figures:
        record(part, report.figures, command=command, conditions=noise.conditions())
    return report


def _write_pages(*, charts_of_capacity: bool) -> None:
    """Writes what is made from the figures: the page and its charts, the promises, what a deployment costs."""
    only = [f"--only={page}" for page in ("benchmarks/README.md", "promises.md", "docs/explanation/cost.md")]
    subprocess.run([sys.executable, _ROOT / "tools" / "generate_reference.py", *only], check=True)
    if charts_of_capacity:
        subprocess.run([sys.executable, _ROOT / "tools" / "capacity_charts.py"], check=True)


def _command(part: str, given: Mapping[str, object]) -> str:
    options = [f"--only {part}", *(f"--{name} {value}" for name, value in given.items()), "--write"]
    return f"make bench ARGS={shlex.quote(' '.join(options))}"


def _write_found(path: Path, reports: Mapping[str, Report]) -> None:
    """The main values, and of which product they are: for `benchmarks.compare`."""
    figures = {
        f"{part}.{figure.id}": {
            "what": figure.what, "unit": figure.unit, "better": figure.better, "value": figure.main[1],
        }
        for part, report in reports.items() for figure in report.figures
    }  # fmt: skip
    path.write_text(json.dumps({"product": prompt2mesh.__file__, "figures": figures}), encoding="utf-8")


if __name__ == "__main__":
    end_in_order()
    main()
