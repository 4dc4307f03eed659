"""Tools that work on a live Blender scene of the session, by the names that clients of blender-mcp know."""

import base64
import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp_types import CallToolResult
from pydantic import BaseModel, Field

from prompt2mesh.mcp.answers import Picture, answer
from prompt2mesh.mcp.backend import ToolContext, asking, backend_of, in_thread
from prompt2mesh.mcp.commanding import bring_in, commanded
from prompt2mesh.mcp.models import Found, find
from prompt2mesh.mcp.tool import tool
from prompt2mesh.mcp.waiting import finished, version_of
from prompt2mesh.mesh.errors import RequestError
from prompt2mesh.studio.ports.records import Page, StoredFile, User
from prompt2mesh.studio.service.requests import ProgramRequest
from prompt2mesh.studio.service.storage import put_passing
from prompt2mesh.studio.service.tasks import Terms

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform

SceneFormat = Literal["glb", "fbx", "obj", "stl", "ply", "usdc", "blend"]
Side = Literal["front", "back", "left", "right", "top", "three_quarter"]
_ASSET_TAG = "library asset"
_LONGEST_OUTPUT = 20_000


class SceneExport(BaseModel):
    """A file of the scene."""

    name: str
    size_bytes: int
    objects: int
    path: str | None = None
    url: str | None = None


async def get_scene_info(
    context: ToolContext,
    query: Annotated[str | None, Field(description="Only objects with this in their name.")] = None,
    root: Annotated[str | None, Field(description="Only what hangs on this object.")] = None,
    limit: Annotated[int, Field(ge=0, le=200)] = 20,
) -> CallToolResult:
    """Read the live Blender scene: how many objects of which kind, its size, and the first objects."""
    info = await commanded(context, "get_scene_info", limit=limit, query=query, root=root)
    return answer(context, _compact(info))


async def get_object_info(
    context: ToolContext, object_name: Annotated[str, Field(description="As get_scene_info names it.")]
) -> CallToolResult:
    """Read one object of the live Blender scene: place, size, materials, modifiers, mesh."""
    return answer(context, _compact(await commanded(context, "get_object_info", name=object_name)))


async def get_viewport_screenshot(
    context: ToolContext, max_size: Annotated[int, Field(ge=64, le=2048, description="Longest side, pixels.")] = 800
) -> CallToolResult:
    """See the live Blender scene as its viewport shows it."""
    return _pictured(context, await commanded(context, "get_viewport_screenshot", max_size=max_size))


async def look(
    context: ToolContext,
    mode: Annotated[
        Literal["viewport", "camera", "angles"],
        Field(description="As the viewport shows it, through the scene's camera, or from chosen sides."),
    ] = "viewport",
    target: Annotated[list[str] | None, Field(description="Objects that fill the picture.")] = None,
    views: Annotated[list[Side | list[float]] | None, Field(max_length=6, description="Sides, or [x, y, z].")] = None,
    distance: Annotated[float | None, Field(gt=0, description="Metres from the middle of the target.")] = None,
    max_size: Annotated[int, Field(ge=64, le=2048, description="Longest side, pixels.")] = 768,
) -> CallToolResult:
    """See the live Blender scene as one picture, also from several sides at once."""
    seen = await commanded(context, "look", mode=mode, target=target, views=views, distance=distance,
                           max_size=max_size)  # fmt: skip
    return _pictured(context, seen)


async def execute_blender_code(
    context: ToolContext, code: Annotated[str, Field(max_length=200_000, description="Python; bpy is there.")]
) -> CallToolResult:
    """Run Python in the live Blender scene, in small steps; what it prints comes back.

    It runs in a sandbox (no network, no files), or with the person's rights where this is their own Blender.
    """
    done = await commanded(context, "execute_code", code=code)
    told = "\n".join(str(done[name]).rstrip() for name in ("result", "stderr") if done.get(name))
    return answer(context, f"Code executed successfully: {_cut(told)}")


async def get_addon_status(context: ToolContext) -> CallToolResult:
    """Check the live Blender scene: which Blender it is, and what this server offers for it."""
    status = await commanded(context, "get_addon_status")
    status.pop("capabilities", None)
    told = {**status, "up_to_date": True, "libraries": {"library": True, "projects": True}}
    return answer(context, _compact(told))


async def search_assets(
    context: ToolContext,
    query: Annotated[str, Field(max_length=100, description="What you look for, in plain words.")] = "",
    source: Annotated[
        Literal["library", "projects"], Field(description="The parametric library, or your own models.")
    ] = "library",
    limit: Annotated[int, Field(ge=1, le=50)] = 20,
) -> CallToolResult:
    """Search for assets to bring into the live Blender scene with import_asset."""
    platform, user = await asking(context)
    if source == "projects":
        views = await in_thread(platform.projects.page, user, Page(limit=limit), text=query or None)
        lines = [f"{view.project.id}: {view.project.name}" for view in views if view.head is not None]
    else:
        kinds = await in_thread(platform.catalogue.kinds, text=query)
        lines = [f"{kind.name}: {kind.about}" for kind in kinds[:limit]]
    return answer(context, "\n".join(lines) or "nothing was found; try one plain noun")


