"""The reference page of the tools that the agent models with, and of the guide that it is given."""

from typing import Any

from prompt2mesh.modelers.agent.bench.guide import program_guide
from prompt2mesh.modelers.agent.bench.tool import Tool
from prompt2mesh.modelers.agent.bench.workbench import CODE_TOOLS, REFERENCE_TOOLS, TOOLS

_INTRODUCTION = """# The agent's tools

An LLM models with these tools; each works on the mesh program on its workbench. Every change is checked at once as a
file would be. What cannot be done is answered with what was expected, what came and what is near, and changes nothing;
`undo` takes back the last change. What the tools make has sliders, named parts and origins like what the built-in
modeler makes, so sentences, sliders and variants go on working on it.
"""


def agent_tools_page() -> str:
    """Every tool with its arguments, then the guide of the system prompt."""
    lines = [_INTRODUCTION]
    for title, tools in (
        ("## Always there", TOOLS),
        ("## With reference pictures", REFERENCE_TOOLS),
        ("## Where foreign code may run", CODE_TOOLS),
    ):
        lines += [title, ""]
        for tool in tools:
            lines += _tool(tool)
    lines += [
        "## What it is told of mesh programs", "",
        "This stands in the system prompt; it is made from the code.", "", "```text", program_guide(), "```", "",
    ]  # fmt: skip
    return "\n".join(lines)


def _tool(tool: type[Tool]) -> list[str]:
    schema: dict[str, Any] = tool.model_json_schema()
    lines = [f"### {tool.tool_name()}", "", " ".join(str(schema["description"]).split()), ""]
    fields: dict[str, dict[str, Any]] = schema.get("properties", {})
    if fields:
        required = set(schema.get("required", ()))
        lines += ["| argument | type | about |", "|---|---|---|"]
        for name, field in fields.items():
            about = str(field.get("description", "")).replace("|", "\\|")
            needed = "needed. " if name in required else ""
            lines.append(f"| `{name}` | {_type(field)} | {needed}{about} |")
        lines.append("")
    return lines


def _type(field: dict[str, Any]) -> str:
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}" if "items" in field else "list"
    return str(field.get("type", "any"))
