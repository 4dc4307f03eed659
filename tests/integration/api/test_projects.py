"""Projects, pictures, lists of prompts and the library over HTTP: what needs no Blender."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import Project, StoredFile, Version
from tests.support.api import Person
from tests.support.records import project, version

Make = Callable[..., tuple[Project, Version]]


@pytest.fixture
def kept(platform: Platform) -> Make:
    """Puts a project with a version into the store, as a runner would."""

    def make(person: Person, **fields: Any) -> tuple[Project, Version]:
        made = project(person.user, **fields)
        blob = platform.services.blobs.put_bytes(b"glTF of no thing")
        file = StoredFile(
            name="model.glb", digest=blob.digest, size_bytes=blob.size_bytes, media_type="model/gltf-binary"
        )
        with platform.services.store.begin() as tx:
            tx.projects.add(made)
            tx.builds.register([file], now=made.created_at)
            first = tx.versions.add(version(made), [file])
        return made, first

    return make


def picture(kind: str = "PNG", size: tuple[int, int] = (64, 48), **more: Any) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "#c04020").save(target, kind, **more)
    return target.getvalue()


def test_a_project_is_made_found_changed_and_deleted(alice: Person) -> None:
    made = alice.post("/v1/projects", {"name": "  Garten Möbel ", "tags": ["Oak", "OAK", " for  the terrace "]})
    assert made["name"] == "Garten Möbel"
    assert made["tags"] == ["oak", "for the terrace"]
    assert made["visibility"] == "private"
    assert made["head"] is None
    assert made["branches"] == []
    at = f"/v1/projects/{made['id']}"
    for query in ({"q": "garten"}, {"q": "MÖBEL garten"}, {"tag": "OAK"}, {"q": "terrace"}, {}):
        assert [one["id"] for one in alice.get("/v1/projects", params=query)["items"]] == [made["id"]], query
    for query in ({"q": "garten chair"}, {"tag": "terrace"}, {"q": "100%"}, {"favourite": True}):
        assert alice.get("/v1/projects", params=query)["items"] == [], query
    changed = alice.ask("PATCH", at, {"name": "Sitzgruppe", "description": "two\nlines", "tags": []}).json()
    assert (changed["name"], changed["description"], changed["tags"]) == ("Sitzgruppe", "two\nlines", [])
    assert alice.ask("PUT", f"{at}/favourite").status_code == 204
    assert alice.get(at)["favourite"] is True
    assert alice.ask("DELETE", f"{at}/favourite").status_code == 204
    assert alice.get(at)["favourite"] is False
    assert alice.ask("DELETE", at).status_code == 204
    assert alice.ask("GET", at).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"name": "a\u0000b"}, {"name": "two\nlines"}, {"tags": ["x" * 41]}, {"tags": [f"t{n}" for n in range(21)]},
        {"name": "x" * 201}, {"colour": "red"}, {"visibility": "everybody"}, {"name": "   "},
    ],
)  # fmt: skip
def test_what_a_project_cannot_be_called(alice: Person, body: dict[str, Any]) -> None:
    made = alice.post("/v1/projects", {"name": "ok"})
    answer = alice.ask("PATCH", f"/v1/projects/{made['id']}", body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert alice.get(f"/v1/projects/{made['id']}")["name"] == "ok"


def test_a_list_goes_on_after_its_cursor_even_when_that_item_is_gone(alice: Person) -> None:
    ids = [alice.post("/v1/projects", {"name": f"p{number}"})["id"] for number in range(7)]
    seen: list[str] = []
    cursor = None
    while True:
        page = alice.get("/v1/projects", params={"limit": 3, **({"cursor": cursor} if cursor else {})})
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
        alice.ask("DELETE", f"/v1/projects/{page['items'][-1]['id']}")
    assert seen == ids[::-1]
    assert alice.ask("GET", "/v1/projects?cursor=AAAA").status_code == 422


def test_a_link_ends_for_ever(alice: Person, kept: Make, api: TestClient) -> None:
    made, _ = kept(alice)
    at = f"/v1/projects/{made.id}"
    first = alice.post(f"{at}/share")
    assert alice.post(f"{at}/share") == first
    assert first["url"].endswith(f"/?share={first['share_token']}")
    assert alice.get(at)["share_url"] == first["url"]
    assert alice.get(at)["visibility"] == "link"
    assert api.get(f"/v1/shared/{first['share_token']}").status_code == 200
    assert alice.ask("DELETE", f"{at}/share").status_code == 204
    assert api.get(f"/v1/shared/{first['share_token']}").status_code == 404
    assert alice.get(at)["share_url"] is None
    second = alice.post(f"{at}/share")
    assert second["share_token"] != first["share_token"]
    assert api.get(f"/v1/shared/{first['share_token']}").status_code == 404


def test_the_gallery_passes_over_who_is_disabled_and_what_is_empty(
    alice: Person, bob: Person, kept: Make, platform: Platform, api: TestClient
) -> None:
    mine, _ = kept(alice, name="alices", visibility="public", share_token="a" * 20)
    theirs, _ = kept(bob, name="bobs", visibility="public", share_token="b" * 20)
    empty = alice.post("/v1/projects", {"name": "empty"})
    alice.ask("PATCH", f"/v1/projects/{empty['id']}", {"visibility": "public"})
    assert {one["name"] for one in api.get("/v1/gallery").json()["items"]} == {"alices", "bobs"}
    with platform.services.store.begin() as tx:
        tx.users.update(bob.user.id, disabled_at=platform.services.clock())
    listed = alice.get("/v1/gallery")["items"]
    assert [(one["project_id"], one["mine"]) for one in listed] == [(mine.id, True)]
    assert api.get(f"/v1/shared/{'b' * 20}").status_code == 404
    assert alice.ask("POST", f"/v1/gallery/{theirs.id}/copy").status_code == 404
    assert alice.ask("POST", f"/v1/gallery/{empty['id']}/copy").status_code == 409


def test_what_is_bobs_is_not_there_for_alice(alice: Person, bob: Person, kept: Make) -> None:
    theirs, first = kept(bob)
    mine, own = kept(alice)
    for method, path in (
        ("GET", f"/v1/projects/{theirs.id}"), ("PATCH", f"/v1/projects/{theirs.id}"),
        ("DELETE", f"/v1/projects/{theirs.id}"), ("PUT", f"/v1/projects/{theirs.id}/favourite"),
        ("DELETE", f"/v1/projects/{theirs.id}/favourite"), ("POST", f"/v1/projects/{theirs.id}/share"),
        ("DELETE", f"/v1/projects/{theirs.id}/share"), ("GET", f"/v1/projects/{theirs.id}/versions"),
        ("POST", f"/v1/projects/{theirs.id}/revert"), ("POST", f"/v1/projects/{theirs.id}/branches"),
        ("DELETE", f"/v1/projects/{theirs.id}/branches/side"), ("POST", f"/v1/projects/{theirs.id}/edits"),
        ("POST", f"/v1/projects/{theirs.id}/parameters"), ("POST", f"/v1/projects/{theirs.id}/parts"),
        ("POST", f"/v1/projects/{theirs.id}/program"), ("POST", f"/v1/projects/{theirs.id}/variants"),
        ("POST", f"/v1/gallery/{theirs.id}/copy"), ("GET", f"/v1/versions/{first.id}"),
        ("DELETE", f"/v1/versions/{first.id}"), ("GET", f"/v1/versions/{first.id}/parameters"),
        ("GET", f"/v1/versions/{first.id}/parts"), ("GET", f"/v1/versions/{first.id}/checklist"),
        ("GET", f"/v1/versions/{first.id}/report"), ("GET", f"/v1/versions/{first.id}/program"),
        ("POST", f"/v1/versions/{first.id}/exports"), ("GET", f"/v1/versions/{first.id}/compare/{own.id}"),
        ("GET", f"/v1/versions/{own.id}/compare/{first.id}"),
    ):  # fmt: skip
        sent: dict[str, Any] | None = None
        if method in {"POST", "PATCH"}:
            needed = {
                "revert": {"version_id": first.id}, "branches": {"name": "x", "from_version_id": first.id},
                "edits": {"sentence": "make it red"}, "parameters": {"values": {"height": 1}},
                "parts": {"path": "a", "remove": True},
                "program": {"program": {"parts": [{"name": "a", "shape": {"type": "box", "size": [1, 1, 1]}}]}},
            }  # fmt: skip
            sent = needed.get(path.rsplit("/", 1)[-1], {})
        answer = alice.ask(method, path, sent)
        assert answer.status_code == 404, f"{method} {path}: {answer.status_code} {answer.text}"
        assert answer.json()["code"] == "not_found"
    # Nor can their version be had through a project of one's own.
    assert alice.ask("POST", f"/v1/projects/{mine.id}/revert", {"version_id": first.id}).status_code == 404
    branch = {"name": "x", "from_version_id": first.id}
    assert alice.ask("POST", f"/v1/projects/{mine.id}/branches", branch).status_code == 404
    edit = {"sentence": "make it red", "base_version_id": first.id}
    assert alice.ask("POST", f"/v1/projects/{mine.id}/edits", edit).status_code == 404
    assert bob.get(f"/v1/projects/{theirs.id}")["head"]["id"] == first.id


def test_a_change_needs_a_model(alice: Person) -> None:
    made = alice.post("/v1/projects", {"name": "empty"})
    answer = alice.ask("POST", f"/v1/projects/{made['id']}/edits", {"sentence": "make it red"})
    assert answer.status_code == 409
    assert "no model" in answer.json()["detail"]


# ---- pictures


def send(person: Person, data: bytes, name: str = "picture.png") -> Any:
    headers = {"Authorization": f"Bearer {person.token}"}
    return person.api.post("/v1/uploads", files={"file": (name, data, "image/png")}, headers=headers)


def test_a_picture_is_drawn_anew_without_what_else_was_in_it(alice: Person, bob: Person, api: TestClient) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6  # lies on its side
    sent = picture("JPEG", (3000, 1000), exif=exif) + b"<script>hidden behind it</script>"
    made = send(alice, sent, "../../etc/passwd.png")
    assert made.status_code == 201, made.text
    link = made.json()["file"]
    assert (link["name"], link["media_type"]) == ("picture.jpg", "image/jpeg")
    data = api.get(link["url"]).content
    assert b"taken at home" not in data
    assert b"script" not in data
    with Image.open(io.BytesIO(data)) as seen:
        assert seen.size == (683, 2048)
        assert not seen.getexif()
    at = f"/v1/uploads/{made.json()['id']}"
    assert alice.get(at)["file"]["sha256"] == link["sha256"]
    assert [one["id"] for one in alice.get("/v1/uploads")["items"]] == [made.json()["id"]]
    assert bob.ask("GET", at).status_code == 404
    assert bob.ask("DELETE", at).status_code == 404
    assert bob.get("/v1/uploads")["items"] == []
    assert alice.ask("DELETE", at).status_code == 204
    assert alice.ask("GET", at).status_code == 404


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 415, "media_type_unsupported"),
        (b"GIF89a" + b"\0" * 100, 415, "media_type_unsupported"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "media_type_unsupported"),
        (picture()[:60], 415, "media_type_unsupported"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 500, 415, "media_type_unsupported"),
        (b"\0" * 10_000_001, 413, "too_large"),
    ],
)
def test_what_is_no_picture_is_refused(alice: Person, data: bytes, status: int, code: str) -> None:
    answer = send(alice, data)
    assert answer.status_code == status, answer.text
    assert answer.json()["code"] == code
    assert alice.get("/v1/uploads")["items"] == []


def test_a_small_file_with_too_many_pixels_is_refused_before_it_is_unpacked(alice: Person) -> None:
    bomb = picture("PNG", (12_000, 12_000))
    assert len(bomb) < 1_000_000
    answer = send(alice, bomb)
    assert answer.status_code == 413
    assert "million pixels" in answer.json()["detail"]


# ---- lists of prompts


def test_every_wrong_line_is_told_before_anything_is_made(alice: Person) -> None:
    text = 'prompt,seed\na barrel,1\n,2\na boulder,minus one\n"a, b",3\nc,4,5\n'
    answer = alice.ask("POST", "/v1/batches", headers={"Content-Type": "text/csv"}, content=text)
    assert answer.status_code == 422
    body = answer.json()
    assert body["code"] == "batch_invalid"
    assert [one["path"] for one in body["errors"]] == ["line 3", "line 4", "line 6"]
    assert "seed" in body["errors"][1]["message"]
    assert alice.get("/v1/batches")["items"] == []
    assert alice.get("/v1/tasks")["items"] == []


@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        ("text/csv", "\ufeffprompt;seed;print_ready\na barrel;1;yes\n\n# no\na boulder;7;no\n"),
        ("text/plain", "# props\na barrel\n\na boulder\n"),
        ("application/x-ndjson", '{"prompt": "a barrel", "formats": ["stl"]}\n{"prompt": "a boulder", "seed": 7}\n'),
    ],
)
def test_a_list_comes_in_three_forms(alice: Person, bob: Person, media_type: str, text: str) -> None:
    answer = alice.ask("POST", "/v1/batches?name=props", headers={"Content-Type": media_type}, content=text.encode())
    assert answer.status_code == 202, answer.text
    batch = answer.json()
    assert (batch["name"], batch["total"], batch["counts"]) == ("props", 2, {"PENDING": 2})
    at = f"/v1/batches/{batch['id']}"
    first = alice.get(f"{at}/tasks", params={"limit": 1})
    second = alice.get(f"{at}/tasks", params={"limit": 1, "cursor": first["next_cursor"]})
    assert [page["items"][0]["label"] for page in (first, second)] == ["a barrel", "a boulder"]
    assert alice.ask("DELETE", at).status_code == 409
    assert alice.post(f"{at}/cancel")["counts"] == {"CANCELED": 2}
    for method, path in (("GET", at), ("GET", f"{at}/tasks"), ("POST", f"{at}/cancel"), ("DELETE", at),
                         ("GET", f"{at}/archive")):  # fmt: skip
        assert bob.ask(method, path).status_code == 404, path
    assert bob.get("/v1/batches")["items"] == []
    assert alice.ask("GET", f"{at}/archive").status_code == 404
    assert alice.ask("DELETE", at).status_code == 204
    assert alice.ask("GET", at).status_code == 404


def test_a_list_in_json(alice: Person) -> None:
    good = {"name": "props", "items": [{"prompt": "a barrel", "priority": "high"}, {"prompt": "a boulder"}]}
    assert alice.post("/v1/batches", good)["total"] == 2
    wrong = alice.ask("POST", "/v1/batches", {"items": [{"prompt": "x"}, {"prompt": "y", "colour": 1}]})
    assert wrong.status_code == 422
    assert [one["path"] for one in wrong.json()["errors"]] == ["line 2"]
    assert alice.ask("POST", "/v1/batches", {"items": []}).status_code == 422
    other = alice.ask("POST", "/v1/batches", headers={"Content-Type": "image/png"}, content=b"x")
    assert other.status_code == 415
    large = alice.ask("POST", "/v1/batches", headers={"Content-Type": "text/plain"}, content=b"a\n" * 1_100_000)
    assert large.status_code == 413


# ---- the library


def test_the_library_tells_what_can_be_asked(api: TestClient) -> None:
    found = api.get("/v1/library", params={"q": "chair", "limit": 5}).json()
    assert found["items"][0]["name"] == "chair"
    assert found["items"][0]["example"].endswith("chair")
    assert found["families"]["furniture"] > 10
    assert found["total"] > 5
    second = api.get("/v1/library", params={"q": "chair", "limit": 5, "cursor": found["next_cursor"]}).json()
    assert not {one["name"] for one in second["items"]} & {one["name"] for one in found["items"]}
    chair = api.get("/v1/library/rocking chair").json()
    assert chair["name"] == "rocking_chair"
    assert {one["kind"] for one in chair["parameters"]} >= {"length"}
    missing = api.get("/v1/library/chiar")
    assert missing.status_code == 404
    assert "chair" in missing.json()["suggestions"]
    assert api.get("/v1/library", params={"cursor": "AAAA"}).status_code == 422


def test_materials_have_colours_for_pickers(api: TestClient) -> None:
    found = {one["name"]: one for one in api.get("/v1/materials").json()["items"]}
    assert found["brass"]["color"].startswith("#")
    assert found["brass"]["metallic"] == 1
    assert found["glass"]["transparent"] is True
    woods = api.get("/v1/materials", params={"family": "wood"}).json()["items"]
    assert {one["family"] for one in woods} == {"wood"}
