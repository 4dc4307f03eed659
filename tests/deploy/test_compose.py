"""docker/docker-compose.yml: read, and really brought up, used, killed and started again with the images built here.

The parts are those of the file but PostgreSQL's image, which is Debian's here, as no registry is asked; podman-compose
reads the file in Docker's place.
"""

import ipaddress
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
import yaml

from monitoring.alerting.objectives import DAYS
from prompt2mesh.identity.secret_keys import key_problems
from tests.support.apart import apart_programs
from tests.support.cluster.containers import refusal, run_podman, write_podman
from tests.support.cluster.images import Target, image_store, missing_builders

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker/docker-compose.yml"
_MISSING = missing_builders()
_OURS: tuple[Target, ...] = ("streamlit", "blender", "backend")
_ONE_SHOT = {"secrets", "db-init"}
_PORTS = ("WEB_PORT", "API_PORT", "MCP_PORT", "DESKTOP_PORT", "VNC_PORT", "BLENDER_PORT")
_PERSON = {"email": "ada@example.org", "password": "a long enough pass phrase 42"}
_START_S = 240
_POSTGRES = "localhost/prompt2mesh-test-postgres:15"


def _services() -> dict[str, dict[str, Any]]:
    return yaml.safe_load(FILE.read_text())["services"]


@pytest.mark.parametrize("name", _services())
def test_a_part_is_held_tight(name: str) -> None:
    part = _services()[name]
    assert part["read_only"]
    assert part["cap_drop"] == ["ALL"]
    assert part["security_opt"] == ["no-new-privileges:true"]
    assert part["image"].startswith("prompt2mesh-") or re.search(r":[^:@]+@sha256:[0-9a-f]{64}$", part["image"])
    assert "latest" not in part["image"]
    assert all(str(port).startswith("127.0.0.1:") for port in part.get("ports", ()))
    assert part.get("privileged") is None
    if name in _ONE_SHOT:
        assert part["restart"] == "no"
    else:
        assert part["restart"] == "unless-stopped"
        assert part["deploy"]["resources"]["limits"].keys() >= {"memory", "pids"}
        assert "healthcheck" in part or name == "blackbox"
    for other, how in part.get("depends_on", {}).items():
        assert how["condition"] == f"service_{'completed_successfully' if other in _ONE_SHOT else 'healthy'}"


def test_only_who_needs_a_secret_gets_it() -> None:
    having = {
        secret: {name for name, part in _services().items() for volume in part.get("volumes", ()) if volume.startswith(secret)}
        for secret in ("service-secrets", "postgres-secret", "desktop-secret", "grafana-secret")
    }  # fmt: skip
    assert having["service-secrets"] == {"secrets", "db-init", "backend", "runner", "mcp"}
    assert having["postgres-secret"] == {"secrets", "postgres"}
    assert having["desktop-secret"] == {"secrets", "blender"}
    assert having["grafana-secret"] == {"secrets", "grafana"}


def test_secrets_are_made_once_and_for_their_readers_alone(tmp_path: Path) -> None:
    for folder in ("service", "postgres", "desktop", "grafana"):
        (tmp_path / folder).mkdir()

    def made() -> dict[str, tuple[int, str]]:
        subprocess.run([sys.executable, ROOT / "docker/make_secrets.py"], check=True, capture_output=True,
                       env={"PROMPT2MESH_SECRETS": str(tmp_path)})  # fmt: skip
        return {
            str(path.relative_to(tmp_path)): (path.stat().st_mode & 0o777, path.read_text().strip())
            for path in tmp_path.rglob("*") if path.is_file()
        }  # fmt: skip

    first = made()
    assert {name: f"{mode:o}" for name, (mode, _) in first.items()} == {
        "service/jwt-secret-key": "400", "service/database-url": "400", "postgres/password": "444",
        "desktop/token": "400", "grafana/admin-password": "444",
    }  # fmt: skip
    assert key_problems(first["service/jwt-secret-key"][1]) == []
    assert first["postgres/password"][1] in first["service/database-url"][1]
    assert len({text for _, text in first.values()}) == 5
    # A start that died before the last secret goes on where it was.
    (tmp_path / "desktop/token").unlink()
    second = made()
    assert second.pop("desktop/token") != first.pop("desktop/token")
    assert second == first


