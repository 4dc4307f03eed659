"""Hostile code that would take the machine or the next order down with it: each ends as an error, in time."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from prompt2mesh.builders.code import SandboxedCodeRunner
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.mesh.errors import CodeError
from prompt2mesh.studio.ports.freeform import CodeOrder, CodeResult
from tests.support.plain_user import as_plain_user

pytestmark = pytest.mark.blender

TRUE_ORDER_AFTER = 3  # each costs a start of Blender
ROOT = Path(__file__).parents[3]
TRUE_CODE = "import json, bpy\nbpy.ops.mesh.primitive_cube_add(size=2)\nprint(len(bpy.data.objects), json.dumps([1]))"


@pytest.fixture(scope="module")
def runner() -> Iterator[SandboxedCodeRunner]:
    with closing(SandboxedCodeRunner(Sandbox(memory_mb=2048), screening=False)) as opened:
        yield opened


@pytest.fixture(autouse=True)
def untouched(runner: SandboxedCodeRunner, attacks: "Counter[str]") -> Iterator[None]:
    """After each attack no process is left; after every third an order on the same runner gives the true result."""
    yield
    attacks["made"] += 1
    if attacks["made"] % TRUE_ORDER_AFTER == 0:
        check_true_order(runner)
    assert len(processes_of_the_sandbox(os.getpid())) <= 1, "one that is ready for the next order"


@pytest.fixture(scope="module")
def attacks(runner: SandboxedCodeRunner) -> "Iterator[Counter[str]]":
    yield Counter()
    check_true_order(runner)


def check_true_order(runner: SandboxedCodeRunner) -> None:
    done = runner.run(CodeOrder(code=TRUE_CODE))
    assert done.output == "1 [1]\n"
    assert [(part.name, part.placement.location) for part in done.parts] == [("Cube", (0, 0, -1))]


def processes_of_the_sandbox(ancestor: int) -> list[int]:
    """Processes below that one in which foreign code could run."""
    found: list[int] = []
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            program, *arguments = (folder / "cmdline").read_text().split("\0")
            if "prompt2mesh.blender.freeform.enter" in arguments and not program.endswith("bwrap"):
                found.append(int(folder.name))
        except OSError:
            continue

    def below(pid: int) -> bool:
        return pid == ancestor or (pid in parents and below(parents[pid]))

    return [pid for pid in found if below(pid)]


def busy_among(pids: list[int]) -> list[int]:
    """Those that have used more than four seconds of processor time: Blender is loaded, and the code runs."""
    ticks = os.sysconf("SC_CLK_TCK")
    found: list[int] = []
    for pid in pids:
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            found += [pid] if int(fields[11]) + int(fields[12]) > 4 * ticks else []
    return found


def run(runner: SandboxedCodeRunner, code: str, **fields: float) -> CodeResult:
    return runner.run(CodeOrder(code=code, **fields))  # pyright: ignore[reportArgumentType]


ENDINGS = {
    "leaves at once": "import os; os._exit(0)",
    "exits": "raise SystemExit(0)",
    "aborts": "import os; os.abort()",
    "reads memory that is not there": "import ctypes; ctypes.string_at(0)",
    "kills itself": "import os, signal; signal.signal(signal.SIGTERM, signal.SIG_DFL); os.kill(os.getpid(), 9)",
    "recurses": "def deeper(): deeper()\ndeeper()",
    "recurses beneath Python": "import sys\nsys.setrecursionlimit(10**9)\nx = []\nfor _ in range(10**6): x = [x]\nrepr(x)",
    "calls as another processor": "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
    "assert libc.syscall(0x40000000 | 41, 1, 1, 0) >= 0, ctypes.get_errno()",
    "asks for all memory": "bytearray(10**12)",
    "fills memory": "x = []\nwhile True: x.append(bytearray(10**7))",
    "fills memory by numpy": "x = []\nwhile True: x.append(np.ones(10**7))",
    "fills memory by Blender": "mesh = bpy.data.meshes.new('x')\nmesh.vertices.add(10**9)\nmesh.vertices.add(10**9)",
    "fills memory by a modifier": "bpy.ops.mesh.primitive_cube_add()\nfor _ in range(6):\n"
    "    bpy.context.object.modifiers.new('a', 'ARRAY').count = 1000\nbpy.context.view_layer.update()",
    "fills memory by mappings": "import mmap\nx = []\nwhile True:\n    x.append(mmap.mmap(-1, 10**8)); x[-1].write(bytes(10**8))",
    "starts threads without end": "import threading, time\nthreading.stack_size(65536)\nwhile True: "
    "threading.Thread(target=time.sleep, args=(600,), daemon=True).start()",
    "opens files without end": "x = []\nwhile True: x.append(open('/dev/null'))",
    "closes what it is answered over": "import os\nos.closerange(0, 100)",
    "prints without end": "while True: print('x' * 10**6)",
    "answers without end": "import os\nfor fd in range(3, 250):\n    try:\n        while True: os.write(fd, b'x' * 10**6)\n"
    "    except OSError: pass",
    "answers what is no answer": "import os\nfor fd in range(3, 250):\n    try: os.write(fd, b'[1, 2\\n' * 9)\n"
    "    except OSError: pass",
    "answers with a stranger's type": "import os\nfor fd in range(3, 250):\n    try: os.write(fd, b'{\"ok\":true,\"parts\":["
    '{\\"__class__\\":\\"os.system\\"}]}\\n\')\n    except OSError: pass',
    "leaves a scene that cannot be read": "bpy.ops.mesh.primitive_cube_add()\n"
    "bpy.context.object.matrix_world[0][3] = float('inf')",
}  # fmt: skip
ENDLESS = {
    "loops": "while True: pass",
    "loops and keeps every error": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "counts beneath Python": "sum(range(10**15))",
    "computes a large number": "x = 10**10**9",
    "matches for ever": "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')",
    "sleeps": "import time\ntime.sleep(10**6)",
    "waits for what never comes": "import threading\nthreading.Lock().acquire() and threading.Event().wait()",
    "subdivides for ever": "import bmesh\nwork = bmesh.new()\nbmesh.ops.create_grid(work, x_segments=9, y_segments=9)\n"
    "while True: bmesh.ops.rotate_edges(work, edges=work.edges[:20])",
    "does not hear signals": "import signal\nfor number in range(1, 32):\n    try: signal.signal(number, signal.SIG_IGN)\n"
    "    except (OSError, ValueError): pass\nwhile True: pass",
    "stops itself": "import ctypes, os\nwhile True: ctypes.CDLL(None).raise_(19) if False else os.sched_yield()",
}  # fmt: skip


@pytest.mark.parametrize("code", ENDINGS.values(), ids=[name.replace(" ", "-") for name in ENDINGS])
def test_it_ends_as_an_error(runner: SandboxedCodeRunner, code: str) -> None:
    with pytest.raises(CodeError) as caught:
        run(runner, code, timeout_s=20)
    assert caught.value.message


@pytest.mark.parametrize("code", ENDLESS.values(), ids=[name.replace(" ", "-") for name in ENDLESS])
def test_it_ends_in_time(runner: SandboxedCodeRunner, code: str) -> None:
    with pytest.raises(CodeError, match=r"did not end within 1 s|processor time"):
        run(runner, code, timeout_s=1)


LEFT_BEHIND = {
    "an order to quit": "bpy.ops.wm.quit_blender()",
    "a handler": "def add(*_): bpy.data.objects.new('evil', None)\n"
    "bpy.app.handlers.depsgraph_update_post.append(add)\nbpy.app.handlers.load_post.append(add)",
    "a timer": "bpy.app.timers.register(lambda: 0.01, persistent=True)",
    "a drawing": "bpy.types.SpaceView3D.draw_handler_add(lambda: None, (), 'WINDOW', 'POST_PIXEL')",
    "other preferences": "bpy.context.preferences.edit.use_global_undo = True\nbpy.context.preferences.filepaths."
    "temporary_directory = '/evil'\nbpy.ops.wm.save_userpref()",
    "a start-up file": "bpy.ops.mesh.primitive_cube_add()\nbpy.ops.wm.save_homefile()",
    "a file": "open('/tmp/evil', 'w').write('x')",
    "a thread": "import threading, time\nthreading.Thread(target=lambda: time.sleep(10**6)).start()",
    "an ending": "import atexit, time\natexit.register(lambda: time.sleep(10**6))",
    "another json": "import json, sys\njson.dumps = lambda *a, **k: '{}'\nsys.modules['json'] = None",
    "another Python": "import builtins\nbuiltins.len = lambda *_: 7\nbuiltins.print = lambda *_: None",
    "another numpy": "np.round = lambda *_: None\nnp.concatenate = None",
    "another harvest": "from prompt2mesh.blender.freeform import harvest, run, worker\n"
    "run.run = worker.run = lambda *_: {'ok': True}\nharvest.Harvest.differences = lambda *_: {'parts': []}",
    "another operator": "class Evil(bpy.types.Operator):\n    bl_idname = 'mesh.primitive_cube_add'\n    bl_label = 'x'\n"
    "    def execute(self, context): return {'FINISHED'}\nbpy.utils.register_class(Evil)",
}  # fmt: skip


@pytest.mark.parametrize("code", LEFT_BEHIND.values(), ids=[name.replace(" ", "-") for name in LEFT_BEHIND])
def test_what_is_left_behind_is_gone(runner: SandboxedCodeRunner, code: str) -> None:
    with suppress(CodeError):  # its own result may be spoilt; the next one is not
        run(runner, code)
    check_true_order(runner)


def test_a_forged_answer_is_only_data(runner: SandboxedCodeRunner) -> None:
    mesh = {"name": "forged", "vertices": [[0, 0, 0], [1, 0, 0], [0, 1, 0]], "faces": [[0, 1, 2]],
            "material": {"preset": "oak"}, "location": [0, 0, 0]}  # fmt: skip
    forged = {
        "ok": True,
        "parts": [{"name": "forged", "location": [0, 0, 0], "meshes": [mesh]}],
        "removed": ["not", "mine"],
    }
    code = (
        f"import os\nfor fd in range(3, 250):\n    try: os.write(fd, {json.dumps(forged).encode() + bytes([10])!r})\n"
    )
    code += "    except OSError: pass\nwhile True: pass"
    done = run(runner, code)
    assert ([part.name for part in done.parts], done.removed) == (["forged"], ())


@pytest.mark.parametrize(
    "change",
    [
        {"vertices": [[0, 0, 1e300], [1, 0, 0], [0, 1, 0]]},
        {"faces": [[0, 1, 99]]},
        {"faces": [[0, 1, -1]]},
        {"name": "../../etc/passwd"},
        {"material": {"preset": "oak", "secret": "x"}},
        {"shape": {"type": "blend"}},
    ],
)
def test_a_forged_answer_is_checked(runner: SandboxedCodeRunner, change: dict[str, object]) -> None:
    mesh = {"name": "forged", "vertices": [[0, 0, 0], [1, 0, 0], [0, 1, 0]], "faces": [[0, 1, 2]],
            "material": {"preset": "oak"}, "location": [0, 0, 0], **change}  # fmt: skip
    forged = {"ok": True, "parts": [{"name": "forged", "location": [0, 0, 0], "meshes": [mesh]}]}
    code = (
        f"import os\nfor fd in range(3, 250):\n    try: os.write(fd, {json.dumps(forged).encode() + bytes([10])!r})\n"
    )
    with pytest.raises(CodeError, match="is no model"):
        run(runner, code + "    except OSError: pass\nwhile True: pass")


@pytest.mark.parametrize("plain", [False, True], ids=["as-we-are", "as-a-plain-user"])
def test_it_dies_with_whoever_started_it(*, plain: bool) -> None:
    code = "import ctypes\nctypes.CDLL(None).prctl(1, 0, 0, 0, 0)\nwhile True: pass"
    program = f"""
import os
from prompt2mesh.builders.code import SandboxedCodeRunner
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.studio.ports.freeform import CodeOrder
print(os.getpid(), flush=True)
SandboxedCodeRunner(Sandbox(), screening=False).run(CodeOrder(code={code!r}, timeout_s=300))
"""
    command = [sys.executable, "-c", program]
    if plain:
        command = as_plain_user(command, reading=[ROOT])
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as starting:
        assert starting.stdout is not None
        starter = int(starting.stdout.readline())
        deadline = time.monotonic() + 90
        while not (busy := busy_among(processes_of_the_sandbox(starter))) and time.monotonic() < deadline:
            time.sleep(0.2)
        os.kill(starter, signal.SIGKILL)
    assert busy
    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in busy) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in busy if Path(f"/proc/{pid}").exists()] == []
