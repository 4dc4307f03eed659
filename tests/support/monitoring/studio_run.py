"""`prompt2mesh serve` with people who use it: prompts, edits, batches, an LLM, what fails, what is taken back."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx

from prompt2mesh.client import Client
from prompt2mesh.mesh.errors import Prompt2MeshError
from tests.support.agents import BALL, critique, plan, reading
from tests.support.chaos.processes import command_of, processes_of
from tests.support.llm_server import Asked, Turn, calls_all, llm_server, overloaded, says
from tests.support.receivers import receiver
from tests.support.service import Service, free_port

_PASSWORD = "tea at four on tuesdays"  # noqa: S105 - of a test's own service
_PROMPTS = (
    "a red cube", "a round oak table with four brass legs", "a wooden chair", "a blue mug", "a small brass bell",
    "a stack of three books", "a white bowl", "a tall floor lamp",
)  # fmt: skip
_NOT_KNOWN = "a glorbix"
_EDITS = ("make it blue", "make it twice as tall", "make it of walnut")
# What somebody does at least once, however busy the machine is.
_ACTS = ("model", "fail", "edit", "agent", "batch", "cancel", "look")
_DONE = ("step_done", {"step": 1, "summary": "made"})


@dataclass
class StudioRun:
    """The running service and who uses it.

    Attributes:
        targets: Component → addresses of its metrics.
        probes: Part → an address that answers whether it is ready.
        faults: What went wrong with the use, not with the jobs.
    """

    service: Service
    targets: Mapping[str, list[str]]
    webhook_url: str
    faults: list[str] = field(default_factory=list[str])

    @property
    def probes(self) -> dict[str, str]:
        """As monitoring/prometheus/prometheus.yml has them, as far as they run on one machine."""
        return {
            "backend": f"{self.service.api_url}/readyz", "streamlit": f"{self.service.web_url}/_stcore/health",
            "mcp": self.service.mcp_url.replace("/mcp", "/healthz"),
        }  # fmt: skip

    def use(self, *, for_s: float, people: int = 3, pause_s: float = 0.2) -> None:
        """People who work until the time is over."""
        end = time.monotonic() + for_s
        # They sign up as they come, so that each has a first request.
        threads = [
            threading.Thread(target=self._person, args=(number, _ACTS[number::people], end, pause_s), daemon=True)
            for number in range(people)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=for_s + 300)
            assert not thread.is_alive(), "somebody waits for ever"

    def kill_a_worker(self) -> None:
        """As the kernel does when memory is short."""
        workers = [pid for pid in processes_of(self.service.data) if b"prompt2mesh.blender.worker" in command_of(pid)]
        with suppress(ProcessLookupError, IndexError):
            os.kill(random.choice(workers), signal.SIGKILL)

    def _person(self, number: int, first: Sequence[str], end: float, pause_s: float) -> None:
        dice = random.Random(number)
        try:
            with Client(self.service.api_url, timeout_s=60) as client:
                client.account.signup(f"person-{number}@example.org", _PASSWORD)
                turn = 0
                while turn < len(first) or time.monotonic() < end:
                    act = first[turn] if turn < len(first) else dice.choices(_ACTS, (3, 1, 2, 2, 1, 1, 2))[0]
                    self._act(client, dice, act, end)
                    turn += 1
                    time.sleep(pause_s * dice.uniform(0.5, 3))
        except Exception as fault:  # noqa: BLE001 - told by the test
            self.faults.append(repr(fault))

    def _act(self, client: Client, dice: random.Random, act: str, end: float) -> None:
        wait_s = max(60.0, end - time.monotonic())
        try:
            match act:
                case "fail":
                    client.tasks.wait(client.tasks.text_to_3d(_NOT_KNOWN, modeler="builtin"), timeout_s=wait_s)
                case "edit":
                    made = client.tasks.wait(client.tasks.text_to_3d("a red cube", modeler="builtin"), timeout_s=wait_s)
                    if made.project_id:
                        client.tasks.wait(
                            client.tasks.edit(made.project_id, dice.choice(_EDITS), modeler="builtin"), timeout_s=wait_s
                        )
                case "agent":
                    client.tasks.wait(client.tasks.text_to_3d(_NOT_KNOWN, modeler="agent"), timeout_s=wait_s)
                case "batch":
                    client.batches.create([{"prompt": one} for one in dice.sample(_PROMPTS, 3)])
                case "cancel":
                    client.tasks.cancel(client.tasks.text_to_3d(dice.choice(_PROMPTS), modeler="builtin").id)
                case "look":
                    client.projects.list()
                    client.account.usage()
                    client.projects.get("prj_that_is_not_there")
                case _:
                    task = client.tasks.text_to_3d(
                        dice.choice(_PROMPTS), modeler="builtin", webhook_url=self.webhook_url
                    )
                    for _event in client.tasks.stream(task, timeout_s=wait_s):
                        pass
        except Prompt2MeshError:
            pass  # jobs that fail and things that are not there are part of the day


def _answer() -> "object":
    asked_so_far = 0

    def answer(asked: Asked) -> Turn:
        nonlocal asked_so_far
        asked_so_far += 1
        if asked_so_far % 17 == 5:
            return overloaded()
        return {
            "refine": reading("a glorbix, a ball", enough=False), "plan": plan("Ball"),
            "execute": calls_all(BALL, _DONE), "assess": critique(9), "improve": calls_all(_DONE),
        }.get(asked.purpose, says("ok"))  # fmt: skip

    return answer


def _free_block(size: int) -> int:
    """The first of some ports in a row that nobody listens on."""
    while True:
        first = random.randrange(20_000, 31_000)
        with ExitStack() as stack:
            try:
                for port in range(first, first + size):
                    stack.enter_context(closing(socket.socket())).bind(("127.0.0.1", port))
            except OSError:
                continue
            return first


@contextmanager
def running_studio(folder: Path) -> Generator[StudioRun]:
    """The whole studio as a person starts it, its LLM and somebody who receives webhooks; stopped at the end."""
    data = folder / "data"
    data.mkdir(parents=True)
    first = _free_block(5)
    with ExitStack() as stack:
        llm = stack.enter_context(llm_server(_answer(), strict=False))  # type: ignore[arg-type]
        hooks = stack.enter_context(receiver())
        service = Service(data, f"sqlite:///{data / 'studio.db'}", settings={
            "PROMPT2MESH_METRICS_PORT": str(first), "PROMPT2MESH_METRICS_USERS": "20",
            "PROMPT2MESH_LLM_ALLOW_PRIVATE": "yes", "PROMPT2MESH_WEBHOOK_ALLOW_PRIVATE": "yes",
            "ANTHROPIC_API_KEY": "sk-ant-of-a-test", "ANTHROPIC_BASE_URL": llm.base_url("anthropic"),
        })  # fmt: skip
        command = [
            sys.executable, "-m", "prompt2mesh.cli", "serve", "--port", str(service.api_port), "--web-port",
            str(service.web_port), "--mcp-port", str(service.mcp_port), "--router-port", str(free_port()), "--slots", "1",
        ]  # fmt: skip
        with (data / "serve.log").open("ab") as log:
            process = subprocess.Popen(command, env=service.environment, stdout=log, stderr=log, start_new_session=True)
        service.processes["serve"] = process
        try:
            service.wait_ready(runners=1)
            service.wait_web()
            parts = ("api", "runner", "mcp", "web", "router")
            targets = {part: [f"127.0.0.1:{first + number}"] for number, part in enumerate(parts)}
            for (address,) in targets.values():
                httpx.get(f"http://{address}/metrics", timeout=30).raise_for_status()
            yield StudioRun(service, targets, hooks.url)
        finally:
            service.stop()
