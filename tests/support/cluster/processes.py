"""The programs of a control plane as processes that never outlive the test that started them."""

import random
import signal
import socket
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

_BUILD = Path(__file__).parents[3] / "tools" / "cluster" / "build.sh"
# Below the range that the kernel gives to outgoing connections: a port stays free while its program is down.
_PORTS = range(20_000, 32_000)
_STOP_TIMEOUT_S = 20


@cache
def program_folder() -> Path:
    """The folder of kube-apiserver and the others; built now if they were not yet, which takes minutes."""
    return Path(subprocess.run([_BUILD], check=True, text=True, stdout=subprocess.PIPE).stdout.strip())


def free_port() -> int:
    """A port that nobody listens on, and that no outgoing connection will take."""
    while True:
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port := random.choice(_PORTS)))
            except OSError:
                continue
            return port


class Processes:
    """Programs by name, each with its log in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._commands: dict[str, Sequence[str | Path]] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        # The kernel kills a program when the *thread* that started it ends: this one lives as long as the test's process.
        self._starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cluster")

    def start(self, name: str, command: Sequence[str | Path] | None = None) -> None:
        """Starts a program; without a command, again as it was started before."""
        self._commands[name] = command or self._commands[name]
        self._starter.submit(self._start, name).result()

    def _start(self, name: str) -> None:
        with self.log_path(name).open("ab") as log:
            self._running[name] = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *self._commands[name]],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                # Its own group: Ctrl-C goes to the test, which then stops the programs in order.
                start_new_session=True,
            )

    def stop(self, name: str, *, kill: bool = False) -> None:
        """Ends a program, as an orderly shutdown or as `kill -9` does."""
        process = self._running.pop(name)
        process.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
        try:
            process.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def close(self) -> None:
        """Kills everything that still runs: nothing here is worth an orderly end."""
        for process in self._running.values():
            process.kill()
        for process in self._running.values():
            process.wait()
        self._running.clear()
        self._starter.shutdown()

    def pid(self, name: str) -> int:
        return self._running[name].pid

    @property
    def names(self) -> list[str]:
        """What runs, or should."""
        return list(self._running)

    def log_path(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def log(self, name: str) -> str:
        return self.log_path(name).read_text(errors="replace")

    def check_alive(self) -> None:
        """Raises if a program ended by itself.

        Raises:
            RuntimeError: With the end of its log.
        """
        for name, process in self._running.items():
            if (code := process.poll()) is not None:
                raise RuntimeError(f"{name} ended with {code}:\n{self.log(name)[-4000:]}")
