"""The agent on the command line of this machine: real Blender, an LLM over real HTTP, kills and conversations."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.support.agents import BALL, BOX, UNKNOWN, critique, plan, reading
from tests.support.llm_server import Asked, LlmServer, Turn, calls, calls_all, llm_server, says
from tests.support.runners import wait_for

pytestmark = [pytest.mark.blender, pytest.mark.slow]
COMMAND = [sys.executable, "-m", "prompt2mesh.cli"]
KEY = "sk-ant-of-this-machine-4711"
DONE = ("step_done", {"step": 1, "summary": "made"})


class Terminal:
    """A folder to work in, and an environment that names the LLM."""

    def __init__(self, folder: Path, server: LlmServer | None) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items()
                if not name.endswith("_API_KEY") and not name.startswith("PROMPT2MESH_")}  # fmt: skip
        llm = {"ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": server.base_url("anthropic")} if server else {}
        self.environment = {**kept, **llm, "PROMPT2MESH_SANDBOX": "off"}

    def run(self, *arguments: str, given: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run([*COMMAND, *arguments], cwd=self.folder, env=self.environment, input=given,
                              capture_output=True, text=True, timeout=200, check=False)  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        assert KEY not in done.stdout + done.stderr
        return done

    def document(self, model: str) -> dict[str, object]:
        return json.loads((self.folder / model / "agent.json").read_text())


@pytest.mark.timeout(600)
def test_a_model_whose_making_is_killed_goes_on_with_resume(tmp_path: Path) -> None:
    turns: dict[str, list[Turn]] = {
        "refine": [reading("a glorbix, a ball on a box", enough=False)], "plan": [plan("Ball", "Box")],
        "execute": [calls_all(BALL, DONE), calls_all(BOX, DONE)], "assess": [critique(5, "!too red"), critique(9)],
        "improve": [calls_all(("change_part", {"part": "ball", "color": "#1122cc"}), DONE)],
    }  # fmt: skip
    release: list[bool] = []

    def answer(asked: Asked) -> Turn:
        if asked.purpose == "improve":
            wait_for(lambda: bool(release), timeout_s=120)
        left = turns[asked.purpose]
        return left.pop(0) if len(left) > 1 else left[0]

    with llm_server(answer) as server:
        terminal = Terminal(tmp_path, server)
        command = ["make", UNKNOWN, "--out", "thing", "--no-beauty"]
        process = subprocess.Popen([*COMMAND, *command], cwd=tmp_path, env=terminal.environment, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)  # fmt: skip
        wait_for(lambda: any(asked.purpose == "improve" for asked in server.requests), timeout_s=120)
        os.killpg(process.pid, signal.SIGKILL)
        _, said = process.communicate()
        assert "the agent: anthropic:" in said
        assert not (tmp_path / "thing" / "model.glb").exists()
        release.append(True)
        done = terminal.run(*command, "--resume")
        assert "score 9/10" in done.stdout
        paid = [asked.purpose for asked in server.requests]
        assert (paid.count("refine"), paid.count("plan"), paid.count("execute")) == (1, 1, 2)
    numbers = [step["number"] for step in terminal.document("thing")["steps"]]  # type: ignore[attr-defined]
    assert numbers == list(range(1, len(numbers) + 1))
    assert list((tmp_path / "thing" / "steps").glob("step-*"))
    assert (tmp_path / "thing" / "model.glb").exists()
    assert not (tmp_path / "thing" / ".agent").exists()


@pytest.mark.timeout(600)
def test_a_model_is_sculpted_after_a_picture_and_talked_about(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64), "#cc1111").save(tmp_path / "photo.png")
    turns: dict[str, list[Turn]] = {
        "refine": [reading("a ball", enough=True)], "plan": [plan("Ball")], "execute": [calls_all(BALL, DONE)],
        "assess": [critique(9), critique(9)], "chat": [
            says("It is a ball."), calls("change_part", {"part": "ball", "color": "#1122cc"}), says("It is blue now."),
        ],
    }  # fmt: skip
    with llm_server(turns) as server:
        terminal = Terminal(tmp_path, server)
        terminal.run("sculpt", "photo.png", "a red ball", "--no-beauty", "--max-rounds", "1")
        assert any(asked.pictures for asked in server.requests)
        first = (tmp_path / "photo" / "model.p2m.json").read_text()
        talk = terminal.run("chat", "photo", given="what is it?\nmake it blue\n/undo\n/quit\n")
        assert talk.stdout.splitlines()[0] == "It is a ball."
        assert "It is blue now." in talk.stdout
        assert "Taken back: make it blue" in talk.stdout
    assert (tmp_path / "photo" / "model.p2m.json").read_text() == first


@pytest.mark.timeout(600)
def test_without_an_llm_the_built_in_modeler_works_and_says_so(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, None)
    made = terminal.run("make", "a red cube", "--out", "cube", "--no-beauty")
    assert "the built-in modeler: no LLM is set" in made.stderr
    refused = terminal.run("make", "a cube", "--modeler", "agent", code=2)
    assert "llm_key_missing" in refused.stderr
    assert "llm_key_missing" in terminal.run("sculpt", "photo.png", code=2).stderr
    pictured = terminal.run("make", "a cube", "--image", "photo.png", code=2)
    assert "--image needs the agent" in pictured.stderr
    asked = terminal.run("chat", "cube", "how tall is it?")
    assert "10.0 cm high" in asked.stdout
    changed = json.loads(terminal.run("chat", "cube", "could you make it blue?", "--json").stdout)
    assert changed["changed"] is True
    found = terminal.run("doctor", "--json")
    [llm] = [one for one in json.loads(found.stdout) if one["name"] == "LLM for the agent"]
    assert llm["ok"]
    assert "built-in modeler" in llm["found"]
