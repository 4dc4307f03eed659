"""Failures of models in words for people."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from prompt2mesh.mesh.errors import LlmKeyError, LlmUnavailableError
from prompt2mesh.modelers.agent.llm.catalogue import default_base_url
from prompt2mesh.modelers.agent.llm.failures import Failure
from prompt2mesh.studio.ports.agent import ModelChoice


def why(choice: ModelChoice, failure: Failure) -> str:
    """What went wrong with a model, in a sentence for people."""
    match failure.kind:
        case "busy":
            said = "has had too many requests"
        case "overloaded":
            said = "is overloaded"
        case "unreachable":
            said = f"is not reachable at {address_of(choice)}"
        case "broken":
            said = "broke off" if not failure.final else failure.message
        case "key":
            said = "does not take the key"
        case "credit":
            said = "has no credit left on this key"
        case "missing":
            said = "is not a model that the provider has"
        case "long":
            said = "cannot read that much"
        case _:
            said = "turned the question down"
    status = f" ({failure.status})" if failure.status else ""
    return f"{choice.label} {said}{status}"


def address_of(choice: ModelChoice) -> str:
    """Where a model is asked, without what an address may hold of a secret."""
    address = choice.base_url or default_base_url(choice.provider)
    if not address:
        return "its provider's address"
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def all_failed(failures: Sequence[tuple[ModelChoice, Failure]]) -> LlmKeyError | LlmUnavailableError:
    """One error for all that was tried."""
    said = "; ".join(f"{why(choice, failure)}: {failure.message}" for choice, failure in failures)
    kinds = {failure.kind for _, failure in failures}
    if kinds <= {"key", "credit"}:
        whose = failures[0][0].owner
        hint = "look at the key on your account page" if whose == "user" else "look at the key that the service has"
        return LlmKeyError(said, hint=hint)
    if kinds == {"unreachable"}:
        hint = "see whether it runs, and whether its address is right"
    elif kinds == {"missing"}:
        hint = (
            "name a model that the provider has, in PROMPT2MESH_LLM or with your key; see docs/howto/choose-an-llm.md"
        )
        if any(choice.base_url for choice, _ in failures):
            hint += "; look at the address too: that of a server that speaks OpenAI's API usually ends in /v1"
    elif "busy" in kinds:
        hint = "try again in a few minutes, or add another model to the chain (PROMPT2MESH_LLM)"
    else:
        hint = "see docs/howto/choose-an-llm.md; more than one model may be named in PROMPT2MESH_LLM"
    return LlmUnavailableError(said, hint=hint)
