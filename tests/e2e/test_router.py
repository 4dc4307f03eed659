"""The way to a person's desktop through a real router, nginx and our own: who gets in, who does not, and what holds.

The ten minutes of silence that a web socket must survive are shortened: the router's patience to two seconds, the
desktop's pings below it. The real ten minutes: `PROMPT2MESH_SLOW_WALL=1 python -m pytest tests/e2e/test_router.py -k silence`.
"""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
import yaml
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.service.accounts import Caller
from tests.support.api import PASSWORD, Person, new_person
from tests.support.desktops import Desktop, desktop
from tests.support.instances import ScriptedAgents, ScriptedInstances
from tests.support.routers import TEMPLATE, Kind, new_port, router
from tests.support.serving import serving

SLOW_WALL = bool(os.environ.get("PROMPT2MESH_SLOW_WALL"))
READ_TIMEOUT_S, PING_S = (60.0, 25.0) if SLOW_WALL else (2.0, 0.5)
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"}


@dataclass
class Site:
    """All of it, running."""

    platform: Platform
    api_url: str
    base: str
    desktop: Desktop
    driver: ScriptedInstances
    agents: ScriptedAgents
    http: httpx2.Client
    folder: Path

    def host(self, person: Person) -> str:
        return f"user-{person.user.id.removeprefix('usr_')}.{self.base}"

    def get(self, host: str, path: str = "/", *, cookie: str = "", **headers: str) -> httpx2.Response:
        """A request to a host, as a resolver of *.localhost would send it."""
        given = {"Host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if cookie:
            given["Cookie"] = cookie
        self.http.cookies.clear()  # what is sent is what the test says
        return self.http.get(f"http://{self.base.replace('localhost', '127.0.0.1')}{path}", headers=given)

    def ask(self, person: Person, method: str, path: str, **more: object) -> httpx2.Response:
        bearer = {"Authorization": f"Bearer {person.token}"}
        return self.http.request(method, f"{self.api_url}{path}", headers=bearer, **more)  # type: ignore[arg-type]

    def ticket(self, person: Person) -> str:
        """The path of a way in."""
        opened = self.ask(person, "POST", "/v1/instances/me/open", json={}).json()
        return opened["open_url"].partition(self.host(person))[2]

    def enter(self, person: Person) -> str:
        """The cookie of somebody who got in."""
        answer = self.get(self.host(person), self.ticket(person))
        assert (answer.status_code, answer.headers["location"]) == (303, "/"), answer.text
        return answer.headers["set-cookie"].partition(";")[0]

    def socket(
        self, host: str, *, cookie: str = "", origin: str | None = None, **headers: str
    ) -> AbstractContextManager[ClientConnection]:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if cookie:
            given["Cookie"] = cookie
        port = int(self.base.rpartition(":")[2])
        return connect(
            f"ws://{host}/websockify", sock=socket.create_connection(("127.0.0.1", port)), additional_headers=given,
            origin=origin, ping_interval=None, open_timeout=20, compression=None,  # type: ignore[arg-type]
        )  # fmt: skip

    def refused(self, host: str, **options: object) -> int:
        """The status of a web socket that is not let in."""
        with pytest.raises(InvalidStatus) as caught, self.socket(host, **options):  # type: ignore[arg-type]
            pass
        return caught.value.response.status_code


@pytest.fixture(scope="module", params=["nginx", "own"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    kind: Kind = request.param
    folder = tmp_path_factory.mktemp(kind)
    port = new_port()
    settings = read_service_settings({
        "PROMPT2MESH_DATA": str(folder / "data"), "PROMPT2MESH_PUBLIC_INSTANCES_URL": f"http://localhost:{port}",
        "JWT_SECRET_KEY": "k" * 20 + "0123456789abcdef" * 2,
    })  # fmt: skip
    agents = ScriptedAgents()
    with desktop(ping_s=PING_S) as shown:
        driver = ScriptedInstances(desktop_url=shown.url)
        with (
            open_platform(settings, instances=driver, agents=agents) as platform,
            serving(platform) as api_url,
            router(kind, folder, api_url, port=port, read_timeout_s=READ_TIMEOUT_S) as base,
            httpx2.Client(timeout=30, trust_env=False) as http,
        ):
            yield Site(platform, api_url, base, shown, driver, agents, http, folder)


@pytest.fixture(scope="module")
def people(site: Site) -> dict[str, Person]:
    found = {name: new_person(site.platform, None, name) for name in ("alice", "mallory")}  # type: ignore[arg-type]
    found["root"] = new_person(site.platform, None, "root", role="admin")  # type: ignore[arg-type]
    return found


@pytest.fixture
def alice(site: Site, people: dict[str, Person]) -> Person:
    person = people["alice"]
    site.ask(person, "POST", "/v1/instances/me/open", json={})
    return person


@pytest.fixture
def mallory(site: Site, people: dict[str, Person]) -> Person:
    person = people["mallory"]
    site.ask(person, "POST", "/v1/instances/me/open", json={})
    return person


def test_the_owner_gets_in_by_http_and_by_web_socket(site: Site, alice: Person) -> None:
    host, cookie = site.host(alice), site.enter(alice)
    before = len(site.desktop.requests)
    answer = site.get(host, "/novnc/app%2Fui.js?a=1", cookie=cookie, X_Instance_Upstream="evil:1", Authorization="")
    assert (answer.status_code, answer.text) == (200, "desktop of /novnc/app%2Fui.js?a=1")
    assert answer.headers["x-frame-options"] == "DENY"
    assert "tossed" not in answer.headers.get("set-cookie", ""), "a desktop sets no cookie for its neighbours"
    path, seen = site.desktop.requests[before]
    assert path.startswith("/novnc/")
    assert "prompt2mesh" not in seen.get("cookie", ""), "the desktop is its person's and learns no session"
    assert seen["authorization"] == "Bearer of-the-desktop"
    assert "evil" not in str(seen)
    with site.socket(host, cookie=cookie, origin=f"http://{host}") as live:
        live.send(b"\x00\x01")
        assert live.recv(timeout=10) == b"\x00\x01"


def test_a_cookie_is_of_one_host_out_of_reach_of_scripts_and_a_ticket_is_good_once(site: Site, alice: Person) -> None:
    host, path = site.host(alice), site.ticket(alice)
    answer = site.get(host, path)
    parts = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert not any(part.startswith("domain") for part in parts)
    assert answer.headers["referrer-policy"] == "no-referrer"
    again = site.get(host, path)
    assert again.status_code == 401
    assert "Open it from the studio" in again.text
    logs = [log.read_text() for log in site.folder.glob("*.log")]
    assert not any("ticket" in text for text in logs), "a way in does not stand in a log"


def test_strangers_forged_expired_and_foreign_credentials_stay_out(site: Site, alice: Person, mallory: Person) -> None:
    host, own = site.host(alice), f"http://{site.host(alice)}"
    assert site.get(host).status_code == 401
    cookie, others = site.enter(alice), site.enter(mallory)
    name, _, token = cookie.partition("=")
    assert site.get(host).status_code == 401
    for forged in (
        others,  # of another instance
        f"{name}={token[:-3]}AAA", f"{name}=", f"{name}=x.y.z", f"{name}={alice.token}", f"other={token}",
    ):  # fmt: skip
        assert site.get(host, cookie=forged).status_code == 401, forged
        assert site.refused(host, cookie=forged, origin=own) in {401, 403}
    # A ticket is no session, nor good at another host; a session is no ticket.
    ticket = site.ticket(alice).partition("ticket=")[2]
    assert site.get(host, cookie=f"{name}={ticket}").status_code == 401
    assert site.get(site.host(mallory), f"/__prompt2mesh/enter?ticket={ticket}").status_code == 401
    assert site.get(host, f"/__prompt2mesh/enter?ticket={token}").status_code == 401
    assert site.get(host, "/__prompt2mesh/authorize", cookie=cookie).status_code == 404
    # By token: the owner, not somebody else, nor with a key that only reads.
    assert site.get(host, Authorization=f"Bearer {alice.token}").status_code == 200
    assert site.get(host, Authorization=f"Bearer {mallory.token}").status_code == 403
    key = site.ask(alice, "POST", "/v1/me/keys", json={"name": "r", "scopes": ["models:read"]}).json()["secret"]
    assert site.get(host, Authorization=f"Bearer {key}").status_code == 403
    assert site.get(host, cookie=cookie).status_code == 200
    # What was tossed over by another host does not hide the right one.
    assert site.get(host, cookie=f"{others}; {cookie}").status_code == 200
    tokens, now = site.platform.instance_access, site.platform.services.clock()
    old, _ = tokens._tokens.issue(  # pyright: ignore[reportPrivateUsage] - only it can sign one of yesterday
        "session", user_id=alice.user.id, instance_id=alice.user.id.removeprefix("usr_"), lifetime_s=60,
        login="", now=now - timedelta(days=1),
    )  # fmt: skip
    assert site.get(host, cookie=f"{name}={old}").status_code == 401


def test_a_login_that_ends_takes_the_way_in_with_it(site: Site, alice: Person) -> None:
    tokens = site.platform.accounts.sessions.log_in(alice.user.email, PASSWORD, Caller())
    other = replace(alice, token=tokens.access_token)
    cookie = site.enter(other)
    assert site.get(site.host(alice), cookie=cookie).status_code == 200
    site.platform.accounts.sessions.log_out(tokens.refresh_token, Caller())
    assert site.get(site.host(alice), cookie=cookie).status_code == 401


def test_pages_of_other_sites_reach_nothing(site: Site, alice: Person, mallory: Person) -> None:
    host, cookie = site.host(alice), site.enter(alice)
    for origin in (
        f"http://{site.host(mallory)}", "http://evil.example", "null", f"http://{host}.evil.example", f"http://{host}@evil",
        f"ftp://{host}", f"http://{host.rpartition(':')[0]}:1", None,
    ):  # fmt: skip
        assert site.refused(host, cookie=cookie, origin=origin) == 403, origin
    for where in ("same-site", "cross-site"):
        answer = site.get(host, cookie=cookie, Sec_Fetch_Site=where, Sec_Fetch_Mode="cors", Sec_Fetch_Dest="empty")
        assert answer.status_code == 403
    posted = site.http.post(f"http://127.0.0.1:{site.base.rpartition(':')[2]}/", content="a=1",
                            headers={"Host": host, "Cookie": cookie, "Origin": "http://evil.example"})  # fmt: skip
    assert posted.status_code == 403


def test_names_of_hosts_are_read_as_browsers_write_them_and_no_other_way(site: Site, alice: Person) -> None:
    host, cookie = site.host(alice), site.enter(alice)
    name, _, port = host.rpartition(":")
    for same in (host.upper(), f"{name}.:{port}", f"{name.title()}:{port}"):
        assert site.get(same, cookie=cookie).status_code == 200, same
    for other in (
        f"x{name}:{port}",
        f"{name}.evil.example",
        f"evil.{name}:{port}",
        "localhost",
        f"user-.localhost:{port}",
    ):
        assert site.get(other, cookie=cookie).status_code in {400, 401, 404}, other
    entered = site.get(host, "/__prompt2mesh/enter?ticket=x&next=//evil.example&return_to=https://evil.example")
    assert entered.status_code == 401
    assert "evil" not in str(entered.headers) + entered.text
    for path in (
        "/__prompt2mesh/x",
        "//__prompt2mesh/authorize",
        "/%5f_prompt2mesh/authorize",
        "/a/../__prompt2mesh/waiting",
    ):
        assert site.get(host, path).status_code in {400, 401, 404}, path


def test_an_administrator_gets_in_and_it_is_written_down_once(
    site: Site, alice: Person, people: dict[str, Person]
) -> None:
    root = people["root"]
    instance_id = alice.user.id.removeprefix("usr_")
    opened = site.ask(root, "POST", f"/v1/admin/instances/{instance_id}/open").json()
    host = site.host(alice)
    answer = site.get(host, opened["open_url"].partition(host)[2])
    cookie = answer.headers["set-cookie"].partition(";")[0]
    for _ in range(3):
        assert site.get(host, cookie=cookie).status_code == 200
        assert site.get(host, Authorization=f"Bearer {root.token}").status_code == 200
    log = site.ask(alice, "GET", "/v1/me/audit?limit=100").json()["items"]
    visits = [entry for entry in log if entry["action"] == "instance.entered"]
    assert len(visits) == 2, "once for the cookie, once for the token"
    assert {entry["actor_id"] for entry in visits} == {root.user.id}


def test_an_administrators_key_without_the_scope_opens_nobodys_desktop(
    site: Site, alice: Person, people: dict[str, Person]
) -> None:
    scopes = ["models:read", "models:write"]
    made = [site.ask(people["root"], "POST", "/v1/me/keys", json={"name": "a script", "scopes": each}).json()
            for each in (scopes, [*scopes, "admin"])]  # fmt: skip
    narrow, wide = (f"Bearer {key['secret']}" for key in made)
    host = site.host(alice)
    assert site.get(host, Authorization=narrow).status_code == 403
    assert site.refused(host, Authorization=narrow) == 403
    assert site.get(host, Authorization=wide).status_code == 200


def test_a_suspended_instance_is_resumed_by_its_owners_visit_and_by_nothing_else(
    site: Site, alice: Person, people: dict[str, Person]
) -> None:
    host, cookie = site.host(alice), site.enter(alice)
    site.driver.immediate = False
    try:
        site.driver.suspend(alice.user.id)
        time.sleep(2.1)  # what is known of a ready instance is believed for two seconds
        # The page that was left open asks again and again: it must not keep the instance awake.
        assert site.refused(host, cookie=cookie, origin=f"http://{host}") in {403, 503}
        assert (
            site.get(host, "/x.js", cookie=cookie, Sec_Fetch_Mode="no-cors", Sec_Fetch_Site="same-origin").status_code
            == 503
        )
        assert site.get(host, Authorization=f"Bearer {people['root'].token}", **named(NAVIGATION)).status_code == 503
        assert phase(site, alice) == "Suspended"
        shown = site.get(host, cookie=cookie, **named(NAVIGATION))
        assert shown.status_code == 503
        assert 'http-equiv="refresh"' in shown.text
        assert phase(site, alice) == "Scheduling"
        site.driver.change(
            alice.user.id, phase="Failed", reason="ImagePullFailed", message="the image <b> is not there"
        )
        failed = site.get(host, cookie=cookie, **named(NAVIGATION))
        assert "The image &lt;b&gt; is not there." in failed.text
        assert "administrator" in failed.text
        site.driver.become_ready(alice.user.id)
        deadline = time.monotonic() + 20
        while site.get(host, cookie=cookie, **named(NAVIGATION)).status_code != 200:  # the scene is loaded meanwhile
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert [order.user_id for order in site.agents.bound.values()][-1] == alice.user.id
    finally:
        site.driver.immediate = True


def test_a_web_socket_survives_silence_by_pings(site: Site, alice: Person) -> None:
    host, cookie = site.host(alice), site.enter(alice)
    with site.socket(host, cookie=cookie, origin=f"http://{host}") as live:
        time.sleep(600 if SLOW_WALL else 3 * READ_TIMEOUT_S)
        live.send("still there?")
        assert live.recv(timeout=10) == "still there?"


def test_caps_hold(site: Site, alice: Person) -> None:
    host, cookie = site.host(alice), site.enter(alice)
    opened = 0
    with ExitStack() as stack:
        try:
            while opened < 20:
                stack.enter_context(site.socket(host, cookie=cookie, origin=f"http://{host}"))
                opened += 1
        except InvalidStatus as refused:
            assert refused.response.status_code == 429
    assert 8 <= opened < 20
    answer = site.http.post(f"http://127.0.0.1:{site.base.rpartition(':')[2]}/", content=b"x" * 2_000_000,
                            headers={"Host": host, "Cookie": cookie, "Origin": f"http://{host}"})  # fmt: skip
    assert answer.status_code == 413


def test_the_clusters_router_has_the_configuration_that_is_tested_here() -> None:
    documents = (TEMPLATE.parents[2] / "k8s" / "base" / "router.yaml").read_text()
    kept = next(one for one in yaml.safe_load_all(documents) if one["kind"] == "ConfigMap")
    assert kept["data"]["nginx.conf.template"] == TEMPLATE.read_text()


def phase(site: Site, person: Person) -> str:
    found = site.driver.get(person.user.id)
    return found.phase if found else ""


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in headers.items()}
