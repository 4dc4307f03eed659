import pytest

from prompt2mesh.client.models import AgentBudget, Llm, LlmModel
from prompt2mesh.client.resources.tasks import ModelerChoice
from prompt2mesh.web.widgets.modeler_choice import can_be_asked, meaning, who_models

NONE = Llm(modeler="builtin", reason="there is no LLM to ask, so the built-in modeler works")
OWN = Llm(
    modeler="agent", models=[LlmModel(label="anthropic:claude-sonnet-4-5", owner="user"), LlmModel(label="openai:x")],
    budget=AgentBudget(tokens=400_000, cost_usd=2, minutes=15, iterations=3),
)  # fmt: skip
USED_UP = Llm(modeler="builtin", models=[LlmModel(label="openai:x")], reason="your tokens are used up until midnight")


@pytest.mark.parametrize(
    ("choice", "llm", "who", "possible"),
    [
        ("auto", NONE, "builtin", True),
        ("auto", OWN, "agent", True),
        ("auto", USED_UP, "builtin", True),
        ("agent", NONE, "agent", False),
        ("agent", OWN, "agent", True),
        ("builtin", OWN, "builtin", True),
    ],
)
def test_who_would_work_now(choice: ModelerChoice, llm: Llm, who: str, *, possible: bool) -> None:
    assert who_models(choice, llm) == who
    assert can_be_asked(choice, llm) is possible


def test_what_automatic_means_now_is_said_with_whose_key() -> None:
    assert meaning("auto", OWN) == "Automatic now: the LLM agent, with `anthropic:claude-sonnet-4-5` and your key."
    assert "used up" in meaning("auto", USED_UP)
    assert "key of this service" in meaning("agent", USED_UP)
    assert "without an LLM" in meaning("builtin", OWN)
