"""The contract of `Builder` over an instance's agent, and what happens where that agent is cut off or killed."""

import errno
import signal
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from prompt2mesh.bootstrap.agent import LocalAgent
from prompt2mesh.builders.remote import RemoteBuilder
from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.mesh.errors import (
    EnvironmentFaultError,
    GeometryError,
    LimitError,
    LlmUnavailableError,
    ProgramLimitError,
    Prompt2MeshError,
    SandboxUnavailableError,
    StorageError,
    WorkerCrashedError,
    WorkerTimeoutError,
)
from prompt2mesh.mesh.program import MeshProgram, Part
from prompt2mesh.mesh.shapes import Sphere
from prompt2mesh.studio.ports import Builder, BuildOrder, RenderOrder
from tests.support.builder_contract import BuilderContract, crate
from tests.support.builders import PaperBuilder
from tests.support.cutting_proxy import Cuts, cutting_proxy
from tests.support.instance_agents import (
    SLOT_TOKEN,
    AgentProcess,
    agent_in_thread,
    bind_request,
    blender_without_window,
    children_of,
    names_in,
)
from tests.support.instance_api import persons_api
from tests.support.runners import wait_for

pytestmark = pytest.mark.blender


def long_order(folder: Path) -> BuildOrder:
    ball = MeshProgram(parts=[Part(name="ball", shape=Sphere(radius=1), material="oak")])
    return BuildOrder(ball, folder, (), (RenderOrder("beauty", "b.png", size_px=1600, samples=4096),))


@contextmanager
def building_without_blender(folder: Path, fault: Exception) -> Generator[RemoteBuilder]:
    """Over an instance whose workers meet a fault."""

    def fail(order: BuildOrder) -> None:
        del order
        raise fault

    def no_agent(builder: Builder) -> AbstractContextManager[LocalAgent]:
        raise AssertionError(f"nothing is modelled here by {builder}")

    workers = PaperBuilder()
    workers.during = fail
    with agent_in_thread(folder / "data", workers, no_agent, "http://127.0.0.1:9") as client:
        yield RemoteBuilder(client)


@pytest.fixture(scope="module")
def blender_port() -> Iterator[int]:
    with blender_without_window() as server:
        yield server.port


@pytest.fixture(scope="module")
def agent(blender_port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AgentProcess]:
    process = AgentProcess(tmp_path_factory.mktemp("agent"), blender_port)
    process.start()
    try:
        with persons_api() as api, process.client() as client:
            client.bind(bind_request(api.url))
            yield process
    finally:
        process.end(signal.SIGKILL)


@pytest.fixture
def remote(agent: AgentProcess) -> Iterator[RemoteBuilder]:
    with closing(RemoteBuilder(agent.client())) as opened:
        yield opened


class TestRemoteBuilder(BuilderContract):
    @pytest.fixture
    def builder(self, remote: RemoteBuilder) -> RemoteBuilder:
        return remote


def test_what_is_built_is_shown_in_the_persons_blender(
    remote: RemoteBuilder, agent: AgentProcess, blender_port: int, tmp_path: Path
) -> None:
    remote.build(BuildOrder(crate(), tmp_path))
    wait_for(lambda: "crate" in names_in(blender_port))
    assert "Cube" not in names_in(blender_port)
    assert not list((agent.folder / "data" / "builds").glob("*/*")), "what was fetched is let go"


def test_a_connection_that_is_cut_stops_the_work_over_there(agent: AgentProcess, tmp_path: Path) -> None:
    with (
        cutting_proxy(f"http://127.0.0.1:{agent.port}", Cuts(after_bytes=350, left=1)) as address,
        closing(RemoteBuilder(AgentClient(address, token=SLOT_TOKEN))) as cut,
        agent.client() as client,
    ):
        with pytest.raises(WorkerCrashedError):
            cut.build(long_order(tmp_path))
        wait_for(lambda: not client.status().activity.busy, timeout_s=60)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (StorageError("a file could not be written: No space left on device"), "No space left on device"),
        (EnvironmentFaultError("there is no bpy"), "there is no bpy"),
        (SandboxUnavailableError("this kernel has no Landlock"), "no Landlock"),
        (RuntimeError("a slip"), "a fault of the program"),
    ],
)
def test_a_fault_of_the_instance_is_told_as_a_crash_so_that_the_build_is_done_elsewhere(
    fault: Exception, words: str, tmp_path: Path
) -> None:
    with building_without_blender(tmp_path, fault) as remote, pytest.raises(WorkerCrashedError) as told:
        remote.build(BuildOrder(crate(), tmp_path / "made"))
    assert told.value.message.startswith("the instance could not build it")
    assert words in told.value.message


@pytest.mark.parametrize(
    "fault",
    [
        WorkerTimeoutError("it took too long"),
        GeometryError("the parts do not meet"),
        ProgramLimitError("too many triangles"),
        LimitError("two builds run there", retry_after_s=1),
        LlmUnavailableError("the provider does not answer"),
    ],
)
def test_what_no_other_place_does_better_stays_what_it_is(fault: Prompt2MeshError, tmp_path: Path) -> None:
    with building_without_blender(tmp_path, fault) as remote, pytest.raises(type(fault)) as told:
        remote.build(BuildOrder(crate(), tmp_path / "made"))
    assert fault.message in told.value.message


def test_an_agent_that_is_killed_in_the_middle_is_told_as_a_crash(
    agent: AgentProcess, remote: RemoteBuilder, tmp_path: Path
) -> None:
    assert agent.process is not None
    workers = children_of(agent.process.pid)
    killer = threading.Timer(1.5, lambda: agent.end(signal.SIGKILL))
    killer.start()
    started = time.monotonic()
    with pytest.raises(WorkerCrashedError):
        remote.build(long_order(tmp_path))
    killer.join()
    assert time.monotonic() - started < 20
    assert not list(tmp_path.iterdir())
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    agent.start()
    assert remote.build(BuildOrder(crate(), tmp_path)).geometry.triangles == 12
    assert [path.name for path in tmp_path.iterdir()] == ["model.glb"]
