"""Anthropic's Messages API on the wire: https://platform.claude.com/docs/en/api/messages."""

import json
from collections.abc import Iterator
from typing import Any

from tests.support.llm_server.script import Asked, ToolUse, Turn, picture_bytes

_ERRORS = {
    400: "invalid_request_error", 401: "authentication_error", 403: "permission_error", 404: "not_found_error",
    413: "request_too_large", 429: "rate_limit_error", 500: "api_error", 529: "overloaded_error",
}  # fmt: skip
_STOPS = {"end": "end_turn", "tools": "tool_use", "length": "max_tokens", "refusal": "refusal"}
_NO_FORCED_TOOLS = ("claude-fable-5-1", "claude-opus-5-5", "claude-sonnet-5-5")


def _blocks(content: Any) -> list[dict[str, Any]]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else list(content or [])


def understand(body: dict[str, Any], headers: dict[str, str]) -> Asked:
    texts: list[str] = []
    pictures: list[bytes] = []
    results: list[tuple[str, str]] = []
    for message in body["messages"]:
        said: list[str] = []
        for block in _blocks(message["content"]):
            inner = _blocks(block.get("content")) if block["type"] == "tool_result" else [block]
            inside = [one["text"] for one in inner if one["type"] == "text"]
            pictures += [picture_bytes(one["source"]["data"]) for one in inner if one["type"] == "image"]
            said += inside
            if block["type"] == "tool_result":
                results.append((block["tool_use_id"], "\n".join(inside)))
        texts.append("\n".join(said))
    choice = body.get("tool_choice") or {}
    output = (body.get("output_config") or {}).get("format") or {}
    schema = choice.get("name", "") if choice.get("type") == "tool" else output.get("schema", {}).get("title", "")
    return Asked(
        provider="anthropic", model=body["model"], headers=headers, body=body, stream=bool(body.get("stream")),
        system="\n".join(block["text"] for block in _blocks(body.get("system"))), texts=tuple(texts),
        pictures=tuple(pictures), tools=tuple(tool["name"] for tool in body.get("tools") or ()),
        schema=schema, forced=choice.get("type") == "tool", results=tuple(results),
        breakpoints=json.dumps(body).count('"cache_control"'),
    )  # fmt: skip


def fault(body: dict[str, Any]) -> str:
    """What the real API would not take."""
    if not isinstance(body.get("max_tokens"), int):
        return "max_tokens: Field required"
    if json.dumps(body).count('"cache_control"') > 4:
        return "A maximum of 4 blocks with cache_control may be provided."
    if (body.get("tool_choice") or {}).get("type") in {"tool", "any"} and body["model"].startswith(_NO_FORCED_TOOLS):
        return "tool_choice: forced tool use is not supported by this model"
    waiting: set[str] = set()
    messages = body.get("messages") or []
    if not messages or messages[0]["role"] != "user":
        return 'messages: first message must use the "user" role'
    for number, message in enumerate(messages):
        blocks = _blocks(message["content"])
        if not blocks:
            return f"messages.{number}: all messages must have non-empty content"
        if any(block["type"] == "text" and not block["text"].strip() for block in blocks):
            return f"messages.{number}: text content blocks must contain non-whitespace text"
        answered = {block["tool_use_id"] for block in blocks if block["type"] == "tool_result"}
        if waiting - answered:
            ids = ", ".join(sorted(waiting - answered))
            return f"messages.{number}: `tool_use` ids were found without `tool_result` blocks immediately after: {ids}"
        if answered - waiting:
            return f"messages.{number}: unexpected `tool_use_id` found in `tool_result` blocks"
        waiting = {block["id"] for block in blocks if block["type"] == "tool_use"}
    return "messages: the last message must be from the user" if messages[-1]["role"] != "user" else ""


def error(turn: Turn) -> tuple[int, dict[str, Any]]:
    kind = turn.error or _ERRORS.get(turn.status, "api_error")
    return turn.status, {
        "type": "error",
        "error": {"type": kind, "message": turn.message},
        "request_id": "req_scripted",
    }


