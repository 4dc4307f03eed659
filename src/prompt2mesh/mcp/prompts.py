"""The prompts: ways of working that a person picks, written for the model that does the work."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.prompts import Prompt
from pydantic import Field

from prompt2mesh.mcp.backend import Backend

_LOOK = "Look at the picture that comes back before you say anything about the model."


def add_prompts(server: MCPServer[Backend]) -> None:
    """Gives a server the prompts."""
    for function, title in (
        (model_a_thing, "Model a thing"), (critique_and_improve, "Critique and improve a model"),
        (prepare_for_printing, "Prepare a model for 3D printing"), (asset_creation_strategy, "How to make 3D assets"),
    ):  # fmt: skip
        server.add_prompt(Prompt.from_function(function, title=title))


def model_a_thing(thing: Annotated[str, Field(description="What to model.")]) -> str:
    """Make a model step by step and look at every step."""
    return (
        f"Model this with the prompt2mesh tools: {thing}\n\n"
        "1. Ask search_library for the main things in it, to learn which words it knows.\n"
        "2. Call make_model with one clear sentence: things, counts, materials, sizes, where they stand.\n"
        f"3. {_LOOK} Read which wishes were not met.\n"
        "4. Mend them with edit_model, one change a sentence, or by its sliders (get_model). What words cannot say, "
        "write into the program: get_program, change it, make_model with the program and the project_id.\n"
        "5. See it from the front, the side and the top with render_views, and check it with check_mesh.\n"
        "6. Say what was made, its size, and what is still not as asked."
    )


def critique_and_improve(
    model: Annotated[str, Field(description="Id of a project or version.")],
    rounds: Annotated[str, Field(description="How many rounds of improvement at most.")] = "3",
) -> str:
    """Judge a model by its pictures and measures, and improve the worst faults."""
    return (
        f"Critique the model {model} and improve it, in at most {rounds} rounds.\n\n"
        "In each round: call render_views (three_quarter, front, right, top) and check_mesh. Compare them with what "
        "was asked: shape, proportions, materials, what is missing, what floats or is not watertight. Give a score "
        "from 0 to 10 and name the two worst faults. Mend those two with edit_model, or in the program. If a change "
        f"made it worse, take it back with undo. {_LOOK} Stop when the score is 9 or a round brings nothing, and say "
        "honestly what is still wrong."
    )


def prepare_for_printing(
    model: Annotated[str, Field(description="Id of a project or version.")],
    height_mm: Annotated[str, Field(description="How tall the print shall be, in millimetres.")] = "",
) -> str:
    """Make a model fit for a 3D printer, and export it."""
    size = f" It shall be {height_mm} mm tall: change its size with edit_model first." if height_mm else ""
    return (
        f"Prepare the model {model} for 3D printing.{size}\n\n"
        "Call check_mesh with printing: true. It must be watertight, nothing may float, it needs a flat base to stand "
        "on, and walls of at least 1 mm. Mend what is not so with edit_model (thicker, wider base), and check again. "
        "Say which overhangs will need supports. At the end export it with export_model, printing: true, format 3mf, "
        "and say where the file is."
    )


def asset_creation_strategy() -> str:
    """Which tool to take for what, in a live Blender scene."""
    return (
        "To create 3D content with these tools:\n\n"
        "1. get_scene_info says what is in the live scene; look shows it.\n"
        "2. For anything that the library may know, search_assets, then import_asset brings it into the scene, in "
        "metres, standing on the ground.\n"
        "3. For anything that words can say, make_model; its result is kept in a project and can be brought into the "
        "scene with import_asset, source: projects.\n"
        "4. For what neither can do, execute_blender_code, in small steps, looking after each.\n"
        "5. export_scene writes the scene as a file."
    )
