"""Every tool of the workbench reaches every provider whole."""

from typing import Any

from prompt2mesh.modelers.agent.bench.workbench import CODE_TOOLS, TOOLS
from prompt2mesh.modelers.agent.llm.schemas import tool_schemas
from prompt2mesh.studio.ports.agent import Provider
from tests.integration.modelers.agent.llm.conftest import Patience
from tests.integration.modelers.agent.llm.test_answers import START, Verdict
from tests.support.llm_server import answers, calls, llm_server

EVERY = (*TOOLS, *CODE_TOOLS)


def _sent(provider: Provider, body: dict[str, Any]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name, description and schema of every tool in a request."""
    match provider:
        case "anthropic":
            return {tool["name"]: (tool["description"], tool["input_schema"]) for tool in body["tools"]}
        case "bedrock":
            tools = [tool["toolSpec"] for tool in body["toolConfig"]["tools"] if "toolSpec" in tool]
            return {tool["name"]: (tool["description"], tool["inputSchema"]["json"]) for tool in tools}
        case "google":
            tools = [one for tool in body["tools"] for one in tool["functionDeclarations"]]
            return {tool["name"]: (tool["description"], tool["parameters_json_schema"]) for tool in tools}
        case "openai" | "ollama":
            functions = [tool["function"] for tool in body["tools"]]
            return {one["name"]: (one["description"], one["parameters"]) for one in functions}


def _types(field: dict[str, Any]) -> Any:
    return field.get("type") or [one["type"] for one in field["anyOf"]]


def test_every_tool_arrives_whole(provider: Provider, patience: Patience) -> None:
    with llm_server([calls("search_library", {"words": "chair"})]) as server:
        found = patience.llm(server.choice(provider)).ask(START, purpose="execute", tools=EVERY)
    assert [call["name"] for call in found.message.tool_calls] == ["search_library"]
    arrived = _sent(provider, server.requests[0].body)
    for tool in tool_schemas(EVERY):
        name, schema = tool["function"]["name"], tool["function"]["parameters"]
        description, got = arrived.pop(name)
        assert description == tool["function"]["description"]
        assert set(got.get("required") or ()) == set(schema.get("required") or ()), name
        if provider == "ollama":  # whose client knows less of JSON schema
            for field, about in schema["properties"].items():
                assert _types(got["properties"][field]) == _types(about), (name, field)
        else:
            assert got == schema, name
    assert arrived == {}


def test_a_google_model_is_held_to_a_schema_or_to_tools(patience: Patience) -> None:
    with llm_server([answers({"score": 5})]) as server:
        found = patience.llm(server.choice("google")).ask(START, purpose="assess", tools=EVERY, answer=Verdict)
    assert found.parsed == Verdict(score=5)
    assert "tools" not in server.requests[0].body
