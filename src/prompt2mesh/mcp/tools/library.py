"""The tool that searches what can be made without a language model."""

from typing import Annotated

from mcp_types import CallToolResult, ResourceLink
from pydantic import BaseModel, Field

from prompt2mesh.mcp.addresses import kind_uri
from prompt2mesh.mcp.answers import answer
from prompt2mesh.mcp.backend import ToolContext, asking, in_thread
from prompt2mesh.mcp.tool import tool

_LINKED = 3


class KindShown(BaseModel):
    """A kind of thing."""

    kind: str
    family: str
    about: str
    example: str


class Kinds(BaseModel):
    """Kinds, the best match first."""

    kinds: list[KindShown]
    total: int


async def search_library(
    context: ToolContext,
    query: Annotated[str, Field(max_length=100, description="Such as: chair, spur gear, oak tree.")] = "",
    family: Annotated[str | None, Field(description="Only this family, such as furniture.")] = None,
    limit: Annotated[int, Field(ge=1, le=50)] = 10,
) -> Annotated[CallToolResult, Kinds]:
    """Search the parametric library: kinds of things that make_model knows, with a prompt that makes each."""
    platform, _ = await asking(context)
    found = await in_thread(platform.catalogue.kinds, text=query, family=family)
    shown = [KindShown(kind=one.name, family=one.family, about=one.about, example=one.example)
             for one in found[:limit]]  # fmt: skip
    lines = [f"{one.kind}: {one.about} Try: {one.example}" for one in shown]
    if not lines:
        families = await in_thread(platform.catalogue.families)
        lines = [f"nothing of that name; the families are: {', '.join(families)}"]
    elif len(found) > limit:
        lines.append(f"… and {len(found) - limit} more")
    links = [ResourceLink(name=one.kind, title=f"{one.kind}: sliders and words", uri=kind_uri(one.kind),
                          mime_type="application/json") for one in shown[:_LINKED]]  # fmt: skip
    return answer(context, "\n".join(lines), data=Kinds(kinds=shown, total=len(found)), links=links)


LIBRARY_TOOLS = (tool(search_library, title="Search the library"),)
