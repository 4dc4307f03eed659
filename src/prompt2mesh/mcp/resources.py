"""The resources: programs, reports, pictures and files of projects, and the kinds of the library.

A project's address means its newest version; with the id of a version in its
place it means that one.
"""

import json
from dataclasses import asdict
from typing import Any
from urllib.parse import unquote

from mcp.server.mcpserver import MCPServer
from mcp_types import Resource

from prompt2mesh.mcp.addresses import SCHEME, file_uri, program_uri
from prompt2mesh.mcp.backend import Backend, ToolContext, asking, in_thread
from prompt2mesh.mcp.models import bytes_of, find
from prompt2mesh.studio.folders import PROGRAM_FILE, REPORT_FILE
from prompt2mesh.studio.models import PREVIEW
from prompt2mesh.studio.ports.records import Page
from prompt2mesh.studio.service.contents import slider_of

_JSON = "application/json"
_NEWEST = 20


def add_resources(server: MCPServer[Backend]) -> None:
    """Gives a server the resources."""
    templates: tuple[tuple[str, str, str, str, Any], ...] = (
        ("projects/{project_id}/program", "program", "Mesh program", _JSON, _program),
        ("projects/{project_id}/report", "report", "Everything measured and asked", _JSON, _report),
        ("projects/{project_id}/renders/{name}", "render", "Picture, such as preview.png", "image/png", _file),
        ("projects/{project_id}/files/{name}", "file", "File, such as model.glb", "application/octet-stream", _file),
        ("library/{kind}", "kind", "Kind of the library: words, sliders, materials", _JSON, _kind),
    )
    for path, name, title, media_type, function in templates:
        server.resource(f"{SCHEME}://{path}", name=name, title=title, mime_type=media_type)(function)
    server.resource(f"{SCHEME}://library", name="library", title="Kinds of the library, by family",
                    mime_type=_JSON)(_library)  # fmt: skip


async def _program(project_id: str, context: ToolContext) -> str:
    """The mesh program of a model."""
    return (await _read(context, project_id, PROGRAM_FILE)).decode()


async def _report(project_id: str, context: ToolContext) -> str:
    """Everything measured and everything asked of a model."""
    return (await _read(context, project_id, REPORT_FILE)).decode()


async def _file(project_id: str, name: str, context: ToolContext) -> bytes:
    """A file of a model."""
    return await _read(context, project_id, unquote(name))


async def _kind(kind: str, context: ToolContext) -> str:
    """A kind of thing that make_model knows by name."""
    platform, _ = await asking(context)
    found = await in_thread(platform.catalogue.kind, unquote(kind))
    sliders = [asdict(slider_of(parameter, found.title)) for parameter in found.parameters]
    return json.dumps({**asdict(found), "parameters": sliders}, ensure_ascii=False)


def _library() -> str:
    """The kinds of things that make_model knows by name."""
    from prompt2mesh.bootstrap import open_catalogue  # noqa: PLC0415 - see the module of Backend

    families: dict[str, list[str]] = {}
    for kind in open_catalogue().kinds():
        families.setdefault(kind.family, []).append(kind.name)
    return json.dumps(families)


async def _read(context: ToolContext, model: str, name: str) -> bytes:
    platform, user = await asking(context)
    found = await in_thread(find, platform, user, model)
    return await in_thread(bytes_of, platform, found, name)


async def newest(context: ToolContext) -> list[Resource]:
    """The programs and previews of the projects that changed last."""
    platform, user = await asking(context)
    views = await in_thread(platform.projects.page, user, Page(limit=_NEWEST))
    made = [view.project for view in views if view.head is not None]
    return [
        resource
        for project in made
        for resource in (
            Resource(name=f"{project.name} (program)", uri=program_uri(project.id), mime_type=_JSON),
            Resource(name=f"{project.name} (picture)", uri=file_uri(project.id, PREVIEW.file_name),
                     mime_type="image/png"),
        )
    ]  # fmt: skip
