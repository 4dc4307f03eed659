"""What the agent of an instance asks for with its token: its person's scene and models, and that they work."""

import hashlib
import tempfile
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from fastapi.security import HTTPBearer
from fastapi.security.http import HTTPAuthorizationCredentials

from prompt2mesh.api.dependencies import PlatformDep, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.instance_schemas import ActivityNote, OpenModelShown, SceneKept
from prompt2mesh.mesh.errors import AuthenticationError, LimitError, RequestError
from prompt2mesh.studio.ports.records import Scene, User
from prompt2mesh.telemetry import context

router = APIRouter(prefix="/instance", dependencies=[Depends(no_store)])
_token = HTTPBearer(
    auto_error=False, scheme_name="InstanceToken", description="The token that an agent was bound with."
)
_MEDIA_TYPE = "application/x-blender"
_Id = Annotated[str | None, Query(max_length=60, pattern=r"^[0-9A-Za-z_-]+$")]
_IdHeader = Annotated[str | None, Header(max_length=60, pattern=r"^[0-9A-Za-z_-]+$")]


def person(platform: PlatformDep, given: Annotated[HTTPAuthorizationCredentials | None, Security(_token)]) -> User:
    """The person whom the asking agent serves.

    Raises:
        AuthenticationError: No agent asks.
    """
    if given is None:
        raise AuthenticationError("this needs the token of an instance")
    found = platform.instance_scenes.recognise(given.credentials)
    context.note(user_id=found.id)
    return found


Person = Annotated[User, Depends(person)]


@router.head("/scene", include_in_schema=False)
def check_scene(user: Person, platform: PlatformDep) -> Response:
    """What is kept of the person's scene, read and compared with its digest."""
    return Response(headers=_headers(platform.instance_scenes.newest(user, verify=True)), media_type=_MEDIA_TYPE)


@router.get(
    "/scene", response_class=StreamingResponse,
    responses={**responses(401, 404, 503), 200: {"description": "The .blend.", "content": {_MEDIA_TYPE: {}}}},
)  # fmt: skip
def get_scene(user: Person, platform: PlatformDep) -> StreamingResponse:
    """The person's newest scene; `ETag` is its sha256, `X-Scene-Project` and `X-Scene-Version` say what was shown."""
    scene = platform.instance_scenes.newest(user)
    body = platform.instance_scenes.open(scene)
    return StreamingResponse(body, headers=_headers(scene), media_type=_MEDIA_TYPE)


@router.put(
    "/scene", responses=responses(401, 413, 422, 429, 503),
    openapi_extra={"requestBody": {"required": True, "content": {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}, "example": "BLENDER-v405…"},
    }}},
)  # fmt: skip
async def put_scene(
    request: Request, user: Person, platform: PlatformDep,
    x_content_sha256: Annotated[str, Header(pattern=r"^[0-9a-f]{64}$")],
    x_scene_project: _IdHeader = None, x_scene_version: _IdHeader = None,
) -> SceneKept:  # fmt: skip
    """Keep the person's scene in the place of the one before; other bytes than the digest says are refused."""
    most, size, found = platform.instance_scenes.largest(user), 0, hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=platform.scratch.path, prefix="scene-", suffix=".blend") as file:
        async for chunk in request.stream():
            size += len(chunk)
            if size > most:
                raise LimitError(f"a scene of at most {most / 1e6:.0f} MB is kept",
                                 hint="take large textures or meshes out of the scene")  # fmt: skip
            found.update(chunk)
            await run_in_threadpool(file.write, chunk)
        file.flush()
        if found.hexdigest() != x_content_sha256 or not size:
            raise RequestError("the bytes that came are not those of X-Content-SHA256", hint="send the scene again")
        scene = await run_in_threadpool(
            platform.instance_scenes.keep, user, FilePath(file.name), digest=x_content_sha256,
            project_id=x_scene_project, version_id=x_scene_version,
        )  # fmt: skip
    return SceneKept(digest=scene.digest, size_bytes=scene.size_bytes, saved_at=scene.saved_at)


@router.post("/activity", status_code=204, responses=responses(401, 422, 503))
def note_activity(body: ActivityNote, user: Person, platform: PlatformDep) -> None:
    """Note that the person works in the instance."""
    platform.instance_scenes.note(user, body.kind, at=body.last_at)


@router.get("/project", responses=responses(401, 404, 422))
def get_open_model(
    user: Person, platform: PlatformDep, project_id: _Id = None, version_id: _Id = None
) -> OpenModelShown:  # fmt: skip
    """A version of the person's and its files: the one named, or the newest."""
    return OpenModelShown.of(platform.instance_scenes.model(user, project_id=project_id, version_id=version_id))


@router.get(
    "/files/{digest}", response_class=StreamingResponse,
    responses={
        **responses(401, 404, 422), 200: {"description": "The file.", "content": {"application/octet-stream": {}}},
    },
)  # fmt: skip
def get_model_file(
    digest: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], user: Person, platform: PlatformDep
) -> StreamingResponse:
    """A file of one of the person's versions."""
    file, body = platform.instance_scenes.file(user, digest)
    headers = {"Content-Length": str(file.size_bytes), "ETag": f'"{digest}"'}
    return StreamingResponse(body, headers=headers, media_type="application/octet-stream")


def _headers(scene: Scene) -> dict[str, str]:
    headers = {"ETag": f'"{scene.digest}"', "Content-Length": str(scene.size_bytes)}
    if scene.project_id:
        headers["X-Scene-Project"] = scene.project_id
    if scene.version_id:
        headers["X-Scene-Version"] = scene.version_id
    return headers
