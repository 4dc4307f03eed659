"""What is cached, counted and paid."""

from typing import Any

import pytest
from langchain_core.messages import HumanMessage, ToolMessage

from prompt2mesh.mesh.errors import LlmRefusedError, LlmUnavailableError
from prompt2mesh.modelers.agent.llm import picture_block
from prompt2mesh.studio.ports.agent import Provider
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.integration.modelers.agent.llm.test_answers import PNG, START, AddPart, LookAround, Verdict
from tests.support.llm_server import answers, calls, cut, llm_server, overloaded, refuses, says

MARK = {"type": "ephemeral"}


def test_tokens_are_counted_with_those_from_the_cache(provider: Provider, patience: Patience) -> None:
    cached = 0 if provider == "ollama" else 600  # Ollama does not say
    turn = says("ok").costing(input_tokens=1000, output_tokens=100, cached_tokens=cached)
    with llm_server([turn]) as server:
        usage = patience.llm(server.choice(provider)).ask(START, purpose="plan").usage
    assert (usage.calls, usage.input_tokens, usage.output_tokens, usage.cached_tokens) == (1, 1000, 100, cached)
    paid = {
        "anthropic": 400 * 2 + 600 * 0.1 + 100 * 10, "bedrock": 400 * 2 + 600 * 0.1 + 100 * 10,
        "openai": 400 * 1 + 600 * 0.05 + 100 * 5, "ollama": 0.0,
    }  # fmt: skip
    if provider != "google":  # whose price changes with the day
        assert usage.cost_usd == pytest.approx(paid[provider] / 1e6)


@pytest.mark.parametrize("name", ["anthropic", "bedrock"])
def test_putting_into_the_cache_costs_more(name: Provider, patience: Patience) -> None:
    turn = says("ok").costing(input_tokens=1000, output_tokens=0, cached_tokens=100, cache_written_tokens=800)
    with llm_server([turn]) as server:
        usage = patience.llm(server.choice(name)).ask(START, purpose="plan").usage
    assert (usage.input_tokens, usage.cached_tokens) == (1000, 100)
    assert usage.cost_usd == pytest.approx((100 * 2 + 100 * 0.1 + 800 * 2.5) / 1e6)


def test_a_price_that_nobody_knows_is_not_guessed(patience: Patience) -> None:
    with llm_server([says("ok")]) as server:
        usage = patience.llm(server.choice("openai", model="meta-llama/Llama-5-70B")).ask(START, purpose="plan").usage
    assert usage.cost_usd is None
    assert usage.tokens > 0


def test_answers_that_broke_off_or_could_not_be_read_are_paid_for(patience: Patience) -> None:
    good = {"input_tokens": 1000, "output_tokens": 100}
    script = [cut(), overloaded(), answers({"score": 99}).costing(**good), answers({"score": 9}).costing(**good)]
    with llm_server(script) as server:
        usage = patience.llm(server.choice("anthropic")).ask(START, purpose="assess", answer=Verdict).usage
    assert usage.calls == 3
    assert 2200 < usage.tokens < 2300, "about as many letters as were sent, for the one that broke off"
    assert usage.cost_usd is not None
    assert usage.cost_usd > 2 * (1000 * 2 + 100 * 10) / 1e6


def test_what_a_failed_question_took_is_known(patience: Patience) -> None:
    good = {"input_tokens": 1000, "output_tokens": 100}
    script = [answers("what?").costing(**good), answers("well").costing(**good), refuses().costing(**good)]
    with llm_server(script) as server:
        llm = patience.llm(server.choice("anthropic"))
        with pytest.raises(LlmUnavailableError):
            llm.ask(START, purpose="assess", answer=Verdict)
        assert (llm.used.calls, llm.used.tokens) == (2, 2200)
        again = patience.llm(server.choice("anthropic"))
        with pytest.raises(LlmRefusedError):
            again.ask(START, purpose="assess", answer=Verdict)
    assert (again.used.calls, again.used.tokens) == (1, 1100)


