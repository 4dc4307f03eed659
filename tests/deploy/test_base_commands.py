"""What the pods of k8s/base run, run here with the arguments and the settings that they get, against real parts."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.support.cluster.manifests import named, read_manifests
from tests.support.databases import postgres

_ROOT = Path(__file__).parents[2]
MANIFESTS = read_manifests(_ROOT / "k8s/base")
_SIGNING = "pX7-vu2QmT9_kLrB4sWcE8yNaZ1dHfGj6oIqRt3V"


def _container(kind: str, name: str, *, first: bool = False) -> dict[str, Any]:
    pod = named(MANIFESTS, kind, name)["spec"]["template"]["spec"]
    return pod["initContainers" if first else "containers"][0]


def _environment(container: Mapping[str, Any], folder: Path, **more: str) -> dict[str, str]:
    """As the kubelet makes it, but for where the database and the folders are."""
    settings = named(MANIFESTS, "ConfigMap", "prompt2mesh-config")["data"]
    secrets = named(MANIFESTS, "Secret", "prompt2mesh-secrets")["stringData"]
    found: dict[str, str] = dict(settings) if container.get("envFrom") else {}
    for variable in container.get("env", []):
        source = variable["valueFrom"]
        if "configMapKeyRef" in source:
            found[variable["name"]] = settings[source["configMapKeyRef"]["key"]]
        elif (key := source["secretKeyRef"]["key"]) in secrets:
            found[variable["name"]] = secrets[key]
    assert more.keys() - {"PROMPT2MESH_INSTANCES"} <= found.keys() | {"PROMPT2MESH_BLOBS", "PROMPT2MESH_DATA"}
    places = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.environ["PATH"], "PYTHONPATH": str(_ROOT / "src")}
    return {**found, **places, **more}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What an operator sets, and where this machine has what pods have elsewhere."""
    folder = tmp_path_factory.mktemp("volumes")
    return {
        "DATABASE_URL": postgres().new_database(), "JWT_SECRET_KEY": _SIGNING,
        "PROMPT2MESH_BLOBS": str(folder / "blobs"), "PROMPT2MESH_DATA": str(folder / "data"),
    }  # fmt: skip


@pytest.fixture(scope="module")
def tables(settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings of a database that db-init was done to."""
    own = {**settings, "DATABASE_URL": postgres().new_database()}
    assert _run(_container("Job", "prompt2mesh-db-init"), tmp_path_factory.mktemp("init"), **own).returncode == 0
    return own


def _run(
    container: Mapping[str, Any], folder: Path, *, wait_s: str = "30", **more: str
) -> subprocess.CompletedProcess[str]:
    assert container["args"][0] == "python"
    command = [sys.executable, *container["args"][1:]]
    command[command.index("--wait") + 1] = wait_s
    return subprocess.run(
        command, env=_environment(container, folder, **more), cwd=folder, capture_output=True, text=True, check=False
    )


def test_db_init_may_run_as_often_as_it_is_applied_and_the_others_wait_for_it(
    settings: dict[str, str], tmp_path: Path
) -> None:
    job = _container("Job", "prompt2mesh-db-init")
    waiting = _container("Deployment", "prompt2mesh-backend", first=True)
    early = _run(waiting, tmp_path, wait_s="0", **settings)
    assert early.returncode == 5, early.stderr
    first = _run(job, tmp_path, **settings)
    assert first.returncode == 0, first.stderr
    with psycopg.connect(settings["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("INSERT INTO runners (id, host, pid, slots, started_at, seen_at, status) VALUES "
                           "('kept', 'h', 1, 1, now(), now(), '{}')")  # fmt: skip
        second = _run(job, tmp_path, **settings)
        assert second.returncode == 0, second.stderr
        assert "newest tables already" in second.stdout
        assert connection.execute("SELECT id FROM runners").fetchall() == [("kept",)]
        connection.execute("DELETE FROM runners")
    assert _run(waiting, tmp_path, **settings).returncode == 0
    for name in ("backend", "runner", "mcp"):
        found = _container("Deployment", f"prompt2mesh-{name}", first=True)
        assert (found["args"], found["env"]) == (waiting["args"], waiting["env"])


def test_who_waits_for_the_tables_goes_on_as_soon_as_they_are_there(settings: dict[str, str], tmp_path: Path) -> None:
    elsewhere = {**settings, "DATABASE_URL": postgres().new_database()}
    container = _container("Deployment", "prompt2mesh-runner", first=True)
    environment = _environment(container, tmp_path, **elsewhere)
    with subprocess.Popen([sys.executable, *container["args"][1:]], env=environment, cwd=tmp_path,
                          stdout=subprocess.DEVNULL) as waiting:  # fmt: skip
        try:
            made = _run(_container("Job", "prompt2mesh-db-init"), tmp_path, **elsewhere)
            assert made.returncode == 0, made.stderr
            assert waiting.wait(timeout=60) == 0
        finally:
            waiting.kill()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("Job", "prompt2mesh-db-init"), ("Deployment", "prompt2mesh-backend"), ("Deployment", "prompt2mesh-runner")],
)
def test_nothing_starts_with_the_placeholders(kind: str, name: str, tmp_path: Path) -> None:
    container = _container(kind, name)
    done = subprocess.run(
        [sys.executable, *container["args"][1:]], env=_environment(container, tmp_path), cwd=tmp_path,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode != 0
    assert "DATABASE_URL, JWT_SECRET_KEY should have a value of your own" in re.sub(r"\s+", " ", done.stderr)


@pytest.mark.parametrize(
    "name", ["prompt2mesh-backend", "prompt2mesh-mcp", "prompt2mesh-runner", "prompt2mesh-streamlit"]
)
def test_the_kubelet_gets_the_answers_that_its_probes_ask_for(
    name: str, tables: dict[str, str], tmp_path: Path
) -> None:
    container = _container("Deployment", name)
    # Without a cluster there are no instances.
    more = {} if name == "prompt2mesh-streamlit" else {**tables, "PROMPT2MESH_INSTANCES": "off"}
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    with _running(container, tmp_path, more) as port:
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            asked = container[probe]["httpGet"]
            assert str(ports[asked["port"]]) in container["args"]
            deadline = time.monotonic() + 60
            while (status := _status(port, asked["path"])) != 200:
                assert time.monotonic() < deadline, (probe, status, (tmp_path / "log").read_text()[-2000:])
                time.sleep(0.2)


@contextmanager
def _running(container: Mapping[str, Any], folder: Path, more: Mapping[str, str]) -> Generator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = container["args"][1:]
    command = [sys.executable, *arguments[:-1], str(port)]
    assert arguments[-2] in {"--port", "--health-port"}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, env=_environment(container, folder, **more), cwd=folder, stdout=log, stderr=log
        )
    try:
        yield port
        process.terminate()
        # As long as the pod gets, without the seconds for the load balancer.
        assert process.wait(timeout=45) in {0, -15, 143}
    finally:
        process.kill()
        process.wait()


def _status(port: int, path: str) -> int:
    # The kubelet asks by the pod's address, which is no name that the service knows itself by.
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": "10.1.2.3:1"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - our own server
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0
