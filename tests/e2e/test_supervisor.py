"""`prompt2mesh serve` as a person runs it: what dies is started again, and nothing outlives it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.support.chaos.clients import Client
from tests.support.chaos.processes import command_of, processes_of
from tests.support.runners import wait_for
from tests.support.service import Service, free_port

pytestmark = [pytest.mark.slow, pytest.mark.blender]


@pytest.fixture
def service(tmp_path: Path) -> Service:
    data = tmp_path / "data"
    data.mkdir()
    return Service(data, f"sqlite:///{data / 'studio.db'}")


@pytest.fixture
def supervisor(service: Service) -> Iterator[subprocess.Popen[bytes]]:
    command = [
        sys.executable,
        "-m",
        "prompt2mesh.cli",
        "serve",
        "--no-web",
        "--no-mcp",
        "--port",
        str(service.api_port),
        "--router-port",
        str(free_port()),
    ]
    with (service.data / "serve.log").open("ab") as log:
        process = subprocess.Popen(command, env=service.environment, stdout=log, stderr=log, start_new_session=True)
    yield process
    for pid in (process.pid, *processes_of(service.data)):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.wait()


@pytest.fixture
def client(service: Service) -> Iterator[Client]:
    with closing(Client(service.api_url)) as opened:
        yield opened


def port_is_free(port: int) -> bool:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def test_a_killed_supervisor_leaves_nothing_behind(service: Service, supervisor: subprocess.Popen[bytes]) -> None:
    service.wait_ready(runners=1)
    assert len(processes_of(service.data)) >= 4  # itself, the API, the runner and its Blender
    supervisor.kill()
    supervisor.wait()
    wait_for(lambda: processes_of(service.data) == [], timeout_s=60)
    assert port_is_free(service.api_port)
    assert list((service.data / "work").iterdir()) == []


def test_a_part_that_dies_is_started_again_and_its_job_is_done(
    service: Service, supervisor: subprocess.Popen[bytes], client: Client
) -> None:
    service.wait_ready(runners=1)
    client.sign_up()
    task_id = client.submit("a cube", seed=0)
    for pid in processes_of(service.data):
        if pid != supervisor.pid:
            os.kill(pid, signal.SIGKILL)
    told = client.watch(task_id)
    assert told[-1][1] == "succeeded"
    assert [number for number, _ in told] == list(range(1, len(told) + 1))


def test_a_stop_does_not_wait_for_those_who_watch(
    service: Service, supervisor: subprocess.Popen[bytes], client: Client
) -> None:
    service.wait_ready(runners=1)
    client.sign_up()
    # Nobody does it: the only runner is busy with the first.
    client.submit("a scene with a castle and a dragon", seed=1)
    last = client.submit("a castle", seed=2)
    headers = {"Authorization": f"Bearer {client.token}"}
    url = f"{service.api_url}/v1/tasks/{last}/stream"
    with httpx.stream("GET", url, headers=headers, timeout=30) as answer:
        next(answer.iter_lines())
        asked_at = time.monotonic()
        supervisor.send_signal(signal.SIGTERM)
        # With a stream open it would wait for ten seconds.
        wait_for(lambda: not any(b"prompt2mesh.api" in command_of(pid) for pid in processes_of(service.data)),
                 timeout_s=8)  # fmt: skip
    assert supervisor.wait(timeout=30) == 0
    assert time.monotonic() - asked_at < 25
    assert processes_of(service.data) == []
