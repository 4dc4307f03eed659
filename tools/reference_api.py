"""The reference pages of the HTTP API, from the app's own OpenAPI document."""

import importlib
import inspect
import json
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_METHODS = ("get", "post", "put", "patch", "delete")


@cache
def _document() -> dict[str, Any]:
    """The document of an app over an empty service, whatever the environment says."""
    settings = importlib.import_module("prompt2mesh.settings")
    service = importlib.import_module("prompt2mesh.bootstrap.service")
    app = importlib.import_module("prompt2mesh.api.app")
    with tempfile.TemporaryDirectory() as folder:
        found = settings.read_service_settings({"PROMPT2MESH_DATA": str(Path(folder) / "data")})
        with service.open_platform(found) as platform:
            return app.create_app(platform).openapi()


def openapi_file() -> str:
    """The OpenAPI document."""
    return json.dumps(_document(), indent=1, ensure_ascii=False) + "\n"


def api_page() -> str:
    """Every endpoint with what it takes and answers, then every schema."""
    return page_of(_document())


def page_of(document: Mapping[str, Any]) -> str:
    """The page of an OpenAPI document."""
    lines = [
        "# The HTTP API", "", _text(document["info"].get("description")), "",
        "The same as data: [openapi.json](openapi.json); a running server shows it at `/docs`. From Python:",
        "[Use the API from Python](../howto/use-the-api-from-python.md).", "",
    ]  # fmt: skip
    groups: dict[str, list[str]] = {}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                operation = item[method]
                tag = (operation.get("tags") or ["other"])[0]
                groups.setdefault(tag, []).extend(_operation(f"{method.upper()} {path}", operation))
    for tag, found in groups.items():
        lines += [f"## {tag.capitalize()}", "", *found]
    lines += ["## Schemas", ""]
    for name, schema in sorted(document["components"]["schemas"].items()):
        lines += _schema(name, schema)
    return "\n".join(lines).rstrip() + "\n"


def _operation(title: str, operation: Mapping[str, Any]) -> list[str]:
    lines = [f"### {title}", "", _text(operation.get("description") or operation.get("summary")), ""]
    parameters = operation.get("parameters", [])
    if parameters:
        lines += ["| parameter | in | type | what it is |", "|---|---|---|---|"]
        for one in parameters:
            name = f"`{one['name']}`" + (" (needed)" if one.get("required") else "")
            about = _text(one.get("description") or one["schema"].get("description"))
            lines.append(f"| {name} | {one['in']} | {_type(one['schema'])} | {about} |")
        lines.append("")
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        needed = "" if operation["requestBody"].get("required") else ", may be left out"
        lines += [f"Takes {_type(content.get('schema', {}))} (`{kind}`{needed}).", ""]
    responses: Mapping[str, Any] = operation.get("responses", {})
    answers = [f"{status} {_answer(one)}" for status, one in responses.items() if not _is_problem(one)]
    problems = [status for status, one in responses.items() if _is_problem(one)]
    if problems:
        answers.append(f"or a [Problem](#problem) with {', '.join(problems)}")
    lines += [f"Answers: {'; '.join(answers)}.", ""]
    return lines


def _is_problem(response: Mapping[str, Any]) -> bool:
    return "application/problem+json" in response.get("content", {})


def _answer(response: Mapping[str, Any]) -> str:
    shown: list[str] = []
    for kind, content in response.get("content", {}).items():
        schema = content.get("schema")
        shown.append(_type(schema) if schema else f"`{kind}`")
    about = _text(response.get("description")).rstrip(".")
    return " or ".join(dict.fromkeys(shown)) or about.replace("Successful Response", "nothing")


def _schema(name: str, schema: Mapping[str, Any]) -> list[str]:
    lines = [f"### {name}", ""]
    if about := _text(schema.get("description")):
        lines += [about, ""]
    if "enum" in schema:
        lines += [f"One of {', '.join(f'`{value}`' for value in schema['enum'])}.", ""]
    fields = schema.get("properties", {})
    if fields:
        lines += ["| field | type | what it is |", "|---|---|---|"]
        lines += [_field(field, one, needed=field in schema.get("required", [])) for field, one in fields.items()]
        lines.append("")
    return lines


def _field(name: str, schema: Mapping[str, Any], *, needed: bool) -> str:
    about = [_text(schema.get("description"))]
    if "default" in schema and not needed:
        about.append(f"Default `{json.dumps(schema['default'], ensure_ascii=False)}`.")
    if schema.get("examples"):
        about.append(f"Example: `{_short(schema['examples'][0])}`.")
    return f"| `{name}` | {_type(schema)} | {' '.join(part for part in about if part)} |"


def _type(schema: Mapping[str, Any]) -> str:
    """A schema in a few words, with a link where it has a name."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(_type(one) for one in schema[several]))
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    kind = schema.get("type", "anything")
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {_type(schema['additionalProperties'])}"
    return f"{schema.get('format', kind)}{_limits(schema)}"


def _limits(schema: Mapping[str, Any]) -> str:
    found = list(_bounds(schema))
    return f" ({', '.join(found)})" if found else ""


def _bounds(schema: Mapping[str, Any]) -> Iterator[str]:
    for key, sign in (("minimum", "≥"), ("exclusiveMinimum", ">"), ("maximum", "≤"), ("exclusiveMaximum", "<")):
        if key in schema:
            yield f"{sign} {schema[key]:.10g}"
    if "maxLength" in schema:
        yield f"at most {schema['maxLength']} characters"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False).replace("|", "\\|")
    return text if len(text) <= 80 else f"{text[:79]}…"


def _text(text: str | None) -> str:
    return " ".join(inspect.cleandoc(text or "").split()).replace("|", "\\|")
