"""The rotation drill on a service that runs: nobody is signed out, sealed keys stay readable, the old secret is worthless.

Two replicas of the API stand behind one address, as in a cluster, and are started anew one after the other by the steps
of docs/howto/runbooks/rotate-secrets.md.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest

from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.ports.records import Page
from tests.support.api import PASSWORD
from tests.support.balancer import balancer
from tests.support.runners import wait_for
from tests.support.service import Service, free_port

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
OLD, NEW = "mZ4xQ9cV2bN7kL1jH8gF5dS3aP6oI0uY", "Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe"
EMAIL = "drill@example.com"
LLM_KEY = "sk-of-the-drill-0042"


class Replicas:
    """Two API processes over one database."""

    user_id: str

    def __init__(self, data: Path) -> None:
        first = Service(
            data, f"sqlite:///{data / 'studio.db'}", settings={"JWT_SECRET_KEY": OLD, "PROMPT2MESH_INSTANCES": "off"}
        )
        self.services = [first, replace(first, api_port=free_port(), processes={}, settings=dict(first.settings))]

    def start(self, number: int) -> None:
        service = self.services[number]
        service.start("api", name=f"api-{number}")
        service.wait_ready()

    def roll_out(self, secrets: str) -> None:
        """Starts one after the other anew, each once it has answered what it had begun."""
        for number, service in enumerate(self.services):
            service.settings["JWT_SECRET_KEY"] = secrets
            process = service.processes.pop(f"api-{number}")
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
            self.start(number)

    def command(self, *arguments: str, stdin: str | None = None) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "prompt2mesh.cli", "secrets", *arguments]
        return subprocess.Popen(command, env=self.services[0].environment, text=True, stdout=subprocess.PIPE,
                                stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL)  # fmt: skip

    def drill(self, url: str, *, seconds: int) -> subprocess.Popen[str]:
        """Somebody who watches."""
        old = self.services[0].data / "old.txt"
        old.write_text(OLD)
        drill = self.command("drill", "--api", url, "--email", EMAIL, "--old-secret", str(old), "--seconds", str(seconds),
                             "--every", "0.1", "--json", stdin=PASSWORD)  # fmt: skip
        assert drill.stdin is not None
        with drill.stdin:
            drill.stdin.write(f"{PASSWORD}\n")
        return drill

    def platform(self) -> AbstractContextManager[Platform]:
        return open_platform(read_service_settings(self.services[0].environment))


@pytest.fixture(scope="module")
def replicas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replicas]:
    """Both, with somebody in them whose LLM key is sealed under the old secret."""
    made = Replicas(tmp_path_factory.mktemp("rotated") / "data")
    try:
        for number in range(2):
            made.start(number)
        with httpx2.Client(base_url=made.services[0].api_url, timeout=60) as http:
            signed = http.post("/v1/auth/signup", json={"email": EMAIL, "password": PASSWORD}).raise_for_status().json()
            http.post("/v1/me/llm-keys", json={"provider": "anthropic", "api_key": LLM_KEY},
                      headers={"Authorization": f"Bearer {signed['access_token']}"}).raise_for_status()  # fmt: skip
        made.user_id = signed["user"]["id"]
        yield made
    finally:
        for service in made.services:
            service.stop()


def seen_by(drill: subprocess.Popen[str]) -> dict[str, Any]:
    """What a drill tells when it has ended."""
    assert drill.stdout is not None
    with drill.stdout:
        return json.loads(drill.stdout.read())


def test_a_drill_tells_of_a_rotation_that_was_never_finished(replicas: Replicas) -> None:
    drill = replicas.drill(replicas.services[0].api_url, seconds=1)
    seen = seen_by(drill)
    assert drill.wait(timeout=60) == 5
    assert (seen["is_over"], seen["new_signs_after_s"], seen["old_refused_after_s"]) == (False, None, None)
    assert seen["asked"] > 0


def test_the_runbooks_three_steps_sign_nobody_out_and_leave_the_old_secret_worthless(replicas: Replicas) -> None:
    with replicas.platform() as platform, platform.services.store.read() as tx:
        logins = len(tx.audit.page(Page(limit=100), action="login"))
    with balancer([service.api_port for service in replicas.services]) as url:
        drill = replicas.drill(url, seconds=400)

        def watched() -> bool:
            with replicas.platform() as platform, platform.services.store.read() as tx:
                return len(tx.audit.page(Page(limit=100), action="login")) > logins

        wait_for(watched, timeout_s=120)
        replicas.roll_out(f"{OLD},{NEW}")  # everybody knows the new one before anybody signs by it
        replicas.roll_out(f"{NEW},{OLD}")
        resealed, _ = replicas.command("reseal").communicate(timeout=120)
        replicas.roll_out(NEW)
        seen = seen_by(drill)
        assert drill.wait(timeout=60) == 0, seen
    assert "sealed anew: 1" in resealed
    assert seen["is_over"]
    assert (seen["signed_out_s"], seen["unreachable_s"]) == (0.0, 0.0)
    assert seen["new_signs_after_s"] < seen["old_refused_after_s"]
    with replicas.platform() as platform:
        keys = [choice.api_key for choice in platform.llms.of(replicas.user_id)]
    assert keys == [LLM_KEY], "what was sealed under the old secret is read under the new one"
