"""`make bench`: measures, prints the figures, and with --write keeps them in benchmarks/results and on the page."""

import argparse
import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path

from benchmarks import measure
from benchmarks.page import README, page
from benchmarks.parts import builder, instances, service, socket
from benchmarks.report import Report
from benchmarks.results import record
from benchmarks.size import QUICK, Size

PARTS: Mapping[str, Callable[[Report, Path, Size], None]] = {
    "builder": builder.measure, "service": service.measure, "socket": socket.measure, "instances": instances.measure,
}  # fmt: skip


def main() -> None:
    """Runs the measurements that are asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure only this part; may be given again")
    parser.add_argument(
        "--quick", action="store_true", help="a fast look: few rounds, small crowds; nothing to publish"
    )
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results and on the page")
    for size in fields(Size):
        name = f"--{size.name}"
        parser.add_argument(
            name, type=type(size.default), help=f"default {size.default}, quick {getattr(QUICK, size.name)}"
        )
    asked = parser.parse_args()
    if asked.quick and asked.write:
        parser.error("a fast look gives no figures to keep: leave out --quick or --write")
    given = {size.name: getattr(asked, size.name) for size in fields(Size) if getattr(asked, size.name) is not None}
    for part in asked.only or PARTS:
        report = Report()
        print(f"\n{part}", flush=True)
        with measure.scratch_folder() as scratch:
            PARTS[part](report, Path(scratch), replace(QUICK if asked.quick else Size(), **given))
        if asked.write and report.figures:
            options = [f"--only {part}", *(f"--{name} {value}" for name, value in given.items())]
            record(part, report.figures, command=f"make bench ARGS={shlex.quote(' '.join([*options, '--write']))}")
    if asked.write:
        README.write_text(page(), encoding="utf-8")
        print("wrote benchmarks/results and benchmarks/README.md; now: make docs", file=sys.stderr)


if __name__ == "__main__":
    main()
