"""What hostile Blender Python would try, as source: each function returns evidence when it got what it must not have.

`attempt_all` makes code that tries all of them in one Blender and prints what each got; run as a program, this
module does so as the user it is run by. `V` holds what the attacks
are after: files with a canary in them, ports that somebody listens on, processes to harm.
"""

import ast
import json
import os
import sys
from contextlib import closing
from typing import Any

from prompt2mesh.builders.code import SandboxedCodeRunner
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.studio.ports.freeform import CodeOrder, CodeRunner

Outcomes = dict[str, tuple[str, str]]

PREAMBLE = """
import ctypes, errno, json, os, platform, resource, signal, socket, subprocess, sys, threading, time
V = json.loads({values!r})
LIBC = ctypes.CDLL(None, use_errno=True)
NUMBERS = {{
    "x86_64": dict(ptrace=101, mount=165, umount2=166, unshare=272, setns=308, keyctl=250, add_key=248, bpf=321,
        perf_event_open=298, io_uring_setup=425, userfaultfd=323, process_vm_readv=310, pidfd_open=434, clone3=435,
        open_by_handle_at=304, personality=135, fsopen=430, open_tree=428, shmget=29, socket=41, seccomp=317,
        init_module=175, syslog=103, quotactl=179, mq_open=240, msgget=68, sched_setaffinity=203),
    "aarch64": dict(ptrace=117, mount=40, umount2=39, unshare=97, setns=268, keyctl=219, add_key=217, bpf=280,
        perf_event_open=241, io_uring_setup=425, userfaultfd=282, process_vm_readv=270, pidfd_open=434, clone3=435,
        open_by_handle_at=265, personality=92, fsopen=430, open_tree=428, shmget=194, socket=198, seccomp=277,
        init_module=105, syslog=116, quotactl=60, mq_open=180, msgget=186, sched_setaffinity=122),
}}[platform.machine()]

def call(name, *arguments):
    # What the call returned or which fault the kernel found; None when the call was refused without being looked at.
    ctypes.set_errno(0)
    result = LIBC.syscall(NUMBERS[name], *arguments)
    code = ctypes.get_errno()
    return None if result < 0 and code in (errno.EPERM, errno.ENOSYS) else (name, result, errno.errorcode.get(code))

def others():
    return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if pid != os.getpid()]
"""

READS = """
def reads_a_file_of_the_data_folder(): return open(V["database"]).read()
def reads_a_key_of_the_user(): return open(V["key"]).read()
def reads_the_secrets_of_the_checkout(): return open(V["dotenv"]).read()
def reads_the_checkout(): return open(V["checkout"] + "/pyproject.toml").read(80)
def reads_the_users_of_the_machine(): return open("/etc/passwd").read(80)
def reads_the_passwords_of_the_machine(): return open("/etc/shadow").read(80)
def lists_the_home_folder(): return [name for name in os.listdir(V["home"]) if "canary" in name]
def finds_the_file_by_another_way():
    for path in ("/proc/1/root", "/proc/self/root", "/proc/self/cwd/../../../..", "/tmp/../.."):
        try: return open(path + V["key"]).read()
        except OSError: pass
def reads_by_blender():
    return bpy.data.texts.load(V["key"]).as_string()
def reads_the_environment_of_others():
    for pid in others() + [os.getpid()]:
        try:
            if b"canary" in open(f"/proc/{pid}/environ", "rb").read(): return pid
        except OSError: pass
def reads_its_own_environment(): return [name for name, value in os.environ.items() if "canary" in value]
def sees_other_processes():
    return [pid for pid in others() if pid != 1 or b"bwrap" not in open("/proc/1/cmdline", "rb").read()]
def opens_the_memory_of_others():
    for pid in others():
        try: return open(f"/proc/{pid}/mem", "rb") and pid
        except OSError: pass
def lists_the_files_that_its_parent_has_open(): return os.listdir(f"/proc/{V['parent']}/fd")
def finds_an_open_file_of_its_parent():
    links = [os.readlink(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd") if os.path.lexists(f"/proc/self/fd/{name}")]
    return [link for link in links if link.startswith("socket:") or "canary" in link]
def reads_the_kernel_log(): return call("syslog", 10, 0, 0)
"""

