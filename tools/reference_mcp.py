"""The reference page of the MCP server, as the server itself tells its clients."""

import asyncio
import json
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp_types import Prompt, ResourceTemplate, Tool
from mcp_types.version import KNOWN_PROTOCOL_VERSIONS

from prompt2mesh.mcp.backend import Backend
from prompt2mesh.mcp.server import build_server

_HEAD = f"""
# MCP: tools, resources and prompts

[How to use them with a client](../howto/use-with-an-mcp-client.md). Sizes are metres, Z is up, the front looks along
−Y. Protocol versions: {", ".join(KNOWN_PROTOCOL_VERSIONS)}.

A tool that cannot do what was asked answers with `isError` and `code: message`, what to do about it, and near things
that would work; the codes are [those of all doors](errors.md). Every model has a project and versions: where a tool
takes `model`, the id of either names it.
"""


def mcp_page() -> str:
    """The page."""
    return asyncio.run(_page())


async def _page() -> str:
    server: MCPServer[Backend] = build_server(_nothing)
    lines = [_HEAD, "## Tools", ""]
    for tool in await server.list_tools():
        lines += _tool(tool)
    lines += ["## Resources", "", "| address | what it is | type |", "|---|---|---|"]
    static = [(one.uri, one.title or one.name, one.mime_type) for one in await server.list_resources()]
    for uri, title, media_type in [*static, *map(_template, await server.list_resource_templates())]:
        lines.append(f"| `{uri}` | {title} | {media_type} |")
    lines += [
        "", "A project's address means its newest version; the id of a version in its place means that one. Pictures",
        "and files have the type of their name. A person's newest projects are in the list of resources.", "",
        "## Prompts", "",
    ]  # fmt: skip
    for prompt in await server.list_prompts():
        lines += _prompt(prompt)
    return "\n".join(lines).rstrip() + "\n"


def _nothing() -> Backend:
    raise RuntimeError("what the server tells of itself needs no backend")


def _tool(tool: Tool) -> list[str]:
    hints = tool.annotations
    kind = "reads" if hints and hints.read_only_hint else "changes things"
    lines = [f"### `{tool.name}`", "", f"{tool.description or ''} *({kind})*".replace("\n", "\n\n"), ""]
    arguments: dict[str, Any] = tool.input_schema.get("properties", {})
    if arguments:
        lines += ["| argument | type | default | what it says |", "|---|---|---|---|"]
        required = tool.input_schema.get("required", [])
        for name, schema in arguments.items():
            default = "required" if name in required else _code(schema["default"]) if "default" in schema else ""
            lines.append(f"| `{name}` | {_type(schema)} | {default} | {schema.get('description', '')} |")
        lines.append("")
    if tool.output_schema is not None:
        names = ", ".join(f"`{name}`" for name in tool.output_schema.get("properties", {}))
        lines += [f"Answers with: {names}.", ""]
    return lines


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " \\| ".join(f"`{choice}`" for choice in schema["enum"])
    if "anyOf" in schema:
        return " \\| ".join(dict.fromkeys(_type(choice) for choice in schema["anyOf"]))
    kind = str(schema.get("type", "any"))
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    low, high = schema.get("minimum", schema.get("exclusiveMinimum")), schema.get("maximum")
    return (
        kind if low is None and high is None else f"{kind}, {'' if low is None else low}…{'' if high is None else high}"
    )


def _code(value: Any) -> str:
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _template(template: ResourceTemplate) -> tuple[str, str, str | None]:
    return template.uri_template, template.title or template.name, template.mime_type


def _prompt(prompt: Prompt) -> list[str]:
    arguments = ", ".join(
        f"`{one.name}`{'' if one.required else ' (may be left out)'}: {one.description}"
        for one in prompt.arguments or []
    )  # fmt: skip
    return [f"### `{prompt.name}`", "", f"{prompt.description}", "", *([arguments, ""] if arguments else [])]
