"""The pages and files that a desktop's web server gives, and what it does not give."""

import http.client
import socket
from pathlib import Path

import pytest

from prompt2mesh.desktop.access import web_token
from tests.support.desktop_web import web_server

TOKEN, PASSWORD = "a-token-of-enough-characters", "12345678"


def got(port: int, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_the_page_may_load_and_reach_nothing_but_its_own_server(tmp_path: Path) -> None:
    with web_server(tmp_path) as served:
        page = got(served.port, "/")
    assert page.status == 200
    assert "Prompt2Mesh" in page.text  # type: ignore[attr-defined]
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert f"ws://127.0.0.1:{served.port} " in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/desktop.js", 200), ("/desktop.css", 200), ("/icon.svg", 200), ("/novnc/core/rfb.js", 200),
        ("/novnc/secret.txt", 404), ("/novnc/core/../secret.txt", 404), ("/novnc/%2e%2e/secret.txt", 404),
        ("/../access.py", 404), ("/%2e%2e/access.py", 404), ("/novnc//etc/passwd", 404), ("/a%00b", 404), ("/none", 404),
        (f"/{'x' * 300}", 404), (f"/novnc/{'x' * 5000}", 404),
    ],
)  # fmt: skip
def test_only_the_files_of_the_page_are_given(path: str, status: int, tmp_path: Path) -> None:
    with web_server(tmp_path) as served:
        assert got(served.port, path).status == status


def test_health_is_told_to_everyone_and_says_what_is_waited_for(tmp_path: Path) -> None:
    with web_server(tmp_path, mode="token", token=TOKEN) as served:
        assert got(served.port, "/healthz").status == 200
        assert got(served.port, "/readyz").status == 200
        served.waits_for.append("Blender does not answer yet")
        answer = got(served.port, "/readyz")
        assert (answer.status, answer.text) == (503, "Blender does not answer yet")  # type: ignore[attr-defined]
        assert got(served.port, "/healthz").status == 200


def test_with_a_token_the_key_opens_the_page_once_and_the_cookie_afterwards(tmp_path: Path) -> None:
    with web_server(tmp_path, mode="token", token=TOKEN, password=PASSWORD) as served:
        assert got(served.port, "/").status == 401
        assert got(served.port, "/connection.json").status == 401
        first = got(served.port, f"/?token={web_token(TOKEN)}")
        assert (first.status, first.headers["Location"]) == (303, "/")
        cookie = first.headers["Set-Cookie"].partition(";")[0]
        assert got(served.port, "/", Cookie=cookie).status == 200
        assert PASSWORD in got(served.port, "/connection.json", Cookie=cookie).text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"nonsense\r\n\r\n", b"GET http://x/ HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", b"GET / HTTP/1.1\r\nX: " + b"x" * 40_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"GET //[ HTTP/1.1\r\n\r\n",
    ],
)  # fmt: skip
def test_bad_requests_are_refused_and_harm_nobody(request_bytes: bytes, tmp_path: Path) -> None:
    with web_server(tmp_path) as served:
        with socket.create_connection(("127.0.0.1", served.port), timeout=5) as raw:
            raw.sendall(request_bytes)
            assert raw.recv(100).startswith(b"HTTP/1.1 400 ")
        assert got(served.port, "/healthz").status == 200


def test_one_connection_asks_many_times(tmp_path: Path) -> None:
    with web_server(tmp_path) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=5)
        for path in ("/healthz", "/desktop.css", "/readyz"):
            connection.request("GET", path)
            assert connection.getresponse().read()
        connection.request("HEAD", "/")
        assert connection.getresponse().read() == b""
        connection.close()
        assert got(served.port, "/", "DELETE").status == 405
