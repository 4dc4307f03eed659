"""What metrics, logs and traces cost: two services side by side, one that tells all and one that tells nothing."""

import random
import socket
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx2 as httpx

from benchmarks import service
from benchmarks.measure import Samples
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size
from benchmarks.spans_sink import spans_sink
from tests.support.service import Service

_WHY = "the same service with no metrics, no traces and no log but of errors, asked in turn on the same machine"
_PROCESSES = 4  # of one service, each with a port for its metrics
_SCRAPE_EVERY_S = 5.0  # three times as often as Prometheus usually does


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures answers, models and a scrape."""
    count = 100 if size.rounds == 1 else 1000
    port = _first_of_free_ports(_PROCESSES)
    silent, telling = (
        {"OTEL_SDK_DISABLED": "true", "PROMPT2MESH_LOG_LEVEL": "error"},
        {"PROMPT2MESH_METRICS_PORT": str(port)},
    )
    report.step("two services: one tells everything, one nothing")
    (folder / "off").mkdir()
    (folder / "on").mkdir()
    with spans_sink() as sink:
        telling["OTEL_EXPORTER_OTLP_ENDPOINT"] = f"http://127.0.0.1:{sink.server_port}"
        with (
            service.serving(folder / "off", settings=silent) as off,
            service.serving(folder / "on", settings=telling) as on,
        ):
            metrics = f"http://127.0.0.1:{port}/metrics"
            report.step("answers")
            answers = _answers(off, on, count=count, metrics=metrics)
            report.step("models")
            models = _models(off, on, rounds=size.rounds)
            scrapes = _scrapes(metrics, count=max(count // 10, 10))
        if not sink.taken:
            report.skip("no span reached the collector: what is measured is metrics and logs alone")
    report.add(
        _figure("answer", "an answer that builds nothing, all of it told", "ms", *answers),
        _figure("click", "click → model, all of it told", "ms", *models),
        Figure(id="scrape", what="a scrape of the API's metrics", unit="ms", better="lower",
               values=scrapes.percentiles(50, 95, factor=1000.0)),
    )  # fmt: skip


def _first_of_free_ports(count: int) -> int:
    """The first of some ports in a row that nobody listens on."""
    while True:
        first = random.randrange(20_000, 32_000)
        with ExitStack() as held, suppress(OSError):
            for port in range(first, first + count):
                held.enter_context(socket.socket()).bind(("127.0.0.1", port))
            return first


def _answers(off: Service, on: Service, *, count: int, metrics: str) -> tuple[Samples, Samples]:
    """The same question to both in turn, while the one is scraped now and then."""
    samples = Samples(), Samples()
    people = [service.person(each) for each in (off, on)]
    scraped = time.monotonic()
    for number in range(-20, count):
        for person, found in zip(people, samples, strict=True):
            with found.timed():
                person.ask("GET", "/v1/tasks")
            if number < 0:
                found.seconds.clear()
        if time.monotonic() - scraped > _SCRAPE_EVERY_S:
            httpx.get(metrics, timeout=20).raise_for_status()
            scraped = time.monotonic()
    return samples


def _models(off: Service, on: Service, *, rounds: int) -> tuple[Samples, Samples]:
    samples = Samples(), Samples()
    for number in range(-1, rounds):
        for each, found in zip((off, on), samples, strict=True):
            seconds = service.click_to_model(each, rounds=1, first_seed=7000 + number).seconds
            if number >= 0:  # the first round warms
                found.seconds.extend(seconds)
    return samples


def _scrapes(metrics: str, *, count: int) -> Samples:
    samples = Samples()
    for _ in range(count):
        with samples.timed():
            httpx.get(metrics, timeout=20).raise_for_status()
    return samples


def _figure(name: str, what: str, unit: str, off: Samples, on: Samples) -> Figure:
    silent = Against(kind="limit", name="all of it off", values=off.percentiles(50, 95, factor=1000.0), why=_WHY)
    return Figure(id=name, what=what, unit=unit, better="lower", values=on.percentiles(50, 95, factor=1000.0),
                  bounds={"p50": 1.1 * silent.values["p50"]}, against=[silent],
                  note="the goal is 10 % above what the silent one takes")  # fmt: skip