WRITES = """
def writes_outside_of_its_scratch(): return open(V["outside"], "w").write("canary")
def overwrites_a_file(): return open(V["key"], "a").write("more")
def removes_a_file(): return os.unlink(V["victim_file"]) is None
def saves_by_blender():
    bpy.ops.wm.save_as_mainfile(filepath=V["outside"] + ".blend")
    return os.path.exists(V["outside"] + ".blend")
def writes_to_shared_memory():
    name = "/dev/shm/p2m-canary-" + str(os.getpid())
    open(name, "w").write("canary"); os.unlink(name); return name
def makes_a_link_out_of_its_scratch():
    name = V["scratch"] + "/link"
    os.symlink("/etc/passwd", name); os.unlink(name); return name
def makes_a_pipe_for_others_to_hang_on():
    name = V["scratch"] + "/fifo"
    os.mkfifo(name); os.unlink(name); return name
def fills_the_disk():
    written = 0
    try:
        for number in range(200):
            with open(f"{V['scratch']}/fill-{number}", "wb") as file: written += file.write(bytes(1 << 20))
    finally:
        for number in range(200):
            if os.path.exists(f"{V['scratch']}/fill-{number}"): os.unlink(f"{V['scratch']}/fill-{number}")
    return written >= 200 << 20
def makes_memory_that_no_limit_counts():
    return os.memfd_create("canary")
"""

NETWORK = """
def connects_over_tcp():
    with socket.create_connection(("127.0.0.1", V["tcp"]), 2) as connection: connection.sendall(b"canary"); return True
def sends_over_udp():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one: return one.sendto(b"canary", ("127.0.0.1", V["udp"]))
def asks_a_name_server():
    query = b"\\x12\\x34\\x01\\0\\0\\1\\0\\0\\0\\0\\0\\0\\6canary\\7example\\3com\\0\\0\\1\\0\\1"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one: return one.sendto(query, ("127.0.0.1", V["udp"]))
def connects_to_a_unix_socket():
    with socket.socket(socket.AF_UNIX) as one: one.connect(V["unix"]); return True
def connects_to_an_abstract_socket():
    with socket.socket(socket.AF_UNIX) as one: one.connect("\\0" + V["abstract"]); return True
def listens():
    with socket.socket() as one: one.bind(("127.0.0.1", 0)); one.listen(); return True
def speaks_to_the_kernel_over_netlink(): return socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) and True
def makes_a_pair_of_sockets(): return socket.socketpair() and True
def makes_a_socket_by_number(): return call("socket", 2, 1, 0)
"""

PROCESSES = """
def forks():
    pid = os.fork()
    if pid == 0: os._exit(0)
    return os.waitpid(pid, 0)
def starts_a_program(): return subprocess.run(["/bin/true"]).returncode == 0
def spawns_a_program(): return os.posix_spawn("/bin/true", ["true"], {})
def runs_a_program_that_has_more_rights(): return subprocess.run(["/usr/bin/su", "--version"], capture_output=True).stdout
def signals_another_process(): return os.kill(V["victim"], 0) is None
def signals_its_parent(): return os.kill(V["parent"], 0) is None
def outlives_its_parent(): return LIBC.prctl(1, 0, 0, 0, 0) == 0
def raises_its_limits():
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)); return True
def limits_its_parent():
    return resource.prlimit(V["parent"], resource.RLIMIT_CORE)
def stops_another_processs_clock(): return call("sched_setaffinity", V["victim"], 0, None)
def gets_signals_sent_to_others():
    import fcntl
    return fcntl.fcntl(0, fcntl.F_SETOWN, V["victim"]) == 0
"""

KERNEL = """
def traces(): return call("ptrace", 16, V["victim"], 0, 0)
def mounts(): return call("mount", None, b"/tmp", b"tmpfs", 0, None)
def unmounts(): return call("umount2", b"/tmp", 0)
def makes_a_namespace(): return call("unshare", 0x10000000)
def enters_a_namespace(): return call("setns", -1, 0)
def reads_the_keyring(): return call("keyctl", 0, -3, 0)
def adds_a_key(): return call("add_key", b"user", b"canary", b"x", 1, -3)
def loads_a_program_into_the_kernel(): return call("bpf", 0, None, 0)
def watches_the_processor(): return call("perf_event_open", None, 0, -1, -1, 0)
def makes_a_ring(): return call("io_uring_setup", 0, None)
def handles_page_faults(): return call("userfaultfd", 1)
def reads_the_memory_of_another(): return call("process_vm_readv", V["victim"], None, 0, None, 0, 0)
def gets_a_handle_of_another(): return call("pidfd_open", V["victim"], 0)
def makes_a_process_in_a_new_way(): return call("clone3", None, 0)
def opens_by_handle(): return call("open_by_handle_at", -1, None, 0)
def changes_its_personality(): return call("personality", 0x0040000)
def opens_a_file_system(): return call("fsopen", b"tmpfs", 0)
def clones_a_mount(): return call("open_tree", -100, b"/", 1)
def makes_shared_memory(): return call("shmget", 0, 4096, 0o1600)
def makes_a_message_queue(): return call("msgget", 0, 0o1600)
def loads_a_module(): return call("init_module", None, 0, b"")
"""

