"""Prices and limits by the names that models have."""

from datetime import date
from typing import Any

import pytest

from prompt2mesh.modelers.agent.llm.catalogue import (
    _file,
    bare_name,
    family_of,
    package_of,
    price_of,
    prices_as_of,
    traits_of,
)
from prompt2mesh.studio.ports.agent import DEFAULT_MODELS, PROVIDERS, ModelChoice, Provider
from prompt2mesh.telemetry import metrics


def _price(provider: Provider, model: str, **more: Any) -> Any:
    return price_of(ModelChoice(provider=provider, model=model), **more)


def test_names_with_dates_and_places_have_the_price_of_their_model() -> None:
    opus = _price("anthropic", "claude-opus-4-5").rates
    assert _price("anthropic", "claude-opus-4-5-20251101").rates == opus
    assert _price("bedrock", "eu.anthropic.claude-opus-4-5-20251101-v1:0").rates == opus
    assert _price("bedrock", "anthropic.claude-opus-4-1-20250805-v1:0").rates.input == 15.0
    assert _price("openai", "openai/gpt-4o-mini-2024-07-18").rates.input == 0.15
    assert _price("ollama", "qwen3-vl").rates.output == 0.0
    assert _price("ollama", "qwen3-vl:235b-cloud") is None
    assert _price("openai", "gpt-99") is None


def test_a_price_that_was_announced_to_change_does() -> None:
    assert _price("google", "gemini-3.8-flash", on=date(2026, 12, 31)).rates.input == 0.75
    assert _price("google", "gemini-3.8-flash", on=date(2027, 1, 1)).rates.input == 1.5


def test_long_questions_cost_more_where_the_provider_says_so() -> None:
    price = _price("openai", "gpt-6.2-sol")
    assert price.cost_usd(input_tokens=272_000, output_tokens=0) == pytest.approx(0.544)
    assert price.cost_usd(input_tokens=272_001, output_tokens=0) == pytest.approx(1.088004)


def test_every_model_that_is_asked_without_a_choice_is_known() -> None:
    for provider in PROVIDERS:
        choice = ModelChoice(provider=provider, model=DEFAULT_MODELS[provider])
        assert price_of(choice) is not None
        assert package_of(provider).startswith("langchain_")
        if provider != "ollama":
            assert traits_of(choice).sees


def test_the_prices_have_a_day() -> None:
    assert prices_as_of() >= date(2026, 11, 26)


def test_a_place_and_a_maker_are_no_part_of_a_name() -> None:
    def bare(model: str) -> str:
        return bare_name(ModelChoice(provider="bedrock", model=model))

    assert bare("us.anthropic.claude-sonnet-5-5") == "claude-sonnet-5-5"
    assert bare("anthropic.claude-sonnet-5-5") == "claude-sonnet-5-5"
    assert bare("qwen.qwen3-32b-v1:0") == "qwen3-32b-v1:0"


def test_only_known_families_of_models_are_told_apart() -> None:
    bedrock = ModelChoice(provider="bedrock", model="eu.anthropic.claude-sonnet-5-5-v1:0")
    assert (
        family_of(bedrock)
        == family_of(ModelChoice(provider="anthropic", model="claude-sonnet-5-5"))
        == "claude-sonnet-5-5"
    )
    assert family_of(ModelChoice(provider="ollama", model="my-own-model")) == "other"
    patterns = [
        name for file in ("prices.toml", "models.toml") for entry in _file(file)[file[:5]] for name in entry["names"]
    ]
    assert len(set(patterns)) < next(label.most for label in metrics.LLM_CALLS.labels if label.name == "model")
