"""What a desktop's lock is for, tried twice: by a process behind it, and by one that only runs as the same user.

`python -m tests.support.locked_desktop` makes a service with something to lose, and prints what each of the two got.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from prompt2mesh.blender.freeform.confine import landlock_version
from prompt2mesh.builders.desktop import SCRATCH, desktop_command

CANARY = "canary-of-the-service"
# Each gives evidence, or nothing, or fails. `PLACE` is the scratch folder, as it is called where this runs.
_TRIES = r"""
import ctypes, json, os, socket, struct, subprocess
libc = ctypes.CDLL(None, use_errno=True)
values = json.load(open(PLACE + "/values.json"))
handed = socket.socket(fileno=values["handed"])

def reads_the_database(): return open(values["database"]).read()
def lists_the_data_folder(): return os.listdir(values["data"])
def reads_what_is_beside_it(): return open(PLACE + "/../token").read()
def writes_beside_it(): return open(values["data"] + "/written", "w").write("x")
def reads_the_environment_of_the_service(): return open(f"/proc/{values['victim']}/environ").read()
def sees_other_processes(): return [one for one in os.listdir("/proc") if one == str(values["victim"])]
def signals_the_service(): os.kill(values["victim"], 0); return "it may"
def has_its_variables(): return [one for one in os.environ.values() if "canary" in one]
def connects_to_a_port(): return socket.create_connection(("127.0.0.1", values["tcp"]), timeout=5).getpeername()
def connects_by_a_name():
    with socket.socket(socket.AF_UNIX) as one: one.connect("\0" + values["abstract"]); return "connected"
def makes_a_namespace():
    if os.fork() == 0: os._exit(0 if libc.unshare(0x10000000) == 0 else 1)
    return os.wait()[1] == 0
def turns_a_socket_around():
    libc.connect(handed.fileno(), struct.pack("H14x", 0), 16)
    handed.connect(("127.0.0.1", values["tcp"])); return "connected"

def may_write_its_folder(): open(PLACE + "/mine", "w").write("x"); return open(PLACE + "/mine").read()
def may_listen_on_this_machine():
    with socket.create_server(("127.0.0.1", values["own"])) as one: return one.getsockname()[1] > 0
def may_start_programs(): return subprocess.run(["/bin/sh", "-c", "echo started"], capture_output=True).stdout.decode()
def may_have_a_display():
    os.makedirs("/tmp/.X11-unix", exist_ok=True)
    with socket.socket(socket.AF_UNIX) as one: one.bind(f"/tmp/.X11-unix/p2m-{os.getpid()}"); return "bound"
def may_answer_on_its_socket():
    one, _ = handed.accept(); one.sendall(b"hello"); one.close(); return "answered"

# The socket is turned around last: it accepts nobody afterwards.
tries = [one for name, one in list(globals().items()) if "_" in name and callable(one)]
for one in sorted(tries, key=lambda one: one is turns_a_socket_around):
    try: got = one()
    except Exception as exc: got, why = "", str(exc)
    else: why = ""
    print(json.dumps([one.__name__, bool(got), why]), flush=True)
"""


def main() -> None:
    """Prints who runs this, and what was got behind the lock and without it."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        data, scratch = Path(folder), Path(folder) / "slots" / "mallory"
        scratch.mkdir(parents=True)
        for name in ("studio.db", "slots/token"):
            (data / name).write_text(CANARY)
        victim = stack.enter_context(subprocess.Popen(["sleep", "600"], env={"JWT_SECRET_KEY": CANARY}))
        stack.callback(victim.kill)
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        named = stack.enter_context(socket.socket(socket.AF_UNIX))
        named.bind(f"\0{CANARY}-{os.getpid()}")
        named.listen()
        values: dict[str, Any] = {
            "data": str(data), "database": str(data / "studio.db"), "victim": victim.pid,
            "tcp": listening.getsockname()[1], "abstract": f"{CANARY}-{os.getpid()}",
        }  # fmt: skip
        free = _tried(scratch, values, locked=False)
        locked = _tried(scratch, values, locked=True)
    ports = landlock_version() >= 4
    sys.stdout.write(json.dumps({"user": os.geteuid(), "ports": ports, "free": free, "locked": locked}) + "\n")


def _tried(scratch: Path, values: dict[str, Any], *, locked: bool) -> dict[str, tuple[bool, str]]:
    place = SCRATCH if locked else str(scratch)
    with socket.create_server(("127.0.0.1", 0)) as handed, socket.create_connection(handed.getsockname()) as client:
        own = handed.getsockname()[1] if locked else 0
        (scratch / "values.json").write_text(json.dumps({**values, "handed": handed.fileno(), "own": own}))
        (scratch / "tries.py").write_text(_TRIES)
        once = ("-n1", "-r1", f"exec(open({place + '/tries.py'!r}).read(), {{'PLACE': {place!r}}})")
        command = (
            desktop_command(scratch, module="timeit", arguments=once, report=2, ports=(own,)) if locked
            else [sys.executable, "-m", "timeit", *once]
        )  # fmt: skip
        done = subprocess.run(command, pass_fds=(handed.fileno(),), capture_output=True, text=True, check=False,
                              env={"SECRET": CANARY}, timeout=100)  # fmt: skip
        assert done.returncode == 0, done.stderr
        heard = client.recv(100)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    found = {name: (got, why) for name, got, why in lines}
    found["may_answer_on_its_socket"] = (heard == b"hello", found["may_answer_on_its_socket"][1])
    return found


if __name__ == "__main__":
    main()
