"""The process of one instance on this machine: it starts a Blender and an agent, watches them, and ends with them.

`python -m prompt2mesh.instances.local.supervisor --root DIR --order JSON --lock-fd N`

It is started by whichever process wants an instance and outlives it. Its lock
came with it, already held, so that at no moment anybody could take it for dead.
When nobody has looked after the instances of this machine for a while, or its
folder is taken away, it ends by itself.
"""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.local import processes
from prompt2mesh.instances.local.folder import InstancesFolder
from prompt2mesh.instances.local.records import SlotRecord, SupervisorOrder
from prompt2mesh.instances.record_files import write_record
from prompt2mesh.mesh.errors import Prompt2MeshError, StorageError
from prompt2mesh.studio.ports.instances import Reason

_LOOK_S = 0.05
_KEEP_LOOK_S = 5.0
_SOON_S = 20.0
_MOST_EARLY_DEATHS = 3
_SAVE_GRACE_S = 30.0
_END_GRACE_S = 3.0
_LOOPBACK = "127.0.0.1"


class Child:
    """Blender or the agent: started again when it dies, later each time."""

    def __init__(
        self, command: list[str], *, log: Path, memory_mb: int | None, pass_fds: tuple[int, ...] = (),
        as_group: bool = False,
    ) -> None:  # fmt: skip
        """Starts it.

        Args:
            command: What to run.
            log: What it says; begun anew with each start.
            memory_mb: Most data; None where a control group counts it.
            pass_fds: Open files that it gets at each start.
            as_group: Whether its whole group is told to end, as what was started only waits for what is to end.
        """
        self._command = command
        self._pass_fds = pass_fds
        self._as_group = as_group
        self._log = log
        self._memory_mb = memory_mb
        self._next_at = 0.0
        self.early_deaths = 0
        self.deaths = 0
        self._start()

    @property
    def pid(self) -> int:
        """Of the newest."""
        return self.process.pid

    def tend(self) -> bool:
        """Starts it again where it died; whether it died just now."""
        status = self.process.poll()
        if status is None:
            return False
        if self._next_at == 0.0:
            early = time.monotonic() - self._started < _SOON_S
            self.early_deaths = self.early_deaths + 1 if early else 1
            self.deaths += 1
            self._next_at = time.monotonic() + min(0.2 * 2**self.early_deaths, 10.0)
            self._kill_group()
            return True
        if time.monotonic() >= self._next_at:
            self._start()
        return False

    def end(self, *, grace_s: float) -> None:
        """Ends it in order, or by force after the grace."""
        if self.process.poll() is None:
            self._ask_to_end()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=grace_s)
        self._kill_group()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=_END_GRACE_S)

    def words(self) -> str:
        """Its last words."""
        with contextlib.suppress(OSError):
            return self._log.read_text(errors="replace")[-600:].strip()
        return ""

    def _start(self) -> None:
        self._next_at = 0.0
        self._started = time.monotonic()
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own modules
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                pass_fds=self._pass_fds, preexec_fn=processes.child_limits(self._memory_mb),  # noqa: PLW1509 - this process has one thread
            )  # fmt: skip

    def _ask_to_end(self) -> None:
        if self._as_group:
            self._signal_group(signal.SIGTERM)
        else:
            self.process.terminate()

    def _kill_group(self) -> None:
        self._signal_group(signal.SIGKILL)

    def _signal_group(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


class Supervisor:
    """Runs one instance."""

    def __init__(self, root: Path, order: SupervisorOrder) -> None:
        """Tells that it is there; starts nothing yet."""
        self._folder = InstancesFolder(root)
        self._order = order
        self._place = self._folder.slots / order.name
        self._status_path = self._place / "status.json"
        self._stopping = False
        self._unkept_since: float | None = None
        self._kept_looked = time.monotonic()
        self._status = SlotRecord(
            name=order.name, pid=os.getpid(), pid_started=processes.started_at(os.getpid()),
            created_at=datetime.now(UTC),
            group=processes.enter_group(order.name, memory_mb=order.memory_mb + order.memory_mb // 2),
            message=f"Blender and the agent are starting{_windowless(order)}",
        )  # fmt: skip
        self._keep()

    def run(self) -> None:
        """Until it is told to end, or cannot go on."""
        signal.signal(signal.SIGTERM, self._ask_to_stop)
        signal.signal(signal.SIGINT, self._ask_to_stop)
        if _windowless(self._order):
            print(f"Blender runs{_windowless(self._order)}", file=sys.stderr, flush=True)  # noqa: T201 - into the slot's log
        token = self._place / "token"
        self._folder.token(self._order.name)
        # The sockets of a desktop are opened here, as it has no network; so its ports also stay while it is replaced.
        handed = [socket.create_server((_LOOPBACK, 0), backlog=128) for _ in range(2 if self._order.desktop else 0)]
        fds = tuple(one.fileno() for one in handed)
        agent, *free = _free_ports(1 if handed else 2)
        blender, *web = [one.getsockname()[1] for one in handed] or free
        memory_mb = None if self._status.group else self._order.memory_mb
        scratch = self._place / "blender"
        scratch.mkdir(mode=0o700, exist_ok=True)
        me = [sys.executable, "-m"]
        served = (
            [*me, "prompt2mesh.builders.desktop", "--mcp-fd", str(fds[0]), "--web-fd", str(fds[1])] if handed
            else [*me, "prompt2mesh.cli", "blender", "--port", str(blender)]
        )  # fmt: skip
        children = {
            "blender": Child([*served, "--token-file", str(token), "--scratch", str(scratch)], pass_fds=fds,
                             log=self._place / "blender.log", memory_mb=memory_mb, as_group=bool(handed)),
            "agent": Child(
                [*me, "prompt2mesh.instance_agent", "--port", str(agent), "--token-file", str(token), "--data",
                 str(self._place / "agent"), "--blender", f"{_LOOPBACK}:{blender}", "--autosave",
                 str(self._order.autosave_s)],
                log=self._place / "agent.log", memory_mb=memory_mb,
            ),
        }  # fmt: skip
        self._tell(agent_port=agent, blender_port=blender, children=_ids(children),
                   **({"web_port": web[0]} if web else {}))  # fmt: skip
        try:
            with AgentClient(f"http://{_LOOPBACK}:{agent}", token=token.read_text()) as client:
                self._watch(children, client)
        finally:
            # The agent first, while Blender still answers it: it saves what was changed.
            children["agent"].end(grace_s=_SAVE_GRACE_S)
            children["blender"].end(grace_s=_END_GRACE_S)

    def _watch(self, children: dict[str, Child], client: AgentClient) -> None:
        started = time.monotonic()
        while not self._stopping and not self._abandoned():
            for name, child in children.items():
                if child.tend():
                    self._died(name, child)
                    started = time.monotonic()
                if self._status.phase == "failed":
                    return
            if self._status.children != _ids(children):
                self._tell(children=_ids(children))
            if self._status.phase == "starting":
                if client.ready():
                    now = datetime.now(UTC)
                    self._tell(phase="ready", ready_at=now, reason="Ready", message="")
                elif time.monotonic() - started > self._order.start_timeout_s:
                    self._fail("StartTimeout", f"it was not ready within {self._order.start_timeout_s:g} s")
                    return
            time.sleep(_LOOK_S if self._status.phase == "starting" else _LOOK_S * 4)

    def _died(self, name: str, child: Child) -> None:
        memory = processes.killed_for_memory(self._status.group) > 0
        reason: Reason = "OutOfMemory" if memory else "CrashLoop"
        what = "Blender" if name == "blender" else "the agent"
        if child.early_deaths >= _MOST_EARLY_DEATHS:
            last = (child.words().splitlines() or ["it gave no reason"])[-1].strip()
            why = "it used up its memory" if memory else last
            self._fail(reason, f"{what} ended {child.early_deaths} times soon after its start: {why}")
            return
        self._tell(phase="starting", deaths=self._status.deaths + 1, reason=reason if memory else "NotReady",
                   message=f"{what} ended and is started again")  # fmt: skip

    def _fail(self, reason: Reason, message: str) -> None:
        self._tell(phase="failed", reason=reason, message=message)

    def _abandoned(self) -> bool:
        """Whether nobody wants it any more: it must not stay for ever after a machine's service was taken away."""
        now = time.monotonic()
        if now - self._kept_looked < _KEEP_LOOK_S:
            return False
        self._kept_looked = now
        if not self._status_path.exists():
            return True
        if self._folder.is_kept():
            self._unkept_since = None
            return False
        self._unkept_since = self._unkept_since or now
        return now - self._unkept_since > self._order.unkept_s

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._stopping = True

    def _tell(self, **fields: object) -> None:
        self._status = self._status.model_copy(update=fields)
        self._keep()

    def _keep(self) -> None:
        if not self._place.is_dir():  # it was taken away: `_abandoned` sees it
            return
        with contextlib.suppress(StorageError):
            write_record(self._status_path, self._status)


def _ids(children: dict[str, Child]) -> dict[str, tuple[int, int]]:
    return {name: (child.pid, processes.started_at(child.pid)) for name, child in children.items()}


def _windowless(order: SupervisorOrder) -> str:
    return "" if order.desktop or not order.without_desktop else f", without a window: {order.without_desktop}"


def _free_ports(count: int) -> list[int]:
    """Ports that nobody listens on; whoever took one in between would not know the token."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind((_LOOPBACK, 0))
        return [one.getsockname()[1] for one in sockets]


def main() -> None:
    """Runs one instance until it ends."""
    parser = argparse.ArgumentParser(prog="python -m prompt2mesh.instances.local.supervisor")
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--order", required=True)
    parser.add_argument("--lock-fd", type=int, required=True, help="the slot's lock, held already")
    asked = parser.parse_args()
    os.set_inheritable(asked.lock_fd, False)  # else a child that outlives this process would seem to be it
    processes.humble()
    try:
        Supervisor(asked.root, SupervisorOrder.model_validate_json(asked.order)).run()
    except Prompt2MeshError as fault:
        print(f"{fault.code}: {fault.message}", file=sys.stderr)  # noqa: T201 - into the slot's log
        sys.exit(fault.exit_code)


if __name__ == "__main__":
    main()