def test_what_anthropic_shall_cache_is_marked(patience: Patience) -> None:
    with llm_server([calls("look_around"), says("ok")]) as server:
        llm = patience.llm(server.choice("anthropic"))
        first = llm.ask(START, purpose="plan", tools=(LookAround, AddPart))
        seen = ToolMessage([{"type": "text", "text": "front"}, picture_block(PNG, "image/png")],
                           tool_call_id=first.message.tool_calls[0]["id"])  # fmt: skip
        llm.ask([*START, first.message, seen, HumanMessage("Well?")], purpose="plan", tools=(LookAround, AddPart))
    one, two = (asked.body for asked in server.requests)
    assert one["system"] == [{"type": "text", "text": "You are a modeler.", "cache_control": MARK}]
    assert one["messages"][-1]["content"][-1]["cache_control"] == MARK
    last: list[dict[str, Any]] = two["messages"][-1]["content"]
    assert last[-1] == {"type": "text", "text": "Well?", "cache_control": MARK}
    assert (last[0]["type"], last[0]["cache_control"]) == ("tool_result", MARK)
    assert one["system"] == two["system"]
    assert one["tools"] == two["tools"], "what is cached stays the same to the letter"
    assert all(asked.breakpoints <= 4 for asked in server.requests)
    assert START[0].content == "You are a modeler.", "the graph's own messages are not touched"


def test_what_bedrock_shall_cache_is_marked_where_the_model_can(patience: Patience) -> None:
    with llm_server([says("ok"), says("ok")]) as server:
        patience.llm(server.choice("bedrock")).ask(START, purpose="plan", tools=(LookAround,))
        patience.llm(server.choice("bedrock", model="qwen.qwen3-32b-v1:0")).ask(
            START, purpose="plan", tools=(LookAround,)
        )
    claude, qwen = server.requests
    assert {"cachePoint": {"type": "default"}} in claude.body["system"]
    assert claude.breakpoints >= 2
    assert qwen.breakpoints == 0


def test_openai_is_told_which_questions_begin_alike(patience: Patience) -> None:
    with llm_server([says("ok")] * 4) as server:
        llm = patience.llm(server.choice("openai"))
        llm.ask(START, purpose="plan", tools=(LookAround,))
        llm.ask([START[0], HumanMessage("And now?")], purpose="look", tools=(LookAround,))
        llm.ask(START, purpose="plan", tools=(AddPart,))
        patience.llm(server.choice("openai", model="Qwen/Qwen3-VL")).ask(START, purpose="plan")
    keys = [asked.body.get("prompt_cache_key") for asked in server.requests]
    assert keys[0] == keys[1] != keys[2]
    assert keys[3] is None, "other servers may not know the word"


@pytest.mark.parametrize("name", ["anthropic", "bedrock", "openai"])
def test_caching_can_be_switched_off(name: Provider, patience: Patience) -> None:
    with llm_server([says("ok")]) as server:
        patience.llm(server.choice(name), cache=False).ask(START, purpose="plan", tools=(LookAround,))
    [asked] = server.requests
    assert asked.breakpoints == 0
    assert "prompt_cache_key" not in asked.body


def test_how_much_may_be_written(patience: Patience) -> None:
    with llm_server([says("ok")] * 4) as server:
        llm = patience.llm(server.choice("anthropic"))
        llm.ask(START, purpose="plan", max_tokens=500)
        llm.ask(START, purpose="plan", max_tokens=500, limit_tokens=700)
        llm.ask(START, purpose="plan", max_tokens=500_000)
        patience.llm(server.choice("anthropic", model="claude-haiku-4-5")).ask(START, purpose="plan", max_tokens=500)
    assert [asked.body["max_tokens"] for asked in server.requests] == [16_500, 700, 128_000, 500], (
        "a model that thinks first has room for it, within the limit and what it can write"
    )
