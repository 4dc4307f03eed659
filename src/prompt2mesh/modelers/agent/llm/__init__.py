"""Language models of five providers behind one question: keys, waits, fallbacks, caching, tokens, prices, traces.

`Llm.ask` is the door; the rest of the agent imports nothing else that knows a provider. Importing this package
imports LangChain, so whoever may run without the `agent` extra imports it late.
"""

from prompt2mesh.modelers.agent.llm.catalogue import price_of, prices_as_of
from prompt2mesh.modelers.agent.llm.llm import Llm, LlmAnswer
from prompt2mesh.modelers.agent.llm.messages import picture_block, text_of
from prompt2mesh.modelers.agent.llm.probing import probe
from prompt2mesh.modelers.agent.llm.schemas import tool_name
from prompt2mesh.modelers.agent.llm.waiting import OnWait, Wait

__all__ = [
    "Llm", "LlmAnswer", "OnWait", "Wait", "picture_block", "price_of", "prices_as_of", "probe",
    "text_of", "tool_name",
]  # fmt: skip
