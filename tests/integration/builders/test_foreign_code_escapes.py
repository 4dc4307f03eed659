"""Hostile code tries everything at once in the sandbox; and in none, which shows that the tries are good ones."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.builders.code import SandboxedCodeRunner
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.mesh.errors import CodeRefusedError
from prompt2mesh.studio.ports.freeform import CodeOrder, Layer
from tests.support.attacks import ESCAPES, HELD_ONLY, NO_TEETH, Outcomes, attempt_all, names_of, outcomes_of
from tests.support.plain_user import as_plain_user

pytestmark = pytest.mark.blender

ROOT = Path(__file__).parents[3]
EVERY_LAYER: frozenset[Layer] = frozenset({"namespaces", "read-only files", "system-call filter", "memory limit"})
_SCRATCH = "/tmp"  # noqa: S108 - its own, in the sandbox
_FILES = ("canary.db", "canary.key", "canary.env", "victim")


@dataclass
class Prey:
    """What the attacks are after: files, servers and a process with secrets in its environment."""

    home: Path
    values: dict[str, Any]
    sockets: list[socket.socket]

    def harm(self) -> list[str]:
        """What happened outside of the sandbox."""
        found = [
            name for name in _FILES if not (self.home / name).exists() or (self.home / name).read_text() != "canary"
        ]
        found += [path.name for path in self.home.iterdir() if path.name not in {*_FILES, "s"}]
        for one in self.sockets:
            with suppress(BlockingIOError):
                if one.type == socket.SOCK_DGRAM:
                    found.append(str(one.recv(100)))
                else:
                    connection, address = one.accept()
                    connection.close()
                    found.append(f"a connection from {address}")
        return found


@pytest.fixture(scope="module")
def prey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prey]:
    home = tmp_path_factory.mktemp("home")
    for name in _FILES:
        (home / name).write_text("canary")
    abstract = f"p2m-canary-{os.getpid()}"
    with ExitStack() as stack:
        tcp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        unix, hidden = (stack.enter_context(socket.socket(socket.AF_UNIX)) for _ in range(2))
        for one, address in (
            (tcp, ("127.0.0.1", 0)),
            (udp, ("127.0.0.1", 0)),
            (unix, str(home / "s")),
            (hidden, "\0" + abstract),
        ):
            one.bind(address)
            one.setblocking(False)
        for one in (tcp, unix, hidden):
            one.listen()
        # Without capabilities, as most processes are: Linux guards those that have more by itself.
        plain = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
        victim = subprocess.Popen([*plain, "sleep", "600"], env={"PATH": os.environ["PATH"], "API_KEY": "sk-canary"})
        stack.callback(victim.wait)
        stack.callback(victim.kill)
        values = {
            "database": str(home / "canary.db"), "key": str(home / "canary.key"), "dotenv": str(home / "canary.env"),
            "home": str(home), "checkout": str(ROOT), "outside": str(home / "outside"),
            "scratch": str(tmp_path_factory.mktemp("scratch")), "victim_file": str(home / "victim"),
            "tcp": tcp.getsockname()[1], "udp": udp.getsockname()[1], "unix": str(home / "s"), "abstract": abstract,
            "victim": victim.pid, "parent": os.getpid(), "root": os.geteuid() == 0,
        }  # fmt: skip
        yield Prey(home, values, [tcp, udp, unix, hidden])


@pytest.fixture(scope="module")
def held(prey: Prey) -> Outcomes:
    with closing(SandboxedCodeRunner(Sandbox(), screening=False)) as runner, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANTHROPIC_API_KEY", "sk-canary")
        found = outcomes_of(runner, ESCAPES + HELD_ONLY, {**prey.values, "scratch": _SCRATCH})
    found["harms anything outside"] = (", ".join(prey.harm()), "")
    return found


@pytest.fixture(scope="module")
def held_weakly(prey: Prey) -> Outcomes | None:
    sandbox = Sandbox(policy="weak", without=frozenset({"namespaces"}))
    if "read-only files" in sandbox.isolation.missing:
        return None
    with closing(SandboxedCodeRunner(sandbox, screening=False)) as runner:
        found = outcomes_of(runner, ESCAPES, prey.values)
    found["harms anything outside"] = (", ".join(prey.harm()), "")
    return found


@pytest.fixture(scope="module")
def let_go(prey: Prey, held: Outcomes, held_weakly: Outcomes | None) -> Outcomes:
    del held, held_weakly  # first, because what follows does harm
    sandbox = Sandbox(policy="weak", without=EVERY_LAYER)
    with closing(SandboxedCodeRunner(sandbox, screening=False)) as runner:
        found = outcomes_of(runner, ESCAPES, prey.values)
    found["harms anything outside"] = (", ".join(prey.harm()), "")
    return found


@pytest.mark.parametrize("name", [*names_of(ESCAPES + HELD_ONLY), "harms anything outside"])
def test_the_sandbox_holds(held: Outcomes, name: str) -> None:
    evidence, _ = held[name]
    assert not evidence


@pytest.mark.parametrize(
    "name", [*(name for name in names_of(ESCAPES) if name not in NO_TEETH), "harms anything outside"]
)
def test_the_attack_works_where_nothing_holds_it(let_go: Outcomes, name: str) -> None:
    evidence, fault = let_go[name]
    assert evidence, fault


def test_without_namespaces_landlock_and_the_filter_hold_it_all(held_weakly: Outcomes | None) -> None:
    if held_weakly is None:
        pytest.skip("this kernel has no Landlock")
    assert {name: evidence for name, (evidence, _) in held_weakly.items() if evidence} == {}


@pytest.mark.parametrize("name", names_of(ESCAPES + HELD_ONLY))
def test_screening_refuses_it_before_it_runs(name: str, prey: Prey) -> None:
    with closing(SandboxedCodeRunner(Sandbox())) as runner, pytest.raises(CodeRefusedError, match=r"line \d+: "):
        runner.run(CodeOrder(code=attempt_all(ESCAPES + HELD_ONLY, prey.values, only=name)))


def test_it_holds_for_a_plain_user_too(prey: Prey) -> None:
    source = ESCAPES + HELD_ONLY
    request = {"source": source, "values": {**prey.values, "scratch": _SCRATCH, "root": False}}
    command = as_plain_user([sys.executable, "-m", "tests.support.attacks"], reading=[ROOT])
    done = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert answer["user"] != 0
    assert answer["strict"], answer["missing"]
    assert set(answer["outcomes"]) == set(names_of(source))
    assert {name: evidence for name, (evidence, _) in answer["outcomes"].items() if evidence} == {}
