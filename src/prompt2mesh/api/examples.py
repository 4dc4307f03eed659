"""An example for every body in the OpenAPI document that has none of its own.

It is put together from the examples of the fields; a field without one gets a
value of its type that says by its form what it is. A test checks each example
against its schema.
"""

from http import HTTPStatus
from typing import Any

_BY_NAME: dict[str, Any] = {
    "id": "job_01kb2m3w5x6y7z8a9b0c1d2e3f", "project_id": "prj_01kb2m3w5x6y7z8a9b0c1d2e3f",
    "version_id": "ver_01kb2m3w5x6y7z8a9b0c1d2e3f", "head_version_id": "ver_01kb2m3w5x6y7z8a9b0c1d2e3f",
    "base_version_id": "ver_01kb2m3w5x6y7z8a9b0c1d2e3f", "from_version_id": "ver_01kb2m3w5x6y7z8a9b0c1d2e3f",
    "parent_id": "ver_01kb2m3w5x6y7z8a9b0c1d2e3f", "batch_id": "bat_01kb2m3w5x6y7z8a9b0c1d2e3f",
    "task_id": "job_01kb2m3w5x6y7z8a9b0c1d2e3f", "user_id": "usr_01kb2m3w5x6y7z8a9b0c1d2e3f",
    "reference_upload_id": "upl_01kb2m3w5x6y7z8a9b0c1d2e3f", "email": "ada@example.com", "name": "a round oak table",
    "display_name": "Ada", "owner_name": "Ada", "label": "a round oak table with four brass legs",
    "prompt": "a round oak table with four brass legs", "sentence": "make the legs taller", "path": "table/leg",
    "password": "correct horse battery staple", "new_password": "another horse battery staple",
    "url": "http://localhost:8000/v1/files/9f86d0…/model.glb?expires=1795694400&signature=…",
    "share_url": "http://localhost:8501/?share=9f86d081884c7d65", "preview_url": None, "next_cursor": None,
    "color": "#b5651d", "material": "oak", "tags": ["furniture"], "stage": "preview", "version": "0.1.0",
    "webhook_url": "https://example.com/hooks/prompt2mesh", "cursor": None, "error": None, "ip": "203.0.113.7",
    "program": {"name": "cube", "parts": [{"name": "cube", "shape": {"type": "box", "size": [1, 1, 1]}}]},
}  # fmt: skip
_BY_FORMAT = {
    "date-time": "2026-11-26T12:00:00Z", "date": "2026-11-26", "binary": "…", "uri": "https://example.com",
    "email": "ada@example.com", "password": "correct horse battery staple",
}  # fmt: skip
_DEEPEST = 12
_PROBLEM = "application/problem+json"
_PROBLEMS: dict[str, tuple[str, str]] = {
    "400": ("request_invalid", "the request cannot be read"),
    "401": ("unauthenticated", "this needs somebody who is logged in"),
    "403": ("forbidden", "this needs the scope models:write"),
    "404": ("not_found", "there is no task job_01kb2m3w5x6y7z8a9b0c1d2e3f"),
    "409": ("conflict", "only a task that has ended can be deleted"),
    "413": ("too_large", "a picture has at most 10 MB"),
    "415": ("media_type_unsupported", "a PNG, JPEG or WebP picture was expected"),
    "422": ("request_invalid", "body.prompt: Field required"),
    "429": ("limit_reached", "at most 60 tasks a minute"),
    "503": ("store_unavailable", "the database does not answer"),
}


def complete(document: dict[str, Any]) -> None:
    """Gives every JSON or form body of the document an example, where it has none."""
    schemas = document["components"]["schemas"]
    for item in document["paths"].values():
        for operation in item.values():
            bodies = [operation["requestBody"]] if "requestBody" in operation else []
            for status, response in operation["responses"].items():
                problem = response.get("content", {}).get(_PROBLEM)
                if problem and status in _PROBLEMS:
                    problem["example"] = _problem(status)
            for body in (*bodies, *operation["responses"].values()):
                for media in body.get("content", {}).values():
                    if media.get("schema") and not {"example", "examples"} & media.keys():
                        media["example"] = example_of(media["schema"], schemas)


def example_of(schema: dict[str, Any], schemas: dict[str, Any], *, name: str = "", depth: int = 0) -> Any:
    """An example that a schema allows.

    Args:
        schema: A JSON schema as FastAPI writes it.
        schemas: What `$ref` names.
        name: The field that it is of.
        depth: How far in; too far in, lists and objects are left empty.
    """
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    if schema.get("examples"):
        return schema["examples"][0]
    for key in ("example", "const", "default"):
        if key in schema:
            return schema[key]
    if "enum" in schema:
        return schema["enum"][0]
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return _of_choices(choices, schemas, name, depth)
    if "allOf" in schema:
        return example_of(schema["allOf"][0], schemas, name=name, depth=depth)
    if name in _BY_NAME and _allows(schema, _BY_NAME[name]):
        return _BY_NAME[name]
    return _of_type(schema, schemas, name, depth)


def _problem(status: str) -> dict[str, Any]:
    code, detail = _PROBLEMS[status]
    title = HTTPStatus(int(status)).phrase
    return {"type": "about:blank", "title": title, "status": int(status), "detail": detail, "code": code}


def _of_choices(choices: list[dict[str, Any]], schemas: dict[str, Any], name: str, depth: int) -> Any:
    if any(choice.get("type") == "null" for choice in choices) and (
        depth >= _DEEPEST or (name in _BY_NAME and _BY_NAME[name] is None)
    ):
        return None
    first = next((choice for choice in choices if choice.get("type") != "null"), choices[0])
    return example_of(first, schemas, name=name, depth=depth + 1)


def _of_type(schema: dict[str, Any], schemas: dict[str, Any], name: str, depth: int) -> Any:
    match schema.get("type"):
        case "object" | None:
            fields: dict[str, Any] = schema.get("properties", {})
            if depth >= _DEEPEST:
                fields = {field: value for field, value in fields.items() if field in schema.get("required", [])}
            return {field: example_of(value, schemas, name=field, depth=depth + 1) for field, value in fields.items()}
        case "array":
            if depth >= _DEEPEST and not schema.get("minItems"):
                return []
            items = schema.get("prefixItems") or [schema.get("items", {"type": "string"})] * max(
                1, schema.get("minItems", 1)
            )
            return [example_of(item, schemas, name=name, depth=depth + 1) for item in items]
        case "integer" | "number":
            least = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
            return max(least, 1) if schema.get("maximum", 1) >= 1 else schema["maximum"]
        case "boolean":
            return True
        case "null":
            return None
        case _:
            text = _BY_FORMAT.get(schema.get("format", ""), "text")
            return text.ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength", 10_000)]


def _allows(schema: dict[str, Any], value: Any) -> bool:
    kinds = {str: "string", list: "array", dict: "object", type(None): "null"}
    return schema.get("type", "object") == kinds[type(value)]
