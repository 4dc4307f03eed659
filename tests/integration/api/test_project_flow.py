"""The life of a model over HTTP, built by a real Blender: make, change, compare, go back, branch, choose, export."""

import io
import json
import zipfile
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from prompt2mesh.studio.service.runner import JobRunner
from tests.support.api import Person

pytestmark = pytest.mark.blender


@pytest.fixture
def table(alice: Person, runner: JobRunner) -> dict[str, str]:
    """A project with one version."""
    del runner
    task = alice.make("a round oak table with four brass legs", preview=False)
    assert task["status"] == "SUCCEEDED", task
    return {"project": task["project_id"], "version": task["version_id"]}


def changed(person: Person, path: str, body: dict[str, Any]) -> dict[str, Any]:
    task = person.done(person.post(path, {"preview": False, **body})["id"])
    assert task["status"] == "SUCCEEDED", task
    return task["version"]


def test_what_is_in_a_version(alice: Person, table: dict[str, str]) -> None:
    at = f"/v1/versions/{table['version']}"
    sliders = {one["name"]: one for one in alice.get(f"{at}/parameters")["parameters"]}
    assert sliders["legs"] | {"description": ""} == {
        "name": "legs", "label": "Legs", "group": "table", "kind": "count", "unit": "count", "minimum": 1.0,
        "maximum": sliders["legs"]["maximum"], "step": 1.0, "default": 4, "value": 4, "choices": [], "description": "",
    }  # fmt: skip
    assert sliders["shape"]["kind"] == "choice"
    assert "round" in sliders["shape"]["choices"]
    assert sliders["height"]["step"] > 0
    parts = {one["path"]: one for one in alice.get(f"{at}/parts")["parts"]}
    assert {"table/top", "table/leg 1", "table/leg 4"} <= set(parts)
    assert parts["table/leg 2"]["material"] == "brass"
    assert parts["table/leg 2"]["color"].startswith("#")
    assert parts["table/leg 2"]["label"] == "leg 2"
    assert parts["table/leg 2"]["size_m"][2] > 0.5
    wishes = alice.get(f"{at}/checklist")["items"]
    assert {"met"} == {wish["status"] for wish in wishes}
    report = alice.get(f"{at}/report")
    assert report["prompt"] == "a round oak table with four brass legs"
    assert len(report["geometry"]["parts"]) == len(parts)
    program = alice.get(f"{at}/program")
    assert program["parts"][0]["name"] == "table"


