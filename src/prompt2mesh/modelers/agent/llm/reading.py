"""An answer that came in pieces, as one message: what was said, which tools were called, why it ended, what it took."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from langchain_core.messages import AIMessage, AIMessageChunk, InvalidToolCall, ToolCall

from prompt2mesh.modelers.agent.llm.catalogue import price_of
from prompt2mesh.modelers.agent.llm.messages import MODEL_KEY, Block, blocks_of
from prompt2mesh.studio.ports.agent import LlmUsage, ModelChoice

# end: it said what it had to say; cut: it reached the most it may write; refused: it would not; malformed: the
# provider itself could not read the model's call; none: the stream ended before it said why.
Ending = Literal["end", "cut", "refused", "malformed", "none"]
_ENDINGS: dict[str, Ending] = {
    "max_tokens": "cut", "length": "cut", "model_context_window_exceeded": "cut", "max_output_tokens": "cut",
    "incomplete": "cut",
    "refusal": "refused", "content_filter": "refused", "content_filtered": "refused",
    "guardrail_intervened": "refused", "safety": "refused", "blocklist": "refused", "prohibited_content": "refused",
    "spii": "refused", "recitation": "refused", "image_safety": "refused", "language": "refused",
    "malformed_function_call": "malformed", "unexpected_tool_call": "malformed", "malformed_model_output": "malformed",
    "malformed_tool_use": "malformed",
}  # fmt: skip
# What is kept of the provider's own notes on an answer; the rest is headers and times.
_KEPT = ("model_provider", "model_name", "stop_reason", "finish_reason", "stopReason", "done_reason", "output_version")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An answer.

    Attributes:
        usage: Of this call, its cost among it.
        ending: Why it ended.
        reason: The same in the provider's word.
        model: Who answered, as it names itself.
    """

    message: AIMessage
    usage: LlmUsage
    ending: Ending
    reason: str = ""
    model: str = ""
    cache_written_tokens: int = 0


def read_answer(chunks: Sequence[AIMessageChunk], choice: ModelChoice, *, sent_tokens: int) -> Reading:
    """One message of its pieces.

    Args:
        chunks: The pieces as they came; may be none.
        choice: Who answered.
        sent_tokens: About how much was sent; counted where the provider does not count, or the stream broke before.
    """
    if not chunks:
        return Reading(message=AIMessage(""), usage=_priced(choice, sent_tokens, 0), ending="none")
    whole = chunks[0] + list(chunks[1:]) if len(chunks) > 1 else chunks[0]
    reason = _reason(whole)
    ending = _ENDINGS.get(reason.lower(), "end" if reason else "none")
    blocks = blocks_of(whole)
    if whole.additional_kwargs.get("refusal") or any(one.get("type") == "refusal" for one in blocks):
        ending = "refused"
    calls, broken = _calls(whole, cut=ending == "cut")
    usage, written = _usage(whole, choice, sent_tokens=sent_tokens)
    notes = {key: value for key, value in whole.response_metadata.items() if key in _KEPT and value}
    kept = {key: value for key, value in whole.additional_kwargs.items()
            if key not in {"function_call", "parsed", "refusal", "tool_calls"}}  # fmt: skip
    message = AIMessage(
        _clean(blocks, calls), tool_calls=calls, invalid_tool_calls=broken, id=whole.id, additional_kwargs=kept,
        response_metadata={**notes, MODEL_KEY: choice.label}, usage_metadata=whole.usage_metadata,
    )  # fmt: skip
    return Reading(message=message, usage=usage, ending=ending, reason=reason,
                   model=str(notes.get("model_name", "")), cache_written_tokens=written)  # fmt: skip


def _reason(whole: AIMessageChunk) -> str:
    notes = whole.response_metadata
    for key in ("stop_reason", "finish_reason", "stopReason", "done_reason"):
        if found := notes.get(key):
            return str(found)
    blocked = cast("Block", notes.get("prompt_feedback") or {}).get("block_reason")
    if blocked:  # Google turned the question down before any model saw it
        return "SAFETY"
    details = cast("Block", notes.get("incomplete_details") or {}).get("reason")
    return str(details or notes.get("status") or ("stop" if notes.get("done") else ""))


def _calls(whole: AIMessageChunk, *, cut: bool) -> tuple[list[ToolCall], list[InvalidToolCall]]:
    """LangChain mends arguments that do not parse, and makes `{}` of them: here they are read as they came."""
    calls: list[ToolCall] = []
    broken: list[InvalidToolCall] = []
    if not whole.tool_call_chunks:
        return list(whole.tool_calls), list(whole.invalid_tool_calls)
    for number, chunk in enumerate(whole.tool_call_chunks):
        name, raw = chunk["name"] or "", chunk["args"] or ""
        identity = chunk["id"] or f"call_{number}"
        try:
            arguments: Any = json.loads(raw) if raw.strip() or cut else {}
        except (ValueError, RecursionError) as fault:
            arguments = f"the arguments are not valid JSON: {fault}"
        if isinstance(arguments, dict):
            calls.append(ToolCall(name=name, args=cast("Block", arguments), id=identity, type="tool_call"))
            continue
        why = arguments if isinstance(arguments, str) and arguments.startswith("the arguments") else (
            "the arguments must be a JSON object")  # fmt: skip
        broken.append(InvalidToolCall(name=name, args=raw, id=identity, error=why, type="invalid_tool_call"))
    return calls, broken


def _clean(blocks: list[Block], calls: Sequence[ToolCall]) -> Any:
    """The blocks without what only the streaming needed; a string where they are nothing but text."""
    arguments = {call["id"]: call["args"] for call in calls}
    cleaned: list[Block] = []
    for block in blocks:
        one = {key: value for key, value in block.items() if key not in {"index", "partial_json"} and value is not None}
        if one.get("type") == "tool_use":
            one["input"] = arguments.get(one.get("id"), {})
        if one.get("type") == "text":
            if not one.get("text"):
                continue
            one = {key: value for key, value in one.items() if key not in {"id", "annotations"}}
        if one.get("type") in {"input_json_delta", "function_call"}:
            continue  # what was called is in the message's tool calls
        cleaned.append(one)
    if all(set(one) == {"type", "text"} for one in cleaned):
        return "".join(one["text"] for one in cleaned)
    return cleaned


def _usage(whole: AIMessageChunk, choice: ModelChoice, *, sent_tokens: int) -> tuple[LlmUsage, int]:
    found = whole.usage_metadata
    if found is None or not found["input_tokens"]:
        return _priced(choice, sent_tokens, about_tokens(repr(whole.content) + repr(whole.tool_call_chunks))), 0
    details = cast("dict[str, int | None]", found.get("input_token_details") or {})
    cached = details.get("cache_read") or 0
    written = sum(
        count or 0 for name, count in details.items() if name == "cache_creation" or name.startswith("ephemeral_")
    )
    return _priced(choice, found["input_tokens"], found["output_tokens"], cached=cached, written=written), written


def about_tokens(text: str) -> int:
    """About how many tokens a text is: English has four letters to one."""
    return -(-len(text) // 4)


def _priced(choice: ModelChoice, read: int, wrote: int, *, cached: int = 0, written: int = 0) -> LlmUsage:
    price = price_of(choice)
    cost = None if price is None else price.cost_usd(
        input_tokens=read, output_tokens=wrote, cached_tokens=cached, cache_written_tokens=written
    )  # fmt: skip
    return LlmUsage(calls=1, input_tokens=read, output_tokens=wrote, cached_tokens=cached, cost_usd=cost)
