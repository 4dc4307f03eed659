"""Messages between the graph and a provider: pictures in, and each provider's needs met before they go out.

Providers differ in where a picture may be, in how they mark what shall be cached, and in what they take back of an
answer that another model gave. The graph writes one kind of message; `fit` makes of it what a provider takes.
"""

import base64
from collections.abc import Iterable, Sequence
from typing import Any, cast

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage

from prompt2mesh.studio.ports.agent import Provider

Block = dict[str, Any]
# Which model gave an answer, kept with it: what it thought is of use to itself alone.
MODEL_KEY = "prompt2mesh_model"
# Providers that take a picture as the result of a tool; for the others it follows in a message of its own.
_PICTURES_FROM_TOOLS: frozenset[Provider] = frozenset({"anthropic"})
_CACHE: Block = {"type": "ephemeral"}
_UNSEEN = "[a picture was here, which this model cannot see]"
_THOUGHTS = frozenset({"thinking", "redacted_thinking", "reasoning", "reasoning_content"})


def picture_block(data: bytes, media_type: str) -> Block:
    """A picture as part of a message's content.

    Args:
        data: The picture's bytes: PNG, JPEG, GIF or WebP.
        media_type: Such as `image/png`.
    """
    return {"type": "image", "base64": base64.b64encode(data).decode("ascii"), "mime_type": media_type}


def text_of(message: BaseMessage) -> str:
    """What a message says in words, without pictures, thoughts and calls."""
    return "\n".join(
        str(block.get("text", "")) for block in blocks_of(message) if block.get("type") == "text" and block.get("text")
    )


def blocks_of(message: BaseMessage) -> list[Block]:
    """The content of a message as blocks, whichever way it is kept."""
    content = cast("str | list[str | Block]", message.content)  # pyright: ignore[reportUnknownMemberType] - untyped there
    if isinstance(content, str):
        return [{"type": "text", "text": content}] if content else []
    return [{"type": "text", "text": one} if isinstance(one, str) else dict(one) for one in content]


def has_pictures(messages: Iterable[BaseMessage]) -> bool:
    """Whether any message shows a picture."""
    return any(block.get("type") == "image" for message in messages for block in blocks_of(message))


def has_thoughts(messages: Iterable[BaseMessage]) -> bool:
    """Whether any message carries what a model thought."""
    return any(block.get("type") in _THOUGHTS for message in messages for block in blocks_of(message))


def fit(
    messages: Sequence[BaseMessage], *, provider: Provider, label: str, tools: bool, cache: bool, sees: bool = True,
    thoughts: bool = True,
) -> list[BaseMessage]:  # fmt: skip
    """What a provider is sent.

    Args:
        messages: As the graph wrote them; they are not changed.
        provider: Who is asked.
        label: The model that is asked.
        tools: Whether it may call tools. Without them, calls in the history become words: providers turn down calls
            of tools that are not on offer.
        cache: Mark what is worth caching.
        sees: Whether the model can be shown pictures.
        thoughts: Whether its own earlier thoughts go back to it.
    """
    sent: list[BaseMessage] = []
    pending: list[Block] = []
    for message in messages:
        if pending and not isinstance(message, ToolMessage):
            sent.append(HumanMessage(_simplest(pending)))
            pending = []
        blocks = blocks_of(message)
        if not sees:
            blocks = [{"type": "text", "text": _UNSEEN} if one.get("type") == "image" else one for one in blocks]
        if isinstance(message, AIMessage):
            sent.append(_answer(message, blocks, label=label, tools=tools, thoughts=thoughts))
        elif isinstance(message, ToolMessage) and tools:
            if provider not in _PICTURES_FROM_TOOLS:
                pending += [one for one in blocks if one.get("type") == "image"]
                blocks = [one for one in blocks if one.get("type") != "image"]
            sent.append(message.model_copy(update={"content": _simplest(blocks or [_text("(no output)")])}))
        elif isinstance(message, ToolMessage):
            said = HumanMessage(_simplest([_text(f"Result of the tool {message.name or 'call'}:"), *blocks]))
            sent.append(said)
        elif blocks:
            sent.append(message.model_copy(update={"content": _simplest(blocks)}))
    if pending:
        sent.append(HumanMessage(_simplest(pending)))
    if cache and provider == "anthropic":
        _mark_for_anthropic(sent)
    return sent


def _text(text: str) -> Block:
    return {"type": "text", "text": text}


def _simplest(blocks: Sequence[Block]) -> Any:
    """A string where there is nothing but plain text, which every provider takes; else the blocks."""
    if all(set(one) <= {"type", "text"} and one.get("type") == "text" for one in blocks):
        return "\n\n".join(str(one["text"]) for one in blocks)
    return list(blocks)


def _answer(message: AIMessage, blocks: Sequence[Block], *, label: str, tools: bool, thoughts: bool) -> AIMessage:
    """An earlier answer as it may go back: calls whose arguments did not parse go back without any."""
    own = message.response_metadata.get(MODEL_KEY) == label
    calls = [*message.tool_calls, *(
        ToolCall(type="tool_call", id=one["id"], name=one["name"] or "unknown", args={})
        for one in message.invalid_tool_calls
    )]  # fmt: skip
    if not tools and calls:
        said = [one for one in blocks if one.get("type") == "text"]
        said += [_text(f"(I called the tool {one['name']} with {one['args']}.)") for one in calls]
        return AIMessage(_simplest(said))
    if own:
        kept = [one for one in blocks if thoughts or one.get("type") not in _THOUGHTS]
        update: dict[str, Any] = {"content": _simplest(kept), "tool_calls": calls, "invalid_tool_calls": []}
        return message.model_copy(update=update)
    text = text_of(message)
    return AIMessage(text or ("" if calls else "(nothing)"), tool_calls=calls)


def _mark_for_anthropic(messages: list[BaseMessage]) -> None:
    """Breakpoints after the system prompt (tools come before it), the newest message and the one before it.

    The newest one stores what the next call will read; the one before it finds what the last call stored.
    """
    places = [number for number, one in enumerate(messages) if isinstance(one, HumanMessage | ToolMessage)][-2:]
    if messages and isinstance(messages[0], SystemMessage):
        places.insert(0, 0)
    for number in places:
        blocks = blocks_of(messages[number])
        if blocks:
            blocks[-1] = {**blocks[-1], "cache_control": _CACHE}
            messages[number] = messages[number].model_copy(update={"content": blocks})
