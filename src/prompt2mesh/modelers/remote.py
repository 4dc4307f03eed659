"""The LLM agent of a person's instance behind the port `Agent`.

Its checkpoints stay over there; the pictures of its steps come to the service's
blob store before the step is told, so that they outlive the instance.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import AgentRunRequest, is_instances_own
from prompt2mesh.mesh.errors import CanceledError, InstanceUnavailableError, Prompt2MeshError
from prompt2mesh.studio.ports.agent import AgentResult, AgentStep, AgentTask, TellStep
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.modeling import Canceled, never
from prompt2mesh.studio.ports.records import StoredFile


class RemoteAgent:
    """Runs tasks through an instance's agent."""

    def __init__(self, client: AgentClient, *, blobs: BlobStore) -> None:
        """Asks nothing yet.

        Args:
            client: Of the instance's agent; closed with this.
            blobs: Where the service keeps pictures.
        """
        self._client = client
        self._blobs = blobs

    def run(self, task: AgentTask, *, folder: Path, tell: TellStep, canceled: Canceled = never) -> AgentResult:
        """See `studio.ports.agent.Agent`.

        Raises:
            InstanceUnavailableError: The instance is gone, goes or is at fault; the run can go on when it is back.
        """
        if canceled():
            raise CanceledError("the agent was asked to stop")
        folder.mkdir(parents=True, exist_ok=True)
        for reference in task.references:
            self._give(reference.file, folder)
        with self._client.run_agent(AgentRunRequest(task=task)) as lines:
            for line in lines:
                if canceled():
                    raise CanceledError("the agent was asked to stop")
                if line.error is not None:
                    _raise(line.error.error())
                if line.step is not None:
                    self._tell(line.step, folder, tell)
                    self._client.told(task.thread_id, line.step.number)
                if line.result is not None:
                    return line.result
        raise InstanceUnavailableError("the instance ended in the middle of a run")

    def forget(self, thread_id: str) -> None:
        """See the port."""
        self._client.forget_run(thread_id)

    def threads(self) -> Sequence[str]:
        """See the port."""
        return self._client.kept_runs()

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _tell(self, step: AgentStep, folder: Path, tell: TellStep) -> None:
        for picture in step.pictures:
            if self._blobs.stat(picture.digest) is None:
                with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as place:
                    path = Path(place) / "picture"
                    self._client.fetch_picture(picture.digest, path)
                    self._blobs.put_file(path)
        tell(step)

    def _give(self, file: StoredFile, folder: Path) -> None:
        with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as place:
            path = Path(place) / "picture"
            self._blobs.fetch(file.digest, path)
            try:
                self._client.put_picture(file.digest, path)
            except Prompt2MeshError as exc:
                _raise(exc)


def _raise(error: Prompt2MeshError) -> NoReturn:
    """Raises what ended the run over there; a fault of the instance so that the run goes on elsewhere."""
    if is_instances_own(error):
        raise InstanceUnavailableError(f"the instance could not do it: {error.message}", hint=error.hint) from error
    raise error
