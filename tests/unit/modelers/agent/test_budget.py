import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from prompt2mesh.modelers.agent.budget import BudgetReachedError, check_minutes, tokens_left, tokens_of
from prompt2mesh.modelers.agent.llm.catalogue import Price, Rates
from prompt2mesh.modelers.agent.llm.messages import picture_block
from prompt2mesh.studio.ports.agent import Budget, LlmUsage

PRICE = Price(rates=Rates(input=3.0, output=15.0, cache_read=0.3, cache_write=3.75))
USED = LlmUsage(calls=1, input_tokens=8000, output_tokens=2000, cost_usd=0.054)


def left(budget: Budget, *, used: LlmUsage = USED, to_read: int = 1000, price: Price | None = PRICE) -> int:
    return tokens_left(budget, used, to_read=to_read, wanted=400, price=price)


def test_what_is_left_of_the_tokens_may_be_written() -> None:
    assert left(Budget(tokens=20_000, cost_usd=100)) == 9000


def test_the_smaller_of_money_and_tokens_holds() -> None:
    # 0.1 − 0.054 − 1000 × 3 $/M = 0.043 $, which pays for 2866 tokens at 15 $/M.
    assert left(Budget(tokens=20_000, cost_usd=0.1)) == 2866


@pytest.mark.parametrize(
    ("budget", "reason"),
    [(Budget(tokens=11_300), "tokens"), (Budget(cost_usd=0.06), "cost"), (Budget(tokens=0), "tokens")],
)
def test_a_call_that_cannot_be_useful_is_not_made(budget: Budget, reason: str) -> None:
    with pytest.raises(BudgetReachedError) as caught:
        left(budget)
    assert caught.value.reason == reason


def test_money_is_no_limit_where_the_price_is_unknown() -> None:
    unknown = LlmUsage(calls=1, input_tokens=8000, output_tokens=2000, cost_usd=None)
    assert left(Budget(tokens=20_000, cost_usd=0.01), price=None) == 9000
    assert left(Budget(tokens=20_000, cost_usd=0.01), used=unknown) == 9000


def test_minutes_are_up_when_they_are_up() -> None:
    check_minutes(Budget(minutes=2), 119)
    with pytest.raises(BudgetReachedError) as caught:
        check_minutes(Budget(minutes=2), 120)
    assert caught.value.reason == "minutes"


def test_a_question_is_measured_with_its_pictures_and_not_by_their_letters() -> None:
    text = [SystemMessage("rules " * 100), HumanMessage("a chair")]
    seen = [*text, HumanMessage([{"type": "text", "text": "look"}, picture_block(b"x" * 300_000, "image/png")])]  # type: ignore[list-item]
    assert 150 < tokens_of(text) < 400
    assert 500 < tokens_of(seen) - tokens_of(text) < 2000
