"""`prompt2mesh remote …` as a person runs it, against the real service."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trimesh

from prompt2mesh.client import Client
from prompt2mesh.mesh.errors import AuthenticationError
from tests.support.canaries import PASSWORD
from tests.support.service import Service, running_service

pytestmark = [pytest.mark.blender, pytest.mark.slow]
COMMAND = [sys.executable, "-m", "prompt2mesh.cli", "remote"]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("service")) as running:
        yield running


class Shell:
    """A person's home and working folder."""

    def __init__(self, home: Path, service: Service) -> None:
        self.folder = home / "work"
        self.folder.mkdir(parents=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PROMPT2MESH_", "XDG_"))}
        self.environment = {**kept, "HOME": str(home)}
        self.credentials = home / ".config" / "prompt2mesh" / "credentials.json"
        self.url = service.api_url

    def run(self, *arguments: str, given: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*COMMAND, *arguments], cwd=self.folder, env=self.environment, input=given, capture_output=True, text=True,
            timeout=200, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        assert done.returncode == code, done.stdout + done.stderr
        return done

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*COMMAND, *arguments], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip


@pytest.fixture
def shell(tmp_path: Path, service: Service) -> Shell:
    """Somebody new, signed up and logged in."""
    found = Shell(tmp_path, service)
    address = f"ada-{time.time_ns()}@example.org"
    found.run("signup", "--server", found.url, "--email", address, "--password-stdin", given=PASSWORD + "\n")
    return found


def test_a_model_is_made_changed_and_fetched(shell: Shell) -> None:
    said = shell.run("make", "a round oak table with four brass legs", "--out", "table").stdout
    assert "watertight" in said
    assert re.search(r"✓ .*brass", said)
    folder = shell.folder / "table"
    assert {"model.glb", "preview.png", "model.p2m.json", "report.json"} <= {path.name for path in folder.iterdir()}
    trimesh.load(folder / "model.glb", force="mesh")
    shown = json.loads(shell.run("show", "last", "--json").stdout)
    assert any(slider["name"] == "height" for slider in shown["parameters"])
    assert "0.75 → 0.5" in shell.run("set", "last", "height=0.5").stdout
    assert "what changed" in shell.run("edit", "a round oak table with four brass legs", "paint the top red").stdout
    shell.run("revert", "last", "1")
    project = json.loads(shell.run("list", "--json").stdout)[0]
    assert project["head"]["number"] == 4
    assert project["head"]["summary"]["size_m"] == pytest.approx(shown["summary"]["size_m"])
    saved = json.loads(shell.run("export", project["id"], "-f", "stl", "--out", "more", "--json").stdout)["saved"]
    assert saved == ["more/model.stl"]
    assert (shell.folder / "more" / "model.stl").stat().st_size > 1000
    assert "model.stl" in shell.run("download", "last", "-f", "fbx", code=2).stderr


def test_the_login_is_kept_for_its_owner_and_ends(shell: Shell) -> None:
    assert stat.S_IMODE(shell.credentials.stat().st_mode) == 0o600
    who = json.loads(shell.run("whoami", "--json").stdout)
    assert who["server"] == shell.url
    assert who["usage"]["limits"]["concurrent_jobs"] > 0
    entry = json.loads(shell.credentials.read_text())["servers"][shell.url]
    shell.run("logout")
    assert shell.url not in shell.credentials.read_text()
    assert "prompt2mesh remote login" in shell.run("whoami", "--server", shell.url, code=2).stderr
    with Client(shell.url, api_key=entry["access_token"]) as stolen, pytest.raises(AuthenticationError):
        stolen.account.get()
    wrong = shell.run("login", "-s", shell.url, "-e", who["email"], "--password-stdin", given="wrong\n", code=2)
    assert "unauthenticated" in wrong.stderr
    shell.run("login", "-s", shell.url, "-e", who["email"], "--password-stdin", given=PASSWORD + "\n")
    key = shell.run("keys", "create", "script").stdout.strip()
    assert key.startswith("p2m_")
    assert key not in shell.run("keys", "list").stdout
    shell.run("logout")
    shell.environment |= {"PROMPT2MESH_API_KEY": key, "PROMPT2MESH_API_URL": shell.url}
    assert json.loads(shell.run("list", "tasks", "--json").stdout) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_cancels_on_the_server(shell: Shell, how: signal.Signals) -> None:
    process = shell.start("make", "a castle with four towers", "--beauty", "-f", "glb,usdz,fbx", "--out", "castle")
    running: list[str] = []
    deadline = time.monotonic() + 60
    while not running and time.monotonic() < deadline:
        found = json.loads(shell.run("list", "tasks", "--status", "in_progress", "--json").stdout)
        running = [task["id"] for task in found]
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert f"canceled on the server: {running[0]}" in said
    deadline = time.monotonic() + 30
    task = json.loads(shell.run("show", running[0], "--json").stdout)
    while task["status"] == "IN_PROGRESS" and time.monotonic() < deadline:
        task = json.loads(shell.run("show", running[0], "--json").stdout)
    assert task["status"] == "CANCELED"
    assert list(shell.folder.iterdir()) == []


