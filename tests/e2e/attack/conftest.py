"""One real service for all attacks: API, page, MCP server, runner, router, and people in it, of whom one is up to no good.

Who is counted by network address attacks from an address of their own (127.0.0.x), so that no test uses up the
patience that another one needs.
"""

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.settings import read_service_settings
from tests.support.api import Person, new_person, objects_of
from tests.support.local_instances import end_all
from tests.support.service import Service, free_port, running_service

SECRET = "mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY"  # noqa: S105 - of a service that lives as long as the tests
LLM_KEY = "sk-ant-canary-of-the-service-7f3a"
LOGINS_PER_MINUTE = 40
# What changes when somebody is looked at or attacked, and is nobody's work.
_MOVING = {"audit", "sessions", "exported_at", "usage"}


@dataclass
class Studio:
    """The service, its people, and what is Alice's."""

    service: Service
    router_port: int
    platform: Platform
    alice: Person
    mallory: Person
    root: Person
    alices: dict[str, str]
    clients: list[httpx2.Client] = field(default_factory=list[httpx2.Client])

    def client(self, *, address: str = "127.0.0.1", base: str | None = None) -> httpx2.Client:
        """A client of nobody's, at a network address of this machine."""
        transport = httpx2.HTTPTransport(local_address=address)
        made = httpx2.Client(base_url=base or self.service.api_url, transport=transport, timeout=60, trust_env=False)
        self.clients.append(made)
        return made

    def works(self) -> None:
        """Whether the service still serves those who are meant well."""
        assert self.alice.get("/v1/me")["email"] == self.alice.user.email

    def belongings(self, person: Person) -> str:
        """All that somebody has, to compare with what they have later."""
        found = {name: kept for name, kept in person.get("/v1/me/export").items() if name not in _MOVING}
        for key in found["api_keys"]:
            del key["last_used_at"]
        return json.dumps(found, sort_keys=True)

    @contextmanager
    def bounded(self, part: str, *, most_mb: float) -> Generator[None]:
        """Whether a process takes at most so much more memory meanwhile, at any moment of it."""
        proc = Path(f"/proc/{self.service.processes[part].pid}")

        def mb(name: str) -> float:
            return int((proc / "status").read_text().partition(f"{name}:")[2].split()[0]) / 1024

        (proc / "clear_refs").write_text("5")  # the peak begins anew
        before = mb("VmRSS")
        yield
        assert mb("VmHWM") - before < most_mb


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder, port = tmp_path_factory.mktemp("attacked"), free_port()
    settings: dict[str, Any] = {
        "JWT_SECRET_KEY": SECRET, "PROMPT2MESH_LLM": "anthropic:claude-test", "ANTHROPIC_API_KEY": LLM_KEY,
        "PROMPT2MESH_PUBLIC_INSTANCES_URL": f"http://localhost:{port}",
        "PROMPT2MESH_LOGINS_PER_MINUTE": str(LOGINS_PER_MINUTE), "PROMPT2MESH_SIGNED_OUT_PER_MINUTE": "600",
    }  # fmt: skip
    with running_service(folder, web=True, mcp=True, **settings) as service:
        service.start("router", "--port", str(port))
        with (
            open_platform(read_service_settings(service.environment)) as platform,
            httpx2.Client(base_url=service.api_url, timeout=60, trust_env=False) as http,
        ):
            alice, mallory = (new_person(platform, http, name) for name in ("alice", "mallory"))  # type: ignore[arg-type]
            root = new_person(platform, http, "root", role="admin")  # type: ignore[arg-type]
            alices = objects_of(platform, alice)
            alice.post(f"/v1/tasks/{alices['task_id']}/cancel")  # what it has is compared, so it stands still
            alice.done(alices["task_id"])
            made = Studio(service, port, platform, alice, mallory, root, alices)
            try:
                yield made
            finally:
                for client in made.clients:
                    client.close()
    end_all(folder / "data" / "instances")  # once nobody is left who would start them again


@pytest.fixture
def alice(studio: Studio) -> Person:
    return studio.alice


@pytest.fixture
def mallory(studio: Studio) -> Person:
    return studio.mallory


@pytest.fixture(autouse=True)
def nothing_is_left_behind(studio: Studio) -> Iterator[None]:
    """After each attack Alice has what she had, the service works, and no part of it has ended."""
    before = studio.belongings(studio.alice)
    yield
    studio.works()
    assert studio.belongings(studio.alice) == before
    assert {name: part.poll() for name, part in studio.service.processes.items() if part.poll() is not None} == {}


def problem(answer: httpx2.Response) -> tuple[int, Any]:
    """The status and the stable code of a refusal."""
    return answer.status_code, answer.json().get("code")
