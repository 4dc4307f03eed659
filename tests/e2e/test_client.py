"""The Python client against the real service: real processes, real Blender, real files."""

import asyncio
import re
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trimesh

from prompt2mesh.client import ApiError, AsyncClient, Client, MemoryTokens, Tokens
from prompt2mesh.client.models import Task
from prompt2mesh.mesh.errors import (
    AuthenticationError,
    CanceledError,
    NotFoundError,
    RequestError,
    UnknownObjectError,
)
from tests.support.canaries import PASSWORD
from tests.support.service import Service, running_service

pytestmark = [pytest.mark.blender, pytest.mark.slow]
HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "use-the-api-from-python.md"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture
def client(service: Service, request: pytest.FixtureRequest) -> Iterator[Client]:
    """Somebody new, logged in."""
    with Client(service.api_url) as opened:
        opened.account.signup(f"{abs(hash(request.node.name))}-{time.time_ns()}@example.org", PASSWORD)
        yield opened


def test_words_become_files_on_this_machine(client: Client, tmp_path: Path) -> None:
    events: list[str] = []
    task = client.tasks.text_to_3d("a round oak table with four brass legs", formats=["glb", "stl"])
    assert task.status in {"PENDING", "IN_PROGRESS"}
    task = client.tasks.wait(task, on_event=lambda event: events.append(event.type))
    assert events[0] == "queued"
    assert events[-1] == "succeeded"
    assert "stage" in events
    assert task.version is not None
    assert task.version.summary.watertight
    saved = client.versions.download(task.version, tmp_path / "table")
    assert {"model.glb", "model.stl", "preview.png", "model.p2m.json"} <= {path.name for path in saved}
    mesh: Any = trimesh.load(tmp_path / "table" / "model.glb", force="mesh")
    width, depth, height = task.version.summary.size_m
    assert sorted(mesh.extents) == pytest.approx(sorted([width, depth, height]), rel=0.01)
    assert not [path for path in (tmp_path / "table").iterdir() if path.name.startswith(".")]


def test_a_project_is_changed_compared_and_taken_back(client: Client) -> None:
    made = client.tasks.wait(client.tasks.text_to_3d("a wooden stool"))
    assert made.project_id is not None
    assert made.version is not None
    sliders = {slider.name: slider for slider in client.versions.parameters(made.version.id).parameters}
    name, slider = next((n, s) for n, s in sliders.items() if s.maximum is not None and "height" in n)
    assert slider.maximum is not None
    moved = client.tasks.wait(client.tasks.set_parameters(made.project_id, {name: slider.maximum}))
    assert moved.version is not None
    assert moved.version.summary.size_m[2] > made.version.summary.size_m[2]
    painted = client.tasks.wait(client.tasks.edit(made.project_id, "paint it red"))
    assert painted.version is not None
    assert [version.number for version in client.projects.versions(made.project_id)] == [3, 2, 1]
    changes = client.versions.compare(moved.version.id, painted.version.id).changes
    assert changes
    assert all(change.text for change in changes)
    back = client.projects.revert(made.project_id, made.version.id)
    assert (back.number, back.summary.size_m) == (4, made.version.summary.size_m)
    parts = client.versions.parts(back.id).parts
    assert parts
    recoloured = client.tasks.wait(client.tasks.change_part(made.project_id, parts[0].path, color="#00aa00"))
    assert recoloured.version is not None
    assert recoloured.version.parent_id == back.id
    assert client.versions.program(back.id)["parts"]
    assert client.versions.report(back.id)["geometry"]["triangles"] == back.summary.triangles
    wishes = client.versions.checklist(made.version.id).items
    assert any(wish.status == "met" for wish in wishes)


def test_what_is_refused_is_the_same_class_here_as_there(client: Client) -> None:
    with pytest.raises(UnknownObjectError):
        client.tasks.wait(client.tasks.text_to_3d("freedom and justice"))
    with pytest.raises(NotFoundError):
        client.tasks.get("job_01kb2m3w5x6y7z8a9b0c1d2e3f")
    with pytest.raises(RequestError) as caught:
        client.tasks.text_to_3d("a mug", detail=1000)
    assert isinstance(caught.value, ApiError)
    assert "detail" in caught.value.errors[0]["path"]


def test_a_second_person_sees_nothing_of_the_first(client: Client, service: Service) -> None:
    task = client.tasks.wait(client.tasks.text_to_3d("a cube"))
    assert task.project_id is not None
    with Client(service.api_url) as other:
        other.account.signup(f"other-{time.time_ns()}@example.org", PASSWORD)
        assert list(other.tasks.list()) == []
        with pytest.raises(NotFoundError):
            other.tasks.get(task.id)
        with pytest.raises(NotFoundError):
            other.projects.get(task.project_id)


