"""Messages of a conversation as the state keeps them, and as an LLM is given them.

Kept messages name pictures by their blob; the bytes are put in only while a
question is on its way.
"""

import io
from collections.abc import Sequence
from typing import Any, cast

from langchain_core.messages import (
    AIMessage,
    BaseMessage,
    HumanMessage,
    SystemMessage,
    ToolMessage,
    messages_from_dict,
    messages_to_dict,
)
from PIL import Image

from prompt2mesh.mesh.errors import BlobMissingError
from prompt2mesh.modelers.agent.llm.messages import picture_block, text_of
from prompt2mesh.modelers.agent.state import Data
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.records import StoredFile

_STORED = "stored_picture"
# Providers scale larger pictures down themselves, after they were paid for.
_LARGEST_PX = 1024
_KNOWN_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}


def system(text: str) -> Data:
    """The rules of the conversation."""
    return _as_data(SystemMessage(text))


def said(text: str, *pictures: tuple[str, StoredFile]) -> Data:
    """A message to the LLM.

    Args:
        text: What it says.
        pictures: Each with a caption, after the text.
    """
    blocks: list[str | dict[Any, Any]] = [{"type": "text", "text": text}]
    for caption, file in pictures:
        blocks.append({"type": "text", "text": caption})
        blocks.append({"type": _STORED, "digest": file.digest, "media_type": file.media_type})
    return _as_data(HumanMessage(blocks if pictures else text))


def answered(text: str) -> Data:
    """What the LLM said in an earlier turn."""
    return _as_data(AIMessage(text))


def result(call_id: str, name: str, text: str, *, failed: bool = False) -> Data:
    """The result of a tool."""
    return _as_data(ToolMessage(text, tool_call_id=call_id, name=name, status="error" if failed else "success"))


def kept(message: AIMessage) -> tuple[Data, list[Data]]:
    """A message of the LLM as it is kept, and its calls of tools as `{id, name, args, fault}`.

    A call whose arguments are no JSON is kept with none, so that it can be
    answered: providers refuse a conversation in which a call has no result.
    """
    calls: list[Data] = [
        {"id": call.get("id") or f"call-{number}", "name": call["name"], "args": call["args"], "fault": ""}
        for number, call in enumerate(message.tool_calls)
    ]
    broken: list[Data] = [
        {"id": call.get("id") or f"broken-{number}", "name": call.get("name") or "", "args": {},
         "fault": f"the arguments are no JSON object: {call.get('args') or ''!r:.300}"}
        for number, call in enumerate(message.invalid_tool_calls)
    ]  # fmt: skip
    if broken or any(not call.get("id") for call in message.tool_calls):
        message = AIMessage(
            content=text_of(message),
            tool_calls=[
                {"id": call["id"], "name": call["name"] or "unnamed", "args": call["args"], "type": "tool_call"}
                for call in (*calls, *broken)
            ],
        )
    return _as_data(message), [*calls, *broken]


def without_calls(message: AIMessage) -> Data:
    """What the LLM said, without the calls that were cut in the middle."""
    return _as_data(AIMessage(text_of(message) or "(cut)"))


def to_ask(messages: Sequence[Data], blobs: BlobStore) -> list[BaseMessage]:
    """The messages with the pictures in them."""
    given = messages_from_dict(list(messages))
    for message in given:
        content = cast("str | list[Any]", message.content)
        if isinstance(content, list):
            message.content = [_shown(block, blobs) for block in content]
    return given


def _shown(block: Any, blobs: BlobStore) -> Any:
    if not isinstance(block, dict) or cast("Data", block).get("type") != _STORED:
        return cast("object", block)
    named = cast("dict[str, str]", block)
    try:
        data = b"".join(blobs.open(named["digest"]))
    except BlobMissingError:
        return {"type": "text", "text": "(this picture is no longer kept)"}
    return picture_block(*_sized(data, named["media_type"]))


def _sized(data: bytes, media_type: str) -> tuple[bytes, str]:
    """The picture in a format that every provider reads, not larger than is looked at."""
    with Image.open(io.BytesIO(data)) as image:
        known = _KNOWN_FORMATS.get(image.format or "")
        if known is not None and max(image.size) <= _LARGEST_PX:
            return data, known or media_type
        image.thumbnail((_LARGEST_PX, _LARGEST_PX))
        written = io.BytesIO()
        image.convert("RGB").save(written, "JPEG", quality=88)
    return written.getvalue(), "image/jpeg"


def _as_data(message: BaseMessage) -> Data:
    return messages_to_dict([message])[0]
