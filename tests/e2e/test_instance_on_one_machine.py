"""A person's instance of `prompt2mesh serve`, from the click to the deletion, with a prompt that is built in it."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from prompt2mesh.instances.local.driver import LocalInstances
from tests.support.instances_contract import objects_at
from tests.support.local_instances import end_all, processes_below
from tests.support.runners import wait_for
from tests.support.service import Service, running_service

pytestmark = [pytest.mark.blender, pytest.mark.slow]
LEGS = ["leg 1", "leg 2", "leg 3", "leg 4"]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with running_service(tmp_path) as running:
        try:
            yield running
        finally:
            end_all(running.data / "instances")


def wait_field(client: httpx2.Client, path: str, name: str, *wanted: str) -> dict[str, Any]:
    deadline = time.monotonic() + 150
    while (found := client.get(path).json())[name] not in wanted:
        assert time.monotonic() < deadline, found
        time.sleep(0.1)
    return found


def test_a_prompt_is_built_and_shown_in_its_persons_instance_and_is_there_after_a_rest(service: Service) -> None:
    me = "/v1/instances/me"
    instances = LocalInstances(service.data / "instances")
    with httpx2.Client(base_url=service.api_url, timeout=90) as client:
        signed = client.post("/v1/auth/signup", json={"email": "a@example.org", "password": "a long pass phrase 77"})
        client.headers["Authorization"] = f"Bearer {signed.json()['access_token']}"
        assert processes_below(instances.folder.root) == [], "nothing starts until somebody opens it"
        client.post("/v1/instances", json={}).raise_for_status()
        assert wait_field(client, me, "phase", "Ready", "Failed")["phase"] == "Ready"
        client.post(f"{me}/open", json={}).raise_for_status()
        asked = client.post("/v1/text-to-3d", json={"prompt": "a round oak table with four brass legs"}).json()
        done = wait_field(client, f"/v1/text-to-3d/{asked['id']}", "status", "SUCCEEDED", "FAILED", "CANCELED")
        assert done["status"] == "SUCCEEDED"
        [id_] = instances.folder.ids()
        record = instances.folder.person(id_)
        assert record is not None

        def shown() -> str | None:
            with instances.agent(id_) as agent:  # type: ignore[union-attr]
                return agent.status().scene.version_id

        wait_for(lambda: shown() == done["version_id"], timeout_s=60)
        address = instances.address(record.user_id)
        assert address is not None
        assert set(LEGS) <= set(objects_at(address))
        client.post(f"{me}/suspend", json={}).raise_for_status()
        assert processes_below(instances.folder.root / "slots") == []
        client.post(f"{me}/resume", json={}).raise_for_status()
        wait_field(client, me, "phase", "Ready")
        client.post(f"{me}/open", json={}).raise_for_status()
        address = instances.address(record.user_id)
        assert address is not None
        assert set(LEGS) <= set(objects_at(address))
        client.delete(me).raise_for_status()
        wait_for(lambda: not [*instances.folder.ids(), *(instances.folder.root / "slots").iterdir()], timeout_s=60)
    assert processes_below(instances.folder.root) == []
