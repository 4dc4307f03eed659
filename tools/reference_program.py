"""The reference pages of the mesh program and of the errors, from pydantic's schema and the classes."""

import json
from collections.abc import Iterator
from typing import Any, cast

from prompt2mesh.mesh import errors, expressions
from prompt2mesh.mesh.checks import MAX_INSTANCES, MAX_PARTS, MAX_VERTICES
from prompt2mesh.mesh.parsing import MAX_BYTES, MAX_DEPTH, MAX_NODES
from prompt2mesh.mesh.program import MeshProgram

Schema = dict[str, Any]


def schema_file() -> str:
    """The JSON schema, for editors."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **MeshProgram.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def program_page() -> str:
    """Every node of the program with its fields, in reading order."""
    schema = MeshProgram.model_json_schema()
    definitions: dict[str, Schema] = {"MeshProgram": schema, **schema["$defs"]}
    part = definitions["Part"]["properties"]
    groups = [
        ("The program", ["MeshProgram", "Part", "Parameter", "Origin", "PartOverride"]),
        ("Shapes", _union(part["shape"])),
        ("Pieces of shapes", ["Section", "Blob", "SkinNode"]),
        ("Modifiers", _union(part["modifiers"]["items"])),
        ("Placement", ["Transform", "Relation", "Fit", "Anchor"]),
        ("Instances", _union(part["instances"])),
        ("Looks", ["Material", "Pattern", "Paint"]),
    ]
    named = {name for _, names in groups for name in names}
    groups.append(("Others", sorted(definitions.keys() - named)))
    lines = [
        "# The mesh program",
        "",
        "A program is one JSON object. Lengths are metres, angles degrees, z is up and the front looks towards −y.",
        "A field that has a default may be left out. The same as a schema for editors:",
        "[mesh-program.schema.json](mesh-program.schema.json).",
        "",
        *_expressions(),
        *_limits(),
    ]
    for title, names in groups:
        if names:
            lines += [f"## {title}", ""]
        for name in names:
            lines += _node(name, definitions[name])
    return "\n".join(lines).rstrip() + "\n"


def _expressions() -> list[str]:
    functions = (expressions.evaluate.__doc__ or "").partition("leading `=`. ")[2].partition("values:")[0]
    return [
        "## Numbers that follow a parameter",
        "",
        'In a file that you write by hand, a number may instead be a string that begins with `=`: `"=height - 0.02"`.',
        "It is worked out when the file is read. " + " ".join(functions.split()),
        f"It has at most {expressions.MAX_LENGTH} characters and its value is within ±{expressions.MAX_RESULT:g}.",
        "",
    ]


def _limits() -> list[str]:
    return [
        "## Limits",
        "",
        f"A file has at most {MAX_BYTES // 10**6} MB, {MAX_DEPTH} levels and {MAX_NODES} values; a program at most",
        f"{MAX_PARTS} parts, {MAX_INSTANCES} parts with their copies counted, and about {MAX_VERTICES} vertices.",
        "",
    ]


def _union(field: Schema) -> list[str]:
    """The names of the members of a union of nodes, in their order."""
    for option in [field, *field.get("anyOf", [])]:
        if "oneOf" in option:
            return [_name(member) for member in option["oneOf"]]
    return []


def _name(reference: Schema) -> str:
    return str(reference["$ref"]).rsplit("/", maxsplit=1)[-1]


def _node(name: str, definition: Schema) -> list[str]:
    properties: dict[str, Schema] = definition.get("properties", {})
    required: list[str] = definition.get("required", [])
    tag = properties.get("type", {})
    values = tag.get("enum") or ([tag["const"]] if "const" in tag else [])
    title = f"### {name}" + (f" — `type`: {', '.join(f'`{value}`' for value in values)}" if values else "")
    lines = [title, "", str(definition.get("description", "")), ""]
    rows = [(field, schema) for field, schema in properties.items() if not (field == "type" and values)]
    if rows:
        lines += ["| field | value | default |", "|---|---|---|"]
        for field, schema in rows:
            default = "needed" if field in required else f"`{json.dumps(schema.get('default'), ensure_ascii=False)}`"
            lines.append(f"| `{field}` | {_type(schema)} | {default} |")
        lines.append("")
    return lines


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        name = _name(schema)
        return f"[{name}](#{name.lower()})"
    if "oneOf" in schema:
        return " / ".join(_name(member) for member in schema["oneOf"])
    if "anyOf" in schema:
        options = cast("list[Schema]", schema["anyOf"])
        return " or ".join(_type(option) for option in options if option.get("type") != "null")
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    return _plain_type(schema)


def _plain_type(schema: Schema) -> str:
    match schema.get("type"):
        case "array" if "prefixItems" in schema:
            return "[" + ", ".join(_type(item) for item in schema["prefixItems"]) + "]"
        case "array":
            return f"list of {_type(schema['items'])}{_bounds(schema)}"
        case "object" if isinstance(schema.get("additionalProperties"), dict):
            return f"names to {_type(schema['additionalProperties'])}"
        case "string" if "pattern" in schema:
            return "text like `" + str(schema["pattern"]).replace("|", "\\|") + "`"
        case "string":
            return f"text{_bounds(schema)}"
        case kind:
            words = {"integer": "whole number", "boolean": "true or false"}
            return words.get(str(kind), str(kind)) + _bounds(schema)


def _bounds(schema: Schema) -> str:
    signs = {
        "exclusiveMinimum": "> {:.10g}",
        "minimum": "≥ {:.10g}",
        "exclusiveMaximum": "< {:.10g}",
        "maximum": "≤ {:.10g}",
        "minItems": "at least {}",
        "maxItems": "at most {}",
        "minLength": "at least {}",
        "maxLength": "at most {}",
    }
    found = [text.format(schema[key]) for key, text in signs.items() if key in schema]
    return f" ({', '.join(found)})" if found else ""


def errors_page() -> str:
    """Every error's code, exit code and meaning."""
    lines = [
        "# Errors",
        "",
        "Every error has a code that stays the same between versions, a message that says what was expected and what",
        "came, and an exit code of the command line. With `--json` an error is an object with the fields `code`,",
        "`message`, `hint` and `suggestions`. Exit code 0 means done, 1 from `batch`",
        "that some prompts failed, 130 interrupted by Ctrl-C, 141 that the reader of the output has gone.",
        "",
        "| code | exit code | who can act | meaning |",
        "|---|---|---|---|",
    ]
    for error in _tree(errors.Prompt2MeshError):
        meaning = (error.__doc__ or "").strip().splitlines()[0]
        lines.append(f"| `{error.code}` | {error.exit_code} | {_who(error)} | {meaning} |")
    return "\n".join(lines) + "\n"


def _tree(error: type[errors.Prompt2MeshError]) -> Iterator[type[errors.Prompt2MeshError]]:
    yield error
    for child in error.__subclasses__():
        if child.__module__ == errors.__name__:  # what a caller of the API catches are these same classes
            yield from _tree(child)


def _who(error: type[errors.Prompt2MeshError]) -> str:
    if issubclass(error, errors.UserError):
        return "you"
    if issubclass(error, errors.OperatorError):
        return "who runs the machine"
    return "the project"
