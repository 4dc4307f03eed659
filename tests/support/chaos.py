"""Clients who do not give up, and a hand that kills what it finds, for tests of what outlives that."""

import json
import os
import random
import signal
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2 as httpx

from tests.support.databases import PostgresServer
from tests.support.service import Service

PROMPTS = ("a cube", "a ball", "a cylinder", "a red cone", "a blue box", "a torus", "a pyramid", "a green capsule")
_FINAL = {"succeeded", "failed", "canceled"}


@dataclass
class Client:
    """Somebody who asks until there is an answer; each thing that is asked has one idempotency key."""

    url: str
    email: str = field(default_factory=lambda: f"{uuid.uuid4().hex[:12]}@example.com")
    token: str = ""
    accepted: list[str] = field(default_factory=list[str])
    asked: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._http = httpx.Client(base_url=self.url, timeout=20)

    def close(self) -> None:
        self._http.close()

    def sign_up(self) -> None:
        body = {"email": self.email, "password": "a long enough password 7", "display_name": "Chaos"}
        self.token = self.ask("POST", "/v1/auth/signup", body)["access_token"]

    def submit(self, prompt: str, *, seed: int) -> str:
        self.asked += 1
        task = self.ask("POST", "/v1/text-to-3d", {"prompt": prompt, "seed": seed, "preview": seed % 4 == 0})
        self.accepted.append(task["id"])
        return task["id"]

    def cancel(self, task_id: str) -> None:
        self.ask("POST", f"/v1/tasks/{task_id}/cancel", {})

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        key = uuid.uuid4().hex
        deadline = time.monotonic() + 120
        while True:
            headers = {"Idempotency-Key": key}
            if self.token:
                headers["Authorization"] = f"Bearer {self.token}"
            try:
                answer = self._http.request(method, path, json=body, headers=headers)
            except httpx.HTTPError as exc:
                said = repr(exc)
            else:
                if answer.is_success:
                    return answer.json()
                said = f"{answer.status_code} {answer.text}"
                # 409 with this key: the first try is still at work, or was, when its process was killed.
                assert answer.status_code in {409, 429, 502, 503}, f"{method} {path}: {said}"
            if time.monotonic() > deadline:
                raise TimeoutError(f"{method} {path} has no answer: {said}")
            time.sleep(0.2)

    def watch(self, task_id: str) -> list[tuple[int, str]]:
        """Every event of a task by number and kind, over as many connections as it takes."""
        seen: list[tuple[int, str]] = []
        while not seen or seen[-1][1] not in _FINAL:
            if self.stopped.is_set():
                return seen
            with suppress(httpx.HTTPError, OSError):
                seen += self._watch_on(task_id, after=seen[-1][0] if seen else 0)
            if not seen or seen[-1][1] not in _FINAL:
                time.sleep(0.1)
        return seen

    def _watch_on(self, task_id: str, *, after: int) -> list[tuple[int, str]]:
        headers = {"Authorization": f"Bearer {self.token}", "Last-Event-ID": str(after)}
        url, seen = f"/v1/tasks/{task_id}/stream", list[tuple[int, str]]()
        with suppress(httpx.HTTPError), self._http.stream("GET", url, headers=headers) as answer:
            number = 0
            for line in answer.iter_lines():
                if line.startswith("id: "):
                    number = int(line[4:])
                elif line.startswith("event: "):
                    seen.append((number, line[7:]))
                if self.stopped.is_set():
                    break
        return seen