def test_a_task_can_be_left_and_followed_later(shell: Shell) -> None:
    task = json.loads(shell.run("make", "a green cone", "--detach", "--json").stdout)
    events = [json.loads(line) for line in shell.run("watch", task["id"], "--json").stdout.splitlines()]
    assert [event["id"] for event in events] == list(range(1, len(events) + 1))
    assert events[-1]["type"] == "succeeded"
    assert "version 1" in shell.run("watch", task["id"]).stdout


def test_a_batch_tells_of_every_line(shell: Shell) -> None:
    (shell.folder / "props.txt").write_text('# three\na cube\nfreedom\n{"prompt": "a red sphere", "seed": 3}\n')
    done = shell.run("batch", "props.txt", "--out", "props", "--json", code=1)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["status"] for line in lines] == ["SUCCEEDED", "FAILED", "SUCCEEDED"]
    assert (shell.folder / "props" / "0001-a-cube" / "model.glb").exists()
    (shell.folder / "bad.csv").write_text("promt,seed\na cube,1\n")
    assert "`prompt`" in shell.run("batch", "bad.csv", code=2).stderr


def test_errors_are_those_of_the_server_with_their_exit_codes(shell: Shell) -> None:
    failed = shell.run("make", "freedom and justice", "--json", code=3)
    assert json.loads(failed.stdout)["error"]["code"] == "object_unknown"
    assert "not_found" in shell.run("show", "job_01kb2m3w5x6y7z8a9b0c1d2e3f", code=2).stderr
    assert "no model named 'nothing'" in shell.run("show", "nothing", code=2).stderr
    assert "#aa0000" in shell.run("part", "last", "x", "--color", "green", code=2).stderr
    assert "unauthenticated" in shell.run("list", "-s", shell.url.replace("127.0.0.1", "localhost"), code=2).stderr


def test_a_conversation_and_an_llm_key(shell: Shell) -> None:
    secret = "sk-ant-of-ada-0815"  # noqa: S105 - of nobody
    assert "built-in" in shell.run("llm").stdout
    added = shell.run("llm-keys", "add", "anthropic", "--model", "claude-test", given=secret + "\n")
    [listed] = json.loads(shell.run("llm-keys", "list", "--json").stdout)
    assert (listed["hint"], listed["models"]) == ("0815", ["claude-test"])
    assert secret not in added.stdout + added.stderr
    assert json.loads(shell.run("llm", "--json").stdout)["models"] == [
        {"label": "anthropic:claude-test", "owner": "user"}
    ]
    shell.run("llm-keys", "add", "anthropic", code=2)  # no key, and nobody to ask
    shell.run("llm-keys", "remove", listed["id"])
    made = shell.run("make", "a red cube", "--no-fetch")
    assert "the built-in modeler: there is no LLM" in made.stderr
    talk = shell.run("chat", "last", given="how tall is it?\nmake it blue\n/undo\n/undo\n/turns\n/quit\n")
    assert "10.0 cm high" in talk.stdout
    assert "taken back: make it blue" in talk.stdout
    assert "no turn of this conversation changed the model" in talk.stderr
    assert json.loads(shell.run("chat", "last", "what is it made of?", "--json").stdout)["answer"].startswith(
        "It is made"
    )
