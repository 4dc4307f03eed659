"""`make bench`: measures, prints the figures, and with --write keeps them in benchmarks/results, with charts."""

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path

import prompt2mesh
from benchmarks import measure
from benchmarks.noise import listening
from benchmarks.page import README, page
from benchmarks.parts import builder, exports, instances, mcp, service, socket, start, telemetry, web
from benchmarks.report import Report
from benchmarks.results import record
from benchmarks.size import QUICK, Size

PARTS: Mapping[str, Callable[[Report, Path, Size], None]] = {
    "builder": builder.measure, "exports": exports.measure, "start": start.measure, "service": service.measure,
    "mcp": mcp.measure, "socket": socket.measure, "instances": instances.measure, "web": web.measure,
    "telemetry": telemetry.measure,
}  # fmt: skip
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
        parser.add_argument(f"--{size.name}", type=type(size.default), help=text)
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
        README.write_text(page(), encoding="utf-8")
        print("wrote benchmarks/results and benchmarks/README.md; now: make docs", file=sys.stderr)


def _run(part: str, size: Size, *, command: str) -> Report:
    """Measures a part; keeps what it found if there is a command that finds it again."""
    report = Report()
    print(f"\n{part}", flush=True)
    with listening() as noise, measure.scratch_folder() as scratch:
        for warning in noise.warnings():
            print(f"  {warning}", file=sys.stderr)
        PARTS[part](report, Path(scratch), size)
    for warning in noise.warnings():
        print(f"  {warning}", file=sys.stderr)
    if command and report.figures:
        record(part, report.figures, command=command, conditions=noise.conditions())
    return report


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
    main()
