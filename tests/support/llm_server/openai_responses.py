"""OpenAI's Responses on the wire, through which its own newer models call tools."""

import json
from collections.abc import Iterator
from typing import Any

from tests.support.llm_server import openai
from tests.support.llm_server.script import Asked, Turn, picture_bytes

error = openai.error


def understand(body: dict[str, Any], headers: dict[str, str]) -> Asked:
    system: list[str] = []
    texts: list[str] = []
    pictures: list[bytes] = []
    results: list[tuple[str, str]] = []
    items = body["input"] if isinstance(body["input"], list) else [{"role": "user", "content": body["input"]}]
    for item in items:
        if item.get("type") == "function_call_output":
            results.append((item["call_id"], str(item["output"])))
            texts.append(str(item["output"]))
        if item.get("type", "message") != "message":
            continue
        content = item["content"]
        parts = [{"type": "input_text", "text": content}] if isinstance(content, str) else content
        said = "\n".join(part["text"] for part in parts if part["type"] in {"input_text", "output_text"})
        pictures += [picture_bytes(part["image_url"]) for part in parts if part["type"] == "input_image"]
        (system if item["role"] in {"system", "developer"} else texts).append(said)
    choice = body.get("tool_choice")
    form = (body.get("text") or {}).get("format") or {}
    return Asked(
        provider="openai", model=body["model"], headers=headers, body=body, stream=bool(body.get("stream")),
        system="\n".join(system), texts=tuple(texts), pictures=tuple(pictures),
        tools=tuple(tool["name"] for tool in body.get("tools") or ()),
        schema=choice["name"] if isinstance(choice, dict) else form.get("name", ""), forced=isinstance(choice, dict),
        results=tuple(results),
    )  # fmt: skip


def fault(body: dict[str, Any]) -> str:
    """What the real API would not take."""
    items = body["input"] if isinstance(body["input"], list) else []
    called = {item["call_id"] for item in items if item.get("type") == "function_call"}
    answered = {item["call_id"] for item in items if item.get("type") == "function_call_output"}
    if called - answered:
        return f"No tool output found for function call {', '.join(sorted(called - answered))}."
    if answered - called:
        return f"No tool call found for function call output with call_id {', '.join(sorted(answered - called))}."
    if body.get("store") is False and any(
        item.get("type") == "reasoning" and not item.get("encrypted_content") for item in items
    ):
        return "Item of type 'reasoning' not found. Items are not persisted when `store` is set to false."
    return ""


def _output(turn: Turn, asked: Asked, number: int) -> list[dict[str, Any]]:
    text, uses = openai.content(turn, asked, number)
    items: list[dict[str, Any]] = []
    if turn.thinking:
        items.append({"type": "reasoning", "id": f"rs_{number}", "summary": [], "encrypted_content": "c2VhbGVk"})
    if text:
        refused = turn.stop == "refusal"
        part = {"type": "refusal", "refusal": text} if refused else {
            "type": "output_text", "text": text, "annotations": [], "logprobs": []}  # fmt: skip
        items.append(
            {"type": "message", "id": f"msg_{number}", "role": "assistant", "status": "completed", "content": [part]}
        )
    for use in uses:
        items.append({"type": "function_call", "id": f"fc_{use['id']}", "call_id": use["id"], "status": "completed",
                      **use["function"]})  # fmt: skip
    return items


def _response(turn: Turn, asked: Asked, number: int, output: list[dict[str, Any]], status: str) -> dict[str, Any]:
    used = openai.usage(turn, asked)
    why = {"reason": "max_output_tokens"} if turn.stop == "length" else None
    return {
        "id": f"resp_{number}", "object": "response", "created_at": 1_790_000_000, "status": status, "error": None,
        "incomplete_details": why if status == "incomplete" else None, "model": asked.model, "output": output,
        "parallel_tool_calls": True, "tool_choice": "auto", "tools": [],
        "usage": None if status == "in_progress" else {
            "input_tokens": used["prompt_tokens"], "output_tokens": used["completion_tokens"],
            "total_tokens": used["total_tokens"],
            "input_tokens_details": {"cached_tokens": turn.cached_tokens, "cache_write_tokens": turn.cache_written_tokens},
            "output_tokens_details": {"reasoning_tokens": 0},
        },
    }  # fmt: skip


def whole(turn: Turn, asked: Asked, number: int) -> dict[str, Any]:
    status = "incomplete" if turn.stop == "length" else "completed"
    return _response(turn, asked, number, _output(turn, asked, number), status)


def events(turn: Turn, asked: Asked, number: int) -> Iterator[bytes]:
    counted = iter(range(10_000))

    def event(kind: str, **data: Any) -> bytes:
        return (
            f"event: {kind}\ndata: {json.dumps({'type': kind, 'sequence_number': next(counted), **data})}\n\n".encode()
        )

    output = _output(turn, asked, number)
    yield event("response.created", response=_response(turn, asked, number, [], "in_progress"))
    for index, item in enumerate(output):
        at: dict[str, Any] = {"output_index": index, "item_id": item["id"]}
        if item["type"] == "reasoning":
            yield event("response.output_item.added", output_index=index, item={**item, "encrypted_content": None})
        elif item["type"] == "message":
            yield event("response.output_item.added", output_index=index, item={**item, "content": []})
            [part] = item["content"]
            word = "output_text" if part["type"] == "output_text" else "refusal"
            text = part["text" if word == "output_text" else "refusal"]
            for start in range(0, len(text), turn.piece_chars):
                piece = text[start : start + turn.piece_chars]
                more = {"logprobs": []} if word == "output_text" else {}
                yield event(f"response.{word}.delta", content_index=0, delta=piece, **at, **more)
            if word == "refusal":
                yield event("response.refusal.done", content_index=0, refusal=text, **at)
            else:
                yield event("response.output_text.done", content_index=0, text=text, logprobs=[], **at)
        else:
            yield event("response.output_item.added", output_index=index, item={**item, "arguments": ""})
            raw = item["arguments"]
            for start in range(0, len(raw), turn.piece_chars):
                yield event("response.function_call_arguments.delta", delta=raw[start : start + turn.piece_chars], **at)
            yield event("response.function_call_arguments.done", arguments=raw, name=item["name"], **at)
        yield event("response.output_item.done", output_index=index, item=item)
    last = whole(turn, asked, number)
    yield event(f"response.{last['status']}", response=last)


def midway_error() -> bytes:
    failure = {"type": "error", "code": "server_error", "message": "The server had an error", "param": None,
               "sequence_number": 99}  # fmt: skip
    return f"event: error\ndata: {json.dumps(failure)}\n\n".encode()
