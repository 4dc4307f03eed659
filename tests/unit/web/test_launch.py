import sys
from pathlib import Path

import pytest

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
