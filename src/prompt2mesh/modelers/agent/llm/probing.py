"""A tiny call that shows whether a key and a model work."""

from langchain_core.messages import HumanMessage

from prompt2mesh.modelers.agent.llm.llm import Llm
from prompt2mesh.studio.ports.agent import ModelChoice
from prompt2mesh.studio.ports.modeling import Canceled, never


def probe(choice: ModelChoice, *, timeout_s: float = 20.0, canceled: Canceled = never) -> str:
    """Asks a model for one word.

    Args:
        choice: The model, with its key.
        timeout_s: Most time, with all waits.
        canceled: Asked several times a second whether to stop.

    Returns:
        The model that answered, as it names itself.

    Raises:
        LlmKeyError: The provider does not take the key.
        LlmRefusedError: The model would not answer.
        LlmUnavailableError: It did not answer in time, or there is no such model.
    """
    llm = Llm([choice], cache=False, deadline_s=timeout_s, canceled=canceled)
    found = llm.ask([HumanMessage("Answer with the word ok.")], purpose="probe", max_tokens=64, limit_tokens=64)
    return str(found.message.response_metadata.get("model_name") or choice.model)  # pyright: ignore[reportUnknownMemberType]
