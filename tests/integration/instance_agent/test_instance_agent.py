"""An instance's agent as a process, over real HTTP, beside a real Blender without a window."""

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import BuildRequest, SaveRequest, ShowRequest
from prompt2mesh.mesh.errors import (
    CodeError,
    ConflictError,
    InstanceActiveError,
    InstanceTakenError,
    InstanceUnavailableError,
    RequestError,
    SceneNotSavedError,
)
from prompt2mesh.studio.ports import BuildOrder
from tests.support.builder_contract import crate
from tests.support.instance_agents import (
    SLOT_TOKEN,
    AgentProcess,
    bind_request,
    blender_without_window,
    names_in,
    scene_of,
)
from tests.support.instance_api import TOKEN, PersonsApi
from tests.support.runners import wait_for

pytestmark = pytest.mark.blender


@pytest.fixture
def client(agent: AgentProcess) -> Iterator[AgentClient]:
    with agent.client() as opened:
        yield opened


def work_in(blender: BlenderServer, name: str) -> None:
    with scene_of(blender.port) as scene:
        scene.command("execute_code", code=f"bpy.ops.mesh.primitive_cone_add(); bpy.context.object.name = {name!r}")


def test_nobody_gets_in_without_the_token_and_nonsense_is_refused(agent: AgentProcess, client: AgentClient) -> None:
    address = f"http://127.0.0.1:{agent.port}"
    assert httpx2.get(f"{address}/healthz").status_code == 200
    assert httpx2.get(f"{address}/readyz").status_code == 200
    for method, path in (
        ("GET", "/v1/status"), ("POST", "/v1/bind"), ("POST", "/v1/save"), ("POST", "/v1/show"), ("POST", "/v1/builds"),
        ("GET", "/v1/builds/a/files/b"), ("POST", "/v1/agent-runs"), ("GET", f"/v1/pictures/{'a' * 64}"),
    ):  # fmt: skip
        for shown in ({}, {"Authorization": f"Bearer {TOKEN}"}):
            refused = httpx2.request(method, f"{address}{path}", headers=shown)
            assert (refused.status_code, refused.json()["code"]) == (401, "unauthenticated"), path
    known = {"Authorization": f"Bearer {SLOT_TOKEN}"}
    assert httpx2.post(f"{address}/v1/bind", headers=known, content=b"{").status_code == 422
    assert httpx2.post(f"{address}/v1/save", headers=known, content=b"x" * (33 << 20)).status_code == 413
    assert httpx2.get(f"{address}/v1/builds/..%2F..%2Fdata/files/binding.json", headers=known).status_code in {404, 422}
    with client.build(BuildRequest(program=crate())) as lines, pytest.raises(ConflictError):
        raise next(line.error.error() for line in lines if line.error is not None)


def test_it_serves_one_person_for_all_its_life(agent: AgentProcess, client: AgentClient, api: PersonsApi) -> None:
    assert client.status().bound_user is None
    client.bind(bind_request(api.url))
    for _ in range(2):
        with pytest.raises(InstanceTakenError):
            client.bind(bind_request(api.url, user_id="usr_2"))
        assert client.status().bound_user == "usr_1"
        agent.end(signal.SIGKILL)
        agent.start()
    client.bind(bind_request(api.url))
    kept = agent.folder / "data" / "binding.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert TOKEN not in agent.log()
    assert SLOT_TOKEN not in agent.log()


def test_the_newest_model_is_shown_and_what_the_person_made_beside_it_stays(
    client: AgentClient, api: PersonsApi, blender: BlenderServer, pool: WorkerPool, tmp_path: Path
) -> None:
    with scene_of(blender.port) as scene:
        scene.command("execute_code", code="bpy.ops.wm.read_homefile(use_factory_startup=True)")
    assert "Cube" in names_in(blender.port)
    pool.build(BuildOrder(crate(), tmp_path))
    model = (tmp_path / "model.glb").read_bytes()
    api.publish(model)
    answer = client.bind(bind_request(api.url))
    assert (answer.loaded, answer.problem, answer.scene.version_id) == ("model", "", "ver_1")
    assert "crate" in names_in(blender.port)
    assert "Cube" not in names_in(blender.port), "it would stand in the model"
    work_in(blender, "Mine")
    api.publish(model, version_id="ver_2")
    shown = client.show(ShowRequest(project_id="prj_1", version_id="ver_2"))
    assert shown.scene.version_id == "ver_2"
    names = names_in(blender.port)
    assert "Mine" in names
    assert len([one for one in names if one.startswith("crate")]) == 1


