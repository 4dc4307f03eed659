"""What every provider's answer becomes: words, calls, structured data, refusals; and what it is shown."""

import base64
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage
from pydantic import BaseModel, Field

from prompt2mesh.mesh.errors import LlmRefusedError, LlmUnavailableError
from prompt2mesh.modelers.agent.llm import picture_block, text_of
from prompt2mesh.studio.ports.agent import PROVIDERS, Provider
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.support.llm_server import (
    Asked,
    Turn,
    answers,
    calls,
    calls_all,
    fails,
    llm_server,
    overlong,
    refuses,
    says,
)  # fmt: skip

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Size(BaseModel):
    """How large."""

    width_m: float = Field(gt=0, description="Left to right.")
    title: str = ""


class AddPart(BaseModel):
    """Adds a part to the model."""

    name: str
    size: Size


class LookAround(BaseModel):
    """Shows the model."""


class Verdict(BaseModel):
    """How good the model is."""

    score: int = Field(ge=0, le=10)
    wrong: list[str] = Field(default_factory=list)
    size: Size | None = None


START = [SystemMessage("You are a modeler."), HumanMessage("Task: plan\nA table, please.")]


def test_plain_words(provider: Provider, patience: Patience) -> None:
    with llm_server([says("A round oak table it is, then.")]) as server:
        found = patience.llm(server.choice(provider)).ask(START, purpose="plan")
    assert text_of(found.message) == "A round oak table it is, then."
    assert found.message.content == "A round oak table it is, then."
    assert (found.cut, found.parsed, found.message.tool_calls) == (False, None, [])
    assert found.model == server.choice(provider).label
    [asked] = server.requests
    assert asked.stream
    assert (asked.system, asked.last, asked.purpose) == ("You are a modeler.", "Task: plan\nA table, please.", "plan")


def test_a_call_of_a_tool_and_its_result(provider: Provider, patience: Patience) -> None:
    arguments = {"name": "top", "size": {"width_m": 1.2, "title": "wide"}}
    script = [calls("add_part", arguments, text="First the top."), says("Done.")]
    with llm_server(script) as server:
        llm = patience.llm(server.choice(provider))
        first = llm.ask(START, purpose="plan", tools=(AddPart, LookAround))
        [call] = first.message.tool_calls
        assert (call["name"], call["args"]) == ("add_part", arguments)
        assert text_of(first.message) == "First the top."
        result = ToolMessage("added `top`", tool_call_id=call["id"], name="add_part")
        second = llm.ask([*START, first.message, result], purpose="plan", tools=(AddPart, LookAround))
    assert text_of(second.message) == "Done."
    assert [asked.tools for asked in server.requests] == [("add_part", "look_around")] * 2
    [(_, said)] = server.requests[1].results
    assert "added `top`" in said
    sent = str(server.requests[0].body)
    assert "Adds a part to the model." in sent
    assert "Left to right." in sent


def test_several_calls_at_once(provider: Provider, patience: Patience) -> None:
    both = calls_all(("look_around", {}), ("add_part", {"name": "leg", "size": {"width_m": 0.1}}))
    with llm_server([both]) as server:
        found = patience.llm(server.choice(provider)).ask(START, purpose="plan", tools=(AddPart, LookAround))
    assert [call["name"] for call in found.message.tool_calls] == ["look_around", "add_part"]
    assert found.message.tool_calls[0]["args"] == {}
    assert len({call["id"] for call in found.message.tool_calls}) == 2


@pytest.mark.parametrize("name", ["anthropic", "openai", "bedrock"])
def test_arguments_that_do_not_parse_are_told_and_can_be_answered(name: Provider, patience: Patience) -> None:
    script = [calls_all(("add_part", '{"name": "top", "size": {'), ("look_around", {})), says("I see.")]
    with llm_server(script) as server:
        llm = patience.llm(server.choice(name))
        found = llm.ask(START, purpose="plan", tools=(AddPart, LookAround))
        [broken] = found.message.invalid_tool_calls
        assert (broken["name"], broken["args"]) == ("add_part", '{"name": "top", "size": {')
        assert "not valid JSON" in str(broken["error"])
        assert [call["name"] for call in found.message.tool_calls] == ["look_around"]
        results = [
            ToolMessage(str(broken["error"]), tool_call_id=str(broken["id"]), status="error"),
            ToolMessage("nothing yet", tool_call_id=found.message.tool_calls[0]["id"]),
        ]
        llm.ask([*START, found.message, *results], purpose="plan", tools=(AddPart, LookAround))
    assert len(server.requests[1].results) == 2


def test_arguments_that_google_cannot_read_are_asked_for_again(patience: Patience) -> None:
    with llm_server([calls("add_part", '{"name": '), calls("look_around")]) as server:
        found = patience.llm(server.choice("google")).ask(START, purpose="plan", tools=(AddPart, LookAround))
    assert [call["name"] for call in found.message.tool_calls] == ["look_around"]
    assert found.usage.calls == 2
    assert patience.slept == 0


