import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any

import pytest

from prompt2mesh.blender.addon import executor as module
from prompt2mesh.blender.addon.errors import CommandError
from prompt2mesh.blender.addon.executor import Executor

Told = SimpleQueue[tuple[str, Any, str | None]]


@contextmanager
def running(run: Any) -> Generator[Executor]:
    """An executor whose main thread is a thread of the test."""
    executor, stop = Executor(run), threading.Event()

    def main() -> None:
        executor.start()
        while not stop.is_set():
            executor.run_next(0.02)

    thread = threading.Thread(target=main)
    thread.start()
    try:
        yield executor
    finally:
        stop.set()
        thread.join(timeout=60)
        executor.close()
    assert not thread.is_alive()


def submit(executor: Executor, kind: str, told: Told, timeout_s: float | None = None) -> None:
    executor.submit(kind, {}, timeout_s, lambda result, error: told.put((kind, result, error and error.code)))


def test_commands_run_one_after_another_on_one_thread() -> None:
    threads: set[int] = set()

    def run(kind: str, params: dict[str, Any]) -> str:
        del params
        threads.add(threading.get_ident())
        return kind

    told: Told = SimpleQueue()
    with running(run) as executor:
        for number in range(20):
            submit(executor, str(number), told)
        assert [told.get(timeout=60) for _ in range(20)] == [(str(n), str(n), None) for n in range(20)]
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_loop_is_interrupted_and_the_next_command_is_not() -> None:
    def run(kind: str, params: dict[str, Any]) -> str:
        del params
        try:
            while kind == "loop":
                pass
        except Exception:  # noqa: BLE001 - a deadline is no Exception that code can swallow
            return "swallowed"
        return "done"

    told: Told = SimpleQueue()
    with running(run) as executor:
        submit(executor, "loop", told, 0.2)
        submit(executor, "next", told)
        assert told.get(timeout=60) == ("loop", None, "timeout")
        assert told.get(timeout=60) == ("next", "done", None)


def test_interruptions_never_hit_a_neighbour() -> None:
    def run(kind: str, params: dict[str, Any]) -> str:
        del params
        until = time.monotonic() + (0.05 if kind == "edge" else 0.001)
        while time.monotonic() < until:
            pass
        return kind

    told: Told = SimpleQueue()
    with running(run) as executor:
        for _ in range(40):
            submit(executor, "edge", told, 0.05)  # ends just when its time does
            assert told.get(timeout=60)[2] in {None, "timeout"}
            submit(executor, "short", told)
            assert told.get(timeout=60) == ("short", "short", None)


def test_a_call_that_cannot_be_interrupted_is_told_and_others_hear_that_blender_is_busy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "GRACE_S", 0.2)
    let_go = threading.Event()

    def run(kind: str, params: dict[str, Any]) -> str:
        del params
        if kind == "stuck":
            let_go.wait(30)  # a lock of C, as a render is
        return kind

    told: Told = SimpleQueue()
    with running(run) as executor:
        submit(executor, "stuck", told, 0.2)
        submit(executor, "behind", told)
        assert told.get(timeout=60) == ("stuck", None, "timeout")
        assert told.get(timeout=60) == ("behind", None, "busy")
        submit(executor, "late", told)
        assert told.get(timeout=60) == ("late", None, "busy")
        assert executor.state()["running"] == "stuck"
        let_go.set()
        deadline = time.monotonic() + 60
        while executor.state()["busy"] and time.monotonic() < deadline:
            time.sleep(0.01)
        submit(executor, "after", told)
        assert told.get(timeout=60) == ("after", "after", None)
    assert told.empty()  # the stuck one was answered once


def test_a_command_that_waited_too_long_is_not_run() -> None:
    ran: list[str] = []

    def run(kind: str, params: dict[str, Any]) -> None:
        del params
        ran.append(kind)
        time.sleep(0.3 if kind == "slow" else 0)

    told: Told = SimpleQueue()
    with running(run) as executor:
        submit(executor, "slow", told, 5)
        submit(executor, "late", told, 0.1)
        assert told.get(timeout=60)[2] is None
        assert told.get(timeout=60) == ("late", None, "timeout")
    assert ran == ["slow"]


def test_faults_are_answered() -> None:
    def run(kind: str, params: dict[str, Any]) -> None:
        del params
        if kind == "own":
            raise CommandError("no such thing", code="not_found")
        raise ZeroDivisionError

    told: Told = SimpleQueue()
    with running(run) as executor:
        submit(executor, "own", told)
        submit(executor, "strange", told)
        assert [told.get(timeout=60)[2] for _ in range(2)] == ["not_found", "internal"]
    submit(executor, "closed", told)
    assert told.get(timeout=60)[2] == "stopping"
