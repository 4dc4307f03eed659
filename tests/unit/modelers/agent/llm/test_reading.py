"""What an LLM calls, read as it came."""

import pytest
from langchain_core.messages import AIMessageChunk

from prompt2mesh.modelers.agent.llm.reading import read_answer
from prompt2mesh.studio.ports.agent import ModelChoice

CHOICE = ModelChoice(provider="anthropic", model="claude-sonnet-5-5")


@pytest.mark.parametrize("raw", ['{"a": ', "[1]", '"x"', '{"a":' * 100_000])
def test_arguments_that_are_no_json_object_are_told_to_the_llm(raw: str) -> None:
    call = {"name": "add_shape", "args": raw, "id": "1", "index": 0, "type": "tool_call_chunk"}
    chunk = AIMessageChunk(content="", response_metadata={"stop_reason": "tool_use"})
    chunk.tool_call_chunks = [call]  # type: ignore[list-item]
    reading = read_answer([chunk], CHOICE, sent_tokens=1)
    assert reading.message.tool_calls == []
    (broken,) = reading.message.invalid_tool_calls
    assert broken["error"]
