"""Ollama's own chat API on the wire: lines of JSON."""

import json
from collections.abc import Iterator
from typing import Any

from tests.support.llm_server.script import Asked, Turn, picture_bytes


def understand(body: dict[str, Any], headers: dict[str, str]) -> Asked:
    system: list[str] = []
    texts: list[str] = []
    pictures: list[bytes] = []
    results: list[tuple[str, str]] = []
    for message in body["messages"]:
        said = message.get("content") or ""
        pictures += [picture_bytes(one) for one in message.get("images") or ()]
        if message["role"] == "system":
            system.append(said)
            continue
        texts.append(said)
        if message["role"] == "tool":
            results.append((message.get("tool_call_id") or message.get("tool_name") or "", said))
    form = body.get("format") or {}
    return Asked(
        provider="ollama", model=body["model"], headers=headers, body=body, stream=bool(body.get("stream", True)),
        system="\n".join(system), texts=tuple(texts), pictures=tuple(pictures),
        tools=tuple(tool["function"]["name"] for tool in body.get("tools") or ()),
        schema=form.get("title", "") if isinstance(form, dict) else "", results=tuple(results),
    )  # fmt: skip


def fault(body: dict[str, Any]) -> str:
    """What the real API would not take."""
    return "" if body.get("messages") else "messages is required"


def error(turn: Turn) -> tuple[int, dict[str, Any]]:
    return (503 if turn.status == 529 else turn.status), {"error": turn.message}


def _last(turn: Turn, asked: Asked) -> dict[str, Any]:
    return {
        "done": True, "done_reason": "length" if turn.stop == "length" else "stop",
        "total_duration": 1_000_000, "load_duration": 1_000, "prompt_eval_duration": 1_000, "eval_duration": 1_000,
        "prompt_eval_count": turn.input_tokens if turn.input_tokens is not None else max(1, len(asked.text) // 4),
        "eval_count": turn.output_tokens if turn.output_tokens is not None else max(1, len(turn.text) // 4),
    }  # fmt: skip


def _said(turn: Turn) -> tuple[str, list[dict[str, Any]]]:
    """Arguments are objects here; what does not parse reaches the client as text, as from a small model."""
    text = turn.text
    uses: list[dict[str, Any]] = []
    for use in turn.tools:
        if isinstance(use.arguments, str):
            text += f'{{"name": "{use.name}", "arguments": {use.arguments}'
        else:
            uses.append({"function": {"name": use.name, "arguments": use.arguments}})
    if turn.answer is not None:
        text += turn.answer if isinstance(turn.answer, str) else json.dumps(turn.answer)
    return text, uses


def whole(turn: Turn, asked: Asked, number: int) -> dict[str, Any]:
    del number
    text, uses = _said(turn)
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if uses:
        message["tool_calls"] = uses
    return {"model": asked.model, "created_at": "2026-11-01T00:00:00Z", "message": message, **_last(turn, asked)}


def events(turn: Turn, asked: Asked, number: int) -> Iterator[bytes]:
    del number
    text, uses = _said(turn)

    def line(message: dict[str, Any], **more: Any) -> bytes:
        data = {"model": asked.model, "created_at": "2026-11-01T00:00:00Z", "message": message, "done": False, **more}
        return json.dumps(data).encode() + b"\n"

    for start in range(0, len(text), turn.piece_chars):
        yield line({"role": "assistant", "content": text[start : start + turn.piece_chars]})
    if uses:
        yield line({"role": "assistant", "content": "", "tool_calls": uses})
    yield line({"role": "assistant", "content": ""}, **_last(turn, asked))


def midway_error() -> bytes:
    return json.dumps({"error": "an error was encountered while running the model"}).encode() + b"\n"
