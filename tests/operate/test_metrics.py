"""The metrics of a whole `prompt2mesh serve`: every process shows its own, they move with the work, outsiders see none."""

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.declaring import COMPONENTS, Component
from tests.support.chaos.clients import Client
from tests.support.chaos.processes import command_of, processes_of
from tests.support.runners import wait_for
from tests.support.service import Service, free_port

pytestmark = [pytest.mark.slow, pytest.mark.blender]
PARTS: tuple[Component, ...] = ("api", "runner", "mcp", "web", "router")  # in the order of their ports
DEADLINE_S = 120.0


def ports_in_a_row(number: int) -> int:
    """The first of so many ports that nobody listens on."""
    while True:
        first = 20000 + secrets.randbelow(12000)
        with ExitStack() as stack:
            try:
                for port in range(first, first + number):
                    stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
            except OSError:
                continue
            return first


@dataclass
class Served:
    """A whole service and where its metrics are."""

    service: Service
    router_port: int
    first_port: int

    def text(self, part: Component) -> str:
        return httpx.get(f"http://127.0.0.1:{self.first_port + PARTS.index(part)}/metrics", timeout=20).text

    def value(self, part: Component, name: str, **labels: str) -> float:
        """The sum of the samples that have these labels."""
        families = text_string_to_metric_families(self.text(part))
        return sum(
            sample.value for family in families for sample in family.samples
            if sample.name == f"prompt2mesh_{name}" and labels.items() <= sample.labels.items()
        )  # fmt: skip

    def answers(self, part: Component) -> bool:
        try:
            return "prompt2mesh_build_info" in self.text(part)
        except httpx.HTTPError:
            return False


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("served") / "data"
    data.mkdir()
    first = ports_in_a_row(len(PARTS))
    service = Service(data, f"sqlite:///{data / 'studio.db'}", settings={"PROMPT2MESH_METRICS_PORT": str(first)})
    made = Served(service, free_port(), first)
    ports = {"--port": service.api_port, "--web-port": service.web_port, "--mcp-port": service.mcp_port,
             "--router-port": made.router_port}  # fmt: skip
    command = [sys.executable, "-m", "prompt2mesh.cli", "serve", "--slots", "1"]
    command += [text for name, port in ports.items() for text in (name, str(port))]
    with (data / "serve.log").open("ab") as log:
        process = subprocess.Popen(command, env=service.environment, stdout=log, stderr=log, start_new_session=True)
    try:
        service.wait_ready(runners=1)
        wait_for(lambda: all(made.answers(part) for part in PARTS), timeout_s=DEADLINE_S)
        yield made
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
        for pid in processes_of(data):
            os.kill(pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def person(served: Served) -> Iterator[Client]:
    with closing(Client(served.service.api_url)) as client:
        client.sign_up()
        yield client


@pytest.mark.parametrize("part", PARTS)
def test_every_process_shows_what_it_declares_and_no_more_than_it_may(served: Served, part: Component) -> None:
    text = served.text(part)
    checked = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")
    found = {family.name: family for family in text_string_to_metric_families(text)}
    for metric in metrics.TABLE:
        family = found.pop(metric.full_name.removesuffix("_total"), None)
        if family is not None:
            assert family.type == metric.kind
            assert len(family.samples) <= metric.series
        else:
            assert part not in metric.where or metric.labels or metric.name.startswith("queue_"), metric.name
    assert {name for name in found if name.startswith("prompt2mesh_")} == set()
    assert found["process_resident_memory_bytes"].samples[0].value > 1e6


def test_a_model_moves_the_numbers_of_whoever_worked_on_it(served: Served, person: Client) -> None:
    before = served.value("api", "http_requests_total", route="/v1/text-to-3d", method="POST", status="202")
    task = person.submit("a round oak table", seed=0)
    wait_for(lambda: person.ask("GET", f"/v1/tasks/{task}", None)["status"] == "SUCCEEDED", timeout_s=DEADLINE_S)
    wait_for(
        lambda: served.value("runner", "jobs_finished_total", kind="text-to-3d", state="SUCCEEDED", code="none") == 1
    )
    assert served.value("api", "http_requests_total", route="/v1/text-to-3d", method="POST", status="202") == before + 1
    assert served.value("api", "http_requests_total", route="/v1/tasks/{task_id}", method="GET") >= 1
    assert task not in served.text("api")
    assert served.value("api", "jobs_submitted_total", kind="text-to-3d") == 1
    assert served.value("runner", "job_queue_wait_seconds_count", lane="interactive") == 1
    assert served.value("runner", "job_duration_seconds_count", kind="text-to-3d") == 1
    for stage in ("understand", "build", "inspect", "export_glb", "preview"):
        assert served.value("runner", "job_stage_duration_seconds_count", stage=stage) >= 1, stage
    assert served.value("runner", "worker_memory_bytes", slot="0") > 50e6
    assert served.value("runner", "db_transaction_duration_seconds_count", mode="write") > 1
    # What is so in the whole service is asked anew after some seconds.
    wait_for(lambda: served.value("api", "runners") == 1, timeout_s=30)
    assert served.value("api", "disk_free_bytes", folder="data") > 0


def test_a_killed_worker_is_seen_as_a_restart(served: Served, person: Client) -> None:
    (worker,) = (pid for pid in processes_of(served.service.data) if b"prompt2mesh.blender.worker" in command_of(pid))
    os.kill(worker, signal.SIGKILL)
    task = person.submit("a wooden stool", seed=1)
    wait_for(lambda: person.ask("GET", f"/v1/tasks/{task}", None)["status"] == "SUCCEEDED", timeout_s=DEADLINE_S)
    assert served.value("runner", "worker_restarts_total", reason="crashed") == 1
    assert served.value("runner", "workers") == 1


def test_whoever_comes_by_a_public_port_sees_no_metrics(served: Served) -> None:
    service = served.service
    own = {"Host": f"user-0123456789.localhost:{served.router_port}"}
    for port, headers in (
        (service.api_port, {}), (service.web_port, {}), (service.mcp_port, {}), (served.router_port, {}),
        (served.router_port, own),
    ):  # fmt: skip
        for path in ("/metrics", "/metrics/", "//metrics", "/v1/metrics", "/_stcore/metrics", "/_stcore/metrics/",
                     "/%6detrics", "/_stcore/%6detrics"):  # fmt: skip
            answer = httpx.get(f"http://127.0.0.1:{port}{path}", headers=headers, timeout=20, follow_redirects=True)
            assert "# TYPE" not in answer.text, (port, path)
            assert "# HELP" not in answer.text, (port, path)


def test_metrics_are_bound_to_this_machine(served: Served) -> None:
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    bound = {fields[1] for fields in listening if fields[3] == "0A"}
    for number in range(len(PARTS)):
        assert f"0100007F:{served.first_port + number:04X}" in bound
        assert f"00000000:{served.first_port + number:04X}" not in bound


def test_the_agent_of_an_instance_shows_its_own_where_it_is_asked_to(tmp_path: Path) -> None:
    token, port = tmp_path / "token", free_port()
    token.write_text("a-token-of-an-instance")
    command = [sys.executable, "-m", "prompt2mesh.instance_agent", "--port", str(free_port()), "--token-file", str(token),
               "--data", str(tmp_path / "data"), "--blender", f"127.0.0.1:{free_port()}"]  # fmt: skip
    environment = {**os.environ, "PROMPT2MESH_METRICS_PORT": str(port)}
    with (tmp_path / "agent.log").open("wb") as log:
        agent = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    found = ""

    def shown() -> bool:
        nonlocal found
        try:
            found = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=5).text
        except httpx.HTTPError:
            return False
        return "prompt2mesh_agent_bound 0.0" in found

    try:
        wait_for(shown, timeout_s=60)
    finally:
        agent.kill()
        agent.wait()
    assert 'prompt2mesh_agent_scene_saves_total{outcome="saved"} 0.0' in found
    assert "agent" in COMPONENTS
