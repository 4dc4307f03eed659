"""Which LLMs an environment names, and what a run may use."""

import pytest

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.settings.agent import read_agent_settings
from prompt2mesh.studio.ports.agent import DEFAULT_MODELS, Budget


def labels(environment: dict[str, str], llm: str | None = None) -> list[str]:
    return [choice.label for choice in read_agent_settings(environment, llm=llm).models]


def test_by_itself_the_agent_asks_whom_there_is_a_key_for() -> None:
    assert labels({}) == []
    found = labels({"OPENAI_API_KEY": "sk-1", "ANTHROPIC_API_KEY": "sk-2", "OLLAMA_HOST": "gpu:11434"})
    assert found == [f"{name}:{DEFAULT_MODELS[name]}" for name in ("anthropic", "openai", "ollama")]


def test_a_chain_is_asked_in_its_order_and_without_those_that_lack_a_key() -> None:
    environment = {"ANTHROPIC_API_KEY": "sk-2", "OPENAI_BASE_URL": "http://vllm:8000/v1",
                   "PROMPT2MESH_LLM": "google:gemini-x, openai:qwen ,anthropic"}  # fmt: skip
    settings = read_agent_settings(environment)
    assert [(one.label, one.api_key, one.base_url) for one in settings.models] == [
        ("openai:qwen", "", "http://vllm:8000/v1"), (f"anthropic:{DEFAULT_MODELS['anthropic']}", "sk-2", ""),
    ]  # fmt: skip
    assert settings.without_key == ("google:gemini-x",)
    assert "sk-2" not in repr(settings)


def test_none_asks_nobody_and_an_option_goes_before_the_setting() -> None:
    environment = {"ANTHROPIC_API_KEY": "sk-2", "PROMPT2MESH_LLM": "none"}
    assert labels(environment) == []
    assert labels(environment, llm="anthropic:claude-x") == ["anthropic:claude-x"]


@pytest.mark.parametrize("text", ["claude-x", "mistral:large", ":x"])
def test_what_is_no_model_is_told(text: str) -> None:
    with pytest.raises(EnvironmentFaultError, match="provider:model"):
        read_agent_settings({"PROMPT2MESH_LLM": text})


def test_a_budget_is_not_above_its_ceiling() -> None:
    settings = read_agent_settings({"PROMPT2MESH_AGENT_TOKENS": "5000", "PROMPT2MESH_AGENT_MAX_TOKENS": "3000",
                                    "PROMPT2MESH_AGENT_MINUTES": "2.5"})  # fmt: skip
    assert (settings.budget.tokens, settings.budget.minutes) == (3000, 2.5)
    assert settings.budget.cost_usd == Budget().cost_usd
    with pytest.raises(EnvironmentFaultError, match="PROMPT2MESH_AGENT_MAX_COST_USD"):
        read_agent_settings({"PROMPT2MESH_AGENT_MAX_COST_USD": "free"})
