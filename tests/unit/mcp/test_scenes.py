"""Live scenes: one for each session, closed when nobody uses it, and one person cannot take them all."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.mcp.scenes import Scenes, Session, Ticket
from prompt2mesh.mesh.errors import CanceledError, CodeError, LimitError, WorkerCrashedError
from tests.support.runners import wait_for

ALICE, BOB = Session("alice", "1"), Session("bob", "1")


class PaperScene:
    """A scene that counts, and does what a test says."""

    def __init__(self) -> None:
        self.count = 0
        self.closed = threading.Event()
        self.busy = threading.Event()
        self.let_go = threading.Event()
        self.given_up = threading.Event()

    def command(self, kind: str, *, timeout_s: float = 60.0, **params: Any) -> dict[str, Any]:
        del timeout_s, params
        if kind == "crash":
            raise WorkerCrashedError("that Blender is gone")
        if kind == "fail":
            raise CodeError("NameError: x")
        if kind == "wait":
            self.busy.set()
            while not self.let_go.wait(0.01):
                if self.given_up.is_set():
                    raise CanceledError("it was given up")
        self.count += 1
        return {"count": self.count}

    def interrupt(self) -> None:
        self.given_up.set()

    @property
    def scratch(self) -> Path | None:
        return None

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def opened() -> list[PaperScene]:
    return []


@pytest.fixture
def new_scenes(opened: list[PaperScene]) -> Iterator[Callable[..., Scenes]]:
    made: list[Scenes] = []

    def open_scene() -> PaperScene:
        opened.append(PaperScene())
        return opened[-1]

    def make(**options: Any) -> Scenes:
        made.append(Scenes(open_scene, **options))
        return made[-1]

    yield make
    for one in made:
        one.close_all()


def test_a_session_keeps_its_scene_and_shares_it_with_nobody(new_scenes: Callable[..., Scenes]) -> None:
    scenes = new_scenes()
    assert [scenes.command(ALICE, "add")["count"] for _ in range(2)] == [1, 2]
    assert scenes.command(BOB, "add")["count"] == 1
    assert scenes.command(Session("alice", "2"), "add")["count"] == 1


def test_a_scene_that_failed_or_crashed_is_asked_again(new_scenes: Callable[..., Scenes]) -> None:
    scenes = new_scenes()
    scenes.command(ALICE, "add")
    with pytest.raises(CodeError):
        scenes.command(ALICE, "fail")
    with pytest.raises(WorkerCrashedError):
        scenes.command(ALICE, "crash")
    assert scenes.command(ALICE, "add")["count"] == 2  # it knows itself how to come back


def test_a_scene_that_does_not_open_is_tried_again() -> None:
    tries: list[int] = []

    def open_scene() -> PaperScene:
        tries.append(1)
        if len(tries) == 1:
            raise WorkerCrashedError("no Blender answers")
        return PaperScene()

    scenes = Scenes(open_scene)
    with pytest.raises(WorkerCrashedError):
        scenes.command(ALICE, "add")
    assert scenes.command(ALICE, "add")["count"] == 1
    scenes.close_all()


def test_a_scene_that_nobody_uses_is_closed(new_scenes: Callable[..., Scenes], opened: list[PaperScene]) -> None:
    scenes = new_scenes(idle_s=0.1)
    scenes.command(ALICE, "add")
    assert opened[0].closed.wait(60)
    assert scenes.open_count == 0
    assert scenes.command(ALICE, "add")["count"] == 1


def test_a_session_that_ends_and_a_server_that_ends_close_scenes(
    new_scenes: Callable[..., Scenes], opened: list[PaperScene]
) -> None:
    scenes = new_scenes()
    scenes.command(ALICE, "add")
    scenes.command(BOB, "add")
    scenes.close(ALICE)
    scenes.close(Session("nobody", "1"))
    assert (opened[0].closed.is_set(), opened[1].closed.is_set()) == (True, False)
    scenes.close_all()
    assert opened[1].closed.is_set()


def test_ones_own_oldest_scene_makes_room_and_nobody_elses(
    new_scenes: Callable[..., Scenes], opened: list[PaperScene]
) -> None:
    scenes = new_scenes(most=3, most_of_one=2)
    for number in range(3):
        scenes.command(Session("alice", str(number)), "add")
    assert opened[0].closed.wait(60)
    scenes.command(BOB, "add")
    with pytest.raises(LimitError):
        scenes.command(Session("carol", "1"), "add")
    assert not any(scene.closed.is_set() for scene in opened[1:])


def test_a_command_that_is_taken_back_ends_at_once(new_scenes: Callable[..., Scenes], opened: list[PaperScene]) -> None:
    scenes = new_scenes()
    ticket, raised = Ticket(), list[BaseException]()

    def work() -> None:
        try:
            scenes.command(ALICE, "wait", ticket=ticket)
        except CanceledError as exc:
            raised.append(exc)

    thread = threading.Thread(target=work)
    thread.start()
    wait_for(lambda: bool(opened) and opened[0].busy.is_set())
    scenes.take_back(ALICE, ticket)
    thread.join(20)
    assert raised
    assert scenes.command(ALICE, "add")["count"] == 1  # in the same one
    assert len(opened) == 1


def test_a_command_that_waits_for_another_is_taken_back_without_harm(
    new_scenes: Callable[..., Scenes], opened: list[PaperScene]
) -> None:
    scenes = new_scenes()
    first = threading.Thread(target=scenes.command, args=(ALICE, "wait"))
    first.start()
    wait_for(lambda: bool(opened) and opened[0].busy.is_set())
    ticket, raised = Ticket(), list[BaseException]()

    def work() -> None:
        try:
            scenes.command(ALICE, "add", ticket=ticket)
        except CanceledError as exc:
            raised.append(exc)

    second = threading.Thread(target=work)
    second.start()
    scenes.take_back(ALICE, ticket)
    opened[0].let_go.set()
    first.join(60)
    second.join(60)
    assert raised
    assert not opened[0].closed.is_set()
    assert scenes.command(ALICE, "add")["count"] == 2
