"""Headers of every door, and whose pages may ask."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from prompt2mesh.http_security.headers import USUAL, SecurityHeaders
from prompt2mesh.http_security.origins import OwnPagesOnly, same_origin


async def plain(request: Request) -> Response:
    own = {"Content-Security-Policy": "sandbox"} if request.url.path == "/file" else {}
    return PlainTextResponse("yes", headers=own)


async def socket(connection: WebSocket) -> None:
    await connection.accept()
    await connection.close()


APP = Starlette(routes=[
    Route("/", plain, methods=["GET", "POST", "DELETE"]), Route("/file", plain), WebSocketRoute("/live", socket),
])  # fmt: skip


def test_an_answer_has_them_all_once_and_keeps_its_own() -> None:
    with TestClient(SecurityHeaders(APP, secure=lambda: False)) as client:  # type: ignore[arg-type]
        answer = client.get("/")
        for name, value in USUAL.items():
            assert answer.headers.get_list(name) == [value]
        assert "strict-transport-security" not in answer.headers, "a browser would be locked out of plain HTTP"
        assert client.get("/file").headers.get_list("content-security-policy") == ["sandbox"]


@pytest.mark.parametrize(("secure", "base"), [(True, "http://studio.test"), (False, "https://studio.test")])
def test_behind_tls_browsers_are_held_to_it(secure: bool, base: str) -> None:
    with TestClient(SecurityHeaders(APP, secure=lambda: secure), base_url=base) as client:  # type: ignore[arg-type]
        assert "max-age=31536000" in client.get("/").headers["strict-transport-security"]


OWN = ["https://studio.test", "https://mesh.example.org"]
FOREIGN = ["http://evil.test", "http://studio.test", "http://studio.test:8080", "https://mesh.example.org.evil.test", "null", "", "http://a@studio.test",
           "http://mesh.example.org", "file://", "http://studio.test:99999"]  # fmt: skip


@pytest.fixture
def guarded() -> TestClient:
    app = OwnPagesOnly(APP, origins=lambda: ["https://mesh.example.org"])  # type: ignore[arg-type]
    return TestClient(app, base_url="http://studio.test")


@pytest.mark.parametrize("origin", OWN)
def test_its_own_pages_may_change_things(guarded: TestClient, origin: str) -> None:
    assert guarded.post("/", headers={"Origin": origin}).status_code == 200
    with guarded.websocket_connect("ws://studio.test/live", headers={"Origin": origin}):
        pass


@pytest.mark.parametrize("origin", FOREIGN)
def test_another_page_may_look_at_most(guarded: TestClient, origin: str) -> None:
    for method in ("POST", "DELETE"):
        assert guarded.request(method, "/", headers={"Origin": origin}).status_code == 403
    assert guarded.get("/", headers={"Origin": origin}).status_code == 200
    refused = pytest.raises((WebSocketDisconnect, WebSocketDenialResponse))
    with refused, guarded.websocket_connect("ws://studio.test/live", headers={"Origin": origin}):
        pass


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
def test_without_an_origin_the_browser_says_whose_page_it_was(guarded: TestClient, site: str, status: int) -> None:
    assert guarded.post("/", headers={"Sec-Fetch-Site": site}).status_code == status
    assert guarded.post("/").status_code == 200, "a program is no browser"


def test_without_tls_the_host_that_was_asked_for_is_enough() -> None:
    app = OwnPagesOnly(APP, origins=lambda: ["http://localhost:8501"])  # type: ignore[arg-type]
    client = TestClient(app, base_url="http://192.0.2.7:8501")
    assert client.post("/", headers={"Origin": "http://192.0.2.7:8501"}).status_code == 200
    assert client.post("/", headers={"Origin": "http://192.0.2.7:9000"}).status_code == 403


def test_origins_are_compared_as_browsers_do() -> None:
    assert same_origin("https://a.test", "https://a.test:443")
    assert not same_origin("https://a.test", "http://a.test:443")
    assert not same_origin("nonsense", "nonsense")
