"""Providers that are busy, broken or gone: waits as long as asked, told, capped, and the next model of the chain."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from prompt2mesh.mesh.errors import CanceledError, LlmUnavailableError
from prompt2mesh.modelers.agent.llm import Llm, text_of
from prompt2mesh.studio.ports.agent import PROVIDERS, ModelChoice, Provider
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.integration.modelers.agent.llm.test_answers import START
from tests.support.llm_server import (
    Turn,
    breaks_midway,
    busy,
    cut,
    fails,
    hangs,
    llm_server,
    overloaded,
    says,
)  # fmt: skip
from tests.support.scripted_server import scripted_server


def _ask(patience: Patience, *choices: ModelChoice) -> str:
    return text_of(patience.llm(*choices).ask(START, purpose="plan").message)


@pytest.mark.parametrize("provider", [one for one in PROVIDERS if one != "ollama"])  # its SDK drops an error's headers
def test_a_busy_provider_is_asked_again_when_it_says(provider: Provider, patience: Patience) -> None:
    with llm_server([busy(retry_after_s=7), says("Here I am.")]) as server:
        assert _ask(patience, server.choice(provider)) == "Here I am."
        assert len(server.requests) == 2, "no SDK asks again by itself"
    [wait] = patience.waits
    assert 7.0 <= wait.seconds <= 7.7
    assert patience.slept == pytest.approx(wait.seconds)
    assert wait.model == server.choice(provider).label
    assert "too many requests (429)" in wait.reason


@pytest.mark.parametrize("turn", [busy(), overloaded(), fails(500), fails(503), cut(), breaks_midway(),
                                  Turn(unanswered=True)], ids=["429", "529", "500", "503", "cut", "midway", "gone"])  # fmt: skip
def test_what_passes_is_waited_for(turn: Turn, provider: Provider, patience: Patience) -> None:
    with llm_server([turn, turn, says("Here I am.")]) as server:
        found = patience.llm(server.choice(provider)).ask(START, purpose="plan")
        assert text_of(found.message) == "Here I am."
        assert len(server.requests) == 3
    first, second = patience.waits
    assert 0.5 <= first.seconds <= 1.0
    assert 1.0 <= second.seconds <= 2.0, "each wait is longer than the one before"
    broken = turn.cut or turn.fails_midway
    assert found.usage.calls == (3 if broken else 1), "what was begun is paid for, what was turned down is not"
    assert found.usage.input_tokens > 0


@pytest.mark.parametrize("name", ["anthropic", "openai"])
def test_the_ways_to_say_when(name: Provider, patience: Patience) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    skewed = now - timedelta(days=3)  # its clock is wrong, and so is ours: the difference counts
    script = [
        busy(headers={"retry-after-ms": "1500"}),
        busy(retry_after_s=format_datetime(skewed + timedelta(seconds=30), usegmt=True),
             headers={"Date": format_datetime(skewed, usegmt=True)}),
        says("ok"),
    ]  # fmt: skip
    with llm_server(script) as server:
        _ask(patience, server.choice(name))
    first, second = (wait.seconds for wait in patience.waits)
    assert 1.5 <= first <= 1.65
    assert 30.0 <= second <= 33.0


def test_a_wait_of_hours_is_not_sat_out(patience: Patience) -> None:
    with llm_server([busy(retry_after_s=7200)]) as server, pytest.raises(LlmUnavailableError) as caught:
        _ask(patience, server.choice("anthropic"))
    assert patience.slept == 0
    assert "anthropic:claude-sonnet-5-5 has had too many requests (429)" in str(caught.value)
    assert "in a few minutes" in caught.value.hint


def test_who_stays_away_is_given_up(provider: Provider, patience: Patience) -> None:
    with llm_server([overloaded()] * 4) as server, pytest.raises(LlmUnavailableError, match="overloaded"):
        _ask(patience, server.choice(provider))
    assert len(server.requests) == 4
    assert len(patience.waits) == 3


def test_nobody_listens_at_the_address(provider: Provider, patience: Patience) -> None:
    with llm_server() as server:
        choice = replace(server.choice(provider), base_url=server.base_url(provider).replace("//", "//me:canary@"))
    with pytest.raises(LlmUnavailableError, match=f"is not reachable at {server.url}") as caught:
        _ask(patience, choice)
    assert "whether it runs" in caught.value.hint
    assert "canary" not in str(caught.value)
    assert patience.slept > 3, "it may just be starting"


def test_a_provider_that_says_not_to_try_again_is_not(patience: Patience) -> None:
    refused = Turn(status=529, message="Overloaded", headers={"x-should-retry": "false"})
    with llm_server([refused]) as server, pytest.raises(LlmUnavailableError):
        _ask(patience, server.choice("anthropic"))
    assert len(server.requests) == 1


@pytest.mark.parametrize("first", [[overloaded()] * 4, [busy(retry_after_s=7200)], [fails(404, "no such model")],
                                   [fails(401, "bad key")]], ids=["overloaded", "busy", "missing", "key"])  # fmt: skip
def test_the_next_of_the_chain_is_asked(first: list[Turn], patience: Patience) -> None:
    with llm_server(first) as one, llm_server([says("I am second."), says("Still here.")]) as two:
        llm = patience.llm(one.choice("anthropic"), two.choice("openai"))
        found = llm.ask(START, purpose="plan")
        assert text_of(found.message) == "I am second."
        assert found.model == "openai:gpt-6.1-terra"
        assert text_of(llm.ask(START, purpose="plan").message) == "Still here."
        assert len(one.requests) == len(first), "who is out is not asked at every question"
    last = patience.waits[-1]
    assert last.seconds == 0
    assert re.search(r"anthropic:claude-sonnet-5-5 .*; openai:gpt-6.1-terra is asked instead", last.reason)


def test_who_was_busy_is_asked_again_after_a_while(patience: Patience) -> None:
    with llm_server([busy(retry_after_s=7200), says("I am back.")]) as one, llm_server([says("I am second.")]) as two:
        llm = patience.llm(one.choice("anthropic"), two.choice("openai"))
        llm.ask(START, purpose="plan")
        patience.sleep(120)
        assert llm.ask(START, purpose="plan").model == "anthropic:claude-sonnet-5-5"


def test_when_nobody_answers_all_are_named(patience: Patience) -> None:
    missing, strange = llm_server([fails(404, "no such model")]), llm_server([fails(400, "what is this?")])
    with missing as one, strange as two, pytest.raises(LlmUnavailableError) as caught:
        _ask(patience, one.choice("anthropic", model="claude-9"), two.choice("openai", model="gpt-9"))
    assert "anthropic:claude-9 is not a model that the provider has (404): no such model" in str(caught.value)
    assert "openai:gpt-9 turned the question down (400): what is this?" in str(caught.value)


def test_a_model_that_does_not_exist_names_the_setting(provider: Provider, patience: Patience) -> None:
    with llm_server(models={"another"}) as server, pytest.raises(LlmUnavailableError) as caught:
        _ask(patience, server.choice(provider))
    assert "not a model that the provider has" in str(caught.value)
    assert "PROMPT2MESH_LLM" in caught.value.hint
    assert len(server.requests) == 1


def test_an_address_that_is_not_of_an_api_is_hinted_at(patience: Patience) -> None:
    with scripted_server() as page, pytest.raises(LlmUnavailableError) as caught:
        _ask(patience, ModelChoice(provider="openai", model="my-model", base_url=page.url))
    assert "ends in /v1" in caught.value.hint


def test_runs_side_by_side_do_not_feel_each_other() -> None:
    def ask(choice: ModelChoice, *, stop: bool) -> str:
        try:
            return text_of(
                Llm([choice], canceled=lambda: stop and bool(held.requests)).ask(START, purpose="plan").message
            )
        except CanceledError:
            return "canceled"

    with llm_server(lambda _: says("fine", delay_s=0.5)) as server, llm_server([hangs()] * 2) as held:
        with ThreadPoolExecutor(6) as pool:
            good = [pool.submit(ask, server.choice(name), stop=False) for name in PROVIDERS[:4]]
            bad = [pool.submit(ask, held.choice("anthropic"), stop=True) for _ in range(2)]
        assert [one.result() for one in good] == ["fine"] * 4
        assert [one.result() for one in bad] == ["canceled"] * 2


def test_a_question_that_is_too_long_goes_to_the_next(patience: Patience) -> None:
    long = fails(400, "prompt is too long: 1200000 tokens > 1000000 maximum")
    with llm_server([long, says("Fine.")]) as one, llm_server([says("I can.")]) as two:
        llm = patience.llm(one.choice("anthropic"), two.choice("openai"))
        assert llm.ask(START, purpose="plan").model == "openai:gpt-6.1-terra"
        assert llm.ask(START, purpose="plan").model == "anthropic:claude-sonnet-5-5", "a shorter one may do"


def test_the_deadline_ends_waits_and_answers(patience: Patience) -> None:
    with llm_server([busy(retry_after_s=60)]) as server, pytest.raises(LlmUnavailableError):
        patience.llm(server.choice("anthropic"), deadline_s=30).ask(START, purpose="plan")
    assert patience.slept == 0
    with llm_server([hangs()]) as server, llm_server() as never_asked:
        llm = Llm([server.choice("anthropic"), never_asked.choice("openai")])
        with pytest.raises(LlmUnavailableError, match="no answer in time"):
            llm.ask(START, purpose="plan", deadline_s=1.0)
    assert never_asked.requests == []
    assert llm.used.tokens > 0, "what had come by then is paid for"


def test_there_must_be_somebody_to_ask() -> None:
    with pytest.raises(LlmUnavailableError, match="no LLM to ask"):
        Llm([])
