"""Instances over the API: a person's own, an administrator's view, and what an instance's agent may do."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.settings import ServiceSettings, read_service_settings
from prompt2mesh.store.collect import collect
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.instances import Queueing
from prompt2mesh.studio.ports.records import StoredFile
from prompt2mesh.studio.service import instance_activity
from prompt2mesh.studio.service.context import utc_now
from prompt2mesh.studio.service.open_streams import MOST_STREAMS
from tests.support.api import Person, new_person
from tests.support.instances import ScriptedAgents, ScriptedInstances
from tests.support.records import project, version
from tests.support.serving import serving

BLEND = b"BLENDER-v405 a scene"
DIGEST = hashlib.sha256(BLEND).hexdigest()


@pytest.fixture  # what the two databases do differently is tested in the store
def settings(tmp_path: Path) -> ServiceSettings:
    return read_service_settings({
        "PROMPT2MESH_DATA": str(tmp_path / "data"), "PROMPT2MESH_PUBLIC_API_URL": "http://testserver",
        "JWT_SECRET_KEY": "k" * 20 + "0123456789abcdef" * 2,
    })  # fmt: skip


@pytest.fixture
def driver() -> ScriptedInstances:
    return ScriptedInstances()


@pytest.fixture
def agents() -> ScriptedAgents:
    return ScriptedAgents()


@pytest.fixture
def platform(settings: ServiceSettings, driver: ScriptedInstances, agents: ScriptedAgents) -> Iterator[Platform]:
    with open_platform(settings, instances=driver, agents=agents) as opened:
        yield opened


def agent_token(agents: ScriptedAgents) -> str:
    """What the agent that was bound last shows to the API."""
    return list(agents.bound.values())[-1].api_token


def settle(condition: Callable[[], object], *, timeout_s: float = 30.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "it does not become true"
        time.sleep(0.01)


def test_an_instance_is_asked_for_opened_kept_suspended_resumed_and_ended(
    alice: Person, driver: ScriptedInstances, agents: ScriptedAgents
) -> None:
    assert alice.ask("GET", "/v1/instances/me").status_code == 404
    driver.immediate = False
    asked = alice.ask("POST", "/v1/instances", {"profile": "cpu"})
    assert (asked.status_code, asked.json()["phase"]) == (202, "Scheduling")
    opened = alice.post("/v1/instances/me/open")
    assert opened["open_url"] is None, "nobody gets in before it is ready"
    driver.become_ready(alice.user.id)
    opened = alice.post("/v1/instances/me/open")
    shown = opened["instance"]
    assert opened["open_url"].startswith(shown["url"] + "__prompt2mesh/enter?ticket=")
    assert shown["url"] == f"http://user-{alice.user.id.removeprefix('usr_')}.localhost:8003/"
    bound = list(agents.bound.values())
    assert [(order.user_id, order.instance_id) for order in bound] == [(alice.user.id, shown["id"])]
    assert 1700 < shown["suspends_in_s"] <= 1800
    driver.change(alice.user.id, suspends_at=utc_now() + timedelta(seconds=100))
    assert alice.get("/v1/instances/me")["warning"] is True
    assert alice.post("/v1/instances/me/keep")["warning"] is False
    rested = alice.post("/v1/instances/me/suspend")
    assert (rested["phase"], rested["suspends_at"]) == ("Suspended", None)
    assert rested["saved_at"] is not None
    again = alice.post("/v1/instances/me/resume")
    assert again["id"] == shown["id"]
    assert alice.ask("DELETE", "/v1/instances/me").status_code == 204
    assert alice.ask("GET", "/v1/instances/me").status_code == 404


def test_a_ticket_becomes_a_cookie_of_the_host_it_came_to_also_without_a_router(api: TestClient, alice: Person) -> None:
    """An Ingress for each person passes the path on as it came, with the host alone."""
    address = urlsplit(alice.post("/v1/instances/me/open")["open_url"])
    entered = f"/v1/instances/enter?{address.query}"
    for headers in (
        {"Host": "user-somebody.localhost:8003"},
        {"Host": address.netloc, "X-Original-Host": "user-somebody.localhost:8003"},
    ):
        assert api.get(entered, headers=headers, follow_redirects=False).status_code in {401, 404}
    taken = api.get(entered, headers={"Host": address.netloc}, follow_redirects=False)
    assert (taken.status_code, taken.headers["location"]) == (303, "/")
    assert "HttpOnly" in taken.headers["set-cookie"]


def test_opening_with_a_project_shows_it_and_never_somebody_elses(
    platform: Platform, alice: Person, bob: Person, agents: ScriptedAgents
) -> None:
    mine = project(alice.user)
    with platform.services.store.begin() as tx:
        tx.projects.add(mine)
        made = tx.versions.add(version(mine), [])
    alice.post("/v1/instances/me/open", {"project_id": mine.id})
    assert agents.shown == [(mine.id, made.id)]
    for body in ({"project_id": mine.id}, {"version_id": made.id}):
        assert bob.ask("POST", "/v1/instances/me/open", body).status_code == 404
    assert agents.shown == [(mine.id, made.id)]


def test_the_events_tell_of_the_queue_of_each_phase_of_the_warning_and_of_the_end(
    api: TestClient, platform: Platform, alice: Person, driver: ScriptedInstances
) -> None:
    del api
    driver.immediate = False
    alice.post("/v1/instances")
    user_id = alice.user.id
    driver.change(user_id, phase="Queued", reason="ClusterFull", queue=Queueing(position=2, of=5, estimate_s=40.0))

    def go_on() -> None:
        for name in ("queued", "pulling", "ready", "warning"):
            settle(lambda name=name: name in told)
            match name:
                case "queued":
                    driver.change(user_id, phase="Pulling", queue=None)
                case "pulling":
                    driver.become_ready(user_id)
                case "ready":
                    driver.change(user_id, suspends_at=utc_now() + timedelta(seconds=60))
                case _:
                    driver.delete(user_id)

    told: list[str] = []
    data: list[dict[str, object]] = []
    thread = threading.Thread(target=go_on)
    thread.start()
    # A transport that hands the answer over whole would wait for ever: the app is asked directly.
    bearer = {"Authorization": f"Bearer {alice.token}"}
    with (
        serving(platform) as url,
        httpx2.stream("GET", f"{url}/v1/instances/me/events", timeout=60, headers=bearer) as answer,
    ):
        for line in answer.iter_lines():
            if line.startswith("data: "):
                data.append(json.loads(line[6:]))
            if line.startswith("event: "):
                told.append(line[7:])
    thread.join()
    assert told == ["queued", "pulling", "ready", "ready", "warning", "gone"]
    assert data[0]["queue"] == {"position": 2, "of": 5, "estimate_s": 40.0}
    assert data[4]["warning"] is True


def test_the_streams_of_one_person_are_counted_and_those_of_others_are_not(
    platform: Platform, alice: Person, bob: Person, driver: ScriptedInstances
) -> None:
    driver.immediate = False
    for person in (alice, bob):
        person.post("/v1/instances")
    with serving(platform) as url, ExitStack() as opened, httpx2.Client(base_url=url, timeout=60) as http:

        def watch(person: Person) -> int:
            bearer = {"Authorization": f"Bearer {person.token}"}
            return opened.enter_context(http.stream("GET", "/v1/instances/me/events", headers=bearer)).status_code

        assert {watch(alice) for _ in range(MOST_STREAMS)} == {200}
        assert [watch(alice), watch(bob)] == [429, 200]


def test_a_prompt_counts_as_activity_once_a_minute_and_starts_an_instance_where_the_rules_say_so(
    platform: Platform, alice: Person, bob: Person, driver: ScriptedInstances
) -> None:
    alice.post("/v1/instances")
    for _ in range(3):
        alice.post("/v1/text-to-3d", {"prompt": "a red cube"})
    settle(lambda: driver.touches)
    time.sleep(0.05)
    assert driver.touches == [(alice.user.id, "prompt")]
    bob.post("/v1/text-to-3d", {"prompt": "a red cube"})
    assert bob.ask("GET", "/v1/instances/me").status_code == 404
    sessions = platform.instances
    sessions.rules = replace(sessions.rules, start="prompt")
    bob.post("/v1/text-to-3d", {"prompt": "a red cube"})
    settle(lambda: driver.get(bob.user.id) is not None)
    sessions.rules = replace(sessions.rules, start="login")
    carol = new_person(platform, alice.api, "carol")
    settle(lambda: driver.get(carol.user.id) is not None)


def test_what_runs_instances_may_be_down_and_prompts_still_pass(alice: Person, driver: ScriptedInstances) -> None:
    driver.down = True
    assert alice.ask("POST", "/v1/text-to-3d", {"prompt": "a red cube"}).status_code == 202
    answer = alice.ask("POST", "/v1/instances")
    assert (answer.status_code, answer.json()["code"]) == (503, "instance_unavailable")


def test_limits_of_people_and_teams(
    platform: Platform, alice: Person, bob: Person, admin: Person, driver: ScriptedInstances
) -> None:
    for person in (alice, bob):
        changed = admin.ask("PATCH", f"/v1/admin/users/{person.user.id}",
                            {"team": "chairs", "limits": {"team_instances": 1}})  # fmt: skip
        assert changed.json()["team"] == "chairs"
    alice, bob = log_in_again(platform, alice), log_in_again(platform, bob)
    alice.post("/v1/instances")
    refused = bob.ask("POST", "/v1/instances")
    assert (refused.status_code, refused.json()["code"]) == (429, "limit_reached")
    alice.post("/v1/instances/me/suspend")
    bob.post("/v1/instances")
    assert [one["email"] for one in admin.get("/v1/admin/instances?team=chairs")["items"]] == [
        person.user.email for person in sorted((alice, bob), key=lambda person: person.user.id)
    ]
    admin.ask("PATCH", f"/v1/admin/users/{bob.user.id}", {"limits": {"user_instances": 0}})
    driver.delete(bob.user.id)
    assert bob.ask("POST", "/v1/instances").status_code == 403
    bad = admin.ask("PATCH", f"/v1/admin/users/{bob.user.id}", {"team": "a team/with: signs"})
    assert bad.status_code == 422


def log_in_again(platform: Platform, person: Person) -> Person:
    """The person as the database has them now."""
    with platform.services.store.read() as tx:
        user = tx.users.get(person.user.id)
    assert user is not None
    return replace(person, user=user)


def test_an_administrator_sees_and_ends_instances_and_it_is_written_down(
    alice: Person, admin: Person, driver: ScriptedInstances
) -> None:
    alice.post("/v1/instances")
    (listed,) = admin.get("/v1/admin/instances")["items"]
    assert (listed["user_id"], listed["email"]) == (alice.user.id, alice.user.email)
    path = f"/v1/admin/instances/{listed['id']}"
    assert admin.post(f"{path}/suspend")["phase"] == "Suspended"
    assert admin.post(f"{path}/resume")["phase"] == "Ready"
    assert admin.ask("DELETE", path).status_code == 204
    assert driver.list() == []
    actions = {entry["action"]: entry for entry in alice.get("/v1/me/audit")["items"]}
    for action in ("instance.suspended", "instance.resumed", "instance.deleted"):
        assert actions[action]["actor_id"] == admin.user.id
    assert alice.ask("DELETE", path).status_code == 403


def test_pages_of_instances(platform: Platform, alice: Person, bob: Person, admin: Person) -> None:
    del platform
    for person in (alice, bob):
        person.post("/v1/instances")
    first = admin.get("/v1/admin/instances?limit=1")
    rest = admin.get(f"/v1/admin/instances?limit=1&cursor={first['next_cursor']}")
    assert {first["items"][0]["user_id"], rest["items"][0]["user_id"]} == {alice.user.id, bob.user.id}


def test_who_leaves_or_is_disabled_has_no_running_instance(
    platform: Platform, alice: Person, bob: Person, admin: Person, driver: ScriptedInstances
) -> None:
    alice.post("/v1/instances")
    bob.post("/v1/instances")
    admin.ask("PATCH", f"/v1/admin/users/{alice.user.id}", {"disabled": True})
    settle(lambda: [one.phase for one in driver.list() if one.owner.user_id == alice.user.id] == ["Suspended"])
    admin.ask("DELETE", f"/v1/admin/users/{bob.user.id}")
    settle(lambda: driver.get(bob.user.id) is None)
    # Where the process died before it could say so, the housekeeper does.
    with platform.services.store.begin() as tx:
        tx.users.delete(alice.user.id)
    assert platform.instances.sweep() == 1
    assert driver.list() == []


def test_an_agent_keeps_its_persons_scene_and_the_collector_and_the_account_know_it(
    platform: Platform, alice: Person, admin: Person, agents: ScriptedAgents
) -> None:
    mine = project(alice.user)
    with platform.services.store.begin() as tx:
        tx.projects.add(mine)
    alice.post("/v1/instances/me/open")
    token = agent_token(agents)
    api = alice.api
    bearer = {"Authorization": f"Bearer {token}"}
    assert api.head("/v1/instance/scene", headers=bearer).status_code == 404
    headers = {
        **bearer,
        "X-Content-SHA256": DIGEST,
        "X-Scene-Project": mine.id,
        "Content-Type": "application/x-blender",
    }
    kept = api.put("/v1/instance/scene", content=BLEND, headers=headers)
    assert (kept.status_code, kept.json()["digest"]) == (200, DIGEST)
    other = api.put("/v1/instance/scene", content=BLEND + b"!", headers=headers)
    assert other.status_code == 422, "other bytes than the digest says"
    found = api.get("/v1/instance/scene", headers=bearer)
    assert (found.content, found.headers["etag"]) == (BLEND, f'"{DIGEST}"')
    assert found.headers["x-scene-project"] == mine.id
    checked = api.head("/v1/instance/scene", headers=bearer)
    assert (checked.headers["etag"], checked.headers["content-length"]) == (f'"{DIGEST}"', str(len(BLEND)))
    assert alice.get("/v1/me/usage")["storage_bytes"] == len(BLEND)
    store = platform.services.store
    assert isinstance(store, SqlStore)
    later = utc_now() + timedelta(days=400)
    collect(store, platform.services.blobs, now=later)
    assert api.get("/v1/instance/scene", headers=bearer).content == BLEND
    assert [scene["digest"] for scene in alice.get("/v1/me/export")["scenes"]] == [DIGEST]
    # The next save takes the place of this one, whose bytes go.
    newer = hashlib.sha256(b"another").hexdigest()
    assert api.put("/v1/instance/scene", content=b"another",
                   headers={**headers, "X-Content-SHA256": newer}).status_code == 200  # fmt: skip
    collect(store, platform.services.blobs, now=later)
    assert platform.services.blobs.stat(DIGEST) is None
    admin.ask("DELETE", f"/v1/admin/users/{alice.user.id}")
    assert api.get("/v1/instance/scene", headers=bearer).status_code == 401
    collect(store, platform.services.blobs, now=later + timedelta(days=400))
    assert platform.services.blobs.stat(newer) is None, "nothing is left of who left"


def test_a_scene_is_saved_although_models_have_used_up_the_storage_but_not_if_it_is_too_large(
    alice: Person, admin: Person, agents: ScriptedAgents
) -> None:
    alice.post("/v1/instances/me/open")
    path = f"/v1/admin/users/{alice.user.id}"
    admin.ask("PATCH", path, {"limits": {"storage_mb": 0}})
    headers = {"Authorization": f"Bearer {agent_token(agents)}", "X-Content-SHA256": DIGEST}
    assert alice.api.put("/v1/instance/scene", content=BLEND, headers=headers).status_code == 200
    assert alice.ask("POST", "/v1/text-to-3d", {"prompt": "a cube"}).status_code == 429
    admin.ask("PATCH", path, {"limits": {"scene_mb": 0}})
    refused = alice.api.put("/v1/instance/scene", content=BLEND, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (429, "limit_reached")


def test_an_agent_reads_its_persons_models_and_nobody_elses(
    platform: Platform, alice: Person, bob: Person, agents: ScriptedAgents
) -> None:
    digests: list[str] = []
    for person, data in ((alice, b"glTF of alice"), (bob, b"glTF of bob")):
        made = project(person.user)
        blob = platform.services.blobs.put_bytes(data)
        file = StoredFile(
            name="model.glb", digest=blob.digest, size_bytes=blob.size_bytes, media_type="model/gltf-binary"
        )
        with platform.services.store.begin() as tx:
            tx.projects.add(made)
            tx.builds.register([file], now=made.created_at)
            tx.versions.add(version(made), [file])
        digests.append(blob.digest)
    alice.post("/v1/instances/me/open")
    bearer = {"Authorization": f"Bearer {agent_token(agents)}"}
    newest = alice.api.get("/v1/instance/project", headers=bearer).json()
    assert [file["digest"] for file in newest["files"]] == digests[:1]
    assert alice.api.get(f"/v1/instance/files/{digests[0]}", headers=bearer).content == b"glTF of alice"
    assert alice.api.get(f"/v1/instance/files/{digests[1]}", headers=bearer).status_code == 404
    theirs = bob.get("/v1/projects")["items"][0]["id"]
    assert alice.api.get(f"/v1/instance/project?project_id={theirs}", headers=bearer).status_code == 404


def test_tokens_of_people_and_of_agents_do_not_pass_for_each_other(
    alice: Person, agents: ScriptedAgents, driver: ScriptedInstances
) -> None:
    alice.post("/v1/instances/me/open")
    token = agent_token(agents)
    for path in ("/v1/me", "/v1/projects", "/v1/instances/me", "/v1/instances/authorize"):
        assert alice.api.get(path, headers={"Authorization": f"Bearer {token}"}).status_code in {401, 404}, path
    for given in (alice.token, "", "x", token[:-2] + "zz"):
        answer = alice.api.get("/v1/instance/scene", headers={"Authorization": f"Bearer {given}"})
        assert answer.status_code == 401, given
    answer = alice.api.post("/v1/instance/activity", headers={"Authorization": f"Bearer {token}"},
                            json={"last_at": (datetime.now(UTC) + timedelta(days=1)).isoformat(), "kind": "input"})  # fmt: skip
    assert answer.status_code == 204
    assert driver.touches[-1] == (alice.user.id, "input")
    found = driver.get(alice.user.id)
    assert found is not None
    assert found.last_activity_at is not None
    assert found.last_activity_at <= datetime.now(UTC), "a moment to come would keep it awake"


def test_a_key_that_may_only_read_does_not_open(alice: Person) -> None:
    key = alice.post("/v1/me/keys", {"name": "r", "scopes": ["models:read"]})["secret"]
    reader = replace(alice, token=key)
    assert reader.ask("POST", "/v1/instances/me/open").status_code == 403
    assert reader.ask("GET", "/v1/instances/me").status_code == 404


def test_without_a_driver_people_are_told(settings: ServiceSettings) -> None:
    off = replace(settings, instances=replace(settings.instances, driver="off"))
    with open_platform(off) as platform, TestClient(create_app(platform)) as api:
        person = new_person(platform, api, "dora")
        answer = person.ask("POST", "/v1/instances")
        assert (answer.status_code, answer.json()["detail"]) == (404, "this service has no instances")


def test_the_router_is_believed_about_the_host_and_no_client_is(alice: Person, bob: Person) -> None:
    alice.post("/v1/instances/me/open")
    bob.post("/v1/instances/me/open")
    own, others = (f"user-{person.user.id.removeprefix('usr_')}.localhost:8003" for person in (bob, alice))
    bearer = {"Authorization": f"Bearer {bob.token}"}

    def ask(**headers: str) -> int:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return bob.api.get("/v1/instances/authorize", headers={**bearer, **given}).status_code

    assert ask(X_Original_Host=own) == 200
    assert ask(X_Original_URL=f"http://{own}/a?b") == 200, "as ingress-nginx says it"
    assert ask(X_Original_Host=others) == 403
    assert ask(X_Original_URL=f"http://{others}/", X_Original_Host=own) == 404
    assert ask(X_Original_URL=f"http://{own}/", X_Original_Host=others) == 404
    assert ask() == 404


def test_a_scene_that_could_not_be_loaded_among_too_much_else_is_loaded_when_the_page_asks_again(
    alice: Person, agents: ScriptedAgents, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice.post("/v1/instances")
    host = f"user-{alice.user.id.removeprefix('usr_')}.localhost"

    def ask() -> int:
        return alice.ask("GET", "/v1/instances/authorize", headers={"X-Original-Host": host}).status_code

    with monkeypatch.context() as patch:
        patch.setattr(instance_activity, "_MOST_WAITING", 0)
        assert ask() == 503
        assert agents.bound == {}
    settle(lambda: ask() == 200)


@pytest.mark.parametrize("door", ["authorize", "waiting"])
def test_an_administrators_key_opens_what_its_scopes_say_and_not_what_their_role_does(
    alice: Person, admin: Person, door: str
) -> None:
    for person in (alice, admin):
        person.post("/v1/instances/me/open")
    narrow, wide = (
        admin.post("/v1/me/keys", {"name": "a script", "scopes": ["models:read", "models:write", *more]})["secret"]
        for more in ([], ["admin"])
    )

    def ask(credential: str, whose: str) -> int:
        headers = {"X-Original-Host": f"user-{whose.removeprefix('usr_')}.localhost:8003", "X-API-Key": credential}
        return alice.api.get(f"/v1/instances/{door}", headers=headers).status_code

    passes = 200 if door == "authorize" else 503
    assert ask(narrow, admin.user.id) == passes
    assert ask(narrow, alice.user.id) == 403
    assert ask(narrow, "usr_nobody") == 403, "who has no business there is not told which there are"
    assert "instance.entered" not in [line["action"] for line in alice.get("/v1/me/audit")["items"]]
    assert ask(wide, alice.user.id) == passes
    assert "instance.entered" in [line["action"] for line in alice.get("/v1/me/audit")["items"]]


def test_an_instance_without_a_desktop_says_so_instead_of_waiting_for_ever(
    alice: Person, driver: ScriptedInstances
) -> None:
    driver.desktop_url = ""
    opened = alice.ask("POST", "/v1/instances/me/open")
    assert (opened.status_code, opened.json()["code"]) == (404, "not_found")
    assert "without a window" in opened.json()["detail"]
    host = f"user-{alice.user.id.removeprefix('usr_')}.localhost"
    assert alice.ask("GET", "/v1/instances/authorize", headers={"X-Original-Host": host}).status_code == 404
