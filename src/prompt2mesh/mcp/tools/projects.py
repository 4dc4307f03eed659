"""Tools that find models again and read what is in them."""

from typing import Annotated

from mcp_types import CallToolResult, ResourceLink
from pydantic import BaseModel, Field

from prompt2mesh.mcp.addresses import program_uri
from prompt2mesh.mcp.answers import Meters, Model, answer, model_text
from prompt2mesh.mcp.backend import ToolContext, asking, in_thread
from prompt2mesh.mcp.models import bytes_of, describe, find
from prompt2mesh.mcp.tool import tool
from prompt2mesh.mcp.tools.making import ModelId
from prompt2mesh.studio.folders import PROGRAM_FILE
from prompt2mesh.studio.ports.records import Page

_MOST_PARTS = 60
_LONGEST_PROGRAM = 40_000


class ProjectShown(BaseModel):
    """A project in a list."""

    project_id: str
    name: str
    updated_at: str
    size_m: Meters | None
    triangles: int | None


class ProjectList(BaseModel):
    """Projects, those that changed last first."""

    projects: list[ProjectShown]
    next: str | None


class SliderShown(BaseModel):
    """A slider."""

    name: str
    value: float | bool | str
    unit: str
    minimum: float | None
    maximum: float | None
    choices: list[str]


class PartShown(BaseModel):
    """A part."""

    path: str
    material: str
    size_m: Meters


class Details(BaseModel):
    """A version with its sliders and parts."""

    model: Model
    sliders: list[SliderShown]
    parts: list[PartShown]
    files: list[str]


async def list_projects(
    context: ToolContext,
    query: Annotated[str, Field(max_length=200, description="Words of a name, description or tag.")] = "",
    limit: Annotated[int, Field(ge=1, le=50)] = 20,
    after: Annotated[str | None, Field(description="`next` of the page before.")] = None,
) -> Annotated[CallToolResult, ProjectList]:
    """List or search your projects, those that changed last first."""
    platform, user = await asking(context)
    views = await in_thread(platform.projects.page, user, Page(limit=limit, after=after), text=query or None)
    shown = [
        ProjectShown(
            project_id=view.project.id, name=view.project.name, updated_at=view.project.updated_at.isoformat(),
            size_m=view.head.summary.get("size_m") if view.head else None,
            triangles=view.head.summary.get("triangles") if view.head else None,
        )
        for view in views
    ]  # fmt: skip
    found = ProjectList(projects=shown, next=shown[-1].project_id if len(shown) == limit else None)
    lines = [f"{one.project_id}  {one.name}" for one in shown] or ["there are none"]
    return answer(context, "\n".join(lines), data=found)


async def get_model(context: ToolContext, model: ModelId) -> Annotated[CallToolResult, Details]:
    """Read what a model has: its sliders with their ranges, its parts with their paths, and its files."""
    platform, user = await asking(context)
    found = await in_thread(find, platform, user, model)
    about, _ = await in_thread(describe, platform, user, found)
    sliders = await in_thread(platform.contents.parameters, user, found.version.id)
    parts = await in_thread(platform.contents.parts, user, found.version.id)
    details = Details(
        model=about, files=sorted(found.files),
        sliders=[SliderShown(name=one.name, value=one.value, unit=one.unit, minimum=one.minimum, maximum=one.maximum,
                             choices=one.choices) for one in sliders],
        parts=[PartShown(path=one.path, material=one.material, size_m=one.size_m) for one in parts[:_MOST_PARTS]],
    )  # fmt: skip
    lines = [model_text(about), "sliders: " + (", ".join(_slider_text(one) for one in details.sliders) or "none"),
             "parts: " + ", ".join(f"{one.path} ({one.material})" for one in details.parts)]  # fmt: skip
    if len(parts) > _MOST_PARTS:
        lines.append(f"… and {len(parts) - _MOST_PARTS} more parts, which the report has")
    return answer(context, "\n".join(lines), data=details)


async def get_program(context: ToolContext, model: ModelId) -> CallToolResult:
    """Read the mesh program of a model, to change it and hand it to make_model with its project_id."""
    platform, user = await asking(context)
    found = await in_thread(find, platform, user, model)
    text = (await in_thread(bytes_of, platform, found, PROGRAM_FILE)).decode()
    link = ResourceLink(name="program", title="mesh program", uri=program_uri(found.project.id),
                        mime_type="application/json")  # fmt: skip
    if len(text) > _LONGEST_PROGRAM:
        told = f"the program has {len(text)} characters, which is too much for an answer; read the resource instead"
        return answer(context, told, links=[link])
    return answer(context, text)


def _slider_text(slider: SliderShown) -> str:
    span = "" if slider.minimum is None or slider.maximum is None else f" ({slider.minimum:g}–{slider.maximum:g})"
    choices = f" ({' | '.join(slider.choices)})" if slider.choices else ""
    value = f"{slider.value:g}" if isinstance(slider.value, float) else str(slider.value)
    return f"{slider.name} = {value}{span}{choices}"


PROJECT_TOOLS = (
    tool(list_projects, title="List projects"),
    tool(get_model, title="Read a model"),
    tool(get_program, title="Read a mesh program"),
)
