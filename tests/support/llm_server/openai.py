"""OpenAI's Chat Completions on the wire, which vLLM and many others speak too."""

import json
from collections.abc import Iterator
from typing import Any

from tests.support.llm_server.script import Asked, ToolUse, Turn, picture_bytes

_ERRORS = {
    400: ("invalid_request_error", None), 401: ("invalid_request_error", "invalid_api_key"),
    403: ("invalid_request_error", "permission_denied"), 404: ("invalid_request_error", "model_not_found"),
    429: ("requests", "rate_limit_exceeded"), 500: ("server_error", None), 503: ("server_error", None),
}  # fmt: skip
_STOPS = {"end": "stop", "tools": "tool_calls", "length": "length", "refusal": "content_filter"}


def _parts(content: Any) -> list[dict[str, Any]]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else list(content or [])


def understand(body: dict[str, Any], headers: dict[str, str]) -> Asked:
    system: list[str] = []
    texts: list[str] = []
    pictures: list[bytes] = []
    results: list[tuple[str, str]] = []
    for message in body["messages"]:
        parts = _parts(message.get("content"))
        said = "\n".join(part["text"] for part in parts if part["type"] == "text")
        pictures += [picture_bytes(part["image_url"]["url"]) for part in parts if part["type"] == "image_url"]
        if message["role"] in {"system", "developer"}:
            system.append(said)
            continue
        texts.append(said)
        if message["role"] == "tool":
            results.append((message["tool_call_id"], said))
    choice = body.get("tool_choice")
    forced = isinstance(choice, dict)
    form = (body.get("response_format") or {}).get("json_schema") or {}
    return Asked(
        provider="openai", model=body["model"], headers=headers, body=body, stream=bool(body.get("stream")),
        system="\n".join(system), texts=tuple(texts), pictures=tuple(pictures),
        tools=tuple(tool["function"]["name"] for tool in body.get("tools") or ()),
        schema=choice["function"]["name"] if forced else form.get("name", ""), forced=forced, results=tuple(results),
    )  # fmt: skip


def fault(body: dict[str, Any]) -> str:
    """What the real API would not take."""
    waiting: list[str] = []
    for number, message in enumerate(body.get("messages") or []):
        if message["role"] == "tool":
            if message["tool_call_id"] not in waiting:
                return f"messages.[{number}]: 'tool' must be a response to a preceding message with 'tool_calls'"
            waiting.remove(message["tool_call_id"])
        elif waiting:
            return f"tool_call_ids did not have response messages: {', '.join(waiting)}"
        kinds = {part["type"] for part in _parts(message.get("content"))}
        if "image_url" in kinds and message["role"] != "user":
            return f"Invalid 'messages[{number}]'. Image URLs are only allowed for messages with role 'user'"
        if unknown := kinds - {"text", "image_url", "refusal"}:
            return f"Invalid value: '{unknown.pop()}' at messages[{number}].content"
        waiting += [call["id"] for call in message.get("tool_calls") or ()]
    return "" if body.get("messages") else "messages: empty array"


def error(turn: Turn) -> tuple[int, dict[str, Any]]:
    status = 503 if turn.status == 529 else turn.status
    kind, code = _ERRORS.get(status, ("server_error", None))
    return status, {"error": {"message": turn.message, "type": kind, "param": None, "code": turn.error or code}}


def content(turn: Turn, asked: Asked, number: int) -> tuple[str, list[dict[str, Any]]]:
    tools = list(turn.tools)
    text = turn.text
    if turn.answer is not None:
        raw = turn.answer if isinstance(turn.answer, str) else json.dumps(turn.answer)
        if asked.forced:
            tools.append(ToolUse(asked.schema, raw))
        else:
            text += raw
    return text, [
        {
            "id": f"call_{number:04d}{index:02d}", "type": "function",
            "function": {
                "name": use.name,
                "arguments": use.arguments if isinstance(use.arguments, str) else json.dumps(use.arguments),
            },
        }
        for index, use in enumerate(tools)
    ]  # fmt: skip


def usage(turn: Turn, asked: Asked) -> dict[str, Any]:
    read = turn.input_tokens if turn.input_tokens is not None else max(1, len(asked.text) // 4)
    wrote = turn.output_tokens if turn.output_tokens is not None else max(1, len(turn.text) // 4)
    return {
        "prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote,
        "prompt_tokens_details": {"cached_tokens": turn.cached_tokens, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
    }  # fmt: skip


def _stop(turn: Turn, uses: list[dict[str, Any]], asked: Asked) -> str:
    if turn.stop == "refusal" and asked.body.get("response_format"):
        return "stop"  # a model's own refusal of a structured answer comes in its own field
    if turn.stop is None:
        return "tool_calls" if uses and not asked.forced else "stop"
    return _STOPS[turn.stop]


def whole(turn: Turn, asked: Asked, number: int) -> dict[str, Any]:
    text, uses = content(turn, asked, number)
    message: dict[str, Any] = {"role": "assistant", "content": text or None, "refusal": None}
    if turn.stop == "refusal" and asked.body.get("response_format"):
        message |= {"content": None, "refusal": text}
    if uses:
        message["tool_calls"] = uses
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": _stop(turn, uses, asked)}
    return {
        "id": f"chatcmpl-{number:06d}", "object": "chat.completion", "created": 1_790_000_000, "model": asked.model,
        "choices": [choice], "usage": usage(turn, asked),
    }  # fmt: skip


def events(turn: Turn, asked: Asked, number: int) -> Iterator[bytes]:
    text, uses = content(turn, asked, number)
    with_usage = bool((asked.body.get("stream_options") or {}).get("include_usage"))

    def event(delta: dict[str, Any] | None, stop: str | None = None, **more: Any) -> bytes:
        choices = [] if delta is None else [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": stop}]
        data: dict[str, Any] = {
            "id": f"chatcmpl-{number:06d}", "object": "chat.completion.chunk", "created": 1_790_000_000,
            "model": asked.model, "choices": choices,
        }  # fmt: skip
        if with_usage:
            data["usage"] = None
        return f"data: {json.dumps(data | more)}\n\n".encode()

    yield event({"role": "assistant", "content": "", "refusal": None})
    word = "refusal" if turn.stop == "refusal" and asked.body.get("response_format") else "content"
    for start in range(0, len(text), turn.piece_chars):
        yield event({word: text[start : start + turn.piece_chars]})
    for index, use in enumerate(uses):
        arguments = use["function"]["arguments"]
        first = {**use, "function": {"name": use["function"]["name"], "arguments": ""}}
        yield event({"tool_calls": [{"index": index, **first}]})
        for start in range(0, len(arguments), turn.piece_chars):
            piece = arguments[start : start + turn.piece_chars]
            yield event({"tool_calls": [{"index": index, "function": {"arguments": piece}}]})
    yield event({}, _stop(turn, uses, asked))
    if with_usage:
        yield event(None, usage=usage(turn, asked))
    yield b"data: [DONE]\n\n"


def midway_error() -> bytes:
    failure = {"error": {"message": "The server had an error", "type": "server_error", "param": None, "code": None}}
    return f"data: {json.dumps(failure)}\n\n".encode()
