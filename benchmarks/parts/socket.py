"""Port 9876: our add-on beside blender-mcp's own."""

from pathlib import Path

from benchmarks import socket
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size

_WHY = "the add-on whose protocol ours speaks, unchanged from its package, in the same Blender with a window of its own"


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures both in turn."""
    if not socket.has_what_it_takes():
        report.skip("the add-ons are not compared: Debian's blender and xvfb are missing (tools/test_systems.sh)")
        return
    report.step("two Blenders, each with a window")
    quick = size.rounds == 1
    ours, theirs = socket.side_by_side(folder, seconds=0.5 if quick else 2.0, screenshots=3 if quick else 7)

    def peer(value: float) -> Against:
        return Against(kind="peer", name="blender-mcp's add-on", values={"value": value}, why=_WHY)

    report.add(
        Figure(id="ping", what="port 9876: round trips of `ping`", unit="/s", better="higher", must_lead=True,
               values={"value": ours.pings_per_s}, against=[peer(theirs.pings_per_s)]),
        Figure(id="scene_info", what="… of `get_scene_info`", unit="/s", better="higher", must_lead=True,
               values={"value": ours.infos_per_s}, against=[peer(theirs.infos_per_s)]),
        Figure(id="screenshot", what="… a screenshot of the viewport, 800 px", unit="ms", better="lower",
               must_lead=True, values={"value": ours.screenshot_s * 1000.0},
               against=[peer(theirs.screenshot_s * 1000.0)]),
    )  # fmt: skip
