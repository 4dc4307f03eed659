"""Builds on a person's instance behind the port `Builder`: the order goes to its agent, the files come back.

Leaving early, or dying, cuts the connection, and the work over there stops.
"""

import time
from pathlib import Path
from typing import NoReturn

from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import BuildLine, BuildRequest, is_instances_own
from prompt2mesh.mesh.errors import (
    CanceledError,
    InstanceUnavailableError,
    Prompt2MeshError,
    WorkerCrashedError,
    WorkerTimeoutError,
)
from prompt2mesh.studio.ports import BuildOrder, BuildResult, Canceled, OnProgress, never, no_progress

BUILD_TIMEOUT_S = 900.0


class RemoteBuilder:
    """Builds through an instance's agent."""

    def __init__(self, client: AgentClient, *, timeout_s: float = BUILD_TIMEOUT_S) -> None:
        """Asks nothing yet.

        Args:
            client: Of the agent; closed with the builder.
            timeout_s: Longest that an order may take in all; single steps have their limits over there.
        """
        self._client = client
        self._timeout_s = timeout_s

    def build(
        self, order: BuildOrder, *, on_progress: OnProgress = no_progress, canceled: Canceled = never
    ) -> BuildResult:
        """See `studio.ports.Builder`; an instance that dies under it or is at fault is a `WorkerCrashedError`."""
        try:
            return self._build(order, on_progress, canceled)
        except InstanceUnavailableError as exc:
            raise WorkerCrashedError(f"the instance went away while it built: {exc.message}", hint=exc.hint) from exc

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _build(self, order: BuildOrder, on_progress: OnProgress, canceled: Canceled) -> BuildResult:
        if canceled():
            raise CanceledError("the build was asked to stop")
        deadline = time.monotonic() + self._timeout_s
        build_id, done = "", None
        with self._client.build(BuildRequest.of(order)) as lines:
            for line in lines:
                if canceled():
                    raise CanceledError("the build was asked to stop")
                if time.monotonic() > deadline:
                    raise WorkerTimeoutError(f"the instance did not build it within {self._timeout_s:g} s",
                                             hint="ask for less, or for a smaller picture")  # fmt: skip
                if line.error is not None:
                    _raise(line.error.error())
                build_id = line.build_id or build_id
                if line.stage is not None:
                    on_progress(line.stage, line.share)
                if line.result is not None:
                    done = line
        if done is None or done.result is None:
            raise InstanceUnavailableError("the instance ended in the middle of a build")
        self._fetch(build_id, done, order.folder)
        return done.result

    def _fetch(self, build_id: str, line: BuildLine, folder: Path) -> None:
        for file in line.files:
            if Path(file.name).name != file.name or file.name.startswith("."):
                raise InstanceUnavailableError("the instance's agent named a file that is a path")
            self._client.fetch_file(build_id, file, folder / file.name)
        self._client.forget_build(build_id)


def _raise(error: Prompt2MeshError) -> NoReturn:
    """Raises what ended the build over there; a fault of the instance so that the build is done elsewhere."""
    if is_instances_own(error):
        raise WorkerCrashedError(f"the instance could not build it: {error.message}", hint=error.hint) from error
    raise error
