"""`make soak`: hours of mixed load; exit code 1 if anything grows, dies or is lost."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.support.ending import end_in_order
from tests.support.soak.run import Soak, soak


def main() -> int:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=2.0, help="how long people work (2)")
    parser.add_argument("--database", choices=("postgresql", "sqlite"), default="postgresql")
    parser.add_argument("--makers", type=int, default=3, help="people who ask for single models (3)")
    parser.add_argument("--no-instances", action="store_true", help="nobody has an instance")
    parser.add_argument("--chart", type=Path, default=Path("out/soak.svg"), help="where the chart goes (out/soak.svg)")
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="p2m-soak-"))
    done = soak(folder / "run", seconds=asked.hours * 3600, database=asked.database, makers=asked.makers,
                instances=not asked.no_instances,
                on_step=lambda step: print(step, file=sys.stderr, flush=True))  # fmt: skip # noqa: T201 - a command
    asked.chart.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / "run" / "soak.svg", asked.chart)
    print("\n".join([*done.lines(), f"chart: {asked.chart}"]))  # noqa: T201 - a command
    if asked.write:
        _write(done, asked.hours)
    if done.faults:
        print(f"what was left is in {folder}", file=sys.stderr)  # noqa: T201 - a command
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if done.faults else 0


def _write(done: Soak, hours: float) -> None:
    from benchmarks.results import Figure, record  # noqa: PLC0415 - only where it is asked for

    def worst(measure: str) -> float:
        """How much of what is allowed was used up by whoever grew most."""
        found = [one.per_hour / one.limit_per_hour for one in done.trends if one.measure == measure]
        return round(100 * max(0.0, *found, 0.0), 1)

    names = {"memory": "memory_growth", "descriptors": "descriptor_growth", "threads": "thread_growth",
             "connections": "connection_growth", "files": "file_growth"}  # fmt: skip
    figures = [
        Figure(id=name, what=f"{measure}: growth of the process that grows most, of what is allowed", unit="%",
               better="lower", values={"value": worst(measure)}, bounds={"value": 100.0})
        for measure, name in names.items()
    ]  # fmt: skip
    figures.append(Figure(id="finished", what="tasks finished meanwhile", unit="tasks", better="higher",
                          values={"value": float(sum(done.jobs.values()))}))  # fmt: skip
    record("soak", figures, command=f'make soak ARGS="--hours {hours:g} --write"')


if __name__ == "__main__":
    end_in_order()
    sys.exit(main())
