"""Wires the agent: LLM providers, checkpoints, tools. Needs the agent extra."""

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.studio.ports.agent import ModelChoice


def probe(choice: ModelChoice) -> str:
    """Asks a model for a word; which model answered.

    Raises:
        EnvironmentFaultError: The agent extra is not installed.
        LlmKeyError: The provider does not take the key.
        LlmUnavailableError: It does not answer.
    """
    try:
        from prompt2mesh.modelers.agent.llm import probe as ask  # noqa: PLC0415 - of an extra, slow to import
    except ImportError as exc:
        raise _not_installed() from exc
    return ask(choice)


def _not_installed() -> EnvironmentFaultError:
    return EnvironmentFaultError("what talks to LLMs is not installed here",
                                 hint="install it: pip install 'prompt2mesh[agent]'")  # fmt: skip
