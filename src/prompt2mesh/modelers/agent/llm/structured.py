"""Structured answers: how each provider is asked for one, and how it is read.

There are three ways, best first for a model: a schema that the provider holds the model to, a tool that the model must
call, and the schema in the question itself. A server that turns one down is asked the next way.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from pydantic import BaseModel, ValidationError

from prompt2mesh.modelers.agent.llm.catalogue import bare_name
from prompt2mesh.modelers.agent.llm.messages import text_of
from prompt2mesh.modelers.agent.llm.schemas import Schema, answer_schema, strict_schema, tool_name, tool_schema
from prompt2mesh.studio.ports.agent import ModelChoice

Way = Literal["schema", "tool", "words"]
# These hold no model to a schema, but to a tool.
_TOOL_FIRST = ("claude-3", "claude-opus-4-1", "claude-opus-4-0", "claude-opus-4-2025", "claude-sonnet-4-2025", "nova-")
_MOST_COMPLAINT = 1500


@dataclass(frozen=True, kw_only=True)
class Asking:
    """How a structured answer is asked for.

    Attributes:
        tools: Beside the tools that are on offer anyway.
        choice: The tool that must be called; empty for none.
        options: For the call.
        words: Added to the newest message.
    """

    tools: tuple[Schema, ...] = ()
    choice: str = ""
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    words: str = ""


class UnreadableError(Exception):
    """An answer that is not what was asked for; the message says why, for the model to read."""


def ways_of(choice: ModelChoice, model: BaseChatModel) -> tuple[Way, ...]:
    """The ways to ask a model, best first.

    Args:
        choice: The model.
        model: The same as LangChain knows it.
    """
    if choice.provider == "bedrock":
        ways: tuple[Way, ...] = ("words",)
        if "tool" in (getattr(model, "supports_tool_choice_values", None) or ()):
            ways = ("tool", *ways)
        if (model.profile or {}).get("structured_output"):
            ways = ("schema", *ways)
        return ways
    if bare_name(choice).startswith(_TOOL_FIRST):
        return ("tool", "words")
    return ("schema", "tool", "words")


def asking(answer: type[BaseModel], choice: ModelChoice, way: Way) -> Asking:
    """How to ask for an answer.

    Args:
        answer: What it must be.
        choice: Who is asked.
        way: In which of the ways.
    """
    schema = answer_schema(answer)
    if way == "tool":
        return Asking(tools=(tool_schema(answer),), choice=tool_name(answer))
    if way == "words":
        told = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        return Asking(words=f"Answer with one JSON object and nothing else. It must match this JSON schema: {told}")
    return Asking(options=_schema_options(schema, choice))


def _schema_options(schema: Schema, choice: ModelChoice) -> dict[str, Any]:
    name = str(schema["title"])
    match choice.provider:
        case "anthropic":
            from anthropic import transform_schema  # noqa: PLC0415 - what it takes of JSON schema, the SDK knows

            made = transform_schema(schema)
            return {"output_config": {"format": {"type": "json_schema", "schema": {**made, "title": name}}}}
        case "openai":
            strict = strict_schema(schema)
            form = {"name": name, "schema": strict or schema, "strict": strict is not None}
            return {"response_format": {"type": "json_schema", "json_schema": form}}
        case "ollama":
            return {"format": schema}
        case "google":
            return {"response_mime_type": "application/json", "response_json_schema": schema}
        case "bedrock":
            text = json.dumps(_closed(schema), ensure_ascii=False)
            form = {"type": "json_schema", "structure": {"jsonSchema": {"schema": text, "name": name}}}
            return {"output_config": {"textFormat": form}}


def _closed(node: Any) -> Any:
    """Bedrock wants every object to say that it has no other keys."""
    if isinstance(node, list):
        return [_closed(one) for one in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    made = {key: _closed(value) for key, value in cast("Schema", node).items()}
    if made.get("type") == "object" and "properties" in made:
        made["additionalProperties"] = False
    return made


def read_structured(message: AIMessage, answer: type[BaseModel], *, cut: bool) -> BaseModel:
    """The structured answer of a message.

    Args:
        message: What the model said.
        answer: What it must be.
        cut: It reached the most it may write.

    Raises:
        UnreadableError: It is not that.
    """
    name = tool_name(answer)
    for call in message.tool_calls:
        if call["name"] == name:
            return _checked(answer.model_validate, call["args"])
    for broken in message.invalid_tool_calls:
        if broken["name"] == name:
            raise UnreadableError(_too_long() if cut else str(broken["error"]))
    text = _json_of(text_of(message))
    if cut:
        raise UnreadableError(_too_long())
    if not text:
        raise UnreadableError("there is no JSON object in it")
    return _checked(answer.model_validate_json, text)


def again(message: AIMessage, complaint: str) -> list[BaseMessage]:
    """What to add to a conversation so that the model gives the answer once more.

    Args:
        message: The answer that could not be read.
        complaint: Why.
    """
    said = f"That answer cannot be used: {complaint[:_MOST_COMPLAINT]}. Give it again, whole and corrected."
    calls = [call["id"] for call in message.tool_calls] + [call["id"] for call in message.invalid_tool_calls]
    if calls:
        answers = [ToolMessage(said, tool_call_id=str(call), status="error") for call in calls]
        return [message, *answers]
    return [message if text_of(message) else AIMessage("(nothing)"), HumanMessage(said)]


def _too_long() -> str:
    return "it was cut off because it was too long; be much briefer"


def _checked(make: Callable[[Any], BaseModel], data: Any) -> BaseModel:
    try:
        return make(data)
    except ValidationError as fault:
        places = [
            f"{'.'.join(str(part) for part in one['loc']) or 'the answer'}: {one['msg']}" for one in _first(fault)
        ]
        raise UnreadableError("; ".join(places)) from None


def _first(fault: ValidationError, *, most: int = 8) -> Sequence[Any]:
    return fault.errors(include_url=False, include_input=False, include_context=False)[:most]


def _json_of(text: str) -> str:
    """The outermost object: models like to wrap it in a fence or a sentence."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else ""