async def import_asset(
    context: ToolContext,
    id: Annotated[str, Field(description="As search_assets gave it.")],  # noqa: A002 - what clients call it
    source: Literal["library", "projects"] = "library",
    target_size: Annotated[
        float | None, Field(gt=0, description="Metres of the longest side; its real size by default.")
    ] = None,
    location: Annotated[
        list[float] | None, Field(min_length=3, max_length=3, description="Where it stands, in metres.")
    ] = None,
) -> CallToolResult:
    """Bring an asset into the live Blender scene, in metres, standing on the ground."""
    platform, user = await asking(context)
    if source == "projects":
        found = await in_thread(find, platform, user, id)
    else:
        found = await _asset(context, platform, user, id)
    brought = await bring_in(context, platform, found, target_size=target_size, location=location)
    return answer(context, brought)


async def export_scene(
    context: ToolContext,
    format: SceneFormat = "glb",  # noqa: A002 - what clients call it
    object_names: Annotated[list[str] | None, Field(description="Only these, with their children.")] = None,
    folder: Annotated[str | None, Field(description="Where to put it; only for a client on the same machine.")] = None,
) -> Annotated[CallToolResult, SceneExport]:
    """Get the live Blender scene as a file: its path on this machine, or a link that lasts an hour."""
    platform, user = await asking(context)
    made = await commanded(context, "export_scene", format=format, object_names=object_names)
    data = base64.b64decode(made["data_base64"])
    backend = backend_of(context)
    if backend.local:  # the disk is the person's own
        blob = await in_thread(platform.services.blobs.put_bytes, data)
    else:
        blob = await in_thread(put_passing, platform.services, user, data)
    name = f"scene.{format}"
    file = StoredFile(name=name, digest=blob.digest, size_bytes=blob.size_bytes, media_type="application/octet-stream")
    where = await backend.hand_over("scene", file, folder=folder)
    told = SceneExport(name=name, size_bytes=len(data), objects=len(made.get("exported", [])),
                       path=where if backend.local else None, url=None if backend.local else where)  # fmt: skip
    return answer(context, f"{name}, {len(data)} bytes, {told.objects} objects: {where}", data=told)


async def _asset(context: ToolContext, platform: "Platform", user: User, name: str) -> Found:
    """A library asset as it comes, as a project of the person's that is used again."""
    from prompt2mesh.bootstrap import asset_program  # noqa: PLC0415 - see the module of Backend
    from prompt2mesh.mesh.document import program_data  # noqa: PLC0415

    kind = await in_thread(platform.catalogue.kind, name)
    for view in await in_thread(platform.projects.page, user, Page(limit=50), text=kind.title, tag=_ASSET_TAG):
        if view.project.name == kind.title and view.head is not None:
            return await in_thread(find, platform, user, view.project.id)
    program = await in_thread(lambda: program_data(asset_program(kind.name)))
    request = ProgramRequest(program=program)
    job = await finished(context, platform, user, lambda: platform.tasks.make(
        user, request, Terms(), kind="program", label=kind.title))  # fmt: skip
    found = await in_thread(find, platform, user, version_of(job))
    await in_thread(platform.projects.update, user, found.project.id, tags=[_ASSET_TAG])
    return found


def _pictured(context: ToolContext, seen: dict[str, Any]) -> CallToolResult:
    encoded = seen.pop("image_base64", None)
    if not isinstance(encoded, str):
        raise RequestError("that Blender sent no picture")
    about = {name: seen[name] for name in ("width", "height", "views", "size_m", "camera") if name in seen}
    picture = Picture(base64.b64decode(encoded), str(seen.get("media_type", "image/png")))
    return answer(context, _compact(about), pictures=[picture])


def _compact(data: dict[str, Any]) -> str:
    return _cut(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_OUTPUT:
        return text
    return f"{text[:_LONGEST_OUTPUT]}\n… {len(text) - _LONGEST_OUTPUT} more characters were cut"


SCENE_TOOLS = (
    tool(get_scene_info, title="Read the scene"),
    tool(get_object_info, title="Read an object"),
    tool(get_viewport_screenshot, title="Take a screenshot of the scene"),
    tool(look, title="Look at the scene"),
    tool(execute_blender_code, title="Run Python in Blender", writes=True, destructive=True),
    tool(search_assets, title="Search assets"),
    tool(import_asset, title="Import an asset", writes=True),
    tool(export_scene, title="Export the scene", idempotent=True),
    tool(get_addon_status, title="Check Blender"),
)
