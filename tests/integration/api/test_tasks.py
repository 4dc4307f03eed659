import io
import json
import threading
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.service.event_hub import EventHub
from prompt2mesh.studio.service.runner import JobRunner
from tests.support.api import Person, good
from tests.support.gltf import read_gltf
from tests.support.runners import wait_for


def events_of(text: str) -> list[tuple[int, str, dict[str, object]]]:
    found: list[tuple[int, str, dict[str, object]]] = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "data" in fields:
            found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
    return found


@pytest.mark.blender
def test_words_become_a_model_that_can_be_fetched(
    alice: Person, runner: JobRunner, api: TestClient, tmp_path: Path
) -> None:
    del runner
    task = alice.make("a round oak table with four brass legs", formats=["obj"])
    assert task["status"] == "SUCCEEDED", task
    assert task["progress"] == 100
    version = task["version"]
    assert version["summary"]["checklist"]["not_understood"] == 0
    assert version["summary"]["triangles"] > 100
    files = {file["name"]: file for file in version["files"]}
    assert {"model.glb", "model.obj.zip", "preview.png", "model.p2m.json", "report.json"} <= set(files)
    glb = api.get(files["model.glb"]["url"])
    assert glb.status_code == 200
    assert len(glb.content) == files["model.glb"]["size_bytes"]
    (tmp_path / "model.glb").write_bytes(glb.content)
    assert read_gltf(tmp_path / "model.glb")["meshes"]


@pytest.mark.blender
def test_the_stream_tells_all_of_it_and_goes_on_after_the_last_event_seen(alice: Person, runner: JobRunner) -> None:
    del runner
    task = alice.post("/v1/text-to-3d", {"prompt": "a red cube"})
    told = events_of(alice.ask("GET", f"/v1/text-to-3d/{task['id']}/stream").text)
    numbers = [number for number, _, _ in told]
    kinds = [kind for _, kind, _ in told]
    assert numbers == list(range(1, len(told) + 1))
    assert kinds[0] == "queued"
    assert kinds[-1] == "succeeded"
    assert {"started", "stage", "files"} <= set(kinds)
    progress = [data["progress"] for _, _, data in told if "progress" in data]
    assert progress == sorted(progress)  # type: ignore[type-var]
    rest = alice.ask("GET", f"/v1/tasks/{task['id']}/stream", headers={"Last-Event-ID": str(numbers[-2])})
    assert [number for number, _, _ in events_of(rest.text)] == numbers[-1:]


@pytest.mark.blender
def test_the_same_words_are_not_built_twice(alice: Person, bob: Person, runner: JobRunner) -> None:
    del runner
    first, second = alice.make("a blue ball", seed=3), bob.make("a blue ball", seed=3)
    hashes = [
        next(file["sha256"] for file in task["version"]["files"] if file["name"] == "model.glb")
        for task in (first, second)
    ]
    assert hashes[0] == hashes[1]
    stages = events_of(bob.ask("GET", f"/v1/tasks/{second['id']}/stream").text)
    assert "build" not in [data.get("stage") for _, _, data in stages]


@pytest.mark.blender
def test_words_that_mean_nothing_fail_with_the_reason(alice: Person, runner: JobRunner) -> None:
    del runner
    task = alice.make("qwertz uiop asdf")
    assert task["status"] == "FAILED"
    assert task["error"]["code"].startswith(("prompt", "object"))
    assert task["error"]["hint"]


def test_a_waiting_task_has_a_place_and_is_canceled_at_once(alice: Person) -> None:
    first = alice.post("/v1/text-to-3d", {"prompt": "a cube"})
    second = alice.post("/v1/text-to-3d", {"prompt": "a ball"})
    assert first["status"] == "PENDING"
    assert first["queue"]["position"] == 0
    assert second["queue"]["position"] == 1
    assert second["queue"]["estimate_s"] > 0
    ended = alice.post(f"/v1/text-to-3d/{first['id']}/cancel")
    assert ended["status"] == "CANCELED"
    assert alice.get(f"/v1/tasks/{second['id']}")["queue"]["position"] == 0
    told = events_of(alice.ask("GET", f"/v1/tasks/{first['id']}/stream").text)
    assert [kind for _, kind, _ in told] == ["queued", "canceled"]


def test_only_what_has_ended_can_be_deleted(alice: Person) -> None:
    task = alice.post("/v1/text-to-3d", {"prompt": "a cube"})
    path = f"/v1/text-to-3d/{task['id']}"
    refused = alice.ask("DELETE", path)
    assert refused.status_code == 409
    assert refused.json()["code"] == "conflict"
    alice.post(f"{path}/cancel")
    assert alice.ask("DELETE", path).status_code == 204
    assert alice.ask("GET", path).status_code == 404