def test_a_part_a_slider_and_a_sentence_add_up(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    red = changed(alice, f"{project}/parts", {"path": "table/leg 2", "color": "#cc0000", "name": "front leg"})
    assert red["kind"] == "parts"
    assert red["parent_id"] == table["version"]
    tall = changed(alice, f"{project}/parameters", {"values": {"height": 0.9}})
    assert tall["label"] == "height = 0.9"
    thick = changed(alice, f"{project}/edits", {"sentence": "twice as thick", "part": "table/front leg"})
    said = changed(alice, f"{project}/edits", {"sentence": "make the top of glass"})
    parts = {one["path"]: one for one in alice.get(f"/v1/versions/{said['id']}/parts")["parts"]}
    assert parts["table/front leg"]["color"] == "#cc0000"
    assert parts["table/front leg"]["material"] == "brass"
    assert parts["table/top"]["material"] == "glass"
    assert "table/leg 2" not in parts
    assert said["summary"]["size_m"][2] == pytest.approx(0.9, abs=0.01)
    assert [red["number"], tall["number"], thick["number"], said["number"]] == [2, 3, 4, 5]

    told = alice.get(f"/v1/versions/{table['version']}/compare/{said['id']}")
    texts = [change["text"] for change in told["changes"]]
    assert any("0.75 → 0.9" in text for text in texts), texts
    assert any("front leg" in text and "#cc0000" in text for text in texts), texts
    assert any("glass" in text for text in texts), texts
    assert told["before"]["size_m"][2] < told["after"]["size_m"][2]
    assert alice.get(f"/v1/versions/{said['id']}/compare/{said['id']}")["changes"] == []


def test_going_back_costs_no_task_and_loses_nothing(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    tall = changed(alice, f"{project}/parameters", {"values": {"height": 1.0}})
    tasks = len(alice.get("/v1/tasks")["items"])
    back = alice.post(f"{project}/revert", {"version_id": table["version"]})
    assert back["kind"] == "revert"
    assert back["label"] == "back to version 1"
    assert back["parent_id"] == tall["id"]
    assert len(alice.get("/v1/tasks")["items"]) == tasks
    files = {file["name"]: file["sha256"] for file in back["files"]}
    first = {file["name"]: file["sha256"] for file in alice.get(f"/v1/versions/{table['version']}")["files"]}
    assert files == first
    assert alice.get(project)["head"]["id"] == back["id"]
    again = changed(alice, f"{project}/edits", {"sentence": "make it 10 cm taller"})
    assert again["parent_id"] == back["id"]
    assert again["summary"]["size_m"][2] == pytest.approx(0.85, abs=0.01)


def test_branches_go_their_own_ways(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    branch = alice.post(f"{project}/branches", {"name": "steel legs", "from_version_id": table["version"]})
    assert branch == {"name": "steel legs", "head_version_id": table["version"]}
    steel = changed(alice, f"{project}/edits", {"sentence": "make the legs of steel", "branch": "steel legs"})
    found = alice.get(project)
    assert [(one["name"], one["head_version_id"]) for one in found["branches"]] == [
        ("main", table["version"]), ("steel legs", steel["id"]),
    ]  # fmt: skip
    assert found["head"]["id"] == table["version"]
    taken = alice.ask("POST", f"{project}/branches", {"name": "main", "from_version_id": steel["id"]})
    assert taken.status_code == 409
    assert alice.ask("DELETE", f"{project}/branches/main").status_code == 409
    assert alice.ask("DELETE", f"{project}/branches/steel legs").status_code == 204
    assert alice.ask("DELETE", f"{project}/branches/steel legs").status_code == 404
    assert alice.get(f"/v1/versions/{steel['id']}")["branch"] == "steel legs"


def test_a_variant_is_chosen(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    batch = alice.post(f"{project}/variants", {"count": 2})
    assert batch["kind"] == "variants"
    assert batch["total"] == 2
    tasks = [alice.done(task["id"]) for task in alice.get(f"/v1/batches/{batch['id']}/tasks")["items"]]
    assert [task["status"] for task in tasks] == ["SUCCEEDED", "SUCCEEDED"]
    variant = tasks[0]["version"]
    assert variant["branch"] is None
    assert alice.get(project)["head"]["id"] == table["version"]
    chosen = alice.post(f"{project}/revert", {"version_id": variant["id"], "branch": "main"})
    assert alice.get(project)["head"]["id"] == chosen["id"]
    assert chosen["label"] == variant["label"]


def test_a_program_comes_back_changed(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    program = alice.get(f"/v1/versions/{table['version']}/program")
    program["parts"][0]["name"] = "desk"
    version = changed(alice, f"{project}/program", {"program": program})
    assert version["kind"] == "program"
    assert {part["object"] for part in alice.get(f"/v1/versions/{version['id']}/parts")["parts"]} == {"desk"}
    wrong = alice.ask("POST", f"{project}/program", {"program": {"parts": [{"name": "x", "shape": {"type": "blob"}}]}})
    assert wrong.status_code == 422
    assert wrong.json()["code"] == "program_invalid"


def test_more_files_of_a_version(alice: Person, table: dict[str, str], api: TestClient) -> None:
    task = alice.done(alice.post(f"/v1/versions/{table['version']}/exports", {"formats": ["stl", "obj"]})["id"])
    assert task["status"] == "SUCCEEDED", task
    files = {file["name"]: file for file in alice.get(f"/v1/versions/{table['version']}")["files"]}
    assert {"model.glb", "model.stl", "model.obj.zip"} <= set(files)
    assert files["model.obj.zip"]["format"] == "obj"
    assert len(api.get(files["model.stl"]["url"]).content) == files["model.stl"]["size_bytes"]


def test_what_cannot_be_changed_fails_with_what_could(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    task = alice.done(alice.post(f"{project}/parts", {"path": "table/legg 2", "remove": True})["id"])
    assert task["status"] == "FAILED"
    assert task["error"]["code"] == "parameter_invalid"
    assert "table/leg 2" in task["error"]["suggestions"]
    assert alice.get(project)["head"]["id"] == table["version"]


def test_a_deleted_version_leaves_its_children(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    second = changed(alice, f"{project}/parameters", {"values": {"height": 0.8}})
    third = changed(alice, f"{project}/parameters", {"values": {"height": 0.9}})
    assert alice.ask("DELETE", f"/v1/versions/{second['id']}").status_code == 204
    assert alice.get(f"/v1/versions/{third['id']}")["parent_id"] == table["version"]
    assert alice.ask("DELETE", f"/v1/versions/{third['id']}").status_code == 204
    assert alice.get(project)["head"]["id"] == table["version"]
    assert [version["number"] for version in alice.get(f"{project}/versions")["items"]] == [1]


def test_a_model_is_shown_and_copied(alice: Person, bob: Person, table: dict[str, str], api: TestClient) -> None:
    project = f"/v1/projects/{table['project']}"
    share = alice.post(f"{project}/share")
    shown = api.get(f"/v1/shared/{share['share_token']}").json()
    assert shown["name"] == "a round oak table with four brass legs"
    assert shown["owner_name"] == "Alice"
    assert "alice@example.com" not in json.dumps(shown)
    assert shown["version"]["task_id"] is None
    glb = next(file for file in shown["version"]["files"] if file["name"] == "model.glb")
    assert api.get(glb["url"]).status_code == 200
    assert api.get("/v1/gallery").json()["items"] == []
    copy = bob.post(f"/v1/shared/{share['share_token']}/copy")
    assert copy["visibility"] == "private"
    assert "Alice" in copy["description"]
    assert bob.ask("POST", f"/v1/gallery/{table['project']}/copy").status_code == 404

    alice.ask("PATCH", project, {"visibility": "public", "tags": ["Oak", "oak ", "Möbel"]})
    listed = api.get("/v1/gallery", params={"q": "OAK table", "tag": "möbel"}).json()["items"]
    assert [(one["project_id"], one["tags"]) for one in listed] == [(table["project"], ["oak", "möbel"])]
    mine = bob.post(f"/v1/gallery/{table['project']}/copy")
    taller = changed(bob, f"/v1/projects/{mine['id']}/edits", {"sentence": "make it 10 cm taller"})
    assert taller["summary"]["size_m"][2] == pytest.approx(0.85, abs=0.01)
    assert alice.get(project)["head"]["id"] == table["version"]

    bob.ask("PUT", f"{project}/favourite")
    assert [one["id"] for one in bob.get("/v1/projects", params={"favourite": True})["items"]] == [table["project"]]
    alice.ask("PATCH", project, {"visibility": "private"})
    assert api.get("/v1/gallery").json()["items"] == []
    assert api.get(f"/v1/shared/{share['share_token']}").status_code == 404
    assert bob.get("/v1/projects", params={"favourite": True})["items"] == []
    alice.ask("DELETE", project)
    assert bob.get(f"/v1/projects/{mine['id']}")["head"]["id"] == taller["id"]


def test_a_reference_that_is_not_looked_at_is_told(alice: Person, runner: JobRunner) -> None:
    del runner
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "#c04020").save(picture, "PNG")
    headers = {"Authorization": f"Bearer {alice.token}"}
    files = {"file": ("sketch.png", picture.getvalue(), "image/png")}
    upload = alice.api.post("/v1/uploads", files=files, headers=headers).json()
    task = alice.make("a red cube", preview=False, reference_upload_id=upload["id"])
    wishes = alice.get(f"/v1/versions/{task['version_id']}/checklist")["items"]
    assert wishes[-1] == {
        "phrase": "the reference picture", "kind": "word", "status": "not_understood",
        "note": "the built-in modeler reads words only; the picture is kept with the request",
    }  # fmt: skip


def test_variants_keep_what_was_changed_and_differ(alice: Person, table: dict[str, str]) -> None:
    project = f"/v1/projects/{table['project']}"
    changed(alice, f"{project}/parts", {"path": "table/leg 2", "color": "#cc0000"})
    batch = alice.post(f"{project}/variants", {"count": 3})
    versions = [alice.done(task["id"])["version"] for task in alice.get(f"/v1/batches/{batch['id']}/tasks")["items"]]
    glbs = {next(file["sha256"] for file in one["files"] if file["name"] == "model.glb") for one in versions}
    assert len(glbs) == 3
    for one in versions:
        parts = {part["path"]: part for part in alice.get(f"/v1/versions/{one['id']}/parts")["parts"]}
        assert parts["table/leg 2"]["color"] == "#cc0000"
        assert parts["table/leg 1"]["color"] != "#cc0000"


def test_a_batch_becomes_a_zip(alice: Person, runner: JobRunner) -> None:
    del runner
    text = "prompt,seed,formats\na red cube,1,stl\n../../etc/passwd ball,2,\na red cube,3,\nqwertz uiop,4,\n"
    batch = alice.ask("POST", "/v1/batches?name=Toys", headers={"Content-Type": "text/csv"}, content=text).json()
    assert batch["total"] == 4
    tasks = alice.get(f"/v1/batches/{batch['id']}/tasks")["items"]
    assert [task["request"]["prompt"] for task in tasks][:2] == ["a red cube", "../../etc/passwd ball"]
    for task in tasks:
        alice.done(task["id"])
    counts = alice.get(f"/v1/batches/{batch['id']}")["counts"]
    assert counts == {"SUCCEEDED": 3, "FAILED": 1}
    answer = alice.ask("GET", f"/v1/batches/{batch['id']}/archive")
    assert answer.headers["content-disposition"] == 'attachment; filename="toys-glb.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == [
            "001-a-red-cube.glb", "002-etc-passwd-ball.glb", "003-a-red-cube.glb", "models.csv",
        ]  # fmt: skip
        assert archive.read(names[0])[:4] == b"glTF"
        assert "qwertz uiop,FAILED,," in archive.read("models.csv").decode()
    stl = alice.ask("GET", f"/v1/batches/{batch['id']}/archive?format=stl")
    with zipfile.ZipFile(io.BytesIO(stl.content)) as archive:
        assert archive.namelist() == ["001-a-red-cube.stl", "models.csv"]
    assert alice.ask("GET", f"/v1/batches/{batch['id']}/archive?format=fbx").status_code == 404
    assert alice.ask("DELETE", f"/v1/batches/{batch['id']}").status_code == 204
    assert alice.get(f"/v1/projects/{tasks[0]['project_id']}")["head"] is not None
