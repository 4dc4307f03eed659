"""`make bench`: measures, prints a table and writes it to benchmarks/README.md."""

import argparse
import os
import platform
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import instance_rows, measure, service, socket
from benchmarks.prompts import SCENES, SINGLE_OBJECTS
from prompt2mesh import bootstrap
from prompt2mesh.settings import Settings

README = Path(__file__).with_name("README.md")
PARTS = ("builder", "service", "socket", "instances")
Row = tuple[str, str, str]


def main() -> None:
    """Runs every measurement."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="times every prompt is built (default 3)")
    parser.add_argument("--models", type=int, default=500, help="models of the memory test (default 500)")
    parser.add_argument("--people", type=int, default=50, help="people at once in the load test (default 50)")
    parser.add_argument("--seconds", type=float, default=30.0, help="length of the load test (default 30)")
    parser.add_argument("--batch", type=int, default=100, help="models of the batch through the service (default 100)")
    parser.add_argument("--crowd", type=int, default=100, help="people at once beside the peers (default 100)")
    parser.add_argument("--claims", type=int, default=1000, help="claims from the warm pool (default 1000)")
    parser.add_argument("--live", type=int, default=2000, help="instances that live at a time (default 2000)")
    parser.add_argument("--only", choices=PARTS, help="measure only one part")
    parser.add_argument("--write", action="store_true", help="write the table to benchmarks/README.md")
    asked = parser.parse_args()
    rows: dict[str, list[Row]] = {}
    part = ""

    def row(name: str, found: str, goal: str) -> None:
        rows.setdefault(part, []).append((name, found, goal))
        print(f"{name:<54} {found:>26}   {goal}", flush=True)

    if asked.only in {None, "builder"}:
        part = "builder"
        _measure_builder(row, asked)
    if asked.only in {None, "service"}:
        part = "service"
        _measure_service(row, asked)
    if asked.only in {None, "socket"}:
        part = "socket"
        _measure_socket(row)
    if asked.only in {None, "instances"}:
        part = "instances"
        _measure_instances(row, asked)
    if asked.write:
        _write(rows)


def _measure_builder(row: Callable[[str, str, str], None], asked: argparse.Namespace) -> None:
    with measure.scratch_folder() as scratch, closing(bootstrap.open_builder(Settings())) as pool:
        folder = Path(scratch)
        pool.warm_up(1)
        measure.prompt_to_glb(pool, SINGLE_OBJECTS, folder, rounds=1)  # fills caches, as a warm worker's are
        single = measure.prompt_to_glb(pool, SINGLE_OBJECTS, folder, rounds=asked.rounds)
        row("prompt → checked GLB, one object", _p(single), "p50 < 0.3 s, p95 < 1 s")
        row("prompt → checked GLB, a scene", _p(measure.prompt_to_glb(pool, SCENES, folder, rounds=asked.rounds)), "")
        measure.prompt_to_preview(pool, SINGLE_OBJECTS[:2], folder)
        row(
            "prompt → first picture, 400 px", _p(measure.prompt_to_preview(pool, SINGLE_OBJECTS, folder)), "p50 < 1.5 s"
        )
        row("slider moved → GLB", _p(measure.edit_round_trip(pool, folder)), "")
        early, last, most = measure.memory_over(pool, folder, models=asked.models)
        found = f"{early:.0f} → {last:.0f}, most {most:.0f} MB"
        row(f"worker memory over {asked.models} models", found, "< 700 MB and flat")
        row("cold start: command → GLB", _p(measure.cold_start(folder, rounds=5)), "< 4 s")
        naive = measure.naive(folder, prompts=SINGLE_OBJECTS[:6])
        row("the naive way: a Blender process a prompt", _p(naive), "for comparison")
        row("faster than the naive way (p50)", f"{naive.percentile(50) / single.percentile(50):.1f} ×", "")
        batch = measure.batch_throughput(folder, rounds=asked.rounds)
        found = f"{batch.models_per_s:.1f} of {batch.limit:.1f} models/s"
        row("batch throughput, of cores ÷ CPU time of a model", found, "close to it")


def _measure_service(row: Callable[[str, str, str], None], asked: argparse.Namespace) -> None:
    with measure.scratch_folder() as scratch:
        folder = Path(scratch)
        with service.serving(folder) as running:
            service.click_to_model(running, rounds=1, first_seed=1)  # warms what a running service has warm
            clicked = service.click_to_model(running, rounds=asked.rounds)
            row("click → model through the whole service", _p(clicked), "bare builder + 0.2 s")
            above = clicked.percentile(50) - service.bare(folder, rounds=asked.rounds).percentile(50)
            row("of which above the bare builder (p50)", f"{above:.2f} s", "< 0.2 s")
            row("cancel of a job that renders", _p(service.cancel_seconds(running, rounds=asked.rounds)), "< 1 s")
            rate = service.batch_models_per_s(running, size=asked.batch)
            row(f"batch of {asked.batch} through the service, one worker", f"{rate:.1f} models/s", "")
            seen = service.crowd(running, people=asked.people, seconds=asked.seconds)
            title = f"{asked.people} people at once: answers that build nothing"
            row(title, f"{_ms(seen.waits)}", "p95 < 100 ms")
            row("… of these, the slowest endpoint (p95)", seen.slowest, "")
            row("… an event, from its writing to the browser", _ms(seen.delays), "")
            row("… answers, errors", f"{len(seen.waits.seconds)}, {len(seen.errors)}", "no errors")
            for error in seen.errors[:5]:
                print(f"   {error}")
        for kind in ("sqlite", "postgresql"):
            if kind == "postgresql" and not service.has_postgresql():
                continue
            rate = service.claims_per_s(kind, folder / kind, jobs=300, threads=4)
            row(f"jobs claimed and ended by 4 runners, {kind}", f"{rate:.0f} jobs/s", "")


def _measure_socket(row: Callable[[str, str, str], None]) -> None:
    if not socket.has_what_it_takes():
        print("the add-ons are not compared: Debian's blender and xvfb are not installed (tools/test_systems.sh)")
        return
    with measure.scratch_folder() as scratch:
        ours, theirs = socket.side_by_side(Path(scratch))
    row("port 9876, ping: ours, blender-mcp's add-on", f"{ours.pings_per_s:.0f}, {theirs.pings_per_s:.0f} /s", "ahead")
    row("… get_scene_info", f"{ours.infos_per_s:.0f}, {theirs.infos_per_s:.0f} /s", "ahead")
    found = f"{ours.screenshot_s * 1000:.0f}, {theirs.screenshot_s * 1000:.0f} ms"
    row("… screenshot of the viewport, 800 px (median)", found, "ahead")


def _measure_instances(row: Callable[[str, str, str], None], asked: argparse.Namespace) -> None:
    if not instance_rows.has_what_it_takes():
        print("instances are not measured: their control plane runs on Linux only")
        return
    with measure.scratch_folder() as scratch:
        folder = Path(scratch)
        instance_rows.measure_instances(row, folder, crowd=asked.crowd, claims=asked.claims, live=asked.live)


def _ms(samples: measure.Samples) -> str:
    return "p50 {:.0f}, p95 {:.0f}, p99 {:.0f} ms".format(*(samples.percentile(share) * 1000 for share in (50, 95, 99)))


def _p(samples: measure.Samples) -> str:
    return f"p50 {samples.percentile(50):.2f} s, p95 {samples.percentile(95):.2f} s"


def _write(measured: dict[str, list[Row]]) -> None:
    """Writes the parts that were measured, each with its day and command; the others stay as they are."""
    command = " ".join(argument for argument in sys.argv[1:] if argument != "--write")
    parts = _written()
    for part, rows in measured.items():
        parts[part] = "\n".join([
            f"Measured {datetime.now(UTC):%Y-%m-%d} on {os.cpu_count()} cores ({platform.machine()})"
            + (f", `{command}`." if command else "."),
            "",
            "| what | measured | goal |",
            "| --- | --- | --- |",
            *(f"| {name} | {found} | {goal} |" for name, found, goal in rows),
        ])  # fmt: skip
    if "instances" in measured:
        print("docs/explanation/cost.md is worked out with these figures: run make docs, and tools/capacity_charts.py")
    text = "# Benchmarks\n\nWritten by `make bench ARGS=--write`; all figures of a part are of one run.\n"
    README.write_text(text + "".join(f"\n## {part}\n\n{body}\n" for part, body in parts.items()), encoding="utf-8")


def _written() -> dict[str, str]:
    """The parts of the page as it is, in the order of a whole run."""
    found = dict.fromkeys(PARTS, "")
    for section in README.read_text(encoding="utf-8").split("\n## ")[1:] if README.exists() else []:
        part, _, body = section.partition("\n")
        found[part.strip()] = body.strip()
    return {part: body for part, body in found.items() if body}


if __name__ == "__main__":
    main()
