"""Tools on offer, in the shapes in which each provider loses nothing of them.

LangChain takes OpenAI's shape for all. On the way to Google it drops free keys and reads a number or a string as a
string; Ollama's client drops alternatives. Both can be told in a way of their own.
"""

from collections.abc import Sequence
from typing import Any, cast

from langchain_core.language_models import BaseChatModel

from prompt2mesh.modelers.agent.llm.schemas import Schema
from prompt2mesh.studio.ports.agent import ModelChoice, Provider

# How a provider is told that no tool is to be called; others have no word for it.
_NO_CALL: dict[Provider, Any] = {"anthropic": {"type": "none"}, "openai": "none"}


def offer(
    model: BaseChatModel, choice: ModelChoice, tools: Sequence[Schema], *, forced: str = "", idle: bool = False
) -> Any:
    """The model with tools.

    Args:
        model: To give them to.
        choice: What it was made of.
        tools: In OpenAI's shape; may be none.
        forced: The one that must be called.
        idle: They are on offer for the cache's sake, and none must be called.
    """
    if not tools:
        return model
    how = forced or (_NO_CALL.get(choice.provider) if idle else None)
    match choice.provider:
        case "google":
            more = {"tool_choice": how} if how else {}
            return model.bind(tools=[_for_google(tools)], **more)
        case "ollama":
            tools = [_for_ollama(tool) for tool in tools]
        case _:
            pass
    return model.bind_tools(tools, tool_choice=how)  # pyright: ignore[reportUnknownMemberType] - untyped there


def _for_google(tools: Sequence[Schema]) -> Any:
    """As plain JSON schemas, which the Gemini API reads beside its own."""
    from google.genai import types  # noqa: PLC0415 - only where it is asked

    return types.Tool(
        function_declarations=[
            types.FunctionDeclaration(
                name=tool["function"]["name"], description=tool["function"]["description"],
                parameters_json_schema=tool["function"]["parameters"],
            )
            for tool in tools
        ]
    )  # fmt: skip


def _for_ollama(tool: Schema) -> Schema:
    """With alternatives of a field as a list of types."""
    function: Schema = tool["function"]
    parameters: Schema = function["parameters"]
    fields = cast("dict[str, Schema]", parameters.get("properties") or {})
    told = {**parameters, "properties": {name: _typed(field) for name, field in fields.items()}}
    return {**tool, "function": {**function, "parameters": told}}


def _typed(field: Schema) -> Schema:
    kinds = [one.get("type") for one in cast("list[Schema]", field.get("anyOf") or [])]
    if not kinds or not all(isinstance(kind, str) for kind in kinds):
        return field
    return {**{key: value for key, value in field.items() if key != "anyOf"}, "type": kinds}
