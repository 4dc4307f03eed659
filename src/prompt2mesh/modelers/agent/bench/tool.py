"""What a tool is: a pydantic class whose docstring and fields teach the LLM, and which does its work on a desk.

The class itself is given to the LLM; its name in snake_case is the tool's
name. Schemas are sent with every call, so they are kept small: no titles, no
defaults, no nulls.
"""

from __future__ import annotations

import json
import re
from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema

from prompt2mesh.mesh.errors import ProgramError
from prompt2mesh.mesh.json_types import JsonObject
from prompt2mesh.mesh.validation import explained
from prompt2mesh.modelers.agent.bench.outcome import ToolOutcome

if TYPE_CHECKING:
    from prompt2mesh.modelers.agent.bench.desk import Desk

_COSTS_ONLY = frozenset({"title", "default", "propertyNames"})
Number = float | str
Triple = Annotated[list[Number], Field(min_length=3, max_length=3)]
Data = dict[str, Any]


class Tool(BaseModel):
    """The base of the tools."""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def tool_name(cls) -> str:
        """How the LLM calls it."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()

    @abstractmethod
    def use(self, desk: Desk) -> ToolOutcome:
        """Does it.

        Raises:
            Prompt2MeshError: It cannot be done as asked.
        """

    @model_validator(mode="before")
    @classmethod
    def _unpack(cls, data: Any) -> Any:
        """Nulls are left out, and objects and lists that came as JSON in a string are read: LLMs send both."""
        if not isinstance(data, Mapping):
            return data
        given = cast("Mapping[str, Any]", data)
        return {name: _unpacked(value, cls, name) for name, value in given.items() if value is not None}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema without what only costs tokens."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        return cast("dict[str, Any]", _small(dict(schema)))


def read_arguments(tool: type[Tool], arguments: Mapping[str, Any]) -> Tool:
    """The tool with its arguments.

    Raises:
        ProgramError: One is missing, unknown or not what it should be; the path says which.
    """
    try:
        return tool.model_validate(dict(arguments))
    except ValidationError as error:
        raise explained(error, cast("JsonObject", dict(arguments)), fields=list(tool.model_fields)) from None
    except RecursionError:
        raise ProgramError("arguments of at most 64 levels are expected; these are deeper") from None


def _unpacked(value: Any, tool: type[BaseModel], name: str) -> Any:
    field = tool.model_fields.get(name)
    if not isinstance(value, str) or field is None or field.annotation is str:
        return value
    text = value.strip()
    if text[:1] not in {"{", "["}:
        return value
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return value


def _small(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_small(item) for item in cast("list[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    data = {k: v for k, v in cast("dict[str, Any]", schema).items() if k not in _COSTS_ONLY}
    if isinstance(data.get("additionalProperties"), bool):
        del data["additionalProperties"]
    options = data.get("anyOf")
    if isinstance(options, list):
        kept = [o for o in cast("list[Any]", options) if o != {"type": "null"}]
        if len(kept) == 1:
            del data["anyOf"]
            data = {**kept[0], **data}
        else:
            data["anyOf"] = kept
    # A property may be called "title" or "default": those are kept.
    return {
        k: {name: _small(inner) for name, inner in v.items()} if k == "properties" else _small(v)
        for k, v in data.items()
    }
