"""Traces of runs, steps, tools and calls: OpenTelemetry always, LangSmith where it has a key.

Without an SDK set up (see `telemetry/traces.py`) OpenTelemetry's spans go nowhere and cost next to nothing. Spans
follow the semantic conventions for generative AI; what people and models write is never in them. LangSmith, which
shows exactly that, is on where LANGSMITH_API_KEY or LANGCHAIN_API_KEY is set, and its own settings (project, endpoint,
LANGSMITH_HIDE_INPUTS, LANGSMITH_TRACING=false) hold; without a key nothing is sent to it.
"""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal

from prompt2mesh.studio.ports.agent import LlmUsage, ModelChoice, Provider
from prompt2mesh.telemetry import traces
from prompt2mesh.telemetry.traces import ActiveSpan, Value

SpanOf = Literal["run", "node", "tool", "call"]
_OPERATIONS: dict[SpanOf, str] = {"run": "invoke_agent", "tool": "execute_tool", "call": "chat"}
_PROVIDERS: dict[Provider, str] = {
    "anthropic": "anthropic", "bedrock": "aws.bedrock", "openai": "openai", "ollama": "ollama", "google": "gcp.gemini",
}  # fmt: skip
_CLIENT_SETTINGS = (
    "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT", "LANGSMITH_HIDE_INPUTS",
    "LANGSMITH_HIDE_OUTPUTS", "LANGCHAIN_HIDE_INPUTS", "LANGCHAIN_HIDE_OUTPUTS", "LANGSMITH_WORKSPACE_ID",
)  # fmt: skip
_FLUSH_S = 2.0
_OFF = frozenset({"false", "0", "no", "off"})


@contextmanager
def span(of: SpanOf, name: str, attributes: Mapping[str, Value] | None = None) -> Generator[ActiveSpan]:
    """A span around a run, a node of the graph, or a tool.

    Args:
        of: What it is around.
        name: The agent's, node's or tool's name.
        attributes: More about it; never what anybody wrote.
    """
    operation = _OPERATIONS.get(of)
    title = f"{operation} {name}" if operation else f"agent.{name}"
    about: dict[str, Value] = dict(attributes or {})
    if operation:
        about["gen_ai.operation.name"] = operation
    if of == "run":
        about.setdefault("gen_ai.agent.name", name)
    if of == "tool":
        about.setdefault("gen_ai.tool.name", name)
    with traces.span(title, kind="client" if of == "call" else "internal", attributes=about) as current:
        yield current


@contextmanager
def call_span(choice: ModelChoice, *, purpose: str, max_tokens: int) -> Generator[ActiveSpan]:
    """A span around one call of a model.

    Args:
        choice: Who is asked.
        purpose: What for: the node of the graph.
        max_tokens: Most that it may write.
    """
    attributes: dict[str, Value] = {
        "gen_ai.provider.name": _PROVIDERS[choice.provider], "gen_ai.request.model": choice.model,
        "gen_ai.request.max_tokens": max_tokens, "prompt2mesh.purpose": purpose, "prompt2mesh.key_owner": choice.owner,
    }  # fmt: skip
    with span("call", choice.model, attributes) as current:
        yield current


def used(
    current: ActiveSpan, usage: LlmUsage, *, cache_written_tokens: int = 0, reason: str = "", model: str = ""
) -> None:
    """Says on a call's span what it took and why it ended.

    Args:
        current: The span.
        usage: What the call took.
        cache_written_tokens: What was put into the provider's cache.
        reason: Why the answer ended, in the provider's word.
        model: The model that answered, as it names itself.
    """
    current.set_attribute("gen_ai.usage.input_tokens", usage.input_tokens)
    current.set_attribute("gen_ai.usage.output_tokens", usage.output_tokens)
    current.set_attribute("gen_ai.usage.cache_read.input_tokens", usage.cached_tokens)
    current.set_attribute("gen_ai.usage.cache_creation.input_tokens", cache_written_tokens)
    if usage.cost_usd is not None:
        current.set_attribute("prompt2mesh.cost_usd", usage.cost_usd)
    if reason:
        current.set_attribute("gen_ai.response.finish_reasons", [reason])
    if model:
        current.set_attribute("gen_ai.response.model", model)


def langsmith_on() -> bool:
    """Whether LangSmith gets traces: it has a key, and nobody said no."""
    if not any(os.environ.get(name, "").strip() for name in ("LANGSMITH_API_KEY", "LANGCHAIN_API_KEY")):
        return False
    said = ("LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING", "LANGCHAIN_TRACING")
    wished = [os.environ[name].strip().lower() for name in said if os.environ.get(name, "").strip()]
    return not wished or wished[0] not in _OFF


@contextmanager
def langsmith(metadata: Mapping[str, str] | None = None) -> Generator[None]:
    """Around a run or a call: LangSmith is on or off for all of LangChain and LangGraph inside.

    Args:
        metadata: To find the run by: thread, user.
    """
    from langsmith import (  # noqa: PLC0415 - comes with LangChain
        get_tracing_context,
        tracing_context,  # pyright: ignore[reportUnknownVariableType]
    )

    on = langsmith_on()
    client = _client(*(os.environ.get(name, "") for name in _CLIENT_SETTINGS)) if on else None
    around = get_tracing_context()
    if metadata is None and around.get("enabled") is on and around.get("client") is client:
        yield  # inside a run, whose trace this is part of
        return
    try:
        with tracing_context(enabled=on, client=client, metadata=dict(metadata or {})):
            yield
    finally:
        if client is not None:
            client.flush(timeout=_FLUSH_S)  # a command ends right after its run


@cache
def _client(*settings: str) -> Any:
    """One client for these settings; LangSmith reads them itself."""
    from langsmith import Client  # noqa: PLC0415

    del settings
    return Client()
