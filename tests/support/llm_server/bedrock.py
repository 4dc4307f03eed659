"""Amazon Bedrock's Converse on the wire: JSON, and AWS's binary event stream."""

import json
import zlib
from collections.abc import Iterator
from typing import Any

from tests.support.llm_server.script import Asked, ToolUse, Turn, picture_bytes

_ERRORS = {
    400: "ValidationException", 401: "UnrecognizedClientException", 403: "AccessDeniedException",
    404: "ResourceNotFoundException", 424: "ModelErrorException", 429: "ThrottlingException",
    500: "InternalServerException", 503: "ServiceUnavailableException",
}  # fmt: skip
_STOPS = {"end": "end_turn", "tools": "tool_use", "length": "max_tokens", "refusal": "guardrail_intervened"}


def understand(body: dict[str, Any], headers: dict[str, str], *, model: str, stream: bool) -> Asked:
    texts: list[str] = []
    pictures: list[bytes] = []
    results: list[tuple[str, str]] = []
    for message in body["messages"]:
        said: list[str] = []
        for block in message["content"]:
            result = block.get("toolResult")
            inner = result["content"] if result else [block]
            inside = [one["text"] if "text" in one else json.dumps(one["json"])
                      for one in inner if "text" in one or "json" in one]  # fmt: skip
            pictures += [picture_bytes(one["image"]["source"]["bytes"]) for one in inner if "image" in one]
            said += inside
            if result:
                results.append((result["toolUseId"], "\n".join(inside)))
        texts.append("\n".join(said))
    config = body.get("toolConfig") or {}
    forced = (config.get("toolChoice") or {}).get("tool")
    form = (((body.get("outputConfig") or {}).get("textFormat") or {}).get("structure") or {}).get("jsonSchema") or {}
    return Asked(
        provider="bedrock", model=model, headers=headers, body=body, stream=stream,
        system="\n".join(one["text"] for one in body.get("system") or () if "text" in one), texts=tuple(texts),
        pictures=tuple(pictures),
        tools=tuple(one["toolSpec"]["name"] for one in config.get("tools") or () if "toolSpec" in one),
        schema=forced["name"] if forced else form.get("name", ""), forced=bool(forced), results=tuple(results),
        breakpoints=json.dumps(body).count('"cachePoint"'),
    )  # fmt: skip


def fault(body: dict[str, Any]) -> str:
    """What the real API would not take."""
    if json.dumps(body).count('"cachePoint"') > 4:
        return "You can only use up to 4 cache points."
    waiting: set[str] = set()
    for message in body.get("messages") or []:
        answered = {one["toolResult"]["toolUseId"] for one in message["content"] if "toolResult" in one}
        if waiting != answered:
            return "Expected toolResult blocks for the toolUse blocks of the previous turn"
        waiting = {one["toolUse"]["toolUseId"] for one in message["content"] if "toolUse" in one}
    return "" if body.get("messages") else "messages: at least one is needed"


def error(turn: Turn) -> tuple[int, dict[str, Any]]:
    status = 503 if turn.status == 529 else turn.status
    return (403 if status == 401 else status), {"message": turn.message}


def error_name(turn: Turn) -> str:
    return turn.error or _ERRORS.get(503 if turn.status == 529 else turn.status, "InternalServerException")


def _blocks(turn: Turn, asked: Asked, number: int) -> list[dict[str, Any]]:
    tools = list(turn.tools)
    text = turn.text
    if turn.answer is not None:
        raw = turn.answer if isinstance(turn.answer, str) else json.dumps(turn.answer)
        if asked.forced:
            tools.append(ToolUse(asked.schema, raw))
        else:
            text += raw
    blocks: list[dict[str, Any]] = [{"text": text}] if text else []
    for index, use in enumerate(tools):
        raw = use.arguments if isinstance(use.arguments, str) else json.dumps(use.arguments)
        blocks.append({"toolUse": {"toolUseId": f"tooluse_{number:04d}{index:02d}", "name": use.name, "input": raw}})
    return blocks


def _usage(turn: Turn, asked: Asked) -> dict[str, Any]:
    everything = turn.input_tokens if turn.input_tokens is not None else max(1, len(asked.text) // 4)
    wrote = turn.output_tokens if turn.output_tokens is not None else max(1, len(turn.text) // 4)
    return {
        "inputTokens": max(0, everything - turn.cached_tokens - turn.cache_written_tokens), "outputTokens": wrote,
        "totalTokens": everything + wrote, "cacheReadInputTokens": turn.cached_tokens,
        "cacheWriteInputTokens": turn.cache_written_tokens,
    }  # fmt: skip


def _stop(turn: Turn, blocks: list[dict[str, Any]]) -> str:
    if turn.stop is None:
        return "tool_use" if any("toolUse" in one for one in blocks) else "end_turn"
    return _STOPS[turn.stop]


def whole(turn: Turn, asked: Asked, number: int) -> dict[str, Any]:
    blocks = _blocks(turn, asked, number)
    shown = [{"toolUse": {**one["toolUse"], "input": json.loads(one["toolUse"]["input"])}} if "toolUse" in one else one
             for one in blocks]  # fmt: skip
    return {
        "output": {"message": {"role": "assistant", "content": shown}}, "stopReason": _stop(turn, blocks),
        "usage": _usage(turn, asked), "metrics": {"latencyMs": 1},
    }  # fmt: skip


def frame(kind: str, data: dict[str, Any], *, message_type: str = "event") -> bytes:
    """A message of https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html."""
    headers = b""
    named = ":exception-type" if message_type == "exception" else ":event-type"
    for name, value in ((named, kind), (":content-type", "application/json"), (":message-type", message_type)):
        headers += bytes([len(name)]) + name.encode() + b"\x07" + len(value).to_bytes(2, "big") + value.encode()
    payload = json.dumps(data).encode()
    prelude = (16 + len(headers) + len(payload)).to_bytes(4, "big") + len(headers).to_bytes(4, "big")
    start = prelude + zlib.crc32(prelude).to_bytes(4, "big") + headers + payload
    return start + zlib.crc32(start).to_bytes(4, "big")


def events(turn: Turn, asked: Asked, number: int) -> Iterator[bytes]:
    blocks = _blocks(turn, asked, number)
    yield frame("messageStart", {"role": "assistant"})
    for index, block in enumerate(blocks):
        use = block.get("toolUse")
        if use:
            start = {"toolUse": {"toolUseId": use["toolUseId"], "name": use["name"]}}
            yield frame("contentBlockStart", {"contentBlockIndex": index, "start": start})
        text = use["input"] if use else block["text"]
        for at in range(0, len(text), turn.piece_chars):
            piece = text[at : at + turn.piece_chars]
            delta = {"toolUse": {"input": piece}} if use else {"text": piece}
            yield frame("contentBlockDelta", {"contentBlockIndex": index, "delta": delta})
        yield frame("contentBlockStop", {"contentBlockIndex": index})
    yield frame("messageStop", {"stopReason": _stop(turn, blocks)})
    yield frame("metadata", {"usage": _usage(turn, asked), "metrics": {"latencyMs": 1}})


def midway_error() -> bytes:
    return frame("serviceUnavailableException", {"message": "Too many connections"}, message_type="exception")
