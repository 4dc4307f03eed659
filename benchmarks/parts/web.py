"""The web page as it comes to somebody who is signed in: with nothing kept by the browser, and with what it kept."""

from pathlib import Path

from benchmarks.report import Report
from benchmarks.results import Figure
from benchmarks.size import Size
from tests.support.browser import chromium
from tests.support.first_load import Load, load
from tests.support.service import running_service
from tests.support.visitor import Visitor


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures it in a real browser on this machine, where the network costs nothing."""
    report.step("starting the service and a browser")
    colds: list[Load] = []
    warms: list[Load] = []
    with running_service(folder, web=True, runner=False) as service, chromium() as browser:
        visitor = Visitor(browser, service.web_url)
        visitor.sign_up()
        known = visitor.context.storage_state()
        visitor.close()
        for _ in range(max(3, size.rounds)):
            context = browser.new_context(storage_state=known)
            colds.append(load(context, service.web_url))
            warms.append(load(context, service.web_url))
            known = context.storage_state()  # the session's cookie is another one after each visit
            context.close()
    report.add(
        Figure(
            id="first_load", what="page → the prompt box can be used, nothing kept", unit="s", better="lower",
            values={"value": _median([one.seconds for one in colds])}, bounds={"value": 3.0},
        ),
        Figure(
            id="next_load", what="… with what the browser has kept", unit="s", better="lower",
            values={"value": _median([one.seconds for one in warms])}, bounds={"value": 2.0},
        ),
        Figure(
            id="first_load_bytes", what="… bytes over the wire, nothing kept", unit="kB", better="lower",
            values={"value": colds[-1].bytes / 1000}, bounds={"value": 1400.0},
            note=f"in {colds[-1].requests} files, of which fonts are nearly half",
        ),
        Figure(
            id="next_load_bytes", what="… with what the browser has kept", unit="kB", better="lower",
            values={"value": warms[-1].bytes / 1000}, bounds={"value": 50.0},
        ),
    )  # fmt: skip


def _median(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]
