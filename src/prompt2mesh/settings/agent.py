"""Typed settings of the agent: which LLMs it asks, what a run may use, and what it may do on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.studio.ports.agent import DEFAULT_MODELS, PROVIDERS, Budget, ModelChoice, Provider

NEVER = "none"
# Where each provider's key is; Bedrock finds AWS credentials by itself, Ollama needs none.
KEY_NAMES: dict[Provider, tuple[str, ...]] = {
    "anthropic": ("ANTHROPIC_API_KEY",), "openai": ("OPENAI_API_KEY",), "google": ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    "bedrock": ("AWS_BEARER_TOKEN_BEDROCK",), "ollama": (),
}  # fmt: skip
_ADDRESS_NAMES: dict[Provider, str] = {
    "anthropic": "ANTHROPIC_BASE_URL", "openai": "OPENAI_BASE_URL", "ollama": "OLLAMA_HOST",
}  # fmt: skip
_NEEDS_KEY: frozenset[Provider] = frozenset({"anthropic", "openai", "google"})
# By itself the agent asks these, in this order, where there is a key or an address.
_BY_KEY: tuple[Provider, ...] = ("anthropic", "openai", "google", "ollama")
_BUDGET = Budget()
_CEILING = Budget(tokens=2_000_000, cost_usd=10.0, minutes=25.0, iterations=10)
_BUDGETS = {"tokens": "TOKENS", "cost_usd": "COST_USD", "minutes": "MINUTES", "iterations": "ITERATIONS"}


@dataclass(frozen=True, kw_only=True)
class AgentSettings:
    """How the agent should work.

    Attributes:
        models: Whom to ask, the first first (`PROMPT2MESH_LLM`); those that a key is missing for are left out.
        without_key: Models that `PROMPT2MESH_LLM` names and that nobody has a key for.
        budget: Of a run that says nothing (`PROMPT2MESH_AGENT_TOKENS` and its like).
        ceiling: Most that a run may ask for (`PROMPT2MESH_AGENT_MAX_TOKENS` and its like).
        allow_private: Whether people's own base URLs may be private addresses (`PROMPT2MESH_LLM_ALLOW_PRIVATE`).
    """

    models: tuple[ModelChoice, ...] = ()
    without_key: tuple[str, ...] = ()
    budget: Budget = _BUDGET
    ceiling: Budget = _CEILING
    allow_private: bool = False


def read_agent_settings(environment: Mapping[str, str], *, llm: str | None = None) -> AgentSettings:
    """The settings of the agent in an environment.

    Args:
        environment: Of a process.
        llm: Instead of its `PROMPT2MESH_LLM`.

    Raises:
        EnvironmentFaultError: A variable has a value it cannot have.
    """
    usual = AgentSettings()
    models, without_key = _models(environment, environment.get("PROMPT2MESH_LLM", "") if llm is None else llm)
    ceiling = _budget(environment, "PROMPT2MESH_AGENT_MAX_", usual.ceiling)
    budget = _budget(environment, "PROMPT2MESH_AGENT_", usual.budget)
    return AgentSettings(
        models=models, without_key=without_key, ceiling=ceiling,
        budget=Budget(**{name: min(getattr(budget, name), getattr(ceiling, name)) for name in _BUDGETS}),
        allow_private=environment.get("PROMPT2MESH_LLM_ALLOW_PRIVATE", "").lower() in {"1", "true", "yes", "on"},
    )  # fmt: skip


def read_choice(environment: Mapping[str, str], text: str) -> ModelChoice:
    """A model as settings write it: `anthropic:claude-sonnet-4-5`, or a provider alone for its usual model.

    Raises:
        EnvironmentFaultError: It is not of this form, or the provider is not known.
    """
    provider, _, model = text.strip().partition(":")
    if provider not in PROVIDERS:
        raise EnvironmentFaultError(
            f"an LLM should be written as provider:model, the provider one of {', '.join(PROVIDERS)}; it is {text!r}",
            hint="such as anthropic:claude-sonnet-4-5; several, separated by commas, are asked one after the other",
        )
    known: Provider = provider
    address = environment.get(_ADDRESS_NAMES.get(known, ""), "").strip()
    if known == "ollama" and address and "://" not in address:
        address = f"http://{address}"
    key = next((found for name in KEY_NAMES[known] if (found := environment.get(name, "").strip())), "")
    return ModelChoice(provider=known, model=model.strip() or DEFAULT_MODELS[known], api_key=key, base_url=address)


def _models(environment: Mapping[str, str], text: str) -> tuple[tuple[ModelChoice, ...], tuple[str, ...]]:
    if text.strip().lower() == NEVER:
        return (), ()
    named = [entry for entry in text.split(",") if entry.strip()]
    if not named:
        found = [read_choice(environment, provider) for provider in _BY_KEY]
        return tuple(choice for choice in found if choice.api_key or _is_local(choice)), ()
    chosen = [read_choice(environment, entry) for entry in named]
    usable = tuple(choice for choice in chosen if not _lacks_key(choice))
    return usable, tuple(choice.label for choice in chosen if _lacks_key(choice))


def _is_local(choice: ModelChoice) -> bool:
    return choice.provider == "ollama" and bool(choice.base_url)


def _lacks_key(choice: ModelChoice) -> bool:
    """A server of one's own, at another address, may want no key."""
    return choice.provider in _NEEDS_KEY and not choice.api_key and not choice.base_url


def _budget(environment: Mapping[str, str], prefix: str, usual: Budget) -> Budget:
    values: dict[str, float] = {}
    for name, suffix in _BUDGETS.items():
        text = environment.get(f"{prefix}{suffix}", "")
        try:
            value = float(text) if text else float(getattr(usual, name))
        except ValueError:
            value = 0.0
        if value <= 0:
            raise EnvironmentFaultError(f"{prefix}{suffix} should be a positive number; it is {text!r}")
        values[name] = value
    return Budget(
        tokens=int(values["tokens"]), cost_usd=values["cost_usd"], minutes=values["minutes"],
        iterations=max(1, int(values["iterations"])),
    )  # fmt: skip