def test_the_api_believes_the_page_and_a_proxy_whose_addresses_are_dockers() -> None:
    for name in ("backend", "mcp"):
        told = _services()[name]["environment"]["PROMPT2MESH_TRUSTED_PROXIES"]
        (default,) = re.findall(r"^\$\{PROMPT2MESH_TRUSTED_PROXIES:-(.*)\}$", told)
        believed = [ipaddress.IPv4Network(network) for network in default.split(",")]
        # The pools that Docker and podman take networks from, unless they are told otherwise.
        for pool in ("172.17.0.0/12", "192.168.0.0/16", "10.89.0.0/16"):
            network = ipaddress.IPv4Network(pool, strict=False)
            assert any(network.subnet_of(each) for each in believed)
        assert not any(ipaddress.ip_address("203.0.113.7") in each for each in believed)


def test_who_asks_an_llm_of_this_machine_knows_its_name() -> None:
    example = (FILE.parent / ".env.example").read_text()
    (name,) = set(re.findall(r"=http://([\w.]+):\d+", example))
    for part in ("backend", "runner"):
        assert _services()[part]["extra_hosts"] == [f"{name}:host-gateway"]


def test_what_can_be_chosen_is_in_the_example() -> None:
    document, example = yaml.safe_load(FILE.read_text()), (FILE.parent / ".env.example").read_text()
    chosen = set(re.findall(r"\$\{([A-Z0-9_]+)", FILE.read_text())) - {"PROMPT2MESH_VERSION", "PROMPT2MESH_LOG_LEVEL"}
    chosen |= {name for name, value in document["x-settings"].items() if value is None}
    offered = set(re.findall(r"^#?([A-Z0-9_]+)=", example, re.MULTILINE))
    assert offered == chosen


def test_what_prometheus_knows_is_kept_for_as_long_as_a_promise_is_given() -> None:
    kept = re.search(r"--storage\.tsdb\.retention\.time=(\d+)d", str(_services()["prometheus"]["command"]))
    assert kept is not None
    assert int(kept[1]) > DAYS


def test_monitoring_looks_at_parts_that_are_there() -> None:
    parts = _services()
    settings = yaml.safe_load((ROOT / "monitoring/prometheus/prometheus.yml").read_text())
    jobs = settings["scrape_configs"]
    targets = [entry for job in jobs if job["job_name"] == "answers" for entry in job["static_configs"]]
    assert {entry["labels"]["part"] for entry in targets} == {"backend", "runner", "mcp", "streamlit", "blender"}
    for entry in targets:
        (url,) = entry["targets"]
        part = parts[entry["labels"]["part"]]
        assert url.split("//")[1].split(":")[0] == entry["labels"]["part"]
        assert set(part["networks"]) & set(parts["blackbox"]["networks"])
        assert url.rpartition(":")[2].partition("/")[0] in str(part["healthcheck"]["test"])
    (metrics,) = next(job["dns_sd_configs"] for job in jobs if job["job_name"] == "prompt2mesh")
    assert set(metrics["names"]) == {"backend", "runner", "mcp", "streamlit"}
    for name in metrics["names"]:
        assert set(parts[name]["networks"]) & set(parts["prometheus"]["networks"])
        assert parts[name]["environment"]["PROMPT2MESH_METRICS_PORT"] == str(metrics["port"])
        assert parts[name]["environment"]["PROMPT2MESH_METRICS_HOST"] == "0.0.0.0"  # noqa: S104 - within its network
        assert not any(str(port).endswith(f":{metrics['port']}") for port in parts[name].get("ports", ()))
    (alertmanager,) = settings["alerting"]["alertmanagers"][0]["static_configs"][0]["targets"]
    assert alertmanager.partition(":")[0] in parts
    assert set(parts["alertmanager"]["networks"]) & set(parts["prometheus"]["networks"])


def test_what_monitoring_reads_is_mounted_from_files_that_are_there() -> None:
    parts = {name: part for name, part in _services().items() if part.get("profiles") == ["monitoring"]}
    assert parts.keys() == {"blackbox", "prometheus", "alertmanager", "grafana"}
    for part in parts.values():
        sources = [re.sub(r"\$\{[A-Z_]+:-(.*?)\}", r"\1", volume).split(":")[0] for volume in part["volumes"]]
        assert all((FILE.parent / source).exists() for source in sources if source.startswith("."))
    assert "../monitoring/prometheus:/etc/prometheus:ro" in parts["prometheus"]["volumes"]


