"""The protocol as older and newer clients speak it, letter by letter, and what a process leaves on its lines."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS

from tests.support.chaos.processes import processes_of
from tests.support.mcp_peer import local_environment
from tests.support.runners import wait_for

pytestmark = pytest.mark.blender


class Line:
    """A server process and somebody who writes lines to it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.process = subprocess.Popen(
            [sys.executable, "-m", "prompt2mesh.cli", "mcp"], env=local_environment(data), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.number = 0
        self.rest = b""

    def send(self, method: str, *, answered: bool = True, **params: Any) -> int:
        self.number += 1
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": self.number} if answered else {})}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()
        return self.number

    def message(self, *, timeout_s: float = 60.0) -> dict[str, Any]:
        """The next line, which must be a message of the protocol."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + timeout_s
        while b"\n" not in self.rest:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, "nothing came"
            chunk = os.read(self.process.stdout.fileno(), 1 << 20)
            assert chunk, "the line was closed"
            self.rest += chunk
        line, _, self.rest = self.rest.partition(b"\n")
        found = json.loads(line)
        assert found["jsonrpc"] == "2.0"
        return found

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = self.send(method, **params)
        while (found := self.message()).get("id") != number:
            assert "method" in found  # progress
        return found

    def shake_hands(self, version: str) -> dict[str, Any]:
        answer = self.ask("initialize", protocolVersion=version, capabilities={},
                          clientInfo={"name": "test", "version": "1"})  # fmt: skip
        self.send("notifications/initialized", answered=False)
        return answer["result"]


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    opened = Line(tmp_path / "data")
    yield opened
    opened.process.kill()
    opened.process.wait()
    for pipe in (opened.process.stdin, opened.process.stdout, opened.process.stderr):
        assert pipe is not None
        with contextlib.suppress(BrokenPipeError):
            pipe.close()


@pytest.mark.parametrize("version", HANDSHAKE_PROTOCOL_VERSIONS)
def test_a_client_of_each_version_makes_a_model(line: Line, version: str) -> None:
    hello = line.shake_hands(version)
    assert hello["protocolVersion"] == version
    assert hello["serverInfo"]["name"] == "prompt2mesh"
    assert {"tools", "resources", "prompts"} <= hello["capabilities"].keys()
    tools = {tool["name"]: tool for tool in line.ask("tools/list")["result"]["tools"]}
    assert tools["make_model"]["inputSchema"]["type"] == "object"
    made = line.ask("tools/call", name="make_model", arguments={"prompt": "a wooden cube"})["result"]
    assert not made.get("isError")
    kinds = [part["type"] for part in made["content"]]
    assert kinds[0] == "text"
    assert kinds.count("image") == 1
    assert ("resource_link" in kinds) is (version >= "2025-06-18")
    told = "\n".join(part["text"] for part in made["content"] if part["type"] == "text")
    assert ("prompt2mesh://projects/" in told) is (version < "2025-06-18")  # as text, where there are no links


def test_a_version_that_nobody_knows_is_answered_with_one_that_is_known(line: Line) -> None:
    assert line.shake_hands("1999-01-01")["protocolVersion"] == HANDSHAKE_PROTOCOL_VERSIONS[-1]


def test_the_newest_version_needs_no_handshake(line: Line) -> None:
    meta = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {},
        "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
    }  # fmt: skip
    told = line.ask("server/discover", _meta=meta)["result"]
    assert "2026-07-28" in told["supportedVersions"]
    found = line.ask("tools/call", name="search_library", arguments={"query": "chair"}, _meta=meta)["result"]
    assert found["structuredContent"]["kinds"][0]["kind"] == "chair"


def test_nonsense_on_the_line_harms_nobody(line: Line) -> None:
    assert line.process.stdin is not None
    line.shake_hands("2025-06-18")
    line.process.stdin.write(b"this is no JSON\n\xff\xfe\n[]\n")
    assert "error" in line.ask("no/such/method")
    assert line.ask("tools/list")["result"]["tools"]


def test_a_client_that_hangs_up_leaves_nothing_behind(line: Line) -> None:
    line.shake_hands("2025-06-18")
    line.ask("tools/call", name="make_model", arguments={"prompt": "a wooden cube"})
    line.ask("tools/call", name="get_scene_info", arguments={})
    assert line.process.stdin is not None
    line.process.stdin.close()
    assert line.process.wait(30) == 0
    wait_for(lambda: processes_of(line.data) == [], timeout_s=60)
    assert line.process.stderr is not None
    assert line.process.stderr.read() == b""


def test_a_server_that_is_asked_to_end_does(line: Line) -> None:
    line.shake_hands("2025-06-18")
    line.ask("tools/call", name="make_model", arguments={"prompt": "a wooden cube"})
    line.process.send_signal(signal.SIGTERM)
    assert line.process.wait(30) == 0
    wait_for(lambda: processes_of(line.data) == [], timeout_s=60)
    assert list((line.data / "work").iterdir()) == []
