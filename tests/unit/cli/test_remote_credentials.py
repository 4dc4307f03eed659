import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from prompt2mesh.cli.remote.connecting import choose_server, is_exposed
from prompt2mesh.cli.remote.credentials import Credentials, FileTokens, credentials_folder
from prompt2mesh.client import Client, Tokens
from prompt2mesh.mesh.errors import InputFileError
from tests.support.scripted_server import scripted_server
from tests.unit.client.conftest import IMPATIENT
from tests.unit.client.test_requests import Login

HERE, THERE = "http://localhost:8000", "https://mesh.example.org"


@pytest.fixture
def kept(tmp_path: Path) -> Credentials:
    return Credentials(tmp_path / "config" / "prompt2mesh")


def test_a_login_is_for_its_owner_alone_whatever_the_umask(kept: Credentials) -> None:
    before = os.umask(0)
    try:
        kept.keep(HERE, {"email": "a@example.org", "access_token": "A", "refresh_token": "R"})
        kept.keep(HERE, {"email": "a@example.org", "access_token": "B", "refresh_token": "S"})
    finally:
        os.umask(before)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
    assert [path.name for path in sorted(kept.path.parent.iterdir())] == ["credentials.json", "credentials.lock"]


def test_each_server_has_its_own_login_and_the_last_one_is_the_default(kept: Credentials) -> None:
    assert kept.default_server is None
    assert kept.entry(HERE) == {}
    kept.keep(HERE, {"access_token": "A"}, default=True)
    kept.keep(THERE, {"api_key": "K"}, default=True)
    assert (kept.entry(HERE), kept.entry(THERE)) == ({"access_token": "A"}, {"api_key": "K"})
    assert kept.default_server == THERE
    kept.keep(THERE, {})
    assert kept.entry(THERE) == {}
    assert kept.default_server is None
    assert kept.entry(HERE) == {"access_token": "A"}


def test_a_refreshed_login_is_what_the_next_command_finds(kept: Credentials) -> None:
    kept.keep(HERE, {"email": "a@example.org", "access_token": "A", "refresh_token": "R"}, default=True)
    FileTokens(kept, HERE).save(Tokens("B", "S"))
    other = Credentials(kept.path.parent)
    assert FileTokens(other, HERE).load() == Tokens("B", "S")
    assert other.entry(HERE)["email"] == "a@example.org"
    assert other.default_server == HERE
    FileTokens(kept, HERE).save(None)
    assert FileTokens(other, HERE).load() is None


def test_a_damaged_file_says_what_to_do(kept: Credentials) -> None:
    kept.path.parent.mkdir(parents=True)
    kept.path.write_text("{half")
    with pytest.raises(InputFileError, match=r"credentials\.json") as caught:
        kept.entry(HERE)
    assert "log in again" in caught.value.hint


def test_the_lock_is_one_for_all_and_dies_with_its_holder(kept: Credentials) -> None:
    other = Credentials(kept.path.parent)
    assert kept.try_lock()
    assert not other.try_lock()
    kept.unlock()
    assert other.try_lock()
    other.unlock()
    program = (
        "import sys, time; from pathlib import Path; from prompt2mesh.cli.remote.credentials import Credentials\n"
        "print(Credentials(Path(sys.argv[1])).try_lock(), flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", program, str(kept.path.parent)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert not kept.try_lock()
    finally:
        holder.kill()
        holder.communicate()
    assert kept.try_lock()
    kept.unlock()


def test_commands_at_the_same_time_refresh_the_login_once(kept: Credentials) -> None:
    with scripted_server() as server:
        login = Login(server)
        kept.keep(server.url, {"access_token": "access-old", "refresh_token": "refresh-1"})
        found: list[str] = []

        def command() -> None:
            tokens = FileTokens(Credentials(kept.path.parent), server.url)
            with Client(server.url, tokens=tokens, retry=IMPATIENT) as client:
                found.append(client.account.get().id)

        threads = [threading.Thread(target=command) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == ["user_1"] * 6
        assert login.reused == 0
        assert len(server.asked("POST /v1/auth/refresh")) == 1
        tokens = json.loads(kept.path.read_text())["servers"][server.url]
        assert tokens == {"access_token": "access-2", "refresh_token": "refresh-2"}


def test_the_server_is_asked_for_named_kept_or_this_machine(kept: Credentials) -> None:
    named = {"PROMPT2MESH_API_URL": "http://10.0.0.7:9000/"}
    assert choose_server(None, kept, {}) == HERE
    kept.keep(THERE, {"api_key": "K"}, default=True)
    assert choose_server(None, kept, {}) == THERE
    assert choose_server(None, kept, named) == "http://10.0.0.7:9000"
    assert choose_server("http://a.example.org", kept, named) == "http://a.example.org"


@pytest.mark.parametrize(
    ("typed", "meant", "exposed"),
    [
        ("localhost:8000", "http://localhost:8000", False),
        ("localhost", "http://localhost", False),
        ("127.0.0.1:9000/", "http://127.0.0.1:9000", False),
        ("mesh.example.org", "https://mesh.example.org", False),
        ("mesh.example.org:8443/api", "https://mesh.example.org:8443/api", False),
        ("http://mesh.example.org", "http://mesh.example.org", True),
    ],
)
def test_an_address_without_a_scheme_is_the_safe_one(typed: str, meant: str, exposed: bool, kept: Credentials) -> None:
    found = choose_server(typed, kept, {})
    assert (found, is_exposed(found)) == (meant, exposed)


def test_the_folder_is_the_users_own(tmp_path: Path) -> None:
    assert credentials_folder({"HOME": "/home/ada"}) == Path("/home/ada/.config/prompt2mesh")
    assert credentials_folder({"HOME": "/home/ada", "XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "prompt2mesh"
