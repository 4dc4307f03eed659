"""`make chaos`: one long trial, or several; exit code 1 if anything was lost, doubled, damaged or left behind."""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.support.chaos.trial import Story, new_seed, play
from tests.support.ending import end_in_order


def main() -> int:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0, help="how long the studio is struck (20)")
    parser.add_argument("--database", choices=("postgresql", "sqlite"), default="postgresql")
    parser.add_argument("--seed", type=int, default=0, help="repeats the strikes of a run; a new one otherwise")
    parser.add_argument("--makers", type=int, default=3, help="people who ask for single models (3)")
    parser.add_argument("--no-instances", action="store_true", help="nobody has an instance")
    parser.add_argument("--disk-mb", type=int, default=1024, help="size of the disk that is filled (1024)")
    parser.add_argument("--folder", type=Path, help="for everything; kept. Without it, kept where something was found")
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="p2m-chaos-"))
    seed = asked.seed or new_seed()
    began = time.monotonic()

    def tell(step: str) -> None:
        print(f"[{time.monotonic() - began:6.0f} s] {step}", file=sys.stderr, flush=True)  # noqa: T201 - a command

    tell(f"PROMPT2MESH_CHAOS_SEED={seed}, in {folder}")
    story = play(folder / "trial", database=asked.database, seed=seed, seconds=asked.minutes * 60, makers=asked.makers,
                 instances=not asked.no_instances, megabytes=asked.disk_mb, on_step=tell)  # fmt: skip
    print("\n".join(story.lines()))  # noqa: T201 - a command
    if asked.write:
        _write(story)
    if story.faults:
        print(f"what was left is in {folder}", file=sys.stderr)  # noqa: T201 - a command
    elif asked.folder is None:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if story.faults else 0


def _write(story: Story) -> None:
    from benchmarks.results import Figure, record  # noqa: PLC0415 - only where it is asked for

    def count(name: str, what: str, unit: str, value: float) -> Figure:
        return Figure(id=name, what=what, unit=unit, better="higher", values={"value": value})

    def none(name: str, what: str, *kinds: str) -> Figure:
        found = sum(any(f"{kind} " in fault for kind in kinds) for fault in story.faults)
        return Figure(id=name, what=what, unit="", better="lower", values={"value": found}, bounds={"value": 0.0})

    lost = ("job_lost", "job_unfinished", "job_end", "job_events", "version_missing", "version_doubled", "batch_counts")
    orphans = ("blob_orphan", "upload_unfinished", "process_orphan", "scratch_left", "lock_left", "connection_left",
               "job_lease", "instance_left", "instance_orphan")  # fmt: skip
    faults = Figure(id="faults", what="anything else that was promised and not kept", unit="", better="lower",
                    values={"value": len(story.faults)}, bounds={"value": 0.0})  # fmt: skip
    figures = [
        none("jobs_lost", "accepted tasks without exactly one end", *lost),
        none("wrong_artifacts", "files that are not there, or not what their SHA-256 says", "artifact_missing",
             "artifact_damaged"),
        none("orphans", "files, processes, locks, leases and folders that were left behind", *orphans), faults,
        count("accepted", "tasks accepted meanwhile", "tasks", sum(story.jobs.values())),
        count("strikes", "kills, freezes, cuts, full disks and clocks that jumped", "strikes", story.strikes.total()),
    ]  # fmt: skip
    record("chaos", figures, command=f'make chaos ARGS="--minutes {story.seconds / 60:g} --write"')


if __name__ == "__main__":
    end_in_order()
    sys.exit(main())
