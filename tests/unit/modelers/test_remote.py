"""Faults of an instance before and during a run of its agent, told so that the run goes on elsewhere."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import AgentLine, AgentRunRequest, ErrorData
from prompt2mesh.mesh.errors import (
    EnvironmentFaultError,
    GeometryError,
    InstanceUnavailableError,
    LlmKeyError,
    Prompt2MeshError,
    ProviderError,
    SandboxUnavailableError,
    StorageError,
    WorkerTimeoutError,
)
from prompt2mesh.modelers.remote import RemoteAgent
from prompt2mesh.store.blobs import open_blobs
from prompt2mesh.studio.ports.agent import AgentTask, ModelChoice, Reference
from prompt2mesh.studio.ports.records import StoredFile
from tests.support.instance_agents import SLOT_TOKEN

OWN = [
    Prompt2MeshError("a fault of the program: OSError"),
    StorageError("a file could not be written: No space left on device"),
    EnvironmentFaultError("what talks to LLMs is not installed"),
    SandboxUnavailableError("this kernel has no Landlock"),
]
OTHERS = [WorkerTimeoutError("it took too long"), ProviderError("it failed"), LlmKeyError("it is not taken"),
          GeometryError("the parts do not meet")]  # fmt: skip


class FaultyClient(AgentClient):
    """Meets a fault when it is given a picture, or else in the middle of a run."""

    def __init__(self, fault: Prompt2MeshError) -> None:
        super().__init__("http://127.0.0.1:9", token=SLOT_TOKEN)
        self._fault = fault

    def put_picture(self, digest: str, source: Path) -> None:
        del digest, source
        raise self._fault

    @contextmanager
    def run_agent(self, request: AgentRunRequest) -> Generator[Iterator[AgentLine]]:
        del request
        yield iter([AgentLine(error=ErrorData.of(self._fault))])


def run_with(fault: Prompt2MeshError, folder: Path, *, picture: bool) -> None:
    blobs = open_blobs(str(folder / "blobs"))
    (folder / "a.png").write_bytes(b"png")
    kept = blobs.put_file(folder / "a.png")
    file = StoredFile(name="a.png", digest=kept.digest, size_bytes=3, media_type="image/png")
    references = (Reference(file=file),) if picture else ()
    task = AgentTask(thread_id="job_1", mode="make", text="a red cube", references=references,
                     models=(ModelChoice(provider="openai", model="m"),))  # fmt: skip
    with FaultyClient(fault) as client:
        RemoteAgent(client, blobs=blobs).run(task, folder=folder / "work", tell=lambda _: None)


@pytest.mark.parametrize("picture", [True, False])
@pytest.mark.parametrize("fault", OWN, ids=lambda fault: fault.code)
def test_a_fault_of_the_instance_makes_it_unavailable(fault: Prompt2MeshError, tmp_path: Path, picture: bool) -> None:
    with pytest.raises(InstanceUnavailableError) as told:
        run_with(fault, tmp_path, picture=picture)
    assert fault.message in told.value.message


@pytest.mark.parametrize("fault", OTHERS, ids=lambda fault: fault.code)
def test_what_no_other_place_does_better_stays_what_it_is(fault: Prompt2MeshError, tmp_path: Path) -> None:
    with pytest.raises(type(fault)):
        run_with(fault, tmp_path, picture=False)
