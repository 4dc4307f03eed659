"""What tools answer: a few lines for the model, the same as data, pictures, and links to what is large."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mcp_types import CallToolResult, ContentBlock, ImageContent, ResourceLink, TextContent
from mcp_types.version import is_version_at_least
from pydantic import BaseModel

from prompt2mesh.mcp.addresses import file_uri
from prompt2mesh.mcp.backend import ToolContext
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.studio.ports.records import StoredFile, Version

_LINKS_SINCE = "2025-06-18"
_MOST_WISHES = 12
Meters = tuple[float, float, float]


class Wish(BaseModel):
    """A wish that was not met as it was said."""

    phrase: str
    status: Literal["approximated", "not_understood"]
    note: str


class Model(BaseModel):
    """A version of a model."""

    project_id: str
    version_id: str
    number: int
    name: str
    label: str
    size_m: Meters
    triangles: int
    parts: int
    watertight: bool
    floating: list[str]
    met: int
    not_met: list[Wish]


@dataclass(frozen=True)
class Picture:
    """A picture in an answer."""

    data: bytes
    media_type: str = "image/png"


def answer(
    context: ToolContext, text: str, *, data: BaseModel | None = None, pictures: Sequence[Picture] = (),
    links: Sequence[ResourceLink] = (),
) -> CallToolResult:  # fmt: skip
    """An answer in the words of the protocol that the client speaks."""
    content: list[ContentBlock] = [TextContent(text=text)]
    if is_version_at_least(context.protocol_version or "", _LINKS_SINCE):
        content.extend(links)
    elif links:
        content.append(TextContent(text="\n".join(f"{link.title or link.name}: {link.uri}" for link in links)))
    content.extend(ImageContent(data=base64.b64encode(one.data).decode(), mime_type=one.media_type) for one in pictures)
    return CallToolResult(content=content, structured_content=data.model_dump(mode="json") if data else None)


def file_link(version: Version, file: StoredFile, *, title: str = "") -> ResourceLink:
    """A link to a file of a version."""
    return ResourceLink(name=file.name, title=title or None, uri=file_uri(version.project_id, file.name),
                        mime_type=file.media_type, size=file.size_bytes)  # fmt: skip


def not_met(checklist: Checklist) -> list[Wish]:
    """The wishes that were not met, the first dozen."""
    return [
        Wish(phrase=item.phrase, status=item.status, note=item.note)
        for item in checklist.items
        if item.status != "met"
    ][:_MOST_WISHES]  # fmt: skip


def model_text(model: Model) -> str:
    """A model in a few lines."""
    size = " × ".join(f"{value:.3g}" for value in model.size_m)
    closed = "watertight" if model.watertight else "not watertight"
    lines = [
        f"{model.label!r}: version {model.number} of project {model.project_id}",
        f"{size} m, {model.triangles} triangles, {model.parts} parts, {closed}",
    ]
    if model.floating:
        lines.append(f"floating: {', '.join(model.floating[:_MOST_WISHES])}")
    if model.met or model.not_met:
        lines.append(f"{model.met} of {model.met + len(model.not_met)} wishes met")
    lines += [f"- {wish.phrase}: {wish.status.replace('_', ' ')}{f' ({wish.note})' if wish.note else ''}"
              for wish in model.not_met]  # fmt: skip
    return "\n".join(lines)
