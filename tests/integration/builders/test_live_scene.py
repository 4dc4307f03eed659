"""What the live scene in the sandbox promises besides the contract of its port."""

import os
import signal
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.live import SandboxedScene
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.builders.socket import SocketScene
from prompt2mesh.mesh.errors import (
    CanceledError,
    CodeError,
    CodeRefusedError,
    SandboxUnavailableError,
    WorkerCrashedError,
    WorkerTimeoutError,
)
from prompt2mesh.studio.ports.freeform import LiveScene

pytestmark = pytest.mark.blender
CUBE = "import bpy\nbpy.ops.mesh.primitive_cube_add(size=2)\nbpy.context.object.name = {name!r}"


@contextmanager
def behind_a_port() -> Generator[LiveScene]:
    with closing(BlenderServer(port=0, sandbox=Sandbox())) as server:
        server.start()
        server.wait_ready()
        stopping = threading.Event()
        tending = threading.Thread(target=lambda: server.serve(stopping.is_set))
        tending.start()
        try:
            with closing(SocketScene(port=server.port)) as scene:
                yield scene
        finally:
            stopping.set()
            tending.join()


@pytest.fixture(scope="module")
def own() -> Iterator[SandboxedScene]:
    with closing(SandboxedScene(Sandbox())) as opened:
        yield opened


def names(scene: LiveScene) -> set[str]:
    return {item["name"] for item in scene.command("get_scene_info")["objects"]}


def test_a_command_that_is_not_there_is_refused(own: SandboxedScene) -> None:
    with pytest.raises(CodeRefusedError, match="fly_away"):
        own.command("fly_away")


def test_a_command_that_does_not_end_is_ended(own: SandboxedScene) -> None:
    own.command("execute_code", code=CUBE.format(name="before the loop"))
    with pytest.raises(WorkerTimeoutError):
        own.command("execute_code", code="while True: pass", timeout_s=1)
    assert "before the loop" in names(own)


@pytest.mark.parametrize(
    "code", ["import os; os._exit(1)", "import os; os.abort()", "import ctypes; ctypes.string_at(0)"]
)
def test_the_scene_survives_its_blender(own: SandboxedScene, code: str) -> None:
    own.command("execute_code", code=CUBE.format(name="survivor"))
    with pytest.raises(WorkerCrashedError, match="died of 'execute_code'"):
        own.command("execute_code", code=code)
    assert "survivor" in names(own)


def test_the_scene_survives_a_kill_from_outside(own: SandboxedScene) -> None:
    own.command("execute_code", code=CUBE.format(name="hardy"))
    own.command("execute_code", code="pass")
    assert own.pid is not None
    os.kill(own.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert "hardy" in names(own)


def test_files_are_shared_in_the_scratch_folder(own: SandboxedScene) -> None:
    assert own.scratch is not None
    (own.scratch / "in.txt").write_text("from outside")
    code = f"""
from pathlib import Path
print(Path({str(own.scratch)!r}, "in.txt").read_text())
Path({str(own.scratch)!r}, "out.txt").write_text("from inside")
"""
    assert own.command("execute_code", code=code)["result"].strip() == "from outside"
    assert (own.scratch / "out.txt").read_text() == "from inside"


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.symlink('/etc/passwd', 'link')",
        "import os; os.link('/etc/passwd', 'link')",
        "import os; os.mkfifo('link')",
        "open('/etc/passwd').read()",
        "open('/tmp/elsewhere', 'w')",
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['/bin/true'])",
    ],
)
def test_nothing_leads_out_of_it(own: SandboxedScene, code: str) -> None:
    with pytest.raises(CodeError, match=r"Errno|not permitted|Permission|No such file"):
        own.command("execute_code", code=code)
    assert own.scratch is not None
    assert not os.path.lexists(own.scratch / "link")


def test_the_scratch_folder_has_a_size() -> None:
    with closing(SandboxedScene(Sandbox(), scratch_mb=100)) as small:
        small.command("execute_code", code=CUBE.format(name="small"))
        code = (
            "for number in range(20): open(f'fill-{number}', 'wb').write(bytes(50 << 20))\nimport time; time.sleep(20)"
        )
        with pytest.raises(CodeError, match="scratch folder"):
            small.command("execute_code", code=code)
        assert "small" in names(small)
        assert small.scratch is not None
        assert sum(path.stat().st_size for path in small.scratch.rglob("*")) < 100 << 20


def test_an_idle_blender_is_ended_and_its_scene_kept() -> None:
    with closing(SandboxedScene(Sandbox(), idle_s=1)) as idle:
        idle.command("execute_code", code=CUBE.format(name="sleeper"))
        deadline = time.monotonic() + 30
        while idle.pid is not None and time.monotonic() < deadline:
            time.sleep(0.1)
        assert idle.pid is None
        assert "sleeper" in names(idle)


def test_closing_ends_a_command_that_runs() -> None:
    scene = SandboxedScene(Sandbox())
    folder, faults = scene.scratch, list[Exception]()
    scene.command("ping")

    def loop() -> None:
        try:
            scene.command("execute_code", code="while True: pass", timeout_s=100)
        except WorkerCrashedError as exc:
            faults.append(exc)

    running = threading.Thread(target=loop)
    running.start()
    time.sleep(0.5)
    scene.close()
    running.join(timeout=60)
    assert not running.is_alive()  # it would have run for 100 s
    assert len(faults) == 1
    assert folder is not None
    assert not folder.exists()
    with pytest.raises(WorkerCrashedError, match="closed"):
        scene.command("ping")


def test_nothing_is_opened_where_it_is_switched_off(tmp_path: Path) -> None:
    with pytest.raises(SandboxUnavailableError):
        SandboxedScene(Sandbox(policy="off"), parent=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_code_that_no_longer_listens_holds_nobody_up() -> None:
    with closing(SandboxedScene(Sandbox())) as deaf:
        deaf.command("execute_code", code=CUBE.format(name="first"))
        code = "import sys, threading, time\nthreading.Thread(target=lambda: [print('x' * 10**5) for _ in iter(int, 1)]).start()"
        flush = "import sys, time\nsys.stdout.flush()"
        stop = "import os, threading, time\nread, write = os.pipe()\nos.dup2(read, 0)"

        def flood() -> None:
            # What the thread prints may already be too much for the answer of any of these.
            for text in (code, flush, stop, "x = 0 #" + "x" * 10_000_000):
                deaf.command("execute_code", code=text, timeout_s=2)

        with pytest.raises((WorkerTimeoutError, WorkerCrashedError)):
            flood()
        assert "first" in names(deaf)


@pytest.mark.parametrize("kind", ["sandboxed", "behind a port"])
def test_a_command_that_is_given_up_ends_long_before_its_time(kind: str) -> None:
    with closing(SandboxedScene(Sandbox())) if kind == "sandboxed" else behind_a_port() as scene:
        scene.command("execute_code", code=CUBE.format(name="Kept"))
        ended: list[bool] = []

        def work() -> None:
            with pytest.raises(CanceledError):
                scene.command("execute_code", code="import time\ntime.sleep(50)")
            ended.append(True)

        worker = threading.Thread(target=work)
        worker.start()
        time.sleep(1.0)
        scene.interrupt()
        worker.join(40)
        assert ended
        assert "Kept" in names(scene)