class Crowd:
    """A few clients in threads who submit, watch and now and then cancel, until a moment."""

    def __init__(self, url: str, *, size: int, seed: int) -> None:
        self.clients = [Client(url) for _ in range(size)]
        self.streams: dict[str, list[tuple[int, str]]] = {}
        self._failures: list[BaseException] = []
        self._threads: list[threading.Thread] = []
        self._seed = seed

    def start(self, *, until: float) -> None:
        for number, client in enumerate(self.clients):
            client.sign_up()
            self._begin(self._submit, client, random.Random(self._seed + number), until)

    def join(self, *, timeout_s: float) -> None:
        """Waits for everybody; raises what went wrong for anybody."""
        deadline = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(timeout=max(0.0, deadline - time.monotonic()))
        late = sum(thread.is_alive() for thread in self._threads)
        for client in self.clients:
            client.stopped.set()
        for thread in self._threads:
            thread.join(timeout=25)
        for client in self.clients:
            client.close()
        if self._failures:
            raise self._failures[0]
        assert not late, f"{late} clients still wait for an answer or the end of a stream"

    @property
    def accepted(self) -> set[str]:
        return {task_id for client in self.clients for task_id in client.accepted}

    @property
    def asked(self) -> int:
        return sum(client.asked for client in self.clients)

    def _begin(self, work: Callable[..., None], *args: Any) -> None:
        def guarded() -> None:
            try:
                work(*args)
            except BaseException as exc:  # noqa: BLE001 - told by `join`
                self._failures.append(exc)

        self._threads.append(threading.Thread(target=guarded, daemon=True))
        self._threads[-1].start()

    def _submit(self, client: Client, dice: random.Random, until: float) -> None:
        number = 0
        while time.monotonic() < until:
            task_id = client.submit(dice.choice(PROMPTS), seed=dice.randrange(40))
            if number % 4 == 0:
                self._begin(self._watch, client, task_id)
            elif dice.random() < 0.15:
                client.cancel(task_id)
            number += 1
            time.sleep(dice.uniform(0.3, 1.2))

    def _watch(self, client: Client, task_id: str) -> None:
        self.streams[task_id] = client.watch(task_id)


class Chaos:
    """Kills parts of a service by the dice, and starts again what a supervisor would."""

    def __init__(self, service: Service, server: PostgresServer | None, *, seed: int) -> None:
        self._service = service
        self._server = server
        self._dice = random.Random(seed)
        self.done: list[str] = []

    def strike(self) -> None:
        strikes = [self.kill_api, self.kill_runner, self.kill_runner, self.kill_blender, self.kill_blender]
        if self._server is not None:
            strikes += [self.drop_connections, self.restart_database]
        chosen = self._dice.choice(strikes)
        chosen()
        self.done.append(chosen.__name__)

    def every_kind(self) -> set[str]:
        """What a run that is long enough has done."""
        kinds = {"kill_api", "kill_runner", "kill_blender"}
        return kinds | ({"drop_connections", "restart_database"} if self._server else set())

    def pause(self) -> None:
        time.sleep(self._dice.uniform(0.2, 2.5))

    def kill_api(self) -> None:
        self._service.kill("api")
        self._service.start("api")

    def kill_runner(self) -> None:
        name = self._dice.choice(["runner-1", "runner-2"])
        self._service.kill(name)
        self._service.start("runner", "--slots", "1", name=name)

    def kill_blender(self) -> None:
        runners = {self._service.processes[name].pid for name in ("runner-1", "runner-2")}
        workers = [pid for pid in processes_of(self._service.data) if _parent(pid) in runners]
        if workers:
            with suppress(ProcessLookupError):
                os.kill(self._dice.choice(workers), signal.SIGKILL)

    def drop_connections(self) -> None:
        assert self._server is not None
        self._server.drop_connections()

    def restart_database(self) -> None:
        assert self._server is not None
        self._server.kill()
        time.sleep(self._dice.uniform(0.0, 1.5))
        self._server.start()


def processes_of(data: Path) -> list[int]:
    """Every process that was given a data folder, or a place in it."""
    return [pid for pid in _pids() if str(data).encode() in _read(pid, "environ") and _state(pid) != "Z"]


def command_of(pid: int) -> bytes:
    """The command line of a process; empty where it is gone."""
    return _read(pid, "cmdline")


def _pids() -> Iterator[int]:
    return (int(entry) for entry in os.listdir("/proc") if entry.isdigit())  # noqa: PTH208 - of the kernel's


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def _status(pid: int) -> list[str]:
    return _read(pid, "stat").decode(errors="replace").rsplit(")", 1)[-1].split() or ["Z", "0"]


def _state(pid: int) -> str:
    return _status(pid)[0]


def _parent(pid: int) -> int:
    return int(_status(pid)[1])


def write_story(path: Path, **facts: Any) -> None:
    """What happened, for a person who looks at a failed run."""
    path.write_text(json.dumps(facts, indent=1, default=str), encoding="utf-8")
