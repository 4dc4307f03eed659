"""The scripted LLM server keeps to the real APIs: it turns down what they would."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from tests.support.llm_server import llm_server, says


def _post(url: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    data = json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def _anthropic(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"model": "claude-opus-5-5", "max_tokens": 9, "messages": list(messages), **more}


USE = {"role": "assistant", "content": [{"type": "tool_use", "id": "toolu_1", "name": "look", "input": {}}]}
HELLO = {"role": "user", "content": "hello"}
MARKED = {"type": "text", "text": "hello", "cache_control": {"type": "ephemeral"}}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (_anthropic(HELLO, USE, HELLO), "without `tool_result`"),
        (_anthropic({"role": "user", "content": [MARKED] * 5}), "maximum of 4"),
        (_anthropic(HELLO, tool_choice={"type": "tool", "name": "look"}), "forced tool"),
        (_anthropic({"role": "user", "content": [{"type": "text", "text": " "}]}), "non-whitespace"),
        ({"model": "claude-opus-5-5", "messages": [HELLO]}, "max_tokens"),
    ],
)
def test_anthropic_turns_down_what_the_real_api_would(body: dict[str, Any], complaint: str) -> None:
    with llm_server([says("never said")], strict=False) as server:
        status, answer = _post(f"{server.url}/v1/messages", body)
    assert (status, answer["error"]["type"]) == (400, "invalid_request_error")
    assert complaint in answer["error"]["message"]
    assert server.unexpected


def test_openai_turns_down_pictures_from_a_tool_and_calls_that_nobody_answered() -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{}"}}
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    asked = {"role": "assistant", "content": None, "tool_calls": [call]}
    with llm_server(strict=False) as server:
        url = f"{server.url}/v1/chat/completions"
        _, unanswered = _post(url, {"model": "m", "messages": [HELLO, asked, HELLO]})
        tool = {"role": "tool", "tool_call_id": "call_1", "content": [picture]}
        _, pictured = _post(url, {"model": "m", "messages": [HELLO, asked, tool]})
    assert "call_1" in unanswered["error"]["message"]
    assert "only allowed for messages with role 'user'" in pictured["error"]["message"]


def _ask_what_was_not_foreseen() -> None:
    with llm_server({"plan": [says("a plan")]}) as server:
        status, _ = _post(f"{server.url}/v1/messages", _anthropic({"role": "user", "content": "Task: look\nwell?"}))
        assert status == 400


def test_an_unforeseen_question_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="no turn left"):
        _ask_what_was_not_foreseen()


def test_a_script_by_purpose_and_a_question_asked_twice() -> None:
    plan = _anthropic({"role": "user", "content": "Task: plan\na table"})
    with llm_server({"plan": [says("first"), says("second")], "*": [says("else")]}) as server:
        url = f"{server.url}/v1/messages"
        assert _post(url, plan)[1]["content"][0]["text"] == "first"
        assert (
            _post(url, _anthropic({"role": "user", "content": "Task: look\na table"}))[1]["content"][0]["text"]
            == "else"
        )
        assert server.repeated == []
        _post(url, plan)
        assert [one.purpose for one in server.repeated] == ["plan"]
        assert server.left == {}
