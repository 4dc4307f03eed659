"""The MCP server as a service runs it: a process of its own, tokens, several people."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx2 as httpx
import pytest
from mcp import MCPError

from tests.support.canaries import PASSWORD
from tests.support.mcp_peer import Mode, Peer, http_peer
from tests.support.runners import wait_for
from tests.support.service import Service, running_service

pytestmark = [pytest.mark.blender]
HANDSHAKE: dict[str, Any] = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}  # fmt: skip
ACCEPT = {"Accept": "application/json, text/event-stream"}


@dataclass
class Person:
    """Somebody with an account, and keys to it."""

    service: Service
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def key(self, *scopes: str) -> dict[str, Any]:
        answer = httpx.post(f"{self.service.api_url}/v1/me/keys", headers=self.headers,
                            json={"name": "mcp", "scopes": scopes or ["models:read", "models:write"]})  # fmt: skip
        return answer.raise_for_status().json()

    def get(self, path: str) -> Any:
        return httpx.get(f"{self.service.api_url}{path}", headers=self.headers).raise_for_status().json()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "tmp").mkdir()
    with running_service(folder, mcp=True, TMPDIR=str(folder / "tmp")) as running:
        yield running


def open_scenes(service: Service) -> int:
    """How many live scenes there are: each has a scratch folder."""
    return len(list((service.data / "scratch").glob("*/p2m-scene-*")))


def sign_up(service: Service, name: str) -> Person:
    answer = httpx.post(
        f"{service.api_url}/v1/auth/signup", json={"email": f"{name}@example.com", "password": PASSWORD}
    )
    return Person(service, answer.raise_for_status().json()["access_token"])


@pytest.fixture(scope="module")
def alice(service: Service) -> Person:
    return sign_up(service, "alice")


@pytest.fixture(scope="module")
def bob(service: Service) -> Person:
    return sign_up(service, "bob")


@pytest.fixture(scope="module")
def key(alice: Person) -> str:
    return str(alice.key()["secret"])


@pytest.fixture(params=["legacy", "auto"])
def peer(request: pytest.FixtureRequest, service: Service, key: str) -> Iterator[Peer]:
    mode: Mode = request.param
    with http_peer(service.mcp_url, key, mode=mode) as connected:
        yield connected


def ask(service: Service, message: Any = HANDSHAKE, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.post(service.mcp_url, json=message, headers={**ACCEPT, **named}, timeout=30)


def test_a_model_is_made_with_progress_and_its_files_are_at_signed_links(peer: Peer, alice: Person) -> None:
    made = peer.call("make_model", prompt="a wooden cube")
    assert made.data["watertight"]
    assert made.progress[-1][0] == 100
    assert len(made.pictures) == 1
    assert alice.get(f"/v1/projects/{made.data['project_id']}")["name"] == "a wooden cube"
    link = peer.call("export_model", model=made.data["project_id"], format="stl").data
    assert link["path"] is None
    assert len(httpx.get(link["url"]).raise_for_status().content) == link["size_bytes"]
    refused = peer.call("export_model", model=made.data["project_id"], folder="/tmp")  # noqa: S108 - it is refused
    assert refused.code == "request_invalid"


@pytest.mark.parametrize("token", ["", "wrong", "p2m_wrong"])
def test_without_a_good_token_nobody_gets_in_and_is_told_where_to_get_one(service: Service, token: str) -> None:
    answer = ask(service, **({"Authorization": f"Bearer {token}"} if token else {}))
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
    where = answer.headers["WWW-Authenticate"].split('resource_metadata="')[1].split('"')[0]
    told = httpx.get(where).raise_for_status().json()
    assert told["resource"] == service.mcp_url
    assert told["authorization_servers"] == [service.api_url]
    assert told["scopes_supported"] == ["models:read"]


def test_access_tokens_are_good_too_and_revoked_keys_are_not(service: Service, alice: Person) -> None:
    assert ask(service, Authorization=f"Bearer {alice.token}").status_code == 200
    made = alice.key()
    assert ask(service, Authorization=f"Bearer {made['secret']}").status_code == 200
    httpx.delete(f"{service.api_url}/v1/me/keys/{made['id']}", headers=alice.headers).raise_for_status()
    assert ask(service, Authorization=f"Bearer {made['secret']}").status_code == 401


def test_a_key_allows_what_its_scopes_say(service: Service, alice: Person) -> None:
    assert ask(service, Authorization=f"Bearer {alice.key('account')['secret']}").status_code == 403
    with http_peer(service.mcp_url, str(alice.key("models:read")["secret"])) as reader:
        assert reader.call("list_projects").data["projects"] is not None
        for name, arguments in {
            "make_model": {"prompt": "a cube"}, "edit_model": {"model": "prj_x", "sentence": "make it red"},
            "undo": {"project_id": "prj_x"},
        }.items():  # fmt: skip
            refused = reader.call(name, **arguments)
            assert refused.code == "forbidden"
            assert "models:write" in refused.text


def test_nobody_sees_or_changes_what_is_another_persons(service: Service, peer: Peer, bob: Person) -> None:
    made = peer.call("make_model", prompt="a wooden cube").data
    with http_peer(service.mcp_url, str(bob.key()["secret"])) as other:
        assert other.call("list_projects").data["projects"] == []
        for model in (made["project_id"], made["version_id"]):
            for name in ("get_model", "get_program", "render_views", "check_mesh", "export_model"):
                assert other.call(name, model=model).code == "not_found", name
            assert other.call("edit_model", model=model, sentence="make it red").code == "not_found"
        assert other.call("undo", project_id=made["project_id"]).code == "not_found"
        assert other.call("import_asset", source="projects", id=made["project_id"]).code == "not_found"
        assert made["project_id"] not in other.call("search_assets", source="projects").text
        for path in ("program", "report", "renders/preview.png", "files/model.glb"):
            with pytest.raises(MCPError, match="not_found"):
                other.read(f"prompt2mesh://projects/{made['project_id']}/{path}")
        assert not any(made["project_id"] in uri for uri in other.resources())
        assert other.call("make_model", prompt="a cube", project_id=made["project_id"]).code == "not_found"
        assert bob.get("/v1/tasks")["items"] == []


def test_a_session_is_its_makers(service: Service, key: str, bob: Person) -> None:
    begun = ask(service, Authorization=f"Bearer {key}")
    session = begun.headers["mcp-session-id"]
    listing = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
    stolen = ask(service, listing, Authorization=f"Bearer {bob.token}", Mcp_Session_Id=session)
    assert stolen.status_code == 404
    own = ask(service, listing, Authorization=f"Bearer {key}", Mcp_Session_Id=session)
    assert own.status_code == 200


def test_a_page_that_found_the_server_by_a_trick_is_refused(service: Service, key: str) -> None:
    bearer = {"Authorization": f"Bearer {key}"}
    assert ask(service, **bearer, Host="evil.example").status_code == 421
    assert ask(service, **bearer, Origin="https://evil.example").status_code == 403
    assert ask(service, **bearer, Origin=service.web_url).status_code == 200


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"])
def test_every_handshake_is_understood(service: Service, key: str, version: str) -> None:
    params = {**HANDSHAKE["params"], "protocolVersion": version}
    answer = ask(service, {**HANDSHAKE, "params": params}, Authorization=f"Bearer {key}")
    assert f'"protocolVersion":"{version}"' in answer.text


def test_a_client_that_gives_up_ends_the_job(peer: Peer, alice: Person) -> None:
    made = peer.call("make_model", prompt="a castle").data
    views = ["front", "back", "left", "right", "top", "three_quarter"]
    peer.call_and_give_up("render_views", model=made["project_id"], views=views, size_px=1024)
    deadline = time.monotonic() + 60
    while (task := alice.get("/v1/tasks?limit=1&kind=export")["items"][0])["status"] not in {"CANCELED", "SUCCEEDED"}:
        assert time.monotonic() < deadline, task
        time.sleep(0.05)
    assert task["status"] == "CANCELED"


def test_every_person_has_a_scene_of_their_own_which_ends_with_the_session(
    service: Service, alice: Person, bob: Person
) -> None:
    keys = [str(one.key()["secret"]) for one in (alice, bob)]
    code = "import bpy\nprint(len(bpy.data.objects))\nbpy.ops.mesh.primitive_cube_add()"
    with http_peer(service.mcp_url, keys[0], mode="legacy") as hers:
        first = hers.call("execute_blender_code", code=code).text
        with http_peer(service.mcp_url, keys[1], mode="legacy") as his:
            assert his.call("execute_blender_code", code=code).text == first
            assert hers.call("execute_blender_code", code=code).text != first  # her cube is still there
            assert open_scenes(service) == 2
            made = hers.call("export_scene").data
            assert httpx.get(made["url"]).raise_for_status().content.startswith(b"glTF")
            assert len(hers.call("look", mode="angles", max_size=128).pictures) == 1
    wait_for(lambda: open_scenes(service) == 0, timeout_s=60)


def test_a_key_that_only_reads_runs_no_code(service: Service, alice: Person) -> None:
    with http_peer(service.mcp_url, str(alice.key("models:read")["secret"])) as reader:
        assert reader.call("execute_blender_code", code="print(1)").code == "forbidden"
        assert reader.call("import_asset", id="chair").code == "forbidden"


def test_many_sessions_at_a_time_are_served(service: Service, key: str) -> None:
    def make(one: Peer) -> str:
        return str(one.call("make_model", prompt="a wooden cube").data["project_id"])

    with ExitStack() as stack:
        peers = [stack.enter_context(http_peer(service.mcp_url, key, mode="legacy")) for _ in range(8)]
        with ThreadPoolExecutor(8) as pool:
            made = list(pool.map(make, peers))
    assert len(set(made)) == 8
