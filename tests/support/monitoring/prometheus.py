"""A real Prometheus, Alertmanager and blackbox exporter (Debian's), with the rules and settings of monitoring/."""

import json
import signal
import subprocess
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx
import yaml

from tests.support.cluster.processes import free_port

MONITORING = Path(__file__).parents[3] / "monitoring"


@dataclass(frozen=True)
class Series:
    """What came for one series: its labels, and moments with values."""

    labels: Mapping[str, str]
    points: Sequence[tuple[float, float]]


class Prometheus:
    """Asks a Prometheus."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=url, timeout=60)

    def close(self) -> None:
        self._http.close()

    def query(self, expr: str) -> list[Series]:
        """What it says now."""
        found = self._ask("query", query=expr)
        if found["resultType"] == "scalar":
            return [Series({}, [_point(found["result"])])]
        return [Series(each["metric"], [_point(each["value"])]) for each in found["result"]]

    def query_range(self, expr: str, *, start: float, end: float, step_s: float) -> list[Series]:
        """What it said over a time."""
        found = self._ask("query_range", query=expr, start=str(start), end=str(end), step=str(step_s))
        return [Series(each["metric"], [_point(one) for one in each["values"]]) for each in found["result"]]

    def rules(self) -> list[dict[str, Any]]:
        """Its rules, with how each of them went."""
        return [rule for group in self._ask("rules")["groups"] for rule in group["rules"]]

    def targets(self) -> dict[str, str]:
        """The last fault of each target, empty where there was none, by component or job."""
        return {
            f"{each['labels'].get('component') or each['labels'].get('part') or each['labels']['job']} {each['scrapeUrl']}":
            each["lastError"] for each in self._ask("targets")["activeTargets"]
        }  # fmt: skip

    def _ask(self, path: str, **parameters: str) -> Any:
        answer = self._http.get(f"/api/v1/{path}", params=parameters).json()
        assert answer["status"] == "success", f"{parameters}: {answer}"
        return answer["data"]


def _point(value: Sequence[Any]) -> tuple[float, float]:
    return float(value[0]), float(value[1])


@contextmanager
def running_prometheus(
    folder: Path,
    *,
    targets: Mapping[str, Sequence[str]],
    probes: Mapping[str, str],
    receiver_url: str,
    scrape_s: int = 2,
) -> Generator[Prometheus]:
    """Prometheus with the rules of monitoring/, which scrapes every second or few.

    Args:
        folder: For its data.
        targets: Component → addresses of its metrics.
        probes: Part → an address that the blackbox exporter asks.
        receiver_url: Where Alertmanager sends the watchdog.
        scrape_s: How often everything is scraped.
    """
    folder.mkdir(parents=True)
    prometheus, alertmanager, cluster, blackbox = free_port(), free_port(), free_port(), free_port()
    scrapes: list[dict[str, Any]] = [{
        "job_name": "prompt2mesh",
        "static_configs": [
            {"targets": list(addresses), "labels": {"component": component}} for component, addresses in targets.items()
        ],
    }]  # fmt: skip
    shipped = yaml.safe_load((MONITORING / "prometheus/prometheus.yml").read_text())
    answers = next(job for job in shipped["scrape_configs"] if job["job_name"] == "answers")
    answers["static_configs"] = [{"targets": [url], "labels": {"part": part}} for part, url in probes.items()]
    answers["relabel_configs"][-1]["replacement"] = f"127.0.0.1:{blackbox}"
    settings = {
        "global": {"scrape_interval": f"{scrape_s}s", "scrape_timeout": f"{scrape_s}s", "evaluation_interval": f"{scrape_s}s"},
        "rule_files": [str(MONITORING / "prometheus/rules/*.yml")],
        "alerting": {"alertmanagers": [{"static_configs": [{"targets": [f"127.0.0.1:{alertmanager}"]}]}]},
        "scrape_configs": [*scrapes, answers],
    }  # fmt: skip
    (folder / "prometheus.yml").write_text(yaml.safe_dump(settings))
    told = yaml.safe_load((MONITORING / "alertmanager/alertmanager.yml").read_text())
    for each in told["receivers"]:
        if each["name"] == "watchdog":
            each["webhook_configs"] = [{"url": receiver_url}]
    (folder / "alertmanager.yml").write_text(yaml.safe_dump(told))
    commands: dict[str, list[str | Path]] = {
        "alertmanager": [
            "prometheus-alertmanager", f"--config.file={folder / 'alertmanager.yml'}", f"--storage.path={folder / 'alerts'}",
            f"--web.listen-address=127.0.0.1:{alertmanager}", f"--cluster.listen-address=127.0.0.1:{cluster}",
        ],
        "blackbox": [
            "prometheus-blackbox-exporter", f"--config.file={MONITORING / 'blackbox.yml'}",
            f"--web.listen-address=127.0.0.1:{blackbox}",
        ],
        "prometheus": [
            "prometheus", f"--config.file={folder / 'prometheus.yml'}", f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{prometheus}", "--log.level=warn",
        ],
    }  # fmt: skip
    running: list[subprocess.Popen[bytes]] = []
    with ExitStack() as stack:
        stack.callback(_end, running)
        for name, command in commands.items():
            with (folder / f"{name}.log").open("wb") as log:
                running.append(subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True))
        found = stack.enter_context(closing(Prometheus(f"http://127.0.0.1:{prometheus}")))
        until(lambda: httpx.get(f"{found.url}/-/ready", timeout=5).is_success, "Prometheus is ready",
              detail=lambda: (folder / "prometheus.log").read_text()[-2000:])  # fmt: skip
        yield found


def _end(running: Sequence["subprocess.Popen[bytes]"]) -> None:
    for process in running:
        process.send_signal(signal.SIGTERM)
    for process in running:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def until(
    condition: Callable[[], bool], what: str, *, timeout_s: float = 60.0, detail: Callable[[], str] = str
) -> None:
    """Waits for something; what cannot be asked yet is not so yet."""
    end = time.monotonic() + timeout_s
    while True:
        try:
            if condition():
                return
        except (httpx.HTTPError, json.JSONDecodeError):
            pass
        assert time.monotonic() < end, f"not within {timeout_s} s: {what}\n{detail()}"
        time.sleep(0.3)
