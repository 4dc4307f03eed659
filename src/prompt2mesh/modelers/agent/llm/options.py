"""What is said with every call beside the conversation: what may be cached."""

import hashlib
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import BaseMessage

from prompt2mesh.modelers.agent.llm.catalogue import bare_name
from prompt2mesh.modelers.agent.llm.messages import text_of
from prompt2mesh.modelers.agent.llm.schemas import Schema
from prompt2mesh.studio.ports.agent import ModelChoice

_BEDROCK_CACHES = ("claude-", "nova-")
_OPENAI_CACHES = ("gpt-", "o1", "o3", "o4")


def options_of(
    choice: ModelChoice, *, cache: bool, question: Sequence[BaseMessage], tools: Sequence[Schema]
) -> dict[str, Any]:
    """Options of a call.

    Args:
        choice: Who is asked.
        cache: Whether providers may keep what is sent again and again.
        question: The messages that stay the same over a run: the system prompt.
        tools: What is on offer.
    """
    name = bare_name(choice)
    if not cache:
        return {}
    if choice.provider == "bedrock" and name.startswith(_BEDROCK_CACHES):
        return {"cache_control": {"type": "ephemeral"}}  # LangChain makes cache points of it
    if choice.provider == "openai" and name.startswith(_OPENAI_CACHES) and not name.startswith("gpt-oss"):
        # OpenAI caches by itself; the key sends questions that begin alike to the same machine.
        same = "\n".join([*(text_of(one) for one in question), *(str(tool["function"]["name"]) for tool in tools)])
        return {"prompt_cache_key": f"prompt2mesh-{hashlib.sha256(same.encode()).hexdigest()[:16]}"}
    return {}