def test_a_task_is_canceled_and_forgotten(client: Client) -> None:
    task = client.tasks.text_to_3d("a castle with four towers", beauty=True, formats=["usdz", "fbx"])
    client.tasks.cancel(task.id)
    with pytest.raises(CanceledError):
        client.tasks.wait(task, timeout_s=30)
    client.tasks.delete(task.id)
    with pytest.raises(NotFoundError):
        client.tasks.get(task.id)


def test_a_batch_is_made_and_fetched_as_one_zip(client: Client, tmp_path: Path) -> None:
    batch = client.batches.create(["a cube", {"prompt": "a red sphere", "seed": 3}, "freedom"], name="three")
    ends = [client.tasks.wait(task, check=False).status for task in client.batches.tasks(batch.id)]
    assert ends == ["SUCCEEDED", "SUCCEEDED", "FAILED"]
    batch = client.batches.get(batch.id)
    assert (batch.total, batch.ended, batch.counts["FAILED"]) == (3, 3, 1)
    archive = client.batches.download(batch.id, tmp_path / "three.zip")
    names = zipfile.ZipFile(archive).namelist()
    assert sum(name.endswith(".glb") for name in names) == 2


def test_keys_open_what_they_may_and_no_more(client: Client, service: Service) -> None:
    key = client.account.create_key("reader", scopes=["models:read"])
    assert key.secret is not None
    with Client(service.api_url, api_key=key.secret) as reader:
        assert list(reader.tasks.list()) == []
        with pytest.raises(RequestError) as caught:
            reader.tasks.text_to_3d("a cube")
        assert caught.value.code == "forbidden"
        client.account.revoke_key(key.id)
        with pytest.raises(AuthenticationError):
            reader.tasks.list().page()


def test_a_login_goes_on_after_its_access_token(service: Service) -> None:
    tokens = MemoryTokens()
    with Client(service.api_url, tokens=tokens) as client:
        client.account.signup(f"late-{time.time_ns()}@example.org", PASSWORD)
        now = tokens.load()
        assert now is not None
        tokens.save(Tokens("gone", now.refresh_token))
        email = client.account.get().email
        assert tokens.load() != Tokens("gone", now.refresh_token)
        client.account.logout()
        with pytest.raises(AuthenticationError):
            client.account.get()
        client.account.login(email, PASSWORD)
        assert client.account.get().email == email


def test_waiting_survives_a_killed_server(tmp_path: Path) -> None:
    """The API is killed while a task is followed, and started again: no event is lost or comes twice."""
    with running_service(tmp_path) as service, Client(service.api_url) as client:
        client.account.signup("ada@example.org", PASSWORD)
        task = client.tasks.text_to_3d("a castle with four towers", formats=["stl", "usdz", "fbx"])
        ended: list[Task] = []
        numbers: list[int] = []
        waiter = threading.Thread(
            target=lambda: ended.append(client.tasks.wait(task, on_event=lambda event: numbers.append(event.id)))
        )
        waiter.start()
        while len(numbers) < 3:
            time.sleep(0.02)
        service.kill("api")
        time.sleep(0.5)
        service.start("api")
        waiter.join(120)
        assert [one.status for one in ended] == ["SUCCEEDED"]
        assert numbers == list(range(1, len(numbers) + 1))


def test_two_kinds_of_client_are_one_service(service: Service) -> None:
    async def main() -> None:
        async with AsyncClient(service.api_url) as client:
            await client.account.signup(f"async-{time.time_ns()}@example.org", PASSWORD)
            first, second = await asyncio.gather(
                client.tasks.text_to_3d("a cube"), client.tasks.text_to_3d("a red sphere")
            )
            types = [event.type async for event in client.tasks.stream(first)]
            assert types[-1] == "succeeded"
            done = await client.tasks.wait(second)
            assert done.version is not None
            assert {task.id async for task in client.tasks.list(limit=1)} == {first.id, second.id}
            assert (await client.server_version()).version

    asyncio.run(main())


@pytest.mark.parametrize("number", range(6))
def test_the_howto_runs_as_it_stands(number: int, client: Client, service: Service, tmp_path: Path,
                                     monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    blocks = re.findall(r"```python\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    key = client.account.create_key("howto", scopes=["models:read", "models:write", "account"]).secret
    assert key is not None
    monkeypatch.setenv("PROMPT2MESH_API_KEY", key)
    monkeypatch.chdir(tmp_path)
    if number == 1:
        client.tasks.wait(client.tasks.text_to_3d("a round oak table"))
    imports = "from prompt2mesh.client import Client\n"
    program = (imports + blocks[number]).replace("http://localhost:8000", service.api_url)
    exec(compile(program, str(HOWTO), "exec"), {"__name__": "howto"})  # noqa: S102 - our own page