def content(turn: Turn, asked: Asked, number: int) -> list[dict[str, Any]]:
    """Blocks; a tool's input is kept as the text that goes over the wire."""
    blocks: list[dict[str, Any]] = []
    tools = list(turn.tools)
    text = turn.text
    if turn.answer is not None:
        raw = turn.answer if isinstance(turn.answer, str) else json.dumps(turn.answer)
        if asked.forced:
            tools.append(ToolUse(asked.schema, raw))
        else:
            text += raw
    if turn.thinking:
        blocks.append({"type": "thinking", "thinking": turn.thinking, "signature": "c2lnbmVk"})
    if text:
        blocks.append({"type": "text", "text": text})
    for index, use in enumerate(tools):
        raw = use.arguments if isinstance(use.arguments, str) else json.dumps(use.arguments)
        blocks.append({"type": "tool_use", "id": f"toolu_{number:04d}{index:02d}", "name": use.name, "raw": raw})
    return blocks


def usage(turn: Turn, asked: Asked) -> dict[str, Any]:
    everything = turn.input_tokens if turn.input_tokens is not None else max(1, len(asked.text) // 4)
    return {
        "input_tokens": max(0, everything - turn.cached_tokens - turn.cache_written_tokens),
        "cache_creation_input_tokens": turn.cache_written_tokens, "cache_read_input_tokens": turn.cached_tokens,
        "output_tokens": turn.output_tokens if turn.output_tokens is not None else max(1, len(turn.text) // 4),
        "service_tier": "standard",
    }  # fmt: skip


def _stop(turn: Turn, blocks: list[dict[str, Any]]) -> str:
    if turn.stop is None:
        return "tool_use" if any(block["type"] == "tool_use" for block in blocks) else "end_turn"
    return _STOPS[turn.stop]


def whole(turn: Turn, asked: Asked, number: int) -> dict[str, Any]:
    blocks = content(turn, asked, number)
    shown = [
        {"type": "tool_use", "id": one["id"], "name": one["name"], "input": json.loads(one["raw"])}
        if one["type"] == "tool_use" else one for one in blocks
    ]  # fmt: skip
    return {
        "id": f"msg_{number:06d}", "type": "message", "role": "assistant", "model": asked.model, "content": shown,
        "stop_reason": _stop(turn, blocks), "stop_sequence": None, "usage": usage(turn, asked),
    }  # fmt: skip


def _event(data: dict[str, Any]) -> bytes:
    return f"event: {data['type']}\ndata: {json.dumps(data)}\n\n".encode()


def _deltas(block: dict[str, Any], size: int) -> Iterator[dict[str, Any]]:
    if block["type"] == "thinking":
        yield {"type": "thinking_delta", "thinking": block["thinking"]}
        yield {"type": "signature_delta", "signature": block["signature"]}
        return
    text = block["raw"] if block["type"] == "tool_use" else block["text"]
    if block["type"] == "tool_use":
        yield {"type": "input_json_delta", "partial_json": ""}
    for start in range(0, len(text), size):
        piece = text[start : start + size]
        if block["type"] == "tool_use":
            yield {"type": "input_json_delta", "partial_json": piece}
        else:
            yield {"type": "text_delta", "text": piece}


def events(turn: Turn, asked: Asked, number: int) -> Iterator[bytes]:
    blocks = content(turn, asked, number)
    used = usage(turn, asked)
    start = {
        "id": f"msg_{number:06d}", "type": "message", "role": "assistant", "model": asked.model, "content": [],
        "stop_reason": None, "stop_sequence": None, "usage": {**used, "output_tokens": 1},
    }  # fmt: skip
    yield _event({"type": "message_start", "message": start})
    for index, block in enumerate(blocks):
        empty = {
            "text": {"type": "text", "text": ""},
            "thinking": {"type": "thinking", "thinking": "", "signature": ""},
            "tool_use": {"type": "tool_use", "id": block.get("id"), "name": block.get("name"), "input": {}},
        }[block["type"]]
        yield _event({"type": "content_block_start", "index": index, "content_block": empty})
        yield _event({"type": "ping"})
        for delta in _deltas(block, turn.piece_chars):
            yield _event({"type": "content_block_delta", "index": index, "delta": delta})
        yield _event({"type": "content_block_stop", "index": index})
    delta = {"stop_reason": _stop(turn, blocks), "stop_sequence": None}
    yield _event({"type": "message_delta", "delta": delta, "usage": used})
    yield _event({"type": "message_stop"})


def midway_error() -> bytes:
    return _event({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})
