"""The five providers, each spoken to by its real SDK over HTTP, with a clock that no test waits for."""

from typing import Any

import pytest

from prompt2mesh.modelers.agent.llm import Llm, Wait
from prompt2mesh.studio.ports.agent import PROVIDERS, ModelChoice, Provider

_ENVIRONMENT = (
    "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "ANTHROPIC_CUSTOM_HEADERS", "OPENAI_API_KEY",
    "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_CUSTOM_HEADERS",
    "GOOGLE_API_KEY", "GEMINI_API_KEY", "OLLAMA_HOST", "OLLAMA_API_KEY", "AWS_BEARER_TOKEN_BEDROCK", "AWS_PROFILE",
    "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIASERVICEKEY")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "service-secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")


@pytest.fixture(params=PROVIDERS)
def provider(request: pytest.FixtureRequest) -> Provider:
    return request.param


class Patience:
    """A clock that a sleep moves on, and what was told meanwhile."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[Wait] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def clock(self) -> float:
        return self.now

    @property
    def slept(self) -> float:
        return self.now - 1000.0

    def llm(self, *choices: ModelChoice, **more: Any) -> Llm:
        return Llm(choices, sleep=self.sleep, clock=self.clock, on_wait=self.waits.append, **more)


@pytest.fixture
def patience() -> Patience:
    return Patience()