# These would harm the machine if nothing held them, so that no test lets them through.
HELD_ONLY = """
def writes_beside_blender(): return open(os.path.join(os.path.dirname(bpy.__file__), "canary.py"), "w").write("x")
def writes_into_its_own_code():
    import prompt2mesh
    return open(os.path.join(os.path.dirname(prompt2mesh.__file__), "mesh", "canary.py"), "w").write("x")
def changes_the_kernel(): return open("/proc/sys/kernel/core_pattern", "w").write("|/tmp/canary")
def pulls_the_plug(): return open("/proc/sysrq-trigger", "w").write("h")
def ends_every_process(): return os.kill(-1, signal.SIGCONT) is None
def becomes_another_program(): return os.execv(sys.executable, [sys.executable, "-c", "print('escaped')"])
def becomes_root(): return os.setuid(0) is None and V["root"] is False
def writes_anywhere():
    found = []
    for folder, names, _ in os.walk("/"):
        names[:] = [name for name in names if os.path.join(folder, name) not in ("/proc", "/tmp", "/sys")]
        try: os.close(os.open(folder + "/canary", os.O_CREAT | os.O_WRONLY)); found.append(folder)
        except OSError: pass
    return found
def finds_the_canary_anywhere():
    return [folder for folder, _, files in os.walk("/") if not folder.startswith("/proc") and "canary.key" in files]
"""

ESCAPES = READS + WRITES + NETWORK + PROCESSES + KERNEL
# Refused by the kernel itself to a process without capabilities, or by this process's own user, whatever else is open.
NO_TEETH = {
    "reads_the_passwords_of_the_machine", "reads_its_own_environment", "finds_an_open_file_of_its_parent",
    "runs_a_program_that_has_more_rights", "mounts", "unmounts", "loads_a_program_into_the_kernel",
    "watches_the_processor", "opens_by_handle", "opens_a_file_system", "clones_a_mount", "loads_a_module",
    "reads_the_kernel_log", "traces", "handles_page_faults", "makes_a_ring", "raises_its_limits",
}  # fmt: skip


def names_of(source: str) -> list[str]:
    """The functions that the source defines."""
    return [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]


def attempt_all(source: str, values: dict[str, Any], *, only: str | None = None) -> str:
    """Code that tries the functions of the source (or one of them) and prints a line of JSON for each."""
    lines = source.splitlines()
    if only is not None:
        (chosen,) = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == only)
        lines = lines[chosen.lineno - 1 : chosen.end_lineno]
    names = [only] if only is not None else names_of(source)
    return f"""{PREAMBLE.format(values=json.dumps(values))}
{chr(10).join(lines)}
for name in {names!r}:
    try:
        evidence = globals()[name]()
    except BaseException as caught:
        evidence, fault = None, repr(caught)
    else:
        fault = ""
    print(json.dumps([name, str(evidence)[:200] if evidence else "", fault[:200]]), flush=True)
"""


def outcomes_of(runner: CodeRunner, source: str, values: dict[str, Any]) -> Outcomes:
    """What each function of the source got (empty where it was held), and what stopped it."""
    done = runner.run(CodeOrder(code=attempt_all(source, values), timeout_s=120))
    lines = [json.loads(line) for line in done.output.splitlines() if line.startswith('["')]
    return {name: (evidence, fault) for name, evidence, fault in lines}


def main() -> None:
    """Tries what standard input says, as whoever runs this, and prints what came of it."""
    request = json.loads(sys.stdin.read())
    sandbox = Sandbox()
    with closing(SandboxedCodeRunner(sandbox, screening=False)) as runner:
        found = outcomes_of(runner, request["source"], request["values"]) if sandbox.isolation.strict else {}
    isolation = sandbox.isolation
    answer = {"user": os.geteuid(), "strict": isolation.strict, "missing": isolation.missing, "outcomes": found}
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
