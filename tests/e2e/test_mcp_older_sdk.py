"""The SDK's client of its first generation, as most programs have it today, talks to our server over both doors."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from tests.support.mcp_peer import local_environment
from tests.support.peers import peer_programs
from tests.support.service import running_service

pytestmark = [pytest.mark.slow, pytest.mark.blender]
CLIENT = """
import asyncio, json, os, sys
from importlib.metadata import version
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamablehttp_client

def opened(url):
    if url:
        return streamablehttp_client(url, headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
    return stdio_client(StdioServerParameters(command=sys.argv[1], args=["-m", "prompt2mesh.mcp"], env=dict(os.environ)))

async def main():
    told = []
    async def hear(progress, total, message):
        told.append(progress)
    async with opened(sys.argv[2]) as streams, ClientSession(streams[0], streams[1]) as session:
        hello = await session.initialize()
        tools = await session.list_tools()
        made = await session.call_tool("make_model", {"prompt": "a wooden cube"}, progress_callback=hear)
        wrong = await session.call_tool("make_model", {"prompt": "a flurbgnork"})
        program = await session.read_resource(f"prompt2mesh://projects/{made.structuredContent['project_id']}/program")
        prompt = await session.get_prompt("model_a_thing", {"thing": "a cup"})
        print(json.dumps({
            "sdk": version("mcp"), "protocol": hello.protocolVersion, "tools": [tool.name for tool in tools.tools],
            "kinds": [part.type for part in made.content], "progress": told, "wrong": wrong.isError,
            "program": json.loads(program.contents[0].text)["prompt"], "prompt": prompt.messages[0].content.text,
        }))

asyncio.run(main())
"""


def talk(environment: dict[str, str], url: str = "") -> dict[str, Any]:
    python = peer_programs("1x") / "python"
    kept = {name: value for name, value in environment.items() if name != "PYTHONPATH"} if url else environment
    kept = {**kept, "PYTHONSAFEPATH": "1"}
    done = subprocess.run([str(python), "-c", CLIENT, sys.executable, url], env=kept, capture_output=True, text=True,
                          timeout=200, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def check(told: dict[str, Any]) -> None:
    assert told["sdk"].startswith("1.")
    assert told["protocol"] == "2025-11-25"
    assert {"make_model", "get_scene_info", "execute_blender_code"} <= set(told["tools"])
    assert told["kinds"][0] == "text"
    assert {"resource_link", "image"} <= set(told["kinds"])
    assert told["progress"] == sorted(set(told["progress"]))
    assert told["progress"][-1] == 100
    assert told["wrong"] is True
    assert told["program"] == "a wooden cube"
    assert "a cup" in told["prompt"]


def test_over_standard_input_and_output(tmp_path: Path) -> None:
    check(talk(local_environment(tmp_path / "data")))


def test_over_http(tmp_path: Path) -> None:
    with running_service(tmp_path, mcp=True) as service:
        account = {"email": "old@example.com", "password": "a long enough password 7"}
        answer = httpx.post(f"{service.api_url}/v1/auth/signup", json=account).raise_for_status()
        check(talk({**local_environment(tmp_path / "none"), "TOKEN": answer.json()["access_token"]}, service.mcp_url))