def test_lists_go_on_where_the_page_ended(alice: Person, bob: Person) -> None:
    made = [alice.post("/v1/text-to-3d", {"prompt": f"a cube {number} cm wide"})["id"] for number in range(1, 6)]
    bob.post("/v1/text-to-3d", {"prompt": "a ball"})
    seen: list[str] = []
    path = "/v1/text-to-3d?limit=2"
    while True:
        page = alice.get(path)
        seen += [task["id"] for task in page["items"]]
        if page["next_cursor"] is None:
            break
        path = f"/v1/text-to-3d?limit=2&cursor={page['next_cursor']}"
    assert seen == made[::-1]
    assert alice.get("/v1/tasks?status=SUCCEEDED")["items"] == []


@pytest.mark.parametrize(("body", "where"), [
    ({}, "body.prompt"), ({"prompt": ""}, "body.prompt"), ({"prompt": " \n "}, "body.prompt"),
    ({"prompt": "chair " * 400}, "body.prompt"), ({"prompt": "a cube", "seed": -1}, "body.seed"), ({"prompt": "a cube", "formats": ["doc"]}, "body.formats.0"),
    ({"prompt": "a cube", "colour": "red"}, "body.colour"),
])  # fmt: skip
def test_a_wrong_request_says_which_field(alice: Person, body: dict[str, object], where: str) -> None:
    answer = alice.ask("POST", "/v1/text-to-3d", body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "request_invalid"
    assert where in [entry["path"] for entry in problem["errors"]]


def test_nobody_gets_in_without_a_token(api: TestClient, alice: Person) -> None:
    task = alice.post("/v1/text-to-3d", {"prompt": "a cube"})
    for token in ({}, {"Authorization": "Bearer nonsense"}, {"X-API-Key": "p2m_nonsense"}):
        answer = api.get(f"/v1/tasks/{task['id']}", headers=token)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


def test_health_says_what_is_there(api: TestClient, platform: Platform) -> None:
    del platform
    assert api.get("/healthz").json() == {"status": "ok"}
    ready = api.get("/readyz").json()
    assert ready == {"status": "ready", "runners": 0, "waiting": 0}


def test_a_stream_that_was_told_to_its_end_is_over(alice: Person) -> None:
    task = alice.post("/v1/text-to-3d", {"prompt": "a red cube"})
    alice.post(f"/v1/tasks/{task['id']}/cancel")
    path = f"/v1/tasks/{task['id']}/stream"
    told = events_of(alice.ask("GET", path).text)
    assert [kind for _, kind, _ in told] == ["queued", "canceled"]
    again = alice.ask("GET", path, headers={"Last-Event-ID": "2"})
    assert (again.status_code, again.content) == (204, b"")


@pytest.mark.parametrize("number", ["99", "9" * 5000])
def test_a_number_that_no_event_has_yet_does_not_keep_a_stream_from_its_end(
    alice: Person, platform: Platform, number: str
) -> None:
    task = alice.post("/v1/text-to-3d", {"prompt": "a red cube"})
    hub: EventHub = alice.api.app.state.hub  # type: ignore[attr-defined]
    told: list[str] = []

    def watch() -> None:
        answer = alice.ask("GET", f"/v1/tasks/{task['id']}/stream", headers={"Last-Event-ID": number})
        told.extend(kind for _, kind, _ in events_of(answer.text))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        wait_for(lambda: task["id"] in hub._watched or not watching.is_alive())
        alice.post(f"/v1/tasks/{task['id']}/cancel")
        watching.join(timeout=20)
    finally:
        with platform.services.store.begin() as tx:
            tx.projects.delete(task["project_id"])
        watching.join()
    assert told == ["canceled"]


def test_a_stream_ends_where_its_task_goes(alice: Person, platform: Platform) -> None:
    task = alice.post("/v1/text-to-3d", {"prompt": "a red cube"})
    ended = threading.Event()

    def watch() -> None:
        told = events_of(alice.ask("GET", f"/v1/tasks/{task['id']}/stream").text)
        assert [kind for _, kind, _ in told] == ["queued"]
        ended.set()

    watching = threading.Thread(target=watch)
    watching.start()
    time.sleep(0.5)
    assert not ended.is_set()
    with platform.services.store.begin() as tx:
        tx.projects.delete(task["project_id"])
    watching.join(timeout=60)
    assert ended.is_set()


@pytest.mark.blender
def test_a_picture_that_nobody_looked_at_is_not_passed_over(alice: Person, runner: JobRunner) -> None:
    del runner
    png = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(png, "PNG")
    upload = good(
        alice.api.post(
            "/v1/uploads", files={"file": ("a.png", png.getvalue(), "image/png")},
            headers={"Authorization": f"Bearer {alice.token}"},
        )
    )  # fmt: skip
    task = alice.make("a blue ball", reference_upload_id=upload["id"])
    checklist = alice.get(f"/v1/versions/{task['version_id']}/checklist")
    [item] = [entry for entry in checklist["items"] if "picture" in entry["phrase"]]
    assert item["status"] == "not_understood"
    assert item["note"]
