"""Tools and structured answers as JSON schemas, in the shapes that providers take."""

import re
from collections.abc import Sequence
from typing import Any, cast

from pydantic import BaseModel

Schema = dict[str, Any]
# What strict mode does not know; whoever reads the answer checks it all the same.
_NOT_STRICT = frozenset({"default", "discriminator", "minLength", "maxLength", "uniqueItems", "examples"})
_RENAMED = {"oneOf": "anyOf"}


def tool_name(tool: type[BaseModel]) -> str:
    """`AddPart` is called `add_part`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", tool.__name__).lower()


def tool_schema(tool: type[BaseModel]) -> Schema:
    """A tool in OpenAI's shape, which every integration takes."""
    schema = _untitled(tool.model_json_schema())
    description = str(schema.pop("description", "")) or tool_name(tool)
    return {"type": "function",
            "function": {"name": tool_name(tool), "description": description, "parameters": schema}}  # fmt: skip


def tool_schemas(tools: Sequence[type[BaseModel]]) -> list[Schema]:
    """Every tool, in the order given: the order is part of what a provider caches."""
    return [tool_schema(tool) for tool in tools]


def answer_schema(answer: type[BaseModel]) -> Schema:
    """The schema of a structured answer, with its name as title."""
    return {**_untitled(answer.model_json_schema()), "title": tool_name(answer)}


def strict_schema(schema: Schema) -> Schema | None:
    """The same for OpenAI's strict mode: every field is required and nothing more is allowed.

    Returns:
        None where the schema has objects with free keys, which strict mode cannot say.
    """
    try:
        return cast("Schema", _strict(schema))
    except _FreeKeysError:
        return None


class _FreeKeysError(Exception):
    pass


def _untitled(schema: Schema) -> Schema:
    """Without the titles that pydantic makes of names: they say nothing and cost tokens."""
    return cast("Schema", _without_titles(schema, names=False))


def _without_titles(node: Any, *, names: bool) -> Any:
    """`names`: the keys of this node are names of fields or definitions, of which one may be called `title`."""
    if isinstance(node, list):
        return [_without_titles(one, names=False) for one in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_titles(value, names=key in {"properties", "$defs"} and not names)
        for key, value in cast("Schema", node).items()
        if names or key != "title"
    }


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(one) for one in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    schema = cast("Schema", node)
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}  # nothing may stand beside a reference
    made = {_RENAMED.get(key, key): _strict(value) if key not in {"properties", "$defs"} else
            {name: _strict(one) for name, one in value.items()}
            for key, value in schema.items() if key not in _NOT_STRICT}  # fmt: skip
    if schema.get("type") == "object" or "properties" in schema:
        if "properties" not in schema or schema.get("additionalProperties", False) is not False:
            raise _FreeKeysError
        made |= {"additionalProperties": False, "required": list(schema["properties"])}
    return made
