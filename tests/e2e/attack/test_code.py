"""Code that a language model was talked into: network, files, keys, processes, through the door that runs it."""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.instances.local.driver import LocalInstances
from prompt2mesh.studio.ports.instances import InstanceAddress
from tests.e2e.attack.conftest import LLM_KEY, SECRET, Studio
from tests.support.attacks import ESCAPES, HELD_ONLY, NO_TEETH, attempt_all, names_of
from tests.support.local_instances import processes_below
from tests.support.mcp_peer import Peer, http_peer

pytestmark = [pytest.mark.blender, pytest.mark.slow]
# Long ones that tests/integration/builders/test_foreign_code_escapes.py tries.
_SLOW = {"finds_the_canary_anywhere", "writes_anywhere", "fills_the_disk"}


@pytest.fixture(scope="module")
def peer(studio: Studio) -> Iterator[Peer]:
    with http_peer(studio.service.mcp_url, studio.mallory.token) as connected:
        yield connected


@pytest.fixture(scope="module")
def desk(studio: Studio) -> InstanceAddress:
    """Where Alice's instance is: a real Blender and an agent, as processes of this machine."""
    alice = studio.alice
    alice.post("/v1/instances", {})
    deadline = time.monotonic() + 150
    while (found := alice.get("/v1/instances/me"))["phase"] != "Ready":
        assert found["phase"] != "Failed", found
        assert time.monotonic() < deadline, found
        time.sleep(0.1)
    address = LocalInstances(studio.service.data / "instances").address(alice.user.id)
    assert address is not None
    return address


def test_written_code_reaches_nothing_of_the_service(studio: Studio, peer: Peer, tmp_path: Path) -> None:
    """What an injected prompt would make an LLM write, at the tool that runs it, screened or not."""
    for name in ("canary.db", "canary.key", "canary.env", "victim"):
        (tmp_path / name).write_text("canary")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        values: dict[str, Any] = {
            "database": str(studio.service.data / "studio.db"), "key": str(tmp_path / "canary.key"),
            "dotenv": str(tmp_path / "canary.env"), "home": str(tmp_path), "checkout": str(Path(__file__).parents[3]),
            "outside": str(tmp_path / "outside"), "scratch": "/tmp", "victim_file": str(tmp_path / "victim"),  # noqa: S108
            "tcp": listening.getsockname()[1], "udp": 9, "unix": str(tmp_path / "s"), "abstract": "none",
            "victim": studio.service.processes["api"].pid, "parent": studio.service.processes["mcp"].pid,
            "root": os.geteuid() == 0,
        }  # fmt: skip
        tried = peer.call("execute_blender_code", code=attempt_all(ESCAPES + HELD_ONLY, values))
        # Words of the tool may stand before the first.
        lines = [json.loads(line[line.index('["') :]) for line in str(tried.text).splitlines() if '["' in line]
        assert tried.result.is_error or len(lines) == len(names_of(ESCAPES + HELD_ONLY)), "neither refused nor tried"
        assert [name for name, evidence, _ in lines if evidence and name not in NO_TEETH | _SLOW] == []
        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert LLM_KEY not in str(tried.text)
    assert SECRET not in str(tried.text)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["canary.db", "canary.env", "canary.key", "victim"]


@pytest.mark.parametrize("code", [
    "import os\nwhile True: os.fork()", "import socket; socket.create_connection(('169.254.169.254', 80))",
    "import os; print(os.environ)", "__import__('subprocess').run(['id'])", "open('/proc/1/environ').read()",
], ids=["fork bomb", "metadata", "environment", "program", "other processes"])  # fmt: skip
def test_one_line_of_harm_does_none(studio: Studio, peer: Peer, code: str) -> None:
    answer = str(peer.call("execute_blender_code", code=code).text)
    for secret in (LLM_KEY, SECRET, "uid=", "JWT_SECRET_KEY", "ANTHROPIC_API_KEY"):
        assert secret not in answer
    studio.works()


def environments_of(pids: list[int]) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for pid in pids:
        try:
            found[pid] = Path(f"/proc/{pid}/environ").read_bytes() + Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
    return found


def children_of(pid: int) -> list[int]:
    """A process's children, theirs, and so on."""
    direct = [
        int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
    ]
    return [*direct, *(inner for one in direct for inner in children_of(one))]


