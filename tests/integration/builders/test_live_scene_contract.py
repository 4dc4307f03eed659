"""The contract of `LiveScene`: in the sandbox, and over the socket, bare and in the sandbox."""

import secrets
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from prompt2mesh.builders.blender_server import BlenderServer
from prompt2mesh.builders.live import SandboxedScene
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.builders.socket import SocketScene
from tests.support.live_scenes import LiveSceneContract

pytestmark = [pytest.mark.blender]


@contextmanager
def serving(server: BlenderServer) -> Generator[BlenderServer]:
    """Looks after it in a thread, as the command does."""
    stop = threading.Event()
    with closing(server):
        server.start()
        server.wait_ready()
        thread = threading.Thread(target=server.serve, args=(stop.is_set,))
        thread.start()
        try:
            yield server
        finally:
            stop.set()
            thread.join()


class TestBareSocket(LiveSceneContract):
    @pytest.fixture(scope="class")
    @classmethod
    def scene(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SocketScene]:
        folder: Path = tmp_path_factory.mktemp("bare")
        with (
            serving(BlenderServer(port=0, sandbox=None, scratch=folder)) as server,
            closing(SocketScene(port=server.port)) as scene,
        ):
            yield scene
        assert 1 <= len(list(folder.glob("autosave-*.blend"))) <= 8


class TestSandboxedSocket(LiveSceneContract):
    @pytest.fixture(scope="class")
    @classmethod
    def scene(cls) -> Iterator[SocketScene]:
        token = secrets.token_urlsafe(24)
        with serving(BlenderServer(port=0, sandbox=Sandbox(), token=token)) as server:
            assert server.isolation is not None
            assert server.isolation.strict, server.isolation.missing
            with closing(SocketScene(port=server.port, token=token)) as scene:
                yield scene


class TestSandboxedScene(LiveSceneContract):
    @pytest.fixture(scope="class")
    @classmethod
    def scene(cls) -> Iterator[SandboxedScene]:
        with closing(SandboxedScene(Sandbox())) as scene:
            yield scene