@dataclass(frozen=True)
class Studio:
    """The whole, brought up by its compose file."""

    podman: Path
    command: list[str | Path]
    environment: dict[str, str]
    ports: dict[str, int]
    name: str

    def compose(self, *arguments: str, stdin: str = "") -> str:
        done = subprocess.run([*self.command, *arguments], check=False, capture_output=True, text=True, input=stdin,
                              env=self.environment, cwd=ROOT, timeout=_START_S)  # fmt: skip
        assert done.returncode == 0, f"{arguments}: {done.stdout[-3000:]}{done.stderr[-3000:]}"
        return done.stdout + done.stderr

    def container(self, part: str) -> str:
        return f"{self.name}_{part}_1"

    def said(self, part: str) -> str:
        done = subprocess.run([self.podman, "logs", self.container(part)], check=False, capture_output=True, text=True)
        return done.stdout + done.stderr

    def run(self, part: str, *command: str) -> str:
        return run_podman(self.podman, "exec", self.container(part), *command)

    def url(self, port: str, path: str = "") -> str:
        return f"http://127.0.0.1:{self.ports[port]}{path}"

    def until_ready(self, *, timeout_s: float = 120.0) -> None:
        """Waits for the API, a runner and the page."""
        deadline = time.monotonic() + timeout_s
        for url, wanted in (
            (self.url("API_PORT", "/readyz"), '"runners":1'),
            (self.url("WEB_PORT", "/_stcore/health"), "ok"),
        ):
            while True:
                try:
                    if wanted in httpx.get(url, timeout=5).text:
                        break
                except httpx.HTTPError:
                    pass
                assert time.monotonic() < deadline, f"{url}\n" + "\n".join(
                    f"--- {part}\n{self.said(part)[-1500:]}" for part in ("db-init", "backend", "runner", "streamlit")
                )
                time.sleep(0.5)


def _free_ports() -> dict[str, int]:
    with ExitStack() as stack:
        sockets = {name: stack.enter_context(closing(socket.socket())) for name in _PORTS}
        for one in sockets.values():
            one.bind(("127.0.0.1", 0))
        return {name: one.getsockname()[1] for name, one in sockets.items()}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    if _MISSING:
        pytest.skip(f"this machine lacks {', '.join(_MISSING)}")
    folder = tmp_path_factory.mktemp("compose")
    with image_store() as images:
        images.build_all(*_OURS)
        images.build_apart(ROOT / "tests/support/cluster/postgres", _POSTGRES)
    podman = write_podman(images, folder)
    if refused := refusal(podman):
        pytest.skip(f"no containers run here: {refused}")
    override = folder / "override.yml"
    # This machine by a name is nothing that podman 4.3 knows.
    without = "".join(f"  {part}: {{extra_hosts: !reset []}}\n" for part in ("backend", "runner"))
    override.write_text(f"services:\n  postgres: {{image: {_POSTGRES}}}\n{without}")
    ports, name = _free_ports(), f"p2m{os.getpid()}"
    found = Studio(
        podman, [
            apart_programs("checkers") / "podman-compose", "--podman-path", podman, "-p", name, "-f", FILE, "-f", override,
        ],
        {**os.environ, "PROMPT2MESH_VERSION": "test", **{port: str(number) for port, number in ports.items()}}, ports, name,
    )  # fmt: skip
    try:
        found.compose("up", "--detach", "--no-build")
        yield found
    finally:
        found.compose("down", "--volumes", "--timeout", "3")


@pytest.fixture(scope="module")
def person(studio: Studio) -> Iterator[httpx.Client]:
    """Somebody who has signed up."""
    studio.until_ready()
    with httpx.Client(base_url=studio.url("API_PORT"), timeout=60) as client:
        answer = client.post("/v1/auth/signup", json=_PERSON)
        assert answer.status_code == 201, answer.text
        _log_in(client)
        yield client


def _log_in(client: httpx.Client) -> None:
    token = client.post("/v1/auth/login", json=_PERSON).json()["access_token"]
    client.headers["Authorization"] = f"Bearer {token}"


def _file(client: httpx.Client, task_id: str) -> bytes:
    """The GLB of a task, fetched by the address that a browser would use."""
    found = client.get(f"/v1/tasks/{task_id}").json()
    assert found["status"] == "SUCCEEDED", found
    (url,) = (link["url"] for link in found["version"]["files"] if link["format"] == "glb")
    return httpx.get(url, timeout=60).content


