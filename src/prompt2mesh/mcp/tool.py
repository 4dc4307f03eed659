"""How a function becomes a tool: small schemas, who may call it, and failures told in our own words.

The SDK would show a model the text of pydantic's errors, and take an argument
that it does not know without a word; a model that is told what was expected
calls again and gets it right.
"""

import difflib
import logging
import time
from collections.abc import Callable
from typing import Any, cast

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import ValidationError
from starlette.requests import HTTPConnection

from prompt2mesh.mcp.backend import backend_of
from prompt2mesh.mesh.errors import Prompt2MeshError, RequestError
from prompt2mesh.studio.ports.records import Scope
from prompt2mesh.telemetry import context as telemetry_context
from prompt2mesh.telemetry import metrics, traces
from prompt2mesh.telemetry.asgi import ORIGIN

log = logging.getLogger(__name__)
# Clients of blender-mcp send it with every call; nothing is done with it here.
_PASSED_OVER = "user_prompt"
_MOST_FAULTS = 5


class StudioTool(Tool):
    """A tool of the studio.

    Attributes:
        scope: What the caller's key must allow.
    """

    scope: Scope = "models:read"

    async def run(self, arguments: dict[str, Any], context: Context[Any, Any], convert_result: bool = False) -> Any:  # noqa: FBT002 - the SDK's signature
        """Runs the tool for somebody who may; a failure that was foreseen is an answer, not an exception."""
        request = context.request_context.request
        origin: dict[str, str] | None = request.scope.get(ORIGIN) if isinstance(request, HTTPConnection) else None
        about: dict[str, traces.Value] = {
            "mcp.method.name": "tools/call", "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": self.name,
        }  # fmt: skip
        with (
            # The SDK runs tools in tasks of the session, not of the request.
            telemetry_context.bound(request_id=(origin or {}).get("request_id")),
            traces.span(f"tools/call {self.name}", attributes=about, parent=origin),
        ):
            return await self._counted(arguments, context, convert_result=convert_result)

    async def _counted(self, arguments: dict[str, Any], context: Context[Any, Any], *, convert_result: bool) -> Any:
        begun, outcome = time.perf_counter(), "error"
        try:
            answer = await self._run(arguments, context, convert_result=convert_result)
            if not (isinstance(answer, CallToolResult) and answer.is_error):
                outcome = "ok"
            return answer
        finally:
            metrics.MCP_CALLS.inc(tool=self.name, outcome=outcome)
            metrics.MCP_CALL_DURATION.observe(time.perf_counter() - begun, tool=self.name)

    async def _run(self, arguments: dict[str, Any], context: Context[Any, Any], *, convert_result: bool) -> Any:
        try:
            known = self.parameters.get("properties", {})
            given = {name: value for name, value in arguments.items() if name != _PASSED_OVER or name in known}
            _check_names(given, known)
            principal = await backend_of(context).principal(context)
            principal.require(self.scope)
            telemetry_context.note(user_id=principal.user.id)
            return await super().run(given, context, convert_result)
        except Prompt2MeshError as fault:
            return failure(fault)
        except ToolError as raised:
            cause = raised.__cause__
            if isinstance(cause, ValidationError):
                return failure(RequestError(_told(cause), hint=f"see the schema of {self.name}"))
            if isinstance(cause, Prompt2MeshError):
                return failure(cause)
            raise


def tool(
    function: Callable[..., Any], *, title: str, writes: bool = False, destructive: bool = False,
    idempotent: bool = False,
) -> StudioTool:  # fmt: skip
    """A function as a tool; its docstring is what models read.

    Args:
        function: Takes a `ToolContext` and plain arguments.
        title: For people.
        writes: Whether it changes something.
        destructive: Whether it may take away something that was there.
        idempotent: Whether doing it twice is like doing it once.
    """
    made = StudioTool.from_function(
        function, title=title, description=_description(function),
        annotations=ToolAnnotations(
            title=title, read_only_hint=not writes, destructive_hint=destructive,
            idempotent_hint=idempotent or not writes, open_world_hint=False,
        ),
    )  # fmt: skip
    assert isinstance(made, StudioTool)
    made.scope = "models:write" if writes else "models:read"
    made.parameters = {**_pruned(made.parameters, null=False), "additionalProperties": False}
    schema = made.fn_metadata.output_schema
    if schema is not None:
        made.fn_metadata.output_schema = _pruned(schema, null=True)
    return made


def failure(fault: Prompt2MeshError) -> CallToolResult:
    """A failure as a model reads it: the code, what was expected and came, and what to do."""
    told = fault
    if type(fault) is Prompt2MeshError:
        log.error("a tool met a fault", exc_info=fault)
        told = Prompt2MeshError("a fault of the program; it was logged")
    data = told.as_dict()
    lines = [f"{data['code']}: {told.message}", told.hint]
    if told.suggestions:
        lines.append("near: " + ", ".join(told.suggestions))
    text = "\n".join(line for line in lines if line)
    return CallToolResult(content=[TextContent(text=text)], structured_content=data, is_error=True)


def _check_names(given: dict[str, Any], known: dict[str, Any]) -> None:
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, list(known), n=2)
            raise RequestError(
                f"there is no argument {name[:60]!r}", hint=f"the arguments are: {', '.join(known) or 'none'}",
                suggestions=tuple(near),
            )  # fmt: skip


def _told(fault: ValidationError) -> str:
    found = fault.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"{'.'.join(str(step) for step in entry['loc'])}: {entry['msg']}" for entry in found[:_MOST_FAULTS]]
    return "; ".join(lines)


def _description(function: Callable[..., Any]) -> str:
    """The docstring on as few lines as it has paragraphs."""
    paragraphs = (function.__doc__ or "").strip().split("\n\n")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _pruned(schema: Any, *, null: bool) -> Any:
    """A schema without what costs tokens and says nothing.

    Args:
        schema: Or a part of one.
        null: Keep what lets a value be null; an argument that may be left out needs it not.
    """
    if isinstance(schema, list):
        return [_pruned(part, null=null) for part in cast("list[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    kept: dict[str, Any] = {}
    for name, part in cast("dict[str, Any]", schema).items():
        if name in {"properties", "$defs"}:
            kept[name] = {inner: _pruned(value, null=null) for inner, value in part.items()}
        elif not (name == "title" and isinstance(part, str)):  # pydantic makes titles of names
            kept[name] = _pruned(part, null=null)
    return kept if null else _without_null(kept)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    if schema.get("default", "") is not None or "anyOf" not in schema:
        return schema
    rest = {name: part for name, part in schema.items() if name not in {"anyOf", "default"}}
    choices = [choice for choice in schema["anyOf"] if choice != {"type": "null"}]
    return {**choices[0], **rest} if len(choices) == 1 else {"anyOf": choices, **rest}