def test_pictures_arrive_as_they_are(provider: Provider, patience: Patience) -> None:
    question = HumanMessage([{"type": "text", "text": "What is wrong?"}, picture_block(PNG, "image/png")])
    with llm_server([says("The legs.")]) as server:
        patience.llm(server.choice(provider)).ask([START[0], question], purpose="look")
    [asked] = server.requests
    assert asked.pictures == (PNG,)
    assert "What is wrong?" in asked.last
    assert "image/png" in str(asked.body) or provider in {"ollama", "bedrock"}


def test_a_picture_that_a_tool_gives_is_seen_by_every_provider(provider: Provider, patience: Patience) -> None:
    with llm_server([calls("look_around"), says("I see a table.")]) as server:
        llm = patience.llm(server.choice(provider))
        first = llm.ask(START, purpose="plan", tools=(LookAround,))
        seen = ToolMessage([{"type": "text", "text": "from the front"}, picture_block(PNG, "image/png")],
                           tool_call_id=first.message.tool_calls[0]["id"], name="look_around")  # fmt: skip
        llm.ask([*START, first.message, seen], purpose="plan", tools=(LookAround,))
    assert server.requests[1].pictures == (PNG,)
    assert "from the front" in server.requests[1].text


def test_a_model_that_sees_nothing_is_told_that_a_picture_was_there(patience: Patience) -> None:
    def script(asked: Asked) -> Turn:
        return fails(400, "this model does not support image input") if asked.pictures else says("Tell me more.")

    question = HumanMessage([{"type": "text", "text": "Look!"}, picture_block(PNG, "image/png")])
    with llm_server(script) as server:
        found = patience.llm(server.choice("openai", model="llama-text")).ask([question], purpose="look")
    assert text_of(found.message) == "Tell me more."
    assert "cannot see" in server.requests[1].text


def test_a_structured_answer(provider: Provider, patience: Patience) -> None:
    data = {"score": 7, "wrong": ["the legs"], "size": {"width_m": 1.0, "title": "x"}}
    with llm_server([answers(data)]) as server:
        found = patience.llm(server.choice(provider)).ask(START, purpose="assess", answer=Verdict)
    assert found.parsed == Verdict(score=7, wrong=["the legs"], size=Size(width_m=1.0, title="x"))
    assert "How good the model is." in str(server.requests[0].body)
    assert server.requests[0].schema == "verdict" or provider == "bedrock"


def test_a_structured_answer_after_calls_of_tools(provider: Provider, patience: Patience) -> None:
    with llm_server([calls("look_around"), answers({"score": 3})]) as server:
        llm = patience.llm(server.choice(provider))
        first = llm.ask(START, purpose="plan", tools=(LookAround,))
        seen = ToolMessage("an empty room", tool_call_id=first.message.tool_calls[0]["id"], name="look_around")
        found = llm.ask(
            [*START, first.message, seen, HumanMessage("How good is it?")], purpose="assess", answer=Verdict
        )
    assert found.parsed == Verdict(score=3)
    assert "an empty room" in server.requests[1].text


@pytest.mark.parametrize(("name", "choice"), [("anthropic", {"type": "none"}), ("openai", "none")])
def test_tools_are_on_offer_and_not_called_beside_a_structured_answer(
    name: Provider, choice: Any, patience: Patience
) -> None:
    with llm_server([calls("look_around"), answers({"score": 3})]) as server:
        llm = patience.llm(server.choice(name))
        first = llm.ask(START, purpose="plan", tools=(LookAround, AddPart))
        seen = ToolMessage("an empty room", tool_call_id=first.message.tool_calls[0]["id"], name="look_around")
        talk = [*START, first.message, seen, HumanMessage("How good is it?")]
        assert llm.ask(talk, purpose="assess", tools=(LookAround, AddPart), answer=Verdict).parsed == Verdict(score=3)
    assert server.requests[0].body["tools"] == server.requests[1].body["tools"], "what is cached stays the same"
    assert server.requests[1].body["tool_choice"] == choice
    assert "tool_choice" not in server.requests[0].body


def test_a_structured_answer_that_is_wrong_is_asked_for_once_more(provider: Provider, patience: Patience) -> None:
    script = [answers({"score": 99}), answers({"score": 9})]
    with llm_server(script) as server:
        found = patience.llm(server.choice(provider)).ask(START, purpose="assess", answer=Verdict)
    assert found.parsed == Verdict(score=9)
    assert found.usage.calls == 2
    assert "score" in server.requests[1].text
    assert "less than or equal to 10" in server.requests[1].text


def test_a_structured_answer_that_stays_wrong_is_not_asked_for_forever(provider: Provider, patience: Patience) -> None:
    script = [answers("score: nine"), answers('{"score": "many"}')]
    if provider == "google":
        script = [answers('{"score": true, }'), answers('{"score": "many"}')]
    with llm_server(script) as server, pytest.raises(LlmUnavailableError, match="could not be read") as caught:
        patience.llm(server.choice(provider)).ask(START, purpose="assess", answer=Verdict)
    assert caught.value.code == "llm_unavailable"
    assert len(server.requests) == 2


