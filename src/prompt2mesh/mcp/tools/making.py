"""Tools that make models and change them."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp_types import CallToolResult, ResourceLink, TextContent
from pydantic import Field

from prompt2mesh.mcp.addresses import program_uri, report_uri
from prompt2mesh.mcp.answers import Model, Picture, answer, file_link, model_text
from prompt2mesh.mcp.backend import ToolContext, asking, in_thread
from prompt2mesh.mcp.commanding import bring_in
from prompt2mesh.mcp.models import bytes_of, describe, find
from prompt2mesh.mcp.tool import tool
from prompt2mesh.mcp.waiting import finished, version_of
from prompt2mesh.mesh.document import program_from
from prompt2mesh.mesh.errors import RequestError
from prompt2mesh.studio.models import PREVIEW
from prompt2mesh.studio.ports.records import User
from prompt2mesh.studio.service.requests import EditRequest, MakeRequest, ParametersRequest, ProgramRequest
from prompt2mesh.studio.service.tasks import Terms

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform

ModelId = Annotated[str, Field(description="Id of a project (its newest version) or of a version.")]
ModelerName = Annotated[
    Literal["auto", "builtin", "agent"],
    Field(description="auto: an LLM of the studio where there is one (minutes), else the built-in modeler (seconds)."),
]
ProjectId = Annotated[str, Field(description="Make a version of this project instead of a new one.")]


async def make_model(
    context: ToolContext,
    prompt: Annotated[str, Field(max_length=2000, description="What to model, in English.")] = "",
    program: Annotated[dict[str, Any] | None, Field(description="A mesh program instead of words.")] = None,
    project_id: ProjectId | None = None,
    seed: Annotated[int, Field(ge=0, le=2**31 - 1, description="Another number, another variant.")] = 0,
    style: Literal["smooth", "low-poly"] = "smooth",
    *,
    modeler: ModelerName = "auto",
    into_scene: Annotated[bool, Field(description="Also put it into the live Blender scene.")] = False,
) -> Annotated[CallToolResult, Model]:
    """Make a 3D model from words, or from a mesh program (see get_program for its form), and wait until it is made.

    Answers with its ids, its size, which wishes were met, a picture, and links to the GLB and the program.
    """
    platform, user = await asking(context)
    if program is not None and prompt.strip():
        raise RequestError("give either a prompt or a program, not both")
    if program is not None:
        checked = await in_thread(program_from, program)
        wanted = ProgramRequest(program=program, project_id=project_id)
        label = checked.prompt or checked.name
        job = await finished(context, platform, user, lambda: platform.tasks.make(
            user, wanted, Terms(), kind="program", label=label))  # fmt: skip
    else:
        words = MakeRequest(prompt=_said(prompt), seed=seed, style=style, project_id=project_id, modeler=modeler)
        job = await finished(context, platform, user, lambda: platform.tasks.make(
            user, words, Terms(), kind="text-to-3d", label=prompt))  # fmt: skip
    made = await shown(context, platform, user, version_of(job))
    if into_scene:
        found = await in_thread(find, platform, user, version_of(job))
        made.content.insert(1, TextContent(text=await bring_in(context, platform, found)))
    return made


async def edit_model(
    context: ToolContext,
    model: ModelId,
    sentence: Annotated[str, Field(max_length=2000, description="Such as: make the legs 10 cm taller.")] = "",
    values: Annotated[
        dict[str, float | bool | str] | None, Field(description="Sliders by name instead; get_model lists them.")
    ] = None,
    part: Annotated[str | None, Field(description="Path of the part that the sentence is about.")] = None,
    *,
    modeler: ModelerName = "auto",
) -> Annotated[CallToolResult, Model]:
    """Change a model by a sentence or by its sliders; the result is a new version, the old one stays.

    Ids, sizes and the picture come back as from make_model.
    """
    platform, user = await asking(context)
    found = await in_thread(find, platform, user, model)
    base: dict[str, Any] = {"project_id": found.project.id, "base_version_id": found.version.id}
    if values and sentence.strip():
        raise RequestError("give either a sentence or values, not both", hint="change one after the other")
    if values:
        sliders = ParametersRequest(values=values, **base)
        job = await finished(context, platform, user, lambda: platform.tasks.change(
            user, sliders, Terms(), kind="parameters"))  # fmt: skip
    else:
        words = EditRequest(sentence=_said(sentence), part=part, modeler=modeler, **base)
        job = await finished(context, platform, user, lambda: platform.tasks.change(
            user, words, Terms(), kind="edit"))  # fmt: skip
    return await shown(context, platform, user, version_of(job))


async def undo(context: ToolContext, project_id: str) -> Annotated[CallToolResult, Model]:
    """Take the newest change of a project back; nothing is lost, the step back is a version too."""
    platform, user = await asking(context)
    version = await in_thread(platform.versions.undo, user, project_id)
    return await shown(context, platform, user, version.id)


async def shown(context: ToolContext, platform: "Platform", user: User, version_id: str) -> CallToolResult:
    """A version as an answer: words, data, the preview, and links to what is large."""
    found = await in_thread(find, platform, user, version_id)
    model, _ = await in_thread(describe, platform, user, found)
    links = [
        ResourceLink(name="program", title="mesh program", uri=program_uri(found.project.id),
                     mime_type="application/json"),
        ResourceLink(name="report", title="report", uri=report_uri(found.project.id), mime_type="application/json"),
    ]  # fmt: skip
    if (glb := found.files.get("model.glb")) is not None:
        links.append(file_link(found.version, glb, title="model (GLB)"))
    pictures: list[Picture] = []
    if PREVIEW.file_name in found.files:
        pictures.append(Picture(await in_thread(bytes_of, platform, found, PREVIEW.file_name)))
    return answer(context, model_text(model), data=model, pictures=pictures, links=links)


def _said(text: str) -> str:
    if not text.strip():
        raise RequestError("there are no words", hint='say what to make, such as "a round oak table"')
    return text


MAKING_TOOLS = (
    tool(make_model, title="Make a model", writes=True),
    tool(edit_model, title="Edit a model", writes=True),
    tool(undo, title="Undo a change", writes=True),
)
