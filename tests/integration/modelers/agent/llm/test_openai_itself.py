"""OpenAI at its own address, where newer models call tools through the Responses API alone; others speak Chat Completions."""

import re

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from prompt2mesh.mesh.errors import LlmRefusedError
from prompt2mesh.modelers.agent.llm import picture_block, providers, text_of
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.integration.modelers.agent.llm.test_answers import PNG, START, AddPart, LookAround, Verdict
from tests.support.llm_server import answers, breaks_midway, calls, cut, llm_server, overlong, refuses, says


@pytest.fixture(autouse=True)
def _at_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(providers, "OPENAI_OWN_ADDRESS", re.compile("http://127"))


def test_its_address_is_known() -> None:
    own = re.compile(r"^https://([a-z]+\.)?api\.openai\.com(/|$)")
    assert own.match("https://api.openai.com/v1")
    assert own.match("https://eu.api.openai.com/v1")
    assert not own.match("https://api.openai.com.evil.test/v1")


def test_a_run_with_tools_thoughts_and_pictures(patience: Patience) -> None:
    script = [calls("look_around", text="Let me see.", thinking="Hm."), answers({"score": 8}), says("Done.")]
    with llm_server(script) as server:
        llm = patience.llm(server.choice("openai"))
        first = llm.ask(START, purpose="plan", tools=(LookAround, AddPart))
        [call] = first.message.tool_calls
        assert (call["name"], text_of(first.message)) == ("look_around", "Let me see.")
        kept = AIMessage.model_validate(first.message.model_dump())
        seen = ToolMessage(
            [{"type": "text", "text": "a table"}, picture_block(PNG, "image/png")], tool_call_id=call["id"]
        )
        talk = [*START, kept, seen, HumanMessage("How good is it?")]
        assert llm.ask(talk, purpose="assess", tools=(LookAround, AddPart), answer=Verdict).parsed == Verdict(score=8)
        assert text_of(llm.ask(talk, purpose="end").message) == "Done."
    first_body, second, third = (asked.body for asked in server.requests)
    assert first_body["store"] is False
    assert "input" in first_body
    assert [item["encrypted_content"] for item in second["input"] if item.get("type") == "reasoning"] == ["c2VhbGVk"]
    assert server.requests[1].pictures == (PNG,)
    assert third["input"][-1]["role"] == "user"
    assert all(asked.body["prompt_cache_key"].startswith("prompt2mesh-") for asked in server.requests)


def test_what_it_takes_is_counted(patience: Patience) -> None:
    turn = says("ok").costing(input_tokens=1000, output_tokens=100, cached_tokens=600, cache_written_tokens=100)
    with llm_server([turn]) as server:
        found = patience.llm(server.choice("openai", model="gpt-6.2-sol")).ask(START, purpose="plan")
    assert (found.usage.input_tokens, found.usage.output_tokens, found.usage.cached_tokens) == (1000, 100, 600)
    assert found.usage.cost_usd == pytest.approx((300 * 2 + 600 * 0.1 + 100 * 2.5 + 100 * 10) / 1e6)


def test_arguments_that_do_not_parse(patience: Patience) -> None:
    with llm_server([calls("add_part", '{"name": '), says("I see.")]) as server:
        llm = patience.llm(server.choice("openai"))
        found = llm.ask(START, purpose="plan", tools=(AddPart,))
        [broken] = found.message.invalid_tool_calls
        result = ToolMessage("not JSON", tool_call_id=str(broken["id"]), status="error")
        assert text_of(llm.ask([*START, found.message, result], purpose="plan", tools=(AddPart,)).message) == "I see."


def test_refusals_cuts_and_broken_streams(patience: Patience) -> None:
    with llm_server([refuses("No."), overlong(says("and then")), breaks_midway(), cut(), says("There.")]) as server:
        llm = patience.llm(server.choice("openai"))
        with pytest.raises(LlmRefusedError):
            llm.ask(START, purpose="plan")
        assert llm.ask(START, purpose="plan").cut
        assert text_of(llm.ask(START, purpose="plan").message) == "There."
    assert len(patience.waits) == 2
