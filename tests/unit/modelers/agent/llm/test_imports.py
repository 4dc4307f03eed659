"""Nothing that speaks to LLMs is loaded before it is used: a command must start at once, also without the extra."""

import subprocess
import sys

PROGRAM = """
import sys
import prompt2mesh.bootstrap.agent, prompt2mesh.bootstrap.service, prompt2mesh.telemetry.traces
import prompt2mesh.cli.__main__, prompt2mesh.modelers.agent, prompt2mesh.settings.agent
slow = {"langchain", "langchain_core", "langgraph", "langsmith", "anthropic", "openai", "ollama", "opentelemetry", "structlog"}
print(sorted({name.partition(".")[0] for name in sys.modules} & slow))
"""


def test_no_sdk_is_loaded_before_it_is_used() -> None:
    found = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "[]"