def test_no_key_of_the_service_is_in_any_blenders_reach(studio: Studio, desk: InstanceAddress) -> None:
    """The environment of every worker and of every part of an instance, and each file that a Blender may read."""
    runner = studio.service.processes["runner"].pid
    assert LLM_KEY.encode() in environments_of([runner])[runner], "the key is where it should be, so this can fail"
    root = studio.service.data / "instances"
    others = environments_of([*children_of(runner), *processes_below(root)])
    assert len(others) >= 4, others
    secrets = (LLM_KEY.encode(), SECRET.encode())
    assert [pid for pid, text in others.items() if any(secret in text for secret in secrets)] == []
    read = 0
    for path in [*root.rglob("*"), *(studio.service.data / "work").rglob("*")]:
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 50_000_000:
            read += 1
            data = path.read_bytes()
            assert not any(secret in data for secret in secrets), path
    assert read > 3
    for name in (LLM_KEY, SECRET):
        assert all(name not in studio.service.log(part) for part in studio.service.processes)
    assert desk.token not in "".join(studio.service.log(part) for part in studio.service.processes)


def test_code_in_ones_own_blender_reaches_nothing_of_the_service(studio: Studio, desk: InstanceAddress) -> None:
    """What its Python console runs too: here over port 9876, with the token that its person's agent has."""
    data, parts = studio.service.data, {name: one.pid for name, one in studio.service.processes.items()}
    slot = next((data / "instances" / "slots").iterdir())
    code = f"""
import os, socket, urllib.request
def tried(name, what):
    try: print(name, "got", what())
    except Exception as exc: print(name, type(exc).__name__)
for path in {[str(data / "studio.db"), str(data), str(slot / "token"), str(slot / "agent"), "/etc/shadow", "/etc/passwd"]!r}:
    tried("file", lambda: os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(20))
for pid in {[*parts.values(), os.getpid()]!r}:
    tried("environment", lambda: open(f"/proc/{{pid}}/environ").read())
    tried("signal", lambda: os.kill(pid, 0) or "it may")
for address in {[desk.agent_url, studio.service.api_url, "http://169.254.169.254/latest/meta-data/"]!r}:
    tried("network", lambda: urllib.request.urlopen(address, timeout=5).status)
tried("variables", lambda: [one for one in os.environ if "KEY" in one or "PROMPT2MESH" in one] or 1 / 0)
print("tried all")
"""
    with closing(SocketScene(desk.mcp_host, desk.mcp_port, token=desk.token)) as scene:
        told = str(scene.command("execute_code", code=code, timeout_s=60)["result"])
    lines = told.splitlines()
    assert lines.pop() == "tried all"
    assert len(lines) == 6 + 2 * (len(parts) + 1) + 3 + 1
    assert [line for line in lines if " got " in line] == []
    for secret in (LLM_KEY, SECRET):
        assert secret not in told
    studio.works()


def test_the_socket_of_blender_takes_no_orders_and_no_crowd(studio: Studio, desk: InstanceAddress) -> None:
    """Port 9876 of an instance: without its token nothing runs, and three hundred sockets keep nobody out."""
    crowd: list[socket.socket] = []
    try:
        for number in range(300):
            one = socket.create_connection((desk.mcp_host, desk.mcp_port), timeout=10)
            one.settimeout(10)
            crowd.append(one)
            order = {"type": "execute_code", "params": {"code": "print(open('/etc/passwd').read())"}}
            if number % 3 == 0:
                one.sendall(json.dumps(order).encode())
            elif number % 3 == 1:
                one.sendall(json.dumps({**order, "token": "a" * 40}).encode())
        heard = b""
        for one in crowd[:60:3]:
            with closing(one):
                try:
                    heard += one.recv(65536)
                except (TimeoutError, ConnectionError):
                    continue
        assert b"root:x" not in heard
        assert b'"status": "success"' not in heard
    finally:
        for one in crowd:
            one.close()
    deadline = time.monotonic() + 40
    while studio.alice.ask("POST", "/v1/instances/me/keep").status_code >= 500:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    with LocalInstances(studio.service.data / "instances").agent(studio.alice.user.id.removeprefix("usr_")) as agent:  # type: ignore[union-attr]
        assert agent.status() is not None