@pytest.mark.timeout(1500)
def test_a_person_makes_a_model_and_keeps_it_whatever_dies(studio: Studio, person: httpx.Client) -> None:
    task = person.post("/v1/text-to-3d", json={"prompt": "a round oak table with four brass legs"}).json()
    deadline = time.monotonic() + 120
    while person.get(f"/v1/tasks/{task['id']}").json()["status"] not in {"SUCCEEDED", "FAILED", "CANCELED"}:
        assert time.monotonic() < deadline, studio.said("runner")[-3000:]
        time.sleep(0.5)
    model = _file(person, task["id"])
    assert model.startswith(b"glTF")

    # Everything dies at once, and comes back by the same command.
    made = studio.run("backend", "sha256sum", "/run/prompt2mesh/service/jwt-secret-key")
    parts = ("postgres", "backend", "runner", "mcp", "streamlit", "blender")
    run_podman(studio.podman, "kill", "--signal=KILL", *map(studio.container, parts))
    studio.compose("up", "--detach", "--no-build")
    studio.until_ready()
    assert studio.run("backend", "sha256sum", "/run/prompt2mesh/service/jwt-secret-key") == made
    assert _file(person, task["id"]) == model, "the log-in and the file are good as before"
    _log_in(person)


@pytest.mark.timeout(1500)
def test_a_backup_is_made_as_the_page_says(studio: Studio, person: httpx.Client) -> None:
    del person
    studio.run("backend", "prompt2mesh", "db", "backup", "/data/studio.tar")
    assert int(studio.run("backend", "stat", "--format=%s", "/data/studio.tar")) > 10_000
    studio.run("backend", "rm", "/data/studio.tar")


@pytest.mark.timeout(1500)
def test_the_secret_is_put_back_as_the_page_says(studio: Studio, person: httpx.Client) -> None:
    del person
    place = "/run/prompt2mesh/service/jwt-secret-key"
    kept = studio.run("backend", "cat", place)
    page = (ROOT / "docs/howto/run-with-docker.md").read_text()
    (told,) = re.findall(r"docker-compose.yml (run --rm --no-deps -T .*?) < jwt-secret-key\n", page, re.DOTALL)
    other = f"{kept.strip()[::-1]}\n"
    for text in (other, kept):
        studio.compose(*shlex.split(told.replace("\\\n", "")), stdin=text)
        assert studio.run("backend", "cat", place) == text
        assert studio.run("backend", "stat", "--format=%a %U", place).split() == ["400", "prompt2mesh"]


@pytest.mark.timeout(1500)
def test_the_api_is_told_by_the_page_who_asks(studio: Studio, person: httpx.Client) -> None:
    del person
    ask = (
        "from urllib.request import Request, urlopen; "
        "urlopen(Request('http://backend:8000/v1/auth/options', headers={'X-Forwarded-For': '203.0.113.77'}))"
    )
    studio.run("streamlit", "python3", "-c", ask)
    assert '"client":"203.0.113.77"' in studio.said("backend")


@pytest.mark.timeout(1500)
def test_every_door_is_kept(studio: Studio, person: httpx.Client) -> None:
    del person
    assert httpx.get(studio.url("MCP_PORT", "/healthz")).status_code == 200
    assert httpx.post(studio.url("MCP_PORT", "/mcp"), json={}).status_code == 401
    run_podman(studio.podman, "wait", "--condition=healthy", studio.container("blender"))
    assert httpx.get(studio.url("DESKTOP_PORT", "/")).status_code == 401
    assert "?token=[redacted]" in studio.said("blender")
    page = (ROOT / "docs/howto/run-with-docker.md").read_text()
    (told,) = re.findall(r"exec blender (python3 .*?)\n```", page, re.DOTALL)
    shown = studio.run("blender", *told.replace("\\\n", "").split())
    key = re.search(r"\?token=[0-9a-f]{40}", shown)
    assert key, shown
    with httpx.Client(follow_redirects=True) as browser:  # the key becomes a cookie
        assert browser.get(studio.url("DESKTOP_PORT", f"/{key[0]}")).status_code == 200


@pytest.mark.timeout(1500)
@pytest.mark.parametrize(("part", "host", "port"), [
    ("blender", "backend", 8000), ("blender", "postgres", 5432), ("streamlit", "postgres", 5432),
])  # fmt: skip
def test_nobody_reaches_further_than_they_need(
    studio: Studio, person: httpx.Client, part: str, host: str, port: int
) -> None:
    del person
    try_it = f"import socket; socket.create_connection(('{host}', {port}), timeout=5)"
    with pytest.raises(AssertionError, match=r"gaierror|timed out|refused|unreachable"):
        studio.run(part, "python3", "-c", try_it)
    assert "prompt2mesh/service" not in studio.run(part, "cat", "/proc/mounts")


@pytest.mark.timeout(1500)
def test_the_page_reaches_the_api(studio: Studio, person: httpx.Client) -> None:
    """So that the test above does not hold because nobody reaches anybody."""
    del person
    studio.run("streamlit", "/opt/prompt2mesh/healthcheck", "http://backend:8000/readyz")
