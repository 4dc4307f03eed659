"""Google's generateContent on the wire."""

import json
from collections.abc import Iterator
from typing import Any

from tests.support.llm_server.script import Asked, ToolUse, Turn, picture_bytes

_ERRORS = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
}  # fmt: skip
_STOPS = {"end": "STOP", "tools": "STOP", "length": "MAX_TOKENS", "refusal": "SAFETY"}


def understand(body: dict[str, Any], headers: dict[str, str], *, model: str, stream: bool) -> Asked:
    texts: list[str] = []
    pictures: list[bytes] = []
    results: list[tuple[str, str]] = []
    for message in body["contents"]:
        said: list[str] = []
        for part in message["parts"]:
            if "text" in part:
                said.append(part["text"])
            if data := (part.get("inlineData") or {}).get("data"):
                # The SDK writes URL-safe base64, as Google's JSON allows.
                pictures.append(picture_bytes(data.replace("-", "+").replace("_", "/")))
            if answer := part.get("functionResponse"):
                said.append(json.dumps(answer["response"]))
                results.append((answer.get("id") or answer["name"], json.dumps(answer["response"])))
        texts.append("\n".join(said))
    config = body.get("generationConfig") or {}
    form = config.get("responseJsonSchema") or config.get("responseSchema") or {}
    calling = (body.get("toolConfig") or {}).get("functionCallingConfig") or {}
    names = calling.get("allowedFunctionNames") or []
    system = body.get("systemInstruction") or {}
    return Asked(
        provider="google", model=model, headers=headers, body=body, stream=stream,
        system="\n".join(part.get("text", "") for part in system.get("parts") or ()), texts=tuple(texts),
        pictures=tuple(pictures),
        tools=tuple(one["name"] for tool in body.get("tools") or () for one in tool.get("functionDeclarations") or ()),
        schema=form.get("title", "") or (names[0] if len(names) == 1 else ""),
        forced=calling.get("mode") == "ANY" and len(names) == 1, results=tuple(results),
    )  # fmt: skip


def _empty_object(schema: dict[str, Any], place: str = "") -> str:
    """Where Google's own kind of schema says that an object has no fields, which the API turns down."""
    if schema.get("type") == "OBJECT" and not schema.get("properties") and place:
        return place
    inner = {**(schema.get("properties") or {}), **({"items": schema["items"]} if "items" in schema else {})}
    return next((found for name, one in inner.items() if (found := _empty_object(one, f"{place}.{name}"))), "")


def _seals(model: str) -> bool:
    """Newer models want what they thought back, sealed, with the first call of each turn."""
    return model.startswith(("gemini-3", "gemini-4"))


def fault(body: dict[str, Any], model: str = "gemini-3.8-flash") -> str:
    """What the real API would not take."""
    for message in body.get("contents") or ():
        first = next((part for part in message["parts"] if "functionCall" in part), None)
        if first is not None and _seals(model) and not first.get("thoughtSignature"):
            return f"Function call `{first['functionCall']['name']}` is missing a `thought_signature`"
    for tool in body.get("tools") or ():
        for one in tool.get("functionDeclarations") or ():
            if place := _empty_object(one.get("parameters") or {}):
                return f"function_declarations.parameters{place}: should be non-empty for OBJECT type"
    return "" if body.get("contents") else "GenerateContentRequest.contents: contents is not specified"


def error(turn: Turn) -> tuple[int, dict[str, Any]]:
    """A refused key is 400 here, with a reason among the details; a wait is there as well."""
    status = 503 if turn.status == 529 else turn.status
    details: list[dict[str, Any]] = []
    message, word = turn.message, turn.error or _ERRORS.get(status, "UNKNOWN")
    if status == 401:
        status, word, message = 400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."
        details.append({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
                        "domain": "googleapis.com"})  # fmt: skip
    if (after := turn.headers.get("Retry-After", "")).replace(".", "").isdigit():
        details.append({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{after}s"})
    return status, {"error": {"code": status, "message": message, "status": word, "details": details}}


def _parts(turn: Turn, asked: Asked) -> tuple[list[dict[str, Any]], str]:
    tools = list(turn.tools)
    text = turn.text
    stop = _STOPS[turn.stop or "end"]
    if turn.answer is not None:
        raw = turn.answer if isinstance(turn.answer, str) else json.dumps(turn.answer)
        if asked.forced:
            tools.append(ToolUse(asked.schema, raw if isinstance(turn.answer, str) else turn.answer))
        else:
            text += raw
    parts: list[dict[str, Any]] = [
        {"text": text[start : start + turn.piece_chars]} for start in range(0, len(text), turn.piece_chars)
    ]
    for use in tools:
        if isinstance(use.arguments, str):
            stop = "MALFORMED_FUNCTION_CALL"
        else:
            sealed = {} if any("functionCall" in part for part in parts) or not _seals(asked.model) else {
                "thoughtSignature": "c2VhbGVk"}  # fmt: skip
            parts.append({"functionCall": {"name": use.name, "args": use.arguments}, **sealed})
    return parts, stop


def _piece(turn: Turn, asked: Asked, number: int, parts: list[dict[str, Any]], stop: str | None) -> dict[str, Any]:
    read = turn.input_tokens if turn.input_tokens is not None else max(1, len(asked.text) // 4)
    wrote = turn.output_tokens if turn.output_tokens is not None else max(1, len(turn.text) // 4)
    used: dict[str, Any] = {"promptTokenCount": read, "candidatesTokenCount": wrote, "totalTokenCount": read + wrote}
    if turn.cached_tokens:
        used["cachedContentTokenCount"] = turn.cached_tokens
    candidate: dict[str, Any] = {"content": {"parts": parts, "role": "model"}, "index": 0}
    if stop:
        candidate["finishReason"] = stop
    return {"candidates": [candidate], "usageMetadata": used, "modelVersion": asked.model, "responseId": f"r{number}"}


def whole(turn: Turn, asked: Asked, number: int) -> dict[str, Any]:
    parts, stop = _parts(turn, asked)
    return _piece(turn, asked, number, [] if stop in {"SAFETY", "MALFORMED_FUNCTION_CALL"} else parts, stop)


def events(turn: Turn, asked: Asked, number: int) -> Iterator[bytes]:
    parts, stop = _parts(turn, asked)
    if stop == "SAFETY":
        parts = []
    for part in parts:
        yield f"data: {json.dumps(_piece(turn, asked, number, [part], None))}\r\n\r\n".encode()
    yield f"data: {json.dumps(_piece(turn, asked, number, [{'text': ''}], stop))}\r\n\r\n".encode()


def midway_error() -> bytes:
    failure = {"error": {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}}
    return f"data: {json.dumps(failure)}\r\n\r\n".encode()
