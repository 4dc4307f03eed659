"""What the agent asks of the API in its person's name: their scene, their models, and to note that they work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2
from pydantic import BaseModel, ConfigDict, ValidationError

from prompt2mesh.instances.agent_client import write_file
from prompt2mesh.instances.agent_wire import BindRequest, SceneState
from prompt2mesh.mesh.errors import InstanceUnavailableError, SceneNotSavedError, WorkerCrashedError
from prompt2mesh.studio.ports.instances import ActivityKind

_TIMEOUT_S = 30.0
_CHUNK_BYTES = 1 << 20
_NOT_THERE = 404
_MEDIA_TYPE = "application/x-blender"
PROJECT_HEADER, VERSION_HEADER = "X-Scene-Project", "X-Scene-Version"


class ProjectFile(BaseModel):
    """A file of a version."""

    model_config = ConfigDict(extra="ignore")

    name: str
    digest: str
    size_bytes: int


class OpenProject(BaseModel):
    """A version of the person's, and its files."""

    model_config = ConfigDict(extra="ignore")

    project_id: str
    version_id: str
    title: str = ""
    program_hash: str | None = None
    files: list[ProjectFile]

    def file(self, name: str) -> ProjectFile | None:
        """The file of a name."""
        return next((one for one in self.files if one.name == name), None)


@dataclass(frozen=True)
class StoredScene:
    """The saved scene as the API has it."""

    digest: str
    size_bytes: int
    scene: SceneState


class PersonsApi:
    """The API for the person that is bound; threads may share it."""

    def __init__(self, bound: Callable[[], BindRequest | None]) -> None:
        """Connects to nothing yet.

        Args:
            bound: Who is bound now; their token may change.
        """
        self._bound = bound
        self._http = httpx2.Client(timeout=_TIMEOUT_S, trust_env=False, follow_redirects=False)

    def saved_scene(self) -> StoredScene | None:
        """The person's saved scene, without its bytes; None where there is none.

        Raises:
            InstanceUnavailableError: The API does not answer, or not as it should.
        """
        response = self._ask("HEAD", "/v1/instance/scene", missing_is_fine=True)
        if response.status_code == _NOT_THERE:
            return None
        digest = response.headers.get("ETag", "").removeprefix("W/").strip('"')
        state = SceneState(project_id=response.headers.get(PROJECT_HEADER) or None,
                           version_id=response.headers.get(VERSION_HEADER) or None, digest=digest)  # fmt: skip
        return StoredScene(digest, int(response.headers.get("Content-Length") or 0), state)

    def fetch_scene(self, stored: StoredScene, target: Path) -> None:
        """Writes the bytes of the saved scene to a file.

        Raises:
            InstanceUnavailableError: They do not come, or are others.
        """
        self._fetch("/v1/instance/scene", target, digest=stored.digest)

    def put_scene(self, source: Path, *, digest: str, scene: SceneState) -> None:
        """Keeps a scene at the API and reads back what is kept.

        Raises:
            SceneNotSavedError: It is not kept, or something else is.
        """
        headers = {"Content-Type": _MEDIA_TYPE, "X-Content-SHA256": digest}
        if scene.project_id and scene.version_id:
            headers |= {PROJECT_HEADER: scene.project_id, VERSION_HEADER: scene.version_id}
        try:
            with source.open("rb") as file:
                headers["Content-Length"] = str(source.stat().st_size)
                self._ask("PUT", "/v1/instance/scene", content=iter(lambda: file.read(_CHUNK_BYTES), b""),
                          headers=headers)  # fmt: skip
            kept = self.saved_scene()
        except InstanceUnavailableError as exc:
            raise SceneNotSavedError(f"the scene could not be kept: {exc.message}", hint=exc.hint) from exc
        if kept is None or kept.digest != digest:
            raise SceneNotSavedError("the copy of the scene that is kept is not the scene that was sent",
                                     hint="nothing was ended; it is tried again")  # fmt: skip

    def project(self, project_id: str | None = None, version_id: str | None = None) -> OpenProject | None:
        """A version of the person's, the newest by default; None where there is none.

        Raises:
            InstanceUnavailableError: The API does not answer, or not as it should.
        """
        asked = {"project_id": project_id, "version_id": version_id}
        response = self._ask("GET", "/v1/instance/project", missing_is_fine=True,
                             params={name: value for name, value in asked.items() if value})  # fmt: skip
        if response.status_code == _NOT_THERE:
            return None
        try:
            return OpenProject.model_validate_json(response.content)
        except ValidationError as exc:
            raise InstanceUnavailableError("the API answered with what is no project") from exc

    def fetch_file(self, file: ProjectFile, target: Path) -> None:
        """Writes a file of a version.

        Raises:
            InstanceUnavailableError: It does not come, or is another.
        """
        self._fetch(f"/v1/instance/files/{file.digest}", target, digest=file.digest)

    def tell_activity(self, kind: ActivityKind, *, at: datetime) -> None:
        """Notes that the person works.

        Raises:
            InstanceUnavailableError: The API does not answer.
        """
        self._ask("POST", "/v1/instance/activity", json={"last_at": at.isoformat(), "kind": kind})

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def _target(self, path: str) -> tuple[str, dict[str, str]]:
        bound = self._bound()
        if bound is None:
            raise WorkerCrashedError("this agent serves nobody yet")
        return (f"{bound.api_url.rstrip('/')}{path}",
                {"Authorization": f"Bearer {bound.api_token.get_secret_value()}"})  # fmt: skip

    def _ask(self, method: str, path: str, *, missing_is_fine: bool = False, **options: Any) -> httpx2.Response:
        url, headers = self._target(path)
        try:
            response = self._http.request(method, url, headers={**headers, **options.pop("headers", {})}, **options)
        except httpx2.HTTPError as exc:
            raise _silent(exc) from exc
        if response.is_success or (missing_is_fine and response.status_code == _NOT_THERE):
            return response
        raise _refused(method, path, response)

    def _fetch(self, path: str, target: Path, *, digest: str) -> None:
        url, headers = self._target(path)
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                if not response.is_success:
                    raise _refused("GET", path, response)
                found = write_file(response.iter_bytes(_CHUNK_BYTES), target, sender="the API")
        except httpx2.HTTPError as exc:
            raise _silent(exc) from exc
        if found != digest:
            target.unlink(missing_ok=True)
            raise InstanceUnavailableError("the API sent other bytes than it promised")


def _silent(exc: Exception) -> InstanceUnavailableError:
    return InstanceUnavailableError(f"the API does not answer ({type(exc).__name__})")


def _refused(method: str, path: str, response: httpx2.Response) -> InstanceUnavailableError:
    return InstanceUnavailableError(f"the API answered {response.status_code} to {method} {path}")
