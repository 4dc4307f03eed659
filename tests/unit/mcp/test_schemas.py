"""What a client is told of the tools: short, complete, and true."""

import inspect
import json

import pytest

from prompt2mesh.mcp.tool import StudioTool
from prompt2mesh.mcp.tools import TOOLS

BLENDER_MCP = {
    "get_scene_info", "get_object_info", "get_viewport_screenshot", "execute_blender_code", "look", "search_assets",
    "import_asset", "get_addon_status", "export_scene",
}  # fmt: skip
OWN = {
    "make_model", "edit_model", "undo", "render_views", "check_mesh", "export_model", "list_projects", "get_model",
    "get_program", "search_library",
}  # fmt: skip
by_name = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)


def text_of(tool: StudioTool) -> str:
    """What a model reads of a tool."""
    return json.dumps({"name": tool.name, "description": tool.description, "parameters": tool.parameters})


def test_all_tools_are_there() -> None:
    assert {tool.name for tool in TOOLS} == OWN | BLENDER_MCP


def test_all_of_them_fit_in_a_small_budget() -> None:
    assert sum(len(text_of(tool)) for tool in TOOLS) < 12_000  # some 3000 tokens


@by_name
def test_a_schema_is_small_and_closed(tool: StudioTool) -> None:
    assert len(text_of(tool)) < 1500
    assert tool.parameters["additionalProperties"] is False
    assert '"title"' not in json.dumps(tool.parameters)
    assert '"null"' not in json.dumps(tool.parameters)
    assert 20 < len(tool.description) < 300


@by_name
def test_every_argument_of_the_function_is_in_the_schema(tool: StudioTool) -> None:
    arguments = [name for name in inspect.signature(tool.fn).parameters if name != "context"]
    assert list(tool.parameters.get("properties", {})) == arguments


@by_name
def test_hints_say_what_the_tool_does(tool: StudioTool) -> None:
    hints = tool.annotations
    assert hints is not None
    assert hints.title
    writes = {"make_model", "edit_model", "undo", "execute_blender_code", "import_asset"}
    assert hints.read_only_hint is (tool.name not in writes)
    assert hints.destructive_hint is (tool.name == "execute_blender_code")
    assert hints.open_world_hint is False
    assert tool.scope == ("models:write" if tool.name in writes else "models:read")