def test_an_old_model_is_held_to_the_answer_by_a_tool(patience: Patience) -> None:
    with llm_server([answers({"score": 4})]) as server:
        choice = server.choice("anthropic", model="claude-3-7-sonnet-20250219")
        found = patience.llm(choice).ask(START, purpose="assess", answer=Verdict)
    assert found.parsed == Verdict(score=4)
    assert server.requests[0].forced


@pytest.mark.parametrize("name", ["openai", "anthropic"])
def test_a_server_that_knows_no_schemas_is_asked_in_another_way(name: Provider, patience: Patience) -> None:
    def script(asked: Asked) -> Turn:
        if "response_format" in asked.body or "output_config" in asked.body:
            return fails(400, "json_schema is not supported")
        if asked.forced:
            return fails(400, "tool_choice is not supported")
        return says('Here you are:\n```json\n{"score": 6}\n```')

    with llm_server(script) as server:
        llm = patience.llm(server.choice(name, model="some-model"))
        assert llm.ask(START, purpose="assess", answer=Verdict).parsed == Verdict(score=6)
        assert len(server.requests) == 3
        assert llm.ask(START, purpose="assess", answer=Verdict).parsed == Verdict(score=6)
    assert len(server.requests) == 4, "what a server does not know is not tried again"


@pytest.mark.parametrize("provider", [one for one in PROVIDERS if one != "ollama"])  # which has no word for it
def test_a_refusal(provider: Provider, patience: Patience) -> None:
    with llm_server([refuses()]) as server, pytest.raises(LlmRefusedError, match="would not do this"):
        patience.llm(server.choice(provider), server.choice(provider, model="another")).ask(START, purpose="plan")
    assert len(server.requests) == 1, "a refusal is an answer: nobody else is asked"


def test_a_refusal_of_a_structured_answer(patience: Patience) -> None:
    with llm_server([refuses("No.")]) as server, pytest.raises(LlmRefusedError):
        patience.llm(server.choice("openai")).ask(START, purpose="assess", answer=Verdict)


def test_an_answer_that_is_too_long_is_marked(provider: Provider, patience: Patience) -> None:
    half = '{"name": "top", "size": {"wid'
    cut_call = says("and then") if provider in {"ollama", "google"} else calls("add_part", half, text="and then")
    with llm_server([overlong(cut_call)]) as server:
        found = patience.llm(server.choice(provider)).ask(START, purpose="plan", tools=(AddPart,), max_tokens=50)
    assert found.cut
    assert text_of(found.message) == "and then"
    assert found.message.tool_calls == []


def test_a_conversation_begun_with_one_provider_goes_on_with_another(provider: Provider, patience: Patience) -> None:
    with llm_server([calls("look_around", text="Let me see.", thinking="Hm."), says("Go on.")]) as server:
        first = patience.llm(server.choice("anthropic")).ask(START, purpose="plan", tools=(LookAround,))
        assert any(block["type"] == "thinking" for block in first.message.content if isinstance(block, dict))
        seen = ToolMessage("a table", tool_call_id=first.message.tool_calls[0]["id"], name="look_around")
        other = server.choice(provider, model="claude-opus-5-5" if provider == "anthropic" else "")
        patience.llm(other).ask([*START, first.message, seen], purpose="plan", tools=(LookAround,))
    text = server.requests[1].text
    assert "Let me see." in text
    assert "Hm." not in str(server.requests[1].body)


def test_its_own_thoughts_go_back_to_a_model(patience: Patience) -> None:
    with llm_server([calls("look_around", thinking="Hm."), says("Go on.")]) as server:
        llm = patience.llm(server.choice("anthropic"))
        first = llm.ask(START, purpose="plan", tools=(LookAround,))
        kept = AIMessage.model_validate(first.message.model_dump())  # as a checkpoint keeps it
        seen = ToolMessage("a table", tool_call_id=first.message.tool_calls[0]["id"])
        llm.ask([*START, kept, seen], purpose="plan", tools=(LookAround,))
    block: dict[str, Any] = server.requests[1].body["messages"][1]["content"][0]
    assert (block["type"], block["thinking"], bool(block["signature"])) == ("thinking", "Hm.", True)


def test_thoughts_that_a_provider_does_not_take_back_are_left_out(patience: Patience) -> None:
    def script(asked: Asked) -> Turn:
        if len(asked.texts) == 1:
            return calls("look_around", thinking="Hm.")
        return fails(400, "thinking blocks cannot be modified") if "signature" in str(asked.body) else says("Go on.")

    with llm_server(script) as server:
        llm = patience.llm(server.choice("anthropic"))
        first = llm.ask(START, purpose="plan", tools=(LookAround,))
        seen = ToolMessage("a table", tool_call_id=first.message.tool_calls[0]["id"])
        found = llm.ask([*START, first.message, seen], purpose="plan", tools=(LookAround,))
    assert text_of(found.message) == "Go on."