def test_a_scene_is_saved_with_proof_and_comes_back_without_its_scripts(
    client: AgentClient, api: PersonsApi, blender: BlenderServer, tmp_path: Path
) -> None:
    client.bind(bind_request(api.url))
    trap = tmp_path / "sprung"
    with scene_of(blender.port) as scene:
        scene.command("execute_code", code=(
            "text = bpy.data.texts.new('trap.py'); text.use_module = True\n"
            f"text.write(\"open({str(trap)!r}, 'w').close()\")\n"
            "bpy.ops.mesh.primitive_torus_add(); bpy.context.object.name = 'Ring'"
        ))  # fmt: skip
    assert client.status().dirty
    api.lies = True
    with pytest.raises(SceneNotSavedError, match="not the scene that was sent"):
        client.save(SaveRequest())
    api.lies, api.fails = False, True
    with pytest.raises(SceneNotSavedError):
        client.save(SaveRequest(reason="suspend"))
    api.fails = False
    saved = client.save(SaveRequest())
    assert saved.digest == api.digest
    assert saved.size_bytes == len(api.scene or b"")
    status = client.status()
    assert (status.dirty, status.saved.digest) == (False, saved.digest)
    puts = api.saves
    assert client.save(SaveRequest()).digest == saved.digest
    assert api.saves == puts, "what is kept already is not sent again"
    names = names_in(blender.port)
    with scene_of(blender.port) as scene:
        scene.command("execute_code", code="bpy.ops.wm.read_homefile(use_factory_startup=True)")
    other = AgentProcess(tmp_path / "other", blender.port)
    try:
        other.start()
        with other.client() as second:
            assert second.bind(bind_request(api.url)).loaded == "scene"
            assert second.status().scene.digest == saved.digest
            assert not second.status().dirty
    finally:
        other.end(signal.SIGKILL)
    assert names_in(blender.port) == names
    assert not trap.exists()


def test_the_saved_scene_comes_back_into_a_blender_that_began_anew_and_was_changed_at_once(
    api: PersonsApi, tmp_path: Path
) -> None:
    agent: AgentProcess | None = None
    try:
        with blender_without_window() as first:
            agent = AgentProcess(tmp_path / "agent", first.port)
            agent.start()
            with agent.client() as client:
                client.bind(bind_request(api.url))
                work_in(first, "Mine")
                saved = client.save(SaveRequest()).digest
        with blender_without_window(port=first.port) as second, agent.client() as client:
            work_in(second, "Of a program that tried again")

            def saves() -> bool:
                with suppress(SceneNotSavedError):  # its connection was to the Blender before
                    return client.save(SaveRequest(reason="autosave")).digest is not None
                return False

            wait_for(saves)
            assert api.digest == saved
            assert "Mine" in names_in(second.port)
            work_in(second, "More")
            client.save(SaveRequest())
            assert {"Mine", "More"} <= set(names_in(second.port))
            assert api.saves == 2
    finally:
        if agent is not None:
            agent.end(signal.SIGKILL)


def test_nobody_who_works_is_suspended_and_nothing_begins_once_the_scene_was_saved(
    client: AgentClient, api: PersonsApi, blender: BlenderServer
) -> None:
    client.bind(bind_request(api.url))
    before = datetime.now(UTC) - timedelta(seconds=2)
    work_in(blender, "Busy")
    assert client.status().activity.kind == "mcp"
    with pytest.raises(InstanceActiveError):
        client.save(SaveRequest(reason="suspend", idle_since=before))
    work_in(blender, "Still open")
    wait_for(lambda: api.activity != [], timeout_s=15)
    assert api.activity[0]["kind"] == "mcp"
    last = client.status().activity.last_at
    assert last is not None
    for _ in range(3):  # what the agent does by itself is no activity
        assert client.status().activity.last_at == last
    client.save(SaveRequest(reason="suspend", idle_since=last))
    with pytest.raises(CodeError, match="being suspended"):
        work_in(blender, "Too late")
    with pytest.raises(InstanceUnavailableError, match="being suspended"):
        client.show(ShowRequest(project_id="prj_1", version_id="ver_1"))
    client.bind(bind_request(api.url))
    work_in(blender, "Back")


def test_it_saves_now_and_then_and_before_it_ends(blender: BlenderServer, api: PersonsApi, tmp_path: Path) -> None:
    agent = AgentProcess(tmp_path / "agent", blender.port, options=("--autosave", "1"))
    agent.start()
    try:
        with agent.client() as client:
            client.bind(bind_request(api.url))
            work_in(blender, "Autosaved")
            wait_for(lambda: api.saves == 1 and client.status().dirty is False, timeout_s=30)
            work_in(blender, "Last")
        assert agent.end(signal.SIGTERM) == 0
        assert api.saves == 2
        assert not [path for path in (agent.folder / "data").iterdir() if path.name.startswith("save-")]
    finally:
        agent.end(signal.SIGKILL)


def test_a_picture_must_be_what_its_name_says(client: AgentClient, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(os.urandom(100))
    with pytest.raises(RequestError):
        client.put_picture("a" * 64, path)
