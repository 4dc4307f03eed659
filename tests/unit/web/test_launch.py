import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.web.configuration import read_configuration
from prompt2mesh.web.launch import command


def test_the_command_starts_streamlit_silent_and_protected() -> None:
    launch = command(
        8511,
        "http://127.0.0.1:8000",
        "https://api.example.org",
        "https://mesh.example.org",
        environment={"PATH": "/bin"},
    )
    assert launch.argv[:4] == [sys.executable, "-m", "prompt2mesh.web.streamlit_server", "run"]
    assert Path(launch.argv[4]).name == "app.py"
    assert Path(launch.argv[4]).is_file()
    for option in (
        "--server.port=8511",
        "--server.headless=true",
        "--server.fileWatcherType=none",
        "--server.enableCORS=true",
        "--server.enableXsrfProtection=true",
        "--browser.gatherUsageStats=false",
        "--browser.serverAddress=mesh.example.org",
        '--server.corsAllowedOrigins=["https://mesh.example.org"]',
    ):
        assert option in launch.argv
    assert launch.environment["PATH"] == "/bin"
    assert launch.environment["PROMPT2MESH_API_URL"] == "http://127.0.0.1:8000"


def test_what_the_command_sets_is_what_the_page_reads() -> None:
    launch = command(1, "http://api:8000", "https://api.example.org/", "https://mesh.example.org", environment={})
    found = read_configuration(launch.environment)
    assert found.api_url == "http://api:8000"
    assert found.public_api_url == "https://api.example.org"
    assert found.secure


def test_an_address_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(EnvironmentFaultError, match="PROMPT2MESH_API_URL should be an address"):
        read_configuration({"PROMPT2MESH_API_URL": "localhost:8000"})


def address_seen(monkeypatch: pytest.MonkeyPatch, trusted: str | None, *, peer: str, forwarded: str) -> str:
    """Which address a page that was started so sees of a request, by the server that Streamlit has."""
    environment = {} if trusted is None else {"PROMPT2MESH_TRUSTED_PROXIES": trusted}
    launch = command(1, "http://api:8000", "http://api.example.org", "http://example.org", environment=environment)
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    for name, value in launch.environment.items():
        monkeypatch.setenv(name, value)
    seen: list[str] = []

    async def page(scope: Any, receive: Any, send: Any) -> None:
        del receive, send
        seen.append(scope["client"][0])

    server = uvicorn.Config(page, log_config=None)
    server.load()
    app: Any = server.loaded_app
    headers = [(b"x-forwarded-for", forwarded.encode())]
    scope = {"type": "websocket", "scheme": "ws", "client": (peer, 4711), "path": "/_stcore/stream", "headers": headers}
    asyncio.run(app(scope, None, None))
    return seen[0]


def test_behind_a_load_balancer_two_people_stay_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or one of them could use up everybody's logins."""
    networks = "10.0.0.0/8, 172.16.0.0/12"
    for address in ("203.0.113.7", "203.0.113.8", "2001:db8::7"):
        assert address_seen(monkeypatch, networks, peer="10.3.0.9", forwarded=address) == address
    added = address_seen(monkeypatch, networks, peer="10.3.0.9", forwarded="198.51.100.1, 203.0.113.7")
    assert added == "203.0.113.7", "what the load balancer says, and not what the browser made up"


@pytest.mark.parametrize("trusted", [None, "", "10.0.0.0/8"])
def test_nobody_else_says_which_address_they_have(trusted: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for peer in ("203.0.113.7", "127.0.0.1", "::1"):
        assert address_seen(monkeypatch, trusted, peer=peer, forwarded="198.51.100.1") == peer
